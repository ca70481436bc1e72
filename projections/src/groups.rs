//! Groups (GR1–GR3) and their switches.

use std::collections::HashMap;

use aggregates::campaign::Target;
use aggregates::group::{Group, GroupEvent, GroupFlag};
use aggregates::ids::{ChannelId, GroupId};
use cqrs_es::Aggregate;
use eventlog::WorkspaceId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::fact::{Fact, RecordedFact};
use crate::projection::{Counters, Projection, Rows, Touches};
use crate::read_models::ReadModels;
use crate::schema::{Index, Table, bool, int, text};
use crate::store::query::{self, Filter};

/// Name of the projection.
pub const NAME: &str = Groups::NAME;

/// One group. Times are stored in microseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupRow {
    pub id: GroupId,
    pub channel_id: ChannelId,
    pub chat: String,
    pub name: Option<String>,
    pub support_enabled: bool,
    pub marketing_enabled: bool,
    pub silent_mode: bool,
    /// The bot is in it, as far as the messenger told.
    pub is_member: bool,
    /// Deleted from the workspace or moved to another address; kept for the log entries that name it.
    pub removed: bool,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub registered_at: Timestamp,
    /// Position of its first registration.
    pub registered_position: i64,
    /// Position of the event that last changed this row.
    pub position: i64,
}

static TABLE: Table = Table {
    name: "groups",
    key: "id",
    columns: &[
        text("id"),
        text("channel_id"),
        text("chat"),
        text("name"),
        bool("support_enabled"),
        bool("marketing_enabled"),
        bool("silent_mode"),
        bool("is_member"),
        bool("removed"),
        int("registered_at"),
        int("registered_position"),
        int("position"),
    ],
    indexes: &[Index { name: "registered", on: "registered_position DESC", only: None }],
    lookup: false,
    search: false,
};

/// The fold of the groups.
pub struct Groups;

impl Projection for Groups {
    const NAME: &'static str = "groups";
    const VERSION: i64 = 2;
    type Row = GroupRow;

    fn table() -> &'static Table {
        &TABLE
    }

    fn key(row: &GroupRow) -> &str {
        row.id.as_str()
    }

    fn reads(aggregate_type: &str, _event_type: &str) -> bool {
        aggregate_type == Group::TYPE
    }

    fn touches(fact: &RecordedFact, touched: &mut Touches) {
        match &fact.fact {
            Some(Fact::Group(_)) => touched.row(fact.aggregate_id()),
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Conversation(_)
                | Fact::Customer(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Request(_)
                | Fact::Draft(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<GroupRow>, _counters: &mut Counters) {
        match &fact.fact {
            Some(Fact::Group(event)) => fold_group(event, fact.aggregate_id(), fact.position(), rows),
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Conversation(_)
                | Fact::Customer(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Request(_)
                | Fact::Draft(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }
}

fn fold_group(event: &GroupEvent, id: &str, position: i64, rows: &mut dyn Rows<GroupRow>) {
    if let GroupEvent::GroupRegistered { group_id: _, channel_id, chat, name, joined_at: _, registered_at } = event {
        let row = GroupRow {
            id: GroupId::new(id),
            channel_id: channel_id.clone(),
            chat: chat.clone(),
            name: name.clone(),
            support_enabled: false,
            marketing_enabled: false,
            silent_mode: false,
            is_member: true,
            removed: false,
            registered_at: *registered_at,
            registered_position: rows.get(id).map_or(position, |row| row.registered_position),
            position,
        };
        rows.put(id, row);
        return;
    }
    if let GroupEvent::GroupMovedIn {
        group_id: _,
        channel_id,
        chat,
        from_group_id: _,
        name,
        support_enabled,
        marketing_enabled,
        silent_mode,
        moved_at,
    } = event
    {
        let row = GroupRow {
            id: GroupId::new(id),
            channel_id: channel_id.clone(),
            chat: chat.clone(),
            name: name.clone(),
            support_enabled: *support_enabled,
            marketing_enabled: *marketing_enabled,
            silent_mode: *silent_mode,
            is_member: true,
            removed: false,
            registered_at: rows.get(id).map_or(*moved_at, |row| row.registered_at),
            registered_position: rows.get(id).map_or(position, |row| row.registered_position),
            position,
        };
        rows.put(id, row);
        return;
    }
    let Some(row) = rows.get_mut(id) else { return };
    match event {
        GroupEvent::GroupRegistered { .. } | GroupEvent::GroupMovedIn { .. } => {}
        GroupEvent::GroupRenamed { name, .. } => row.name = Some(name.clone()),
        GroupEvent::GroupFlagToggled { flag, enabled, .. } => match flag {
            GroupFlag::Support => row.support_enabled = *enabled,
            GroupFlag::Marketing => row.marketing_enabled = *enabled,
            GroupFlag::Silent => row.silent_mode = *enabled,
        },
        GroupEvent::MembersVerificationRequested { .. }
        | GroupEvent::MembersVerified { .. }
        | GroupEvent::MembersUnknown { .. } => {}
        GroupEvent::GroupLeft { .. } => row.is_member = false,
        GroupEvent::GroupRejoined { .. } => row.is_member = true,
        GroupEvent::GroupMovedAway { .. } | GroupEvent::GroupRemoved { .. } => row.removed = true,
    }
    row.position = position;
}

/// All groups that are not removed, newest first.
pub async fn list(models: &ReadModels, workspace: WorkspaceId) -> Result<Vec<GroupRow>, ReadError> {
    let mut filter = Filter::new(&TABLE, models.db().dialect(), workspace, "registered_position");
    filter.equals("removed", false.into());
    filter.fetch_all(models.db()).await
}

/// The groups a broadcast goes to, those known longest first: with support on. Silent ones apart.
pub async fn for_broadcast(
    models: &ReadModels,
    workspace: WorkspaceId,
) -> Result<(Vec<Target>, Vec<Target>), ReadError> {
    let mut rows: Vec<GroupRow> =
        list(models, workspace).await?.into_iter().filter(|row| row.support_enabled).collect();
    rows.sort_by_key(|row| row.registered_position);
    let (silent, spoken): (Vec<GroupRow>, Vec<GroupRow>) = rows.into_iter().partition(|row| row.silent_mode);
    let target = |row: GroupRow| Target { group_id: row.id, channel_id: row.channel_id };
    Ok((spoken.into_iter().map(target).collect(), silent.into_iter().map(target).collect()))
}

/// One group, unless it is removed.
pub async fn get(models: &ReadModels, workspace: WorkspaceId, id: &GroupId) -> Result<Option<GroupRow>, ReadError> {
    let row: Option<GroupRow> = query::one(models.db(), &TABLE, workspace, id.as_str()).await?;
    Ok(row.filter(|row| !row.removed))
}

/// Names of groups by id, removed ones too.
pub async fn names(
    models: &ReadModels,
    workspace: WorkspaceId,
    ids: &[&GroupId],
) -> Result<HashMap<GroupId, String>, ReadError> {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let rows: Vec<GroupRow> = query::many(models.db(), &TABLE, workspace, &ids).await?;
    Ok(rows.into_iter().filter_map(|row| row.name.map(|name| (row.id, name))).collect())
}
