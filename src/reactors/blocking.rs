//! Customers the team names in a chat: block, unblock, unlink.

use aggregates::customer::{Customer, CustomerCommand};
use aggregates::ids::CustomerId;
use aggregates::phone::Phone;
use aggregates::values::Identity;
use aggregates::words::team::{self, Blocking, Said};
use aggregates::workspace::Workspace;
use app::ids;
use projections::customers::{self, CustomerRow};

use super::inbound::{Sender, wait_for};
use super::job::{Job, Trouble};

/// Most customers of one username: so many rounds of what a look-up answers at once.
const ROUNDS: usize = 50;

/// Answers somebody no more. A number nobody wrote from yet is blocked before its first message.
pub async fn block(job: &Job<'_>, workspace: &Workspace, sender: &Sender, who: String) -> Result<Said, Trouble> {
    let mut done = Blocking { who, blocked: true, customers: 0, of_team: 0, unheard: false };
    let named = named(job, &done.who).await?;
    if named.is_empty()
        && let Some(identity) = number(&done.who)
    {
        if workspace.role_of(std::slice::from_ref(&identity)).is_some() {
            done.of_team += 1;
        } else {
            let customer_id = ids::of_customer(job.log(), job.workspace_id(), &identity).await?;
            let meet = CustomerCommand::MeetCustomer {
                customer_id: customer_id.clone(),
                identities: vec![identity],
                display_name: None,
                now: job.now(),
            };
            job.execute::<Customer>(customer_id.as_str(), meet, "meet-blocked", sender.actor()).await?;
            put_block(job, sender, &customer_id).await?;
            done.customers += 1;
            done.unheard = true;
            done.who = Phone::parse(&done.who).map_or(done.who, |phone| phone.to_string());
        }
    }
    for customer in named {
        if workspace.role_of(&customer.identities).is_some() {
            done.of_team += 1;
        } else {
            put_block(job, sender, &customer.id).await?;
            done.customers += 1;
        }
    }
    Ok(team::blocking(&done))
}

async fn put_block(job: &Job<'_>, sender: &Sender, customer_id: &CustomerId) -> Result<(), Trouble> {
    let command = CustomerCommand::BlockCustomer { of_team: false, now: job.now() };
    job.execute::<Customer>(customer_id.as_str(), command, &format!("block-{customer_id}"), sender.actor()).await?;
    Ok(())
}

/// Answers somebody again.
pub async fn unblock(job: &Job<'_>, sender: &Sender, who: String) -> Result<Said, Trouble> {
    let mut done = Blocking { who, blocked: false, customers: 0, of_team: 0, unheard: false };
    for customer in named(job, &done.who).await? {
        let command = CustomerCommand::UnblockCustomer { now: job.now() };
        job.execute::<Customer>(customer.id.as_str(), command, &format!("unblock-{}", customer.id), sender.actor())
            .await?;
        done.customers += 1;
    }
    Ok(team::blocking(&done))
}

/// Unlinks everybody from a panel username (VC3).
pub async fn remove_users(job: &Job<'_>, sender: &Sender, username: &str) -> Result<Said, Trouble> {
    let mut removed = 0;
    for _ in 0..ROUNDS {
        let rows = by_username(job, username).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let command = CustomerCommand::RemoveVerification { now: job.now() };
            job.execute::<Customer>(row.id.as_str(), command, &format!("remove-{}", row.id), sender.actor()).await?;
            removed += 1;
        }
    }
    Ok(team::users_removed(username, removed))
}

/// Customers a panel username, a phone number or an address stands for.
async fn named(job: &Job<'_>, who: &str) -> Result<Vec<CustomerRow>, Trouble> {
    let mut found = by_username(job, who).await?;
    let identities: Vec<Identity> = number(who).into_iter().chain([Identity(who.to_owned())]).collect();
    let known = customers::by_identity(&job.tools.models, job.workspace_id(), &identities).await?;
    found.extend(known.filter(|known| found.iter().all(|row| row.id != known.id)));
    Ok(found)
}

async fn by_username(job: &Job<'_>, username: &str) -> Result<Vec<CustomerRow>, Trouble> {
    wait_for(job, customers::NAME, job.log().head(job.workspace_id()).await?).await?;
    Ok(customers::by_username(&job.tools.models, job.workspace_id(), username).await?)
}

/// The address behind a phone number.
fn number(who: &str) -> Option<Identity> {
    Phone::parse(who).ok().map(|phone| phone.identity())
}
