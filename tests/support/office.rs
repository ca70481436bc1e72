//! A workspace as an operator sets it up over the API: the panel, WhatsApp, providers, routes.

use sandbox::World;
use serde_json::{Value, json};

use super::client::Client;

/// Name of the instance on the Evolution server.
pub const INSTANCE: &str = "desk";

/// The WhatsApp channel of a workspace.
#[derive(Clone, Debug)]
pub struct Channel {
    pub id: String,
    pub webhook_url: String,
    pub webhook_secret: String,
}

/// Sets everything up for this world.
pub async fn set_up(api: &Client, world: &World) -> Channel {
    set(api, "panel_url", &world.panel.base_url()).await;
    set(api, "panel_api_key", world.panel.api_key()).await;
    // Tests of the pace set it themselves.
    for interval in ["send_interval_whatsapp_ms", "send_interval_chat_ms"] {
        set(api, interval, "0").await;
    }
    let channel = add_whatsapp(api, world, INSTANCE).await;
    for provider in &world.providers {
        let body = json!({"name": provider.name(), "api_url": provider.base_url(), "api_key": provider.api_key()});
        api.post("/api/v1/providers", body).await;
    }
    // Tests have people write faster than people do.
    set(api, "max_messages_per_user_per_min", "1000").await;
    let routes = World::PROVIDERS.map(|provider| route(provider.name, provider.group_jid, &channel.id));
    api.put("/api/v1/routes", json!({ "items": routes })).await;
    channel
}

/// Sets one setting.
pub async fn set(api: &Client, key: &str, value: &str) {
    api.patch("/api/v1/config", json!({"key": key, "value": value})).await;
}

/// Connects an instance of the world's Evolution server.
pub async fn add_whatsapp(api: &Client, world: &World, instance: &str) -> Channel {
    let body = json!({
        "kind": "evolution", "name": format!("WhatsApp {instance}"), "api_url": world.evolution.base_url(),
        "api_key": world.evolution.api_key(), "instance": instance,
    });
    let made = api.post("/api/v1/channels", body).await;
    assert_eq!(made["connection"]["state"], "open", "{made}");
    Channel {
        id: text(&made["id"]),
        webhook_url: text(&made["webhook_url"]),
        webhook_secret: text(&made["webhook_secret"]),
    }
}

/// A route to a provider's group, with the templates most have.
pub fn route(provider: &str, group: &str, channel_id: &str) -> Value {
    json!({
        "provider": provider, "channel_id": channel_id, "whatsapp_group": group,
        "templates": {"refill": "{external_id} refill", "cancel": "{external_id} cancel", "speed": "{external_id} speed up"},
    })
}

/// Binds a person's number to a panel username on the operator's word; answers the customer's id.
pub async fn verify(api: &Client, phone: &str, username: &str) -> String {
    let made = api.post("/api/v1/customers", json!({"username": username, "identity": format!("+{phone}")})).await;
    text(&made["id"])
}

/// A text of an answer.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| panic!("not a text: {value}"), str::to_owned)
}
