//! Language models (`docs/wire/language-models.md §8`): one question, one answer, and what it cost.
//!
//! Four wires, three shapes: OpenAI and Groq speak the same, Anthropic and Ollama their own. A model is the platform's, its address is
//! configuration and trusted: it may lie inside the network (an Ollama next door), while addresses of operators stay guarded.

mod client;
mod wire;

use std::fmt;
use std::str::FromStr;

pub use client::{ModelClient, ModelSettings};

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provider {
    OpenAi,
    Anthropic,
    Groq,
    Ollama,
}

impl Provider {
    /// Every provider.
    pub const ALL: [Self; 4] = [Self::OpenAi, Self::Anthropic, Self::Groq, Self::Ollama];

    /// Its name in settings and in the log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::Groq => "groq",
            Self::Ollama => "ollama",
        }
    }

    /// Where it is when nothing else is said.
    #[must_use]
    pub const fn base_url(self) -> &'static str {
        match self {
            Self::OpenAi => "https://api.openai.com",
            Self::Anthropic => "https://api.anthropic.com",
            Self::Groq => "https://api.groq.com/openai",
            Self::Ollama => "http://localhost:11434",
        }
    }

    /// Whether nobody is answered there without a key.
    #[must_use]
    pub const fn needs_key(self) -> bool {
        match self {
            Self::OpenAi | Self::Anthropic | Self::Groq => true,
            Self::Ollama => false,
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no provider's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no provider of language models; allowed are openai, anthropic (or claude), groq and ollama")]
pub struct UnknownProvider(pub String);

impl FromStr for Provider {
    type Err = UnknownProvider;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_ascii_lowercase().as_str() {
            "openai" => Ok(Self::OpenAi),
            "anthropic" | "claude" => Ok(Self::Anthropic),
            "groq" => Ok(Self::Groq),
            "ollama" => Ok(Self::Ollama),
            _ => Err(UnknownProvider(text.trim().to_owned())),
        }
    }
}

/// Whose words a turn of the conversation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The person the model answers.
    User,
    /// The model's own side.
    Assistant,
}

/// One turn of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub speaker: Speaker,
    pub text: String,
}

/// A question to a model. It has no tools: what comes back is a text and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the model is told about its task.
    pub system: String,
    /// The conversation, oldest first; the last turn is the user's.
    pub turns: Vec<Turn>,
    /// Longest answer, in tokens.
    pub max_tokens: u32,
}

/// What an answer cost, in tokens; 0 where the provider does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    pub input: u64,
    pub output: u64,
}

/// Why the model stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// It had said everything.
    Complete,
    /// It ran into the limit of tokens: the text is cut off.
    CutOff,
    /// It would not, or called a tool nobody gave it: there is no text to use.
    Refused,
}

/// What a model said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Empty when it refused.
    pub text: String,
    pub finish: Finish,
    pub tokens: Tokens,
}
