//! Routes: where commands for providers are written to (PR7).

use axum::Json;
use axum::extract::State;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{Order, ReplaceRoutes, RouteBody};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};

/// All routes.
#[utoipa::path(
    get, path = "/api/v1/routes", tag = "routes",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<RouteBody>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<RouteBody>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    Ok(Json(Versioned { items: workspace.routes.into_iter().map(RouteBody::from).collect(), position }))
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
