//! Service rules: terms of services as the operator sets them (EL3), and what they would have changed.

mod dry_run;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::Changed;
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{Order, ReplaceServiceRules, ServiceRuleBody};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};

pub(crate) use dry_run::{__path_dry_run, dry_run};

/// All rules, first match first.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServiceRules {
    items: Vec<ServiceRuleBody>,
    /// Grows with every change; decisions in the log name it. 0 = there never were any.
    version: u32,
    /// The log's position at this moment, to give as `If-Match`.
    position: i64,
}

/// All rules.
#[utoipa::path(
    get, path = "/api/v1/service-rules", tag = "service-rules",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = ServiceRules), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<ServiceRules>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let rules = app.own_workspace(caller.workspace).await?.service_rules;
    let items = rules.rules.iter().map(ServiceRuleBody::from).collect();
    Ok(Json(ServiceRules { items, version: rules.version, position }))
}

/// Replace the whole list; in force from the next decision.
#[utoipa::path(
    put, path = "/api/v1/service-rules", tag = "service-rules",
    params(("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ReplaceServiceRules,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(rules): Body<ReplaceServiceRules>,
) -> Result<Changed, Problem> {
    rules.run(&app, &change).await
}
