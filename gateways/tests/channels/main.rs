//! Every body in `green/`, `meta/` and `telegram/` is read as its snapshot says; nothing else can be made to panic.

mod refusals;

use std::fs;
use std::path::PathBuf;

use gateways::channel::{Arrived, DecodeError, Message};
use gateways::{evolution, green, meta, telegram};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;

/// The bot of the bodies in `telegram/`.
const BOT: telegram::Own<'static> = telegram::Own { id: "7001", username: Some("desk_bot") };

fn fixtures(system: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/channels").join(system);
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path());
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.map(|path| (name(&path), fs::read(&path).expect("a body"))).collect()
}

fn read_all<T: Serialize>(system: &str, decode: impl Fn(&[u8]) -> Result<T, DecodeError>) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../../../snapshots/gateways/{system}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, body) in fixtures(system) {
        let mut settings = settings.clone();
        // What arrived stands above what was read.
        settings.set_info(&serde_json::from_slice::<Value>(&body).expect("JSON"));
        settings.bind(|| {
            insta::assert_yaml_snapshot!(name.as_str(), decode(&body).expect("a delivery"));
        });
    }
}

#[test]
fn every_delivery_of_green_is_read_as_its_snapshot_says() {
    read_all("green", green::decode);
}

#[test]
fn every_delivery_of_meta_is_read_as_its_snapshot_says() {
    read_all("meta", meta::decode);
}

#[test]
fn every_delivery_of_telegram_is_read_as_its_snapshot_says() {
    read_all("telegram", |body| telegram::decode(BOT, body));
}

/// Everything a body of any system tells.
fn told(system: &str, body: &[u8]) -> Vec<Arrived> {
    match system {
        "green" => green::decode(body).into_iter().collect(),
        "meta" => meta::decode(body).into_iter().flatten().map(|event| event.arrived).collect(),
        _ => telegram::decode(BOT, body).into_iter().collect(),
    }
}

fn check(message: &Message) {
    assert!(!message.author.is_empty() && !message.text.trim().is_empty() && !message.text.contains('\0'));
    assert!(!message.chat.is_empty() && !message.external_key.is_empty() && !message.message_id.is_empty());
    assert!(message.author.iter().all(|identity| !identity.value.is_empty()));
}

const SYSTEMS: [&str; 3] = ["green", "meta", "telegram"];

#[test]
fn noise_never_becomes_a_message() {
    for system in SYSTEMS {
        for (name, body) in fixtures(system) {
            let is_noise = ["noise", "own", "another_bot", "anonymous"].iter().any(|start| name.starts_with(start))
                || name.contains("without_caption");
            let has_message = told(system, &body).iter().any(|what| matches!(what, Arrived::Message(_)));
            assert!(!(is_noise && has_message), "{system}/{name}");
        }
    }
}

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{0,14}(:[0-9]{1,2})?@(c\\.us|s\\.whatsapp\\.net|lid|g\\.us|broadcast)".prop_map(Value::from),
        "(\\{\\{SWE[0-9]{0,3}\\}\\}|/[a-z]{0,5}(@[a-z]{0,5})?( .{0,5})?|[A-Z]{2}\\.[0-9]{0,5})".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-zA-Z_]{1,10}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Every place in a body.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(parts) => parts.iter().for_each(|(name, part)| places(part, &format!("{here}/{name}"), all)),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, part)| places(part, &format!("{here}/{i}"), all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    #[test]
    fn who_does_not_know_the_secret_is_never_taken(
        shown in "(Bearer |bearer |sha256=|Basic )?[ -~]{0,60}",
        secret in "[a-zA-Z0-9_-]{16,40}",
        body in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        prop_assume!(!shown.contains(&secret));
        let secret = secret.into();
        prop_assert!(!evolution::verify_authorization(Some(&shown), &secret, 1_790_000_000));
        prop_assert!(!green::verify_authorization(Some(&shown), &secret));
        prop_assert!(!telegram::verify_secret(Some(&shown), &secret));
        prop_assert!(!meta::verify_signature(Some(&shown), &secret, &body));
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(body in prop::collection::vec(any::<u8>(), 0..512)) {
        for system in SYSTEMS {
            told(system, &body);
        }
    }

    #[test]
    fn a_real_body_with_one_part_replaced_is_a_whole_message_or_none(
        system in prop::sample::select(SYSTEMS.to_vec()),
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let all = fixtures(system);
        let (_, body) = which.get(&all);
        let mut body: Value = serde_json::from_slice(body).expect("JSON");
        let mut all_places = Vec::new();
        places(&body, "", &mut all_places);
        let place: &String = place.get(&all_places);
        *body.pointer_mut(place).expect("a place") = value;
        for what in told(system, body.to_string().as_bytes()) {
            if let Arrived::Message(message) | Arrived::Undeciphered(message) = what {
                check(&message);
            }
        }
    }
}
