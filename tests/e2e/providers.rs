//! Providers, routes, dispatch and escalation (PR).

use reqwest::Method;
use sandbox::Fault;
use sandbox::evolution::Post;
use sandbox::panel::known::{IN_PROGRESS, MANUAL, PARTIAL_LIFETIME, REFILLABLE};
use serde_json::json;

use crate::crowd::{Customer, meet};
use crate::site::{JAP, JOHN, OWNER, SMMCOST, Site, items, private};
use crate::support::office::{route, text};

on_both!(
    a_providers_key_goes_in_and_never_comes_out,
    a_name_is_one_providers_at_every_door,
    a_route_has_aliases_and_a_template_for_each_command,
    a_command_the_providers_group_did_not_take_is_tried_again,
    an_order_without_provider_or_route_is_left_to_the_team_and_said_so,
    a_provider_that_is_switched_off_is_told_nothing,
    a_name_that_no_route_knows_is_told_to_the_operator_until_one_does,
    an_escalation_has_the_words_its_route_gives_it,
    an_entry_escalated_in_a_chat_is_told_to_its_providers_groups,
    an_entry_escalated_over_the_api_is_told_to_its_providers_groups,
    an_entry_answered_in_a_rush_is_escalated_to_the_provider_found_out_then,
    routes_that_cannot_work_are_refused,
);

async fn a_providers_key_goes_in_and_never_comes_out(site: &mut Site) {
    let head = site.head().await;
    let providers = items(&site.api.get(&format!("/api/v1/providers?after={head}")).await);
    assert_eq!(providers.len(), 2);
    let add = json!({"name": "third.example", "api_url": "https://third.example/api/v2", "api_key": "s3cr3t-key", "sync_interval": 900});
    let made = site.api.post("/api/v1/providers", add).await;
    let path = format!("/api/v1/providers/{}", text(&made["id"]));
    let edited = site.api.patch(&path, json!({"is_active": false, "api_key": "an0ther-key"})).await;
    let shown = site.api.get(&format!("/api/v1/providers?after={}", edited["position"])).await;
    let third = items(&shown).into_iter().find(|provider| provider["name"] == "third.example").expect("the third");
    assert_eq!((&third["is_active"], &third["sync_interval"]), (&json!(false), &json!(900)));
    let everything = shown.to_string() + &site.api.get("/api/v1/events?limit=200").await.to_string();
    assert!(!everything.contains("s3cr3t-key") && !everything.contains("an0ther-key"), "a key was shown");
    let removed = site.api.call(Method::DELETE, &path, None, &[]).await.granted("removing");
    let left = items(&site.api.get(&format!("/api/v1/providers?after={}", removed["position"])).await);
    assert_eq!(left.len(), 2);
}

async fn a_name_is_one_providers_at_every_door(site: &mut Site) {
    let body = |name: &str| json!({"name": name, "api_url": "https://other.example/api/v2", "api_key": "k-1"});
    let add = async |name: &str| site.api.call(Method::POST, "/api/v1/providers", Some(&body(name)), &[]).await;
    for name in ["smmcost.com", "SMMCost.com", "  smmcost.com ", "smm cost.com", "https://www.smmcost.com/"] {
        for path in ["/api/v1/providers", "/api/v1/commands/AddProvider"] {
            let refused = site.api.call(Method::POST, path, Some(&body(name)), &[]).await;
            assert_eq!((refused.status, refused.code()), (409, "name_taken"), "{path} {name}: {}", refused.body);
            assert!(refused.body.to_string().contains("`smmcost.com` exists already"), "{}", refused.body);
        }
    }
    let made = add("third.example").await.granted("a provider of another name");
    let id = text(&made["id"]);
    let path = format!("/api/v1/providers/{id}");
    let rename = async |name: &str| site.api.call(Method::PATCH, &path, Some(&json!({"name": name})), &[]).await;
    let refused = rename("SMMCOST.COM").await;
    assert_eq!((refused.status, refused.code()), (409, "name_taken"), "{}", refused.body);
    let command = json!({"provider_id": id, "name": "smmcost.com"});
    let refused = site.api.call(Method::POST, "/api/v1/commands/EditProvider", Some(&command), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "name_taken"), "{}", refused.body);
    rename("Third.Example").await.granted("its own name in other letters");
    rename("fourth.example").await.granted("a free name");
    add("third.example").await.granted("a name that is free again");
    site.api.call(Method::DELETE, &path, None, &[]).await.granted("removing");
    add("fourth.example").await.granted("the name of one that was removed");
    // At the same moment only one of several is added.
    let at_once = futures::future::join_all((0..8).map(|_| add("fifth.example"))).await;
    let granted = at_once.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(granted, 1, "{:?}", at_once.iter().map(|answer| answer.status).collect::<Vec<_>>());
    // Nor is more than one renamed to it.
    let listed = items(&site.api.get(&format!("/api/v1/providers?after={}", site.head().await)).await);
    let paths: Vec<String> = listed.iter().map(|one| format!("/api/v1/providers/{}", text(&one["id"]))).collect();
    let sixth = json!({"name": "sixth.example"});
    let renames = paths.iter().map(|path| site.api.call(Method::PATCH, path, Some(&sixth), &[]));
    let at_once = futures::future::join_all(renames).await;
    let mut told: Vec<_> = at_once.iter().map(|answer| answer.status).collect();
    told.sort_unstable();
    assert_eq!(told, [200, 409, 409, 409, 409]);
    let renamed = at_once.iter().position(|answer| answer.status == 200).expect("one");
    let body = json!({"name": listed[renamed]["name"]});
    site.api.call(Method::PATCH, &paths[renamed], Some(&body), &[]).await.granted("its former name");
    let head = site.head().await;
    let providers = items(&site.api.get(&format!("/api/v1/providers?after={head}")).await);
    let names: Vec<String> = providers.iter().map(|provider| text(&provider["name"])).collect();
    assert_eq!(names.iter().filter(|name| *name == "fifth.example").count(), 1, "{names:?}");
    assert_eq!(providers.len(), 5, "{names:?}");
}

async fn a_route_has_aliases_and_a_template_for_each_command(site: &mut Site) {
    let mut route = route("SMM Cost", SMMCOST, &site.channel.id);
    route["aliases"] = json!(["SMMCost.com", "smmcost"]);
    route["templates"] = json!({"refill": "/refill {external_id} now", "cancel": "please cancel {external_id}"});
    site.api.put("/api/v1/routes", json!({"items": [route]})).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "/refill 2323223 now");
    site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
    assert_eq!(site.expects(SMMCOST, "cancel").await, "please cancel 6565655");
    // Where none is given, there is a default.
    site.tells(JOHN, &format!("speed up {IN_PROGRESS}")).await;
    assert!(site.expects(SMMCOST, "speed").await.contains("6565655"));
}

async fn a_command_the_providers_group_did_not_take_is_tried_again(site: &mut Site) {
    // Reply and command go out side by side: whichever is first is turned away, and the other, or the same again.
    site.world.evolution.faults().next(2, "/message/sendText", Fault::ConnectionClosed);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let done = |entry: &serde_json::Value| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent";
    let entry = site.log_entry("action=refill", done).await;
    let attempts: Vec<i64> =
        entry["sends"].as_array().expect("sends").iter().filter_map(|send| send["attempts"].as_i64()).collect();
    assert_eq!(attempts.iter().sum::<i64>(), 4, "{entry}");
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
}

async fn an_order_without_provider_or_route_is_left_to_the_team_and_said_so(site: &mut Site) {
    site.api.put("/api/v1/routes", json!({"items": [route("smmcost.com", SMMCOST, &site.channel.id)]})).await;
    for (order, why, to_team) in [
        (MANUAL, "a manual order without a provider", "names no provider for order #54329"),
        (PARTIAL_LIFETIME, "no route to justanotherpanel", "#54323 is at *justanotherpanel*"),
    ] {
        site.tells(JOHN, &format!("refill {order}")).await;
        let reply = site.answers(JOHN, "by hand. Your request is noted").await;
        assert!(reply.starts_with(&format!("🕑 *#{order}*")), "{reply}");
        let entry = site.log_entry(&format!("order_id={order}"), |entry| entry["reply_state"] == "sent").await;
        let detail = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await;
        assert!(detail["chain"].to_string().contains(why), "{detail}");
        site.answers(OWNER, to_team).await;
    }
    let entry = &site.logs(&format!("order_id={PARTIAL_LIFETIME}")).await[0];
    let escalated = site.api.post("/api/v1/commands/EscalateLog", json!({"id": entry["id"]})).await;
    assert_eq!((&escalated["told"], &escalated["unrouted"]), (&json!([]), &json!(["justanotherpanel"])));
    assert!(site.sent_to(SMMCOST).is_empty() && site.sent_to(JAP).is_empty());
}

/// What the team reads about the newest entry of an order.
async fn chain(site: &Site, order: u64) -> String {
    let newest = async || {
        let entry = site.logs(&format!("order_id={order}")).await.into_iter().next();
        entry.filter(|entry| entry["reply_state"] == "sent")
    };
    let entry = site.until(&format!("the answer about {order}"), newest).await;
    site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string()
}

async fn a_provider_that_is_switched_off_is_told_nothing(site: &mut Site) {
    let head = site.head().await;
    let providers = items(&site.api.get(&format!("/api/v1/providers?after={head}")).await);
    let smmcost = providers.iter().find(|provider| provider["name"] == "smmcost.com").expect("smmcost.com");
    let path = format!("/api/v1/providers/{}", text(&smmcost["id"]));
    let switch = async |is_active: bool| {
        let position = site.api.patch(&path, json!({"is_active": is_active})).await["position"].clone();
        site.api.get(&format!("/api/v1/providers?after={position}")).await;
    };
    switch(false).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "by hand. Your request is noted").await;
    let told = chain(site, REFILLABLE).await;
    assert!(told.contains("the provider smmcost.com is switched off"), "{told}");
    assert!(site.answers(OWNER, "switched off").await.contains("#54321 is at *smmcost.com*"));
    // What may be asked for is not hidden from the customer, and others' orders go on.
    site.tells(JOHN, &format!("refill {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert!(site.sent_to(SMMCOST).is_empty());
    switch(true).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
}

async fn a_name_that_no_route_knows_is_told_to_the_operator_until_one_does(site: &mut Site) {
    site.world.panel.change_order(REFILLABLE, |order| order.provider = Some("SMM Cost Ltd".to_owned()));
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "by hand. Your request is noted").await;
    let told = chain(site, REFILLABLE).await;
    assert!(told.contains("no route to SMM Cost Ltd"), "{told}");
    assert!(site.answers(OWNER, "no route knows that name").await.contains("#54321 is at *SMM Cost Ltd*"));
    let problems = async || site.api.get("/api/v1/routes").await["problems"].clone();
    let shown = problems().await;
    assert_eq!((&shown[0]["problem"], &shown[0]["provider"]), (&json!("no_route"), &json!("SMM Cost Ltd")), "{shown}");
    assert_eq!((&shown[0]["order_id"], shown[0]["log_id"].is_string()), (&json!(REFILLABLE), true), "{shown}");
    // Within the hour the team hears nothing more of the same; each case is in the log.
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "by hand. Your request is noted").await;
    chain(site, REFILLABLE).await;
    assert_eq!(site.all_events("type=ProviderProblemNoticed").await.len(), 1);
    let mut route = route("smmcost.com", SMMCOST, &site.channel.id);
    route["aliases"] = json!(["smm cost ltd"]);
    site.api.put("/api/v1/routes", json!({"items": [route]})).await;
    assert_eq!(problems().await, json!([]));
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
}

async fn an_escalation_has_the_words_its_route_gives_it(site: &mut Site) {
    let mut own = route("smmcost.com", SMMCOST, &site.channel.id);
    own["templates"]["escalation"] = json!("‼️ please look at {external_id}");
    site.api.put("/api/v1/routes", json!({"items": [own, route("justanotherpanel", JAP, &site.channel.id)]})).await;
    let shown = site.api.get("/api/v1/routes").await;
    assert_eq!(shown["items"][0]["templates"]["escalation"], "‼️ please look at {external_id}", "{shown}");
    site.tells(JOHN, &format!("check {REFILLABLE} {IN_PROGRESS} {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "*Order #54323*").await;
    let entry = site.log_entry("action=check", |entry| entry["reply_state"] == "sent").await;
    site.api.post("/api/v1/commands/EscalateLog", json!({"id": entry["id"]})).await;
    assert_eq!(site.expects(SMMCOST, "look at").await, "‼️ please look at 2323223, 6565655");
    site.expects(JAP, "escalated").await;
}

async fn an_entry_escalated_in_a_chat_is_told_to_its_providers_groups(site: &mut Site) {
    site.tells(JOHN, &format!("check {REFILLABLE} {IN_PROGRESS} {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "*Order #54323*").await;
    site.tells(OWNER, &format!("!resolve {REFILLABLE} escalated")).await;
    let told = site.answers(OWNER, "now *Escalated*").await;
    assert!(told.contains("#54321"), "{told}");
    assert_eq!(site.expects(SMMCOST, "escalated").await, "2323223, 6565655 escalated");
    let external = site.world.panel.order(PARTIAL_LIFETIME).and_then(|order| order.external_id).expect("an id");
    assert_eq!(site.expects(JAP, "escalated").await, format!("{external} escalated"));
    let entry = site.log_entry("status=escalated", |entry| entry["escalation_state"] == "sent").await;
    assert_eq!(entry["provider"], "smmcost.com, justanotherpanel");
}

async fn an_entry_escalated_over_the_api_is_told_to_its_providers_groups(site: &mut Site) {
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    let entry = site.log_entry("action=refund", |entry| entry["reply_state"] == "sent").await;
    let path = format!("/api/v1/logs/{}/support-status", text(&entry["id"]));
    let changed = site.api.patch(&path, json!({"status": "escalated"})).await;
    assert_eq!(changed["told"], json!(["smmcost.com"]));
    assert_eq!(site.expects(SMMCOST, "escalated").await, "2323223 escalated");
    site.log_entry("action=refund", |entry| entry["escalation_state"] == "sent").await;
    // Doing it again is no mistake and tells nobody twice.
    site.api.patch(&path, json!({"status": "escalated"})).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.expects(SMMCOST, "2323223 refill").await;
    assert_eq!(site.sent_to(SMMCOST).len(), 2);
}

async fn an_entry_answered_in_a_rush_is_escalated_to_the_provider_found_out_then(site: &mut Site) {
    let crowd: Vec<Customer> = (1..=10).map(Customer::number).collect();
    for customer in &crowd {
        meet(site, customer).await;
    }
    // A few calls are under way; who comes then goes along in one, of the panel's list, which names no provider.
    site.world.panel.faults().always("/adminapi", Fault::Slow { ms: 700 });
    for customer in &crowd {
        site.world
            .evolution
            .post(Post::text(&private(&customer.phone), &customer.phone, &customer.text))
            .expect("posted");
    }
    for customer in &crowd {
        site.answers(&customer.phone, "*Order #").await;
    }
    site.world.panel.faults().clear();
    let entries = site.logs("action=check").await;
    let entry = entries.iter().find(|entry| entry["provider"].is_null()).expect("one that went along");
    let escalated = site.api.post("/api/v1/commands/EscalateLog", json!({"id": entry["id"]})).await;
    assert_eq!(escalated["told"], json!(["smmcost.com"]), "{escalated}");
    let told = format!("9{} escalated", entry["order_ids"][0]);
    assert_eq!(site.expects(SMMCOST, "escalated").await, told);
}

async fn routes_that_cannot_work_are_refused(site: &mut Site) {
    let before = site.head().await;
    let good = || route("smmcost.com", SMMCOST, &site.channel.id);
    let mut without_id = good();
    without_id["templates"] = json!({"refill": "refill please"});
    let mut unknown_placeholder = good();
    unknown_placeholder["templates"] = json!({"refill": "{external_id} {order_id}"});
    let mut unknown_action = good();
    unknown_action["templates"] = json!({"explode": "{external_id}"});
    let mut escalating_nothing = good();
    escalating_nothing["templates"] = json!({"escalation": "please look"});
    let mut without_group = good();
    without_group["whatsapp_group"] = json!(null);
    let foreign = route("smmcost.com", SMMCOST, "someone-elses-channel");
    for (routes, field) in [
        (json!([without_id]), "templates"),
        (json!([unknown_placeholder]), "templates"),
        (json!([unknown_action]), "items[0].templates.explode"),
        (json!([escalating_nothing]), "templates"),
        (json!([without_group]), "whatsapp_group"),
        (json!([foreign]), "channel_id"),
        (json!([good(), good()]), "aliases"),
    ] {
        let refused = site.api.call(Method::PUT, "/api/v1/routes", Some(&json!({ "items": routes })), &[]).await;
        assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some(field)), "{}", refused.body);
    }
    assert_eq!(site.head().await, before);
    assert_eq!(items(&site.api.get("/api/v1/routes").await).len(), 2);
}
