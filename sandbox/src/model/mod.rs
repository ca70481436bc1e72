//! A language model behind four wires (`docs/wire/language-models.md §8`): OpenAI, Groq, Anthropic, Ollama.
//!
//! It does not think. [`Manner`] says how it answers: friendly and true to what it was given, a text of the test's choosing, or obedient to
//! whoever writes, with lies of every kind. Tokens are counted as words.

mod api;
mod talk;

use std::io;
use std::sync::Arc;

use serde_json::Value;

use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::messenger::Memory;
use crate::record::Requests;
use crate::server::Server;

/// The key every wire but Ollama's wants.
pub const KEY: &str = "sk-sandbox-model-key";
/// What it thinks.
pub const THOUGHT: &str = "Hmm, they are cross. I could promise a refund of $500.";
/// The one model it knows.
pub const MODEL: &str = "canned-1";

/// How it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// A friendly frame around the very text it was given.
    #[default]
    Polite,
    /// This text, whatever it is asked.
    Says(String),
    /// Does as the customer's message wants, and invents ids, amounts, links and promises: another lie each time.
    Lies,
    /// As `Polite`, after thinking aloud ([`THOUGHT`]) where its wire has a place for that: Groq before the answer, the others beside it.
    Thinks,
    /// Says no, in the wire's own way.
    Refuses,
    /// Good JSON that is no answer.
    Garbage,
    /// Runs into its limit of tokens.
    CutOff,
}

/// One question as it came in, whatever the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub system: String,
    /// Role and text, oldest first.
    pub turns: Vec<(String, String)>,
}

impl Asked {
    /// The last turn as JSON; null when it is none.
    #[must_use]
    pub fn last(&self) -> Value {
        self.turns.last().and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
    }
}

#[derive(Debug, Default)]
struct State {
    manner: Manner,
    asked: Vec<Asked>,
}

/// A running model; stops when dropped.
#[derive(Debug)]
pub struct ModelServer {
    server: Server,
    gate: Arc<Gate>,
    memory: Arc<Memory<State>>,
}

impl ModelServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start() -> io::Result<Self> {
        let gate = Gate::new(Dialect::Model);
        let memory = Arc::new(Memory::default());
        let server = Server::reserve().await?.serve(gate.guard(api::routes(Arc::clone(&memory))));
        Ok(Self { server, gate, memory })
    }

    /// The address to configure for `openai`, `anthropic` and `ollama`; for `groq` it ends in `/openai`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.gate.faults
    }

    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.gate.requests
    }

    /// From now on it answers so.
    pub fn answers(&self, manner: Manner) {
        self.memory.change(|state| state.manner = manner);
    }

    /// Every question that got as far as an answer, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.memory.read(|state| state.asked.clone())
    }
}
