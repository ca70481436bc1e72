//! Panel, channels, providers, routes, customers: what an operator enters.

use anyhow::ensure;
use sandbox::evolution::{Generation, known};
use sandbox::{World, panel, telegram};
use serde_json::{Value, json};

use super::site::{Site, text};
use super::{Messenger, YOU};

/// Name of the instance on the Evolution server.
const INSTANCE: &str = "demo";

/// A channel that was set up.
pub(super) struct Channel {
    pub(super) messenger: Messenger,
    pub(super) id: String,
    /// Empty where the messenger proves itself otherwise.
    pub(super) secret: String,
}

pub(super) async fn furnish(site: &Site, world: &World, messengers: &[Messenger]) -> anyhow::Result<Vec<Channel>> {
    for (key, value) in [
        ("panel_url", world.panel.base_url()),
        ("panel_api_key", world.panel.api_key().to_owned()),
        ("panel_user_api_key", world.panel.user_api_key().to_owned()),
        // Trying out should not mean waiting.
        ("cooldown_seconds", "120".to_owned()),
    ] {
        site.patch("/api/v1/config", json!({ "key": key, "value": value })).await?;
    }
    let mut channels = Vec::new();
    for messenger in messengers {
        channels.push(add_channel(site, world, *messenger).await?);
    }
    add_providers(site, world, &channels).await?;
    add_customers(site, messengers).await?;
    if messengers.iter().any(|one| one.is_whatsapp()) {
        let staff = json!({ "phone": known::SAM, "role": "staff", "verified": true });
        site.post("/api/v1/admin-numbers", staff).await?;
    }
    for channel in &channels {
        open_support_group(site, world, channel).await?;
    }
    Ok(channels)
}

/// Adds it and connects it.
async fn add_channel(site: &Site, world: &World, messenger: Messenger) -> anyhow::Result<Channel> {
    let made = site.post("/api/v1/channels", described(world, messenger)).await?;
    let id = text(&made, "id")?;
    let secret = made["webhook_secret"].as_str().unwrap_or_default().to_owned();
    // What is done outside of the program.
    match messenger {
        Messenger::Evolution => world.evolution.scan(INSTANCE),
        Messenger::Green => world.green.scan(),
        Messenger::Meta => {
            let url = text(&made, "webhook_url")?;
            ensure!(world.meta.set_callback(&url).await, "{url} did not answer Meta's handshake");
        }
        Messenger::Telegram | Messenger::Sandbox => {}
    }
    if messenger != Messenger::Sandbox {
        let is_open = |state: &Value| (state["state"] == "open").then_some(());
        site.until(&format!("/api/v1/channels/{id}/state"), "the channel is open", is_open).await?;
    }
    Ok(Channel { messenger, id, secret })
}

fn described(world: &World, messenger: Messenger) -> Value {
    match messenger {
        Messenger::Evolution => json!({
            "kind": "evolution", "name": "WhatsApp", "api_url": world.evolution.base_url(),
            "api_key": world.evolution.api_key(), "instance": INSTANCE,
        }),
        Messenger::Green => json!({
            "kind": "green", "name": "WhatsApp (Green API)", "api_url": world.green.base_url(),
            "id_instance": world.green.id_instance(), "api_token": world.green.api_token(),
        }),
        Messenger::Meta => {
            let seed = world.meta.seed();
            json!({
                "kind": "meta", "name": "WhatsApp (Meta)", "api_url": world.meta.base_url(),
                "phone_number_id": seed.phone_number_id, "access_token": seed.access_token,
                "app_secret": seed.app_secret, "verify_token": seed.verify_token,
            })
        }
        Messenger::Telegram => json!({
            "kind": "telegram", "name": "Telegram", "api_url": world.telegram.base_url(),
            "bot_token": world.telegram.token(),
        }),
        Messenger::Sandbox => json!({ "kind": "sandbox", "name": "Chat page" }),
    }
}

/// The second provider is reached over Telegram where there is a choice.
async fn add_providers(site: &Site, world: &World, channels: &[Channel]) -> anyhow::Result<()> {
    let of = |wanted: Messenger| channels.iter().find(|channel| channel.messenger == wanted);
    let whatsapp = of(Messenger::Evolution).or(of(Messenger::Green));
    let on_telegram = of(Messenger::Telegram);
    let mut routes = Vec::new();
    for (index, (provider, server)) in World::PROVIDERS.iter().zip(&world.providers).enumerate() {
        let added = json!({ "name": provider.name, "api_url": server.base_url(), "api_key": server.api_key() });
        site.post("/api/v1/providers", added).await?;
        let channel = if index == 0 { whatsapp.or(on_telegram) } else { on_telegram.or(whatsapp) };
        let Some(Channel { messenger, id, .. }) = channel else { continue };
        let (field, group) = match messenger {
            Messenger::Telegram => ("telegram_chat", provider.telegram_group.to_string()),
            Messenger::Evolution | Messenger::Green | Messenger::Meta | Messenger::Sandbox => {
                ("whatsapp_group", provider.group_jid.to_owned())
            }
        };
        routes.push(json!({ "provider": provider.name, "aliases": [], "channel_id": id, field: group }));
    }
    site.put("/api/v1/routes", json!({ "items": routes })).await?;
    Ok(())
}

/// One number serves all of WhatsApp; Telegram never tells it.
async fn add_customers(site: &Site, messengers: &[Messenger]) -> anyhow::Result<()> {
    let has = |messenger| messengers.contains(&messenger);
    let has_whatsapp = messengers.iter().any(|one| one.is_whatsapp());
    let mut known = Vec::new();
    for customer in World::CUSTOMERS {
        if has_whatsapp {
            known.push((customer.username, format!("jid:{}@s.whatsapp.net", customer.phone)));
        }
        if has(Messenger::Meta) {
            known.push((customer.username, format!("wa_id:{}", customer.phone)));
        }
        if has(Messenger::Telegram) {
            known.push((customer.username, format!("telegram:{}", customer.telegram)));
        }
    }
    if has(Messenger::Sandbox) {
        known.push((panel::known::JOHN, format!("sandbox:{YOU}")));
    }
    for (username, identity) in known {
        site.post("/api/v1/customers", json!({ "username": username, "identity": identity })).await?;
    }
    Ok(())
}

/// A group is known once somebody wrote in it; then support is switched on.
async fn open_support_group(site: &Site, world: &World, channel: &Channel) -> anyhow::Result<()> {
    let hello = "hello everybody";
    let chat = match channel.messenger {
        Messenger::Evolution => {
            world.evolution.post_message(World::SUPPORT_GROUP, known::JOHN, hello, Generation::V2_3_5)?;
            World::SUPPORT_GROUP.to_owned()
        }
        Messenger::Green => {
            world.green.write(World::SUPPORT_GROUP, known::JOHN, hello)?;
            World::SUPPORT_GROUP.to_owned()
        }
        Messenger::Telegram => {
            world.telegram.write(telegram::SUPPORT_GROUP, telegram::JOHN, hello)?;
            telegram::SUPPORT_GROUP.to_string()
        }
        // Private chats only.
        Messenger::Meta | Messenger::Sandbox => return Ok(()),
    };
    let found = |groups: &Value| {
        let all = groups["items"].as_array()?;
        let group = all.iter().find(|group| group["channel_id"] == *channel.id && group["chat"] == *chat)?;
        group["id"].as_str().map(str::to_owned)
    };
    let id = site.until("/api/v1/groups", "the support group registered itself", found).await?;
    site.patch(&format!("/api/v1/groups/{id}"), json!({ "support_enabled": true })).await?;
    if channel.messenger == Messenger::Evolution {
        // Names of groups come from the channel.
        site.post("/api/v1/groups/sync", json!({ "channel_id": channel.id })).await?;
    }
    Ok(())
}
