//! Messages worded anew, and answers to a question of ours, as the WhatsApp services tell them.

use sandbox::World;
use sandbox::evolution::known;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::{Value, json};

use super::{Line, add, deliver, is_taken, serve, sign};
use crate::site::{JOHN, MARIA, SMMCOST, Site, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    over_evolution_a_message_nobody_answered_is_read_in_its_new_wording,
    over_green_a_message_nobody_answered_is_read_in_its_new_wording,
    over_meta_a_message_nobody_answered_is_read_in_its_new_wording,
    the_new_wording_of_an_answered_message_is_seen_and_not_done,
    a_yes_as_a_quote_of_the_question_carries_it_out,
    a_yes_that_quotes_something_else_is_none,
    over_telegram_a_yes_as_an_answer_to_the_question_carries_it_out,
    over_green_a_yes_as_a_quote_of_the_question_carries_it_out,
    over_meta_a_yes_as_a_quote_of_the_question_carries_it_out,
    over_meta_one_mobile_of_brazil_in_two_spellings_is_one_person,
);

const GROUP: &str = World::SUPPORT_GROUP;

/// What Evolution tells of something said by John.
async fn evolution_tells(site: &Site, event: &str, data: Value) {
    let body = json!({"event": event, "instance": "desk", "data": data});
    let bearer = format!("Bearer {}", site.channel.webhook_secret);
    let taken = deliver(&site.channel.webhook_url, &[("authorization", &bearer)], &body.to_string()).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
}

/// The key of a message of John's in the group, or in private.
fn key(chat: &str, id: &str) -> Value {
    let mut key = json!({"remoteJid": chat, "fromMe": false, "id": id});
    if chat == GROUP {
        key["participant"] = json!(known::private(JOHN));
    }
    key
}

fn said(chat: &str, id: &str, message: &Value) -> Value {
    json!({
        "key": key(chat, id), "pushName": "John", "message": message, "messageType": "conversation",
        "messageTimestamp": jiff::Timestamp::now().as_second(),
    })
}

async fn nothing_more_was_done(site: &Site, events: &str, times: usize) {
    site.all_is_handled().await;
    assert_eq!(site.all_events(&format!("type={events}")).await.len(), times, "{}", site.story().await);
}

async fn over_evolution_a_message_nobody_answered_is_read_in_its_new_wording(site: &mut Site) {
    site.support_on().await;
    // Told as an event of its own, and as a message with the new wording in it.
    evolution_tells(
        site,
        "messages.upsert",
        said(GROUP, "3EB0E1", &json!({"conversation": "good to be here, all of you"})),
    )
    .await;
    let edited = json!({
        "key": key(GROUP, "3EB0E1"), "pushName": "John", "editedMessage": {"conversation": format!("refill {REFILLABLE}")},
        "timestampMs": "1785057210000",
    });
    evolution_tells(site, "messages.edited", edited).await;
    site.expects(GROUP, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    evolution_tells(
        site,
        "messages.upsert",
        said(GROUP, "3EB0E2", &json!({"conversation": "nice weather, all of you"})),
    )
    .await;
    let words = json!({"protocolMessage": {
        "key": key(GROUP, "3EB0E2"), "type": 14, "editedMessage": {"conversation": format!("cancel {IN_PROGRESS}")},
    }});
    for _ in 0..2 {
        evolution_tells(site, "messages.upsert", said(GROUP, "3EB0E3", &json!({"editedMessage": {"message": words}})))
            .await;
    }
    site.expects(GROUP, "Cancellation submitted").await;
    site.expects(SMMCOST, "cancel").await;
    nothing_more_was_done(site, "CancelRequested", 1).await;
    let entry = site.log_entry("action=cancel", |_| true).await;
    assert_eq!(entry["text"], format!("cancel {IN_PROGRESS}"), "{entry}");
    // What was handled is not done again in other words; people see them.
    evolution_tells(site, "messages.edited", json!({
        "key": key(GROUP, "3EB0E1"), "pushName": "John", "editedMessage": {"conversation": format!("cancel {REFILLABLE}")},
    })).await;
    let reworded = site.log_entry("", |entry| entry["reason"] == "answered_before").await;
    assert_eq!((&reworded["action"], &reworded["order_ids"]), (&json!("cancel"), &json!([REFILLABLE])), "{reworded}");
    assert_eq!((&reworded["outcome"], &reworded["support_status"]), (&json!("unclear"), &json!("open")), "{reworded}");
    nothing_more_was_done(site, "CancelRequested", 1).await;
    assert_eq!(site.logs("").await.len(), 3);
}

async fn over_green_a_message_nobody_answered_is_read_in_its_new_wording(site: &mut Site) {
    let green = &site.world.green;
    let body = json!({
        "kind": "green", "name": "Green", "api_url": green.base_url(), "id_instance": green.id_instance(),
        "api_token": green.api_token(),
    });
    add(site, body).await;
    let first = green.write(GROUP, JOHN, "good to be here, all of you").expect("a person");
    is_taken(green.hooks(), &first).await;
    serve(site, GROUP).await;
    let edit = |of: &str, words: &str| json!({"typeMessage": "editedMessage", "editedMessageData": {"textMessage": words, "stanzaId": of}});
    let edited = green.write_data(GROUP, JOHN, edit(&first, &format!("refill {REFILLABLE}"))).expect("a person");
    is_taken(green.hooks(), &edited).await;
    let sent = green.outbox().wait_for(GROUP, PATIENCE, |sent| sent.text.contains("Refill submitted")).await;
    assert!(sent.is_some(), "{}", site.story().await);
    let again = green.write_data(GROUP, JOHN, edit(&first, &format!("cancel {IN_PROGRESS}"))).expect("a person");
    is_taken(green.hooks(), &again).await;
    nothing_more_was_done(site, "RefillRequested", 1).await;
    nothing_more_was_done(site, "CancelRequested", 0).await;
    site.log_entry("action=cancel", |entry| entry["reason"] == "answered_before").await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn open_meta(site: &Site) -> Line {
    let seed = site.world.meta.seed();
    let line = add(site, json!({
        "kind": "meta", "name": "Meta", "api_url": site.world.meta.base_url(), "phone_number_id": seed.phone_number_id,
        "access_token": seed.access_token, "app_secret": seed.app_secret, "verify_token": seed.verify_token,
    }))
    .await;
    assert!(site.world.meta.set_callback(&line.url).await, "the handshake failed");
    line
}

async fn over_meta_a_message_nobody_answered_is_read_in_its_new_wording(site: &mut Site) {
    open_meta(site).await;
    let meta = &site.world.meta;
    let first = meta.write(JOHN, "thanks").expect("a person");
    is_taken(meta.hooks(), &first).await;
    let edit = |of: &str, words: &str| {
        json!({"type": "edit", "edit": {
            "original_message_id": of, "message": {"type": "text", "text": {"body": words}},
        }})
    };
    let edited = meta.write_content(JOHN, &edit(&first, &format!("refill {REFILLABLE}"))).expect("a person");
    is_taken(meta.hooks(), &edited).await;
    let sent = meta.outbox().wait_for(JOHN, PATIENCE, |sent| sent.text.contains("Refill submitted")).await;
    assert!(sent.is_some(), "{}", site.story().await);
    let again = meta.write_content(JOHN, &edit(&first, &format!("cancel {IN_PROGRESS}"))).expect("a person");
    is_taken(meta.hooks(), &again).await;
    nothing_more_was_done(site, "RefillRequested", 1).await;
    nothing_more_was_done(site, "CancelRequested", 0).await;
    site.log_entry("action=cancel", |entry| entry["reason"] == "answered_before").await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn the_new_wording_of_an_answered_message_is_seen_and_not_done(site: &mut Site) {
    let chat = private(JOHN);
    evolution_tells(site, "messages.upsert", said(&chat, "3EB0E1", &json!({"conversation": "hello"}))).await;
    site.answers(JOHN, "What I can do").await;
    let edited =
        json!({"key": key(&chat, "3EB0E1"), "editedMessage": {"conversation": format!("cancel {IN_PROGRESS}")}});
    evolution_tells(site, "messages.edited", edited).await;
    let entry = site.log_entry("action=cancel", |_| true).await;
    assert_eq!((&entry["outcome"], &entry["reason"]), (&json!("unclear"), &json!("answered_before")), "{entry}");
    assert_eq!((&entry["support_status"], &entry["order_ids"]), (&json!("open"), &json!([IN_PROGRESS])), "{entry}");
    nothing_more_was_done(site, "CancelRequested", 0).await;
    assert_eq!(site.sent_to(&chat).len(), 1, "nothing more is said");
    assert_eq!(site.logs("").await.len(), 1);
}

/// The id of the message that asks, as the messenger knows it.
fn question(site: &Site, chat: &str) -> String {
    let sent = site.world.evolution.sent_to(chat);
    sent.iter().rev().find(|sent| sent.text.contains("Shall I")).expect("a question").id.clone()
}

/// The question is on record as sent: from then on it can be answered.
async fn is_asked(site: &Site) {
    let states = ["sent", "delivered", "read"];
    let said = |entry: &Value| states.contains(&text(&entry["reply_state"]).as_str());
    site.log_entry("question=open", said).await;
}

fn quoting(words: &str, id: &str, what: &str) -> Value {
    json!({"extendedTextMessage": {
        "text": words,
        "contextInfo": {"stanzaId": id, "participant": "447700900200@s.whatsapp.net", "quotedMessage": {"conversation": what}},
    }})
}

async fn a_yes_as_a_quote_of_the_question_carries_it_out(site: &mut Site) {
    site.support_on().await;
    for (round, (chat, order)) in [(private(JOHN), IN_PROGRESS), (GROUP.to_owned(), REFILLABLE)].into_iter().enumerate()
    {
        let wish = if order == REFILLABLE { "refill" } else { "cancel" };
        site.says(&chat, JOHN, &format!("why {wish} {order}")).await;
        site.expects(&chat, "Shall I").await;
        is_asked(site).await;
        let id = question(site, &chat);
        let yes = said(&chat, &format!("3EB0Y{round}"), &quoting("haan kar do", &id, "Shall I?"));
        evolution_tells(site, "messages.upsert", yes).await;
        site.expects(&chat, "submitted").await;
        assert!(site.expects(SMMCOST, wish).await.contains(wish));
        let given = site.events("ConfirmationGiven", round + 1).await;
        let received = site.all_events("type=MessageReceived").await;
        let quotes = &received.last().expect("the yes")["payload"]["MessageReceived"]["answers"];
        assert_eq!((given.len(), &quotes["whose"]), (round + 1, &json!("ours")), "{quotes}");
    }
}

async fn a_yes_that_quotes_something_else_is_none(site: &mut Site) {
    let chat = private(JOHN);
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    let menu = site.world.evolution.sent_to(&chat).pop().expect("the menu").id;
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    site.answers(JOHN, "Shall I cancel").await;
    is_asked(site).await;
    evolution_tells(site, "messages.upsert", said(&chat, "3EB0Y1", &quoting("yes", &menu, "What I can do"))).await;
    evolution_tells(site, "messages.upsert", said(&chat, "3EB0Y2", &quoting("yes", "3EB0NOBODYS", "cancel it?"))).await;
    nothing_more_was_done(site, "ConfirmationGiven", 0).await;
    nothing_more_was_done(site, "CancelRequested", 0).await;
    assert!(site.sent_to(SMMCOST).is_empty());
}

async fn over_telegram_a_yes_as_an_answer_to_the_question_carries_it_out(site: &mut Site) {
    use sandbox::telegram::JOHN as JOHN_THERE;
    super::telegram::open(site).await;
    super::telegram::says(site, JOHN_THERE, &format!("why cancel {IN_PROGRESS}")).await;
    super::telegram::answers(site, JOHN_THERE, "Shall I cancel").await;
    is_asked(site).await;
    let telegram = &site.world.telegram;
    let asked = telegram.outbox().to(&JOHN_THERE.to_string());
    let id: i64 = asked.last().expect("the question").id.parse().expect("a number");
    let yes = json!({"text": "yes", "reply_to_message": {
        "message_id": id, "date": 1, "text": "Shall I cancel?", "chat": {"id": JOHN_THERE, "type": "private"},
        "from": {"id": 7001, "is_bot": true, "first_name": "Desk"},
    }});
    let id = telegram.write_content(JOHN_THERE, JOHN_THERE, &yes).expect("a person");
    is_taken(telegram.hooks(), &id).await;
    super::telegram::answers(site, JOHN_THERE, "Cancellation submitted").await;
    nothing_more_was_done(site, "ConfirmationGiven", 1).await;
    let received = site.all_events("type=MessageReceived").await;
    assert_eq!(received.last().expect("the yes")["payload"]["MessageReceived"]["answers"]["whose"], "ours");
}

async fn over_green_a_yes_as_a_quote_of_the_question_carries_it_out(site: &mut Site) {
    let green = &site.world.green;
    let body = json!({
        "kind": "green", "name": "Green", "api_url": green.base_url(), "id_instance": green.id_instance(),
        "api_token": green.api_token(),
    });
    add(site, body).await;
    let asks = green.write(JOHN, JOHN, &format!("why cancel {IN_PROGRESS}")).expect("a person");
    is_taken(green.hooks(), &asks).await;
    let chat = format!("{JOHN}@c.us");
    let asked = green.outbox().wait_for(&chat, PATIENCE, |sent| sent.text.contains("Shall I cancel")).await;
    let id = asked.expect("the question").id;
    is_asked(site).await;
    let yes = json!({
        "typeMessage": "quotedMessage", "extendedTextMessageData": {"text": "sim", "stanzaId": id},
        "quotedMessage": {"stanzaId": id, "typeMessage": "textMessage", "textMessage": "Shall I cancel?"},
    });
    let yes = green.write_data(JOHN, JOHN, yes).expect("a person");
    is_taken(green.hooks(), &yes).await;
    let done = green.outbox().wait_for(&chat, PATIENCE, |sent| sent.text.contains("Cancellation submitted")).await;
    assert!(done.is_some(), "{}", site.story().await);
    nothing_more_was_done(site, "ConfirmationGiven", 1).await;
}

async fn over_meta_a_yes_as_a_quote_of_the_question_carries_it_out(site: &mut Site) {
    open_meta(site).await;
    let meta = &site.world.meta;
    let asks = meta.write(JOHN, &format!("why cancel {IN_PROGRESS}")).expect("a person");
    is_taken(meta.hooks(), &asks).await;
    let asked = meta.outbox().wait_for(JOHN, PATIENCE, |sent| sent.text.contains("Shall I cancel")).await;
    let id = asked.expect("the question").id;
    is_asked(site).await;
    let seed = meta.seed();
    let yes = |id: &str| json!({"type": "text", "text": {"body": "sí"}, "context": {"from": seed.display_phone_number, "id": id}});
    let taken = meta.write_content(JOHN, &yes(&id)).expect("a person");
    is_taken(meta.hooks(), &taken).await;
    let done = meta.outbox().wait_for(JOHN, PATIENCE, |sent| sent.text.contains("Cancellation submitted")).await;
    assert!(done.is_some(), "{}", site.story().await);
    // Said again, it is carried out once.
    let again = meta.write_content(JOHN, &yes(&id)).expect("a person");
    is_taken(meta.hooks(), &again).await;
    nothing_more_was_done(site, "ConfirmationGiven", 1).await;
    nothing_more_was_done(site, "CancelRequested", 1).await;
}

/// Meta names the author twice: as WhatsApp has the number, and as it is dialled.
async fn over_meta_one_mobile_of_brazil_in_two_spellings_is_one_person(site: &mut Site) {
    const DIALLED: &str = "5531998765432";
    const SHORT: &str = "553198765432";
    let line = open_meta(site).await;
    let seed = site.world.meta.seed();
    let verified = json!({"username": World::CUSTOMERS[1].username, "identity": format!("+{DIALLED}")});
    site.verify(MARIA, World::CUSTOMERS[1].username).await;
    site.api.post("/api/v1/customers", verified).await;
    for (round, (from, wa_id)) in [(DIALLED, SHORT), (SHORT, DIALLED), (SHORT, SHORT)].into_iter().enumerate() {
        let body = json!({
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
                "messaging_product": "whatsapp",
                "metadata": {"display_phone_number": seed.display_phone_number, "phone_number_id": seed.phone_number_id},
                "contacts": [{"profile": {"name": "Zé"}, "wa_id": wa_id}],
                "messages": [{"id": format!("wamid.BR{round}"), "from": from, "timestamp": "1785057210", "type": "text",
                    "text": {"body": "my username"}}],
            }}]}],
        })
        .to_string();
        let signature = sign(&seed.app_secret, &body);
        let taken = deliver(&line.url, &[("x-hub-signature-256", &signature)], &body).await;
        assert_eq!(taken.status, 200, "{}", taken.body);
        let of_round = |queued: &&Value| text(&queued["payload"]["MessageQueued"]["text"]).contains("maria_smm");
        let enough = async || {
            let queued = site.all_events("type=MessageQueued").await;
            (queued.iter().filter(of_round).count() > round).then_some(())
        };
        site.until(&format!("an answer to {from} beside {wa_id}"), enough).await;
    }
    site.all_is_handled().await;
    let head = site.head().await;
    let customers = crate::site::items(&site.api.get(&format!("/api/v1/customers?after={head}")).await);
    let known = customers.iter().filter(|customer| customer.to_string().contains("98765432")).count();
    assert_eq!(known, 1, "{customers:#?}");
}
