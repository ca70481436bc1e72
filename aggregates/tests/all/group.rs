//! A group and its switches.

use aggregates::group::{Group, GroupCommand, GroupEvent, GroupFlag};
use aggregates::ids::{ChannelId, GroupId};

use crate::support::examples;
use crate::support::samples::at;

fn register(name: Option<&str>) -> GroupCommand {
    GroupCommand::RegisterGroup {
        group_id: GroupId::new("g1"),
        channel_id: ChannelId::new("ch1"),
        chat: "1203630002@g.us".into(),
        name: name.map(Into::into),
        joined_at: None,
        now: at(1),
    }
}

fn registered() -> GroupEvent {
    GroupEvent::GroupRegistered {
        group_id: GroupId::new("g1"),
        channel_id: ChannelId::new("ch1"),
        chat: "1203630002@g.us".into(),
        name: Some("VIP clients".into()),
        joined_at: None,
        registered_at: at(0),
    }
}

fn toggled(flag: GroupFlag, enabled: bool) -> GroupEvent {
    GroupEvent::GroupFlagToggled { group_id: GroupId::new("g1"), flag, enabled, toggled_at: at(0) }
}

fn removed() -> GroupEvent {
    GroupEvent::GroupRemoved { group_id: GroupId::new("g1"), removed_at: at(0) }
}

fn toggle(flag: GroupFlag, enabled: bool) -> GroupCommand {
    GroupCommand::ToggleGroupFlag { flag, enabled, now: at(1) }
}

fn left() -> GroupEvent {
    GroupEvent::GroupLeft { group_id: GroupId::new("g1"), told_at: Some(at(0)), left_at: at(0) }
}

fn moved_away() -> GroupEvent {
    GroupEvent::GroupMovedAway {
        group_id: GroupId::new("g1"),
        to_group_id: GroupId::new("g2"),
        to_chat: "-1004001".into(),
        moved_at: at(0),
    }
}

fn moved_in() -> GroupEvent {
    GroupEvent::GroupMovedIn {
        group_id: GroupId::new("g1"),
        channel_id: ChannelId::new("ch1"),
        chat: "-1004001".into(),
        from_group_id: GroupId::new("g0"),
        name: Some("VIP clients".into()),
        support_enabled: true,
        marketing_enabled: false,
        silent_mode: false,
        moved_at: at(0),
    }
}

fn is_member(is_member: bool) -> GroupCommand {
    told(is_member, 1)
}

fn told(is_member: bool, minute: i64) -> GroupCommand {
    GroupCommand::NoteMembership { is_member, told_at: at(minute), now: at(5) }
}

fn rejoined(minute: i64) -> GroupEvent {
    GroupEvent::GroupRejoined { group_id: GroupId::new("g1"), told_at: Some(at(minute)), rejoined_at: at(5) }
}

fn take_over() -> GroupCommand {
    GroupCommand::TakeOver {
        group_id: GroupId::new("g1"),
        channel_id: ChannelId::new("ch1"),
        chat: "-1004001".into(),
        from_group_id: GroupId::new("g0"),
        name: Some("Clients".into()),
        support_enabled: true,
        marketing_enabled: false,
        silent_mode: true,
        now: at(1),
    }
}

fn move_away() -> GroupCommand {
    GroupCommand::MoveAway {
        group_id: GroupId::new("g1"),
        to_group_id: GroupId::new("g2"),
        to_chat: "-1004001".into(),
        now: at(1),
    }
}

examples! { Group;
    a_group_the_bot_was_removed_from_is_left: given [registered()], when is_member(false);
    a_removal_told_twice_changes_nothing: given [registered(), left()], when told(false, 0);
    a_removal_told_after_the_bot_was_let_in_again_changes_nothing: given [registered(), left(), rejoined(2)], when told(false, 1);
    that_the_bot_is_still_in_the_group_counts_against_what_is_told_late: given [registered()], when is_member(true);
    a_group_the_bot_was_put_into_remembers_when: given [], when GroupCommand::RegisterGroup { group_id: GroupId::new("g1"), channel_id: ChannelId::new("ch1"), chat: "-4001".into(), name: None, joined_at: Some(at(1)), now: at(2) };
    the_bot_is_let_in_again: given [registered(), left()], when is_member(true);
    of_an_unknown_group_no_membership_is_noted: given [], when is_member(false);
    a_group_goes_on_under_its_new_address: given [], when take_over();
    a_group_met_before_its_move_was_told_takes_over_the_switches: given [registered()], when take_over();
    a_move_told_again_does_not_undo_what_was_switched_since: given [moved_in(), toggled(GroupFlag::Support, false)], when take_over();
    a_group_moves_away: given [registered()], when move_away();
    an_unknown_group_moves_away_too: given [], when move_away();
    to_move_away_again_changes_nothing: given [registered(), moved_away()], when move_away();
    a_group_that_moved_away_does_not_register_again: given [registered(), moved_away()], when register(None);
    a_switch_of_a_group_that_moved_away_is_an_error: given [registered(), moved_away()], when toggle(GroupFlag::Support, true);
    a_group_registers_on_its_first_message: given [], when register(Some(" VIP clients "));
    a_group_without_a_name_registers_too: given [], when register(None);
    to_register_again_changes_nothing: given [registered()], when register(Some("VIP clients"));
    to_register_again_without_a_name_keeps_the_name: given [registered()], when register(Some("  "));
    a_new_name_renames_the_group: given [registered()], when register(Some("Gold clients"));
    a_removed_group_registers_anew: given [registered(), toggled(GroupFlag::Support, true), removed()], when register(Some("VIP clients"));
    another_groups_id_is_an_error: given [registered()], when GroupCommand::RegisterGroup { group_id: GroupId::new("g2"), channel_id: ChannelId::new("ch1"), chat: "x@g.us".into(), name: None, joined_at: None, now: at(1) };
    support_is_switched_on: given [registered()], when toggle(GroupFlag::Support, true);
    marketing_is_switched_on: given [registered()], when toggle(GroupFlag::Marketing, true);
    silence_is_switched_off: given [registered(), toggled(GroupFlag::Silent, true)], when toggle(GroupFlag::Silent, false);
    a_switch_that_is_on_already_stays_on: given [registered(), toggled(GroupFlag::Support, true)], when toggle(GroupFlag::Support, true);
    a_switch_of_an_unknown_group_is_an_error: given [], when toggle(GroupFlag::Support, true);
    a_switch_of_a_removed_group_is_an_error: given [registered(), removed()], when toggle(GroupFlag::Silent, true);
    everybody_in_a_group_is_to_be_verified: given [registered()], when GroupCommand::VerifyMembers { username: " maria ".into(), now: at(1) };
    nobody_is_verified_without_a_username: given [registered()], when GroupCommand::VerifyMembers { username: " ".into(), now: at(1) };
    nobody_is_verified_in_an_unknown_group: given [], when GroupCommand::VerifyMembers { username: "maria".into(), now: at(1) };
    what_came_of_it_is_recorded: given [registered()], when GroupCommand::RecordMembersVerified { members: 5, verified: 3, already: 1, elsewhere: 1, now: at(2) };
    that_nobody_knows_the_members_is_recorded: given [registered()], when GroupCommand::RecordMembersUnknown { reason: "HTTP 503".into(), now: at(2) };
    a_group_is_removed: given [registered()], when GroupCommand::RemoveGroup { now: at(1) };
    to_remove_a_group_again_changes_nothing: given [registered(), removed()], when GroupCommand::RemoveGroup { now: at(1) };
    to_remove_an_unknown_group_is_an_error: given [], when GroupCommand::RemoveGroup { now: at(1) };
}
