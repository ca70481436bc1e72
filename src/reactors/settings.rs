//! `!config` (AD4): the settings in a chat, for owners.

use aggregates::values::ChatKind;
use aggregates::words::team::{self, Said};
use aggregates::workspace::settings::{SettingError, definition, validate};
use aggregates::workspace::{Workspace, WorkspaceCommand};

use super::chat::Origin;
use super::inbound::Sender;
use super::job::{Job, Trouble};

/// The step in which a setting is changed.
const CHANGE: &str = "change-setting";

/// The answer to `!config get`.
pub fn show(workspace: &Workspace, key: &str) -> Said {
    match definition(key) {
        Some(definition) => team::setting(&workspace.settings, definition),
        None => team::setting_refused(&SettingError::unknown(key).to_string()),
    }
}

/// Whether others read along what must stay a secret.
pub fn is_exposed(origin: &Origin, key: &str) -> bool {
    origin.chat_kind == ChatKind::Group && definition(key).is_some_and(|definition| definition.secret())
}

/// Sets a setting, on record as done by the one who asked.
pub async fn set(job: &Job<'_>, sender: &Sender, key: &str, value: String) -> Result<Said, Trouble> {
    let Some(definition) = definition(key) else {
        return Ok(team::setting_refused(&SettingError::unknown(key).to_string()));
    };
    if let Err(problem) = validate(key, &value) {
        return Ok(team::setting_refused(&problem.to_string()));
    }
    let command = WorkspaceCommand::ChangeSetting { key: key.to_owned(), value, now: job.now() };
    job.execute::<Workspace>(&job.workspace_id().to_string(), command, CHANGE, sender.actor()).await?;
    Ok(team::setting_changed(&job.workspace().await?.settings, definition))
}
