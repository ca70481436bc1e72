//! Plain pages: the message log live, the chat, and the demo that shows both. No resources from elsewhere; secrets come in the
//! address's fragment, which browsers do not send, and go out in a header.

use aggregates::request::{Action, SupportStatus};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use projections::message_log::Outcome;

use crate::error::Problem;
use crate::extract::Path;

const LIVE: &str = include_str!("../pages/live.html");
const SANDBOX: &str = include_str!("../pages/sandbox.html");
const DEMO: &str = include_str!("../pages/demo.html");
const EVENTS: &str = include_str!("../pages/events.html");

/// Files the pages use: name, kind, text.
const ASSETS: [(&str, &str, &str); 7] = [
    ("ledgerdesk.css", "text/css; charset=utf-8", include_str!("../pages/ledgerdesk.css")),
    ("common.js", "text/javascript; charset=utf-8", include_str!("../pages/common.js")),
    ("live.js", "text/javascript; charset=utf-8", include_str!("../pages/live.js")),
    ("sandbox.js", "text/javascript; charset=utf-8", include_str!("../pages/sandbox.js")),
    ("events.js", "text/javascript; charset=utf-8", include_str!("../pages/events.js")),
    ("setup.js", "text/javascript; charset=utf-8", include_str!("../pages/setup.js")),
    ("demo.js", "text/javascript; charset=utf-8", include_str!("../pages/demo.js")),
];

/// Everything from here, nothing inline, framed by our own pages only.
const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; img-src 'self' data:";

/// The same, for the page that shows a stand-in's pages beside ours.
const DEMO_POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:; \
                           frame-src 'self' http://127.0.0.1:* http://localhost:*";

/// The message log, live. The lists it is filtered by are the program's own.
pub(crate) async fn live() -> Response {
    let text = LIVE
        .replace("<!-- actions -->", &options(&Action::ALL.map(Action::name)))
        .replace("<!-- outcomes -->", &options(&Outcome::ALL.map(Outcome::name)))
        .replace("<!-- statuses -->", &options(&SupportStatus::ALL.map(SupportStatus::name)));
    page(text, POLICY)
}

/// Names as choices of a list.
fn options(names: &[&str]) -> String {
    names.iter().map(|name| format!(r#"<option value="{name}">{}</option>"#, name.replace('_', " "))).collect()
}

/// Events, live.
pub(crate) async fn events() -> Response {
    page(EVENTS, POLICY)
}

/// The chat of a sandbox channel. Whether there is one shows when it is opened with its secret.
pub(crate) async fn sandbox(Path(_): Path<String>) -> Response {
    page(SANDBOX, POLICY)
}

/// Chat, message log, providers' groups and events on one page.
pub(crate) async fn demo() -> Response {
    page(DEMO, DEMO_POLICY)
}

/// A file of the pages.
pub(crate) async fn asset(Path(name): Path<String>) -> Result<Response, Problem> {
    let (_, kind, text) =
        ASSETS.into_iter().find(|(known, ..)| *known == name).ok_or_else(|| Problem::missing("file", &name))?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response())
}

/// A page that was put together for this call.
pub(crate) fn own_page(text: String) -> Response {
    page(text, POLICY)
}

fn page(text: impl IntoResponse, policy: &'static str) -> Response {
    let mut response =
        ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text)
            .into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::ASSETS;
    use crate::channel_health::every_state;

    #[test]
    fn the_log_page_has_a_sentence_for_every_state_of_a_channel() {
        let (_, _, script) = ASSETS.into_iter().find(|(name, ..)| *name == "live.js").expect("the page's script");
        let (_, rest) = script.split_once("const troubles = {\n").expect("the sentences");
        let (sentences, _) = rest.split_once("\n};").expect("their end");
        let known: Vec<&str> =
            sentences.lines().filter_map(|line| line.split_once(':')).map(|(state, _)| state.trim()).collect();
        let mut told: Vec<&str> = every_state().into_iter().filter(|state| *state != "well").collect();
        told.dedup();
        assert_eq!(known, told);
    }
}
