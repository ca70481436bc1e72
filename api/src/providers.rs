//! Providers: upstream panels that fulfil orders. Their keys are never shown.

use aggregates::ids::ProviderId;
use axum::Json;
use axum::extract::State;
use projections::providers;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, List, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{AddProvider, EditProvider, Order, RemoveProvider};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

/// One provider.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProviderItem {
    #[schema(value_type = String)]
    id: ProviderId,
    /// What the panel's order record calls it.
    name: String,
    api_url: String,
    /// Seconds between two syncs of its catalogue.
    sync_interval: i64,
    is_active: bool,
    added_at: String,
    position: i64,
}

/// All providers.
#[utoipa::path(
    get, path = "/api/v1/providers", tag = "providers",
    params(("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = List<ProviderItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<List<ProviderItem>>, Problem> {
    after.wait(&app, caller.workspace, providers::NAME).await?;
    let item = |row: providers::ProviderRow| ProviderItem {
        id: row.id,
        name: row.name,
        api_url: row.api_url,
        sync_interval: row.sync_interval_seconds,
        is_active: row.is_active,
        added_at: time(row.added_at),
        position: row.position,
    };
    let rows = providers::list(&app.models, caller.workspace).await?;
    Ok(Json(List::all(rows.into_iter().map(item).collect())))
}

/// Add a provider.
#[utoipa::path(
    post, path = "/api/v1/providers", tag = "providers",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = AddProvider,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn add(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(provider): Body<AddProvider>,
) -> Result<Changed, Problem> {
    provider.run(&app, &change).await
}

/// What may be changed of a provider; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderPatch {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    api_url: Option<String>,
    #[serde(default)]
    api_key: Option<String>,
    #[serde(default)]
    sync_interval: Option<u32>,
    #[serde(default)]
    is_active: Option<bool>,
}

/// Change a provider.
///
/// Another scheme, host or port in `api_url` needs a token of scope `owner`, and drops the key unless one is given in the same call;
/// `api_key` in the answer says whether there is one.
#[utoipa::path(
    patch, path = "/api/v1/providers/{id}", tag = "providers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ProviderPatch,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(provider_id): Path<ProviderId>,
    Body(patch): Body<ProviderPatch>,
) -> Result<Changed, Problem> {
    let ProviderPatch { name, api_url, api_key, sync_interval, is_active } = patch;
    EditProvider { provider_id, name, api_url, api_key, sync_interval, is_active }.run(&app, &change).await
}

/// Delete a provider.
#[utoipa::path(
    delete, path = "/api/v1/providers/{id}", tag = "providers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(provider_id): Path<ProviderId>,
) -> Result<Changed, Problem> {
    RemoveProvider { provider_id }.run(&app, &change).await
}
