//! A group and its switches.

use aggregates::group::{Group, GroupCommand, GroupEvent, GroupFlag};

use crate::support::examples;
use crate::support::samples::at;

fn register(name: Option<&str>) -> GroupCommand {
    GroupCommand::RegisterGroup {
        group_id: "g1".into(),
        channel_id: "ch1".into(),
        chat: "1203630002@g.us".into(),
        name: name.map(Into::into),
        now: at(1),
    }
}

fn registered() -> GroupEvent {
    GroupEvent::GroupRegistered {
        group_id: "g1".into(),
        channel_id: "ch1".into(),
        chat: "1203630002@g.us".into(),
        name: Some("VIP clients".into()),
        registered_at: at(0),
    }
}

fn toggled(flag: GroupFlag, enabled: bool) -> GroupEvent {
    GroupEvent::GroupFlagToggled { group_id: "g1".into(), flag, enabled, toggled_at: at(0) }
}

fn removed() -> GroupEvent {
    GroupEvent::GroupRemoved { group_id: "g1".into(), removed_at: at(0) }
}

fn toggle(flag: GroupFlag, enabled: bool) -> GroupCommand {
    GroupCommand::ToggleGroupFlag { flag, enabled, now: at(1) }
}

examples! { Group;
    a_group_registers_on_its_first_message: given [], when register(Some(" VIP clients "));
    a_group_without_a_name_registers_too: given [], when register(None);
    to_register_again_changes_nothing: given [registered()], when register(Some("VIP clients"));
    to_register_again_without_a_name_keeps_the_name: given [registered()], when register(Some("  "));
    a_new_name_renames_the_group: given [registered()], when register(Some("Gold clients"));
    a_removed_group_registers_anew: given [registered(), toggled(GroupFlag::Support, true), removed()], when register(Some("VIP clients"));
    another_groups_id_is_an_error: given [registered()], when GroupCommand::RegisterGroup { group_id: "g2".into(), channel_id: "ch1".into(), chat: "x@g.us".into(), name: None, now: at(1) };
    support_is_switched_on: given [registered()], when toggle(GroupFlag::Support, true);
    marketing_is_switched_on: given [registered()], when toggle(GroupFlag::Marketing, true);
    silence_is_switched_off: given [registered(), toggled(GroupFlag::Silent, true)], when toggle(GroupFlag::Silent, false);
    a_switch_that_is_on_already_stays_on: given [registered(), toggled(GroupFlag::Support, true)], when toggle(GroupFlag::Support, true);
    a_switch_of_an_unknown_group_is_an_error: given [], when toggle(GroupFlag::Support, true);
    a_switch_of_a_removed_group_is_an_error: given [registered(), removed()], when toggle(GroupFlag::Silent, true);
    a_group_is_removed: given [registered()], when GroupCommand::RemoveGroup { now: at(1) };
    to_remove_a_group_again_changes_nothing: given [registered(), removed()], when GroupCommand::RemoveGroup { now: at(1) };
    to_remove_an_unknown_group_is_an_error: given [], when GroupCommand::RemoveGroup { now: at(1) };
}
