//! Bodies and paths that cannot be right.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::common::{Home, World, read};
use crate::on_both;

on_both!(
    a_body_that_cannot_be_read_is_named_and_records_nothing,
    paths_and_methods_that_are_not_there,
    every_change_refuses_unknown_fields
);

async fn a_body_that_cannot_be_read_is_named_and_records_nothing(home: Home) {
    let mut world = World::new(home).await;
    let head = world.head().await;
    for body in ["{", "", "[]", "null", "\"text\"", "{\"key\": \"chat_mode\", \"value\": \"ai\"} {}"] {
        world.patch("/api/v1/config", json!(body)).await;
    }
    world.said("bad_bodies");
    let path = "/api/v1/config";
    let bearer = format!("Bearer {}", world.owner);
    let plain = Request::patch(path)
        .header("authorization", &bearer)
        .header("content-type", "text/plain")
        .body(Body::from("{}"))
        .unwrap();
    let (status, _, _, answer) = read(world.send(plain).await).await;
    assert_eq!((status.as_u16(), &answer["code"]), (415, &json!("unsupported_media_type")));
    let json_type = "application/json; charset=utf-8";
    let large = Request::patch(path).header("authorization", &bearer).header("content-type", json_type);
    let (status, kind, _, answer) =
        read(world.send(large.body(Body::from(vec![b' '; 1_048_577])).unwrap()).await).await;
    assert_eq!(
        (status.as_u16(), kind.as_str(), &answer["code"]),
        (413, "application/problem+json", &json!("too_large"))
    );
    assert_eq!(world.head().await, head, "what is refused records nothing");
}

async fn paths_and_methods_that_are_not_there(home: Home) {
    let mut world = World::new(home).await;
    let owner = world.owner.clone();
    world.call("GET", "/api/v2/logs", &owner, None).await;
    world.call("PUT", "/api/v1/logs", &owner, None).await;
    world.call("GET", "/api/v1/logs/%ff", &owner, None).await;
    world.call("GET", "/api/v1/commands/RequestRefill", &owner, None).await;
    world.said("no_such_path");
}

/// Every operation of the OpenAPI document that takes a body.
async fn every_change_refuses_unknown_fields(home: Home) {
    let mut world = World::new(home).await;
    let head = world.head().await;
    let document = serde_json::to_value(api::openapi_document()).unwrap();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation.get("requestBody").is_none() || path.starts_with("/webhooks") || path.contains("{CommandName}")
            {
                continue;
            }
            let path = path.replace("{id}", "x").replace("{channel_id}", "x");
            let owner = world.owner.clone();
            for (body, code) in [(json!({"no_such_field": 1}), "unknown_field"), (json!([[]]), "")] {
                let answer: Value = world.call(&method.to_uppercase(), &path, &owner, Some(body)).await;
                assert!(
                    answer["http_status"].as_u64().is_some_and(|status| (400..500).contains(&status)),
                    "{method} {path}: {answer}"
                );
                if !code.is_empty() && !path.starts_with("/sandbox") {
                    assert_eq!(
                        (&answer["code"], &answer["field"]),
                        (&json!(code), &json!("no_such_field")),
                        "{method} {path}: {answer}"
                    );
                }
            }
            asked += 1;
        }
    }
    assert!(asked > 35, "{asked}");
    assert_eq!(world.head().await, head, "what is refused records nothing");
}
