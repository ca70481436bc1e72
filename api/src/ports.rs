//! What the API needs done in the outside world. Implemented by the reactors, replaced by a stand-in in tests.
//!
//! Everything else the API does is a command on the log or a read of a read model and needs no port.

use aggregates::channel_health::StopCause;
use aggregates::ids::ChannelId;
use aggregates::request::{Action, OrderResult, ProviderOrder};
use aggregates::values::Network;
use aggregates::workspace::Calls;
use eventlog::{LogError, Provenance, WorkspaceId};
use futures::future::BoxFuture;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use crate::channel_health::HealthPart;

/// The outside world, at the API's service.
pub trait Desk: Send + Sync + 'static {
    /// Asks for an action on orders in the operator's name: reads the orders from the panel, opens a request (so that it shows in
    /// the message log), decides each order with [`aggregates::order::Requester::Operator`], answers the request, and tells providers' groups by the
    /// usual effects. One bad order never spoils the others. Nothing is recorded when the panel could not be asked.
    ///
    /// Errors: [`DeskError::NotConfigured`] without a panel, [`DeskError::Unavailable`] when it does not answer.
    fn request_action(
        &self,
        workspace: WorkspaceId,
        ask: ActionRequest,
    ) -> BoxFuture<'_, Result<ActionOutcome, DeskError>>;

    /// The panel's user of this name, spelled as the panel spells it; none where it has no such user.
    ///
    /// Errors: [`DeskError::NotConfigured`] without a panel, [`DeskError::Unavailable`] when it does not answer.
    fn panel_user(&self, workspace: WorkspaceId, username: String) -> BoxFuture<'_, Result<Option<String>, DeskError>>;

    /// At which provider the panel has these orders; manual ones are left out.
    fn provider_orders(
        &self,
        workspace: WorkspaceId,
        order_ids: Vec<u64>,
    ) -> BoxFuture<'_, Result<Vec<ProviderOrder>, DeskError>>;

    /// Asks the panel whether the address and the key in the settings work. A panel that says no is an answer, not an error.
    fn validate_panel(&self, workspace: WorkspaceId) -> BoxFuture<'_, Result<PanelCheck, DeskError>>;

    /// Prepares a new channel: points its messenger at `webhook_url`, making the instance where the messenger needs one.
    fn prepare_channel(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>>;

    /// Starts connecting a channel, and points its messenger at `webhook_url` where that may be done again: a code to scan, or already open.
    fn connect_channel(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>>;

    /// How a channel's connection is now, and whether its messenger calls `webhook_url`: asked every few seconds at most. A sandbox channel
    /// is always open.
    fn channel_state(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>>;

    /// Fetches the channel's groups and registers those that are new, all flags off (GR3).
    fn sync_groups(
        &self,
        workspace: WorkspaceId,
        call: GroupSyncRequest,
    ) -> BoxFuture<'_, Result<GroupSync, DeskError>>;
}

/// An action the operator asks for.
#[derive(Clone, Debug)]
pub struct ActionRequest {
    /// One that does something to orders.
    pub action: Action,
    /// Panel order ids: at least one, each once, at most 100.
    pub order_ids: Vec<u64>,
    /// Providers are told in their chat on this messenger only; none: in all their chats.
    pub only: Option<Network>,
    pub provenance: Provenance,
    /// Names the call for ever: a repeat must answer with the first outcome and record nothing. Keys of the commands it
    /// takes are derived from it. None = a call nobody repeats.
    pub key: Option<String>,
}

/// What came of an action.
#[derive(Clone, Debug)]
pub struct ActionOutcome {
    /// Of the last event recorded.
    pub position: i64,
    /// The log entry.
    pub request_id: Uuid,
    /// One per order id, in the order asked.
    pub results: Vec<OrderResult>,
}

/// Which groups to fetch.
#[derive(Clone, Debug)]
pub struct GroupSyncRequest {
    pub channel_id: ChannelId,
    pub provenance: Provenance,
}

/// What a sync of groups found.
#[derive(Clone, Copy, Debug)]
pub struct GroupSync {
    /// Groups the channel is in.
    pub found: usize,
    /// Of those, new ones.
    pub registered: usize,
    /// Of the last event recorded, or the log's head when nothing was new.
    pub position: i64,
}

/// What the panel said about the settings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PanelCheck {
    /// Everything needed works.
    pub ok: bool,
    /// What was tried, in order.
    pub checks: Vec<Check>,
}

/// One thing that was tried.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Check {
    /// What was tried: `address`, `admin key`, `user key` ….
    pub name: String,
    pub ok: bool,
    /// In words, for the operator; holds no key.
    pub detail: String,
}

/// A channel's connection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Connection {
    /// `open`, `connecting`, `close`, `limited` (a sign of a coming ban), `blocked`, `refused`, or the other side's word.
    pub state: String,
    /// Text inside the picture to scan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The picture as a `data:image/png;base64,…` URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// To type on the phone instead of scanning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing_code: Option<String>,
    /// Who the messenger says this is: a phone number, a bot's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// What the operator has to do now, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// What will not work as it is set, and how to change that, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Whom the messenger calls now: `us`, `us_in_part` where not all it takes to be heard is set, `nobody`, `elsewhere`, or `untold`
    /// where it does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls: Option<&'static str>,
    /// The host it calls, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls_host: Option<String>,
    /// What is missing for all of it to be heard, where it calls us in part: an event's name, the channel's secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls_lack: Option<String>,
    /// Whether messages go out and come in, now that the messenger was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<HealthPart>,
    /// When something first came in over the channel; left out as long as nothing ever did. Open and never heard is no proof of anything:
    /// write to the channel to see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<String>,
    /// What was asked of the messenger, for the record.
    #[serde(skip)]
    #[schema(ignore)]
    pub seen: Option<Seen>,
}

/// What a messenger answered when it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub calls: Calls,
    /// The name by which people address the account.
    pub account: Option<String>,
}

impl Connection {
    /// The same, with what was seen.
    #[must_use]
    pub fn seeing(mut self, seen: Seen) -> Self {
        (self.calls, self.calls_host, self.calls_lack) = match &seen.calls {
            Calls::Us => (Some("us"), None, None),
            Calls::UsInPart { lacks } => (Some("us_in_part"), None, Some(lacks.clone())),
            Calls::Nobody => (Some("nobody"), None, None),
            Calls::Elsewhere { host } => (Some("elsewhere"), Some(host.clone()), None),
            Calls::Untold => (Some("untold"), None, None),
        };
        self.seen = Some(seen);
        self
    }

    /// The same, warning of this, too.
    #[must_use]
    pub fn warning_of(mut self, warning: Option<String>) -> Self {
        self.warning = match (self.warning, warning) {
            (Some(first), Some(second)) => Some(format!("{first}. {second}")),
            (first, second) => first.or(second),
        };
        self
    }
}

/// Why the outside could not be asked, or said no. Texts are for operators: no keys in them.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A setting that is needed is missing or cannot work (`panel_url`, `panel_api_key`, a channel's address).
    #[error("{setting}: {reason}")]
    NotConfigured { setting: String, reason: String },
    /// The other side understood and said no.
    #[error("{0}")]
    Refused(String),
    /// No usable answer; nothing was recorded. Try again later.
    #[error("{0}")]
    Unavailable(String),
    /// A channel's messenger refuses to tell how the channel is, and only the owner can help.
    #[error("{said}")]
    Channel { cause: StopCause, said: Box<DeskError> },
    /// Other changes were faster, too often.
    #[error("too many concurrent changes; try again")]
    Conflict,
    /// There is no such channel in this workspace.
    #[error("there is no channel {0}")]
    UnknownChannel(String),
    /// The channel's kind has no such function.
    #[error("{0}")]
    NotSupported(String),
    /// The log could not be read or written.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A read model could not be read, or anything else that is a fault of this program; the reason is for the log.
    #[error("{0}")]
    Internal(String),
}
