//! Signs of a coming ban, and channels that need their owner.

use aggregates::channel_health::{ChannelHealth, ChannelHealthCommand, ChannelHealthEvent, StopCause};
use aggregates::ids::ChannelId;
use jiff::Timestamp;

use crate::support::samples::at;
use crate::support::{examples, state};

fn id() -> ChannelId {
    ChannelId::new("ch1")
}

fn sign(now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportBanSign { channel_id: id(), reason: "rate limited: yellow card".into(), now }
}

fn lost(now: Timestamp) -> ChannelHealthCommand {
    stop("logged out on the phone", StopCause::Account, now)
}

fn refused(cause: StopCause, now: Timestamp) -> ChannelHealthCommand {
    stop("HTTP 401: Unauthorized", cause, now)
}

fn stop(reason: &str, cause: StopCause, now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportOwnerMustAct { channel_id: id(), reason: reason.into(), cause, now }
}

fn answered(now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportAnswered { channel_id: id(), is_anew: false, now }
}

fn answered_anew(now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportAnswered { channel_id: id(), is_anew: true, now }
}

fn sent(now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportSent { channel_id: id(), now }
}

fn connected(now: Timestamp) -> ChannelHealthCommand {
    ChannelHealthCommand::ReportConnected { channel_id: id(), now }
}

fn elsewhere() -> ChannelHealthCommand {
    ChannelHealthCommand::ReportSent { channel_id: ChannelId::new("ch2"), now: at(9) }
}

/// What came of these reports one after the other.
fn after(reports: &[ChannelHealthCommand]) -> Vec<ChannelHealthEvent> {
    let mut events = Vec::new();
    for report in reports {
        let more = state::<ChannelHealth>(&events).decide(report.clone()).unwrap();
        events.extend(more);
    }
    events
}

examples! { ChannelHealth;
    a_sign_of_a_coming_ban_slows_the_channel: given [], when sign(at(0));
    signs_that_come_together_are_one: given after(&[sign(at(0))]), when sign(at(0));
    a_further_sign_makes_it_slower_still: given after(&[sign(at(0))]), when sign(at(1));
    there_is_a_slowest_pace: given after(&[sign(at(0)), sign(at(1)), sign(at(2))]), when sign(at(3));
    a_message_sent_soon_after_a_sign_proves_nothing: given after(&[sign(at(0))]), when sent(at(9));
    without_a_sign_for_a_while_it_gets_faster_by_a_step: given after(&[sign(at(0)), sign(at(1))]), when sent(at(11));
    and_is_well_after_the_last_step: given after(&[sign(at(0)), sign(at(1)), sent(at(11))]), when sent(at(21));
    what_only_the_owner_can_mend_stops_the_channel: given after(&[sign(at(0))]), when lost(at(1));
    to_hear_of_it_again_changes_nothing: given after(&[lost(at(0))]), when lost(at(1));
    a_stopped_channel_cannot_be_slowed: given after(&[lost(at(0))]), when sign(at(1));
    a_message_that_goes_through_ends_the_stop: given after(&[lost(at(0))]), when sent(at(1));
    a_channel_that_is_connected_again_is_well: given after(&[lost(at(0))]), when connected(at(1));
    the_messengers_own_word_ends_the_slowness: given after(&[sign(at(0))]), when connected(at(1));
    a_channel_that_is_well_stays_so: given [], when connected(at(0));
    a_message_over_a_channel_that_is_well_is_nothing_new: given [], when sent(at(0));
    a_refused_key_stops_the_channel: given [], when refused(StopCause::Key, at(0));
    to_be_refused_again_changes_nothing: given after(&[refused(StopCause::Key, at(0))]), when refused(StopCause::Key, at(1));
    another_refusal_tells_what_is_wrong_now: given after(&[refused(StopCause::Key, at(0))]), when refused(StopCause::Setup, at(1));
    an_answer_ends_what_a_refusal_began: given after(&[refused(StopCause::Key, at(0))]), when answered(at(1));
    an_answer_ends_no_stop_of_another_cause: given after(&[lost(at(0))]), when answered_anew(at(1));
    a_refused_key_hides_no_account_that_is_shut: given after(&[refused(StopCause::Key, at(0)), lost(at(1))]), when answered(at(2));
    an_account_that_is_shut_is_told_though_the_key_is_refused: given after(&[refused(StopCause::Key, at(0))]), when lost(at(1));
    a_shut_account_stays_the_reason: given after(&[lost(at(0))]), when refused(StopCause::Key, at(1));
    to_be_connected_is_no_proof_of_a_key: given after(&[refused(StopCause::Key, at(0))]), when connected(at(1));
    a_message_that_goes_through_proves_the_key: given after(&[refused(StopCause::Key, at(0))]), when sent(at(1));
    an_answer_is_no_proof_of_messages: given after(&[refused(StopCause::Message, at(0))]), when answered(at(1));
    an_answer_to_the_owner_lets_messages_try_again: given after(&[refused(StopCause::Message, at(0))]), when answered_anew(at(1));
    a_refused_message_whose_key_is_refused_too_ends_with_an_answer:
        given after(&[refused(StopCause::Message, at(0)), refused(StopCause::Key, at(1))]), when answered(at(2));
    what_was_slow_before_a_refusal_is_slow_after_it: given after(&[sign(at(0)), refused(StopCause::Key, at(1))]), when answered(at(2));
    an_answer_of_a_channel_that_is_well_is_nothing_new: given [], when answered_anew(at(0));
    a_report_on_another_channel_is_an_error: given after(&[sign(at(0))]), when elsewhere();
}
