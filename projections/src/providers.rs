//! Providers (PR1), without their keys.

use aggregates::ids::ProviderId;
use aggregates::provider::{Provider, ProviderEvent};
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
pub const NAME: &str = Providers::NAME;

/// One provider. Times are stored in microseconds since the epoch. The API key is in the log only, sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProviderRow {
    pub id: ProviderId,
    /// As the panel's order record names it.
    pub name: String,
    pub api_url: String,
    pub sync_interval_seconds: i64,
    pub is_active: bool,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub added_at: Timestamp,
    pub added_position: i64,
    /// Position of the event that last changed this row.
    pub position: i64,
}

static TABLE: Table = Table {
    name: "providers",
    key: "id",
    columns: &[
        text("id"),
        text("name"),
        text("api_url"),
        int("sync_interval_seconds"),
        bool("is_active"),
        int("added_at"),
        int("added_position"),
        int("position"),
    ],
    indexes: &[Index { name: "added", on: "added_position DESC", only: None }],
    lookup: false,
    search: false,
};

/// The fold of the providers.
pub struct Providers;

impl Projection for Providers {
    const NAME: &'static str = "providers";
    const VERSION: i64 = 1;
    type Row = ProviderRow;

    fn table() -> &'static Table {
        &TABLE
    }

    fn key(row: &ProviderRow) -> &str {
        row.id.as_str()
    }

    fn reads(aggregate_type: &str, _event_type: &str) -> bool {
        aggregate_type == Provider::TYPE
    }

    fn touches(fact: &RecordedFact, touched: &mut Touches) {
        match &fact.fact {
            Some(Fact::Provider(_)) => touched.row(fact.aggregate_id()),
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Conversation(_)
                | Fact::Customer(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Request(_)
                | Fact::Draft(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<ProviderRow>, _counters: &mut Counters) {
        match &fact.fact {
            Some(Fact::Provider(event)) => fold_provider(event, fact.aggregate_id(), fact.position(), rows),
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Conversation(_)
                | Fact::Customer(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Request(_)
                | Fact::Draft(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }
}

fn fold_provider(event: &ProviderEvent, id: &str, position: i64, rows: &mut dyn Rows<ProviderRow>) {
    let mut change = |change: &dyn Fn(&mut ProviderRow)| {
        if let Some(row) = rows.get_mut(id) {
            change(row);
            row.position = position;
        }
    };
    match event {
        ProviderEvent::ProviderAdded {
            provider_id: _,
            name,
            api_url,
            api_key: _,
            sync_interval_seconds,
            is_active,
            added_at,
        } => {
            let row = ProviderRow {
                id: ProviderId::new(id),
                name: name.clone(),
                api_url: api_url.clone(),
                sync_interval_seconds: i64::from(*sync_interval_seconds),
                is_active: *is_active,
                added_at: *added_at,
                added_position: position,
                position,
            };
            rows.put(id, row);
        }
        ProviderEvent::ProviderRenamed { name, .. } => change(&|row| row.name.clone_from(name)),
        ProviderEvent::ProviderConnectionSet { api_url, .. } => change(&|row| row.api_url.clone_from(api_url)),
        ProviderEvent::ProviderSyncIntervalSet { sync_interval_seconds, .. } => {
            change(&|row| row.sync_interval_seconds = i64::from(*sync_interval_seconds));
        }
        ProviderEvent::ProviderActivated { .. } => change(&|row| row.is_active = true),
        ProviderEvent::ProviderDeactivated { .. } => change(&|row| row.is_active = false),
        ProviderEvent::ProviderRemoved { .. } => rows.remove(id),
    }
}

/// All providers, newest first.
pub async fn list(models: &ReadModels, workspace: WorkspaceId) -> Result<Vec<ProviderRow>, ReadError> {
    Filter::new(&TABLE, models.db().dialect(), workspace, "added_position").fetch_all(models.db()).await
}

/// One provider.
pub async fn get(
    models: &ReadModels,
    workspace: WorkspaceId,
    id: &ProviderId,
) -> Result<Option<ProviderRow>, ReadError> {
    query::one(models.db(), &TABLE, workspace, id.as_str()).await
}
