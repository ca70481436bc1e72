//! The log itself: events, streams, and both as they come (AU1). Personal data is shown where it was not erased; secrets never are.

use aggregates::campaign::Campaign;
use aggregates::channel_health::ChannelHealth;
use aggregates::conversation::Conversation;
use aggregates::customer::Customer;
use aggregates::draft::Draft;
use aggregates::group::Group;
use aggregates::order::{self, Order};
use aggregates::provider::Provider;
use aggregates::request::Request;
use aggregates::service_list::ServiceList;
use aggregates::workspace::Workspace;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::Event;
use cqrs_es::Aggregate;
use eventlog::{Actor, Recorded, WorkspaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::after::After;
use crate::answer::{List, time};
use crate::app::App;
use crate::auth::{Audit, May};
use crate::error::{Problem, Problems};
use crate::extract::{NoParams, Params, Path};
use crate::live::{self, Gone, Outlet};
use crate::logs::moment;
use crate::paging::checked_limit;
use crate::story;

/// Events read at a time.
const PAGE: usize = 500;

/// Events looked at in one call; where the filter lets few through, the cursor goes on from there.
const LOOKED_AT_MAX: usize = 50_000;

const KINDS: [&str; 11] = [
    Workspace::TYPE,
    Conversation::TYPE,
    Request::TYPE,
    Draft::TYPE,
    Order::TYPE,
    Customer::TYPE,
    Group::TYPE,
    Provider::TYPE,
    Campaign::TYPE,
    ChannelHealth::TYPE,
    ServiceList::TYPE,
];

/// Type and id of a stream as people name it, `{aggregate type}/{aggregate id}`; of an order, the panel's number is enough.
pub fn stream_named(workspace: WorkspaceId, name: &str) -> Option<(String, String)> {
    let (kind, id) = name.split_once('/')?;
    Some((kind.to_owned(), full_id(workspace, kind, id)))
}

/// The id of a stream, where it may be the panel's number of an order.
fn full_id(workspace: WorkspaceId, kind: &str, id: &str) -> String {
    let number = id.bytes().all(|byte| byte.is_ascii_digit()).then(|| id.parse().ok()).flatten();
    match number {
        Some(number) if kind == Order::TYPE => order::stream_id(&workspace, number),
        Some(_) | None => id.to_owned(),
    }
}

/// Fields that are secrets, by event type. What they hold is never shown, whoever asks.
const SECRETS: [(&str, &[&str]); 9] = [
    ("SecretSettingChanged", &["value"]),
    ("ChannelAdded", &["api_key", "webhook_secret"]),
    ("GreenChannelAdded", &["api_token", "webhook_secret"]),
    ("MetaChannelAdded", &["access_token", "app_secret", "verify_token"]),
    ("TelegramChannelAdded", &["bot_token", "webhook_secret"]),
    ("ChannelKeyReplaced", &["key"]),
    ("ProviderAdded", &["api_key"]),
    ("ProviderConnectionSet", &["api_key"]),
    ("VerificationCodeIssued", &["code", "ticket"]),
];

/// One event.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventItem {
    /// 1, 2, 3 … per workspace, without gaps.
    position: i64,
    event_id: String,
    recorded_at: String,
    aggregate_type: String,
    aggregate_id: String,
    /// 1, 2, 3 … per aggregate.
    sequence: i64,
    event_type: String,
    event_version: String,
    /// What happened, for people.
    text: String,
    /// The event; secrets read `[secret]`, erased personal data `[erased]`.
    #[schema(value_type = Value)]
    payload: Value,
    metadata: EventMetadata,
    /// SHA-256 of the previous event's hash and this event as stored, in hex.
    hash: String,
}

/// Who, and why.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventMetadata {
    /// `system`, `customer:…`, `member:…`, `token:…` or `channel:…`.
    actor: String,
    correlation_id: String,
    causation_id: String,
}

fn item(recorded: &Recorded) -> EventItem {
    EventItem {
        text: story::of(recorded),
        position: recorded.position,
        event_id: recorded.event_id.to_string(),
        recorded_at: time(recorded.recorded_at),
        aggregate_type: recorded.aggregate_type.to_string(),
        aggregate_id: recorded.aggregate_id.to_string(),
        sequence: recorded.sequence,
        event_type: recorded.event_type.to_string(),
        event_version: recorded.event_version.to_string(),
        payload: shown_payload(recorded),
        metadata: EventMetadata {
            actor: actor_text(&recorded.provenance.actor),
            correlation_id: recorded.provenance.correlation_id.to_string(),
            causation_id: recorded.provenance.causation_id.to_string(),
        },
        hash: hex::encode(recorded.hash),
    }
}

/// An event's payload without secrets.
pub(crate) fn shown_payload(recorded: &Recorded) -> Value {
    let mut payload = recorded.payload();
    if let Some((kind, fields)) = SECRETS.into_iter().find(|(kind, _)| *kind == &*recorded.event_type) {
        for field in fields {
            if let Some(value) = payload.get_mut(kind).and_then(|event| event.get_mut(*field)) {
                *value = Value::from("[secret]");
            }
        }
    }
    payload
}

/// `system`, or kind and id.
pub(crate) fn actor_text(actor: &Actor) -> String {
    match actor {
        Actor::System => "system".to_owned(),
        Actor::Customer(id) => format!("customer:{id}"),
        Actor::Member(id) => format!("member:{id}"),
        Actor::Token(id) => format!("token:{id}"),
        Actor::Channel(id) => format!("channel:{id}"),
    }
}

/// Which events.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventParams {
    /// From this position or time (RFC 3339) on.
    from: Option<String>,
    /// Before this position or time.
    to: Option<String>,
    /// Event type: `RefillRequested`.
    #[serde(rename = "type")]
    #[param(rename = "type")]
    kind: Option<String>,
    /// One stream: `{aggregate type}/{aggregate id}`; of an order, the panel's number is enough: `order/54321`.
    stream: Option<String>,
    /// Words or parts of words, in any case, all of which the event has: in its text, type, stream, actor or payload.
    q: Option<String>,
    /// Everything that followed from one first cause.
    #[param(value_type = Option<String>)]
    correlation_id: Option<Uuid>,
    /// From the last answer's `next_cursor`.
    cursor: Option<i64>,
    /// From 1 to 200; 50 where left out.
    limit: Option<u32>,
}

/// Events in the order of the log.
#[utoipa::path(
    get, path = "/api/v1/events", tag = "events",
    params(EventParams, ("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = List<EventItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    after: After,
    Params(params): Params<EventParams>,
) -> Result<Json<List<EventItem>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let limit = usize::try_from(checked_limit(params.limit)?).unwrap_or(PAGE);
    let from = bound(&app, caller.workspace, params.from.as_deref(), "from").await?.unwrap_or(1);
    let to = bound(&app, caller.workspace, params.to.as_deref(), "to").await?.unwrap_or(i64::MAX);
    let start = params.cursor.unwrap_or(0).max(from - 1);
    let sought: Vec<String> = params.q.iter().flat_map(|text| text.split_whitespace()).map(str::to_lowercase).collect();
    let wanted = |recorded: &Recorded| {
        recorded.position > start
            && recorded.position < to
            && params.kind.as_ref().is_none_or(|kind| **kind == *recorded.event_type)
            && params.correlation_id.is_none_or(|id| id == recorded.provenance.correlation_id)
            && (sought.is_empty() || has_all(recorded, &sought))
    };
    let mut items = Vec::new();
    if let Some(stream) = &params.stream {
        let (kind, id) = stream_named(caller.workspace, stream)
            .ok_or_else(|| Problem::invalid("stream", "`stream` reads `{aggregate type}/{aggregate id}`"))?;
        let events = app.log.read_stream(caller.workspace, &kind, &id).await?;
        items.extend(events.iter().filter(|recorded| wanted(recorded)).take(limit + 1).map(item));
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().filter(|_| more).map(|last| last.position);
        return Ok(Json(List { items, next_cursor, total: None }));
    }
    let head = app.log.head(caller.workspace).await?;
    let (mut reached, mut looked_at) = (start, 0);
    while reached < head && reached + 1 < to && looked_at < LOOKED_AT_MAX {
        let events = app.log.read(caller.workspace, reached, PAGE).await?;
        if events.is_empty() {
            break;
        }
        looked_at += events.len();
        for recorded in &events {
            reached = recorded.position;
            if wanted(recorded) {
                items.push(item(recorded));
                if items.len() == limit {
                    let next_cursor = (reached < head && reached + 1 < to).then_some(reached);
                    return Ok(Json(List { items, next_cursor, total: None }));
                }
            }
        }
    }
    let next_cursor = (reached < head && reached + 1 < to).then_some(reached);
    Ok(Json(List { items, next_cursor, total: None }))
}

/// Whether an event, as it is shown, has all these parts of words. Secrets are not searched.
fn has_all(recorded: &Recorded, sought: &[String]) -> bool {
    let mut text = format!(
        "{} {} {}/{} {} ",
        story::of(recorded),
        recorded.event_type,
        recorded.aggregate_type,
        recorded.aggregate_id,
        actor_text(&recorded.provenance.actor)
    );
    add_values(&shown_payload(recorded), &mut text);
    let text = text.to_lowercase();
    sought.iter().all(|part| text.contains(part.as_str()))
}

/// Every text and number of a value, separated by blanks.
fn add_values(value: &Value, text: &mut String) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => *text += &format!("{number} "),
        Value::String(own) => *text += &format!("{own} "),
        Value::Array(items) => items.iter().for_each(|item| add_values(item, text)),
        Value::Object(fields) => fields.values().for_each(|field| add_values(field, text)),
    }
}

/// A position, or the first position at or after a time.
async fn bound(app: &App, workspace: WorkspaceId, text: Option<&str>, field: &str) -> Result<Option<i64>, Problem> {
    let Some(text) = text else { return Ok(None) };
    if let Ok(position) = text.parse::<i64>() {
        return if position >= 0 {
            Ok(Some(position.max(1)))
        } else {
            Err(Problem::invalid(field, format!("`{field}` must not be negative")))
        };
    }
    let at = moment(text, field)
        .map_err(|_| Problem::invalid(field, format!("`{field}` must be a position or a time, not `{text}`")))?;
    position_at(app, workspace, at).await.map(Some)
}

/// Events are stamped in the order of the log, so a time is found by halving.
async fn position_at(app: &App, workspace: WorkspaceId, at: Timestamp) -> Result<i64, Problem> {
    let (mut low, mut high) = (1, app.log.head(workspace).await? + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let events = app.log.read_stored(workspace, middle - 1, 1).await?;
        match events.first() {
            Some(event) if event.recorded_at < at => low = middle + 1,
            Some(_) | None => high = middle,
        }
    }
    Ok(low)
}

/// All events of one aggregate.
#[utoipa::path(
    get, path = "/api/v1/streams/{aggregate}/{id}", tag = "events",
    params(
        ("aggregate" = String, Path, description = "workspace, conversation, request, order, customer, group, provider, draft, campaign, channel_health or service_list"), ("id" = String, Path, description = "Of an order, the panel's number is enough"),
        ("after" = Option<i64>, Query, description = "Answer once this position is known"),
    ),
    responses((status = OK, body = List<EventItem>), Problems)
)]
pub(crate) async fn stream_of(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    Path((aggregate, id)): Path<(String, String)>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<List<EventItem>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    if !KINDS.contains(&aggregate.as_str()) {
        return Err(Problem::missing("kind of aggregate", &aggregate).with("aggregates", KINDS.to_vec()));
    }
    let full_id = full_id(caller.workspace, &aggregate, &id);
    let events = app.log.read_stream(caller.workspace, &aggregate, &full_id).await?;
    if events.is_empty() {
        return Err(Problem::missing(&aggregate, &id));
    }
    Ok(Json(List::all(events.iter().map(item).collect())))
}

/// Events as they are recorded, as server-sent events named `event`; from the head on, or after `Last-Event-ID` or `?after=`.
#[utoipa::path(
    get, path = "/api/v1/events/stream", tag = "events",
    params(("after" = Option<i64>, Query, description = "Begin after this position"), ("Last-Event-ID" = Option<i64>, Header)),
    responses((status = OK, body = crate::live::Told, content_type = "text/event-stream"), Problems)
)]
pub(crate) async fn stream(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    after: After,
    headers: HeaderMap,
    Params(NoParams {}): Params<NoParams>,
) -> Result<impl IntoResponse, Problem> {
    let resume = live::resume_at(&app, &caller, &headers, &after).await?;
    let workspace = caller.workspace;
    Ok(live::open(&app, caller, move |app, outlet| async move { follow(&app, workspace, resume, &outlet).await }))
}

async fn follow(app: &App, workspace: WorkspaceId, resume: Option<i64>, outlet: &Outlet) -> Result<(), Gone> {
    let mut reached = match resume {
        Some(position) => position,
        None => app.log.head(workspace).await?,
    };
    loop {
        for recorded in app.log.read(workspace, reached, PAGE).await? {
            reached = recorded.position;
            let event = Event::default().event("event").id(reached.to_string()).json_data(item(&recorded))?;
            outlet.send(event).await?;
        }
        outlet.unless_gone(app.log.wait_beyond(workspace, reached)).await?;
    }
}
