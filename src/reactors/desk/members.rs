//! Numbers behind LIDs: of a group's author some servers tell the LID only; the group's list of members tells the rest (`docs/wire/evolution.md §3.5`).
//!
//! Who is taken for whom decides whose orders they touch, so a list is believed for a minute only (a number may change hands, a LID does
//! not), and where it is not certain which number is whose, there is none. A server that does not answer holds up one message, not
//! every one: its other groups are not asked about for a minute either.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aggregates::ids::ChannelId;
use aggregates::values::Identity;
use aggregates::workspace::{Channel, ChannelKind};
use gateways::{GatewayError, Kind};
use tokio::time::{Instant, timeout};

use super::Desk;
use crate::reactors::messenger::Messenger;

/// How long a message waits for a list of members.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long a list is believed, and how long a server that did not answer is left alone.
const AGAIN_AFTER: Duration = Duration::from_secs(60);
/// Groups whose members are remembered.
const GROUPS_AT_MOST: usize = 1_000;

/// A channel and a chat on it.
type Group = (ChannelId, String);

/// Who is in which group, as last told.
#[derive(Default)]
pub(super) struct Members(Mutex<Known>);

#[derive(Default)]
struct Known {
    lists: HashMap<Group, List>,
    /// When a channel's server last did not answer.
    silent: HashMap<ChannelId, Instant>,
}

struct List {
    asked_at: Instant,
    /// Every address of each; of a list that could not be had, nobody.
    people: Vec<Vec<Identity>>,
}

impl Members {
    /// Every address of a member, possibly none; `None`: it is time to ask.
    fn look_up(&self, group: &Group, one: &Identity) -> Option<Vec<Identity>> {
        let known = self.known();
        match known.lists.get(group).filter(|list| list.asked_at.elapsed() < AGAIN_AFTER) {
            Some(list) => Some(addresses(&list.people, one)),
            None => {
                let silent = known.silent.get(&group.0).is_some_and(|at| at.elapsed() < AGAIN_AFTER);
                silent.then(Vec::new)
            }
        }
    }

    fn keep(&self, group: Group, people: Vec<Vec<Identity>>) {
        let mut known = self.known();
        if known.lists.len() >= GROUPS_AT_MOST {
            known.lists.clear();
        }
        known.lists.insert(group, List { asked_at: Instant::now(), people });
    }

    fn is_silent(&self, channel_id: &ChannelId) {
        let mut known = self.known();
        known.silent.retain(|_, at| at.elapsed() < AGAIN_AFTER);
        known.silent.insert(channel_id.to_owned(), Instant::now());
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Every address of a group's author, the number first, as far as the group's members tell for certain; empty where they do not.
    pub async fn addresses_of(
        &self,
        channel_id: &ChannelId,
        channel: &Channel,
        chat: &str,
        author: &Identity,
    ) -> Vec<Identity> {
        match channel.kind() {
            // Green's LIDs come with the number beside them only where it knows it; the list tells as much as Evolution's.
            ChannelKind::Evolution | ChannelKind::Green => {}
            ChannelKind::Meta | ChannelKind::Telegram | ChannelKind::Sandbox => return Vec::new(),
        }
        let members = &self.inner.members;
        let group = (channel_id.to_owned(), chat.to_owned());
        if let Some(known) = members.look_up(&group, author) {
            return known;
        }
        let asked = timeout(PATIENCE, self.ask_members(channel, chat)).await;
        let asked = asked.unwrap_or_else(|_| Err(GatewayError::new(Kind::Unavailable, "no answer in time")));
        let people = asked.unwrap_or_else(|error| {
            tracing::warn!(%channel_id, %error, "the members of a group could not be asked for");
            match error.kind {
                // About this group alone.
                Kind::NotFound | Kind::Refused => {}
                Kind::OutcomeUnknown
                | Kind::RateLimited
                | Kind::Unavailable
                | Kind::Unauthorized
                | Kind::Misconfigured => members.is_silent(channel_id),
            }
            Vec::new()
        });
        let found = addresses(&people, author);
        members.keep(group, people);
        found
    }

    /// Every member of a group with every address known, but the connected number itself.
    ///
    /// # Errors
    /// As the channel's client says; also while it can not say which number is its own, which is nobody's customer.
    pub async fn members_of(&self, channel: &Channel, chat: &str) -> Result<Vec<Vec<Identity>>, GatewayError> {
        let own = match Messenger::of(self.net(), channel)?.own_address().await {
            Ok(own) => own,
            Err(error) if error.is_retryable() => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "a channel does not tell its own number");
                None
            }
        };
        let own = own.map(|jid| Identity::from_jid(&jid));
        let people = self.ask_members(channel, chat).await?;
        Ok(people.into_iter().filter(|person| own.as_ref().is_none_or(|own| !person.contains(own))).collect())
    }

    async fn ask_members(&self, channel: &Channel, chat: &str) -> Result<Vec<Vec<Identity>>, GatewayError> {
        let members = Messenger::of(self.net(), channel)?.participants(chat).await?;
        Ok(members.into_iter().map(|member| member.ids.iter().map(|jid| Identity::from_jid(jid)).collect()).collect())
    }
}

/// Every address of the member who has this one, the number first. Entries that share an address are one person; should that person have
/// two addresses of a kind (two numbers for a LID, two LIDs for a number), nobody can tell which is theirs: none.
fn addresses(people: &[Vec<Identity>], one: &Identity) -> Vec<Identity> {
    let mut all = vec![one.clone()];
    let mut reached = 0;
    while let Some(next) = all.get(reached).cloned() {
        for identity in people.iter().filter(|person| person.contains(&next)).flatten() {
            if !all.contains(identity) {
                all.push(identity.clone());
            }
        }
        reached += 1;
    }
    let mut kinds: Vec<&str> = all.iter().map(Identity::kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if all.len() == 1 || kinds.len() < all.len() {
        return Vec::new();
    }
    all.sort_by_key(|identity| identity.kind() == "lid");
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(list: &[&[&str]]) -> Vec<Vec<Identity>> {
        list.iter().map(|person| person.iter().map(|jid| Identity::from_jid(jid)).collect()).collect()
    }

    fn found(list: &[&[&str]], one: &str) -> Vec<String> {
        addresses(&people(list), &Identity::from_jid(one)).iter().map(|identity| identity.value().to_owned()).collect()
    }

    #[test]
    fn a_lid_leads_to_the_number_beside_it() {
        let list: &[&[&str]] = &[&["1@s.whatsapp.net", "10@lid"], &["20@lid", "2@s.whatsapp.net"], &["30@lid"]];
        assert_eq!(found(list, "10@lid"), ["1@s.whatsapp.net", "10@lid"]);
        assert_eq!(found(list, "20@lid"), ["2@s.whatsapp.net", "20@lid"]);
        assert_eq!(found(list, "30@lid"), [""; 0]);
        assert_eq!(found(list, "40@lid"), [""; 0]);
    }

    #[test]
    fn a_member_listed_twice_is_one_member() {
        let list: &[&[&str]] = &[&["10@lid"], &["1@s.whatsapp.net", "10@lid"], &["1@s.whatsapp.net"]];
        assert_eq!(found(list, "10@lid"), ["1@s.whatsapp.net", "10@lid"]);
    }

    #[test]
    fn where_it_is_not_certain_whose_a_number_is_there_is_none() {
        let two_numbers: &[&[&str]] = &[&["1@s.whatsapp.net", "10@lid"], &["2@s.whatsapp.net", "10@lid"]];
        assert_eq!(found(two_numbers, "10@lid"), [""; 0]);
        let in_one_entry: &[&[&str]] = &[&["1@s.whatsapp.net", "2@s.whatsapp.net", "10@lid"]];
        assert_eq!(found(in_one_entry, "10@lid"), [""; 0]);
        let one_number_for_all: &[&[&str]] = &[&["1@s.whatsapp.net", "10@lid"], &["1@s.whatsapp.net", "20@lid"]];
        assert_eq!(found(one_number_for_all, "10@lid"), [""; 0]);
        assert_eq!(found(one_number_for_all, "20@lid"), [""; 0]);
    }

    #[test]
    fn a_list_is_believed_for_a_minute_and_a_silent_server_is_left_alone_for_one() {
        let (members, lid) = (Members::default(), Identity::from_jid("10@lid"));
        let group = |chat: &str| (ChannelId::new("channel"), chat.to_owned());
        assert_eq!(members.look_up(&group("one"), &lid), None);
        members.keep(group("one"), people(&[&["1@s.whatsapp.net", "10@lid"]]));
        assert_eq!(members.look_up(&group("one"), &lid).map(|all| all.len()), Some(2));
        assert_eq!(members.look_up(&group("two"), &lid), None);
        members.is_silent(&ChannelId::new("channel"));
        assert_eq!(members.look_up(&group("two"), &lid), Some(Vec::new()));
        // A minute later.
        let before = Instant::now().checked_sub(AGAIN_AFTER).expect("the machine runs for longer than a minute");
        members.known().silent.values_mut().for_each(|at| *at = before);
        members.known().lists.values_mut().for_each(|list| list.asked_at = before);
        assert_eq!(members.look_up(&group("one"), &lid), None);
        assert_eq!(members.look_up(&group("two"), &lid), None);
    }
}
