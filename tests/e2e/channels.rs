//! WhatsApp through an Evolution server: set up, webhooks in (CH1, CH6, CH7, CH8, CH10).

use std::time::{Duration, Instant};

use sandbox::evolution::{Generation, Post, What};
use sandbox::panel::known::REFILLABLE;
use sandbox::{Fault, World};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::site::{JOHN, OWNER, Site, items, private};
use crate::support::PATIENCE;
use crate::support::client::Answer;
use crate::support::office::{INSTANCE, text};

on_both!(
    a_new_channel_makes_its_instance_and_points_the_servers_webhook_at_us,
    a_channel_shows_its_connection_and_the_code_to_scan,
    only_who_knows_the_secret_can_post_a_webhook,
    a_server_that_signs_its_webhooks_is_let_in,
    one_person_is_one_customer_whatever_the_server_tells_of_them,
    a_person_of_whom_a_group_tells_the_lid_only_is_the_person_met_before,
    a_stranger_of_whom_a_group_tells_the_lid_only_is_looked_up_among_its_members,
    a_person_met_twice_is_one_as_soon_as_both_addresses_come_together,
    a_message_delivered_many_times_is_answered_once,
    a_message_repeated_after_a_restart_changes_nothing,
    a_webhook_is_acknowledged_while_the_panel_hangs,
    a_webhook_that_comes_while_nobody_is_there_is_taken_later,
    a_new_group_registers_itself_with_every_flag_off,
    what_asks_for_nothing_is_not_written_down,
    a_picture_with_a_caption_and_an_answer_to_a_message_are_commands_too,
);

async fn a_new_channel_makes_its_instance_and_points_the_servers_webhook_at_us(site: &mut Site) {
    assert_eq!(site.world.evolution.instances(), [INSTANCE]);
    let asked = site.world.evolution.requests().of("POST", "/instance/create");
    let webhook = &asked[0].body["webhook"];
    assert_eq!(webhook["url"], site.channel.webhook_url.as_str());
    assert!(site.channel.webhook_url.starts_with(&site.door.url()), "{}", site.channel.webhook_url);
    assert!(webhook["headers"].to_string().contains(&site.channel.webhook_secret), "{webhook}");

    let shown = site.api.get(&format!("/api/v1/channels/{}", site.channel.id)).await;
    assert_eq!((&shown["kind"], &shown["api_key"]), (&json!("evolution"), &json!("set")));
    let everything = site.api.get("/api/v1/channels").await.to_string() + &site.story().await;
    assert!(!everything.contains(&site.channel.webhook_secret), "the webhook secret was shown again");
    assert!(!everything.contains(site.world.evolution.api_key()), "the server's key was shown");
}

async fn a_channel_shows_its_connection_and_the_code_to_scan(site: &mut Site) {
    let state = format!("/api/v1/channels/{}/state", site.channel.id);
    assert_eq!(site.api.get(&state).await["state"], "open");
    site.world.evolution.disconnect(INSTANCE, 401);
    // The messenger is asked anew in five seconds, or as soon as it told of a change itself: an answer that was under way may be older.
    let is = async |word: &str| {
        let deadline = Instant::now() + PATIENCE;
        while site.api.get(&state).await["state"] != word {
            assert!(Instant::now() < deadline, "waited for the connection to be {word}\n{}", site.story().await);
            sleep(Duration::from_millis(200)).await;
        }
    };
    is("close").await;
    let connect = site.api.post(&format!("/api/v1/channels/{}/connect", site.channel.id), json!({})).await;
    assert_eq!(connect["state"], "connecting");
    assert!(text(&connect["image"]).starts_with("data:image/png;base64,"), "{connect}");
    site.world.evolution.scan(INSTANCE);
    is("open").await;
}

/// Posts a webhook by hand.
async fn deliver(site: &Site, url: &str, body: &str, authorization: Option<&str>) -> Answer {
    let mut request = reqwest::Client::builder().no_proxy().build().expect("a client").post(url);
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    let sent = request.header("content-type", "application/json").body(body.to_owned()).send().await;
    let answer = Answer::of(sent.expect("an answer")).await;
    assert!(!answer.body.to_string().contains(&site.channel.webhook_secret));
    answer
}

async fn only_who_knows_the_secret_can_post_a_webhook(site: &mut Site) {
    site.world.evolution.hold_webhooks();
    site.world.evolution.post(Post::text(&private(JOHN), JOHN, "my username")).expect("posted");
    let body = site.world.evolution.deliveries().last().expect("a delivery").body.clone();
    let (url, secret) = (site.channel.webhook_url.clone(), site.channel.webhook_secret.clone());
    let before = site.head().await;
    for authorization in [None, Some("Bearer wrong"), Some(&*secret), Some("Bearer "), Some("Basic dTpw")] {
        let answer = deliver(site, &url, &body, authorization).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{authorization:?}: {}", answer.body);
    }
    let good = format!("Bearer {secret}");
    let unknown = deliver(site, &format!("{}0", url), &body, Some(&good)).await;
    assert_eq!(unknown.status, 404);
    let unreadable = deliver(site, &url, "{\"event\":", Some(&good)).await;
    assert_eq!((unreadable.status, unreadable.code()), (400, "malformed"));
    assert_eq!(site.head().await, before, "a refused webhook was written down");

    let taken = deliver(site, &url, &body, Some(&good)).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let repeated = deliver(site, &url, &body, Some(&good)).await;
    assert_eq!(repeated.body["position"], taken.body["position"]);
    site.answers(JOHN, "johndoe123").await;
}

async fn a_server_that_signs_its_webhooks_is_let_in(site: &mut Site) {
    let set = |secret: &str| {
        let webhook = json!({
            "enabled": true, "url": site.channel.webhook_url, "headers": {"jwt_key": secret}, "byEvents": true,
            "base64": false, "events": ["MESSAGES_UPSERT"],
        });
        let url = format!("{}/webhook/set/{INSTANCE}", site.world.evolution.base_url());
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        client.post(url).header("apikey", site.world.evolution.api_key()).json(&json!({ "webhook": webhook }))
    };
    assert_eq!(set("another secret").send().await.expect("an answer").status(), 201);
    let id = site.world.evolution.post(Post::text(&private(JOHN), JOHN, "my username")).expect("posted");
    assert!(!site.world.evolution.wait_delivered(&id, PATIENCE).await, "a wrong signature was taken");
    set(&site.channel.webhook_secret).send().await.expect("an answer");
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn one_person_is_one_customer_whatever_the_server_tells_of_them(site: &mut Site) {
    let generations = [
        Generation::V2_2,
        Generation::V2_3_0,
        Generation::V2_3_0Phone,
        Generation::V2_3_5,
        Generation::V2_3_5NoAlt,
        Generation::V2_3_7,
    ];
    for generation in generations {
        site.says_as(generation, &private(JOHN), JOHN, "my username").await;
        site.answers(JOHN, "johndoe123").await;
    }
    let head = site.head().await;
    let customers = items(&site.api.get(&format!("/api/v1/customers?after={head}")).await);
    assert_eq!(customers.len(), 1, "{customers:#?}");
    let kinds: Vec<&Value> =
        customers[0]["identities"].as_array().expect("identities").iter().map(|identity| &identity["kind"]).collect();
    assert_eq!(kinds, ["jid", "lid"]);
}

async fn a_person_of_whom_a_group_tells_the_lid_only_is_the_person_met_before(site: &mut Site) {
    site.support_on().await;
    site.says_as(Generation::V2_3_5, World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    for generation in [Generation::V2_3_0, Generation::V2_3_5NoAlt] {
        site.says_as(generation, World::SUPPORT_GROUP, JOHN, "my username").await;
        site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    }
}

async fn a_stranger_of_whom_a_group_tells_the_lid_only_is_looked_up_among_its_members(site: &mut Site) {
    for generation in [Generation::V2_3_0, Generation::V2_3_5] {
        // The list of members differs between versions, too.
        site.world.evolution.set_generation(generation);
        let lid_only = if generation == Generation::V2_3_0 { generation } else { Generation::V2_3_5NoAlt };
        site.says_as(lid_only, World::SUPPORT_GROUP, OWNER, "!support enable").await;
        site.expects(World::SUPPORT_GROUP, "is now *on*").await;
        site.says_as(lid_only, World::SUPPORT_GROUP, JOHN, "my username").await;
        site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    }
    // Both are known by either now: there was no need to ask for every message.
    assert!(site.world.evolution.requests().count("GET", "/group/participants") <= 2);
    let head = site.head().await;
    let customers = items(&site.api.get(&format!("/api/v1/customers?after={head}&q=johndoe123")).await);
    assert_eq!(customers[0]["identities"].as_array().map(Vec::len), Some(2), "{customers:#?}");
}

async fn a_person_met_twice_is_one_as_soon_as_both_addresses_come_together(site: &mut Site) {
    site.support_on().await;
    // John is known by his number; here the server tells the LID only, never told both together, and tells no members.
    site.world.evolution.faults().next(1, "/group/participants", Fault::Status { status: 500, text: None });
    site.says_as(Generation::V2_3_0, World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "").await;
    // Now it does, and from then on either is John.
    site.says_as(Generation::V2_3_5, &private(JOHN), JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    for _ in 0..2 {
        site.says_as(Generation::V2_3_0, World::SUPPORT_GROUP, JOHN, "my username").await;
        site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    }
    site.says_as(Generation::V2_2, &private(JOHN), JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn a_message_delivered_many_times_is_answered_once(site: &mut Site) {
    let post = Post { copies: 5, ..Post::text(&private(JOHN), JOHN, &format!("refill {REFILLABLE}")) };
    let id = site.posts(post).await;
    site.answers(JOHN, "Refill submitted").await;
    site.world.evolution.redeliver(&id);
    site.is_taken(&id).await;
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 2);
    assert_eq!(site.logs("action=refill").await.len(), 1);
}

async fn a_message_repeated_after_a_restart_changes_nothing(site: &mut Site) {
    let id = site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent").await;
    let before = site.head().await;
    site.stop().await;
    site.start().await;
    site.world.evolution.redeliver(&id);
    site.is_taken(&id).await;
    assert_eq!(site.head().await, before, "{}", site.story().await);
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
}

async fn a_webhook_is_acknowledged_while_the_panel_hangs(site: &mut Site) {
    site.world.panel.faults().next(1, "/adminapi", Fault::Slow { ms: 2500 });
    let asked = Instant::now();
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    // Durable by now, and nobody waited for the panel.
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 1);
    assert!(
        site.sent_to(&private(JOHN)).is_empty(),
        "answered before the panel did, {:?} after the message",
        asked.elapsed()
    );
    site.answers(JOHN, &format!("Order #{REFILLABLE}")).await;
    assert!(asked.elapsed() >= Duration::from_millis(2500), "the panel did not hang");
}

async fn a_webhook_that_comes_while_nobody_is_there_is_taken_later(site: &mut Site) {
    site.stop().await;
    let id = site.world.evolution.post(Post::text(&private(JOHN), JOHN, "my username")).expect("posted");
    site.start().await;
    site.is_taken(&id).await;
    site.answers(JOHN, "johndoe123").await;
}

async fn a_new_group_registers_itself_with_every_flag_off(site: &mut Site) {
    site.says(World::SUPPORT_GROUP, JOHN, &format!("check {REFILLABLE}")).await;
    site.events("GroupRegistered", 1).await;
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    assert_eq!(groups.len(), 1);
    let group = &groups[0];
    assert_eq!(group["chat"], World::SUPPORT_GROUP);
    for flag in ["support_enabled", "marketing_enabled", "silent_mode"] {
        assert_eq!(group[flag], false, "{flag}");
    }
    // Switched on, it is served from the next message on; the one before stays unanswered.
    site.says(World::SUPPORT_GROUP, OWNER, "!support enable").await;
    site.expects(World::SUPPORT_GROUP, "is now *on*").await;
    site.says(World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(World::SUPPORT_GROUP).len(), 2);
    assert_eq!(site.all_events("type=GroupRegistered").await.len(), 1);
}

async fn what_asks_for_nothing_is_not_written_down(site: &mut Site) {
    let before = site.head().await;
    let what = |what| Post { what, ..Post::text(&private(JOHN), JOHN, "") };
    let refill = format!("refill {REFILLABLE}");
    site.posts(what(What::Reaction { to: "3EB0AA".to_owned(), emoji: "👍".to_owned() })).await;
    site.posts(what(What::Sticker)).await;
    site.posts(what(What::Image { caption: None })).await;
    site.posts(what(What::Deletion { of: "3EB0AA".to_owned() })).await;
    site.posts(what(What::Raw(json!({"pollUpdateMessage": {}})))).await;
    site.posts(what(What::Text("   ".to_owned()))).await;
    site.posts(Post { from_me: true, ..Post::text(&private(JOHN), JOHN, &refill) }).await;
    site.posts(Post { from_me: true, ..Post::text(World::SUPPORT_GROUP, OWNER, "!support enable") }).await;
    assert_eq!(site.head().await, before, "{}", site.story().await);
    // Receipts and echoes of what the bot says come in by themselves.
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    assert!(site.world.evolution.settle(PATIENCE).await);
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 1);
}

async fn a_picture_with_a_caption_and_an_answer_to_a_message_are_commands_too(site: &mut Site) {
    let check = format!("check {REFILLABLE}");
    let forms = [
        What::Image { caption: Some(check.clone()) },
        What::Reply { text: check.clone(), to: "3EB0AA".to_owned() },
        What::ExtendedText(check.clone()),
    ];
    for what in forms {
        site.posts(Post { what, ..Post::text(&private(JOHN), JOHN, "") }).await;
        site.answers(JOHN, &format!("Order #{REFILLABLE}")).await;
    }
}
