//! Filters of the message log (LG2).

use aggregates::request::Action;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use projections::message_log::{LogQuery, Outcome, Question};
use serde::Deserialize;
use utoipa::IntoParams;

use super::choices::{ActionName, OutcomeName, QuestionName, StatusName};
use crate::commands::support_status;
use crate::error::Problem;
use crate::paging::{checked_limit, checked_page};

/// Which log entries.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LogParams {
    /// Received on this UTC day, `2026-09-01`.
    #[param(value_type = Option<String>)]
    date: Option<Date>,
    /// Received at or after: RFC 3339, or a day.
    from: Option<String>,
    /// Received before: RFC 3339, or a day.
    to: Option<String>,
    /// What was asked for.
    #[param(inline, required = false, value_type = ActionName)]
    action: Option<String>,
    /// Name of one of your own commands.
    custom_command: Option<String>,
    /// What came of it.
    #[param(inline, required = false, value_type = OutcomeName)]
    outcome: Option<String>,
    /// How the question to the customer stands.
    #[param(inline, required = false, value_type = QuestionName)]
    question: Option<String>,
    /// Where the team is with it.
    #[param(inline, required = false, value_type = StatusName)]
    status: Option<String>,
    priority: Option<bool>,
    /// Words or their beginnings, all of which the entry has: in its text, names, ids or serial.
    q: Option<String>,
    order_id: Option<u64>,
    /// From the last answer's `next_cursor`.
    cursor: Option<i64>,
    /// Page number from 1, instead of a cursor.
    page: Option<u32>,
    /// From 1 to 200; 50 where left out.
    limit: Option<u32>,
}

impl LogParams {
    pub(super) fn query(self) -> Result<LogQuery, Problem> {
        let action = self.action.as_deref().map(action).transpose()?;
        let outcome = self.outcome.as_deref().map(outcome).transpose()?;
        let question = self.question.as_deref().map(question).transpose()?;
        let status = self.status.as_deref().map(support_status).transpose()?;
        let page = checked_page(self.page, self.cursor)?;
        Ok(LogQuery {
            from: self.from.as_deref().map(|text| moment(text, "from")).transpose()?,
            to: self.to.as_deref().map(|text| moment(text, "to")).transpose()?,
            date: self.date,
            action,
            custom_command: self.custom_command,
            outcome,
            question,
            status,
            priority: self.priority,
            q: self.q,
            order_id: self.order_id,
            cursor: self.cursor,
            page,
            limit: checked_limit(self.limit)?,
            with_total: page.is_some(),
        })
    }
}

fn action(text: &str) -> Result<Action, Problem> {
    Action::from_name(&plain(text)).ok_or_else(|| unknown("action", text, &Action::ALL.map(Action::name)))
}

fn outcome(text: &str) -> Result<Outcome, Problem> {
    Outcome::from_name(&plain(text)).ok_or_else(|| unknown("outcome", text, &Outcome::ALL.map(Outcome::name)))
}

fn question(text: &str) -> Result<Question, Problem> {
    let names = Question::ALL.map(Question::name);
    Question::from_name(&plain(text)).ok_or_else(|| unknown("question", text, &names))
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

fn unknown(field: &str, text: &str, names: &[&str]) -> Problem {
    Problem::invalid(field, format!("`{text}` is no {field}; there are {}", names.join(", ")))
}

/// A time, or the beginning of a UTC day.
pub(crate) fn moment(text: &str, field: &str) -> Result<Timestamp, Problem> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    let day = text.parse::<Date>().ok().filter(|_| text.len() == 10).and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    let wrong = || {
        Problem::invalid(
            field,
            format!("`{field}` must be a time such as 2026-09-01T12:00:00Z, or a day, not `{text}`"),
        )
    };
    day.map(|day| day.timestamp()).ok_or_else(wrong)
}
