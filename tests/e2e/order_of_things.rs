//! Who waits for whom: one person's messages are answered in order, different people's side by side.

use futures::future::join_all;
use sandbox::evolution::{Post, Release};
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, OF_MARIA, PROCESSING, REFILLABLE, WINDOW_OVER};
use sandbox::{Fault, World};

use crate::deliveries::{Line, Messenger};
use crate::site::{JOHN, MARIA, SMMCOST, Site, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    two_messages_of_one_person_are_answered_in_order,
    two_people_writing_at_once_are_both_served_and_do_not_wait_for_each_other,
    a_crowd_writing_at_once_is_answered_each_exactly_once,
    messages_that_arrive_in_another_order_are_all_answered,
    three_messages_at_once_are_answered_in_order_through_every_messenger,
    messages_posted_in_the_same_moment_are_answered_in_the_order_of_the_log,
    what_was_under_way_when_the_node_stopped_is_finished_after_the_start,
);

async fn two_messages_of_one_person_are_answered_in_order(site: &mut Site) {
    // The first takes long, the second nothing.
    site.world.panel.faults().next(1, "/adminapi", Fault::Slow { ms: 700 });
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.tells(JOHN, "my username").await;
    site.tells(JOHN, &format!("check {IN_PROGRESS}")).await;
    site.answers(JOHN, "*Order #54322*").await;
    let sent = site.sent_to(&private(JOHN));
    assert_eq!(sent.len(), 3, "{sent:?}");
    for (text, words) in sent.iter().zip(["*Order #54321*", "johndoe123", "*Order #54322*"]) {
        assert!(text.contains(words), "{words} is not in its place: {sent:?}");
    }
    let serials: Vec<i64> = site.logs("").await.iter().filter_map(|entry| entry["serial"].as_i64()).collect();
    assert_eq!(serials, [3, 2, 1]);
}

async fn two_people_writing_at_once_are_both_served_and_do_not_wait_for_each_other(site: &mut Site) {
    site.verify(MARIA, "maria_smm").await;
    // John's question hangs; Maria's does not.
    site.world.panel.faults().next(1, "/adminapi/v2/users", Fault::Slow { ms: 3000 });
    site.tells(JOHN, "balance").await;
    site.tells(MARIA, &format!("check {OF_MARIA}")).await;
    site.answers(MARIA, "*Order #54330*").await;
    assert!(site.sent_to(&private(JOHN)).is_empty(), "Maria waited for John");
    site.answers(JOHN, "42.17 USD").await;
    // The same order, asked for by its owner and by the team at the same moment: one refill, one refusal.
    let (one, other) = (format!("refill {REFILLABLE}"), format!("refill {REFILLABLE}"));
    tokio::join!(site.tells(JOHN, &one), site.tells(World::OWNER_PHONE, &other));
    let told = async |person: &'static str| {
        let reply = site.answers(person, "*#54321*").await;
        (reply.contains("Refill submitted"), reply.contains("already requested"))
    };
    let (john, owner) = tokio::join!(told(JOHN), told(World::OWNER_PHONE));
    assert_ne!(john, owner);
    assert!(john.0 != john.1 && owner.0 != owner.1, "{john:?} {owner:?}");
    site.expects(SMMCOST, "2323223 refill").await;
    assert_eq!(site.all_events("type=RefillRequested").await.len(), 1);
}

async fn a_crowd_writing_at_once_is_answered_each_exactly_once(site: &mut Site) {
    let people = World::CUSTOMERS;
    for customer in &people[1..] {
        site.verify(customer.phone, customer.username).await;
    }
    site.support_on().await;
    let messages = (0..8).flat_map(|round| people.map(|customer| (round, customer)));
    let writing = messages.map(async |(round, customer)| {
        let (group, private) = (World::SUPPORT_GROUP.to_owned(), private(customer.phone));
        let chat = if round % 2 == 0 { group } else { private };
        site.posts(Post { copies: 1 + round % 3, ..Post::text(&chat, customer.phone, "my username") }).await
    });
    join_all(writing).await;
    let all = async || {
        (site.logs("limit=200&action=my_username").await.iter().filter(|entry| entry["reply_state"] == "sent").count()
            == 24)
            .then_some(())
    };
    site.until("24 answers", all).await;
    for customer in people {
        let words = format!("*{}*", customer.username);
        let count = |chat: &str| site.sent_to(chat).iter().filter(|text| text.contains(&words)).count();
        assert_eq!((count(&private(customer.phone)), count(World::SUPPORT_GROUP)), (4, 4), "{words}");
    }
}

async fn messages_that_arrive_in_another_order_are_all_answered(site: &mut Site) {
    site.world.evolution.hold_webhooks();
    let ids = ["my username", "help", "services"]
        .map(|text| site.world.evolution.post(Post::text(&private(JOHN), JOHN, text)).expect("posted"));
    site.world.evolution.release_webhooks(Release::Reversed);
    for id in &ids {
        site.is_taken(id).await;
    }
    for words in ["service list", "What I can do", "johndoe123"] {
        site.answers(JOHN, words).await;
    }
}

async fn what_was_under_way_when_the_node_stopped_is_finished_after_the_start(site: &mut Site) {
    site.world.panel.faults().next(1, "/adminapi", Fault::Slow { ms: 400 });
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.tells(MARIA, "hello").await;
    site.stop().await;
    let before = site.world.evolution.sent().len();
    assert!(before <= 3);
    site.start().await;
    site.answers(JOHN, "Refill submitted").await;
    site.answers(MARIA, "panel username").await;
    site.expects(SMMCOST, "2323223 refill").await;
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent").await;
    assert!(site.world.evolution.settle(PATIENCE).await);
    assert_eq!(site.world.evolution.sent().len(), 3, "{:#?}", site.world.evolution.sent());
    assert_eq!(site.all_events("type=RefillRequested").await.len(), 1);
}

async fn three_messages_at_once_are_answered_in_order_through_every_messenger(site: &mut Site) {
    for messenger in [Messenger::Evolution, Messenger::Green, Messenger::Meta, Messenger::Telegram] {
        let line = Line::open(site, messenger).await;
        for words in [format!("check {REFILLABLE}"), "my username".to_owned(), format!("check {IN_PROGRESS}")] {
            line.john_writes(site, &words);
        }
        // What the first asks for takes long, and so does sending its answer.
        site.world.panel.faults().next(1, "/adminapi", Fault::Slow { ms: 700 });
        line.sends_slowly_once(site);
        let before = site.head().await;
        line.deliver_new_in_order(site, 0).await;
        line.is_answered(site, 3).await;
        let told = line.told(site);
        for (text, words) in told.iter().zip(["Order #54321", "johndoe123", "Order #54322"]) {
            assert!(text.contains(words), "{messenger:?}: {words} is not in its place: {told:?}");
        }
        let sent: Vec<i64> =
            site.all_events("type=MessageSent").await.iter().filter_map(|e| e["position"].as_i64()).collect();
        assert_eq!(sent.iter().filter(|position| **position > before).count(), 3, "{messenger:?}");
    }
}

async fn messages_posted_in_the_same_moment_are_answered_in_the_order_of_the_log(site: &mut Site) {
    for messenger in [Messenger::Evolution, Messenger::Green, Messenger::Meta, Messenger::Telegram] {
        let line = Line::open(site, messenger).await;
        let before = site.head().await;
        let ids = [REFILLABLE, IN_PROGRESS, PROCESSING, NO_REFILL, WINDOW_OVER];
        for id in ids {
            line.john_writes(site, &format!("check {id}"));
        }
        site.world.panel.faults().next(1, "/adminapi", Fault::Slow { ms: 300 });
        let statuses = join_all(line.webhooks(site).iter().map(|post| post.deliver())).await;
        assert!(statuses.iter().all(|status| *status == Some(200)), "{messenger:?}: {statuses:?}");
        line.is_answered(site, ids.len()).await;
        let received = site.all_events("type=MessageReceived").await;
        let texts = received.iter().filter(|event| event["position"].as_i64() > Some(before));
        let texts = texts.map(|event| text(&event["payload"]["MessageReceived"]["text"]).replace("check ", "Order #"));
        let told = line.told(site);
        for (asked, told) in texts.zip(&told) {
            assert!(told.contains(&asked), "{messenger:?}: {asked} is not in its place: {told:?}");
        }
    }
}
