//! What came of an entry and where it stands before a person touches it (LG3): one table, [`stands`], for every action and every way to
//! end. Open is what needs a person, and nothing else, so that open can reach zero.
//!
//! The same table for people is in `docs/asking.md`; a test holds one against the other.

use super::{Action, Findings, OrderOutcome, OrderResult, Outcome, Reason, SupportStatus};
use crate::conversation::Lapse;

/// How a message ended, as far as the program goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// It is being worked on.
    UnderWay,
    /// Orders were shown or described.
    Shown,
    /// Something else was told.
    Told,
    /// It was asked for again too soon.
    TooSoon,
    /// There is no such thing.
    NotThere,
    /// Done on the panel, or told to the provider.
    Done,
    /// Not done, and the customer knows why.
    Refused,
    /// For people to do or to read.
    ForPeople,
    /// It was to be done and was not, or nobody can tell.
    Failed,
    /// The panel could not be asked.
    PanelAway,
    /// The customer was asked whether it is meant.
    AskedBack,
    /// They did not say yes.
    Lapsed,
    /// They said no: there is nothing to do.
    Declined,
    /// They did not say yes, and then asked for the same plainly.
    AskedPlainly,
    /// It was unclear, and nobody was asked.
    Unclear,
    /// It names an action and orders, and asks for nothing.
    NoRequest,
}

impl Ending {
    /// Every way to end.
    pub const ALL: [Self; 16] = [
        Self::UnderWay,
        Self::Shown,
        Self::Told,
        Self::TooSoon,
        Self::NotThere,
        Self::Done,
        Self::Refused,
        Self::ForPeople,
        Self::Failed,
        Self::PanelAway,
        Self::AskedBack,
        Self::Lapsed,
        Self::Declined,
        Self::AskedPlainly,
        Self::Unclear,
        Self::NoRequest,
    ];

    /// How a question ended that nobody said yes to.
    pub const fn of_lapse(why: Lapse) -> Self {
        match why {
            Lapse::AskedPlainly => Self::AskedPlainly,
            Lapse::Declined => Self::Declined,
            Lapse::Expired | Lapse::Replaced | Lapse::Passed => Self::Lapsed,
        }
    }

    /// How a message ended for this reason.
    pub const fn of_reason(reason: Reason) -> Self {
        match reason {
            Reason::OverLimit | Reason::NotVerified | Reason::TeamOnly | Reason::TooManyOrders => Self::Refused,
            Reason::OwnWords | Reason::NoRequest => Self::NoRequest,
            Reason::AnsweredBefore | Reason::AskedAboutAnother => Self::Unclear,
            Reason::WantsHuman => Self::ForPeople,
        }
    }

    /// How it ended for one order. What no provider is told of, the team does.
    fn of_order(outcome: &OrderOutcome) -> Self {
        match outcome {
            OrderOutcome::Shown | OrderOutcome::Detailed { prospects: _ } => Self::Shown,
            OrderOutcome::Accepted { dispatched: true } | OrderOutcome::Completed { already: _ } => Self::Done,
            OrderOutcome::Accepted { dispatched: false } => Self::ForPeople,
            OrderOutcome::Failed { reason: _, certain: _ } => Self::Failed,
            OrderOutcome::Refused { refusal } if refusal.is_left_to_people() => Self::ForPeople,
            OrderOutcome::Refused { refusal: _ } => Self::Refused,
        }
    }
}

/// The outcome of an entry, and where it stands.
pub const fn stands(action: Action, ending: Ending) -> (Outcome, SupportStatus) {
    use SupportStatus::{Ignored, Open, Resolved};
    match (ending, action) {
        // What nobody understood is for people from the beginning.
        (Ending::UnderWay, Action::Message) => (Outcome::ByHand, Open),
        (Ending::UnderWay, action) if action.only_tells() => (Outcome::Pending, Ignored),
        (Ending::UnderWay, _) => (Outcome::Pending, Open),
        (Ending::Shown, _) => (Outcome::Shown, Ignored),
        (Ending::Told, _) => (Outcome::Answered, Ignored),
        (Ending::TooSoon, _) => (Outcome::CoolingDown, Ignored),
        (Ending::NotThere, _) => (Outcome::NotFound, Ignored),
        (Ending::Done, _) => (Outcome::Accepted, Resolved),
        (Ending::Refused, _) => (Outcome::Refused, Ignored),
        (Ending::ForPeople, _) => (Outcome::ByHand, Open),
        (Ending::Failed, _) => (Outcome::Failed, Open),
        (Ending::PanelAway, _) => (Outcome::Unavailable, Open),
        (Ending::AskedBack | Ending::Declined | Ending::AskedPlainly, _) => (Outcome::Asked, Ignored),
        (Ending::Lapsed, _) => (Outcome::Asked, Open),
        (Ending::Unclear, _) => (Outcome::Unclear, Open),
        (Ending::NoRequest, _) => (Outcome::Unclear, Ignored),
    }
}

/// Before anything is known, or where all is known at once. With a complaint it is for people, unless it is asked back about.
pub const fn when_opened(
    action: Action,
    reason: Option<Reason>,
    priority: bool,
    unclear: bool,
) -> (Outcome, SupportStatus) {
    let ending = match (reason, unclear) {
        (Some(reason), _) => Ending::of_reason(reason),
        (None, true) => Ending::AskedBack,
        (None, false) => Ending::UnderWay,
    };
    let (outcome, status) = stands(action, ending);
    if matches!(ending, Ending::AskedBack) {
        // Until the question is put, nothing is known.
        (Outcome::Pending, status)
    } else if priority {
        (outcome, SupportStatus::Open)
    } else {
        (outcome, status)
    }
}

/// Once the question whether it was meant lapsed. A complaint stays one, though what it names is not wanted.
pub(super) const fn when_lapsed(action: Action, why: Lapse, priority: bool) -> SupportStatus {
    match why {
        Lapse::Declined if priority => SupportStatus::Open,
        Lapse::Declined | Lapse::AskedPlainly | Lapse::Expired | Lapse::Replaced | Lapse::Passed => {
            stands(action, Ending::of_lapse(why)).1
        }
    }
}

/// Once it is answered.
pub(super) fn when_answered(action: Action, findings: &Findings, priority: bool) -> SupportStatus {
    if priority { SupportStatus::Open } else { of_findings(action, findings).1 }
}

/// What came of it.
pub fn outcome(action: Action, findings: &Findings) -> Outcome {
    of_findings(action, findings).0
}

fn of_findings(action: Action, findings: &Findings) -> (Outcome, SupportStatus) {
    let ending = match findings {
        Findings::Orders { results } | Findings::Custom { results, .. } => return of_orders(action, results),
        Findings::Balance { .. }
        | Findings::Services { .. }
        | Findings::Ticket { .. }
        | Findings::Username { .. }
        | Findings::Help
        | Findings::Menu { .. } => Ending::Told,
        Findings::BalanceCoolingDown { .. } => Ending::TooSoon,
        Findings::TicketNotFound { .. } => Ending::NotThere,
        Findings::PanelUnavailable { .. } => Ending::PanelAway,
        Findings::Unclear { .. } => Ending::Unclear,
        Findings::LeftToPeople | Findings::WantsHuman => Ending::ForPeople,
    };
    stands(action, ending)
}

/// Of several orders: the order that needs most says where the entry stands.
fn of_orders(action: Action, results: &[OrderResult]) -> (Outcome, SupportStatus) {
    let each = results.iter().map(|result| stands(action, Ending::of_order(&result.outcome)));
    each.reduce(|(all, status), (one, its)| (if all == one { all } else { Outcome::Mixed }, needier(status, its)))
        .unwrap_or_else(|| stands(action, Ending::Told))
}

const fn needier(one: SupportStatus, other: SupportStatus) -> SupportStatus {
    match (one, other) {
        (SupportStatus::Open, _) | (_, SupportStatus::Open) => SupportStatus::Open,
        (SupportStatus::Resolved, _) | (_, SupportStatus::Resolved) => SupportStatus::Resolved,
        (SupportStatus::Escalated | SupportStatus::TicketCreated | SupportStatus::Ignored, other) => other,
    }
}
