//! `Idempotency-Key`: names one request of a workspace for ever, whichever of its tokens it comes with. A repeat is answered as the first time; another request under the
//! key is refused, whether the first one appended events, gave its parts keys of their own, or had nothing to append.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::sync::OwnedMutexGuard;

use crate::app::App;
use crate::auth::Caller;
use crate::error::Problem;

const HEADER: &str = "Idempotency-Key";
/// Longest key.
pub(crate) const KEY_MAX_CHARS: usize = 255;
/// Keys in use at once before those nobody uses any more are forgotten.
const TURNS_KEPT: usize = 1024;

/// The key of a request and the digest of what it asks.
#[derive(Clone)]
pub(crate) struct Keyed {
    /// As the log knows it: apart from the keys of messages and effects.
    pub key: String,
    pub request: [u8; 32],
}

/// Calls under one key take turns, so that two different ones can not both be carried out.
#[derive(Clone, Default)]
pub(crate) struct Turns(Arc<Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>>);

impl Turns {
    /// Waits for the turn of whoever comes under this key.
    pub(crate) async fn take(&self, key: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if turns.len() >= TURNS_KEPT {
                turns.retain(|_, turn| turn.strong_count() > 0);
            }
            turns.get(key).and_then(Weak::upgrade).unwrap_or_else(|| {
                let turn = Arc::default();
                turns.insert(key.to_owned(), Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
    }
}

/// Refuses a key that names another request, and keeps what was asked under a new one. Stands behind the check of the token.
pub(crate) async fn check(State(app): State<App>, request: Request, next: Next) -> Result<Response, Problem> {
    let Some(workspace) = request.extensions().get::<Caller>().map(|caller| caller.workspace) else {
        return Ok(next.run(request).await);
    };
    if request.method().is_safe() {
        return Ok(next.run(request).await);
    }
    let Some(key) = key_of(request.headers())?.map(|key| format!("api:{key}")) else {
        return Ok(next.run(request).await);
    };
    let (mut parts, body) = request.into_parts();
    let body = Bytes::from_request(Request::from_parts(parts.clone(), body), &())
        .await
        .map_err(|rejection| Problem::unread(&rejection))?;
    let asked = digest(&parts, &body);
    let turn = app.turns.take(&key).await;
    if let Some(position) = app.log.key_names_another(workspace, &key, asked).await? {
        return Err(Problem::key_reused(position));
    }
    parts.extensions.insert(Keyed { key: key.clone(), request: asked });
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    let status = response.status();
    // What was refused may be asked anew with the mistake mended. After a failure of ours the outcome is unknown.
    let keep = async move {
        if let Err(error) = app.log.keep_request(workspace, &key, asked).await {
            tracing::warn!(%error, "what was asked under an idempotency key could not be kept");
        }
        drop(turn);
    };
    if status.is_success() {
        keep.await;
    } else if status.is_server_error() {
        // A database that just kept the caller waiting would do so again.
        tokio::spawn(keep);
    }
    Ok(response)
}

/// The same for two texts of one JSON value, since whoever repeats a call may write it down anew.
fn digest(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [parts.method.as_str(), parts.uri.path(), parts.uri.query().unwrap_or_default()] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => hasher.update(value.to_string()),
        Err(_) => hasher.update(body),
    }
    hasher.finalize().into()
}

fn key_of(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let text = value.to_str().ok().map(str::trim).filter(|text| !text.is_empty() && text.len() <= KEY_MAX_CHARS);
    let wrong =
        || Problem::invalid(HEADER, format!("`{HEADER}` must have 1 to {KEY_MAX_CHARS} printable ASCII characters"));
    text.map(|text| Some(text.to_owned())).ok_or_else(wrong)
}
