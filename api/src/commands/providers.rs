//! Providers (PR1). Keys go in and never come out.

use aggregates::ids::ProviderId;
use aggregates::provider::{Provider, ProviderCommand, ProviderError, name_key};
use aggregates::values::is_same_origin;
use aggregates::workspace::TokenScope;
use projections::providers::{self, ProviderRow};
use serde::Deserialize;
use tokio::sync::OwnedMutexGuard;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// Seconds between two syncs of a catalogue, where none is given.
const SYNC_INTERVAL_SECONDS: u32 = 3_600;

/// Add a provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddProvider {
    /// What the panel's order record calls the provider.
    #[schema(example = "smmcost.com")]
    pub name: String,
    #[schema(example = "https://smmcost.com/api/v2")]
    pub api_url: String,
    /// Stored sealed, never shown.
    pub api_key: String,
    /// Seconds between two syncs; 3600 where left out.
    #[serde(default)]
    pub sync_interval: Option<u32>,
    /// True where left out.
    #[serde(default)]
    pub is_active: Option<bool>,
}

impl Order for AddProvider {
    const NAME: &'static str = "AddProvider";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Add a provider";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let _turn = turn(app, change).await;
        let provider_id = ProviderId::new(app.log.new_id().as_simple().to_string());
        let others = others(app, change, &provider_id).await?;
        let command = ProviderCommand::AddProvider {
            provider_id: provider_id.clone(),
            name: self.name,
            api_url: self.api_url,
            api_key: self.api_key,
            sync_interval_seconds: self.sync_interval.unwrap_or(SYNC_INTERVAL_SECONDS),
            is_active: self.is_active.unwrap_or(true),
            others: others.into_iter().map(|other| other.name).collect(),
            now: app.log.now(),
        };
        let committed = app.create::<Provider>(change, provider_id.as_str(), command).await?;
        let id = committed.events.first().map_or(provider_id, |first| ProviderId::new(&*first.aggregate_id));
        give_way(app, change, &id).await?;
        Ok(Changed::at(committed.position).with("id", id.as_str()))
    }
}

/// Change what is given of a provider, leave the rest.
///
/// Another scheme, host or port in `api_url` needs a token of scope `owner`, and drops the key unless one is given in the same call.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditProvider {
    #[schema(value_type = String)]
    pub provider_id: ProviderId,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub api_url: Option<String>,
    #[serde(default)]
    pub api_key: Option<String>,
    #[serde(default)]
    pub sync_interval: Option<u32>,
    #[serde(default)]
    pub is_active: Option<bool>,
}

impl Order for EditProvider {
    const NAME: &'static str = "EditProvider";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Change a provider";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        exists(app, change, &self.provider_id).await?;
        let known = app.log.load::<Provider>(change.workspace(), self.provider_id.as_str()).await?;
        if self.api_url.as_ref().is_some_and(|url| !is_same_origin(url, &known.api_url)) {
            change.caller.require(TokenScope::Owner)?;
        }
        let _turn = turn(app, change).await;
        let others = others(app, change, &self.provider_id).await?;
        let command = ProviderCommand::EditProvider {
            name: self.name,
            api_url: self.api_url,
            api_key: self.api_key,
            sync_interval_seconds: self.sync_interval,
            is_active: self.is_active,
            others: others.into_iter().map(|other| other.name).collect(),
            now: app.log.now(),
        };
        let changed = app.change::<Provider>(change, self.provider_id.as_str(), command).await?;
        let provider = app.log.load::<Provider>(change.workspace(), self.provider_id.as_str()).await?;
        Ok(changed.with("api_key", if provider.api_key.is_set() { "set" } else { "not set" }))
    }
}

/// Delete a provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveProvider {
    #[schema(value_type = String)]
    pub provider_id: ProviderId,
}

impl Order for RemoveProvider {
    const NAME: &'static str = "RemoveProvider";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Delete a provider";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        if app.log.load::<Provider>(change.workspace(), self.provider_id.as_str()).await?.provider_id.is_empty() {
            return Err(Problem::missing("provider", self.provider_id.as_str()));
        }
        let command = ProviderCommand::RemoveProvider { now: app.log.now() };
        app.change::<Provider>(change, self.provider_id.as_str(), command).await
    }
}

async fn exists(app: &App, change: &Change, id: &ProviderId) -> Result<(), Problem> {
    let provider = app.log.load::<Provider>(change.workspace(), id.as_str()).await?;
    if provider.exists() || app.is_repeat(change).await? {
        Ok(())
    } else {
        Err(Problem::missing("provider", id.as_str()))
    }
}

/// Changes of a workspace's providers take turns, as each looks at the names of the others.
async fn turn(app: &App, change: &Change) -> OwnedMutexGuard<()> {
    app.turns.take(&format!("providers:{}", change.workspace())).await
}

/// The workspace's other providers, as of now.
async fn others(app: &App, change: &Change, id: &ProviderId) -> Result<Vec<ProviderRow>, Problem> {
    let head = app.log.catch_up(change.workspace()).await?;
    app.models.wait_for(change.workspace(), providers::NAME, head, app.read_wait).await?;
    let mut rows = providers::list(&app.models, change.workspace()).await?;
    rows.retain(|row| row.id != *id);
    Ok(rows)
}

/// Another node may have added one of the same name at the same moment: the later one is taken back.
async fn give_way(app: &App, change: &Change, id: &ProviderId) -> Result<(), Problem> {
    let others = others(app, change, id).await?;
    let Some(own) = providers::get(&app.models, change.workspace(), id).await? else { return Ok(()) };
    let earlier = others
        .into_iter()
        .find(|other| name_key(&other.name) == name_key(&own.name) && other.added_position < own.added_position);
    let Some(earlier) = earlier else { return Ok(()) };
    let command = ProviderCommand::RemoveProvider { now: app.log.now() };
    app.change::<Provider>(&change.part("taken-back"), id.as_str(), command).await?;
    Err(ProviderError::NameTaken { name: earlier.name }.into())
}
