//! Clients that do not give up: what was not acknowledged is sent again, the same to the byte, until it is.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::time::{Instant, sleep};

/// Whatever happens to the servers, everything is acknowledged within this time.
const PATIENCE: Duration = Duration::from_secs(90);
/// One answer is waited for so long before the call is made again.
const ANSWER_WITHIN: Duration = Duration::from_secs(15);

/// One call, as it can be made any number of times.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    /// Path and query.
    pub path: String,
    pub bearer: String,
    pub idempotency_key: Option<String>,
    pub body: Option<Value>,
}

/// Calls any of the nodes.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    nodes: Arc<Vec<String>>,
    failed: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Caller {
    pub fn new(nodes: Vec<String>) -> Self {
        let http = reqwest::Client::builder().no_proxy().timeout(ANSWER_WITHIN).build().expect("a client");
        Self { http, nodes: Arc::new(nodes), failed: Arc::default() }
    }

    /// Why calls had to be made again, and how often.
    pub fn failed(&self) -> BTreeMap<String, u64> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, why: String) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner).entry(why).or_default() += 1;
    }

    /// Makes a call until it is granted, and answers with the body. A refusal that a further try can not mend is an error of the product.
    pub async fn until_granted(&self, call: &Call) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let node = &self.nodes[rand::random_range(0..self.nodes.len())];
            let (kind, why) = match self.once(node, call).await {
                Ok((200, body)) => return body,
                Ok((status, body)) if is_passing(status) => {
                    (format!("{status} {}", body["code"].as_str().unwrap_or_default()), body.to_string())
                }
                Ok((status, body)) => panic!("{} {} was refused: {status} {body}", call.method, call.path),
                Err(error) if error.is_connect() => ("not reached".to_owned(), error.to_string()),
                Err(error) if error.is_timeout() => ("no answer in time".to_owned(), error.to_string()),
                Err(error) => ("connection broke".to_owned(), error.to_string()),
            };
            let late = Instant::now() >= deadline;
            assert!(!late, "{} {} was never granted, at last: {kind} {why}", call.method, call.path);
            self.note(kind);
            sleep(Duration::from_millis(rand::random_range(30..120))).await;
        }
    }

    async fn once(&self, node: &str, call: &Call) -> reqwest::Result<(u16, Value)> {
        let mut request = self.http.request(call.method.clone(), format!("{node}{}", call.path));
        request = request.bearer_auth(&call.bearer);
        if let Some(key) = &call.idempotency_key {
            request = request.header("Idempotency-Key", key);
        }
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        let text = answer.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }
}

/// What a client of ours tries again after: too busy, not available, lost a race, an error of the server, the panel away.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 409 | 429 | 500 | 502 | 503 | 504)
}
