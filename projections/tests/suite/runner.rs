//! The runner: nothing skipped, nothing twice, whoever runs it.

use std::sync::Arc;

use projections::{EffectSource, Fact, NewEffect, RecordedFact, Runner, RunnerOptions, message_log, outbox};

use crate::common::{Asked, Home, WAIT, at, call, handle, live_a_little, options, resolve, workspace};
use crate::on_both;
use aggregates::group::{Group, GroupCommand};
use aggregates::ids::{ChannelId, GroupId};
use aggregates::request::{RequestEvent, SupportStatus};

on_both!(
    read_models_follow_the_log_and_equal_a_fresh_fold,
    a_runner_that_starts_late_catches_up,
    a_runner_that_starts_again_goes_on_where_it_was,
    one_waits_for_ones_own_writes,
    waiting_for_what_never_comes_ends,
    changes_are_announced_with_their_rows,
    two_nodes_share_the_work_and_one_takes_over_from_the_other,
    effects_are_written_once_and_in_order,
    small_rounds_make_the_same_rows,
    texts_with_characters_a_database_does_not_know_are_kept,
    a_reader_on_another_node_sees_what_this_one_wrote,
    a_runner_whose_lease_was_taken_changes_nothing,
    a_checkpoint_that_somebody_else_moved_is_respected,
    a_workspace_that_can_not_be_read_does_not_hold_up_the_others,
);

async fn read_models_follow_the_log_and_equal_a_fresh_fold(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    for n in 1..=3 {
        live_a_little(&node.log, workspace(n), 12).await;
    }
    for n in 1..=3 {
        resolve(&node.log, workspace(n), 4, SupportStatus::Resolved).await;
        node.caught_up(workspace(n)).await;
    }
    let rows = node.assert_verified().await;
    // Per workspace: 12 entries, 5 customers, a group, a provider, a day, a month and the months of the chats that were groups.
    assert_eq!(rows, 3 * (12 + 5 + 1 + 1 + 2 + 4));
    runner.stop().await;
}

async fn a_runner_that_starts_late_catches_up(home: &Home) {
    let node = home.node().await;
    live_a_little(&node.log, workspace(1), 20).await;
    let runner = node.run("a");
    node.caught_up(workspace(1)).await;
    node.assert_verified().await;
    runner.stop().await;
}

async fn a_runner_that_starts_again_goes_on_where_it_was(home: &Home) {
    let node = home.node().await;
    for round in 0..3 {
        let runner = node.run(&format!("run-{round}"));
        for n in 1..=4 {
            handle(&node.log, workspace(1), round * 4 + n, Asked::new(n)).await;
        }
        node.caught_up(workspace(1)).await;
        runner.stop().await;
        // Changes an old row: the next run has it from the database.
        handle(&node.log, workspace(1), round * 4 + 100, Asked::new(3)).await;
        resolve(&node.log, workspace(1), round * 4 + 1, SupportStatus::Ignored).await;
    }
    let runner = node.run("last");
    node.caught_up(workspace(1)).await;
    node.assert_verified().await;
    runner.stop().await;
}

async fn one_waits_for_ones_own_writes(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let ws = workspace(1);
    for n in 1..=20 {
        let position = handle(&node.log, ws, n, Asked::new(n)).await;
        node.models.wait_for(ws, message_log::NAME, position, WAIT).await.unwrap();
        let entry = message_log::get(&node.models, ws, &crate::common::hex(crate::common::request_id(ws, n)))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(entry.row.serial, i64::try_from(n).unwrap());
        assert_eq!(entry.row.reply_state, message_log::SendState::Sent);
    }
    runner.stop().await;
}

async fn waiting_for_what_never_comes_ends(home: &Home) {
    let node = home.node().await;
    let error = node
        .models
        .wait_for(workspace(1), message_log::NAME, 5, std::time::Duration::from_millis(30))
        .await
        .unwrap_err();
    assert_eq!(error.reached, 0);
}

async fn changes_are_announced_with_their_rows(home: &Home) {
    let node = home.node().await;
    let mut changes = node.models.changes();
    let (told, heard) = std::sync::mpsc::channel();
    let notify = move |change: &projections::Change| told.send(change.clone()).unwrap();
    let runner =
        Runner::start(node.models.clone(), RunnerOptions { notify_remote: Some(Arc::new(notify)), ..options("a") });
    let ws = workspace(1);
    handle(&node.log, ws, 1, Asked::new(1)).await;
    let id = crate::common::hex(crate::common::request_id(ws, 1));
    loop {
        let change = tokio::time::timeout(WAIT, changes.recv()).await.unwrap().unwrap();
        if change.projection == message_log::NAME {
            assert_eq!((change.workspace_id, &change.keys), (ws, &vec![id]));
            break;
        }
    }
    runner.stop().await;
    assert!(heard.iter().any(|change| change.projection == message_log::NAME));
}

async fn two_nodes_share_the_work_and_one_takes_over_from_the_other(home: &Home) {
    let (first, second) = (home.node().await, home.node().await);
    let (a, b) = (first.run("a"), second.run("b"));
    for n in 1..=10 {
        handle(&first.log, workspace(n), 1, Asked::new(1)).await;
        handle(&second.log, workspace(n), 2, Asked::new(2)).await;
    }
    for n in 1..=10 {
        second.caught_up(workspace(n)).await;
    }
    // Gone without a word: its leases run out.
    drop(first);
    a.abort().await;
    for n in 1..=10 {
        handle(&second.log, workspace(n), 3, Asked::new(3)).await;
        resolve(&second.log, workspace(n), 1, SupportStatus::Resolved).await;
    }
    for n in 1..=10 {
        second.caught_up(workspace(n)).await;
    }
    second.assert_verified().await;
    b.stop().await;
}

/// An effect per opened request and one more per answer, in the lane of the request.
struct Echo;

impl EffectSource for Echo {
    fn name(&self) -> &'static str {
        "echo"
    }

    fn effects(&self, fact: &RecordedFact) -> Vec<NewEffect> {
        let Some(Fact::Request(event)) = &fact.fact else { return Vec::new() };
        let times = match &**event {
            RequestEvent::RequestOpened { .. } => 1,
            RequestEvent::RequestAnswered { .. } => 2,
            RequestEvent::RequestProgressed { .. }
            | RequestEvent::MessageAdded { .. }
            | RequestEvent::QuestionLapsed { .. }
            | RequestEvent::SupportStatusChanged { .. }
            | RequestEvent::LogEscalated { .. } => 0,
        };
        let effect = |n| NewEffect {
            lane: fact.aggregate_id().to_owned(),
            kind: "echo".into(),
            payload: serde_json::json!({ "n": n }),
            due_at: None,
        };
        (0..times).map(effect).collect()
    }
}

async fn effects_are_written_once_and_in_order(home: &Home) {
    let node = home.node().await;
    let with_echo = |name: &str| RunnerOptions { sources: vec![Arc::new(Echo)], ..options(name) };
    let mut runner = Runner::start(node.models.clone(), with_echo("a"));
    let ws = workspace(1);
    for n in 1..=6 {
        handle(&node.log, ws, n, Asked::new(n)).await;
        if n == 3 {
            runner.stop().await;
            runner = Runner::start(node.models.clone(), with_echo("b"));
        }
    }
    let mut news = runner.effects();
    let mut done = Vec::new();
    while done.len() < 18 {
        let leased = outbox::lease(node.models.db(), "w", jiff::Timestamp::now(), WAIT, 100).await.unwrap();
        if leased.is_empty() {
            tokio::time::timeout(WAIT, news.changed()).await.unwrap().unwrap();
        }
        assert_eq!(outbox::finish(node.models.db(), &leased, at(0)).await.unwrap(), leased.len());
        for effect in leased {
            done.push((effect.lane.clone(), effect.event_position, effect.payload["n"].as_i64().unwrap()));
        }
    }
    // A rebuild causes no effect.
    node.caught_up(ws).await;
    node.models.rebuild(message_log::NAME, |_| {}).await.unwrap();
    assert_eq!(outbox::counts(node.models.db()).await.unwrap(), outbox::Counts::default());
    for n in 1..=6 {
        let lane = crate::common::hex(crate::common::request_id(ws, n));
        let of_lane: Vec<i64> = done.iter().filter(|(of, ..)| *of == lane).map(|(.., n)| *n).collect();
        assert_eq!(of_lane, [0, 0, 1]);
    }
    runner.stop().await;
}

async fn small_rounds_make_the_same_rows(home: &Home) {
    let node = home.node().await;
    for n in 1..=3 {
        live_a_little(&node.log, workspace(n), 5).await;
    }
    let runner = Runner::start(node.models.clone(), RunnerOptions { batch_events: 4, ..options("a") });
    for n in 1..=3 {
        node.caught_up(workspace(n)).await;
    }
    node.assert_verified().await;
    runner.stop().await;
}

async fn texts_with_characters_a_database_does_not_know_are_kept(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let ws = workspace(1);
    let text = "a\0b 'quoted\" \\u0000 \\ {json} হাই 🙂".to_owned();
    handle(&node.log, ws, 1, Asked { text, ..Asked::new(1) }).await;
    let name = GroupCommand::RegisterGroup {
        group_id: GroupId::new("g"),
        channel_id: ChannelId::new("c"),
        chat: "g@g.us".into(),
        name: Some("nul\0".into()),
        joined_at: None,
        now: at(0),
    };
    node.log.execute::<Group>(ws, "g", name, call()).await.unwrap();
    node.caught_up(ws).await;
    node.assert_verified().await;
    let id = crate::common::hex(crate::common::request_id(ws, 1));
    let entry = message_log::get(&node.models, ws, &id).await.unwrap().unwrap();
    assert_eq!(entry.row.text, "a\u{fffd}b 'quoted\" \\u0000 \\ {json} হাই 🙂");
    runner.stop().await;
}

async fn a_reader_on_another_node_sees_what_this_one_wrote(home: &Home) {
    let (writer, reader) = (home.node().await, home.node().await);
    let runner = writer.run("a");
    let position = handle(&writer.log, workspace(1), 1, Asked::new(1)).await;
    reader.models.wait_for(workspace(1), message_log::NAME, position, WAIT).await.unwrap();
    let page = message_log::list(&reader.models, workspace(1), &message_log::LogQuery::default()).await.unwrap();
    assert_eq!(page.items.len(), 1);
    runner.stop().await;
}

async fn a_runner_whose_lease_was_taken_changes_nothing(home: &Home) {
    let node = home.node().await;
    let ws = workspace(1);
    let runner = node.run("a");
    live_a_little(&node.log, ws, 2).await;
    let before = node.caught_up(ws).await;
    let db = node.models.db();
    let taken = "UPDATE leases SET holder = 'thief', fence = fence + 1, expires_at = 9000000000000000 WHERE name LIKE 'projections/slice-%'";
    db.execute(taken, &[]).await.unwrap();
    let position = handle(&node.log, ws, 3, Asked::new(3)).await;
    let short = std::time::Duration::from_millis(400);
    let waited = node.models.wait_for(ws, message_log::NAME, position, short).await.unwrap_err();
    assert_eq!(waited.reached, before);
    db.execute("UPDATE leases SET expires_at = 0 WHERE holder = 'thief'", &[]).await.unwrap();
    node.caught_up(ws).await;
    node.assert_verified().await;
    runner.stop().await;
}

async fn a_checkpoint_that_somebody_else_moved_is_respected(home: &Home) {
    let (node, other) = (home.node().await, home.node().await);
    let ws = workspace(1);
    live_a_little(&node.log, ws, 3).await;
    let runner = node.run("a");
    node.caught_up(ws).await;
    // A rebuild on another node moves all checkpoints and replaces the tables under the runner.
    handle(&node.log, ws, 4, Asked::new(4)).await;
    for projection in projections::names() {
        other.models.rebuild(projection, |_| {}).await.unwrap();
    }
    resolve(&node.log, ws, 1, SupportStatus::Resolved).await;
    node.caught_up(ws).await;
    node.assert_verified().await;
    runner.stop().await;
}

async fn a_workspace_that_can_not_be_read_does_not_hold_up_the_others(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    node.log.execute::<Imposter>(workspace(1), "imposter", (), call()).await.unwrap();
    handle(&node.log, workspace(2), 1, Asked::new(1)).await;
    node.caught_up(workspace(2)).await;
    let short = std::time::Duration::from_millis(100);
    assert!(node.models.wait_for(workspace(1), message_log::NAME, 1, short).await.is_err());
    runner.stop().await;
}

/// Calls itself a request and is none.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
struct Imposter;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
enum Nonsense {
    NobodyKnowsThis { what: i64 },
}

impl cqrs_es::DomainEvent for Nonsense {
    fn event_type(&self) -> String {
        "NobodyKnowsThis".to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl eventlog::LoggedEvent for Nonsense {
    fn personal(&self) -> eventlog::Personal {
        eventlog::Personal::None
    }
}

impl cqrs_es::Aggregate for Imposter {
    const TYPE: &'static str = "request";
    type Command = ();
    type Event = Nonsense;
    type Error = std::fmt::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (): (),
        (): &(),
        sink: &cqrs_es::event_sink::EventSink<Self>,
    ) -> Result<(), Self::Error> {
        sink.write(Nonsense::NobodyKnowsThis { what: 1 }, self).await;
        Ok(())
    }

    fn apply(&mut self, _: Nonsense) {}
}

impl eventlog::LoggedAggregate for Imposter {}
