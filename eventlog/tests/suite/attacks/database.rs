//! What can be done to a log in the database, to its anchor, or to both, and what finds it.

use eventlog::audit::{self, Against};
use eventlog::{EventLog, LogError, Untrusted};

use super::attacker::Attacker;
use super::scene::{Kind, Place, Scene};
use crate::common::{Tally, TallyCommand, call, keyed, workspace};

/// What an attack consists of.
pub enum Step {
    /// SQL; `WS` is the workspace's id.
    Sql(&'static str),
    /// The chain computed anew by the public recipe.
    ChainAnew,
    /// The head moved to the last event, its seal left.
    HeadToLastEvent,
    /// The row that was the genuine head when the log stood at 6.
    OldHead,
    /// Everything as it was when the log stood at 6.
    OldBackup,
    /// A checkpoint here, signed with a key of their own.
    Sign(i64),
    /// The checkpoint of the anchor, genuine as it is, added to those of the log.
    AnchorsCheckpoint,
    /// The seal of another workspace's head.
    ForeignSeal,
    /// The database of a node with the same master key that went another way after 6.
    OtherHistory,
    AnchorGone,
    /// A genuine anchor of an empty database, made with the same key.
    AnchorOfNothing,
    AnchorOfThen,
    AnchorEdited,
    AnchorEmptied,
}

use Step::{
    AnchorEdited, AnchorEmptied, AnchorGone, AnchorOfNothing, AnchorOfThen, AnchorsCheckpoint, ChainAnew, ForeignSeal,
    HeadToLastEvent, OldBackup, OldHead, OtherHistory, Sign, Sql,
};

/// One attack.
pub struct Attack {
    pub name: &'static str,
    pub steps: &'static [Step],
    /// What `audit verify` says, in part. None: nothing here finds it.
    pub verify: Option<&'static str>,
}

const fn attack(name: &'static str, steps: &'static [Step], verify: &'static str) -> Attack {
    Attack { name, steps, verify: Some(verify) }
}

const CONTENTS: &str = "its hash does not match";
const GAP: &str = "missing, repeated or reordered";
const NOT_OURS: &str = "was not written with this master key";

/// The attacks, as the document groups them.
pub const GROUPS: [(&str, &[Attack]); 5] = [
    ("events", EVENTS),
    ("heads", HEADS),
    ("forged chains and checkpoints", FORGERIES),
    ("keys and their uses", KEYS),
    ("whole logs and the anchor", WHOLES),
];

const EVENTS: &[Attack] = &[
    attack(
        "contents of an event changed",
        &[Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 5"#)],
        CONTENTS,
    ),
    attack(
        "who did something changed",
        &[Sql(r#"UPDATE events SET metadata = '{}' WHERE workspace_id = WS AND position = 5"#)],
        CONTENTS,
    ),
    attack(
        "an event renamed",
        &[Sql("UPDATE events SET event_type = 'Counted' WHERE workspace_id = WS AND position = 2")],
        CONTENTS,
    ),
    attack(
        "an event's time changed",
        &[Sql("UPDATE events SET recorded_at = recorded_at + 1 WHERE workspace_id = WS AND position = 4")],
        CONTENTS,
    ),
    attack(
        "the last event's time changed",
        &[Sql("UPDATE events SET recorded_at = recorded_at - 1 WHERE workspace_id = WS AND position = 12")],
        CONTENTS,
    ),
    attack(
        "an event given to another aggregate",
        &[Sql("UPDATE events SET aggregate_id = 'b' WHERE workspace_id = WS AND position = 3")],
        CONTENTS,
    ),
    attack(
        "an event's hash changed",
        &[Sql(
            "UPDATE events SET hash = (SELECT hash FROM events WHERE workspace_id = WS AND position = 2) WHERE workspace_id = WS AND position = 3",
        )],
        CONTENTS,
    ),
    attack(
        "two events swapped",
        &[Sql(
            "UPDATE events SET position = 99 WHERE workspace_id = WS AND position = 3; UPDATE events SET position = 3 WHERE workspace_id = WS AND position = 4; UPDATE events SET position = 4 WHERE workspace_id = WS AND position = 99",
        )],
        CONTENTS,
    ),
    attack("an event removed", &[Sql("DELETE FROM events WHERE workspace_id = WS AND position = 3")], GAP),
    attack("the first event removed", &[Sql("DELETE FROM events WHERE workspace_id = WS AND position = 1")], GAP),
    attack(
        "an event removed, the others moved up, the chain computed anew",
        &[
            Sql(
                "DELETE FROM events WHERE workspace_id = WS AND position = 11; UPDATE events SET position = 11 WHERE workspace_id = WS AND position = 12",
            ),
            ChainAnew,
            HeadToLastEvent,
        ],
        NOT_OURS,
    ),
    attack(
        "the last event removed",
        &[Sql("DELETE FROM events WHERE workspace_id = WS AND position = 12")],
        "it was cut off",
    ),
    attack("the end removed", &[Sql("DELETE FROM events WHERE workspace_id = WS AND position > 8")], "it was cut off"),
    attack(
        "all events removed",
        &[Sql("DELETE FROM events WHERE workspace_id = WS")],
        "the log ends at 0, its head says 12",
    ),
];

const HEADS: &[Attack] = &[
    attack(
        "the end removed, the head moved back",
        &[Sql("DELETE FROM events WHERE workspace_id = WS AND position > 10"), HeadToLastEvent],
        NOT_OURS,
    ),
    attack(
        "the end removed, the head moved back to a checkpoint",
        &[Sql("DELETE FROM events WHERE workspace_id = WS AND position > 8"), HeadToLastEvent],
        NOT_OURS,
    ),
    attack(
        "the end removed, the head moved back and its seal removed",
        &[
            Sql("DELETE FROM events WHERE workspace_id = WS AND position > 8"),
            HeadToLastEvent,
            Sql("UPDATE log_heads SET seal = NULL WHERE workspace_id = WS"),
        ],
        "has no seal",
    ),
    attack(
        "the end removed, an old genuine head put back, checkpoints left",
        &[Sql("DELETE FROM events WHERE workspace_id = WS AND position > 6"), OldHead],
        "the anchor says that there was an event",
    ),
    attack(
        "the end removed with its checkpoints, an old genuine head put back",
        &[
            Sql(
                "DELETE FROM events WHERE workspace_id = WS AND position > 6; DELETE FROM log_checkpoints WHERE workspace_id = WS AND position > 6",
            ),
            OldHead,
        ],
        "the anchor says that there was an event",
    ),
    attack("an old genuine head put back, the events left", &[OldHead], "beyond the head at 6"),
    attack(
        "the head moved back, the events left",
        &[Sql(
            "UPDATE log_heads SET position = 8, hash = (SELECT hash FROM events WHERE workspace_id = WS AND position = 8) WHERE workspace_id = WS",
        )],
        NOT_OURS,
    ),
    attack("the head removed", &[Sql("DELETE FROM log_heads WHERE workspace_id = WS")], "it has no head"),
    attack(
        "the head's seal removed",
        &[Sql("UPDATE log_heads SET seal = NULL WHERE workspace_id = WS")],
        "has no seal",
    ),
    attack("the seal of another workspace's head", &[ForeignSeal], NOT_OURS),
    attack(
        "the head's time changed",
        &[Sql("UPDATE log_heads SET recorded_at = recorded_at + 1 WHERE workspace_id = WS")],
        NOT_OURS,
    ),
    attack(
        "the head names an older checkpoint",
        &[Sql(
            "UPDATE log_heads SET signed_position = 6, signed_hash = (SELECT hash FROM events WHERE workspace_id = WS AND position = 6) WHERE workspace_id = WS",
        )],
        NOT_OURS,
    ),
];

const FORGERIES: &[Attack] = &[
    attack(
        "an event after the last checkpoint changed, the chain computed anew",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 10"#),
            ChainAnew,
        ],
        "the last event's hash is not the head's",
    ),
    attack(
        "the same, and the head made to fit",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 10"#),
            ChainAnew,
            HeadToLastEvent,
        ],
        NOT_OURS,
    ),
    attack(
        "the last event changed, chain and head made to fit",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 12"#),
            ChainAnew,
            HeadToLastEvent,
        ],
        NOT_OURS,
    ),
    attack(
        "an event before a checkpoint changed, chain and head made to fit",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 4"#),
            ChainAnew,
            HeadToLastEvent,
        ],
        "the log differs from what was signed",
    ),
    attack(
        "the whole chain forged, every checkpoint signed with another key",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 1"#),
            ChainAnew,
            HeadToLastEvent,
            Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS"),
            Sign(1),
            Sign(8),
            Sign(12),
            Sql("UPDATE log_heads SET signed_position = 12, signed_hash = hash WHERE workspace_id = WS"),
        ],
        "was signed with another key",
    ),
    attack(
        "the whole chain forged, no checkpoint left",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 1"#),
            ChainAnew,
            HeadToLastEvent,
            Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS"),
        ],
        "the signed checkpoint that the head names is missing",
    ),
    attack(
        "the whole chain forged, no checkpoint left or named",
        &[
            Sql(r#"UPDATE events SET payload = '{"Counted":{"by":9}}' WHERE workspace_id = WS AND position = 1"#),
            ChainAnew,
            HeadToLastEvent,
            Sql(
                "DELETE FROM log_checkpoints WHERE workspace_id = WS; UPDATE log_heads SET signed_position = 0 WHERE workspace_id = WS",
            ),
        ],
        "names no signed checkpoint",
    ),
    attack(
        "all checkpoints removed",
        &[Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS")],
        "the signed checkpoint that the head names is missing",
    ),
    attack(
        "the last checkpoint removed",
        &[Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS AND position = 8")],
        "the signed checkpoint that the head names is missing",
    ),
    attack(
        "an older checkpoint removed, that later ones cover",
        &[Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS AND position = 6")],
        "checkpoints are missing",
    ),
    attack(
        "the first checkpoint removed",
        &[Sql("DELETE FROM log_checkpoints WHERE workspace_id = WS AND position = 1")],
        "checkpoints are missing",
    ),
    attack(
        "a checkpoint's link removed",
        &[Sql("UPDATE log_checkpoints SET previous_position = NULL WHERE workspace_id = WS AND position = 8")],
        "signature does not match",
    ),
    attack("the anchor's checkpoint put beside the events", &[AnchorsCheckpoint], "it does not stand beside this log"),
    attack("the last checkpoint signed with another key", &[Sign(8)], "was signed with another key"),
    attack("a checkpoint added, signed with another key", &[Sign(10)], "was signed with another key"),
    attack("a checkpoint beyond the head", &[Sign(20)], "beyond the head at 12"),
    attack(
        "a checkpoint's hash changed",
        &[Sql(
            "UPDATE log_checkpoints SET hash = (SELECT hash FROM events WHERE workspace_id = WS AND position = 5) WHERE workspace_id = WS AND position = 6",
        )],
        "signature does not match",
    ),
    attack(
        "a checkpoint's time changed",
        &[Sql("UPDATE log_checkpoints SET signed_at = signed_at + 1 WHERE workspace_id = WS AND position = 6")],
        "signature does not match",
    ),
    attack(
        "a checkpoint moved to another position",
        &[Sql("UPDATE log_checkpoints SET position = 7 WHERE workspace_id = WS AND position = 6")],
        "signature does not match",
    ),
    attack(
        "an event added at the end",
        &[
            Sql(
                "INSERT INTO events SELECT workspace_id, 13, 'x' || event_id, aggregate_type, 'other', sequence, event_type, event_version, payload, metadata, recorded_at, hash FROM events WHERE workspace_id = WS AND position = 12; UPDATE events SET event_id = substr(event_id, 2) WHERE position = 13",
            ),
            ChainAnew,
        ],
        "beyond the head at 12",
    ),
    attack(
        "an event added at the end, the head moved on",
        &[
            Sql(
                "INSERT INTO events SELECT workspace_id, 13, event_id, aggregate_type, 'other', sequence, event_type, event_version, payload, metadata, recorded_at, hash FROM events WHERE workspace_id = WS AND position = 12",
            ),
            ChainAnew,
            HeadToLastEvent,
        ],
        NOT_OURS,
    ),
    attack(
        "an event of another workspace moved here",
        &[
            Sql(
                "INSERT INTO events SELECT WS, 13, event_id, aggregate_type, aggregate_id, 1, event_type, event_version, payload, metadata, recorded_at, hash FROM events WHERE workspace_id <> WS AND position = 3",
            ),
            ChainAnew,
            HeadToLastEvent,
        ],
        NOT_OURS,
    ),
];

const NO_PERSONAL_KEY: &str = "the key of its personal data is gone, and nothing proves";
const NOT_OUR_USE: &str = "a use of an idempotency key was not written with this master key";

const KEYS: &[Attack] = &[
    attack(
        "the workspace's key removed",
        &[Sql("DELETE FROM workspace_keys WHERE workspace_id = WS")],
        "the workspace's key is missing",
    ),
    attack(
        "the workspace's key replaced by another workspace's",
        &[Sql(
            "UPDATE workspace_keys SET wrapped = (SELECT wrapped FROM workspace_keys WHERE workspace_id <> WS) WHERE workspace_id = WS",
        )],
        "the workspace's key was changed",
    ),
    attack(
        "a person's key removed",
        &[Sql("DELETE FROM subject_keys WHERE workspace_id = WS AND subject = 's'")],
        NO_PERSONAL_KEY,
    ),
    attack(
        "a person's key destroyed, as erasure does",
        &[Sql(
            "UPDATE subject_keys SET wrapped = NULL, erased_at = 1790000000000000 WHERE workspace_id = WS AND subject = 's'",
        )],
        NO_PERSONAL_KEY,
    ),
    attack(
        "a person's key replaced by another workspace's",
        &[Sql(
            "UPDATE subject_keys SET wrapped = (SELECT wrapped FROM subject_keys WHERE workspace_id <> WS) WHERE workspace_id = WS AND subject = 's'",
        )],
        "the key of its personal data was changed",
    ),
    attack(
        "a key planted for a person who has not written yet, so that what they write is lost",
        &[Sql(
            "INSERT INTO subject_keys (workspace_id, subject, wrapped, erased_at) VALUES (WS, 'new', NULL, 1790000000000000)",
        )],
        "a person's key is gone, and nothing proves that it was erased",
    ),
    attack(
        "a person's key of another workspace planted here",
        &[Sql(
            "INSERT INTO subject_keys (workspace_id, subject, wrapped) SELECT WS, 'new', wrapped FROM subject_keys WHERE workspace_id <> WS",
        )],
        "a person's key is not one that this program made",
    ),
    attack(
        "a person's key marked as erased",
        &[Sql("UPDATE subject_keys SET erased_at = 1790000000000000 WHERE workspace_id = WS AND subject = 's'")],
        "the key of its personal data was changed",
    ),
    attack(
        "the use of an idempotency key removed",
        &[Sql("DELETE FROM idempotency_keys WHERE workspace_id = WS AND last_position = 4")],
        "the use of its idempotency key is missing",
    ),
    attack(
        "all uses of idempotency keys removed",
        &[Sql("DELETE FROM idempotency_keys WHERE workspace_id = WS")],
        "the use of its idempotency key is missing",
    ),
    attack(
        "a use says that it wrote another event",
        &[Sql(
            "UPDATE idempotency_keys SET first_position = 3, last_position = 3 WHERE workspace_id = WS AND last_position = 4",
        )],
        NOT_OUR_USE,
    ),
    attack(
        "a use added, so that a request to come is skipped",
        &[Sql(
            "INSERT INTO idempotency_keys (workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position, seal) SELECT workspace_id, (SELECT hash FROM events WHERE workspace_id = WS AND position = 1), aggregate_type, aggregate_id, 13, 12, seal FROM idempotency_keys WHERE workspace_id = WS AND last_position = 4",
        )],
        NOT_OUR_USE,
    ),
    attack(
        "a use's request changed",
        &[Sql(
            "UPDATE idempotency_keys SET request_hash = (SELECT hash FROM events WHERE workspace_id = WS AND position = 1) WHERE workspace_id = WS AND last_position = 4",
        )],
        NOT_OUR_USE,
    ),
    attack(
        "another workspace's use moved here",
        &[Sql(
            "INSERT INTO idempotency_keys (workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position, seal) SELECT WS, key_hash, aggregate_type, aggregate_id, first_position, last_position, seal FROM idempotency_keys WHERE workspace_id <> WS AND last_position = 3",
        )],
        NOT_OUR_USE,
    ),
    attack(
        "a use's seal removed",
        &[Sql("UPDATE idempotency_keys SET seal = NULL WHERE workspace_id = WS AND last_position = 4")],
        NOT_OUR_USE,
    ),
];

const WHOLES: &[Attack] = &[
    attack(
        "a whole workspace removed",
        &[Sql(
            "DELETE FROM events WHERE workspace_id = WS; DELETE FROM log_heads WHERE workspace_id = WS; DELETE FROM log_checkpoints WHERE workspace_id = WS; DELETE FROM idempotency_keys WHERE workspace_id = WS; DELETE FROM workspace_keys WHERE workspace_id = WS; DELETE FROM subject_keys WHERE workspace_id = WS",
        )],
        "the anchor says that there was an event",
    ),
    attack(
        "a whole workspace removed but for its events",
        &[Sql("DELETE FROM log_heads WHERE workspace_id = WS; DELETE FROM log_checkpoints WHERE workspace_id = WS")],
        "it has no head",
    ),
    attack(
        "all tables of the log emptied",
        &[Sql(
            "DELETE FROM events; DELETE FROM log_heads; DELETE FROM log_checkpoints; DELETE FROM idempotency_keys; DELETE FROM workspace_keys; DELETE FROM subject_keys",
        )],
        "the anchor says that there was an event",
    ),
    attack("an old backup put back", &[OldBackup], "the anchor says that there was an event"),
    attack("another history with the same master key", &[OtherHistory], "the anchor has another hash"),
    attack("the anchor removed", &[AnchorGone], "is missing: it can not be told"),
    attack("the anchor emptied", &[AnchorEmptied], "it is empty"),
    attack("the anchor edited", &[AnchorEdited], "it was changed, or written with another master key"),
    attack("an old backup put back, the anchor removed", &[OldBackup, AnchorGone], "is missing: it can not be told"),
    attack(
        "an old backup put back, the anchor edited to fit",
        &[OldBackup, AnchorEdited],
        "it was changed, or written with another master key",
    ),
    attack("an anchor of an empty database, made with the same key", &[AnchorOfNothing], "has no entry of this log"),
    attack(
        "an old backup put back, with the anchor of an empty database",
        &[OldBackup, AnchorOfNothing],
        "has no entry of this log",
    ),
    Attack {
        name: "an old backup put back together with the anchor of then",
        steps: &[OldBackup, AnchorOfThen],
        verify: None,
    },
];

/// What became of an attack.
pub struct Outcome {
    /// What `audit verify` says of it first.
    pub verify: Option<String>,
    /// Whether it is found when held against a checkpoint that was kept elsewhere.
    pub kept: bool,
    /// What a node does that starts on it, and one that was running.
    pub starting: &'static str,
    pub running: &'static str,
}

async fn carry_out(steps: &[Step], scene: &Scene, place: &Place) {
    let attacker = Attacker::on(&place.url, workspace(1)).await;
    for step in steps {
        match step {
            Sql(sql) => attacker.sql(sql).await,
            ChainAnew => attacker.chain_anew().await,
            HeadToLastEvent => attacker.head_to_last_event().await,
            OldHead => attacker.put_head(&scene.head_at_6).await,
            OldBackup => {
                attacker
                    .sql("DELETE FROM events WHERE workspace_id = WS AND position > 6; DELETE FROM log_checkpoints WHERE workspace_id = WS AND position > 6; DELETE FROM idempotency_keys WHERE workspace_id = WS AND last_position > 6")
                    .await;
                attacker.put_head(&scene.head_at_6).await;
            }
            AnchorsCheckpoint => attacker.add_checkpoint(&scene.kept).await,
            Sign(position) => attacker.sign(*position).await,
            ForeignSeal => {
                let seal = attacker.head(workspace(2)).await.seal;
                let own = attacker.head(workspace(1)).await;
                attacker.put_head(&super::attacker::HeadRow { seal, ..own }).await;
            }
            OtherHistory => {}
            AnchorOfNothing => {
                std::fs::remove_file(place.anchor()).unwrap();
                let elsewhere = Place::empty(Kind::Sqlite).await;
                let log = elsewhere.open(&scene.key).await.unwrap();
                log.begin_anchor().unwrap();
                std::fs::copy(elsewhere.anchor(), place.anchor()).unwrap();
            }
            AnchorGone => std::fs::remove_file(place.anchor()).unwrap(),
            AnchorEmptied => std::fs::write(place.anchor(), "").unwrap(),
            AnchorOfThen => drop(std::fs::copy(scene.at_6.anchor(), place.anchor()).unwrap()),
            AnchorEdited => {
                let text = std::fs::read_to_string(place.anchor()).unwrap();
                let edited = text.replace("\"position\": 12", "\"position\": 6");
                assert_ne!(text, edited);
                std::fs::write(place.anchor(), edited).unwrap();
            }
        }
    }
}

/// What is wrong by `audit verify`, where anything is.
async fn verdict(scene: &Scene, place: &Place, against: &Against) -> Vec<String> {
    let log = match place.open(&scene.key).await {
        Ok(log) => log,
        Err(error) => return vec![error.to_string()],
    };
    let known = audit::workspaces(&log, against).await.unwrap();
    assert!(known.contains(&workspace(1)), "the workspace is not even looked at");
    let report = audit::verify_with(&log, workspace(1), against, |_| ()).await.unwrap();
    assert_eq!(report.is_intact(), report.intact);
    report.faults.into_iter().map(|fault| fault.what).collect()
}

const GOES_ON: &str = "goes on";
const NO_CHANGES: &str = "takes no changes, signs nothing";
const NO_START: &str = "does not start";

/// What a node does: first it signs, as each minute, then it is asked for a change.
async fn conduct(log: &EventLog) -> &'static str {
    let signed = audit::sign_checkpoint(log, workspace(1)).await;
    let change = log.execute::<Tally>(workspace(1), "another", TallyCommand::AddMany(1), call()).await;
    let refused = |error: &LogError| matches!(error, LogError::Untrusted { .. });
    match (signed, change) {
        (Err(error), Err(eventlog::ExecuteError::Log(other))) if refused(&error) && refused(&other) => {
            assert!(!log.untrusted().is_empty());
            NO_CHANGES
        }
        (Ok(_), Ok(_)) => GOES_ON,
        (signed, change) => panic!("{signed:?}, {:?}", change.map(|done| done.position)),
    }
}

pub async fn outcome(scene: &Scene, attack: &Attack) -> Outcome {
    let other = attack.steps.iter().any(|step| matches!(step, OtherHistory));
    let place = if other { scene.forked.copy().await } else { scene.victim().await };
    if other {
        std::fs::copy(scene.now.anchor(), place.anchor()).unwrap();
    }
    carry_out(attack.steps, scene, &place).await;
    let anchor = std::fs::read(place.anchor()).ok();
    let found = verdict(scene, &place, &Against::default()).await;
    let verify = match attack.verify {
        Some(expected) => {
            let says = found.iter().find(|fault| fault.contains(expected)).cloned();
            Some(says.unwrap_or_else(|| panic!("{}: {expected:?} is not among {found:?}", attack.name)))
        }
        None => {
            assert_eq!(found, Vec::<String>::new(), "{}", attack.name);
            None
        }
    };
    let against = Against { anchor: false, kept: vec![scene.kept.clone()] };
    let kept = !verdict(scene, &place, &against).await.is_empty();
    assert_eq!(std::fs::read(place.anchor()).ok(), anchor, "{}: a verification changes nothing", attack.name);
    let starting = match place.open(&scene.key).await {
        Err(LogError::Anchor { .. }) => NO_START,
        Err(error) => panic!("{}: {error}", attack.name),
        // The program ends here, with the reasons.
        Ok(log)
            if log
                .untrusted()
                .iter()
                .any(|(_, reason)| matches!(reason, Untrusted::NotAnchored { .. } | Untrusted::NoAnchor { .. })) =>
        {
            assert_eq!(conduct(&log).await, NO_CHANGES, "{}", attack.name);
            NO_START
        }
        Ok(log) => conduct(&log).await,
    };
    if starting != GOES_ON || verify.is_some() {
        let still =
            verdict(scene, &place, &Against { anchor: starting != GOES_ON, kept: vec![scene.kept.clone()] }).await;
        let hidden = still.is_empty() && !attack.steps.iter().any(|step| matches!(step, AnchorGone));
        assert!(!hidden, "{}: a node that went on hid it", attack.name);
    }
    if other {
        place.gone().await;
    }

    let running = if other {
        "–"
    } else {
        let place = scene.victim().await;
        let log = place.open(&scene.key).await.unwrap();
        // It wrote before, so it knows the head.
        log.execute::<Tally>(workspace(1), "tally-1", TallyCommand::Nothing, keyed("warm")).await.unwrap();
        carry_out(attack.steps, scene, &place).await;
        let running = conduct(&log).await;
        drop(log);
        running
    };
    Outcome { verify, kept, starting, running }
}
