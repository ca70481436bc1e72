//! `record STREAM --to FILE`: what really happened, as a test that runs.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use eventlog::WorkspaceId;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::output;
use crate::config::Config;
use crate::node;

/// Aggregates whose streams can be replayed in a test.
const AGGREGATES: [(&str, &str); 7] = [
    ("conversation", "conversation::Conversation"),
    ("customer", "customer::Customer"),
    ("group", "group::Group"),
    ("order", "order::Order"),
    ("provider", "provider::Provider"),
    ("request", "request::Request"),
    ("workspace", "workspace::Workspace"),
];

#[derive(Args)]
pub struct RecordArgs {
    /// The stream: `AGGREGATE/ID`, for example `order/54321`
    stream: String,
    /// Whose stream [default: the one workspace there is]
    #[arg(long, value_name = "ID")]
    workspace: Option<WorkspaceId>,
    /// The test to write, a `.rs` file; the events go beside it as `.jsonl`
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Keep personal texts instead of replacing them by `…` (never commit such a file)
    #[arg(long)]
    keep_personal: bool,
}

pub async fn run(config: &Config, args: RecordArgs) -> anyhow::Result<ExitCode> {
    let (log, _) = node::open_existing_log(config, &CancellationToken::new()).await?;
    let workspace = super::workspace::chosen(&log, args.workspace).await?;
    let Some((aggregate, id)) = api::stream_named(workspace, &args.stream) else {
        bail!("a stream is named AGGREGATE/ID")
    };
    let Some((_, state)) = AGGREGATES.iter().find(|(name, _)| *name == aggregate) else {
        let names: Vec<_> = AGGREGATES.iter().map(|(name, _)| *name).collect();
        bail!("there is no aggregate {aggregate}; there are {}", names.join(", "));
    };
    let events = log.read_stream(workspace, &aggregate, &id).await?;
    if events.is_empty() {
        bail!("there are no events of {} in workspace {workspace}", args.stream);
    }
    let sealed = log.read_stream_stored(workspace, &aggregate, &id).await?;
    let mut lines = String::new();
    for (event, stored) in events.iter().zip(&sealed) {
        let mut payload = event.payload();
        if !args.keep_personal {
            blank(&mut payload, &serde_json::from_str(&stored.payload)?);
        }
        let line =
            json!({ "event_type": &*event.event_type, "event_version": &*event.event_version, "payload": payload });
        lines += &format!("{line}\n");
    }
    let name = args.to.file_stem().and_then(|name| name.to_str()).context("--to names no file")?;
    if args.to.extension().is_none_or(|extension| extension != "rs") {
        bail!("--to must name a .rs file");
    }
    let data = args.to.with_extension("jsonl");
    std::fs::write(&data, lines).with_context(|| format!("{}", data.display()))?;
    std::fs::write(&args.to, test_source(name, &aggregate, state)).with_context(|| format!("{}", args.to.display()))?;
    output::note(&format!("{} events in {}, replayed by {}", events.len(), data.display(), args.to.display()));
    Ok(ExitCode::SUCCESS)
}

/// Replaces every text that is sealed in `stored`.
fn blank(payload: &mut Value, stored: &Value) {
    match (payload, stored) {
        (Value::String(text), Value::String(kept)) if text != kept => "…".clone_into(text),
        (Value::Array(items), Value::Array(kept)) => {
            items.iter_mut().zip(kept).for_each(|(item, kept)| blank(item, kept))
        }
        (Value::Object(map), Value::Object(kept)) => {
            map.iter_mut().for_each(|(key, item)| blank(item, kept.get(key).unwrap_or(&Value::Null)));
        }
        (_, _) => {}
    }
}

fn test_source(name: &str, aggregate: &str, state: &str) -> String {
    format!(
        "//! A recorded stream of `{aggregate}`, folded as it happened. Made by `ledgerdesk record`.

use aggregates::{state};
use cqrs_es::Aggregate as _;

#[test]
fn {name}_folds_as_it_was_recorded() {{
    let events = include_str!(\"{name}.jsonl\");
    let mut state = {short}::default();
    for line in events.lines() {{
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        state.apply(serde_json::from_value(line[\"payload\"].clone()).unwrap());
    }}
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/snapshots/streams\"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_yaml_snapshot!(\"{name}\", state));
}}
",
        short = state.rsplit("::").next().unwrap_or(state),
    )
}
