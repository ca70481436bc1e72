//! The counters that several nodes share, in Redis.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use redis::aio::MultiplexedConnection;
use tokio::time::{Instant, timeout};

use super::counters::{Counted, Verdict};

/// How long a message waits for Redis.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long Redis is left alone after it failed.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

/// The same as [`super::window`], in one step for all of a message's windows. `KEYS`: the windows, each a sorted set of `number:id` by
/// time. `ARGV`: id, time in milliseconds, then for each window number, allowed, and milliseconds it lasts. Answers 0 and whether it was
/// new, or which window is full and until when.
static COUNT: LazyLock<redis::Script> = LazyLock::new(|| {
    redis::Script::new(
        r"local id, now, is_new = ARGV[1], tonumber(ARGV[2]), 0
        for i, key in ipairs(KEYS) do
          local number, allowed, span = tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1]), tonumber(ARGV[3 * i + 2])
          local used, mine, counted = 0, false, {}
          local entries = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
          for e = 1, #entries, 2 do
            local many, who = string.match(entries[e], '^(%d+):(.*)$')
            if who == id then mine = true end
            local free_at = tonumber(entries[e + 1]) + span
            if free_at > now then
              used = used + tonumber(many)
              table.insert(counted, {tonumber(many), free_at})
            end
          end
          if not mine then
            is_new = 1
            if used + number > allowed then
              for _, entry in ipairs(counted) do
                used = used - entry[1]
                if used + number <= allowed then return {i, entry[2]} end
              end
              return {i, now + span}
            end
          end
        end
        for i, key in ipairs(KEYS) do
          local span = tonumber(ARGV[3 * i + 2])
          redis.call('ZREMRANGEBYSCORE', key, '-inf', now - span)
          redis.call('ZADD', key, 'NX', now, ARGV[3 * i] .. ':' .. id)
          redis.call('PEXPIRE', key, span + 60000)
        end
        return {0, is_new}",
    )
});

/// The counters at one Redis.
pub(super) struct Together {
    client: redis::Client,
    connection: tokio::sync::Mutex<Connection>,
    is_lost: AtomicBool,
}

enum Connection {
    None,
    Open(MultiplexedConnection),
    Lost { since: Instant },
}

impl Together {
    pub fn new(client: redis::Client) -> Self {
        Self { client, connection: tokio::sync::Mutex::new(Connection::None), is_lost: AtomicBool::new(false) }
    }

    /// What all nodes counted; none while Redis is away.
    pub async fn count(&self, counted: &Counted<'_>) -> Option<Verdict> {
        let error = match timeout(PATIENCE, self.ask(counted)).await {
            Ok(Some(Ok((0, is_new)))) => {
                self.is_back();
                return Some(if is_new == 1 { Verdict::Within { sure: true } } else { Verdict::Before });
            }
            Ok(Some(Ok((full, until)))) => {
                self.is_back();
                let full = usize::try_from(full - 1).ok().and_then(|index| counted.for_what.get(index));
                let until = Timestamp::from_millisecond(until).unwrap_or(Timestamp::MAX);
                return full.map(|(what, ..)| Verdict::Beyond(*what, until));
            }
            Ok(None) => return None,
            Ok(Some(Err(error))) => error.to_string(),
            Err(_) => "no answer in time".to_owned(),
        };
        *self.connection.lock().await = Connection::Lost { since: Instant::now() };
        if !self.is_lost.swap(true, Ordering::Relaxed) {
            tracing::warn!(error, "Redis is away: each node counts limits by itself");
        }
        None
    }

    fn is_back(&self) {
        if self.is_lost.swap(false, Ordering::Relaxed) {
            tracing::info!("limits are counted together with the other nodes again");
        }
    }

    /// None: Redis is left alone for now.
    async fn ask(&self, counted: &Counted<'_>) -> Option<redis::RedisResult<(i64, i64)>> {
        let mut connection = match self.open().await? {
            Ok(connection) => connection,
            Err(error) => return Some(Err(error)),
        };
        let Counted { workspace, whose, .. } = counted;
        let mut script = COUNT.prepare_invoke();
        script.arg(counted.id.as_simple().to_string()).arg(counted.at.as_millisecond());
        for (what, number, allowed) in counted.for_what {
            let span = i64::try_from(what.span().as_millis()).unwrap_or(i64::MAX);
            // One customer's windows are kept in one place of a cluster.
            script.key(format!("ledgerdesk:limits:{{{workspace}:{whose}}}:{}", what.name()));
            script.arg(*number).arg(*allowed).arg(span);
        }
        Some(script.invoke_async(&mut connection).await)
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
