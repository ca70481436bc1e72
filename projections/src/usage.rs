//! Usage (BI4): messages per UTC day and month, active groups, replies, and what the language model was used for.

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::draft::{Cost, Draft, DraftEvent};
use aggregates::request::{Request, RequestEvent};
use aggregates::values::ChatKind;
use cqrs_es::Aggregate;
use eventlog::WorkspaceId;
use eventlog::db::Arg;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::customers;
use crate::error::ReadError;
use crate::fact::{Fact, RecordedFact};
use crate::projection::{Counters, Projection, Rows, Touches};
use crate::read_models::ReadModels;
use crate::schema::{Table, int, text};
use crate::store::query::{self, Filter};

/// Name of the projection.
pub const NAME: &str = UsageLog::NAME;

/// Counts of one period. `period` is `2026-05-01` (a UTC day), `2026-05` (a month), or `2026-05/<conversation>`: one group's month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageRow {
    pub period: String,
    /// Messages received.
    pub messages: i64,
    /// Messages that were understood as requests.
    pub requests: i64,
    /// Replies sent.
    pub replies: i64,
    /// Replies the language model worded.
    pub model_replies: i64,
    /// Tokens the model read, for replies that were used and for those that were not.
    pub model_input_tokens: i64,
    /// Tokens it wrote.
    pub model_output_tokens: i64,
    /// Groups that wrote; counted per month.
    pub active_groups: i64,
    /// Position of the event that last changed this row.
    pub position: i64,
}

static TABLE: Table = Table {
    name: "usage",
    key: "period",
    columns: &[
        text("period"),
        int("messages"),
        int("requests"),
        int("replies"),
        int("model_replies"),
        int("model_input_tokens"),
        int("model_output_tokens"),
        int("active_groups"),
        int("position"),
    ],
    indexes: &[],
    lookup: false,
    search: false,
};

/// The fold of the usage.
pub struct UsageLog;

/// One thing that is counted.
struct Counted<'a> {
    at: Timestamp,
    what: What<'a>,
}

enum What<'a> {
    Message {
        group_conversation: Option<&'a str>,
    },
    Request,
    Reply,
    /// A draft, used or not.
    Draft {
        is_used: bool,
        cost: Cost,
    },
}

impl Projection for UsageLog {
    const NAME: &'static str = "usage";
    const VERSION: i64 = 2;
    type Row = UsageRow;

    fn table() -> &'static Table {
        &TABLE
    }

    fn key(row: &UsageRow) -> &str {
        &row.period
    }

    fn reads(aggregate_type: &str, event_type: &str) -> bool {
        match aggregate_type {
            Conversation::TYPE => event_type == "MessageReceived" || event_type == "MessageSent",
            Request::TYPE => event_type == "RequestOpened",
            Draft::TYPE => event_type != "DraftAsked",
            _ => false,
        }
    }

    fn touches(fact: &RecordedFact, touched: &mut Touches) {
        if let Some(counted) = counted(fact) {
            let (day, month) = periods(counted.at);
            if let What::Message { group_conversation: Some(conversation) } = counted.what {
                touched.row(format!("{month}/{conversation}"));
            }
            touched.row(day);
            touched.row(month);
        }
    }

    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<UsageRow>, _counters: &mut Counters) {
        let Some(counted) = counted(fact) else { return };
        let position = fact.position();
        let (day, month) = periods(counted.at);
        match counted.what {
            What::Message { group_conversation } => {
                if let Some(conversation) = group_conversation {
                    let group_month = format!("{month}/{conversation}");
                    if rows.get(&group_month).is_none() {
                        change(rows, &month, position, |row| row.active_groups += 1);
                    }
                    change(rows, &group_month, position, |row| row.messages += 1);
                }
                change(rows, &day, position, |row| row.messages += 1);
                change(rows, &month, position, |row| row.messages += 1);
            }
            What::Request => {
                change(rows, &day, position, |row| row.requests += 1);
                change(rows, &month, position, |row| row.requests += 1);
            }
            What::Draft { is_used, cost } => {
                for period in [&day, &month] {
                    change(rows, period, position, |row| {
                        row.model_replies += i64::from(is_used);
                        row.model_input_tokens += tokens(cost.input_tokens);
                        row.model_output_tokens += tokens(cost.output_tokens);
                    });
                }
            }
            What::Reply => {
                change(rows, &day, position, |row| row.replies += 1);
                change(rows, &month, position, |row| row.replies += 1);
            }
        }
    }
}

fn counted(fact: &RecordedFact) -> Option<Counted<'_>> {
    match fact.fact.as_ref()? {
        Fact::Conversation(event) => match &**event {
            ConversationEvent::MessageReceived { chat_kind, received_at, .. } => {
                let group_conversation = match chat_kind {
                    ChatKind::Private => None,
                    ChatKind::Group => Some(fact.aggregate_id()),
                };
                Some(Counted { at: *received_at, what: What::Message { group_conversation } })
            }
            ConversationEvent::MessageSent { purpose, sent_at, .. } => match purpose {
                Purpose::Reply { .. } => Some(Counted { at: *sent_at, what: What::Reply }),
                Purpose::Dispatch { .. }
                | Purpose::Escalation { .. }
                | Purpose::Broadcast { .. }
                | Purpose::Warning { .. } => None,
            },
            ConversationEvent::MessageQueued { .. }
            | ConversationEvent::MessageWithheld { .. }
            | ConversationEvent::PartSent { .. }
            | ConversationEvent::SendingFailed { .. }
            | ConversationEvent::SendingUnknown { .. }
            | ConversationEvent::SendingAbandoned { .. }
            | ConversationEvent::ResendRequested { .. }
            | ConversationEvent::MessageDelivered { .. }
            | ConversationEvent::MessageRead { .. }
            | ConversationEvent::DeliveryFailed { .. }
            | ConversationEvent::ConfirmationAsked { .. }
            | ConversationEvent::ConfirmationGiven { .. }
            | ConversationEvent::ConfirmationLapsed { .. }
            | ConversationEvent::LeftToPeople { .. }
            | ConversationEvent::ProvidersAsked { .. }
            | ConversationEvent::ReceiptCameEarly { .. } => None,
        },
        Fact::Request(event) => match &**event {
            RequestEvent::RequestOpened { opened_at, .. } => Some(Counted { at: *opened_at, what: What::Request }),
            RequestEvent::RequestProgressed { .. }
            | RequestEvent::RequestAnswered { .. }
            | RequestEvent::MessageAdded { .. }
            | RequestEvent::QuestionLapsed { .. }
            | RequestEvent::SupportStatusChanged { .. }
            | RequestEvent::LogEscalated { .. } => None,
        },
        Fact::Draft(event) => match &**event {
            DraftEvent::DraftAsked { .. } => None,
            DraftEvent::DraftAccepted { cost, accepted_at, .. } => {
                Some(Counted { at: *accepted_at, what: What::Draft { is_used: true, cost: *cost } })
            }
            DraftEvent::DraftRejected { cost, rejected_at: at, .. }
            | DraftEvent::NoDraftGiven { cost, recorded_at: at, .. } => {
                Some(Counted { at: *at, what: What::Draft { is_used: false, cost: *cost } })
            }
        },
        Fact::Campaign(_)
        | Fact::ChannelHealth(_)
        | Fact::Customer(_)
        | Fact::Group(_)
        | Fact::Order(_)
        | Fact::Provider(_)
        | Fact::ServiceList(_)
        | Fact::Workspace(_) => None,
    }
}

fn tokens(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The UTC day and month of a moment.
fn periods(at: Timestamp) -> (String, String) {
    let date = TimeZone::UTC.to_datetime(at).date();
    (day_of(date), month_of(date))
}

fn day_of(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn month_of(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

fn change(rows: &mut dyn Rows<UsageRow>, period: &str, position: i64, change: impl FnOnce(&mut UsageRow)) {
    if rows.get(period).is_none() {
        let row = UsageRow {
            period: period.to_owned(),
            messages: 0,
            requests: 0,
            replies: 0,
            model_replies: 0,
            model_input_tokens: 0,
            model_output_tokens: 0,
            active_groups: 0,
            position,
        };
        rows.put(period, row);
    }
    if let Some(row) = rows.get_mut(period) {
        change(row);
        row.position = position;
    }
}

/// What a workspace used, today and this month (UTC).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    pub messages_today: i64,
    pub messages_this_month: i64,
    pub requests_today: i64,
    pub requests_this_month: i64,
    pub replies_today: i64,
    pub replies_this_month: i64,
    /// Replies the language model worded.
    pub model_replies_today: i64,
    pub model_replies_this_month: i64,
    /// Tokens the model read and wrote.
    pub model_input_tokens_this_month: i64,
    pub model_output_tokens_this_month: i64,
    /// Groups that wrote this month.
    pub active_groups: i64,
    /// Customers known at all.
    pub customers: i64,
    /// Position of the last event counted this month.
    pub position: i64,
}

/// Usage as of `today`.
pub async fn summary(models: &ReadModels, workspace: WorkspaceId, today: Date) -> Result<Usage, ReadError> {
    let (day, month) = (day_of(today), month_of(today));
    let rows: Vec<UsageRow> = query::many(models.db(), &TABLE, workspace, &[&day, &month]).await?;
    let mut usage = Usage { customers: customers::count(models, workspace).await?, ..Usage::default() };
    for row in rows {
        usage.position = usage.position.max(row.position);
        if row.period == day {
            usage.messages_today = row.messages;
            usage.requests_today = row.requests;
            usage.replies_today = row.replies;
            usage.model_replies_today = row.model_replies;
        } else {
            usage.messages_this_month = row.messages;
            usage.requests_this_month = row.requests;
            usage.replies_this_month = row.replies;
            usage.model_replies_this_month = row.model_replies;
            usage.model_input_tokens_this_month = row.model_input_tokens;
            usage.model_output_tokens_this_month = row.model_output_tokens;
            usage.active_groups = row.active_groups;
        }
    }
    Ok(usage)
}

/// The days from `from` to `to`, both included, that have any usage; newest first.
pub async fn days(
    models: &ReadModels,
    workspace: WorkspaceId,
    from: Date,
    to: Date,
) -> Result<Vec<UsageRow>, ReadError> {
    let mut filter = Filter::new(&TABLE, models.db().dialect(), workspace, "period");
    filter.that("period >= ?", Arg::Text(day_of(from).into()));
    filter.that("period <= ?", Arg::Text(day_of(to).into()));
    let rows: Vec<UsageRow> = filter.fetch_all(models.db()).await?;
    Ok(rows.into_iter().filter(|row| row.period.len() == "2026-05-01".len()).collect())
}
