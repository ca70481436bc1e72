//! Every path of the program, as one table.

use std::time::Instant;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{Method, Uri};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use axum::{Router, response::Redirect};
use serde_json::Value;
use tower_http::trace::TraceLayer;
use tracing::Span;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

use crate::app::App;
use crate::error::Problem;
use crate::extract::BODY_LIMIT_BYTES;
use crate::{
    admin_numbers, aliases, audit, auth, body, bounds, broadcasts, channels, commands, config, custom_commands,
    customers, events, groups, headers, health, keyed, logs, openapi, pages, providers, routes, sandbox_chat,
    service_rules, services, setup_link, templates, usage, webhooks,
};

/// Largest form of the setup page, which whoever finds it may post.
const SETUP_LIMIT_BYTES: usize = 8 * 1024;

/// The whole HTTP side.
pub fn router(app: App) -> Router {
    let (endpoints, document) = described().split_for_parts();
    let document = bounds::describe(&document);
    endpoints
        .merge(pages())
        .layer(middleware::from_fn_with_state(app.clone(), keyed::check))
        .layer(middleware::from_fn_with_state(app.clone(), auth::prove))
        .with_state(app.clone())
        .merge(SwaggerUi::new("/api/docs").external_url_unchecked("/api/openapi.json", document))
        .fallback(|uri: Uri| async move { Problem::no_such_path(uri.path()) })
        .method_not_allowed_fallback(|method: Method| async move { Problem::method_not_allowed(method.as_str()) })
        .layer(middleware::from_fn(measure))
        .layer(middleware::from_fn(headers::secure))
        .layer(middleware::from_fn_with_state(app, body::limit_time))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

/// The OpenAPI document, as the program serves it.
pub fn openapi_document() -> Value {
    bounds::describe(&described().split_for_parts().1)
}

fn described() -> OpenApiRouter<App> {
    let mut document = openapi::start();
    commands::describe(&mut document);
    OpenApiRouter::with_openapi(document)
        .routes(routes!(webhooks::evolution))
        .routes(routes!(webhooks::evolution_event))
        .routes(routes!(webhooks::green))
        .routes(routes!(webhooks::meta, webhooks::meta_handshake))
        .routes(routes!(webhooks::telegram))
        .routes(routes!(sandbox_chat::write, sandbox_chat::read))
        .routes(routes!(logs::list))
        .routes(routes!(logs::choices))
        .routes(routes!(logs::stream))
        .routes(routes!(logs::export))
        .routes(routes!(logs::set_many))
        .routes(routes!(logs::get))
        .routes(routes!(logs::set_status))
        .routes(routes!(logs::resend))
        .routes(routes!(customers::list, customers::verify))
        .routes(routes!(customers::get, customers::remove))
        .routes(routes!(customers::block))
        .routes(routes!(customers::unblock))
        .routes(routes!(groups::list))
        .routes(routes!(groups::sync))
        .routes(routes!(groups::set, groups::remove))
        .routes(routes!(config::list, config::set))
        .routes(routes!(config::validate_panel))
        .routes(routes!(templates::list))
        .routes(routes!(templates::set))
        .routes(routes!(templates::reset))
        .routes(routes!(templates::preview))
        .routes(routes!(channels::list, channels::add))
        .routes(routes!(channels::get, channels::edit, channels::remove))
        .routes(routes!(channels::connect))
        .routes(routes!(channels::state))
        .routes(routes!(providers::list, providers::add))
        .routes(routes!(providers::edit, providers::remove))
        .routes(routes!(routes::list, routes::replace))
        .routes(routes!(aliases::list, aliases::replace))
        .routes(routes!(custom_commands::list, custom_commands::replace))
        .routes(routes!(service_rules::list, service_rules::replace))
        .routes(routes!(service_rules::dry_run))
        .routes(routes!(services::list))
        .routes(routes!(services::refresh))
        .routes(routes!(admin_numbers::list, admin_numbers::add))
        .routes(routes!(admin_numbers::remove))
        .routes(routes!(broadcasts::start))
        .routes(routes!(broadcasts::get))
        .routes(routes!(broadcasts::cancel))
        .routes(routes!(usage::get))
        .routes(routes!(commands::run))
        .routes(routes!(events::list))
        .routes(routes!(events::stream))
        .routes(routes!(events::stream_of))
        .routes(routes!(audit::head))
        .routes(routes!(audit::verify))
        .routes(routes!(audit::export))
        .routes(routes!(health::livez))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
}

/// Pages for people, which the OpenAPI document leaves out.
fn pages() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/live") }))
        .route("/live", get(pages::live))
        .route("/events", get(pages::events))
        .route("/demo", get(pages::demo))
        .route("/setup", get(setup_link::form).post(setup_link::make).layer(DefaultBodyLimit::max(SETUP_LIMIT_BYTES)))
        .route("/sandbox/{channel_id}", get(pages::sandbox))
        .route("/assets/{name}", get(pages::asset))
}

/// Metrics alone, for an address of their own.
pub fn metrics_router(app: App) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(app)
        .fallback(|uri: Uri| async move { Problem::no_such_path(uri.path()) })
}

/// The methods there are; what else callers make up is one more.
const METHODS: [Method; 7] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

fn method_label(method: &Method) -> &'static str {
    let labels = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    METHODS.iter().zip(labels).find(|(known, _)| *known == method).map_or("other", |(_, label)| label)
}

fn path_label(path: Option<&MatchedPath>) -> String {
    path.map_or("none", MatchedPath::as_str).to_owned()
}

/// What the program's log calls a request: never what a caller wrote, since ids, search words and secrets stand there.
fn span(request: &Request) -> Span {
    let path = path_label(request.extensions().get());
    tracing::debug_span!("request", method = method_label(request.method()), path)
}

/// Counts and times calls by route, method and status: labels from closed sets, whatever callers make up.
async fn measure(path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (path, method) = (path_label(path.as_ref()), method_label(request.method()));
    let response = next.run(request).await;
    let labels = [("path", path), ("method", method.to_owned()), ("status", response.status().as_str().to_owned())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(began.elapsed().as_secs_f64());
    response
}
