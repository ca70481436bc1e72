//! Texts as the workspace words them.

use aggregates::workspace::TokenScope;
use serde_json::json;

use crate::common::{Home, World};
use crate::on_both;

on_both!(a_text_is_worded_tried_and_reset);

async fn a_text_is_worded_tried_and_reset(home: Home) {
    let mut world = World::new(home).await;
    let list = world.get("/api/v1/templates").await;
    assert!(list["items"].as_array().unwrap().len() >= 40);
    world.forget();
    let path = "/api/v1/templates/refill_submitted";
    let words = json!({"value": "Done!\nRefill for {order_id} by {provider}.\nLink: {link}"});
    let set = world.patch(path, words.clone()).await;
    let same = world.patch(path, words).await;
    assert_eq!(set["position"], same["position"]);
    world.post(&format!("{path}/preview"), json!({})).await;
    world.post(&format!("{path}/preview"), json!({"values": {"provider": "", "link": ""}})).await;
    world.post(&format!("{path}/preview"), json!({"value": "Refill {order_id}", "values": {"order_id": "1"}})).await;
    world.post("/api/v1/commands/ChangeTemplate", json!({"key": "services", "value": "{{list}}: {url}"})).await;
    world.post(&format!("{path}/reset"), json!({})).await;
    world.post(&format!("{path}/reset"), json!({})).await;
    world.post("/api/v1/commands/ResetTemplate", json!({"key": "services"})).await;
    world.said("templates");
    let head = world.head().await;
    let reader = world.token(TokenScope::Read).await;
    world.call("PATCH", path, &reader, Some(json!({"value": "x"}))).await;
    world.call("POST", &format!("{path}/reset"), &reader, None).await;
    for value in [json!("{oder_id}"), json!("a\nb {"), json!("}"), json!("\u{7}"), json!("x".repeat(2001)), json!(7)] {
        world.patch(path, json!({"value": value})).await;
    }
    world.patch(path, json!({})).await;
    world.patch(path, json!({"value": "x", "why": "because"})).await;
    world.patch("/api/v1/templates/verification_ticket_subject", json!({"value": "Your code"})).await;
    world.patch("/api/v1/templates/noun_refill", json!({"value": "a\nrefill"})).await;
    world.patch("/api/v1/templates/help", json!({"value": "Ask us"})).await;
    world.patch("/api/v1/templates/refil", json!({"value": "x"})).await;
    world.post("/api/v1/templates/nothing/reset", json!({})).await;
    world.post("/api/v1/templates/nothing/preview", json!({})).await;
    world.post(&format!("{path}/preview"), json!({"values": {"order_id": ""}})).await;
    world.post(&format!("{path}/preview"), json!({"values": {"colour": "red"}})).await;
    let issued = world.head().await;
    assert_eq!(issued, head + 1, "what is refused records nothing; only a token was issued");
    world.said("templates_refused");
}
