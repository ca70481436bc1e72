//! "Intact" is proven, and what cannot be trusted is not written to: seen from outside. The whole table of attacks is the event log's
//! (`eventlog/tests/suite/attacks`).

use std::process::Output;
use std::sync::{Arc, Mutex};

use axum::Json;
use eventlog::WorkspaceId;
use eventlog::audit::{self, Checkpoint};
use ledgerdesk::config::Config;
use ledgerdesk::node::{self, Node};
use ledgerdesk::setup;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::client::{Answer, Client};
use crate::support::database::{Database, Kind};
use crate::support::office::text;

on_both_databases!(
    a_log_is_intact_up_to_its_head_and_extends_its_anchor,
    a_head_set_back_under_a_node_stops_that_workspace_alone,
    an_older_state_put_back_is_not_served_until_the_loss_is_accepted,
    a_database_from_before_heads_were_sealed_is_taken_over_by_command,
    a_database_whose_anchor_is_gone_is_not_served_until_that_is_accepted,
    an_anchor_is_there_before_anything_is_written,
    a_new_place_for_the_anchor_is_made_by_the_command_that_accepts_it,
    a_log_that_the_anchor_does_not_know_takes_no_changes,
    an_export_of_a_log_that_was_changed_says_so,
    changed_keys_and_key_uses_are_found_and_answered_as_what_they_are,
    the_last_signed_heads_are_posted_elsewhere,
    the_command_line_says_by_its_exit_code_whether_all_is_proven,
);

/// A node with one workspace.
struct Office {
    database: Database,
    node: Node,
    api: Client,
    workspace: WorkspaceId,
}

impl Office {
    async fn open(kind: Kind) -> Self {
        let database = Database::new(kind).await;
        let node = Node::start(&database.config("http://desk.example")).await.expect("a node");
        let made = setup::create_workspace(&node.log, "Desk", "+447700900111").await.expect("a workspace");
        let api = Client::new(&format!("http://{}", node.address), &made.api_token);
        Self { database, node, api, workspace: made.workspace_id }
    }

    async fn change(&self, seconds: i64) -> Answer {
        let body = json!({"key": "cooldown_seconds", "value": seconds.to_string()});
        self.api.call(Method::PATCH, "/api/v1/config", Some(&body), &[]).await
    }

    async fn changes(&self, count: i64) {
        for n in 0..count {
            self.change(1000 + n).await.granted("a change");
        }
    }

    async fn proof(&self) -> Value {
        self.api.get("/api/v1/audit/verify").await
    }

    /// The node ends and another begins.
    async fn restart(self) -> Self {
        let Self { database, node, api, workspace } = self;
        node.stop().await;
        let node = Node::start(&database.config("http://desk.example")).await.expect("a node");
        let api = api.at(&format!("http://{}", node.address));
        Self { database, node, api, workspace }
    }
}

/// SQL of somebody who can do with the database whatever they like.
async fn attack(database: &Database, sql: &str) {
    let db = eventlog::db::Database::connect_with(&database.url, 1).await.expect("the database");
    let guarded = ["events", "log_heads", "log_checkpoints", "idempotency_keys", "workspace_keys", "subject_keys"];
    match database.kind() {
        Kind::Postgres => {
            for table in guarded {
                db.execute(&format!("ALTER TABLE {table} DISABLE TRIGGER USER"), &[]).await.expect("done");
            }
        }
        Kind::Sqlite => {
            let triggers =
                db.fetch_all("SELECT name FROM sqlite_master WHERE type = 'trigger'", &[]).await.expect("names");
            for row in triggers {
                db.execute(&format!("DROP TRIGGER {}", row.text(0).expect("a name")), &[]).await.expect("done");
            }
        }
    }
    for statement in sql.split(';') {
        db.execute(statement, &[]).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

async fn a_log_is_intact_up_to_its_head_and_extends_its_anchor(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(3).await;
    let head = office.api.get("/api/v1/audit/head").await;
    assert!(head["checkpoint"]["position"].as_i64() < head["position"].as_i64(), "not all of it is signed: {head}");
    let proof = office.proof().await;
    assert_eq!((&proof["intact"], &proof["faults"], &proof["signer"]), (&json!(true), &json!([]), &json!("checked")));
    assert_eq!((&proof["anchor"]["position"], &proof["anchor"]["since_position"]), (&head["position"], &json!(0)));
    assert_eq!(proof["signed_by"], json!([office.database.key.public_key()]));
    // A node that stops in order signs where it stopped.
    let office = office.restart().await;
    let stopped = office.api.get("/api/v1/audit/head").await;
    assert_eq!((&stopped["position"], &stopped["checkpoint"]["position"]), (&head["position"], &head["position"]));
    assert_eq!(office.proof().await["intact"], json!(true));
    office.node.stop().await;
}

async fn a_head_set_back_under_a_node_stops_that_workspace_alone(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(3).await;
    let other = setup::create_workspace(&office.node.log, "Other", "+447700900112").await.expect("a workspace");
    let before = office.api.get("/api/v1/audit/head").await["position"].as_i64().expect("a position");
    let id = office.workspace;
    attack(
        &office.database,
        &format!(
            "DELETE FROM events WHERE workspace_id = '{id}' AND position = {before}; UPDATE log_heads SET position = {0}, \
             hash = (SELECT hash FROM events WHERE workspace_id = '{id}' AND position = {0}) WHERE workspace_id = '{id}'",
            before - 1
        ),
    )
    .await;
    // The position is not used again.
    let refused = office.change(2000).await;
    assert_eq!((refused.status, &refused.body["code"]), (503, &json!("log_untrusted")), "{}", refused.body);
    let rows = office.node.log.read_stored(id, before - 1, 10).await.expect("events");
    assert!(rows.is_empty(), "nothing was written: {rows:?}");
    let signed = audit::sign_checkpoint(&office.node.log, id).await;
    assert!(signed.is_err(), "nothing is signed: {signed:?}");
    let proof = office.proof().await;
    assert_eq!(proof["intact"], json!(false));
    assert!(proof["faults"].to_string().contains("was not written with this master key"), "{proof}");
    // It is said where operators look, and the other workspace is served.
    let ready = office.api.call(Method::GET, "/readyz", None, &[]).await;
    assert_eq!(ready.status, 200, "{}", ready.body);
    assert!(text(&ready.body).contains(&format!("workspace {id} takes no changes")), "{}", ready.body);
    let metrics = text(&office.api.get("/metrics").await);
    assert!(metrics.contains("log_untrusted_total"), "{metrics}");
    let body = json!({"key": "cooldown_seconds", "value": "77"});
    office.api.with_token(&other.api_token).patch("/api/v1/config", body).await;
    office.node.stop().await;
}

async fn an_older_state_put_back_is_not_served_until_the_loss_is_accepted(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(2).await;
    let id = office.workspace;
    let db = office.node.log.db().clone();
    let sql = format!(
        "SELECT position, hash, recorded_at, signed_position, signed_hash, seal FROM log_heads WHERE workspace_id = '{id}'"
    );
    let row = db.fetch_optional(&sql, &[]).await.expect("a row").expect("a head");
    let then = row.int(0).expect("a position");
    let quoted = |column: usize| {
        let bytes = hex::encode(row.bytes(column).expect("bytes"));
        if kind == Kind::Postgres { format!("'\\x{bytes}'") } else { format!("x'{bytes}'") }
    };
    let back = format!(
        "DELETE FROM events WHERE workspace_id = '{id}' AND position > {then}; DELETE FROM log_checkpoints WHERE workspace_id = '{id}' AND position > {then}; \
         DELETE FROM idempotency_keys WHERE workspace_id = '{id}' AND last_position > {then}; \
         UPDATE log_heads SET position = {then}, hash = {}, recorded_at = {}, signed_position = {}, signed_hash = {}, seal = {} WHERE workspace_id = '{id}'",
        quoted(1),
        row.int(2).expect("a time"),
        row.int(3).expect("a position"),
        quoted(4),
        quoted(5),
    );
    office.changes(4).await;
    let Office { database, node, api, .. } = office;
    node.stop().await;
    attack(&database, &back).await;
    let config = database.config("http://desk.example");
    let refused = Node::start(&config).await.err().expect("it is not served").to_string();
    for words in ["later changes are lost", "ledgerdesk.anchor", "--accept-loss"] {
        assert!(refused.contains(words), "{words}: {refused}");
    }
    let log = node::open_log_as_it_is(&config).await.expect("a log");
    let accepted = audit::accept(&log).await.expect("accepted");
    assert_eq!(accepted.iter().map(|one| (one.workspace_id, one.position)).collect::<Vec<_>>(), [(id, then)]);
    drop(log);
    let node = Node::start(&config).await.expect("a node");
    let office = Office { api: api.at(&format!("http://{}", node.address)), node, database, workspace: id };
    let proof = office.proof().await;
    assert_eq!((&proof["intact"], &proof["events"]), (&json!(true), &json!(then)), "{proof}");
    assert!(proof["notes"].to_string().contains("a loss was accepted"), "what was accepted is not hidden: {proof}");
    office.node.stop().await;
}

async fn a_database_from_before_heads_were_sealed_is_taken_over_by_command(kind: Kind) {
    let office = Office::open(kind).await;
    let Office { database, node, api, workspace } = office;
    node.stop().await;
    attack(&database, "UPDATE log_heads SET seal = NULL").await;
    let config = database.config("http://desk.example");
    let refused = Node::start(&config).await.err().expect("it is not served").to_string();
    assert!(refused.contains("audit anchor --accept-loss"), "{refused}");
    says(&program(&database, &["audit", "verify"]).await, 1, "has no seal");
    says(&program(&database, &["audit", "anchor", "--accept-loss"]).await, 0, "its head is sealed now");
    let node = Node::start(&config).await.expect("a node");
    let office = Office { api: api.at(&format!("http://{}", node.address)), node, database, workspace };
    office.changes(1).await;
    assert_eq!(office.proof().await["intact"], json!(true));
    office.node.stop().await;
}

async fn the_last_signed_heads_are_posted_elsewhere(kind: Kind) {
    let posted: Arc<Mutex<Vec<Checkpoint>>> = Arc::default();
    let witness = Arc::clone(&posted);
    let take = move |Json(body): Json<Value>| async move {
        let found = audit::read_checkpoints(&body.to_string()).expect("checkpoints");
        witness.lock().expect("not poisoned").extend(found);
    };
    let app = axum::Router::new().route("/anchors", axum::routing::post(take));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(async move { axum::serve(listener, app).await });

    let database = Database::new(kind).await;
    let mut config = database.config("http://desk.example");
    config.anchor_url = Some(format!("http://{address}/anchors").parse().expect("a URL"));
    let node = Node::start(&config).await.expect("a node");
    let made = setup::create_workspace(&node.log, "Desk", "+447700900111").await.expect("a workspace");
    let head = node.log.head(made.workspace_id).await.expect("a head");
    node.stop().await;
    let last = posted.lock().expect("not poisoned").last().cloned().expect("something was posted");
    assert_eq!((last.workspace_id, last.position), (made.workspace_id, head));
    assert!(last.is_genuine() && last.public_key == database.key.public_key());
    // What was posted proves, where database and anchor were put back together, that something is missing.
    let log = node::open_log_as_it_is(&config).await.expect("a log");
    let against = audit::Against { anchor: true, kept: vec![last] };
    let report = audit::verify_with(&log, made.workspace_id, &against, |_| ()).await.expect("a report");
    assert!(report.is_intact() && report.kept_checkpoints == 1, "{report:?}");
    drop(log);
    // An address that does not answer stops nothing, and is told.
    server.abort();
    config.anchor_url = Some("http://127.0.0.1:9/anchors".parse().expect("a URL"));
    let node = Node::start(&config).await.expect("a node");
    let api = Client::new(&format!("http://{}", node.address), &made.api_token);
    let told = crate::support::PATIENCE.as_secs();
    let mut ready = String::new();
    for _ in 0..told * 10 {
        ready = text(&api.get("/readyz").await);
        if ready.contains("can not be posted") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(ready.contains("the anchor can not be posted"), "{ready}");
    api.patch("/api/v1/config", json!({"key": "cooldown_seconds", "value": "78"})).await;
    node.stop().await;
}

/// Runs the program on a database.
async fn program(database: &Database, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.args(arguments).current_dir(database.folder()).env_clear();
    command.env("DATABASE_URL", &database.url).env("LEDGERDESK_MASTER_KEY", &database.key_text);
    command.env("LEDGERDESK_ANCHOR", database.anchor()).kill_on_drop(true);
    let Output { status, stdout, stderr } = command.output().await.expect("the program can be run");
    let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
    (status.code().expect("an exit code"), said)
}

#[track_caller]
fn says((code, said): &(i32, String), expected: i32, words: &str) {
    assert!(*code == expected && said.contains(words), "{expected} and {words:?} were expected: {code} {said}");
}

async fn a_database_whose_anchor_is_gone_is_not_served_until_that_is_accepted(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(2).await;
    let Office { database, node, api, workspace } = office;
    node.stop().await;
    std::fs::remove_file(database.anchor()).expect("removed");
    let config = database.config("http://desk.example");
    let refused = Node::start(&config).await.err().expect("it is not served").to_string();
    for words in ["ledgerdesk.anchor is missing", "LEDGERDESK_ANCHOR", "--accept-loss"] {
        assert!(refused.contains(words), "{words}: {refused}");
    }
    says(&program(&database, &["audit", "verify"]).await, 1, "is missing");
    says(&program(&database, &["token", "list"]).await, 1, "is missing");
    assert!(!database.anchor().exists(), "nothing but the command for it makes a new one");
    says(&program(&database, &["audit", "anchor", "--accept-loss"]).await, 0, "taken as it is");
    says(&program(&database, &["audit", "verify"]).await, 0, "there was no anchor");
    let node = Node::start(&config).await.expect("a node");
    let office = Office { api: api.at(&format!("http://{}", node.address)), node, database, workspace };
    office.changes(1).await;
    let proof = office.proof().await;
    assert_eq!(proof["intact"], json!(true), "{proof}");
    office.node.stop().await;
}

async fn a_log_that_the_anchor_does_not_know_takes_no_changes(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(1).await;
    let Office { database, node, api, workspace } = office;
    node.stop().await;
    // The anchor of another, empty database of the same key.
    let other = Database::new(Kind::Sqlite).await;
    let config = Config { master_key: database.key.clone(), ..other.config("http://desk.example") };
    Node::start(&config).await.expect("a node").stop().await;
    std::fs::copy(other.anchor(), database.anchor()).expect("copied");
    says(&program(&database, &["audit", "verify"]).await, 1, "has no entry of this log");
    let config = database.config("http://desk.example");
    let node = Node::start(&config).await.expect("a node");
    let office = Office { api: api.at(&format!("http://{}", node.address)), node, database, workspace };
    let refused = office.change(9).await;
    assert_eq!((refused.status, refused.code()), (503, "log_untrusted"), "{}", refused.body);
    let ready = office.api.call(Method::GET, "/readyz", None, &[]).await;
    assert!(ready.status == 503 && ready.body.to_string().contains(&workspace.to_string()), "{}", ready.body);
    let Office { database, node, api, .. } = office;
    node.stop().await;
    says(&program(&database, &["audit", "verify"]).await, 1, "has no entry of this log");
    says(&program(&database, &["audit", "anchor", "--accept-loss"]).await, 0, "taken as it is");
    let node = Node::start(&config).await.expect("a node");
    let office = Office { api: api.at(&format!("http://{}", node.address)), node, database, workspace };
    office.changes(1).await;
    office.node.stop().await;
}

async fn a_new_place_for_the_anchor_is_made_by_the_command_that_accepts_it(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(1).await;
    let Office { database, node, .. } = office;
    node.stop().await;
    let folder = database.folder().join("elsewhere/deep");
    let mut config = database.config("http://desk.example");
    config.anchor = Some(folder.join("new.anchor"));
    assert!(Node::start(&config).await.is_err(), "there is no anchor yet");
    let log = node::open_log_as_it_is(&config).await.expect("a log");
    assert_eq!(audit::accept(&log).await.expect("accepted").len(), 1);
    drop(log);
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&folder).expect("a folder").permissions());
    assert_eq!(mode & 0o777, 0o700);
    Node::start(&config).await.expect("a node").stop().await;
}

async fn an_anchor_is_there_before_anything_is_written(kind: Kind) {
    let database = Database::new(kind).await;
    let config = database.config("http://desk.example");
    let node = Node::start(&config).await.expect("a node");
    assert!(database.anchor().exists(), "it is there before anything is written");
    let empty = std::fs::read(database.anchor()).expect("the anchor");
    setup::create_workspace(&node.log, "Shop", "+447700900111").await.expect("a workspace");
    node.stop().await;
    assert!(empty.len() < std::fs::read(database.anchor()).expect("the anchor").len());
    says(&program(&database, &["audit", "verify"]).await, 0, "intact");
}

async fn an_export_of_a_log_that_was_changed_says_so(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(4).await;
    let Office { database, node, .. } = office;
    node.stop().await;
    attack(&database, "UPDATE events SET event_version = '9.9' WHERE position = 3").await;
    let exported = program(&database, &["audit", "export", "--to", "ledgerdesk.anchor"]).await;
    says(&exported, 1, "exists");
    let exported = program(&database, &["audit", "export", "--to", "log.jsonl"]).await;
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(database.folder().join("log.jsonl")).expect("it").permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
    says(&exported, 1, "it is not intact");
    says(&exported, 1, "event 3");
    let lines = std::fs::read_to_string(database.folder().join("log.jsonl")).expect("the export");
    assert!(lines.lines().last().is_some_and(|line| line.contains("\"end\"")), "it is whole: {lines}");
    says(&program(&database, &["audit", "verify", "--file", "log.jsonl"]).await, 1, "position 3");
}

async fn changed_keys_and_key_uses_are_found_and_answered_as_what_they_are(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(3).await;
    let other = setup::create_workspace(&office.node.log, "Other", "+447700900112").await.expect("a workspace");
    let Office { database, node, api, workspace } = office;
    node.stop().await;
    attack(
        &database,
        &format!("DELETE FROM idempotency_keys WHERE workspace_id = '{workspace}' AND last_position = 3"),
    )
    .await;
    says(&program(&database, &["audit", "verify"]).await, 1, "the use of its idempotency key is missing");
    let swap = format!(
        "UPDATE workspace_keys SET wrapped = (SELECT wrapped FROM workspace_keys WHERE workspace_id = '{}') WHERE workspace_id = '{workspace}'",
        other.workspace_id
    );
    attack(&database, &swap).await;
    says(&program(&database, &["audit", "verify"]).await, 1, "the workspace's key was changed");
    let node = Node::start(&database.config("http://desk.example")).await.expect("a node");
    let api = api.at(&format!("http://{}", node.address));
    let answer =
        api.call(Method::PATCH, "/api/v1/config", Some(&json!({"key": "cooldown_seconds", "value": "9"})), &[]).await;
    assert_eq!((answer.status, answer.code()), (503, "log_untrusted"), "{}", answer.body);
    node.stop().await;
}

async fn the_command_line_says_by_its_exit_code_whether_all_is_proven(kind: Kind) {
    let office = Office::open(kind).await;
    office.changes(3).await;
    let (database, id) = (&office.database, office.workspace.to_string());
    let key = database.key.public_key();
    says(&program(database, &["audit", "key"]).await, 0, &key);
    // While a node serves.
    says(&program(database, &["audit", "verify"]).await, 0, "intact");
    says(&program(database, &["audit", "export", "--workspace", &id, "--to", "log.jsonl"]).await, 0, "");
    let file = ["audit", "verify", "--file", "log.jsonl"];
    says(&program(database, &file).await, 0, "the signer was not checked");
    let unchecked = program(database, &[&file[..], &["--json"]].concat()).await;
    says(&unchecked, 0, "\"signer\": \"not_checked\"");
    says(&program(database, &[&file[..], &["--checkpoint", "ledgerdesk.anchor"]].concat()).await, 0, "intact");
    says(&program(database, &[&file[..], &["--checkpoint", "log.jsonl"]].concat()).await, 0, "intact");
    let with = |more: &[&'static str], key: &str| {
        let mut all: Vec<String> = file.iter().chain(more).map(|word| (*word).to_owned()).collect();
        all.extend(["--public-key".to_owned(), key.to_owned()]);
        all
    };
    let run = async |arguments: Vec<String>| {
        program(database, &arguments.iter().map(String::as_str).collect::<Vec<_>>()).await
    };
    says(&run(with(&[], &key)).await, 0, "intact");
    says(&run(with(&["--checkpoint", "ledgerdesk.anchor"], &key)).await, 0, "intact");
    let other = eventlog::MasterKey::generate().public_key();
    says(&run(with(&[], &other)).await, 1, "signed with another key");
    office.changes(2).await;
    office.node.stop().await;
    // The export is older than what is kept elsewhere.
    says(&run(with(&["--checkpoint", "ledgerdesk.anchor"], &key)).await, 1, "was signed, and is missing");
    says(&program(database, &["audit", "verify", "--checkpoint", "ledgerdesk.anchor"]).await, 0, "intact");
    let anchor = program(database, &["audit", "anchor", "--json"]).await;
    says(&anchor, 0, &id);
    let kept = std::fs::read(database.anchor()).expect("the anchor");
    std::fs::remove_file(database.anchor()).expect("removed");
    says(&program(database, &["audit", "verify"]).await, 1, "is missing");
    says(&program(database, &["audit", "verify", "--no-anchor"]).await, 0, "it was not compared with the anchor");
    std::fs::write(database.anchor(), "{\"format\": 1}").expect("written");
    let report = program(database, &["audit", "verify", "--json"]).await;
    says(&report, 1, "\"intact\": false");
    says(&report, 1, "it is not an anchor");
    says(&program(database, &["audit", "anchor", "--accept-loss"]).await, 1, "move the file away first");
    std::fs::write(database.anchor(), kept).expect("put back");
    attack(database, &format!("DELETE FROM log_checkpoints WHERE workspace_id = '{id}'")).await;
    says(&program(database, &["audit", "verify"]).await, 1, "NOT INTACT");
    says(&program(database, &["audit", "verify", "--workspace"]).await, 2, "");
    // Where there is nothing, nothing is proven.
    let empty = Database::new(kind).await;
    let nothing = program(&empty, &["audit", "verify"]).await;
    assert_eq!(nothing.0, 1, "{}", nothing.1);
}
