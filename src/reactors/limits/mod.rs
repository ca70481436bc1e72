//! How much one customer may ask for in a while (VC5).
//!
//! Windows slide: a message counts for a minute, an order looked up for an hour, each from when the message came in. A message beyond a
//! limit is counted for nothing and not answered; that is put on record, and the customer is told, once per window. The team is not
//! limited.
//!
//! What is counted where: one node counts in memory, exactly, and reads from the log what was counted before it began ([`past`]), so a
//! restart changes nothing. Several nodes count together in Redis, in one step each ([`together`]); every node counts what it handles as
//! well, and goes by that while Redis is away. Meanwhile a limit that was reached on one node holds on all: it is an event. A message that
//! is taken up again is not counted again.

mod counters;
mod past;
mod together;
mod window;

use std::collections::HashSet;

use aggregates::customer::{Customer, CustomerCommand, CustomerEvent, Limit};
use aggregates::request::Action;
use aggregates::triage::{Part, Plan};
use aggregates::words;
use aggregates::workspace::{Settings, Workspace};
use eventlog::Actor;
use jiff::Timestamp;

use super::chat::{Answer, Origin};
use super::inbound::Sender;
use super::job::{Job, Trouble};
use counters::{Counted, Verdict, What};

pub use counters::Limits;

/// Whether an action does nothing but look orders up.
const fn looks_up(action: Action) -> bool {
    match action {
        Action::Check | Action::Details | Action::Custom => true,
        Action::Refill
        | Action::Cancel
        | Action::SpeedUp
        | Action::Refund
        | Action::Partial
        | Action::FakeComplete
        | Action::Balance
        | Action::Services
        | Action::Ticket
        | Action::MyUsername
        | Action::Help
        | Action::Message => false,
    }
}

/// The orders that one of several requests looks up.
fn looked_up(part: &Part) -> &[u64] {
    match part {
        Part::Do { asked, order_ids, priority: _ } if looks_up(asked.action()) => order_ids,
        Part::Do { .. } | Part::Ask { .. } | Part::Leave(_) => &[],
    }
}

/// What a message counts for, how much, and how much is allowed.
fn counts(plan: &Plan, settings: &Settings) -> Vec<(What, u32, u32)> {
    let mut counts = vec![(What::Asked(Limit::Messages), 1, settings.max_messages_per_user_per_min())];
    let order_ids: Vec<u64> = match plan {
        Plan::Handle { action, order_ids, .. } if looks_up(*action) => order_ids.clone(),
        Plan::Custom { order_ids, .. } => order_ids.clone(),
        Plan::Several(parts) => parts.iter().flat_map(looked_up).copied().collect(),
        Plan::Handle { .. }
        | Plan::Ignore(_)
        | Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Ask { .. }
        | Plan::Confirm { .. }
        | Plan::Administer(_)
        | Plan::Correct(_) => Vec::new(),
    };
    let orders = order_ids.iter().collect::<HashSet<_>>().len();
    if orders > 0 {
        let orders = u32::try_from(orders).unwrap_or(u32::MAX);
        counts.push((What::Asked(Limit::OrderChecks), orders, settings.max_order_checks_per_hr()));
    }
    counts
}

/// Whether a message is handled.
pub enum Admission {
    Within,
    /// It is not: its author is beyond this limit, and was told so at `since`, when the window began.
    Beyond {
        limit: Limit,
        since: Timestamp,
    },
}

/// Whether what a customer wants is within their limits; where it is not, that is on record, and they are told once.
pub async fn admit(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    plan: &Plan,
) -> Result<Admission, Trouble> {
    if sender.member.is_some() {
        return Ok(Admission::Within);
    }
    let customer: Customer = job.log().load(job.workspace_id(), sender.customer_id.as_str()).await?;
    if !customer.exists() {
        return Ok(Admission::Within);
    }
    for limit in Limit::ALL {
        if let Some(before) = job.done_before(&step(limit)).await? {
            tell(job, workspace, origin, sender, &before).await?;
            return beyond(job, origin, sender, limit).await;
        }
    }
    let (at, for_what) = (origin.received_at, counts(plan, &workspace.settings));
    let counted = Counted {
        workspace: job.workspace_id(),
        whose: sender.customer_id.as_str(),
        id: origin.message_id,
        at,
        for_what: &for_what,
    };
    let (limit, until) = match job.tools.limits.count(job, &counted).await? {
        Verdict::Before | Verdict::Within { sure: true } => return Ok(Admission::Within),
        Verdict::Within { sure: false } => {
            // It may have been reached on another node.
            let holding = for_what.iter().find_map(|(what, _, allowed)| match what {
                What::Asked(limit) => {
                    customer.limits.get(limit).filter(|reached| reached.holds(*allowed, at)).map(|_| *limit)
                }
                What::ModelReplies | What::Codes => None,
            });
            return match holding {
                Some(limit) => beyond(job, origin, sender, limit).await,
                None => Ok(Admission::Within),
            };
        }
        Verdict::Beyond(What::ModelReplies | What::Codes, _) => return Ok(Admission::Within),
        Verdict::Beyond(What::Asked(limit), until) => (limit, until),
    };
    let allowed = for_what.iter().find(|(what, ..)| *what == What::Asked(limit)).map_or(0, |(_, _, allowed)| *allowed);
    let command = CustomerCommand::ReachLimit { limit, allowed, until, now: at };
    let reached = job.execute::<Customer>(sender.customer_id.as_str(), command, &step(limit), Actor::System).await?;
    tell(job, workspace, origin, sender, &reached).await?;
    beyond(job, origin, sender, limit).await
}

/// The window a message fell into that is beyond a limit.
async fn beyond(job: &Job<'_>, origin: &Origin, sender: &Sender, limit: Limit) -> Result<Admission, Trouble> {
    let customer: Customer = job.log().load(job.workspace_id(), sender.customer_id.as_str()).await?;
    let since = customer.limits.get(&limit).map_or(origin.received_at, |reached| reached.told_at);
    Ok(Admission::Beyond { limit, since })
}

fn step(limit: Limit) -> String {
    format!("limit-{}", limit.name())
}

/// Tells the customer of a limit they just reached, unless they were told within this window.
async fn tell(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    recorded: &eventlog::Committed,
) -> Result<(), Trouble> {
    for event in &recorded.events {
        if let CustomerEvent::LimitReached { limit, until, reached_at, quiet: false, .. } =
            &*event.event::<Customer>()?
        {
            let worded = words::limited(&workspace.texts(), *limit, *reached_at, *until);
            origin.say(job, Answer::worded(worded, "limited", sender.customer_id.as_str())).await?;
        }
    }
    Ok(())
}
