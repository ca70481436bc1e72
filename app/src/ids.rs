//! Ids that are made from what the outside calls a thing: a keyed hash, so that everybody comes to the same id and nobody reads a number or
//! an address out of it. They are made here and nowhere else.

use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId, CustomerId, GroupId, MemberId};
use aggregates::values::Identity;
use aggregates::workspace::ChannelKind;
use eventlog::{EventLog, LogError, WorkspaceId};
use uuid::Uuid;

/// The conversation in this chat of a channel.
///
/// # Errors
/// When the workspace's keys cannot be read; so do all others here.
pub async fn of_conversation(
    log: &EventLog,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    chat: &str,
) -> Result<ConversationId, LogError> {
    Ok(ConversationId::new(log.keyed_id(workspace, "conversation", &address(channel_id, chat)).await?))
}

/// The group with this chat on a channel.
pub async fn of_group(
    log: &EventLog,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    chat: &str,
) -> Result<GroupId, LogError> {
    Ok(GroupId::new(log.keyed_id(workspace, "group", &address(channel_id, chat)).await?))
}

/// A customer who is first known by this identity, in whichever spelling it came.
pub async fn of_customer(log: &EventLog, workspace: WorkspaceId, identity: &Identity) -> Result<CustomerId, LogError> {
    Ok(CustomerId::new(log.keyed_id(workspace, "customer", &identity.key()).await?))
}

/// A messenger's id of a message, as the log holds it. Meta's ids spell the person's number: of them there is only a name that nobody can read.
pub async fn of_channel_message(
    log: &EventLog,
    workspace: WorkspaceId,
    kind: ChannelKind,
    id: String,
) -> Result<ChannelMessageId, LogError> {
    match kind {
        ChannelKind::Meta => Ok(ChannelMessageId::new(log.keyed_id(workspace, "message", &id).await?)),
        ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Telegram | ChannelKind::Sandbox => {
            Ok(ChannelMessageId::new(id))
        }
    }
}

/// Whose personal data it is that comes from this address, in the one spelling of it.
pub async fn of_subject(log: &EventLog, workspace: WorkspaceId, address: &str) -> Result<String, LogError> {
    log.keyed_id(workspace, "subject", address).await
}

/// What codes for this panel user are counted under.
pub async fn of_code_counter(log: &EventLog, workspace: WorkspaceId, username: &str) -> Result<String, LogError> {
    log.keyed_id(workspace, "code-counter", &username.trim().to_lowercase()).await
}

/// The first workspace of a database: the same for everybody who asks, so that of several who make it at once, wherever they run, one
/// succeeds.
pub async fn of_first_workspace(log: &EventLog) -> Result<WorkspaceId, LogError> {
    let id = log.keyed_id(WorkspaceId::from_uuid(Uuid::nil()), "workspace", "first").await?;
    id.parse().map_err(|_| LogError::Keys(format!("{id} is no id of a workspace")))
}

/// The person who owns a workspace from its beginning.
pub async fn of_first_owner(log: &EventLog, workspace: WorkspaceId) -> Result<MemberId, LogError> {
    Ok(MemberId::new(log.keyed_id(workspace, "member", "first owner").await?))
}

fn address(channel_id: &ChannelId, chat: &str) -> String {
    format!("{channel_id}/{chat}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Files of a folder and below that hold this text, but for the folders of the log and of what is built.
    fn holding(text: &str, folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "eventlog", ".git"].contains(&name.as_str()) {
                    holding(text, &path, found);
                }
            } else if name.ends_with(".rs") && std::fs::read_to_string(&path).expect("a text").contains(text) {
                found.push(path.display().to_string());
            }
        }
    }

    #[test]
    fn ids_are_made_here_and_nowhere_else() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        let mut found = Vec::new();
        holding(".keyed_id(", top, &mut found);
        let here = top.join("app/src/ids.rs").display().to_string();
        assert_eq!(found, [here], "make the id by a function of app::ids");
    }
}
