//! The client of a channel's system, whichever it is.

use aggregates::values::Secret;
use aggregates::workspace::{Calls, Channel, Link};
use api::ports::{Connection, Seen};
use gateways::channel::{self, Quote, Sent};
use gateways::evolution::{ConnectAnswer, EvolutionClient, Group, Participant, QrCode};
use gateways::green::GreenClient;
use gateways::meta::MetaClient;
use gateways::telegram::TelegramClient;
use gateways::{GatewayError, Kind, Net};
use jiff::Timestamp;
use secrecy::SecretString;
use serde::Serialize;

/// What a channel sends through. Clients share connections and rate limits through `Net`, so making one costs nothing.
pub enum Messenger {
    Evolution(EvolutionClient),
    Green(GreenClient),
    Meta(MetaClient),
    Telegram(TelegramClient),
    /// The chat page reads the log: nothing is called.
    Sandbox,
}

impl Messenger {
    /// The client of a channel. Nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called, or details that cannot be.
    pub fn of(net: &Net, channel: &Channel) -> Result<Self, GatewayError> {
        if channel.link.dropped_key().is_some() {
            let gone = "its key was dropped when its address changed: give the key anew";
            return Err(GatewayError::new(Kind::Misconfigured, gone));
        }
        Ok(match &channel.link {
            Link::Evolution { api_url, instance, api_key } => {
                Self::Evolution(EvolutionClient::new(net, api_url, secret(api_key), instance)?)
            }
            Link::Green { api_url, id_instance, api_token } => {
                Self::Green(GreenClient::new(net, api_url, id_instance, secret(api_token))?)
            }
            Link::Meta { api_url, phone_number_id, access_token, .. } => {
                Self::Meta(MetaClient::new(net, api_url, phone_number_id.as_str(), secret(access_token))?)
            }
            Link::Telegram { api_url, bot_token } => {
                Self::Telegram(TelegramClient::new(net, api_url, secret(bot_token))?)
            }
            Link::Sandbox => Self::Sandbox,
        })
    }

    /// Longest text one message takes; none where there is no limit worth minding.
    pub const fn text_limit(&self) -> Option<usize> {
        match self {
            Self::Green(_) => Some(gateways::green::TEXT_LIMIT),
            Self::Meta(_) => Some(gateways::meta::TEXT_LIMIT),
            Self::Telegram(_) => Some(gateways::telegram::TEXT_LIMIT),
            Self::Evolution(_) | Self::Sandbox => None,
        }
    }

    /// Sends a text, quoting the message it answers where there is one and the system takes that. `own_id` is the id of what is sent over
    /// the sandbox, which gives none.
    ///
    /// # Errors
    /// As the system's client says.
    pub async fn send_text(
        &self,
        chat: &str,
        text: &str,
        quote: Option<&Quote>,
        own_id: &str,
    ) -> Result<Sent, GatewayError> {
        let sent = self.send_once(chat, text, quote, own_id).await;
        match sent {
            // Certainly not sent, and perhaps for what it quotes: the text counts more.
            Err(error) if quote.is_some() && error.kind == Kind::Refused && error.sign.is_none() => {
                tracing::info!(%error, "an answer goes out without quoting");
                self.send_once(chat, text, None, own_id).await
            }
            sent => sent,
        }
    }

    async fn send_once(
        &self,
        chat: &str,
        text: &str,
        quote: Option<&Quote>,
        own_id: &str,
    ) -> Result<Sent, GatewayError> {
        match self {
            Self::Evolution(client) => {
                let sent = client.send_reply(chat, text, quote).await?;
                Ok(Sent { message_id: sent.message_id, chat: chat.to_owned() })
            }
            Self::Green(client) => client.send_reply(chat, text, quote).await,
            // It reaches people only, never a group: nothing is quoted there.
            Self::Meta(client) => client.send_text(chat, text).await,
            Self::Telegram(client) => client.send_reply(chat, text, quote).await,
            Self::Sandbox => Ok(Sent { message_id: own_id.to_owned(), chat: chat.to_owned() }),
        }
    }

    /// Points the system at our webhook, making the instance where there is need, and answers how the connection is.
    ///
    /// # Errors
    /// As any call.
    pub async fn prepare(&self, channel: &Channel, webhook_url: &str) -> Result<Connection, GatewayError> {
        match self {
            Self::Evolution(client) => {
                let made = client.create_instance(webhook_url, &secret(&channel.webhook_secret)).await?;
                if made.existed {
                    return self.connect(channel, webhook_url).await;
                }
                let state = made.state.as_ref().map_or("connecting".to_owned(), word);
                Ok(shown(state, made.qr))
            }
            Self::Green(_) | Self::Meta(_) | Self::Telegram(_) | Self::Sandbox => {
                self.connect(channel, webhook_url).await
            }
        }
    }

    /// Points the system at our webhook whatever it was pointed at, making the instance where there is none, and starts connecting.
    ///
    /// # Errors
    /// As any call.
    pub async fn connect(&self, channel: &Channel, webhook_url: &str) -> Result<Connection, GatewayError> {
        match self {
            Self::Evolution(client) => {
                let made = client.adopt_or_create(webhook_url, &secret(&channel.webhook_secret)).await?;
                if made.existed {
                    return Ok(scan(client.connect().await?));
                }
                Ok(shown(made.state.as_ref().map_or("connecting".to_owned(), word), made.qr))
            }
            Self::Green(client) => connect_green(client, channel, webhook_url).await,
            Self::Meta(client) => connect_meta(client, webhook_url).await,
            Self::Telegram(client) => connect_telegram(client, channel, webhook_url).await,
            Self::Sandbox => Ok(open()),
        }
    }

    /// Whom the system calls, whether so that the channel hears it, and what it calls the account.
    ///
    /// # Errors
    /// As any call.
    pub async fn look(&self, channel: &Channel, webhook_url: &str, now: Timestamp) -> Result<Seen, GatewayError> {
        let calls = match self {
            Self::Evolution(client) => client.webhook(&secret(&channel.webhook_secret)).await?,
            Self::Green(client) => client.webhook(&secret(&channel.webhook_secret)).await?,
            Self::Telegram(client) => {
                let calls = whom(client.webhook_info().await?.calls(now.as_second()), webhook_url);
                return Ok(Seen { calls, account: client.get_me().await?.username });
            }
            Self::Meta(client) => client.webhook().await?,
            Self::Sandbox => channel::Calls::Untold,
        };
        Ok(Seen { calls: whom(calls, webhook_url), account: None })
    }

    /// How the connection is now.
    ///
    /// # Errors
    /// As any call.
    pub async fn state(&self) -> Result<Connection, GatewayError> {
        let state = match self {
            Self::Evolution(client) => word(&client.connection_state().await?),
            Self::Green(client) => word(&client.connection_state().await?),
            Self::Meta(client) => word(&client.connection_state().await?),
            Self::Telegram(client) => word(&client.connection_state().await?),
            Self::Sandbox => return Ok(open()),
        };
        Ok(shown(state, None))
    }

    /// The groups the number is in; in words why, where the system has no such list.
    ///
    /// # Errors
    /// As any call.
    pub async fn groups(&self) -> Result<Result<Vec<Group>, &'static str>, GatewayError> {
        Ok(match self {
            Self::Evolution(client) => Ok(client.fetch_groups().await?),
            Self::Green(client) => Ok(client.fetch_groups().await?),
            Self::Meta(_) => {
                Err("Meta's Cloud API has no list of groups to fetch; use an Evolution or Green channel for groups")
            }
            Self::Telegram(_) => Err(
                "Telegram has no list of groups to fetch: a group registers itself when the bot is added or somebody writes",
            ),
            Self::Sandbox => Err("a sandbox channel has no list of groups to fetch"),
        })
    }

    /// The address of the connected number, where the system tells it.
    ///
    /// # Errors
    /// As any call.
    pub async fn own_address(&self) -> Result<Option<String>, GatewayError> {
        match self {
            Self::Evolution(client) => client.own_jid().await,
            Self::Green(client) => client.own_jid().await,
            Self::Meta(_) | Self::Telegram(_) | Self::Sandbox => Ok(None),
        }
    }

    /// The members of a group with every address known; nobody where the system tells whole addresses with each message.
    ///
    /// # Errors
    /// As any call.
    pub async fn participants(&self, chat: &str) -> Result<Vec<Participant>, GatewayError> {
        match self {
            Self::Evolution(client) => client.participants(chat).await,
            Self::Green(client) => client.participants(chat).await,
            Self::Meta(_) | Self::Telegram(_) | Self::Sandbox => Ok(Vec::new()),
        }
    }
}

/// Whether that is us. Of another address only the host is told: the rest may hold a secret.
fn whom(calls: channel::Calls, webhook_url: &str) -> Calls {
    match calls {
        channel::Calls::Nobody => Calls::Nobody,
        channel::Calls::Untold => Calls::Untold,
        channel::Calls::Address { url, lacks }
            if url.trim().trim_end_matches('/') == webhook_url.trim_end_matches('/') =>
        {
            if lacks.is_empty() {
                Calls::Us
            } else {
                Calls::UsInPart { lacks: lacks.join(", ") }
            }
        }
        channel::Calls::Address { url, .. } => {
            let host = url::Url::parse(url.trim()).ok();
            let host = host.and_then(|url| {
                let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                url.host_str().map(|host| format!("{host}{port}"))
            });
            Calls::Elsewhere { host: host.unwrap_or_else(|| "another address".to_owned()) }
        }
    }
}

/// A secret of a state as clients take it.
pub fn secret(secret: &Secret) -> SecretString {
    secret.expose().to_owned().into()
}

/// The webhook is set whatever the state, so that a number connected later is heard at once.
async fn connect_green(client: &GreenClient, channel: &Channel, webhook_url: &str) -> Result<Connection, GatewayError> {
    let state = word(&client.connection_state().await?);
    client.set_webhook(webhook_url, &secret(&channel.webhook_secret)).await?;
    if state == "close" {
        return Ok(scan(client.connect().await?));
    }
    let warning = match state.as_str() {
        "limited" => {
            Some("WhatsApp limits sending from this number as a sign of a coming ban: send less for some days")
        }
        "blocked" => Some("WhatsApp has banned this number: connect another one"),
        _ => None,
    };
    Ok(Connection { warning: warning.map(str::to_owned), ..shown(state, None) })
}

/// Meta takes the webhook's address by hand only.
async fn connect_meta(client: &MetaClient, webhook_url: &str) -> Result<Connection, GatewayError> {
    let number = client.phone_number().await?;
    let is_red = number.quality.as_deref() == Some("RED");
    let next_step = format!(
        "in the app's WhatsApp configuration at Meta, enter {webhook_url} as callback URL with this channel's verify token, and subscribe \
         to the field `messages`"
    );
    let warning = "customers complain about this number (quality RED): Meta will limit it; send less";
    Ok(Connection {
        account: number.display.or(number.verified_name),
        next_step: Some(next_step),
        warning: is_red.then(|| warning.to_owned()),
        ..shown(if is_red { "limited" } else { "open" }.to_owned(), None)
    })
}

async fn connect_telegram(
    client: &TelegramClient,
    channel: &Channel,
    webhook_url: &str,
) -> Result<Connection, GatewayError> {
    let bot = client.get_me().await?;
    client.set_webhook(webhook_url, &secret(&channel.webhook_secret)).await?;
    let warning = if !bot.can_join_groups {
        Some("the bot can not be added to groups: allow it with /setjoingroups at BotFather")
    } else if !bot.can_read_all_group_messages {
        Some(
            "privacy mode is on: in groups the bot sees only commands such as /refill and answers to itself, so customers will seem not to \
             be heard. Switch it off with /setprivacy at BotFather, then remove the bot from each group and add it again",
        )
    } else {
        None
    };
    Ok(Connection {
        account: bot.username.map(|name| format!("@{name}")).or(bot.name),
        warning: warning.map(str::to_owned),
        ..open()
    })
}

fn scan(answer: ConnectAnswer) -> Connection {
    match answer {
        ConnectAnswer::AlreadyOpen => open(),
        ConnectAnswer::Scan(qr) => shown("connecting".to_owned(), Some(qr)),
        ConnectAnswer::NotYet => shown("connecting".to_owned(), None),
    }
}

fn open() -> Connection {
    shown("open".to_owned(), None)
}

fn shown(state: String, qr: Option<QrCode>) -> Connection {
    let (code, image, pairing_code) = qr.map_or((None, None, None), |qr| (qr.code, qr.image, qr.pairing_code));
    Connection { state, code, image, pairing_code, ..Connection::default() }
}

/// The word for a state; a state of a word unknown to us is that word.
fn word(state: &impl Serialize) -> String {
    match serde_json::to_value(state) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(serde_json::Value::Object(unknown)) => {
            unknown.values().next().and_then(|word| word.as_str()).unwrap_or("unknown").to_owned()
        }
        Ok(_) | Err(_) => "unknown".to_owned(),
    }
}
