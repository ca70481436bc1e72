//! Settings of the workspace.

use aggregates::workspace::settings;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Own, Read};
use crate::change::Changing;
use crate::commands::{ChangeSetting, Order};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};
use crate::ports::PanelCheck;

/// One setting.
#[derive(Serialize, ToSchema)]
pub(crate) struct Setting {
    key: &'static str,
    /// In its text form; of a secret, `set` or `not set`.
    value: String,
    default: &'static str,
    /// `boolean`, `integer`, `choice`, `text`, `url`, `time_zone`, `order_statuses` or `secret`.
    r#type: &'static str,
    /// What a value may be, in words.
    allowed: String,
    description: &'static str,
}

/// All settings.
#[utoipa::path(
    get, path = "/api/v1/config", tag = "config",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<Setting>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<Setting>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let setting = |definition: &settings::Definition| Setting {
        key: definition.key,
        value: workspace.settings.shown(definition.key).unwrap_or_default().to_owned(),
        default: definition.default,
        r#type: definition.kind.name(),
        allowed: definition.kind.to_string(),
        description: definition.description,
    };
    Ok(Json(Versioned { items: settings::definitions().iter().map(setting).collect(), position }))
}

/// Set one setting.
#[utoipa::path(
    patch, path = "/api/v1/config", tag = "config",
    params(("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ChangeSetting,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn set(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Body(setting): Body<ChangeSetting>,
) -> Result<Changed, Problem> {
    setting.run(&app, &change).await
}

/// Try the panel's address and keys.
#[utoipa::path(post, path = "/api/v1/config/validate-panel", tag = "config", responses((status = OK, body = PanelCheck), Problems))]
pub(crate) async fn validate_panel(
    State(app): State<App>,
    May(caller, _): May<Own>,
) -> Result<Json<PanelCheck>, Problem> {
    Ok(Json(app.desk.validate_panel(caller.workspace).await?))
}
