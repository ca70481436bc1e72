//! What Meta's error codes mean for us, by class. The same codes come as answers to calls and in the status of messages.

use serde_json::Value;

use crate::channel::Trouble;
use crate::outcome::{Kind, Sign};
use crate::wire;

/// The class of a code; `None` for one that is not known, whose HTTP status decides.
#[must_use]
pub fn class_of(code: i64) -> Option<(Kind, Option<Sign>)> {
    let stop = Some(Sign::OwnerMustAct);
    Some(match code {
        // The token, and what it may do.
        0 | 190 | 3 | 10 | 200..=299 => (Kind::Unauthorized, stop),
        // The bill: goes through again when it is paid.
        131_042 => (Kind::Unauthorized, stop),
        4 | 80_007 | 130_429 => (Kind::RateLimited, None),
        131_048 => (Kind::RateLimited, Some(Sign::BanRisk)),
        131_056 => (Kind::RateLimited, Some(Sign::ChatTooFast)),
        131_047 => (Kind::Refused, Some(Sign::WindowClosed)),
        131_062 => (Kind::Refused, Some(Sign::NeedsPhone)),
        131_021 | 131_026 | 131_051 | 132_000..=132_016 => (Kind::Refused, None),
        // Not allowed for a test number, locked, blocked, a country.
        131_030 | 131_031 | 368 | 130_497 => (Kind::Refused, stop),
        1 | 2 | 131_000 | 131_016 => (Kind::Unavailable, None),
        _ => return None,
    })
}

/// One `{code, title, message, error_data: {details}}` of a webhook. An unknown code is taken as final.
pub(super) fn trouble(error: &Value) -> Trouble {
    let code = wire::int_at(error, &["code"]);
    let (kind, sign) = code.and_then(class_of).unwrap_or((Kind::Refused, None));
    Trouble::new(code.map(|code| code.to_string()).unwrap_or_default(), kind, sign, &words(error))
}

/// What the error says, without saying it twice.
pub(super) fn words(error: &Value) -> String {
    let data = error.get("error_data").unwrap_or(&Value::Null);
    let message = wire::text_at(error, &["message", "title"]).unwrap_or_default();
    match wire::text_at(data, &["details"]) {
        Some(details) if details != message => format!("{message}: {details}"),
        Some(_) | None => message,
    }
}
