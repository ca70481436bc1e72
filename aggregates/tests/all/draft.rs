//! One reply that a language model was asked for.

use aggregates::draft::{Cost, Draft, DraftCommand, DraftEvent, Ground, NoDraft};
use aggregates::ids::ConversationId;

use crate::support::samples::{at, uuid};
use crate::support::{examples, state};

const FIXED: &str =
    "✅ Cancellation submitted for *#54322*.\nService: Followers 1K\nYou will see the result in your panel.";

fn ask() -> DraftCommand {
    ask_about(FIXED)
}

fn ask_about(fixed: &str) -> DraftCommand {
    DraftCommand::AskForDraft {
        message_id: uuid(1),
        request_id: Some(uuid(2)),
        conversation_id: ConversationId::new("c1"),
        subject: "maria-1".into(),
        text_key: "cancel_submitted".into(),
        ground: Ground::reword(fixed.into(), vec!["Followers 1K".into()], vec!["smmcost.com".into()]),
        provider: "openai".into(),
        model: "small-1".into(),
        prompt_version: 1,
        now: at(0),
    }
}

const COST: Cost = Cost { input_tokens: 412, output_tokens: 63, latency_ms: 850 };

fn drafted(text: &str) -> DraftCommand {
    DraftCommand::RecordDraft { text: text.into(), cost: COST, now: at(1) }
}

fn none(why: NoDraft) -> DraftCommand {
    DraftCommand::RecordNoDraft { why, detail: Some("unavailable: no answer in time".into()), cost: COST, now: at(1) }
}

const GOOD: &str = "Hello! ✅ We submitted the cancellation of *#54322* for you.\nService: Followers 1K\nYou will see the result in your panel.";
const LIE: &str = "✅ Cancellation submitted for *#54322*, and $500 refunded.\nService: Followers 1K\nYou will see the result in your panel.";

fn then(commands: &[DraftCommand]) -> Vec<DraftEvent> {
    let mut events = Vec::new();
    for command in commands {
        let more = state::<Draft>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

examples! { Draft;
    a_draft_is_asked_for: given [], when ask();
    a_draft_is_asked_for_once: given then(&[ask()]), when ask();
    a_draft_without_a_fixed_text_is_an_error: given [], when ask_about(" ");
    a_draft_that_says_nothing_but_the_facts_is_accepted: given then(&[ask()]), when drafted(GOOD);
    a_draft_with_an_invented_refund_is_rejected: given then(&[ask()]), when drafted(LIE);
    a_model_that_is_too_slow_gives_no_draft: given then(&[ask()]), when none(NoDraft::TooSlow);
    a_second_draft_changes_nothing: given then(&[ask(), none(NoDraft::Interrupted)]), when drafted(GOOD);
    a_failure_after_the_draft_changes_nothing: given then(&[ask(), drafted(GOOD)]), when none(NoDraft::Failed);
    a_draft_nobody_asked_for_is_an_error: given [], when drafted(GOOD);
    no_draft_where_none_was_asked_for_is_an_error: given [], when none(NoDraft::Down);
}
