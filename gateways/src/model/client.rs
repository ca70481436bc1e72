//! The call.

use std::time::Duration;

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::wire::{self, Shape};
use super::{Completion, Provider, Question};
use crate::net::{AllowedHosts, Intent, Net, send, under};
use crate::outcome::{GatewayError, Kind, Result};

/// The version of Anthropic's wire that we speak.
const ANTHROPIC_VERSION: &str = "2023-06-01";
/// Longest wait for a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(3);

/// Which model, where.
#[derive(Clone, Debug)]
pub struct ModelSettings {
    pub provider: Provider,
    /// As the provider calls it.
    pub model: String,
    pub api_key: Option<SecretString>,
    /// None = the provider's own.
    pub base_url: Option<String>,
    /// Longest wait for an answer.
    pub time_limit: Duration,
}

/// One model. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ModelClient {
    net: Net,
    url: Url,
    provider: Provider,
    model: String,
    api_key: Option<SecretString>,
}

impl ModelClient {
    /// A client of this model. The address is checked for its form and trusted; nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for what cannot be an address, an empty name, or a missing key.
    pub fn new(settings: ModelSettings) -> Result<Self> {
        let ModelSettings { provider, model, api_key, base_url, time_limit } = settings;
        let misconfigured = |what: String| Err(GatewayError::new(Kind::Misconfigured, what));
        if model.trim().is_empty() {
            return misconfigured(format!("no model of {provider} is named"));
        }
        // A server of one's own may want none.
        if api_key.is_none() && provider.needs_key() && base_url.is_none() {
            return misconfigured(format!("{provider} needs an API key"));
        }
        let base = base_url.as_deref().unwrap_or(provider.base_url());
        let host = Url::parse(base.trim()).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let net = Net::builder()
            .allow(AllowedHosts::parse(&host))
            .connect_timeout(CONNECT_WITHIN.min(time_limit))
            .timeout(time_limit)
            .build()?;
        let mut base = net.check_url(base)?;
        base.set_query(None);
        base.set_fragment(None);
        let url = endpoint(&base, provider);
        Ok(Self { net, url, provider, model: model.trim().to_owned(), api_key })
    }

    #[must_use]
    pub fn provider(&self) -> Provider {
        self.provider
    }

    /// As the provider calls it.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Asks once. A repeat does no harm but costs again, so whether to ask again is the caller's choice.
    ///
    /// # Errors
    /// `RateLimited` with the wait asked for, `Unauthorized`, `NotFound` for a model that does not exist, `Unavailable` when there is no
    /// answer in time or none that can be read, `Refused` when the provider says no to this question.
    pub async fn ask(&self, question: &Question) -> Result<Completion> {
        let shape = wire::shape(self.provider);
        let body = wire::request(self.provider, &self.model, question);
        let request = self.authorized(self.net.client().post(self.url.clone())).json(&body);
        let asked = self.answer(request, shape).await;
        match &self.api_key {
            Some(key) => asked.map_err(|error| error.without(key)),
            None => asked,
        }
    }

    async fn answer(&self, request: RequestBuilder, shape: Shape) -> Result<Completion> {
        let reply = send(request, Intent::Read).await?;
        if let Some(failure) = reply.failure(Intent::Read) {
            let said = wire::error(&reply.body).unwrap_or_default();
            let kind = match (failure.kind, said.class.as_str()) {
                // Spent quota comes as 429 too, and waiting does not fill it up.
                (Kind::RateLimited, "insufficient_quota") => Kind::Unauthorized,
                (kind, _) => kind,
            };
            let detail = [failure.detail.as_str(), &said.class, &said.text].join(" ");
            return Err(GatewayError::new(kind, detail).after(failure.retry_after));
        }
        wire::completion(shape, &reply.body)
            .ok_or_else(|| GatewayError::new(Kind::Unavailable, "the answer is not one of a language model"))
    }

    fn authorized(&self, request: RequestBuilder) -> RequestBuilder {
        let Some(key) = self.api_key.as_ref().map(ExposeSecret::expose_secret) else {
            return match self.provider {
                Provider::Anthropic => request.header("anthropic-version", ANTHROPIC_VERSION),
                Provider::OpenAi | Provider::Groq | Provider::Ollama => request,
            };
        };
        match self.provider {
            Provider::Anthropic => request.header("x-api-key", key).header("anthropic-version", ANTHROPIC_VERSION),
            Provider::OpenAi | Provider::Groq | Provider::Ollama => request.bearer_auth(key),
        }
    }
}

/// Where the question goes. People give a base with and without `/v1`.
fn endpoint(base: &Url, provider: Provider) -> Url {
    let path: &[&str] = match provider {
        Provider::OpenAi | Provider::Groq => &["v1", "chat", "completions"],
        Provider::Anthropic => &["v1", "messages"],
        Provider::Ollama => &["api", "chat"],
    };
    let last = base.path_segments().and_then(|segments| segments.rev().find(|segment| !segment.is_empty()));
    under(base, if last == Some(path[0]) { &path[1..] } else { path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_taken_with_and_without_its_version() {
        for (provider, base, expected) in [
            (Provider::OpenAi, "https://api.openai.com", "https://api.openai.com/v1/chat/completions"),
            (Provider::OpenAi, "https://proxy.example/openai/v1/", "https://proxy.example/openai/v1/chat/completions"),
            (Provider::Groq, Provider::Groq.base_url(), "https://api.groq.com/openai/v1/chat/completions"),
            (Provider::Anthropic, "https://api.anthropic.com/", "https://api.anthropic.com/v1/messages"),
            (Provider::Ollama, "http://localhost:11434", "http://localhost:11434/api/chat"),
        ] {
            let base = Url::parse(base).expect("an address");
            assert_eq!(endpoint(&base, provider).as_str(), expected);
        }
    }

    #[test]
    fn what_cannot_work_is_told_at_once() {
        let settings = |provider, model: &str, base_url: Option<&str>| ModelSettings {
            provider,
            model: model.to_owned(),
            api_key: None,
            base_url: base_url.map(str::to_owned),
            time_limit: Duration::from_secs(1),
        };
        for (settings, expected) in [
            (settings(Provider::OpenAi, "m", None), "openai needs an API key"),
            (settings(Provider::Ollama, " ", None), "no model of ollama is named"),
            (settings(Provider::Ollama, "m", Some("ftp://x")), "only http and https"),
            (settings(Provider::Ollama, "m", Some("here")), "not a URL"),
        ] {
            let error = ModelClient::new(settings).expect_err("refused");
            assert!(error.kind == Kind::Misconfigured && error.detail.contains(expected), "{error}");
        }
        assert!("gemini".parse::<Provider>().expect_err("unknown").to_string().contains("allowed are openai"));
        assert_eq!("Claude".parse(), Ok(Provider::Anthropic));
    }
}
