//! Verification codes as panel tickets (VC1). Never two tickets for one code: after an unknown outcome the panel is asked first.

use aggregates::customer::{CodeTicket, Customer, CustomerCommand, CustomerEvent, Verification};
use aggregates::ids::CustomerId;
use aggregates::words::{self, Texts};
use gateways::panel::{NewTicket, PanelClient};
use gateways::{GatewayError, Kind};
use jiff::{SignedDuration, Timestamp};
use tokio::time::{Duration, Instant, sleep};

use super::chat::Origin;
use super::job::{Job, Outcome, Trouble};
use super::{backoff, verification};

/// How long the customer waits for a panel that takes no ticket, before they are told.
const PATIENCE: Duration = Duration::from_secs(10);
/// Wait between two tries.
const PAUSE: Duration = Duration::from_millis(800);
/// A ticket that may or may not be there is looked for that long.
const LOOK_FOR: SignedDuration = SignedDuration::from_mins(3);
/// A panel's clock may be behind ours by that much. Subjects are unique, so an older ticket is not taken for ours.
const CLOCK_DIFFERENCE: SignedDuration = SignedDuration::from_hours(1);

/// Stands for the id of a ticket that is on the panel for certain, where the panel does not tell it.
const ID_NOT_TOLD: u64 = 0;

/// A code on its way.
struct Code {
    customer_id: CustomerId,
    username: String,
    ticket: CodeTicket,
    issued_at: Timestamp,
}

/// Opens the ticket with a code, and tells the customer.
pub async fn open_code_ticket(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Customer>()?;
    let CustomerEvent::VerificationCodeIssued { customer_id, username, code, expires_at, ticket, issued_at } = &*event
    else {
        return Ok(Outcome::Done);
    };
    for step in ["delivered", "undelivered"] {
        if job.done_before(step).await?.is_some() {
            return tell(job, customer_id, step, None).await;
        }
    }
    let customer: Customer = job.log().load(job.workspace_id(), customer_id.as_str()).await?;
    if !awaits(&customer, code) {
        return Ok(Outcome::Done);
    }
    let ticket = ticket.clone().unwrap_or_else(|| as_before(job, code, *issued_at, *expires_at));
    let code = Code { customer_id: customer_id.clone(), username: username.clone(), ticket, issued_at: *issued_at };
    if *expires_at <= job.now() {
        return undelivered(job, &code, "the code expired before its ticket could be opened".to_owned()).await;
    }
    let workspace = job.workspace().await?;
    let panel = match job.tools.desk.panel(&workspace) {
        Ok(panel) => panel,
        Err(error) => return undelivered(job, &code, error.to_string()).await,
    };
    let staff_name = workspace.settings.ticket_reply_staff_name();
    match deliver(job, &panel, &code, staff_name).await? {
        Ok(ticket_id) => {
            let command = CustomerCommand::RecordCodeDelivered {
                ticket_id,
                text_key: code.ticket.text_key.clone(),
                now: job.now(),
            };
            tell(job, customer_id, "delivered", Some(command)).await
        }
        Err(error) if error.may_have_been_done() && job.now().duration_since(code.issued_at) < LOOK_FOR => {
            let attempt = u32::try_from(job.effect.attempts).unwrap_or(u32::MAX);
            let wait = backoff::wait(attempt.min(4), &job.effect.effect_id);
            Ok(Outcome::Again { at: backoff::after(job.now(), wait), reason: error.to_string() })
        }
        Err(error) => undelivered(job, &code, error.to_string()).await,
    }
}

/// Whether this code is still the one that is waited for, and without a ticket.
fn awaits(customer: &Customer, issued: &str) -> bool {
    match &customer.verification {
        Verification::AwaitingCode { code, ticket_id: None, .. } => code == issued,
        Verification::AwaitingCode { ticket_id: Some(_), .. }
        | Verification::None
        | Verification::AwaitingUsername
        | Verification::Verified { .. } => false,
    }
}

/// Opens the ticket, or finds the one an earlier attempt opened. `OutcomeUnknown`: it may be there, and could not be found yet.
async fn deliver(
    job: &Job<'_>,
    panel: &PanelClient,
    code: &Code,
    staff_name: Option<&str>,
) -> Result<Result<u64, GatewayError>, Trouble> {
    if job.effect.attempts > 1 {
        match find(panel, code).await.map_err(unknown) {
            Ok(Some(ticket_id)) => return Ok(Ok(ticket_id)),
            Ok(None) => {}
            Err(error) => return Ok(Err(error)),
        }
    }
    let CodeTicket { subject, message, text_key: _ } = &code.ticket;
    let ticket = NewTicket { username: &code.username, subject, message, staff_name };
    let deadline = Instant::now() + PATIENCE;
    loop {
        job.still_ours()?;
        let error = match panel.open_ticket(&ticket, || job.still_ours().is_ok()).await {
            Ok(Some(ticket_id)) => return Ok(Ok(ticket_id)),
            // It is there, so not finding its id is no reason to trouble the customer.
            Ok(None) => return Ok(Ok(find(panel, code).await.ok().flatten().unwrap_or(ID_NOT_TOLD))),
            Err(error) => error,
        };
        if error.may_have_been_done() {
            return Ok(find(panel, code).await.map_err(unknown).and_then(|found| found.ok_or(error)));
        }
        let pause = PAUSE.max(error.retry_after.unwrap_or_default());
        if !error.is_retryable() || Instant::now() + pause >= deadline {
            return Ok(Err(error));
        }
        sleep(pause).await;
    }
}

async fn find(panel: &PanelClient, code: &Code) -> Result<Option<u64>, GatewayError> {
    let since = code.issued_at.checked_sub(CLOCK_DIFFERENCE).unwrap_or(Timestamp::MIN);
    Ok(panel.find_ticket(&code.username, &code.ticket.subject, since).await?.map(|ticket| ticket.id))
}

/// The panel could not tell whether the ticket is there.
fn unknown(error: GatewayError) -> GatewayError {
    GatewayError::new(Kind::OutcomeUnknown, format!("the panel could not be asked for the ticket: {error}"))
}

async fn undelivered(job: &Job<'_>, code: &Code, reason: String) -> Result<Outcome, Trouble> {
    let command = CustomerCommand::RecordCodeUndelivered { reason, now: job.now() };
    tell(job, &code.customer_id, "undelivered", Some(command)).await
}

/// Puts the outcome on record and tells the customer in the chat where they asked.
async fn tell(
    job: &Job<'_>,
    customer_id: &CustomerId,
    step: &str,
    command: Option<CustomerCommand>,
) -> Result<Outcome, Trouble> {
    let origin = Origin::behind(job).await?;
    match (origin, command) {
        (Some(origin), Some(command)) => verification::step(job, &origin, customer_id, command, step).await?,
        (Some(origin), None) => {
            if let Some(committed) = job.done_before(step).await? {
                verification::tell(job, &origin, customer_id, step, &committed).await?;
            }
        }
        (None, Some(command)) => {
            job.execute::<Customer>(customer_id.as_str(), command, step, eventlog::Actor::System).await?;
        }
        (None, None) => {}
    }
    Ok(Outcome::Done)
}

/// The ticket of a code from the time when tickets were worded as they were opened: it may be on the panel in these words.
fn as_before(job: &Job<'_>, code: &str, issued_at: Timestamp, expires_at: Timestamp) -> CodeTicket {
    let id = job.event.event_id.as_simple().to_string().to_uppercase();
    words::code_ticket(&Texts::default(), code, &format!("V-{}", &id[id.len() - 5..]), issued_at, expires_at)
}
