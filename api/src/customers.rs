//! Customers (VC4).

use aggregates::customer::Customer;
use aggregates::ids::CustomerId;
use axum::Json;
use axum::extract::State;
use projections::customers::{self, CustomerQuery, CustomerRow, CustomerState};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::after::After;
use crate::answer::{Changed, List, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{BlockCustomer, Order, RemoveVerification, UnblockCustomer, VerifyUser};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};
use crate::paging::{checked_limit, checked_page};

/// One customer.
#[derive(Serialize, ToSchema)]
pub(crate) struct CustomerItem {
    #[schema(value_type = String)]
    id: CustomerId,
    /// Panel username they are bound to.
    username: Option<String>,
    identities: Vec<IdentityItem>,
    /// Their own name for themselves.
    display: Option<String>,
    /// `new`, `verifying`, `verified`, `locked` or `blocked`.
    state: &'static str,
    blocked: bool,
    last_active_at: Option<String>,
    met_at: String,
    verified_at: Option<String>,
    position: i64,
}

/// One way a person is known on a channel.
#[derive(Serialize, ToSchema)]
pub(crate) struct IdentityItem {
    /// `jid`, `lid` or `sandbox`.
    kind: String,
    value: String,
}

fn item(row: CustomerRow) -> CustomerItem {
    let identity = |identity: &aggregates::values::Identity| IdentityItem {
        kind: identity.kind().to_owned(),
        value: identity.value().to_owned(),
    };
    CustomerItem {
        identities: row.identities.iter().map(identity).collect(),
        id: row.id,
        username: row.username,
        display: row.display,
        state: state_name(row.state),
        blocked: row.blocked,
        last_active_at: row.last_active_at.map(time),
        met_at: time(row.met_at),
        verified_at: row.verified_at.map(time),
        position: row.position,
    }
}

const STATES: [CustomerState; 5] = [
    CustomerState::New,
    CustomerState::Verifying,
    CustomerState::Verified,
    CustomerState::Locked,
    CustomerState::Blocked,
];

const fn state_name(state: CustomerState) -> &'static str {
    match state {
        CustomerState::New => "new",
        CustomerState::Verifying => "verifying",
        CustomerState::Verified => "verified",
        CustomerState::Locked => "locked",
        CustomerState::Blocked => "blocked",
    }
}

/// Which customers.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CustomerParams {
    /// `new`, `verifying`, `verified`, `locked` or `blocked`.
    state: Option<String>,
    /// Words of the username, the name or an identity, or how they begin.
    q: Option<String>,
    /// From the last answer's `next_cursor`.
    cursor: Option<i64>,
    /// Page number from 1, instead of a cursor.
    page: Option<u32>,
    /// From 1 to 200; 50 where left out.
    limit: Option<u32>,
}

/// Customers, newest first.
#[utoipa::path(
    get, path = "/api/v1/customers", tag = "customers",
    params(CustomerParams, ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = List<CustomerItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(params): Params<CustomerParams>,
) -> Result<Json<List<CustomerItem>>, Problem> {
    let state = match &params.state {
        Some(name) => Some(STATES.into_iter().find(|state| state_name(*state) == name).ok_or_else(|| {
            Problem::invalid("state", format!("`{name}` is no state; there are {}", STATES.map(state_name).join(", ")))
        })?),
        None => None,
    };
    let page = checked_page(params.page, params.cursor)?;
    let limit = checked_limit(params.limit)?;
    after.wait(&app, caller.workspace, customers::NAME).await?;
    let query = CustomerQuery { state, q: params.q, cursor: params.cursor, page, limit, with_total: page.is_some() };
    let found = customers::list(&app.models, caller.workspace, &query).await?;
    Ok(Json(List {
        items: found.items.into_iter().map(item).collect(),
        next_cursor: found.next_cursor,
        total: found.total,
    }))
}

/// One customer; under the id of one who turned out to be the same person, the one who goes on.
#[utoipa::path(
    get, path = "/api/v1/customers/{id}", tag = "customers",
    params(("id" = String, Path), ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = CustomerItem), Problems)
)]
pub(crate) async fn get(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<CustomerId>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<CustomerItem>, Problem> {
    after.wait(&app, caller.workspace, customers::NAME).await?;
    let mut wanted = id.clone();
    // A customer who turned out to be another one is that one.
    while let Some(into) = app.log.load::<Customer>(caller.workspace, wanted.as_str()).await?.merged_into {
        wanted = into;
    }
    let row = customers::get(&app.models, caller.workspace, &wanted).await?;
    Ok(Json(item(row.ok_or_else(|| Problem::missing("customer", id.as_str()))?)))
}

/// Verify a customer by hand.
///
/// The panel is asked whether it knows the username: 422 `unknown_username` where it does not, 503 `panel_unavailable` where it does not
/// answer. Somebody bound to another username is 409 `already_bound`, unless `rebind` is true.
#[utoipa::path(
    post, path = "/api/v1/customers", tag = "customers",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = VerifyUser,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn verify(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(customer): Body<VerifyUser>,
) -> Result<Changed, Problem> {
    customer.run(&app, &change).await
}

/// Answer nothing more to a customer.
#[utoipa::path(
    post, path = "/api/v1/customers/{id}/block", tag = "customers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn block(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(customer_id): Path<CustomerId>,
) -> Result<Changed, Problem> {
    BlockCustomer { customer_id }.run(&app, &change).await
}

/// Answer a customer again.
#[utoipa::path(
    post, path = "/api/v1/customers/{id}/unblock", tag = "customers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn unblock(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(customer_id): Path<CustomerId>,
) -> Result<Changed, Problem> {
    UnblockCustomer { customer_id }.run(&app, &change).await
}

/// Remove a customer's link to their username: they start again as a stranger. What happened stays in the log.
#[utoipa::path(
    delete, path = "/api/v1/customers/{id}", tag = "customers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(customer_id): Path<CustomerId>,
) -> Result<Changed, Problem> {
    RemoveVerification { customer_id }.run(&app, &change).await
}
