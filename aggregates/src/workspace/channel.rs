//! Channels: what each is connected to, and what makes the details of a connection usable.

use std::cmp::Ordering;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{WorkspaceError, checked_name};
use crate::ids::PhoneNumberId;
use crate::values::{Secret, base_url};

/// No messenger posts a connection's state again for longer than a day (`docs/wire/evolution.md §3.3`, `§4`): what is older than that by its clock comes of
/// a clock that was set back.
const TOO_LATE_TO_BE_LATE: SignedDuration = SignedDuration::from_hours(25);

/// What a channel is connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// WhatsApp through an Evolution API server (CH1).
    Evolution,
    /// WhatsApp through Green API (CH2).
    Green,
    /// WhatsApp through Meta's Cloud API (CH3).
    Meta,
    /// A Telegram bot (CH4).
    Telegram,
    /// The chat page of the program itself (CH5).
    Sandbox,
}

/// A connection to a messenger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    pub name: String,
    pub link: Link,
    /// What the messenger shows when it posts to us. Meta signs with the app's secret instead: empty.
    pub webhook_secret: Secret,
    /// As last told; none before anything was.
    pub connection: Option<ConnectionState>,
    /// When the newest of what the messenger told of its own accord became so, by its clock. Its clock may be far off ours: it is compared
    /// with itself alone.
    pub connection_told_at: Option<Timestamp>,
    /// Whether we asked ourselves since.
    pub connection_was_asked: bool,
    /// Since when it has been lost, by our clock; none as long as it stands.
    #[serde(default)]
    pub connection_lost_at: Option<Timestamp>,
    /// When the messenger first reached us; none before it ever did.
    pub heard_at: Option<Timestamp>,
    /// Whom the messenger calls, as it last said; none before it was asked.
    pub calls: Option<Calls>,
    /// The name by which people address the account, where the messenger tells one: a bot's username.
    pub account_name: Option<String>,
}

/// Whom a messenger calls when something happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calls {
    /// This channel's webhook.
    Us,
    /// This channel's webhook, but without something it takes to be heard.
    UsInPart { lacks: String },
    /// No address is set.
    Nobody,
    /// Another address, of which only the host is kept: the rest may hold a secret.
    Elsewhere { host: String },
    /// The messenger does not tell.
    Untold,
}

/// Which account on which system, and the keys to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    Evolution {
        api_url: String,
        instance: String,
        api_key: Secret,
    },
    Green {
        api_url: String,
        id_instance: String,
        api_token: Secret,
    },
    Meta {
        api_url: String,
        phone_number_id: PhoneNumberId,
        access_token: Secret,
        app_secret: Secret,
        verify_token: Secret,
    },
    Telegram {
        api_url: String,
        bot_token: Secret,
    },
    Sandbox,
}

/// A key that can be replaced while the account stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Credential {
    /// Evolution.
    ApiKey,
    /// Green.
    ApiToken,
    /// Meta: for calls.
    AccessToken,
    /// Meta: signs webhooks.
    AppSecret,
    /// Meta: shown once, when the webhook is entered.
    VerifyToken,
    /// Telegram.
    BotToken,
}

/// Whether messages go through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    Open,
    Connecting,
    /// The owner has to connect again.
    Close,
    /// Connected, but sending is limited as a sign of a coming ban.
    Limited,
    /// The number is banned.
    Blocked,
    /// A word this program does not know, as the messenger wrote it.
    Unknown(String),
}

/// Why nothing comes in over a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deafness<'a> {
    /// The messenger calls another address, perhaps of another program.
    CallsElsewhere { host: &'a str },
    /// The messenger has no address to call.
    CallsNobody,
    /// The messenger calls us, but not so that all of it is heard.
    CallsInPart { lacks: &'a str },
    /// Nothing has ever come in.
    NeverHeard,
}

/// A connection over which nothing goes out or comes in, though it once did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage<'a> {
    /// How the connection is instead of open.
    pub state: &'a ConnectionState,
    /// Since when, where that was written down.
    pub since: Option<Timestamp>,
}

impl ConnectionState {
    /// Whether it is known that nothing goes over it. `refused` is Evolution's word for a login that WhatsApp does not take.
    fn is_down(&self) -> bool {
        match self {
            Self::Open | Self::Limited => false,
            Self::Connecting | Self::Close | Self::Blocked => true,
            Self::Unknown(word) => word == "refused",
        }
    }

    /// Its snake_case name; an unknown state as the messenger wrote it.
    pub fn name(&self) -> &str {
        match self {
            Self::Open => "open",
            Self::Connecting => "connecting",
            Self::Close => "close",
            Self::Limited => "limited",
            Self::Blocked => "blocked",
            Self::Unknown(word) => word,
        }
    }
}

impl Credential {
    /// The field's name in calls and answers.
    pub const fn field(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::ApiToken => "api_token",
            Self::AccessToken => "access_token",
            Self::AppSecret => "app_secret",
            Self::VerifyToken => "verify_token",
            Self::BotToken => "bot_token",
        }
    }
}

impl ChannelKind {
    /// Its snake_case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evolution => "evolution",
            Self::Green => "green",
            Self::Meta => "meta",
            Self::Telegram => "telegram",
            Self::Sandbox => "sandbox",
        }
    }
}

impl Channel {
    /// A channel of which nothing is known yet.
    pub(super) const fn new(name: String, link: Link, webhook_secret: Secret) -> Self {
        Self {
            name,
            link,
            webhook_secret,
            connection: None,
            connection_told_at: None,
            connection_was_asked: false,
            connection_lost_at: None,
            heard_at: None,
            calls: None,
            account_name: None,
        }
    }

    /// Why nothing comes in, though the connection itself may be open; none where all is in order.
    pub fn deafness(&self) -> Option<Deafness<'_>> {
        match (self.kind(), &self.calls, self.heard_at) {
            (ChannelKind::Sandbox, _, _) => None,
            (_, Some(Calls::Elsewhere { host }), _) => Some(Deafness::CallsElsewhere { host }),
            (_, Some(Calls::Nobody), _) => Some(Deafness::CallsNobody),
            (_, Some(Calls::UsInPart { lacks }), _) => Some(Deafness::CallsInPart { lacks }),
            (_, Some(Calls::Us | Calls::Untold) | None, None) => Some(Deafness::NeverHeard),
            (_, Some(Calls::Us | Calls::Untold) | None, Some(_)) => None,
        }
    }

    /// How the connection of a channel that was heard before is lost; none where it stands. A bot needs no connection to send: `close` is
    /// there that it has no webhook, which is [`Deafness`].
    pub fn outage(&self) -> Option<Outage<'_>> {
        match self.kind() {
            ChannelKind::Telegram | ChannelKind::Sandbox => None,
            ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Meta => {
                let state = self.connection.as_ref().filter(|state| state.is_down())?;
                self.heard_at.map(|_| Outage { state, since: self.connection_lost_at })
            }
        }
    }

    /// Takes in how the connection became.
    pub(super) fn becomes(&mut self, state: ConnectionState, told_at: Option<Timestamp>, changed_at: Timestamp) {
        self.connection_lost_at = state.is_down().then(|| self.connection_lost_at.unwrap_or(changed_at));
        self.connection = Some(state);
        self.connection_told_at = told_at.or(self.connection_told_at);
        self.connection_was_asked = told_at.is_none();
    }

    /// What it is connected to.
    pub const fn kind(&self) -> ChannelKind {
        self.link.kind()
    }

    /// Whether it is the same account with the same keys and name.
    pub(super) fn is_the_same_as(&self, other: &Self) -> bool {
        (&self.name, &self.link, &self.webhook_secret) == (&other.name, &other.link, &other.webhook_secret)
    }

    /// Whether being told this changes what is known. The same state told later is news, too: there was another in between, which may
    /// still be told. Where two are told for one moment, the one told last counts.
    pub(super) fn learns_from(&self, state: &ConnectionState, told_at: Option<Timestamp>) -> bool {
        let Some(known) = &self.connection else { return true };
        match told_at.map(|told_at| Some(told_at).cmp(&self.connection_told_at)) {
            None => known != state,
            Some(Ordering::Less) => {
                let both = told_at.zip(self.connection_told_at);
                both.is_some_and(|(told_at, known)| known.duration_since(told_at) > TOO_LATE_TO_BE_LATE)
            }
            Some(Ordering::Equal) => !self.connection_was_asked && known != state,
            Some(Ordering::Greater) => true,
        }
    }
}

impl Link {
    /// Which system this is.
    pub const fn kind(&self) -> ChannelKind {
        match self {
            Self::Evolution { .. } => ChannelKind::Evolution,
            Self::Green { .. } => ChannelKind::Green,
            Self::Meta { .. } => ChannelKind::Meta,
            Self::Telegram { .. } => ChannelKind::Telegram,
            Self::Sandbox => ChannelKind::Sandbox,
        }
    }

    /// Where the system is; none for the sandbox.
    pub fn api_url(&self) -> Option<&str> {
        match self {
            Self::Evolution { api_url, .. }
            | Self::Green { api_url, .. }
            | Self::Meta { api_url, .. }
            | Self::Telegram { api_url, .. } => Some(api_url),
            Self::Sandbox => None,
        }
    }

    /// The account's field and name; none for the sandbox. A bot is known by the number its token begins with.
    pub fn account(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Evolution { instance, .. } => Some(("instance", instance)),
            Self::Green { id_instance, .. } => Some(("id_instance", id_instance)),
            Self::Meta { phone_number_id, .. } => Some(("phone_number_id", phone_number_id.as_str())),
            Self::Telegram { bot_token, .. } => Some(("bot_token", bot_number(bot_token.expose()))),
            Self::Sandbox => None,
        }
    }

    /// Every key it has.
    pub fn credentials(&self) -> Vec<(Credential, &Secret)> {
        match self {
            Self::Evolution { api_key, .. } => vec![(Credential::ApiKey, api_key)],
            Self::Green { api_token, .. } => vec![(Credential::ApiToken, api_token)],
            Self::Meta { access_token, app_secret, verify_token, .. } => vec![
                (Credential::AccessToken, access_token),
                (Credential::AppSecret, app_secret),
                (Credential::VerifyToken, verify_token),
            ],
            Self::Telegram { bot_token, .. } => vec![(Credential::BotToken, bot_token)],
            Self::Sandbox => Vec::new(),
        }
    }

    /// The keys that calls show to the system, each with what is left once it is dropped: of a bot's token its number, which names the account.
    pub(super) fn credentials_shown_to_the_system(&self) -> Vec<(Credential, String)> {
        match self {
            Self::Evolution { .. } => vec![(Credential::ApiKey, String::new())],
            Self::Green { .. } => vec![(Credential::ApiToken, String::new())],
            Self::Meta { .. } => vec![(Credential::AccessToken, String::new())],
            Self::Telegram { bot_token, .. } => {
                vec![(Credential::BotToken, format!("{}:", bot_number(bot_token.expose())))]
            }
            Self::Sandbox => Vec::new(),
        }
    }

    /// The key that calls show, where it was dropped with a change of the address.
    pub fn dropped_key(&self) -> Option<Credential> {
        let is_gone = |(shown, rest): &(Credential, String)| {
            let known = self.credentials().into_iter().find(|(known, _)| known == shown);
            known.is_none_or(|(_, key)| key.expose() == rest)
        };
        self.credentials_shown_to_the_system().into_iter().find(is_gone).map(|(credential, _)| credential)
    }

    /// Whether both are the same account of the same system. Instances of Evolution are named by their server.
    pub(super) fn is_same_account(&self, other: &Self) -> bool {
        let is_same_server = match self {
            Self::Evolution { .. } => self.api_url() == other.api_url(),
            Self::Green { .. } | Self::Meta { .. } | Self::Telegram { .. } | Self::Sandbox => true,
        };
        self.kind() == other.kind() && is_same_server && self.account().is_some() && self.account() == other.account()
    }

    pub(super) fn set_address(&mut self, to: String) {
        match self {
            Self::Evolution { api_url, .. }
            | Self::Green { api_url, .. }
            | Self::Meta { api_url, .. }
            | Self::Telegram { api_url, .. } => *api_url = to,
            Self::Sandbox => {}
        }
    }

    pub(super) fn set_instance(&mut self, to: String) {
        match self {
            Self::Evolution { instance, .. } => *instance = to,
            Self::Green { .. } | Self::Meta { .. } | Self::Telegram { .. } | Self::Sandbox => {}
        }
    }

    pub(super) fn set_credential(&mut self, credential: Credential, to: String) {
        match (self, credential) {
            (Self::Evolution { api_key: key, .. }, Credential::ApiKey)
            | (Self::Green { api_token: key, .. }, Credential::ApiToken)
            | (Self::Meta { access_token: key, .. }, Credential::AccessToken)
            | (Self::Meta { app_secret: key, .. }, Credential::AppSecret)
            | (Self::Meta { verify_token: key, .. }, Credential::VerifyToken)
            | (Self::Telegram { bot_token: key, .. }, Credential::BotToken) => *key = Secret::new(to),
            // A channel has no keys of another kind; `decide` sees to that.
            (
                Self::Evolution { .. } | Self::Green { .. } | Self::Meta { .. } | Self::Telegram { .. } | Self::Sandbox,
                _,
            ) => {}
        }
    }
}

/// The channel, trimmed, or the first thing wrong with it.
pub(super) fn checked(name: &str, link: Link, webhook_secret: &str) -> Result<Channel, WorkspaceError> {
    let name = checked_name(name)?;
    let link = checked_link(link)?;
    let webhook_secret = match &link {
        Link::Evolution { .. } | Link::Green { .. } => secret("webhook_secret", &Secret::new(webhook_secret))?,
        Link::Telegram { .. } => {
            let shown = secret("webhook_secret", &Secret::new(webhook_secret))?;
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            if shown.expose().len() > 256 || !shown.expose().bytes().all(is_plain) {
                let expected = "at most 256 letters, digits, `_` and `-`";
                return Err(WorkspaceError::FieldMalformed { field: "webhook_secret", expected });
            }
            shown
        }
        Link::Meta { .. } | Link::Sandbox => Secret::new(webhook_secret.trim()),
    };
    Ok(Channel::new(name, link, webhook_secret))
}

fn checked_link(link: Link) -> Result<Link, WorkspaceError> {
    Ok(match link {
        Link::Evolution { api_url, instance, api_key } => Link::Evolution {
            api_url: address(&api_url)?,
            instance: filled("instance", &instance)?,
            api_key: checked_credential(Credential::ApiKey, api_key.expose())?,
        },
        Link::Green { api_url, id_instance, api_token } => Link::Green {
            api_url: address(&api_url)?,
            id_instance: number("id_instance", &id_instance)?,
            api_token: checked_credential(Credential::ApiToken, api_token.expose())?,
        },
        Link::Meta { api_url, phone_number_id, access_token, app_secret, verify_token } => Link::Meta {
            api_url: address(&api_url)?,
            phone_number_id: PhoneNumberId::new(number("phone_number_id", phone_number_id.as_str())?),
            access_token: checked_credential(Credential::AccessToken, access_token.expose())?,
            app_secret: checked_credential(Credential::AppSecret, app_secret.expose())?,
            verify_token: checked_credential(Credential::VerifyToken, verify_token.expose())?,
        },
        Link::Telegram { api_url, bot_token } => Link::Telegram {
            api_url: address(&api_url)?,
            bot_token: checked_credential(Credential::BotToken, bot_token.expose())?,
        },
        Link::Sandbox => Link::Sandbox,
    })
}

/// A key, trimmed, as its system makes them.
pub(super) fn checked_credential(credential: Credential, text: &str) -> Result<Secret, WorkspaceError> {
    let key = secret(credential.field(), &Secret::new(text))?;
    match credential {
        Credential::BotToken => {
            let (bot, rest) = key.expose().split_once(':').unwrap_or_default();
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            let is_number = !bot.is_empty() && bot.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number || rest.is_empty() || !rest.bytes().all(is_plain) {
                let expected = "as BotFather gives it: digits, a colon, letters and digits";
                return Err(WorkspaceError::FieldMalformed { field: credential.field(), expected });
            }
        }
        Credential::ApiKey
        | Credential::ApiToken
        | Credential::AccessToken
        | Credential::AppSecret
        | Credential::VerifyToken => {}
    }
    Ok(key)
}

/// A usable base URL, without trailing slashes.
pub(super) fn address(text: &str) -> Result<String, WorkspaceError> {
    base_url(text).map_err(WorkspaceError::ApiUrl)
}

/// The number of the bot a token is for.
pub(super) fn bot_number(token: &str) -> &str {
    token.split_once(':').map_or("", |(bot, _)| bot)
}

pub(super) fn filled(field: &'static str, text: &str) -> Result<String, WorkspaceError> {
    match text.trim() {
        "" => Err(WorkspaceError::FieldEmpty { field }),
        text => Ok(text.to_owned()),
    }
}

fn number(field: &'static str, text: &str) -> Result<String, WorkspaceError> {
    let text = filled(field, text)?;
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text)
    } else {
        Err(WorkspaceError::FieldMalformed { field, expected: "digits only" })
    }
}

fn secret(field: &'static str, secret: &Secret) -> Result<Secret, WorkspaceError> {
    filled(field, secret.expose()).map(Secret::new)
}
