//! Orders to a workspace.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{Calls, ConnectionState, Credential, Link, ProviderProblem, Route, TokenScope};
use crate::eligibility::ServiceRule;
use crate::grammar::{Alias, CustomCommand};
use crate::ids::{ChannelId, MemberId, TokenId};
use crate::values::{Identity, Role};

/// What can be asked of one workspace.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum WorkspaceCommand {
    CreateWorkspace {
        workspace_id: String,
        name: String,
        now: Timestamp,
    },
    /// All that makes a workspace one that somebody can use, at once: itself, its owner, and a token of scope `owner`.
    FoundWorkspace {
        workspace_id: String,
        name: String,
        owner_id: MemberId,
        owner: Identity,
        token_id: TokenId,
        token_hash: String,
        now: Timestamp,
    },
    /// Set one setting from its text form; type, range and name are checked by `settings`.
    ChangeSetting {
        key: String,
        value: String,
        now: Timestamp,
    },
    AddMember {
        member_id: MemberId,
        role: Role,
        identities: Vec<Identity>,
        now: Timestamp,
    },
    LinkMemberIdentity {
        member_id: MemberId,
        identity: Identity,
        now: Timestamp,
    },
    RemoveMember {
        member_id: MemberId,
        now: Timestamp,
    },
    AddChannel {
        channel_id: ChannelId,
        name: String,
        link: Link,
        webhook_secret: String,
        now: Timestamp,
    },
    RenameChannel {
        channel_id: ChannelId,
        name: String,
        now: Timestamp,
    },
    /// Give a channel new keys, or another address of the same system; the account stays.
    ReplaceChannelKeys {
        channel_id: ChannelId,
        api_url: Option<String>,
        /// Another instance of an Evolution server.
        instance: Option<String>,
        keys: Vec<(Credential, String)>,
        now: Timestamp,
    },
    /// How a channel's connection is; what is known already changes nothing. `told_at` is the messenger's clock, where it told of its own
    /// accord: what it told before the newest that is known is passed over.
    NoteChannelConnection {
        channel_id: ChannelId,
        state: ConnectionState,
        told_at: Option<Timestamp>,
        now: Timestamp,
    },
    /// The messenger reached us; only the first time counts.
    NoteChannelHeard {
        channel_id: ChannelId,
        now: Timestamp,
    },
    /// What the messenger answered when it was asked whom it calls, and by which name people address the account.
    NoteChannelLook {
        channel_id: ChannelId,
        calls: Calls,
        account: Option<String>,
        now: Timestamp,
    },
    RemoveChannel {
        channel_id: ChannelId,
        now: Timestamp,
    },
    /// Lead routes to the new address of a group that has moved.
    FollowMovedGroup {
        channel_id: ChannelId,
        from: String,
        to: String,
        now: Timestamp,
    },
    /// Replace the whole list; every channel must exist, every template must hold `{external_id}`.
    ReplaceRoutes {
        routes: Vec<Route>,
        now: Timestamp,
    },
    /// Word a text; `words` checks the template. An empty one is the same as [`Self::ResetTemplate`].
    ChangeTemplate {
        key: String,
        text: String,
        now: Timestamp,
    },
    /// Go back to the fixed text.
    ResetTemplate {
        key: String,
        now: Timestamp,
    },
    /// Replace the whole list of other names for commands (CC13).
    ReplaceAliases {
        aliases: Vec<Alias>,
        now: Timestamp,
    },
    /// Replace the whole list of the operator's own commands (CC13).
    ReplaceCustomCommands {
        commands: Vec<CustomCommand>,
        now: Timestamp,
    },
    /// Replace the whole list of service rules (EL3).
    ReplaceServiceRules {
        rules: Vec<ServiceRule>,
        now: Timestamp,
    },
    /// An order was met that no provider could be told of (PR10).
    NoteProviderProblem {
        problem: ProviderProblem,
        /// As the panel names it; none where it names none.
        provider: Option<String>,
        request_id: Uuid,
        order_id: u64,
        now: Timestamp,
    },
    IssueApiToken {
        token_id: TokenId,
        scope: TokenScope,
        token_hash: String,
        now: Timestamp,
    },
    RevokeApiToken {
        token_id: TokenId,
        now: Timestamp,
    },
}
