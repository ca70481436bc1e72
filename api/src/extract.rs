//! What comes in: bodies, query parameters, and what is wrong with them, by name.

use std::error::Error;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bounds;
use crate::error::Problem;

/// Largest request body, in bytes.
pub(crate) const BODY_LIMIT_BYTES: usize = 1024 * 1024;

/// The query parameter every read takes, and [`crate::after`] answers to.
pub(crate) const AFTER: &str = "after";

/// A JSON body. Types say `deny_unknown_fields`, so that a misspelt field is refused, not ignored.
pub(crate) struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let RawBody(bytes) = RawBody::from_request(request, state).await?;
        parse(&bytes).map(Self)
    }
}

/// A body that says it is JSON and is not too large; read later with [`parse`].
pub(crate) struct RawBody(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(request.headers()) {
            return Err(Problem::not_json());
        }
        Bytes::from_request(request, state).await.map(Self).map_err(|rejection| Problem::unread(&rejection))
    }
}

fn says_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Reads JSON, naming the field that is wrong.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let bytes = bytes.trim_ascii();
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    // A struct would also be read from a list of its fields, by place.
    if !bytes.starts_with(b"{") {
        return Err(Problem::malformed("the body must be a JSON object"));
    }
    if let Some(field) = nul_field(bytes) {
        let detail = format!("`{field}`: a text can not hold the character U+0000");
        return Err(Problem::invalid(field, detail));
    }
    if let Ok(value) = serde_json::from_slice(bytes) {
        bounds::check_body(&value)?;
    }
    Json::<T>::from_bytes(bytes).map(|Json(value)| value).map_err(|rejection| {
        let reason = rejection.source().map_or_else(|| rejection.body_text(), ToString::to_string);
        if matches!(rejection, axum::extract::rejection::JsonRejection::JsonDataError(_)) {
            wrong_field(&reason)
        } else {
            Problem::malformed(format!("not JSON: {reason}"))
        }
    })
}

/// The first field with a NUL in it, should there be one: no database keeps such a text as it is, and nothing is named so.
fn nul_field(bytes: &[u8]) -> Option<String> {
    const ESCAPED: &[u8] = b"\\u0000";
    if !bytes.windows(ESCAPED.len()).any(|part| part == ESCAPED) {
        return None;
    }
    find_nul(&serde_json::from_slice(bytes).ok()?, "")
}

fn find_nul(value: &Value, path: &str) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(items) => items.iter().enumerate().find_map(|(at, item)| find_nul(item, &format!("{path}[{at}]"))),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            if name.contains('\0') { Some(path.to_owned()) } else { find_nul(value, &join(path, name)) }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Parts of the path. What cannot be read names nothing, so it is not found; neither is a name with a NUL in it, or one longer than names are.
pub(crate) struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value))
                if !parts.uri.path().contains("%00") && bounds::is_name_in_path(parts.uri.path()) =>
            {
                Ok(Self(value))
            }
            Ok(_) | Err(_) => Err(Problem::no_such_path(parts.uri.path())),
        }
    }
}

/// Query parameters other than `after`.
pub(crate) struct Params<T>(pub T);

/// No query parameters other than `after`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoParams {}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let mut rest = url::form_urlencoded::Serializer::new(String::from("/?"));
        for (name, value) in pairs(&parts.uri) {
            // An empty parameter is one left out: forms send those.
            bounds::check_parameter(&name, &value)?;
            if name != AFTER && !value.is_empty() {
                rest.append_pair(&name, &value);
            }
        }
        let uri: Uri = rest.finish().parse().map_err(|_| Problem::malformed("the query string is not readable"))?;
        Query::<T>::try_from_uri(&uri).map(|Query(params)| Self(params)).map_err(|rejection| {
            let reason = rejection.source().map_or_else(|| rejection.body_text(), ToString::to_string);
            wrong_field(&reason)
        })
    }
}

/// The pairs of a query string.
pub(crate) fn pairs(uri: &Uri) -> impl Iterator<Item = (String, String)> {
    url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned()
}

/// Turns serde's message (`path: what is wrong`) into a problem that names the field.
fn wrong_field(reason: &str) -> Problem {
    let reason = reason.split(" at line ").next().unwrap_or(reason);
    let (path, message) = match reason.split_once(": ") {
        Some((path, message)) if !path.contains(' ') => (path, message),
        Some(_) | None => ("", reason),
    };
    let quoted = || message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("unknown field") {
        let last = path.rsplit('.').next().unwrap_or_default();
        let field = if last == quoted() { path.to_owned() } else { join(path, quoted()) };
        return Problem::invalid_as("unknown_field", field, message);
    }
    if message.starts_with("duplicate field") {
        return Problem::invalid(join(path, quoted()), message);
    }
    if message.starts_with("missing field") {
        return Problem::invalid_as("missing_field", join(path, quoted()), message);
    }
    if path.is_empty() {
        return Problem::malformed(message);
    }
    Problem::invalid(path, format!("`{path}`: {message}"))
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() || path == "." { field.to_owned() } else { format!("{path}.{field}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[serde(rename = "items")]
        _items: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[serde(rename = "id")]
        _id: u64,
    }

    fn problem(body: &str) -> serde_json::Value {
        serde_json::to_value(parse::<Outer>(body.as_bytes()).expect_err("wrong")).expect("JSON")
    }

    #[test]
    fn the_field_that_is_wrong_is_named_with_its_path() {
        assert_eq!(problem(r#"{"items":[{"id":"x"}]}"#)["field"], "items[0].id");
        assert_eq!(problem(r#"{"items":[{"id":1,"name":2}]}"#)["field"], "items[0].name");
        assert_eq!(problem(r#"{"items":[{}]}"#)["field"], "items[0].id");
        assert_eq!(problem("{}")["field"], "items");
        assert_eq!(problem(r#"{"item":[]}"#)["field"], "item");
        assert_eq!(problem(r#"{"item"#)["code"], "malformed");
        assert_eq!(problem("[]")["code"], "malformed");
    }

    #[test]
    fn a_nul_is_refused_where_it_stands_and_what_only_looks_like_one_is_not() {
        let read = |body: &str| parse::<std::collections::BTreeMap<String, String>>(body.as_bytes());
        let refused = serde_json::to_value(read(r#"{"a":"fine","b":"x\u0000y"}"#).expect_err("a NUL")).expect("JSON");
        assert_eq!((&refused["status"], &refused["field"]), (&422.into(), &"b".into()));
        assert_eq!(read(r#"{"a":"x\\u0000y"}"#).expect("no NUL")["a"], r"x\u0000y");
    }
}
