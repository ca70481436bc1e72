//! Redis between two nodes goes away and comes back: news come later meanwhile, and nothing is lost or done twice.

use std::process::Stdio;
use std::time::{Duration, Instant};

use ledgerdesk::node::Node;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::message_log::{live, next_event};
use crate::nodes::{AT_ONCE, with_another_node_by};
use crate::site::{JOHN, MARIA, SMMCOST, Site, private};
use crate::support::PATIENCE;
use crate::support::database::Kind;

/// So often the other node knows at once only if it is told.
const AT_ONCE_IN_A_ROW: u32 = 6;

/// A Redis server of one test.
struct Redis {
    port: u16,
    folder: tempfile::TempDir,
    server: Option<Child>,
}

impl Redis {
    async fn start() -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let mut redis = Self { port, folder: tempfile::tempdir().expect("a folder"), server: None };
        redis.begin().await;
        redis
    }

    /// Starts the server, on the same port as before.
    async fn begin(&mut self) {
        let port = self.port.to_string();
        let server = Command::new("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir"])
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("redis-server can be run; scripts/test installs it");
        self.server = Some(server);
        let up = async {
            while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, up).await.expect("Redis starts");
    }

    async fn end(&mut self) {
        let mut server = self.server.take().expect("it runs");
        server.kill().await.expect("it can be killed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_redis_two_nodes_go_on_and_find_each_other_again() {
    crate::support::bounds::limited(async {
        let mut redis = Redis::start().await;
        let (site, other, there) = with_another_node_by(&format!("redis://127.0.0.1:{}", redis.port)).await;
        let mut view = live(&site, &there, "/api/v1/events/stream").await;
        let mut entries = live(&site, &there, "/api/v1/logs/stream").await;
        let doors = [site.node().address, other.address];
        let mut turn = doors.iter().cycle();
        let mut turn = || site.door.leads_to(turn.next().copied());

        redis.end().await;
        for _ in 0..3 {
            turn();
            site.tells(JOHN, "help").await;
            turn();
            site.tells(MARIA, "hello").await;
        }
        turn();
        site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
        site.answers(JOHN, "Refill submitted").await;
        site.expects(SMMCOST, "2323223 refill").await;
        // The other node looks by itself, and whoever watches there has everything.
        let dispatched = |event: &Value| {
            event["event_type"] == "MessageSent" && event["payload"]["MessageSent"]["purpose"]["kind"] == "dispatch"
        };
        next_event(&mut view, "event", dispatched).await;
        next_event(&mut entries, "entry", |entry| entry["action"] == "refill").await;

        redis.begin().await;
        turn();
        site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
        site.answers(JOHN, "Cancellation submitted").await;
        next_event(&mut view, "event", |event| event["event_type"] == "CancelRequested").await;
        // In a while, one node hears of the other at once again.
        site.door.leads_to(Some(site.node().address));
        let (mut round, mut at_once) = (0, 0);
        while at_once < AT_ONCE_IN_A_ROW {
            assert!(round < 60, "the nodes do not hear each other again");
            let written = Instant::now();
            site.tells(JOHN, "my username").await;
            next_event(&mut view, "event", |event| event["event_type"] == "MessageReceived").await;
            at_once = if written.elapsed() < AT_ONCE / 2 { at_once + 1 } else { 0 };
            round += 1;
        }
        for serial in 5..5 + round {
            next_event(&mut entries, "entry", |entry| entry["serial"] == serial).await;
        }

        let all_sent = async || {
            let entries = site.logs("").await;
            entries.iter().all(|entry| entry["reply_state"] == "sent").then_some(())
        };
        site.until("every reply is sent", all_sent).await;
        let head = site.head().await;
        let logs = format!("/api/v1/logs?after={head}");
        assert_eq!(site.api.get(&logs).await, there.get(&logs).await);
        let answers = |words: &str| site.sent_to(&private(JOHN)).iter().filter(|text| text.contains(words)).count();
        assert_eq!(
            (answers("What I can do"), answers("Refill submitted"), answers("Cancellation submitted")),
            (3, 1, 1)
        );
        // The same greeting is not answered a third time within ten minutes, whichever node reads it.
        assert_eq!(site.sent_to(&private(MARIA)).len(), 2);
        assert_eq!(site.sent_to(SMMCOST).iter().filter(|text| text.contains("refill")).count(), 1);
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn news_lost_on_its_way_is_made_up_for_when_later_news_arrives() {
    crate::support::bounds::limited(async {
        let site = Site::open(Kind::Postgres).await;
        let other = Node::start(&site.config()).await.expect("another node");
        let there = site.api.at(&format!("http://{}", other.address));
        // Only the node with the leases makes changes; no Redis carries them, but this test.
        let mut made = [site.node().models.changes(), other.models.changes()];
        let watched = [&other.models, &site.node().models];
        let mut entries =
            [live(&site, &there, "/api/v1/logs/stream").await, live(&site, &site.api, "/api/v1/logs/stream").await];
        for round in 0..8 {
            let ids = [2 * round + 1, 2 * round + 2];
            for _ in ids {
                site.tells(JOHN, "my username").await;
                site.answers(JOHN, "johndoe123").await;
            }
            // Of all that changed, the other node hears only of what came last.
            for (made, watched) in made.iter_mut().zip(watched) {
                let mut last = None;
                while let Ok(change) = made.try_recv() {
                    if change.projection == projections::message_log::NAME {
                        last = Some(projections::Change::clone(&change));
                    }
                }
                last.into_iter().for_each(|change| watched.announce(change));
            }
            for entries in &mut entries {
                for serial in ids {
                    next_event(entries, "entry", |entry| entry["serial"] == serial).await;
                }
            }
        }
        drop(entries);
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_starts_while_redis_is_away_and_hears_of_others_when_it_comes() {
    crate::support::bounds::limited(async {
        let mut redis = Redis::start().await;
        redis.end().await;
        let (site, other, there) = with_another_node_by(&format!("redis://127.0.0.1:{}", redis.port)).await;
        let mut entries = live(&site, &there, "/api/v1/logs/stream").await;
        site.tells(JOHN, "help").await;
        next_event(&mut entries, "entry", |entry| entry["action"] == "help").await;
        redis.begin().await;
        site.tells(JOHN, "my username").await;
        next_event(&mut entries, "entry", |entry| entry["action"] == "my_username").await;
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_hold_though_redis_goes_away_midway() {
    crate::support::bounds::limited(async {
        let mut redis = Redis::start().await;
        let url = format!("redis://127.0.0.1:{}", redis.port);
        let site = Site::open_with(Kind::Postgres, |config| config.redis_url = Some(url)).await;
        site.set("max_messages_per_user_per_min", "4").await;
        for _ in 0..2 {
            site.tells(JOHN, "my username").await;
            site.answers(JOHN, "johndoe123").await;
        }
        redis.end().await;
        for _ in 0..6 {
            site.tells(JOHN, "my username").await;
        }
        site.answers(JOHN, "faster than I can answer").await;
        site.all_is_handled().await;
        // Counted by this node all along: two before, and two after.
        assert_eq!(site.all_events("type=RequestOpened").await.len(), 4);
        assert_eq!(site.all_events("type=LimitReached").await.len(), 1);
        // Redis comes back empty: what is on record holds all the same.
        redis.begin().await;
        for _ in 0..3 {
            site.tells(JOHN, "my username").await;
        }
        site.all_is_handled().await;
        assert_eq!(site.all_events("type=RequestOpened").await.len(), 4);
        assert_eq!(site.sent_to(&private(JOHN)).iter().filter(|said| said.contains("faster")).count(), 1);
        site.close().await;
    })
    .await;
}
