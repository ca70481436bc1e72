//! Numbers behind LIDs: of a group's author some servers tell the LID only; the group's list of members tells the rest (`WIRE.md §3.5`).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aggregates::values::Identity;
use aggregates::workspace::{Channel, ChannelKind};
use gateways::GatewayError;
use tokio::time::{Instant, timeout};

use super::Desk;
use crate::reactors::sending::evolution;

/// How long a message waits for a list of members.
const PATIENCE: Duration = Duration::from_secs(5);
/// A list that does not have somebody is asked for again after this long, and so is one that could not be had.
const AGAIN_AFTER: Duration = Duration::from_secs(60);
/// Groups whose members are remembered.
const GROUPS_AT_MOST: usize = 1_000;

/// Who is in which group, as last told; by channel and chat.
#[derive(Default)]
pub(super) struct Members(Mutex<HashMap<(String, String), List>>);

struct List {
    asked_at: Instant,
    /// Every address of each, the number first.
    people: Vec<Vec<Identity>>,
}

impl Members {
    /// Every address of a member; none: nothing is known of them, and it is time to ask.
    fn look_up(&self, group: &(String, String), one: &Identity) -> Option<Vec<Identity>> {
        let lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let list = lists.get(group)?;
        let found = list.people.iter().find(|person| person.contains(one)).cloned();
        found.or_else(|| (list.asked_at.elapsed() < AGAIN_AFTER).then(Vec::new))
    }

    fn keep(&self, group: (String, String), people: Vec<Vec<Identity>>) {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lists.len() >= GROUPS_AT_MOST {
            lists.clear();
        }
        lists.insert(group, List { asked_at: Instant::now(), people });
    }
}

impl Desk {
    /// Every address of a group's author, the number first, as far as the group's members tell; empty where they do not.
    pub async fn addresses_of(
        &self,
        channel_id: &str,
        channel: &Channel,
        chat: &str,
        author: &Identity,
    ) -> Vec<Identity> {
        match channel.kind {
            ChannelKind::Sandbox => return Vec::new(),
            ChannelKind::Evolution => {}
        }
        let group = (channel_id.to_owned(), chat.to_owned());
        if let Some(known) = self.inner.members.look_up(&group, author) {
            return known;
        }
        let people = match timeout(PATIENCE, self.ask_members(channel, chat)).await {
            Ok(Ok(people)) => people,
            Ok(Err(error)) => {
                tracing::warn!(channel_id, %error, "the members of a group could not be asked for");
                Vec::new()
            }
            Err(_) => {
                tracing::warn!(channel_id, "the members of a group were not told in time");
                Vec::new()
            }
        };
        self.inner.members.keep(group.clone(), people);
        self.inner.members.look_up(&group, author).unwrap_or_default()
    }

    async fn ask_members(&self, channel: &Channel, chat: &str) -> Result<Vec<Vec<Identity>>, GatewayError> {
        let members = evolution(self.net(), channel)?.participants(chat).await?;
        Ok(members.into_iter().map(|member| member.ids.iter().map(|jid| Identity::from_jid(jid)).collect()).collect())
    }
}
