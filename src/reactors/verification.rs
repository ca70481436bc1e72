//! Steps of verification (VC1): greeting, username, code.

use aggregates::customer::{Customer, CustomerCommand, UsernameLookup};
use aggregates::ids::CustomerId;
use aggregates::words;
use aggregates::workspace::Workspace;
use eventlog::{Actor, Committed, ExecuteError};

use super::chat::{Answer, Origin};
use super::inbound::Sender;
use super::job::{Job, Trouble};

/// The steps a message may lead to.
const STEPS: [&str; 3] = [GREET, "username", "code"];
/// The step that answers to whatever was written.
const GREET: &str = "greet";

/// Tells what came of a step that was taken when this message was worked on before. What the message meant must not be read anew:
/// the step itself changed the customer's standing. False: no step was taken.
pub async fn resume(job: &Job<'_>, origin: &Origin, customer_id: &CustomerId) -> Result<bool, Trouble> {
    for step in STEPS {
        if let Some(committed) = job.done_before(step).await? {
            tell(job, origin, customer_id, step, &committed).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Welcomes and asks for the username.
pub async fn greet(job: &Job<'_>, origin: &Origin, sender: &Sender) -> Result<(), Trouble> {
    let command = CustomerCommand::StartVerification { now: job.now() };
    step(job, origin, &sender.customer_id, command, GREET).await
}

/// Asks the panel for a username. Where it cannot be asked nobody is verified, and the customer is told (`docs/wire/rules.md §10.5`).
pub async fn look_up(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    username: String,
) -> Result<(), Trouble> {
    let desk = &job.tools.desk;
    let asked = match desk.panel(workspace) {
        Ok(panel) => desk.patiently(job.workspace_id(), 0, || panel.user_by_name(&username)).await,
        Err(error) => Err(error),
    };
    let lookup = match asked {
        Ok(Some(user)) => match job.tools.limits.admit_code(job, &user.username, job.event.event_id).await? {
            Some(until) => UsernameLookup::TooManyCodes { until },
            None => UsernameLookup::Found(user.username),
        },
        Ok(None) => UsernameLookup::NotFound,
        Err(error) => UsernameLookup::Unavailable(error.to_string()),
    };
    let command = CustomerCommand::GiveUsername {
        username,
        lookup,
        code: (job.tools.codes)(),
        reference: reference(job),
        texts: workspace.texts(),
        now: job.now(),
    };
    step(job, origin, &sender.customer_id, command, "username").await
}

/// Tells one ticket of a customer from another; never six digits, which a customer could take for the code.
fn reference(job: &Job<'_>) -> String {
    let id = job.derived_id("code-ticket").as_simple().to_string().to_uppercase();
    format!("V-{}", &id[id.len() - 5..])
}

/// Tries a code.
pub async fn try_code(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    code: String,
) -> Result<(), Trouble> {
    let command = CustomerCommand::GiveCode {
        code,
        max_attempts: workspace.settings.verification_max_attempts(),
        cooldown_seconds: workspace.settings.verification_cooldown_seconds(),
        now: job.now(),
    };
    step(job, origin, &sender.customer_id, command, "code").await
}

/// Takes a step and tells the customer what came of it.
pub async fn step(
    job: &Job<'_>,
    origin: &Origin,
    customer_id: &CustomerId,
    command: CustomerCommand,
    step: &str,
) -> Result<(), Trouble> {
    let actor = Actor::Customer(customer_id.to_string());
    let committed = match job.execute::<Customer>(customer_id.as_str(), command, step, actor).await {
        Ok(committed) => committed,
        // Their standing changed since the message was looked at: they were blocked, locked or verified elsewhere.
        Err(ExecuteError::Refused(refusal)) => {
            tracing::info!(%refusal, step, "a step of verification no longer applies");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    tell(job, origin, customer_id, step, &committed).await
}

/// Tells the customer what a step came to.
pub async fn tell(
    job: &Job<'_>,
    origin: &Origin,
    customer_id: &CustomerId,
    step: &str,
    committed: &Committed,
) -> Result<(), Trouble> {
    let after: Customer = job.log().load(job.workspace_id(), customer_id.as_str()).await?;
    let texts = job.workspace().await?.texts();
    for event in &committed.events {
        if let Some(worded) = words::verification(&texts, &*event.event::<Customer>()?, &after, job.now()) {
            let (unasked, step) = (step == GREET, format!("{step}-answer"));
            origin.say(job, Answer { unasked, ..Answer::worded(worded, &step, customer_id.as_str()) }).await?;
        }
    }
    Ok(())
}
