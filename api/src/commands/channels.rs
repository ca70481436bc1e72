//! Channels: connections to messengers (CH1, CH5).

use aggregates::workspace::{ChannelKind, TokenScope, Workspace, WorkspaceCommand, WorkspaceEvent};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::auth::random_hex;
use crate::change::Change;
use crate::channels::{kind_name, webhook_url};
use crate::error::Problem;

/// What a channel is connected to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindName {
    /// WhatsApp through an Evolution API server.
    Evolution,
    /// The chat page of this program.
    Sandbox,
}

/// Add a channel. `api_url`, `api_key` and `instance` belong to `evolution`, and to nothing else.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddChannel {
    pub kind: KindName,
    /// Unique in the workspace; the kind's name where left out.
    #[serde(default)]
    pub name: Option<String>,
    /// Base URL of the Evolution API server.
    #[serde(default)]
    pub api_url: Option<String>,
    /// Stored sealed, never shown.
    #[serde(default)]
    pub api_key: Option<String>,
    /// Name of the instance on that server; it is made there if need be.
    #[serde(default)]
    pub instance: Option<String>,
}

impl Order for AddChannel {
    const NAME: &'static str = "AddChannel";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Add a channel; its webhook secret is in the answer, once";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let kind = match self.kind {
            KindName::Evolution => ChannelKind::Evolution,
            KindName::Sandbox => ChannelKind::Sandbox,
        };
        if kind == ChannelKind::Sandbox {
            let given = [("api_url", &self.api_url), ("api_key", &self.api_key), ("instance", &self.instance)];
            if let Some((field, _)) = given.into_iter().find(|(_, value)| value.is_some()) {
                return Err(Problem::invalid(field, format!("a sandbox channel has no `{field}`")));
            }
        }
        let command = WorkspaceCommand::AddChannel {
            channel_id: new_channel_id(app, change),
            kind,
            name: self.name.unwrap_or_else(|| kind_name(kind).to_owned()),
            api_url: self.api_url.unwrap_or_default(),
            instance: self.instance.unwrap_or_default(),
            api_key: self.api_key.unwrap_or_default(),
            webhook_secret: random_hex(),
            now: app.log.now(),
        };
        let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
        for recorded in &committed.events {
            if let WorkspaceEvent::ChannelAdded { channel_id, kind, webhook_secret, .. } =
                &*recorded.event::<Workspace>()?
            {
                let url = webhook_url(app, *kind, channel_id);
                let answer = Changed::at(committed.position)
                    .with("id", channel_id.clone())
                    .with("webhook_url", url.clone())
                    .with("webhook_secret", webhook_secret.clone());
                return Ok(match kind {
                    ChannelKind::Sandbox => answer,
                    ChannelKind::Evolution => prepare(app, change, channel_id, url, answer).await,
                });
            }
        }
        Ok(Changed::at(committed.position))
    }
}

/// Makes the instance and points its webhook at us. That it did not work is told; the channel stays, and `connect` tries again.
async fn prepare(app: &App, change: &Change, channel_id: &str, url: String, answer: Changed) -> Changed {
    match app.desk.create_instance(change.workspace(), channel_id.to_owned(), url).await {
        Ok(connection) => answer.with("connection", json!(connection)),
        Err(error) => {
            tracing::warn!(channel_id, %error, "the instance of a new channel could not be made");
            answer.with("connection_problem", error.to_string())
        }
    }
}

/// A channel's id begins with its workspace's, so that a webhook's path alone names both.
fn new_channel_id(app: &App, change: &Change) -> String {
    let random = app.log.new_id().as_simple().to_string();
    format!("{}-{}", change.workspace(), &random[24..])
}

/// Give a channel another name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenameChannel {
    pub channel_id: String,
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

/// Remove a channel that no route leads over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveChannel {
    pub channel_id: String,
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
