//! `POST /api/v1/commands/{CommandName}`: every change by its name. The other endpoints that change something take these commands too.

mod channels;
mod customers;
mod groups;
mod logs;
mod members;
mod orders;
mod providers;
mod resend;
mod service_rules;
mod settings;
mod table;
mod templates;
mod vocabulary;

use std::future::Future;

use aggregates::workspace::TokenScope;
use axum::extract::State;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use crate::answer::Changed;
use crate::app::App;
use crate::auth::Write;
use crate::change::{Change, Changing};
use crate::error::{Problem, Problems};
use crate::extract::{Path, RawBody};

pub(crate) use channels::{AddChannel, RemoveChannel, RenameChannel, ReplaceChannelKeys};
pub(crate) use customers::{BlockCustomer, RemoveVerification, UnblockCustomer, VerifyUser};
pub(crate) use groups::{FlagName, RemoveGroup, ToggleGroupFlag};
pub(crate) use logs::{ChangeSupportStatus, log_entry_exists, support_status};
pub(crate) use members::{RemoveMember, RoleName, add as add_member};
pub(crate) use providers::{AddProvider, EditProvider, RemoveProvider};
pub(crate) use resend::ResendMessage;
pub(crate) use service_rules::{RefreshServices, ReplaceServiceRules, ServiceRuleBody, read_rules};
pub(crate) use settings::{ChangeSetting, ReplaceRoutes, RouteBody};
pub(crate) use table::describe;
pub(crate) use templates::{ChangeTemplate, ResetTemplate};
pub(crate) use vocabulary::{AliasBody, CustomCommandBody, ReplaceAliases, ReplaceCustomCommands};

/// A command as the API takes it: its fields, and how it is carried out.
pub(crate) trait Order: DeserializeOwned + ToSchema + Send + 'static {
    /// Name in the path.
    const NAME: &'static str;
    /// Scope the caller's token must have, at least `write`.
    const NEEDS: TokenScope;
    /// One line for the documentation.
    const SUMMARY: &'static str;

    /// Carries it out. The caller's scope has been checked.
    fn run(self, app: &App, change: &Change) -> impl Future<Output = Result<Changed, Problem>> + Send;
}

/// Any command by its name.
///
/// The body holds the command's fields. Unknown names are answered with the list of those there are.
#[utoipa::path(
    post, path = "/api/v1/commands/{CommandName}", tag = "commands",
    params(
        ("CommandName" = String, Path, description = "One of the commands below"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the call for ever: a repeat answers with the first outcome"),
        ("If-Match" = Option<i64>, Header, description = "The `position` of what you saw: refused with `stale_version` if it changed since"),
    ),
    request_body = serde_json::Value,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn run(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(name): Path<String>,
    RawBody(body): RawBody,
) -> Result<Changed, Problem> {
    let Some(entry) = table::find(&name) else {
        return Err(Problem::unknown_command(&name, table::names()));
    };
    change.caller.require(entry.needs)?;
    (entry.run)(app, change, body).await
}
