//! What a workspace knows of itself, and the questions others ask it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::settings::ChatMode;
use super::{Channel, ProviderProblems, Route, Settings, TokenScope, routes};
use crate::eligibility::RuleSet;
use crate::grammar::Vocabulary;
use crate::ids::{ChannelId, MemberId, TokenId};
use crate::values::{Identity, Network, OrderAction, ProviderChat, Role, RouteFacts, is_same_provider};
use crate::words::Texts;

/// State of one workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    /// Text form of the workspace's id; empty until it is created.
    pub workspace_id: String,
    pub name: String,
    pub settings: Settings,
    /// The team, by member id.
    pub members: BTreeMap<MemberId, Member>,
    /// By channel id.
    pub channels: BTreeMap<ChannelId, Channel>,
    pub routes: Vec<Route>,
    /// The operator's own words: aliases, and commands with their replies (CC13).
    #[serde(default)]
    pub vocabulary: Vocabulary,
    /// The workspace's own texts, by the key's name.
    pub templates: BTreeMap<String, Template>,
    /// Terms of services, as the operator sets them (EL3). Shared: a state is often copied, the rules seldom change.
    #[serde(with = "crate::values::shared")]
    pub service_rules: Arc<RuleSet>,
    /// Orders no provider could be told of, by cause.
    #[serde(default)]
    pub provider_problems: ProviderProblems,
    /// API tokens by token id, revoked ones included.
    pub tokens: BTreeMap<TokenId, ApiToken>,
}

/// A trusted person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub role: Role,
    pub identities: Vec<Identity>,
}

/// A text as the workspace words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub text: String,
    pub changed_at: Timestamp,
}

/// An API token, known by its hash (SHA-256, hex).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApiToken {
    pub scope: TokenScope,
    pub token_hash: String,
    pub revoked: bool,
}

impl Workspace {
    /// Created.
    pub fn exists(&self) -> bool {
        !self.workspace_id.is_empty()
    }

    /// Subject whose key seals the workspace's secrets.
    pub fn secrets_subject(&self) -> String {
        format!("secrets-{}", self.workspace_id)
    }

    /// The member any of these identities belongs to, and their rank.
    pub fn role_of(&self, identities: &[Identity]) -> Option<(&MemberId, Role)> {
        self.members
            .iter()
            .filter(|(_, member)| {
                member.identities.iter().any(|identity| identities.iter().any(|other| identity.is_same_as(other)))
            })
            .map(|(member_id, member)| (member_id, member.role))
            .max_by_key(|(_, role)| *role)
    }

    /// The texts people read, as they are in force (AI2).
    pub fn texts(&self) -> Texts {
        let own = |(key, template): (&String, &Template)| (key.clone(), template.text.clone());
        let templates = match self.settings.chat_mode() {
            ChatMode::Custom => self.templates.iter().map(own).collect(),
            ChatMode::Manual | ChatMode::Ai => BTreeMap::new(),
        };
        Texts::new(templates, self.settings.scheduler_timezone())
    }

    /// The scope of the token with this id and hash, unless it was revoked.
    pub fn token_scope(&self, token_id: &TokenId, token_hash: &str) -> Option<TokenScope> {
        let token = self.tokens.get(token_id)?;
        (!token.revoked && token.token_hash == token_hash).then_some(token.scope)
    }

    /// Where a command for this provider goes: the route of that name or alias, any case.
    pub fn route_for(&self, provider: &str, action: OrderAction) -> Option<RouteFacts> {
        self.route_over(provider, action, None)
    }

    /// The same where only the chat on one messenger is to be told; none where the route has no chat there.
    pub fn route_over(&self, provider: &str, action: OrderAction, only: Option<Network>) -> Option<RouteFacts> {
        let template = |route: &Route| {
            route.templates.get(&action).cloned().unwrap_or_else(|| action.default_template().to_owned())
        };
        self.route(provider, only, template)
    }

    /// Where an escalation for this provider goes (PR9).
    pub fn escalation_route(&self, provider: &str) -> Option<RouteFacts> {
        self.escalation_route_over(provider, None)
    }

    /// The same where only the chat on one messenger is to be told.
    pub fn escalation_route_over(&self, provider: &str, only: Option<Network>) -> Option<RouteFacts> {
        self.route(provider, only, |route| {
            route.escalation.clone().unwrap_or_else(|| routes::DEFAULT_ESCALATION.to_owned())
        })
    }

    /// Whether a provider goes by this name, too: its own, or one that its route knows it by.
    pub fn is_alias(&self, provider: &str, name: &str) -> bool {
        let knows = |route: &Route, wanted: &str| route.names().any(|known| is_same_provider(known, wanted));
        is_same_provider(provider, name) || self.routes.iter().any(|route| knows(route, provider) && knows(route, name))
    }

    fn route(&self, provider: &str, only: Option<Network>, template: impl Fn(&Route) -> String) -> Option<RouteFacts> {
        let route = self.routes.iter().find(|route| route.names().any(|name| is_same_provider(name, provider)))?;
        let mut chats = routes::chats(route, &self.channels, only).into_iter();
        let ProviderChat { channel_id, chat } = chats.next()?;
        let (provider, template) = (provider.trim().to_owned(), template(route));
        Some(RouteFacts { provider, channel_id, chat, template, also: chats.next(), switched_off: false })
    }
}

impl Route {
    /// Every name of the provider: its own, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.provider.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}
