//! What is served beside the API: its document, pages, health.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::common::{Home, World, read, snapshot};
use crate::on_both;

on_both!(the_document_is_served_with_a_page_that_works_offline, pages_need_nothing_from_elsewhere, health_is_told);

#[test]
fn the_document_names_every_endpoint_and_resolves() {
    let document = serde_json::to_value(api::openapi_document()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut table = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let summary = operation["summary"].as_str().or(operation["description"].as_str()).unwrap_or_default();
            assert!(!summary.is_empty(), "{method} {path} says what it is for");
            table.push(format!("{} {path} — {summary}", method.to_uppercase()));
        }
    }
    let text = document.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document["components"]["schemas"].get(reference).is_some(), "{reference} is described");
    }
    snapshot("openapi_paths", &json!(table));
}

async fn the_document_is_served_with_a_page_that_works_offline(home: Home) {
    let mut world = World::new(home).await;
    let served = world.call("GET", "/api/openapi.json", "", None).await;
    assert_eq!(served["info"]["title"], "Ledgerdesk");
    let page = world.call("GET", "/api/docs/", "", None).await;
    let Value::String(page) = page else { panic!("{page}") };
    assert!(!page.contains("https://"), "nothing is fetched from elsewhere");
    let Value::String(script) = world.call("GET", "/api/docs/swagger-ui-bundle.js", "", None).await else {
        panic!("a script")
    };
    assert!(script.len() > 100_000);
}

async fn pages_need_nothing_from_elsewhere(home: Home) {
    let world = World::new(home).await;
    for path in ["/live", "/events", "/demo", "/sandbox/anything"] {
        let ask = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        let response = world.send(ask).await;
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
        let (status, kind, _, page) = read(response).await;
        assert_eq!((status.as_u16(), kind.as_str()), (200, "text/html; charset=utf-8"));
        let Value::String(page) = page else { panic!("a page") };
        assert!(!page.contains("://") && !page.contains("style=") && !page.contains("onclick"), "{path}");
        for asset in page.split("\"/assets/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let ask = axum::http::Request::get(format!("/assets/{asset}")).body(axum::body::Body::empty()).unwrap();
            let (status, _, _, text) = read(world.send(ask).await).await;
            assert_eq!(status.as_u16(), 200, "{asset}");
            assert!(!text.to_string().contains("innerHTML"), "{asset} writes text only");
        }
    }
    let missing = axum::http::Request::get("/assets/secrets.txt").body(axum::body::Body::empty()).unwrap();
    assert_eq!(world.send(missing).await.status(), 404);
}

async fn health_is_told(home: Home) {
    let mut world = World::with(home, |app| {
        app.with_metrics(Arc::new(|| "http_requests_total 1\n".to_owned()), api::MetricsFor::ThisMachine)
            .with_readiness(Arc::new(|| {
                Box::pin(std::future::ready(api::Ready {
                    troubles: vec![("log_write", "the database does not answer".to_owned())],
                    ..api::Ready::default()
                }))
            }))
    })
    .await;
    for path in ["/livez", "/readyz", "/metrics"] {
        world.call("GET", path, "", None).await;
    }
    world.said("health");
}
