//! Texts the workspace words itself (TE1).

use jiff::Timestamp;

use super::{Workspace, WorkspaceError, WorkspaceEvent};
use crate::words;

impl Workspace {
    /// An empty text, and the fixed one, are no template.
    pub(super) fn change_template(
        &self,
        key: &str,
        text: &str,
        now: Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        let key = words::changeable(key)?;
        let text = words::check(key, text)?;
        let name = key.name().to_owned();
        Ok(match self.templates.get(&name) {
            Some(_) if text.is_empty() || text == key.text() => {
                vec![WorkspaceEvent::TemplateReset { key: name, reset_at: now }]
            }
            Some(own) if own.text == text => Vec::new(),
            None if text.is_empty() || text == key.text() => Vec::new(),
            Some(_) | None => vec![WorkspaceEvent::TemplateChanged { key: name, text, changed_at: now }],
        })
    }
}
