//! The check that every test ends with finds what it is there to find.

use aggregates::words::{Category, Key};
use std::panic::{AssertUnwindSafe, catch_unwind};

use sandbox::World;
use serde_json::json;

use crate::site::safe::{Said, assert_customers_read_nothing_technical};
use crate::site::{JOHN, OWNER, private};
use crate::support::plain::technical;

/// What programs have told customers somewhere, at some time.
const TECHNICAL: [&str; 40] = [
    "Something went wrong: HTTP 503",
    "The panel answered 429, try again later",
    "Error: connection refused (os error 111)",
    "error sending request for url (http://127.0.0.1:4000/adminapi/v2/orders)",
    "Your order: https://panel.example/adminapi/v2/orders/54321?key=abc",
    "Status: null",
    "Provider: None",
    "Provider: None.",
    "Some(54321)",
    "Order None(54321)",
    "Ok(Refill)",
    "Err(Timeout)",
    "undefined",
    "Hello undefined, your order is completed",
    "Remains: NaN",
    "{\"error\":\"Incorrect order ID\"}",
    "Your order {order_id} is completed",
    "Dear {{username}}",
    "[object Object]",
    "<!DOCTYPE html><html><body>503</body></html>",
    "Tom &amp; Jerry",
    "first line\\nsecond line",
    "Caf\\u00e9",
    "thread 'main' panicked at src/main.rs:10:5",
    "at src/reactors/sending.rs:120",
    "called `Option::unwrap()` on a `None` value",
    "Traceback (most recent call last):",
    "reason: OutcomeUnknown",
    "GatewayError at attempt 3",
    "The request timed out",
    "Timeout after 30 s",
    "Internal server problem",
    "The database is locked",
    "duplicate key in SQL",
    "invalid JSON",
    "The API did not answer",
    "An exception occurred",
    "Created 2026-03-01T12:00:00Z",
    "Reference 0198c5f3-6e0b-7d40-9c1f-3f0a2b7c9d11",
    "Connection lost",
];

/// What people say.
const PLAIN: [&str; 12] = [
    "*Order #54321*: Completed\nStart: 400k · Remains: 0",
    "None of these orders is yours: #54321, #54322",
    "💰 Your balance: *42.17 USD*",
    "Refill submitted for *#54321*. It usually takes 0-24 hours.",
    "I can't reach the panel right now. Please try again in a few minutes.",
    "Your panel username is *johndoe123*.",
    "🔑 Code: 401234. It is good for 10 minutes.",
    "2323223 refill",
    "Le serveur vous répond bientôt, merci !",
    "Service: Instagram Followers [30 Days Refill] - HQ | Max 1M",
    "Completed on 1 March 2026, 12:00",
    "*YouTube Views* from SmmCost, JustAnotherPanel and TikTok",
];

#[test]
fn what_only_programs_say_is_found() {
    for said in TECHNICAL {
        assert!(technical(said, |_| false).is_some(), "{said}");
    }
    for said in PLAIN {
        assert_eq!(technical(said, |_| false), None, "{said}");
    }
    let link = "https://www.instagram.com/p/C1/";
    assert!(technical(&format!("Link: {link}"), |_| false).is_some());
    assert_eq!(technical(&format!("Link: {link}"), |word| word == link), None);
}

/// Every text there is for customers and providers.
#[test]
fn no_text_of_ours_has_anything_technical_in_it() {
    for key in Key::ALL.iter().filter(|key| key.category() != Category::Team) {
        let filled = without_placeholders(key.text());
        assert_eq!(technical(&filled, |_| false), None, "{}: {filled}", key.name());
    }
}

fn without_placeholders(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
        filled.push('x');
    }
    filled + rest
}

fn fails(world: &World, said: &[Said]) -> bool {
    let check = AssertUnwindSafe(|| assert_customers_read_nothing_technical(world, said, false));
    catch_unwind(check).is_err()
}

fn said(chat: &str, text_key: &str, text: &str) -> Said {
    Said { chat: chat.to_owned(), text: text.to_owned(), text_key: text_key.to_owned() }
}

#[tokio::test]
async fn a_technical_text_that_goes_out_or_arrives_anywhere_fails_a_test() {
    crate::support::bounds::limited(async {
        let world = World::start_at(jiff::Timestamp::now()).await.expect("the outside");
        let john = private(JOHN);
        assert!(!fails(&world, &[said(&john, "help", "What I can do")]));
        assert!(fails(&world, &[said(&john, "help", "HTTP 503")]));
        assert!(fails(&world, &[said(&john, "help", "It is with smmcost.com")]), "a provider was named");
        assert!(!fails(&world, &[said(&private(OWNER), "team_status", "The database is well")]), "the team may know");
        assert!(fails(&world, &[said(&john, "team_status", "The panel answered 503")]), "nobody else");
        // What arrived without being on record, on each messenger.
        let meta = world.meta.seed();
        let graph = format!("{}/v23.0/{}/messages", world.meta.base_url(), meta.phone_number_id);
        let telegram = format!("{}{}", world.telegram.base_url(), world.telegram.path_of("sendMessage"));
        let to_meta = json!({"messaging_product": "whatsapp", "to": JOHN, "type": "text", "text": {"body": "psst"}});
        let to_telegram = json!({"chat_id": sandbox::telegram::JOHN, "text": "psst"});
        for (url, token, body) in [(graph, &*meta.access_token, to_meta), (telegram, "", to_telegram)] {
            let fresh = World::start_at(jiff::Timestamp::now()).await.expect("the outside");
            let url = url.replace(&world.meta.base_url(), &fresh.meta.base_url());
            let url = url.replace(&world.telegram.base_url(), &fresh.telegram.base_url());
            assert!(!fails(&fresh, &[]));
            let client = reqwest::Client::builder().no_proxy().build().expect("a client");
            let sent = client.post(url).bearer_auth(token).json(&body).send().await.expect("an answer");
            assert_eq!(sent.status(), 200, "{}", sent.text().await.expect("a text"));
            assert!(fails(&fresh, &[]));
            assert!(!fails(&fresh, &[said(&john, "help", "psst")]));
        }
        // A ticket is read by the customer.
        let add = format!("{}/adminapi/v2/tickets/add", world.panel.base_url());
        let ticket = json!({"username": "johndoe123", "subject": "Code", "message": "Error: null"});
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let opened = client.post(add).header("X-Api-Key", world.panel.api_key()).json(&ticket).send().await;
        assert_eq!(opened.expect("an answer").status(), 200);
        assert!(fails(&world, &[]));
    })
    .await;
}
