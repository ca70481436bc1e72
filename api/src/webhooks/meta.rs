//! Meta's Cloud API (`docs/wire/meta.md §5`).

use aggregates::workspace::{ChannelKind, Link};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use gateways::meta::{self as gateway, Handshake, SIGNATURE_HEADER};

use super::{Address, Place, Received, arrived, secret, shown, unreadable};
use crate::app::App;
use crate::body::Unread;
use crate::error::{Problem, Problems};
use crate::extract::{Params, Path};

/// Meta asks whether this address is ours, when the operator enters it there.
///
/// Answers the challenge to who knows the verify token.
#[utoipa::path(
    get, path = "/webhooks/meta/{channel_id}", tag = "webhooks", security(()),
    params(
        ("channel_id" = String, Path), ("hub.mode" = String, Query), ("hub.verify_token" = String, Query), ("hub.challenge" = String, Query),
    ),
    responses((status = OK, body = String, content_type = "text/plain"), Problems)
)]
pub(crate) async fn meta_handshake(
    State(app): State<App>,
    Path(address): Path<Address>,
    Params(handshake): Params<Handshake>,
) -> Result<String, Problem> {
    let place = Place::find(&app, &address.channel_id, ChannelKind::Meta).await?;
    let Link::Meta { verify_token, .. } = &place.channel.link else {
        return Err(Problem::missing("channel", address.channel_id.as_str()));
    };
    let answer = gateway::answer_handshake(&handshake, &secret(verify_token));
    answer
        .map(str::to_owned)
        .ok_or_else(|| Problem::not_ours("the verify token is another, or this is no subscription"))
}

/// A delivery of Meta: any number of messages and statuses.
///
/// `X-Hub-Signature-256` over the body. Answered after everything in it is durable; each message has a key of its own, so a repeat changes
/// nothing, and a batch of which a part was written down before goes on with the rest.
#[utoipa::path(
    post, path = "/webhooks/meta/{channel_id}", tag = "webhooks", security(()),
    params(("channel_id" = String, Path), ("X-Hub-Signature-256" = String, Header)),
    request_body = serde_json::Value,
    responses((status = OK, body = Received), Problems)
)]
pub(crate) async fn meta(
    State(app): State<App>,
    Path(address): Path<Address>,
    headers: HeaderMap,
    body: Unread,
) -> Result<Json<Received>, Problem> {
    let place = Place::find(&app, &address.channel_id, ChannelKind::Meta).await?;
    let Link::Meta { app_secret, phone_number_id, .. } = &place.channel.link else {
        return Err(Problem::missing("channel", address.channel_id.as_str()));
    };
    let signature = signature(&headers)?;
    let body = body.read_unproven(&app.unproven).await?;
    if !gateway::verify_signature(Some(signature), &secret(app_secret), &body) {
        return Err(unsigned());
    }
    let events = match gateway::decode(&body) {
        Ok(events) => events,
        Err(error) => return Ok(Json(unreadable(&place, &error))),
    };
    // One app has one address for all its numbers.
    let (ours, others): (Vec<_>, Vec<_>) =
        events.into_iter().partition(|event| event.phone_number_id == phone_number_id.as_str());
    if !others.is_empty() {
        tracing::debug!(channel_id = %place.channel_id, "events of another number are passed over");
    }
    let nothing = Received::ignored("nothing to handle");
    if ours.is_empty() {
        return Ok(Json(nothing));
    }
    let brought = async {
        let mut answer = nothing;
        for event in ours {
            let received = arrived::take(&app, &place, event.arrived).await?;
            if received.position >= answer.position {
                answer = received;
            }
        }
        Ok(answer)
    };
    place.take(&app, brought).await.map(Json)
}

/// What can be a signature; the body is not read for anything else.
fn signature(headers: &HeaderMap) -> Result<&str, Problem> {
    let digits = |text: &&str| text.strip_prefix("sha256=").is_some_and(|hex| hex.len() == 64);
    shown(headers, SIGNATURE_HEADER).filter(digits).ok_or_else(unsigned)
}

fn unsigned() -> Problem {
    Problem::unauthorized("sign the body with the app's secret in `X-Hub-Signature-256`")
}
