//! A caller of the HTTP API.

use reqwest::Method;
use serde_json::Value;

use super::bounds::waits_for;

/// Calls one server with one token.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

/// What a call came to.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// The body as JSON, or as a text when it is none.
    pub body: Value,
    pub headers: reqwest::header::HeaderMap,
}

impl Client {
    /// `base`: `http://127.0.0.1:…`
    pub fn new(base: &str, token: &str) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { http, base: base.to_owned(), token: token.to_owned() }
    }

    /// The same server, called by somebody else.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: token.to_owned(), ..self.clone() }
    }

    /// The same caller at another server.
    pub fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// A call that may be refused.
    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>, headers: &[(&str, &str)]) -> Answer {
        waits_for(|| format!("the answer to {method} {path}"));
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(body);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// A request to be completed, with the token.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    /// Reads what must be readable.
    pub async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path, None, &[]).await.granted(path)
    }

    /// Changes what must be changeable.
    pub async fn post(&self, path: &str, body: Value) -> Value {
        self.call(Method::POST, path, Some(&body), &[]).await.granted(path)
    }

    pub async fn patch(&self, path: &str, body: Value) -> Value {
        self.call(Method::PATCH, path, Some(&body), &[]).await.granted(path)
    }

    pub async fn put(&self, path: &str, body: Value) -> Value {
        self.call(Method::PUT, path, Some(&body), &[]).await.granted(path)
    }
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Self { status, body, headers }
    }

    /// The body of a call that must have been granted.
    #[track_caller]
    pub fn granted(self, what: &str) -> Value {
        assert_eq!(self.status, 200, "{what} was refused: {}", self.body);
        self.body
    }

    /// The stable name of what is wrong.
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}
