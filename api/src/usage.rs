//! What a workspace uses (BI4).

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use projections::usage;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::after::After;
use crate::app::App;
use crate::auth::{May, Read};
use crate::error::{Problem, Problems};
use crate::extract::Params;

/// Usage today and this month (UTC).
#[derive(Serialize, ToSchema)]
pub(crate) struct UsageAnswer {
    messages_today: i64,
    messages_this_month: i64,
    requests_today: i64,
    requests_this_month: i64,
    replies_today: i64,
    replies_this_month: i64,
    /// Replies the language model worded.
    model_replies_today: i64,
    model_replies_this_month: i64,
    /// Tokens the model read and wrote this month, for replies that were used and for those that were not.
    model_input_tokens_this_month: i64,
    model_output_tokens_this_month: i64,
    /// Groups that wrote this month.
    active_groups: i64,
    /// Customers known.
    customers: i64,
    position: i64,
    /// Day by day, newest first; only where `from` and `to` are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Vec<UsageDay>>,
}

/// One day (UTC).
#[derive(Serialize, ToSchema)]
pub(crate) struct UsageDay {
    date: String,
    messages: i64,
    requests: i64,
    replies: i64,
    model_replies: i64,
    model_input_tokens: i64,
    model_output_tokens: i64,
}

/// Which days.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct UsageParams {
    /// First day, `2026-09-01`.
    #[param(value_type = Option<String>)]
    from: Option<Date>,
    /// Last day.
    #[param(value_type = Option<String>)]
    to: Option<Date>,
}

/// Usage.
#[utoipa::path(
    get, path = "/api/v1/usage", tag = "usage",
    params(UsageParams, ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = UsageAnswer), Problems)
)]
pub(crate) async fn get(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(params): Params<UsageParams>,
) -> Result<Json<UsageAnswer>, Problem> {
    after.wait(&app, caller.workspace, usage::NAME).await?;
    let today = app.log.now().to_zoned(TimeZone::UTC).date();
    let sum = usage::summary(&app.models, caller.workspace, today).await?;
    let days = match (params.from, params.to) {
        (None, None) => None,
        (from, to) => {
            let to = to.unwrap_or(today);
            let rows = usage::days(&app.models, caller.workspace, from.unwrap_or(to), to).await?;
            let day = |row: usage::UsageRow| UsageDay {
                date: row.period,
                messages: row.messages,
                requests: row.requests,
                replies: row.replies,
                model_replies: row.model_replies,
                model_input_tokens: row.model_input_tokens,
                model_output_tokens: row.model_output_tokens,
            };
            Some(rows.into_iter().map(day).collect())
        }
    };
    Ok(Json(UsageAnswer {
        messages_today: sum.messages_today,
        messages_this_month: sum.messages_this_month,
        requests_today: sum.requests_today,
        requests_this_month: sum.requests_this_month,
        replies_today: sum.replies_today,
        replies_this_month: sum.replies_this_month,
        model_replies_today: sum.model_replies_today,
        model_replies_this_month: sum.model_replies_this_month,
        model_input_tokens_this_month: sum.model_input_tokens_this_month,
        model_output_tokens_this_month: sum.model_output_tokens_this_month,
        active_groups: sum.active_groups,
        customers: sum.customers,
        position: sum.position,
        days,
    }))
}
