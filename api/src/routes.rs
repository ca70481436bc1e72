//! Routes: where commands for providers are written to (PR7).

use aggregates::workspace::NoticedProblem;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{Order, ReplaceRoutes, RouteBody};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};

/// Routes, and orders that nobody could be told of.
#[derive(Serialize, ToSchema)]
pub(crate) struct Routes {
    items: Vec<RouteBody>,
    /// Why providers were not told (PR10), the last case of each cause the team was told of. A name that a route knows by now is left out.
    problems: Vec<RouteTrouble>,
    /// The log's position at this moment.
    position: i64,
}

/// One cause.
#[derive(Serialize, ToSchema)]
pub(crate) struct RouteTrouble {
    /// `no_provider`: the panel names none; `no_route`: no route knows the name; `switched_off`: the provider is.
    problem: &'static str,
    /// As the panel names it.
    provider: Option<String>,
    order_id: u64,
    /// The log entry.
    log_id: String,
    noticed_at: String,
}

impl From<&NoticedProblem> for RouteTrouble {
    fn from(noticed: &NoticedProblem) -> Self {
        Self {
            problem: noticed.problem.name(),
            provider: noticed.provider.clone(),
            order_id: noticed.order_id,
            log_id: noticed.request_id.as_simple().to_string(),
            noticed_at: time(noticed.noticed_at),
        }
    }
}

/// All routes.
#[utoipa::path(
    get, path = "/api/v1/routes", tag = "routes",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Routes), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Routes>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let problems = workspace.provider_problems.iter().map(RouteTrouble::from).collect();
    Ok(Json(Routes { items: workspace.routes.into_iter().map(RouteBody::from).collect(), problems, position }))
}

/// Replace the whole list.
#[utoipa::path(
    put, path = "/api/v1/routes", tag = "routes",
    params(("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ReplaceRoutes,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(routes): Body<ReplaceRoutes>,
) -> Result<Changed, Problem> {
    routes.run(&app, &change).await
}
