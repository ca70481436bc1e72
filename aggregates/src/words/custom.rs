//! Replies of an operator's own commands (CC13).
//!
//! A template with a fact of an order in it (`{service}`, `{status}` …) is said once for each order; one without is said once.

use super::format::line;
use super::orders;
use super::table::ORDER;
use super::template::{Part, fill, parts};
use super::{Key, Texts, Wording};
use crate::request::OrderResult;

/// Placeholders that are no order's.
const GENERAL: [&str; 2] = ["username", "order_ids"];
/// WhatsApp takes 65,536 characters; what is too long for another messenger goes out in parts.
const MAX_CHARS: usize = 60_000;

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustomTemplateProblem {
    #[error("line {line}, character {column}: there is no `{{{name}}}`; there are {}", known())]
    UnknownPlaceholder { name: String, line: usize, column: usize },
    #[error("line {line}, character {column}: a brace that belongs to no placeholder; write it twice to mean it")]
    StrayBrace { line: usize, column: usize },
}

fn known() -> String {
    let names = GENERAL.into_iter().chain(ORDER.iter().map(|placeholder| placeholder.name));
    names.map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}

fn is_of_order(name: &str) -> bool {
    ORDER.iter().any(|placeholder| placeholder.name == name)
}

/// Checks a template.
///
/// # Errors
/// The first placeholder that does not exist, or a stray brace. Lines and characters are counted from 1.
pub fn check_custom(template: &str) -> Result<(), CustomTemplateProblem> {
    for (index, text) in template.lines().enumerate() {
        for (at, part) in parts(text) {
            let (line, column) = (index + 1, text[..at].chars().count() + 1);
            match part {
                Part::Placeholder(name) if !GENERAL.contains(&name) && !is_of_order(name) => {
                    return Err(CustomTemplateProblem::UnknownPlaceholder { name: name.to_owned(), line, column });
                }
                Part::Stray(_) => return Err(CustomTemplateProblem::StrayBrace { line, column }),
                Part::Text(_) | Part::Brace(_) | Part::Placeholder(_) => {}
            }
        }
    }
    Ok(())
}

/// Whether a template has a place for orders.
pub fn needs_orders(template: &str) -> bool {
    holds(template, |name| name == "order_ids" || is_of_order(name))
}

fn holds(template: &str, wanted: impl Fn(&str) -> bool) -> bool {
    template.lines().flat_map(parts).any(|(_, part)| matches!(part, Part::Placeholder(name) if wanted(name)))
}

/// The reply. Orders that are not theirs are told as such, whatever the template.
pub(super) fn compose(
    texts: &Texts,
    template: &str,
    username: Option<&str>,
    results: &[OrderResult],
    wording: &Wording,
) -> (Key, String) {
    let (shown, refused): (Vec<_>, Vec<_>) = results.iter().partition(|result| orders::is_shown(result));
    let ids: Vec<String> = shown.iter().map(|result| format!("#{}", result.order_id)).collect();
    let general = vec![("username", username.map(line).unwrap_or_default()), ("order_ids", ids.join(", "))];
    let mut said: Vec<String> = Vec::new();
    if holds(template, is_of_order) {
        let about = |result: &OrderResult, ids: String| {
            let mut values =
                result.facts.as_ref().map(|facts| orders::values(texts, result.order_id, facts, wording))?;
            values.retain(|(name, _)| *name != "order_id");
            values.extend(general.iter().cloned().chain([("order_id", ids)]));
            Some(fill(template, &values).text)
        };
        // Of many orders, those of which the same is to be said are told together.
        let together = results.len() > orders::BY_REASON_ABOVE;
        let mut alike: Vec<(String, Vec<&OrderResult>)> = Vec::new();
        for result in shown {
            let text = about(result, if together { "#".to_owned() } else { result.order_id.to_string() });
            orders::gather(&mut alike, text.unwrap_or_default(), result);
        }
        let between = if template.contains("#{order_id}") { ", #" } else { ", " };
        for (_, of) in alike {
            let ids: Vec<String> = of.iter().map(|result| result.order_id.to_string()).collect();
            said.extend(of.first().and_then(|result| about(result, ids.join(between))));
        }
    } else if results.is_empty() || !shown.is_empty() {
        said.push(fill(template, &general).text);
    }
    if results.len() > orders::BY_REASON_ABOVE {
        said.extend(Some(orders::by_reason(texts, results, wording).join("\n")));
    } else {
        said.extend(refused.into_iter().map(|result| orders::one(texts, result, wording).1));
    }
    said.retain(|text| !text.is_empty());
    if said.is_empty() {
        return texts.with(Key::NotUnderstood, &[]);
    }
    texts.with(Key::CustomReply, &[("reply", shortened(said))])
}

/// As much as one message takes.
fn shortened(said: Vec<String>) -> String {
    let mut text = String::new();
    for piece in said {
        let room = MAX_CHARS.saturating_sub(text.chars().count());
        if piece.chars().count() + 2 > room {
            text.push_str(&piece.chars().take(if text.is_empty() { MAX_CHARS } else { 0 }).collect::<String>());
            text.push_str("\n…");
            break;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&piece);
    }
    text
}
