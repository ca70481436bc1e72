//! The team: trusted people and the numbers they write from (AD8).

use aggregates::values::Identity;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Own};
use crate::change::Changing;
use crate::commands::{AddMember, Order, RemoveMember, RoleName};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

/// One trusted person.
#[derive(Serialize, ToSchema)]
pub(crate) struct MemberItem {
    id: String,
    role: RoleName,
    /// As `kind:value`.
    identities: Vec<String>,
}

/// Everybody in the team.
#[utoipa::path(
    get, path = "/api/v1/admin-numbers", tag = "team",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<MemberItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Own>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<MemberItem>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let item = |(id, member): (String, aggregates::workspace::Member)| MemberItem {
        id,
        role: member.role.into(),
        identities: member.identities.iter().map(Identity::to_string).collect(),
    };
    Ok(Json(Versioned { items: workspace.members.into_iter().map(item).collect(), position }))
}

/// A number to trust.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdminNumber {
    #[schema(example = "+8801712345678")]
    phone: String,
    role: RoleName,
    /// The caller vouches for the number; sending a code to it is not possible yet.
    verified: bool,
}

/// Add a number to the team.
#[utoipa::path(
    post, path = "/api/v1/admin-numbers", tag = "team",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = AdminNumber,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn add(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Body(number): Body<AdminNumber>,
) -> Result<Changed, Problem> {
    if !number.verified {
        return Err(Problem::invalid(
            "verified",
            "only numbers the owner vouches for can be added: `verified` must be true",
        ));
    }
    AddMember { role: number.role, identities: vec![number.phone] }.run(&app, &change).await
}

/// Remove a person from the team. The last owner stays.
#[utoipa::path(
    delete, path = "/api/v1/admin-numbers/{id}", tag = "team",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Path(member_id): Path<String>,
) -> Result<Changed, Problem> {
    RemoveMember { member_id }.run(&app, &change).await
}
