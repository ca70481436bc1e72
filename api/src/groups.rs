//! Groups and their three switches (GR1–GR3).

use aggregates::ids::{ChannelId, GroupId};
use aggregates::workspace::ChannelKind;
use axum::Json;
use axum::extract::State;
use projections::groups;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, List, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{FlagName, Order, RemoveGroup, ToggleGroupFlag};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};
use crate::ports::GroupSyncRequest;

/// One group.
#[derive(Serialize, ToSchema)]
pub(crate) struct GroupItem {
    #[schema(value_type = String)]
    id: GroupId,
    /// Its address on the channel.
    chat: String,
    #[schema(value_type = String)]
    channel_id: ChannelId,
    name: Option<String>,
    support_enabled: bool,
    marketing_enabled: bool,
    silent_mode: bool,
    /// The bot is in it, as far as the messenger told.
    is_member: bool,
    registered_at: String,
    position: i64,
}

/// All groups.
#[utoipa::path(
    get, path = "/api/v1/groups", tag = "groups",
    params(("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = List<GroupItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<List<GroupItem>>, Problem> {
    after.wait(&app, caller.workspace, groups::NAME).await?;
    let item = |row: groups::GroupRow| GroupItem {
        id: row.id,
        chat: row.chat,
        channel_id: row.channel_id,
        name: row.name,
        support_enabled: row.support_enabled,
        marketing_enabled: row.marketing_enabled,
        silent_mode: row.silent_mode,
        is_member: row.is_member,
        registered_at: time(row.registered_at),
        position: row.position,
    };
    let rows = groups::list(&app.models, caller.workspace).await?;
    Ok(Json(List::all(rows.into_iter().map(item).collect())))
}

/// Switches to set; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupPatch {
    #[serde(default)]
    support_enabled: Option<bool>,
    #[serde(default)]
    marketing_enabled: Option<bool>,
    #[serde(default)]
    silent_mode: Option<bool>,
}

/// Set switches of a group; in force from the next message.
#[utoipa::path(
    patch, path = "/api/v1/groups/{id}", tag = "groups",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = GroupPatch,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn set(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(group_id): Path<GroupId>,
    Body(patch): Body<GroupPatch>,
) -> Result<Changed, Problem> {
    let flags = [
        (FlagName::Support, "support", patch.support_enabled),
        (FlagName::Marketing, "marketing", patch.marketing_enabled),
        (FlagName::Silent, "silent", patch.silent_mode),
    ];
    let mut answer: Option<Changed> = None;
    for (flag, part, enabled) in flags {
        let Some(enabled) = enabled else { continue };
        let mut part = change.part(part);
        if answer.is_some() {
            part.forget_version();
        }
        let changed = ToggleGroupFlag { group_id: group_id.clone(), flag, enabled }.run(&app, &part).await?;
        answer = Some(match answer {
            Some(before) if before.position() > changed.position() => before,
            Some(_) | None => changed,
        });
    }
    answer.ok_or_else(|| {
        Problem::invalid("support_enabled", "give at least one of support_enabled, marketing_enabled, silent_mode")
    })
}

/// Delete a group; its next message registers it anew.
#[utoipa::path(
    delete, path = "/api/v1/groups/{id}", tag = "groups",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(group_id): Path<GroupId>,
) -> Result<Changed, Problem> {
    RemoveGroup { group_id }.run(&app, &change).await
}

/// Which groups to fetch.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SyncGroups {
    /// One channel; left out: every channel that can list its groups (Evolution, Green).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    channel_id: Option<ChannelId>,
}

/// Fetch the groups a channel is in; new ones are registered with every switch off.
#[utoipa::path(
    post, path = "/api/v1/groups/sync", tag = "groups",
    request_body = SyncGroups,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn sync(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(sync): Body<SyncGroups>,
) -> Result<Changed, Problem> {
    let workspace = app.own_workspace(change.workspace()).await?;
    let channels = match sync.channel_id {
        Some(id) if workspace.channels.contains_key(&id) => vec![id],
        Some(id) => return Err(Problem::missing("channel", id.as_str())),
        None => {
            let groups_exist = |kind| match kind {
                ChannelKind::Evolution | ChannelKind::Green => true,
                ChannelKind::Meta | ChannelKind::Telegram | ChannelKind::Sandbox => false,
            };
            workspace
                .channels
                .iter()
                .filter(|(_, channel)| groups_exist(channel.kind()))
                .map(|(id, _)| id.clone())
                .collect()
        }
    };
    let (mut found, mut registered, mut position) = (0, 0, app.log.head(change.workspace()).await?);
    for channel_id in channels {
        let call = GroupSyncRequest { channel_id, provenance: change.provenance() };
        let synced = app.desk.sync_groups(change.workspace(), call).await?;
        found += synced.found;
        registered += synced.registered;
        position = synced.position.max(position);
    }
    Ok(Changed::at(position).with("found", found).with("registered", registered))
}
