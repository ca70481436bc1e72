//! Orders to a draft.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{Cost, Ground, NoDraft};
use crate::ids::ConversationId;

/// What can be asked of one draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::large_enum_variant, reason = "every draft is asked for once, so boxing it would only cost")]
pub enum DraftCommand {
    /// Put on record what the model is about to be asked.
    AskForDraft {
        message_id: Uuid,
        request_id: Option<Uuid>,
        conversation_id: ConversationId,
        subject: String,
        text_key: String,
        ground: Ground,
        provider: String,
        model: String,
        prompt_version: u32,
        now: Timestamp,
    },
    /// What the model wrote: accepted or rejected here.
    RecordDraft { text: String, cost: Cost, now: Timestamp },
    /// The model gave nothing to be judged.
    RecordNoDraft { why: NoDraft, detail: Option<String>, cost: Cost, now: Timestamp },
}
