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
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, OF_MARIA, PARTIAL_LIFETIME, PROCESSING, REFILLABLE};

use crate::site::Site;

on_both!(
    shuffled_repeated_and_late_deliveries_of_evolution_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_green_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_meta_end_in_the_same_events,
    shuffled_repeated_and_late_deliveries_of_telegram_end_in_the_same_events,
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
