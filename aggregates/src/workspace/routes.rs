//! What makes a list of routes usable.

use std::collections::{BTreeMap, BTreeSet};

use super::{Channel, ChannelKind, Route};
use crate::ids::ChannelId;
use crate::values::{EXTERNAL_ID, Network, ProviderChat, provider_key};

const TEMPLATE_MAX_CHARS: usize = 300;
/// What an escalation says where a route has no words of its own.
pub(super) const DEFAULT_ESCALATION: &str = "{external_id} escalated";

/// What is wrong with a list of routes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteProblem {
    #[error("a route has no provider")]
    ProviderEmpty,
    #[error("the route of {provider} has an empty alias")]
    AliasEmpty { provider: String },
    #[error("`{name}` appears more than once among providers and aliases")]
    NameTwice { name: String },
    #[error("the route of {provider} leads over channel {channel_id}, which does not exist")]
    UnknownChannel { provider: String, channel_id: ChannelId },
    #[error("the route of {provider} leads to no group: give `whatsapp_group` or `telegram_chat`")]
    NoChat { provider: String },
    #[error("no channel reaches the `{field}` of {provider}: add one that does, or leave it out")]
    Unreachable { provider: String, field: &'static str },
    #[error("the `telegram_chat` of {provider} must be a chat's number, such as -1001234567890")]
    ChatNotANumber { provider: String },
    #[error("the {template} template of {provider} must hold {{external_id}}")]
    TemplateWithoutId { provider: String, template: &'static str },
    #[error("the {template} template of {provider} holds `{placeholder}`; only {{external_id}} is known")]
    UnknownPlaceholder { provider: String, template: &'static str, placeholder: String },
    #[error("the {template} template of {provider} is longer than {max} characters")]
    TemplateTooLong { provider: String, template: &'static str, max: usize },
}

/// The routes, trimmed, or the first thing wrong with them.
pub(super) fn checked(routes: Vec<Route>, channels: &BTreeMap<ChannelId, Channel>) -> Result<Vec<Route>, RouteProblem> {
    let mut names = BTreeMap::new();
    routes.into_iter().enumerate().map(|(at, route)| check(at, route, channels, &mut names)).collect()
}

/// The routes, after a group of a channel has moved.
pub(super) fn after_move(
    routes: &[Route],
    channels: &BTreeMap<ChannelId, Channel>,
    channel_id: &ChannelId,
    from: &str,
    to: &str,
) -> Vec<Route> {
    let moved = |route: &Route, chat: &Option<String>, on: Network| {
        let is_moved = chat.as_deref() == Some(from) && channel_for(route, channels, on) == Some(channel_id);
        if is_moved { Some(to.to_owned()) } else { chat.clone() }
    };
    routes
        .iter()
        .map(|route| Route {
            whatsapp_group: moved(route, &route.whatsapp_group, Network::WhatsApp),
            telegram_chat: moved(route, &route.telegram_chat, Network::Telegram),
            ..route.clone()
        })
        .collect()
}

/// The route's chats, each with the channel that reaches it, that of its own channel first; what no channel reaches is left out.
pub(super) fn chats(
    route: &Route,
    channels: &BTreeMap<ChannelId, Channel>,
    only: Option<Network>,
) -> Vec<ProviderChat> {
    let reached = |chat: &Option<String>, on: Network| {
        if only.is_some_and(|only| only != on) {
            return None;
        }
        let channel_id = channel_for(route, channels, on)?.to_owned();
        Some(ProviderChat { channel_id, chat: chat.clone()? })
    };
    let whatsapp = reached(&route.whatsapp_group, Network::WhatsApp);
    let telegram = reached(&route.telegram_chat, Network::Telegram);
    let mut chats: Vec<ProviderChat> = whatsapp.into_iter().chain(telegram).collect();
    chats.sort_by_key(|chat| chat.channel_id != route.channel_id);
    chats
}

/// Whether a provider is told something over this channel.
pub(super) fn leads_over(route: &Route, channels: &BTreeMap<ChannelId, Channel>, channel_id: &ChannelId) -> bool {
    route.channel_id == *channel_id || chats(route, channels, None).iter().any(|chat| chat.channel_id == *channel_id)
}

/// The route's own channel where it reaches such chats, else the first one of the workspace that does.
fn channel_for<'a>(route: &'a Route, channels: &'a BTreeMap<ChannelId, Channel>, on: Network) -> Option<&'a ChannelId> {
    let is_own = match channels.get(&route.channel_id).map(Channel::kind) {
        Some(ChannelKind::Sandbox) => true,
        Some(ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Meta) => matches!(on, Network::WhatsApp),
        Some(ChannelKind::Telegram) => matches!(on, Network::Telegram),
        None => false,
    };
    if is_own {
        return Some(&route.channel_id);
    }
    // Meta has no groups: nothing goes over it unless it is named.
    let reaches = |kind: ChannelKind| match kind {
        ChannelKind::Evolution | ChannelKind::Green => matches!(on, Network::WhatsApp),
        ChannelKind::Telegram => matches!(on, Network::Telegram),
        ChannelKind::Meta | ChannelKind::Sandbox => false,
    };
    channels.iter().find(|(_, channel)| reaches(channel.kind())).map(|(id, _)| id)
}

/// `names` are those of the routes before it: no provider has two. One route may give a host in several spellings.
fn check(
    at: usize,
    route: Route,
    channels: &BTreeMap<ChannelId, Channel>,
    names: &mut BTreeMap<String, usize>,
) -> Result<Route, RouteProblem> {
    let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let route = Route {
        provider: route.provider.trim().to_owned(),
        aliases: route.aliases.iter().map(|alias| alias.trim().to_owned()).collect(),
        whatsapp_group: filled(route.whatsapp_group),
        telegram_chat: filled(route.telegram_chat),
        ..route
    };
    let provider = || route.provider.clone();
    if route.provider.is_empty() {
        return Err(RouteProblem::ProviderEmpty);
    }
    let mut own = BTreeSet::new();
    for name in route.names() {
        if name.is_empty() {
            return Err(RouteProblem::AliasEmpty { provider: provider() });
        }
        let is_others = names.insert(provider_key(name), at).is_some_and(|other| other != at);
        if is_others || !own.insert(name.to_lowercase()) {
            return Err(RouteProblem::NameTwice { name: name.to_owned() });
        }
    }
    if !channels.contains_key(&route.channel_id) {
        return Err(RouteProblem::UnknownChannel { provider: provider(), channel_id: route.channel_id });
    }
    if route.whatsapp_group.is_none() && route.telegram_chat.is_none() {
        return Err(RouteProblem::NoChat { provider: provider() });
    }
    for (chat, field, on) in [
        (&route.whatsapp_group, "whatsapp_group", Network::WhatsApp),
        (&route.telegram_chat, "telegram_chat", Network::Telegram),
    ] {
        if chat.is_some() && channel_for(&route, channels, on).is_none() {
            return Err(RouteProblem::Unreachable { provider: provider(), field });
        }
    }
    let bot = channel_for(&route, channels, Network::Telegram).and_then(|id| channels.get(id)).map(Channel::kind);
    if bot == Some(ChannelKind::Telegram)
        && route.telegram_chat.as_ref().is_some_and(|chat| chat.parse::<i64>().is_err())
    {
        return Err(RouteProblem::ChatNotANumber { provider: provider() });
    }
    let commands = route.templates.iter().map(|(action, text)| (action.name(), text));
    for (name, text) in commands.chain(route.escalation.iter().map(|text| ("escalation", text))) {
        check_template(&route.provider, name, text)?;
    }
    Ok(route)
}

fn check_template(provider: &str, template: &'static str, text: &str) -> Result<(), RouteProblem> {
    let provider = || provider.to_owned();
    if text.chars().count() > TEMPLATE_MAX_CHARS {
        return Err(RouteProblem::TemplateTooLong { provider: provider(), template, max: TEMPLATE_MAX_CHARS });
    }
    if !text.contains(EXTERNAL_ID) {
        return Err(RouteProblem::TemplateWithoutId { provider: provider(), template });
    }
    match unknown_placeholder(text) {
        Some(placeholder) => Err(RouteProblem::UnknownPlaceholder { provider: provider(), template, placeholder }),
        None => Ok(()),
    }
}

/// The first `{…}` that is not the order id.
fn unknown_placeholder(template: &str) -> Option<String> {
    let rest = template.replace(EXTERNAL_ID, "");
    let start = rest.find(['{', '}'])?;
    let end = rest[start..].find('}').map_or(rest.len(), |at| start + at + 1);
    Some(rest[start..end].to_owned())
}
