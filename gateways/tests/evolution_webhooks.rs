//! Every body in `webhooks/` is read as its snapshot says; nothing else can be made to panic.

use std::fs;
use std::path::PathBuf;

use gateways::evolution::{DecodeError, WebhookEvent, decode};
use proptest::prelude::*;
use serde_json::{Value, json};

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/webhooks");
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path());
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.map(|path| (name(&path), fs::read(&path).expect("a body"))).collect()
}

#[test]
fn every_webhook_is_read_as_its_snapshot_says() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/gateways/evolution");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, body) in fixtures() {
        let mut settings = settings.clone();
        // What arrived stands above what was read.
        let arrived: Value = serde_json::from_slice(&body).expect("JSON");
        settings.set_info(&json!({ "event": arrived["event"], "data": arrived["data"] }));
        settings.bind(|| {
            insta::assert_yaml_snapshot!(name.as_str(), decode(&body).expect("an event"));
        });
    }
}

#[test]
fn a_message_told_by_another_version_keeps_its_key_where_the_phone_is_known() {
    let key = |name: &str| {
        let (_, body) = fixtures().into_iter().find(|(n, _)| n == name).expect("a fixture");
        let event = serde_json::to_value(decode(&body).expect("an event")).expect("JSON");
        event["message"]["external_key"].clone()
    };
    let private = key("private_2_2");
    for other in ["private_2_3_0_lid_first", "private_2_3_0_phone_first", "private_2_3_5", "private_2_3_7"] {
        assert_eq!(key(other), private, "{other}");
    }
    for other in ["group_2_3_5", "group_2_3_7"] {
        assert_eq!(key(other), key("group_2_2"), "{other}");
    }
}

#[test]
fn a_body_that_identifies_nothing_is_refused() {
    let refusal = |body: Value| decode(body.to_string().as_bytes()).expect_err("a refusal");
    assert!(matches!(decode(b"<html>").expect_err("no"), DecodeError::NotJson(_)));
    assert_eq!(refusal(json!([])), DecodeError::Missing("event"));
    assert_eq!(refusal(json!({ "event": 1 })), DecodeError::Missing("event"));
    let upsert = |data: Value| refusal(json!({ "event": "messages.upsert", "data": data }));
    assert_eq!(upsert(json!(null)), DecodeError::Missing("data"));
    assert_eq!(upsert(json!([{}, {}])), DecodeError::Malformed("data"));
    assert_eq!(upsert(json!({})), DecodeError::Missing("data.key"));
    assert_eq!(upsert(json!({ "key": { "remoteJid": "1@lid" } })), DecodeError::Missing("data.key.id"));
    assert_eq!(upsert(json!({ "key": { "id": "A" } })), DecodeError::Missing("data.key.remoteJid"));
    assert_eq!(
        upsert(json!({ "key": { "id": "A", "remoteJid": "nobody" } })),
        DecodeError::Malformed("data.key.remoteJid")
    );
}

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{1,14}(:[0-9]{1,2})?@(s\\.whatsapp\\.net|lid|g\\.us|broadcast|newsletter)".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-zA-Z]{1,10}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(body in prop::collection::vec(any::<u8>(), 0..512)) {
        let _ = decode(&body);
    }

    #[test]
    fn a_real_body_with_one_part_replaced_is_a_whole_message_or_none(
        which in any::<prop::sample::Index>(),
        part in prop::sample::select(vec![
            "/data", "/data/key", "/data/key/remoteJid", "/data/key/id", "/data/key/participant", "/data/key/remoteJidAlt",
            "/data/key/fromMe", "/data/message", "/data/message/conversation", "/data/contextInfo", "/data/messageTimestamp",
            "/data/pushName", "/sender", "/instance", "/event", "/data/qrcode", "/data/0", "/data/status",
        ]),
        value in any_json(),
    ) {
        let all = fixtures();
        let (_, body) = which.get(&all);
        let mut body: Value = serde_json::from_slice(body).expect("JSON");
        if let Some(place) = body.pointer_mut(part) {
            *place = value;
        }
        if let Ok(WebhookEvent::Message(message)) = decode(body.to_string().as_bytes()) {
            prop_assert!(!message.message_id.is_empty() && !message.chat.jid.is_empty());
            prop_assert!(message.text.is_none_or(|text| !text.trim().is_empty() && !text.contains('\0')));
            prop_assert!(message.sender.jids.iter().all(|jid| jid.contains('@') && !jid.contains('\0')));
        }
    }
}
