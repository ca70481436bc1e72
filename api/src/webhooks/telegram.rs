//! A Telegram bot (`docs/wire/telegram.md §6`).

use aggregates::workspace::ChannelKind;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use gateways::telegram::{self as gateway, SECRET_HEADER};

use super::{Address, Place, Received, arrived, secret, shown, unreadable};
use crate::app::App;
use crate::body::Unread;
use crate::error::{Problem, Problems};
use crate::extract::Path;

/// A delivery of Telegram: one update.
///
/// `X-Telegram-Bot-Api-Secret-Token: <webhook secret>`. Answered after the message is durable; a repeat changes nothing.
#[utoipa::path(
    post, path = "/webhooks/telegram/{channel_id}", tag = "webhooks", security(()),
    params(("channel_id" = String, Path), ("X-Telegram-Bot-Api-Secret-Token" = String, Header)),
    request_body = serde_json::Value,
    responses((status = OK, body = Received), Problems)
)]
pub(crate) async fn telegram(
    State(app): State<App>,
    Path(address): Path<Address>,
    headers: HeaderMap,
    body: Unread,
) -> Result<Json<Received>, Problem> {
    let place = Place::find(&app, &address.channel_id, ChannelKind::Telegram).await?;
    if !gateway::verify_secret(shown(&headers, SECRET_HEADER), &secret(&place.channel.webhook_secret)) {
        return Err(Problem::unauthorized("send the webhook secret in `X-Telegram-Bot-Api-Secret-Token`"));
    }
    let id = place.channel.link.account().map_or("", |(_, bot)| bot);
    let bot = gateway::Own { id, username: place.channel.account_name.as_deref() };
    let told = gateway::decode(bot, &body.read().await?);
    let brought = async {
        match told {
            Ok(told) => arrived::take(&app, &place, told).await,
            Err(error) => Ok(unreadable(&place, &error)),
        }
    };
    place.take(&app, brought).await.map(Json)
}
