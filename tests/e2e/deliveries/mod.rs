//! What the network does to webhooks changes nothing: one conversation, delivered once and in order, and delivered more than a hundred
//! times, shuffled and late, across stops of the node, ends in the same events (`docs/delivery.md`).

mod lines;
mod post;
mod same;

pub use lines::{Line, Messenger};
pub use post::Post;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use same::Told;
use sandbox::World;
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, OF_MARIA, PARTIAL_LIFETIME, PROCESSING, REFILLABLE};

use crate::messengers::group;
use crate::site::{JOHN, Site};

on_both!(
    shuffled_repeated_and_late_deliveries_of_evolution_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_green_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_meta_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_telegram_end_in_the_same_events,
    a_groups_name_is_the_newest_messages,
    whether_the_bot_is_in_a_group_is_what_was_told_last_whatever_comes_last,
);

async fn shuffled_repeated_and_late_deliveries_of_evolution_end_in_the_same_events(site: &mut Site) {
    compare(site, Messenger::Evolution, 1).await;
}

async fn shuffled_repeated_and_late_deliveries_of_green_end_in_the_same_events(site: &mut Site) {
    compare(site, Messenger::Green, 2).await;
}

async fn shuffled_repeated_and_late_deliveries_of_meta_end_in_the_same_events(site: &mut Site) {
    compare(site, Messenger::Meta, 3).await;
}

async fn shuffled_repeated_and_late_deliveries_of_telegram_end_in_the_same_events(site: &mut Site) {
    compare(site, Messenger::Telegram, 4).await;
}

/// What John writes. None of these depends on another having come before.
fn conversation() -> Vec<String> {
    let words = ["help", "my username", "services", "balance", "menu"].map(str::to_owned);
    let orders = [
        format!("check {PARTIAL_LIFETIME}"),
        format!("check {NO_REFILL}"),
        format!("check {OF_MARIA}"),
        format!("refill {REFILLABLE}"),
        format!("refill {NO_REFILL}"),
        format!("speed up {IN_PROGRESS}"),
        format!("cancel {PROCESSING}"),
        format!("check {PARTIAL_LIFETIME} {NO_REFILL}"),
    ];
    words.into_iter().chain(orders).collect()
}

/// The conversation once and in order at one site; at another one by the order, the repeats and the delays of this seed.
async fn compare(site: &mut Site, messenger: Messenger, seed: u64) {
    let expected = once_and_in_order(site, messenger).await;
    let mut other = Site::open(site.database.kind()).await;
    let (told, deliveries) = over_and_over(&mut other, messenger, StdRng::seed_from_u64(seed)).await;
    assert!(deliveries >= 100, "{deliveries}");
    expected.assert_same(&told);
    other.close().await;
}

async fn once_and_in_order(site: &Site, messenger: Messenger) -> Told {
    let line = Line::open(site, messenger).await;
    let before = site.head().await;
    line.connection_breaks_and_mends(site);
    for words in conversation() {
        line.john_writes(site, &words);
    }
    let mut told = line.deliver_new_in_order(site, 0).await;
    line.is_answered(site, conversation().len()).await;
    line.john_reads_everything(site);
    told = line.deliver_new_in_order(site, told).await;
    line.is_quiet(site).await;
    assert_eq!(told, line.webhooks(site).len());
    Told::of(site, &line, before).await
}

async fn over_and_over(site: &mut Site, messenger: Messenger, mut chance: StdRng) -> (Told, usize) {
    let line = Line::open(site, messenger).await;
    let before = site.head().await;
    line.connection_breaks_and_mends(site);
    for words in conversation() {
        line.john_writes(site, &words);
    }
    // Eight times each, in any order. A part comes late, and the node stops in between.
    let said = line.webhooks(site);
    let mut pool = copies(&said, 8);
    pool.shuffle(&mut chance);
    let late = pool.split_off(pool.len() / 2);
    let mut deliveries = post::all(site, pool, true).await;
    deliveries += post::all(site, late, false).await;
    line.is_answered(site, conversation().len()).await;
    // The same with the receipts, and once more with everything else.
    line.john_reads_everything(site);
    let mut pool = copies(&line.webhooks(site)[said.len()..], 3);
    pool.extend(said);
    pool.shuffle(&mut chance);
    deliveries += post::all(site, pool, true).await;
    line.is_quiet(site).await;
    (Told::of(site, &line, before).await, deliveries)
}

fn copies(webhooks: &[Post], times: usize) -> Vec<Post> {
    webhooks.iter().flat_map(|webhook| std::iter::repeat_n(webhook.clone(), times)).collect()
}

/// A message of John's in a group, by Green.
fn in_group(site: &Site, line: &Line, group: &str) -> Post {
    let before = line.webhooks(site).len();
    site.world.green.write(group, JOHN, "hello").expect("a person");
    line.webhooks(site).swap_remove(before)
}

async fn a_groups_name_is_the_newest_messages(site: &mut Site) {
    let line = Line::open(site, Messenger::Green).await;
    let posts = [1, 2, 3].map(|minute| {
        let post = in_group(site, &line, World::SUPPORT_GROUP);
        let mut body: serde_json::Value = serde_json::from_str(&post.body).expect("JSON");
        body["senderData"]["chatName"] = format!("Name {minute}").into();
        body["timestamp"] = (body["timestamp"].as_i64().expect("a time") + 60 * minute).into();
        Post { body: body.to_string(), ..post }
    });
    for post in [&posts[0], &posts[2], &posts[1], &posts[0]] {
        assert_eq!(post.deliver().await, Some(200));
    }
    assert_eq!(group(site, World::SUPPORT_GROUP).await["name"], "Name 3");
    assert_eq!(site.all_events("type=GroupRenamed").await.len(), 1);
}

async fn whether_the_bot_is_in_a_group_is_what_was_told_last_whatever_comes_last(site: &mut Site) {
    let line = Line::open(site, Messenger::Telegram).await;
    let telegram = &site.world.telegram;
    let new = -4_009_999_999;
    telegram.let_in(new, "Resellers");
    telegram.shut_out(new);
    telegram.let_in(new, "Resellers");
    let posts = line.webhooks(site);
    // All within a second or so; the last first, and everything twice.
    for index in [2, 0, 1, 1, 0, 2] {
        assert_eq!(posts[index].deliver().await, Some(200));
        assert_eq!(group(site, &new.to_string()).await["is_member"], true, "{index}");
    }
    telegram.shut_out(new);
    assert_eq!(line.webhooks(site)[3].deliver().await, Some(200));
    assert_eq!(posts[1].deliver().await, Some(200));
    assert_eq!(group(site, &new.to_string()).await["is_member"], false);
}
