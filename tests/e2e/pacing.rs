//! How fast messages go out, and channels that show signs of a ban or need their owner.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sandbox::evolution::{Post, Release};
use sandbox::{Fault, World};
use serde_json::Value;

use crate::nodes::with_another_node;
use crate::site::{JOHN, MARIA, Site, private};
use crate::support::office::INSTANCE;

on_both!(
    thirty_messages_of_one_person_are_answered_in_order_at_the_pace_of_the_chat,
    messages_to_many_go_out_at_the_pace_of_the_channel,
    a_channel_told_to_slow_down_does_is_shown_and_recovers,
    a_channel_that_lost_its_key_keeps_messages_until_it_is_connected_again,
);

const SEND: &str = "/message/sendText";

/// When messages went out, oldest first, in milliseconds after the first.
fn times(site: &Site, is_meant: impl Fn(&str) -> bool) -> Vec<i64> {
    let mut times: Vec<i64> = site
        .world
        .evolution
        .sent()
        .iter()
        .filter(|sent| is_meant(&sent.text))
        .map(|sent| sent.at.as_millisecond())
        .collect();
    times.sort_unstable();
    times.iter().map(|at| at - times[0]).collect()
}

/// Message number `n` did not go out before its turn; what is told here was measured at the other end of a call.
fn assert_paced(times: &[i64], every_ms: i64) {
    for (n, at) in times.iter().enumerate() {
        let turn = i64::try_from(n).expect("few") * every_ms;
        assert!(*at >= turn - 30, "message {n} went out after {at} ms, its turn was at {turn}: {times:?}");
    }
}

async fn all_sent(site: &Site, query: &str, count: usize) {
    let sent = async || {
        let entries = site.logs(&format!("limit=200&{query}")).await;
        (entries.iter().filter(|entry| entry["reply_state"] == "sent").count() == count).then_some(())
    };
    site.until(&format!("{count} answers"), sent).await;
}

async fn thirty_messages_of_one_person_are_answered_in_order_at_the_pace_of_the_chat(site: &mut Site) {
    site.set("send_interval_chat_ms", "60").await;
    site.set("max_messages_per_user_per_min", "1000").await;
    let ids: Vec<String> = (0..30).map(|n| format!("{}", 700_001 + n)).collect();
    for id in &ids {
        site.tells(JOHN, &format!("check {id}")).await;
    }
    // Nobody else waits for that.
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    assert!(site.sent_to(&private(JOHN)).len() < 30, "there was nothing to wait for");
    all_sent(site, "action=check", 30).await;
    let sent = site.sent_to(&private(JOHN));
    assert_eq!(sent.len(), 30);
    for (text, id) in sent.iter().zip(&ids) {
        assert!(text.contains(id), "{id} is not in its place: {sent:#?}");
    }
    assert_paced(&times(site, |text| text.contains("7000")), 60);
    let lost = site.all_events("type=SendingUnknown").await;
    assert!(lost.is_empty(), "a message that waits for its turn is no attempt: {lost:#?}");
}

async fn messages_to_many_go_out_at_the_pace_of_the_channel(site: &mut Site) {
    site.set("send_interval_whatsapp_ms", "100").await;
    for customer in &World::CUSTOMERS[1..] {
        site.verify(customer.phone, customer.username).await;
    }
    for _ in 0..5 {
        for customer in World::CUSTOMERS {
            site.tells(customer.phone, "my username").await;
        }
    }
    all_sent(site, "action=my_username", 15).await;
    assert_paced(&times(site, |_| true), 100);
}

async fn health(site: &Site) -> Value {
    site.api.get(&format!("/api/v1/channels/{}", site.channel.id)).await["health"].clone()
}

async fn a_channel_told_to_slow_down_does_is_shown_and_recovers(site: &mut Site) {
    assert_eq!(health(site).await["state"], "well");
    site.world.evolution.faults().next(1, SEND, Fault::Status { status: 429, text: None });
    site.tells(JOHN, "help").await;
    site.events("ChannelSlowed", 1).await;
    let slowed = health(site).await;
    assert_eq!((&slowed["state"], slowed["factor"].as_u64()), (&"slowed".into(), Some(4)), "{slowed}");
    assert!(slowed["reason"].as_str().is_some_and(|reason| reason.contains("rate limited")), "{slowed}");
    // What is sent now goes four times slower than the slowest of the messenger's usual paces: 2 s apart.
    site.answers(JOHN, "What I can do").await;
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    let apart = times(site, |_| true);
    assert!(apart[1] >= 1900, "{apart:?}");
    assert_eq!(health(site).await["state"], "slowed", "one message proves nothing");
    // A quiet while later a message that goes through ends it.
    let later: ledgerdesk::node::Clock = Arc::new(|| Timestamp::now() + SignedDuration::from_mins(11));
    site.start_by(later).await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    site.events("ChannelRecovered", 1).await;
    assert_eq!(health(site).await["state"], "well");
}

async fn a_channel_that_lost_its_key_keeps_messages_until_it_is_connected_again(site: &mut Site) {
    // Three people's messages and the news that the number was logged out, the news first.
    site.world.evolution.hold_webhooks();
    let posts = [(JOHN, "help"), (MARIA, "hello"), (JOHN, "my username")]
        .map(|(person, text)| Post::text(&private(person), person, text));
    let ids = posts.map(|post| site.world.evolution.post(post).expect("posted"));
    site.world.evolution.disconnect(INSTANCE, 401);
    site.world.evolution.release_webhooks(Release::Reversed);
    for id in &ids {
        site.is_taken(id).await;
    }
    let stopped = health(site).await;
    assert_eq!(stopped["state"], "stopped");
    assert!(stopped["reason"].as_str().is_some_and(|reason| reason.contains("connect it again")), "{stopped}");
    let waiting = async || (site.all_events("type=MessageQueued").await.len() == 3).then_some(());
    site.until("three messages to send", waiting).await;
    assert!(site.world.evolution.sent().is_empty());
    site.world.evolution.scan(INSTANCE);
    for words in ["johndoe123", "What I can do"] {
        site.answers(JOHN, words).await;
    }
    site.answers(MARIA, "panel username").await;
    assert_eq!(health(site).await["state"], "well");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_share_the_pace() {
    crate::support::bounds::limited(async {
        let (site, other, _) = with_another_node().await;
        site.set("send_interval_whatsapp_ms", "150").await;
        for customer in &World::CUSTOMERS[1..] {
            site.verify(customer.phone, customer.username).await;
        }
        for round in 0..12 {
            site.door.leads_to(Some(if round % 2 == 0 { other.address } else { site.node().address }));
            site.tells(World::CUSTOMERS[round % 3].phone, "my username").await;
        }
        all_sent(&site, "action=my_username", 12).await;
        assert_paced(&times(&site, |_| true), 150);
        other.stop().await;
        site.close().await;
    })
    .await;
}
