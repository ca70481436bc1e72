//! Bodies of requests: how long they may take, and how many are read of callers who have not yet proved who they are.

use std::collections::VecDeque;
use std::error::Error;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures::StreamExt as _;
use tokio::time::{Instant, Sleep, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::error::Problem;

/// Bodies read at once of callers that only the body itself can prove.
const UNPROVEN_MAX: usize = 16;
/// Those that took longer than this give way to new ones.
const UNPROVEN_GRACE: Duration = Duration::from_secs(1);
/// Longest wait for room.
const ROOM_WAIT: Duration = Duration::from_secs(5);
const ROOM_LOOK: Duration = Duration::from_millis(20);

/// What is still taken of a body that nobody wants, so that its sender can read the answer: a connection closed under what is
/// being sent is a broken one.
const UNWANTED_MAX_BYTES: usize = 64 * 1024 * 1024;
const UNWANTED_TIME: Duration = Duration::from_secs(5);

/// Ends bodies that take too long, and lets those go by that are refused unread.
pub(crate) async fn limit_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let until = Instant::now() + app.body_time;
    next.run(request.map(|body| Body::new(Timed { body, until: Box::pin(sleep_until(until)) }))).await
}

/// Takes what is left of a body, within bounds.
async fn let_go_by(body: Body, until: Instant) {
    let all = async {
        let mut left = UNWANTED_MAX_BYTES;
        let mut pieces = body.into_data_stream();
        while let Some(Ok(piece)) = pieces.next().await {
            let Some(rest) = left.checked_sub(piece.len()) else { return };
            left = rest;
        }
    };
    // Whatever is left then is cut off.
    let _ = tokio::time::timeout_at(until.min(Instant::now() + UNWANTED_TIME), all).await;
}

/// A body that took too long.
#[derive(Debug, thiserror::Error)]
#[error("the body did not come in time")]
struct TooSlow;

/// Whether a body was not read because it took too long.
pub(crate) fn is_too_slow(rejection: &BytesRejection) -> bool {
    let mut cause = rejection.source();
    while let Some(error) = cause {
        if error.is::<TooSlow>() {
            return true;
        }
        cause = error.source();
    }
    false
}

struct Timed {
    body: Body,
    until: Pin<Box<Sleep>>,
}

impl HttpBody for Timed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            return Poll::Ready(frame);
        }
        self.until.as_mut().poll(cx).map(|()| Some(Err(axum::Error::new(TooSlow))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Timed {
    fn drop(&mut self) {
        let body = std::mem::take(&mut self.body);
        if !body.is_end_stream() && body.size_hint().upper() != Some(0) {
            tokio::spawn(let_go_by(body, self.until.deadline()));
        }
    }
}

/// A body that has not been read yet: first it is checked who sends it.
pub(crate) struct Unread(Request);

impl<S: Send + Sync> FromRequest<S> for Unread {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(request))
    }
}

impl Unread {
    /// The body of a caller who has proved who they are.
    pub(crate) async fn read(self) -> Result<Bytes, Problem> {
        Bytes::from_request(self.0, &()).await.map_err(|rejection| Problem::unread(&rejection))
    }

    /// The body of a caller who has not: the proof is over the body. Where there is no room, one that is slow in coming makes room.
    pub(crate) async fn read_unproven(self, room: &Unproven) -> Result<Bytes, Problem> {
        let place = room.enter().await?;
        tokio::select! {
            read = self.read() => read,
            () = place.left.cancelled() => Err(Problem::body_too_slow()),
        }
    }
}

/// The bodies under way of callers who have not proved who they are.
#[derive(Clone, Default)]
pub(crate) struct Unproven(Arc<Mutex<VecDeque<Underway>>>);

#[derive(Clone)]
struct Underway {
    since: Instant,
    left: CancellationToken,
}

struct Place {
    room: Unproven,
    left: CancellationToken,
}

impl Unproven {
    async fn enter(&self) -> Result<Place, Problem> {
        let until = Instant::now() + ROOM_WAIT;
        loop {
            if let Some(place) = self.try_enter() {
                return Ok(place);
            }
            if Instant::now() >= until {
                return Err(Problem::unavailable("busy", "too many deliveries at once; post it again"));
            }
            tokio::time::sleep(ROOM_LOOK).await;
        }
    }

    fn try_enter(&self) -> Option<Place> {
        let mut underway = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if underway.len() >= UNPROVEN_MAX {
            let slowest = underway.front().filter(|oldest| oldest.since.elapsed() > UNPROVEN_GRACE)?;
            slowest.left.cancel();
            underway.pop_front();
        }
        let left = CancellationToken::new();
        underway.push_back(Underway { since: Instant::now(), left: left.clone() });
        Some(Place { room: self.clone(), left })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.left.cancel();
        let mut underway = self.room.0.lock().unwrap_or_else(PoisonError::into_inner);
        underway.retain(|one| !one.left.is_cancelled());
    }
}
