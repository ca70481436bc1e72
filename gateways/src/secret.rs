//! Comparing what somebody shows with what we know, without telling by the time it takes how much of it was right.

use subtle::ConstantTimeEq;

/// Whether both are the same; an empty one proves nothing.
pub(crate) fn is_same(shown: &[u8], known: &[u8]) -> bool {
    !known.is_empty() && bool::from(shown.ct_eq(known))
}

/// The token of an `Authorization: Bearer …` header.
pub(crate) fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}
