//! Orders that no provider could be told of: the owner and the staff admins are told in their private chats (PR10).

use aggregates::conversation::{Conversation, ConversationCommand, Purpose};
use aggregates::ids::ChannelId;
use aggregates::request::{Findings, OrderOutcome};
use aggregates::values::{Identity, Role};
use aggregates::words::team;
use aggregates::workspace::{
    Channel, ChannelKind, Member, ProviderProblem, Workspace, WorkspaceCommand, WorkspaceEvent,
};
use app::ids;
use eventlog::Actor;
use uuid::Uuid;

use super::job::{Job, Outcome, Trouble};

/// Puts on record what stood in the way of telling providers, each cause once.
pub async fn note(job: &Job<'_>, request_id: Uuid, findings: &Findings) -> Result<(), Trouble> {
    let Findings::Orders { results } = findings else { return Ok(()) };
    let mut noted: Vec<(ProviderProblem, Option<&str>)> = Vec::new();
    for result in results {
        let OrderOutcome::Refused { refusal } = &result.outcome else { continue };
        let Some(found) = ProviderProblem::of(refusal).filter(|found| !noted.contains(found)) else { continue };
        noted.push(found);
        let (problem, provider) = (found.0, found.1.map(str::to_owned));
        let order_id = result.order_id;
        let command = WorkspaceCommand::NoteProviderProblem { problem, provider, request_id, order_id, now: job.now() };
        let step = format!("problem-{}-{order_id}", problem.name());
        job.execute::<Workspace>(&job.workspace_id().to_string(), command, &step, Actor::System).await?;
    }
    Ok(())
}

/// Tells everybody in charge who can be written to.
pub async fn warn(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Workspace>()?;
    let WorkspaceEvent::ProviderProblemNoticed { problem, provider, request_id, order_id, .. } = &*event else {
        return Ok(Outcome::Done);
    };
    let workspace = job.workspace().await?;
    let (text_key, text) = team::provider_problem(*problem, provider.as_deref(), *order_id);
    for (member_id, member) in &workspace.members {
        let Some((channel_id, chat)) = place(&workspace, member) else { continue };
        let conversation_id = ids::of_conversation(job.log(), job.workspace_id(), &channel_id, &chat).await?;
        let step = format!("warn-{member_id}");
        let command = ConversationCommand::SendMessage {
            outgoing_id: job.derived_id(&step),
            channel_id: channel_id.clone(),
            chat,
            purpose: Purpose::Warning { request_id: *request_id },
            quoted: None,
            text_key: text_key.to_owned(),
            text: text.clone(),
            subject: member_id.to_string(),
            silent: false,
            now: job.now(),
            unasked: false,
        };
        job.execute::<Conversation>(conversation_id.as_str(), command, &step, Actor::System).await?;
    }
    Ok(Outcome::Done)
}

/// Where somebody in charge reads alone: a channel, and their chat there. Staff are not told, nor is who has no such place.
fn place(workspace: &Workspace, member: &Member) -> Option<(ChannelId, String)> {
    match member.role {
        Role::Owner | Role::StaffAdmin => {}
        Role::Staff => return None,
    }
    let over = |identity: &Identity| {
        let leads_there = |(_, channel): &(&ChannelId, &Channel)| match channel.kind() {
            ChannelKind::Evolution | ChannelKind::Green => identity.kind() == "jid",
            ChannelKind::Telegram => identity.kind() == "telegram",
            ChannelKind::Sandbox => identity.kind() == "sandbox",
            // Nothing may be written there first.
            ChannelKind::Meta => false,
        };
        let (channel_id, _) = workspace.channels.iter().find(leads_there)?;
        let chat = if identity.kind() == "sandbox" { identity.0.clone() } else { identity.value().to_owned() };
        Some((channel_id.clone(), chat))
    };
    member.identities.iter().find_map(over)
}
