//! What makes a list of routes usable.

use std::collections::{BTreeMap, BTreeSet};

use super::{Channel, ChannelKind, Route};
use crate::values::{EXTERNAL_ID, OrderAction};

const TEMPLATE_MAX_CHARS: usize = 300;

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
    UnknownChannel { provider: String, channel_id: String },
    #[error("the route of {provider} leads to no group: give `whatsapp_group` or `telegram_chat`")]
    NoChat { provider: String },
    #[error("the route of {provider} leads over a channel of kind `{}`: give `{field}`", kind.name())]
    OtherChat { provider: String, kind: ChannelKind, field: &'static str },
    #[error("the `telegram_chat` of {provider} must be a chat's number, such as -1001234567890")]
    ChatNotANumber { provider: String },
    #[error("the {} template of {provider} must hold {{external_id}}", action.name())]
    TemplateWithoutId { provider: String, action: OrderAction },
    #[error("the {} template of {provider} holds `{placeholder}`; only {{external_id}} is known", action.name())]
    UnknownPlaceholder { provider: String, action: OrderAction, placeholder: String },
    #[error("the {} template of {provider} is longer than {max} characters", action.name())]
    TemplateTooLong { provider: String, action: OrderAction, max: usize },
}

/// The routes, trimmed, or the first thing wrong with them.
pub(super) fn checked(routes: Vec<Route>, channels: &BTreeMap<String, Channel>) -> Result<Vec<Route>, RouteProblem> {
    let mut names = BTreeSet::new();
    routes.into_iter().map(|route| check(route, channels, &mut names)).collect()
}

/// The routes, after a group of a channel has moved.
pub(super) fn after_move(routes: &[Route], channel_id: &str, from: &str, to: &str) -> Vec<Route> {
    let moved = |chat: &Option<String>| chat.as_deref().map(|chat| if chat == from { to } else { chat }.to_owned());
    routes
        .iter()
        .map(|route| {
            if route.channel_id != channel_id {
                return route.clone();
            }
            Route {
                whatsapp_group: moved(&route.whatsapp_group),
                telegram_chat: moved(&route.telegram_chat),
                ..route.clone()
            }
        })
        .collect()
}

fn check(
    route: Route,
    channels: &BTreeMap<String, Channel>,
    names: &mut BTreeSet<String>,
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
    for name in route.names() {
        if name.is_empty() {
            return Err(RouteProblem::AliasEmpty { provider: provider() });
        }
        if !names.insert(name.to_lowercase()) {
            return Err(RouteProblem::NameTwice { name: name.to_owned() });
        }
    }
    let Some(kind) = channels.get(&route.channel_id).map(Channel::kind) else {
        return Err(RouteProblem::UnknownChannel { provider: provider(), channel_id: route.channel_id });
    };
    if route.whatsapp_group.is_none() && route.telegram_chat.is_none() {
        return Err(RouteProblem::NoChat { provider: provider() });
    }
    if route.chat_on(Some(kind)).is_none() {
        let field = if kind == ChannelKind::Telegram { "telegram_chat" } else { "whatsapp_group" };
        return Err(RouteProblem::OtherChat { provider: provider(), kind, field });
    }
    if kind == ChannelKind::Telegram && route.telegram_chat.as_ref().is_some_and(|chat| chat.parse::<i64>().is_err()) {
        return Err(RouteProblem::ChatNotANumber { provider: provider() });
    }
    for (&action, template) in &route.templates {
        if template.chars().count() > TEMPLATE_MAX_CHARS {
            return Err(RouteProblem::TemplateTooLong { provider: provider(), action, max: TEMPLATE_MAX_CHARS });
        }
        if !template.contains(EXTERNAL_ID) {
            return Err(RouteProblem::TemplateWithoutId { provider: provider(), action });
        }
        if let Some(placeholder) = unknown_placeholder(template) {
            return Err(RouteProblem::UnknownPlaceholder { provider: provider(), action, placeholder });
        }
    }
    Ok(route)
}

/// The first `{…}` that is not the order id.
fn unknown_placeholder(template: &str) -> Option<String> {
    let rest = template.replace(EXTERNAL_ID, "");
    let start = rest.find(['{', '}'])?;
    let end = rest[start..].find('}').map_or(rest.len(), |at| start + at + 1);
    Some(rest[start..end].to_owned())
}
