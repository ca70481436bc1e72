//! Channels: connections to messengers (CH1–CH5).

use aggregates::ids::{ChannelId, PhoneNumberId};
use aggregates::values::Secret;
use aggregates::workspace::{
    AddedKind, ChannelKind, Credential, Link, TokenScope, Workspace, WorkspaceCommand, WorkspaceEvent,
};
use app::workspace::token;
use eventlog::{LogError, Recorded};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::channels::{Look, Occasion, look_anew, note_answer, noted, webhook_url};
use crate::error::Problem;

/// What a channel is connected to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindName {
    /// WhatsApp through an Evolution API server.
    Evolution,
    /// WhatsApp through Green API.
    Green,
    /// WhatsApp through Meta's Cloud API.
    Meta,
    /// A Telegram bot.
    Telegram,
    /// The chat page of this program.
    Sandbox,
}

impl KindName {
    const fn kind(self) -> ChannelKind {
        match self {
            Self::Evolution => ChannelKind::Evolution,
            Self::Green => ChannelKind::Green,
            Self::Meta => ChannelKind::Meta,
            Self::Telegram => ChannelKind::Telegram,
            Self::Sandbox => ChannelKind::Sandbox,
        }
    }
}

/// Add a channel. Each kind has fields of its own, all needed but where a default is named: `evolution` takes `api_url`, `api_key` and
/// `instance`; `green` takes `api_url`, `id_instance` and `api_token`; `meta` takes `phone_number_id`, `access_token`, `app_secret`,
/// `verify_token` and, where it is not Meta's own, `api_url`; `telegram` takes `bot_token` and, where it is not Telegram's own, `api_url`;
/// `sandbox` takes none. Keys are stored sealed and never shown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddChannel {
    pub kind: KindName,
    /// Unique in the workspace; the kind's name where left out.
    #[serde(default)]
    pub name: Option<String>,
    /// Base URL of the system. Of `green`, as the console shows it for the instance.
    #[serde(default)]
    pub api_url: Option<String>,
    /// `evolution`: the server's key.
    #[serde(default)]
    pub api_key: Option<String>,
    /// `evolution`: name of the instance on that server; it is made there if need be.
    #[serde(default)]
    pub instance: Option<String>,
    /// `green`: the instance's number.
    #[serde(default)]
    pub id_instance: Option<String>,
    /// `green`: the instance's token.
    #[serde(default)]
    pub api_token: Option<String>,
    /// `meta`: the id of the phone number, not the number.
    #[serde(default)]
    pub phone_number_id: Option<String>,
    /// `meta`: for calls.
    #[serde(default)]
    pub access_token: Option<String>,
    /// `meta`: Meta signs webhooks with it.
    #[serde(default)]
    pub app_secret: Option<String>,
    /// `meta`: any text of yours; enter the same at Meta with the webhook's address.
    #[serde(default)]
    pub verify_token: Option<String>,
    /// `telegram`: as BotFather gives it.
    #[serde(default)]
    pub bot_token: Option<String>,
}

impl AddChannel {
    /// The connection it describes, or the first field that is missing or belongs to another kind.
    fn link(&mut self) -> Result<Link, Problem> {
        let kind = self.kind.kind();
        let mut given = Given { kind, fields: self.fields() };
        let link = match kind {
            ChannelKind::Evolution => Link::Evolution {
                api_url: given.needed("api_url")?,
                instance: given.needed("instance")?,
                api_key: given.key(Credential::ApiKey)?,
            },
            ChannelKind::Green => Link::Green {
                api_url: given.needed("api_url")?,
                id_instance: given.needed("id_instance")?,
                api_token: given.key(Credential::ApiToken)?,
            },
            ChannelKind::Meta => Link::Meta {
                api_url: given.or("api_url", gateways::meta::DEFAULT_API_URL),
                phone_number_id: PhoneNumberId::new(given.needed("phone_number_id")?),
                access_token: given.key(Credential::AccessToken)?,
                app_secret: given.key(Credential::AppSecret)?,
                verify_token: given.key(Credential::VerifyToken)?,
            },
            ChannelKind::Telegram => Link::Telegram {
                api_url: given.or("api_url", gateways::telegram::DEFAULT_API_URL),
                bot_token: given.key(Credential::BotToken)?,
            },
            ChannelKind::Sandbox => Link::Sandbox,
        };
        given.nothing_left()?;
        Ok(link)
    }

    /// Takes every field that belongs to some kinds only.
    fn fields(&mut self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("api_url", self.api_url.take()),
            ("api_key", self.api_key.take()),
            ("instance", self.instance.take()),
            ("id_instance", self.id_instance.take()),
            ("api_token", self.api_token.take()),
            ("phone_number_id", self.phone_number_id.take()),
            ("access_token", self.access_token.take()),
            ("app_secret", self.app_secret.take()),
            ("verify_token", self.verify_token.take()),
            ("bot_token", self.bot_token.take()),
        ]
    }
}

/// Fields as given, each taken once.
struct Given {
    kind: ChannelKind,
    fields: Vec<(&'static str, Option<String>)>,
}

impl Given {
    fn take(&mut self, name: &str) -> Option<String> {
        self.fields.iter_mut().find(|(field, _)| *field == name).and_then(|(_, value)| value.take())
    }

    fn needed(&mut self, name: &'static str) -> Result<String, Problem> {
        let kind = self.kind.name();
        self.take(name).ok_or_else(|| {
            Problem::invalid_as("missing_field", name, format!("a channel of kind `{kind}` needs `{name}`"))
        })
    }

    fn key(&mut self, credential: Credential) -> Result<Secret, Problem> {
        self.needed(credential.field()).map(Secret::new)
    }

    fn or(&mut self, name: &str, default: &str) -> String {
        self.take(name).filter(|text| !text.trim().is_empty()).unwrap_or_else(|| default.to_owned())
    }

    fn nothing_left(self) -> Result<(), Problem> {
        let kind = self.kind.name();
        match self.fields.into_iter().find(|(_, value)| value.is_some()) {
            Some((field, _)) => Err(Problem::invalid(field, format!("a channel of kind `{kind}` has no `{field}`"))),
            None => Ok(()),
        }
    }
}

impl Order for AddChannel {
    const NAME: &'static str = "AddChannel";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Add a channel; its webhook secret is in the answer, once";

    async fn run(mut self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let link = self.link()?;
        // Meta proves itself with the app's secret.
        let webhook_secret = if link.kind() == ChannelKind::Meta { String::new() } else { token::random_hex() };
        let command = WorkspaceCommand::AddChannel {
            channel_id: new_channel_id(app, change),
            name: self.name.unwrap_or_else(|| link.kind().name().to_owned()),
            link,
            webhook_secret,
            now: app.log.now(),
        };
        let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
        for recorded in &committed.events {
            let event = recorded.event::<Workspace>()?;
            let Some((channel_id, kind, webhook_secret)) = added(&event) else { continue };
            let url = webhook_url(app, kind, channel_id);
            let mut answer = Changed::at(committed.position).with("id", channel_id.as_str()).with("webhook_url", url);
            if !webhook_secret.is_empty() {
                answer = answer.with("webhook_secret", webhook_secret.to_owned());
            }
            return Ok(match kind {
                ChannelKind::Sandbox => answer,
                ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Meta | ChannelKind::Telegram => {
                    prepare(app, change, channel_id, kind, answer).await
                }
            });
        }
        Ok(Changed::at(committed.position))
    }
}

/// The channel an event says was added: its id, kind and webhook secret.
fn added(event: &WorkspaceEvent) -> Option<(&ChannelId, ChannelKind, &str)> {
    if let WorkspaceEvent::ChannelAdded { channel_id, kind, webhook_secret, .. } = event {
        let kind = match kind {
            AddedKind::Evolution => ChannelKind::Evolution,
            AddedKind::Sandbox => ChannelKind::Sandbox,
        };
        return Some((channel_id, kind, webhook_secret));
    }
    if let WorkspaceEvent::GreenChannelAdded { channel_id, webhook_secret, .. } = event {
        return Some((channel_id, ChannelKind::Green, webhook_secret));
    }
    if let WorkspaceEvent::MetaChannelAdded { channel_id, .. } = event {
        return Some((channel_id, ChannelKind::Meta, ""));
    }
    if let WorkspaceEvent::TelegramChannelAdded { channel_id, webhook_secret, .. } = event {
        return Some((channel_id, ChannelKind::Telegram, webhook_secret));
    }
    None
}

/// Points the messenger at us. That it did not work is told; the channel stays, and `connect` tries again.
async fn prepare(app: &App, change: &Change, channel_id: &ChannelId, kind: ChannelKind, answer: Changed) -> Changed {
    let url = webhook_url(app, kind, channel_id);
    let asked = app.desk.prepare_channel(change.workspace(), channel_id.to_owned(), url).await;
    match note_answer(app, change.workspace(), channel_id, asked, Occasion::Anew).await {
        Ok(Look::Connection(connection)) => {
            match noted(app, change.provenance(), change.workspace(), (channel_id, kind), (*connection).clone()).await {
                Ok(noted) => answer.with("connection", json!(noted)),
                Err(_) => answer.with("connection", json!(connection)),
            }
        }
        Ok(Look::Failed(error)) => {
            tracing::warn!(%channel_id, %error, "a new channel could not be prepared");
            answer.with("connection_problem", error.to_string())
        }
        Err(error) => {
            tracing::warn!(%channel_id, ?error, "what a new channel's messenger said was not written down");
            answer.with("connection_problem", "what the messenger said was not written down: connect the channel")
        }
    }
}

/// A channel's id begins with its workspace's, so that a webhook's path alone names both.
fn new_channel_id(app: &App, change: &Change) -> ChannelId {
    let random = app.log.new_id().as_simple().to_string();
    ChannelId::new(format!("{}-{}", change.workspace(), &random[24..]))
}

/// Give a channel another name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenameChannel {
    #[schema(value_type = String)]
    pub channel_id: ChannelId,
    pub name: String,
}

impl Order for RenameChannel {
    const NAME: &'static str = "RenameChannel";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Give a channel another name";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command =
            WorkspaceCommand::RenameChannel { channel_id: self.channel_id, name: self.name, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}

/// Give a channel new keys, or another address of the same system. The account behind it stays: for another one, add a channel.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceChannelKeys {
    #[schema(value_type = String)]
    pub channel_id: ChannelId,
    #[serde(default)]
    pub api_url: Option<String>,
    /// Of an Evolution channel: another instance of the server.
    #[serde(default)]
    pub instance: Option<String>,
    /// Of an Evolution channel.
    #[serde(default)]
    pub api_key: Option<String>,
    /// Of a Green channel.
    #[serde(default)]
    pub api_token: Option<String>,
    /// Of a Meta channel, as the two that follow.
    #[serde(default)]
    pub access_token: Option<String>,
    #[serde(default)]
    pub app_secret: Option<String>,
    #[serde(default)]
    pub verify_token: Option<String>,
    /// Of a Telegram channel; of the same bot.
    #[serde(default)]
    pub bot_token: Option<String>,
}

impl ReplaceChannelKeys {
    /// Nothing to replace.
    pub(crate) fn is_empty(&self) -> bool {
        let Self {
            channel_id: _,
            api_url,
            instance,
            api_key,
            api_token,
            access_token,
            app_secret,
            verify_token,
            bot_token,
        } = self;
        [api_url, instance, api_key, api_token, access_token, app_secret, verify_token, bot_token]
            .iter()
            .all(|one| one.is_none())
    }
}

impl Order for ReplaceChannelKeys {
    const NAME: &'static str = "ReplaceChannelKeys";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Give a channel new keys";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let given = [
            (Credential::ApiKey, self.api_key),
            (Credential::ApiToken, self.api_token),
            (Credential::AccessToken, self.access_token),
            (Credential::AppSecret, self.app_secret),
            (Credential::VerifyToken, self.verify_token),
            (Credential::BotToken, self.bot_token),
        ];
        let keys: Vec<_> = given.into_iter().filter_map(|(credential, key)| Some((credential, key?))).collect();
        let given: Vec<_> = keys.iter().map(|(credential, _)| *credential).collect();
        let (channel_id, api_url, instance) = (self.channel_id, self.api_url, self.instance);
        let (id, now) = (channel_id.clone(), app.log.now());
        let command = WorkspaceCommand::ReplaceChannelKeys { channel_id, api_url, instance, keys, now };
        let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
        look_anew(app, change.workspace(), &id).await;
        let dropped: Vec<&str> = dropped(&committed.events, &given)?.into_iter().map(Credential::field).collect();
        let changed = Changed::at(committed.position);
        Ok(if dropped.is_empty() { changed } else { changed.with("dropped", dropped) })
    }
}

/// The keys that were not shown to a new address, and are to be given anew.
fn dropped(events: &[Recorded], given: &[Credential]) -> Result<Vec<Credential>, LogError> {
    let mut dropped = Vec::new();
    for event in events {
        if let WorkspaceEvent::ChannelKeyReplaced { credential, .. } = &*event.event::<Workspace>()?
            && !given.contains(credential)
        {
            dropped.push(*credential);
        }
    }
    Ok(dropped)
}

/// Remove a channel that no route leads over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveChannel {
    #[schema(value_type = String)]
    pub channel_id: ChannelId,
}

impl Order for RemoveChannel {
    const NAME: &'static str = "RemoveChannel";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Remove a channel";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::RemoveChannel { channel_id: self.channel_id, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}
