//! What a log entry says became of its message, and why nothing did.

use serde::{Deserialize, Serialize};

/// What became of a request. Stored and filtered by its snake_case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not answered yet.
    Pending,
    /// Orders were shown.
    Shown,
    /// Every order was done, or told to its provider.
    Accepted,
    /// Nothing was done, and the customer knows why.
    Refused,
    /// Several orders, and not the same came of each.
    Mixed,
    /// It was to be done and was not, or nobody can tell.
    Failed,
    /// Answered with what was asked for.
    Answered,
    /// Asked again too soon.
    CoolingDown,
    /// What was asked for does not exist.
    NotFound,
    /// The panel could not be asked; nothing was done.
    Unavailable,
    /// It was unclear; the customer was asked (CC19).
    Asked,
    /// It was unclear, and nobody was asked; nothing was done (CC19).
    Unclear,
    /// Work for people: the program cannot do it.
    ByHand,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 13] = [
        Self::Pending,
        Self::Shown,
        Self::Accepted,
        Self::Refused,
        Self::Mixed,
        Self::Failed,
        Self::Answered,
        Self::CoolingDown,
        Self::NotFound,
        Self::Unavailable,
        Self::Asked,
        Self::Unclear,
        Self::ByHand,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Shown => "shown",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Mixed => "mixed",
            Self::Failed => "failed",
            Self::Answered => "answered",
            Self::CoolingDown => "cooling_down",
            Self::NotFound => "not_found",
            Self::Unavailable => "unavailable",
            Self::Asked => "asked",
            Self::Unclear => "unclear",
            Self::ByHand => "by_hand",
        }
    }

    /// The outcome of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// Why nothing is done about a message, where that is known when its entry begins. Stored by its snake_case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Its author is beyond a limit (VC5); further messages within the window are added to the entry.
    OverLimit,
    /// Its author is not verified, and is asked for that first.
    NotVerified,
    /// It asks for what only the team may.
    TeamOnly,
    /// It names more orders than one message may.
    TooManyOrders,
    /// Our own words came back (CC20).
    OwnWords,
    /// It names an action and orders, and asks for nothing: struck out, code, a quoted line, "don't check".
    NoRequest,
    /// It is a new wording of a message that was answered before, or has an entry.
    AnsweredBefore,
    /// Its author wants a person.
    WantsHuman,
    /// It is not plain, and so is another request of the same message: the question is about that one.
    AskedAboutAnother,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::OverLimit,
        Self::NotVerified,
        Self::TeamOnly,
        Self::TooManyOrders,
        Self::OwnWords,
        Self::NoRequest,
        Self::AnsweredBefore,
        Self::WantsHuman,
        Self::AskedAboutAnother,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OverLimit => "over_limit",
            Self::NotVerified => "not_verified",
            Self::TeamOnly => "team_only",
            Self::TooManyOrders => "too_many_orders",
            Self::OwnWords => "own_words",
            Self::NoRequest => "no_request",
            Self::AnsweredBefore => "answered_before",
            Self::WantsHuman => "wants_human",
            Self::AskedAboutAnother => "asked_about_another",
        }
    }

    /// The reason for people who read a chain.
    pub const fn about(self) -> &'static str {
        match self {
            Self::OverLimit => "its author is beyond a limit",
            Self::NotVerified => "its author is not verified",
            Self::TeamOnly => "only the team may ask for it",
            Self::TooManyOrders => "it names too many orders",
            Self::OwnWords => "our own words came back",
            Self::NoRequest => "it asks for nothing",
            Self::AnsweredBefore => "it is a new wording of a message that was answered, or has an entry",
            Self::WantsHuman => "its author wants a person",
            Self::AskedAboutAnother => "it is unclear, and the question is about another request of the message",
        }
    }
}
