//! The panel's services, as last read (EL3).

use aggregates::eligibility::{Service, TermsInForce};
use aggregates::service_list::ServiceList;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::after::After;
use crate::answer::{Changed, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{Order, RefreshServices};
use crate::error::{Problem, Problems};
use crate::extract::{Body, Params};
use crate::paging::checked_limit;

/// One service.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServiceItem {
    id: u64,
    name: String,
    category: Option<String>,
    /// `Default`, `Custom Comments`, `Package` ….
    r#type: Option<String>,
    /// Price of a thousand, as the panel writes it.
    rate: Option<String>,
    min: Option<i64>,
    max: Option<i64>,
    /// Whether it has a refill button; null where the panel does not say.
    refill: Option<bool>,
    cancel: Option<bool>,
    /// What is read from it: `30 days`, `lifetime`, `none` or `unknown`. Service rules are not looked at.
    refill_terms: String,
    /// The same of its start: `within 60 minutes`, `at once` or `unknown`.
    start_terms: String,
}

/// A part of the list, and how the list stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Services {
    items: Vec<ServiceItem>,
    /// Give it as `cursor` for what comes next; null at the end.
    next_cursor: Option<u64>,
    /// How many fit.
    total: usize,
    /// When the panel last told its list.
    refreshed_at: Option<String>,
    next_refresh_at: Option<String>,
    /// Why the last look failed; null when it did not. What was known before is kept.
    failure: Option<String>,
    /// The log's position at this moment.
    position: i64,
}

/// Which services.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ServiceParams {
    /// Words, all of which stand in the id, the name or the category.
    q: Option<String>,
    /// From the last answer's `next_cursor`.
    cursor: Option<u64>,
    /// Page number from 1, instead of a cursor.
    page: Option<u32>,
    /// From 1 to 200; 50 where left out.
    limit: Option<u32>,
}

/// The panel's services, by id.
#[utoipa::path(
    get, path = "/api/v1/services", tag = "services",
    params(ServiceParams, ("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Services), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(params): Params<ServiceParams>,
) -> Result<Json<Services>, Problem> {
    let limit = checked_limit(params.limit)? as usize;
    let skip = match (params.page, params.cursor) {
        (Some(0), _) => return Err(Problem::invalid("page", "pages are counted from 1")),
        (Some(_), Some(_)) => return Err(Problem::invalid("page", "give `page` or `cursor`, not both")),
        (page, _) => (page.unwrap_or(1) - 1) as usize * limit,
    };
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let known: ServiceList = app.log.load(caller.workspace, &caller.workspace.to_string()).await?;
    let words: Vec<String> =
        params.q.unwrap_or_default().to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fitting: Vec<&Service> = known.services.values().filter(|service| has_words(service, &words)).collect();
    let rest = fitting.iter().filter(|service| params.cursor.is_none_or(|cursor| service.id > cursor)).skip(skip);
    let mut page: Vec<&Service> = rest.take(limit + 1).copied().collect();
    let more = page.len() > limit;
    page.truncate(limit);
    Ok(Json(Services {
        next_cursor: page.last().filter(|_| more).map(|service| service.id),
        total: fitting.len(),
        items: page.into_iter().map(item).collect(),
        refreshed_at: known.refreshed_at.map(time),
        next_refresh_at: known.next_refresh_at.map(time),
        failure: known.failure.map(|(reason, _)| reason),
        position,
    }))
}

/// Read the panel's service list now. While a look is waited for, another one is not begun.
#[utoipa::path(
    post, path = "/api/v1/services/refresh", tag = "services",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = RefreshServices,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn refresh(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(refresh): Body<RefreshServices>,
) -> Result<Changed, Problem> {
    refresh.run(&app, &change).await
}

fn has_words(service: &Service, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = format!("{} {} {}", service.id, service.name, service.category.as_deref().unwrap_or_default());
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}

fn item(service: &Service) -> ServiceItem {
    let terms = TermsInForce::of(&service.name, Some(service), None);
    ServiceItem {
        id: service.id,
        name: service.name.clone(),
        category: service.category.clone(),
        r#type: service.kind.clone(),
        rate: service.rate.clone(),
        min: service.min,
        max: service.max,
        refill: service.refill,
        cancel: service.cancel,
        refill_terms: terms.refill.to_string(),
        start_terms: terms.start.to_string(),
    }
}
