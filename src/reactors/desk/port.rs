//! The desk at the API's service.

use aggregates::channel_health::StopCause;
use aggregates::ids::{ChannelId, ConversationId};
use aggregates::order::Requester;
use aggregates::request::{Findings, OrderResult, ProviderOrder, Request, RequestCommand, RequestEvent};
use aggregates::values::ChatKind;
use aggregates::workspace::{Channel, Workspace};
use api::ports::{
    self, ActionOutcome, ActionRequest, Check, Connection, DeskError, GroupSync, GroupSyncRequest, PanelCheck,
};
use app::groups::{self, Registration};
use app::{AppError, Cx};
use eventlog::{Call, Committed, ExecuteError, LogError, WorkspaceId};
use futures::FutureExt;
use futures::future::BoxFuture;
use gateways::evolution::Group;
use gateways::{GatewayError, Kind};
use uuid::Uuid;

use super::{Desk, Inquiry};
use crate::reactors::job::Trouble;
use crate::reactors::messenger::Messenger;

impl ports::Desk for Desk {
    fn request_action(
        &self,
        workspace: WorkspaceId,
        ask: ActionRequest,
    ) -> BoxFuture<'_, Result<ActionOutcome, DeskError>> {
        async move { self.act(workspace, ask).await }.boxed()
    }

    fn validate_panel(&self, workspace: WorkspaceId) -> BoxFuture<'_, Result<PanelCheck, DeskError>> {
        async move { self.check_panel(workspace).await }.boxed()
    }

    fn panel_user(
        &self,
        workspace_id: WorkspaceId,
        username: String,
    ) -> BoxFuture<'_, Result<Option<String>, DeskError>> {
        async move {
            let workspace: Workspace = self.log().load(workspace_id, &workspace_id.to_string()).await?;
            let panel = self.panel(&workspace).map_err(refused)?;
            let found = panel.user_by_name(&username).await.map_err(refused)?;
            Ok(found.map(|user| user.username))
        }
        .boxed()
    }

    fn provider_orders(
        &self,
        workspace_id: WorkspaceId,
        order_ids: Vec<u64>,
    ) -> BoxFuture<'_, Result<Vec<ProviderOrder>, DeskError>> {
        async move {
            let workspace: Workspace = self.log().load(workspace_id, &workspace_id.to_string()).await?;
            let facts = self.whole_orders(workspace_id, &workspace, &order_ids).await.map_err(refused)?;
            Ok(facts.values().filter_map(ProviderOrder::of).collect())
        }
        .boxed()
    }

    fn prepare_channel(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>> {
        async move {
            let (messenger, channel) = self.channel(workspace, &channel_id).await?;
            let connection = messenger.prepare(&channel, &webhook_url).await.map_err(not_told)?;
            Ok(self.seen_after(&messenger, connection, &channel_id, &channel, &webhook_url).await)
        }
        .boxed()
    }

    fn connect_channel(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>> {
        async move {
            let (messenger, channel) = self.channel(workspace, &channel_id).await?;
            let connected = messenger.connect(&channel, &webhook_url).await;
            // Even where it failed, what was said before may be over.
            self.looks().forget(&channel_id);
            let connection = connected.map_err(not_told)?;
            Ok(self.seen_after(&messenger, connection, &channel_id, &channel, &webhook_url).await)
        }
        .boxed()
    }

    fn channel_state(
        &self,
        workspace: WorkspaceId,
        channel_id: ChannelId,
        webhook_url: String,
    ) -> BoxFuture<'_, Result<Connection, DeskError>> {
        async move {
            let (messenger, channel) = self.channel(workspace, &channel_id).await?;
            let ask = async || {
                let connection = messenger.state().await?;
                let seen = messenger.look(&channel, &webhook_url, self.log().now()).await?;
                Ok(connection.seeing(seen))
            };
            self.looks().lately(&channel_id, &channel, ask).await.map_err(not_told)
        }
        .boxed()
    }

    fn sync_groups(
        &self,
        workspace: WorkspaceId,
        call: GroupSyncRequest,
    ) -> BoxFuture<'_, Result<GroupSync, DeskError>> {
        async move {
            let (messenger, _) = self.channel(workspace, &call.channel_id).await?;
            let listed = messenger.groups().await.map_err(refused)?;
            let groups = listed.map_err(|why| DeskError::NotSupported(why.to_owned()))?;
            let cx = Cx::new(self.log(), self.models(), workspace, call.provenance.clone());
            let mut sync = GroupSync { found: groups.len(), registered: 0, position: 0 };
            for group in groups {
                let committed =
                    groups::register(&cx, registration(&call.channel_id, &group)).await.map_err(not_done)?;
                let is_new = committed.events.iter().any(|event| &*event.event_type == "GroupRegistered");
                sync.registered += usize::from(is_new);
                sync.position = sync.position.max(committed.position);
            }
            sync.position = sync.position.max(self.log().head(workspace).await?);
            Ok(sync)
        }
        .boxed()
    }
}

impl Desk {
    async fn act(&self, workspace_id: WorkspaceId, ask: ActionRequest) -> Result<ActionOutcome, DeskError> {
        let request_id = match &ask.key {
            Some(key) => Uuid::new_v5(&workspace_id.uuid(), key.as_bytes()),
            None => self.log().new_id(),
        };
        let aggregate_id = request_id.as_simple().to_string();
        let call = |step: &str| Call::with_key(format!("{aggregate_id}:{step}"), ask.provenance.clone());
        if let Some(first) = self.log().outcome_of(workspace_id, &format!("{aggregate_id}:answer")).await? {
            return outcome(request_id, &first);
        }
        let workspace: Workspace = self.log().load(workspace_id, &workspace_id.to_string()).await?;
        let inquiry = Inquiry {
            workspace_id,
            workspace: &workspace,
            request_id,
            action: ask.action,
            order_ids: &ask.order_ids,
            ticket_id: None,
            custom: None,
            only: ask.only,
            requester: Requester::Operator,
            customer_id: None,
            username: None,
            subject: &aggregate_id,
            provenance: ask.provenance.clone(),
            again: true,
            still_ours: &|| true,
        };
        let facts = self.order_facts(&inquiry, &ask.order_ids).await.map_err(refused)?;
        let open = self.open_request(&inquiry);
        self.log().execute::<Request>(workspace_id, &aggregate_id, open, call("open")).await.map_err(failed)?;
        let results = self.results(&inquiry, &ask.order_ids, &facts).await.map_err(internal)?;
        let answer = RequestCommand::AnswerRequest {
            findings: Findings::Orders { results },
            show_provider: true,
            texts: workspace.texts(),
            now: self.log().now(),
        };
        let committed =
            self.log().execute::<Request>(workspace_id, &aggregate_id, answer, call("answer")).await.map_err(failed)?;
        outcome(request_id, &committed)
    }

    /// The log entry of an operator's action: it names no chat, so nobody is answered.
    fn open_request(&self, inquiry: &Inquiry<'_>) -> RequestCommand {
        let ids: Vec<String> = inquiry.order_ids.iter().map(u64::to_string).collect();
        let now = self.log().now();
        RequestCommand::OpenRequest {
            request_id: inquiry.request_id,
            message_id: inquiry.request_id,
            conversation_id: ConversationId::default(),
            channel_id: ChannelId::default(),
            chat_kind: ChatKind::Private,
            group_id: None,
            customer_id: None,
            username: None,
            sender_name: None,
            subject: inquiry.subject.to_owned(),
            action: inquiry.action,
            order_ids: inquiry.order_ids.to_vec(),
            text: format!("{} {}", inquiry.action.name().replace('_', " "), ids.join(", ")),
            priority: false,
            received_at: now,
            custom: None,
            now,
            unclear: false,
            reason: None,
        }
    }

    /// How a channel's connection is now.
    pub async fn state_of(&self, workspace: WorkspaceId, channel_id: &ChannelId) -> Result<Connection, DeskError> {
        let (messenger, _) = self.channel(workspace, channel_id).await?;
        messenger.state().await.map_err(not_told)
    }

    /// What the messenger calls after it was told to call us. That it can not be asked takes nothing back.
    async fn seen_after(
        &self,
        messenger: &Messenger,
        connection: Connection,
        channel_id: &ChannelId,
        channel: &Channel,
        webhook_url: &str,
    ) -> Connection {
        self.looks().forget(channel_id);
        match messenger.look(channel, webhook_url, self.log().now()).await {
            Ok(seen) => connection.seeing(seen),
            Err(error) => {
                tracing::info!(%channel_id, %error, "a messenger did not tell whom it calls");
                connection
            }
        }
    }

    async fn check_panel(&self, workspace_id: WorkspaceId) -> Result<PanelCheck, DeskError> {
        let workspace: Workspace = self.log().load(workspace_id, &workspace_id.to_string()).await?;
        let check = |name: &str, ok: bool, detail: String| Check { name: name.to_owned(), ok, detail };
        let panel = match self.panel(&workspace) {
            Ok(panel) => panel,
            Err(error) => return Ok(PanelCheck { ok: false, checks: vec![check("address", false, error.detail)] }),
        };
        let checks = match panel.check().await {
            Ok(()) => vec![
                check("address", true, "the panel answers".to_owned()),
                check("admin key", true, "the panel takes the key".to_owned()),
            ],
            Err(error) => match error.kind {
                Kind::Unauthorized | Kind::Refused => vec![
                    check("address", true, "the panel answers".to_owned()),
                    check("admin key", false, error.to_string()),
                ],
                Kind::RateLimited | Kind::Unavailable | Kind::OutcomeUnknown | Kind::Misconfigured | Kind::NotFound => {
                    vec![check("address", false, error.to_string())]
                }
            },
        };
        Ok(PanelCheck { ok: checks.iter().all(|check| check.ok), checks })
    }

    /// The client of a channel and what is known of it.
    async fn channel(
        &self,
        workspace_id: WorkspaceId,
        channel_id: &ChannelId,
    ) -> Result<(Messenger, Channel), DeskError> {
        let mut workspace: Workspace = self.log().load(workspace_id, &workspace_id.to_string()).await?;
        let channel = workspace.channels.remove(channel_id);
        let channel = channel.ok_or_else(|| DeskError::UnknownChannel(channel_id.to_string()))?;
        if let Some(key) = channel.link.dropped_key() {
            let reason = "was dropped when the channel's address changed: give it anew".to_owned();
            return Err(unusable(key.field(), reason));
        }
        let messenger = Messenger::of(self.net(), &channel).map_err(|error| unusable("api_url", error.detail))?;
        Ok((messenger, channel))
    }
}

fn outcome(request_id: Uuid, answered: &Committed) -> Result<ActionOutcome, DeskError> {
    for event in &answered.events {
        if let RequestEvent::RequestAnswered { findings, .. } = &*event.event::<Request>()? {
            let results: Vec<OrderResult> = match findings {
                Findings::Orders { results } => results.clone(),
                Findings::Balance { .. }
                | Findings::BalanceCoolingDown { .. }
                | Findings::Services { .. }
                | Findings::Ticket { .. }
                | Findings::TicketNotFound { .. }
                | Findings::Username { .. }
                | Findings::Help
                | Findings::Menu { .. }
                | Findings::Custom { .. }
                | Findings::PanelUnavailable { .. }
                | Findings::Unclear { .. }
                | Findings::LeftToPeople
                | Findings::WantsHuman => Vec::new(),
            };
            return Ok(ActionOutcome { position: answered.position, request_id, results });
        }
    }
    Err(DeskError::Internal("the request was answered before, by another call".to_owned()))
}

fn refused(error: GatewayError) -> DeskError {
    match error.kind {
        Kind::Misconfigured => DeskError::NotConfigured { setting: "address".to_owned(), reason: error.detail },
        Kind::Unauthorized => DeskError::NotConfigured { setting: "key".to_owned(), reason: error.detail },
        Kind::Refused | Kind::NotFound => DeskError::Refused(error.detail),
        Kind::RateLimited | Kind::Unavailable | Kind::OutcomeUnknown => DeskError::Unavailable(error.detail),
    }
}

/// A setting of a channel as which no messenger can be asked.
fn unusable(setting: &str, reason: String) -> DeskError {
    let said = Box::new(DeskError::NotConfigured { setting: setting.to_owned(), reason });
    DeskError::Channel { cause: StopCause::Setup, said }
}

/// Why a channel's messenger does not tell how the channel is. Where that is for its owner to mend, the channel's health is concerned.
fn not_told(error: GatewayError) -> DeskError {
    let cause = match error.kind {
        Kind::Unauthorized => Some(StopCause::Key),
        Kind::Misconfigured | Kind::NotFound => Some(StopCause::Setup),
        Kind::Refused | Kind::RateLimited | Kind::Unavailable | Kind::OutcomeUnknown => None,
    };
    let said = refused(error);
    match cause {
        Some(cause) => DeskError::Channel { cause, said: Box::new(said) },
        None => said,
    }
}

fn registration<'a>(channel_id: &'a ChannelId, group: &'a Group) -> Registration<'a> {
    Registration { channel_id, chat: &group.jid, name: group.name.as_deref(), joined_at: None }
}

fn not_done(error: AppError) -> DeskError {
    match error {
        AppError::Busy => DeskError::Conflict,
        AppError::Log(error) => DeskError::Log(error),
        AppError::Invalid { .. }
        | AppError::Refused(_)
        | AppError::KeyReused { .. }
        | AppError::LeaseOver
        | AppError::Read(_) => DeskError::Internal(error.to_string()),
    }
}

fn failed<E: std::error::Error>(error: ExecuteError<E>) -> DeskError {
    match error {
        ExecuteError::Refused(refusal) => DeskError::Internal(refusal.to_string()),
        ExecuteError::Conflict | ExecuteError::Stale { .. } => DeskError::Conflict,
        ExecuteError::KeyReused { .. } => DeskError::Internal(error.to_string()),
        ExecuteError::Log(error) => DeskError::Log(error),
    }
}

fn internal(trouble: Trouble) -> DeskError {
    if trouble.passing {
        DeskError::Log(LogError::Unavailable(trouble.reason))
    } else {
        DeskError::Internal(trouble.reason)
    }
}
