//! People as operators write them: a phone number, a WhatsApp address, or `kind:value`.

use aggregates::phone::{Phone, PhoneProblem};
use aggregates::values::Identity;

use crate::error::AppError;

const MAX_CHARS: usize = 200;
/// Telegram numbers people with up to 52 bits.
const TELEGRAM_MAX: u64 = 1 << 52;

/// Reads one identity; `argument` is named when it is none.
///
/// # Errors
/// [`AppError::Invalid`], with what is wrong and what is wanted.
pub fn read(text: &str, argument: &str) -> Result<Identity, AppError> {
    understood(text.trim()).map_err(|reason| invalid(argument, reason))
}

/// Reads a phone number with its country code; `argument` is named when it is none.
///
/// # Errors
/// [`AppError::Invalid`], with what is wrong and what is wanted.
pub fn read_phone(text: &str, argument: &str) -> Result<Phone, AppError> {
    Phone::parse(text).map_err(|problem| invalid(argument, wanted(&problem)))
}

fn invalid(argument: &str, reason: String) -> AppError {
    AppError::Invalid { argument: argument.to_owned(), reason }
}

/// What is wanted, and what is wrong with what was given.
fn wanted(problem: &PhoneProblem) -> String {
    format!("give a phone number with its country code, as in +8801712345678: {problem}")
}

/// The identity in the spelling its messenger uses, or what is wrong with the text.
fn understood(text: &str) -> Result<Identity, String> {
    if text.chars().count() > MAX_CHARS {
        return Err(format!("an identity has {MAX_CHARS} characters at most"));
    }
    if let Some((kind, value)) = text.split_once(':') {
        return of_kind(kind.trim(), value.trim());
    }
    if text.contains('@') {
        return address(text);
    }
    match Phone::parse(text) {
        Ok(phone) => Ok(phone.identity()),
        Err(PhoneProblem::NotDigits) => {
            Err("give a phone number with its country code, a JID, a LID, or `kind:value` with \
                     kind jid, lid, wa_id, user_id, telegram or sandbox"
                .to_owned())
        }
        Err(problem) => Err(wanted(&problem)),
    }
}

fn of_kind(kind: &str, value: &str) -> Result<Identity, String> {
    let value = match kind {
        "jid" | "lid" => {
            let identity = address(value)?;
            return if identity.kind() == kind {
                Ok(identity)
            } else {
                Err(format!("`{value}` is no {kind}, but a {}", identity.kind()))
            };
        }
        "wa_id" => match Phone::parse(value) {
            Ok(phone) => phone.digits().to_owned(),
            Err(problem) => return Err(format!("after `wa_id:` comes what Meta calls one; {}", wanted(&problem))),
        },
        "user_id" if is_user_id(value) => value.to_owned(),
        "user_id" => {
            return Err("after `user_id:` comes Meta's id of the person: a country's two letters, a dot, letters and \
                        digits, as in user_id:BD.13491208655302741918"
                .to_owned());
        }
        "telegram" => telegram(value)?,
        "sandbox" if !value.is_empty() => value.to_owned(),
        "sandbox" => return Err("after `sandbox:` comes the name on the chat page, as in sandbox:maria".to_owned()),
        _ => {
            return Err(format!(
                "`{kind}` is no kind of identity; there are jid, lid, wa_id, user_id, telegram and sandbox"
            ));
        }
    };
    Ok(Identity(format!("{kind}:{value}")))
}

/// A person's WhatsApp address, in the one spelling in which webhooks tell it.
fn address(text: &str) -> Result<Identity, String> {
    let no_person = || {
        format!("`{text}` is no person's WhatsApp address: write 8801712345678@s.whatsapp.net, or 181960112233123@lid")
    };
    let (user, server) = text.rsplit_once('@').ok_or_else(no_person)?;
    let user = user.split_once(':').map_or(user, |(user, _device)| user);
    let server = match server.to_ascii_lowercase().as_str() {
        "s.whatsapp.net" | "c.us" => "s.whatsapp.net",
        "lid" | "hosted.lid" => "lid",
        "g.us" => return Err(format!("`{text}` is a group: give a person")),
        _ => return Err(no_person()),
    };
    let is_number = (1..=20).contains(&user.len()) && user.bytes().all(|byte| byte.is_ascii_digit());
    match (is_number, server) {
        (false, _) => Err(no_person()),
        // Digits before a LID's server are no phone number.
        (true, "lid") => Ok(Identity::from_jid(&format!("{user}@lid"))),
        // A JID never has the zeros that are dialled before a country's code.
        (true, _) => match Phone::parse(&format!("+{user}")) {
            Ok(phone) => Ok(phone.identity()),
            Err(problem) => Err(format!("before `@` comes the person's phone number; {}", wanted(&problem))),
        },
    }
}

/// Meta's business-scoped id of a person (`docs/wire/meta.md §5`): `US.1349…`.
fn is_user_id(text: &str) -> bool {
    let Some((country, id)) = text.split_once('.') else { return false };
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    is_country && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

fn telegram(text: &str) -> Result<String, String> {
    if text.starts_with('-') {
        return Err(format!("`{text}` is a Telegram group: give a person's number"));
    }
    if text.starts_with('@') || text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Err(format!(
            "`{text}` is a Telegram username, which may change hands: give the person's number, as in telegram:123456789"
        ));
    }
    match text.parse::<u64>() {
        Ok(number) if (1..TELEGRAM_MAX).contains(&number) => Ok(number.to_string()),
        Ok(_) | Err(_) => {
            Err("after `telegram:` comes the person's number on Telegram, as in telegram:123456789".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Result<String, String> {
        understood(text).map(|identity| identity.0)
    }

    #[test]
    fn people_are_known_as_their_messenger_spells_them() {
        for (text, identity) in [
            ("+880 1712-345678", "jid:8801712345678@s.whatsapp.net"),
            ("8801712345678@c.us", "jid:8801712345678@s.whatsapp.net"),
            ("jid:8801712345678:12@s.whatsapp.net", "jid:8801712345678@s.whatsapp.net"),
            ("jid:5511987654321@C.US", "jid:5511987654321@s.whatsapp.net"),
            ("123@lid", "lid:123@lid"),
            ("01712345678@lid", "lid:01712345678@lid"),
            ("lid:1234567@hosted.lid", "lid:1234567@lid"),
            ("lid:123@LID", "lid:123@lid"),
            ("sandbox:maria", "sandbox:maria"),
            ("telegram:7000000123", "telegram:7000000123"),
            ("telegram: 0042", "telegram:42"),
            ("wa_id:+880 1712 345678", "wa_id:8801712345678"),
            ("user_id:US.1349120004", "user_id:US.1349120004"),
            ("user_id:US.ENT.11815799212886844830", "user_id:US.ENT.11815799212886844830"),
        ] {
            assert_eq!(known(text).as_deref(), Ok(identity), "{text}");
        }
    }

    #[test]
    fn what_is_no_identity_is_refused_and_it_is_told_why() {
        for (text, why) in [
            ("", "give a phone number with its country code"),
            ("maria", "give a phone number with its country code"),
            ("01712345678", "give a phone number with its country code"),
            ("01712-345678", "it has no country code"),
            ("1234567", "numbers of +1 have 10 digits behind the code, this one has 6"),
            ("+1712345678", "numbers of +1 have"),
            ("12", "give a phone number with its country code"),
            ("mail:a", "`mail` is no kind of identity"),
            ("jid:", "no person's WhatsApp address"),
            ("jid:8801712345678", "no person's WhatsApp address"),
            ("jid:01712345678@s.whatsapp.net", "it has no country code"),
            ("01712345678@s.whatsapp.net", "it has no country code"),
            ("jid:01712345678:3@c.us", "it has no country code"),
            ("008801712345678@s.whatsapp.net", "it has no country code"),
            ("jid:1234567@s.whatsapp.net", "numbers of +1 have 10 digits behind the code, this one has 6"),
            ("1712345678@C.US", "numbers of +1 have"),
            ("jid:@s.whatsapp.net", "no person's WhatsApp address"),
            ("jid:123@lid", "is no jid, but a lid"),
            ("maria@example.org", "no person's WhatsApp address"),
            ("120363041234567001@g.us", "is a group"),
            ("wa_id:01712345678", "phone number with its country code"),
            ("user_id:1349120004", "two letters, a dot"),
            ("user_id:us.1349120004", "two letters, a dot"),
            ("telegram:-1001234567001", "is a Telegram group"),
            ("telegram:@maria", "is a Telegram username"),
            ("telegram:maria", "is a Telegram username"),
            ("telegram:0", "the person's number on Telegram"),
            ("telegram:99999999999999999999", "the person's number on Telegram"),
            ("sandbox:", "the name on the chat page"),
        ] {
            let told = known(text).expect_err(text);
            assert!(told.contains(why), "{text}: {told}");
        }
        assert!(known(&"9".repeat(201)).is_err());
    }
}
