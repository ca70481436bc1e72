//! `Idempotency-Key`: one key, one request, whatever came of it.

use reqwest::Method;
use sandbox::panel::known::REFILLABLE;
use serde_json::{Value, json};

use crate::site::Site;
use crate::support::client::Answer;

on_both!(
    a_key_with_another_request_is_refused,
    a_key_of_a_request_that_appended_nothing_is_refused_for_another,
    a_refused_request_leaves_its_key_free,
    of_two_requests_at_once_under_one_key_one_is_refused,
    a_key_names_one_request_whichever_token_it_comes_with,
);

async fn keyed(site: &Site, key: &str, method: Method, path: &str, body: Value) -> Answer {
    site.api.call(method, path, Some(&body), &[("Idempotency-Key", key)]).await
}

#[track_caller]
fn is_reused(answer: &Answer) {
    assert_eq!((answer.status, answer.code()), (422, "idempotency_key_reused"), "{}", answer.body);
    assert_eq!(answer.body["field"], "Idempotency-Key");
}

async fn a_key_with_another_request_is_refused(site: &mut Site) {
    let config = "/api/v1/config";
    let cooldown = |value: u32| json!({"key": "cooldown_seconds", "value": value});
    let first = keyed(site, "k-1", Method::PATCH, config, cooldown(60)).await.granted("the first");
    // Written down in another way, it is the same request.
    let again = site
        .api
        .request(Method::PATCH, config)
        .header("Idempotency-Key", "k-1")
        .header("content-type", "application/json")
        .body(r#"{ "value":60,  "key":"cooldown_seconds" }"#);
    let again = Answer::of(again.send().await.expect("an answer")).await.granted("the repeat");
    assert_eq!(again, first);
    let head = site.head().await;
    for (method, path, body) in [
        (Method::PATCH, config, cooldown(61)),
        (Method::PATCH, config, json!({"key": "cooldown_seconds", "value": "60"})),
        (Method::POST, config, cooldown(60)),
        (Method::POST, "/api/v1/commands/ChangeSetting", cooldown(60)),
        (Method::PATCH, "/api/v1/config?after=1", cooldown(60)),
        (Method::POST, "/api/v1/commands/RequestRefill", json!({"order_ids": [REFILLABLE]})),
    ] {
        let refused = keyed(site, "k-1", method.clone(), path, body.clone()).await;
        if refused.status == 405 {
            continue;
        }
        is_reused(&refused);
        assert_eq!(refused.body["position"], first["position"], "{method} {path} {body}");
    }
    // Neither is it forgotten by a node that starts later.
    site.stop().await;
    site.start().await;
    is_reused(&keyed(site, "k-1", Method::PATCH, config, cooldown(62)).await);
    assert_eq!(keyed(site, "k-1", Method::PATCH, config, cooldown(60)).await.granted("the repeat"), first);
    assert_eq!(site.head().await, head);
    // An action on orders, whose parts have keys of their own.
    let refill = |ids: &[u64]| json!({"order_ids": ids});
    let path = "/api/v1/commands/RequestRefill";
    keyed(site, "r-1", Method::POST, path, refill(&[REFILLABLE])).await.granted("the refill");
    is_reused(&keyed(site, "r-1", Method::POST, path, refill(&[REFILLABLE, 54322])).await);
    is_reused(&keyed(site, "r-1", Method::POST, "/api/v1/commands/RequestCancel", refill(&[REFILLABLE])).await);
}

async fn a_key_of_a_request_that_appended_nothing_is_refused_for_another(site: &mut Site) {
    let groups = site.api.get("/api/v1/groups").await;
    let group = groups["items"][0]["id"].as_str().unwrap_or_default().to_owned();
    let template = "/api/v1/templates/en/refill_submitted/preview";
    for (n, method, path, body) in [
        // Everything in it was so before.
        (1, Method::PATCH, "/api/v1/config".to_owned(), json!({"key": "max_messages_per_user_per_min", "value": 1000})),
        // Nothing to do.
        (2, Method::POST, "/api/v1/logs/bulk-status".to_owned(), json!({"ids": [], "status": "open"})),
        // Only looked at.
        (3, Method::POST, "/api/v1/config/validate-panel".to_owned(), json!({})),
        (4, Method::POST, format!("/api/v1/channels/{}/connect", site.channel.id), json!({})),
        (5, Method::PATCH, format!("/api/v1/groups/{group}"), json!({})),
        (6, Method::POST, template.to_owned(), json!({})),
    ] {
        let key = format!("n-{n}");
        let first = keyed(site, &key, method.clone(), &path, body.clone()).await;
        if first.status != 200 {
            // Not every one of these is possible here; most are.
            assert!(n > 4 || n == 2, "{method} {path}: {}", first.body);
            continue;
        }
        let again = keyed(site, &key, method.clone(), &path, body).await;
        assert_eq!(again.status, 200, "{method} {path}: {}", again.body);
        let other = json!({"key": "cooldown_seconds", "value": 77});
        is_reused(&keyed(site, &key, Method::PATCH, "/api/v1/config", other).await);
    }
    let listed = site.api.get("/api/v1/config").await;
    let items = listed["items"].as_array().expect("a list");
    let cooldown = items.iter().find(|item| item["key"] == "cooldown_seconds").expect("the setting");
    assert_ne!(cooldown["value"], 77);
}

async fn a_refused_request_leaves_its_key_free(site: &mut Site) {
    let config = "/api/v1/config";
    let wrong = json!({"key": "cooldown_seconds", "value": -1});
    assert_eq!(keyed(site, "f-1", Method::PATCH, config, wrong).await.status, 422);
    let mended = json!({"key": "cooldown_seconds", "value": 61});
    keyed(site, "f-1", Method::PATCH, config, mended).await.granted("the request mended");
    is_reused(&keyed(site, "f-1", Method::PATCH, config, json!({"key": "cooldown_seconds", "value": 62})).await);
}

async fn of_two_requests_at_once_under_one_key_one_is_refused(site: &mut Site) {
    for round in 0..4 {
        let key = format!("o-{round}");
        let set = async |value: u32| {
            let body = json!({"key": "cooldown_seconds", "value": 100 * (round + 1) + value});
            keyed(site, &key, Method::PATCH, "/api/v1/config", body).await
        };
        let before = site.head().await;
        let (one, two) = tokio::join!(set(1), set(2));
        let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
        won.granted("the first");
        is_reused(&lost);
        assert_eq!(site.head().await, before + 1);
    }
}

async fn a_key_names_one_request_whichever_token_it_comes_with(site: &mut Site) {
    let (path, body) = ("/api/v1/commands/RequestRefill", json!({"order_ids": [REFILLABLE]}));
    let first = keyed(site, "t-1", Method::POST, path, body.clone()).await.granted("the refill");
    let issued = site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": "owner"})).await;
    let other = site.api.with_token(&crate::support::office::text(&issued["api_token"]));
    let key = [("Idempotency-Key", "t-1")];
    let again = other.call(Method::POST, path, Some(&body), &key).await.granted("the repeat");
    assert_eq!(again, first, "after a change of tokens it is the same request");
    assert_eq!(site.all_events("type=RefillRequested").await.len(), 1);
    is_reused(&other.call(Method::POST, path, Some(&json!({"order_ids": [54322]})), &key).await);
    // A token that may not do it is told that, and not what came of it.
    let issued = site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": "read"})).await;
    let reader = site.api.with_token(&crate::support::office::text(&issued["api_token"]));
    let refused = reader.call(Method::POST, path, Some(&body), &key).await;
    assert_eq!((refused.status, refused.body["results"].is_null()), (403, true), "{}", refused.body);
}
