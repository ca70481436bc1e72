//! What the demo prints: where everything is, and what to try there.

use std::fmt::Write as _;

use sandbox::World;
use sandbox::panel::known::{IN_PROGRESS, JOHN, LONG_ID, OF_MARIA, PENDING, PROCESSING, REFILLABLE};

use super::furnish::Channel;
use super::site::Site;
use super::{Messenger, YOU};
use crate::cli::output;

/// Messengers with groups, in which providers are told.
const GROUPED: [Messenger; 3] = [Messenger::Evolution, Messenger::Green, Messenger::Telegram];

const NOBODY_TOLD: &str = "
None of these has groups, so providers can not be told: refills, cancels and speed-ups are noted for the team to do by hand.
";

/// Prints it all.
pub(super) fn print(site: &Site, world: &World, channels: &[Channel]) -> anyhow::Result<()> {
    let guide = format!(
        "
Ledgerdesk demo. Everything below runs on this machine and is gone when you press Ctrl-C.

{addresses}
Write to the desk here. Each phone shows its messenger as people see it; you can write as any of them:

{phones}{chat_page}{nobody_told}
{model}
API token (scope owner): {token}
",
        addresses = addresses(site, world, channels),
        phones = channels.iter().filter_map(|channel| phone(world, channel.messenger)).collect::<String>(),
        chat_page = chat_page(site, channels),
        nobody_told = if has_groups(channels) { "" } else { NOBODY_TOLD },
        model = model(site, channels),
        token = site.token,
    );
    output::line(&guide)
}

/// Name and address in two columns.
fn row(name: &str, address: &str) -> String {
    format!("  {name:25} {address}\n")
}

fn addresses(site: &Site, world: &World, channels: &[Channel]) -> String {
    let Site { base, token, .. } = site;
    let mut rows = String::new();
    if let Some(Channel { id, secret, .. }) = find(channels, Messenger::Sandbox) {
        let mut all = format!("{base}/demo#token={token}&channel={id}&secret={secret}&person={YOU}");
        let first = GROUPED.into_iter().find(|one| find(channels, *one).is_some());
        if let Some(base) = first.and_then(|one| base_url(world, one)) {
            // Writing into a String can not fail.
            let _ = write!(all, "&providers={base}/?only=provider");
        }
        rows += &row("Everything at once", &all);
    }
    rows += &row("Message log", &format!("{base}/live#token={token}"));
    rows += &row("Events", &format!("{base}/events#token={token}"));
    rows += &row("Panel stand-in", &format!("{}/", world.panel.base_url()));
    rows += &row("API, to try", &format!("{base}/api/docs"));
    rows
}

/// Whether providers can be told.
fn has_groups(channels: &[Channel]) -> bool {
    GROUPED.into_iter().any(|one| find(channels, one).is_some())
}

fn find(channels: &[Channel], messenger: Messenger) -> Option<&Channel> {
    channels.iter().find(|channel| channel.messenger == messenger)
}

/// Where a messenger's stand-in is; the chat page has none.
fn base_url(world: &World, messenger: Messenger) -> Option<String> {
    match messenger {
        Messenger::Evolution => Some(world.evolution.base_url()),
        Messenger::Green => Some(world.green.base_url()),
        Messenger::Meta => Some(world.meta.base_url()),
        Messenger::Telegram => Some(world.telegram.base_url()),
        Messenger::Sandbox => None,
    }
}

fn phone(world: &World, messenger: Messenger) -> Option<String> {
    let base = base_url(world, messenger)?;
    let (name, hint) = match messenger {
        Messenger::Evolution => (
            "WhatsApp, Evolution API",
            format!(
                "As John in SMM Support 24/7: `refill {REFILLABLE}`, then look into the provider's group.
  {0:25} As Sam, who is staff, there: `{REFILLABLE} provider status`; the answer goes to Sam alone.
  {0:25} As Olivia, the owner, in her own chat: `!status`, `!config list`, `!users`.",
                ""
            ),
        ),
        Messenger::Green => (
            "WhatsApp, Green API",
            format!("As John in his own chat: `check {IN_PROGRESS}, {PENDING}`, two orders in one reply."),
        ),
        Messenger::Meta => (
            "WhatsApp, Meta Cloud API",
            "As Quinn, whose number is hidden: `hi`, and the desk asks who that is.".to_owned(),
        ),
        Messenger::Telegram => {
            ("Telegram", format!("As John: `refill {LONG_ID}`; his provider, JustAnotherPanel, is told in its group."))
        }
        Messenger::Sandbox => return None,
    };
    Some(format!("{}  {:25} {hint}\n", row(name, &format!("{base}/")), ""))
}

fn chat_page(site: &Site, channels: &[Channel]) -> String {
    let Some(Channel { id, secret, .. }) = find(channels, Messenger::Sandbox) else { return String::new() };
    let address = row("Chat page", &format!("{}/sandbox/{id}#secret={secret}&person={YOU}", site.base));
    let accepted =
        if has_groups(channels) { "accepted: see it arrive in the provider's group" } else { "noted for the team" };
    let angry = format!("{REFILLABLE} refill you are thieves!!");
    format!(
        "{address}  {:25} You are the panel's customer {JOHN}. Try:
  {0:25}   refill {REFILLABLE:<24} {accepted}
  {0:25}   check {IN_PROGRESS}, {PROCESSING:<18} the state of two orders
  {0:25}   {angry:31} asked again too soon, and angrily: flagged for people
  {0:25}   cancel {OF_MARIA:<24} somebody else's order
  {0:25}   help
",
        ""
    )
}

fn model(site: &Site, channels: &[Channel]) -> String {
    let Site { base, token, .. } = site;
    let has_whatsapp = channels.iter().any(|one| matches!(one.messenger, Messenger::Evolution | Messenger::Green));
    let in_chat = if has_whatsapp {
        "  as Olivia, the owner, in her own chat on a WhatsApp phone (Evolution, Green):  !config set chat_mode ai\n  or: "
    } else {
        "  "
    };
    format!(
        "Replies are fixed texts (chat_mode manual). To have them reworded by the language model, which is a stand-in here too and only
puts a friendly frame around them:

{in_chat}curl -X PATCH {base}/api/v1/config -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{{\"key\":\"chat_mode\",\"value\":\"ai\"}}'
"
    )
}
