//! The same lines in Redis, where every node sees them: one script, so that no two nodes take one place.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use aggregates::ids::ChannelId;
use jiff::Timestamp;
use redis::aio::ConnectionManager;
use redis::{Client, RedisResult, Script};
use tokio::sync::OnceCell;
use tokio::time::timeout;

use super::{Ask, micros};

/// Longer than this nobody waits for Redis.
const PATIENCE: Duration = Duration::from_millis(250);
/// So long it is left alone after it did not answer.
const LEFT_ALONE_MICROS: i64 = 1_000_000;

/// [`super::lines::Lines::turn`], line by line. `KEYS`: channel, chat, place. `ARGV`: now, both intervals in microseconds, urgent.
const TURN: &str = r"
local now, channel_every, chat_every, urgent = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == '1'
local function whole(number) return string.format('%.0f', number) end
local function field(name) return tonumber(redis.call('HGET', KEYS[1], name) or '0') end
local function keep(key, until_micros) redis.call('PEXPIRE', key, whole(math.max(until_micros - now, 0) / 1000 + 3600000)) end
local chat = tonumber(redis.call('GET', KEYS[2]) or '0')
local in_chat = tonumber(redis.call('HGET', KEYS[3], 'in_chat') or nil)
if not in_chat then
  in_chat = math.max(now, chat)
  chat = in_chat + chat_every
  redis.call('SET', KEYS[2], whole(chat)); keep(KEYS[2], chat)
  redis.call('HSET', KEYS[3], 'in_chat', whole(in_chat)); keep(KEYS[3], in_chat)
end
if in_chat > now then return whole(in_chat) end
local next, next_bulk = field('next'), field('next_bulk')
local in_channel = tonumber(redis.call('HGET', KEYS[3], 'in_channel') or nil)
if not in_channel then
  in_channel = math.max(now, next)
  if urgent then
    next = in_channel + channel_every
    redis.call('HSET', KEYS[1], 'next', whole(next))
  else
    in_channel = math.max(in_channel, next_bulk)
    redis.call('HSET', KEYS[1], 'next_bulk', whole(in_channel + channel_every))
  end
  redis.call('HSET', KEYS[3], 'in_channel', whole(in_channel)); keep(KEYS[3], in_channel)
  keep(KEYS[1], in_channel)
end
local at = math.max(in_channel, field('last') + channel_every, field('held_until'))
if not urgent then at = math.max(at, next) end
if at > now then return whole(at) end
redis.call('HSET', KEYS[1], 'last', whole(now), 'next', whole(math.max(next, now + channel_every)))
redis.call('SET', KEYS[2], whole(math.max(chat, now + chat_every))); keep(KEYS[2], math.max(chat, now + chat_every))
redis.call('DEL', KEYS[3])
return whole(now)
";

/// `KEYS`: the place of a time; `ARGV`: a field or nothing, the time, how long it is kept.
const RAISE: &str = r"
local known
if ARGV[1] == '' then known = redis.call('GET', KEYS[1]) else known = redis.call('HGET', KEYS[1], ARGV[1]) end
if tonumber(known or '0') < tonumber(ARGV[2]) then
  if ARGV[1] == '' then redis.call('SET', KEYS[1], ARGV[2]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
";

/// The lines all nodes share.
pub(super) struct Shared {
    client: Client,
    connection: OnceCell<ConnectionManager>,
    turn: Script,
    raise: Script,
    /// Redis did not answer: not before then.
    not_before: AtomicI64,
}

impl Shared {
    pub(super) fn new(url: &str) -> RedisResult<Self> {
        Ok(Self {
            client: Client::open(url)?,
            connection: OnceCell::new(),
            turn: Script::new(TURN),
            raise: Script::new(RAISE),
            not_before: AtomicI64::new(0),
        })
    }

    /// When to ask again; none while Redis does not answer.
    pub(super) async fn turn(&self, ask: &Ask<'_>, now: i64) -> Option<i64> {
        let keys = [channel(ask.channel_id), chat(ask.chat), format!("ledgerdesk:pace:place:{}", ask.effect_id)];
        let answer: String = self
            .ask(async |mut connection| {
                let mut call = self.turn.prepare_invoke();
                for key in &keys {
                    call.key(key);
                }
                call.arg(now).arg(micros(ask.channel_every)).arg(micros(ask.chat_every)).arg(u8::from(ask.is_urgent));
                call.invoke_async(&mut connection).await
            })
            .await?;
        answer.parse().ok()
    }

    pub(super) async fn may_try(&self, channel_id: &ChannelId, every: Duration) -> Option<bool> {
        let key = format!("ledgerdesk:pace:try:{channel_id}");
        let every = u64::try_from(every.as_millis()).unwrap_or(u64::MAX).max(1);
        let set: Option<String> = self
            .ask(async |mut connection| {
                let mut call = redis::cmd("SET");
                call.arg(&key).arg(1).arg("NX").arg("PX").arg(every);
                call.query_async(&mut connection).await
            })
            .await?;
        Some(set.is_some())
    }

    pub(super) async fn hold_chat(&self, id: &str, until: i64) {
        self.raise(&chat(id), "", until).await;
    }

    pub(super) async fn hold_channel(&self, id: &ChannelId, until: i64) {
        self.raise(&channel(id), "held_until", until).await;
    }

    async fn raise(&self, key: &str, field: &str, until: i64) {
        let kept_millis = (until - Timestamp::now().as_microsecond()).max(0) / 1000 + 3_600_000;
        self.ask(async |mut connection| {
            let mut call = self.raise.prepare_invoke();
            call.key(key).arg(field).arg(until).arg(kept_millis);
            call.invoke_async::<()>(&mut connection).await
        })
        .await;
    }

    /// Asks Redis; none where it does not answer in time.
    async fn ask<T>(&self, call: impl AsyncFnOnce(ConnectionManager) -> RedisResult<T>) -> Option<T> {
        let now = Timestamp::now().as_microsecond();
        if now < self.not_before.load(Ordering::Relaxed) {
            return None;
        }
        let asked = timeout(PATIENCE, async {
            let connection = self.connection.get_or_try_init(|| self.client.get_connection_manager()).await?;
            call(connection.clone()).await
        });
        match asked.await {
            Ok(Ok(answer)) => return Some(answer),
            Ok(Err(error)) => tracing::warn!(%error, "the pace is kept by this node alone"),
            Err(_) => tracing::warn!("Redis does not answer; the pace is kept by this node alone"),
        }
        self.not_before.store(now + LEFT_ALONE_MICROS, Ordering::Relaxed);
        None
    }
}

fn channel(id: &ChannelId) -> String {
    format!("ledgerdesk:pace:channel:{id}")
}

fn chat(id: &str) -> String {
    format!("ledgerdesk:pace:chat:{id}")
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::super::lines::tests::ask;
    use super::*;

    #[tokio::test]
    async fn both_kinds_of_lines_tell_the_same() {
        let Ok(url) = std::env::var("TEST_REDIS_URL") else { return };
        let shared = Shared::new(&url).expect("an address of Redis");
        let mut lines = Lines::default();
        let run = uuid::Uuid::now_v7().simple().to_string();
        let (channel_id, noon) = (ChannelId::new(format!("channel-{run}")), Timestamp::now().as_microsecond());
        let steps = [
            ("a", "a", true, 0),
            ("b", "b", true, 0),
            ("1", "1", false, 0),
            ("2", "2", false, 10),
            ("a2", "a", true, 20),
            ("b", "b", true, 500),
            ("1", "1", false, 1000),
            ("a2", "a", true, 1000),
            ("a2", "a", true, 1600),
            ("2", "2", false, 1600),
            ("2", "2", false, 2200),
            ("held", "held", true, 2900),
            ("held", "held", true, 9000),
        ];
        for (at_step, (effect, chat, is_urgent, at)) in steps.into_iter().enumerate() {
            let (effect, chat) = (format!("{run}-{effect}"), format!("{run}-{chat}"));
            let asked = Ask { channel_id: &channel_id, ..ask(&effect, &chat, is_urgent) };
            let now = noon + at * 1000;
            if at_step == 11 {
                shared.hold_channel(&channel_id, now + 5_000_000).await;
                lines.hold_channel(&channel_id, now + 5_000_000);
            }
            let there = shared.turn(&asked, now).await.expect("Redis answers") - noon;
            assert_eq!(there, lines.turn(&asked, now) - noon, "step {at_step}");
        }
        assert_eq!(shared.may_try(&channel_id, Duration::from_secs(60)).await, Some(true));
        assert_eq!(shared.may_try(&channel_id, Duration::from_secs(60)).await, Some(false));
    }
}
