//! What the team may look at in a chat: the state of the desk, customers, groups (AD1, AD5).

use std::collections::BTreeSet;
use std::time::Duration;

use aggregates::channel_health::StopCause;
use aggregates::values::Identity;
use aggregates::words::team::{self, DeskStatus, LISTED_AT_ONCE, ListedGroup, ListedUser, Said};
use aggregates::workspace::{Channel, Deafness, Workspace};
use api::ports::DeskError;
use futures::future::join_all;
use projections::customers::{self, CustomerQuery, CustomerState};
use projections::groups;
use tokio::time::timeout;

use super::inbound::wait_for;
use super::job::{Job, Trouble};

/// How long a channel may take to say how it is.
const CHANNEL_PATIENCE: Duration = Duration::from_secs(3);

/// The answer to `!status`.
pub async fn status(job: &Job<'_>, workspace: &Workspace) -> Result<Said, Trouble> {
    let groups = all_groups(job).await?;
    let states = workspace.channels.iter().map(async |(channel_id, channel)| {
        let asked = job.tools.desk.state_of(job.workspace_id(), channel_id);
        let state = match timeout(CHANNEL_PATIENCE, asked).await {
            Ok(Ok(connection)) => format!("{}{}", connection.state, but(channel)),
            Ok(Err(DeskError::Channel { cause: StopCause::Key, .. })) => "refuses the channel's key".to_owned(),
            Ok(Err(DeskError::Channel { .. })) => "can not be asked as the channel is set".to_owned(),
            Ok(Err(_)) | Err(_) => "does not answer".to_owned(),
        };
        (channel.name.clone(), state)
    });
    let status = DeskStatus {
        up_since: job.tools.started_at,
        verified_users: verified(job, 1, 1).await?.1,
        groups: groups.len(),
        active_groups: groups.iter().filter(|group| group.support_enabled).count(),
        model: job.tools.model.as_ref().map(|model| format!("{} {}", model.provider(), model.name())),
        chat_mode: workspace.settings.text("chat_mode").unwrap_or_default().to_owned(),
        channels: join_all(states).await,
        now: job.now(),
    };
    Ok(team::desk_status(&status))
}

/// Why nothing comes in over a channel, whatever its connection.
fn but(channel: &Channel) -> &'static str {
    match channel.deafness() {
        None => "",
        Some(Deafness::CallsElsewhere { .. } | Deafness::CallsNobody) => ", but its messenger calls another address",
        Some(Deafness::CallsInPart { .. }) => ", but its messenger does not call for all that is needed",
        Some(Deafness::NeverHeard) => ", but nothing has come in yet",
    }
}

/// A page of `!users`, newest first.
pub async fn users(job: &Job<'_>, page: u32) -> Result<Said, Trouble> {
    let (rows, total) = verified(job, page, u32::try_from(LISTED_AT_ONCE).unwrap_or(u32::MAX)).await?;
    let listed: Vec<ListedUser> = rows
        .into_iter()
        .map(|row| ListedUser {
            username: row.username.unwrap_or_default(),
            display: row.display,
            messengers: row.identities.iter().map(Identity::messenger).collect::<BTreeSet<_>>().into_iter().collect(),
            last_active_at: row.last_active_at,
        })
        .collect();
    Ok(team::users(&listed, page, usize::try_from(total).unwrap_or_default(), job.now()))
}

/// A page of `!groups`.
pub async fn groups(job: &Job<'_>, page: u32) -> Result<Said, Trouble> {
    let rows = all_groups(job).await?;
    let before = (page.max(1) as usize - 1).saturating_mul(LISTED_AT_ONCE);
    let listed: Vec<ListedGroup> = rows
        .iter()
        .skip(before)
        .take(LISTED_AT_ONCE)
        .map(|row| ListedGroup {
            name: row.name.clone().unwrap_or_else(|| row.chat.clone()),
            support: row.support_enabled,
            marketing: row.marketing_enabled,
            silent: row.silent_mode,
        })
        .collect();
    Ok(team::groups(&listed, page, rows.len()))
}

async fn all_groups(job: &Job<'_>) -> Result<Vec<groups::GroupRow>, Trouble> {
    wait_for(job, groups::NAME, job.log().head(job.workspace_id()).await?).await?;
    Ok(groups::list(&job.tools.models, job.workspace_id()).await?)
}

async fn verified(job: &Job<'_>, page: u32, limit: u32) -> Result<(Vec<customers::CustomerRow>, i64), Trouble> {
    wait_for(job, customers::NAME, job.log().head(job.workspace_id()).await?).await?;
    let query = CustomerQuery {
        state: Some(CustomerState::Verified),
        page: Some(page),
        limit,
        with_total: true,
        ..CustomerQuery::default()
    };
    let found = customers::list(&job.tools.models, job.workspace_id(), &query).await?;
    Ok((found.items, found.total.unwrap_or_default()))
}
