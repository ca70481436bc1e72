//! The database does not do what it should: it is full, frozen, locked by somebody, or somebody else's.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use ledgerdesk::config::Config;
use ledgerdesk::node::Node;
use reqwest::Method;
use serde_json::json;
use sqlx::{Connection as _, SqliteConnection};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use crate::killed::Mortal;
use crate::site::{JOHN, Site};
use crate::support::bounds::limited;
use crate::support::client::Answer;
use crate::support::database::{Database, Kind};
use crate::support::office::{self, Channel};

on_both!(
    a_database_that_takes_nothing_is_told_as_such_and_nothing_acknowledged_is_lost,
    another_master_key_does_not_start_a_node,
    read_models_go_on_at_once_after_a_kill,
    a_database_that_ignores_a_new_head_is_told_as_such,
    a_trigger_that_is_gone_is_told_and_put_back,
    a_trigger_of_the_same_name_that_does_something_else_is_told_and_put_back,
    a_read_model_that_claims_events_which_are_not_there_is_told,
);

/// A webhook's answer is there within this time, whatever the database does.
const WEBHOOK: Duration = Duration::from_secs(5);
/// An export that can not begin is refused within this time.
const EXPORT: Duration = Duration::from_secs(12);
/// Any other answer: what it needs of the database, one after the other.
const ANY: Duration = Duration::from_secs(20);

/// A change over the API.
async fn change(site: &Site, value: &str) -> Answer {
    let body = json!({"key": "cooldown_seconds", "value": value});
    site.api.call(Method::PATCH, "/api/v1/config", Some(&body), &[]).await
}

async fn ready(site: &Site) -> Answer {
    site.api.call(Method::GET, "/readyz", None, &[]).await
}

/// What a messenger is answered.
async fn webhook(site: &Site) -> u16 {
    webhook_of(&site.channel, office::INSTANCE).await
}

/// The same on another channel.
async fn webhook_of(channel: &Channel, instance: &str) -> u16 {
    let sent = reqwest::Client::builder().no_proxy().build().expect("a client");
    let body = json!({"event": "messages.upsert", "instance": instance, "data": {
        "key": {"remoteJid": format!("{JOHN}@s.whatsapp.net"), "fromMe": false, "id": uuid::Uuid::new_v4().to_string()},
        "pushName": "John", "message": {"conversation": "help"}, "messageType": "conversation", "messageTimestamp": 1_780_000_000,
    }});
    let request = sent.post(&channel.webhook_url).bearer_auth(&channel.webhook_secret).json(&body);
    request.send().await.expect("an answer").status().as_u16()
}

/// Instance of a channel on which no webhook came in yet.
const UNHEARD: &str = "second";

/// Such a channel.
async fn unheard(site: &Site) -> Channel {
    site.world.evolution.hold_webhooks();
    let channel = office::add_whatsapp(&site.api, &site.world, UNHEARD).await;
    let heard = site.all_events("type=ChannelHeard").await;
    assert!(!heard.iter().any(|event| event.to_string().contains(&channel.id)), "{heard:?}");
    channel
}

/// Waits until the node says that all is well.
async fn becomes_ready(site: &Site) {
    let began = Instant::now();
    loop {
        let state = ready(site).await;
        if state.status == 200 {
            return;
        }
        assert!(began.elapsed() < ANY, "{}", state.body);
        sleep(Duration::from_millis(100)).await;
    }
}

async fn a_database_that_takes_nothing_is_told_as_such_and_nothing_acknowledged_is_lost(site: &mut Site) {
    assert_eq!(change(site, "61").await.status, 200);
    becomes_ready(site).await;
    site.database.takes_nothing().await;
    let began = Instant::now();
    let refused = change(site, "62").await;
    assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
    assert!(began.elapsed() < ANY, "{:?}", began.elapsed());
    sleep(Duration::from_millis(1100)).await;
    let state = ready(site).await;
    assert_eq!((state.status, state.code()), (503, "not_ready"), "{}", state.body);
    assert!(state.body["parts"]["log_write"].is_string(), "{}", state.body);
    site.database.takes_everything().await;
    let began = Instant::now();
    while change(site, "63").await.status != 200 {
        assert!(began.elapsed() < ANY, "it does not recover");
        sleep(Duration::from_millis(100)).await;
    }
    becomes_ready(site).await;
    let values: Vec<String> =
        site.all_events("type=SettingChanged").await.iter().map(|event| event["payload"].to_string()).collect();
    for value in ["61", "63"] {
        assert!(values.iter().any(|payload| payload.contains(value)), "{value} is lost: {values:?}");
    }
}

async fn another_master_key_does_not_start_a_node(site: &mut Site) {
    let foreign = async |config: Config| {
        let config = Config { master_key: eventlog::MasterKey::generate(), ..config };
        let error = Node::start(&config).await.err().expect("another key is refused");
        let error = format!("{error:#}");
        assert!(error.contains("the master key does not open this database: it was made with another one"), "{error}");
    };
    foreign(site.config()).await;
    // Nor beside a node that has nothing to protect yet.
    let empty = Database::new(site.database.kind()).await;
    let first = Node::start(&empty.config("http://desk.example")).await.expect("a node");
    foreign(empty.config("http://desk.example")).await;
    first.stop().await;
    foreign(empty.config("http://desk.example")).await;
}

async fn read_models_go_on_at_once_after_a_kill(site: &mut Site) {
    // On PostgreSQL the name of a node is kept beside its key.
    std::fs::create_dir(site.database.folder().join("data")).expect("a folder");
    site.stop().await;
    let first = Mortal::unread(site).await;
    site.door.leads_to(Some(first.address()));
    for _ in 0..3 {
        assert_eq!(webhook(site).await, 200);
    }
    site.door.leads_to(None);
    first.kill().await;
    let second = Mortal::unread(site).await;
    site.door.leads_to(Some(second.address()));
    let began = Instant::now();
    let changed = change(site, "64").await.granted("a change");
    site.api.get(&format!("/api/v1/logs?after={}", changed["position"])).await;
    let took = began.elapsed();
    // The leases of the one that is gone last three seconds.
    assert!(took < Duration::from_millis(2_000), "read models stood still for {took:?}");
    site.door.leads_to(None);
    second.kill().await;
    site.start().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_another_program_holds_is_told_and_passes() {
    limited(async {
        let mut site = Site::open(Kind::Sqlite).await;
        let unheard = unheard(&site).await;
        // Nothing is known by heart.
        site.stop().await;
        site.start().await;
        let mut other = SqliteConnection::connect(&site.database.url).await.expect("the file");
        sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
        let began = Instant::now();
        assert_eq!(webhook(&site).await, 503);
        assert!(began.elapsed() < WEBHOOK, "{:?}", began.elapsed());
        let began = Instant::now();
        assert_eq!(webhook_of(&unheard, UNHEARD).await, 503);
        assert!(began.elapsed() < WEBHOOK, "{:?}", began.elapsed());
        let began = Instant::now();
        let refused = change(&site, "62").await;
        assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        assert!(began.elapsed() < ANY, "{:?}", began.elapsed());
        // With a key no longer than without one: what was asked is kept once there is room.
        let began = Instant::now();
        let body = json!({"key": "cooldown_seconds", "value": "64"});
        let key = [("Idempotency-Key", "locked-1")];
        let refused = site.api.call(Method::PATCH, "/api/v1/config", Some(&body), &key).await;
        assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        assert!(began.elapsed() < ANY, "{:?}", began.elapsed());
        let state = ready(&site).await;
        assert!(state.status == 503 && state.body["parts"]["log_write"].is_string(), "{}", state.body);
        // Who only reads is not held up.
        site.api.get("/api/v1/config").await;
        sqlx::query("ROLLBACK").execute(&mut other).await.expect("the lock is given back");
        let began = Instant::now();
        while change(&site, "63").await.status != 200 {
            assert!(began.elapsed() < ANY, "it does not recover");
        }
        site.api.call(Method::PATCH, "/api/v1/config", Some(&body), &key).await.granted("the same once more");
        becomes_ready(&site).await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_under_a_node_takes_nothing_more() {
    limited(async {
        let site = Site::open(Kind::Sqlite).await;
        assert_eq!(change(&site, "61").await.status, 200);
        let path = site.database.url.strip_prefix("sqlite://").expect("a file").to_owned();
        let aside = format!("{path}.aside");
        std::fs::rename(&path, &aside).expect("moved");
        std::fs::copy(&aside, &path).expect("another file of the same name");
        let refused = change(&site, "62").await;
        assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        assert_eq!(webhook(&site).await, 503);
        sleep(Duration::from_millis(1100)).await;
        let state = ready(&site).await;
        assert!(state.status == 503 && state.body.to_string().contains("replaced or removed"), "{}", state.body);
        std::fs::rename(&aside, &path).expect("moved back");
        assert_eq!(change(&site, "63").await.status, 200);
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_removed_beside_a_database_takes_nothing_more() {
    limited(async {
        for suffix in ["-wal", "-shm"] {
            let site = Site::open(Kind::Sqlite).await;
            assert_eq!(change(&site, "61").await.status, 200);
            let path = site.database.url.strip_prefix("sqlite://").expect("a file").to_owned() + suffix;
            let aside = format!("{path}.aside");
            std::fs::rename(&path, &aside).expect("moved");
            let refused = change(&site, "62").await;
            assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
            assert_eq!(webhook(&site).await, 503);
            sleep(Duration::from_millis(1100)).await;
            let state = ready(&site).await;
            let told = format!("{suffix} was replaced or removed");
            assert!(state.status == 503 && state.body.to_string().contains(&told), "{}", state.body);
            // Another one of its name is not it.
            std::fs::write(&path, []).expect("another file");
            assert_eq!(change(&site, "62").await.status, 503);
            std::fs::rename(&aside, &path).expect("moved back");
            assert_eq!(change(&site, "63").await.status, 200);
            site.close().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_takes_nothing_more_until_the_program_is_started_anew() {
    limited(async {
        let mut site = Site::open(Kind::Sqlite).await;
        assert_eq!(change(&site, "61").await.status, 200);
        let path = site.database.url.strip_prefix("sqlite://").expect("a file").to_owned();
        let mut other = SqliteConnection::connect(&site.database.url).await.expect("the file");
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut other).await.expect("done");
        let whole = std::fs::read(&path).expect("read");
        // In place, as `cp` does: the file stays the same one.
        std::fs::write(&path, vec![0xa5; whole.len()]).expect("written");
        let db = site.node().log.db().clone();
        let began = Instant::now();
        while db.damage().is_none() {
            assert!(began.elapsed() < ANY, "nobody noticed");
            let read = (0..16).map(|_| db.fetch_all("SELECT length(CAST(payload AS text)) FROM events", &[]));
            drop(futures::future::join_all(read).await);
        }
        std::fs::write(&path, whole).expect("written");
        for _ in 0..3 {
            let refused = change(&site, "62").await;
            assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        }
        assert_eq!(webhook(&site).await, 503);
        sleep(Duration::from_millis(1100)).await;
        let state = ready(&site).await;
        assert!(state.status == 503 && state.body.to_string().contains("it is damaged"), "{}", state.body);
        site.stop().await;
        site.start().await;
        assert_eq!(change(&site, "63").await.status, 200);
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_may_not_grow_is_told_and_ends_nobody() {
    limited(async {
        let mut site = Site::open(Kind::Sqlite).await;
        site.stop().await;
        let node = Mortal::unread(&site).await;
        site.door.leads_to(Some(node.address()));
        assert_eq!(change(&site, "61").await.status, 200);
        let pid = node.pid().and_then(|pid| rustix::process::Pid::from_raw(pid.try_into().ok()?));
        let limit = |current| {
            let limit = rustix::process::Rlimit { current, maximum: None };
            rustix::process::prlimit(pid, rustix::process::Resource::Fsize, limit).expect("a limit");
        };
        limit(Some(64 * 1024));
        let began = Instant::now();
        let refused = loop {
            let answer = change(&site, "62").await;
            if answer.status != 200 {
                break answer;
            }
            assert!(began.elapsed() < ANY, "the file grows");
        };
        assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        assert_eq!(webhook(&site).await, 503);
        limit(None);
        let began = Instant::now();
        while change(&site, "63").await.status != 200 {
            assert!(began.elapsed() < ANY, "it does not recover");
            sleep(Duration::from_millis(100)).await;
        }
        site.door.leads_to(None);
        node.kill().await;
        site.start().await;
        site.close().await;
    })
    .await;
}

/// A way to PostgreSQL that can be frozen: connections stay, and nothing comes through.
struct Way {
    port: u16,
    frozen: watch::Sender<bool>,
}

impl Way {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (frozen, is_frozen) = watch::channel(false);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(&server).await else { continue };
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                tokio::spawn(carry(near_in, far_out, is_frozen.clone()));
                tokio::spawn(carry(far_in, near_out, is_frozen.clone()));
            }
        });
        Self { port, frozen }
    }
}

async fn carry(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    mut frozen: watch::Receiver<bool>,
) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        if frozen.wait_for(|frozen| !frozen).await.is_err() || to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frozen_server_holds_nobody_up_for_long() {
    limited(async {
        let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names a PostgreSQL server");
        let address = server.split(['@', '/']).find(|part| part.contains(':') && !part.ends_with(':'));
        let address = address.expect("a host and a port").to_owned();
        let way = Way::to(address.clone()).await;
        let near = format!("127.0.0.1:{}", way.port);
        let site = Site::open_with(Kind::Postgres, |config| {
            config.database_url = config.database_url.replace(&address, &near);
        })
        .await;
        assert_eq!(change(&site, "61").await.status, 200);
        let unheard = unheard(&site).await;
        way.frozen.send_replace(true);
        // Several at once, as messengers come.
        let began = Instant::now();
        let first = webhook_of(&unheard, UNHEARD);
        let (first, mut answers) = tokio::join!(first, futures::future::join_all((0..8).map(|_| webhook(&site))));
        answers.push(first);
        assert!(began.elapsed() < WEBHOOK, "webhooks were answered after {:?}", began.elapsed());
        assert!(answers.iter().all(|status| *status == 503), "{answers:?}");
        let began = Instant::now();
        let (refused, state) = tokio::join!(change(&site, "62"), ready(&site));
        assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
        assert!(began.elapsed() < ANY, "{:?}", began.elapsed());
        assert!(state.status == 503 && state.body["parts"]["log_write"].is_string(), "{}", state.body);
        let began = Instant::now();
        let export = site.api.call(Method::GET, "/api/v1/audit/export", None, &[]).await;
        assert_eq!((export.status, export.code()), (503, "storage_unavailable"), "{}", export.body);
        assert!(began.elapsed() < EXPORT, "an export was refused after {:?}", began.elapsed());
        way.frozen.send_replace(false);
        let began = Instant::now();
        while change(&site, "63").await.status != 200 {
            assert!(began.elapsed() < ANY, "it does not recover");
            sleep(Duration::from_millis(100)).await;
        }
        becomes_ready(&site).await;
        site.close().await;
    })
    .await;
}

/// The program in a folder of its own, with no settings.
async fn program(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null()).kill_on_drop(true);
    command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    let output = command.output().await.expect("the program can be run");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_reads_makes_nothing() {
    limited(async {
        let folder = tempfile::tempdir().expect("a folder");
        let verbs: [&[&str]; 11] = [
            &["audit", "verify"],
            &["audit", "export"],
            &["audit", "show", "order/54321"],
            &["projections", "list"],
            &["projections", "verify"],
            &["projections", "rebuild", "message_log"],
            &["workspace", "list"],
            &["token", "list"],
            &["token", "revoke", "a"],
            &["token", "create", "--scope", "read"],
            &["record", "order/54321", "--to", "a.rs"],
        ];
        for verb in verbs {
            let (code, said) = program(folder.path(), verb).await;
            assert_eq!(code, Some(1), "{verb:?}: {said}");
            assert!(said.contains("there is no database at data/ledgerdesk.db"), "{verb:?}: {said}");
            assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "{verb:?} made something");
        }
        let (code, said) =
            program(folder.path(), &["workspace", "create", "--name", "A", "--owner-phone", "+8801712345678"]).await;
        assert_eq!(code, Some(0), "{said}");
        let (code, said) = program(folder.path(), &["audit", "verify"]).await;
        assert_eq!(code, Some(0), "{said}");
        let data = folder.path().join("data");
        let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&data), 0o700);
        for file in std::fs::read_dir(&data).expect("a folder") {
            let path = file.expect("a file").path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
        // A key that others can read is none.
        let key = data.join("ledgerdesk.key");
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).expect("done");
        let (code, said) = program(folder.path(), &["audit", "verify"]).await;
        assert!(code == Some(1) && said.contains("chmod 600 data/ledgerdesk.key"), "{said}");
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("done");
        std::fs::remove_file(&key).expect("done");
        let (code, said) = program(folder.path(), &["audit", "verify"]).await;
        assert!(code == Some(1) && said.contains("there is no key file data/ledgerdesk.key"), "{said}");
        assert!(!key.exists());
        // Of a server that starts with another key, the database is not.
        let (code, said) = program(folder.path(), &["serve", "--listen", "127.0.0.1:0"]).await;
        assert!(code == Some(1) && said.contains("it was made with another one"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_a_workspace_is_told() {
    limited(async {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        let url = format!("sqlite://{}", data.join("ledgerdesk.db").display());
        let key = eventlog::MasterKey::load_or_create(&data.join("ledgerdesk.key")).expect("a key");
        let db = eventlog::db::Database::connect(&url).await.expect("a database");
        let (code, said) = program(folder.path(), &["audit", "verify"]).await;
        assert!(code == Some(1) && said.contains("there is no event log in this database"), "{said}");
        drop(eventlog::EventLog::open(db, key, eventlog::LogOptions::default()).await.expect("a log"));
        for verb in [["audit", "verify"], ["projections", "list"], ["workspace", "list"]] {
            let (code, said) = program(folder.path(), &verb).await;
            assert!(code == Some(1) && said.contains("there is no workspace in this database"), "{verb:?}: {said}");
        }
    })
    .await;
}

/// A statement that comes to nothing without an error: the head of the log stays where it was.
async fn a_database_that_ignores_a_new_head_is_told_as_such(site: &mut Site) {
    let db = eventlog::db::Database::connect_with(&site.database.url, 1).await.expect("the database");
    let (ignoring, heeding): (&[&str], &str) = match site.database.kind() {
        Kind::Sqlite => (
            &["CREATE TRIGGER ignores BEFORE UPDATE ON log_heads BEGIN SELECT RAISE(IGNORE); END"],
            "DROP TRIGGER ignores",
        ),
        Kind::Postgres => (
            &[
                "CREATE FUNCTION ignores() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER ignores BEFORE UPDATE ON log_heads FOR EACH ROW EXECUTE FUNCTION ignores()",
            ],
            "DROP TRIGGER ignores ON log_heads",
        ),
    };
    assert_eq!(change(site, "61").await.status, 200);
    let before = site.head().await;
    for statement in ignoring {
        db.execute(statement, &[]).await.expect("done");
    }
    let began = Instant::now();
    let refused = change(site, "62").await;
    assert_eq!((refused.status, refused.code()), (503, "storage_unavailable"), "{}", refused.body);
    assert!(began.elapsed() < ANY, "{:?}", began.elapsed());
    db.execute(heeding, &[]).await.expect("done");
    let taken = change(site, "63").await;
    assert_eq!((taken.status, &taken.body["position"]), (200, &json!(before + 1)), "{}", taken.body);
}

/// The program on the database of a site.
async fn verb(site: &Site, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.env("DATABASE_URL", &site.database.url).env("LEDGERDESK_MASTER_KEY", &site.database.key_text);
    let output = command.args(arguments).stdin(Stdio::null()).output().await.expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

const VERIFY: [&str; 3] = ["audit", "verify", "--no-anchor"];

async fn a_trigger_that_is_gone_is_told_and_put_back(site: &mut Site) {
    site.stop().await;
    let (code, said) = verb(site, &VERIFY).await;
    assert_eq!(code, Some(0), "{said}");
    let db = eventlog::db::Database::connect_with(&site.database.url, 1).await.expect("the database");
    let gone: &[&str] = match site.database.kind() {
        Kind::Sqlite => &["DROP TRIGGER log_heads_never_go_back", "DROP TRIGGER subject_keys_are_permanent"],
        Kind::Postgres => &[
            "ALTER TABLE log_heads DISABLE TRIGGER log_heads_never_go_back",
            "DROP TRIGGER subject_keys_are_permanent ON subject_keys",
        ],
    };
    for statement in gone {
        db.execute(statement, &[]).await.expect("done");
    }
    let (code, said) = verb(site, &VERIFY).await;
    assert_eq!(code, Some(1), "{said}");
    for named in
        ["the trigger log_heads_never_go_back on log_heads", "the trigger subject_keys_are_permanent on subject_keys"]
    {
        assert!(said.contains(named), "{said}");
    }
    let config = site.config();
    site.start_with(&config).await;
    let lowered = db.execute("UPDATE log_heads SET position = position - 1", &[]).await;
    assert!(lowered.is_err(), "a head went back");
    site.stop().await;
    let (code, said) = verb(site, &VERIFY).await;
    assert_eq!(code, Some(0), "{said}");
    site.start_with(&config).await;
}

async fn a_trigger_of_the_same_name_that_does_something_else_is_told_and_put_back(site: &mut Site) {
    site.stop().await;
    let config = site.config();
    let db = eventlog::db::Database::connect_with(&site.database.url, 1).await.expect("the database");
    let changes: &[(&[&str], &str)] = match site.database.kind() {
        Kind::Sqlite => &[
            (
                &[
                    "DROP TRIGGER log_heads_never_go_back",
                    "CREATE TRIGGER log_heads_never_go_back BEFORE UPDATE ON log_heads WHEN 0 BEGIN \
                     SELECT RAISE(ABORT, 'UPDATE on log_heads is refused: the event log is never rewritten'); END",
                ],
                "the trigger log_heads_never_go_back on log_heads is another one",
            ),
            (
                &[
                    "DROP TRIGGER events_are_never_rewritten_delete",
                    "CREATE TRIGGER events_are_never_rewritten_delete BEFORE DELETE ON events BEGIN SELECT 1; END",
                ],
                "the trigger events_are_never_rewritten_delete on events is another one",
            ),
        ],
        Kind::Postgres => &[
            (
                &[
                    "DROP TRIGGER log_heads_never_go_back ON log_heads",
                    "CREATE TRIGGER log_heads_never_go_back BEFORE UPDATE ON log_heads FOR EACH ROW \
                     WHEN (NEW.position < 0) EXECUTE FUNCTION refuse_change()",
                ],
                "the trigger log_heads_never_go_back on log_heads is another one",
            ),
            (
                &[
                    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                ],
                "the trigger events_are_never_rewritten on events is another one",
            ),
            (
                &[
                    "CREATE FUNCTION agrees() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                    "DROP TRIGGER events_are_never_rewritten ON events",
                    "CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE OR DELETE ON events FOR EACH ROW \
                     EXECUTE FUNCTION agrees()",
                ],
                "the trigger events_are_never_rewritten on events is another one",
            ),
        ],
    };
    for (statements, told) in changes {
        let (code, said) = verb(site, &VERIFY).await;
        assert_eq!(code, Some(0), "{said}");
        for statement in *statements {
            db.execute(statement, &[]).await.expect("done");
        }
        let (code, said) = verb(site, &VERIFY).await;
        assert!(code == Some(1) && said.contains(told), "{said}");
        site.start_with(&config).await;
        assert!(db.execute("UPDATE log_heads SET position = position - 1", &[]).await.is_err(), "a head went back");
        assert!(db.execute("DELETE FROM events", &[]).await.is_err(), "events went away");
        site.stop().await;
    }
    if site.database.kind() == Kind::Postgres {
        let name = site.database.url.rsplit('/').next().expect("a name").to_owned();
        let set = |role: &str| format!("ALTER DATABASE \"{name}\" {role}");
        db.execute(&set("SET session_replication_role = replica"), &[]).await.expect("done");
        let (code, said) = verb(site, &VERIFY).await;
        assert!(code == Some(1) && said.contains("session_replication_role is replica"), "{said}");
        db.execute(&set("RESET session_replication_role"), &[]).await.expect("done");
    }
    let (code, said) = verb(site, &VERIFY).await;
    assert_eq!(code, Some(0), "{said}");
    site.start_with(&config).await;
}

async fn a_read_model_that_claims_events_which_are_not_there_is_told(site: &mut Site) {
    becomes_ready(site).await;
    let (code, said) = verb(site, &["projections", "list"]).await;
    assert_eq!(code, Some(0), "{said}");
    let db = eventlog::db::Database::connect_with(&site.database.url, 1).await.expect("the database");
    let moved = async |by: i64| {
        let sql = "UPDATE projection_checkpoints SET position = position + $1 WHERE projection = 'message_log'";
        assert_eq!(db.execute(sql, &[by.into()]).await.expect("done"), 1);
    };
    moved(1000).await;
    sleep(Duration::from_millis(1100)).await;
    let state = ready(site).await;
    let told = "message_log claims 1000 events more than there are";
    assert_eq!(state.status, 503, "{}", state.body);
    assert!(state.body["parts"]["read_models"].to_string().contains(told), "{}", state.body);
    let (code, said) = verb(site, &["projections", "list"]).await;
    assert!(code == Some(1) && said.contains(told), "{said}");
    moved(-1000).await;
    becomes_ready(site).await;
}
