//! What holds for the webhooks of every messenger (CH7): who may post, how much, and that nothing is acknowledged that is not durable.

use futures::{StreamExt as _, stream};
use serde_json::{Value, json};

use crate::deliveries::{Line, Messenger, Post};
use crate::site::Site;
use crate::support::client::Answer;

on_both!(
    only_who_shows_the_right_proof_is_taken,
    a_body_over_a_mebibyte_is_refused_whether_its_length_is_told_or_not,
    nothing_is_acknowledged_while_the_database_takes_nothing,
    a_body_that_cannot_be_read_holds_nothing_back,
);

const ALL: [Messenger; 4] = [Messenger::Evolution, Messenger::Green, Messenger::Meta, Messenger::Telegram];

/// A message of John on every messenger, ready to be posted; Evolution's on both of its addresses.
async fn posts(site: &Site) -> Vec<Post> {
    let mut posts = Vec::new();
    for messenger in ALL {
        let line = Line::open(site, messenger).await;
        line.john_writes(site, "help");
        posts.push(line.webhooks(site).swap_remove(0));
    }
    let by_event = Post { url: format!("{}/messages-upsert", posts[0].url), ..posts[0].clone() };
    posts.push(by_event);
    posts
}

async fn only_who_shows_the_right_proof_is_taken(site: &mut Site) {
    let posts = posts(site).await;
    let before = site.head().await;
    for post in &posts {
        let (name, proof) = post.headers[0].clone();
        let last = proof.chars().next_back().expect("a proof");
        let turned = if last == '0' { '1' } else { '0' };
        let wrong = [
            String::new(),
            "Bearer".to_owned(),
            "Bearer ".to_owned(),
            "sha256=".to_owned(),
            format!("{}{turned}", &proof[..proof.len() - 1]),
            proof[..proof.len() - 1].to_owned(),
            format!("{proof}0"),
            // Everybody else's.
            posts.iter().find(|other| other.url != post.url && other.headers[0].1 != proof).expect("another").headers
                [0]
            .1
            .clone(),
        ];
        for wrong in wrong {
            let answer = Post { headers: vec![(name.clone(), wrong.clone())], ..post.clone() }.answer().await;
            assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{} {wrong}: {}", post.url, answer.body);
        }
        let nothing = Post { headers: Vec::new(), ..post.clone() }.answer().await;
        assert_eq!((nothing.status, nothing.code()), (401, "unauthorized"), "{}: {}", post.url, nothing.body);
        let elsewhere = Post { headers: vec![("x-secret".to_owned(), proof.clone())], ..post.clone() }.answer().await;
        assert_eq!(elsewhere.status, 401, "{}", post.url);
    }
    assert_eq!(site.head().await, before, "what nobody proved was written down");
    for post in &posts {
        assert_eq!(post.deliver().await, Some(200), "{}", post.url);
    }
}

async fn a_body_over_a_mebibyte_is_refused_whether_its_length_is_told_or_not(site: &mut Site) {
    let posts = posts(site).await;
    let before = site.events_beside_hearing().await;
    for post in &posts {
        let large = format!("{{\"x\":\"{}\"}}", "x".repeat(1024 * 1024));
        let told = Post { body: large.clone(), ..post.clone() }.answer().await;
        assert_eq!(told.status, 413, "{}: {}", post.url, told.body);
        let pieces: Vec<Result<Vec<u8>, std::io::Error>> =
            large.as_bytes().chunks(64 * 1024).map(|piece| Ok(piece.to_vec())).collect();
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut request = client.post(&post.url).body(reqwest::Body::wrap_stream(stream::iter(pieces)));
        for (name, value) in &post.headers {
            request = request.header(name, value);
        }
        let untold = Answer::of(request.send().await.expect("an answer")).await;
        assert_eq!(untold.status, 413, "{}: {}", post.url, untold.body);
    }
    assert_eq!(site.events_beside_hearing().await, before);
    for post in &posts {
        assert_eq!(post.deliver().await, Some(200), "{}", post.url);
    }
}

async fn nothing_is_acknowledged_while_the_database_takes_nothing(site: &mut Site) {
    let mut lines = Vec::new();
    for messenger in ALL {
        let line = Line::open(site, messenger).await;
        line.john_writes(site, "help");
        let told = line.deliver_new_in_order(site, 0).await;
        line.is_answered(site, 1).await;
        line.deliver_new_in_order(site, told).await;
        lines.push(line);
    }
    // Everything there is to tell: messages, receipts, connections.
    let mut posts = Vec::new();
    for line in &lines {
        let known = line.webhooks(site).len();
        line.john_reads_everything(site);
        line.connection_breaks_and_mends(site);
        line.john_writes(site, "my username");
        posts.extend(line.webhooks(site).split_off(known));
    }
    site.database.takes_nothing().await;
    let refused: Vec<Answer> = stream::iter(&posts).map(Post::answer).buffered(4).collect().await;
    site.database.takes_everything().await;
    let mut turned_away = 0;
    for (post, answer) in posts.iter().zip(&refused) {
        let tells_nothing = answer.status == 200 && answer.body["ignored"].is_string();
        let is_to_come_again = answer.status == 503 && answer.headers.contains_key("retry-after");
        assert!(tells_nothing || is_to_come_again, "{post:?}: {} {}", answer.status, answer.body);
        turned_away += usize::from(is_to_come_again);
    }
    // A message each, three read receipts, two connections of two changes each.
    assert!(turned_away >= 4 + 3 + 2, "{refused:#?}");
    for (post, before) in posts.iter().zip(&refused) {
        let taken = post.taken().await;
        if before.status == 200 {
            assert_eq!(taken["ignored"], before.body["ignored"], "what was told was lost: {post:?}");
        }
    }
    for line in &lines {
        line.is_answered(site, 2).await;
    }
    assert_eq!(site.all_events("type=MessageRead").await.len(), 3);
}

/// Evolution tries again after anything but a few answers, of which 400 is one, so that says what is wrong and nothing comes again. The
/// others come again after every refusal, and Green keeps everything else back meanwhile: there, it is acknowledged.
async fn a_body_that_cannot_be_read_holds_nothing_back(site: &mut Site) {
    let before_all = site.head().await;
    for messenger in ALL {
        let line = Line::open(site, messenger).await;
        let before = site.events_beside_hearing().await;
        line.john_writes(site, "help");
        let good = line.webhooks(site).swap_remove(0);
        for body in ["", "{", "\u{0}", "null", "[]", "7", "{\"x\":1}", "<html></html>"] {
            let answer = line.proven(site, &good, body).answer().await;
            let expected =
                if messenger == Messenger::Evolution { (400, Value::Null) } else { (200, json!("not readable")) };
            assert_eq!((answer.status, answer.body["ignored"].clone()), expected, "{messenger:?} {body}");
        }
        assert_eq!(site.events_beside_hearing().await, before, "{messenger:?}");
        assert_eq!(good.deliver().await, Some(200));
        line.is_answered(site, 1).await;
    }
    assert!(site.head().await > before_all);
}
