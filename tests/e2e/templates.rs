//! Texts as the workspace words them (TE).

use std::time::Duration;

use reqwest::Method;
use sandbox::Fault;
use sandbox::faults::FaultRule;
use sandbox::panel::known::{IN_PROGRESS, MISSING, NO_REFILL, REFILLABLE};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::nodes::with_another_node;
use crate::site::{JOHN, MARIA, SMMCOST, Site, items};
use crate::support::PATIENCE;
use crate::support::client::Answer;

on_both!(
    a_template_is_said_from_the_next_message_on_in_custom_mode_and_only_there,
    a_text_that_is_reset_reads_as_it_always_did,
    small_words_and_frames_can_be_said_in_another_language,
    a_template_that_cannot_be_is_refused_with_the_place_that_is_wrong,
    a_template_is_what_it_reads_as_and_what_others_wrote_is_never_read_as_one,
    a_preview_shows_what_would_be_said_and_changes_nothing,
    every_text_is_listed_with_what_may_stand_in_it,
    templates_are_the_workspaces_own,
    a_code_whose_ticket_is_worded_anew_between_two_tries_is_not_sent_twice,
);

/// Words a text.
async fn word(site: &Site, key: &str, value: &str) -> Value {
    site.api.patch(&format!("/api/v1/templates/{key}"), json!({"value": value})).await
}

async fn asks_for(site: &Site, words: &str, answer: &str) -> String {
    site.tells(JOHN, words).await;
    site.answers(JOHN, answer).await
}

async fn a_template_is_said_from_the_next_message_on_in_custom_mode_and_only_there(site: &mut Site) {
    let fixed = "Your panel username is *johndoe123*.";
    word(site, "my_username", "Hi! You are {username}.").await;
    assert_eq!(asks_for(site, "my username", "johndoe123").await, fixed, "templates are for custom mode");
    site.set("chat_mode", "custom").await;
    assert_eq!(asks_for(site, "my username", "johndoe123").await, "Hi! You are johndoe123.");
    word(site, "my_username", "It is {username}").await;
    assert_eq!(asks_for(site, "my username", "johndoe123").await, "It is johndoe123");
    site.set("chat_mode", "manual").await;
    assert_eq!(asks_for(site, "my username", "johndoe123").await, fixed);
    site.set("chat_mode", "custom").await;
    // What has no template is said as ever, and what the panel does not tell takes its line with it.
    assert_eq!(asks_for(site, "balance", "balance").await, "💰 Your balance: *42.17 USD*");
    word(site, "refill_submitted", "Refill {order_id}\nby {provider}\nfor {link}").await;
    let reply = asks_for(site, &format!("refill {REFILLABLE}"), "Refill 54321").await;
    assert!(reply.starts_with("Refill 54321\nfor https://") && reply.lines().count() == 2, "{reply}");
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["reply"], reply.as_str());
    // A provider's group is written to as its route says.
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    assert_eq!(site.all_events("type=TemplateChanged").await.len(), 3);
}

async fn a_text_that_is_reset_reads_as_it_always_did(site: &mut Site) {
    site.set("chat_mode", "custom").await;
    for way in ["reset", "empty", "command"] {
        word(site, "services", "Look: {url}").await;
        asks_for(site, "services", "Look: http").await;
        let answer = match way {
            "reset" => site.api.post("/api/v1/templates/services/reset", json!({})).await,
            "empty" => word(site, "services", " ").await,
            _ => site.api.post("/api/v1/commands/ResetTemplate", json!({"key": "services"})).await,
        };
        assert_eq!(answer["is_default"], true, "{way}");
        asks_for(site, "services", "Here is our service list:\nhttp").await;
    }
    site.api.post("/api/v1/templates/services/reset", json!({})).await;
    assert_eq!(site.all_events("type=TemplateReset").await.len(), 3, "there is nothing to reset any more");
}

async fn small_words_and_frames_can_be_said_in_another_language(site: &mut Site) {
    site.set("chat_mode", "custom").await;
    for (key, value) in [
        ("action_refused", "❌ Pedido {order_id}: {reason}"),
        ("refused_status", "está {status}; {action} não é possível."),
        ("noun_refill", "uma reposição"),
        ("name_refill", "Reposição"),
        ("bulk_result", "*{action}*:\n{lines}"),
        ("bulk_submitted", "✅ Enviados: {order_ids}"),
        ("refused_no_refill", "não tem reposição."),
        ("refused_not_yours", "não encontrei este pedido."),
        ("consolation", "Sentimos muito."),
        ("refused_cooldown", "de novo em {time_left}."),
        ("time_hour", "{number} hora"),
        ("time_minutes", "{number} minutos"),
        ("status_in_progress", "em andamento"),
    ] {
        word(site, key, value).await;
    }
    let reply = asks_for(site, &format!("refill {IN_PROGRESS}"), "Pedido").await;
    assert_eq!(reply, "❌ Pedido 54322: está em andamento; uma reposição não é possível.");
    let reply = asks_for(site, &format!("refill {REFILLABLE} {NO_REFILL} {MISSING}"), "Reposição").await;
    let lines = format!(
        "*Reposição*:\n✅ Enviados: #{REFILLABLE}\n❌ Pedido {NO_REFILL}: não tem reposição.\n\
         ❌ Pedido {MISSING}: não encontrei este pedido."
    );
    assert_eq!(reply, lines);
    let reply = asks_for(site, &format!("refill {REFILLABLE}"), "de novo em").await;
    assert!(reply.ends_with("1 hora.") || reply.ends_with(" minutos."), "{reply}");
    let reply =
        asks_for(site, &format!("cancel {IN_PROGRESS} this is the worst service I have ever had"), "54322").await;
    assert!(reply.ends_with("\n\nSentimos muito."), "{reply}");
}

async fn a_template_that_cannot_be_is_refused_with_the_place_that_is_wrong(site: &mut Site) {
    let before = site.head().await;
    let refused = async |key: &str, value: &str| -> Answer {
        let body = json!({"value": value});
        let path = format!("/api/v1/templates/{key}");
        let set = site.api.call(Method::PATCH, &path, Some(&body), &[]).await;
        let tried = site.api.call(Method::POST, &format!("{path}/preview"), Some(&body), &[]).await;
        if key != "help" {
            assert_eq!(set.body, tried.body, "a preview refuses the same");
        }
        set
    };
    let unknown = refused("refill_submitted", "Done!\nRéfill for {oder_id}.").await;
    assert_eq!((unknown.status, unknown.code()), (422, "unknown_placeholder"), "{}", unknown.body);
    assert_eq!(unknown.body["position"], json!({"offset": 17, "line": 2, "column": 12}));
    assert_eq!(unknown.body["did_you_mean"], "order_id");
    assert!(unknown.body["placeholders"].as_array().expect("a list").contains(&json!("quantity")));
    let open = refused("services", "List: {url").await;
    assert_eq!((open.code(), &open.body["position"]["column"]), ("unbalanced_brace", &json!(7)));
    let missing = refused("verification_ticket", "It is good for {time_left}.").await;
    assert_eq!((missing.code(), &missing.body["placeholders"]), ("missing_placeholder", &json!(["code"])));
    let long = refused("services", &"x".repeat(2_001)).await;
    assert_eq!((long.code(), &long.body["max_chars"]), ("too_long", &json!(2_000)));
    let bell = refused("services", "List:\u{7} {url}").await;
    assert_eq!((bell.code(), &bell.body["position"]["offset"]), ("invalid", &json!(5)));
    let fixed = refused("help", "Ask us").await;
    assert_eq!((fixed.status, fixed.code()), (409, "fixed_text"));
    let nobody = refused("refil_submited", "x").await;
    assert_eq!((nobody.status, &nobody.body["did_you_mean"]), (404, &json!("refill_submitted")), "{}", nobody.body);
    assert_eq!(site.head().await, before, "what is refused records nothing");
}

async fn a_template_is_what_it_reads_as_and_what_others_wrote_is_never_read_as_one(site: &mut Site) {
    let refused = async |value: &str, code: &str, position: Value| {
        let body = json!({"value": value});
        let answer = site.api.call(Method::PATCH, "/api/v1/templates/my_username", Some(&body), &[]).await;
        assert_eq!((answer.status, answer.code()), (422, code), "{value:?}: {}", answer.body);
        assert_eq!(answer.body["position"], position, "{value:?}");
    };
    let at = |offset: u32, line: u32, column: u32| json!({"offset": offset, "line": line, "column": column});
    refused(&"é".repeat(10_000), "too_long", at(2_000, 1, 2_001)).await;
    refused("👋 {{{username}} }", "unbalanced_brace", at(14, 1, 15)).await;
    refused("a\nb {user{name}}", "unbalanced_brace", at(4, 2, 3)).await;
    refused("مرحبا {usernam}", "unknown_placeholder", at(6, 1, 7)).await;
    refused("{ username }", "unknown_placeholder", at(0, 1, 1)).await;
    refused("{USERNAME}", "unknown_placeholder", at(0, 1, 1)).await;
    refused("{}", "unknown_placeholder", at(0, 1, 1)).await;
    refused("Hi \u{202e}{username}", "invalid", at(3, 1, 4)).await;
    refused("Hi {username}\u{1b}", "invalid", at(13, 1, 14)).await;
    site.set("chat_mode", "custom").await;
    for (value, said) in [
        ("{{{username}}}", "{johndoe123}"),
        ("{{username}}", "{username}"),
        ("*_~{username}~_* ```x``` > [a](b)", "*_~johndoe123~_* ```x``` > [a](b)"),
        ("مرحبا *{username}* 👋🏽\u{200f}", "مرحبا *johndoe123* 👋🏽\u{200f}"),
        ("%s ${username} <b>\\n", "%s $johndoe123 <b>\\n"),
        // Nothing that could be seen is no text.
        ("\u{200b} \u{feff}\n", "Your panel username is *johndoe123*."),
    ] {
        word(site, "my_username", value).await;
        site.tells(JOHN, "my username").await;
        assert_eq!(site.answers(JOHN, "").await, said, "{value:?}");
    }
    // What the panel tells is filled in once: its braces stay braces.
    let order = site.world.panel.order(REFILLABLE).expect("an order");
    let service_name = "{order_id} {{link}} *Followers* %7B".to_owned();
    site.world.panel.put_order(sandbox::panel::OrderRow { service_name, ..order });
    word(site, "order_status", "{service} of {order_id}").await;
    let reply = asks_for(site, &format!("check {REFILLABLE}"), "of 54321").await;
    assert_eq!(reply, "{order_id} {{link}} *Followers* %7B of 54321");
    word(site, "action_refused", "{reason}|{order_id}").await;
    word(site, "refused_status", "{{order_id}} {status}").await;
    let reply = asks_for(site, &format!("refill {IN_PROGRESS}"), "54322").await;
    assert_eq!(reply, "{order_id} In progress|54322");
    // Braces were said on purpose; what is looked at after every test takes them for a template that was not filled in.
    site.stop().await;
}

async fn a_preview_shows_what_would_be_said_and_changes_nothing(site: &mut Site) {
    let before = site.head().await;
    let preview = async |key: &str, body: Value| site.api.post(&format!("/api/v1/templates/{key}/preview"), body).await;
    let shown = preview(
        "order_status",
        json!({"value": "{order_id}\nby {provider}\nis {status}", "values": {"provider": "", "status": "Partial"}}),
    )
    .await;
    assert_eq!(shown, json!({"text": "54321\nis Partial", "left_out": ["by {provider}"], "characters": 16}));
    let as_it_is = preview("my_username", json!({})).await;
    assert_eq!(as_it_is["text"], "Your panel username is *maria*.");
    let call = async |body: Value| {
        site.api.call(Method::POST, "/api/v1/templates/my_username/preview", Some(&body), &[]).await
    };
    for (values, field) in [(json!({"name": "x"}), "values.name"), (json!({"username": " "}), "values.username")] {
        let refused = call(json!({"values": values})).await;
        assert_eq!((refused.status, &refused.body["field"]), (422, &json!(field)), "{}", refused.body);
    }
    assert_eq!(site.head().await, before);
    // A template that is set is what is shown, in any mode.
    word(site, "my_username", "It is {username}").await;
    assert_eq!(preview("my_username", json!({})).await["text"], "It is maria");
}

async fn every_text_is_listed_with_what_may_stand_in_it(site: &mut Site) {
    let changed = word(site, "services", "Look: {url}").await;
    let list = site.api.get(&format!("/api/v1/templates?after={}", changed["position"])).await;
    let all = items(&list);
    assert!(all.len() >= 40, "{}", all.len());
    let categories: std::collections::BTreeSet<&str> =
        all.iter().filter_map(|item| item["category"].as_str()).collect();
    assert_eq!(categories.len(), 11, "{categories:?}");
    let find = |list: &[Value], key: &str| list.iter().find(|item| item["key"] == key).expect("a key").clone();
    let services = find(&all, "services");
    assert_eq!((&services["text"], &services["is_default"]), (&json!("Look: {url}"), &json!(false)));
    assert_eq!((&services["default"], &services["in_force"]), (&services["in_force"], &services["default"]));
    assert_eq!((&list["chat_mode"], services["changed_at"].is_string()), (&json!("manual"), true));
    let url = json!({"name": "url", "type": "link", "optional": false, "required": false, "example": "https://panel.example/services"});
    assert_eq!(services["placeholders"], json!([url]));
    let help = find(&all, "help");
    assert_eq!((&help["editable"], &help["changed_at"]), (&json!(false), &Value::Null));
    site.set("chat_mode", "custom").await;
    let list = site.api.get(&format!("/api/v1/templates?after={}", site.head().await)).await;
    assert_eq!(find(&items(&list), "services")["in_force"], "Look: {url}");
    // Every text can be tried as it is, and its example reads as a text: no placeholder is left.
    for item in &all {
        let path = format!("/api/v1/templates/{}/preview", item["key"].as_str().expect("a key"));
        let shown = site.api.post(&path, json!({"value": item["default"]})).await;
        let text = shown["text"].as_str().expect("a text");
        assert!(!text.is_empty() && !text.contains(['{', '}']), "{shown}");
    }
}

async fn templates_are_the_workspaces_own(site: &mut Site) {
    let theirs = ledgerdesk::setup::create_workspace(&site.node().log, "Other", MARIA).await.expect("a workspace");
    word(site, "services", "Look: {url}").await;
    let there = site.api.with_token(&theirs.api_token);
    let services = |list: &Value| items(list).into_iter().find(|item| item["key"] == "services").expect("a key");
    assert_eq!(services(&there.get("/api/v1/templates").await)["is_default"], true);
    // The same key with the version seen: who changed it first wins.
    let seen = site.api.get("/api/v1/templates").await["position"].to_string();
    word(site, "services", "List: {url}").await;
    let body = json!({"value": "Late: {url}"});
    let late = site.api.call(Method::PATCH, "/api/v1/templates/services", Some(&body), &[("If-Match", &seen)]).await;
    assert_eq!((late.status, late.code()), (412, "stale_version"));
}

async fn a_code_whose_ticket_is_worded_anew_between_two_tries_is_not_sent_twice(site: &mut Site) {
    site.set("chat_mode", "custom").await;
    word(site, "verification_ticket_subject", "First  words ({reference})").await;
    word(site, "verification_ticket", "{code}, said first").await;
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    // Opened without an answer, and the tickets cannot be looked at.
    let faults = site.world.panel.faults();
    let rule = |method: &str, path: &str, times, fault| FaultRule {
        path: format!("/adminapi/v2/{path}"),
        method: Some(method.to_owned()),
        times,
        fault,
    };
    faults.add(rule("POST", "tickets/add", 1, Fault::ClosedAfterActing));
    faults.add(rule("GET", "tickets", u32::MAX, Fault::Html { status: 503 }));
    site.tells(MARIA, "maria_smm").await;
    let looked_for = async {
        while site.world.panel.requests().count("GET", "/adminapi/v2/tickets") == 0 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, looked_for).await.expect("the ticket is looked for");
    word(site, "verification_ticket_subject", "Second words ({reference})").await;
    word(site, "verification_ticket", "{code}, said second").await;
    faults.clear();
    site.answers(MARIA, "6-digit code").await;
    let tickets = site.world.panel.tickets();
    assert_eq!(tickets.len(), 1, "{tickets:#?}");
    assert!(tickets[0].subject.starts_with("First words (V-"), "{}", tickets[0].subject);
    assert_eq!(site.world.panel.requests().count("POST", "/adminapi/v2/tickets/add"), 1);
    // What was said is on record, without the code.
    let issued = site.events("VerificationCodeIssued", 1).await.remove(0);
    assert_eq!(issued["payload"]["VerificationCodeIssued"]["ticket"], "[secret]");
    let code = tickets[0].code().expect("a code");
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Verified").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_changed_on_one_node_is_said_by_the_other() {
    crate::support::bounds::limited(async {
        let (site, other, there) = with_another_node().await;
        site.set("chat_mode", "custom").await;
        site.door.leads_to(Some(other.address));
        for round in 1..=4 {
            let here = if round % 2 == 0 { &site.api } else { &there };
            here.patch("/api/v1/templates/my_username", json!({"value": format!("{round}: {{username}}")})).await;
            site.door.leads_to(Some(if round % 2 == 0 { other.address } else { site.node().address }));
            assert_eq!(asks_for(&site, "my username", "johndoe123").await, format!("{round}: johndoe123"));
        }
        other.stop().await;
        site.close().await;
    })
    .await;
}
