//! What the team asks about orders at their providers (AD6, AD7).
//!
//! The panel says which provider has an order and under which number; each provider is asked once about all of its orders, all of them side
//! by side. One that can not be asked spoils nothing but its own orders. All of this is done beside the chat: who writes there next is
//! answered meanwhile.

use std::collections::BTreeMap;

use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent, Question};
use aggregates::ids::{ProviderId, ProviderOrderId};
use aggregates::provider::Provider;
use aggregates::values::{OrderFacts, OrderStatus, is_same_provider};
use aggregates::words::refill_verify;
use aggregates::words::upstream::{self, Silence, Told, Upstream};
use aggregates::workspace::Workspace;
use futures::future::join_all;
use gateways::provider::{ProviderClient, ProviderOrder, StatusAnswer};
use gateways::{GatewayError, Kind};
use projections::providers::{self, ProviderRow};

use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Outcome, Trouble};
use super::messenger::secret;

/// The step in which the question is answered.
const STEP: &str = "told";

/// What a provider says of orders, by its own numbers for them.
type Answers = BTreeMap<String, StatusAnswer>;

/// Puts on record what is asked; the answer comes by itself.
pub async fn begin(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    question: Question,
    order_ids: Vec<u64>,
) -> Result<(), Trouble> {
    let command =
        ConversationCommand::AskProviders { message_id: origin.message_id, question, order_ids, now: job.now() };
    job.execute::<Conversation>(origin.conversation_id.as_str(), command, "ask-providers", sender.actor()).await?;
    Ok(())
}

/// Finds out, and answers whoever asked: privately, for providers' numbers are not for a group.
pub async fn ask_providers(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Conversation>()?;
    let ConversationEvent::ProvidersAsked { question, order_ids, .. } = &*event else { return Ok(Outcome::Done) };
    if job.done_before(STEP).await?.is_some() {
        return Ok(Outcome::Done);
    }
    let Some(origin) = Origin::behind(job).await? else { return Ok(Outcome::Done) };
    let looked = look(job, &job.workspace().await?, order_ids).await?;
    let said = match (&looked, question) {
        (None, _) => upstream::panel_away(),
        (Some(orders), Question::ProviderStatus) => upstream::provider_status(orders),
        (Some(orders), Question::RefillVerify) => refill_verify::refill_verify(orders),
    };
    origin.say_privately(job, Answer::for_team(said, STEP, &origin.subject)).await?;
    Ok(Outcome::Done)
}

/// These orders as panel and providers have them; none where the panel could not be asked.
async fn look(job: &Job<'_>, workspace: &Workspace, ids: &[u64]) -> Result<Option<Vec<Upstream>>, Trouble> {
    let mut facts = match job.tools.desk.whole_orders(job.workspace_id(), workspace, ids).await {
        Ok(facts) => facts,
        Err(error) => {
            tracing::warn!(%error, "orders could not be looked up for the team");
            return Ok(None);
        }
    };
    wait_for(job, providers::NAME, job.log().head(job.workspace_id()).await?).await?;
    let known = providers::list(&job.tools.models, job.workspace_id()).await?;
    let mut asked: BTreeMap<&ProviderId, Vec<ProviderOrderId>> = BTreeMap::new();
    for (provider, external_id) in facts.values().filter_map(place) {
        if let Some(row) = called(workspace, &known, provider) {
            let ids = asked.entry(&row.id).or_default();
            if !ids.iter().any(|id| id == external_id) {
                ids.push(external_id.clone());
            }
        }
    }
    let asks: Vec<_> = asked.iter().map(|(id, orders)| ask(job, id, orders)).collect();
    let mut told: BTreeMap<&ProviderId, Result<Answers, Silence>> = BTreeMap::new();
    for (id, answers) in asked.keys().zip(join_all(asks).await) {
        told.insert(id, answers?);
    }
    let tell = |facts: &OrderFacts| {
        let Some((provider, external_id)) = place(facts) else { return Told::NotAsked };
        match called(workspace, &known, provider).and_then(|row| told.get(&row.id)) {
            None => Told::Silent(Silence::NotSetUp),
            Some(Err(why)) => Told::Silent(*why),
            Some(Ok(answers)) => {
                match answers.get(external_id.as_str()).and_then(|answer| answer.order.as_ref().ok()) {
                    Some(order) => of_provider(order),
                    None => Told::Nothing,
                }
            }
        }
    };
    let looked = ids.iter().map(|id| {
        let facts = facts.remove(id);
        Upstream { order_id: *id, told: facts.as_ref().map_or(Told::NotAsked, tell), facts }
    });
    Ok(Some(looked.collect()))
}

/// The provider an order is at, and its number there.
fn place(facts: &OrderFacts) -> Option<(&str, &ProviderOrderId)> {
    facts.provider.as_deref().zip(facts.provider_order_id.as_ref())
}

/// The workspace's provider of this name, or of another its route has.
fn called<'a>(workspace: &Workspace, known: &'a [ProviderRow], name: &str) -> Option<&'a ProviderRow> {
    let own = |row: &&ProviderRow| is_same_provider(&row.name, name);
    known.iter().find(own).or_else(|| known.iter().find(|row| workspace.is_alias(name, &row.name)))
}

/// What a provider says of its orders, by their numbers there.
async fn ask(
    job: &Job<'_>,
    provider_id: &ProviderId,
    orders: &[ProviderOrderId],
) -> Result<Result<Answers, Silence>, Trouble> {
    let provider: Provider = job.log().load(job.workspace_id(), provider_id.as_str()).await?;
    let why_not = match (provider.exists(), provider.is_active, provider.api_key.is_set()) {
        (false, _, _) => Some(Silence::NotSetUp),
        (true, false, _) => Some(Silence::SwitchedOff),
        (true, true, false) => Some(Silence::NoKey),
        (true, true, true) => None,
    };
    if let Some(why_not) = why_not {
        return Ok(Err(why_not));
    }
    let client = ProviderClient::new(job.tools.desk.net(), &provider.api_url, secret(&provider.api_key));
    let answers = match client {
        Ok(client) => {
            let orders: Vec<String> = orders.iter().map(ProviderOrderId::to_string).collect();
            let ask = || client.status(&orders);
            job.tools.desk.patiently_of_provider(job.workspace_id(), provider_id, ask).await
        }
        Err(error) => Err(error),
    };
    Ok(match answers {
        Ok(answers) => Ok(answers.into_iter().map(|answer| (answer.id.clone(), answer)).collect()),
        Err(error) => {
            tracing::warn!(%error, provider = provider.name, "a provider could not be asked for orders");
            Err(why(&error))
        }
    })
}

fn why(error: &GatewayError) -> Silence {
    match error.kind {
        Kind::Unauthorized => Silence::KeyRefused,
        Kind::Misconfigured => Silence::Address,
        Kind::RateLimited => Silence::TooManyQuestions,
        Kind::Refused | Kind::NotFound => Silence::Refused,
        Kind::Unavailable | Kind::OutcomeUnknown => Silence::NoAnswer,
    }
}

fn of_provider(order: &ProviderOrder) -> Told {
    Told::Order {
        status: OrderStatus::from_text(order.status.as_str()),
        start_count: order.start_count,
        remains: order.remains,
    }
}
