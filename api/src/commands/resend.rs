//! Sending an entry's messages again (CH9), to providers also in their chat on another messenger (PR8).

use std::collections::BTreeMap;

use aggregates::conversation::{Conversation, ConversationCommand, Outgoing, OutgoingState, Purpose};
use aggregates::group::Group;
use aggregates::ids::ConversationId;
use aggregates::order::{Dispatch, Order as PanelOrder};
use aggregates::request::{Request, RequestEvent};
use aggregates::values::{Network, RouteFacts};
use aggregates::workspace::TokenScope;
use app::ids;
use eventlog::WorkspaceId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::orders::network;
use super::{Order, log_entry_exists};
use crate::answer::Changed;
use crate::app::App;
use crate::chain;
use crate::change::Change;
use crate::error::Problem;

/// Send what could not be sent, or may not have been, again (CH9).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResendMessage {
    /// Id of the log entry.
    pub id: String,
    /// One of its outgoing messages; left out: all that failed, did not arrive, or whose outcome is unknown.
    #[serde(default)]
    pub outgoing_id: Option<String>,
    /// What providers were told is sent to their chat on this messenger, `whatsapp` or `telegram`, where it is not yet.
    #[serde(default)]
    #[schema(example = "telegram")]
    pub chat: Option<String>,
}

impl Order for ResendMessage {
    const NAME: &'static str = "ResendMessage";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Send an entry's messages again";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        log_entry_exists(app, change.workspace(), &self.id).await?;
        match (&self.chat, &self.outgoing_id) {
            (Some(_), Some(_)) => Err(Problem::invalid("chat", "give `chat` or `outgoing_id`, not both")),
            (Some(chat), None) => in_other_chats(app, change, &self.id, network(chat)?).await,
            (None, wanted) => again(app, change, &self.id, wanted.as_deref()).await,
        }
    }
}

async fn again(app: &App, change: &Change, id: &str, wanted: Option<&str>) -> Result<Changed, Problem> {
    let wanted_id = match wanted {
        Some(text) => Some(Uuid::try_parse(text).map_err(|_| Problem::missing("outgoing message", text))?),
        None => None,
    };
    let found = resendable(app, change, id, wanted_id).await?;
    if found.is_empty() {
        return Err(match wanted {
            Some(id) => Problem::missing("outgoing message", id),
            None => {
                Problem::conflict("nothing_to_resend", "every message of this entry was sent or is still being tried")
            }
        });
    }
    let mut position = 0;
    let mut resent = Vec::new();
    for (conversation_id, outgoing_id) in found {
        let command = ConversationCommand::ResendMessage { outgoing_id, now: app.log.now() };
        let part = part_of(change, outgoing_id);
        let committed = app.execute::<Conversation>(&part, conversation_id.as_str(), command).await?;
        position = committed.position.max(position);
        resent.push(outgoing_id.as_simple().to_string());
    }
    Ok(Changed::at(position).with("resent", resent))
}

/// Each message of one call has an idempotency key of its own.
fn part_of(change: &Change, outgoing_id: Uuid) -> Change {
    change.part(&outgoing_id.as_simple().to_string())
}

/// The entry's outgoing messages to send again, with the conversation each is in; the wanted one whatever its state. Of a call that
/// came before, those it was about then.
async fn resendable(
    app: &App,
    change: &Change,
    id: &str,
    wanted: Option<Uuid>,
) -> Result<Vec<(ConversationId, Uuid)>, Problem> {
    let request_id = Uuid::try_parse(id).map_err(|_| Problem::missing("log entry", id))?;
    let (mut stuck, mut repeated) = (Vec::new(), Vec::new());
    for conversation_id in chain::involved(app, change.workspace(), id).await?.conversations {
        let conversation = app.log.load::<Conversation>(change.workspace(), conversation_id.as_str()).await?;
        for outgoing in
            conversation.outgoing.iter().filter(|outgoing| chain::request_of(&outgoing.purpose) == Some(request_id))
        {
            if app.is_repeat(&part_of(change, outgoing.outgoing_id)).await? {
                repeated.push((conversation_id.clone(), outgoing.outgoing_id));
            } else if wanted.map_or(is_stuck(outgoing), |wanted| wanted == outgoing.outgoing_id) {
                stuck.push((conversation_id.clone(), outgoing.outgoing_id));
            }
        }
    }
    Ok(if repeated.is_empty() { stuck } else { repeated })
}

fn is_stuck(outgoing: &Outgoing) -> bool {
    match outgoing.state {
        OutgoingState::Abandoned | OutgoingState::Unknown => true,
        OutgoingState::Sent => outgoing.is_undelivered(),
        OutgoingState::Waiting | OutgoingState::Withheld => false,
    }
}

/// What one provider was told, and where it is to be told it now.
struct Telling {
    /// Names it among those of one call.
    part: String,
    purpose: Purpose,
    text_key: &'static str,
    text: String,
    route: RouteFacts,
}

/// Has what providers were told said in their chats on one messenger, unless it was said there or is about to be.
async fn in_other_chats(app: &App, change: &Change, id: &str, on: Network) -> Result<Changed, Problem> {
    let (mut position, mut resent) = (0, Vec::new());
    for telling in tellings(app, change.workspace(), id, on).await? {
        let part = change.part(&telling.part);
        if let Some((at, outgoing_id)) = tell(app, &part, telling).await? {
            position = at.max(position);
            resent.push(outgoing_id.as_simple().to_string());
        }
    }
    if resent.is_empty() {
        let why = format!("nothing of this entry is left to be told to a provider on {}", on.name());
        return Err(Problem::conflict("nothing_to_resend", why));
    }
    Ok(Changed::at(position).with("resent", resent))
}

/// Everything this entry told providers, with the route of each on that messenger.
async fn tellings(app: &App, workspace_id: WorkspaceId, id: &str, on: Network) -> Result<Vec<Telling>, Problem> {
    let request_id = Uuid::try_parse(id).map_err(|_| Problem::missing("log entry", id))?;
    let workspace = app.own_workspace(workspace_id).await?;
    let no_chat =
        |provider: &str| Problem::invalid("chat", format!("the route of {provider} has no chat on {}", on.name()));
    let involved = chain::involved(app, workspace_id, id).await?;
    let mut tellings = Vec::new();
    for decision in &involved.decisions {
        let event = decision.event::<PanelOrder>()?;
        let Some(accepted) = event.accepted() else { continue };
        let Some(Dispatch { provider, text, .. }) = &accepted.dispatch else { continue };
        let order_id = accepted.facts.order_id;
        let route = workspace.escalation_route_over(provider, Some(on)).ok_or_else(|| no_chat(provider))?;
        tellings.push(Telling {
            part: format!("order-{order_id}"),
            purpose: Purpose::Dispatch { request_id, order_id },
            text_key: "provider_command",
            text: text.clone(),
            route,
        });
    }
    let mut escalated: BTreeMap<String, String> = BTreeMap::new();
    for recorded in &involved.request {
        if let RequestEvent::LogEscalated { targets, .. } = &*recorded.event::<Request>()? {
            escalated.extend(targets.iter().map(|target| (target.provider.clone(), target.text.clone())));
        }
    }
    for (provider, text) in escalated {
        tellings.push(Telling {
            part: format!("escalation-{provider}"),
            purpose: Purpose::Escalation { request_id },
            text_key: "provider_escalation",
            text,
            route: workspace.escalation_route_over(&provider, Some(on)).ok_or_else(|| no_chat(&provider))?,
        });
    }
    Ok(tellings)
}

/// Position and id of the message that says it; none where it was said there before.
async fn tell(app: &App, part: &Change, telling: Telling) -> Result<Option<(i64, Uuid)>, Problem> {
    let Telling { purpose, text_key, text, route, .. } = telling;
    let workspace = part.workspace();
    let conversation_id = ids::of_conversation(&app.log, workspace, &route.channel_id, &route.chat).await?;
    let conversation = app.log.load::<Conversation>(workspace, conversation_id.as_str()).await?;
    let same = |outgoing: &&Outgoing| outgoing.purpose == purpose;
    let known = conversation.outgoing.iter().rev().find(same).map(|known| (known.outgoing_id, is_stuck(known)));
    let (outgoing_id, command) = match known {
        Some((_, false)) if !app.is_repeat(part).await? => return Ok(None),
        Some((outgoing_id, _)) => (outgoing_id, ConversationCommand::ResendMessage { outgoing_id, now: app.log.now() }),
        None => {
            let group_id = ids::of_group(&app.log, workspace, &route.channel_id, &route.chat).await?;
            let outgoing_id = app.log.new_id();
            let command = ConversationCommand::SendMessage {
                outgoing_id,
                channel_id: route.channel_id,
                chat: route.chat,
                purpose,
                quoted: None,
                text_key: text_key.to_owned(),
                text,
                silent: app.log.load::<Group>(workspace, group_id.as_str()).await?.silent_mode,
                subject: group_id.to_string(),
                now: app.log.now(),
                unasked: false,
            };
            (outgoing_id, command)
        }
    };
    let committed = app.execute::<Conversation>(part, conversation_id.as_str(), command).await?;
    Ok(Some((committed.position, outgoing_id)))
}
