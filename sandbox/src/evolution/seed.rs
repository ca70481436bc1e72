//! What a server starts with.

use std::time::Duration;

use super::Generation;
use super::known;
use super::rows::{ChatKind, ChatRow, Person};

/// People, chats and habits of a server.
#[derive(Clone, Debug)]
pub struct EvolutionSeed {
    pub api_key: String,
    /// The connected number.
    pub own: Person,
    pub people: Vec<Person>,
    pub chats: Vec<ChatRow>,
    pub retries: RetryPolicy,
    /// New instances are connected at once; otherwise somebody has to `scan`.
    pub opens_at_once: bool,
    /// Every message sent is told to have arrived.
    pub tells_delivered: bool,
    pub generation: Generation,
}

/// How often and how patiently webhooks are delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    pub attempts: u32,
    /// Doubled after every attempt, with a fifth more or less.
    pub first_delay: Duration,
    pub longest_delay: Duration,
    pub timeout: Duration,
}

impl RetryPolicy {
    /// Evolution's own: ten attempts, from 5 s to 300 s (`docs/wire/evolution.md §3.3`).
    pub const REAL: Self = Self {
        attempts: 10,
        first_delay: Duration::from_secs(5),
        longest_delay: Duration::from_secs(300),
        timeout: Duration::from_secs(30),
    };

    /// The same shape a hundred times faster, for tests.
    pub const FAST: Self = Self {
        attempts: 10,
        first_delay: Duration::from_millis(50),
        longest_delay: Duration::from_secs(3),
        timeout: Duration::from_secs(10),
    };
}

impl EvolutionSeed {
    /// The people and chats of [`known`].
    #[must_use]
    pub fn plausible() -> Self {
        let people = vec![
            Person::new("John Doe", known::JOHN, "181960112233441"),
            Person::new("Maria Silva", known::MARIA, "181960112233442"),
            Person::new("Alex Grow", known::ALEX, "181960112233443"),
            Person::new("Olivia (owner)", known::OLIVIA, "181960112233451"),
            Person::new("Sam (staff)", known::SAM, "181960112233452"),
            Person::new("SMMCost desk", known::SMMCOST_DESK, "181960112233461"),
            Person::new("JAP desk", known::JAP_DESK, "181960112233462"),
        ];
        let private = people
            .iter()
            .take(5)
            .map(|p| ChatRow::new(&p.phone_jid(), &p.name, ChatKind::Private, vec![p.phone.clone()]));
        let group = |jid, name, kind, members: &[&str]| {
            ChatRow::new(jid, name, kind, members.iter().map(|m| (*m).to_owned()).collect())
        };
        let groups = [
            group(
                known::SUPPORT_GROUP,
                "SMM Support 24/7",
                ChatKind::Support,
                &[known::JOHN, known::MARIA, known::ALEX, known::OLIVIA, known::SAM],
            ),
            group(
                known::SMMCOST_GROUP,
                "smmcost.com · requests",
                ChatKind::Provider,
                &[known::SMMCOST_DESK, known::OLIVIA],
            ),
            group(known::JAP_GROUP, "JustAnotherPanel desk", ChatKind::Provider, &[known::JAP_DESK, known::OLIVIA]),
        ];
        Self {
            api_key: "B6D711FC-DE4D-4FD5-9365-44120E713976".to_owned(),
            own: Person::new("Ledgerdesk", known::BOT, "181960112233999"),
            chats: groups.into_iter().chain(private).collect(),
            people,
            retries: RetryPolicy::REAL,
            opens_at_once: true,
            tells_delivered: true,
            generation: Generation::default(),
        }
    }
}
