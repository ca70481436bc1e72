//! Webhooks on their way to the product: tried again until one is accepted, held, reordered and repeated on demand.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use tokio::sync::mpsc;

use super::{Memory, Release, RetryPolicy};

/// One webhook.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Posted {
    /// What it is about: the id of a message, or a word.
    pub about: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub attempts: u32,
    /// The last answer; none when there was none.
    pub last_status: Option<u16>,
    /// Accepted, or given up.
    pub is_over: bool,
}

/// Whether a system posts one thing after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Kept,
    Any,
}

/// All webhooks of a stand-in.
#[derive(Debug)]
pub struct Hooks(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    memory: Memory<State>,
    retries: RetryPolicy,
    client: reqwest::Client,
    /// Where posts queue up when their order is kept.
    queue: Option<mpsc::UnboundedSender<usize>>,
}

#[derive(Debug)]
struct State {
    posted: Vec<Posted>,
    held: Vec<usize>,
    is_holding: bool,
    copies: u32,
}

impl Hooks {
    /// Keeps webhooks back until [`Hooks::release`].
    pub fn hold(&self) {
        self.0.memory.change(|state| state.is_holding = true);
    }

    /// Lets the webhooks kept back go out, one after the other, and keeps none back from now on.
    pub fn release(&self, order: Release) {
        let mut held = self.0.memory.change(|state| {
            state.is_holding = false;
            std::mem::take(&mut state.held)
        });
        if order == Release::Reversed {
            held.reverse();
        }
        match &self.0.queue {
            Some(queue) => {
                for index in held {
                    enqueue(queue, index);
                }
            }
            None => {
                let inner = Arc::clone(&self.0);
                tokio::spawn(async move {
                    for index in held {
                        inner.deliver(index).await;
                    }
                });
            }
        }
    }

    /// From now on everything is posted so often.
    pub fn repeat(&self, copies: u32) {
        self.0.memory.change(|state| state.copies = copies.max(1));
    }

    /// Posts what is about this once more, byte for byte.
    pub fn redeliver(&self, about: &str) {
        let mut again = self.of(about);
        again.dedup_by(|a, b| a.body == b.body);
        for one in again {
            self.start(Posted { attempts: 0, last_status: None, is_over: false, ..one });
        }
    }

    /// Everything so far.
    #[must_use]
    pub fn all(&self) -> Vec<Posted> {
        self.0.memory.read(|state| state.posted.clone())
    }

    /// What is about this.
    #[must_use]
    pub fn of(&self, about: &str) -> Vec<Posted> {
        self.0.memory.read(|state| state.posted.iter().filter(|one| one.about == about).cloned().collect())
    }

    /// Waits until everything about this was accepted or given up; true when all was accepted.
    pub async fn wait_delivered(&self, about: &str, patience: Duration) -> bool {
        let look = || {
            let of = self.of(about);
            let is_over = !of.is_empty() && of.iter().all(|one| one.is_over);
            is_over.then(|| of.iter().all(|one| one.last_status.is_some_and(|status| (200..300).contains(&status))))
        };
        self.0.memory.changes.until(patience, look).await.unwrap_or(false)
    }

    /// Waits until nothing is under way; false when the time is over first.
    pub async fn settle(&self, patience: Duration) -> bool {
        let look = || self.0.memory.read(|state| state.posted.iter().all(|one| one.is_over).then_some(()));
        self.0.memory.changes.until(patience, look).await.is_some()
    }

    pub(crate) fn new(retries: RetryPolicy, order: Order) -> Self {
        let client = reqwest::Client::builder().no_proxy().timeout(retries.timeout).build();
        let client = client.expect("a client without special settings can be built");
        let (queue, mut waiting) = mpsc::unbounded_channel();
        let inner = Arc::new(Inner {
            memory: Memory::new(State { posted: Vec::new(), held: Vec::new(), is_holding: false, copies: 1 }),
            retries,
            client,
            queue: (order == Order::Kept).then_some(queue),
        });
        let weak = Arc::downgrade(&inner);
        if order == Order::Kept {
            tokio::spawn(async move {
                while let Some(index) = waiting.recv().await {
                    let Some(inner) = weak.upgrade() else { return };
                    inner.deliver(index).await;
                }
            });
        }
        Self(inner)
    }

    pub(crate) fn post(&self, about: &str, url: &str, headers: Vec<(String, String)>, body: String) {
        let copies = self.0.memory.read(|state| state.copies);
        let (about, url) = (about.to_owned(), url.to_owned());
        let one = Posted { about, url, headers, body, attempts: 0, last_status: None, is_over: false };
        for _ in 0..copies {
            self.start(one.clone());
        }
    }

    /// What is still to be delivered goes to this address from now on, with these headers.
    pub(crate) fn aim(&self, url: &str, headers: &[(String, String)]) {
        self.0.memory.change(|state| {
            for one in state.posted.iter_mut().filter(|one| !one.is_over) {
                (one.url, one.headers, one.last_status) = (url.to_owned(), headers.to_vec(), None);
            }
        });
    }

    fn start(&self, one: Posted) {
        let (index, is_held) = self.0.memory.change(|state| {
            state.posted.push(one);
            let index = state.posted.len() - 1;
            if state.is_holding {
                state.held.push(index);
            }
            (index, state.is_holding)
        });
        if is_held {
            return;
        }
        match &self.0.queue {
            Some(queue) => enqueue(queue, index),
            None => {
                let inner = Arc::clone(&self.0);
                tokio::spawn(async move { inner.deliver(index).await });
            }
        }
    }
}

fn enqueue(queue: &mpsc::UnboundedSender<usize>, index: usize) {
    if queue.send(index).is_err() {
        tracing::error!("nobody posts webhooks any more");
    }
}

impl Inner {
    /// No answer is final but a success: all three systems come back after a refusal, too.
    async fn deliver(&self, index: usize) {
        let mut pause = self.retries.first_delay;
        for attempt in 1..=self.retries.attempts {
            let one = self.memory.read(|state| state.posted[index].clone());
            let mut request = self.client.post(&one.url).header("content-type", "application/json").body(one.body);
            for (name, value) in one.headers {
                request = request.header(name, value);
            }
            let status = request.send().await.ok().map(|answer| answer.status().as_u16());
            let is_over = attempt == self.retries.attempts || status.is_some_and(|status| (200..300).contains(&status));
            self.memory.change(|state| {
                let one = &mut state.posted[index];
                (one.attempts, one.last_status, one.is_over) = (attempt, status, is_over);
            });
            if is_over {
                return;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(self.retries.longest_delay);
        }
    }
}
