//! An incoming message: who wrote it, what it asks for, and doing that.
//!
//! Everything here may happen twice, should the program stop in between: each step has a key of its own, so that the second time
//! changes nothing and finds what the first time decided.

use aggregates::conversation::Conversation;
use aggregates::customer::{Customer, CustomerCommand, MergeProof};
use aggregates::grammar;
use aggregates::group::Group;
use aggregates::ids::{CustomerId, MemberId};
use aggregates::request::{Action, Reason, Request};
use aggregates::triage::{
    IgnoreReason, Incoming, LeftUndone, Part, Plan, SayKey, Standing, is_left_to_people, lapse, left_undone, triage,
    wants_human,
};
use aggregates::values::{ChatKind, Identity, Role};
use aggregates::words;
use aggregates::workspace::{Workspace, WorkspaceCommand};
use app::customers::merge;
use app::groups::{self, Registration};
use app::{AppError, ids};
use eventlog::{Actor, ExecuteError, WorkspaceId};
use projections::customers;
use std::time::Duration;
use uuid::Uuid;

use super::chat::{Answer, Origin};
use super::job::{Job, Outcome, Trouble};
use super::limits::Admission;
use super::{admin, asking, limits, model, requests, verification};

/// How long is waited for a read model to have what was recorded.
const CATCH_UP: Duration = Duration::from_secs(5);

/// Who wrote a message.
pub struct Sender {
    /// Id of the customer, known or new.
    pub customer_id: CustomerId,
    /// The identities their message tells that are theirs.
    pub identities: Vec<Identity>,
    pub standing: Standing,
    /// Member id and rank, should they be of the operator's team.
    pub member: Option<(MemberId, Role)>,
}

impl Sender {
    /// Their panel username.
    pub fn username(&self) -> Option<&str> {
        match &self.standing {
            Standing::Verified { username } => Some(username),
            Standing::Stranger
            | Standing::AwaitingUsername
            | Standing::AwaitingCode
            | Standing::Locked { .. }
            | Standing::Blocked => None,
        }
    }

    /// Who is named as the cause of what they ask for.
    pub fn actor(&self) -> Actor {
        match &self.member {
            Some((member_id, _)) => Actor::Member(member_id.to_string()),
            None => Actor::Customer(self.customer_id.to_string()),
        }
    }
}

/// Handles one message.
pub async fn handle_message(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let Some(origin) = Origin::of(job, &job.event).await? else { return Ok(Outcome::Done) };
    let head = job.log().catch_up(job.workspace_id()).await?;
    let workspace = job.workspace().await?;
    if !workspace.channels.contains_key(&origin.channel_id) {
        // The channel was removed: nobody can be answered over it.
        return Ok(Outcome::Done);
    }
    let support_enabled = register_group(job, &origin).await?;
    wait_for(job, customers::NAME, head).await?;
    let origin = with_number(job, &workspace, origin, support_enabled).await?;
    let sender = identify(job, &workspace, &origin).await?;
    if verification::resume(job, &origin, &sender.customer_id).await? {
        return Ok(Outcome::Done);
    }
    let conversation: Conversation = job.log().load(job.workspace_id(), origin.conversation_id.as_str()).await?;
    let has_entry = match origin.edits {
        Some(first) => has_entry_of_another(job, first, origin.message_id).await?,
        None => false,
    };
    let asked = &conversation.confirmations;
    // Its own question was asked when it was worked on before.
    let question = asked.of(&sender.customer_id, origin.received_at).filter(|to| !origin.begins(to.request_id));
    let texts = workspace.texts();
    let incoming = Incoming {
        message_id: origin.message_id,
        text: &origin.text,
        chat_kind: origin.chat_kind,
        support_enabled,
        role: sender.member.as_ref().map(|(_, role)| *role),
        standing: &sender.standing,
        verification_enabled: workspace.settings.verification_enabled(),
        vocabulary: &workspace.vocabulary,
        texts: Some(&texts),
        forwarded: origin.forwarded,
        question,
        missed_question: asked.was_missed(&sender.customer_id, origin.received_at),
        answers: origin.answers,
        received_at: origin.received_at,
        now: job.now(),
    };
    let plan = triage(&incoming);
    let undone = left_undone(&incoming, &plan);
    if let Some(first) = origin.edits {
        if has_entry {
            // It has an entry of its own beside the one of the first wording.
            let origin = Origin { edits: None, ..origin };
            return leave_edit(job, &workspace, &origin, &sender, &plan, undone).await;
        }
        if conversation.has_answered(first) {
            return leave_edit(job, &workspace, &origin, &sender, &plan, undone).await;
        }
        if !is_request(&plan) && undone.is_none() {
            return Ok(Outcome::Done);
        }
    }
    if let (Some(question), Some(why)) = (question, lapse(&incoming, &plan)) {
        asking::lapse(job, &origin, question.request_id, why).await?;
    }
    if let (Plan::Ignore(reason), None) = (&plan, &undone) {
        tracing::debug!(?reason, position = job.event.position, "passed over");
        return Ok(Outcome::Done);
    }
    meet(job, &origin, &sender).await?;
    if let Admission::Beyond { limit, since } = limits::admit(job, &workspace, &origin, &sender, &plan).await? {
        let for_people = is_left_to_people(&incoming, &plan);
        if for_people || undone.is_some() || names_orders(&plan) {
            let order_ids = grammar::named_orders(&origin.text, &workspace.vocabulary);
            asking::leave_beyond_limit(job, &origin, &sender, order_ids, for_people, (limit, since)).await?;
        }
        return Ok(Outcome::Done);
    }
    let is_undone = undone.is_some();
    if let Some(undone) = undone {
        asking::leave_undone(job, &origin, &sender, undone).await?;
    }
    let entry = if is_left_to_people(&incoming, &plan) {
        let reason = wants_human(&incoming).then_some(Reason::WantsHuman);
        asking::leave_to_people(job, &workspace, &origin, &sender, reason).await?
    } else {
        origin.request_id()
    };
    // Verification asks for something else first; who wants a person is told that people see it.
    if matches!(plan, Plan::Greet | Plan::Say(SayKey::VerificationLocked)) && wants_human(&incoming) {
        asking::say_left_to_people(job, &workspace, &origin, &sender, SayKey::WantsHuman, entry).await?;
    }
    match plan {
        Plan::Ignore(_) => {}
        Plan::Say(key @ (SayKey::LeftToPeople | SayKey::WantsHuman)) => {
            asking::say_left_to_people(job, &workspace, &origin, &sender, key, entry).await?;
        }
        Plan::Say(key) => say(job, &workspace, &origin, &sender, key, is_undone.then_some(entry)).await?,
        Plan::Greet => verification::greet(job, &origin, &sender).await?,
        Plan::LookUpUsername(username) => verification::look_up(job, &workspace, &origin, &sender, username).await?,
        Plan::TryCode(code) => verification::try_code(job, &workspace, &origin, &sender, code).await?,
        Plan::Handle { action: Action::Balance | Action::MyUsername, .. } if sender.username().is_none() => {
            say(job, &workspace, &origin, &sender, SayKey::NotAllowed, None).await?;
        }
        Plan::Handle { action, order_ids, ticket_id, priority } => {
            let asked = requests::Asked { action, order_ids, ticket_id, priority, custom: None };
            requests::handle(job, &workspace, &origin, &sender, asked).await?;
        }
        Plan::Custom { command, order_ids } => {
            let custom = Some(command);
            let asked = requests::Asked { action: Action::Custom, order_ids, ticket_id: None, priority: false, custom };
            requests::handle(job, &workspace, &origin, &sender, asked).await?;
        }
        Plan::Ask { asked, order_ids } => asking::ask(job, &workspace, &origin, &sender, asked, order_ids).await?,
        Plan::Several(parts) => handle_each(job, &workspace, &origin, &sender, parts).await?,
        Plan::Confirm { request_id } => asking::confirm(job, &origin, &sender, request_id).await?,
        Plan::Administer(command) => admin::administer(job, &workspace, &origin, &sender, command).await?,
        Plan::Correct(meant) => admin::correct(job, &origin, &sender, meant).await?,
    }
    Ok(Outcome::Done)
}

/// Each of several requests in a message has a log entry and an answer of its own.
async fn handle_each(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    parts: Vec<Part>,
) -> Result<(), Trouble> {
    for (index, part) in parts.into_iter().enumerate() {
        let (job, origin) = (&job.of_part(index), &origin.of_part(index));
        match part {
            Part::Do { asked, order_ids, priority } => {
                let action = asked.action();
                let asked = requests::Asked { action, order_ids, ticket_id: None, priority, custom: None };
                requests::handle(job, workspace, origin, sender, asked).await?;
            }
            Part::Ask { asked, order_ids } => asking::ask(job, workspace, origin, sender, asked, order_ids).await?,
            Part::Leave(undone) => asking::leave_undone(job, origin, sender, undone).await?,
        }
    }
    Ok(())
}

/// Whether a message, or an edit of it that is not this one, has a log entry.
async fn has_entry_of_another(job: &Job<'_>, first: Uuid, message_id: Uuid) -> Result<bool, Trouble> {
    let entry: Request = job.log().load(job.workspace_id(), &first.as_simple().to_string()).await?;
    Ok(entry.opened.is_some_and(|opened| opened.message_id != message_id))
}

/// The new wording of a message that was answered changes nothing; where it asks for something, people see it.
async fn leave_edit(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    plan: &Plan,
    undone: Option<LeftUndone>,
) -> Result<Outcome, Trouble> {
    let served = !matches!(plan, Plan::Ignore(IgnoreReason::SupportOff | IgnoreReason::Blocked));
    let mention = grammar::mention(&origin.text, &workspace.vocabulary).filter(|_| served);
    let Some(mention) = mention else { return Ok(Outcome::Done) };
    meet(job, origin, sender).await?;
    match limits::admit(job, workspace, origin, sender, plan).await? {
        Admission::Within => {
            let undone = undone.unwrap_or(LeftUndone { mention, reason: Reason::AnsweredBefore, priority: false });
            asking::leave_undone(job, origin, sender, undone).await?;
        }
        Admission::Beyond { limit, since } => {
            asking::leave_beyond_limit(job, origin, sender, mention.order_ids, false, (limit, since)).await?;
        }
    }
    Ok(Outcome::Done)
}

/// Whether a plan names orders or a ticket, and leaves an entry of its own.
const fn names_orders(plan: &Plan) -> bool {
    match plan {
        Plan::Handle { order_ids, ticket_id, .. } => !order_ids.is_empty() || ticket_id.is_some(),
        Plan::Custom { order_ids, .. } | Plan::Ask { order_ids, .. } => !order_ids.is_empty(),
        Plan::Several(_) => true,
        Plan::Ignore(_)
        | Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Confirm { .. }
        | Plan::Administer(_)
        | Plan::Correct(_) => false,
    }
}

/// Whether something is asked of the bot: all that an edit can turn a message into.
const fn is_request(plan: &Plan) -> bool {
    match plan {
        Plan::Handle { .. } | Plan::Custom { .. } | Plan::Ask { .. } | Plan::Several(_) => true,
        Plan::Ignore(_)
        | Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Confirm { .. }
        | Plan::Administer(_)
        | Plan::Correct(_) => false,
    }
}

/// Whether the same answer to the same is not said over and over: nothing was asked for.
const fn is_unasked(key: SayKey) -> bool {
    match key {
        SayKey::NotUnderstood
        | SayKey::LeftToPeople
        | SayKey::WantsHuman
        | SayKey::AnsweredTooLate
        | SayKey::Menu
        | SayKey::VerificationLocked
        | SayKey::Undeciphered => true,
        // A command was given.
        SayKey::NotAllowed | SayKey::MissingOrderId | SayKey::TooManyOrderIds | SayKey::GroupOnly => false,
    }
}

/// Waits until a read model has what was recorded up to a position.
pub async fn wait_for(job: &Job<'_>, projection: &str, position: i64) -> Result<(), Trouble> {
    Ok(job.tools.models.wait_for(job.workspace_id(), projection, position, CATCH_UP).await?)
}

/// A group is known from its first message on, every flag off (CH8). Answers whether support is on.
async fn register_group(job: &Job<'_>, origin: &Origin) -> Result<bool, Trouble> {
    let Some(group_id) = &origin.group_id else { return Ok(true) };
    let group: Group = job.log().load(job.workspace_id(), group_id.as_str()).await?;
    if !group.registered {
        let registration =
            Registration { channel_id: &origin.channel_id, chat: &origin.chat, name: None, joined_at: None };
        groups::register(&job.cx(Actor::System), registration).await?;
    }
    Ok(group.registered && group.support_enabled)
}

/// Where the server tells of a group's author nothing but a LID, the group's members tell their number. Asked for people nobody knows by
/// that LID yet, and only where they may be answered.
async fn with_number(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: Origin,
    support_enabled: bool,
) -> Result<Origin, Trouble> {
    let [author] = origin.identities.as_slice() else { return Ok(origin) };
    let may_be_answered = support_enabled || origin.text.trim_start().starts_with('!');
    if origin.chat_kind != ChatKind::Group || author.kind() != "lid" || !may_be_answered {
        return Ok(origin);
    }
    if workspace.role_of(&origin.identities).is_some() || is_known(job, &origin.identities).await? {
        return Ok(origin);
    }
    let Some(channel) = workspace.channels.get(&origin.channel_id) else { return Ok(origin) };
    let all = job.tools.desk.addresses_of(&origin.channel_id, channel, &origin.chat, author).await;
    Ok(if all.is_empty() { origin } else { Origin { identities: all, ..origin } })
}

/// Whether any of these identities is a customer's.
async fn is_known(job: &Job<'_>, identities: &[Identity]) -> Result<bool, Trouble> {
    Ok(customers::by_identity(&job.tools.models, job.workspace_id(), identities).await?.is_some())
}

/// Finds out who wrote, and keeps what the message tells of their other identities.
async fn identify(job: &Job<'_>, workspace: &Workspace, origin: &Origin) -> Result<Sender, Trouble> {
    let member = workspace.role_of(&origin.identities).map(|(member_id, role)| (member_id.to_owned(), role));
    if let Some((member_id, _)) = &member {
        link_member(job, workspace, member_id, &origin.identities).await?;
    }
    let (known, identities) = one_of(job, origin).await?;
    let customer_id = match (known, identities.first()) {
        (Some(id), _) => id,
        (None, Some(primary)) => ids::of_customer(job.log(), job.workspace_id(), primary).await?,
        // A message that names no author: whoever the channel takes them for.
        (None, None) => CustomerId::new(&origin.subject),
    };
    let customer: Customer = job.log().load(job.workspace_id(), customer_id.as_str()).await?;
    if customer.exists() && identities.iter().any(|identity| !customer.identities.contains(identity)) {
        link_customer(job, origin, &identities, &customer_id).await?;
    }
    Ok(Sender { customer_id, identities, standing: customer.standing(job.now()), member })
}

/// The customer who wrote, made one should they have been met as several, and the identities of the message that are theirs.
///
/// Those who are verified as different usernames stay apart: the one that counts most is taken for the author, and the others keep what
/// is theirs.
async fn one_of(job: &Job<'_>, origin: &Origin) -> Result<(Option<CustomerId>, Vec<Identity>), Trouble> {
    let cx = job.cx(Actor::System);
    let mut found = merge::known(&cx, &origin.identities).await?.into_iter();
    let mut identities = origin.identities.clone();
    let Some(survivor) = found.next() else { return Ok((None, identities)) };
    let proof = MergeProof::Message { message_id: origin.message_id };
    for other in found {
        match merge::merge(&cx, &survivor.id, &other.id, &proof).await {
            Ok(_) => {}
            Err(AppError::Refused(refusal)) => {
                tracing::warn!(%refusal, "two customers stay apart though a message names them as one");
                identities.retain(|identity| !other.identities.contains(identity));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((Some(survivor.id), identities))
}

async fn link_member(
    job: &Job<'_>,
    workspace: &Workspace,
    member_id: &MemberId,
    identities: &[Identity],
) -> Result<(), Trouble> {
    let Some(member) = workspace.members.get(member_id) else { return Ok(()) };
    for (index, identity) in identities.iter().enumerate().filter(|(_, identity)| !member.identities.contains(identity))
    {
        let command = WorkspaceCommand::LinkMemberIdentity {
            member_id: member_id.to_owned(),
            identity: identity.clone(),
            now: job.now(),
        };
        let workspace_id: WorkspaceId = job.workspace_id();
        let linked = job
            .execute::<Workspace>(&workspace_id.to_string(), command, &format!("link-member-{index}"), Actor::System)
            .await;
        match linked {
            Ok(_) => {}
            // It belongs to somebody else of the team: the operator has to sort that out.
            Err(ExecuteError::Refused(refusal)) => tracing::warn!(%refusal, "an identity was not linked to a member"),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// A customer who is served exists, with every identity the message tells of.
async fn meet(job: &Job<'_>, origin: &Origin, sender: &Sender) -> Result<(), Trouble> {
    let customer: Customer = job.log().load(job.workspace_id(), sender.customer_id.as_str()).await?;
    if customer.exists() || origin.identities.is_empty() {
        Ok(())
    } else {
        link_customer(job, origin, &sender.identities, &sender.customer_id).await
    }
}

async fn link_customer(
    job: &Job<'_>,
    origin: &Origin,
    identities: &[Identity],
    customer_id: &CustomerId,
) -> Result<(), Trouble> {
    let command = CustomerCommand::MeetCustomer {
        customer_id: customer_id.to_owned(),
        identities: identities.to_vec(),
        display_name: origin.sender_name.clone(),
        now: job.now(),
    };
    job.execute::<Customer>(customer_id.as_str(), command, "meet", Actor::System).await?;
    Ok(())
}

async fn say(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    key: SayKey,
    request_id: Option<Uuid>,
) -> Result<(), Trouble> {
    let own: Vec<String> = workspace.vocabulary.custom_commands.iter().map(|command| command.name.clone()).collect();
    let worded = match key {
        SayKey::Menu => words::menu(&workspace.texts(), &own),
        SayKey::NotAllowed
        | SayKey::NotUnderstood
        | SayKey::LeftToPeople
        | SayKey::WantsHuman
        | SayKey::AnsweredTooLate
        | SayKey::VerificationLocked
        | SayKey::MissingOrderId
        | SayKey::TooManyOrderIds
        | SayKey::GroupOnly
        | SayKey::Undeciphered => words::say(&workspace.texts(), key, &sender.standing, job.now()),
    };
    let fixed =
        Answer { unasked: is_unasked(key), request_id, ..Answer::worded(worded, "say", sender.customer_id.as_str()) };
    let answer = Box::pin(model::of_question(job, workspace, origin, sender, fixed)).await?;
    origin.say(job, answer).await
}
