//! How a refusal looks from outside. The only module that knows status codes.
//!
//! Handlers answer `Result<_, Problem>`. Which constructor to use: [`Problem::invalid`] for a value that cannot be, [`Problem::missing`]
//! for an id that is not this workspace's, [`Problem::conflict`] for a call that does not fit the present state,
//! [`Problem::unavailable`] for what may work later. Refusals of aggregates turn into problems in `refusals.rs`, faults of the log and
//! the read models through `?`. What is unknown is a bare 500, with the cause in the program's log only.

mod refusals;

use std::fmt;

use app::{AppError, Refusal};
use axum::body::Body;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use eventlog::LogError;
use projections::{NotCaughtUp, ReadError};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoResponses, ToSchema};

use crate::body::is_too_slow;
use crate::extract::BODY_LIMIT_BYTES;
use crate::ports::DeskError;

/// What is wrong with a call, as it is told to the caller (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(serialize_with = "status_number")]
    #[schema(value_type = u16)]
    status: StatusCode,
    /// The status in words.
    title: &'static str,
    /// Stable name of the problem, for programs.
    code: &'static str,
    /// What is wrong, for people.
    detail: String,
    /// Which field, parameter or header is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Facts that go with the code.
    #[serde(flatten)]
    facts: Map<String, Value>,
}

fn status_number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Problem");
        Self { status, title, code, detail: detail.into(), field: None, facts: Map::new() }
    }

    /// The same, naming the field that is meant.
    #[must_use]
    pub(crate) fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same, with a fact for programs.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// Not readable as what it should be: not JSON, not a number ….
    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", detail)
    }

    /// Readable, with a field that is wrong: unknown, missing, of the wrong type, out of range.
    pub(crate) fn invalid(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::invalid_as("invalid", field, detail)
    }

    /// The same, under a code of its own.
    pub(crate) fn invalid_as(code: &'static str, field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail).at(field)
    }

    /// A body of another kind than JSON.
    pub(crate) fn not_json() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "send JSON with `Content-Type: application/json`",
        )
    }

    /// A body that could not be taken in.
    pub(crate) fn unread(rejection: &BytesRejection) -> Self {
        // axum tells only by its status whether it was the limit.
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::too_large(BODY_LIMIT_BYTES)
        } else if is_too_slow(rejection) {
            Self::body_too_slow()
        } else {
            Self::malformed(rejection.body_text())
        }
    }

    /// A body that took longer than bodies may.
    pub(crate) fn body_too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "the body did not come in time; send it again")
    }

    fn too_large(limit_bytes: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", format!("the body is larger than {limit_bytes} bytes"))
            .with("limit_bytes", limit_bytes)
    }

    /// No token, or one that is not good here.
    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", detail)
    }

    /// A handshake that does not prove to be meant for us.
    pub(crate) fn not_ours(detail: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", detail)
    }

    /// A good token that may not do this.
    pub(crate) fn forbidden(needs: &str, has: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "forbidden",
            format!("this needs a token of scope `{needs}`; this one has `{has}`"),
        )
        .with("needs", needs)
    }

    /// Nothing of this id in the caller's workspace.
    pub(crate) fn missing(what: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", format!("there is no {what} `{id}`"))
    }

    /// No command of this name.
    pub(crate) fn unknown_command(name: &str, names: Vec<&'static str>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "unknown_command", format!("there is no command `{name}`"))
            .with("commands", names)
    }

    /// No such path.
    pub(crate) fn no_such_path(path: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "no_such_path", format!("nothing is at `{path}`; see /api/docs"))
    }

    /// The path exists, for other methods.
    pub(crate) fn method_not_allowed(method: &str) -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            format!("{method} is not possible here; see /api/docs"),
        )
    }

    /// The call does not fit the present state.
    pub(crate) fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// An `Idempotency-Key` that names another request, whose last event is at `position`.
    pub(crate) fn key_reused(position: i64) -> Self {
        let detail =
            format!("this key was used for another request, at position {position}; give each request its own");
        Self::invalid_as("idempotency_key_reused", "Idempotency-Key", detail).with("position", position)
    }

    /// Changed since the version the caller saw.
    pub(crate) fn stale_version(seen: i64, now: i64) -> Self {
        let detail = format!("it was changed at position {now}, after the version you name ({seen}); read it again");
        Self::new(StatusCode::PRECONDITION_FAILED, "stale_version", detail).at("If-Match").with("position", now)
    }

    /// A position that the log has not reached.
    pub(crate) fn beyond_the_head(wanted: i64, head: i64) -> Self {
        let detail = format!("position {wanted} was asked for; the log ends at {head}");
        Self::invalid_as("beyond_the_head", "after", detail).with("wanted", wanted).with("head", head)
    }

    /// A read model, or this node, has not come that far within the time a reader waits.
    pub(crate) fn not_caught_up(wanted: i64, reached: i64) -> Self {
        let detail = format!("position {wanted} was asked for; {reached} is what can be read now; try again");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "not_caught_up", detail)
            .at("after")
            .with("wanted", wanted)
            .with("reached", reached)
    }

    /// Not possible at this moment.
    pub(crate) fn unavailable(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail)
    }

    /// Another system said no, or cannot be reached.
    fn outside(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_GATEWAY, code, detail)
    }

    /// A fault of this program; the cause goes to its log.
    pub(crate) fn internal(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "a call failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "something went wrong here; it has been written down")
    }

    /// The database refuses, or does not answer. What became of a change is not known.
    pub(crate) fn storage_unavailable() -> Self {
        let detail = "the database cannot be read or written at the moment. A change that was asked for may be on record or not: \
                      send it again with the same Idempotency-Key";
        Self::unavailable("storage_unavailable", detail)
    }

    /// Not ready to take calls; which parts are not, and why.
    pub(crate) fn not_ready(troubles: &[(&'static str, String)]) -> Self {
        let detail = troubles.iter().map(|(part, trouble)| format!("{part}: {trouble}")).collect::<Vec<_>>().join("; ");
        let parts: Map<String, Value> =
            troubles.iter().map(|(part, trouble)| ((*part).to_owned(), Value::from(trouble.as_str()))).collect();
        Self::unavailable("not_ready", detail).with("parts", parts)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

impl From<LogError> for Problem {
    fn from(error: LogError) -> Self {
        match &error {
            LogError::Database(_) | LogError::Unavailable(_) | LogError::Closed => {
                tracing::warn!(%error, "the log is unavailable");
                Self::storage_unavailable()
            }
            LogError::Untrusted { .. } | LogError::Unreadable { .. } | LogError::Keys(_) => {
                tracing::error!(%error, "a call on a log that is not trusted");
                Self::unavailable(
                    "log_untrusted",
                    "what is stored of this workspace is not what was written; nothing is changed until it has been put right",
                )
            }
            LogError::Anchor { .. } | LogError::Migration(_) => Self::internal(&error),
        }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Log(error) => error.into(),
            ReadError::Database(error) => {
                tracing::warn!(%error, "a read model is unavailable");
                Self::storage_unavailable()
            }
            ReadError::Row { .. }
            | ReadError::NoSuchProjection(_)
            | ReadError::Undeclared { .. }
            | ReadError::Gap { .. }
            | ReadError::Superseded(_)
            | ReadError::RebuildRunning(_) => Self::internal(&error),
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Invalid { argument, reason } => Self::invalid(argument, reason),
            AppError::Refused(Refusal::Conversation(refusal)) => refusal.into(),
            AppError::Refused(Refusal::Customer(refusal)) => refusal.into(),
            AppError::Refused(Refusal::Group(refusal)) => refusal.into(),
            AppError::Refused(Refusal::Workspace(refusal)) => refusal.into(),
            AppError::Busy => Self::busy(),
            AppError::KeyReused { position } => Self::key_reused(position),
            AppError::LeaseOver => Self::internal(&error),
            AppError::Log(error) => error.into(),
            AppError::Read(error) => error.into(),
        }
    }
}

impl From<NotCaughtUp> for Problem {
    fn from(error: NotCaughtUp) -> Self {
        Self::not_caught_up(error.wanted, error.reached)
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::NotConfigured { setting, reason } => {
                Self::conflict("not_configured", format!("`{setting}` {reason}")).with("setting", setting)
            }
            DeskError::Channel { cause: _, said } => (*said).into(),
            DeskError::Refused(reason) => Self::outside("refused_outside", reason),
            DeskError::Unavailable(reason) => Self::outside("outside_unavailable", reason),
            DeskError::Conflict => Self::busy(),
            DeskError::UnknownChannel(id) => Self::missing("channel", &id),
            DeskError::NotSupported(reason) => Self::conflict("not_supported", reason),
            DeskError::Log(error) => error.into(),
            DeskError::Internal(cause) => Self::internal(&cause),
        }
    }
}

/// What may be answered instead, for the OpenAPI document. Every operation answers with some of these.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only described, never made")]
pub(crate) enum Problems {
    /// Not readable.
    #[response(status = BAD_REQUEST, content_type = "application/problem+json")]
    Malformed(#[to_schema] Problem),
    /// No good token.
    #[response(status = UNAUTHORIZED, content_type = "application/problem+json")]
    Unauthorized(#[to_schema] Problem),
    /// The token's scope does not allow this.
    #[response(status = FORBIDDEN, content_type = "application/problem+json")]
    Forbidden(#[to_schema] Problem),
    /// Nothing of this id in the workspace.
    #[response(status = NOT_FOUND, content_type = "application/problem+json")]
    Missing(#[to_schema] Problem),
    /// Does not fit the present state.
    #[response(status = CONFLICT, content_type = "application/problem+json")]
    Conflict(#[to_schema] Problem),
    /// The body took too long.
    #[response(status = REQUEST_TIMEOUT, content_type = "application/problem+json")]
    TooSlow(#[to_schema] Problem),
    /// Changed since the version in `If-Match`.
    #[response(status = PRECONDITION_FAILED, content_type = "application/problem+json")]
    Stale(#[to_schema] Problem),
    /// The body is too large.
    #[response(status = PAYLOAD_TOO_LARGE, content_type = "application/problem+json")]
    TooLarge(#[to_schema] Problem),
    /// The body is of another kind than JSON.
    #[response(status = UNSUPPORTED_MEDIA_TYPE, content_type = "application/problem+json")]
    NotJson(#[to_schema] Problem),
    /// A field is wrong.
    #[response(status = UNPROCESSABLE_ENTITY, content_type = "application/problem+json")]
    Invalid(#[to_schema] Problem),
    /// Another system said no, or cannot be reached.
    #[response(status = BAD_GATEWAY, content_type = "application/problem+json")]
    Outside(#[to_schema] Problem),
    /// Not at this moment.
    #[response(status = SERVICE_UNAVAILABLE, content_type = "application/problem+json")]
    Unavailable(#[to_schema] Problem),
}
