//! What happened to one workspace: its settings, team, channels, routes and API tokens.

use std::collections::BTreeMap;

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Calls, ConnectionState, Credential, ProviderProblem};
use crate::eligibility::ServiceRule;
use crate::grammar::{Alias, CustomCommand};
use crate::ids::{ChannelId, MemberId, PhoneNumberId, TokenId};
use crate::values::{Identity, OrderAction, Role};

/// What a `ChannelAdded` is about; channels of other kinds have events of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddedKind {
    /// Evolution API (WhatsApp, CH1).
    Evolution,
    /// The chat page of the program itself (CH5).
    Sandbox,
}

/// What an API token may do. `Owner` may do everything in its workspace, `Write` implies `Read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenScope {
    Read,
    Write,
    Owner,
    Audit,
    Platform,
}

/// Where commands for one provider are written to (PR7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Provider as the panel's order record names it.
    pub provider: String,
    /// Other names of the same provider.
    pub aliases: Vec<String>,
    pub channel_id: ChannelId,
    pub whatsapp_group: Option<String>,
    pub telegram_chat: Option<String>,
    /// Command template per action, with `{external_id}`; absent = the default.
    pub templates: BTreeMap<OrderAction, String>,
    /// What an escalation says, with `{external_id}` for all order ids of it; absent = the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalation: Option<String>,
}

/// Events of one workspace. Secrets are sealed under the subject `secrets-<workspace>`; people's identities
/// under their member id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WorkspaceEvent {
    WorkspaceCreated {
        workspace_id: String,
        name: String,
        created_at: Timestamp,
    },
    /// A plain setting got a value, already validated; the value in its text form.
    SettingChanged {
        key: String,
        value: String,
        changed_at: Timestamp,
    },
    /// A secret setting got a value.
    SecretSettingChanged {
        key: String,
        value: String,
        subject: String,
        changed_at: Timestamp,
    },
    /// A trusted person joined the team.
    MemberAdded {
        member_id: MemberId,
        role: Role,
        identities: Vec<Identity>,
        added_at: Timestamp,
    },
    /// Another identity of a member became known (the LID beside the phone).
    MemberIdentityLinked {
        member_id: MemberId,
        identity: Identity,
        linked_at: Timestamp,
    },
    MemberRemoved {
        member_id: MemberId,
        removed_at: Timestamp,
    },
    ChannelAdded {
        channel_id: ChannelId,
        kind: AddedKind,
        name: String,
        /// Evolution: base URL and instance name; empty for the sandbox.
        api_url: String,
        instance: String,
        api_key: String,
        webhook_secret: String,
        subject: String,
        added_at: Timestamp,
    },
    GreenChannelAdded {
        channel_id: ChannelId,
        name: String,
        api_url: String,
        id_instance: String,
        api_token: String,
        webhook_secret: String,
        subject: String,
        added_at: Timestamp,
    },
    MetaChannelAdded {
        channel_id: ChannelId,
        name: String,
        api_url: String,
        phone_number_id: PhoneNumberId,
        access_token: String,
        app_secret: String,
        verify_token: String,
        subject: String,
        added_at: Timestamp,
    },
    TelegramChannelAdded {
        channel_id: ChannelId,
        name: String,
        api_url: String,
        bot_token: String,
        webhook_secret: String,
        subject: String,
        added_at: Timestamp,
    },
    ChannelRenamed {
        channel_id: ChannelId,
        name: String,
        renamed_at: Timestamp,
    },
    /// The system is to be found at another address.
    ChannelAddressChanged {
        channel_id: ChannelId,
        api_url: String,
        changed_at: Timestamp,
    },
    /// The channel is connected to another instance of its server.
    ChannelInstanceChanged {
        channel_id: ChannelId,
        instance: String,
        changed_at: Timestamp,
    },
    /// The messenger reached us for the first time, since the channel was added or got another instance.
    ChannelHeard {
        channel_id: ChannelId,
        heard_at: Timestamp,
    },
    /// The messenger, asked whom it calls, says another address than before.
    ChannelCallsChanged {
        channel_id: ChannelId,
        calls: Calls,
        seen_at: Timestamp,
    },
    /// The messenger told the name by which people address the account: of a bot, its username.
    ChannelAccountNamed {
        channel_id: ChannelId,
        account: String,
        named_at: Timestamp,
    },
    /// A new key to the same account.
    ChannelKeyReplaced {
        channel_id: ChannelId,
        credential: Credential,
        key: String,
        subject: String,
        replaced_at: Timestamp,
    },
    /// The messenger told, or answered, that the connection is another than it was; or, with a later `told_at`, that it is the same again
    /// after a change in between.
    ChannelConnectionChanged {
        channel_id: ChannelId,
        state: ConnectionState,
        /// When it became so by the messenger's clock; none where we asked, or it did not tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_at: Option<Timestamp>,
        changed_at: Timestamp,
    },
    ChannelRemoved {
        channel_id: ChannelId,
        removed_at: Timestamp,
    },
    RoutesReplaced {
        routes: Vec<Route>,
        replaced_at: Timestamp,
    },
    /// The workspace words a text itself (TE1). `key` is the key's name in `words`; the text was checked against its placeholders.
    TemplateChanged {
        key: String,
        text: String,
        changed_at: Timestamp,
    },
    /// The fixed text is said again.
    TemplateReset {
        key: String,
        reset_at: Timestamp,
    },
    AliasesReplaced {
        aliases: Vec<Alias>,
        replaced_at: Timestamp,
    },
    CustomCommandsReplaced {
        commands: Vec<CustomCommand>,
        replaced_at: Timestamp,
    },
    /// The whole list, and its version: decisions name both (EL3).
    ServiceRulesReplaced {
        version: u32,
        rules: Vec<ServiceRule>,
        /// Highest number given to a rule without an id.
        numbered: u32,
        replaced_at: Timestamp,
    },
    /// No provider could be told of an order: the team is told (PR10).
    ProviderProblemNoticed {
        problem: ProviderProblem,
        provider: Option<String>,
        request_id: Uuid,
        order_id: u64,
        noticed_at: Timestamp,
    },
    /// Only the hash of the token is kept (SHA-256, hex).
    ApiTokenIssued {
        token_id: TokenId,
        scope: TokenScope,
        token_hash: String,
        issued_at: Timestamp,
    },
    ApiTokenRevoked {
        token_id: TokenId,
        revoked_at: Timestamp,
    },
}

impl DomainEvent for WorkspaceEvent {
    fn event_type(&self) -> String {
        match self {
            Self::WorkspaceCreated { .. } => "WorkspaceCreated",
            Self::SettingChanged { .. } => "SettingChanged",
            Self::SecretSettingChanged { .. } => "SecretSettingChanged",
            Self::MemberAdded { .. } => "MemberAdded",
            Self::MemberIdentityLinked { .. } => "MemberIdentityLinked",
            Self::MemberRemoved { .. } => "MemberRemoved",
            Self::ChannelAdded { .. } => "ChannelAdded",
            Self::GreenChannelAdded { .. } => "GreenChannelAdded",
            Self::MetaChannelAdded { .. } => "MetaChannelAdded",
            Self::TelegramChannelAdded { .. } => "TelegramChannelAdded",
            Self::ChannelRenamed { .. } => "ChannelRenamed",
            Self::ChannelAddressChanged { .. } => "ChannelAddressChanged",
            Self::ChannelInstanceChanged { .. } => "ChannelInstanceChanged",
            Self::ChannelHeard { .. } => "ChannelHeard",
            Self::ChannelCallsChanged { .. } => "ChannelCallsChanged",
            Self::ChannelAccountNamed { .. } => "ChannelAccountNamed",
            Self::ChannelKeyReplaced { .. } => "ChannelKeyReplaced",
            Self::ChannelConnectionChanged { .. } => "ChannelConnectionChanged",
            Self::ChannelRemoved { .. } => "ChannelRemoved",
            Self::RoutesReplaced { .. } => "RoutesReplaced",
            Self::AliasesReplaced { .. } => "AliasesReplaced",
            Self::CustomCommandsReplaced { .. } => "CustomCommandsReplaced",
            Self::TemplateChanged { .. } => "TemplateChanged",
            Self::TemplateReset { .. } => "TemplateReset",
            Self::ServiceRulesReplaced { .. } => "ServiceRulesReplaced",
            Self::ProviderProblemNoticed { .. } => "ProviderProblemNoticed",
            Self::ApiTokenIssued { .. } => "ApiTokenIssued",
            Self::ApiTokenRevoked { .. } => "ApiTokenRevoked",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        // 1.1 of `ChannelCallsChanged`: calls in part.
        if matches!(self, Self::ChannelCallsChanged { .. }) { "1.1" } else { "1.0" }.to_owned()
    }
}

impl LoggedEvent for WorkspaceEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::SecretSettingChanged { subject, .. } => Personal::of(subject, &["value"]),
            Self::ChannelAdded { subject, .. } => Personal::of(subject, &["api_key", "webhook_secret"]),
            Self::GreenChannelAdded { subject, .. } => Personal::of(subject, &["api_token", "webhook_secret"]),
            Self::MetaChannelAdded { subject, .. } => {
                Personal::of(subject, &["access_token", "app_secret", "verify_token"])
            }
            Self::TelegramChannelAdded { subject, .. } => Personal::of(subject, &["bot_token", "webhook_secret"]),
            Self::ChannelKeyReplaced { subject, .. } => Personal::of(subject, &["key"]),
            Self::MemberAdded { member_id, .. } => Personal::of(member_id.as_str(), &["identities"]),
            Self::MemberIdentityLinked { member_id, .. } => Personal::of(member_id.as_str(), &["identity"]),
            Self::WorkspaceCreated { .. }
            | Self::SettingChanged { .. }
            | Self::MemberRemoved { .. }
            | Self::ChannelRenamed { .. }
            | Self::ChannelAddressChanged { .. }
            | Self::ChannelInstanceChanged { .. }
            | Self::ChannelHeard { .. }
            | Self::ChannelCallsChanged { .. }
            | Self::ChannelAccountNamed { .. }
            | Self::ChannelConnectionChanged { .. }
            | Self::ChannelRemoved { .. }
            | Self::RoutesReplaced { .. }
            | Self::AliasesReplaced { .. }
            | Self::CustomCommandsReplaced { .. }
            | Self::TemplateChanged { .. }
            | Self::TemplateReset { .. }
            | Self::ServiceRulesReplaced { .. }
            | Self::ProviderProblemNoticed { .. }
            | Self::ApiTokenIssued { .. }
            | Self::ApiTokenRevoked { .. } => Personal::None,
        }
    }
}
