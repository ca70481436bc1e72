//! Ids are types: one for each thing that is named, so that two can not be swapped.
//!
//! All are texts, and stored as such. An id is made from a text by name ([`GroupId::new`]), never silently: there is no `From` and no `Deref`.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id that this text is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Its text.
            pub const fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// None was given: so it is in the state of what does not exist yet.
            pub const fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A group's stream: a keyed hash of its channel and chat, made where the group is first heard of.
    GroupId,
    /// A channel of the workspace: made when the channel is added, and part of the address that its messenger posts to.
    ChannelId,
    /// A customer's stream: a keyed hash of the identity by which they were first known, made where they are first met.
    CustomerId,
    /// A conversation's stream: a keyed hash of its channel and chat, made wherever something is written there.
    ConversationId,
    /// A broadcast's stream: made by whoever starts it, so that a repeat names the same one.
    CampaignId,
    /// A provider's stream: made when the provider is added.
    ProviderId,
    /// What a provider calls an order that the panel placed there: the provider makes it, and the panel tells it.
    ProviderOrderId,
    /// What a messenger calls a message, in or out: the messenger makes it, and two chats may know the same one.
    ChannelMessageId,
    /// A message of a customer: made when it is written down. Events hold it as a UUID; this is its text, 32 hex digits.
    MessageId,
    /// A person of the team: made when they are added.
    MemberId,
    /// An API token: made with it, and part of its text, which alone opens nothing.
    TokenId,
    /// What WhatsApp's cloud service calls the number of a channel: the operator reads it there.
    PhoneNumberId,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_id_is_stored_as_its_text() {
        let id = GroupId::new("g1");
        let stored = serde_json::to_string(&id).expect("JSON");
        assert_eq!(stored, r#""g1""#);
        assert_eq!(serde_json::from_str::<GroupId>(&stored).expect("an id"), id);
        assert_eq!(serde_json::to_string(&BTreeMap::from([(&id, 1)])).expect("JSON"), r#"{"g1":1}"#);
    }

    #[test]
    fn a_map_by_id_is_read_by_the_text() {
        let names = BTreeMap::from([(GroupId::new("g1"), "Maria's group")]);
        assert_eq!(names.get("g1"), Some(&"Maria's group"));
    }
}
