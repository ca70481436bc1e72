//! The one-time link to the first workspace, printed by a server that starts on a database without one.
//!
//! The secret is in the address's fragment, which browsers do not send, and comes back in the form; this process keeps its hash, in
//! memory. Each node has a link of its own. Whichever is used first makes the workspace: all of them, and the command line, make it under
//! the one id of a database's first workspace, so the log takes one and refuses the rest.

use std::sync::Arc;

use aggregates::workspace::WorkspaceError;
use app::workspace::create::{self, CreateError, NewWorkspace};
use app::workspace::token;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use html_escape::encode_safe as escape;
use serde::Deserialize;
use subtle::ConstantTimeEq as _;
use tokio::sync::Mutex;

use crate::app::App;
use crate::error::Problem;
use crate::pages;

/// The right to make the first workspace, once.
pub struct SetupLink {
    secret_hash: String,
    stage: Mutex<Stage>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Unused,
    /// Begun, and perhaps interrupted: the same secret goes on with it.
    Begun,
    Used,
}

impl SetupLink {
    /// A link and its secret, which is kept nowhere else.
    pub fn make() -> (Arc<Self>, String) {
        let secret = token::random_hex();
        let link = Self { secret_hash: token::hash(&secret), stage: Mutex::new(Stage::Unused) };
        (Arc::new(link), secret)
    }

    fn is_opened_by(&self, secret: &str) -> bool {
        token::hash(secret).as_bytes().ct_eq(self.secret_hash.as_bytes()).into()
    }
}

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    secret: String,
    name: String,
    phone: String,
}

/// The form, as long as there is something to be made with it.
pub(crate) async fn form(State(app): State<App>) -> Result<Response, Problem> {
    let is_open = match &app.setup_link {
        Some(link) => *link.stage.lock().await == Stage::Begun || app.log.workspaces().await?.is_empty(),
        None => false,
    };
    Ok(if is_open { show_form(StatusCode::OK, &Filled::default(), "") } else { closed() })
}

/// Makes the first workspace.
pub(crate) async fn make(
    State(app): State<App>,
    filled: Result<Form<Filled>, FormRejection>,
) -> Result<Response, Problem> {
    let Form(filled) = filled.map_err(|rejection| Problem::malformed(rejection.body_text()))?;
    let Some(link) = &app.setup_link else { return Ok(closed()) };
    if !link.is_opened_by(filled.secret.trim()) {
        return Ok(wrong_secret());
    }
    let mut stage = link.stage.lock().await;
    match *stage {
        Stage::Used => return Ok(closed()),
        Stage::Unused if !app.log.workspaces().await?.is_empty() => return Ok(closed()),
        Stage::Unused | Stage::Begun => {}
    }
    let (name, phone) = (filled.name.trim(), filled.phone.trim());
    if name.contains(char::is_control) {
        return Ok(show_form(StatusCode::UNPROCESSABLE_ENTITY, &filled, "`name` must be a single line"));
    }
    let workspace = app::ids::of_first_workspace(&app.log).await?;
    let before = std::mem::replace(&mut *stage, Stage::Begun);
    let wrong = match create::create(&app.log, workspace, &link.secret_hash, name, phone).await {
        Ok(made) => {
            *stage = Stage::Used;
            return Ok(show_made(&made));
        }
        Err(CreateError::Refused(WorkspaceError::AlreadyCreated)) => {
            *stage = Stage::Used;
            return Ok(closed());
        }
        Err(error @ (CreateError::Conflict | CreateError::Log(_))) => {
            tracing::warn!(%error, "the first workspace could not be written");
            let reason = "It could not be written at the moment. Send it again: it goes on where it was interrupted.";
            return Ok(show_form(StatusCode::SERVICE_UNAVAILABLE, &filled, reason));
        }
        Err(error @ CreateError::Phone(_, _)) => error.to_string(),
        Err(CreateError::Refused(refusal)) => refusal.to_string(),
    };
    *stage = before;
    Ok(show_form(StatusCode::UNPROCESSABLE_ENTITY, &filled, &wrong))
}

fn show_form(status: StatusCode, filled: &Filled, wrong: &str) -> Response {
    let notice = match wrong {
        "" => String::new(),
        wrong => format!(r#"<div class="notice" role="alert">{}</div>"#, escape(wrong)),
    };
    let inside = format!(
        include_str!("../pages/setup_form.html"),
        notice = notice,
        name = escape(&filled.name),
        phone = escape(&filled.phone),
        secret = escape(&filled.secret),
    );
    show(status, &inside)
}

fn show_made(made: &NewWorkspace) -> Response {
    let token = escape(&made.api_token);
    let inside = format!(
        include_str!("../pages/setup_made.html"),
        workspace = made.workspace_id,
        phone = escape(&made.owner_phone),
        token = token
    );
    show(StatusCode::OK, &inside)
}

fn closed() -> Response {
    tell(
        StatusCode::GONE,
        "Nothing to set up here",
        "There is a workspace already, or this link was used: it works once. Who has no token yet makes one on the server, by \
         <span class=\"mono\">ledgerdesk token create</span>; another workspace, by <span class=\"mono\">ledgerdesk workspace create</span>.",
    )
}

fn wrong_secret() -> Response {
    tell(
        StatusCode::FORBIDDEN,
        "This is not the link",
        "The secret is not the one this server printed when it started. Where several run, each takes its own only; a server that \
         started again printed a new one.",
    )
}

fn tell(status: StatusCode, title: &str, text: &str) -> Response {
    show(status, &format!(include_str!("../pages/setup_told.html"), title = title, text = text))
}

/// A page with a secret in it, or that changes with the next call.
fn show(status: StatusCode, inside: &str) -> Response {
    let mut response = pages::own_page(format!(include_str!("../pages/setup.html"), inside = inside));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
