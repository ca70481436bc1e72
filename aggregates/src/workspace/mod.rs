//! One tenant: its settings, team, channels, routes and API tokens.
//!
//! * Everything needs the workspace to have been created.
//! * A setting is checked against its type and range; secrets are stored sealed and never shown ([`settings`]).
//! * A trusted person is known by identities; each belongs to one member only. The last owner cannot be removed.
//! * Channel names are unique, and so are the accounts behind them. A channel that routes lead over cannot be removed; its keys can be
//!   replaced, its account can not ([`channel`]).
//! * Routes are replaced as a whole (PR7): each provider and alias appears once, leads to a group on a channel that exists, and
//!   every command template holds `{external_id}`.
//! * An order that no provider could be told of is put on record for the team, once an hour for each cause (PR10).
//! * A text may be worded anew by a template that holds only placeholders its key knows (TE1); the fixed text is a reset away.
//! * Aliases and commands of the operator's own are replaced as a whole, and hold nothing that means something already (CC13).
//! * Service rules are replaced as a whole, too (EL3): each names services and states terms, and the list has a version.
//! * Of an API token only its hash is kept.

mod channel;
mod channels;
mod command;
mod event;
mod provider_problems;
mod routes;
pub mod settings;
mod state;
mod templates;
mod vocabulary;

use std::sync::Arc;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;

use crate::eligibility::{RuleProblem, RuleSet};
use crate::ids::{ChannelId, MemberId, TokenId};
use crate::values::{Identity, Role, Secret, UrlProblem, is_same_origin};
use crate::words::TemplateProblem;

pub use channel::{Calls, Channel, ChannelKind, ConnectionState, Credential, Deafness, Link, Outage};
pub use command::WorkspaceCommand;
pub use event::{AddedKind, Route, TokenScope, WorkspaceEvent};
pub use provider_problems::{NoticedProblem, ProviderProblem, ProviderProblems};
pub use routes::RouteProblem;
pub use settings::{SendPace, SettingError, Settings};
pub use state::{ApiToken, Member, Template, Workspace};
pub use vocabulary::VocabularyProblem;

const NAME_MAX_CHARS: usize = 100;

/// A call that cannot be carried out as given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkspaceError {
    #[error("the workspace does not exist")]
    NotCreated,
    #[error("the workspace exists already")]
    AlreadyCreated,
    #[error("`name` is empty")]
    NameEmpty,
    #[error("`name` is longer than {max} characters")]
    NameTooLong { max: usize },
    #[error(transparent)]
    Setting(#[from] SettingError),
    #[error("there is no member {member_id}")]
    UnknownMember { member_id: MemberId },
    #[error("member {member_id} exists already, with other data")]
    MemberExists { member_id: MemberId },
    #[error("a member needs at least one identity")]
    NoIdentity,
    #[error("this identity belongs to member {member_id}")]
    IdentityTaken { member_id: MemberId },
    #[error("the last owner cannot be removed")]
    LastOwner,
    #[error("there is no channel {channel_id}")]
    UnknownChannel { channel_id: ChannelId },
    #[error("channel {channel_id} exists already, with other data")]
    ChannelExists { channel_id: ChannelId },
    #[error("a channel named `{name}` exists already")]
    ChannelNameTaken { name: String },
    #[error("routes lead over channel {channel_id} (to {provider}); replace them first")]
    ChannelInUse { channel_id: ChannelId, provider: String },
    #[error("`api_url` {0}")]
    ApiUrl(UrlProblem),
    #[error("`{field}` is empty")]
    FieldEmpty { field: &'static str },
    #[error("`{field}` must be {expected}")]
    FieldMalformed { field: &'static str, expected: &'static str },
    #[error("channel `{name}` is connected to this account already")]
    AccountTaken { field: &'static str, name: String },
    #[error("`{field}`: this is another account; add a channel for it")]
    OtherAccount { field: &'static str },
    #[error("a channel of kind `{}` has no `{field}`", kind.name())]
    ForeignField { kind: ChannelKind, field: &'static str },
    #[error(transparent)]
    Route(#[from] RouteProblem),
    #[error(transparent)]
    Vocabulary(#[from] VocabularyProblem),
    #[error(transparent)]
    Template(#[from] TemplateProblem),
    #[error(transparent)]
    ServiceRule(#[from] RuleProblem),
    #[error("there is no API token {token_id}")]
    UnknownToken { token_id: TokenId },
    #[error("API token {token_id} exists already")]
    TokenExists { token_id: TokenId },
    #[error("`token_hash` is not a SHA-256 in hex")]
    BadTokenHash,
}

impl Workspace {
    /// What follows from several commands, each decided after the ones before it.
    fn decide_all(
        &self,
        commands: impl IntoIterator<Item = WorkspaceCommand>,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        let (mut state, mut all) = (self.clone(), Vec::new());
        for command in commands {
            for event in state.decide(command)? {
                state.apply(event.clone());
                all.push(event);
            }
        }
        Ok(all)
    }

    /// What follows from a command.
    pub fn decide(&self, command: WorkspaceCommand) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        match command {
            WorkspaceCommand::CreateWorkspace { workspace_id, name, now } => {
                let name = checked_name(&name)?;
                if self.exists() {
                    let same = self.workspace_id == workspace_id && self.name == name;
                    return if same { Ok(Vec::new()) } else { Err(WorkspaceError::AlreadyCreated) };
                }
                Ok(vec![WorkspaceEvent::WorkspaceCreated { workspace_id, name, created_at: now }])
            }
            WorkspaceCommand::FoundWorkspace { workspace_id, name, owner_id, owner, token_id, token_hash, now } => {
                let (role, scope) = (Role::Owner, TokenScope::Owner);
                self.decide_all([
                    WorkspaceCommand::CreateWorkspace { workspace_id, name, now },
                    WorkspaceCommand::AddMember { member_id: owner_id, role, identities: vec![owner], now },
                    WorkspaceCommand::IssueApiToken { token_id, scope, token_hash, now },
                ])
            }
            WorkspaceCommand::ChangeSetting { key, value, now } => {
                self.created()?;
                self.change_setting(&key, &value, now)
            }
            WorkspaceCommand::AddMember { member_id, role, identities, now } => {
                self.created()?;
                self.add_member(member_id, role, identities, now)
            }
            WorkspaceCommand::LinkMemberIdentity { member_id, identity, now } => {
                self.created()?;
                let Some(member) = self.members.get(&member_id) else {
                    return Err(WorkspaceError::UnknownMember { member_id });
                };
                if member.identities.contains(&identity) {
                    return Ok(Vec::new());
                }
                self.check_identity_free(&member_id, &identity)?;
                Ok(vec![WorkspaceEvent::MemberIdentityLinked { member_id, identity, linked_at: now }])
            }
            WorkspaceCommand::RemoveMember { member_id, now } => {
                self.created()?;
                let Some(member) = self.members.get(&member_id) else {
                    return Err(WorkspaceError::UnknownMember { member_id });
                };
                let owners = self.members.values().filter(|member| member.role == Role::Owner).count();
                if member.role == Role::Owner && owners == 1 {
                    return Err(WorkspaceError::LastOwner);
                }
                Ok(vec![WorkspaceEvent::MemberRemoved { member_id, removed_at: now }])
            }
            WorkspaceCommand::AddChannel { channel_id, name, link, webhook_secret, now } => {
                self.created()?;
                self.add_channel(channel_id, channel::checked(&name, link, &webhook_secret)?, now)
            }
            WorkspaceCommand::RenameChannel { channel_id, name, now } => {
                self.created()?;
                let name = checked_name(&name)?;
                match self.channels.get(&channel_id) {
                    None => return Err(WorkspaceError::UnknownChannel { channel_id }),
                    Some(channel) if channel.name == name => return Ok(Vec::new()),
                    Some(_) => self.check_channel_name_free(&channel_id, &name)?,
                }
                Ok(vec![WorkspaceEvent::ChannelRenamed { channel_id, name, renamed_at: now }])
            }
            WorkspaceCommand::ReplaceChannelKeys { channel_id, api_url, instance, keys, now } => {
                self.created()?;
                self.replace_channel_keys(&channel_id, api_url.as_deref(), instance.as_deref(), &keys, now)
            }
            WorkspaceCommand::NoteChannelHeard { channel_id, now } => {
                self.created()?;
                match self.channels.get(&channel_id) {
                    None => Err(WorkspaceError::UnknownChannel { channel_id }),
                    Some(channel) if channel.heard_at.is_some() => Ok(Vec::new()),
                    Some(_) => Ok(vec![WorkspaceEvent::ChannelHeard { channel_id, heard_at: now }]),
                }
            }
            WorkspaceCommand::NoteChannelLook { channel_id, calls, account, now } => {
                self.created()?;
                self.look_at_channel(channel_id, calls, account, now)
            }
            WorkspaceCommand::NoteChannelConnection { channel_id, state, told_at, now } => {
                self.created()?;
                match self.channels.get(&channel_id) {
                    None => Err(WorkspaceError::UnknownChannel { channel_id }),
                    Some(channel) if !channel.learns_from(&state, told_at) => Ok(Vec::new()),
                    Some(_) => Ok(vec![WorkspaceEvent::ChannelConnectionChanged {
                        channel_id,
                        state,
                        told_at,
                        changed_at: now,
                    }]),
                }
            }
            WorkspaceCommand::RemoveChannel { channel_id, now } => {
                self.created()?;
                if !self.channels.contains_key(&channel_id) {
                    return Err(WorkspaceError::UnknownChannel { channel_id });
                }
                if let Some(route) =
                    self.routes.iter().find(|route| routes::leads_over(route, &self.channels, &channel_id))
                {
                    return Err(WorkspaceError::ChannelInUse { channel_id, provider: route.provider.clone() });
                }
                Ok(vec![WorkspaceEvent::ChannelRemoved { channel_id, removed_at: now }])
            }
            WorkspaceCommand::ReplaceRoutes { routes, now } => {
                self.created()?;
                let routes = routes::checked(routes, &self.channels)?;
                if routes == self.routes {
                    return Ok(Vec::new());
                }
                Ok(vec![WorkspaceEvent::RoutesReplaced { routes, replaced_at: now }])
            }
            WorkspaceCommand::FollowMovedGroup { channel_id, from, to, now } => {
                self.created()?;
                let routes = routes::after_move(&self.routes, &self.channels, &channel_id, &from, &to);
                if routes == self.routes {
                    return Ok(Vec::new());
                }
                Ok(vec![WorkspaceEvent::RoutesReplaced { routes, replaced_at: now }])
            }
            WorkspaceCommand::ChangeTemplate { key, text, now } => {
                self.created()?;
                self.change_template(&key, &text, now)
            }
            WorkspaceCommand::ResetTemplate { key, now } => {
                self.created()?;
                self.change_template(&key, "", now)
            }
            WorkspaceCommand::ReplaceAliases { aliases, now } => {
                self.created()?;
                let aliases = vocabulary::aliases(aliases, &self.vocabulary)?;
                if aliases == self.vocabulary.aliases {
                    return Ok(Vec::new());
                }
                Ok(vec![WorkspaceEvent::AliasesReplaced { aliases, replaced_at: now }])
            }
            WorkspaceCommand::ReplaceCustomCommands { commands, now } => {
                self.created()?;
                let commands = vocabulary::custom_commands(commands, &self.vocabulary)?;
                if commands == self.vocabulary.custom_commands {
                    return Ok(Vec::new());
                }
                Ok(vec![WorkspaceEvent::CustomCommandsReplaced { commands, replaced_at: now }])
            }
            WorkspaceCommand::ReplaceServiceRules { rules, now } => {
                self.created()?;
                let next = self.service_rules.followed_by(rules)?;
                if next.rules == self.service_rules.rules {
                    return Ok(Vec::new());
                }
                let RuleSet { version, rules, numbered, .. } = next;
                Ok(vec![WorkspaceEvent::ServiceRulesReplaced { version, rules, numbered, replaced_at: now }])
            }
            WorkspaceCommand::NoteProviderProblem { problem, provider, request_id, order_id, now } => {
                self.created()?;
                let noticed = NoticedProblem { problem, provider, request_id, order_id, noticed_at: now };
                Ok(self.provider_problems.note(noticed))
            }
            WorkspaceCommand::IssueApiToken { token_id, scope, token_hash, now } => {
                self.created()?;
                let token_hash = token_hash.trim().to_lowercase();
                if token_hash.len() != 64 || !token_hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    return Err(WorkspaceError::BadTokenHash);
                }
                match self.tokens.get(&token_id) {
                    Some(token) if token.token_hash == token_hash && token.scope == scope && !token.revoked => {
                        Ok(Vec::new())
                    }
                    Some(_) => Err(WorkspaceError::TokenExists { token_id }),
                    None => Ok(vec![WorkspaceEvent::ApiTokenIssued { token_id, scope, token_hash, issued_at: now }]),
                }
            }
            WorkspaceCommand::RevokeApiToken { token_id, now } => {
                self.created()?;
                match self.tokens.get(&token_id) {
                    None => Err(WorkspaceError::UnknownToken { token_id }),
                    Some(token) if token.revoked => Ok(Vec::new()),
                    Some(_) => Ok(vec![WorkspaceEvent::ApiTokenRevoked { token_id, revoked_at: now }]),
                }
            }
        }
    }

    fn created(&self) -> Result<(), WorkspaceError> {
        if self.exists() { Ok(()) } else { Err(WorkspaceError::NotCreated) }
    }

    fn change_setting(
        &self,
        key: &str,
        value: &str,
        now: jiff::Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        let (definition, value) = settings::validate(key, value)?;
        let key = definition.key.to_owned();
        if definition.secret() {
            let same = self.settings.secret(&key).map_or(value.is_empty(), |secret| secret.expose() == value);
            if same {
                return Ok(Vec::new());
            }
            return Ok(vec![WorkspaceEvent::SecretSettingChanged {
                key,
                value,
                subject: self.secrets_subject(),
                changed_at: now,
            }]);
        }
        if self.settings.text(&key) == Some(value.as_str()) {
            return Ok(Vec::new());
        }
        let keys = if key == "panel_url" { self.keys_to_drop(&value) } else { Vec::new() };
        let mut events = vec![WorkspaceEvent::SettingChanged { key, value, changed_at: now }];
        events.extend(keys.into_iter().map(|key| WorkspaceEvent::SecretSettingChanged {
            key: key.to_owned(),
            value: String::new(),
            subject: self.secrets_subject(),
            changed_at: now,
        }));
        Ok(events)
    }

    /// Keys of the panel that must not go to this address. Keys set before any address have gone nowhere yet.
    fn keys_to_drop(&self, panel_url: &str) -> Vec<&'static str> {
        let stays = self.settings.panel_url().is_none_or(|known| is_same_origin(known, panel_url));
        let keys = ["panel_api_key", "panel_user_api_key"].into_iter();
        keys.filter(|key| !stays && self.settings.secret(key).is_some()).collect()
    }

    fn add_member(
        &self,
        member_id: MemberId,
        role: Role,
        identities: Vec<Identity>,
        now: jiff::Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        if identities.is_empty() {
            return Err(WorkspaceError::NoIdentity);
        }
        if let Some(member) = self.members.get(&member_id) {
            let same = member.role == role && identities.iter().all(|identity| member.identities.contains(identity));
            return if same { Ok(Vec::new()) } else { Err(WorkspaceError::MemberExists { member_id }) };
        }
        for identity in &identities {
            self.check_identity_free(&member_id, identity)?;
        }
        Ok(vec![WorkspaceEvent::MemberAdded { member_id, role, identities, added_at: now }])
    }

    fn check_identity_free(&self, for_member: &MemberId, identity: &Identity) -> Result<(), WorkspaceError> {
        let is_theirs = |member: &Member| member.identities.iter().any(|known| known.is_same_as(identity));
        let holder = self.members.iter().find(|(id, member)| *id != for_member && is_theirs(member));
        match holder {
            Some((member_id, _)) => Err(WorkspaceError::IdentityTaken { member_id: member_id.clone() }),
            None => Ok(()),
        }
    }
}

fn checked_name(name: &str) -> Result<String, WorkspaceError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(WorkspaceError::NameEmpty);
    }
    if name.chars().count() > NAME_MAX_CHARS {
        return Err(WorkspaceError::NameTooLong { max: NAME_MAX_CHARS });
    }
    Ok(name.to_owned())
}

impl Aggregate for Workspace {
    const TYPE: &'static str = "workspace";
    type Command = WorkspaceCommand;
    type Event = WorkspaceEvent;
    type Error = WorkspaceError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            WorkspaceEvent::WorkspaceCreated { workspace_id, name, created_at: _ } => {
                self.workspace_id = workspace_id;
                self.name = name;
            }
            WorkspaceEvent::SettingChanged { key, value, changed_at: _ } => self.settings.set(key, value),
            WorkspaceEvent::SecretSettingChanged { key, value, .. } => self.settings.set_secret(key, value),
            WorkspaceEvent::MemberAdded { member_id, role, identities, added_at: _ } => {
                self.members.insert(member_id, Member { role, identities });
            }
            WorkspaceEvent::MemberIdentityLinked { member_id, identity, linked_at: _ } => {
                if let Some(member) = self.members.get_mut(&member_id) {
                    member.identities.push(identity);
                }
            }
            WorkspaceEvent::MemberRemoved { member_id, removed_at: _ } => {
                self.members.remove(&member_id);
            }
            WorkspaceEvent::ChannelAdded {
                channel_id, kind, name, api_url, instance, api_key, webhook_secret, ..
            } => {
                let link = match kind {
                    AddedKind::Evolution => Link::Evolution { api_url, instance, api_key: Secret::new(api_key) },
                    AddedKind::Sandbox => Link::Sandbox,
                };
                self.know_channel(channel_id, name, link, webhook_secret);
            }
            WorkspaceEvent::GreenChannelAdded {
                channel_id,
                name,
                api_url,
                id_instance,
                api_token,
                webhook_secret,
                ..
            } => {
                let link = Link::Green { api_url, id_instance, api_token: Secret::new(api_token) };
                self.know_channel(channel_id, name, link, webhook_secret);
            }
            WorkspaceEvent::MetaChannelAdded {
                channel_id,
                name,
                api_url,
                phone_number_id,
                access_token,
                app_secret,
                verify_token,
                ..
            } => {
                let [access_token, app_secret, verify_token] =
                    [access_token, app_secret, verify_token].map(Secret::new);
                let link = Link::Meta { api_url, phone_number_id, access_token, app_secret, verify_token };
                self.know_channel(channel_id, name, link, String::new());
            }
            WorkspaceEvent::TelegramChannelAdded { channel_id, name, api_url, bot_token, webhook_secret, .. } => {
                let link = Link::Telegram { api_url, bot_token: Secret::new(bot_token) };
                self.know_channel(channel_id, name, link, webhook_secret);
            }
            WorkspaceEvent::ChannelAddressChanged { channel_id, api_url, changed_at: _ } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.link.set_address(api_url);
                }
            }
            WorkspaceEvent::ChannelInstanceChanged { channel_id, instance, changed_at: _ } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.link.set_instance(instance);
                    // Another number: nothing is known of it.
                    *channel = Channel::new(channel.name.clone(), channel.link.clone(), channel.webhook_secret.clone());
                }
            }
            WorkspaceEvent::ChannelHeard { channel_id, heard_at } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.heard_at = Some(heard_at);
                }
            }
            WorkspaceEvent::ChannelCallsChanged { channel_id, calls, seen_at: _ } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.calls = Some(calls);
                }
            }
            WorkspaceEvent::ChannelAccountNamed { channel_id, account, named_at: _ } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.account_name = Some(account);
                }
            }
            WorkspaceEvent::ChannelKeyReplaced { channel_id, credential, key, .. } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.link.set_credential(credential, key);
                }
            }
            WorkspaceEvent::ChannelConnectionChanged { channel_id, state, told_at, changed_at } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.becomes(state, told_at, changed_at);
                }
            }
            WorkspaceEvent::ChannelRenamed { channel_id, name, renamed_at: _ } => {
                if let Some(channel) = self.channels.get_mut(&channel_id) {
                    channel.name = name;
                }
            }
            WorkspaceEvent::ChannelRemoved { channel_id, removed_at: _ } => {
                self.channels.remove(&channel_id);
            }
            WorkspaceEvent::RoutesReplaced { routes, replaced_at: _ } => {
                self.provider_problems.routed(&routes);
                self.routes = routes;
            }
            WorkspaceEvent::AliasesReplaced { aliases, replaced_at: _ } => self.vocabulary.aliases = aliases,
            WorkspaceEvent::CustomCommandsReplaced { commands, replaced_at: _ } => {
                self.vocabulary.custom_commands = commands;
            }
            WorkspaceEvent::TemplateChanged { key, text, changed_at } => {
                self.templates.insert(key, Template { text, changed_at });
            }
            WorkspaceEvent::TemplateReset { key, reset_at: _ } => {
                self.templates.remove(&key);
            }
            WorkspaceEvent::ServiceRulesReplaced { version, rules, numbered, replaced_at: _ } => {
                self.service_rules = Arc::new(RuleSet::new(version, rules, numbered));
            }
            WorkspaceEvent::ProviderProblemNoticed { problem, provider, request_id, order_id, noticed_at } => {
                self.provider_problems.noticed(NoticedProblem { problem, provider, request_id, order_id, noticed_at });
            }
            WorkspaceEvent::ApiTokenIssued { token_id, scope, token_hash, issued_at: _ } => {
                self.tokens.insert(token_id, ApiToken { scope, token_hash, revoked: false });
            }
            WorkspaceEvent::ApiTokenRevoked { token_id, revoked_at: _ } => {
                if let Some(token) = self.tokens.get_mut(&token_id) {
                    token.revoked = true;
                }
            }
        }
    }
}

impl LoggedAggregate for Workspace {}
