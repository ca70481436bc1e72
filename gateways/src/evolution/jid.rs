//! WhatsApp addresses: `user[:device]@server`.

/// What kind of address a JID is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JidKind {
    /// A person by phone number, `…@s.whatsapp.net`.
    Phone,
    /// A person by LID, an id that hides the number, `…@lid`.
    Lid,
    /// A group, `…@g.us`.
    Group,
    /// Status posts, newsletters, broadcast lists: never a conversation.
    Broadcast,
    /// Anything else.
    Other,
}

impl JidKind {
    /// The kind of an address.
    #[must_use]
    pub fn of(jid: &str) -> Self {
        match jid.rsplit_once('@') {
            Some((_, "s.whatsapp.net" | "c.us")) => Self::Phone,
            Some((_, "lid" | "hosted.lid")) => Self::Lid,
            Some((_, "g.us")) => Self::Group,
            Some((_, "broadcast" | "newsletter")) => Self::Broadcast,
            Some(_) | None => Self::Other,
        }
    }
}

/// Whether this is a person's address with the phone number in it.
#[must_use]
pub fn is_phone_jid(jid: &str) -> bool {
    JidKind::of(jid) == JidKind::Phone
}

/// Whether this is a person's LID.
#[must_use]
pub fn is_lid(jid: &str) -> bool {
    JidKind::of(jid) == JidKind::Lid
}

/// The digits of a phone JID: `5511999@s.whatsapp.net` is `5511999`.
#[must_use]
pub fn phone_of(jid: &str) -> Option<&str> {
    let (user, _) = jid.rsplit_once('@')?;
    (is_phone_jid(jid) && !user.is_empty() && user.bytes().all(|b| b.is_ascii_digit())).then_some(user)
}

/// The one spelling of an address: no device, no old server name, lower case, no blanks. `None` when it is no address.
pub(crate) fn plain(jid: &str) -> Option<String> {
    let jid: String = jid.chars().filter(|c| !c.is_whitespace() && *c != '\0').collect();
    let (user, server) = jid.rsplit_once('@')?;
    let user = user.split_once(':').map_or(user, |(user, _device)| user);
    let server = server.to_ascii_lowercase();
    let server = match server.as_str() {
        "c.us" => "s.whatsapp.net",
        "hosted.lid" => "lid",
        other => other,
    };
    (!user.is_empty() && !server.is_empty()).then(|| format!("{user}@{server}"))
}

/// The distinct addresses of one person, phone first, then LID.
pub(crate) fn of_person<'a>(forms: impl IntoIterator<Item = Option<&'a str>>) -> Vec<String> {
    let mut jids: Vec<String> = Vec::new();
    for jid in forms.into_iter().flatten().filter_map(plain) {
        if matches!(JidKind::of(&jid), JidKind::Phone | JidKind::Lid) && !jids.contains(&jid) {
            jids.push(jid);
        }
    }
    jids.sort_by_key(|jid| !is_phone_jid(jid));
    jids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        assert_eq!(plain("5511999:12@s.whatsapp.net").as_deref(), Some("5511999@s.whatsapp.net"));
        assert_eq!(plain(" 5511999@c.us").as_deref(), Some("5511999@s.whatsapp.net"));
        assert_eq!(plain("123@LID").as_deref(), Some("123@lid"));
        assert_eq!(plain("").as_deref(), None);
        assert_eq!(plain("@lid").as_deref(), None);
        assert_eq!(plain("5511999").as_deref(), None);
    }

    #[test]
    fn a_persons_phone_comes_before_the_lid() {
        let jids = of_person([
            Some("9@lid"),
            None,
            Some(""),
            Some("55@s.whatsapp.net"),
            Some("55:3@s.whatsapp.net"),
            Some("1@g.us"),
        ]);
        assert_eq!(jids, ["55@s.whatsapp.net", "9@lid"]);
    }

    #[test]
    fn only_a_phone_address_tells_a_number() {
        assert_eq!(phone_of("5511999@s.whatsapp.net"), Some("5511999"));
        assert_eq!(phone_of("5511999@lid"), None);
        assert_eq!(phone_of("x@s.whatsapp.net"), None);
    }
}
