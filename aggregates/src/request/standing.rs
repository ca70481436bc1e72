//! Where an entry stands before a person touches it (LG3): open is what needs one, and nothing else, so that open can reach zero.
//!
//! | what came of it | status |
//! |---|---|
//! | being worked on: an action | open, until it is known what comes of it |
//! | something was to be told and was, or does not exist, or was asked for too soon | ignored |
//! | done, or told to the provider | resolved |
//! | refused with its reason | ignored |
//! | for the team to do: no provider or no chat of theirs is known, a refund, partial delivery | open |
//! | failed, or nobody can tell; the panel could not be asked | open |
//! | not understood, or unclear and not asked back | open |
//! | asked back | ignored; open once the question lapsed, unless the customer then asked for the same plainly |
//! | with a complaint, whatever came of it | open |

use super::{Action, Findings, OrderOutcome, OrderResult, SupportStatus};
use crate::conversation::Lapse;

/// Before anything is known.
pub(super) const fn when_opened(action: Action, priority: bool, unclear: bool) -> SupportStatus {
    if unclear || (action.only_tells() && !priority) { SupportStatus::Ignored } else { SupportStatus::Open }
}

/// Once the question whether it was meant lapsed.
pub(super) const fn when_lapsed(why: Lapse) -> SupportStatus {
    match why {
        Lapse::AskedPlainly => SupportStatus::Ignored,
        Lapse::Expired | Lapse::Replaced | Lapse::Passed | Lapse::Declined => SupportStatus::Open,
    }
}

/// Once it is answered.
pub(super) fn when_answered(findings: &Findings, priority: bool) -> SupportStatus {
    if priority {
        return SupportStatus::Open;
    }
    match findings {
        Findings::Orders { results } | Findings::Custom { results, .. } => of_orders(results),
        Findings::Balance { .. }
        | Findings::BalanceCoolingDown { .. }
        | Findings::Services { .. }
        | Findings::Ticket { .. }
        | Findings::TicketNotFound { .. }
        | Findings::Username { .. }
        | Findings::Help
        | Findings::Menu { .. } => SupportStatus::Ignored,
        Findings::PanelUnavailable { .. } | Findings::Unclear { .. } | Findings::LeftToPeople => SupportStatus::Open,
    }
}

/// The order that needs most says where the entry stands.
fn of_orders(results: &[OrderResult]) -> SupportStatus {
    let mut all = SupportStatus::Ignored;
    for result in results {
        match of_order(&result.outcome) {
            SupportStatus::Open => return SupportStatus::Open,
            SupportStatus::Resolved => all = SupportStatus::Resolved,
            SupportStatus::Escalated | SupportStatus::TicketCreated | SupportStatus::Ignored => {}
        }
    }
    all
}

fn of_order(outcome: &OrderOutcome) -> SupportStatus {
    match outcome {
        OrderOutcome::Shown | OrderOutcome::Detailed { .. } => SupportStatus::Ignored,
        OrderOutcome::Accepted { dispatched: true } | OrderOutcome::Completed { .. } => SupportStatus::Resolved,
        // The team looks into it.
        OrderOutcome::Accepted { dispatched: false } | OrderOutcome::Failed { .. } => SupportStatus::Open,
        OrderOutcome::Refused { refusal } if refusal.is_left_to_people() => SupportStatus::Open,
        OrderOutcome::Refused { refusal: _ } => SupportStatus::Ignored,
    }
}
