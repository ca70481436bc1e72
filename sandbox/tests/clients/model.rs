//! The client of language models against the stand-in: every wire, and everything that goes wrong on the way.

use std::time::Duration;

use gateways::Kind;
use gateways::model::{Finish, ModelClient, ModelSettings, Provider, Question, Speaker, Turn};
use sandbox::Fault;
use sandbox::model::{KEY, MODEL, Manner, ModelServer};
use serde_json::json;

use crate::common::kind;

fn settings(server: &ModelServer, provider: Provider) -> ModelSettings {
    let prefix = if provider == Provider::Groq { "/openai" } else { "" };
    ModelSettings {
        provider,
        model: MODEL.to_owned(),
        api_key: Some(KEY.into()),
        base_url: Some(format!("{}{prefix}", server.base_url())),
        time_limit: Duration::from_millis(400),
    }
}

fn client(server: &ModelServer, provider: Provider) -> ModelClient {
    ModelClient::new(settings(server, provider)).expect("settings that work")
}

fn question() -> Question {
    let turn = |speaker, text: &str| Turn { speaker, text: text.to_owned() };
    Question {
        system: "Reword replies.".to_owned(),
        turns: vec![
            turn(Speaker::User, "hello"),
            turn(Speaker::Assistant, "Hello!"),
            turn(Speaker::User, &json!({"customer_message": "check 54321", "reply": "Order #54321"}).to_string()),
        ],
        max_tokens: 300,
    }
}

async fn server() -> ModelServer {
    ModelServer::start().await.expect("a free port")
}

#[tokio::test]
async fn every_wire_carries_the_question_the_answer_and_the_cost() {
    let server = server().await;
    for provider in Provider::ALL {
        let said = client(&server, provider).ask(&question()).await.expect("an answer");
        assert_eq!(said.text, "Hello, and thank you for writing to us.\nOrder #54321", "{provider}");
        assert_eq!(said.finish, Finish::Complete);
        assert!(said.tokens.input > 5 && said.tokens.output == 10, "{provider}: {:?}", said.tokens);
    }
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(asked.iter().all(|one| *one == asked[0]), "{asked:#?}");
    assert_eq!(asked[0].system, "Reword replies.");
    let roles: Vec<&str> = asked[0].turns.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(roles, ["user", "assistant", "user"]);
}

#[tokio::test]
async fn what_goes_wrong_has_a_kind_on_every_wire() {
    let server = server().await;
    for provider in Provider::ALL {
        let client = client(&server, provider);
        for (fault, expected) in [
            (Fault::TooManyRequests { retry_after: Some(7) }, Kind::RateLimited),
            (Fault::Status { status: 500, text: None }, Kind::Unavailable),
            (Fault::Status { status: 529, text: Some("Overloaded".into()) }, Kind::Unavailable),
            (Fault::Html { status: 502 }, Kind::Unavailable),
            (Fault::Html { status: 200 }, Kind::Unavailable),
            (Fault::TimeoutBeforeActing, Kind::Unavailable),
            (Fault::ClosedAfterActing, Kind::Unavailable),
            (Fault::Slow { ms: 5_000 }, Kind::Unavailable),
            (Fault::Status { status: 400, text: None }, Kind::Refused),
            (Fault::Status { status: 403, text: None }, Kind::Unauthorized),
        ] {
            server.faults().next(1, "", fault.clone());
            let error = client.ask(&question()).await.expect_err("a failure");
            assert_eq!(error.kind, expected, "{provider}: {fault:?}: {error}");
            let waits = matches!(fault, Fault::TooManyRequests { .. }).then_some(Duration::from_secs(7));
            assert_eq!(error.retry_after, waits, "{provider}");
        }
        server.answers(Manner::Garbage);
        assert_eq!(kind(client.ask(&question()).await), Kind::Unavailable, "{provider}");
        for (manner, expected) in [(Manner::Refuses, Finish::Refused), (Manner::CutOff, Finish::CutOff)] {
            server.answers(manner);
            assert_eq!(client.ask(&question()).await.map(|said| said.finish), Ok(expected), "{provider}");
        }
        server.answers(Manner::Polite);
    }
}

#[tokio::test]
async fn a_wrong_key_or_name_is_told_without_the_key() {
    let server = server().await;
    let wrong = "sk-wrong-key-9876";
    for provider in [Provider::OpenAi, Provider::Groq, Provider::Anthropic] {
        let settings = ModelSettings { api_key: Some(wrong.into()), ..settings(&server, provider) };
        let error = ModelClient::new(settings).expect("a client").ask(&question()).await.expect_err("refused");
        assert_eq!(error.kind, Kind::Unauthorized, "{provider}");
        assert!(!format!("{error} {error:?}").contains(wrong), "{error}");
    }
    for provider in Provider::ALL {
        let settings = ModelSettings { model: "no-such".to_owned(), ..settings(&server, provider) };
        let client = ModelClient::new(settings).expect("a client");
        assert!(!format!("{client:?}").contains(KEY));
        let error = client.ask(&question()).await.expect_err("refused");
        assert_eq!(error.kind, Kind::NotFound, "{provider}");
        assert!(error.detail.contains("no-such"), "{error}");
    }
}
