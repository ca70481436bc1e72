//! What strangers can take of a node: time, connections, memory. Little, and nothing that others need.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use ledgerdesk::config::{Config, Metrics};
use ledgerdesk::node::Node;
use ledgerdesk::server::Limits;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use crate::messengers::sign;
use crate::site::Site;
use crate::support::PATIENCE;
use crate::support::client::Answer;
use crate::support::office::text;

on_both!(
    methods_that_callers_make_up_are_counted_as_one,
    a_connection_has_a_time_for_everything,
    silent_connections_keep_nobody_out,
    a_secret_is_checked_before_the_body_is_read,
    a_token_is_checked_before_anything_else_of_a_call,
    of_unproven_bodies_few_are_read_at_once_and_slow_ones_make_room,
    metrics_are_for_whom_they_are_meant,
    every_answer_has_the_headers_that_pages_have,
    streams_end_when_their_token_is_revoked,
    nothing_that_callers_write_is_in_the_programs_log,
);

/// Much shorter times than usual, so that a test sees them pass.
const SHORT: Limits = Limits {
    head: Duration::from_millis(600),
    body: Duration::from_millis(900),
    idle: Duration::from_millis(1500),
    connections: None,
};

async fn with_limits(site: &mut Site, limits: Limits) {
    let config = Config { limits, ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
}

/// A connection of somebody who writes HTTP by hand.
struct Stranger(TcpStream);

impl Stranger {
    async fn at(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("a connection"))
    }

    async fn says(&mut self, words: &str) {
        self.0.write_all(words.as_bytes()).await.expect("sent");
    }

    /// What comes until the other side closes, or nothing more comes.
    async fn hears(&mut self, within: Duration) -> String {
        let mut heard = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(Ok(count @ 1..)) = timeout(within, self.0.read(&mut buffer)).await {
            heard.extend_from_slice(&buffer[..count]);
            if heard.windows(4).any(|part| part == b"\r\n\r\n") && heard.ends_with(b"}") {
                break;
            }
        }
        String::from_utf8_lossy(&heard).into_owned()
    }

    /// How long until the other side closes.
    async fn is_left_after(&mut self) -> Duration {
        let began = Instant::now();
        let mut buffer = [0; 4096];
        let closed = async { while let Ok(1..) = self.0.read(&mut buffer).await {} };
        timeout(PATIENCE, closed).await.expect("the connection stays open");
        began.elapsed()
    }
}

/// The status of an answer.
fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

/// The head of a post whose body never comes.
fn post(path: &str, headers: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: ledgerdesk\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n{headers}\r\n"
    )
}

async fn methods_that_callers_make_up_are_counted_as_one(site: &mut Site) {
    let address = site.node().address;
    for number in 0..50 {
        let mut stranger = Stranger::at(address).await;
        stranger.says(&format!("MADEUP{number} /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        assert_eq!(status(&stranger.hears(PATIENCE).await), 405);
        let mut stranger = Stranger::at(address).await;
        stranger.says(&format!("GET /nowhere/{number} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        assert_eq!(status(&stranger.hears(PATIENCE).await), 404);
    }
    let metrics = reqwest::get(format!("http://{address}/metrics")).await.expect("an answer");
    let metrics = metrics.text().await.expect("a text");
    assert!(metrics.contains(r#"method="other""#), "{metrics}");
    assert!(!metrics.contains("MADEUP") && !metrics.contains("nowhere"), "{metrics}");
}

async fn a_connection_has_a_time_for_everything(site: &mut Site) {
    with_limits(site, SHORT).await;
    let address = site.node().address;
    let slack = Duration::from_millis(1500);
    let silent = async {
        let left = Stranger::at(address).await.is_left_after().await;
        // The node may have begun to count before this task did.
        let least = SHORT.idle.saturating_sub(Duration::from_millis(50));
        assert!(left >= least && left < SHORT.idle + slack, "silent: {left:?}");
    };
    let slow_head = async {
        let mut stranger = Stranger::at(address).await;
        let began = Instant::now();
        let drip = async {
            for letter in "GET /livez HTTP/1.1\r\nx: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy".bytes() {
                if stranger.0.write_all(&[letter]).await.is_err() {
                    break;
                }
                sleep(Duration::from_millis(50)).await;
            }
            stranger.is_left_after().await
        };
        drip.await;
        let left = began.elapsed();
        assert!(left >= SHORT.head && left < SHORT.head + slack * 3, "slow head: {left:?}");
    };
    let served_then_silent = async {
        let mut stranger = Stranger::at(address).await;
        for _ in 0..2 {
            // Not too fast is fast enough.
            stranger.says("GET /livez HTTP/1.1\r\n").await;
            sleep(SHORT.head / 3).await;
            stranger.says("host: x\r\n\r\n").await;
            assert_eq!(status(&stranger.hears(Duration::from_millis(200)).await), 200);
        }
        let left = stranger.is_left_after().await;
        assert!(left < SHORT.idle + slack, "silent after an answer: {left:?}");
    };
    let slow_body = async {
        let token = site.api.request(Method::GET, "/").build().expect("a request");
        let token = token.headers()["authorization"].to_str().expect("a text").to_owned();
        let mut stranger = Stranger::at(address).await;
        let began = Instant::now();
        stranger.says(&post("/api/v1/commands/RequestRefill", &format!("authorization: {token}\r\n"))).await;
        let (mut from, mut to) = stranger.0.into_split();
        let drip = tokio::spawn(async move {
            while to.write_all(b" ").await.is_ok() {
                sleep(Duration::from_millis(50)).await;
            }
        });
        let mut answer = vec![0; 2048];
        let count = timeout(PATIENCE, from.read(&mut answer)).await.expect("in time").expect("an answer");
        let (took, answer) = (began.elapsed(), String::from_utf8_lossy(&answer[..count]).into_owned());
        drip.abort();
        assert_eq!(status(&answer), 408, "{answer}");
        assert!(answer.contains("too_slow"), "{answer}");
        assert!(took >= SHORT.body && took < SHORT.body + slack, "slow body: {took:?}");
    };
    tokio::join!(silent, slow_head, served_then_silent, slow_body);
}

async fn silent_connections_keep_nobody_out(site: &mut Site) {
    with_limits(site, Limits { connections: Some(16), ..Limits::default() }).await;
    let address = site.node().address;
    let mut strangers = Vec::new();
    for number in 0..60 {
        let mut stranger = Stranger::at(address).await;
        if number % 2 == 0 {
            stranger.says("GET /livez HTTP/1.1\r\nx: ").await;
        }
        strangers.push(stranger);
        if number % 10 == 9 {
            let alive = timeout(Duration::from_secs(3), reqwest::get(format!("http://{address}/livez"))).await;
            assert_eq!(alive.expect("in time").expect("an answer").status(), 200, "with {number} silent connections");
        }
    }
    // A call under way keeps its place.
    let listening = site.api.request(Method::GET, "/api/v1/logs/stream").send().await.expect("a stream");
    for _ in 0..40 {
        strangers.push(Stranger::at(address).await);
    }
    let mut listening = listening;
    let first = timeout(PATIENCE, listening.chunk()).await.expect("in time").expect("the stream goes on");
    assert!(first.is_some_and(|chunk| chunk.starts_with(b"event: ready")));
    site.api.get("/api/v1/usage").await;
}

async fn a_secret_is_checked_before_the_body_is_read(site: &mut Site) {
    let address = site.node().address;
    let made = |body: Value| site.api.post("/api/v1/channels", body);
    let world = &site.world;
    let green = made(json!({
        "kind": "green", "api_url": world.green.base_url(), "id_instance": world.green.id_instance(),
        "api_token": world.green.api_token(),
    }));
    let green = text(&green.await["id"]);
    let telegram = made(json!({
        "kind": "telegram", "api_url": world.telegram.base_url(), "bot_token": world.telegram.token(),
    }));
    let telegram = text(&telegram.await["id"]);
    let sandbox = text(&made(json!({"kind": "sandbox"})).await["id"]);
    let evolution = site.channel.id.clone();
    for (path, headers) in [
        (format!("/webhooks/evolution/{evolution}"), ""),
        (format!("/webhooks/evolution/{evolution}"), "authorization: Bearer wrong\r\n"),
        (format!("/webhooks/evolution/{evolution}/messages-upsert"), "authorization: Bearer wrong\r\n"),
        (format!("/webhooks/green/{green}"), "authorization: Bearer wrong\r\n"),
        (format!("/webhooks/telegram/{telegram}"), "x-telegram-bot-api-secret-token: wrong\r\n"),
        (format!("/sandbox/{sandbox}/messages"), "authorization: Bearer wrong\r\n"),
        ("/api/v1/commands/RequestRefill".to_owned(), ""),
        ("/api/v1/commands/RequestRefill".to_owned(), "authorization: Bearer wrong\r\nidempotency-key: k\r\n"),
        ("/api/v1/providers".to_owned(), "authorization: Bearer ldk_1_2_3\r\n"),
    ] {
        let mut stranger = Stranger::at(address).await;
        stranger.says(&post(&path, headers)).await;
        let answer = stranger.hears(PATIENCE).await;
        assert_eq!(status(&answer), 401, "{path} {headers}: {answer}");
    }
}

async fn a_token_is_checked_before_anything_else_of_a_call(site: &mut Site) {
    let document = site.api.get("/api/openapi.json").await;
    let nobody = site.api.with_token("ldk_nobody");
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        if !path.starts_with("/api/v1/") {
            continue;
        }
        let path = path.replace(['{', '}'], "");
        for method in methods.as_object().expect("methods").keys() {
            let method: Method = method.to_uppercase().parse().expect("a method");
            let request = nobody
                .request(method.clone(), &format!("{path}?after=-1&limit=x&what=1"))
                .header("if-match", "x")
                .header("idempotency-key", "k".repeat(300))
                .header("content-type", "text/plain")
                .body("{");
            let answer = Answer::of(request.send().await.expect("an answer")).await;
            assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{method} {path}: {}", answer.body);
            asked += 1;
        }
    }
    assert!(asked > 90, "only {asked} operations");
    let sandbox = text(&site.api.post("/api/v1/channels", json!({"kind": "sandbox"})).await["id"]);
    for method in [Method::GET, Method::POST] {
        let path = format!("/sandbox/{sandbox}/messages?after=-1&what=1");
        let request = nobody.request(method.clone(), &path).header("content-type", "text/plain").body("{");
        let answer = Answer::of(request.send().await.expect("an answer")).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{method}: {}", answer.body);
    }
}

async fn of_unproven_bodies_few_are_read_at_once_and_slow_ones_make_room(site: &mut Site) {
    let address = site.node().address;
    let seed = site.world.meta.seed();
    let made = site.api.post(
        "/api/v1/channels",
        json!({
            "kind": "meta", "api_url": site.world.meta.base_url(), "phone_number_id": seed.phone_number_id,
            "access_token": seed.access_token, "app_secret": seed.app_secret, "verify_token": seed.verify_token,
        }),
    );
    let path = format!("/webhooks/meta/{}", text(&made.await["id"]));
    // Without what could be a signature nothing is read.
    for headers in ["", "x-hub-signature-256: sha256=short\r\n"] {
        let mut stranger = Stranger::at(address).await;
        stranger.says(&post(&path, headers)).await;
        assert_eq!(status(&stranger.hears(PATIENCE).await), 401);
    }
    let forged = post(&path, &format!("x-hub-signature-256: sha256={}\r\n", "0".repeat(64)));
    let mut strangers = Vec::new();
    for _ in 0..40 {
        let mut stranger = Stranger::at(address).await;
        stranger.says(&forged).await;
        strangers.push(stranger);
    }
    let body = r#"{"object":"whatsapp_business_account","entry":[]}"#;
    let request = site
        .api
        .request(Method::POST, &path)
        .header("x-hub-signature-256", sign(&seed.app_secret, body))
        .header("content-type", "application/json")
        .body(body);
    let taken = timeout(Duration::from_secs(10), request.send()).await.expect("in time").expect("an answer");
    assert_eq!(taken.status(), 200);
    // Of the others so many may still be read; the rest was turned away.
    let mut held = 0;
    let began = Instant::now();
    for stranger in &mut strangers {
        // Longer than a newcomer waits for room.
        let patience = Duration::from_secs(7).saturating_sub(began.elapsed()).max(Duration::from_millis(20));
        let answer = stranger.hears(patience).await;
        if answer.is_empty() {
            held += 1;
        } else {
            assert!([408, 503].contains(&status(&answer)), "{answer}");
        }
    }
    assert!(held <= 16, "{held} unproven bodies are held");
}

async fn metrics_are_for_whom_they_are_meant(site: &mut Site) {
    let ask = async |address: SocketAddr, headers: &[(&str, &str)]| {
        let mut request = reqwest::Client::new().get(format!("http://127.0.0.1:{}/metrics", address.port()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.expect("an answer").status().as_u16()
    };
    // On loopback, for callers on the machine itself.
    let address = site.node().address;
    assert_eq!(ask(address, &[]).await, 200);
    for header in ["x-forwarded-for", "forwarded", "via"] {
        assert_eq!(ask(address, &[(header, "198.51.100.7")]).await, 404, "{header}");
    }
    // With a token, for whoever has it.
    let token = Some("metrics-secret-1".into());
    let config = Config { metrics: Metrics { listen: None, token }, ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let address = site.node().address;
    assert_eq!(ask(address, &[]).await, 401);
    assert_eq!(ask(address, &[("authorization", "Bearer metrics-secret-2")]).await, 401);
    let shown = [("authorization", "Bearer metrics-secret-1"), ("x-forwarded-for", "198.51.100.7")];
    assert_eq!(ask(address, &shown).await, 200);
    // Reached from outside, and nothing said: nowhere.
    let config = Config { listen: ([0, 0, 0, 0], 0).into(), ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    assert_eq!(ask(site.node().address, &[]).await, 404);
    // At an address of their own: there, and nowhere else.
    let metrics = Metrics { listen: Some(([127, 0, 0, 1], 0).into()), token: None };
    let config = Config { metrics, ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let own = site.node().metrics_address.expect("an address of their own");
    assert_eq!((ask(site.node().address, &[]).await, ask(own, &[]).await), (404, 200));
    let other = reqwest::get(format!("http://{own}/api/v1/logs")).await.expect("an answer");
    assert_eq!(other.status(), 404);
}

async fn every_answer_has_the_headers_that_pages_have(site: &mut Site) {
    for (method, path) in [
        (Method::GET, "/live"),
        (Method::GET, "/setup"),
        (Method::GET, "/assets/common.js"),
        (Method::GET, "/api/docs/"),
        (Method::GET, "/api/openapi.json"),
        (Method::GET, "/api/v1/logs"),
        (Method::GET, "/api/v1/logs/export.csv"),
        (Method::GET, "/api/v1/logs/stream"),
        (Method::GET, "/api/v1/nothing"),
        (Method::DELETE, "/api/v1/logs"),
        (Method::POST, "/api/v1/providers"),
        (Method::GET, "/livez"),
        (Method::GET, "/metrics"),
        (Method::POST, "/webhooks/evolution/nobody"),
    ] {
        let answer = site.api.request(method.clone(), path).send().await.expect("an answer");
        let header = |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().expect("a text"));
        assert_eq!(header("x-content-type-options"), "nosniff", "{method} {path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{method} {path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{method} {path}");
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src '") && policy.contains("frame-ancestors"), "{method} {path}: {policy}");
        assert!(!policy.contains("script-src") && !policy.contains("'unsafe-eval'"), "{method} {path}: {policy}");
    }
}

async fn streams_end_when_their_token_is_revoked(site: &mut Site) {
    let other = Node::start(&site.config()).await.expect("another node");
    let there = format!("http://{}", other.address);
    let issue = async |scope: &str| site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": scope})).await;
    let (reader, auditor, stays) = (issue("read").await, issue("audit").await, issue("read").await);
    let mut open = Vec::new();
    for (issued, path) in
        [(&reader, "/api/v1/logs/stream"), (&auditor, "/api/v1/events/stream"), (&stays, "/api/v1/logs/stream")]
    {
        for api in [site.api.clone(), site.api.at(&there)] {
            let api = api.with_token(&text(&issued["api_token"]));
            let mut stream = api.request(Method::GET, path).send().await.expect("a stream");
            assert_eq!(stream.status(), 200, "{path}");
            let first = timeout(PATIENCE, stream.chunk()).await.expect("in time").expect("the stream goes on");
            assert!(first.is_some());
            open.push(stream);
        }
    }
    let stay = open.split_off(4);
    for issued in [&reader, &auditor] {
        site.api.post("/api/v1/commands/RevokeApiToken", json!({"token_id": issued["token_id"]})).await;
    }
    let revoked = Instant::now();
    for mut stream in open {
        let ends = async { while let Ok(Some(_)) = stream.chunk().await {} };
        timeout(PATIENCE, ends).await.expect("the stream of a revoked token goes on");
    }
    assert!(revoked.elapsed() < Duration::from_secs(3), "{:?}", revoked.elapsed());
    for mut stream in stay {
        let more = timeout(Duration::from_millis(300), async { while let Ok(Some(_)) = stream.chunk().await {} });
        assert!(more.await.is_err(), "a stream whose token is good has ended");
    }
    other.stop().await;
}

/// A program of its own, since a test process has one log for all its nodes.
async fn nothing_that_callers_write_is_in_the_programs_log(site: &mut Site) {
    let config = site.config();
    site.stop().await;
    let folder = tempfile::tempdir().expect("a folder");
    let log_path = folder.path().join("log");
    let log = std::fs::File::create(&log_path).expect("a file");
    let port = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port").local_addr().expect("an address").port();
    let mut program = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"))
        .current_dir(folder.path())
        .env("DATABASE_URL", &config.database_url)
        .env("LEDGERDESK_MASTER_KEY", &site.database.key_text)
        .env("LEDGERDESK_LISTEN", format!("127.0.0.1:{port}"))
        .env("LEDGERDESK_ALLOW_PRIVATE_HOSTS", "127.0.0.1")
        .env("LEDGERDESK_LOG", "trace")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts");
    let base = format!("http://127.0.0.1:{port}");
    let api = site.api.at(&base);
    let up = async {
        while reqwest::get(format!("{base}/readyz")).await.is_err() {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE * 3, up).await.expect("the program is up");
    let token = api.request(Method::GET, "/").build().expect("a request");
    let token = token.headers()["authorization"].to_str().expect("a text").trim_start_matches("Bearer ").to_owned();
    for path in [
        "/api/v1/logs?q=zzsearchzz",
        "/api/v1/customers?q=zzsearchzz",
        "/api/v1/customers/zzidzz",
        "/api/v1/nothing/zzidzz?secret=zzsecretzz",
        "/setup?secret=zzsecretzz",
        "/enrol/zzsecretzz",
        "/webhooks/meta/zzidzz?hub.mode=subscribe&hub.verify_token=zzsecretzz&hub.challenge=1",
        "/sandbox/zzidzz?person=zzsearchzz",
        "/assets/zzidzz",
        "/api/v1/logs?after=zzsearchzz",
        "/api/v1/logs?zzsearchzz=1",
    ] {
        api.request(Method::GET, path).send().await.expect("an answer");
    }
    let mut posted = api.request(Method::POST, "/setup").header("content-type", "application/x-www-form-urlencoded");
    posted = posted.body("secret=zzsecretzz&name=zzsearchzz&phone=zzidzz");
    posted.send().await.expect("an answer");
    api.request(Method::POST, "/api/v1/providers")
        .json(&json!({"zzsearchzz": "zzsecretzz"}))
        .send()
        .await
        .expect("an answer");
    let added = json!({"name": "p.example", "api_url": "https://p.example", "api_key": "zzsecretzz"});
    api.post("/api/v1/providers", added).await;
    let keyed = api.request(Method::POST, "/api/v1/config/validate-panel").header("idempotency-key", "zzidzz");
    keyed.json(&json!({})).send().await.expect("an answer");
    program.start_kill().expect("killed");
    program.wait().await.expect("ended");
    let log = std::fs::read_to_string(&log_path).expect("a log");
    assert!(log.contains("TRACE") && log.contains("/api/v1/logs"), "little is logged: {} bytes", log.len());
    for word in ["zzsearchzz", "zzsecretzz", "zzidzz", &token] {
        let line = log.lines().find(|line| line.contains(word));
        assert!(line.is_none(), "{word} is in the log: {}", line.unwrap_or_default());
    }
    site.start().await;
}
