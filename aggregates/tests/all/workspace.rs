//! A workspace's settings, team, channels, routes and tokens.

use std::collections::BTreeMap;

use aggregates::eligibility::ServiceRule;
use aggregates::ids::{ChannelId, MemberId, PhoneNumberId, TokenId};
use aggregates::order::Refusal;
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult};
use aggregates::values::{Identity, Network, OrderAction, Role, Secret};
use aggregates::words::{Key, Wording, compose};
use aggregates::workspace::{
    Calls, ConnectionState, Credential, Link, Outage, ProviderProblem, Route, TokenScope, Workspace, WorkspaceCommand,
    WorkspaceEvent,
};

use aggregates::grammar::{Alias, Command, CustomCommand};

use proptest::prelude::*;

use crate::support::samples::{at, jid, lid, rule, uuid};
use crate::support::{examples, state};

fn create(name: &str) -> WorkspaceCommand {
    WorkspaceCommand::CreateWorkspace { workspace_id: "w1".into(), name: name.into(), now: at(0) }
}

fn set(key: &str, value: &str) -> WorkspaceCommand {
    WorkspaceCommand::ChangeSetting { key: key.into(), value: value.into(), now: at(1) }
}

fn member(id: &str, role: Role, identities: &[Identity]) -> WorkspaceCommand {
    WorkspaceCommand::AddMember { member_id: MemberId::new(id), role, identities: identities.to_vec(), now: at(1) }
}

fn owner() -> WorkspaceCommand {
    member("m1", Role::Owner, &[jid()])
}

fn remove_member(id: &str) -> WorkspaceCommand {
    WorkspaceCommand::RemoveMember { member_id: MemberId::new(id), now: at(2) }
}

fn link(id: &str, identity: Identity) -> WorkspaceCommand {
    WorkspaceCommand::LinkMemberIdentity { member_id: MemberId::new(id), identity, now: at(2) }
}

fn channel(id: &str, name: &str) -> WorkspaceCommand {
    evolution(id, name, "https://evolution.example/", "inst", "key", "hush")
}

fn evolution(
    id: &str,
    name: &str,
    api_url: &str,
    instance: &str,
    api_key: &str,
    webhook_secret: &str,
) -> WorkspaceCommand {
    let link = Link::Evolution { api_url: api_url.into(), instance: instance.into(), api_key: Secret::new(api_key) };
    add(id, name, link, webhook_secret)
}

fn sandbox() -> WorkspaceCommand {
    add("ch2", "Try it", Link::Sandbox, "")
}

fn add(id: &str, name: &str, link: Link, webhook_secret: &str) -> WorkspaceCommand {
    WorkspaceCommand::AddChannel {
        channel_id: ChannelId::new(id),
        name: name.into(),
        link,
        webhook_secret: webhook_secret.into(),
        now: at(1),
    }
}

fn green(id: &str, id_instance: &str) -> WorkspaceCommand {
    let (api_url, api_token) = ("https://7103.api.greenapi.com/".into(), Secret::new("green-token"));
    add(id, &format!("Green {id}"), Link::Green { api_url, id_instance: id_instance.into(), api_token }, "hush")
}

fn meta(id: &str, phone_number_id: &str, app_secret: &str) -> WorkspaceCommand {
    let link = Link::Meta {
        api_url: "https://graph.facebook.com".into(),
        phone_number_id: PhoneNumberId::new(phone_number_id),
        access_token: Secret::new("access"),
        app_secret: Secret::new(app_secret),
        verify_token: Secret::new("verify"),
    };
    add(id, &format!("Meta {id}"), link, "")
}

fn telegram(id: &str, bot_token: &str, webhook_secret: &str) -> WorkspaceCommand {
    let link = Link::Telegram { api_url: "https://api.telegram.org".into(), bot_token: Secret::new(bot_token) };
    add(id, &format!("Telegram {id}"), link, webhook_secret)
}

fn bot() -> WorkspaceCommand {
    telegram("ch3", "7001:AAE-token", "hush-hush_1")
}

fn keys(id: &str, api_url: Option<&str>, keys: &[(Credential, &str)]) -> WorkspaceCommand {
    WorkspaceCommand::ReplaceChannelKeys {
        channel_id: ChannelId::new(id),
        api_url: api_url.map(Into::into),
        instance: None,
        keys: keys.iter().map(|(credential, key)| (*credential, (*key).into())).collect(),
        now: at(2),
    }
}

fn instance(id: &str, name: &str) -> WorkspaceCommand {
    WorkspaceCommand::ReplaceChannelKeys {
        channel_id: ChannelId::new(id),
        api_url: None,
        instance: Some(name.into()),
        keys: Vec::new(),
        now: at(2),
    }
}

fn founded(name: &str) -> WorkspaceCommand {
    WorkspaceCommand::FoundWorkspace {
        workspace_id: "w1".into(),
        name: name.into(),
        owner_id: MemberId::new("m1"),
        owner: jid(),
        token_id: TokenId::new("t1"),
        token_hash: "ab".repeat(32),
        now: at(0),
    }
}

fn heard(id: &str) -> WorkspaceCommand {
    WorkspaceCommand::NoteChannelHeard { channel_id: ChannelId::new(id), now: at(2) }
}

fn look(id: &str, calls: Calls, account: Option<&str>) -> WorkspaceCommand {
    WorkspaceCommand::NoteChannelLook {
        channel_id: ChannelId::new(id),
        calls,
        account: account.map(Into::into),
        now: at(2),
    }
}

fn elsewhere() -> Calls {
    Calls::Elsewhere { host: "other.example".into() }
}

fn connection(id: &str, state: ConnectionState) -> WorkspaceCommand {
    WorkspaceCommand::NoteChannelConnection { channel_id: ChannelId::new(id), state, told_at: None, now: at(2) }
}

/// As the messenger tells it of its own accord, by its own clock, which is hours off.
fn told(state: ConnectionState, minute: i64) -> WorkspaceCommand {
    let told_at = Some(at(-10_000 + minute));
    WorkspaceCommand::NoteChannelConnection { channel_id: ChannelId::new("ch3"), state, told_at, now: at(2) }
}

fn over_telegram(chat: Option<&str>) -> Route {
    Route { channel_id: ChannelId::new("ch3"), whatsapp_group: None, telegram_chat: chat.map(Into::into), ..route() }
}

fn on_both() -> Route {
    Route { telegram_chat: Some("-4001".into()), ..route() }
}

fn moved(from: &str, to: &str) -> WorkspaceCommand {
    WorkspaceCommand::FollowMovedGroup {
        channel_id: ChannelId::new("ch3"),
        from: from.into(),
        to: to.into(),
        now: at(3),
    }
}

fn rename(id: &str, name: &str) -> WorkspaceCommand {
    WorkspaceCommand::RenameChannel { channel_id: ChannelId::new(id), name: name.into(), now: at(2) }
}

fn remove_channel(id: &str) -> WorkspaceCommand {
    WorkspaceCommand::RemoveChannel { channel_id: ChannelId::new(id), now: at(2) }
}

fn route() -> Route {
    Route {
        provider: "smmcost.com".into(),
        aliases: vec!["SMM Cost".into()],
        channel_id: ChannelId::new("ch1"),
        whatsapp_group: Some("1203630001@g.us".into()),
        telegram_chat: None,
        templates: BTreeMap::from([(OrderAction::SpeedUp, "{external_id} faster please".into())]),
        escalation: None,
    }
}

fn escalating(text: &str) -> Route {
    Route { escalation: Some(text.into()), ..route() }
}

fn problem(problem: ProviderProblem, provider: &str, minute: i64) -> WorkspaceCommand {
    let provider = Some(provider.to_owned());
    WorkspaceCommand::NoteProviderProblem { problem, provider, request_id: uuid(2), order_id: 54321, now: at(minute) }
}

fn template(text: &str) -> Route {
    Route { templates: BTreeMap::from([(OrderAction::Refill, text.into())]), ..route() }
}

fn rules(rules: &[ServiceRule]) -> WorkspaceCommand {
    WorkspaceCommand::ReplaceServiceRules { rules: rules.to_vec(), now: at(2) }
}

fn routes(routes: &[Route]) -> WorkspaceCommand {
    WorkspaceCommand::ReplaceRoutes { routes: routes.to_vec(), now: at(2) }
}

fn aliases(list: &[(&str, Command)]) -> WorkspaceCommand {
    let aliases = list.iter().map(|(phrase, command)| Alias { phrase: (*phrase).into(), command: *command });
    WorkspaceCommand::ReplaceAliases { aliases: aliases.collect(), now: at(2) }
}

fn customs(list: &[(&str, &str)]) -> WorkspaceCommand {
    let own = |(name, template): &(&str, &str)| CustomCommand { name: (*name).into(), template: (*template).into() };
    WorkspaceCommand::ReplaceCustomCommands { commands: list.iter().map(own).collect(), now: at(2) }
}

fn token(hash: &str) -> WorkspaceCommand {
    WorkspaceCommand::IssueApiToken {
        token_id: TokenId::new("t1"),
        scope: TokenScope::Owner,
        token_hash: hash.into(),
        now: at(2),
    }
}

fn word(key: &str, text: &str) -> WorkspaceCommand {
    WorkspaceCommand::ChangeTemplate { key: key.into(), text: text.into(), now: at(2) }
}

fn reset(key: &str) -> WorkspaceCommand {
    WorkspaceCommand::ResetTemplate { key: key.into(), now: at(3) }
}

const OWN: &str = "Done! Refill for {order_id} is on its way.";

fn revoke(id: &str) -> WorkspaceCommand {
    WorkspaceCommand::RevokeApiToken { token_id: TokenId::new(id), now: at(3) }
}

/// A created workspace, and what these commands lead to.
fn then(commands: &[WorkspaceCommand]) -> Vec<WorkspaceEvent> {
    let mut events = Workspace::default().decide(create("Maria's panel")).unwrap();
    for command in commands {
        let more = state::<Workspace>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

examples! { Workspace;
    aliases_are_replaced: given then(&[]), when aliases(&[(" top up ", Command::Refill), ("কোথায় আমার মাল", Command::Check)]);
    the_same_aliases_change_nothing: given then(&[aliases(&[("top up", Command::Refill)])]), when aliases(&[("top up", Command::Refill)]);
    an_alias_that_means_something_is_an_error: given then(&[]), when aliases(&[("top up", Command::Refill), ("cancel", Command::Refill)]);
    an_alias_that_is_an_own_command_is_an_error: given then(&[customs(&[("opening hours", "9 to 18 h")])]), when aliases(&[("opening hours", Command::Help)]);
    own_commands_are_replaced: given then(&[]), when customs(&[("opening hours", "9 to 18 h"), ("where is it", "{service}: {status}")]);
    an_unknown_placeholder_is_an_error_with_its_place: given then(&[]), when customs(&[("opening hours", "9 to 18 h"), ("where is it", "Hello\nYour {colour} order")]);
    a_stray_brace_is_an_error_with_its_place: given then(&[]), when customs(&[("where is it", "Your {order")]);
    a_workspace_is_founded_with_its_owner_and_a_token: given [], when founded("Maria's panel");
    to_found_it_again_adds_what_is_missing: given then(&[]), when founded("Maria's panel");
    to_found_it_again_adds_another_token: given then(&[owner()]), when founded("Maria's panel");
    a_workspace_of_another_name_is_not_founded_again: given then(&[]), when founded("Another");
    a_workspace_is_created: given [], when create(" Maria's panel ");
    to_create_it_again_changes_nothing: given then(&[]), when create("Maria's panel");
    to_create_it_under_another_name_is_an_error: given then(&[]), when create("John's panel");
    a_workspace_needs_a_name: given [], when create(" ");
    a_name_of_a_hundred_and_one_characters_is_too_long: given [], when create(&"n".repeat(101));
    a_setting_of_an_unknown_workspace_is_an_error: given [], when set("cooldown_seconds", "60");
    a_setting_is_changed: given then(&[]), when set("cooldown_seconds", " 60 ");
    the_default_value_changes_nothing: given then(&[]), when set("cooldown_seconds", "3600");
    a_secret_setting_is_sealed: given then(&[]), when set("panel_api_key", "0123456789abcdef");
    the_same_secret_changes_nothing: given then(&[set("panel_api_key", "0123456789abcdef")]), when set("panel_api_key", "0123456789abcdef");
    the_panels_keys_do_not_go_to_another_panel: given then(&[set("panel_url", "https://panel.example"), set("panel_api_key", "0123456789abcdef"), set("panel_user_api_key", "fedcba")]), when set("panel_url", "https://panel.example.net");
    the_panels_keys_do_not_outlive_its_address: given then(&[set("panel_url", "https://panel.example"), set("panel_api_key", "0123456789abcdef")]), when set("panel_url", "");
    the_panels_keys_stay_where_only_the_path_changes: given then(&[set("panel_url", "https://panel.example"), set("panel_api_key", "0123456789abcdef")]), when set("panel_url", "https://panel.example/admin");
    a_key_set_before_any_address_stays: given then(&[set("panel_api_key", "0123456789abcdef")]), when set("panel_url", "https://panel.example");
    an_unknown_setting_is_an_error: given then(&[]), when set("colour", "red");
    a_nearly_right_setting_is_named: given then(&[]), when set("cooldown", "60");
    a_setting_out_of_range_is_an_error: given then(&[]), when set("verification_max_attempts", "0");
    a_setting_of_the_wrong_type_is_an_error: given then(&[]), when set("verification_enabled", "perhaps");
    a_setting_outside_its_choices_is_an_error: given then(&[]), when set("chat_mode", "loud");
    a_text_that_is_too_long_is_an_error: given then(&[]), when set("ticket_signature", &"s".repeat(201));
    a_text_of_two_lines_is_an_error: given then(&[]), when set("ticket_signature", "one\ntwo");
    an_address_that_is_none_is_an_error: given then(&[]), when set("panel_url", "panel");
    a_time_zone_that_is_none_is_an_error: given then(&[]), when set("scheduler_timezone", "UTC+15");
    a_status_that_is_none_is_an_error: given then(&[]), when set("refill_statuses", "completed, done");
    an_owner_joins: given then(&[]), when owner();
    a_member_joining_again_changes_nothing: given then(&[owner()]), when owner();
    the_same_member_in_another_rank_is_an_error: given then(&[owner()]), when member("m1", Role::Staff, &[jid()]);
    a_member_needs_an_identity: given then(&[]), when member("m2", Role::Staff, &[]);
    an_identity_belongs_to_one_member: given then(&[owner()]), when member("m2", Role::Staff, &[jid()]);
    an_identity_is_linked: given then(&[owner()]), when link("m1", lid());
    an_identity_linked_again_changes_nothing: given then(&[owner(), link("m1", lid())]), when link("m1", lid());
    an_identity_of_another_member_cannot_be_linked: given then(&[owner(), member("m2", Role::Staff, &[lid()])]), when link("m1", lid());
    an_identity_of_an_unknown_member_is_an_error: given then(&[]), when link("m1", lid());
    a_member_leaves: given then(&[owner(), member("m2", Role::Staff, &[lid()])]), when remove_member("m2");
    one_of_two_owners_may_leave: given then(&[owner(), member("m2", Role::Owner, &[lid()])]), when remove_member("m1");
    the_last_owner_stays: given then(&[owner(), member("m2", Role::StaffAdmin, &[lid()])]), when remove_member("m1");
    an_unknown_member_cannot_leave: given then(&[]), when remove_member("m9");
    a_channel_is_added: given then(&[]), when channel("ch1", "Support line");
    a_sandbox_channel_needs_nothing: given then(&[]), when sandbox();
    the_same_channel_again_changes_nothing: given then(&[channel("ch1", "Support line")]), when channel("ch1", "Support line");
    another_channel_under_the_same_id_is_an_error: given then(&[channel("ch1", "Support line")]), when channel("ch1", "Second line");
    two_channels_cannot_have_one_name: given then(&[channel("ch1", "Support line")]), when channel("ch2", "SUPPORT line");
    a_channel_needs_a_name: given then(&[]), when channel("ch1", "");
    a_channel_needs_an_address: given then(&[]), when evolution("ch1", "Line", "evolution", "inst", "key", "hush");
    a_channel_needs_an_instance: given then(&[]), when evolution("ch1", "Line", "https://evolution.example", " ", "key", "hush");
    a_channel_needs_a_key: given then(&[]), when evolution("ch1", "Line", "https://evolution.example", "inst", "", "hush");
    a_channel_needs_a_webhook_secret: given then(&[]), when evolution("ch1", "Line", "https://evolution.example", "inst", "key", "");
    a_green_channel_is_added: given then(&[]), when green("ch1", "7103000001");
    a_green_instance_is_a_number: given then(&[]), when green("ch1", "7103x");
    a_meta_channel_is_added: given then(&[]), when meta("ch1", "106540352242922", "0b9d");
    a_meta_channel_needs_the_apps_secret: given then(&[]), when meta("ch1", "106540352242922", " ");
    a_telegram_channel_is_added: given then(&[]), when bot();
    a_bot_token_is_as_botfather_gives_it: given then(&[]), when telegram("ch3", "AAE-token", "hush");
    telegram_takes_plain_webhook_secrets_only: given then(&[]), when telegram("ch3", "7001:AAE", "hush hush");
    one_account_is_one_channel: given then(&[green("ch1", "7103000001")]), when green("ch2", "7103000001");
    one_bot_is_one_channel_whatever_its_token: given then(&[bot()]), when telegram("ch4", "7001:BBB", "hush");
    two_servers_may_each_have_an_instance_of_one_name: given then(&[channel("ch1", "Support line")]), when evolution("ch2", "Second line", "https://other.example", "inst", "key", "hush");
    a_channel_gets_new_keys: given then(&[meta("ch1", "106540352242922", "0b9d")]), when keys("ch1", Some("https://graph.example/"), &[(Credential::AccessToken, " fresh "), (Credential::AppSecret, "0b9d")]);
    a_channels_key_does_not_go_to_another_server: given then(&[channel("ch1", "Support line")]), when keys("ch1", Some("https://other.example"), &[]);
    a_channels_key_stays_where_only_the_path_changes: given then(&[channel("ch1", "Support line")]), when keys("ch1", Some("https://evolution.example/v2"), &[]);
    of_a_token_that_is_dropped_the_bots_number_stays: given then(&[bot()]), when keys("ch3", Some("https://telegram.example"), &[]);
    what_only_checks_webhooks_is_not_dropped: given then(&[meta("ch1", "106540352242922", "0b9d")]), when keys("ch1", Some("https://graph.example"), &[]);
    a_key_comes_with_a_new_address: given then(&[channel("ch1", "Support line")]), when keys("ch1", Some("https://other.example"), &[(Credential::ApiKey, "key")]);
    a_dropped_key_is_given_anew: given then(&[bot(), keys("ch3", Some("https://telegram.example"), &[])]), when keys("ch3", None, &[(Credential::BotToken, "7001:AAE-token")]);
    the_same_keys_change_nothing: given then(&[bot()]), when keys("ch3", Some("https://api.telegram.org/"), &[(Credential::BotToken, "7001:AAE-token")]);
    a_token_of_another_bot_is_another_channel: given then(&[bot()]), when keys("ch3", None, &[(Credential::BotToken, "7002:AAE-token")]);
    a_key_of_another_kind_is_an_error: given then(&[bot()]), when keys("ch3", None, &[(Credential::ApiKey, "k")]);
    a_sandbox_channel_has_no_address: given then(&[sandbox()]), when keys("ch2", Some("https://a.example"), &[]);
    an_unknown_channel_gets_no_keys: given then(&[]), when keys("ch1", None, &[(Credential::ApiKey, "k")]);
    a_channel_is_heard_for_the_first_time: given then(&[bot()]), when heard("ch3");
    a_channel_that_was_heard_before_is_no_news: given then(&[bot(), heard("ch3")]), when heard("ch3");
    a_messenger_that_calls_another_address_is_noticed: given then(&[bot()]), when look("ch3", elsewhere(), Some("desk_bot"));
    a_messenger_that_calls_the_same_address_is_no_news: given then(&[bot(), look("ch3", Calls::Us, Some("desk_bot"))]), when look("ch3", Calls::Us, Some("desk_bot"));
    a_messenger_that_calls_us_in_part_is_noticed:
        given then(&[bot(), look("ch3", Calls::Us, None)]), when look("ch3", Calls::UsInPart { lacks: "the update message".into() }, None);
    a_messenger_that_calls_us_again_is_noticed: given then(&[bot(), look("ch3", elsewhere(), None)]), when look("ch3", Calls::Us, None);
    a_channel_gets_another_instance: given then(&[channel("ch1", "Support line"), heard("ch1")]), when instance("ch1", " desk-2 ");
    the_same_instance_changes_nothing: given then(&[channel("ch1", "Support line")]), when instance("ch1", "inst");
    an_instance_has_one_channel: given then(&[channel("ch1", "Support line"), evolution("ch2", "Second line", "https://evolution.example", "desk-2", "key", "hush")]), when instance("ch1", "desk-2");
    a_bot_has_no_instance: given then(&[bot()]), when instance("ch3", "other");
    a_connection_changes: given then(&[bot(), connection("ch3", ConnectionState::Open)]), when connection("ch3", ConnectionState::Limited);
    a_connection_told_again_changes_nothing: given then(&[bot(), connection("ch3", ConnectionState::Open)]), when connection("ch3", ConnectionState::Open);
    a_connection_told_late_changes_nothing: given then(&[bot(), told(ConnectionState::Close, 1), told(ConnectionState::Open, 2)]), when told(ConnectionState::Close, 1);
    a_connection_that_is_the_same_again_later_is_news: given then(&[bot(), told(ConnectionState::Open, 1)]), when told(ConnectionState::Open, 3);
    a_change_in_between_that_is_told_last_changes_nothing: given then(&[bot(), told(ConnectionState::Open, 1), told(ConnectionState::Open, 3)]), when told(ConnectionState::Close, 2);
    of_two_states_told_for_one_moment_the_last_counts: given then(&[bot(), told(ConnectionState::Open, 1)]), when told(ConnectionState::Limited, 1);
    the_same_word_again_after_we_asked_changes_nothing: given then(&[bot(), told(ConnectionState::Open, 1), connection("ch3", ConnectionState::Close)]), when told(ConnectionState::Open, 1);
    what_is_told_by_a_clock_that_was_set_back_counts: given then(&[bot(), told(ConnectionState::Open, 1_600)]), when told(ConnectionState::Close, 1);
    the_same_word_again_changes_nothing: given then(&[bot(), told(ConnectionState::Open, 1)]), when told(ConnectionState::Open, 1);
    what_we_asked_for_counts_whatever_was_told: given then(&[bot(), told(ConnectionState::Open, 1)]), when connection("ch3", ConnectionState::Close);
    what_is_told_after_we_asked_counts_again: given then(&[bot(), told(ConnectionState::Open, 1), connection("ch3", ConnectionState::Close)]), when told(ConnectionState::Open, 2);
    an_unknown_channel_has_no_connection: given then(&[]), when connection("ch3", ConnectionState::Open);
    a_channel_is_renamed: given then(&[channel("ch1", "Support line")]), when rename("ch1", "First line");
    a_channel_renamed_to_its_name_changes_nothing: given then(&[channel("ch1", "Support line")]), when rename("ch1", "Support line");
    a_channel_cannot_take_anothers_name: given then(&[channel("ch1", "Support line"), sandbox()]), when rename("ch2", "support line");
    an_unknown_channel_cannot_be_renamed: given then(&[]), when rename("ch1", "First line");
    a_channel_is_removed: given then(&[channel("ch1", "Support line")]), when remove_channel("ch1");
    a_channel_with_routes_stays: given then(&[channel("ch1", "Support line"), routes(&[route()])]), when remove_channel("ch1");
    an_unknown_channel_cannot_be_removed: given then(&[]), when remove_channel("ch1");
    service_rules_are_replaced: given then(&[]), when rules(&[rule()]);
    service_rules_have_a_version: given then(&[rules(&[rule()])]), when rules(&[rule(), ServiceRule { id: String::new(), ..rule() }]);
    the_same_service_rules_change_nothing: given then(&[rules(&[rule()])]), when rules(&[rule()]);
    a_service_rule_that_says_nothing_is_an_error: given then(&[]), when rules(&[ServiceRule { service_ids: vec![101], ..ServiceRule::default() }]);
    routes_are_replaced: given then(&[channel("ch1", "Support line")]), when routes(&[route()]);
    the_same_routes_change_nothing: given then(&[channel("ch1", "Support line"), routes(&[route()])]), when routes(&[route()]);
    a_route_needs_a_provider: given then(&[channel("ch1", "Support line")]), when routes(&[Route { provider: " ".into(), ..route() }]);
    an_alias_needs_letters: given then(&[channel("ch1", "Support line")]), when routes(&[Route { aliases: vec![" ".into()], ..route() }]);
    one_name_leads_to_one_group: given then(&[channel("ch1", "Support line")]), when routes(&[route(), Route { provider: "smm cost".into(), aliases: vec![], ..route() }]);
    a_route_needs_a_known_channel: given then(&[]), when routes(&[route()]);
    a_route_needs_a_group: given then(&[channel("ch1", "Support line")]), when routes(&[Route { whatsapp_group: None, ..route() }]);
    a_whatsapp_group_needs_a_channel_that_reaches_it: given then(&[bot()]), when routes(&[Route { channel_id: ChannelId::new("ch3"), ..route() }]);
    each_chat_of_a_route_may_have_its_channel: given then(&[channel("ch1", "Support line"), bot()]), when routes(&[on_both()]);
    a_channel_that_reaches_the_other_chat_of_a_route_stays: given then(&[channel("ch1", "Support line"), bot(), routes(&[on_both()])]), when WorkspaceCommand::RemoveChannel { channel_id: ChannelId::new("ch3"), now: at(3) };
    the_other_chat_of_a_route_moves: given then(&[channel("ch1", "Support line"), bot(), routes(&[on_both()])]), when moved("-4001", "-1004001");
    a_telegram_chat_is_a_number: given then(&[bot()]), when routes(&[over_telegram(Some("@smmcost"))]);
    a_telegram_chat_needs_a_channel_that_reaches_it: given then(&[channel("ch1", "Support line")]), when routes(&[Route { whatsapp_group: None, telegram_chat: Some("-100".into()), ..route() }]);
    routes_follow_a_group_that_moved: given then(&[bot(), routes(&[over_telegram(Some("-4001"))])]), when moved("-4001", "-1004001");
    a_group_without_routes_moves_nothing: given then(&[bot(), routes(&[over_telegram(Some("-4001"))])]), when moved("-5001", "-1005001");
    a_template_needs_the_order_id: given then(&[channel("ch1", "Support line")]), when routes(&[template("refill please")]);
    a_template_with_another_placeholder_is_an_error: given then(&[channel("ch1", "Support line")]), when routes(&[template("{external_id} {order} refill")]);
    a_template_that_is_too_long_is_an_error: given then(&[channel("ch1", "Support line")]), when routes(&[template(&format!("{{external_id}} {}", "r".repeat(300)))]);
    a_text_is_worded: given then(&[]), when word("refill_submitted", " Done!\r\nRefill for {order_id} is on its way. ");
    a_text_of_an_unknown_workspace_is_an_error: given [], when word("refill_submitted", OWN);
    the_same_words_change_nothing: given then(&[word("refill_submitted", OWN)]), when word("refill_submitted", OWN);
    other_words_take_their_place: given then(&[word("refill_submitted", OWN)]), when word("refill_submitted", "Refill for {order_id}: done");
    the_fixed_words_as_a_template_change_nothing: given then(&[]), when word("verification_wrong_code", "That code is not right. You have {attempts_left} left.");
    the_fixed_words_in_place_of_a_template_are_a_reset: given then(&[word("services", "List: {url}")]), when word("services", "Here is our service list:\n{url}");
    an_empty_template_is_a_reset: given then(&[word("services", "List: {url}")]), when word("services", " \n ");
    an_empty_template_where_there_is_none_changes_nothing: given then(&[]), when word("services", "");
    a_text_is_reset: given then(&[word("services", "List: {url}")]), when reset("services");
    a_text_reset_again_changes_nothing: given then(&[word("services", "List: {url}"), reset("services")]), when reset("services");
    braces_are_written_twice: given then(&[]), when word("services", "{{list}} {url}");
    a_text_nobody_says_is_an_error: given then(&[]), when word("refil_submited", OWN);
    a_text_nobody_says_cannot_be_reset: given then(&[]), when reset("zzz");
    the_menu_is_the_same_in_every_mode: given then(&[]), when word("help", "Ask us");
    a_placeholder_nobody_fills_in_is_an_error: given then(&[]), when word("refill_submitted", "Done!\nRefill for {oder_id}.");
    a_placeholder_of_another_text_is_an_error: given then(&[]), when word("not_understood", "What, {username}?");
    a_brace_that_is_never_closed_is_an_error: given then(&[]), when word("services", "List: {url");
    a_brace_that_was_never_opened_is_an_error: given then(&[]), when word("services", "List: url}");
    a_placeholder_over_two_lines_is_an_error: given then(&[]), when word("services", "List: {u\nrl}");
    a_code_ticket_without_the_code_is_an_error: given then(&[]), when word("verification_ticket", "Your code is good for {time_left}.");
    a_code_between_doubled_braces_is_no_code: given then(&[]), when word("verification_ticket", "Your code is {{code}}.");
    a_ticket_subject_without_its_reference_is_an_error: given then(&[]), when word("verification_ticket_subject", "Your code");
    a_ticket_subject_of_two_lines_is_an_error: given then(&[]), when word("verification_ticket_subject", "Your code\n({reference})");
    a_template_of_two_thousand_and_one_characters_is_too_long: given then(&[]), when word("not_understood", &"é".repeat(2001));
    a_small_word_of_eighty_one_characters_is_too_long: given then(&[]), when word("noun_refill", &"r".repeat(81));
    a_control_character_is_an_error: given then(&[]), when word("services", "List:\n\u{7}{url}");
    broken_formatting_is_the_operators_own: given then(&[]), when word("my_username", "*You are _{username}*");
    a_provider_without_a_route_is_told_to_the_team: given then(&[]), when problem(ProviderProblem::NoRoute, "peakerr.com", 0);
    the_same_problem_within_the_hour_is_not_told_again: given then(&[problem(ProviderProblem::NoRoute, "peakerr.com", 0)]), when problem(ProviderProblem::NoRoute, "Peakerr.com", 59);
    the_same_problem_after_an_hour_is_told_again: given then(&[problem(ProviderProblem::NoRoute, "peakerr.com", 0)]), when problem(ProviderProblem::NoRoute, "peakerr.com", 60);
    another_problem_of_the_same_provider_is_told: given then(&[problem(ProviderProblem::NoRoute, "peakerr.com", 0)]), when problem(ProviderProblem::SwitchedOff, "peakerr.com", 1);
    a_problem_of_a_name_that_got_a_route_and_lost_it_is_told: given then(&[channel("ch1", "Support line"), problem(ProviderProblem::NoRoute, "SMM Cost", 0), routes(&[route()]), routes(&[])]), when problem(ProviderProblem::NoRoute, "SMM Cost", 1);
    a_token_is_issued: given then(&[]), when token(HASH);
    the_same_token_again_changes_nothing: given then(&[token(HASH)]), when token(HASH);
    another_token_under_the_same_id_is_an_error: given then(&[token(HASH)]), when token(&"0".repeat(64));
    a_token_without_a_proper_hash_is_an_error: given then(&[]), when token("secret");
    a_token_is_revoked: given then(&[token(HASH)]), when revoke("t1");
    a_token_revoked_again_changes_nothing: given then(&[token(HASH), revoke("t1")]), when revoke("t1");
    an_unknown_token_cannot_be_revoked: given then(&[]), when revoke("t1");
}

#[test]
fn routes_are_found_by_any_name_in_any_case() {
    let workspace: Workspace = state(&then(&[channel("ch1", "Support line"), routes(&[route()])]));
    let found = workspace.route_for("SMMCOST.COM ", OrderAction::Refill).unwrap();
    assert_eq!((found.provider.as_str(), found.chat.as_str()), ("SMMCOST.COM", "1203630001@g.us"));
    assert_eq!(found.template, "{external_id} refill");
    assert_eq!(workspace.route_for("smm cost", OrderAction::SpeedUp).unwrap().template, "{external_id} faster please");
    assert_eq!(workspace.escalation_route("smm cost").unwrap().template, "{external_id} escalated");
    let own = escalating("please look at {external_id}");
    let workspace: Workspace = state(&then(&[channel("ch1", "Support line"), routes(&[own])]));
    assert_eq!(workspace.escalation_route("smm cost").unwrap().template, "please look at {external_id}");
    assert!(workspace.route_for("peakerr.com", OrderAction::Refill).is_none());
}

#[test]
fn a_route_leads_to_each_chat_over_a_channel_that_reaches_it() {
    let chats = |channel_id: &str| {
        let both = Route { channel_id: ChannelId::new(channel_id), ..on_both() };
        let workspace: Workspace = state(&then(&[channel("ch1", "Support line"), bot(), routes(&[both])]));
        let facts = workspace.route_for("smmcost.com", OrderAction::Refill).unwrap();
        let also = facts.also.unwrap();
        [facts.channel_id.to_string(), facts.chat, also.channel_id.to_string(), also.chat]
    };
    assert_eq!(chats("ch1"), ["ch1", "1203630001@g.us", "ch3", "-4001"]);
    assert_eq!(chats("ch3"), ["ch3", "-4001", "ch1", "1203630001@g.us"]);
    let workspace: Workspace = state(&then(&[channel("ch1", "Support line"), bot(), routes(&[on_both()])]));
    for (network, chat) in [(Network::WhatsApp, "1203630001@g.us"), (Network::Telegram, "-4001")] {
        let only = workspace.route_over("smmcost.com", OrderAction::Refill, Some(network)).unwrap();
        assert_eq!((only.chat.as_str(), only.also), (chat, None));
        assert_eq!(workspace.escalation_route_over("smmcost.com", Some(network)).unwrap().chat, chat);
    }
}

#[test]
fn new_keys_are_in_force() {
    let workspace: Workspace = state(&then(&[bot(), keys("ch3", None, &[(Credential::BotToken, "7001:NEW")])]));
    assert_eq!(workspace.channels["ch3"].link.credentials()[0].1.expose(), "7001:NEW");
}

#[test]
fn a_member_is_known_by_any_identity() {
    let workspace: Workspace = state(&then(&[owner(), link("m1", lid())]));
    assert_eq!(workspace.role_of(&[Identity("sandbox:x".into()), lid()]), Some((&MemberId::new("m1"), Role::Owner)));
    assert_eq!(workspace.role_of(&[Identity("sandbox:x".into())]), None);
}

#[test]
fn a_revoked_token_opens_nothing() {
    let issued: Workspace = state(&then(&[token(HASH)]));
    assert_eq!(issued.token_scope(&TokenId::new("t1"), HASH), Some(TokenScope::Owner));
    assert_eq!(issued.token_scope(&TokenId::new("t1"), "other"), None);
    let revoked: Workspace = state(&then(&[token(HASH), revoke("t1")]));
    assert_eq!(revoked.token_scope(&TokenId::new("t1"), HASH), None);
}

#[test]
fn secrets_are_not_in_the_debug_output() {
    let workspace: Workspace = state(&then(&[set("panel_api_key", "very-secret"), channel("ch1", "Support line")]));
    let shown = format!("{workspace:?}");
    assert!(!shown.contains("very-secret") && !shown.contains("hush"), "{shown}");
    assert_eq!(workspace.settings.shown("panel_api_key"), Some("set"));
    assert_eq!(workspace.settings.shown("panel_user_api_key"), Some("not set"));
}

#[test]
fn templates_are_in_force_in_custom_mode_only_and_an_empty_one_is_the_fixed_text() {
    let text = |commands: &[WorkspaceCommand], key: Key| {
        state::<Workspace>(&then(commands)).texts().render(key, &[("url", "https://panel.example".into())])
    };
    let own = || word("services", "List: {url}");
    let fixed = "Here is our service list:\nhttps://panel.example";
    for mode in ["manual", "ai"] {
        assert_eq!(text(&[own(), set("chat_mode", mode)], Key::Services), fixed, "{mode}");
    }
    let custom = || set("chat_mode", "custom");
    assert_eq!(text(&[own(), custom()], Key::Services), "List: https://panel.example");
    assert_eq!(text(&[custom(), own(), reset("services")], Key::Services), fixed);
    assert_eq!(text(&[custom(), own(), set("chat_mode", "manual")], Key::Services), fixed);
}

#[test]
fn days_are_called_as_they_are_where_the_workspace_is() {
    let closed_at: jiff::Timestamp = "2025-04-30T20:30:00Z".parse().unwrap();
    let result = OrderResult {
        order_id: 54321,
        outcome: OrderOutcome::Refused { refusal: Refusal::WindowClosed { closed_at } },
        facts: None,
    };
    let wording = Wording { action: Action::Refill, priority: false, show_provider: false, now: at(0) };
    for (zone, day) in [
        ("UTC", "30 Apr"),
        ("UTC+6", "1 May"),
        ("UTC-3:30", "30 Apr"),
        ("Asia/Dhaka", "1 May"),
        ("America/Lima", "30 Apr"),
    ] {
        let workspace: Workspace = state(&then(&[set("scheduler_timezone", zone)]));
        let (_, text) = compose(&workspace.texts(), &Findings::Orders { results: vec![result.clone()] }, &wording);
        assert!(text.contains(&format!("ended on {day} 2025")), "{zone}: {text}");
    }
}

#[test]
fn a_channel_that_was_heard_is_lost_since_its_connection_first_broke() {
    let noted = |id: &str, state: ConnectionState, hour: i64| WorkspaceCommand::NoteChannelConnection {
        channel_id: ChannelId::new(id),
        state,
        told_at: None,
        now: at(60 * hour),
    };
    let refused = || ConnectionState::Unknown("refused".into());
    let another_word = || ConnectionState::Unknown("resting".into());
    for (down, add) in [
        (ConnectionState::Close, green("ch4", "7103")),
        (ConnectionState::Connecting, meta("ch4", "1055", "secret")),
        (ConnectionState::Blocked, green("ch4", "7103")),
        (refused(), green("ch4", "7103")),
    ] {
        let since = |commands: &[WorkspaceCommand]| {
            let channel =
                state::<Workspace>(&then(&[std::slice::from_ref(&add), commands].concat())).channels["ch4"].clone();
            channel.outage().map(|Outage { state, since }| (state.clone(), since))
        };
        let lost = noted("ch4", down.clone(), 1);
        assert_eq!(since(std::slice::from_ref(&lost)), None, "it was never heard");
        let heard = heard("ch4");
        assert_eq!(since(&[heard.clone(), lost.clone()]), Some((down.clone(), Some(at(60)))));
        let other = if down == ConnectionState::Close { ConnectionState::Connecting } else { ConnectionState::Close };
        let goes_on = noted("ch4", other.clone(), 2);
        assert_eq!(since(&[heard.clone(), lost.clone(), goes_on]), Some((other, Some(at(60)))));
        for up in [ConnectionState::Open, ConnectionState::Limited, another_word()] {
            let up = noted("ch4", up, 2);
            assert_eq!(since(&[heard.clone(), lost.clone(), up.clone()]), None);
            let again = noted("ch4", down.clone(), 3);
            assert_eq!(since(&[heard.clone(), lost.clone(), up, again]), Some((down.clone(), Some(at(3 * 60)))));
        }
    }
    // A bot sends without a webhook.
    let bot_closed = [bot(), heard("ch3"), connection("ch3", ConnectionState::Close)];
    assert_eq!(state::<Workspace>(&then(&bot_closed)).channels["ch3"].outage(), None);
}

proptest! {
    #[test]
    fn the_connection_is_what_was_told_last_by_its_own_clock_whatever_comes_last(
        minutes in prop::collection::vec(0..1_000_i64, 1..10),
    ) {
        let states = [ConnectionState::Open, ConnectionState::Connecting, ConnectionState::Close];
        let state_at = |minute: i64| states[usize::try_from(minute).unwrap() % 3].clone();
        let mut commands = vec![bot()];
        commands.extend(minutes.iter().map(|minute| told(state_at(*minute), *minute)));
        let channel = state::<Workspace>(&then(&commands)).channels["ch3"].clone();
        prop_assert_eq!(channel.connection, minutes.iter().max().map(|minute| state_at(*minute)));
    }
}
