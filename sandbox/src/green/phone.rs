//! The instance as a phone.

use super::{Shared, chat_id, text_data};
use crate::evolution::{ChatKind, Person};
use crate::messenger::phone::{Chat, Member, Messenger, Phone};
use crate::messenger::{Inbox, NoSuch, Outbox};

impl Messenger for Shared {
    fn phone(&self) -> Phone {
        let member = |person: &Person| Member::new(&person.phone, &person.name);
        let chats = self.memory.read(|state| {
            let groups = state.seed.groups.iter().map(|group| {
                let members = group.members.iter().filter_map(|phone| state.person(phone)).map(member).collect();
                Chat::group(&group.jid, &group.name, group.kind, members)
            });
            let people = state.seed.people.iter().map(|person| {
                let mut chat = Chat::private(&chat_id(&person.phone), member(person), format!("+{}", person.phone));
                chat.aliases.push(person.lid_jid());
                chat
            });
            groups.chain(people).collect()
        });
        Phone { app: "WhatsApp", system: "Green API", chats }
    }

    fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    fn write(&self, chat: &Chat, person: &Member, text: &str) -> Result<String, NoSuch> {
        let chat = if chat.kind == ChatKind::Private { &person.id } else { &chat.id };
        self.take(chat, &person.id, text_data(text))
    }
}
