//! One row of the message log as it goes out.

use std::collections::BTreeMap;

use aggregates::ids::{ChannelId, CustomerId, ProviderOrderId};
use eventlog::WorkspaceId;
use projections::message_log::{LogEntry, Question, Reason, Send, SendFor, SendState};
use serde::Serialize;
use utoipa::ToSchema;

use super::choices::{ActionName, OutcomeName, QuestionName, ReasonName, StatusName};
use crate::answer::time;
use crate::app::App;
use crate::error::Problem;

/// One handled message of a customer (LG1).
#[derive(Serialize, ToSchema)]
pub(crate) struct LogItem {
    pub id: String,
    /// 1, 2, 3 … per workspace.
    pub serial: i64,
    pub received_at: String,
    /// What was asked for; `message`: nothing was understood and people have to read it, or it came beyond a limit.
    #[schema(value_type = ActionName)]
    pub action: &'static str,
    /// Name of your own command, where the action is `custom`.
    pub custom_command: Option<String>,
    pub order_ids: Vec<u64>,
    /// Of many: how many are worked through so far.
    pub orders_done: Option<i64>,
    pub customer: CustomerPart,
    /// None in a private chat.
    pub group: Option<NamedPart>,
    pub channel: NamedPart,
    /// Providers of the orders, joined by `, `.
    pub provider: Option<String>,
    #[schema(value_type = Vec<String>)]
    pub provider_order_ids: Vec<ProviderOrderId>,
    /// What came of it; `asked`: it was unclear, and the customer was asked; `unclear`: the same, and nobody was asked; `by_hand`: work for
    /// people.
    #[schema(value_type = OutcomeName)]
    pub outcome: &'static str,
    /// Why nothing is done about it, where that was known at once: `over_limit`, `own_words` and their like.
    #[schema(value_type = Option<ReasonName>)]
    pub reason: Option<&'static str>,
    /// How the question to the customer stands; none where nothing was asked.
    #[schema(value_type = Option<QuestionName>)]
    pub question: Option<&'static str>,
    /// Where the team is with it.
    #[schema(value_type = StatusName)]
    pub support_status: &'static str,
    /// The message held more than a clean command (CC17).
    pub priority: bool,
    pub text: String,
    pub reply: Option<String>,
    /// `none`, `queued`, `sent`, `delivered`, `read`, `retrying`, `unknown`, `failed` or `withheld`.
    pub reply_state: &'static str,
    /// Attempts to send the reply.
    pub attempts: i64,
    /// The same for commands to providers' groups.
    pub dispatch_state: &'static str,
    /// The same for escalations.
    pub escalation_state: &'static str,
    pub sends: Vec<SendPart>,
    /// Providers of an escalation that have no group.
    pub unrouted: Vec<String>,
    /// Microseconds from received to answered.
    pub answer_micros: Option<i64>,
    /// Position of the event that last changed this entry.
    pub position: i64,
}

/// Who wrote.
#[derive(Serialize, ToSchema)]
pub(crate) struct CustomerPart {
    #[schema(value_type = Option<String>)]
    pub id: Option<CustomerId>,
    /// Panel username.
    pub username: Option<String>,
    /// Their own name for themselves.
    pub display: Option<String>,
}

/// Something with an id and a name.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedPart {
    pub id: String,
    pub name: Option<String>,
}

/// One outgoing message of an entry.
#[derive(Serialize, ToSchema)]
pub(crate) struct SendPart {
    pub outgoing_id: String,
    /// `reply`, `dispatch` or `escalation`.
    pub is: &'static str,
    pub state: &'static str,
    pub attempts: i64,
    /// The order a dispatch is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<u64>,
    /// Why it is not there: it failed, may not have arrived, or could not be delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Names of the workspace's channels.
pub(super) struct Names(BTreeMap<ChannelId, String>);

impl Names {
    pub(super) async fn of(app: &App, workspace: WorkspaceId) -> Result<Self, Problem> {
        let workspace = app.own_workspace(workspace).await?;
        Ok(Self(workspace.channels.into_iter().map(|(id, channel)| (id, channel.name)).collect()))
    }

    pub(super) fn item(&self, entry: LogEntry) -> LogItem {
        let row = entry.row;
        LogItem {
            serial: row.serial,
            received_at: time(row.received_at),
            action: row.action.name(),
            custom_command: row.custom_command,
            order_ids: row.order_ids,
            orders_done: row.orders_done,
            customer: CustomerPart { id: row.customer_id, username: row.username, display: row.display },
            group: row.group_id.map(|id| NamedPart { id: id.to_string(), name: entry.group_name }),
            channel: NamedPart { name: self.0.get(&row.channel_id).cloned(), id: row.channel_id.to_string() },
            provider: row.provider,
            provider_order_ids: row.provider_order_ids,
            outcome: row.outcome.name(),
            reason: row.reason.map(Reason::name),
            question: row.question.map(Question::name),
            support_status: row.support_status.name(),
            priority: row.priority,
            text: row.text,
            reply: row.reply,
            reply_state: state_name(row.reply_state),
            attempts: row.attempts,
            dispatch_state: state_name(row.dispatch_state),
            escalation_state: state_name(row.escalation_state),
            sends: row.sends.into_iter().map(send).collect(),
            unrouted: row.unrouted,
            answer_micros: row.answer_micros,
            position: row.position,
            id: row.id,
        }
    }
}

fn send((outgoing_id, send): (String, Send)) -> SendPart {
    let is = match send.is {
        SendFor::Reply => "reply",
        SendFor::Dispatch => "dispatch",
        SendFor::Escalation => "escalation",
    };
    let Send { is: _, state, attempts, order_id, reason } = send;
    SendPart { outgoing_id, is, state: state_name(state), attempts, order_id, reason }
}

const fn state_name(state: SendState) -> &'static str {
    match state {
        SendState::None => "none",
        SendState::Withheld => "withheld",
        SendState::Sent => "sent",
        SendState::Queued => "queued",
        SendState::Retrying => "retrying",
        SendState::Unknown => "unknown",
        SendState::Read => "read",
        SendState::Delivered => "delivered",
        SendState::Undelivered | SendState::Failed => "failed",
    }
}
