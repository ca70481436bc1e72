//! The running program, seen from outside.

use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use reqwest::{Client, Method};
use serde_json::Value;

use super::PATIENCE;

/// Where the program is, and the owner's token.
pub(super) struct Site {
    http: Client,
    pub(super) base: String,
    pub(super) token: String,
}

impl Site {
    pub(super) fn new(base: String, token: String) -> Self {
        Self { http: Client::new(), base, token }
    }

    pub(super) async fn get(&self, path: &str) -> anyhow::Result<Value> {
        self.call(Method::GET, path, Value::Null).await
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(Method::POST, path, body).await
    }

    pub(super) async fn put(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(Method::PUT, path, body).await
    }

    pub(super) async fn patch(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(Method::PATCH, path, body).await
    }

    /// Asks until `look` finds something in the answer.
    pub(super) async fn until<T>(
        &self,
        path: &str,
        what: &str,
        look: impl Fn(&Value) -> Option<T>,
    ) -> anyhow::Result<T> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let answer = self.get(path).await?;
            if let Some(found) = look(&answer) {
                return Ok(found);
            }
            if tokio::time::Instant::now() > deadline {
                bail!("{what}: not so after {} s; {path} says {answer}", PATIENCE.as_secs());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> anyhow::Result<Value> {
        let request =
            self.http.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token).timeout(PATIENCE);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{path} answered {status}: {text}");
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }
}

/// A text of an answer.
pub(super) fn text(value: &Value, field: &str) -> anyhow::Result<String> {
    Ok(value[field].as_str().with_context(|| format!("no {field} in {value}"))?.to_owned())
}
