//! Providers (PR1). Keys go in and never come out.

use aggregates::ids::ProviderId;
use aggregates::provider::{Provider, ProviderCommand, ProviderError, ProviderEvent, name_key};
use aggregates::values::is_same_origin;
use aggregates::workspace::TokenScope;
use cqrs_es::Aggregate;
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
/// The part of a change that takes back what came too late.
const TAKEN_BACK: &str = "taken-back";

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
        refused_before(app, change, Some(&self.name)).await?;
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
        give_way(app, change, &id, None).await?;
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
        refused_before(app, change, self.name.as_deref()).await?;
        let others = others(app, change, &self.provider_id).await?;
        // As it is now that nobody else here changes it.
        let former = app.log.load::<Provider>(change.workspace(), self.provider_id.as_str()).await?.name;
        let is_named = self.name.is_some();
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
        if is_named {
            give_way(app, change, &self.provider_id, Some(&former)).await?;
        }
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

/// Another node may have given the same name to another provider at the same moment. Of two, the one that had it first keeps it: the
/// later one is taken back, by being removed where it is new, else by getting its former name again.
async fn give_way(app: &App, change: &Change, id: &ProviderId, former: Option<&str>) -> Result<(), Problem> {
    let mut others = others(app, change, id).await?;
    let Some(own) = providers::get(&app.models, change.workspace(), id).await? else { return Ok(()) };
    let key = name_key(&own.name);
    others.retain(|other| name_key(&other.name) == key);
    if others.is_empty() {
        return Ok(());
    }
    let since = named_at(app, change, id, &key).await?;
    for other in others {
        if named_at(app, change, &other.id, &key).await? < since {
            take_back(app, change, id, former).await?;
            return Err(ProviderError::NameTaken { name: other.name }.into());
        }
    }
    Ok(())
}

async fn take_back(app: &App, change: &Change, id: &ProviderId, former: Option<&str>) -> Result<(), Problem> {
    let mut back = change.part(TAKEN_BACK);
    back.forget_version();
    let now = app.log.now();
    let Some(former) = former else {
        app.change::<Provider>(&back, id.as_str(), ProviderCommand::RemoveProvider { now }).await?;
        return Ok(());
    };
    let others: Vec<String> = others(app, change, id).await?.into_iter().map(|other| other.name).collect();
    let is_taken = others.iter().any(|other| name_key(other) == name_key(former));
    // Somebody may have taken that in turn.
    let name = if is_taken { format!("{former} {id}") } else { former.to_owned() };
    let command = ProviderCommand::EditProvider {
        name: Some(name),
        api_url: None,
        api_key: None,
        sync_interval_seconds: None,
        is_active: None,
        others,
        now,
    };
    app.change::<Provider>(&back, id.as_str(), command).await?;
    Ok(())
}

/// Since which position a provider has a name of this key.
async fn named_at(app: &App, change: &Change, id: &ProviderId, key: &str) -> Result<i64, Problem> {
    let mut since = i64::MAX;
    for recorded in app.log.read_stream(change.workspace(), Provider::TYPE, id.as_str()).await? {
        if let ProviderEvent::ProviderAdded { name, .. } | ProviderEvent::ProviderRenamed { name, .. } =
            &*recorded.event::<Provider>()?
        {
            let is_it = name_key(name) == key;
            since = if is_it { since.min(recorded.position) } else { i64::MAX };
        }
    }
    Ok(since)
}

/// What was taken back stays refused when it is asked again under the same key.
async fn refused_before(app: &App, change: &Change, name: Option<&str>) -> Result<(), Problem> {
    match name {
        Some(name) if app.is_repeat(&change.part(TAKEN_BACK)).await? => {
            Err(ProviderError::NameTaken { name: name.trim().to_owned() }.into())
        }
        Some(_) | None => Ok(()),
    }
}
