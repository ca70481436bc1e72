//! Settings of the program: `ledgerdesk.toml`, then the environment, then flags.

use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use eventlog::MasterKey;
use eventlog::db::Database;
use gateways::model::{ModelClient, ModelSettings, Provider};
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use crate::server::Limits;

/// Where things are when nothing is said.
const DEFAULT_DATABASE: &str = "sqlite://data/ledgerdesk.db";
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";
const DEFAULT_FILE: &str = "ledgerdesk.toml";
/// How long a reply waits for the language model.
const MODEL_SECONDS: u64 = 8;

/// One layer of settings: each is absent or said.
#[derive(Clone, Debug, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Database: `sqlite://path` or `postgres://user@host/name` [default: sqlite://data/ledgerdesk.db]
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Redis, shared by several nodes; without it everything stays in this process
    #[arg(long, global = true, env = "REDIS_URL", hide_env_values = true, value_name = "URL")]
    pub redis_url: Option<String>,
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "LEDGERDESK_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// File of the last signed heads, outside the database [default: beside the key file; with the key from the environment, beside the
    /// SQLite file, and none on PostgreSQL]
    #[arg(long, global = true, env = "LEDGERDESK_ANCHOR", value_name = "FILE")]
    pub anchor: Option<PathBuf>,
    /// Where the last signed heads are posted to as well
    #[arg(long, global = true, env = "LEDGERDESK_ANCHOR_URL", hide_env_values = true, value_name = "URL")]
    pub anchor_url: Option<String>,
    /// How the outside reaches this program (webhook addresses begin with it) [default: http:// and the listening address]
    #[arg(long, global = true, env = "LEDGERDESK_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Hosts on private addresses that operators' URLs may name, separated by commas (for self-hosters and tests)
    #[arg(long, global = true, env = "LEDGERDESK_ALLOW_PRIVATE_HOSTS", value_name = "HOSTS")]
    pub allow_private_hosts: Option<String>,
    /// Another address for /metrics, which is then nowhere else
    #[arg(long, global = true, env = "LEDGERDESK_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<String>,
    /// What readers of /metrics must show as a bearer token; never a flag, so that it is in no process list
    #[arg(skip)]
    pub metrics_token: Option<SecretString>,
    /// Language model that rewords replies: openai, anthropic (or claude), groq or ollama; without it every reply is a fixed text. Its key is
    /// LEDGERDESK_LLM_API_KEY in the environment or `llm_api_key` in the settings file, never a flag
    #[arg(long, global = true, env = "LEDGERDESK_LLM_PROVIDER", value_name = "PROVIDER")]
    pub llm_provider: Option<String>,
    /// The model, as its provider calls it
    #[arg(long, global = true, env = "LEDGERDESK_LLM_MODEL", value_name = "NAME")]
    pub llm_model: Option<String>,
    /// Where the provider of the model is, when not at its own address; trusted, so it may lie on this network
    #[arg(long, global = true, env = "LEDGERDESK_LLM_BASE_URL", value_name = "URL")]
    pub llm_base_url: Option<String>,
    /// Seconds a reply waits for the model before the fixed text is sent, 1 to 60 [default: 8]
    #[arg(long, global = true, env = "LEDGERDESK_LLM_TIMEOUT_SECONDS", value_name = "SECONDS")]
    pub llm_timeout_seconds: Option<u64>,
    #[arg(skip)]
    pub llm_api_key: Option<SecretString>,
    /// Master key, 32 bytes in base64; never a flag, so that it is in no process list
    #[arg(skip)]
    pub master_key: Option<String>,
}

/// How often every messenger is asked how its channels are.
pub const CHANNEL_LOOKS: Duration = Duration::from_secs(60);

/// The settings in force.
#[derive(Clone)]
pub struct Config {
    pub database_url: String,
    pub redis_url: Option<String>,
    pub listen: SocketAddr,
    pub public_url: String,
    pub allow_private_hosts: Vec<String>,
    pub master_key: MasterKey,
    /// What strangers may take.
    pub limits: Limits,
    /// How often every messenger is asked how its channels are.
    pub channel_looks: Duration,
    pub metrics: Metrics,
    /// File of the last signed heads.
    pub anchor: Option<PathBuf>,
    /// Where they are posted to as well.
    pub anchor_url: Option<Url>,
    /// The platform's language model (AI1).
    pub model: Option<ModelSettings>,
}

/// Where metrics are and who may read them.
#[derive(Clone, Default)]
pub struct Metrics {
    /// An address of their own.
    pub listen: Option<SocketAddr>,
    /// What readers must show.
    pub token: Option<SecretString>,
}

impl Config {
    /// Puts the layers together. `said` holds flags and environment; `file` is read when it exists, and must exist
    /// when it was named.
    pub fn load(said: Settings, file: Option<&Path>) -> anyhow::Result<Self> {
        Self::load_by(said, file, |database_url| {
            let path = key_file(database_url);
            make_folder_of(&path)?;
            Ok(MasterKey::load_or_create(&path)?)
        })
    }

    /// The same for whoever only reads: nothing is made, and what should be there and is not is an error.
    pub fn load_existing(said: Settings, file: Option<&Path>) -> anyhow::Result<Self> {
        Self::load_by(said, file, |database_url| {
            is_there(database_url)?;
            let path = key_file(database_url);
            MasterKey::load(&path)?.with_context(|| {
                format!("there is no key file {}, and LEDGERDESK_MASTER_KEY is not set", path.display())
            })
        })
    }

    fn load_by(
        said: Settings,
        file: Option<&Path>,
        key_of: impl FnOnce(&str) -> anyhow::Result<MasterKey>,
    ) -> anyhow::Result<Self> {
        let from_file = read_file(file)?;
        let model = model(&said, &from_file)?;
        let database_url = said.database_url.or(from_file.database_url).unwrap_or_else(|| DEFAULT_DATABASE.to_owned());
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            bail!("the database URL must begin with sqlite:// or postgres://");
        }
        let listen = said.listen.or(from_file.listen).unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
        let address = |text: &str| {
            text.parse::<SocketAddr>()
                .with_context(|| format!("listen address {text} is not of the form 127.0.0.1:8080"))
        };
        let listen = address(&listen)?;
        let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let metrics_listen = said.metrics_listen.or(from_file.metrics_listen).and_then(filled);
        let metrics_token = std::env::var("LEDGERDESK_METRICS_TOKEN").ok().and_then(filled).map(SecretString::from);
        let metrics = Metrics {
            listen: metrics_listen.as_deref().map(address).transpose().context("LEDGERDESK_METRICS_LISTEN")?,
            token: metrics_token.or(from_file.metrics_token),
        };
        let key = std::env::var("LEDGERDESK_MASTER_KEY").ok().or(from_file.master_key);
        let anchor = said.anchor.or(from_file.anchor).filter(|path| !path.as_os_str().is_empty());
        let anchor = anchor.or_else(|| anchor_file(&database_url, key.is_some()));
        let anchor_url = said.anchor_url.or(from_file.anchor_url).filter(|url| !url.is_empty());
        let anchor_url = anchor_url.map(|url| Url::parse(&url)).transpose().context("LEDGERDESK_ANCHOR_URL")?;
        if anchor_url.is_some() && anchor.is_none() {
            bail!("LEDGERDESK_ANCHOR_URL needs LEDGERDESK_ANCHOR: what is in that file is posted");
        }
        let master_key = match key {
            Some(key) => MasterKey::from_base64(&key).context("LEDGERDESK_MASTER_KEY")?,
            None => key_of(&database_url)?,
        };
        let hosts = said.allow_private_hosts.or(from_file.allow_private_hosts).unwrap_or_default();
        let public_url = said.public_url.or(from_file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        let is_url =
            Url::parse(&public_url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        ensure!(is_url, "LEDGERDESK_PUBLIC_URL must be an address such as https://desk.example, not `{public_url}`");
        Ok(Self {
            redis_url: said.redis_url.or(from_file.redis_url).filter(|url| !url.is_empty()),
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            allow_private_hosts: hosts
                .split(',')
                .map(|host| host.trim().to_owned())
                .filter(|host| !host.is_empty())
                .collect(),
            master_key,
            limits: Limits::default(),
            channel_looks: CHANNEL_LOOKS,
            metrics,
            anchor,
            anchor_url,
            model,
            database_url,
        })
    }

    /// Where a node of this folder keeps its name, on PostgreSQL beside the key file; none where there is no such folder. On SQLite nobody
    /// needs it: whoever has the file alone knows that all others are gone.
    pub fn name_file(&self) -> Option<PathBuf> {
        let path = key_file(&self.database_url).with_extension("node");
        let has_folder = path.parent().is_some_and(Path::is_dir);
        (has_folder && sqlite_path(&self.database_url).is_none()).then_some(path)
    }

    /// Opens a database that must be there, with a log in it: for whoever makes none.
    pub async fn existing_database(&self) -> anyhow::Result<Database> {
        is_there(&self.database_url)?;
        let db = self.database().await?;
        if !db.has_log().await? {
            bail!("there is no event log in this database; `ledgerdesk serve` makes one");
        }
        Ok(db)
    }

    /// Opens the database; makes the folder of a SQLite file.
    pub async fn database(&self) -> anyhow::Result<Database> {
        if let Some(path) = sqlite_path(&self.database_url) {
            make_folder_of(&path)?;
        }
        Database::connect(&self.database_url).await.context("the database can not be opened")
    }
}

/// The language model, where one is set: everything that can be wrong with it is told at the start.
fn model(said: &Settings, file: &Settings) -> anyhow::Result<Option<ModelSettings>> {
    let either = |said: &Option<String>, file: &Option<String>| {
        said.clone().or_else(|| file.clone()).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let name = either(&said.llm_model, &file.llm_model);
    let base_url = either(&said.llm_base_url, &file.llm_base_url);
    let Some(provider) = either(&said.llm_provider, &file.llm_provider) else {
        if name.is_some() || base_url.is_some() {
            bail!(
                "LEDGERDESK_LLM_PROVIDER is not set: it says whose model this is (openai, anthropic, groq or ollama)"
            );
        }
        return Ok(None);
    };
    let provider: Provider = provider.parse().context("LEDGERDESK_LLM_PROVIDER")?;
    let model = name.with_context(|| format!("LEDGERDESK_LLM_MODEL is not set: it names the model of {provider}"))?;
    let seconds = said.llm_timeout_seconds.or(file.llm_timeout_seconds).unwrap_or(MODEL_SECONDS);
    if !(1..=60).contains(&seconds) {
        bail!("LEDGERDESK_LLM_TIMEOUT_SECONDS is {seconds}; it must be from 1 to 60");
    }
    let key = std::env::var("LEDGERDESK_LLM_API_KEY").ok().filter(|key| !key.trim().is_empty()).map(SecretString::from);
    let settings = ModelSettings {
        provider,
        model,
        api_key: key.or_else(|| file.llm_api_key.clone()),
        base_url,
        time_limit: Duration::from_secs(seconds),
    };
    ModelClient::new(settings.clone()).map_err(|error| anyhow::anyhow!("LEDGERDESK_LLM_…: {}", error.detail))?;
    Ok(Some(settings))
}

fn read_file(named: Option<&Path>) -> anyhow::Result<Settings> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).with_context(|| format!("settings file {}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => Ok(Settings::default()),
        Err(error) => Err(error).with_context(|| format!("settings file {}", path.display())),
    }
}

fn sqlite_path(database_url: &str) -> Option<PathBuf> {
    let path = database_url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// The key file lies beside a SQLite file; for PostgreSQL in `data/`.
fn key_file(database_url: &str) -> PathBuf {
    sqlite_path(database_url).unwrap_or_else(|| PathBuf::from("data/ledgerdesk")).with_extension("key")
}

/// Makes the folder of a file, for its owner only; one that is there stays as it is.
fn make_folder_of(file: &Path) -> anyhow::Result<()> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("folder {}", folder.display()))
}

/// Makes sure that there is a SQLite file; a server of PostgreSQL tells by itself.
fn is_there(database_url: &str) -> anyhow::Result<()> {
    match sqlite_path(database_url) {
        Some(path) if !path.is_file() => {
            bail!("there is no database at {}; `ledgerdesk serve` makes one", path.display())
        }
        Some(_) | None => Ok(()),
    }
}

/// The anchor lies beside the key file; where there is none, beside the SQLite file. Each database of PostgreSQL has its own, as they
/// share a key file.
fn anchor_file(database_url: &str, key_is_said: bool) -> Option<PathBuf> {
    match sqlite_path(database_url) {
        Some(path) => (path.to_str() != Some(":memory:")).then(|| path.with_extension("anchor")),
        None if key_is_said => None,
        None => {
            let name = Url::parse(database_url).ok().map(|url| url.path().trim_matches('/').to_owned());
            let name = name.filter(|name| !name.is_empty() && !name.contains('/')).unwrap_or("database".to_owned());
            Some(PathBuf::from(format!("data/postgres-{name}.anchor")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(said: Settings, file: &str) -> anyhow::Result<Config> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledgerdesk.toml");
        let file = file.replace("HERE", &folder.path().display().to_string());
        std::fs::write(&path, file).unwrap();
        Config::load(said, Some(&path))
    }

    #[test]
    fn what_is_said_wins_over_the_file_and_the_file_over_defaults() {
        let said = Settings { listen: Some("127.0.0.1:9000".into()), ..Settings::default() };
        let file = "listen = '127.0.0.1:7000'\ndatabase_url = 'sqlite://HERE/x.db'\nallow_private_hosts = 'a, b'";
        let config = load(said, file).unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.public_url, "http://127.0.0.1:9000");
        assert_eq!(config.allow_private_hosts, ["a", "b"]);
        assert!(config.database_url.ends_with("/x.db"));
    }

    #[test]
    fn a_model_of_the_file_is_taken_and_its_key_is_never_shown() {
        let file = "database_url = 'sqlite://HERE/x.db'\nllm_provider = 'claude'\nllm_model = 'm-1'\nllm_api_key = 'sk-secret-1'";
        let model = load(Settings::default(), file).unwrap().model.unwrap();
        assert_eq!((model.provider, model.model.as_str()), (Provider::Anthropic, "m-1"));
        assert_eq!((model.base_url.as_deref(), model.time_limit), (None, Duration::from_secs(8)));
        assert!(model.api_key.is_some() && !format!("{model:?}").contains("sk-secret-1"));
    }

    #[test]
    fn wrong_settings_are_named() {
        for (file, expected) in [
            ("colour = 'red'", "unknown field `colour`"),
            ("database_url = 'mysql://x'", "must begin with sqlite:// or postgres://"),
            ("database_url = 'sqlite://HERE/x.db'\nlisten = 'here'", "is not of the form 127.0.0.1:8080"),
            ("llm_provider = 'gemini'\nllm_model = 'x'", "allowed are openai, anthropic (or claude), groq and ollama"),
            ("llm_provider = 'ollama'", "LEDGERDESK_LLM_MODEL is not set"),
            ("llm_model = 'x'", "LEDGERDESK_LLM_PROVIDER is not set"),
            ("llm_provider = 'openai'\nllm_model = 'x'", "openai needs an API key"),
            ("llm_provider = 'ollama'\nllm_model = 'x'\nllm_base_url = 'here'", "not a URL"),
            ("llm_provider = 'ollama'\nllm_model = 'x'\nllm_timeout_seconds = 600", "must be from 1 to 60"),
        ] {
            let error = load(Settings::default(), file).err().map(|error| format!("{error:#}")).unwrap_or_default();
            assert!(error.contains(expected), "{error}");
        }
    }
}
