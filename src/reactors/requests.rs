//! A customer's request: its log entry, the facts, the reply.

use std::collections::BTreeMap;

use aggregates::grammar::CustomCommand;
use aggregates::order::Requester;
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult, Reason, Request, RequestCommand, RequestEvent};
use aggregates::values::ChatKind;
use aggregates::words;
use aggregates::workspace::Workspace;
use eventlog::Actor;
use jiff::SignedDuration;
use uuid::Uuid;

use super::chat::{Answer, Origin};
use super::desk::Inquiry;
use super::effects::{ANSWERED_AT_ONCE, works_beside};
use super::inbound::Sender;
use super::job::{Job, Outcome, Trouble};
use super::{model, warnings};

/// How long many orders wait for a panel that went away in between.
const WAIT_FOR_PANEL: SignedDuration = SignedDuration::from_mins(15);

/// What was asked for.
pub struct Asked {
    pub action: Action,
    pub order_ids: Vec<u64>,
    pub ticket_id: Option<u64>,
    pub priority: bool,
    /// The operator's own command, for [`Action::Custom`].
    pub custom: Option<CustomCommand>,
}

/// Opens the log entry and answers; many orders are acknowledged only, and worked through as an effect of their own (CC14).
pub async fn handle(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    asked: Asked,
) -> Result<(), Trouble> {
    let request_id = origin.request_id();
    let order_ids = each_once(&asked.order_ids);
    let of_team = sender.member.is_some();
    open(job, origin, sender, &asked, Begins::Plainly).await?;
    if order_ids.len() > ANSWERED_AT_ONCE && works_beside(asked.action, order_ids.len()) {
        return acknowledge(job, workspace, origin, request_id, order_ids.len(), sender.customer_id.as_str()).await;
    }
    if works_beside(asked.action, order_ids.len()) {
        return Ok(());
    }
    let still_ours = || job.still_ours().is_ok();
    let inquiry = Inquiry {
        workspace_id: job.workspace_id(),
        workspace,
        request_id,
        action: asked.action,
        order_ids: &order_ids,
        ticket_id: asked.ticket_id,
        custom: asked.custom.as_ref(),
        only: None,
        requester: if of_team {
            Requester::Operator
        } else {
            Requester::Customer { customer_id: sender.customer_id.clone() }
        },
        customer_id: Some(&sender.customer_id),
        username: sender.username(),
        subject: sender.customer_id.as_str(),
        provenance: job.provenance(sender.actor()),
        again: job.effect.attempts > 1,
        still_ours: &still_ours,
    };
    answer(job, &inquiry, origin).await
}

/// Says that many orders are worked through.
pub async fn acknowledge(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    request_id: Uuid,
    orders: usize,
    subject: &str,
) -> Result<(), Trouble> {
    let worded = words::bulk_acknowledged(&workspace.texts(), orders);
    let answer = Answer::worded(worded, "acknowledge", subject);
    origin.say(job, Answer { request_id: Some(request_id), ..answer }).await
}

/// How a log entry begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// It is worked on.
    Plainly,
    /// It was no plain request.
    Unclear,
    /// Nothing is done about it.
    Undone(Reason),
}

/// Begins the log entry of a message.
pub async fn open(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    asked: &Asked,
    begins: Begins,
) -> Result<(), Trouble> {
    let request_id = origin.request_id();
    let command = opening(job, origin, sender, asked, begins, request_id);
    job.execute_on_new::<Request>(&request_id.as_simple().to_string(), command, OPEN, sender.actor()).await?;
    Ok(())
}

/// The step in which a message's own entry is opened.
pub const OPEN: &str = "open";

/// What begins the log entry of this id.
pub fn opening(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    asked: &Asked,
    begins: Begins,
    request_id: Uuid,
) -> RequestCommand {
    let of_team = sender.member.is_some();
    RequestCommand::OpenRequest {
        request_id,
        message_id: origin.message_id,
        conversation_id: origin.conversation_id.clone(),
        channel_id: origin.channel_id.clone(),
        chat_kind: origin.chat_kind,
        group_id: origin.group_id.clone(),
        // The team acts for the operator, on anybody's orders.
        customer_id: (!of_team).then(|| sender.customer_id.clone()),
        username: sender.username().map(str::to_owned),
        sender_name: origin.sender_name.clone(),
        subject: sender.customer_id.to_string(),
        action: asked.action,
        order_ids: each_once(&asked.order_ids),
        text: origin.text.clone(),
        priority: asked.priority,
        received_at: origin.received_at,
        custom: asked.custom.clone(),
        now: job.now(),
        unclear: begins == Begins::Unclear,
        reason: match begins {
            Begins::Plainly | Begins::Unclear => None,
            Begins::Undone(reason) => Some(reason),
        },
    }
}

/// Works through a request with many orders.
pub async fn work(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Request>()?;
    let RequestEvent::RequestOpened { request_id, customer_id, username, subject, action, order_ids, custom, .. } =
        &*event
    else {
        return Ok(Outcome::Done);
    };
    let Some(origin) = Origin::behind(job).await? else {
        return Err(Trouble::lasting("the message behind the request was not found"));
    };
    let workspace = job.workspace().await?;
    let (requester, actor) = match customer_id {
        Some(customer_id) => {
            (Requester::Customer { customer_id: customer_id.clone() }, Actor::Customer(customer_id.to_string()))
        }
        // The team's word, whoever of them gave it.
        None => (Requester::Operator, job.event.provenance.actor.clone()),
    };
    let still_ours = || job.still_ours().is_ok();
    let inquiry = Inquiry {
        workspace_id: job.workspace_id(),
        workspace: &workspace,
        request_id: *request_id,
        action: *action,
        order_ids,
        ticket_id: None,
        custom: custom.as_ref(),
        only: None,
        requester,
        customer_id: customer_id.as_ref(),
        username: username.as_deref(),
        subject,
        provenance: job.provenance(actor),
        again: job.effect.attempts > 1,
        still_ours: &still_ours,
    };
    answer(job, &inquiry, &origin).await?;
    Ok(Outcome::Done)
}

/// Gathers what there is to say, puts it on record, says it.
pub async fn answer(job: &Job<'_>, inquiry: &Inquiry<'_>, origin: &Origin) -> Result<(), Trouble> {
    let recorded = match job.done_before("answer").await? {
        Some(recorded) => recorded,
        None => {
            let findings = findings(job, inquiry, origin).await?;
            // A group reads along, and who fulfils orders is a trade secret.
            let told = inquiry.requester == Requester::Operator && origin.chat_kind == ChatKind::Private;
            let show_provider = told || inquiry.workspace.settings.show_provider_to_customers();
            let texts = inquiry.workspace.texts();
            let command = RequestCommand::AnswerRequest { findings, show_provider, texts, now: job.now() };
            let aggregate_id = inquiry.request_id.as_simple().to_string();
            job.execute::<Request>(&aggregate_id, command, "answer", Actor::System).await?
        }
    };
    for event in &recorded.events {
        if let RequestEvent::RequestAnswered { findings, text_key, reply, subject, .. } = &*event.event::<Request>()? {
            warnings::note(job, inquiry.request_id, findings).await?;
            let request_id = Some(inquiry.request_id);
            let fixed = Answer { text_key, text: reply.clone(), step: "reply", subject, request_id, unasked: false };
            let answer = Box::pin(model::of_request(job, inquiry, origin, findings, fixed)).await?;
            return origin.say(job, answer).await;
        }
    }
    Ok(())
}

/// What there is to say. Of many orders, what came of a few is on record before the next are looked at (CC14): a restart goes on there.
async fn findings(job: &Job<'_>, inquiry: &Inquiry<'_>, origin: &Origin) -> Result<Findings, Trouble> {
    let orders = inquiry.order_ids.len();
    if orders <= ANSWERED_AT_ONCE || !works_beside(inquiry.action, orders) {
        return job.tools.desk.findings(inquiry).await;
    }
    let aggregate_id = inquiry.request_id.as_simple().to_string();
    let mut done = job.log().load::<Request>(job.workspace_id(), &aggregate_id).await?.progress;
    let is_open = |order_id: &u64| done.iter().all(|result| result.order_id != *order_id);
    let open: Vec<u64> = inquiry.order_ids.iter().copied().filter(is_open).collect();
    for part in open.chunks(ANSWERED_AT_ONCE) {
        let results = match job.tools.desk.findings(&inquiry.only(part)).await? {
            Findings::Orders { results } | Findings::Custom { results, .. } => results,
            Findings::PanelUnavailable { reason } if done.is_empty() => {
                return Ok(Findings::PanelUnavailable { reason });
            }
            // Something was done, and the customer is told of all at once: the panel is waited for, but not for ever.
            Findings::PanelUnavailable { reason } if job.now().duration_since(origin.received_at) < WAIT_FOR_PANEL => {
                return Err(Trouble::passing(reason));
            }
            Findings::PanelUnavailable { reason } => not_reached(part, &reason),
            other @ (Findings::Balance { .. }
            | Findings::BalanceCoolingDown { .. }
            | Findings::Services { .. }
            | Findings::Ticket { .. }
            | Findings::TicketNotFound { .. }
            | Findings::Username { .. }
            | Findings::Help
            | Findings::Menu { .. }
            | Findings::Unclear { .. }
            | Findings::LeftToPeople
            | Findings::WantsHuman) => return Ok(other),
        };
        let command = RequestCommand::RecordProgress { results: results.clone(), now: job.now() };
        let step = format!("progress-{}", part.first().copied().unwrap_or_default());
        job.execute::<Request>(&aggregate_id, command, &step, Actor::System).await?;
        done.extend(results);
    }
    let mut of: BTreeMap<u64, OrderResult> = done.into_iter().map(|result| (result.order_id, result)).collect();
    let results = inquiry.order_ids.iter().filter_map(|id| of.remove(id)).collect();
    Ok(match inquiry.custom {
        Some(command) => Findings::Custom {
            command: command.name.clone(),
            template: command.template.clone(),
            username: inquiry.username.map(str::to_owned),
            results,
        },
        None => Findings::Orders { results },
    })
}

fn not_reached(order_ids: &[u64], reason: &str) -> Vec<OrderResult> {
    let outcome = || OrderOutcome::Failed { reason: reason.to_owned(), certain: true };
    order_ids.iter().map(|&order_id| OrderResult { order_id, outcome: outcome(), facts: None }).collect()
}

fn each_once(order_ids: &[u64]) -> Vec<u64> {
    let mut seen = std::collections::BTreeSet::new();
    order_ids.iter().copied().filter(|order_id| seen.insert(*order_id)).collect()
}
