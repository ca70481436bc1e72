//! Phone numbers as people write them, with their country's code.
//!
//! The country codes and the lengths of the numbers behind them are facts of the ITU (Recommendation E.164 and the national numbering plans),
//! kept here as a small table: it tells a local number (`01712-345678`, `1234567`) from an international one, which is all that is asked of
//! it. Libraries that know every range of every country weigh more than the whole of this crate.

use std::fmt;

use crate::values::Identity;

/// A phone number with its country code, digits only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// Why a text is no phone number that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneProblem {
    #[error("it holds more than digits, spaces and `+-().`")]
    NotDigits,
    #[error(
        "it has no country code: a number of a country is written without its first 0 and with the country's code before it"
    )]
    NoCountryCode,
    #[error("no country has a code that it begins with")]
    UnknownCountry,
    #[error("numbers of +{code} have {} digits behind the code, this one has {has}", from_to(*least, *most))]
    Length { code: &'static str, least: usize, most: usize, has: usize },
    #[error("in the country of +1 no area begins with 0 or 1")]
    Area,
}

impl Phone {
    /// Reads `+880 1712-345678`, `00880…`, or the digits alone.
    ///
    /// # Errors
    /// What is wrong with it, in words that follow "give a phone number with its country code".
    pub fn parse(text: &str) -> Result<Self, PhoneProblem> {
        let text = text.trim();
        let is_digit = |c: char| c.is_ascii_digit();
        let rest = text.strip_prefix('+').unwrap_or(text);
        if !rest.chars().all(|c| is_digit(c) || c.is_whitespace() || "-().\u{2010}\u{2011}\u{2013}/".contains(c)) {
            return Err(PhoneProblem::NotDigits);
        }
        let mut digits: String = rest.chars().filter(|c| is_digit(*c)).collect();
        if let Some(international) = digits.strip_prefix("00").filter(|_| rest.len() == text.len()) {
            digits = international.to_owned();
        }
        if digits.is_empty() || digits.starts_with('0') {
            return Err(PhoneProblem::NoCountryCode);
        }
        let (code, least, most) = country(&digits).ok_or(PhoneProblem::UnknownCountry)?;
        let national = &digits[code.len()..];
        if !(least..=most).contains(&national.len()) {
            return Err(PhoneProblem::Length { code, least, most, has: national.len() });
        }
        let begins_low = |at: usize| matches!(national.as_bytes().get(at), Some(b'0' | b'1'));
        if code == "1" && (begins_low(0) || begins_low(3)) {
            return Err(PhoneProblem::Area);
        }
        Ok(Self(digits))
    }

    /// The digits, the country's code first.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The person with this number on WhatsApp.
    pub fn identity(&self) -> Identity {
        Identity::from_jid(&format!("{}@s.whatsapp.net", self.0))
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.0)
    }
}

/// The one spelling of a number that has two: mobiles of Brazil with and without their ninth digit, of Argentina with and without the 9,
/// of Mexico with and without the 1 behind the country's code (`docs/wire/evolution.md §3.2`).
pub(crate) fn canonical(digits: &str) -> Option<String> {
    let bytes = digits.as_bytes();
    let without = |at: usize| format!("{}{}", &digits[..at], &digits[at + 1..]);
    if bytes.len() != 13 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    match (&digits[..2], bytes[2], bytes[4], bytes[5]) {
        // Where a lower digit follows, the number without the 9 is a landline's, and somebody else's.
        ("55", _, b'9', b'6'..=b'9') => Some(without(4)),
        ("54", b'9', _, _) | ("52", b'1', _, _) => Some(without(2)),
        _ => None,
    }
}

fn from_to(least: usize, most: usize) -> String {
    if least == most { least.to_string() } else { format!("{least} to {most}") }
}

/// A country's code, and how long the numbers behind it are.
fn country(digits: &str) -> Option<(&'static str, usize, usize)> {
    COUNTRIES.iter().find(|(code, _, _)| digits.starts_with(code)).copied()
}

/// No code begins another. Lengths hold for mobiles and for landlines, since a business may write from either.
const COUNTRIES: [(&str, usize, usize); 206] = [
    ("1", 10, 10),
    ("7", 10, 10),
    ("20", 8, 10),
    ("27", 9, 9),
    ("30", 10, 10),
    ("31", 9, 9),
    ("32", 8, 9),
    ("33", 9, 9),
    ("34", 9, 9),
    ("36", 8, 9),
    ("39", 6, 11),
    ("40", 9, 9),
    ("41", 9, 9),
    ("43", 7, 13),
    ("44", 9, 10),
    ("45", 8, 8),
    ("46", 7, 9),
    ("47", 8, 8),
    ("48", 9, 9),
    ("49", 7, 11),
    ("51", 8, 9),
    ("52", 10, 11),
    ("53", 8, 8),
    ("54", 10, 11),
    ("55", 10, 11),
    ("56", 9, 9),
    ("57", 10, 10),
    ("58", 10, 10),
    ("60", 8, 10),
    ("61", 9, 9),
    ("62", 7, 12),
    ("63", 8, 10),
    ("64", 8, 10),
    ("65", 8, 8),
    ("66", 8, 9),
    ("81", 9, 10),
    ("82", 8, 11),
    ("84", 9, 10),
    ("86", 10, 11),
    ("90", 10, 10),
    ("91", 10, 10),
    ("92", 9, 10),
    ("93", 9, 9),
    ("94", 9, 9),
    ("95", 7, 10),
    ("98", 10, 10),
    ("211", 9, 9),
    ("212", 9, 9),
    ("213", 8, 9),
    ("216", 8, 8),
    ("218", 8, 9),
    ("220", 7, 7),
    ("221", 9, 9),
    ("222", 8, 8),
    ("223", 8, 8),
    ("224", 8, 9),
    ("225", 10, 10),
    ("226", 8, 8),
    ("227", 8, 8),
    ("228", 8, 8),
    ("229", 8, 10),
    ("230", 7, 8),
    ("231", 7, 9),
    ("232", 8, 8),
    ("233", 9, 9),
    ("234", 8, 10),
    ("235", 8, 8),
    ("236", 8, 8),
    ("237", 8, 9),
    ("238", 7, 7),
    ("239", 7, 7),
    ("240", 9, 9),
    ("241", 7, 8),
    ("242", 9, 9),
    ("243", 9, 9),
    ("244", 9, 9),
    ("245", 7, 9),
    ("246", 7, 7),
    ("247", 4, 6),
    ("248", 7, 7),
    ("249", 9, 9),
    ("250", 9, 9),
    ("251", 9, 9),
    ("252", 7, 9),
    ("253", 8, 8),
    ("254", 9, 9),
    ("255", 9, 9),
    ("256", 9, 9),
    ("257", 8, 8),
    ("258", 8, 9),
    ("260", 9, 9),
    ("261", 9, 9),
    ("262", 9, 9),
    ("263", 8, 10),
    ("264", 8, 9),
    ("265", 7, 9),
    ("266", 8, 8),
    ("267", 7, 8),
    ("268", 8, 8),
    ("269", 7, 7),
    ("290", 5, 5),
    ("291", 7, 7),
    ("297", 7, 7),
    ("298", 6, 6),
    ("299", 6, 6),
    ("350", 8, 8),
    ("351", 9, 9),
    ("352", 6, 11),
    ("353", 7, 9),
    ("354", 7, 9),
    ("355", 8, 9),
    ("356", 8, 8),
    ("357", 8, 8),
    ("358", 6, 11),
    ("359", 8, 9),
    ("370", 8, 8),
    ("371", 8, 8),
    ("372", 7, 8),
    ("373", 8, 8),
    ("374", 8, 8),
    ("375", 9, 9),
    ("376", 6, 9),
    ("377", 8, 9),
    ("378", 6, 10),
    ("380", 9, 9),
    ("381", 8, 9),
    ("382", 8, 9),
    ("383", 8, 9),
    ("385", 8, 9),
    ("386", 8, 8),
    ("387", 8, 9),
    ("389", 8, 8),
    ("420", 9, 9),
    ("421", 9, 9),
    ("423", 7, 9),
    ("500", 5, 5),
    ("501", 7, 7),
    ("502", 8, 8),
    ("503", 8, 8),
    ("504", 8, 8),
    ("505", 8, 8),
    ("506", 8, 8),
    ("507", 7, 8),
    ("508", 6, 9),
    ("509", 8, 8),
    ("590", 9, 9),
    ("591", 8, 8),
    ("592", 7, 7),
    ("593", 8, 9),
    ("594", 9, 9),
    ("595", 9, 9),
    ("596", 9, 9),
    ("597", 6, 7),
    ("598", 8, 8),
    ("599", 7, 8),
    ("670", 7, 8),
    ("672", 6, 6),
    ("673", 7, 7),
    ("674", 7, 7),
    ("675", 7, 8),
    ("676", 5, 7),
    ("677", 5, 7),
    ("678", 5, 7),
    ("679", 7, 7),
    ("680", 7, 7),
    ("681", 6, 6),
    ("682", 5, 5),
    ("683", 4, 7),
    ("685", 5, 7),
    ("686", 5, 8),
    ("687", 6, 6),
    ("688", 5, 7),
    ("689", 6, 8),
    ("690", 4, 5),
    ("691", 7, 7),
    ("692", 7, 7),
    ("850", 8, 10),
    ("852", 8, 8),
    ("853", 8, 8),
    ("855", 8, 9),
    ("856", 8, 10),
    ("880", 8, 10),
    ("886", 8, 9),
    ("960", 7, 7),
    ("961", 7, 8),
    ("962", 8, 9),
    ("963", 8, 9),
    ("964", 8, 10),
    ("965", 8, 8),
    ("966", 8, 9),
    ("967", 7, 9),
    ("968", 8, 8),
    ("970", 8, 9),
    ("971", 8, 9),
    ("972", 8, 9),
    ("973", 8, 8),
    ("974", 8, 8),
    ("975", 7, 8),
    ("976", 8, 8),
    ("977", 8, 10),
    ("992", 9, 9),
    ("993", 8, 8),
    ("994", 9, 9),
    ("995", 9, 9),
    ("996", 9, 9),
    ("998", 9, 9),
];
