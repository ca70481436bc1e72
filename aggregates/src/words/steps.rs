//! Texts that answer no request: steps of verification, commands of the team, fixed answers.

use jiff::Timestamp;

use super::format::{line, sentence, time_left};
use super::{Key, Texts, Values};
use crate::customer::{CodeTicket, Customer, CustomerEvent, Limit, Verification};
use crate::grammar::{OrderRequest, Reading};
use crate::group::GroupFlag;
use crate::request::SupportStatus;
use crate::triage::{SayKey, Standing};
use crate::values::OrderAction;

/// A fixed answer.
pub fn say(texts: &Texts, say: SayKey, standing: &Standing, now: Timestamp) -> (Key, String) {
    let with = |key, values: &Values| texts.with(key, values);
    match say {
        SayKey::NotAllowed => with(Key::NotAllowed, &[]),
        SayKey::NotUnderstood => with(Key::NotUnderstood, &[]),
        SayKey::LeftToPeople => with(Key::LeftToPeople, &[]),
        SayKey::WantsHuman => with(Key::WantsHuman, &[]),
        SayKey::AnsweredTooLate => with(Key::AnsweredTooLate, &[]),
        SayKey::Menu => menu(texts, &[]),
        SayKey::VerificationLocked => {
            let until = match standing {
                Standing::Locked { until } => *until,
                Standing::Stranger
                | Standing::AwaitingUsername
                | Standing::AwaitingCode
                | Standing::Verified { .. }
                | Standing::Blocked => now,
            };
            with(Key::VerificationLocked, &[("time_left", time_left(texts, now, until))])
        }
        SayKey::MissingOrderId => with(Key::MissingOrderId, &[]),
        SayKey::TooManyOrderIds => with(Key::TooManyOrderIds, &[]),
        SayKey::GroupOnly => with(Key::GroupOnly, &[]),
        SayKey::Undeciphered => with(Key::Undeciphered, &[]),
    }
}

/// What a customer is told of a step of verification; `after` is the customer with the event applied. A code is spoken of once
/// its ticket is on the panel, not when it is issued. None: nothing is said.
pub fn verification(texts: &Texts, event: &CustomerEvent, after: &Customer, now: Timestamp) -> Option<(Key, String)> {
    let with = |key, values: &Values| texts.with(key, values);
    Some(match event {
        CustomerEvent::VerificationStarted { .. } => with(Key::Welcome, &[]),
        CustomerEvent::UsernameNotFound { username, .. } => {
            with(Key::UsernameNotFound, &[("username", line(username))])
        }
        CustomerEvent::VerificationPostponed { .. } => with(Key::VerificationPostponed, &[]),
        CustomerEvent::VerificationCodeDelivered { .. } => match &after.verification {
            Verification::AwaitingCode { username, expires_at, .. } => {
                with(Key::CodeSent, &[("username", line(username)), ("time_left", time_left(texts, now, *expires_at))])
            }
            Verification::None | Verification::AwaitingUsername | Verification::Verified { .. } => return None,
        },
        CustomerEvent::VerificationCodeUndelivered { .. } => with(Key::CodeUndelivered, &[]),
        CustomerEvent::WrongCodeGiven { attempts_left, .. } => {
            let left = texts.count(i64::from(*attempts_left), Key::OneTry, Key::Tries);
            with(Key::WrongCode, &[("attempts_left", left)])
        }
        CustomerEvent::VerificationCodeExpired { .. } => with(Key::CodeExpired, &[]),
        CustomerEvent::VerificationLocked { until, .. } => {
            with(Key::VerificationLocked, &[("time_left", time_left(texts, now, *until))])
        }
        CustomerEvent::CustomerVerified { username, .. } => with(Key::Verified, &[("username", line(username))]),
        CustomerEvent::VerificationCodeIssued { .. }
        | CustomerEvent::CustomerMet { .. }
        | CustomerEvent::IdentityLinked { .. }
        | CustomerEvent::VerificationRemoved { .. }
        | CustomerEvent::CustomerBlocked { .. }
        | CustomerEvent::CustomerUnblocked { .. }
        | CustomerEvent::BalanceAsked { .. }
        | CustomerEvent::LimitReached { .. }
        | CustomerEvent::BalanceRefused { .. }
        | CustomerEvent::CustomerAbsorbed { .. }
        | CustomerEvent::CustomerMergedAway { .. }
        | CustomerEvent::AddressChanged { .. } => return None,
    })
}

/// The command menu (CC12), with the operator's own commands by their names.
pub fn menu(texts: &Texts, own: &[String]) -> (Key, String) {
    let (key, menu) = texts.with(Key::Help, &[]);
    if own.is_empty() {
        return (key, menu);
    }
    let own: Vec<String> = own.iter().map(|name| format!("• *{}*", line(name))).collect();
    (key, format!("{menu}\n{}", own.join("\n")))
}

/// Asks whether something is to be done (CC19).
pub fn ask_back(texts: &Texts, asked: OrderRequest, order_ids: &[u64]) -> (Key, String) {
    let key = match asked {
        OrderRequest::Check | OrderRequest::Details => Key::AskLookUp,
        OrderRequest::FakeComplete => Key::AskFakeComplete,
        OrderRequest::Do(OrderAction::Refill) => Key::AskRefill,
        OrderRequest::Do(OrderAction::Cancel) => Key::AskCancel,
        OrderRequest::Do(OrderAction::SpeedUp) => Key::AskSpeedUp,
        OrderRequest::Do(OrderAction::Refund) => Key::AskRefund,
        OrderRequest::Do(OrderAction::Partial) => Key::AskPartial,
    };
    let ids = order_ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ");
    texts.with(key, &[("order_ids", ids), ("command", plain_command(asked, order_ids))])
}

/// How something is plainly asked for: `cancel 54321, 54322`.
pub fn plain_command(asked: OrderRequest, order_ids: &[u64]) -> String {
    Reading::Orders { asked, order_ids: order_ids.to_vec(), dirty: false }.to_string()
}

/// What a customer reads who reached a limit (VC5).
pub fn limited(texts: &Texts, limit: Limit, now: Timestamp, until: Timestamp) -> (Key, String) {
    let key = match limit {
        Limit::Messages => Key::MessagesLimited,
        Limit::OrderChecks => Key::OrderChecksLimited,
    };
    texts.with(key, &[("time_left", time_left(texts, now, until))])
}

/// The acknowledgement of so many orders that they are worked through beside (CC14).
pub fn bulk_acknowledged(texts: &Texts, orders: usize) -> (Key, String) {
    let orders = texts.count(i64::try_from(orders).unwrap_or(i64::MAX), Key::OneOrder, Key::Orders);
    texts.with(Key::BulkAcknowledged, &[("orders", orders)])
}

/// The ticket that brings a verification code (VC1). It says the same however late it is written, and `reference` makes the subject
/// one of its kind: by it the panel is asked whether the ticket is there.
pub fn code_ticket(
    texts: &Texts,
    code: &str,
    reference: &str,
    issued_at: Timestamp,
    expires_at: Timestamp,
) -> CodeTicket {
    let values = [("code", line(code)), ("time_left", time_left(texts, issued_at, expires_at))];
    CodeTicket {
        text_key: Key::CodeTicket.name().to_owned(),
        // As panels keep it, or it would not be found again.
        subject: line(&texts.render(Key::CodeTicketSubject, &[("reference", line(reference))])),
        message: texts.render(Key::CodeTicket, &values),
    }
}

/// The answer to `!support|!marketing|!silent enable|disable`.
pub fn flag_toggled(texts: &Texts, flag: GroupFlag, enabled: bool) -> (Key, String) {
    let name = match flag {
        GroupFlag::Support => "Support",
        GroupFlag::Marketing => "Marketing",
        GroupFlag::Silent => "Silent mode",
    };
    texts.with(if enabled { Key::FlagEnabled } else { Key::FlagDisabled }, &[("flag", name.to_owned())])
}

/// The answer to `!resolve`: which orders' entries were set, for which there was none, and which providers have no group.
pub fn resolved(
    texts: &Texts,
    order_ids: &[u64],
    status: SupportStatus,
    not_found: &[u64],
    unrouted: &[String],
) -> (Key, String) {
    let ids = |ids: &[u64]| ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ");
    let not_found = ("not_found", ids(not_found));
    if order_ids.is_empty() {
        return texts.with(Key::ResolvedNothing, &[not_found]);
    }
    let unrouted = unrouted.iter().map(|provider| line(provider)).collect::<Vec<_>>().join(", ");
    let values =
        [("order_ids", ids(order_ids)), ("status", sentence(status.name())), not_found, ("unrouted", unrouted)];
    texts.with(Key::Resolved, &values)
}
