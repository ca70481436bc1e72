//! What providers say of orders, for the team alone (AD7).

use sandbox::panel::known::{CANCELED, IN_PROGRESS, MANUAL, MISSING, OF_MARIA, PARTIAL_LIFETIME, REFILLABLE};
use sandbox::provider::ProviderServer;
use sandbox::{Fault, World};
use serde_json::json;

use crate::site::{JOHN, OWNER, SMMCOST, Site, items, private};
use crate::support::office::{route, text};

on_both!(
    staff_reads_it_privately_for_anybodys_orders,
    a_provider_is_asked_once_for_a_hundred_orders,
    a_provider_that_can_not_be_asked_spoils_only_its_own_orders,
    a_provider_is_found_by_the_names_its_route_has,
    a_provider_that_hangs_delays_nobody_elses_answer,
    customers_learn_nothing_of_providers,
);

const GROUP: &str = World::SUPPORT_GROUP;
const STAFF: &str = sandbox::evolution::known::ALEX;
const API: &str = "/api/v2";

fn smmcost(site: &Site) -> &ProviderServer {
    &site.world.providers[0]
}

fn jap(site: &Site) -> &ProviderServer {
    &site.world.providers[1]
}

fn asked(provider: &ProviderServer) -> usize {
    provider.requests().count("POST", API)
}

/// The number an order has at its provider.
fn external(site: &Site, order: u64) -> String {
    site.world.panel.order(order).and_then(|order| order.external_id).expect("a number at the provider")
}

async fn staff_reads_it_privately_for_anybodys_orders(site: &mut Site) {
    let body = json!({"phone": format!("+{STAFF}"), "role": "staff", "verified": true});
    site.api.post("/api/v1/admin-numbers", body).await;
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    // The panel knows nothing of it yet.
    assert!(smmcost(site).change_order(&external(site, IN_PROGRESS), |order| order.status = "canceled".to_owned()));
    site.says(GROUP, STAFF, &format!("{REFILLABLE},{IN_PROGRESS} {OF_MARIA} provider status")).await;
    let told = site.answers(STAFF, "Provider OID").await;
    let of_maria = external(site, OF_MARIA);
    assert_eq!(
        told,
        format!(
            "#54321 | Provider OID: 2323223 | Provider Status: Completed\n\
             #54322 | Provider OID: 6565655 | Provider Status: Canceled\n\
             #54330 | Provider OID: {of_maria} | Provider Status: Completed"
        )
    );
    assert_eq!((asked(smmcost(site)), asked(jap(site))), (1, 0));
    site.says(GROUP, STAFF, "!provider status 12").await;
    site.expects(GROUP, "Please write up to 100 order numbers and *provider status*").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1, "providers' numbers are not for a group");
    assert!(site.all_events("type=RequestOpened").await.is_empty(), "no customer asked for anything");
}

async fn a_provider_is_asked_once_for_a_hundred_orders(site: &mut Site) {
    // The panel's list tells the providers, so that the panel is asked once, too.
    site.world.panel.list_providers(true);
    let ids: Vec<String> = (54_300..54_400).map(|id: u64| id.to_string()).collect();
    site.tells(OWNER, &format!("{} provider status", ids.join(", "))).await;
    site.answers(OWNER, "#54399 | ").await;
    let told = site.sent_to(&private(OWNER)).join("\n");
    for id in &ids {
        assert_eq!(told.matches(&format!("#{id} | ")).count(), 1, "{id} in {told}");
    }
    assert_eq!((asked(smmcost(site)), asked(jap(site))), (1, 1));
    site.tells(OWNER, &format!("{}, 54400 provider status", ids.join(", "))).await;
    site.answers(OWNER, "Please write up to 100 order numbers").await;
    assert_eq!((asked(smmcost(site)), asked(jap(site))), (1, 1));
}

async fn a_provider_that_can_not_be_asked_spoils_only_its_own_orders(site: &mut Site) {
    let ask = format!("provider status {REFILLABLE} {PARTIAL_LIFETIME} {MANUAL} {MISSING}");
    let (first, second) = (external(site, REFILLABLE), external(site, PARTIAL_LIFETIME));
    let told = |of_first: &str, of_second: &str| {
        format!(
            "#{REFILLABLE} | Provider OID: {first} | Provider Status: {of_first}\n\
             #{PARTIAL_LIFETIME} | Provider OID: {second} | Provider Status: {of_second}\n\
             #{MANUAL} | No provider: a manual order\n#{MISSING} | Not found on the panel"
        )
    };
    jap(site).faults().always(API, Fault::ClosedBeforeActing);
    site.tells(OWNER, &ask).await;
    let dead = site.answers(OWNER, "Provider OID").await;
    assert_eq!(dead, told("Completed", "unknown (justanotherpanel does not answer)"));
    jap(site).faults().clear();

    jap(site).faults().next(1, API, Fault::OkWithError { code: 100, text: "Invalid API key".to_owned() });
    site.tells(OWNER, &ask).await;
    let refused = site.answers(OWNER, "Provider OID").await;
    assert_eq!(refused, told("Completed", "unknown (justanotherpanel does not take your key)"));

    // A passing failure is not told: it is asked again.
    jap(site).faults().next(1, API, Fault::Html { status: 503 });
    smmcost(site).forget_order(&first);
    site.tells(OWNER, &ask).await;
    let forgotten = site.answers(OWNER, "Provider OID").await;
    assert_eq!(forgotten, told("unknown (smmcost.com gives none for this order)", "Partial"));

    let before = asked(smmcost(site));
    let providers = items(&site.api.get(&format!("/api/v1/providers?after={}", site.head().await)).await);
    for provider in &providers {
        let path = format!("/api/v1/providers/{}", text(&provider["id"]));
        if provider["name"] == smmcost(site).name() {
            site.api.patch(&path, json!({"is_active": false})).await;
        } else {
            site.api.call(reqwest::Method::DELETE, &path, None, &[]).await.granted("removing");
        }
    }
    site.tells(OWNER, &ask).await;
    let off = site.answers(OWNER, "Provider OID").await;
    let (first, second) = ("smmcost.com is switched off", "justanotherpanel is not set up");
    let at = "among your providers";
    assert_eq!(off, told(&format!("unknown ({first} {at})"), &format!("unknown ({second} {at})")));
    assert_eq!(asked(smmcost(site)), before);

    site.world.panel.faults().always("/adminapi/v2/orders", Fault::Html { status: 503 });
    site.tells(OWNER, &ask).await;
    site.answers(OWNER, "can't reach the panel to look the orders up").await;
}

async fn a_provider_is_found_by_the_names_its_route_has(site: &mut Site) {
    let mut named = route("SMM Cost", SMMCOST, &site.channel.id);
    named["aliases"] = json!(["smmcost.com", "Cheap Panel"]);
    site.api.put("/api/v1/routes", json!({"items": [named]})).await;
    let providers = items(&site.api.get(&format!("/api/v1/providers?after={}", site.head().await)).await);
    let own = providers.iter().find(|provider| provider["name"] == "smmcost.com").expect("a provider");
    let path = format!("/api/v1/providers/{}", text(&own["id"]));
    site.api.patch(&path, json!({"name": "cheap panel"})).await;
    site.tells(OWNER, &format!("{CANCELED} provider status, please")).await;
    site.tells(OWNER, &format!("{REFILLABLE} provider status, please")).await;
    site.answers(OWNER, "#54321 | Provider OID: 2323223 | Provider Status: Completed").await;
}

async fn a_provider_that_hangs_delays_nobody_elses_answer(site: &mut Site) {
    jap(site).faults().always(API, Fault::TimeoutBeforeActing);
    site.says(GROUP, OWNER, &format!("{PARTIAL_LIFETIME} provider status")).await;
    site.events("ProvidersAsked", 1).await;
    // In the same chat, and to the same person.
    site.says(GROUP, OWNER, "!status").await;
    site.expects(GROUP, "Online").await;
    site.says(GROUP, OWNER, &format!("{REFILLABLE} provider status")).await;
    site.answers(OWNER, "#54321 | Provider OID: 2323223 | Provider Status: Completed").await;
    let is_told = |told: &String| told.contains("does not answer");
    assert!(!site.sent_to(&private(OWNER)).iter().any(is_told), "the others waited for it");
    site.answers(OWNER, "unknown (justanotherpanel does not answer)").await;
    // Who asked, and what, is on record.
    let questions = site.all_events("type=ProvidersAsked").await;
    assert_eq!((questions.len(), asked(jap(site)) > 0), (2, true));
    assert!(text(&questions[0]["metadata"]["actor"]).starts_with("member:"), "{questions:?}");
}

async fn customers_learn_nothing_of_providers(site: &mut Site) {
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    let ask = format!("{REFILLABLE} provider status");
    site.tells(JOHN, &ask).await;
    site.answers(JOHN, "not available to you").await;
    site.says(GROUP, JOHN, &ask).await;
    site.says(GROUP, JOHN, "my username").await;
    site.expects(GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1);
    assert_eq!((asked(smmcost(site)), asked(jap(site))), (0, 0));
}
