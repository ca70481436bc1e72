//! The JSON of each provider (`docs/wire/language-models.md §8`).

use serde_json::{Value, json};

use super::{Completion, Finish, Provider, Question, Speaker, Tokens, Turn};
use crate::wire::{int_at, text_at};

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Choices,
    Content,
    Message,
}

pub(super) const fn shape(provider: Provider) -> Shape {
    match provider {
        Provider::OpenAi | Provider::Groq => Shape::Choices,
        Provider::Anthropic => Shape::Content,
        Provider::Ollama => Shape::Message,
    }
}

/// The body of a question. No temperature: newer models refuse any but their own.
pub(super) fn request(provider: Provider, model: &str, question: &Question) -> Value {
    let Question { system, turns, max_tokens } = question;
    let turns = turns.iter().map(turn);
    match provider {
        Provider::OpenAi | Provider::Groq => json!({
            "model": model, "messages": with_system(system, turns), "max_completion_tokens": max_tokens, "stream": false,
        }),
        Provider::Anthropic => json!({
            "model": model, "system": system, "messages": turns.collect::<Vec<_>>(), "max_tokens": max_tokens, "stream": false,
        }),
        Provider::Ollama => json!({
            "model": model, "messages": with_system(system, turns), "stream": false, "think": false,
            "options": {"num_predict": max_tokens},
        }),
    }
}

fn with_system(system: &str, turns: impl Iterator<Item = Value>) -> Vec<Value> {
    std::iter::once(json!({"role": "system", "content": system})).chain(turns).collect()
}

fn turn(turn: &Turn) -> Value {
    let role = match turn.speaker {
        Speaker::User => "user",
        Speaker::Assistant => "assistant",
    };
    json!({"role": role, "content": turn.text})
}

/// Reads an answer; none when it is not one.
pub(super) fn completion(shape: Shape, body: &[u8]) -> Option<Completion> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let (text, finish) = match shape {
        Shape::Choices => {
            let choice = body.get("choices")?.get(0)?;
            let text = choice.get("message")?.get("content").and_then(Value::as_str);
            (text.map(str::to_owned), choice.get("finish_reason"))
        }
        Shape::Content => {
            let parts = body.get("content")?.as_array()?.iter();
            let texts: Vec<&str> =
                parts.filter(|part| part["type"] == "text").filter_map(|part| part["text"].as_str()).collect();
            ((!texts.is_empty()).then(|| texts.concat()), body.get("stop_reason"))
        }
        Shape::Message => {
            let text = body.get("message")?.get("content").and_then(Value::as_str);
            (text.map(str::to_owned), body.get("done_reason"))
        }
    };
    let text = without_thoughts(&text.unwrap_or_default());
    let finish = match finish.and_then(Value::as_str) {
        Some("length" | "max_tokens" | "model_context_window_exceeded" | "pause_turn") => Finish::CutOff,
        Some("content_filter" | "refusal" | "tool_calls" | "tool_use" | "function_call") => Finish::Refused,
        Some(_) | None if text.is_empty() => Finish::Refused,
        Some(_) | None => Finish::Complete,
    };
    let usage = body.get("usage").unwrap_or(&body);
    let count = |names: &[&str]| int_at(usage, names).and_then(|count| u64::try_from(count).ok()).unwrap_or_default();
    // Anthropic counts what it read from its cache apart.
    let cached = count(&["cache_read_input_tokens"]) + count(&["cache_creation_input_tokens"]);
    let tokens = Tokens {
        input: count(&["prompt_tokens", "input_tokens", "prompt_eval_count"]) + cached,
        output: count(&["completion_tokens", "output_tokens", "eval_count"]),
    };
    Some(Completion { text, finish, tokens })
}

/// The answer behind what a reasoning model thought aloud: Groq's `raw` form and older Ollamas put it before the answer, between
/// `<think>` and `</think>`. Thoughts that do not end leave no answer.
fn without_thoughts(text: &str) -> String {
    const OPEN: &str = "<think>";
    const CLOSE: &str = "</think>";
    // Some chat templates open the thoughts themselves, so the text has their end alone.
    let answer = match text.rsplit_once(CLOSE) {
        Some((_, answer)) => answer,
        None if text.trim_start().starts_with(OPEN) => "",
        None => text,
    };
    answer.trim().to_owned()
}

/// What an error body says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The provider's name for it: `insufficient_quota`, `overloaded_error`.
    pub(super) class: String,
    pub(super) text: String,
}

/// Reads an error body: `{"error":{"message","type","code"}}`, or Ollama's `{"error":"…"}`.
pub(super) fn error(body: &[u8]) -> Option<Said> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let error = body.get("error")?;
    if let Some(text) = error.as_str() {
        return Some(Said { class: String::new(), text: text.to_owned() });
    }
    Some(Said {
        class: text_at(error, &["code", "type"]).unwrap_or_default(),
        text: text_at(error, &["message"]).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shape: Shape, body: &Value) -> Option<Completion> {
        completion(shape, body.to_string().as_bytes())
    }

    #[test]
    fn what_a_model_did_not_say_is_not_made_up() {
        let null = json!({"choices": [{"message": {"content": null}, "finish_reason": "stop"}]});
        assert_eq!(read(Shape::Choices, &null).map(|said| said.finish), Some(Finish::Refused));
        let tool = json!({"content": [{"type": "tool_use", "name": "refund"}], "stop_reason": "tool_use"});
        assert_eq!(
            read(Shape::Content, &tool).map(|said| (said.finish, said.text)),
            Some((Finish::Refused, String::new()))
        );
        let cut = json!({"message": {"content": "half a"}, "done_reason": "length"});
        assert_eq!(read(Shape::Message, &cut).map(|said| said.finish), Some(Finish::CutOff));
        let filtered = json!({"choices": [{"message": {"content": "", "refusal": "No."}, "finish_reason": "stop"}]});
        assert_eq!(read(Shape::Choices, &filtered).map(|said| said.finish), Some(Finish::Refused));
        for body in [json!({}), json!({"choices": []}), json!([]), json!("hello")] {
            assert_eq!(read(Shape::Choices, &body), None, "{body}");
        }
        assert_eq!(completion(Shape::Choices, b"<html>"), None);
    }

    #[test]
    fn each_wire_has_its_own_word_for_the_limit_of_tokens() {
        let turns = vec![Turn { speaker: Speaker::User, text: "hello".to_owned() }];
        let question = Question { system: "rules".to_owned(), turns, max_tokens: 9 };
        for (provider, limit, others) in [
            (Provider::OpenAi, "/max_completion_tokens", ["/max_tokens", "/options", "/think", "/system"]),
            (Provider::Groq, "/max_completion_tokens", ["/max_tokens", "/options", "/think", "/system"]),
            (Provider::Anthropic, "/max_tokens", ["/max_completion_tokens", "/options", "/think", "/messages/1"]),
            (Provider::Ollama, "/options/num_predict", ["/max_completion_tokens", "/max_tokens", "/system", "/tools"]),
        ] {
            let body = request(provider, "m", &question);
            assert_eq!(body.pointer(limit), Some(&json!(9)), "{body}");
            for other in others.into_iter().chain(["/temperature"]) {
                assert_eq!(body.pointer(other), None, "{provider}: {body}");
            }
            assert_eq!(body["stream"], false);
        }
        assert_eq!(request(Provider::Ollama, "m", &question)["think"], false);
    }

    #[test]
    fn only_a_text_that_came_to_its_end_is_whole() {
        for (reason, expected) in [
            ("end_turn", Finish::Complete),
            ("stop_sequence", Finish::Complete),
            ("max_tokens", Finish::CutOff),
            ("pause_turn", Finish::CutOff),
            ("model_context_window_exceeded", Finish::CutOff),
            ("refusal", Finish::Refused),
            ("tool_use", Finish::Refused),
        ] {
            let body = json!({"content": [{"type": "text", "text": "Hello"}], "stop_reason": reason});
            assert_eq!(read(Shape::Content, &body).map(|said| said.finish), Some(expected), "{reason}");
        }
        for (reason, expected) in [
            ("stop", Finish::Complete),
            ("length", Finish::CutOff),
            ("content_filter", Finish::Refused),
            ("tool_calls", Finish::Refused),
        ] {
            let body = json!({"choices": [{"message": {"content": "Hello"}, "finish_reason": reason}]});
            assert_eq!(read(Shape::Choices, &body).map(|said| said.finish), Some(expected), "{reason}");
        }
    }

    #[test]
    fn what_a_model_thought_is_no_part_of_its_answer() {
        let choice = |text: &str| json!({"choices": [{"message": {"content": text, "reasoning": "hm"}, "finish_reason": "stop"}]});
        for (text, expected, finish) in [
            ("<think>\nThey want a refund.\n</think>\n\nHello", "Hello", Finish::Complete),
            ("They want a refund.</think>Hello", "Hello", Finish::Complete),
            ("<think>I wonder and wonder", "", Finish::Refused),
            ("Hello", "Hello", Finish::Complete),
        ] {
            let said = read(Shape::Choices, &choice(text)).expect("an answer");
            assert_eq!((said.text.as_str(), said.finish), (expected, finish), "{text}");
        }
        let blocks = json!({
            "content": [{"type": "thinking", "thinking": "hm", "signature": "x"}, {"type": "text", "text": "Hello"}], "stop_reason": "end_turn",
        });
        assert_eq!(read(Shape::Content, &blocks).map(|said| said.text).as_deref(), Some("Hello"));
        let beside = json!({"message": {"content": "Hello", "thinking": "hm"}, "done_reason": "stop"});
        assert_eq!(read(Shape::Message, &beside).map(|said| said.text).as_deref(), Some("Hello"));
    }
}
