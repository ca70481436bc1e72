//! Templates: the texts people read, as the workspace words them (TE1, TE2).

use std::collections::BTreeMap;

use aggregates::words::{self, Key};
use aggregates::workspace::Workspace;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, time};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::change::Changing;
use crate::commands::{ChangeTemplate, Order, ResetTemplate};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

/// One text.
#[derive(Serialize, ToSchema)]
pub(crate) struct Template {
    #[schema(example = "refill_submitted")]
    key: &'static str,
    /// `verification`, `orders`, `actions`, `refusals`, `bulk`, `account`, `tickets`, `help`, `team`, `providers` or `words`.
    category: &'static str,
    /// When it is said.
    description: &'static str,
    /// The workspace's own template, or the fixed text where there is none.
    text: String,
    /// The fixed text: said in the chat modes `manual` and `ai`, and wherever there is no template.
    default: &'static str,
    is_default: bool,
    /// What is said now, in the present chat mode: `text`, or `default`.
    in_force: String,
    placeholders: Vec<PlaceholderItem>,
    /// Whether it can be changed: the menu is the same in every chat mode.
    editable: bool,
    /// Whether it has to be one line.
    one_line: bool,
    /// Characters it may have.
    max_chars: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<String>,
}

/// One placeholder, written `{name}` in a template.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceholderItem {
    name: &'static str,
    /// `id`, `ids`, `number`, `count`, `text`, `lines`, `amount`, `time_left`, `ago`, `date`, `link` or `code`.
    r#type: &'static str,
    /// There may be no value; its line is left out then.
    optional: bool,
    /// A template without it is refused.
    required: bool,
    example: &'static str,
}

/// All texts.
#[derive(Serialize, ToSchema)]
pub(crate) struct Templates {
    items: Vec<Template>,
    /// Templates are in force in `custom`.
    #[schema(example = "custom")]
    chat_mode: String,
    /// The log's position at this moment.
    position: i64,
}

/// All texts, with their placeholders. A template holds `{placeholders}`; `{{` and `}}` are braces; a line with a placeholder that has no
/// value is left out.
#[utoipa::path(
    get, path = "/api/v1/templates", tag = "templates",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Templates), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Templates>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let in_force = workspace.texts();
    let items = Key::ALL.iter().map(|key| item(*key, &workspace, in_force.of(*key))).collect();
    let chat_mode = workspace.settings.text("chat_mode").unwrap_or_default().to_owned();
    Ok(Json(Templates { items, chat_mode, position }))
}

fn item(key: Key, workspace: &Workspace, in_force: &str) -> Template {
    let own = workspace.templates.get(key.name());
    let placeholder = |known: &words::Placeholder| PlaceholderItem {
        name: known.name,
        r#type: known.kind.name(),
        optional: known.optional,
        required: known.required,
        example: known.example,
    };
    Template {
        key: key.name(),
        category: key.category().name(),
        description: key.about(),
        text: own.map_or(key.text(), |own| &own.text).to_owned(),
        default: key.text(),
        is_default: own.is_none(),
        in_force: in_force.to_owned(),
        placeholders: key.placeholders().iter().map(placeholder).collect(),
        editable: !key.is_fixed(),
        one_line: key.is_one_line(),
        max_chars: key.max_chars(),
        changed_at: own.map(|own| time(own.changed_at)),
    }
}

/// A new text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplatePatch {
    /// Empty = the fixed text.
    #[schema(example = "Done! Refill for {order_id} is on its way.")]
    value: String,
}

/// Word a text.
#[utoipa::path(
    patch, path = "/api/v1/templates/{key}", tag = "templates",
    params(("key" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = TemplatePatch,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn set(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(key): Path<String>,
    Body(patch): Body<TemplatePatch>,
) -> Result<Changed, Problem> {
    ChangeTemplate { key, value: patch.value }.run(&app, &change).await
}

/// Go back to the fixed text.
#[utoipa::path(
    post, path = "/api/v1/templates/{key}/reset", tag = "templates",
    params(("key" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn reset(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(key): Path<String>,
) -> Result<Changed, Problem> {
    ResetTemplate { key }.run(&app, &change).await
}

/// What to try.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreviewBody {
    /// A text that is not set; left out = the one that is.
    #[serde(default)]
    value: Option<String>,
    /// Values by placeholder, instead of the examples; an empty one = no value.
    #[serde(default)]
    #[schema(example = json!({"start_count": ""}))]
    values: BTreeMap<String, String>,
}

/// A text as people would read it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Preview {
    text: String,
    /// Lines left out, since they hold a placeholder without a value.
    left_out: Vec<String>,
    /// Characters of the text.
    characters: usize,
}

/// Try a text with example values; nothing is changed.
#[utoipa::path(
    post, path = "/api/v1/templates/{key}/preview", tag = "templates",
    params(("key" = String, Path)),
    request_body = PreviewBody,
    responses((status = OK, body = Preview), Problems)
)]
pub(crate) async fn preview(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(name): Path<String>,
    Body(body): Body<PreviewBody>,
) -> Result<Json<Preview>, Problem> {
    let key = words::key_of(&name)?;
    let template = match body.value {
        Some(value) => words::check(key, &value)?,
        None => {
            let workspace = app.own_workspace(caller.workspace).await?;
            workspace.templates.get(key.name()).map_or(key.text(), |own| &own.text).to_owned()
        }
    };
    let filled = words::preview(key, &template, &body.values)?;
    Ok(Json(Preview { characters: filled.text.chars().count(), text: filled.text, left_out: filled.left_out }))
}
