//! Replies in the words of a language model (AI).

use std::time::{Duration, Instant};

use gateways::model::Provider;
use ledgerdesk::config::Config;
use ledgerdesk::node::Node;
use sandbox::model::Manner;
use sandbox::panel::known::{IN_PROGRESS, OF_MARIA, REFILLABLE};
use sandbox::{Fault, World};
use serde_json::{Value, json};

use crate::site::{JOHN, MARIA, OWNER, Site, private};
use crate::support::database::Kind;
use crate::support::office::text;

on_both!(
    replies_are_reworded_over_every_wire_and_what_that_cost_is_counted,
    the_menu_the_username_and_what_the_team_reads_are_never_reworded,
    a_complaint_gets_one_merged_reply_in_every_mode,
    a_message_that_is_no_command_is_answered_from_what_is_known,
    who_is_not_served_never_gets_as_far_as_the_model,
    a_lie_is_dropped_for_the_fixed_text,
    a_model_that_fails_never_holds_up_a_command,
    a_model_that_hangs_holds_up_nobody_else,
    what_was_said_is_remembered_across_a_restart_and_verification_is_not,
    a_customer_has_so_many_replies_by_the_model_within_the_hour,
    what_a_model_thinks_is_never_said,
    each_customer_of_a_group_has_a_memory_of_their_own,
    what_was_erased_is_told_to_no_model,
    a_complaint_gets_one_reply_whatever_the_model_does,
    a_question_is_reworded_and_a_yes_carries_it_out,
    who_wants_a_person_is_told_so_in_the_models_words,
);

/// What the stand-in puts before a text it was given.
const FRAME: &str = "Hello, and thank you for writing to us.\n";

/// A node with a model, in chat mode `ai`.
async fn think(site: &mut Site, provider: Provider) {
    site.thinks_with(provider, Duration::from_secs(8)).await;
    site.set("chat_mode", "ai").await;
}

/// The last question the model was asked.
fn last_asked(site: &Site) -> sandbox::model::Asked {
    site.world.model.asked().last().cloned().expect("a question")
}

async fn replies_are_reworded_over_every_wire_and_what_that_cost_is_counted(site: &mut Site) {
    for (round, (provider, path)) in [
        (Provider::OpenAi, "/v1/chat/completions"),
        (Provider::Anthropic, "/v1/messages"),
        (Provider::Groq, "/openai/v1/chat/completions"),
        (Provider::Ollama, "/api/chat"),
    ]
    .into_iter()
    .enumerate()
    {
        think(site, provider).await;
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        let reply = site.answers(JOHN, "*Order #54321*").await;
        assert!(reply.starts_with(FRAME) && reply.contains("Status: *Completed*"), "{provider}: {reply}");
        assert_eq!(site.world.model.requests().count("POST", path), 1, "{provider}");
        let accepted = &site.events("DraftAccepted", round + 1).await[round]["payload"]["DraftAccepted"];
        assert!(accepted["cost"]["output_tokens"].as_u64().is_some_and(|tokens| tokens > 10), "{accepted}");
        let asked = &site.events("DraftAsked", round + 1).await[round]["payload"]["DraftAsked"];
        assert_eq!((&asked["provider"], &asked["model"]), (&json!(provider.name()), &json!("canned-1")));
        // The facts and the fixed text were there before.
        assert_eq!(format!("{FRAME}{}", text(&asked["ground"]["fixed"])), reply);
    }
    let newest = |entry: &Value| entry["serial"] == 4 && entry["reply_state"] == "sent";
    let entry = site.log_entry("action=check", newest).await;
    assert!(text(&entry["reply"]).starts_with(FRAME), "{entry}");
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    assert!(
        chain.contains("canned-1 of ollama was asked for a reply") && chain.contains("The model worded it"),
        "{chain}"
    );
    let usage = site.api.get(&format!("/api/v1/usage?after={}", site.head().await)).await;
    assert_eq!((&usage["model_replies_today"], &usage["model_replies_this_month"]), (&json!(4), &json!(4)));
    for tokens in ["model_input_tokens_this_month", "model_output_tokens_this_month"] {
        assert!(usage[tokens].as_i64().is_some_and(|tokens| tokens > 40), "{usage}");
    }
    assert!(!site.all_events("").await.iter().any(|event| event.to_string().contains(sandbox::model::KEY)));
}

async fn the_menu_the_username_and_what_the_team_reads_are_never_reworded(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(JOHN, "help").await;
    assert!(site.answers(JOHN, "What I can do").await.starts_with("*What I can do"));
    site.tells(JOHN, "my username").await;
    assert_eq!(site.answers(JOHN, "username").await, "Your panel username is *johndoe123*.");
    site.tells(OWNER, &format!("check {REFILLABLE}")).await;
    assert!(site.answers(OWNER, "#54321").await.starts_with("*Order"));
    site.tells(OWNER, "!status").await;
    site.answers(OWNER, "openai canned-1").await;
    site.tells(JOHN, "!config set chat_mode manual").await;
    site.answers(JOHN, "not available to you").await;
    assert!(site.world.model.requests().all().is_empty());
    assert!(site.all_events("type=DraftAsked").await.is_empty());
}

async fn a_complaint_gets_one_merged_reply_in_every_mode(site: &mut Site) {
    site.thinks_with(Provider::Anthropic, Duration::from_secs(8)).await;
    for (round, mode) in ["manual", "custom", "ai"].into_iter().enumerate() {
        site.set("chat_mode", mode).await;
        let order = [REFILLABLE, IN_PROGRESS, 54_326][round];
        let action = ["refill", "cancel", "speed up"][round];
        site.tells(JOHN, &format!("{order} {action} you are thieves, this is the third time I ask")).await;
        let reply = site.answers(JOHN, &order.to_string()).await;
        assert!(reply.starts_with(FRAME) && reply.contains("sorry for the trouble"), "{mode}: {reply}");
        assert_eq!(site.sent_to(&private(JOHN)).len(), round + 1, "{mode}: one reply");
        let entry = site.log_entry(&format!("order_id={order}"), |entry| entry["reply_state"] == "sent").await;
        assert_eq!((&entry["priority"], &entry["reply"]), (&json!(true), &json!(reply)));
    }
    // Without a complaint the fixed texts stay as they are.
    site.set("chat_mode", "manual").await;
    site.tells(JOHN, "balance").await;
    assert_eq!(site.answers(JOHN, "balance").await, "💰 Your balance: *42.17 USD*");
    assert_eq!(site.world.model.asked().len(), 3);
}

async fn a_message_that_is_no_command_is_answered_from_what_is_known(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(JOHN, &format!("check {REFILLABLE} {OF_MARIA}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    site.tells(JOHN, "hola, qué hacen ustedes por favor").await;
    // The language follows the customer's.
    site.answers(JOHN, "Gracias por escribir").await;
    let asked = last_asked(site);
    assert!(asked.system.contains("Write in the language of `customer_message`"), "{}", asked.system);
    let data = asked.last();
    assert_eq!(data["customer_message"], "hola, qué hacen ustedes por favor");
    // Their own order is known; somebody else's is not told of.
    assert_eq!(data["facts"], json!(["#54321: Completed"]));
    let services = format!("{}/services", site.world.panel.base_url());
    assert!(data["names_and_links"].as_array().is_some_and(|links| links.contains(&json!(services))), "{data}");
    site.world.model.answers(Manner::Says("Your order #54321 is completed.".to_owned()));
    site.tells(JOHN, "so how is it going with my stuff").await;
    assert_eq!(site.answers(JOHN, "54321").await, "Your order #54321 is completed.");
    site.world.model.answers(Manner::Says(format!("Your order #{OF_MARIA} is completed.")));
    site.tells(JOHN, "and how is it going with the other stuff").await;
    site.answers(JOHN, "did not understand").await;
    // In manual mode nobody asks.
    site.set("chat_mode", "manual").await;
    let before = site.world.model.asked().len();
    site.tells(JOHN, "lorem ipsum dolor").await;
    site.answers(JOHN, "Write *help*").await;
    assert_eq!(site.world.model.asked().len(), before);
}

async fn who_is_not_served_never_gets_as_far_as_the_model(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(MARIA, "what is this number about").await;
    site.answers(MARIA, "panel username").await;
    site.support_on().await;
    site.says(World::SUPPORT_GROUP, JOHN, "did you see the match yesterday evening").await;
    site.says(World::SUPPORT_GROUP, JOHN, "help").await;
    site.expects(World::SUPPORT_GROUP, "What I can do").await;
    assert!(site.world.model.requests().all().is_empty());
}

async fn a_lie_is_dropped_for_the_fixed_text(site: &mut Site) {
    think(site, Provider::Groq).await;
    let order = format!("check {REFILLABLE}");
    for (count, (lie, fault)) in [
        ("Your refund of $500 for order #54321 was sent!", "claim"),
        ("*Order #99887766* was completed.", "figure"),
        ("See http://evil.example", "link"),
        ("It is smmcost.com who does it.", "hidden_name"),
        ("您的退款已处理", "foreign_script"),
    ]
    .into_iter()
    .enumerate()
    {
        site.world.model.answers(Manner::Says(lie.to_owned()));
        site.tells(JOHN, &order).await;
        assert!(site.answers(JOHN, "54321").await.starts_with("*Order #54321*"), "{lie}");
        let rejected = site.events("DraftRejected", count + 1).await;
        let rejected = &rejected[count]["payload"]["DraftRejected"];
        assert!(rejected["fault"] == fault || rejected["fault"] == "fact_missing", "{lie}: {rejected}");
        assert_eq!(rejected["text"], lie);
    }
    let entry = site.log_entry("action=check", |entry| entry["reply_state"] == "sent").await;
    assert!(text(&entry["reply"]).starts_with("*Order #54321*"), "{entry}");
    let usage = site.api.get(&format!("/api/v1/usage?after={}", site.head().await)).await;
    assert_eq!(usage["model_replies_today"], 0);
    assert!(usage["model_output_tokens_this_month"].as_i64().is_some_and(|tokens| tokens > 0), "{usage}");
}

async fn a_model_that_fails_never_holds_up_a_command(site: &mut Site) {
    site.set("chat_mode", "ai").await;
    let mut count = 0;
    for (fault, manner, why, is_down) in [
        (Some(Fault::Status { status: 500, text: None }), Manner::Polite, "failed", true),
        (Some(Fault::TooManyRequests { retry_after: Some(60) }), Manner::Polite, "failed", true),
        (Some(Fault::TimeoutBeforeActing), Manner::Polite, "too_slow", true),
        (None, Manner::Garbage, "failed", true),
        (None, Manner::Refuses, "refused", false),
        (None, Manner::CutOff, "cut_off", false),
    ] {
        // A new node knows nothing of the model's health.
        site.thinks_with(Provider::OpenAi, Duration::from_millis(700)).await;
        site.world.model.answers(manner);
        if let Some(fault) = fault {
            site.world.model.faults().always("", fault);
        }
        let asked = site.world.model.requests().all().len();
        for expected in [why, if is_down { "down" } else { why }] {
            site.tells(JOHN, &format!("check {REFILLABLE}")).await;
            assert!(site.answers(JOHN, "#54321").await.starts_with("*Order #54321*"), "{why}");
            count += 1;
            let none = site.events("NoDraftGiven", count).await;
            assert_eq!(none[count - 1]["payload"]["NoDraftGiven"]["why"], expected, "{none:?}");
        }
        // One that is down is left alone.
        let asked = site.world.model.requests().all().len() - asked;
        assert_eq!(asked, if is_down { 1 } else { 2 }, "{why}");
        site.world.model.faults().clear();
    }
    assert!(site.all_events("type=DraftAccepted").await.is_empty());
}

async fn a_model_that_hangs_holds_up_nobody_else(site: &mut Site) {
    site.verify(MARIA, "maria_smm").await;
    site.set("chat_mode", "ai").await;
    let limit = Duration::from_secs(5);
    site.thinks_with(Provider::Ollama, limit).await;
    site.world.model.faults().always("", Fault::TimeoutBeforeActing);
    let begun = Instant::now();
    for order in [REFILLABLE, IN_PROGRESS] {
        site.tells(JOHN, &format!("check {order}")).await;
    }
    site.events("DraftAsked", 1).await;
    site.tells(MARIA, "help").await;
    site.answers(MARIA, "What I can do").await;
    assert!(begun.elapsed() < limit, "Maria waited {:?}", begun.elapsed());
    // The one who waits is answered in the order of asking, and only the first time in vain.
    site.answers(JOHN, "*Order #54321*").await;
    site.answers(JOHN, "*Order #54322*").await;
    assert!(begun.elapsed() < limit * 2, "John waited {:?}", begun.elapsed());
    let none = site.events("NoDraftGiven", 2).await;
    let why: Vec<&Value> = none.iter().map(|event| &event["payload"]["NoDraftGiven"]["why"]).collect();
    assert_eq!(why, ["too_slow", "down"]);
}

async fn what_was_said_is_remembered_across_a_restart_and_verification_is_not(site: &mut Site) {
    site.tells(MARIA, "good morning everybody").await;
    site.answers(MARIA, "panel username").await;
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
    site.verify(MARIA, "maria_smm").await;
    think(site, Provider::OpenAi).await;
    for round in 1..=7 {
        site.tells(MARIA, &format!("check {OF_MARIA} 5432{round}")).await;
        site.answers(MARIA, &format!("5432{round}")).await;
        let turns = last_asked(site).turns;
        let told: String = turns.iter().map(|(_, text)| text.as_str()).collect();
        for secret in ["good morning", "maria_smm", "6-digit", "panel username"] {
            assert!(!told.contains(secret), "{secret} was told: {told}");
        }
        assert_eq!(turns.len(), (2 * (round - 1)).min(10) + 1);
    }
    // Another node, the same memory.
    think(site, Provider::Anthropic).await;
    site.tells(MARIA, "what did I ask you before").await;
    site.answers(MARIA, "help").await;
    let turns = last_asked(site).turns;
    assert_eq!(turns.len(), 11, "{turns:#?}");
    assert_eq!(turns[0], ("user".to_owned(), format!("check {OF_MARIA} 54323")));
    assert_eq!(turns[8], ("user".to_owned(), format!("check {OF_MARIA} 54327")));
    assert!(turns[9].0 == "assistant" && turns[9].1.contains(&format!("#{OF_MARIA}")), "{turns:#?}");
    // Each has a memory of their own.
    site.tells(JOHN, "what did I ask you before").await;
    site.answers(JOHN, "help").await;
    assert_eq!(last_asked(site).turns.len(), 1);
}

async fn a_customer_has_so_many_replies_by_the_model_within_the_hour(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.set("max_ai_replies_per_hr", "2").await;
    for expected in [true, true, false] {
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        assert_eq!(site.answers(JOHN, "#54321").await.starts_with(FRAME), expected);
    }
    let none = site.events("NoDraftGiven", 1).await;
    assert_eq!(none[0]["payload"]["NoDraftGiven"]["why"], "limited");
    assert_eq!(site.world.model.asked().len(), 2);
}

async fn what_a_model_thinks_is_never_said(site: &mut Site) {
    site.world.model.answers(Manner::Thinks);
    for provider in Provider::ALL {
        think(site, provider).await;
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        let reply = site.answers(JOHN, "*Order #54321*").await;
        assert!(reply.starts_with(FRAME) && !reply.contains("Hmm"), "{provider}: {reply}");
    }
    let log = site.all_events("").await;
    assert!(!log.iter().any(|event| event.to_string().contains(sandbox::model::THOUGHT)), "a thought is on record");
}

async fn each_customer_of_a_group_has_a_memory_of_their_own(site: &mut Site) {
    site.verify(MARIA, "maria_smm").await;
    site.support_on().await;
    think(site, Provider::OpenAi).await;
    for (person, order) in [(JOHN, REFILLABLE), (MARIA, OF_MARIA), (JOHN, IN_PROGRESS), (MARIA, OF_MARIA)] {
        site.says(World::SUPPORT_GROUP, person, &format!("check {order}")).await;
        site.expects(World::SUPPORT_GROUP, &format!("#{order}")).await;
    }
    let turns: Vec<Vec<(String, String)>> = site.world.model.asked().into_iter().map(|asked| asked.turns).collect();
    assert_eq!(turns.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 3, 3]);
    let told = |turns: &[(String, String)]| turns.iter().map(|(_, text)| text.as_str()).collect::<String>();
    let (johns, marias) = (told(&turns[2]), told(&turns[3]));
    assert!(johns.contains(&format!("check {REFILLABLE}")) && !johns.contains(&OF_MARIA.to_string()), "{johns}");
    assert!(marias.contains(&format!("check {OF_MARIA}")) && !marias.contains(&REFILLABLE.to_string()), "{marias}");
    // What we said counts as well: as it was sent, in the model's words.
    let (role, reply) = &turns[2][1];
    assert!(role == "assistant" && reply.starts_with(FRAME), "{role}: {reply}");
    // What was said in the group is not told in private.
    site.tells(JOHN, "balance").await;
    site.answers(JOHN, "42.17").await;
    assert_eq!(last_asked(site).turns.len(), 1);
}

async fn what_was_erased_is_told_to_no_model(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(JOHN, &format!("check {REFILLABLE} dear robot remember the word periwinkle")).await;
    site.answers(JOHN, "#54321").await;
    site.tells(JOHN, "balance").await;
    site.answers(JOHN, "42.17").await;
    let told = |asked: &sandbox::model::Asked| asked.turns.iter().map(|(_, text)| text.as_str()).collect::<String>();
    assert!(told(&last_asked(site)).contains("periwinkle"));
    let received = site.all_events("type=MessageReceived").await.pop().expect("a message");
    let subject = text(&received["payload"]["MessageReceived"]["subject"]);
    site.node().log.destroy_subject(site.workspace, &subject).await.expect("destroyed");
    let before = site.world.model.asked().len();
    // Neither this node nor one that knows nothing.
    for round in 0..2 {
        site.tells(JOHN, &format!("check {IN_PROGRESS}")).await;
        site.all_is_handled().await;
        let asked = site.world.model.asked();
        assert!(asked[before..].iter().all(|asked| !told(asked).contains("periwinkle")), "round {round}");
        assert!(asked[before..].iter().all(|asked| !told(asked).contains(eventlog::ERASED)), "round {round}");
        think(site, Provider::OpenAi).await;
    }
}

async fn a_complaint_gets_one_reply_whatever_the_model_does(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    let mut said = 0;
    for (mode, fault, manner) in [
        ("manual", Some(Fault::Status { status: 500, text: None }), Manner::Polite),
        ("custom", Some(Fault::TimeoutBeforeActing), Manner::Polite),
        ("ai", Some(Fault::TooManyRequests { retry_after: Some(30) }), Manner::Polite),
        ("manual", None, Manner::Lies),
        ("custom", None, Manner::Says("Done, your money is back!".to_owned())),
        ("ai", None, Manner::Says(String::new())),
    ] {
        site.thinks_with(Provider::OpenAi, Duration::from_millis(700)).await;
        site.set("chat_mode", mode).await;
        site.world.model.faults().clear();
        if let Some(fault) = fault {
            site.world.model.faults().always("", fault);
        }
        site.world.model.answers(manner.clone());
        site.tells(JOHN, &format!("check {REFILLABLE} you are thieves, where are my followers")).await;
        let reply = site.answers(JOHN, "*Order #54321*").await;
        assert!(reply.starts_with("*Order #54321*"), "{mode} {manner:?}: {reply}");
        assert!(reply.contains("Status: *Completed*") && reply.contains("sorry for the trouble"), "{mode}: {reply}");
        said += 1;
        let entry =
            site.log_entry("action=check", |entry| entry["serial"] == said && entry["reply_state"] == "sent").await;
        assert_eq!((&entry["priority"], &entry["reply"]), (&json!(true), &json!(reply)), "{mode}");
        assert_eq!(site.sent_to(&private(JOHN)).len(), said, "{mode} {manner:?}: one reply");
    }
    // A clean command is not flagged.
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    let entry =
        site.log_entry("action=check", |entry| entry["serial"] == said + 1 && entry["reply_state"] == "sent").await;
    assert_eq!(entry["priority"], false);
}

/// Counted together, by whichever node.
#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_count_a_customers_replies_by_the_model_together() {
    crate::support::bounds::limited(async {
        let redis =
            std::env::var("TEST_REDIS_URL").expect("TEST_REDIS_URL names a Redis server; scripts/test starts one");
        let mut site = Site::open(Kind::Postgres).await;
        think(&mut site, Provider::OpenAi).await;
        site.set("max_ai_replies_per_hr", "3").await;
        site.stop().await;
        let config = Config { redis_url: Some(redis), ..site.config() };
        site.start_with(&config).await;
        let other = Node::start(&config).await.expect("another node");
        for round in 1..=6 {
            site.door.leads_to(Some(if round % 2 == 0 { site.node().address } else { other.address }));
            site.tells(JOHN, &format!("check {REFILLABLE}")).await;
            assert_eq!(site.answers(JOHN, "*Order #54321*").await.starts_with(FRAME), round <= 3, "round {round}");
        }
        assert_eq!(site.world.model.asked().len(), 3);
        let none = site.events("NoDraftGiven", 3).await;
        assert!(none.iter().all(|event| event["payload"]["NoDraftGiven"]["why"] == "limited"), "{none:?}");
        other.stop().await;
        site.close().await;
    })
    .await;
}

async fn a_question_is_reworded_and_a_yes_carries_it_out(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    let question = site.answers(JOHN, "Shall I cancel").await;
    assert!(question.starts_with(FRAME) && question.contains(&format!("*cancel {IN_PROGRESS}*")), "{question}");
    let entry = site.log_entry("outcome=asked", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["question"], text(&entry["reply"])), (&json!("open"), question));
    // A model that lies about the order or the action is not heard: the fixed question is asked.
    let lies = [
        format!("Shall I cancel #{OF_MARIA}? Answer *yes*, or write *cancel {OF_MARIA}*."),
        "Done, your order is cancelled.".to_owned(),
        "I can refund you 50 USD. Answer *yes*.".to_owned(),
    ];
    for (round, lie) in lies.into_iter().enumerate() {
        site.world.model.answers(Manner::Says(lie));
        site.tells(JOHN, &format!("why cancel {IN_PROGRESS} number {round}")).await;
        let fixed = site.answers(JOHN, "Shall I cancel").await;
        assert_eq!(fixed, format!("Shall I cancel #{IN_PROGRESS}? Answer *yes*, or write *cancel {IN_PROGRESS}*."));
    }
    site.all_is_handled().await;
    assert!(site.all_events("type=CancelRequested").await.is_empty());
    site.log_entry("question=open", |entry| entry["reply_state"] == "sent").await;
    // A yes carries out what was asked, whatever the words were.
    site.world.model.answers(Manner::Polite);
    site.tells(JOHN, "sim").await;
    site.answers(JOHN, "Cancellation submitted").await;
    let done = site.log_entry("outcome=accepted", |_| true).await;
    assert_eq!((&done["question"], &done["order_ids"]), (&json!("answered"), &json!([IN_PROGRESS])));
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=ConfirmationGiven").await.len(), 1);
    assert_eq!(site.all_events("type=CancelRequested").await.len(), 1);
}

async fn who_wants_a_person_is_told_so_in_the_models_words(site: &mut Site) {
    think(site, Provider::OpenAi).await;
    site.tells(JOHN, "хочу поговорить с человеком").await;
    let told = site.answers(JOHN, "Our team will see your message").await;
    assert!(told.starts_with(FRAME), "{told}");
    let entry = site.log_entry("action=message", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["outcome"], &entry["support_status"]), (&json!("by_hand"), &json!("open")), "{entry}");
}
