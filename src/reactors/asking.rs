//! Asking back (CC19): a question, the yes to it, and its lapse; and messages that only people can answer.
//!
//! The yes is put on record in the chat's order and carried out as an effect of its own, so a stop of the program in between neither
//! loses it nor does it twice. What is done then has the question as its cause.

use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent, Lapse};
use aggregates::customer::{Customer, Limit};
use aggregates::grammar::{self, Mention, OrderRequest};
use aggregates::ids::ConversationId;
use aggregates::order::Requester;
use aggregates::request::{Action, Findings, Reason, Request, RequestCommand, RequestEvent};
use aggregates::triage::{LeftUndone, SayKey, Standing};
use aggregates::words;
use aggregates::workspace::Workspace;
use eventlog::{Actor, Call};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::chat::{Answer, Origin, is_silent, tail};
use super::desk::Inquiry;
use super::effects::ANSWERED_AT_ONCE;
use super::inbound::Sender;
use super::job::{Job, Outcome, Trouble};
use super::requests::Begins;
use super::{model, requests};

/// Within this time the same message is a machine's.
const OVER_AND_OVER: SignedDuration = SignedDuration::from_mins(10);

/// Asks whether something is meant; where the workspace does not want that, or the group is silent, the answer is that nothing was done.
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
    requests::open(job, origin, sender, &wish, Begins::Unclear).await?;
    let unasked = is_said_over_and_over(job, origin).await?;
    // A question that nobody is shown is none: a yes to something else would carry it out.
    let is_withheld = is_silent(job, origin.group_id.as_ref()).await?;
    if unasked || is_withheld || !workspace.settings.ask_when_unsure() {
        let conversation: Conversation = job.log().load(job.workspace_id(), origin.conversation_id.as_str()).await?;
        if let Some(before) = conversation.confirmations.of(&sender.customer_id, origin.received_at) {
            lapse(job, origin, before.request_id, Lapse::Replaced).await?;
        }
        let findings = Findings::Unclear { command };
        return answer_at_once(job, workspace, origin, request_id, findings, unasked).await;
    }
    let answer = Answer::worded(worded, "ask", sender.customer_id.as_str());
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
        subject: sender.customer_id.to_string(),
        now: job.now(),
    };
    job.execute::<Conversation>(origin.conversation_id.as_str(), command, "ask-to-confirm", Actor::System).await?;
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
    job.log().execute::<Conversation>(job.workspace_id(), origin.conversation_id.as_str(), command, call).await?;
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
    let Some(origin) = Origin::written(job, &ConversationId::new(&*job.event.aggregate_id), *message_id).await? else {
        return Err(Trouble::lasting("the message that said yes was not found"));
    };
    let workspace = job.workspace().await?;
    let customer: Customer = job.log().load(job.workspace_id(), customer_id.as_str()).await?;
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
    job.execute::<Conversation>(origin.conversation_id.as_str(), command, "lapse", Actor::System).await?;
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
pub async fn leave_to_people(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    reason: Option<Reason>,
) -> Result<Uuid, Trouble> {
    let order_ids = grammar::named_orders(&origin.text, &workspace.vocabulary);
    let entry = match add_to_open_entry(job, origin, sender, &order_ids).await? {
        Some(before) => before,
        None => {
            let wish =
                requests::Asked { action: Action::Message, order_ids, ticket_id: None, priority: false, custom: None };
            requests::open(job, origin, sender, &wish, reason.map_or(Begins::Plainly, Begins::Undone)).await?;
            origin.request_id()
        }
    };
    let command =
        ConversationCommand::LeaveToPeople { message_id: origin.message_id, request_id: entry, now: job.now() };
    job.execute::<Conversation>(origin.conversation_id.as_str(), command, "leave-to-people", Actor::System).await?;
    Ok(entry)
}

/// Puts a message with the chat's open entry for people; none where there is no such entry.
async fn add_to_open_entry(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    order_ids: &[u64],
) -> Result<Option<Uuid>, Trouble> {
    let conversation: Conversation = job.log().load(job.workspace_id(), origin.conversation_id.as_str()).await?;
    let Some(before) = conversation.left_to_people.filter(|entry| *entry != origin.request_id()) else {
        return Ok(None);
    };
    let added = add(job, origin, sender, order_ids, before).await?;
    Ok(added.then_some(before))
}

/// Puts a message with an entry; false where that takes none.
async fn add(job: &Job<'_>, origin: &Origin, sender: &Sender, order_ids: &[u64], entry: Uuid) -> Result<bool, Trouble> {
    let command = RequestCommand::AddMessage {
        message_id: origin.message_id,
        text: origin.text.clone(),
        order_ids: order_ids.to_vec(),
        subject: sender.customer_id.to_string(),
        now: job.now(),
    };
    let added = job.execute::<Request>(&entry.as_simple().to_string(), command, "add", sender.actor()).await?;
    Ok(!added.events.is_empty())
}

/// Leaves the entry of a message that names an action and orders, and about which nothing is done.
pub async fn leave_undone(job: &Job<'_>, origin: &Origin, sender: &Sender, undone: LeftUndone) -> Result<(), Trouble> {
    let LeftUndone { mention: Mention { action, order_ids }, reason, priority } = undone;
    let wish = requests::Asked { action, order_ids, ticket_id: None, priority, custom: None };
    requests::open(job, origin, sender, &wish, Begins::Undone(reason)).await
}

/// Leaves a trace of a message beyond a limit. What nobody understands goes with the chat's open entry for people, where there is one;
/// everything else on one entry for each person, chat and window, so that a flood does not fill the log.
pub async fn leave_beyond_limit(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    order_ids: Vec<u64>,
    for_people: bool,
    (limit, since): (Limit, Timestamp),
) -> Result<(), Trouble> {
    if for_people && add_to_open_entry(job, origin, sender, &order_ids).await?.is_some() {
        return Ok(());
    }
    let window =
        format!("beyond:{}:{}:{}:{}", origin.conversation_id, sender.customer_id, limit.name(), since.as_microsecond());
    let entry = Uuid::new_v5(&Uuid::nil(), window.as_bytes());
    let wish = requests::Asked {
        action: Action::Message,
        order_ids: order_ids.clone(),
        ticket_id: None,
        priority: false,
        custom: None,
    };
    let command = requests::opening(job, origin, sender, &wish, Begins::Undone(Reason::OverLimit), entry);
    let aggregate_id = entry.as_simple().to_string();
    let opened = job.execute::<Request>(&aggregate_id, command, "open-beyond", sender.actor()).await?;
    if opened.events.is_empty() {
        add(job, origin, sender, &order_ids, entry).await?;
    }
    Ok(())
}

/// Says that people read it: the message was not understood, or its author wants a person.
pub async fn say_left_to_people(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    key: SayKey,
    entry: Uuid,
) -> Result<(), Trouble> {
    if entry == origin.request_id() {
        let texts = workspace.texts();
        let findings = if key == SayKey::WantsHuman { Findings::WantsHuman } else { Findings::LeftToPeople };
        let command = RequestCommand::AnswerRequest { findings, show_provider: false, texts, now: job.now() };
        job.execute::<Request>(&entry.as_simple().to_string(), command, "answer", Actor::System).await?;
    }
    let worded = words::say(&workspace.texts(), key, &sender.standing, job.now());
    let answer = Answer::worded(worded, "say-left-to-people", sender.customer_id.as_str());
    let fixed = Answer { request_id: Some(entry), unasked: true, ..answer };
    let answer = if key == SayKey::WantsHuman {
        Box::pin(model::of_confirmation(job, workspace, origin, sender, fixed)).await?
    } else {
        Box::pin(model::of_question(job, workspace, origin, sender, fixed)).await?
    };
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
