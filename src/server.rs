//! Serving HTTP to strangers: whoever connects has a time for everything, and there is room for so many at once.
//!
//! A connection that says nothing, or says it too slowly, is closed. Where all places are taken, the one that has waited longest
//! without a request gives its place to the newcomer, so that silent connections never keep others out.

use std::collections::HashMap;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::{Body as HttpBody, Bytes, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service as _;

/// Most connections at once, whatever the system allows.
const CONNECTIONS_MAX: u64 = 4096;
const CONNECTIONS_MIN: u64 = 16;
/// Open files wanted of the system.
const FILES_WANTED: u64 = 65_536;
/// Most bytes of one request's head, and of what is read ahead of a body.
const BUFFER_BYTES: usize = 32 * 1024;
/// How long a newcomer waits for a place.
const PLACE_WAIT: Duration = Duration::from_secs(1);
/// A pause after the system refused a connection.
const BREATH: Duration = Duration::from_millis(100);

/// What strangers may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time for the head of a request, from its first byte.
    pub head: Duration,
    /// Time for the body of a request, from the end of its head.
    pub body: Duration,
    /// Time without a request, or without taking any of an answer.
    pub idle: Duration,
    /// Connections at once; none: half of the files that the system lets this process open.
    pub connections: Option<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(20),
            idle: Duration::from_secs(30),
            connections: None,
        }
    }
}

/// Serves until `stop`, then until the requests under way are answered.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) {
    let places = Arc::new(Semaphore::new(limits.connections.unwrap_or_else(connections_allowed)));
    let open = Open::default();
    let tasks = TaskTracker::new();
    while let Some(accepted) = stop.run_until_cancelled(listener.accept()).await {
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) if is_of_the_caller(&error) => continue,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                open.close_longest_waiting();
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        let Some(place) = place(&places, &open).await else {
            tracing::debug!("all connections are busy; a newcomer is turned away");
            continue;
        };
        // A small answer must not wait for the next one.
        drop(stream.set_nodelay(true));
        tasks.spawn(attend(stream, router.clone(), limits, open.enter(), place, stop.clone()));
    }
    drop(listener);
    tasks.close();
    tasks.wait().await;
}

async fn place(places: &Arc<Semaphore>, open: &Open) -> Option<OwnedSemaphorePermit> {
    if let Ok(place) = Arc::clone(places).try_acquire_owned() {
        return Some(place);
    }
    open.close_longest_waiting();
    tokio::time::timeout(PLACE_WAIT, Arc::clone(places).acquire_owned()).await.ok()?.ok()
}

/// One connection, from its first byte to its last.
async fn attend(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    entry: Entry,
    place: OwnedSemaphorePermit,
    stop: CancellationToken,
) {
    let pulse = Arc::clone(&entry.pulse);
    let answering = Arc::clone(&pulse);
    let service = service_fn(move |request: Request<Incoming>| {
        let busy = Busy::begin(&answering);
        let answer = router.clone().call(request.map(Body::new));
        async move { answer.await.map(|response| with_pulse(response, busy)) }
    });
    let io = TokioIo::new(Watched { stream, pulse: Arc::clone(&pulse) });
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None).max_buf_size(BUFFER_BYTES);
    let mut connection = pin!(builder.serve_connection(io, service));
    let mut looks = tokio::time::interval((limits.head.min(limits.idle) / 8).min(Duration::from_secs(1)));
    let mut stopping = false;
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::trace!(%error, "a connection broke");
                }
                break;
            }
            () = pulse.closed.cancelled() => break,
            () = stop.cancelled(), if !stopping => {
                stopping = true;
                connection.as_mut().graceful_shutdown();
            }
            _ = looks.tick() => {
                if pulse.is_late(&limits) || (stopping && pulse.is_waiting()) {
                    break;
                }
            }
        }
    }
    drop(place);
}

fn with_pulse(response: Response<Body>, busy: Busy) -> Response<Body> {
    response.map(|body| Body::new(Answer { body, _busy: busy }))
}

/// What a connection is doing.
#[derive(Clone, Copy)]
enum Phase {
    /// No request has begun.
    Idle { since: Instant },
    /// The head of a request is coming.
    Head { since: Instant },
    /// Requests are read or answered.
    Busy { requests: u32 },
}

#[derive(Clone, Copy)]
struct State {
    phase: Phase,
    /// Since when the other side takes nothing of what is to be sent.
    stuck: Option<Instant>,
}

/// What is known of a connection by all who deal with it.
struct Pulse {
    state: Mutex<State>,
    closed: CancellationToken,
}

impl Pulse {
    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn state(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_late(&self, limits: &Limits) -> bool {
        let State { phase, stuck } = self.state();
        let is_late = match phase {
            Phase::Idle { since } => since.elapsed() > limits.idle,
            Phase::Head { since } => since.elapsed() > limits.head,
            Phase::Busy { .. } => false,
        };
        is_late || stuck.is_some_and(|since| since.elapsed() > limits.idle)
    }

    fn is_waiting(&self) -> bool {
        self.waits_since().is_some()
    }

    /// Since when it waits for a request, or for the rest of one's head.
    fn waits_since(&self) -> Option<Instant> {
        match self.state().phase {
            Phase::Idle { since } | Phase::Head { since } => Some(since),
            Phase::Busy { .. } => None,
        }
    }

    fn has_read(&self) {
        self.change(|state| {
            if let Phase::Idle { .. } = state.phase {
                state.phase = Phase::Head { since: Instant::now() };
            }
        });
    }

    fn has_written(&self, done: bool) {
        self.change(|state| {
            if !done {
                state.stuck.get_or_insert_with(Instant::now);
                return;
            }
            state.stuck = None;
            if let Phase::Idle { since } = &mut state.phase {
                *since = Instant::now();
            }
        });
    }
}

/// All open connections.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<Connections>>);

#[derive(Default)]
struct Connections {
    last: u64,
    pulses: HashMap<u64, Arc<Pulse>>,
}

/// A connection's entry in [`Open`], as long as it is open.
struct Entry {
    open: Open,
    number: u64,
    pulse: Arc<Pulse>,
}

impl Open {
    fn enter(&self) -> Entry {
        let state = State { phase: Phase::Idle { since: Instant::now() }, stuck: None };
        let pulse = Arc::new(Pulse { state: Mutex::new(state), closed: CancellationToken::new() });
        let mut connections = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connections.last += 1;
        let number = connections.last;
        connections.pulses.insert(number, Arc::clone(&pulse));
        Entry { open: self.clone(), number, pulse }
    }

    fn close_longest_waiting(&self) {
        let connections = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = connections.pulses.values().filter(|pulse| !pulse.closed.is_cancelled());
        let longest = waiting.filter_map(|pulse| Some((pulse.waits_since()?, pulse))).min_by_key(|(since, _)| *since);
        if let Some((_, pulse)) = longest {
            pulse.closed.cancel();
        }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.open.0.lock().unwrap_or_else(PoisonError::into_inner).pulses.remove(&self.number);
    }
}

/// A request under way, until its answer has been handed over.
struct Busy(Arc<Pulse>);

impl Busy {
    fn begin(pulse: &Arc<Pulse>) -> Self {
        pulse.change(|state| {
            state.phase = match state.phase {
                Phase::Busy { requests } => Phase::Busy { requests: requests + 1 },
                Phase::Idle { .. } | Phase::Head { .. } => Phase::Busy { requests: 1 },
            }
        });
        Self(Arc::clone(pulse))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.change(|state| {
            state.phase = match state.phase {
                Phase::Busy { requests } if requests > 1 => Phase::Busy { requests: requests - 1 },
                Phase::Busy { .. } | Phase::Idle { .. } | Phase::Head { .. } => Phase::Idle { since: Instant::now() },
            }
        });
    }
}

/// An answer's body, which keeps its connection busy.
struct Answer {
    body: Body,
    _busy: Busy,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream whose pulse is felt.
struct Watched {
    stream: TcpStream,
    pulse: Arc<Pulse>,
}

impl AsyncRead for Watched {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.pulse.has_read();
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.pulse.has_written(written.is_ready());
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.pulse.has_written(written.is_ready());
        written
    }
}

fn is_of_the_caller(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Half of the files this process may open, after asking the system for as many as it gives: databases and outgoing calls need files, too.
fn connections_allowed() -> usize {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.unwrap_or(FILES_WANTED).min(FILES_WANTED);
    let mut files = current.unwrap_or(FILES_WANTED);
    if files < wanted && setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum }).is_ok() {
        files = wanted;
    }
    usize::try_from((files / 2).clamp(CONNECTIONS_MIN, CONNECTIONS_MAX)).unwrap_or(usize::MAX)
}
