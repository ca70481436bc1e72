//! Why did the bot say this (LG6)? Everything that belongs to one log entry, as one chain: message, decisions, facts, reply, sending.

use std::collections::{BTreeMap, BTreeSet};

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::customer::Customer;
use aggregates::draft::{Draft, DraftEvent};
use aggregates::ids::{ConversationId, CustomerId};
use aggregates::order::Order;
use aggregates::request::{Request, RequestEvent};
use app::ids;
use cqrs_es::Aggregate;
use eventlog::{Recorded, WorkspaceId};
use projections::Fact;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::answer::time;
use crate::app::App;
use crate::error::Problem;
use crate::events::{actor_text, shown_payload};
use crate::story;

/// One event of a chain, in words and in full.
#[derive(Serialize, ToSchema)]
pub(crate) struct Link {
    pub position: i64,
    pub event_id: String,
    pub at: String,
    /// `message`, `decision`, `answer`, `sending`, `status` or `other`.
    pub step: &'static str,
    /// What happened, for people.
    pub text: String,
    pub event_type: String,
    /// `{aggregate type}/{aggregate id}`.
    pub stream: String,
    /// Who caused it: `system`, `customer:…`, `member:…`, `token:…`, `channel:…`.
    pub actor: String,
    pub correlation_id: String,
    /// Event or call that directly caused it.
    pub causation_id: String,
    /// The event itself.
    #[schema(value_type = Value)]
    pub facts: Value,
}

/// What a log entry touches.
pub(crate) struct Involved {
    /// Events of the request itself.
    pub request: Vec<Recorded>,
    /// What the language model was asked, and what became of it.
    pub draft: Vec<Recorded>,
    /// Decisions on orders that this request asked for.
    pub decisions: Vec<Recorded>,
    /// The chat it came from, then the providers' groups.
    pub conversations: Vec<ConversationId>,
    pub customer: Option<CustomerId>,
}

/// Reads the streams of a log entry. Its request must exist.
pub(crate) async fn involved(app: &App, workspace: WorkspaceId, id: &str) -> Result<Involved, Problem> {
    let request = app.log.read_stream(workspace, Request::TYPE, id).await?;
    let mut found = Involved {
        request: Vec::new(),
        draft: Vec::new(),
        decisions: Vec::new(),
        conversations: Vec::new(),
        customer: None,
    };
    let mut chats = Vec::new();
    let mut providers = BTreeSet::new();
    let mut orders = Vec::new();
    let mut request_id = None;
    for recorded in &request {
        match &*recorded.event::<Request>()? {
            RequestEvent::RequestOpened {
                request_id: id, message_id, conversation_id, customer_id, order_ids, ..
            } => {
                request_id = Some(*id);
                found.draft = draft_of(app, workspace, *message_id, *id).await?;
                found.conversations.push(conversation_id.clone());
                found.customer.clone_from(customer_id);
                orders.clone_from(order_ids);
            }
            RequestEvent::LogEscalated { targets, .. } => {
                chats.extend(targets.iter().map(|target| (target.channel_id.clone(), target.chat.clone())));
                providers.extend(targets.iter().map(|target| target.provider.clone()));
            }
            RequestEvent::RequestProgressed { .. }
            | RequestEvent::RequestAnswered { .. }
            | RequestEvent::MessageAdded { .. }
            | RequestEvent::QuestionLapsed { .. }
            | RequestEvent::SupportStatusChanged { .. } => {}
        }
    }
    for order in orders {
        for recorded in app.log.read_stream(workspace, Order::TYPE, &format!("{workspace}.{order}")).await? {
            let event = recorded.event::<Order>()?;
            if Some(event.request_id()) != request_id {
                continue;
            }
            if let Some(dispatch) = event.accepted().and_then(|accepted| accepted.dispatch.as_ref()) {
                chats.push((dispatch.channel_id.clone(), dispatch.chat.clone()));
                providers.insert(dispatch.provider.clone());
                chats.extend(dispatch.also.iter().map(|also| (also.channel_id.clone(), also.chat.clone())));
            }
            found.decisions.push(recorded);
        }
    }
    // Where an operator had them told later (`ResendMessage`).
    let routes = app.own_workspace(workspace).await?;
    for route in providers.iter().filter_map(|provider| routes.escalation_route(provider)) {
        chats.extend(route.also.map(|also| (also.channel_id, also.chat)));
        chats.push((route.channel_id, route.chat));
    }
    for (channel_id, chat) in chats {
        let conversation = ids::of_conversation(&app.log, workspace, &channel_id, &chat).await?;
        if !found.conversations.contains(&conversation) {
            found.conversations.push(conversation);
        }
    }
    found.request = request;
    Ok(found)
}

/// The model's part in an entry. Of several requests in a message the first has the message's draft, the others have their own.
async fn draft_of(
    app: &App,
    workspace: WorkspaceId,
    message_id: Uuid,
    request_id: Uuid,
) -> Result<Vec<Recorded>, Problem> {
    for id in [request_id, message_id] {
        let draft = app.log.read_stream(workspace, Draft::TYPE, &id.as_simple().to_string()).await?;
        let Some(first) = draft.first() else { continue };
        let other = matches!(
            &*first.event::<Draft>()?,
            DraftEvent::DraftAsked { request_id: Some(of), .. } if *of != request_id
        );
        if !other {
            return Ok(draft);
        }
    }
    Ok(Vec::new())
}

/// The log entry an outgoing message belongs to.
pub(crate) const fn request_of(purpose: &Purpose) -> Option<Uuid> {
    match purpose {
        Purpose::Reply { request_id, .. } => *request_id,
        Purpose::Dispatch { request_id, .. } | Purpose::Escalation { request_id } | Purpose::Warning { request_id } => {
            Some(*request_id)
        }
        Purpose::Broadcast { .. } => None,
    }
}

/// The whole chain of a log entry, in the order of the log.
pub(crate) async fn of_entry(app: &App, workspace: WorkspaceId, id: &str) -> Result<Vec<Link>, Problem> {
    let involved = involved(app, workspace, id).await?;
    let request_id = Uuid::try_parse(id).ok();
    let own = || involved.request.iter().chain(&involved.draft).chain(&involved.decisions);
    let correlations: BTreeSet<Uuid> = own().map(|recorded| recorded.provenance.correlation_id).collect();
    let mut events: BTreeMap<i64, Recorded> = own().map(|recorded| (recorded.position, recorded.clone())).collect();
    for conversation in &involved.conversations {
        let stream = app.log.read_stream(workspace, Conversation::TYPE, conversation.as_str()).await?;
        let yes = said_yes(&stream, request_id)?;
        for recorded in stream {
            let event = recorded.event::<Conversation>()?;
            let is_ours = match purpose(&event) {
                Some(purpose) if request_of(purpose).is_some() => request_of(purpose) == request_id,
                Some(_) | None => correlations.contains(&recorded.provenance.correlation_id),
            };
            let is_yes = |message_id: Uuid| yes.is_some() && yes == Some(message_id);
            let is_the_yes =
                matches!(&*event, ConversationEvent::MessageReceived { message_id, .. } if is_yes(*message_id));
            drop(event);
            if is_ours || is_the_yes {
                events.insert(recorded.position, recorded);
            }
        }
        if let Some(yes) = yes {
            let draft = app.log.read_stream(workspace, Draft::TYPE, &yes.as_simple().to_string()).await?;
            events.extend(draft.into_iter().map(|recorded| (recorded.position, recorded)));
        }
    }
    if let Some(customer) = &involved.customer {
        for recorded in app.log.read_stream(workspace, Customer::TYPE, customer.as_str()).await? {
            if correlations.contains(&recorded.provenance.correlation_id) {
                events.insert(recorded.position, recorded);
            }
        }
    }
    events.into_values().map(|recorded| link(&recorded)).collect()
}

/// The message that said yes to the question about this entry.
fn said_yes(stream: &[Recorded], entry: Option<Uuid>) -> Result<Option<Uuid>, Problem> {
    for recorded in stream.iter().rev() {
        if let ConversationEvent::ConfirmationGiven { request_id, message_id, .. } =
            &*recorded.event::<Conversation>()?
            && Some(*request_id) == entry
        {
            return Ok(Some(*message_id));
        }
    }
    Ok(None)
}

/// What an event of a conversation is for; none for what came in.
pub(crate) const fn purpose(event: &ConversationEvent) -> Option<&Purpose> {
    match event {
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => None,
        ConversationEvent::MessageQueued { purpose, .. }
        | ConversationEvent::MessageWithheld { purpose, .. }
        | ConversationEvent::MessageSent { purpose, .. }
        | ConversationEvent::PartSent { purpose, .. }
        | ConversationEvent::SendingFailed { purpose, .. }
        | ConversationEvent::SendingUnknown { purpose, .. }
        | ConversationEvent::SendingAbandoned { purpose, .. }
        | ConversationEvent::ResendRequested { purpose, .. }
        | ConversationEvent::MessageDelivered { purpose, .. }
        | ConversationEvent::MessageRead { purpose, .. }
        | ConversationEvent::DeliveryFailed { purpose, .. } => Some(purpose),
    }
}

fn link(recorded: &Recorded) -> Result<Link, Problem> {
    let step = Fact::of(recorded)?.map_or("other", |fact| story::step(&fact));
    Ok(Link {
        position: recorded.position,
        event_id: recorded.event_id.to_string(),
        at: time(recorded.recorded_at),
        step,
        text: story::of(recorded),
        event_type: recorded.event_type.to_string(),
        stream: format!("{}/{}", recorded.aggregate_type, recorded.aggregate_id),
        actor: actor_text(&recorded.provenance.actor),
        correlation_id: recorded.provenance.correlation_id.to_string(),
        causation_id: recorded.provenance.causation_id.to_string(),
        facts: shown_payload(recorded),
    })
}
