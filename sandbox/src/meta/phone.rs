//! The number as a phone: private chats only, as Meta has no groups.

use super::{Shared, post};
use crate::messenger::phone::{Chat, Member, Messenger, Phone};
use crate::messenger::{Inbox, NoSuch, Outbox};

impl Messenger for Shared {
    fn phone(&self) -> Phone {
        let chats = self.memory.read(|state| {
            let chats = state.seed.people.iter().map(|person| {
                let about = match &person.username {
                    Some(username) => format!("@{username}, whose number is hidden"),
                    None => format!("+{}", person.wa_id),
                };
                let mut chat = Chat::private(person.address(), Member::new(&person.wa_id, &person.name), about);
                chat.aliases.push(person.user_id.clone());
                chat
            });
            chats.collect()
        });
        Phone { app: "WhatsApp", system: "Meta Cloud API", chats }
    }

    fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    fn write(&self, _chat: &Chat, person: &Member, text: &str) -> Result<String, NoSuch> {
        let ids = post::messages(self, &[(&person.id, post::text(text))])?;
        Ok(ids.into_iter().next().unwrap_or_default())
    }
}
