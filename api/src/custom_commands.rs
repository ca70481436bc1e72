//! Commands of the operator's own, with their replies (CC13).

use axum::Json;
use axum::extract::State;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{CustomCommandBody, Order, ReplaceCustomCommands};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};

/// All commands of your own.
#[utoipa::path(
    get, path = "/api/v1/custom-commands", tag = "commands of your own",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<CustomCommandBody>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<CustomCommandBody>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let items = workspace.vocabulary.custom_commands.into_iter().map(CustomCommandBody::from).collect();
    Ok(Json(Versioned { items, position }))
}

/// Replace the whole list.
#[utoipa::path(
    put, path = "/api/v1/custom-commands", tag = "commands of your own",
    params(("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ReplaceCustomCommands,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(commands): Body<ReplaceCustomCommands>,
) -> Result<Changed, Problem> {
    commands.run(&app, &change).await
}
