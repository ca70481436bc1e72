//! What can be done to an export, and what finds it, offline.

use std::fmt::Write as _;

use eventlog::audit::{self, ExportError, ExportLine, Header, SignerCheck};

use super::attacker::Attacker;
use super::scene::Scene;

/// An export as an attacker works on it.
struct Export {
    lines: Vec<ExportLine>,
    /// Lines as they are written, where they are no longer what they were read as.
    raw: Option<String>,
}

impl Export {
    fn read(lines: &[String]) -> Self {
        Self { lines: lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect(), raw: None }
    }

    fn text(&self) -> String {
        let line = |line: &ExportLine| serde_json::to_string(line).unwrap() + "\n";
        self.raw.clone().unwrap_or_else(|| self.lines.iter().map(line).collect())
    }

    fn header(&mut self) -> &mut Header {
        let ExportLine::Header(header) = &mut self.lines[0] else { panic!("no header") };
        header
    }

    /// Signs the header with a key of their own.
    fn sign_header(&mut self) {
        let Header { format, workspace_id, head_position, head_hash, exported_at, .. } = self.header().clone();
        let at = exported_at.as_microsecond();
        let text = format!("ledgerdesk export\n{format}\n{workspace_id}\n{head_position}\n{head_hash}\n{at}\n");
        (self.header().public_key, self.header().signature) = Attacker::signed(&text);
    }

    /// Signs every checkpoint with a key of their own, for the hashes that are there.
    fn sign_checkpoints(&mut self) {
        let hashes: Vec<(i64, String)> = self.events().map(|(position, hash)| (position, hash.clone())).collect();
        let mut previous = 0;
        for line in &mut self.lines {
            if let ExportLine::Checkpoint(checkpoint) = line {
                let hash = hashes.iter().find(|(position, _)| *position == checkpoint.position);
                checkpoint.hash = hash.expect("an event").1.clone();
                let audit::Checkpoint { workspace_id, position, hash, signed_at, .. } = &*checkpoint;
                let at = signed_at.as_microsecond();
                let text = format!("ledgerdesk checkpoint 2\n{workspace_id}\n{position}\n{hash}\n{at}\n{previous}\n");
                checkpoint.previous_position = Some(std::mem::replace(&mut previous, *position));
                (checkpoint.public_key, checkpoint.signature) = Attacker::signed(&text);
            }
        }
    }

    fn events(&mut self) -> impl Iterator<Item = (i64, &mut String)> {
        self.lines.iter_mut().filter_map(|line| match line {
            ExportLine::Event(event) => Some((event.position, &mut event.hash)),
            ExportLine::Header(_) | ExportLine::Checkpoint(_) | ExportLine::End { .. } => None,
        })
    }

    /// Ends after this position: events, checkpoints, header and end made to fit.
    fn cut_at(&mut self, end: i64) {
        self.lines.retain(|line| match line {
            ExportLine::Event(event) => event.position <= end,
            ExportLine::Checkpoint(checkpoint) => checkpoint.position <= end,
            ExportLine::Header(_) | ExportLine::End { .. } => true,
        });
        let hash = self.events().last().map(|(_, hash)| hash.clone()).unwrap();
        self.header().head_position = end;
        self.header().head_hash = hash;
        *self.lines.last_mut().unwrap() = ExportLine::End { events: end };
    }

    /// Changes an event and computes the chain anew, with head and checkpoints.
    fn forge(&mut self) {
        let mut previous = vec![0; 32];
        for line in &mut self.lines {
            if let ExportLine::Event(event) = line {
                if event.position == 1 {
                    event.event_type = "Counted".into();
                }
                let mut hash = <sha2::Sha256 as sha2::Digest>::new();
                sha2::Digest::update(&mut hash, &previous);
                let number = |number: i64| number.to_le_bytes().to_vec();
                let fields = [
                    event.workspace_id.to_string().into_bytes(),
                    number(event.position),
                    event.event_id.clone().into_bytes(),
                    event.aggregate_type.clone().into_bytes(),
                    event.aggregate_id.clone().into_bytes(),
                    number(event.sequence),
                    event.event_type.clone().into_bytes(),
                    event.event_version.clone().into_bytes(),
                    event.payload.clone().into_bytes(),
                    event.metadata.clone().into_bytes(),
                    number(event.recorded_at.as_microsecond()),
                ];
                for field in fields {
                    sha2::Digest::update(&mut hash, (field.len() as u64).to_le_bytes());
                    sha2::Digest::update(&mut hash, field);
                }
                previous = sha2::Digest::finalize(hash).to_vec();
                event.hash = hex::encode(&previous);
            }
        }
        self.header().head_hash = hex::encode(&previous);
    }

    fn lines_as_text(&mut self, change: impl FnOnce(&mut Vec<String>)) {
        let mut lines: Vec<String> = self.text().lines().map(str::to_owned).collect();
        change(&mut lines);
        self.raw = Some(lines.iter().map(|line| format!("{line}\n")).collect());
    }
}

struct Attack {
    name: &'static str,
    change: fn(&mut Export),
    /// What is said, in part; none: nothing finds it.
    says: Option<&'static str>,
    /// Whether it is found without the public key, too.
    without_key: bool,
}

const fn attack(name: &'static str, change: fn(&mut Export), says: &'static str) -> Attack {
    Attack { name, change, says: Some(says), without_key: true }
}

const ATTACKS: &[Attack] = &[
    attack(
        "one letter of an event changed",
        |export| export.lines_as_text(|lines| lines[2] = lines[2].replace("Added", "Adder")),
        "its hash does not match",
    ),
    attack("two events swapped", |export| export.lines.swap(3, 4), "missing, repeated or reordered"),
    attack("an event removed", |export| drop(export.lines.remove(3)), "missing, repeated or reordered"),
    attack(
        "an event repeated",
        |export| export.lines.insert(3, export.lines[3].clone()),
        "missing, repeated or reordered",
    ),
    attack("the file cut off", |export| export.lines.truncate(9), "it was cut off"),
    attack(
        "the file cut off within a line",
        |export| export.raw = Some(export.text()[..export.text().len() * 2 / 3].to_owned()),
        "is not a line of an export",
    ),
    attack("the last line removed", |export| drop(export.lines.pop()), "it was cut off"),
    attack(
        "the last events removed",
        |export| {
            export.lines.retain(|line| !matches!(line, ExportLine::Event(event) if event.position > 10));
        },
        "its header says 12",
    ),
    attack(
        "cut at an older checkpoint, header and end made to fit",
        |export| export.cut_at(8),
        "the header's signature does not match",
    ),
    attack(
        "cut between checkpoints, header and end made to fit",
        |export| export.cut_at(10),
        "no signed checkpoint covers the last event",
    ),
    Attack {
        name: "cut at an older checkpoint, the header signed with another key",
        change: |export| {
            export.cut_at(8);
            export.sign_header();
        },
        says: Some("signed with another key"),
        without_key: true,
    },
    attack(
        "cut at an older checkpoint, as an export of the old format",
        |export| {
            export.cut_at(8);
            export.header().format = "ledgerdesk-events-1".into();
            export.header().signature.clear();
        },
        "where it ends is not proven",
    ),
    attack(
        "the end called an old one: its time changed",
        |export| export.header().exported_at += jiff::Span::new().hours(1),
        "the header's signature does not match",
    ),
    attack(
        "all checkpoints removed",
        |export| export.lines.retain(|line| !matches!(line, ExportLine::Checkpoint(_))),
        "no signed checkpoint covers the last event",
    ),
    attack(
        "the last checkpoint removed",
        |export| {
            export.lines.retain(|line| !matches!(line, ExportLine::Checkpoint(signed) if signed.position == 12));
        },
        "no signed checkpoint covers the last event",
    ),
    attack(
        "an older checkpoint removed",
        |export| {
            export.lines.retain(|line| !matches!(line, ExportLine::Checkpoint(signed) if signed.position == 6));
        },
        "checkpoints are missing",
    ),
    attack(
        "a checkpoint moved",
        |export| {
            let moved = |line: &mut ExportLine| {
                if let ExportLine::Checkpoint(signed) = line {
                    signed.position -= 1;
                }
            };
            export.lines.iter_mut().for_each(moved);
        },
        "signature does not match",
    ),
    attack(
        "the chain forged, header and checkpoints left",
        |export| export.forge(),
        "the log differs from what was signed",
    ),
    Attack {
        name: "the chain forged, everything signed with another key",
        change: |export| {
            export.forge();
            export.sign_header();
            export.sign_checkpoints();
        },
        says: Some("signed with another key"),
        without_key: false,
    },
    attack(
        "the chain forged, only the checkpoints signed with another key",
        |export| {
            export.forge();
            export.sign_checkpoints();
        },
        "the header's signature does not match",
    ),
    attack(
        "an event after the end",
        |export| export.lines.push(export.lines[12].clone()),
        "nothing may follow the end",
    ),
    attack("a second header", |export| export.lines.insert(5, export.lines[0].clone()), "a second header"),
    attack("no header", |export| drop(export.lines.remove(0)), "an export begins with its header"),
    attack(
        "of another workspace by its header",
        |export| export.header().workspace_id = crate::common::workspace(2),
        "belongs to another workspace",
    ),
    attack(
        "no events at all",
        |export| {
            export.lines.retain(|line| matches!(line, ExportLine::Header(_)));
            export.header().head_position = 0;
            export.header().head_hash = "0".repeat(64);
            export.lines.push(ExportLine::End { events: 0 });
        },
        "the export holds no events",
    ),
    attack("an empty file", |export| export.raw = Some(String::new()), "the export is empty"),
];

async fn faults(
    scene: &Scene,
    text: &str,
    key: Option<&str>,
    kept: bool,
) -> Result<(Vec<String>, SignerCheck), ExportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.jsonl");
    std::fs::write(&path, text).unwrap();
    let kept = if kept { vec![scene.kept.clone()] } else { Vec::new() };
    let report = audit::verify_export(&path, key, &kept).await?;
    Ok((report.faults.into_iter().map(|fault| fault.what).collect(), report.signer))
}

async fn found(scene: &Scene, text: &str, key: Option<&str>, kept: bool) -> Vec<String> {
    match faults(scene, text, key, kept).await {
        Ok((faults, signer)) => {
            assert_eq!(signer, if key.is_some() { SignerCheck::Checked } else { SignerCheck::NotChecked });
            faults
        }
        Err(error) => vec![error.to_string()],
    }
}

pub async fn table(scene: &Scene) -> String {
    let key = scene.key.public_key();
    let mut table = String::from(
        "| | attack on an export | with the public key | without it | held against a checkpoint kept elsewhere |\n|---|---|---|---|---|\n",
    );
    let mut row = |n: usize, name: &str, with: Option<String>, without: bool, kept: bool| {
        let with = with.unwrap_or_else(|| "**intact**".to_owned());
        let without = if without { "found" } else { "**intact, but the signer was not checked**" };
        let kept = if kept { "found" } else { "**intact**" };
        writeln!(table, "| {n} | {name} | {with} | {without} | {kept} |").unwrap();
    };
    // Untouched, it is intact in every way.
    let text = Export::read(&scene.export).text();
    for (key, kept) in [(Some(key.as_str()), false), (None, false), (Some(key.as_str()), true)] {
        assert_eq!(found(scene, &text, key, kept).await, Vec::<String>::new());
    }
    assert!(!text.contains("early 1"), "an export holds personal fields sealed");
    for (n, attack) in ATTACKS.iter().enumerate() {
        let mut export = Export::read(&scene.export);
        (attack.change)(&mut export);
        let text = export.text();
        let with = found(scene, &text, Some(&key), false).await;
        let says = attack.says.map(|expected| {
            let says = with.iter().find(|fault| fault.contains(expected)).cloned();
            let says = says.unwrap_or_else(|| panic!("{}: {expected:?} is not among {with:?}", attack.name));
            let says = says.split(" at line 1 column").next().unwrap_or_default().to_owned();
            // Keys are made anew for every test.
            let base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
            says.split(' ')
                .map(|word| if word.len() == 44 && word.chars().all(base64) { "…" } else { word })
                .collect::<Vec<_>>()
                .join(" ")
        });
        let without = !found(scene, &text, None, false).await.is_empty();
        assert_eq!(without, attack.without_key, "{}", attack.name);
        let kept = !found(scene, &text, Some(&key), true).await.is_empty();
        row(n + 1, attack.name, says, without, kept);
    }
    // An export that was made then, passed off as one of today: only its time tells.
    let old = Export::read(&scene.export_at_6).text();
    let name = "an older, genuine export in place of a newer one (it says when it was made)";
    let with = found(scene, &old, Some(&key), false).await;
    assert_eq!(with, Vec::<String>::new());
    let kept = !found(scene, &old, Some(&key), true).await.is_empty();
    assert!(kept);
    row(ATTACKS.len() + 1, name, None, false, kept);
    table
}
