//! The outbox: order in a lane, lanes side by side, fences.

use std::sync::Arc;
use std::time::Duration;

use eventlog::db::Database;
use projections::outbox::{self, LeasedEffect};
use projections::{EffectSource, NewEffect, RecordedFact, Runner, RunnerOptions};

use crate::common::{Home, Node, WAIT, at, call, options, workspace};
use crate::on_both;
use aggregates::group::{Group, GroupCommand};
use aggregates::ids::{ChannelId, GroupId};

on_both!(
    effects_of_a_lane_are_handed_out_one_after_the_other,
    lanes_go_side_by_side,
    a_lease_that_ran_out_is_handed_to_another_worker_and_the_first_is_fenced_off,
    a_retry_waits_and_holds_up_its_lane_alone,
    what_is_given_up_lets_its_lane_go_on,
    workers_at_the_same_time_never_hold_the_same_effect,
    done_effects_can_be_deleted,
    a_renewed_lease_is_kept,
    an_effect_that_is_not_due_is_not_handed_out,
    a_busy_workspace_does_not_keep_another_waiting,
    of_a_workspace_that_is_busy_enough_nothing_is_handed_out,
);

/// One effect per registered group, in a lane by the first letter of its id; ids that begin with `later` are due in an hour.
struct Greet;

impl EffectSource for Greet {
    fn name(&self) -> &'static str {
        "greet"
    }

    fn effects(&self, fact: &RecordedFact) -> Vec<NewEffect> {
        let id = fact.aggregate_id();
        vec![NewEffect {
            lane: id[..1].to_owned(),
            kind: "greet".into(),
            payload: serde_json::json!({ "group": id }),
            due_at: id.starts_with("later").then(|| jiff::Timestamp::now() + Duration::from_secs(3600)),
        }]
    }
}

const TTL: Duration = Duration::from_secs(60);

/// Registers groups, and waits until their effects are in the outbox.
async fn with_effects(home: &Home, ids: &[&str]) -> (Node, Database) {
    let node = home.node().await;
    for id in ids {
        let command = GroupCommand::RegisterGroup {
            group_id: GroupId::new(*id),
            channel_id: ChannelId::new("c"),
            chat: format!("{id}@g.us"),
            name: None,
            joined_at: None,
            now: at(0),
        };
        node.log.execute::<Group>(workspace(1), id, command, call()).await.unwrap();
    }
    let runner = Runner::start(node.models.clone(), RunnerOptions { sources: vec![Arc::new(Greet)], ..options("a") });
    let mut news = runner.effects();
    let db = node.models.db().clone();
    while usize::try_from(outbox::counts(&db).await.unwrap().pending).unwrap() < ids.len() {
        tokio::time::timeout(WAIT, news.changed()).await.unwrap().unwrap();
    }
    runner.stop().await;
    (node, db)
}

/// A time when everything written by now is due.
fn soon(seconds: u64) -> jiff::Timestamp {
    jiff::Timestamp::now() + Duration::from_secs(seconds)
}

fn groups(effects: &[LeasedEffect]) -> Vec<&str> {
    let mut groups: Vec<&str> = effects.iter().map(|effect| effect.payload["group"].as_str().unwrap()).collect();
    groups.sort_unstable();
    groups
}

async fn effects_of_a_lane_are_handed_out_one_after_the_other(home: &Home) {
    let (_node, db) = with_effects(home, &["a1", "a3", "a2"]).await;
    for expected in ["a1", "a3", "a2"] {
        let leased = outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap();
        assert_eq!(groups(&leased), [expected]);
        assert_eq!(leased[0].workspace_id, workspace(1));
        assert!(outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap().is_empty());
        assert_eq!(outbox::finish(&db, &leased[..1], soon(1)).await.unwrap(), 1);
    }
    assert!(outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap().is_empty());
    assert_eq!(outbox::next_due(&db, &[]).await.unwrap(), None);
}

async fn lanes_go_side_by_side(home: &Home) {
    let (_node, db) = with_effects(home, &["a1", "a2", "b1", "b2", "c1"]).await;
    let leased = outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap();
    assert_eq!(groups(&leased), ["a1", "b1", "c1"]);
}

async fn a_lease_that_ran_out_is_handed_to_another_worker_and_the_first_is_fenced_off(home: &Home) {
    let (_node, db) = with_effects(home, &["a1"]).await;
    let first = outbox::lease(&db, "slow", soon(1), TTL, 10).await.unwrap().remove(0);
    let second = outbox::lease(&db, "quick", soon(100), TTL, 10).await.unwrap().remove(0);
    assert_eq!((first.attempts, second.attempts), (1, 2));
    assert!(second.fence > first.fence);
    assert_eq!(outbox::finish(&db, std::slice::from_ref(&first), soon(100)).await.unwrap(), 0);
    assert!(!outbox::renew(&db, &first, soon(200)).await.unwrap());
    assert!(!outbox::retry(&db, &first, soon(200), "no").await.unwrap());
    assert!(!outbox::fail(&db, &first, "no", soon(100)).await.unwrap());
    assert_eq!(outbox::finish(&db, &[second], soon(100)).await.unwrap(), 1);
}

async fn a_retry_waits_and_holds_up_its_lane_alone(home: &Home) {
    let (_node, db) = with_effects(home, &["a1", "a2", "b1"]).await;
    let leased = outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap();
    let a = leased.iter().find(|effect| effect.lane == "a").unwrap();
    assert!(outbox::retry(&db, a, soon(500), "the panel is busy").await.unwrap());
    let b = leased.iter().find(|effect| effect.lane == "b").unwrap();
    assert_eq!(outbox::finish(&db, std::slice::from_ref(b), soon(1)).await.unwrap(), 1);
    assert!(outbox::lease(&db, "w", soon(400), TTL, 10).await.unwrap().is_empty());
    let again = outbox::lease(&db, "w", soon(600), TTL, 10).await.unwrap();
    assert_eq!(groups(&again), ["a1"]);
    assert_eq!((again[0].attempts, again[0].last_error.as_deref()), (2, Some("the panel is busy")));
}

async fn what_is_given_up_lets_its_lane_go_on(home: &Home) {
    let (_node, db) = with_effects(home, &["a1", "a2"]).await;
    let first = outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap().remove(0);
    assert!(outbox::fail(&db, &first, "no such group", soon(1)).await.unwrap());
    assert_eq!(groups(&outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap()), ["a2"]);
    assert_eq!(outbox::counts(&db).await.unwrap().failed, 1);
}

async fn workers_at_the_same_time_never_hold_the_same_effect(home: &Home) {
    let ids: Vec<String> = (0..60).map(|n| format!("{}{n}", char::from(b'a' + n % 20))).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let (_node, db) = with_effects(home, &ids).await;
    let now = soon(1);
    let workers = (0..4).map(|n| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut done = Vec::new();
            // Another worker may hold the first of every lane for a moment.
            while outbox::next_due(&db, &[]).await.unwrap().is_some() {
                let leased = outbox::lease(&db, &format!("w{n}"), now, TTL, 3).await.unwrap();
                assert_eq!(outbox::finish(&db, &leased, now).await.unwrap(), leased.len());
                done.extend(leased.iter().map(|effect| effect.payload["group"].as_str().unwrap().to_owned()));
            }
            done
        })
    });
    let mut done: Vec<String> = futures::future::join_all(workers).await.into_iter().flat_map(Result::unwrap).collect();
    done.sort();
    let mut expected: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    expected.sort();
    assert_eq!(done, expected);
}

async fn done_effects_can_be_deleted(home: &Home) {
    let (_node, db) = with_effects(home, &["a1", "b1", "c1"]).await;
    let leased = outbox::lease(&db, "w", soon(1), TTL, 2).await.unwrap();
    assert_eq!(outbox::finish(&db, &leased, soon(1)).await.unwrap(), 2);
    assert_eq!(outbox::prune(&db, soon(0), 100).await.unwrap(), 0);
    assert_eq!(outbox::prune(&db, soon(100), 100).await.unwrap(), 2);
    assert_eq!(outbox::counts(&db).await.unwrap().pending, 1);
}

async fn a_renewed_lease_is_kept(home: &Home) {
    let (_node, db) = with_effects(home, &["a1"]).await;
    let effect = outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap().remove(0);
    assert!(outbox::renew(&db, &effect, soon(1000)).await.unwrap());
    assert!(outbox::lease(&db, "other", soon(500), TTL, 10).await.unwrap().is_empty());
    assert_eq!(outbox::finish(&db, &[effect], soon(500)).await.unwrap(), 1);
}

async fn an_effect_that_is_not_due_is_not_handed_out(home: &Home) {
    let (_node, db) = with_effects(home, &["later"]).await;
    assert!(outbox::lease(&db, "w", soon(1), TTL, 10).await.unwrap().is_empty());
    assert!(outbox::next_due(&db, &[]).await.unwrap().unwrap() > soon(3000));
    assert_eq!(outbox::lease(&db, "w", soon(4000), TTL, 10).await.unwrap().len(), 1);
}

/// Effects of two workspaces: many of the first, older than the few of the second.
async fn crowded(home: &Home) -> (Node, Database) {
    let busy: Vec<String> = (0..20).map(|n| char::from(b'a' + n).to_string()).collect();
    let busy: Vec<&str> = busy.iter().map(String::as_str).collect();
    let (node, db) = with_effects(home, &busy).await;
    // The same effects as another workspace's, due a little later.
    let sql = "INSERT INTO effects (effect_id, workspace_id, lane, seq, kind, payload, event_position, state, attempts, due_at, fence, created_at) \
               SELECT effect_id || 'x', $1, lane, seq, kind, '{\"group\": \"quiet\"}', event_position, state, attempts, due_at + 1000, fence, created_at \
               FROM effects WHERE lane IN ('a', 'b')";
    db.execute(sql, &[workspace(2).into()]).await.unwrap();
    (node, db)
}

async fn a_busy_workspace_does_not_keep_another_waiting(home: &Home) {
    let (_node, db) = crowded(home).await;
    let leased = outbox::lease(&db, "w", soon(1), TTL, 4).await.unwrap();
    assert_eq!(groups(&leased).into_iter().filter(|group| *group == "quiet").count(), 2);
}

async fn of_a_workspace_that_is_busy_enough_nothing_is_handed_out(home: &Home) {
    let (_node, db) = crowded(home).await;
    let except = [workspace(1)];
    let turn = outbox::Turn {
        worker: "w",
        now: soon(1),
        ttl: TTL,
        done: &[],
        limit: 10,
        limit_per_workspace: 10,
        except: &except,
    };
    assert_eq!(groups(&outbox::turn(&db, &turn).await.unwrap()), ["quiet", "quiet"]);
    // Nor is its backlog a reason to look again before the others' leases end.
    let next = outbox::next_due(&db, &except).await.unwrap().expect("the leases' end");
    assert_eq!(next.as_microsecond(), (turn.now + TTL).as_microsecond());
}
