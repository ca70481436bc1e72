//! People and chats that are always there. A person is named by phone number.

/// The connected number.
pub const BOT: &str = "447700900999";
/// A customer, `johndoe123` on the panel.
pub const JOHN: &str = "447700900123";
/// A customer, `maria_smm` on the panel.
pub const MARIA: &str = "447700900456";
/// A customer, `alexgrowth` on the panel.
pub const ALEX: &str = "447700900789";
/// The owner of the workspace.
pub const OLIVIA: &str = "447700900001";
/// A member of her staff.
pub const SAM: &str = "447700900002";
/// Who reads the group of smmcost.com.
pub const SMMCOST_DESK: &str = "447700900301";
/// Who reads the group of justanotherpanel.
pub const JAP_DESK: &str = "447700900302";

/// Customers and staff.
pub const SUPPORT_GROUP: &str = "120363041234567001@g.us";
/// Where smmcost.com takes requests.
pub const SMMCOST_GROUP: &str = "120363041234567002@g.us";
/// Where justanotherpanel takes requests.
pub const JAP_GROUP: &str = "120363041234567003@g.us";

/// The private chat with a person.
#[must_use]
pub fn private(phone: &str) -> String {
    format!("{phone}@s.whatsapp.net")
}
