//! Messages to providers' groups: accepted actions (PR8) and escalated entries (PR9).

use aggregates::conversation::{Conversation, ConversationCommand, Purpose};
use aggregates::ids::ChannelId;
use aggregates::order::Order;
use aggregates::request::{Request, RequestEvent};
use app::ids;
use eventlog::Actor;
use uuid::Uuid;

use super::chat::{group_id, is_silent};
use super::job::{Job, Outcome, Trouble};

/// Key of the text of a dispatch, for auditors.
const DISPATCH: &str = "provider_command";
/// Key of the text of an escalation.
const ESCALATION: &str = "provider_escalation";

/// Writes an accepted action to the provider's group, or to the one it has on another messenger.
pub async fn dispatch(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Order>()?;
    let Some(accepted) = event.accepted() else { return Ok(Outcome::Done) };
    let Some(dispatch) = &accepted.dispatch else { return Ok(Outcome::Done) };
    let is_also = job.effect.payload.get("also").is_some();
    let (outgoing_id, channel_id, chat) = match &dispatch.also {
        Some(also) if is_also => (job.derived_id("dispatch-also"), &also.channel_id, &also.chat),
        None if is_also => return Err(Trouble::lasting("the action is told in one chat only")),
        Some(_) | None => (dispatch.outgoing_id, &dispatch.channel_id, &dispatch.chat),
    };
    let message = Message {
        outgoing_id,
        channel_id,
        chat,
        purpose: Purpose::Dispatch { request_id: accepted.request_id, order_id: accepted.facts.order_id },
        text_key: DISPATCH,
        text: &dispatch.text,
    };
    message.send(job).await
}

/// Writes an escalated entry to one provider's group.
pub async fn escalate(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Request>()?;
    let RequestEvent::LogEscalated { targets, .. } = &*event else { return Ok(Outcome::Done) };
    let index = job
        .effect
        .payload
        .get("target")
        .and_then(serde_json::Value::as_u64)
        .and_then(|index| usize::try_from(index).ok());
    let Some((index, target)) = index.and_then(|index| Some((index, targets.get(index)?))) else {
        return Err(Trouble::lasting("the escalation names no such target"));
    };
    let request_id = job.event.aggregate_id.parse().map_err(|_| Trouble::lasting("the request's id is not a UUID"))?;
    let message = Message {
        outgoing_id: job.derived_id(&format!("escalation-{index}")),
        channel_id: &target.channel_id,
        chat: &target.chat,
        purpose: Purpose::Escalation { request_id },
        text_key: ESCALATION,
        text: &target.text,
    };
    message.send(job).await
}

struct Message<'a> {
    outgoing_id: Uuid,
    channel_id: &'a ChannelId,
    chat: &'a str,
    purpose: Purpose,
    text_key: &'static str,
    text: &'a str,
}

impl Message<'_> {
    async fn send(self, job: &Job<'_>) -> Result<Outcome, Trouble> {
        let conversation_id = ids::of_conversation(job.log(), job.workspace_id(), self.channel_id, self.chat).await?;
        let group_id = group_id(job, self.channel_id, self.chat).await?;
        let silent = is_silent(job, Some(&group_id)).await?;
        let command = ConversationCommand::SendMessage {
            outgoing_id: self.outgoing_id,
            channel_id: self.channel_id.to_owned(),
            chat: self.chat.to_owned(),
            purpose: self.purpose,
            text_key: self.text_key.to_owned(),
            text: self.text.to_owned(),
            subject: group_id.to_string(),
            silent,
            quoted: None,
            now: job.now(),
            unasked: false,
        };
        job.execute::<Conversation>(conversation_id.as_str(), command, "send", Actor::System).await?;
        Ok(Outcome::Done)
    }
}
