//! Phone numbers at every door: with their country's code, and one person's in either of two spellings.

use reqwest::Method;
use sandbox::World;
use serde_json::{Value, json};

use crate::site::{OWNER, Site, items};
use crate::support::office::text;

on_both!(
    a_number_without_its_countrys_code_is_refused_at_every_door,
    who_is_blocked_is_blocked_in_either_spelling_of_the_number,
    who_is_verified_or_trusted_is_so_in_either_spelling_of_the_number,
);

/// A mobile of Belo Horizonte as people write it, and as WhatsApp does.
const TYPED: &str = "+55 31 99876-5432";
const TOLD: &str = "553198765432@s.whatsapp.net";

/// Somebody whom the stand-in does not know writes privately.
async fn writes(site: &Site, jid: &str, id: &str, words: &str) {
    let body = json!({
        "event": "messages.upsert", "instance": "desk",
        "data": {
            "key": {"remoteJid": jid, "fromMe": false, "id": id}, "pushName": "Zé",
            "message": {"conversation": words}, "messageType": "conversation", "messageTimestamp": 1_785_057_210,
        },
    });
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.post(&site.channel.webhook_url).bearer_auth(&site.channel.webhook_secret).json(&body);
    assert_eq!(request.send().await.expect("an answer").status(), 200);
}

/// What was to be sent to this chat, as soon as there is something.
async fn queued_for(site: &Site, jid: &str) -> Vec<Value> {
    let look = async || {
        let queued = site.all_events("type=MessageQueued").await;
        let mine: Vec<Value> = queued
            .iter()
            .map(|event| event["payload"]["MessageQueued"].clone())
            .filter(|queued| queued["chat"] == jid)
            .collect();
        (!mine.is_empty()).then_some(mine)
    };
    site.until(&format!("something for {jid}"), look).await
}

async fn a_number_without_its_countrys_code_is_refused_at_every_door(site: &mut Site) {
    for number in ["01712-345678", "1234567"] {
        for (path, body, field) in [
            ("/api/v1/admin-numbers", json!({"phone": number, "role": "staff", "verified": true}), "phone"),
            ("/api/v1/admin-numbers", json!({"identity": number, "role": "staff", "verified": true}), "identity"),
            ("/api/v1/customers", json!({"username": "maria_smm", "identity": number}), "identity"),
            ("/api/v1/customers", json!({"username": "maria_smm", "identity": format!("wa_id:{number}")}), "identity"),
        ] {
            let refused = site.api.call(Method::POST, path, Some(&body), &[]).await;
            assert_eq!((refused.status, &refused.body["field"]), (422, &json!(field)), "{number}: {}", refused.body);
            assert!(refused.body.to_string().contains("with its country code"), "{}", refused.body);
        }
    }
    let added =
        site.api.post("/api/v1/admin-numbers", json!({"phone": TYPED, "role": "staff", "verified": true})).await;
    assert_eq!(added["phone"], "+5531998765432", "{added}");
    site.tells(OWNER, "!block 01712345678").await;
    site.answers(OWNER, "with its country code").await;
}

async fn who_is_blocked_is_blocked_in_either_spelling_of_the_number(site: &mut Site) {
    site.tells(OWNER, &format!("!block {TYPED}")).await;
    let told = site.answers(OWNER, "Nobody has written from").await;
    assert!(told.contains("+5531998765432"), "{told}");
    writes(site, TOLD, "3EB001", "help").await;
    site.all_is_handled().await;
    site.tells(OWNER, &format!("!unblock {TYPED}")).await;
    site.answers(OWNER, "is answered again").await;
    writes(site, TOLD, "3EB002", "help").await;
    // A chat is read in its order: of the two only the second was answered.
    let received = site.events("MessageReceived", 4).await;
    let second = &received.last().expect("a message")["payload"]["MessageReceived"]["message_id"];
    for queued in queued_for(site, TOLD).await {
        assert_eq!(&queued["purpose"]["message_id"], second, "{queued}");
    }
    let head = site.head().await;
    let customers = items(&site.api.get(&format!("/api/v1/customers?after={head}")).await);
    let known = customers.iter().filter(|customer| customer.to_string().contains("98765432")).count();
    assert_eq!(known, 1, "{customers:#?}");
}

async fn who_is_verified_or_trusted_is_so_in_either_spelling_of_the_number(site: &mut Site) {
    let maria = World::CUSTOMERS[1].username;
    let verified = site.api.post("/api/v1/customers", json!({"username": maria, "identity": TYPED})).await;
    assert_eq!(text(&verified["identity"]), "jid:5531998765432@s.whatsapp.net");
    writes(site, TOLD, "3EB001", "my username").await;
    let queued = queued_for(site, TOLD).await;
    assert!(queued[0]["text"].as_str().is_some_and(|text| text.contains(maria)), "{queued:#?}");
    // Argentina's mobiles have a 9, or not; Mexico's a 1, or not.
    for (typed, told) in
        [("+54 9 11 2345-6789", "541123456789@s.whatsapp.net"), ("+52 55 1234 5678", "5215512345678@s.whatsapp.net")]
    {
        let staff = json!({"phone": typed, "role": "staff", "verified": true});
        site.api.post("/api/v1/admin-numbers", staff).await;
        writes(site, told, "3EB003", "!help").await;
        let queued = queued_for(site, told).await;
        assert!(queued[0]["text_key"].as_str().is_some_and(|key| key.starts_with("team_")), "{queued:#?}");
    }
}
