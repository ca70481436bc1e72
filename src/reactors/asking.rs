//! Asking back (CC19): a question, the yes to it, and its lapse; and messages that only people can answer.
//!
//! The yes is put on record in the chat's order and carried out as an effect of its own, so a stop of the program in between neither
//! loses it nor does it twice. What is done then has the question as its cause.

use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent, Lapse};
use aggregates::customer::Customer;
use aggregates::grammar::OrderRequest;
use aggregates::order::Requester;
use aggregates::request::{Action, Findings, Request, RequestCommand, RequestEvent};
use aggregates::triage::{SayKey, Standing};
use aggregates::words;
use aggregates::workspace::Workspace;
use eventlog::{Actor, Call};
use jiff::SignedDuration;
use uuid::Uuid;

use super::chat::{Answer, Origin, tail};
use super::desk::Inquiry;
use super::effects::ANSWERED_AT_ONCE;
use super::inbound::Sender;
use super::job::{Job, Outcome, Trouble};
use super::{model, requests};

/// Within this time the same message is a machine's.
const OVER_AND_OVER: SignedDuration = SignedDuration::from_mins(10);

/// Asks whether something is meant; where the workspace does not want that, says that nothing was done.
pub async fn ask(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    asked: OrderRequest,
    order_ids: Vec<u64>,
) -> Result<(), Trouble> {
    let request_id = origin.request_id();
    let command = words::plain_command(asked, &order_ids);
    let worded = words::ask_back(&workspace.texts(), asked, &order_ids);
    let wish = requests::Asked { action: asked.action(), order_ids, ticket_id: None, priority: false, custom: None };
    requests::open(job, origin, sender, &wish, true).await?;
    let unasked = is_said_over_and_over(job, origin).await?;
    // A question that nobody is shown is none: a yes to something else would carry it out.
    if unasked || !workspace.settings.ask_when_unsure() {
        let conversation: Conversation = job.log().load(job.workspace_id(), &origin.conversation_id).await?;
        if let Some(before) = conversation.confirmations.of(&sender.customer_id, origin.received_at) {
            lapse(job, origin, before.request_id, Lapse::Replaced).await?;
        }
        let findings = Findings::Unclear { command };
        return answer_at_once(job, workspace, origin, request_id, findings, unasked).await;
    }
    let answer = Answer::worded(worded, "ask", &sender.customer_id);
    let fixed = Answer { request_id: Some(request_id), ..answer };
    let answer = Box::pin(model::of_confirmation(job, workspace, origin, sender, fixed)).await?;
    let command = ConversationCommand::AskToConfirm {
        request_id,
        message_id: origin.message_id,
        customer_id: sender.customer_id.clone(),
        action: wish.action,
        order_ids: wish.order_ids,
        outgoing_id: job.derived_id(answer.step),
        text_key: answer.text_key.to_owned(),
        text: answer.text.clone(),
        subject: sender.customer_id.clone(),
        now: job.now(),
    };
    job.execute::<Conversation>(&origin.conversation_id, command, "ask-to-confirm", Actor::System).await?;
    origin.say(job, answer).await
}

/// Whether its author's last two messages in the chat, within the last ten minutes, were the same, as a machine's are: then nobody is
/// asked, and the entry says that nothing was done.
async fn is_said_over_and_over(job: &Job<'_>, origin: &Origin) -> Result<bool, Trouble> {
    let mut same_in_a_row = 0;
    for event in tail(job, &origin.conversation_id).await? {
        if let ConversationEvent::MessageReceived { message_id, subject, text, received_at, .. } =
            &*event.event::<Conversation>()?
        {
            if *message_id == origin.message_id {
                break;
            }
            if *subject == origin.subject {
                let age = origin.received_at.duration_since(*received_at);
                same_in_a_row = if *text == origin.text && age < OVER_AND_OVER { same_in_a_row + 1 } else { 0 };
            }
        }
    }
    Ok(same_in_a_row >= 2)
}

/// Puts a yes on record: what was asked is carried out.
pub async fn confirm(job: &Job<'_>, origin: &Origin, sender: &Sender, request_id: Uuid) -> Result<(), Trouble> {
    job.still_ours()?;
    let mut cause = job.provenance(sender.actor());
    for event in tail(job, &origin.conversation_id).await?.iter().rev() {
        if matches!(&*event.event::<Conversation>()?, ConversationEvent::ConfirmationAsked { request_id: of, .. } if *of == request_id)
        {
            cause = event.provenance.caused_by(sender.actor(), event.event_id);
            break;
        }
    }
    let command = ConversationCommand::Confirm {
        customer_id: sender.customer_id.clone(),
        message_id: origin.message_id,
        received_at: origin.received_at,
        now: job.now(),
    };
    let call = Call::with_key(job.key("confirm"), cause).in_background();
    job.log().execute::<Conversation>(job.workspace_id(), &origin.conversation_id, command, call).await?;
    Ok(())
}

/// Does what the customer said yes to, as if it had been asked for plainly now.
pub async fn carry_out(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let ConversationEvent::ConfirmationGiven { request_id, customer_id, message_id, given_at: _ } =
        &*job.event.event::<Conversation>()?
    else {
        return Ok(Outcome::Done);
    };
    let entry = request_id.as_simple().to_string();
    let request: Request = job.log().load(job.workspace_id(), &entry).await?;
    let Some(opened) = request.opened else {
        return Err(Trouble::lasting("the request behind the question was not found"));
    };
    let Some(origin) = Origin::written(job, &job.event.aggregate_id, *message_id).await? else {
        return Err(Trouble::lasting("the message that said yes was not found"));
    };
    let workspace = job.workspace().await?;
    let customer: Customer = job.log().load(job.workspace_id(), customer_id).await?;
    let username = match customer.standing(job.now()) {
        Standing::Verified { username } => Some(username),
        Standing::Stranger
        | Standing::AwaitingUsername
        | Standing::AwaitingCode
        | Standing::Locked { .. }
        | Standing::Blocked => None,
    };
    let requester = match &opened.customer_id {
        Some(customer_id) => Requester::Customer { customer_id: customer_id.clone() },
        // The team's word, whoever of them gave it.
        None => Requester::Operator,
    };
    let still_ours = || job.still_ours().is_ok();
    let inquiry = Inquiry {
        workspace_id: job.workspace_id(),
        workspace: &workspace,
        request_id: *request_id,
        action: opened.action,
        order_ids: &opened.order_ids,
        ticket_id: None,
        custom: None,
        only: None,
        requester,
        customer_id: Some(customer_id),
        username: username.as_deref(),
        subject: &opened.subject,
        provenance: job.provenance(job.event.provenance.actor.clone()),
        again: job.effect.attempts > 1,
        still_ours: &still_ours,
    };
    if opened.order_ids.len() > ANSWERED_AT_ONCE {
        requests::acknowledge(job, &workspace, &origin, *request_id, opened.order_ids.len(), &opened.subject).await?;
    }
    requests::answer(job, &inquiry, &origin).await?;
    Ok(Outcome::Done)
}

/// A question lapses because its author wrote something else.
pub async fn lapse(job: &Job<'_>, origin: &Origin, request_id: Uuid, why: Lapse) -> Result<(), Trouble> {
    let command = ConversationCommand::LetConfirmationLapse { request_id, why, now: job.now() };
    job.execute::<Conversation>(&origin.conversation_id, command, "lapse", Actor::System).await?;
    Ok(())
}

/// The time of a question is over.
pub async fn time(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let ConversationEvent::ConfirmationAsked { request_id, .. } = &*job.event.event::<Conversation>()? else {
        return Ok(Outcome::Done);
    };
    let command =
        ConversationCommand::LetConfirmationLapse { request_id: *request_id, why: Lapse::Expired, now: job.now() };
    job.execute::<Conversation>(&job.event.aggregate_id, command, "expire", Actor::System).await?;
    Ok(Outcome::Done)
}

/// The log entry of a question that lapsed is for people from now on.
pub async fn lapse_entry(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let ConversationEvent::ConfirmationLapsed { request_id, why, .. } = &*job.event.event::<Conversation>()? else {
        return Ok(Outcome::Done);
    };
    let command = RequestCommand::LetQuestionLapse { why: *why, now: job.now() };
    let entry = request_id.as_simple().to_string();
    job.execute::<Request>(&entry, command, "lapse-entry", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Puts a message that was not understood on the list for people: with the chat's open entry, or on a new one. Answers the entry.
pub async fn leave_to_people(job: &Job<'_>, origin: &Origin, sender: &Sender) -> Result<Uuid, Trouble> {
    let conversation: Conversation = job.log().load(job.workspace_id(), &origin.conversation_id).await?;
    let own = origin.request_id();
    let before = conversation.left_to_people.filter(|entry| *entry != own);
    let mut entry = own;
    if let Some(before) = before {
        let command = RequestCommand::AddMessage {
            message_id: origin.message_id,
            text: origin.text.clone(),
            subject: sender.customer_id.clone(),
            now: job.now(),
        };
        let added = job.execute::<Request>(&before.as_simple().to_string(), command, "add", sender.actor()).await?;
        if !added.events.is_empty() {
            entry = before;
        }
    }
    if entry == own {
        let wish = requests::Asked {
            action: Action::Message,
            order_ids: Vec::new(),
            ticket_id: None,
            priority: false,
            custom: None,
        };
        requests::open(job, origin, sender, &wish, false).await?;
    }
    let command =
        ConversationCommand::LeaveToPeople { message_id: origin.message_id, request_id: entry, now: job.now() };
    job.execute::<Conversation>(&origin.conversation_id, command, "leave-to-people", Actor::System).await?;
    Ok(entry)
}

/// Says that people read it.
pub async fn say_left_to_people(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    entry: Uuid,
) -> Result<(), Trouble> {
    if entry == origin.request_id() {
        let texts = workspace.texts();
        let findings = Findings::LeftToPeople;
        let command = RequestCommand::AnswerRequest { findings, show_provider: false, texts, now: job.now() };
        job.execute::<Request>(&entry.as_simple().to_string(), command, "answer", Actor::System).await?;
    }
    let worded = words::say(&workspace.texts(), SayKey::LeftToPeople, &sender.standing, job.now());
    let answer = Answer::worded(worded, "say", &sender.customer_id);
    let fixed = Answer { request_id: Some(entry), unasked: true, ..answer };
    let answer = Box::pin(model::of_question(job, workspace, origin, sender, fixed)).await?;
    origin.say(job, answer).await
}

/// Puts what there is to say on record, and says it.
async fn answer_at_once(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    request_id: Uuid,
    findings: Findings,
    unasked: bool,
) -> Result<(), Trouble> {
    let texts = workspace.texts();
    let command = RequestCommand::AnswerRequest { findings, show_provider: false, texts, now: job.now() };
    let entry = request_id.as_simple().to_string();
    let recorded = job.execute::<Request>(&entry, command, "answer", Actor::System).await?;
    for event in &recorded.events {
        if let RequestEvent::RequestAnswered { text_key, reply, subject, .. } = &*event.event::<Request>()? {
            let request_id = Some(request_id);
            let said = Answer { text_key, text: reply.clone(), step: "reply", subject, request_id, unasked };
            origin.say(job, said).await?;
        }
    }
    Ok(())
}
