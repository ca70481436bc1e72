//! What a messenger told, whichever it is: one function for each kind of news.

use aggregates::conversation::{Conversation, Forwarded};
use aggregates::group::{Group, GroupCommand};
use aggregates::ids::GroupId;
use aggregates::values::{ChatKind, Identity};
use aggregates::workspace::ConnectionState;
use app::channels::receipts;
use app::customers::merge;
use app::groups::{self, follow_move};
use app::{AppError, ids};
use gateways::channel::{self, Arrived, Delivery, Message, Trouble};
use jiff::Timestamp;

use super::{Incoming, Place, Received, not_done, receive, write_down};
use crate::app::App;
use crate::channel_health::{self, Report};
use crate::channels::note_connection;
use crate::error::Problem;

/// Writes down what was told.
pub(super) async fn take(app: &App, place: &Place, arrived: Arrived) -> Result<Received, Problem> {
    match arrived {
        Arrived::Message(message) => written(app, place, *message, "").await,
        // Should the messenger decipher it after all, it comes again under the same id: that is then another message.
        Arrived::Undeciphered(message) => written(app, place, *message, ":undeciphered").await,
        Arrived::Delivery(delivery) => delivered(app, place, delivery).await,
        Arrived::Connection { state, told_at } => {
            let report = Report::of_connection(&state);
            connected(app, place, state, report, told_at).await
        }
        Arrived::GroupMigrated { from, to } => group_moved(app, place, &from, &to).await,
        Arrived::ChatJoined { chat, chat_kind: channel::ChatKind::Group, name, is_member, told_at } => {
            membership(app, place, chat, name, is_member, told_at).await
        }
        Arrived::ChatJoined { chat_kind: channel::ChatKind::Private, .. } => {
            Ok(Received::ignored("a person opened or closed a private chat"))
        }
        Arrived::IdentityChanged { from, to } => identity_changed(app, place, &from, &to).await,
        Arrived::Trouble(trouble) => troubled(app, place, &trouble).await,
        Arrived::Ignored { .. } => Ok(Received::ignored("nothing to handle")),
    }
}

/// A new wording of what nobody here remembers.
pub(super) const EDIT_OF_NOTHING: &str = "a new wording of an unknown message";

/// Somebody wrote.
async fn written(app: &App, place: &Place, message: Message, apart: &str) -> Result<Received, Problem> {
    let identities = identities(&message.author);
    let Some(author) = identities.first() else { return Ok(Received::ignored("no author")) };
    let received_at = app.log.now();
    let sent_at = Timestamp::from_second(message.sent_at_unix).ok().filter(|_| message.sent_at_unix > 0);
    let chat_kind = match message.chat_kind {
        channel::ChatKind::Private => ChatKind::Private,
        channel::ChatKind::Group => ChatKind::Group,
    };
    if let (ChatKind::Group, Some(name)) = (chat_kind, message.chat_name) {
        // A message that comes in late has the name the group had then.
        let known = conversation(app, place, &message.chat).await?.newest_sent_at;
        let is_newest = sent_at.is_none_or(|sent_at| known.is_none_or(|known| sent_at >= known));
        register(app, place, &message.chat, is_newest.then_some(name), None).await?;
    }
    let subject_of = match author.kind() {
        "jid" | "lid" => author.value().to_owned(),
        _ => author.0.clone(),
    };
    let kind = place.channel.kind().name();
    let message_id =
        ids::of_channel_message(&app.log, place.workspace, place.channel.kind(), message.message_id).await?;
    let answers = match message.answers {
        None => None,
        Some(id) => Some(ids::of_channel_message(&app.log, place.workspace, place.channel.kind(), id).await?),
    };
    let edits = match message.edits {
        None => None,
        Some(id) => {
            let id = ids::of_channel_message(&app.log, place.workspace, place.channel.kind(), id).await?;
            match receive::heard_as(app, place.workspace, &place.channel_id, &message.chat, &id).await? {
                Some(known) => Some(known),
                None => return Ok(Received::ignored(EDIT_OF_NOTHING)),
            }
        }
    };
    let incoming = Incoming {
        subject_of,
        chat: message.chat,
        chat_kind,
        identities,
        sender_name: message.author_name,
        text: message.text,
        sent_at: sent_at.unwrap_or(received_at),
        received_at,
        channel_message_id: Some(message_id),
        forwarded: message.forwarded.map(|from| match from {
            channel::Forwarded::Bot => Forwarded::Bot,
            channel::Forwarded::Elsewhere => Forwarded::Elsewhere,
        }),
        answers,
        edits,
        key: format!("{kind}:{}:{}{apart}", place.channel_id, message.external_key),
    };
    write_down(app, place.workspace, &place.channel_id, incoming).await.map(Received::at)
}

/// The chat as it is known.
async fn conversation(app: &App, place: &Place, chat: &str) -> Result<Conversation, Problem> {
    let id = ids::of_conversation(&app.log, place.workspace, &place.channel_id, chat).await?;
    Ok(app.log.load(place.workspace, id.as_str()).await?)
}

/// Every way the author is known. Meta's `wa_id` is WhatsApp's own number of the person, which other systems write as a JID: it comes first
/// in that spelling, so that one person is one customer whatever system they write through.
fn identities(author: &[channel::Identity]) -> Vec<Identity> {
    let of_wa_id = author.iter().find(|identity| identity.kind == "wa_id");
    let jid = of_wa_id.map(|identity| Identity::from_jid(&format!("{}@s.whatsapp.net", identity.value)));
    jid.into_iter().chain(author.iter().map(|identity| Identity(identity.to_string()))).collect()
}

/// A message we sent got further, or failed.
async fn delivered(app: &App, place: &Place, mut delivery: Delivery) -> Result<Received, Problem> {
    // Not every failure is about the one message.
    let report = delivery.trouble.as_ref().and_then(Report::of_trouble);
    let noted = health(app, place, report).await?;
    let message_id = std::mem::take(&mut delivery.message_id);
    let message_id = ids::of_channel_message(&app.log, place.workspace, place.channel.kind(), message_id).await?;
    let position =
        receipts::record(&place.cx(app), &place.channel_id, message_id, &delivery).await.map_err(not_done)?;
    Ok(Received::maybe_at(position.or(noted), "nothing new about a message of ours"))
}

/// The connection changed, and with it perhaps the channel's health. What is told after something newer counts for neither.
pub(super) async fn connected(
    app: &App,
    place: &Place,
    state: channel::ConnectionState,
    report: Option<Report>,
    told_at: Option<Timestamp>,
) -> Result<Received, Problem> {
    let state = known_as(state);
    let noted =
        note_connection(app, place.provenance(app), place.workspace, &place.channel_id, state.clone(), told_at).await;
    let noted = noted.map_err(not_done)?;
    let workspace = app.own_workspace(place.workspace).await?;
    let known = workspace.channels.get(&place.channel_id).and_then(|channel| channel.connection.as_ref());
    if known != Some(&state) {
        return Ok(Received::ignored("something newer is known of the connection"));
    }
    let position = health(app, place, report).await?.or(noted);
    Ok(Received::maybe_at(position, "the connection is as known"))
}

/// What the messenger told of the channel's health, written down where it is new.
async fn health(app: &App, place: &Place, report: Option<Report>) -> Result<Option<i64>, Problem> {
    match report {
        Some(report) => channel_health::take(app, place.workspace, &place.channel_id, report).await,
        None => Ok(None),
    }
}

/// The connection as it is shown.
fn known_as(state: channel::ConnectionState) -> ConnectionState {
    match state {
        channel::ConnectionState::Open => ConnectionState::Open,
        channel::ConnectionState::Connecting => ConnectionState::Connecting,
        channel::ConnectionState::Close => ConnectionState::Close,
        channel::ConnectionState::Limited => ConnectionState::Limited,
        channel::ConnectionState::Blocked => ConnectionState::Blocked,
        channel::ConnectionState::Unknown(word) => ConnectionState::Unknown(word),
    }
}

/// A group has another address now.
async fn group_moved(app: &App, place: &Place, from: &str, to: &str) -> Result<Received, Problem> {
    let followed = follow_move::follow(&place.cx(app), &place.channel_id, from, to).await;
    let position = followed.map_err(|error| {
        if let AppError::Refused(refusal) = &error {
            return Problem::conflict("not_followed", refusal.to_string());
        }
        not_done(error)
    })?;
    Ok(Received::maybe_at(position, "the group's move is known"))
}

/// We were put into a group, which registers it with every flag off (CH8), or out of it.
async fn membership(
    app: &App,
    place: &Place,
    chat: String,
    name: Option<String>,
    is_member: bool,
    told_at: Option<Timestamp>,
) -> Result<Received, Problem> {
    let told_at = told_at.unwrap_or_else(|| app.log.now());
    let registered = if is_member { register(app, place, &chat, name, Some(told_at)).await? } else { None };
    let group_id = group_id(app, place, &chat).await?;
    let noted = GroupCommand::NoteMembership { is_member, told_at, now: app.log.now() };
    let noted = place.cx(app).execute::<Group>(group_id.as_str(), noted, "membership").await.map_err(not_done)?;
    let noted = noted.last_written();
    Ok(Received::maybe_at(noted.or(registered), "the group is as known"))
}

/// A person's address became another, as the messenger itself says. One address is several identities here, written as other systems
/// write them: each of the old ones becomes the new one of its kind.
async fn identity_changed(
    app: &App,
    place: &Place,
    from: &channel::Identity,
    to: &channel::Identity,
) -> Result<Received, Problem> {
    let mut last = None;
    for (from, to) in identities(std::slice::from_ref(from)).iter().zip(&identities(std::slice::from_ref(to))) {
        last = merge::change_address(&place.cx(app), from, to).await.map_err(not_done)?.or(last);
    }
    Ok(Received::maybe_at(last, "nobody here has the old address"))
}

/// Something is wrong with the channel as a whole.
async fn troubled(app: &App, place: &Place, trouble: &Trouble) -> Result<Received, Problem> {
    tracing::warn!(
        channel_id = %place.channel_id,
        code = trouble.code,
        detail = trouble.detail,
        "a messenger is in trouble"
    );
    let position = health(app, place, Report::of_trouble(trouble)).await?;
    Ok(Received::maybe_at(position, "trouble of the messenger"))
}

/// Makes sure the group is known, by this name.
async fn register(
    app: &App,
    place: &Place,
    chat: &str,
    name: Option<String>,
    joined_at: Option<Timestamp>,
) -> Result<Option<i64>, Problem> {
    let registration = groups::Registration { channel_id: &place.channel_id, chat, name: name.as_deref(), joined_at };
    let registered = groups::register(&place.cx(app), registration).await.map_err(not_done)?;
    Ok(registered.last_written())
}

async fn group_id(app: &App, place: &Place, chat: &str) -> Result<GroupId, Problem> {
    Ok(ids::of_group(&app.log, place.workspace, &place.channel_id, chat).await?)
}
