//! Whether a value may be set, and its one canonical text form.

use super::time_zone::{TimeZoneProblem, time_zone};
use super::{Definition, Kind, definition, definitions};
use crate::values::{OrderStatus, UrlProblem, base_url};

const SECRET_MAX_CHARS: usize = 500;

/// Why a setting cannot be set. Never repeats the value of a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    #[error("there is no setting `{key}`{}", similar.map_or(String::new(), |key| format!("; did you mean `{key}`?")))]
    Unknown { key: String, similar: Option<&'static str> },
    #[error("`{key}` must be true or false, not `{given}`")]
    NotAFlag { key: &'static str, given: String },
    #[error("`{key}` must be a whole number from {min} to {max}, not `{given}`")]
    NotInRange { key: &'static str, given: String, min: u32, max: u32 },
    #[error("`{key}` must be one of {}, not `{given}`", choices.join(", "))]
    NotAChoice { key: &'static str, given: String, choices: &'static [&'static str] },
    #[error("`{key}` may have {max_chars} characters at most; this has {given}")]
    TooLong { key: &'static str, given: usize, max_chars: usize },
    #[error("`{key}` must be a single line")]
    NotOneLine { key: &'static str },
    #[error("`{key}` {problem}")]
    BadUrl { key: &'static str, problem: UrlProblem },
    #[error("`{key}` {problem}")]
    NotATimeZone { key: &'static str, problem: TimeZoneProblem },
    #[error("`{key}` holds `{given}`, which is not an order status")]
    NotAStatus { key: &'static str, given: String },
}

impl SettingError {
    /// There is no setting of this name; the nearest is named where one is near.
    pub fn unknown(key: &str) -> Self {
        Self::Unknown { key: key.to_owned(), similar: similar(key) }
    }
}

/// Checks a value and gives its canonical text form.
pub fn validate(key: &str, value: &str) -> Result<(&'static Definition, String), SettingError> {
    let Some(definition) = definition(key) else {
        return Err(SettingError::unknown(key));
    };
    let value = value.trim();
    let key = definition.key;
    let given = || value.to_owned();
    let canonical = match definition.kind {
        Kind::Flag => flag(value).ok_or_else(|| SettingError::NotAFlag { key, given: given() })?.to_owned(),
        Kind::Integer { min, max } => match value.parse::<u32>() {
            Ok(number) if (min..=max).contains(&number) => number.to_string(),
            Ok(_) | Err(_) => return Err(SettingError::NotInRange { key, given: given(), min, max }),
        },
        Kind::Choice(choices) => {
            let word = value.to_lowercase();
            match choices.iter().find(|choice| **choice == word) {
                Some(choice) => (*choice).to_owned(),
                None => return Err(SettingError::NotAChoice { key, given: given(), choices }),
            }
        }
        Kind::Text { max_chars } => line(key, value, max_chars)?,
        Kind::Secret => line(key, value, SECRET_MAX_CHARS)?,
        Kind::Url if value.is_empty() => String::new(),
        Kind::Url => base_url(value).map_err(|problem| SettingError::BadUrl { key, problem })?,
        Kind::TimeZone => time_zone(value).map_err(|problem| SettingError::NotATimeZone { key, problem })?,
        Kind::Statuses => statuses(key, value)?,
    };
    Ok((definition, canonical))
}

fn flag(value: &str) -> Option<&'static str> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" | "enable" | "enabled" => Some("true"),
        "false" | "no" | "off" | "0" | "disable" | "disabled" => Some("false"),
        _ => None,
    }
}

fn line(key: &'static str, value: &str, max_chars: usize) -> Result<String, SettingError> {
    let given = value.chars().count();
    if given > max_chars {
        return Err(SettingError::TooLong { key, given, max_chars });
    }
    if value.chars().any(char::is_control) {
        return Err(SettingError::NotOneLine { key });
    }
    Ok(value.to_owned())
}

fn statuses(key: &'static str, value: &str) -> Result<String, SettingError> {
    let mut names: Vec<String> = Vec::new();
    for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let status = OrderStatus::from_text(word);
        if let OrderStatus::Unknown(given) = status {
            return Err(SettingError::NotAStatus { key, given });
        }
        if !names.iter().any(|name| name == status.name()) {
            names.push(status.name().to_owned());
        }
    }
    Ok(names.join(","))
}

/// The setting whose name is nearest, where one is near at all.
fn similar(key: &str) -> Option<&'static str> {
    let squeeze =
        |text: &str| text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let wanted = squeeze(key);
    if wanted.len() < 4 {
        return None;
    }
    definitions()
        .iter()
        .map(|definition| definition.key)
        .find(|known| squeeze(known) == wanted || squeeze(known).contains(&wanted) || wanted.contains(&squeeze(known)))
}
