//! Live views: server-sent events that end when the viewer leaves, their token is revoked, or the program stops.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use utoipa::ToSchema;

use crate::after::After;
use crate::app::App;
use crate::auth::Caller;
use crate::error::Problem;

/// Events a slow viewer may be behind before the sender waits for it.
const BUFFERED: usize = 64;

/// A busy log is looked at for a revoked token this often.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// One event of a live view, as the document describes it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described: the events are written as text")]
pub(crate) struct Told {
    /// What it is.
    event: Option<String>,
    /// The position to resume at.
    id: Option<String>,
    /// JSON.
    data: String,
}

/// The end of a live view: the viewer left, the program stops, or nothing can be read.
pub(crate) struct Gone;

impl<E: std::error::Error> From<E> for Gone {
    fn from(error: E) -> Self {
        tracing::warn!(%error, "a live view ended early");
        Self
    }
}

impl From<Problem> for Gone {
    fn from(problem: Problem) -> Self {
        tracing::warn!(?problem, "a live view ended early");
        Self
    }
}

/// Where a live view's events go.
pub(crate) struct Outlet {
    events: mpsc::Sender<Result<Event, Infallible>>,
    stopping: CancellationToken,
}

impl Outlet {
    /// Sends one event, waiting for a slow viewer.
    pub(crate) async fn send(&self, event: Event) -> Result<(), Gone> {
        match self.unless_gone(self.events.send(Ok(event))).await? {
            Ok(()) => Ok(()),
            Err(_) => Err(Gone),
        }
    }

    /// Waits for something, as long as there is somebody to tell.
    pub(crate) async fn unless_gone<T>(&self, wait: impl Future<Output = T>) -> Result<T, Gone> {
        tokio::select! {
            () = self.events.closed() => Err(Gone),
            () = self.stopping.cancelled() => Err(Gone),
            value = wait => Ok(value),
        }
    }
}

/// Opens a live view that `follow` feeds, as long as the caller's token is good.
pub(crate) fn open<F, W>(app: &App, caller: Caller, follow: F) -> Response
where
    F: FnOnce(App, Outlet) -> W + Send + 'static,
    W: Future<Output = Result<(), Gone>> + Send,
{
    let (events, receiver) = mpsc::channel(BUFFERED);
    let outlet = Outlet { events, stopping: app.stopping.clone() };
    let app = app.clone();
    tokio::spawn(async move {
        // However it ended, the stream ends with it.
        tokio::select! {
            _ = follow(app.clone(), outlet) => {}
            () = revoked(&app, &caller) => {}
        }
    });
    let mut response = Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::default()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies must not hold events back.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// Ends once the caller's token is no longer good. What this node hears of is looked at: on the node that revoked it at once, on others
/// when the news of it arrives.
async fn revoked(app: &App, caller: &Caller) {
    let mut seen = 0;
    loop {
        app.log.wait_beyond(caller.workspace, seen).await;
        if let Ok(head) = app.log.head(caller.workspace).await {
            seen = head;
        }
        match app.workspace(caller.workspace).await {
            Ok(Some(workspace)) if workspace.tokens.get(&caller.token_id).is_some_and(|token| !token.revoked) => {}
            Ok(_) => return,
            // What cannot be read now is looked at again with the next event.
            Err(_) => seen = 0,
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Where a viewer that was here before left off.
pub(crate) async fn resume_at(
    app: &App,
    caller: &Caller,
    headers: &HeaderMap,
    after: &After,
) -> Result<Option<i64>, Problem> {
    const LAST: &str = "Last-Event-ID";
    let position = match headers.get(LAST) {
        None => after.0,
        Some(last) => {
            let position: Option<i64> = last.to_str().ok().and_then(|text| text.trim().parse().ok());
            let position = position.filter(|position| *position >= 0);
            Some(position.ok_or_else(|| Problem::invalid(LAST, format!("`{LAST}` must be a position")))?)
        }
    };
    After(position).wait_for_log(app, caller.workspace).await?;
    Ok(position)
}
