//! What the API shows, waited for.

use std::time::Duration;

use projections::{customers, groups, message_log, providers, usage};
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout_at};

use super::Site;
use crate::support::PATIENCE;
use crate::support::bounds::waits_for;

impl Site {
    /// Waits until `look` finds something, looking again whenever the log grew.
    pub async fn until<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let head = self.head().await;
            if let Some(found) = look().await {
                return found;
            }
            waits_for(|| format!("{what}, beyond position {head}"));
            if timeout_at(deadline, self.node().log.wait_beyond(self.workspace, head)).await.is_err() {
                panic!("waited for {what}\n{}", self.story().await);
            }
        }
    }

    /// Waits until this is so of the outside, which tells the log nothing.
    pub async fn until_outside(&self, what: &str, is_so: impl Fn() -> bool) {
        waits_for(|| what.to_owned());
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            assert!(Instant::now() < deadline, "waited for {what}\n{}", self.story().await);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Events in the log, but for those that say that a channel was heard: any webhook with the right proof shows that.
    pub async fn events_beside_hearing(&self) -> usize {
        self.all_events("").await.iter().filter(|event| event["event_type"] != "ChannelHeard").count()
    }

    /// The position of the log.
    pub async fn head(&self) -> i64 {
        self.node().log.head(self.workspace).await.expect("a head")
    }

    /// Log entries of a query (`order_id=54321&…`), newest first, as of now.
    pub async fn logs(&self, query: &str) -> Vec<Value> {
        let head = self.head().await;
        items(&self.api.get(&format!("/api/v1/logs?after={head}&{query}")).await)
    }

    /// The newest log entry of a query that `fits`, as soon as there is one.
    pub async fn log_entry(&self, query: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let look = async || self.logs(query).await.into_iter().find(&fits);
        self.until(&format!("a log entry ({query})"), look).await
    }

    /// All events of a type, as soon as there are `count`.
    pub async fn events(&self, event_type: &str, count: usize) -> Vec<Value> {
        let look = async || {
            let found = self.all_events(&format!("type={event_type}")).await;
            (found.len() >= count).then_some(found)
        };
        self.until(&format!("{count} {event_type}"), look).await
    }

    /// All events of a query, in order, as of now.
    pub async fn all_events(&self, query: &str) -> Vec<Value> {
        let head = self.head().await;
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.api.get(&format!("/api/v1/events?after={head}&limit=200&{query}{cursor}")).await;
            found.extend(items(&page));
            match page["next_cursor"].as_i64() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return found,
            }
        }
    }

    /// The log in a few lines, for failure messages.
    pub async fn story(&self) -> String {
        if self.node.is_none() {
            return "the node is stopped".to_owned();
        }
        let line = |event: &Value| {
            let payload: String = event["payload"].to_string().chars().take(220).collect();
            format!("{} {} {payload}", event["position"], event["event_type"].as_str().unwrap_or_default())
        };
        self.all_events("").await.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Waits until every message that came in so far was handled, answered or not.
    pub async fn all_is_handled(&self) {
        let received = self.all_events("type=MessageReceived").await.len();
        let db = self.node().models.db();
        let sql = "SELECT count(*) FROM effects WHERE kind = 'handle_message' AND state = 'done'";
        let deadline = Instant::now() + PATIENCE;
        loop {
            let rows = db.fetch_all(sql, &[]).await.expect("the outbox");
            if usize::try_from(rows[0].int(0).expect("a number")).is_ok_and(|handled| handled >= received) {
                return;
            }
            assert!(Instant::now() < deadline, "{received} messages were not all handled\n{}", self.story().await);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The chain of the log is intact, nothing failed for good, and every read model is what the log says.
    pub(super) async fn is_whole(&self) {
        let head = self.head().await;
        let audit = self.api.get(&format!("/api/v1/audit/verify?after={head}")).await;
        assert_eq!(audit["intact"], true, "{audit}");
        let models = &self.node().models;
        for name in [message_log::NAME, customers::NAME, groups::NAME, providers::NAME, usage::NAME] {
            models.wait_for(self.workspace, name, head, PATIENCE).await.expect("caught up");
            let verified = models.verify(name, |_| ()).await.expect("verified");
            assert!(verified.is_right(), "{verified:#?}");
        }
        let effects = projections::outbox::counts(models.db()).await.expect("the outbox");
        assert_eq!(effects.failed, 0, "effects were given up\n{}", self.story().await);
    }
}

/// The items of a list.
#[track_caller]
pub fn items(list: &Value) -> Vec<Value> {
    list["items"].as_array().unwrap_or_else(|| panic!("not a list: {list}")).clone()
}
