//! The command line beside a running node: what it lists, revokes and shows.

use std::process::{Output, Stdio};
use std::time::Instant;

use reqwest::Method;
use sandbox::panel::known::REFILLABLE;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use crate::site::{JOHN, Site, items};
use crate::support::database::Database;
use crate::support::office::text;

on_both!(
    workspaces_and_tokens_are_listed_and_a_revoked_token_lets_nobody_in,
    an_order_is_shown_by_its_number,
    events_are_found_by_what_they_say,
    entries_and_customers_are_found_by_how_a_word_begins,
    a_command_of_several_workspaces_asks_which_one,
    nothing_but_text_is_written_into_files,
    a_workspace_that_is_refused_leaves_nothing_behind,
    the_public_key_is_told_only_with_the_key_of_the_database,
    no_kill_leaves_a_workspace_without_an_owner,
    a_start_warns_of_an_address_that_messengers_can_not_reach,
);

/// Runs the program on the database of a test.
async fn run(database: &Database, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.env("DATABASE_URL", &database.url).env("LEDGERDESK_MASTER_KEY", &database.key_text);
    command.args(arguments).stdin(Stdio::null()).output().await.expect("the program runs")
}

async fn answer(database: &Database, arguments: &[&str]) -> Value {
    let output = run(database, arguments).await;
    let (said, failed) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}: {failed}");
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {said}"))
}

async fn workspaces_and_tokens_are_listed_and_a_revoked_token_lets_nobody_in(site: &mut Site) {
    let workspaces = answer(&site.database, &["workspace", "list", "--json"]).await;
    assert_eq!(workspaces.as_array().map(Vec::len), Some(1));
    assert_eq!(workspaces[0]["workspace_id"], site.workspace.to_string());
    assert_eq!((&workspaces[0]["name"], &workspaces[0]["has_owner"]), (&json!("Test"), &json!(true)));

    let made = answer(&site.database, &["token", "create", "--scope", "read"]).await;
    let reader = site.api.with_token(&text(&made["api_token"]));
    assert_eq!(reader.call(Method::GET, "/api/v1/logs", None, &[]).await.status, 200);
    let listed = answer(&site.database, &["token", "list", "--json"]).await;
    let of_reader = listed.as_array().expect("a list").iter().find(|token| token["scope"] == "read").expect("a token");
    assert_eq!(of_reader["revoked"], json!(false));
    assert!(!listed.to_string().contains(&text(&made["api_token"])), "a token's text is kept nowhere");

    let id = text(&of_reader["token_id"]);
    assert_eq!(answer(&site.database, &["token", "revoke", &id]).await, json!({"token_id": id, "revoked": true}));
    let status = async || reader.call(Method::GET, "/api/v1/logs", None, &[]).await.status;
    site.until("the token is refused", async || (status().await == 401).then_some(())).await;
    let listed = answer(&site.database, &["token", "list", "--json"]).await;
    let revoked = listed.as_array().expect("a list").iter().filter(|token| token["revoked"] == json!(true));
    assert_eq!(revoked.count(), 1);
    let unknown = run(&site.database, &["token", "revoke", "nothing"]).await;
    assert_eq!(unknown.status.code(), Some(1));
}

async fn an_order_is_shown_by_its_number(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.events("RefillRequested", 1).await;
    let name = format!("order/{REFILLABLE}");
    let shown = answer(&site.database, &["audit", "show", &name, "--json"]).await;
    assert_eq!(shown[0]["event_type"], "RefillRequested");
    let over_http = items(&site.api.get(&format!("/api/v1/events?stream={name}")).await);
    assert_eq!(over_http[0]["position"], shown[0]["position"]);
    let stream = items(&site.api.get(&format!("/api/v1/streams/{name}")).await);
    assert_eq!(stream.len(), over_http.len());
    let none = run(&site.database, &["audit", "show", "order/99999999"]).await;
    assert_eq!(none.status.code(), Some(1));
}

async fn events_are_found_by_what_they_say(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.events("RefillRequested", 1).await;
    let found = site.all_events(&format!("q=refillreq+{REFILLABLE}")).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["event_type"], "RefillRequested");
    let narrowed = site.all_events(&format!("type=MessageReceived&q={REFILLABLE}")).await;
    assert_eq!(narrowed.len(), 1);
    assert!(site.all_events("q=refillreq+dragon").await.is_empty());
    assert!(site.all_events(&format!("q={}", site.world.panel.api_key())).await.is_empty(), "secrets are not found");
}

async fn entries_and_customers_are_found_by_how_a_word_begins(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    let beginning = &REFILLABLE.to_string()[..4];
    for q in [beginning, "johnd", "refi"] {
        let found = items(&site.api.get(&format!("/api/v1/logs?q={q}")).await);
        assert_eq!(found.iter().map(|entry| &entry["id"]).collect::<Vec<_>>(), [&entry["id"]], "{q}");
    }
    assert!(items(&site.api.get("/api/v1/logs?q=ohnd").await).is_empty());
    let found = items(&site.api.get("/api/v1/customers?q=JOHNDOE1").await);
    assert_eq!(found.len(), 1);
}

async fn a_command_of_several_workspaces_asks_which_one(site: &mut Site) {
    let second = ["workspace", "create", "--name", "Second", "--owner-phone", "+8801712345679"];
    let second = text(&answer(&site.database, &second).await["workspace_id"]);
    for arguments in [&["token", "list"][..], &["audit", "show", "order/54321"], &["audit", "export"]] {
        let output = run(&site.database, arguments).await;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said.contains("name one with --workspace"), "{said}");
    }
    let tokens = answer(&site.database, &["token", "list", "--json", "--workspace", &second]).await;
    assert_eq!(tokens.as_array().map(Vec::len), Some(1));
    let wrong =
        run(&site.database, &["token", "list", "--workspace", &site.workspace.to_string(), "--listen", "x"]).await;
    assert_eq!(wrong.status.code(), Some(2), "a flag without use is wrong use");
}

async fn nothing_but_text_is_written_into_files(site: &mut Site) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.env("DATABASE_URL", &site.database.url).env("LEDGERDESK_MASTER_KEY", &site.database.key_text);
    command.env("LEDGERDESK_LOG", "debug").args(["audit", "verify"]).stdin(Stdio::null());
    let output = command.output().await.expect("the program runs");
    let logged = String::from_utf8_lossy(&output.stderr);
    assert!(logged.contains("DEBUG"), "something is logged: {logged}");
    assert!(!logged.contains('\u{1b}'), "{logged}");
}

async fn a_workspace_that_is_refused_leaves_nothing_behind(site: &mut Site) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, phone) in [("Shop", "01712-345678"), ("Shop", "1234567"), ("Shop", "abc"), (" ", "+8801712345678")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
        command.env_remove("DATABASE_URL").env_remove("LEDGERDESK_MASTER_KEY").current_dir(folder.path());
        command.args(["workspace", "create", "--name", name, "--owner-phone", phone]).stdin(Stdio::null());
        let output = command.output().await.expect("the program runs");
        assert_eq!(output.status.code(), Some(1), "{name} {phone}");
        let left = std::fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 0, "{name} {phone} left something behind");
    }
    assert!(
        answer(&site.database, &["workspace", "list", "--json"]).await.as_array().is_some_and(|all| all.len() == 1)
    );
}

async fn the_public_key_is_told_only_with_the_key_of_the_database(site: &mut Site) {
    let told = answer(&site.database, &["audit", "key", "--json"]).await;
    let signed = site.api.get("/api/v1/audit/head").await;
    assert_eq!(told["public_key"], signed["checkpoint"]["public_key"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    let other = Database::new(site.database.kind()).await;
    command.env("DATABASE_URL", &site.database.url).env("LEDGERDESK_MASTER_KEY", &other.key_text);
    let output = command.args(["audit", "key"]).stdin(Stdio::null()).output().await.expect("the program runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "another key is not told");
}

async fn a_start_warns_of_an_address_that_messengers_can_not_reach(site: &mut Site) {
    site.stop().await;
    for (url, warning) in [
        ("http://127.0.0.1:9", "which is this machine alone"),
        ("http://desk.example", "is not https"),
        ("https://desk.example", ""),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
        command.env("DATABASE_URL", &site.database.url).env("LEDGERDESK_MASTER_KEY", &site.database.key_text);
        command.env("LEDGERDESK_ANCHOR", site.database.anchor());
        command.args(["serve", "--listen", "127.0.0.1:0", "--public-url", url]).kill_on_drop(true);
        let mut node =
            command.stdin(Stdio::null()).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("a node");
        let mut lines = BufReader::new(node.stderr.take().expect("its words")).lines();
        let mut said = String::new();
        while let Ok(Some(line)) = lines.next_line().await {
            said += &line;
            if line.contains("Message log:") {
                break;
            }
        }
        assert!(said.contains(warning), "{url}: {said}");
        assert_eq!(said.contains("LEDGERDESK_PUBLIC_URL"), !warning.is_empty(), "{url}: {said}");
        node.kill().await.expect("it ends");
    }
    site.start().await;
}

/// A program that is killed while it makes a workspace, at any moment, leaves one with an owner and a token, or none at all.
async fn no_kill_leaves_a_workspace_without_an_owner(site: &mut Site) {
    let arguments = ["workspace", "create", "--name", "Killed", "--owner-phone", "+8801712345678"];
    let begun = Instant::now();
    answer(&site.database, &arguments).await;
    let whole = begun.elapsed();
    const KILLS: u32 = 24;
    for kill in 1..=KILLS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
        command.env("DATABASE_URL", &site.database.url).env("LEDGERDESK_MASTER_KEY", &site.database.key_text);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut making = command.spawn().expect("the program runs");
        tokio::time::sleep(whole * kill / KILLS).await;
        making.kill().await.expect("it is killed, or has ended");
    }
    let listed = answer(&site.database, &["workspace", "list", "--json"]).await;
    let listed = listed.as_array().expect("a list");
    assert!(listed.iter().all(|one| one["has_owner"] == json!(true)), "{listed:#?}");
    for one in listed.iter().filter(|one| one["name"] == "Killed") {
        assert_eq!(one["position"], 3, "itself, its owner, its token: {one}");
    }
}
