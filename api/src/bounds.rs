//! How long texts and lists in requests may be, and from where to where numbers go: one table, which is enforced where bodies and parameters are read, and
//! written into the OpenAPI document. What a field means may be narrower still; then the aggregate says so.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use crate::error::Problem;
use crate::keyed::KEY_MAX_CHARS;

/// Longest texts by the name of their field, in characters.
const TEXTS: [(&str, usize); 28] = [
    ("name", 200),
    ("username", 200),
    ("identity", 200),
    ("identities", 200),
    ("phone", 50),
    ("api_url", 2_000),
    ("instance", 200),
    ("id_instance", 50),
    ("phone_number_id", 50),
    ("provider", 200),
    ("aliases", 200),
    ("phrase", 200),
    ("person", 200),
    ("chat", 200),
    ("whatsapp_group", 200),
    ("telegram_chat", 200),
    ("category", 500),
    ("name_contains", 500),
    ("statuses", 200),
    ("role", 50),
    ("scope", 50),
    ("status", 50),
    ("text", 20_000),
    ("template", 4_000),
    ("templates", 4_000),
    ("values", 4_000),
    ("value", 20_000),
    ("note", 2_000),
];
/// Of every other text: ids and keys among them.
const TEXT_MAX_CHARS: usize = 1_000;

/// Longest lists by the name of their field.
const LISTS: [(&str, usize); 4] = [("identities", 50), ("aliases", 200), ("ids", 1_000), ("order_ids", 1_000)];
/// Of every other list, and of every object whose fields have names of the caller's.
const LIST_MAX: usize = 2_000;
const NAMES_MAX: usize = 500;

/// Ranges of whole numbers in the query, by name.
const NUMBERS: [(&str, i64, i64); 6] = [
    ("after", 0, i64::MAX),
    ("cursor", 0, i64::MAX),
    ("limit", 1, 200),
    ("page", 1, 1_000_000),
    ("order_id", 0, i64::MAX),
    ("wait", 0, 3_600),
];
/// Longest text in the query, in characters.
const PARAMETER_MAX_CHARS: usize = 500;

/// Longest name in a path, in characters as they are written there.
const PATH_MAX_CHARS: usize = 500;

/// Whether every part of a path is short enough to be a name.
pub(crate) fn is_name_in_path(path: &str) -> bool {
    path.split('/').all(|part| part.chars().count() <= PATH_MAX_CHARS)
}

fn text_max(field: &str) -> usize {
    TEXTS.iter().find(|(name, _)| *name == field).map_or(TEXT_MAX_CHARS, |(_, max)| *max)
}

fn list_max(field: &str) -> usize {
    LISTS.iter().find(|(name, _)| *name == field).map_or(LIST_MAX, |(_, max)| *max)
}

/// Refuses a body with a text, list or object in it that is too long, naming it.
pub(crate) fn check_body(body: &Value) -> Result<(), Problem> {
    check(body, "", "")
}

fn check(value: &Value, field: &str, path: &str) -> Result<(), Problem> {
    let too_long = |max: usize, of: &str| Err(Problem::invalid(path, format!("`{path}` may have {max} {of} at most")));
    match value {
        Value::String(text) if text.len() > text_max(field) && text.chars().count() > text_max(field) => {
            too_long(text_max(field), "characters")
        }
        Value::Array(items) if items.len() > list_max(field) => too_long(list_max(field), "items"),
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(at, item)| check(item, field, &format!("{path}[{at}]")))
        }
        Value::Object(fields) if fields.len() > NAMES_MAX => too_long(NAMES_MAX, "fields"),
        Value::Object(fields) => fields.iter().try_for_each(|(name, inner)| {
            if name.chars().count() > TEXT_MAX_CHARS {
                return Err(Problem::invalid(
                    path,
                    format!("a field's name may have {TEXT_MAX_CHARS} characters at most"),
                ));
            }
            let is_known = path.is_empty() || !["templates", "values", "statuses"].contains(&field);
            let inside = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            check(inner, if is_known { name } else { field }, &inside)
        }),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Refuses a query parameter that is too long, or a number out of its range.
pub(crate) fn check_parameter(name: &str, value: &str) -> Result<(), Problem> {
    if value.chars().count() > PARAMETER_MAX_CHARS {
        let field: String = name.chars().take(PARAMETER_MAX_CHARS).collect();
        let detail = format!("a parameter may have {PARAMETER_MAX_CHARS} characters at most");
        return Err(Problem::invalid(field, detail));
    }
    let range = NUMBERS.iter().find(|(known, ..)| *known == name);
    if let (Some((_, least, most)), Ok(number)) = (range, value.parse::<i128>())
        && !(i128::from(*least)..=i128::from(*most)).contains(&number)
    {
        let range = format!("from {least} to {most}");
        return Err(Problem::invalid(name, format!("`{name}` must be {range}, not {number}")));
    }
    Ok(())
}

/// Writes the bounds into a document: into every parameter, and into every schema that a request is made of.
pub(crate) fn describe(document: &OpenApi) -> Value {
    let mut value = serde_json::to_value(document).expect("a document is JSON");
    let mut wanted = Vec::new();
    let paths = value["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    for operation in paths.flat_map(|path| path.as_object_mut().into_iter().flat_map(|path| path.values_mut())) {
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            describe_parameter(parameter);
        }
        let contents = operation.get_mut("requestBody").and_then(|body| body.get_mut("content")?.as_object_mut());
        for content in contents.into_iter().flat_map(|contents| contents.values_mut()) {
            if let Some(schema) = content.get_mut("schema") {
                describe_schema(schema, "", &mut wanted);
            }
        }
    }
    let mut done = Vec::new();
    while let Some(name) = wanted.pop() {
        if !done.contains(&name) {
            if let Some(schema) = value["components"]["schemas"].get_mut(&name) {
                describe_schema(schema, "", &mut wanted);
            }
            done.push(name);
        }
    }
    value
}

fn describe_parameter(parameter: &mut Value) {
    let name = parameter["name"].as_str().unwrap_or_default().to_owned();
    let place = parameter["in"].as_str().unwrap_or_default().to_owned();
    let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) else { return };
    // A parameter is there or not; it is never null.
    if let Some(kind) = schema.get("type").and_then(Value::as_array).and_then(|kinds| kinds.first()).cloned() {
        schema.insert("type".to_owned(), kind);
    }
    let range = NUMBERS.iter().find(|(known, ..)| *known == name);
    match (place.as_str(), name.as_str(), range) {
        ("header", "Idempotency-Key", _) => {
            schema.insert("minLength".to_owned(), json!(1));
            schema.insert("maxLength".to_owned(), json!(KEY_MAX_CHARS));
            schema.insert("pattern".to_owned(), json!("^[!-~]([ -~]*[!-~])?$"));
        }
        ("header", "If-Match" | "Last-Event-ID", _) => {
            schema.insert("format".to_owned(), json!("int64"));
            schema.insert("minimum".to_owned(), json!(0));
        }
        (_, _, Some((_, least, most))) if schema.get("type").is_some_and(|kind| kind == "integer") => {
            schema.insert("minimum".to_owned(), json!(least));
            if *most < i64::MAX {
                schema.insert("maximum".to_owned(), json!(most));
            }
        }
        ("path", ..) if schema.get("type").is_some_and(|kind| kind == "string") && !schema.contains_key("enum") => {
            // What is escaped in a path is three characters of it.
            schema.insert("maxLength".to_owned(), json!(PATH_MAX_CHARS / 3));
        }
        ("query" | "header", ..)
            if schema.get("type").is_some_and(|kind| kind == "string") && !schema.contains_key("enum") =>
        {
            schema.insert("maxLength".to_owned(), json!(PARAMETER_MAX_CHARS));
        }
        _ => {}
    }
}

fn describe_schema(schema: &mut Value, field: &str, wanted: &mut Vec<String>) {
    let Some(schema) = schema.as_object_mut() else { return };
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
        wanted.push(name.to_owned());
        return;
    }
    if is(schema, "string") && !schema.contains_key("enum") {
        schema.entry("maxLength").or_insert_with(|| json!(text_max(field)));
    }
    if is(schema, "array") {
        schema.entry("maxItems").or_insert_with(|| json!(list_max(field)));
    }
    if schema.contains_key("additionalProperties") && schema["additionalProperties"].is_object() {
        schema.entry("maxProperties").or_insert_with(|| json!(NAMES_MAX));
    }
    for one_of in ["oneOf", "anyOf", "allOf"] {
        for inner in schema.get_mut(one_of).and_then(Value::as_array_mut).into_iter().flatten() {
            describe_schema(inner, field, wanted);
        }
    }
    for inside in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get_mut(inside) {
            describe_schema(inner, field, wanted);
        }
    }
    for (name, inner) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        describe_schema(inner, name, wanted);
    }
}

fn is(schema: &Map<String, Value>, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &Value) -> Value {
        serde_json::to_value(check_body(body).expect_err("too long")).expect("JSON")
    }

    #[test]
    fn what_is_too_long_is_named() {
        assert_eq!(refused(&json!({"name": "n".repeat(500_000)}))["field"], "name");
        assert_eq!(refused(&json!({"items": [{"provider": "p".repeat(201)}]}))["field"], "items[0].provider");
        assert_eq!(refused(&json!({"order_ids": vec![1; 1_001]}))["field"], "order_ids");
        assert_eq!(refused(&json!({"identities": ["x", "y".repeat(201)]}))["field"], "identities[1]");
        assert_eq!(refused(&json!({"what": "w".repeat(1_001)}))["field"], "what");
        assert!(check_body(&json!({"name": "é".repeat(200), "text": "t".repeat(20_000)})).is_ok());
    }

    #[test]
    fn numbers_in_the_query_have_their_ranges() {
        for (name, value) in [
            ("after", "-1"),
            ("page", "0"),
            ("page", "1000001"),
            ("cursor", "9223372036854775808"),
            ("limit", "201"),
            ("cursor", "-5"),
        ] {
            assert!(check_parameter(name, value).is_err(), "{name}={value}");
        }
        assert!(check_parameter("q", &"q".repeat(501)).is_err());
        // What is no number is told by whoever wants one.
        assert!(check_parameter("limit", "many").is_ok());
        assert!(check_parameter("page", "1000000").is_ok());
    }
}
