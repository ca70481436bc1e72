//! An event as every consumer sees it: decoded once, shared by all.

use std::sync::Arc;

use aggregates::campaign::{Campaign, CampaignEvent};
use aggregates::channel_health::{ChannelHealth, ChannelHealthEvent};
use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::customer::{Customer, CustomerEvent};
use aggregates::draft::{Draft, DraftEvent};
use aggregates::group::{Group, GroupEvent};
use aggregates::order::{Order, OrderEvent};
use aggregates::provider::{Provider, ProviderEvent};
use aggregates::request::{Request, RequestEvent};
use aggregates::service_list::{ServiceList, ServiceListEvent};
use aggregates::workspace::{Workspace, WorkspaceEvent};
use cqrs_es::Aggregate;
use eventlog::{LogError, Recorded};

/// An event of any aggregate.
#[derive(Clone, Debug)]
pub enum Fact {
    Campaign(Arc<CampaignEvent>),
    ChannelHealth(Arc<ChannelHealthEvent>),
    Conversation(Arc<ConversationEvent>),
    Customer(Arc<CustomerEvent>),
    Draft(Arc<DraftEvent>),
    Group(Arc<GroupEvent>),
    Order(Arc<OrderEvent>),
    Provider(Arc<ProviderEvent>),
    Request(Arc<RequestEvent>),
    ServiceList(Arc<ServiceListEvent>),
    Workspace(Arc<WorkspaceEvent>),
}

impl Fact {
    /// The typed event; none for an aggregate this program does not know (a newer one wrote it).
    pub fn of(recorded: &Recorded) -> Result<Option<Self>, LogError> {
        Ok(Some(match &*recorded.aggregate_type {
            Campaign::TYPE => Self::Campaign(recorded.event::<Campaign>()?),
            ChannelHealth::TYPE => Self::ChannelHealth(recorded.event::<ChannelHealth>()?),
            Conversation::TYPE => Self::Conversation(recorded.event::<Conversation>()?),
            Customer::TYPE => Self::Customer(recorded.event::<Customer>()?),
            Draft::TYPE => Self::Draft(recorded.event::<Draft>()?),
            Group::TYPE => Self::Group(recorded.event::<Group>()?),
            Order::TYPE => Self::Order(recorded.event::<Order>()?),
            Provider::TYPE => Self::Provider(recorded.event::<Provider>()?),
            Request::TYPE => Self::Request(recorded.event::<Request>()?),
            ServiceList::TYPE => Self::ServiceList(recorded.event::<ServiceList>()?),
            Workspace::TYPE => Self::Workspace(recorded.event::<Workspace>()?),
            _ => return Ok(None),
        }))
    }
}

/// A recorded event together with what it says.
#[derive(Clone)]
pub struct RecordedFact {
    /// Who, when, where in the log.
    pub recorded: Recorded,
    /// What; none when nobody here reads it.
    pub fact: Option<Fact>,
}

impl RecordedFact {
    /// Decodes an event.
    pub fn of(recorded: Recorded) -> Result<Self, LogError> {
        let fact = Fact::of(&recorded)?;
        Ok(Self { recorded, fact })
    }

    /// Id of the aggregate it happened to.
    pub fn aggregate_id(&self) -> &str {
        &self.recorded.aggregate_id
    }

    /// Position in the workspace's log.
    pub fn position(&self) -> i64 {
        self.recorded.position
    }
}
