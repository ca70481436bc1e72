//! Between the fixed text and its sending: where the workspace or the message calls for it, the model is asked for better words.
//!
//! What is asked, and what came of it, are events of a [`Draft`], each with a key of its own: an effect that is worked on again finds them
//! and neither asks nor pays twice.

use std::collections::BTreeMap;

use aggregates::draft::{Draft, DraftCommand, DraftEvent, Ground, NoDraft};
use aggregates::guard::Task;
use aggregates::order::{Refusal, Requester};
use aggregates::request::{Action, Findings, OrderOutcome, Request, RequestEvent};
use aggregates::values::{ChatKind, OrderFacts};
use aggregates::words::Key;
use aggregates::workspace::Workspace;
use aggregates::workspace::settings::ChatMode;
use cqrs_es::Aggregate as _;
use eventlog::{Actor, Committed, ERASED};
use uuid::Uuid;

use super::memory::Memory;
use super::{Answered, Model, prompt};
use crate::reactors::chat::{Answer, Origin};
use crate::reactors::desk::Inquiry;
use crate::reactors::inbound::Sender;
use crate::reactors::job::{Job, Trouble};

/// Longer texts are sent as they are, in characters: lists of many orders gain nothing from other words.
const LONGEST_REWORDED: usize = 1_500;
/// Log entries looked into for facts of an answer.
const ENTRIES: usize = 5;

/// The reply to a request in the model's words, where they pass: in chat mode `ai`, and in every mode for a command with a complaint
/// (CC17). The menu, the username and the operator's own commands (their words may hold a
/// username) are never reworded, and neither is what the team reads.
pub async fn of_request<'a>(
    job: &Job<'_>,
    inquiry: &Inquiry<'_>,
    origin: &Origin,
    findings: &Findings,
    fixed: Answer<'a>,
) -> Result<Answer<'a>, Trouble> {
    let Some(model) = &job.tools.model else { return Ok(fixed) };
    let request: Request = job.log().load(job.workspace_id(), &inquiry.request_id.as_simple().to_string()).await?;
    let has_complaint = request.opened.as_ref().is_some_and(|opened| opened.priority);
    let is_plain = [Action::Help, Action::MyUsername, Action::Custom].contains(&inquiry.action);
    let is_wanted = has_complaint || inquiry.workspace.settings.chat_mode() == ChatMode::Ai;
    let is_short = fixed.text.chars().count() <= LONGEST_REWORDED;
    if origin.text == ERASED || is_plain || !is_wanted || !is_short || inquiry.requester == Requester::Operator {
        return Ok(fixed);
    }
    let ground = Ground::reword(fixed.text.clone(), values(findings), hidden(inquiry.workspace, findings));
    let asked = Asked { workspace: inquiry.workspace, origin, ground, memory: Memory::of(job, origin).await? };
    asked.worded(job, model, fixed).await
}

/// The answer to a message that is no command: in chat mode `ai`, in private, to people who are served.
pub async fn of_question<'a>(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    fixed: Answer<'a>,
) -> Result<Answer<'a>, Trouble> {
    let Some(model) = &job.tools.model else { return Ok(fixed) };
    let is_wanted = workspace.settings.chat_mode() == ChatMode::Ai
        && [Key::NotUnderstood, Key::LeftToPeople].map(Key::name).contains(&fixed.text_key);
    if !is_wanted || origin.text == ERASED || origin.chat_kind != ChatKind::Private || sender.member.is_some() {
        return Ok(fixed);
    }
    let memory = Memory::of(job, origin).await?;
    let (facts, mut values) = own_orders(job, &memory).await?;
    values.extend(workspace.settings.services_url());
    let hidden = names(workspace);
    let ground = Ground { task: Task::Answer, fixed: fixed.text.clone(), values, facts, hidden };
    Asked { workspace, origin, ground, memory }.worded(job, model, fixed).await
}

/// The question whether something is meant, or the word to somebody who wants a person, in the customer's language, in chat mode `ai`
/// (CC19).
pub async fn of_confirmation<'a>(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    fixed: Answer<'a>,
) -> Result<Answer<'a>, Trouble> {
    let Some(model) = &job.tools.model else { return Ok(fixed) };
    let is_wanted = workspace.settings.chat_mode() == ChatMode::Ai;
    if !is_wanted || origin.text == ERASED || sender.member.is_some() {
        return Ok(fixed);
    }
    let ground = Ground::reword(fixed.text.clone(), Vec::new(), names(workspace));
    Asked { workspace, origin, ground, memory: Memory::of(job, origin).await? }.worded(job, model, fixed).await
}

/// A question about to be asked.
struct Asked<'a> {
    workspace: &'a Workspace,
    origin: &'a Origin,
    ground: Ground,
    memory: Memory,
}

impl Asked<'_> {
    /// The answer with the words to be sent.
    async fn worded<'a>(self, job: &Job<'_>, model: &Model, fixed: Answer<'a>) -> Result<Answer<'a>, Trouble> {
        let (ask, outcome) = (format!("{}-draft", fixed.step), format!("{}-draft-outcome", fixed.step));
        let recorded = match job.done_before(&outcome).await? {
            Some(recorded) => recorded,
            None => {
                let draft_id = self.origin.draft_id().as_simple().to_string();
                let is_interrupted = job.done_before(&ask).await?.is_some();
                job.execute::<Draft>(&draft_id, self.ask(job, model, &fixed), &ask, Actor::System).await?;
                let answered = if is_interrupted {
                    Answered::not_asked(NoDraft::Interrupted)
                } else {
                    self.put(job, model, fixed.subject).await?
                };
                let Answered { said, cost } = answered;
                let now = job.now();
                let command = match said {
                    Ok(text) => DraftCommand::RecordDraft { text, cost, now },
                    Err((why, detail)) => DraftCommand::RecordNoDraft { why, detail, cost, now },
                };
                // It was said and costs, whoever has the effect by now.
                job.put_on_record::<Draft>(&draft_id, command, &outcome).await?
            }
        };
        Ok(match accepted(&recorded)? {
            Some(text) => Answer { text, ..fixed },
            None => fixed,
        })
    }

    fn ask(&self, job: &Job<'_>, model: &Model, fixed: &Answer<'_>) -> DraftCommand {
        DraftCommand::AskForDraft {
            message_id: self.origin.message_id,
            request_id: fixed.request_id,
            conversation_id: self.origin.conversation_id.clone(),
            subject: fixed.subject.to_owned(),
            text_key: fixed.text_key.to_owned(),
            ground: self.ground.clone(),
            provider: model.provider().to_owned(),
            model: model.name().to_owned(),
            prompt_version: prompt::VERSION,
            now: job.now(),
        }
    }

    async fn put(self, job: &Job<'_>, model: &Model, subject: &str) -> Result<Answered, Trouble> {
        let limit = self.workspace.settings.max_ai_replies_per_hr();
        if !job.tools.limits.admit_reply(job, subject, self.origin.message_id, limit).await? {
            return Ok(Answered::not_asked(NoDraft::Limited));
        }
        let question = prompt::question(&self.ground, &self.origin.text, self.memory);
        Ok(model.ask(job.workspace_id(), &question).await)
    }
}

fn accepted(recorded: &Committed) -> Result<Option<String>, Trouble> {
    for event in &recorded.events {
        match &*event.event::<Draft>()? {
            DraftEvent::DraftAccepted { text, .. } => return Ok(Some(text.clone())),
            DraftEvent::DraftAsked { .. } | DraftEvent::DraftRejected { .. } | DraftEvent::NoDraftGiven { .. } => {}
        }
    }
    Ok(None)
}

/// What findings hold as it came from outside.
fn values(findings: &Findings) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match findings {
        Findings::Orders { results } => facts(results.iter().filter_map(|result| result.facts.as_ref()), |facts| {
            vec![
                one_line(&facts.service_name),
                one_line(&facts.link),
                facts.provider.as_deref().map(one_line).unwrap_or_default(),
            ]
        }),
        Findings::Services { url } => vec![one_line(url)],
        Findings::Ticket { subject, .. } => vec![one_line(subject)],
        Findings::Balance { .. }
        | Findings::BalanceCoolingDown { .. }
        | Findings::TicketNotFound { .. }
        | Findings::Username { .. }
        | Findings::Help
        | Findings::Menu { .. }
        | Findings::Custom { .. }
        | Findings::PanelUnavailable { .. }
        | Findings::Unclear { .. }
        | Findings::LeftToPeople
        | Findings::WantsHuman => Vec::new(),
    }
}

fn facts<'a>(all: impl Iterator<Item = &'a OrderFacts>, of: impl Fn(&'a OrderFacts) -> Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in all.flat_map(of) {
        if !value.is_empty() && !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

/// Who must not be named: everybody who fulfils orders, unless the workspace shows them.
fn hidden(workspace: &Workspace, findings: &Findings) -> Vec<String> {
    if workspace.settings.show_provider_to_customers() {
        return Vec::new();
    }
    let mut hidden = names(workspace);
    if let Findings::Orders { results } | Findings::Custom { results, .. } = findings {
        let own = facts(results.iter().filter_map(|result| result.facts.as_ref()), |facts| {
            facts.provider.iter().cloned().collect()
        });
        hidden.extend(own.into_iter().filter(|name| !hidden.contains(name)).collect::<Vec<_>>());
    }
    hidden
}

/// Providers of the workspace's routes, by all their names.
fn names(workspace: &Workspace) -> Vec<String> {
    workspace.routes.iter().flat_map(|route| route.names()).map(str::to_owned).collect()
}

/// What the log knows of the customer's orders from the last entries of this chat: the latest state of each, and names of services.
async fn own_orders(job: &Job<'_>, memory: &Memory) -> Result<(Vec<String>, Vec<String>), Trouble> {
    let (mut states, mut services) = (BTreeMap::new(), Vec::new());
    let first = memory.requests.len().saturating_sub(ENTRIES);
    for request_id in &memory.requests[first..] {
        let orders = answered(job, *request_id).await?;
        for facts in orders {
            states.insert(facts.order_id, facts.status.label().to_owned());
            services.push(facts.service_name.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    services.sort();
    services.dedup();
    let lines = states.iter().map(|(order_id, status)| format!("#{order_id}: {status}")).collect();
    Ok((lines, services))
}

/// The orders of an entry that are the customer's own, as the panel told of them.
async fn answered(job: &Job<'_>, request_id: Uuid) -> Result<Vec<OrderFacts>, Trouble> {
    let stream = request_id.as_simple().to_string();
    let mut own = Vec::new();
    for event in job.log().read_stream(job.workspace_id(), Request::TYPE, &stream).await? {
        if let RequestEvent::RequestAnswered { findings: Findings::Orders { results }, .. } =
            &*event.event::<Request>()?
        {
            let is_own =
                |outcome: &OrderOutcome| !matches!(outcome, OrderOutcome::Refused { refusal: Refusal::NotYours });
            own.extend(
                results.iter().filter(|result| is_own(&result.outcome)).filter_map(|result| result.facts.clone()),
            );
        }
    }
    Ok(own)
}
