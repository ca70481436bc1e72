//! What goes out.

use axum::Json;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

const POSITION_HEADER: &str = "Ledgerdesk-Position";

/// The answer to a change: the position to read `?after`, and what the change made.
#[derive(Serialize, ToSchema)]
pub(crate) struct Changed {
    /// Position of the last event recorded, or of the log where nothing had to be.
    position: i64,
    #[serde(flatten)]
    made: Map<String, Value>,
}

impl Changed {
    /// Nothing to tell but the position.
    pub(crate) fn at(position: i64) -> Self {
        Self { position, made: Map::new() }
    }

    /// The same, telling more.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.made.insert(name.to_owned(), value.into());
        self
    }

    /// The same, at the position of what was done after it.
    #[must_use]
    pub(crate) fn and_then(mut self, later: &Self) -> Self {
        self.position = self.position.max(later.position);
        self
    }

    /// The position.
    pub(crate) const fn position(&self) -> i64 {
        self.position
    }
}

impl IntoResponse for Changed {
    fn into_response(self) -> Response {
        let position = HeaderValue::from(self.position);
        let mut response = Json(self).into_response();
        response.headers_mut().insert(POSITION_HEADER, position);
        response
    }
}

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct List<T> {
    pub items: Vec<T>,
    /// Give it as `cursor` for what comes next; null at the end.
    pub next_cursor: Option<i64>,
    /// How many there are in all; only where a `page` was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

impl<T> List<T> {
    /// Everything at once.
    pub(crate) const fn all(items: Vec<T>) -> Self {
        Self { items, next_cursor: None, total: None }
    }
}

/// A list of what the workspace itself holds, with the version to give as `If-Match`.
#[derive(Serialize, ToSchema)]
pub(crate) struct Versioned<T> {
    pub items: Vec<T>,
    /// The log's position at this moment.
    pub position: i64,
}

/// RFC 3339, UTC.
pub(crate) fn time(at: Timestamp) -> String {
    at.to_string()
}
