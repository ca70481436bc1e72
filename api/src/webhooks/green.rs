//! Green API (`docs/wire/green.md §4`).

use aggregates::workspace::ChannelKind;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;

use super::{Address, Place, Received, arrived, secret, shown, unreadable};
use crate::app::App;
use crate::body::Unread;
use crate::error::{Problem, Problems};
use crate::extract::Path;

/// A delivery of Green API.
///
/// `Authorization: Bearer <webhook secret>`. Answered after the message is durable; a repeat changes nothing.
#[utoipa::path(
    post, path = "/webhooks/green/{channel_id}", tag = "webhooks", security(("webhook_secret" = [])),
    params(("channel_id" = String, Path)),
    request_body = serde_json::Value,
    responses((status = OK, body = Received), Problems)
)]
pub(crate) async fn green(
    State(app): State<App>,
    Path(address): Path<Address>,
    headers: HeaderMap,
    body: Unread,
) -> Result<Json<Received>, Problem> {
    let place = Place::find(&app, &address.channel_id, ChannelKind::Green).await?;
    if !gateways::green::verify_authorization(shown(&headers, "authorization"), &secret(&place.channel.webhook_secret))
    {
        return Err(Problem::unauthorized("send `Authorization: Bearer <webhook secret>`"));
    }
    let body = body.read().await?;
    if !place.is_ours(gateways::green::instance_of(&body).as_deref()) {
        return Ok(Json(Received::ignored("an event of another instance")));
    }
    let brought = async {
        match gateways::green::decode(&body) {
            Ok(told) => arrived::take(&app, &place, told).await,
            Err(error) => Ok(unreadable(&place, &error)),
        }
    };
    place.take(&app, brought).await.map(Json)
}
