//! Reading JSON that means well: numbers as strings, strings as numbers, fields that come and go.

use serde_json::Value;

/// The first of these fields that is there and not null.
pub(crate) fn field<'a>(object: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names.iter().filter_map(|name| object.get(name)).find(|value| !value.is_null())
}

/// A text that says something: trimmed, not empty, free of NUL (which no database takes); numbers count as text.
pub(crate) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(s) => s.replace('\0', ""),
        Value::Number(n) => n.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What a person wrote: as it is, free of NUL; nothing when it is blank.
pub(crate) fn written(value: &Value) -> Option<String> {
    let text = value.as_str()?.replace('\0', "");
    (!text.trim().is_empty()).then_some(text)
}

/// A whole number, written as a number or as text; fractions are cut.
pub(crate) fn int(value: &Value) -> Option<i64> {
    match value {
        Value::Number(n) => n.as_i64().or_else(|| n.as_f64().and_then(whole)),
        Value::String(s) => {
            let s = s.trim();
            s.parse().ok().or_else(|| s.parse::<f64>().ok().and_then(whole))
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Largest whole number a float holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn whole(float: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked, and cutting the fraction is meant")]
    (float.abs() <= EXACT).then_some(float as i64)
}

/// A yes or no, written as a boolean, 0 or 1, or a word.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(b) => Some(*b),
        Value::Number(n) => n.as_i64().map(|n| n != 0),
        Value::String(s) => match s.trim().to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" => Some(true),
            "0" | "false" | "no" | "" => Some(false),
            _ => None,
        },
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(crate) fn text_at(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| object.get(name)).find_map(text)
}

pub(crate) fn int_at(object: &Value, names: &[&str]) -> Option<i64> {
    names.iter().filter_map(|name| object.get(name)).find_map(int)
}

pub(crate) fn id_at(object: &Value, names: &[&str]) -> Option<u64> {
    int_at(object, names).and_then(|id| u64::try_from(id).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for value in [json!(42), json!("42"), json!(" 42 "), json!(42.7), json!("42.0")] {
            assert_eq!(int(&value), Some(42), "{value}");
        }
        for value in [json!(null), json!(""), json!("x"), json!([]), json!(1e300), json!("NaN"), json!(true)] {
            assert_eq!(int(&value), None, "{value}");
        }
    }

    #[test]
    fn text_without_content_is_no_text() {
        assert_eq!(text(&json!(" a\u{0}b ")), Some("ab".to_owned()));
        assert_eq!(text(&json!(7)), Some("7".to_owned()));
        assert_eq!(text(&json!("  ")), None);
        assert_eq!(text(&json!({})), None);
    }
}
