//! The team: trusted people and the numbers and accounts they write from (AD8).

use aggregates::ids::MemberId;
use aggregates::phone::Phone;
use aggregates::values::Identity;
use app::customers::identity;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Own};
use crate::change::Changing;
use crate::commands::{Order, RemoveMember, RoleName, add_member};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

/// One trusted person.
#[derive(Serialize, ToSchema)]
pub(crate) struct MemberItem {
    #[schema(value_type = String)]
    id: MemberId,
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
    let item = |(id, member): (MemberId, aggregates::workspace::Member)| MemberItem {
        id,
        role: member.role.into(),
        identities: member.identities.iter().map(Identity::to_string).collect(),
    };
    Ok(Json(Versioned { items: workspace.members.into_iter().map(item).collect(), position }))
}

/// A person to trust, by phone number, by another identity, or by both.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdminNumber {
    /// With its country code: the person on WhatsApp, whatever connects it.
    #[schema(example = "+8801712345678")]
    phone: Option<String>,
    /// `telegram:123456789`, `wa_id:8801712345678`, Meta's `user_id:BD.1349…`, a JID or a LID.
    #[schema(example = "telegram:123456789")]
    identity: Option<String>,
    role: RoleName,
    /// The caller vouches for the person; sending a code is not possible yet.
    verified: bool,
}

/// Add a person to the team.
///
/// The answer's `phone` is the number as it was read.
#[utoipa::path(
    post, path = "/api/v1/admin-numbers", tag = "team",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = AdminNumber,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn add(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Body(person): Body<AdminNumber>,
) -> Result<Changed, Problem> {
    if !person.verified {
        return Err(Problem::invalid(
            "verified",
            "only people the owner vouches for can be added: `verified` must be true",
        ));
    }
    let phone = person.phone.map(|text| identity::read_phone(&text, "phone")).transpose()?;
    let shown = phone.as_ref().map(Phone::to_string);
    let phone = phone.map(|phone| phone.identity());
    let other = person.identity.map(|text| identity::read(&text, "identity")).transpose()?;
    let identities: Vec<Identity> = phone.into_iter().chain(other).collect();
    if identities.is_empty() {
        return Err(Problem::invalid("phone", "give `phone`, `identity`, or both"));
    }
    let added = add_member(&app, &change, person.role, identities).await?;
    Ok(match shown {
        Some(shown) => added.with("phone", shown),
        None => added,
    })
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
    Path(member_id): Path<MemberId>,
) -> Result<Changed, Problem> {
    RemoveMember { member_id }.run(&app, &change).await
}
