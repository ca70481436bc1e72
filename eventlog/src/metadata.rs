//! What is stored beside every event: who, why, and what of it is sealed. A flat map of texts, because that
//! is what the stock `cqrs-es` stores read.

use std::collections::HashMap;

use eventlog_contract::{Actor, Provenance};
use uuid::Uuid;

use crate::error::LogError;
use crate::recorded::StoredEvent;
use crate::seal::Seal;

const ACTOR: &str = "actor";
const CORRELATION: &str = "correlation_id";
const CAUSATION: &str = "causation_id";
const SEALED_FOR: &str = "sealed_for";
const SEALED_FIELDS: &str = "sealed_fields";

/// Metadata of one event.
pub(crate) struct Metadata {
    pub provenance: Provenance,
    pub seal: Option<Seal>,
}

/// The map that travels through `CqrsFramework` beside a command.
pub(crate) fn of_command(provenance: &Provenance) -> HashMap<String, String> {
    HashMap::from([
        (ACTOR.to_owned(), actor_text(&provenance.actor)),
        (CORRELATION.to_owned(), provenance.correlation_id.to_string()),
        (CAUSATION.to_owned(), provenance.causation_id.to_string()),
    ])
}

impl Metadata {
    /// The stored text: keys in order, so that it is the same on every machine.
    pub(crate) fn to_text(command: &HashMap<String, String>, seal: Option<&Seal>) -> String {
        let mut map: std::collections::BTreeMap<&str, &str> =
            command.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let fields = seal.map(|seal| seal.fields.join(","));
        if let (Some(seal), Some(fields)) = (seal, &fields) {
            map.insert(SEALED_FOR, &seal.subject);
            map.insert(SEALED_FIELDS, fields);
        }
        serde_json::to_string(&map).expect("a map of texts is JSON")
    }

    pub(crate) fn read(event: &StoredEvent) -> Result<Self, LogError> {
        let unreadable = |what: &str| LogError::Unreadable {
            workspace: event.workspace_id.to_string(),
            position: event.position,
            reason: format!("its metadata has no usable {what}"),
        };
        let mut map: HashMap<String, String> = serde_json::from_str(&event.metadata).map_err(|_| unreadable("form"))?;
        let provenance = read_provenance(&map).map_err(unreadable)?;
        let seal = match (map.remove(SEALED_FOR), map.remove(SEALED_FIELDS)) {
            (Some(subject), Some(fields)) => {
                Some(Seal { subject: subject.into(), fields: fields.split(',').map(str::to_owned).collect() })
            }
            (Some(_) | None, _) => None,
        };
        Ok(Self { provenance, seal })
    }
}

/// The provenance in a command's map; errors with the name of what is missing.
pub(crate) fn read_provenance(map: &HashMap<String, String>) -> Result<Provenance, &'static str> {
    let id = |key: &'static str| map.get(key).and_then(|text| Uuid::parse_str(text).ok()).ok_or(key);
    let actor = map.get(ACTOR).and_then(|text| parse_actor(text)).ok_or(ACTOR)?;
    Ok(Provenance { actor, correlation_id: id(CORRELATION)?, causation_id: id(CAUSATION)? })
}

fn actor_text(actor: &Actor) -> String {
    match actor {
        Actor::System => "system".to_owned(),
        Actor::Customer(id) => format!("customer:{id}"),
        Actor::Member(id) => format!("member:{id}"),
        Actor::Token(id) => format!("token:{id}"),
        Actor::Channel(id) => format!("channel:{id}"),
    }
}

fn parse_actor(text: &str) -> Option<Actor> {
    if text == "system" {
        return Some(Actor::System);
    }
    let (kind, id) = text.split_once(':')?;
    let id = id.to_owned();
    match kind {
        "customer" => Some(Actor::Customer(id)),
        "member" => Some(Actor::Member(id)),
        "token" => Some(Actor::Token(id)),
        "channel" => Some(Actor::Channel(id)),
        _ => None,
    }
}
