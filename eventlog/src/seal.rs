//! Sealing and opening of the personal fields of an event's JSON form.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use eventlog_contract::{ERASED, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use crate::keyring::{Key, decrypt, encrypt};

/// What a sealed text begins with.
const MARK: &str = "sealed:1:";

/// Which paths of an event are sealed, and for whom. Written into the event's metadata, so that opening
/// never has to guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seal {
    pub subject: Arc<str>,
    pub fields: Arc<[String]>,
}

/// Ties a sealed text to its event: it opens nowhere else.
pub(crate) fn aad(workspace: WorkspaceId, event_id: Uuid) -> [u8; 32] {
    let mut aad = [0; 32];
    aad[..16].copy_from_slice(workspace.uuid().as_bytes());
    aad[16..].copy_from_slice(event_id.as_bytes());
    aad
}

/// Seals every text at `fields` (inside the variant's object) in place.
pub(crate) fn seal(payload: &mut Value, fields: &[String], key: &Key, aad: &[u8; 32]) {
    each_text(payload, fields, &mut |text| {
        let sealed = encrypt(key, text.as_bytes(), aad);
        *text = format!("{MARK}{}", STANDARD_NO_PAD.encode(sealed));
    });
}

/// Opens what [`seal`] sealed. Without the key the texts read [`ERASED`].
pub(crate) fn open(payload: &mut Value, fields: &[String], key: Option<&Key>, aad: &[u8; 32]) {
    each_text(payload, fields, &mut |text| {
        *text = key.and_then(|key| opened(text, key, aad)).unwrap_or_else(|| ERASED.to_owned());
    });
}

/// Whether every sealed text at `fields` opens with this key.
pub(crate) fn opens(payload: &mut Value, fields: &[String], key: &Key, aad: &[u8; 32]) -> bool {
    let mut all = true;
    each_text(payload, fields, &mut |text| all &= opened(text, key, aad).is_some());
    all
}

fn opened(text: &str, key: &Key, aad: &[u8; 32]) -> Option<String> {
    let sealed = STANDARD_NO_PAD.decode(text.strip_prefix(MARK)?).ok()?;
    String::from_utf8(decrypt(key, &sealed, aad)?).ok()
}

fn each_text(payload: &mut Value, fields: &[String], change: &mut impl FnMut(&mut String)) {
    // Events are stored as `{"Variant": {fields}}`.
    let Some(body) = payload.as_object_mut().and_then(|variant| variant.values_mut().next()) else { return };
    for field in fields {
        walk(body, &mut field.split('.'), change);
    }
}

fn walk<'a>(
    value: &mut Value,
    path: &mut (impl Iterator<Item = &'a str> + Clone),
    change: &mut impl FnMut(&mut String),
) {
    if let Value::Array(items) = value {
        for item in items {
            walk(item, &mut path.clone(), change);
        }
        return;
    }
    match path.next() {
        Some(name) => {
            if let Some(inner) = value.get_mut(name) {
                walk(inner, path, change);
            }
        }
        None => texts(value, change),
    }
}

fn texts(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| texts(item, change)),
        Value::Object(map) => map.values_mut().for_each(|item| texts(item, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event() -> Value {
        json!({"RequestAnswered": {
            "reply": "hello", "kept": "plain",
            "findings": {"results": [{"facts": {"owner": "maria", "id": 1}}, {"facts": null}]},
        }})
    }

    #[test]
    fn sealed_paths_open_again_and_nothing_else_is_touched() {
        let (key, aad) = ([7; 32], [1; 32]);
        let fields = ["reply".to_owned(), "findings.results.facts.owner".to_owned(), "absent".to_owned()];
        let mut payload = event();
        seal(&mut payload, &fields, &key, &aad);
        let text = payload.to_string();
        assert!(!text.contains("hello") && !text.contains("maria") && text.contains("plain"), "{text}");
        open(&mut payload, &fields, Some(&key), &aad);
        assert_eq!(payload, event());
    }

    #[test]
    fn without_the_key_or_in_another_event_a_text_reads_erased() {
        let fields = ["reply".to_owned()];
        for (key, aad) in [(None, [1; 32]), (Some([8; 32]), [1; 32]), (Some([7; 32]), [2; 32])] {
            let mut payload = event();
            seal(&mut payload, &fields, &[7; 32], &[1; 32]);
            open(&mut payload, &fields, key.as_ref(), &aad);
            assert_eq!(payload["RequestAnswered"]["reply"], ERASED);
        }
    }
}
