//! The four wires.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::talk::{self, Answer};
use super::{Asked, KEY, MODEL, Manner, State, THOUGHT};
use crate::gate::model_refusal;
use crate::messenger::Memory;

type Model = Arc<Memory<State>>;

pub(super) fn routes(model: Model) -> Router {
    Router::new()
        .route("/v1/chat/completions", post(choices))
        .route("/openai/v1/chat/completions", post(choices))
        .route("/v1/messages", post(content))
        .route("/api/chat", post(message))
        .with_state(model)
}

async fn choices(Shared(model): Shared<Model>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    if bearer(&headers) != Some(KEY) {
        return model_refusal(StatusCode::UNAUTHORIZED, "invalid_api_key", &format!("Incorrect API key: {headers:?}"));
    }
    if body["max_completion_tokens"].as_u64().is_none() {
        return model_refusal(StatusCode::BAD_REQUEST, "unsupported_parameter", "Use 'max_completion_tokens'.");
    }
    let answer = match reply(&model, &body) {
        Ok(answer) => answer,
        Err(refusal) => return refusal,
    };
    let Answer { text, input, output, manner } = answer;
    let (content, finish) = match manner {
        Manner::Garbage => return garbage(),
        Manner::Refuses => (Value::Null, "content_filter"),
        Manner::CutOff => (json!(text), "length"),
        Manner::Thinks => (json!(format!("<think>\n{THOUGHT}\n</think>\n\n{text}")), "stop"),
        Manner::Polite | Manner::Says(_) | Manner::Lies => (json!(text), "stop"),
    };
    Json(json!({
        "id": "chatcmpl-1", "object": "chat.completion", "model": MODEL,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}],
        "usage": {"prompt_tokens": input, "completion_tokens": output, "total_tokens": input + output},
    }))
    .into_response()
}

async fn content(Shared(model): Shared<Model>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    if headers.get("x-api-key").and_then(|key| key.to_str().ok()) != Some(KEY) {
        return model_refusal(StatusCode::UNAUTHORIZED, "authentication_error", "invalid x-api-key");
    }
    if headers.get("anthropic-version").is_none() || body["max_tokens"].as_u64().is_none() {
        return model_refusal(StatusCode::BAD_REQUEST, "invalid_request_error", "anthropic-version and max_tokens");
    }
    let answer = match reply(&model, &body) {
        Ok(answer) => answer,
        Err(refusal) => return refusal,
    };
    let Answer { text, input, output, manner } = answer;
    let (content, stop) = match manner {
        Manner::Garbage => return garbage(),
        Manner::Refuses => (json!([]), "refusal"),
        Manner::CutOff => (json!([{"type": "text", "text": text}]), "max_tokens"),
        Manner::Thinks => {
            let thought = json!({"type": "thinking", "thinking": THOUGHT, "signature": "c2lnbmVk"});
            (json!([thought, {"type": "text", "text": text}]), "end_turn")
        }
        Manner::Polite | Manner::Says(_) | Manner::Lies => (json!([{"type": "text", "text": text}]), "end_turn"),
    };
    Json(json!({
        "id": "msg_1", "type": "message", "role": "assistant", "model": MODEL, "content": content, "stop_reason": stop,
        "usage": {"input_tokens": input, "output_tokens": output},
    }))
    .into_response()
}

async fn message(Shared(model): Shared<Model>, Json(body): Json<Value>) -> Response {
    let answer = match reply(&model, &body) {
        Ok(answer) => answer,
        Err(_) => {
            let told = json!({"error": format!("model '{}' not found", body["model"])});
            return (StatusCode::NOT_FOUND, Json(told)).into_response();
        }
    };
    let Answer { text, input, output, manner } = answer;
    let thinking = if manner == Manner::Thinks { json!(THOUGHT) } else { Value::Null };
    let (text, reason) = match manner {
        Manner::Garbage => return garbage(),
        Manner::Refuses => (String::new(), "stop"),
        Manner::CutOff => (text, "length"),
        Manner::Thinks => (text, "stop"),
        Manner::Polite | Manner::Says(_) | Manner::Lies => (text, "stop"),
    };
    Json(json!({
        "model": MODEL, "message": {"role": "assistant", "content": text, "thinking": thinking}, "done": true, "done_reason": reason,
        "prompt_eval_count": input, "eval_count": output,
    }))
    .into_response()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")
}

fn garbage() -> Response {
    Json(json!({"hello": "world", "choices": {}, "content": 7})).into_response()
}

/// Reads the question and answers it in the present manner.
#[expect(clippy::result_large_err, reason = "the error is the answer")]
fn reply(model: &Model, body: &Value) -> Result<Answer, Response> {
    if body["model"] != MODEL {
        let text = format!("The model {} does not exist", body["model"]);
        return Err(model_refusal(StatusCode::NOT_FOUND, "model_not_found", &text));
    }
    let mut system = body["system"].as_str().unwrap_or_default().to_owned();
    let mut turns = Vec::new();
    for message in body["messages"].as_array().into_iter().flatten() {
        let (role, text) =
            (message["role"].as_str().unwrap_or_default(), message["content"].as_str().unwrap_or_default());
        if role == "system" {
            text.clone_into(&mut system);
        } else {
            turns.push((role.to_owned(), text.to_owned()));
        }
    }
    if turns.last().is_none_or(|(role, _)| role != "user") {
        return Err(model_refusal(
            StatusCode::BAD_REQUEST,
            "invalid_request_error",
            "the last turn must be the user's",
        ));
    }
    let asked = Asked { system, turns };
    Ok(model.change(|state| {
        let answer = talk::answer(&state.manner, &asked, state.asked.len());
        state.asked.push(asked);
        answer
    }))
}
