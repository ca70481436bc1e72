//! How much one customer may ask for in a while (VC5).
//!
//! A window begins with the first that counts and lasts a minute (messages) or an hour (orders looked up). What is beyond the limit is
//! put on record once per window, the customer is told once, and nothing more is said until it ends. The team is not limited.
//!
//! What is counted where: one node counts in memory, exactly. Several nodes count together in Redis, in one step each (a script);
//! every node counts what it handles as well, and goes by that while Redis is away. A limit that was reached is an event, so it holds
//! across restarts; what was counted below a limit begins anew with the process. A message that is taken up again after a stop is not
//! counted again.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use aggregates::customer::{Customer, CustomerCommand, CustomerEvent, Limit};
use aggregates::request::Action;
use aggregates::triage::Plan;
use aggregates::words;
use aggregates::workspace::{Settings, Workspace};
use eventlog::{Actor, WorkspaceId};
use jiff::{SignedDuration, Timestamp};
use redis::aio::MultiplexedConnection;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use super::chat::{Answer, Origin};
use super::inbound::Sender;
use super::job::{Job, Trouble};

/// Windows kept in memory before those that ended are dropped.
const WINDOWS_KEPT: usize = 50_000;
/// How long a message waits for Redis.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long Redis is left alone after it failed.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

/// Counts in one step: answers whether it is within the limit, and the milliseconds left of the window. What was counted before
/// under the same id is not counted again.
static COUNT: LazyLock<redis::Script> = LazyLock::new(|| {
    redis::Script::new(
        r"if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return {1, redis.call('PTTL', KEYS[1])} end
        local used = tonumber(redis.call('HGET', KEYS[1], 'used') or '0')
        if used + tonumber(ARGV[2]) > tonumber(ARGV[3]) then return {0, redis.call('PTTL', KEYS[1])} end
        redis.call('HSET', KEYS[1], ARGV[1], 1)
        redis.call('HINCRBY', KEYS[1], 'used', ARGV[2])
        if used == 0 then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
        return {1, redis.call('PTTL', KEYS[1])}",
    )
});

/// The counters. Cheap to clone.
#[derive(Clone)]
pub struct Limits {
    inner: Arc<Inner>,
}

struct Inner {
    here: Mutex<HashMap<Of, Window>>,
    together: Option<Together>,
}

/// Whose counter.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Of {
    workspace: WorkspaceId,
    customer_id: String,
    limit: Limit,
}

struct Window {
    began_at: Timestamp,
    used: u32,
    counted: HashSet<Uuid>,
}

/// The counters several nodes share.
struct Together {
    client: redis::Client,
    connection: tokio::sync::Mutex<Connection>,
    is_lost: AtomicBool,
}

enum Connection {
    None,
    Open(MultiplexedConnection),
    Lost { since: Instant },
}

/// Something to be counted.
struct Counted {
    of: Of,
    id: Uuid,
    number: u32,
    allowed: u32,
    now: Timestamp,
}

impl Limits {
    /// Counters of this process; with a client, shared with the other nodes at that Redis.
    pub fn new(redis: Option<redis::Client>) -> Self {
        let together = redis.map(|client| Together {
            client,
            connection: tokio::sync::Mutex::new(Connection::None),
            is_lost: AtomicBool::new(false),
        });
        Self { inner: Arc::new(Inner { here: Mutex::default(), together }) }
    }

    /// Counts; answers until when nothing more is allowed, where it is beyond the limit.
    async fn count(&self, counted: &Counted) -> Option<Timestamp> {
        let here = self.count_here(counted);
        match &self.inner.together {
            Some(together) => together.count(counted).await.unwrap_or(here),
            None => here,
        }
    }

    fn count_here(&self, counted: &Counted) -> Option<Timestamp> {
        let mut windows = self.inner.here.lock().unwrap_or_else(PoisonError::into_inner);
        let now = counted.now;
        if windows.len() >= WINDOWS_KEPT {
            windows.retain(|of, window| end(window.began_at, of.limit) > now);
        }
        let new = || Window { began_at: now, used: 0, counted: HashSet::new() };
        let window = windows.entry(counted.of.clone()).or_insert_with(new);
        if end(window.began_at, counted.of.limit) <= now {
            *window = new();
        }
        if window.counted.contains(&counted.id) {
            return None;
        }
        if window.used.saturating_add(counted.number) > counted.allowed {
            return Some(end(window.began_at, counted.of.limit));
        }
        window.used += counted.number;
        window.counted.insert(counted.id);
        None
    }
}

impl Together {
    /// What all nodes counted; `Err` while Redis is away.
    async fn count(&self, counted: &Counted) -> Result<Option<Timestamp>, ()> {
        let asked = timeout(PATIENCE, self.ask(counted)).await;
        let error = match asked {
            Ok(Some(Ok((is_within, millis)))) => {
                if self.is_lost.swap(false, Ordering::Relaxed) {
                    tracing::info!("limits are counted together with the other nodes again");
                }
                // A key that is not there: one message asks for more than a whole window allows.
                let left = if millis > 0 { SignedDuration::from_millis(millis) } else { counted.of.limit.window() };
                return Ok((!is_within).then(|| counted.now.checked_add(left).unwrap_or(Timestamp::MAX)));
            }
            Ok(None) => return Err(()),
            Ok(Some(Err(error))) => error.to_string(),
            Err(_) => "no answer in time".to_owned(),
        };
        *self.connection.lock().await = Connection::Lost { since: Instant::now() };
        if !self.is_lost.swap(true, Ordering::Relaxed) {
            tracing::warn!(error, "Redis is away: each node counts limits by itself");
        }
        Err(())
    }

    /// None: Redis is left alone for now.
    async fn ask(&self, counted: &Counted) -> Option<redis::RedisResult<(bool, i64)>> {
        let mut connection = match self.open().await? {
            Ok(connection) => connection,
            Err(error) => return Some(Err(error)),
        };
        let Of { workspace, customer_id, limit } = &counted.of;
        let key = format!("ledgerdesk:limit:{workspace}:{customer_id}:{}", limit.name());
        let window_millis = i64::try_from(limit.window().as_millis()).unwrap_or(i64::MAX);
        Some(
            COUNT
                .key(key)
                .arg(counted.id.as_simple().to_string())
                .arg(counted.number)
                .arg(counted.allowed)
                .arg(window_millis)
                .invoke_async(&mut connection)
                .await,
        )
    }

    async fn open(&self) -> Option<redis::RedisResult<MultiplexedConnection>> {
        let mut connection = self.connection.lock().await;
        match &*connection {
            Connection::Open(open) => return Some(Ok(open.clone())),
            Connection::Lost { since } if since.elapsed() < AGAIN_AFTER => return None,
            Connection::Lost { .. } | Connection::None => {}
        }
        Some(match self.client.get_multiplexed_async_connection().await {
            Ok(open) => {
                *connection = Connection::Open(open.clone());
                Ok(open)
            }
            Err(error) => Err(error),
        })
    }
}

fn end(began_at: Timestamp, limit: Limit) -> Timestamp {
    began_at.checked_add(limit.window()).unwrap_or(Timestamp::MAX)
}

/// What a message counts for, with the number allowed.
fn counts(plan: &Plan, settings: &Settings) -> Vec<(Limit, u32, u32)> {
    let mut counts = vec![(Limit::Messages, 1, settings.max_messages_per_user_per_min())];
    let looked_at = match plan {
        Plan::Handle { action: Action::Check | Action::Details, order_ids, .. } | Plan::Custom { order_ids, .. } => {
            order_ids.iter().collect::<HashSet<_>>().len()
        }
        Plan::Handle { .. }
        | Plan::Ignore(_)
        | Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Administer(_)
        | Plan::Correct(_) => 0,
    };
    if looked_at > 0 {
        let orders = u32::try_from(looked_at).unwrap_or(u32::MAX);
        counts.push((Limit::OrderChecks, orders, settings.max_order_checks_per_hr()));
    }
    counts
}

/// Whether what a customer wants is within their limits; where it is not, that is on record, and they are told once.
pub async fn admit(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    plan: &Plan,
) -> Result<bool, Trouble> {
    if sender.member.is_some() {
        return Ok(true);
    }
    let customer: Customer = job.log().load(job.workspace_id(), &sender.customer_id).await?;
    if !customer.exists() {
        return Ok(true);
    }
    for (limit, number, allowed) in counts(plan, &workspace.settings) {
        let step = format!("limit-{}", limit.name());
        if let Some(before) = job.done_before(&step).await? {
            tell(job, workspace, origin, sender, &before).await?;
            return Ok(false);
        }
        if job.effect.attempts > 1 {
            continue;
        }
        let now = job.now();
        if customer.limits.get(&limit).is_some_and(|reached| reached.holds(allowed, now)) {
            return Ok(false);
        }
        let of = Of { workspace: job.workspace_id(), customer_id: sender.customer_id.clone(), limit };
        let counted = Counted { of, id: origin.message_id, number, allowed, now };
        if let Some(until) = job.tools.limits.count(&counted).await {
            let command = CustomerCommand::ReachLimit { limit, allowed, until, now };
            let reached = job.execute::<Customer>(&sender.customer_id, command, &step, Actor::System).await?;
            tell(job, workspace, origin, sender, &reached).await?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// Tells the customer of a limit they just reached.
async fn tell(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    recorded: &eventlog::Committed,
) -> Result<(), Trouble> {
    for event in &recorded.events {
        if let CustomerEvent::LimitReached { limit, until, reached_at, .. } = &*event.event::<Customer>()? {
            let worded = words::limited(&workspace.texts(), *limit, *reached_at, *until);
            origin.say(job, Answer::worded(worded, "limited", &sender.customer_id)).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(id: u128, number: u32, seconds: i64) -> Counted {
        let of =
            Of { workspace: WorkspaceId::from_uuid(Uuid::nil()), customer_id: "c".to_owned(), limit: Limit::Messages };
        let now = Timestamp::from_second(1_700_000_000 + seconds).expect("a time");
        Counted { of, id: Uuid::from_u128(id), number, allowed: 3, now }
    }

    #[test]
    fn a_window_allows_so_many_and_ends() {
        let limits = Limits::new(None);
        for id in 1..=3 {
            assert_eq!(limits.count_here(&counted(id, 1, 0)), None);
        }
        let end = Timestamp::from_second(1_700_000_060).expect("a time");
        assert_eq!(limits.count_here(&counted(4, 1, 59)), Some(end));
        assert_eq!(limits.count_here(&counted(3, 1, 59)), None, "counted before");
        assert_eq!(limits.count_here(&counted(5, 1, 60)), None, "another window");
        assert_eq!(limits.count_here(&counted(6, 9, 61)).map(Timestamp::as_second), Some(1_700_000_120));
    }
}
