//! `!verify-users`: everybody in a group is bound to a panel username at once (VC3).
//!
//! The panel is asked for the username first; where it can not be asked, nobody is bound. The rest is an effect of its own, so that a
//! large group holds up nobody: each member is a step of it, done once however often the effect is taken up.

use aggregates::customer::{Customer, CustomerCommand};
use aggregates::group::{Group, GroupCommand, GroupEvent};
use aggregates::ids::GroupId;
use aggregates::values::Identity;
use aggregates::words::team::{self, Said, UsersVerified, VerifyUsersAnswer};
use aggregates::workspace::{ChannelKind, Workspace};
use app::ids;
use eventlog::Actor;
use futures::{StreamExt, TryStreamExt, stream};
use projections::customers;

use super::backoff;
use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Outcome, Trouble};

/// Members worked on side by side.
const SIDE_BY_SIDE: usize = 8;
/// A channel is asked this often for a group's members.
const ASKED_AT_MOST: i64 = 4;
/// The step in which it is put on record that the work begins.
const BEGIN: &str = "verify-members";

/// Looks the username up, and has everybody in the group bound to it.
pub async fn begin(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    username: &str,
) -> Result<Said, Trouble> {
    let Some(group_id) = &origin.group_id else {
        return Ok(team::verify_users(username, VerifyUsersAnswer::NoMembers));
    };
    if job.done_before(BEGIN).await?.is_some() {
        return Ok(team::verify_users(username, VerifyUsersAnswer::Begun));
    }
    let tells_members = match workspace.channels.get(&origin.channel_id).map(|channel| channel.kind()) {
        Some(ChannelKind::Evolution | ChannelKind::Green) => true,
        Some(ChannelKind::Meta | ChannelKind::Telegram | ChannelKind::Sandbox) | None => false,
    };
    if !tells_members {
        return Ok(team::verify_users(username, VerifyUsersAnswer::NoMembers));
    }
    let desk = &job.tools.desk;
    let asked = match desk.panel(workspace) {
        Ok(panel) => desk.patiently(job.workspace_id(), 0, || panel.user_by_name(username)).await,
        Err(error) => Err(error),
    };
    let username = match asked {
        Ok(Some(user)) => user.username,
        Ok(None) => return Ok(team::verify_users(username, VerifyUsersAnswer::NoSuchUsername)),
        Err(error) => {
            tracing::warn!(%error, "a username could not be looked up");
            return Ok(team::verify_users(username, VerifyUsersAnswer::PanelAway));
        }
    };
    let command = GroupCommand::VerifyMembers { username: username.clone(), now: job.now() };
    job.execute::<Group>(group_id.as_str(), command, BEGIN, sender.actor()).await?;
    Ok(team::verify_users(&username, VerifyUsersAnswer::Begun))
}

/// What became of one member.
enum Member {
    Verified,
    Already,
    /// Their name and the username they are bound to.
    Elsewhere(String, String),
}

/// Binds everybody in a group, and tells who asked for it what came of that.
pub async fn work(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Group>()?;
    let GroupEvent::MembersVerificationRequested { group_id, username, .. } = &*event else { return Ok(Outcome::Done) };
    let group: Group = job.log().load(job.workspace_id(), group_id.as_str()).await?;
    let workspace = job.workspace().await?;
    let Some(channel) = workspace.channels.get(&group.channel_id) else { return Ok(Outcome::Done) };
    let people = match job.tools.desk.members_of(channel, &group.chat).await {
        Ok(people) => people,
        Err(error) if error.is_retryable() && job.effect.attempts < ASKED_AT_MOST => {
            let attempt = u32::try_from(job.effect.attempts).unwrap_or(u32::MAX);
            let at = backoff::after(job.now(), backoff::wait(attempt, &job.effect.effect_id));
            return Ok(Outcome::Again { at, reason: error.to_string() });
        }
        Err(error) => {
            let command = GroupCommand::RecordMembersUnknown { reason: error.to_string(), now: job.now() };
            job.execute::<Group>(group_id.as_str(), command, "unknown", Actor::System).await?;
            return summarise(job, group_id, team::members_unknown(username)).await;
        }
    };
    wait_for(job, customers::NAME, job.log().head(job.workspace_id()).await?).await?;
    let customers: Vec<Vec<Identity>> =
        people.into_iter().filter(|person| workspace.role_of(person).is_none() && !person.is_empty()).collect();
    let members: Vec<Member> = stream::iter(customers)
        .map(|identities| verify(job, identities, username))
        .buffered(SIDE_BY_SIDE)
        .try_collect()
        .await?;
    let mut done = UsersVerified { username: username.clone(), members: members.len(), ..UsersVerified::default() };
    for member in members {
        match member {
            Member::Verified => done.verified += 1,
            Member::Already => done.already += 1,
            Member::Elsewhere(who, bound) => done.elsewhere.push((who, bound)),
        }
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let command = GroupCommand::RecordMembersVerified {
        members: number(done.members),
        verified: number(done.verified),
        already: number(done.already),
        elsewhere: number(done.elsewhere.len()),
        now: job.now(),
    };
    job.execute::<Group>(group_id.as_str(), command, "verified", Actor::System).await?;
    summarise(job, group_id, team::users_verified(&done)).await
}

/// Binds one member, unless they are bound to somebody else.
async fn verify(job: &Job<'_>, identities: Vec<Identity>, username: &str) -> Result<Member, Trouble> {
    let workspace_id = job.workspace_id();
    let known = customers::by_identity(&job.tools.models, workspace_id, &identities).await?;
    let customer_id = match &known {
        Some(row) => row.id.clone(),
        None => ids::of_customer(job.log(), workspace_id, &identities[0]).await?,
    };
    let step = format!("verify-{customer_id}");
    if job.done_before(&step).await?.is_some() {
        return Ok(Member::Verified);
    }
    let customer: Customer = job.log().load(workspace_id, customer_id.as_str()).await?;
    match customer.username() {
        Some(bound) if bound.eq_ignore_ascii_case(username) => return Ok(Member::Already),
        Some(bound) => {
            let who = customer.display_name.clone().unwrap_or_else(|| shown(&identities[0]));
            return Ok(Member::Elsewhere(who, bound.to_owned()));
        }
        None => {}
    }
    let command = CustomerCommand::VerifyUser {
        customer_id: customer_id.clone(),
        username: username.to_owned(),
        identities,
        rebind: false,
        now: job.now(),
    };
    // Who asked for it is the one behind the whole effect.
    job.execute::<Customer>(customer_id.as_str(), command, &step, job.event.provenance.actor.clone()).await?;
    Ok(Member::Verified)
}

/// `+447700900123` for a number, the address itself for everything else.
fn shown(identity: &Identity) -> String {
    let value = identity.value().split('@').next().unwrap_or_default();
    if identity.kind() == "jid" { format!("+{value}") } else { value.to_owned() }
}

/// Tells who asked, privately.
async fn summarise(job: &Job<'_>, group_id: &GroupId, said: Said) -> Result<Outcome, Trouble> {
    let Some(origin) = Origin::behind(job).await? else { return Ok(Outcome::Done) };
    origin.say_privately(job, Answer::for_team(said, "summary", group_id.as_str())).await?;
    Ok(Outcome::Done)
}
