//! Other names for commands (CC13).

use axum::Json;
use axum::extract::State;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{AliasBody, Order, ReplaceAliases};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params};

/// All aliases.
#[utoipa::path(
    get, path = "/api/v1/aliases", tag = "commands of your own",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<AliasBody>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<AliasBody>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let items = workspace.vocabulary.aliases.into_iter().map(AliasBody::try_from).collect::<Result<_, _>>()?;
    Ok(Json(Versioned { items, position }))
}

/// Replace the whole list.
#[utoipa::path(
    put, path = "/api/v1/aliases", tag = "commands of your own",
    params(("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ReplaceAliases,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(aliases): Body<ReplaceAliases>,
) -> Result<Changed, Problem> {
    aliases.run(&app, &change).await
}
