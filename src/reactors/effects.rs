//! Which effects follow from which event. Pure: what an effect needs to know it reads from the event itself, later.
//!
//! Payloads hold no personal data: the outbox is not sealed. Order is kept inside a lane, and lanes run side by side:
//!
//! | event | effect | lane |
//! |---|---|---|
//! | `MessageReceived` | `handle_message` | the chat it was written in |
//! | `RequestOpened` with many orders, or with a change on the panel | `work_request` | the request |
//! | `ProvidersAsked` | `ask_providers` | the message that asked |
//! | `ConfirmationAsked` | `time_question`, due when its time is over | the question |
//! | `ConfirmationGiven` | `carry_out` | the request |
//! | `ConfirmationLapsed` | `lapse_question` | the request |
//! | `MessageQueued`, `ResendRequested` | `send_message` | the chat it goes to |
//! | `VerificationCodeIssued` | `open_code_ticket` | the customer |
//! | an action accepted that a provider is told of | `dispatch` | the order |
//! | `ChannelRecovered` | `wake_channel` | the channel |
//! | `CampaignStarted` | `broadcast`, once per group, one after the other | the campaign on one channel |
//! | what became of a broadcast in a group | `record_broadcast` | the campaign |
//! | `CampaignFinished` | `summarise_broadcast` | the campaign |
//! | a group's result after that | `correct_broadcast` | the campaign |
//! | `MembersVerificationRequested` | `verify_members` | the group |
//! | `LogEscalated` | `escalate`, once per provider's group | the request |
//! | `ServiceRefreshRequested`, a setting of the service list | `refresh_services` | the list |
//! | `ProviderProblemNoticed` | `warn_team` | the team's warnings |
//! | the end of a look at the list | `time_services`, due when the next one is | that look |

use std::fmt;

use aggregates::campaign::{CampaignEvent, Target};
use aggregates::channel_health::ChannelHealthEvent;
use aggregates::conversation::{ConversationEvent, Purpose};
use aggregates::customer::CustomerEvent;
use aggregates::group::GroupEvent;
use aggregates::order::OrderEvent;
use aggregates::request::{Action, RequestEvent};
use aggregates::service_list::ServiceListEvent;
use aggregates::workspace::WorkspaceEvent;
use projections::outbox::NewEffect;
use projections::{EffectSource, Fact, RecordedFact};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{broadcasts, channel_health};

/// Up to so many orders are answered in one go; more are acknowledged first and worked through beside (CC14).
pub const ANSWERED_AT_ONCE: usize = 10;

/// Whether a request is worked through beside the chat: many orders, and what waits for the panel to do something.
pub fn works_beside(action: Action, orders: usize) -> bool {
    orders > ANSWERED_AT_ONCE || action == Action::FakeComplete
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Understand an incoming message and act on it.
    HandleMessage,
    /// Work through a request with many orders.
    WorkRequest,
    /// Look orders up at their providers, for the team.
    AskProviders,
    /// The time of a question to a customer is over.
    TimeQuestion,
    /// Do what a customer said yes to.
    CarryOut,
    /// A question to a customer lapsed: so does its log entry.
    LapseQuestion,
    /// Hand a message to its channel.
    SendMessage,
    /// Put a verification code on the panel as a ticket.
    OpenCodeTicket,
    /// Write an accepted action to the provider's group.
    Dispatch,
    /// Write an escalated entry to one provider's group.
    Escalate,
    /// A channel goes on: messages that wait for it are due.
    WakeChannel,
    /// Bind everybody in a group to a panel username.
    VerifyMembers,
    /// Read the panel's list of services.
    RefreshServices,
    /// It is time for the next look at that list.
    TimeServices,
    /// Put a broadcast into one group's conversation.
    Broadcast,
    /// Write down what became of a broadcast in one group.
    RecordBroadcast,
    /// Tell who sent a broadcast what came of it.
    SummariseBroadcast,
    /// Tell the team of orders that no provider could be told of.
    WarnTeam,
    /// Tell them what turned out later.
    CorrectBroadcast,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::HandleMessage,
        Self::WorkRequest,
        Self::AskProviders,
        Self::TimeQuestion,
        Self::CarryOut,
        Self::LapseQuestion,
        Self::SendMessage,
        Self::OpenCodeTicket,
        Self::Dispatch,
        Self::Escalate,
        Self::WakeChannel,
        Self::VerifyMembers,
        Self::RefreshServices,
        Self::TimeServices,
        Self::Broadcast,
        Self::RecordBroadcast,
        Self::SummariseBroadcast,
        Self::WarnTeam,
        Self::CorrectBroadcast,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HandleMessage => "handle_message",
            Self::WorkRequest => "work_request",
            Self::AskProviders => "ask_providers",
            Self::TimeQuestion => "time_question",
            Self::CarryOut => "carry_out",
            Self::LapseQuestion => "lapse_question",
            Self::SendMessage => "send_message",
            Self::OpenCodeTicket => "open_code_ticket",
            Self::Dispatch => "dispatch",
            Self::Escalate => "escalate",
            Self::WakeChannel => "wake_channel",
            Self::VerifyMembers => "verify_members",
            Self::RefreshServices => "refresh_services",
            Self::TimeServices => "time_services",
            Self::Broadcast => "broadcast",
            Self::RecordBroadcast => "record_broadcast",
            Self::SummariseBroadcast => "summarise_broadcast",
            Self::WarnTeam => "warn_team",
            Self::CorrectBroadcast => "correct_broadcast",
        }
    }

    /// The kind with this stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The one source of effects of this release.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reactions;

impl EffectSource for Reactions {
    fn name(&self) -> &'static str {
        "reactions"
    }

    fn effects(&self, fact: &RecordedFact) -> Vec<NewEffect> {
        let id = fact.aggregate_id();
        match &fact.fact {
            Some(Fact::Campaign(event)) => of_campaign(event, id),
            Some(Fact::ChannelHealth(event)) => of_channel_health(event),
            Some(Fact::Conversation(event)) => of_conversation(event, id),
            Some(Fact::Customer(event)) => of_customer(event),
            Some(Fact::Order(event)) => of_order(event, id),
            Some(Fact::Request(event)) => of_request(event, id),
            Some(Fact::Group(event)) => of_group(event),
            Some(Fact::ServiceList(event)) => of_service_list(event),
            Some(Fact::Workspace(event)) => of_workspace(event),
            Some(Fact::Draft(_) | Fact::Provider(_)) | None => Vec::new(),
        }
    }
}

pub(super) fn of_channel_health(event: &ChannelHealthEvent) -> Vec<NewEffect> {
    match event {
        ChannelHealthEvent::ChannelRecovered { channel_id, .. } => {
            vec![effect(Kind::WakeChannel, format!("channel:{channel_id}"), Value::Null)]
        }
        ChannelHealthEvent::ChannelSlowed { .. }
        | ChannelHealthEvent::ChannelEased { .. }
        | ChannelHealthEvent::ChannelStopped { .. } => Vec::new(),
    }
}

pub(super) fn of_conversation(event: &ConversationEvent, conversation_id: &str) -> Vec<NewEffect> {
    if let Some((campaign_id, _, _)) = broadcasts::result(event) {
        return vec![effect(Kind::RecordBroadcast, format!("campaign:{}", campaign_id.as_simple()), Value::Null)];
    }
    match event {
        ConversationEvent::MessageReceived { .. } => {
            vec![effect(Kind::HandleMessage, format!("chat:{conversation_id}"), Value::Null)]
        }
        // A lane waits for what is first in it, so the clock has one of its own.
        ConversationEvent::ConfirmationAsked { request_id, expires_at, .. } => {
            let clock = effect(Kind::TimeQuestion, format!("question:{}", request_id.as_simple()), Value::Null);
            vec![NewEffect { due_at: Some(*expires_at), ..clock }]
        }
        ConversationEvent::ConfirmationGiven { request_id, .. } => {
            vec![effect(Kind::CarryOut, format!("request:{}", request_id.as_simple()), Value::Null)]
        }
        ConversationEvent::ConfirmationLapsed { request_id, .. } => {
            vec![effect(Kind::LapseQuestion, format!("request:{}", request_id.as_simple()), Value::Null)]
        }
        // A provider may be slow: nobody else in the chat waits for it.
        ConversationEvent::ProvidersAsked { message_id, .. } => {
            vec![effect(Kind::AskProviders, format!("ask:{}", message_id.as_simple()), Value::Null)]
        }
        ConversationEvent::MessageQueued { channel_id, purpose, .. } => {
            vec![effect(Kind::SendMessage, send_lane(purpose, conversation_id), channel_health::payload(channel_id))]
        }
        ConversationEvent::ResendRequested { purpose, .. } => {
            vec![effect(Kind::SendMessage, send_lane(purpose, conversation_id), Value::Null)]
        }
        ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => Vec::new(),
    }
}

/// A broadcast that waits for its turn holds up no reply in the same chat.
fn send_lane(purpose: &Purpose, conversation_id: &str) -> String {
    match purpose {
        Purpose::Broadcast { .. } => format!("broadcast:{conversation_id}"),
        Purpose::Reply { .. } | Purpose::Dispatch { .. } | Purpose::Escalation { .. } | Purpose::Warning { .. } => {
            format!("send:{conversation_id}")
        }
    }
}

pub(super) fn of_customer(event: &CustomerEvent) -> Vec<NewEffect> {
    match event {
        CustomerEvent::VerificationCodeIssued { customer_id, .. } => {
            vec![effect(Kind::OpenCodeTicket, format!("customer:{customer_id}"), Value::Null)]
        }
        CustomerEvent::CustomerMet { .. }
        | CustomerEvent::IdentityLinked { .. }
        | CustomerEvent::VerificationStarted { .. }
        | CustomerEvent::UsernameNotFound { .. }
        | CustomerEvent::VerificationPostponed { .. }
        | CustomerEvent::VerificationCodeDelivered { .. }
        | CustomerEvent::VerificationCodeUndelivered { .. }
        | CustomerEvent::WrongCodeGiven { .. }
        | CustomerEvent::VerificationCodeExpired { .. }
        | CustomerEvent::VerificationLocked { .. }
        | CustomerEvent::CustomerVerified { .. }
        | CustomerEvent::VerificationRemoved { .. }
        | CustomerEvent::CustomerBlocked { .. }
        | CustomerEvent::CustomerUnblocked { .. }
        | CustomerEvent::BalanceAsked { .. }
        | CustomerEvent::LimitReached { .. }
        | CustomerEvent::BalanceRefused { .. }
        | CustomerEvent::CustomerAbsorbed { .. }
        | CustomerEvent::CustomerMergedAway { .. }
        | CustomerEvent::AddressChanged { .. } => Vec::new(),
    }
}

/// Groups of one channel are put into their conversations one after the other; the channel's pace says when each is sent.
fn of_campaign(event: &CampaignEvent, campaign_id: &str) -> Vec<NewEffect> {
    match event {
        CampaignEvent::CampaignStarted { targets, .. } => {
            let each = targets.iter().enumerate();
            let effect_of = |(index, target): (usize, &Target)| {
                let lane = format!("campaign:{campaign_id}:{}", target.channel_id);
                effect(Kind::Broadcast, lane, json!({ "target": index }))
            };
            each.map(effect_of).collect()
        }
        CampaignEvent::CampaignFinished { .. } => {
            vec![effect(Kind::SummariseBroadcast, format!("campaign:{campaign_id}"), Value::Null)]
        }
        // Should the summary be out, it was wrong about this group.
        CampaignEvent::DeliveryRecorded { .. } => {
            vec![effect(Kind::CorrectBroadcast, format!("campaign:{campaign_id}"), Value::Null)]
        }
        CampaignEvent::CampaignStopped { .. } => Vec::new(),
    }
}

fn of_group(event: &GroupEvent) -> Vec<NewEffect> {
    match event {
        GroupEvent::MembersVerificationRequested { group_id, .. } => {
            vec![effect(Kind::VerifyMembers, format!("group:{group_id}"), Value::Null)]
        }
        GroupEvent::GroupRegistered { .. }
        | GroupEvent::GroupRenamed { .. }
        | GroupEvent::GroupFlagToggled { .. }
        | GroupEvent::GroupLeft { .. }
        | GroupEvent::GroupRejoined { .. }
        | GroupEvent::GroupMovedIn { .. }
        | GroupEvent::GroupMovedAway { .. }
        | GroupEvent::MembersVerified { .. }
        | GroupEvent::MembersUnknown { .. }
        | GroupEvent::GroupRemoved { .. } => Vec::new(),
    }
}

pub(super) fn of_order(event: &OrderEvent, order_id: &str) -> Vec<NewEffect> {
    match event {
        OrderEvent::RefillRequested(accepted)
        | OrderEvent::CancelRequested(accepted)
        | OrderEvent::SpeedUpRequested(accepted)
        | OrderEvent::RefundRequested(accepted)
        | OrderEvent::PartialRequested(accepted) => match &accepted.dispatch {
            Some(dispatch) => {
                let lane = format!("order:{order_id}");
                let also = dispatch.also.as_ref();
                let also = also.map(|_| effect(Kind::Dispatch, lane.clone(), json!({ "also": true })));
                std::iter::once(effect(Kind::Dispatch, lane, Value::Null)).chain(also).collect()
            }
            None => Vec::new(),
        },
        OrderEvent::RefillRefused(_)
        | OrderEvent::CancelRefused(_)
        | OrderEvent::SpeedUpRefused(_)
        | OrderEvent::RefundRefused(_)
        | OrderEvent::PartialRefused(_)
        // Done by whoever works on the request.
        | OrderEvent::FakeCompleteRequested(_)
        | OrderEvent::FakeCompleteRefused(_)
        | OrderEvent::FakeCompleted { .. }
        | OrderEvent::FakeCompleteFailed { .. } => Vec::new(),
    }
}

pub(super) fn of_request(event: &RequestEvent, request_id: &str) -> Vec<NewEffect> {
    match event {
        // A request of the API names no chat, and is worked through by the caller. An unclear one waits for a yes.
        RequestEvent::RequestOpened { conversation_id, action, order_ids, unclear: false, .. }
            if works_beside(*action, order_ids.len()) && !conversation_id.is_empty() =>
        {
            vec![effect(Kind::WorkRequest, format!("request:{request_id}"), Value::Null)]
        }
        RequestEvent::LogEscalated { targets, .. } => (0..targets.len())
            .map(|target| effect(Kind::Escalate, format!("request:{request_id}"), json!({ "target": target })))
            .collect(),
        RequestEvent::RequestOpened { .. }
        | RequestEvent::RequestProgressed { .. }
        | RequestEvent::RequestAnswered { .. }
        | RequestEvent::MessageAdded { .. }
        | RequestEvent::QuestionLapsed { .. }
        | RequestEvent::SupportStatusChanged { .. } => Vec::new(),
    }
}

/// One look at a time: they share a lane. Clocks have lanes of their own, since a lane waits for what is first in it.
pub(super) fn of_service_list(event: &ServiceListEvent) -> Vec<NewEffect> {
    match event {
        ServiceListEvent::ServiceRefreshRequested { .. } => vec![refresh_services()],
        ServiceListEvent::ServiceListRefreshed { look, next_refresh_at, .. }
        | ServiceListEvent::ServiceListUnread { look, next_refresh_at, .. } => {
            let clock = effect(Kind::TimeServices, format!("services-clock:{look}"), Value::Null);
            vec![NewEffect { due_at: Some(*next_refresh_at), ..clock }]
        }
        ServiceListEvent::ServicesAdded { .. }
        | ServiceListEvent::ServicesChanged { .. }
        | ServiceListEvent::ServicesRemoved { .. } => Vec::new(),
    }
}

/// A list read with another address, key or rhythm is read at once.
pub(super) fn of_workspace(event: &WorkspaceEvent) -> Vec<NewEffect> {
    match event {
        WorkspaceEvent::SecretSettingChanged { key, .. } if key == "panel_user_api_key" => vec![refresh_services()],
        WorkspaceEvent::SettingChanged { key, .. } if key == "panel_url" || key == "service_refresh_minutes" => {
            vec![refresh_services()]
        }
        WorkspaceEvent::ProviderProblemNoticed { .. } => {
            vec![effect(Kind::WarnTeam, "warnings".to_owned(), Value::Null)]
        }
        WorkspaceEvent::WorkspaceCreated { .. }
        | WorkspaceEvent::SettingChanged { .. }
        | WorkspaceEvent::SecretSettingChanged { .. }
        | WorkspaceEvent::MemberAdded { .. }
        | WorkspaceEvent::MemberIdentityLinked { .. }
        | WorkspaceEvent::MemberRemoved { .. }
        | WorkspaceEvent::ChannelAdded { .. }
        | WorkspaceEvent::GreenChannelAdded { .. }
        | WorkspaceEvent::MetaChannelAdded { .. }
        | WorkspaceEvent::TelegramChannelAdded { .. }
        | WorkspaceEvent::ChannelRenamed { .. }
        | WorkspaceEvent::ChannelAddressChanged { .. }
        | WorkspaceEvent::ChannelInstanceChanged { .. }
        | WorkspaceEvent::ChannelHeard { .. }
        | WorkspaceEvent::ChannelCallsChanged { .. }
        | WorkspaceEvent::ChannelAccountNamed { .. }
        | WorkspaceEvent::ChannelKeyReplaced { .. }
        | WorkspaceEvent::ChannelConnectionChanged { .. }
        | WorkspaceEvent::ChannelRemoved { .. }
        | WorkspaceEvent::RoutesReplaced { .. }
        | WorkspaceEvent::AliasesReplaced { .. }
        | WorkspaceEvent::CustomCommandsReplaced { .. }
        | WorkspaceEvent::TemplateChanged { .. }
        | WorkspaceEvent::TemplateReset { .. }
        | WorkspaceEvent::ServiceRulesReplaced { .. }
        | WorkspaceEvent::ApiTokenIssued { .. }
        | WorkspaceEvent::ApiTokenRevoked { .. } => Vec::new(),
    }
}

fn refresh_services() -> NewEffect {
    effect(Kind::RefreshServices, "services".to_owned(), Value::Null)
}

fn effect(kind: Kind, lane: String, payload: Value) -> NewEffect {
    NewEffect { lane, kind: kind.name().to_owned(), payload, due_at: None }
}
