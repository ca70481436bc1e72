//! A provider's data.

use aggregates::ids::ProviderId;
use aggregates::provider::{Provider, ProviderCommand, ProviderEvent};

use crate::support::examples;
use crate::support::samples::at;

fn add(name: &str, api_url: &str, api_key: &str, sync_interval_seconds: u32) -> ProviderCommand {
    ProviderCommand::AddProvider {
        provider_id: ProviderId::new("p1"),
        name: name.into(),
        api_url: api_url.into(),
        api_key: api_key.into(),
        sync_interval_seconds,
        is_active: true,
        others: Vec::new(),
        now: at(1),
    }
}

fn sound() -> ProviderCommand {
    add("smmcost.com", "https://smmcost.com/api/v2/", "k-123", 3600)
}

fn added() -> ProviderEvent {
    ProviderEvent::ProviderAdded {
        provider_id: ProviderId::new("p1"),
        name: "smmcost.com".into(),
        api_url: "https://smmcost.com/api/v2".into(),
        api_key: "k-123".into(),
        sync_interval_seconds: 3600,
        is_active: true,
        added_at: at(0),
    }
}

fn removed() -> ProviderEvent {
    ProviderEvent::ProviderRemoved { provider_id: ProviderId::new("p1"), removed_at: at(0) }
}

fn edit() -> ProviderCommand {
    ProviderCommand::EditProvider {
        name: None,
        api_url: None,
        api_key: None,
        sync_interval_seconds: None,
        is_active: None,
        others: Vec::new(),
        now: at(1),
    }
}

fn edit_all() -> ProviderCommand {
    ProviderCommand::EditProvider {
        name: Some("smmcost.net".into()),
        api_url: Some("https://smmcost.net".into()),
        api_key: Some("k-456".into()),
        sync_interval_seconds: Some(7200),
        is_active: Some(false),
        others: Vec::new(),
        now: at(1),
    }
}

fn move_to(api_url: &str, api_key: Option<&str>) -> ProviderCommand {
    ProviderCommand::EditProvider {
        name: None,
        api_url: Some(api_url.into()),
        api_key: api_key.map(str::to_owned),
        sync_interval_seconds: None,
        is_active: None,
        others: Vec::new(),
        now: at(1),
    }
}

fn activate(is_active: bool) -> ProviderCommand {
    ProviderCommand::EditProvider {
        name: None,
        api_url: None,
        api_key: None,
        sync_interval_seconds: None,
        is_active: Some(is_active),
        others: Vec::new(),
        now: at(1),
    }
}

/// Beside other providers.
fn beside(mut command: ProviderCommand, names: &[&str]) -> ProviderCommand {
    if let ProviderCommand::AddProvider { others, .. } | ProviderCommand::EditProvider { others, .. } = &mut command {
        *others = names.iter().map(|name| (*name).to_owned()).collect();
    }
    command
}

fn named(new: &str) -> ProviderCommand {
    let mut command = edit();
    if let ProviderCommand::EditProvider { name, .. } = &mut command {
        *name = Some(new.to_owned());
    }
    command
}

fn deactivated() -> ProviderEvent {
    ProviderEvent::ProviderDeactivated { provider_id: ProviderId::new("p1"), deactivated_at: at(0) }
}

examples! { Provider;
    a_provider_is_added: given [], when sound();
    to_add_the_same_provider_again_changes_nothing: given [added()], when sound();
    to_add_other_data_under_the_same_id_is_an_error: given [added()], when add("other.com", "https://other.com", "k", 3600);
    a_removed_provider_cannot_be_added_again: given [added(), removed()], when sound();
    a_second_provider_of_a_name_is_an_error: given [], when beside(sound(), &["peakerr.com", "smmcost.com"]);
    case_and_spaces_do_not_make_another_name: given [], when beside(sound(), &["  WWW.SMM Cost.com "]);
    another_name_is_free: given [], when beside(sound(), &["smmcost.net"]);
    a_provider_can_not_take_the_name_of_another: given [added()], when beside(named("Peakerr.COM"), &["peakerr.com"]);
    a_provider_can_write_its_own_name_otherwise: given [added()], when beside(named("SMMCost.com"), &["peakerr.com"]);
    one_of_two_of_a_name_can_be_changed: given [added()], when beside(activate(false), &["smmcost.com"]);
    a_provider_needs_a_name: given [], when add(" ", "https://smmcost.com", "k", 3600);
    a_name_of_a_hundred_and_one_characters_is_too_long: given [], when add(&"n".repeat(101), "https://smmcost.com", "k", 3600);
    a_provider_needs_an_address: given [], when add("smmcost.com", "", "k", 3600);
    an_address_that_is_no_url_is_an_error: given [], when add("smmcost.com", "smmcost", "k", 3600);
    an_address_of_another_scheme_is_an_error: given [], when add("smmcost.com", "ftp://smmcost.com", "k", 3600);
    an_address_with_a_password_is_an_error: given [], when add("smmcost.com", "https://me:secret@smmcost.com", "k", 3600);
    a_provider_needs_a_key: given [], when add("smmcost.com", "https://smmcost.com", " ", 3600);
    a_sync_every_second_is_an_error: given [], when add("smmcost.com", "https://smmcost.com", "k", 1);
    everything_of_a_provider_can_be_edited: given [added()], when edit_all();
    a_key_does_not_go_to_another_host: given [added()], when move_to("https://smmcost.net/api/v2", None);
    a_key_does_not_go_to_another_port: given [added()], when move_to("https://smmcost.com:8443/api/v2", None);
    a_key_does_not_go_where_it_can_be_read_on_the_way: given [added()], when move_to("http://smmcost.com/api/v2", None);
    a_key_stays_where_only_the_path_changes: given [added()], when move_to("https://SMMCOST.com:443/api/v3", None);
    a_key_that_comes_with_a_new_address_goes_there: given [added()], when move_to("https://smmcost.net/api/v2", Some("k-123"));
    an_edit_of_nothing_changes_nothing: given [added()], when edit();
    a_provider_is_activated: given [added(), deactivated()], when activate(true);
    an_edit_of_an_unknown_provider_is_an_error: given [], when edit_all();
    an_edit_of_a_removed_provider_is_an_error: given [added(), removed()], when edit_all();
    a_provider_is_removed: given [added()], when ProviderCommand::RemoveProvider { now: at(1) };
    to_remove_a_provider_again_changes_nothing: given [added(), removed()], when ProviderCommand::RemoveProvider { now: at(1) };
    to_remove_an_unknown_provider_is_an_error: given [], when ProviderCommand::RemoveProvider { now: at(1) };
}
