//! The outside as one: a panel, two providers with their groups, customers who are the same people on the panel and on every messenger.

use std::io;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::evolution::{self, EvolutionSeed, EvolutionServer, RetryPolicy};
use crate::green::{GreenSeed, GreenServer};
use crate::meta::{MetaSeed, MetaServer};
use crate::model::{self, ModelServer};
use crate::panel::{self, PanelSeed, PanelServer};
use crate::provider::ProviderServer;
use crate::telegram::{self, TelegramSeed, TelegramServer};

/// All stand-ins, running; they stop when this is dropped.
#[derive(Debug)]
pub struct World {
    pub panel: PanelServer,
    pub evolution: EvolutionServer,
    pub green: GreenServer,
    pub meta: MetaServer,
    pub telegram: TelegramServer,
    /// A language model.
    pub model: ModelServer,
    /// Those of [`World::PROVIDERS`], in this order.
    pub providers: Vec<ProviderServer>,
}

/// A provider: what the panel calls it, and the groups it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provider {
    pub name: &'static str,
    pub group_jid: &'static str,
    pub telegram_group: i64,
}

/// A customer: the name on the panel and the person on WhatsApp and Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customer {
    pub username: &'static str,
    pub phone: &'static str,
    pub telegram: i64,
}

impl World {
    /// Where customers write.
    pub const SUPPORT_GROUP: &'static str = evolution::known::SUPPORT_GROUP;

    pub const PROVIDERS: [Provider; 2] = [
        Provider {
            name: panel::known::SMMCOST,
            group_jid: evolution::known::SMMCOST_GROUP,
            telegram_group: telegram::PROVIDER_GROUP,
        },
        Provider {
            name: panel::known::JAP,
            group_jid: evolution::known::JAP_GROUP,
            telegram_group: telegram::JAP_GROUP,
        },
    ];

    pub const CUSTOMERS: [Customer; 3] = [
        Customer { username: panel::known::JOHN, phone: evolution::known::JOHN, telegram: telegram::JOHN },
        Customer { username: panel::known::MARIA, phone: evolution::known::MARIA, telegram: telegram::MARIA },
        Customer { username: "alexgrowth", phone: evolution::known::ALEX, telegram: telegram::ALEX },
    ];

    /// The owner's phone number, in international form.
    pub const OWNER_PHONE: &'static str = evolution::known::OLIVIA;

    /// Starts everything, dated from now, with webhooks retried as the real server does.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start() -> io::Result<Self> {
        Self::with(PanelSeed::plausible(Timestamp::now()), EvolutionSeed::plausible(), None).await
    }

    /// Starts everything, dated from the given time, with fast webhook retries and no receipts unless asked for: for tests.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start_at(now: Timestamp) -> io::Result<Self> {
        let evolution =
            EvolutionSeed { retries: RetryPolicy::FAST, tells_delivered: false, ..EvolutionSeed::plausible() };
        Self::with(PanelSeed::plausible(now), evolution, Some(RetryPolicy::FAST)).await
    }

    /// Starts everything from these seeds; the other messengers retry their webhooks by this policy, or by their own.
    async fn with(panel: PanelSeed, evolution: EvolutionSeed, retries: Option<RetryPolicy>) -> io::Result<Self> {
        let (mut green, mut meta, mut telegram) =
            (GreenSeed::plausible(), MetaSeed::plausible(), TelegramSeed::plausible());
        for policy in [&mut green.retries, &mut meta.retries, &mut telegram.retries] {
            *policy = retries.unwrap_or(*policy);
        }
        let mut providers = Vec::new();
        for provider in Self::PROVIDERS {
            providers.push(ProviderServer::start(provider.name, &panel.orders).await?);
        }
        Ok(Self {
            providers,
            green: GreenServer::start(green).await?,
            meta: MetaServer::start(meta).await?,
            telegram: TelegramServer::start(telegram).await?,
            panel: PanelServer::start(panel).await?,
            evolution: EvolutionServer::start(evolution).await?,
            model: ModelServer::start().await?,
        })
    }

    /// Every address and id a program needs to use this world.
    #[must_use]
    pub fn directory(&self) -> Value {
        json!({
            "panel": { "base_url": self.panel.base_url(), "api_key": self.panel.api_key(), "user_api_key": self.panel.user_api_key() },
            "evolution": { "base_url": self.evolution.base_url(), "api_key": self.evolution.api_key() },
            "model": { "base_url": self.model.base_url(), "api_key": model::KEY, "model": model::MODEL },
            "green": {
                "base_url": self.green.base_url(), "id_instance": self.green.id_instance(), "api_token": self.green.api_token(),
            },
            "meta": {
                "base_url": self.meta.base_url(), "phone_number_id": self.meta.seed().phone_number_id,
                "access_token": self.meta.seed().access_token, "app_secret": self.meta.seed().app_secret,
                "verify_token": self.meta.seed().verify_token,
            },
            "telegram": { "base_url": self.telegram.base_url(), "bot_token": self.telegram.token() },
            "support_group": Self::SUPPORT_GROUP,
            "providers": Self::PROVIDERS.iter().zip(&self.providers).map(|(p, server)| json!({
                "name": p.name, "group_jid": p.group_jid, "base_url": server.base_url(), "api_key": server.api_key(),
            })).collect::<Vec<_>>(),
            "customers": Self::CUSTOMERS.map(|c| json!({ "username": c.username, "phone": c.phone })),
            "owner_phone": Self::OWNER_PHONE,
        })
    }
}
