//! People as operators write them: a phone number, a WhatsApp address, or `kind:value`.

use aggregates::values::Identity;

use crate::error::Problem;

/// Kinds of identities that are taken as they are.
const KINDS: [&str; 6] = ["jid", "lid", "wa_id", "user_id", "telegram", "sandbox"];

const MAX_CHARS: usize = 200;

/// Reads one identity; `field` is named when it is none.
pub(crate) fn read(text: &str, field: &str) -> Result<Identity, Problem> {
    let text = text.trim();
    let wrong = || {
        Problem::invalid(
            field,
            "give a phone number with its country code, a JID, a LID, or `kind:value` with kind jid, lid, wa_id, user_id, telegram or sandbox",
        )
    };
    if text.is_empty() || text.chars().count() > MAX_CHARS {
        return Err(wrong());
    }
    if let Some((kind, value)) = text.split_once(':') {
        return if KINDS.contains(&kind) && !value.is_empty() { Ok(Identity(text.to_owned())) } else { Err(wrong()) };
    }
    if text.contains('@') {
        return Ok(Identity::from_jid(text));
    }
    let digits: String = text.chars().filter(|c| !matches!(c, '+' | ' ' | '-' | '(' | ')')).collect();
    let is_phone = (7..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    if is_phone { Ok(Identity::from_jid(&format!("{digits}@s.whatsapp.net"))) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Option<String> {
        read(text, "identity").ok().map(|identity| identity.0)
    }

    #[test]
    fn a_phone_number_stands_for_its_jid() {
        assert_eq!(known("+880 1712-345678").as_deref(), Some("jid:8801712345678@s.whatsapp.net"));
        assert_eq!(known("123@lid").as_deref(), Some("lid:123@lid"));
        assert_eq!(known("sandbox:maria").as_deref(), Some("sandbox:maria"));
    }

    #[test]
    fn what_is_no_identity_is_refused() {
        for text in ["", "maria", "01712345678", "12", "mail:a", "jid:"] {
            assert_eq!(known(text), None, "{text}");
        }
    }
}
