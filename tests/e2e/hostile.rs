//! Input nobody means well with: it may be refused, it never breaks anything, and it stops nobody else.

use futures::future::join_all;
use reqwest::Method;
use sandbox::evolution::{Post, What};
use sandbox::panel::known::REFILLABLE;
use serde_json::{Value, json};

use crate::site::{JOHN, MARIA, Site, private};
use crate::support::office::text;

on_both!(
    strange_letters_in_a_message_harm_nobody,
    a_very_long_message_is_answered_like_any_other,
    a_name_full_of_markup_is_only_a_name,
    strange_queries_are_answered_or_refused_by_name,
    strange_ids_and_names_in_calls_are_refused_or_kept_as_they_are,
    a_search_takes_whatever_people_type,
    a_secret_of_another_kind_opens_nothing,
    strange_webhooks_are_taken_or_refused_and_stop_nothing,
);

async fn strange_letters_in_a_message_harm_nobody(site: &mut Site) {
    for strange in [
        "check 54321\u{0}",
        "\u{0}\u{1}\u{2} check 54321",
        "check\u{200b} 54321 \u{202e}",
        "check 54321 \u{fffd}\u{1f4a9}\u{10ffff}",
        "check 54321 '; DROP TABLE events; --",
        "check 54321 {order_id} {{service}} %s %n ${jndi:ldap://x}",
    ] {
        site.tells(JOHN, strange).await;
        site.answers(JOHN, "*Order #54321*").await;
    }
    let entries = site.logs("order_id=54321").await;
    assert_eq!(entries.len(), 6);
    assert!(entries.iter().all(|entry| entry["reply_state"] == "sent" || entry["reply_state"] == "queued"));
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
}

async fn a_very_long_message_is_answered_like_any_other(site: &mut Site) {
    let long = format!("refill {REFILLABLE} {}", "too slow, and it is a long story ".repeat(2_000));
    site.tells(JOHN, &long).await;
    site.answers(JOHN, "Refill submitted").await;
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((text(&entry["text"]).len(), &entry["priority"]), (long.len(), &json!(true)));
    let endless = "1".repeat(50_000);
    site.tells(JOHN, &endless).await;
    site.answers(JOHN, "").await;
}

async fn a_name_full_of_markup_is_only_a_name(site: &mut Site) {
    let name = "<script>alert(1)</script>\u{0}*bold* {order_id}";
    site.world.evolution.add_person(sandbox::evolution::Person::new(name, "447700900888", "181960112233888"));
    site.tells("447700900888", "help").await;
    site.answers("447700900888", "What I can do").await;
    let entry = site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert!(text(&entry["customer"]["display"]).starts_with("<script>alert(1)</script>"), "{entry}");
    site.tells("447700900888", "hello").await;
    site.answers("447700900888", "panel username").await;
    site.tells("447700900888", "{username}").await;
    site.answers("447700900888", "").await;
}

/// Every query string with every value that could confuse.
async fn strange_queries_are_answered_or_refused_by_name(site: &mut Site) {
    site.tells(JOHN, "help").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    let before = site.head().await;
    let parameters = [
        (
            "logs",
            &["date", "from", "to", "action", "status", "priority", "order_id", "cursor", "page", "limit", "q"][..],
        ),
        ("customers", &["state", "q", "cursor", "page", "limit"]),
        ("events", &["from", "to", "type", "stream", "correlation_id", "cursor", "limit"]),
        ("usage", &["from", "to"]),
        ("logs/export.csv", &["from", "q", "order_id"]),
    ];
    let values = [
        "-1",
        "0",
        "1",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "1e9",
        "NaN",
        "%00",
        "%FF",
        "%",
        "9999-12-31",
        "-009999-01-01",
        "9999-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "%F0%9F%92%A9",
        "a/b/c",
        "true",
        "null",
    ];
    let calls = parameters.into_iter().flat_map(|(path, names)| names.iter().map(move |name| (path, *name)));
    let calls = calls.flat_map(|(path, name)| values.map(|value| format!("/api/v1/{path}?{name}={value}")));
    for some in calls.collect::<Vec<_>>().chunks(8) {
        let answers = some.iter().map(async |path| (path, site.api.call(Method::GET, path, None, &[]).await));
        for (path, answer) in join_all(answers).await {
            assert!([200, 400, 404, 422].contains(&answer.status), "{path}: {} {}", answer.status, answer.body);
            assert!(answer.status == 200 || !answer.code().is_empty(), "{path}: {}", answer.body);
        }
    }
    for path in
        ["logs/%00", "logs/..%2f..", "customers/%27", "streams/request/%00", "streams/%00/x", "channels/%F0%9F%92%A9"]
    {
        let answer = site.api.call(Method::GET, &format!("/api/v1/{path}"), None, &[]).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
    }
    assert_eq!(site.head().await, before);
}

async fn strange_ids_and_names_in_calls_are_refused_or_kept_as_they_are(site: &mut Site) {
    for strange in ["\u{0}", "a\u{0}b", "..", "'", "\u{1f4a9}", &"x".repeat(5_000)] {
        for (command, body) in [
            ("EscalateLog", json!({"id": strange})),
            ("ResendMessage", json!({"id": strange})),
            ("BlockCustomer", json!({"customer_id": strange})),
            ("ToggleGroupFlag", json!({"group_id": strange, "flag": "silent", "enabled": true})),
            ("RemoveProvider", json!({"provider_id": strange})),
            ("RemoveChannel", json!({"channel_id": strange})),
            ("RemoveMember", json!({"member_id": strange})),
            ("RevokeApiToken", json!({"token_id": strange})),
        ] {
            let path = format!("/api/v1/commands/{command}");
            let answer = site.api.call(Method::POST, &path, Some(&body), &[]).await;
            // No id is that long.
            let expected = if strange.contains('\u{0}') || strange.len() > 255 { 422 } else { 404 };
            assert_eq!(answer.status, expected, "{command} {body}: {}", answer.body);
        }
        let keyed = [("Idempotency-Key", "k e y '; --")];
        let named = json!({"name": format!("provider {strange}"), "api_url": "https://x.example", "api_key": strange});
        let answer = site.api.call(Method::POST, "/api/v1/providers", Some(&named), &keyed).await;
        assert!([200, 422].contains(&answer.status), "{named}: {} {}", answer.status, answer.body);
        let verified = json!({"username": strange, "identity": "+447700900456"});
        let answer = site.api.call(Method::POST, "/api/v1/customers", Some(&verified), &[]).await;
        assert!([200, 422].contains(&answer.status), "{verified}: {} {}", answer.status, answer.body);
        let setting = json!({"key": "ticket_signature", "value": strange});
        let answer = site.api.call(Method::PATCH, "/api/v1/config", Some(&setting), &[]).await;
        assert!([200, 422].contains(&answer.status), "{setting}: {} {}", answer.status, answer.body);
    }
    let sandbox = site.api.post("/api/v1/channels", json!({"kind": "sandbox"})).await;
    let page = format!("/sandbox/{}/messages", text(&sandbox["id"]));
    let caller = site.api.with_token(&text(&sandbox["webhook_secret"]));
    for strange in ["\u{0}", "a\u{0}b", "🙂", "'"] {
        let body = json!({"person": "maria", "text": strange, "message_key": strange});
        let answer = caller.call(Method::POST, &page, Some(&body), &[]).await;
        assert!([200, 422].contains(&answer.status), "{body}: {} {}", answer.status, answer.body);
    }
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
}

async fn a_search_takes_whatever_people_type(site: &mut Site) {
    site.tells(JOHN, "check 54321 it's \"really\" 100% broken (again): foo-bar AND NOT baz*").await;
    site.log_entry("action=check", |entry| entry["reply_state"] == "sent").await;
    for (found, words) in [
        (true, "it's"),
        (true, "\"really\""),
        (true, "100%"),
        (true, "(again):"),
        (true, "foo-bar"),
        (true, "AND NOT"),
        (true, "BROKEN"),
        (true, "baz*"),
        (true, "broken 54321"),
        (true, "johndoe123"),
        (false, "broken unheard"),
        (false, "'; DROP TABLE message_log; --"),
        (false, "NEAR(a b)"),
    ] {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
        assert_eq!(!site.logs(&query).await.is_empty(), found, "{words}");
    }
    for nothing in ["%22", "%2A", "%28", "%5E", "-", "%3A", "%22%22%22", "OR", "%00", "%5C", "%25", "_"] {
        let answer = site.api.call(Method::GET, &format!("/api/v1/logs?q={nothing}"), None, &[]).await;
        assert_eq!(answer.status, 200, "{nothing}: {}", answer.body);
    }
    let long = "x".repeat(4_000);
    let answer = site.api.call(Method::GET, &format!("/api/v1/logs?q={long}"), None, &[]).await;
    assert!([200, 422].contains(&answer.status), "{}", answer.body);
}

async fn a_secret_of_another_kind_opens_nothing(site: &mut Site) {
    let before = site.head().await;
    let secret = site.channel.webhook_secret.clone();
    let with_secret = site.api.with_token(&secret).call(Method::GET, "/api/v1/logs", None, &[]).await;
    assert_eq!(with_secret.status, 401);
    // The webhook of a WhatsApp channel is no chat page.
    let page = format!("/sandbox/{}/messages", site.channel.id);
    let body = json!({"person": "maria", "text": "hello", "message_key": "1"});
    let written = site.api.with_token(&secret).call(Method::POST, &page, Some(&body), &[]).await;
    assert_eq!(written.status, 404);
    let sandbox = site.api.post("/api/v1/channels", json!({"kind": "sandbox"})).await;
    let path = format!("/webhooks/evolution/{}", text(&sandbox["id"]));
    let posted =
        site.api.with_token(&text(&sandbox["webhook_secret"])).call(Method::POST, &path, Some(&json!({})), &[]).await;
    assert_eq!(posted.status, 404);
    assert_eq!(site.head().await, before + 1, "only the channel was recorded");
}

async fn strange_webhooks_are_taken_or_refused_and_stop_nothing(site: &mut Site) {
    let before = site.head().await;
    let path = format!("/webhooks/evolution/{}", site.channel.id);
    let caller = site.api.with_token(&site.channel.webhook_secret);
    let upsert = |data: Value| json!({"event": "messages.upsert", "instance": "desk", "data": data});
    for body in [
        json!(null),
        json!([]),
        json!("text"),
        json!(42),
        json!({}),
        json!({"event": 1, "data": {}}),
        json!({"event": "messages.upsert"}),
        json!({"event": "something.new", "data": {"deep": [[[[[[]]]]]]}}),
        upsert(json!([])),
        upsert(json!({"key": {}})),
        upsert(json!({"key": {"remoteJid": 7, "id": 8}, "message": {"conversation": "refill 54321"}})),
        upsert(
            json!({"key": {"remoteJid": "", "id": "", "fromMe": false}, "message": {"conversation": "refill 54321"}}),
        ),
        upsert(
            json!({"key": {"remoteJid": "status@broadcast", "id": "A1", "fromMe": false}, "message": {"conversation": "refill 54321"}}),
        ),
        upsert(
            json!({"key": {"remoteJid": "120@newsletter", "id": "A1", "fromMe": false}, "message": {"conversation": "refill 54321"}}),
        ),
        upsert(
            json!({"key": {"remoteJid": "447700900123@s.whatsapp.net", "id": "A2", "fromMe": false}, "message": {"conversation": 54321}}),
        ),
        upsert(
            json!({"key": {"remoteJid": "447700900123@s.whatsapp.net", "id": "A3", "fromMe": "maybe"}, "message": null}),
        ),
    ] {
        let answer = caller.call(Method::POST, &path, Some(&body), &[]).await;
        assert!([200, 400, 422].contains(&answer.status), "{body}: {} {}", answer.status, answer.body);
    }
    assert_eq!(site.head().await, before, "{}", site.story().await);
    // A letter no database likes, in what names the message.
    for id in ["A\u{0}", "\u{0}", "🙂", &"x".repeat(5_000)] {
        let key = json!({"remoteJid": private(JOHN), "id": id, "fromMe": false, "participant": "\u{0}"});
        let body = upsert(json!({"key": key, "message": {"conversation": "my username"}, "pushName": "\u{0}"}));
        let answer = caller.call(Method::POST, &path, Some(&body), &[]).await;
        assert!([200, 400, 422].contains(&answer.status), "{id}: {} {}", answer.status, answer.body);
        if answer.status == 200 && answer.body["position"].is_i64() {
            site.answers(JOHN, "johndoe123").await;
        }
    }
    // A time of any form is a time, and none is none.
    for (id, at) in [
        ("B1", json!("1769450000")),
        ("B2", json!({"low": 1_769_450_000, "high": 0, "unsigned": true})),
        ("B3", json!(-5)),
        ("B4", json!(99_999_999_999_999_i64)),
        ("B5", json!(null)),
    ] {
        let key = json!({"remoteJid": private(JOHN), "id": id, "fromMe": false});
        let body = upsert(json!({"key": key, "message": {"conversation": "my username"}, "messageTimestamp": at}));
        let answer = caller.call(Method::POST, &path, Some(&body), &[]).await;
        assert_eq!(answer.status, 200, "{at}: {}", answer.body);
        site.answers(JOHN, "johndoe123").await;
    }
    let raw = What::Raw(json!({"viewOnceMessage": {"message": {"imageMessage": {"caption": "my username"}}}}));
    site.posts(Post { what: raw, ..Post::text(&private(JOHN), JOHN, "") }).await;
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
}
