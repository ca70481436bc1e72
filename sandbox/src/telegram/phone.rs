//! The bot's chats as a phone.

use super::{Shared, TelegramPerson, updates};
use crate::messenger::phone::{Chat, Member, Messenger, Phone};
use crate::messenger::{Inbox, NoSuch, Outbox};

impl Messenger for Shared {
    fn phone(&self) -> Phone {
        let member = |person: &TelegramPerson| Member::new(&person.id.to_string(), &person.name);
        let chats = self.memory.read(|state| {
            let groups = state.seed.groups.iter().map(|group| {
                let people = state.seed.people.iter().filter(|person| group.members.contains(&person.id));
                let mut chat =
                    Chat::group(&group.id.to_string(), &group.title, group.kind, people.map(member).collect());
                let before = state.moved.iter().filter(|(_, to)| *to == group.id);
                chat.aliases.extend(before.map(|(from, _)| from.to_string()));
                chat
            });
            let people = state.seed.people.iter().map(|person| {
                let about = person.username.as_ref().map_or_else(String::new, |username| format!("@{username}"));
                Chat::private(&person.id.to_string(), member(person), about)
            });
            groups.chain(people).collect()
        });
        Phone { app: "Telegram", system: "the Bot API", chats }
    }

    fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    fn write(&self, chat: &Chat, person: &Member, text: &str) -> Result<String, NoSuch> {
        let number = |text: &str| text.parse().map_err(|_| NoSuch(format!("number {text}")));
        updates::message(self, number(&chat.id)?, number(&person.id)?, &updates::text(text))
    }
}
