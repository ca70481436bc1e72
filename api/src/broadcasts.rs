//! Broadcasts: one message to every group with support (AD2).

use aggregates::campaign::{Campaign, CampaignCommand, Delivery, Target};
use aggregates::ids::{CampaignId, ChannelId, GroupId};
use axum::Json;
use axum::extract::State;
use projections::groups;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

/// A message to send.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewBroadcast {
    #[schema(max_length = 4000, example = "Maintenance tonight, 11 PM to 1 AM UTC")]
    text: String,
}

/// One broadcast.
#[derive(Serialize, ToSchema)]
pub(crate) struct Broadcast {
    #[schema(value_type = String)]
    id: CampaignId,
    text: String,
    /// `running`, `finished`, or `stopped`.
    state: &'static str,
    started_at: Option<String>,
    finished_at: Option<String>,
    delivered: u32,
    failed: u32,
    unknown: u32,
    skipped: u32,
    stopped: u32,
    /// In the order in which they are sent to; silent ones at the end.
    groups: Vec<BroadcastGroup>,
    position: i64,
}

/// One group of a broadcast.
#[derive(Serialize, ToSchema)]
pub(crate) struct BroadcastGroup {
    #[schema(value_type = String)]
    id: GroupId,
    #[schema(value_type = String)]
    channel_id: ChannelId,
    name: Option<String>,
    /// `waiting`, `delivered`, `failed`, `unknown`, `stopped` or `skipped`.
    result: &'static str,
    reason: Option<String>,
}

/// Send a message to every group with support. Silent groups are left out.
#[utoipa::path(
    post, path = "/api/v1/broadcasts", tag = "broadcasts",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = NewBroadcast,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn start(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(broadcast): Body<NewBroadcast>,
) -> Result<Changed, Problem> {
    let workspace = change.workspace();
    let head = app.log.head(workspace).await?;
    app.models.wait_for(workspace, groups::NAME, head, app.read_wait).await?;
    let (targets, skipped) = groups::for_broadcast(&app.models, workspace).await?;
    let campaign_id = CampaignId::new(app.log.new_id().as_simple().to_string());
    let command = CampaignCommand::StartCampaign {
        campaign_id: campaign_id.clone(),
        text: broadcast.text,
        targets,
        skipped,
        now: app.log.now(),
    };
    let committed = app.create::<Campaign>(&change, campaign_id.as_str(), command).await?;
    // A repeat names the one that was started first.
    let id = committed.events.first().map_or(campaign_id, |event| CampaignId::new(&*event.aggregate_id));
    Ok(Changed::at(committed.position).with("id", id.as_str()))
}

/// How far a broadcast is, with the result of each group.
#[utoipa::path(
    get, path = "/api/v1/broadcasts/{id}", tag = "broadcasts",
    params(("id" = String, Path), ("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Broadcast), Problems)
)]
pub(crate) async fn get(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<CampaignId>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Broadcast>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.catch_up(caller.workspace).await?;
    app.models.wait_for(caller.workspace, groups::NAME, position, app.read_wait).await?;
    let campaign = app.log.load::<Campaign>(caller.workspace, id.as_str()).await?;
    if !campaign.exists() {
        return Err(Problem::missing("broadcast", id.as_str()));
    }
    let totals = campaign.totals();
    let ids: Vec<&GroupId> = campaign.targets.iter().chain(&campaign.skipped).map(|target| &target.group_id).collect();
    let names = groups::names(&app.models, caller.workspace, &ids).await?;
    let mut groups = Vec::with_capacity(campaign.targets.len() + campaign.skipped.len());
    for (target, is_skipped) in campaign
        .targets
        .iter()
        .map(|target| (target, false))
        .chain(campaign.skipped.iter().map(|target| (target, true)))
    {
        let Target { group_id, channel_id } = target;
        let (result, reason) = match campaign.results.get(group_id) {
            _ if is_skipped => ("skipped", None),
            None => ("waiting", None),
            Some(Delivery::Delivered) => ("delivered", None),
            Some(Delivery::Failed { reason }) => ("failed", Some(reason.clone())),
            Some(Delivery::Unknown { reason }) => ("unknown", Some(reason.clone())),
            Some(Delivery::Stopped) => ("stopped", None),
        };
        let name = names.get(group_id).cloned();
        groups.push(BroadcastGroup { id: group_id.clone(), channel_id: channel_id.clone(), name, result, reason });
    }
    Ok(Json(Broadcast {
        id,
        state: match (campaign.stopped_at, campaign.finished_at) {
            (Some(_), _) => "stopped",
            (None, Some(_)) => "finished",
            (None, None) => "running",
        },
        text: campaign.text,
        started_at: campaign.started_at.map(time),
        finished_at: campaign.finished_at.map(time),
        delivered: totals.delivered,
        failed: totals.failed,
        unknown: totals.unknown,
        skipped: totals.skipped,
        stopped: totals.stopped,
        groups,
        position,
    }))
}

/// Stop a broadcast: whoever has not got it yet does not get it. What is on its way at that moment may still arrive.
#[utoipa::path(
    post, path = "/api/v1/broadcasts/{id}/cancel", tag = "broadcasts",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn cancel(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(id): Path<CampaignId>,
) -> Result<Changed, Problem> {
    let command = CampaignCommand::StopCampaign { now: app.log.now() };
    let committed = app.execute::<Campaign>(&change, id.as_str(), command).await?;
    let campaign = app.log.load::<Campaign>(change.workspace(), id.as_str()).await?;
    let totals = campaign.totals();
    Ok(Changed::at(committed.position)
        .with("id", id.as_str())
        .with("delivered", totals.delivered)
        .with("stopped", totals.stopped))
}
