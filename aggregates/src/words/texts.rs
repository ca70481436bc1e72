//! The texts of one workspace.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::Key;
use super::template::fill;
use super::{format, placeholder};
use crate::workspace::settings::zone_of;

/// Values for the placeholders of a text.
pub type Values = [(&'static str, String)];

/// A workspace's texts as they are in force: its templates in chat mode `custom`, and the fixed text for everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// By the key's name.
    templates: BTreeMap<String, String>,
    /// In the form the settings have it; empty = UTC.
    time_zone: String,
}

impl Texts {
    /// These templates, and days as they are in this time zone.
    pub fn new(templates: BTreeMap<String, String>, time_zone: &str) -> Self {
        Self { templates, time_zone: time_zone.to_owned() }
    }

    /// The text in force.
    pub fn of(&self, key: Key) -> &str {
        let own = self.templates.get(key.name()).map(String::as_str);
        own.filter(|text| !key.is_fixed() && !text.trim().is_empty()).unwrap_or(key.text())
    }

    /// A text with its placeholders filled in. A line with a placeholder that has no value is left out; where nothing is left of a
    /// template, the fixed text is said; where nothing is left of that either, with a dash for what is missing. Never empty.
    pub fn render(&self, key: Key, values: &Values) -> String {
        debug_assert!(placeholder::are_given(key, values), "{} is worded from {values:?}", key.name());
        [self.of(key), key.text()]
            .into_iter()
            .map(|template| fill(template, values).text)
            .find(|text| !text.is_empty())
            .unwrap_or_else(|| fill(key.text(), &with_dashes(key, values)).text)
    }

    /// The same, with the key it is of.
    pub(super) fn with(&self, key: Key, values: &Values) -> (Key, String) {
        (key, self.render(key, values))
    }

    /// So many of something: one, or several.
    pub(super) fn count(&self, number: i64, one: Key, several: Key) -> String {
        self.render(if number == 1 { one } else { several }, &[("number", number.to_string())])
    }

    /// The day, as it is called where the workspace is.
    pub(super) fn date(&self, at: Timestamp) -> String {
        format::date(at, &zone_of(&self.time_zone))
    }
}

/// The values, and a dash for each that is missing.
fn with_dashes(key: Key, values: &Values) -> Vec<(&'static str, String)> {
    let given = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let value = |name| given(name).filter(|value| !value.is_empty()).unwrap_or_else(|| "–".to_owned());
    key.placeholders().iter().map(|known| (known.name, value(known.name))).collect()
}
