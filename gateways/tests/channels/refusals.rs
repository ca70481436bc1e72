//! Bodies that are no delivery at all.

use gateways::channel::DecodeError::{Malformed, Missing, NotJson};
use gateways::{green, meta, telegram};
use serde_json::{Value, json};

#[test]
fn a_body_that_is_no_json_is_refused() {
    for body in [&b""[..], b"<html>", b"\xff\xfe", b"{"] {
        assert!(matches!(green::decode(body), Err(NotJson(_))));
        assert!(matches!(meta::decode(body), Err(NotJson(_))));
        assert!(matches!(telegram::decode(telegram::Own { id: "7001", username: None }, body), Err(NotJson(_))));
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(meta::decode(deep.as_bytes()), Err(NotJson(_))));
}

#[test]
fn a_message_of_green_needs_its_id_and_its_chat() {
    let refusal = |body: Value| green::decode(body.to_string().as_bytes()).expect_err("a refusal");
    let hook = "incomingMessageReceived";
    assert_eq!(refusal(json!([])), Missing("typeWebhook"));
    assert_eq!(refusal(json!({ "typeWebhook": hook })), Missing("idMessage"));
    assert_eq!(refusal(json!({ "typeWebhook": hook, "idMessage": "A" })), Missing("senderData"));
    let sender = |sender: Value| refusal(json!({ "typeWebhook": hook, "idMessage": "A", "senderData": sender }));
    assert_eq!(sender(json!({})), Missing("senderData.chatId"));
    assert_eq!(sender(json!({ "chatId": "nobody" })), Malformed("senderData.chatId"));
}

#[test]
fn a_batch_of_meta_needs_its_entries() {
    let refusal = |body: Value| meta::decode(body.to_string().as_bytes()).expect_err("a refusal");
    assert_eq!(refusal(json!({ "object": "page" })), Missing("entry"));
    assert_eq!(refusal(json!({ "entry": 7 })), Malformed("entry"));
}

#[test]
fn a_message_of_telegram_needs_its_number_and_its_chat() {
    let refusal = |body: Value| {
        telegram::decode(telegram::Own { id: "7001", username: None }, body.to_string().as_bytes())
            .expect_err("a refusal")
    };
    assert_eq!(refusal(json!({})), Missing("update_id"));
    let message = |message: Value| refusal(json!({ "update_id": 1, "message": message }));
    assert_eq!(message(json!({})), Missing("message.chat"));
    assert_eq!(message(json!({ "chat": {} })), Missing("message.chat.id"));
    assert_eq!(message(json!({ "chat": { "id": 1 } })), Missing("message.message_id"));
}
