//! A broadcast and its groups.

use aggregates::campaign::{Campaign, CampaignCommand, CampaignEvent, Delivery, Target, Totals};
use aggregates::ids::{CampaignId, ChannelId, GroupId};

use crate::support::examples;
use crate::support::samples::at;

fn target(group: &str) -> Target {
    Target { group_id: GroupId::new(group), channel_id: ChannelId::new("ch1") }
}

fn start(text: &str, targets: &[&str]) -> CampaignCommand {
    CampaignCommand::StartCampaign {
        campaign_id: CampaignId::new("c1"),
        text: text.into(),
        targets: targets.iter().map(|group| target(group)).collect(),
        skipped: vec![target("silent")],
        now: at(0),
    }
}

fn record(group: &str, result: Delivery) -> CampaignCommand {
    CampaignCommand::RecordDelivery { group_id: GroupId::new(group), result, now: at(1) }
}

fn failed() -> Delivery {
    Delivery::Failed { reason: "HTTP 500".into() }
}

fn started() -> CampaignEvent {
    CampaignEvent::CampaignStarted {
        campaign_id: CampaignId::new("c1"),
        text: "Maintenance tonight".into(),
        targets: vec![target("g1"), target("g2")],
        skipped: vec![target("silent")],
        started_at: at(0),
    }
}

fn recorded(group: &str, result: Delivery) -> CampaignEvent {
    CampaignEvent::DeliveryRecorded {
        campaign_id: CampaignId::new("c1"),
        group_id: GroupId::new(group),
        result,
        recorded_at: at(1),
    }
}

fn stop() -> CampaignCommand {
    CampaignCommand::StopCampaign { now: at(2) }
}

fn stopped() -> CampaignEvent {
    let group_ids = vec![GroupId::new("g1"), GroupId::new("g2")];
    CampaignEvent::CampaignStopped { campaign_id: CampaignId::new("c1"), group_ids, stopped_at: at(1) }
}

fn over() -> CampaignEvent {
    let totals = Totals { stopped: 2, skipped: 1, ..Totals::default() };
    CampaignEvent::CampaignFinished { campaign_id: CampaignId::new("c1"), totals, finished_at: at(1) }
}

fn finished() -> CampaignEvent {
    let totals = Totals { delivered: 1, failed: 1, skipped: 1, ..Totals::default() };
    CampaignEvent::CampaignFinished { campaign_id: CampaignId::new("c1"), totals, finished_at: at(1) }
}

examples! { Campaign;
    a_broadcast_starts: given [], when start(" Maintenance tonight ", &["g1", "g2"]);
    a_broadcast_to_nobody_is_over_at_once: given [], when start("Maintenance tonight", &[]);
    a_broadcast_needs_a_text: given [], when start("  ", &["g1"]);
    a_text_too_long_for_a_message_is_an_error: given [], when start(&"a".repeat(4_001), &["g1"]);
    to_start_it_again_changes_nothing: given [started()], when start("Maintenance tonight", &["g1", "g2"]);
    to_start_another_under_its_id_is_an_error: given [started()], when start("Sale", &["g1"]);
    a_group_got_it: given [started()], when record("g1", Delivery::Delivered);
    the_last_group_finishes_it: given [started(), recorded("g1", Delivery::Delivered)], when record("g2", failed());
    the_same_result_again_changes_nothing: given [started(), recorded("g1", failed())], when record("g1", failed());
    what_the_channel_took_may_turn_out_not_to_have_arrived: given [started(), recorded("g1", Delivery::Delivered)], when record("g1", failed());
    once_stopped_nobody_else_gets_it: given [started(), recorded("g1", Delivery::Delivered)], when stop();
    to_stop_it_again_changes_nothing: given [started(), stopped(), over()], when stop();
    what_is_over_can_not_be_stopped: given [started(), recorded("g1", Delivery::Delivered), recorded("g2", failed()), finished()], when stop();
    what_never_began_can_not_be_stopped: given [], when stop();
    a_message_held_back_by_the_stop_is_no_failure: given [started(), stopped(), over()], when record("g2", failed());
    what_was_on_its_way_when_it_was_stopped_arrived_all_the_same: given [started(), stopped(), over()], when record("g2", Delivery::Delivered);
    sent_again_by_hand_it_is_delivered_after_all: given [started(), recorded("g1", Delivery::Delivered), recorded("g2", failed()), finished()], when record("g2", Delivery::Delivered);
    nobody_knows_what_became_of_it: given [started()], when record("g1", Delivery::Unknown { reason: "connection closed".into() });
    another_group_is_an_error: given [started()], when record("g9", Delivery::Delivered);
    a_result_before_the_start_is_an_error: given [], when record("g1", Delivery::Delivered);
}
