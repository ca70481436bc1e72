//! A template as people will read it, with example values.

use std::collections::BTreeMap;

use super::template::{Filled, fill};
use super::{Key, Placeholder};

/// Why a value cannot be tried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueProblem {
    #[error("`{name}` is no placeholder of `{}`", key.name())]
    Unknown { key: Key, name: String },
    #[error("`{name}` always has a value")]
    Empty { name: &'static str },
}

/// Fills a template in with these values, and with the examples for all others. An empty value stands for none.
pub fn preview(key: Key, template: &str, values: &BTreeMap<String, String>) -> Result<Filled, ValueProblem> {
    if let Some(name) = values.keys().find(|name| key.placeholders().iter().all(|known| known.name != **name)) {
        return Err(ValueProblem::Unknown { key, name: name.clone() });
    }
    let value = |known: &Placeholder| match values.get(known.name).map(|value| value.trim()) {
        Some("") if !known.optional => Err(ValueProblem::Empty { name: known.name }),
        given => Ok((known.name, given.unwrap_or(known.example).to_owned())),
    };
    let values = key.placeholders().iter().map(value).collect::<Result<Vec<_>, _>>()?;
    let filled = fill(template, &values);
    if filled.text.is_empty() { Ok(fill(key.text(), &values)) } else { Ok(filled) }
}
