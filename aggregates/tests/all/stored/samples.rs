//! One event of every type, every optional field filled.

use std::collections::BTreeMap;

use aggregates::campaign::{CampaignEvent, Delivery, Target, Totals};
use aggregates::channel_health::{ChannelHealthEvent, StopCause};
use aggregates::conversation::{Answers, ConversationEvent, Forwarded, Lapse, Purpose, Question, Quoted, Receipt};
use aggregates::customer::{CodeTicket, CustomerEvent, Limit, MergeProof, VerifiedBy};
use aggregates::draft::{Cost, DraftEvent, Ground, NoDraft};
use aggregates::grammar::{Alias, Command, CustomCommand};
use aggregates::group::{GroupEvent, GroupFlag};
use aggregates::guard::{Fault, Task};
use aggregates::ids::{
    CampaignId, ChannelId, ChannelMessageId, ConversationId, CustomerId, GroupId, MemberId, PhoneNumberId, ProviderId,
    ProviderOrderId, TokenId,
};
use aggregates::order::{
    Accepted, Dispatch, FakeComplete, Grounds, OrderEvent, Refusal, Refused, Requester, RuleUsed, TermsUsed,
};
use aggregates::provider::ProviderEvent;
use aggregates::request::{
    Action, EscalationTarget, Findings, OrderOutcome, OrderResult, Reason, RequestEvent, SupportStatus,
};
use aggregates::service_list::ServiceListEvent;
use aggregates::values::{ChatKind, OrderAction, OrderFacts, OrderStatus, ProviderChat, Role, RouteFacts};
use aggregates::workspace::{
    AddedKind, Calls, ConnectionState, Credential, ProviderProblem, Route, TokenScope, WorkspaceEvent,
};

use crate::support::samples::{at, days, facts, jid, lid, route, rule, service, uuid};

fn text(text: &str) -> String {
    text.to_owned()
}

pub fn channel_health() -> Vec<ChannelHealthEvent> {
    let channel_id = || ChannelId::new("ch1");
    vec![
        ChannelHealthEvent::ChannelSlowed {
            channel_id: channel_id(),
            factor: 4,
            reason: text("rate limited: yellow card"),
            slowed_at: at(0),
        },
        ChannelHealthEvent::ChannelEased { channel_id: channel_id(), factor: 4, eased_at: at(1) },
        ChannelHealthEvent::ChannelStopped {
            channel_id: channel_id(),
            reason: text("HTTP 401: Unauthorized"),
            cause: StopCause::Key,
            stopped_at: at(2),
        },
        ChannelHealthEvent::ChannelRecovered { channel_id: channel_id(), recovered_at: at(3) },
    ]
}

pub fn campaign() -> Vec<CampaignEvent> {
    let id = || CampaignId::new("0193b1a8c2f07e6f8a1f1d6b7c1e2f30");
    let target = |group: &str| Target { group_id: GroupId::new(group), channel_id: ChannelId::new("ch1") };
    vec![
        CampaignEvent::CampaignStarted {
            campaign_id: id(),
            text: text("Maintenance tonight"),
            targets: vec![target("g1")],
            skipped: vec![target("g2")],
            started_at: at(0),
        },
        CampaignEvent::DeliveryRecorded {
            campaign_id: id(),
            group_id: GroupId::new("g1"),
            result: Delivery::Failed { reason: text("HTTP 500") },
            recorded_at: at(1),
        },
        CampaignEvent::CampaignStopped {
            campaign_id: CampaignId::new("0193b1a8c2f07e6f8a1f1d6b7c1e2f30"),
            group_ids: vec![GroupId::new("g1")],
            stopped_at: at(1),
        },
        CampaignEvent::CampaignFinished {
            campaign_id: id(),
            totals: Totals { failed: 1, skipped: 1, ..Totals::default() },
            finished_at: at(1),
        },
    ]
}

fn quoted() -> Quoted {
    Quoted {
        channel_message_id: ChannelMessageId::new("3EB0A1"),
        author: text("8801711111111@s.whatsapp.net"),
        text: text("refill 54321"),
    }
}

/// A message as it was before it was told what it answers.
pub fn message_before_answers() -> ConversationEvent {
    let mut before = conversation().swap_remove(0);
    if let ConversationEvent::MessageReceived { answers, .. } = &mut before {
        *answers = None;
    }
    before
}

/// A message as it was before it was known that words may be passed on or worded anew.
pub fn message_before_forwarding() -> ConversationEvent {
    let mut message = message_before_answers();
    if let ConversationEvent::MessageReceived { forwarded, edits, .. } = &mut message {
        (*forwarded, *edits) = (None, None);
    }
    message
}

/// A request and its answer as they were before the program said where an entry stands.
pub fn request_before_standing() -> [RequestEvent; 2] {
    let mut all = request();
    let (mut answered, mut opened) = (all.swap_remove(2), all.swap_remove(0));
    if let RequestEvent::RequestOpened { unclear, reason, support_status, .. } = &mut opened {
        (*unclear, *reason, *support_status) = (false, None, SupportStatus::Open);
    }
    if let RequestEvent::RequestAnswered { support_status, .. } = &mut answered {
        *support_status = None;
    }
    [opened, answered]
}

/// A request and a further message as they were before an entry said why nothing is done, and a further message which orders it names.
pub fn request_before_reasons() -> [RequestEvent; 2] {
    let mut all = request();
    let (mut added, mut opened) = (all.swap_remove(3), all.swap_remove(0));
    if let RequestEvent::RequestOpened { reason, .. } = &mut opened {
        *reason = None;
    }
    if let RequestEvent::MessageAdded { order_ids, .. } = &mut added {
        order_ids.clear();
    }
    [opened, added]
}

/// Messages as they were before answers in groups quoted what they answer.
pub fn conversation_before_quoting() -> Vec<ConversationEvent> {
    let mut before = conversation();
    before.truncate(3);
    for event in &mut before {
        if let ConversationEvent::MessageReceived { channel_message_id, forwarded, answers, edits, .. } = event {
            (*channel_message_id, *forwarded, *answers, *edits) = (None, None, None, None);
        }
        if let ConversationEvent::MessageQueued { quoted, .. } | ConversationEvent::MessageWithheld { quoted, .. } =
            event
        {
            *quoted = None;
        }
    }
    before
}

pub fn conversation() -> Vec<ConversationEvent> {
    let outgoing_id = uuid(7);
    let reply = || Purpose::Reply { message_id: uuid(1), request_id: Some(uuid(2)) };
    let dispatch = || Purpose::Dispatch { request_id: uuid(2), order_id: 54321 };
    let escalation = || Purpose::Escalation { request_id: uuid(2) };
    vec![
        ConversationEvent::MessageReceived {
            message_id: uuid(1),
            channel_id: ChannelId::new("ch1"),
            chat: text("1203630002@g.us"),
            chat_kind: ChatKind::Group,
            subject: text("maria-1"),
            identities: vec![jid(), lid()],
            sender_name: Some(text("Maria")),
            text: text("refill 54321"),
            sent_at: at(0),
            received_at: at(1),
            channel_message_id: Some(ChannelMessageId::new("3EB0A1")),
            forwarded: Some(Forwarded::Elsewhere),
            answers: Some(Answers::Ours { outgoing_id }),
            edits: Some(uuid(9)),
        },
        ConversationEvent::MessageQueued {
            outgoing_id,
            channel_id: ChannelId::new("ch1"),
            chat: text("1203630002@g.us"),
            purpose: reply(),
            text_key: text("refill_submitted"),
            text: text("✅ Refill submitted for *#54321*."),
            subject: text("maria-1"),
            queued_at: at(1),
            quoted: Some(quoted()),
        },
        ConversationEvent::MessageWithheld {
            outgoing_id,
            channel_id: ChannelId::new("ch1"),
            chat: text("1203630001@g.us"),
            purpose: dispatch(),
            text_key: text("dispatch"),
            text: text("2323223 refill"),
            subject: text("provider-1"),
            queued_at: at(1),
            quoted: Some(quoted()),
        },
        ConversationEvent::ConfirmationAsked {
            request_id: uuid(2),
            message_id: uuid(1),
            customer_id: CustomerId::new("maria-1"),
            action: Action::Cancel,
            order_ids: vec![54321],
            outgoing_id,
            text_key: text("ask_cancel"),
            text: text("Shall I cancel #54321? Answer *yes*, or write *cancel 54321*."),
            subject: text("maria-1"),
            expires_at: at(16),
            asked_at: at(1),
        },
        ConversationEvent::ConfirmationGiven {
            request_id: uuid(2),
            customer_id: CustomerId::new("maria-1"),
            message_id: uuid(3),
            given_at: at(2),
        },
        ConversationEvent::ConfirmationLapsed {
            request_id: uuid(2),
            customer_id: CustomerId::new("maria-1"),
            why: Lapse::AskedPlainly,
            lapsed_at: at(2),
        },
        ConversationEvent::LeftToPeople { message_id: uuid(1), request_id: uuid(2), left_at: at(1) },
        ConversationEvent::MessageSent {
            outgoing_id,
            purpose: reply(),
            attempt: 1,
            provider_message_id: ChannelMessageId::new("3EB0"),
            sent_at: at(2),
        },
        ConversationEvent::PartSent {
            outgoing_id,
            purpose: reply(),
            attempt: 1,
            part: 1,
            parts: 3,
            provider_message_id: ChannelMessageId::new("3EB0"),
            sent_at: at(2),
        },
        ConversationEvent::SendingFailed {
            outgoing_id,
            purpose: dispatch(),
            attempt: 1,
            reason: text("HTTP 500"),
            retry_at: at(3),
        },
        ConversationEvent::SendingUnknown {
            outgoing_id,
            purpose: escalation(),
            attempt: 2,
            reason: text("connection closed"),
            retry_at: Some(at(4)),
        },
        ConversationEvent::SendingAbandoned {
            outgoing_id,
            purpose: reply(),
            attempts: 9,
            reason: text("HTTP 404"),
            abandoned_at: at(5),
        },
        ConversationEvent::ResendRequested { outgoing_id, purpose: reply(), requested_at: at(6) },
        ConversationEvent::MessageDelivered {
            outgoing_id,
            purpose: reply(),
            provider_message_id: ChannelMessageId::new("3EB0"),
            delivered_at: at(7),
        },
        ConversationEvent::MessageRead {
            outgoing_id,
            purpose: reply(),
            provider_message_id: ChannelMessageId::new("3EB0"),
            read_at: at(8),
        },
        ConversationEvent::DeliveryFailed {
            outgoing_id,
            purpose: dispatch(),
            provider_message_id: ChannelMessageId::new("3EB0"),
            reason: text("131026: the message is undeliverable"),
            failed_at: at(9),
        },
        ConversationEvent::ProvidersAsked {
            message_id: uuid(1),
            question: Question::RefillVerify,
            order_ids: vec![54321, 54322],
            asked_at: at(1),
        },
        ConversationEvent::ReceiptCameEarly {
            provider_message_id: ChannelMessageId::new("3EB0"),
            receipt: Receipt::Delivered,
            told_at: at(1),
        },
    ]
}

pub fn customer() -> Vec<CustomerEvent> {
    let id = || CustomerId::new("maria-1");
    vec![
        CustomerEvent::CustomerMet {
            customer_id: id(),
            identities: vec![jid(), lid()],
            display_name: Some(text("Maria")),
            met_at: at(0),
        },
        CustomerEvent::IdentityLinked { customer_id: id(), identity: lid(), linked_at: at(0) },
        CustomerEvent::VerificationStarted { customer_id: id(), started_at: at(0) },
        CustomerEvent::UsernameNotFound { customer_id: id(), username: text("mria"), asked_at: at(0) },
        CustomerEvent::VerificationPostponed { customer_id: id(), reason: text("HTTP 503"), postponed_at: at(0) },
        CustomerEvent::VerificationCodeIssued {
            customer_id: id(),
            username: text("maria"),
            code: text("284719"),
            expires_at: at(10),
            ticket: Some(CodeTicket {
                text_key: text("verification_ticket"),
                subject: text("Your verification code (V-3F2A1)"),
                message: text("Your WhatsApp verification code is: 284719"),
            }),
            issued_at: at(0),
        },
        CustomerEvent::VerificationCodeDelivered {
            customer_id: id(),
            ticket_id: 88,
            text_key: "verification_ticket".into(),
            delivered_at: at(0),
        },
        CustomerEvent::VerificationCodeUndelivered { customer_id: id(), reason: text("HTTP 500"), failed_at: at(0) },
        CustomerEvent::WrongCodeGiven { customer_id: id(), attempts_left: 2, given_at: at(1) },
        CustomerEvent::VerificationCodeExpired { customer_id: id(), expired_at: at(10) },
        CustomerEvent::VerificationLocked { customer_id: id(), until: at(15), locked_at: at(10) },
        CustomerEvent::CustomerVerified {
            customer_id: id(),
            username: text("maria"),
            by: VerifiedBy::Code,
            verified_at: at(2),
        },
        CustomerEvent::VerificationRemoved { customer_id: id(), removed_at: at(3) },
        CustomerEvent::CustomerBlocked { customer_id: id(), blocked_at: at(3) },
        CustomerEvent::CustomerUnblocked { customer_id: id(), unblocked_at: at(4) },
        CustomerEvent::BalanceAsked { customer_id: id(), cooldown_until: at(5), asked_at: at(4) },
        CustomerEvent::LimitReached {
            customer_id: id(),
            limit: Limit::OrderChecks,
            allowed: 200,
            until: at(60),
            quiet: false,
            reached_at: at(0),
        },
        CustomerEvent::BalanceRefused { customer_id: id(), retry_at: at(5), refused_at: at(4) },
        CustomerEvent::CustomerAbsorbed {
            customer_id: id(),
            from: CustomerId::new("maria-2"),
            identities: vec![lid()],
            username: Some(text("Maria")),
            blocked: true,
            wrong_codes: 2,
            locked_until: Some(at(9)),
            balance_cooldown_until: Some(at(8)),
            proof: MergeProof::Message { message_id: uuid(1) },
            merged_at: at(6),
        },
        CustomerEvent::CustomerMergedAway {
            customer_id: id(),
            into: CustomerId::new("maria-1"),
            proof: MergeProof::Messenger,
            merged_at: at(6),
        },
        CustomerEvent::AddressChanged { customer_id: id(), from: jid(), to: lid(), changed_at: at(7) },
    ]
}

pub fn group() -> Vec<GroupEvent> {
    let id = || GroupId::new("g1");
    vec![
        GroupEvent::GroupRegistered {
            group_id: id(),
            channel_id: ChannelId::new("ch1"),
            chat: text("1203630002@g.us"),
            name: Some(text("VIP clients")),
            joined_at: None,
            registered_at: at(0),
        },
        GroupEvent::GroupRenamed { group_id: id(), name: text("Gold clients"), renamed_at: at(1) },
        GroupEvent::GroupFlagToggled { group_id: id(), flag: GroupFlag::Support, enabled: true, toggled_at: at(2) },
        GroupEvent::GroupLeft { group_id: id(), told_at: None, left_at: at(3) },
        GroupEvent::GroupRejoined { group_id: id(), told_at: None, rejoined_at: at(4) },
        GroupEvent::GroupMovedIn {
            group_id: id(),
            channel_id: ChannelId::new("ch1"),
            chat: text("-1004001"),
            from_group_id: GroupId::new("g0"),
            name: Some(text("VIP clients")),
            support_enabled: true,
            marketing_enabled: false,
            silent_mode: true,
            moved_at: at(5),
        },
        GroupEvent::GroupMovedAway {
            group_id: id(),
            to_group_id: GroupId::new("g2"),
            to_chat: text("-1004001"),
            moved_at: at(5),
        },
        GroupEvent::MembersVerificationRequested {
            group_id: GroupId::new("g1"),
            username: text("maria"),
            requested_at: at(1),
        },
        GroupEvent::MembersVerified {
            group_id: GroupId::new("g1"),
            members: 5,
            verified: 3,
            already: 1,
            elsewhere: 1,
            finished_at: at(2),
        },
        GroupEvent::MembersUnknown { group_id: GroupId::new("g1"), reason: text("HTTP 503"), given_up_at: at(2) },
        GroupEvent::GroupRemoved { group_id: id(), removed_at: at(3) },
    ]
}

fn terms() -> TermsUsed {
    TermsUsed {
        refill: text("30 days"),
        source: text("rule-1"),
        start: Some(text("within 60 minutes")),
        rule: Some(RuleUsed { id: text("rule-1"), version: 3 }),
        completed_at: Some(days(-2)),
    }
}

fn grounds() -> Grounds {
    Grounds {
        allowed_statuses: vec![OrderStatus::Completed, OrderStatus::Partial],
        cooldown_seconds: 3600,
        route: Some(route("{external_id} refill")),
        service: Some(service(101)),
    }
}

fn telegram() -> ProviderChat {
    ProviderChat { channel_id: ChannelId::new("ch3"), chat: text("-100123") }
}

/// Told in the provider's chats on WhatsApp and Telegram.
pub fn refill_on_both_messengers() -> OrderEvent {
    let accepted = accepted();
    let also = Some(telegram());
    let route = RouteFacts { also: also.clone(), ..route("{external_id} refill") };
    OrderEvent::RefillRequested(Accepted {
        dispatch: accepted.dispatch.map(|dispatch| Dispatch { also, ..dispatch }),
        grounds: Some(Grounds { route: Some(route), ..grounds() }),
        ..accepted
    })
}

pub fn refill_of_a_provider_switched_off() -> OrderEvent {
    let refused = refused(Refusal::ProviderSwitchedOff { provider: text("smmcost.com") });
    let route = RouteFacts { switched_off: true, ..route("{external_id} refill") };
    OrderEvent::RefillRefused(Refused { grounds: Some(Grounds { route: Some(route), ..grounds() }), ..refused })
}

pub fn a_warning() -> ConversationEvent {
    ConversationEvent::MessageQueued {
        outgoing_id: uuid(7),
        channel_id: ChannelId::new("ch1"),
        chat: text("8801700000001@s.whatsapp.net"),
        purpose: Purpose::Warning { request_id: uuid(2) },
        text_key: text("team_provider_problem"),
        text: text("Order #54321 is at *peakerr.com*, and no route knows that name."),
        subject: text("m1"),
        quoted: None,
        queued_at: at(0),
    }
}

pub fn routes_with_an_escalation() -> WorkspaceEvent {
    let route = Route {
        provider: text("smmcost.com"),
        aliases: Vec::new(),
        channel_id: ChannelId::new("ch1"),
        whatsapp_group: Some(text("1203630001@g.us")),
        telegram_chat: None,
        templates: BTreeMap::new(),
        escalation: Some(text("please look at {external_id}")),
    };
    WorkspaceEvent::RoutesReplaced { routes: vec![route], replaced_at: at(2) }
}

fn accepted() -> Accepted {
    Accepted {
        request_id: uuid(2),
        requester: Requester::Customer { customer_id: CustomerId::new("maria-1") },
        subject: text("maria-1"),
        facts: OrderFacts { can_refill: Some(true), can_cancel: Some(false), ..facts() },
        terms: Some(terms()),
        grounds: Some(grounds()),
        dispatch: Some(Dispatch {
            outgoing_id: uuid(7),
            provider: text("smmcost.com"),
            provider_order_id: ProviderOrderId::new("2323223"),
            channel_id: ChannelId::new("ch1"),
            chat: text("1203630001@g.us"),
            text: text("2323223 refill"),
            also: None,
        }),
        cooldown_until: at(60),
        requested_at: at(0),
    }
}

fn refused(refusal: Refusal) -> Refused {
    Refused {
        request_id: uuid(2),
        requester: Requester::Operator,
        subject: text("maria-1"),
        refusal,
        facts: Some(OrderFacts { status: OrderStatus::Unknown(text("Awaiting")), ..facts() }),
        terms: Some(TermsUsed { refill: text("unknown"), source: text("service name"), ..terms() }),
        grounds: Some(grounds()),
        refused_at: at(0),
    }
}

pub fn order() -> Vec<OrderEvent> {
    vec![
        OrderEvent::RefillRequested(accepted()),
        OrderEvent::RefillRefused(refused(Refusal::WindowClosed { closed_at: days(-3) })),
        OrderEvent::CancelRequested(accepted()),
        OrderEvent::CancelRefused(refused(Refusal::WrongStatus { status: OrderStatus::Completed })),
        OrderEvent::SpeedUpRequested(accepted()),
        OrderEvent::SpeedUpRefused(refused(Refusal::NotStartedYet { starts_by: at(30) })),
        OrderEvent::RefundRequested(Accepted { dispatch: None, terms: None, ..accepted() }),
        OrderEvent::RefundRefused(refused(Refusal::CoolingDown { retry_at: at(30) })),
        OrderEvent::PartialRequested(Accepted { dispatch: None, terms: None, ..accepted() }),
        OrderEvent::PartialRefused(refused(Refusal::RouteMissing { provider: text("smmcost.com") })),
        OrderEvent::FakeCompleteRequested(FakeComplete {
            request_id: uuid(2),
            subject: text("staff-1"),
            facts: OrderFacts { status: OrderStatus::InProgress, ..facts() },
            requested_at: at(0),
        }),
        OrderEvent::FakeCompleteRefused(Refused {
            terms: by_name("unknown"),
            grounds: None,
            ..refused(Refusal::WrongStatus { status: OrderStatus::Canceled })
        }),
        OrderEvent::FakeCompleted { request_id: uuid(2), order_id: 54321, already: false, completed_at: at(1) },
        OrderEvent::FakeCompleteFailed {
            request_id: uuid(2),
            order_id: 54321,
            reason: text("Change is not allowed"),
            certain: true,
            failed_at: at(1),
        },
    ]
}

/// Terms as version 1.0 had them.
fn by_name(refill: &str) -> Option<TermsUsed> {
    Some(TermsUsed { refill: text(refill), source: text("service name"), start: None, rule: None, completed_at: None })
}

/// The decisions as version 1.0 had them.
pub fn order_before_rules() -> Vec<OrderEvent> {
    let by_name = |refill: &str| {
        Some(TermsUsed {
            refill: text(refill),
            source: text("service name"),
            start: None,
            rule: None,
            completed_at: None,
        })
    };
    let accepted = || Accepted { terms: by_name("30 days"), grounds: None, ..accepted() };
    let noted = || Accepted { dispatch: None, terms: None, ..accepted() };
    let refused = |refusal| Refused { terms: by_name("unknown"), grounds: None, ..refused(refusal) };
    vec![
        OrderEvent::RefillRequested(accepted()),
        OrderEvent::RefillRefused(refused(Refusal::WindowClosed { closed_at: days(-3) })),
        OrderEvent::CancelRequested(accepted()),
        OrderEvent::CancelRefused(refused(Refusal::WrongStatus { status: OrderStatus::Completed })),
        OrderEvent::SpeedUpRequested(accepted()),
        OrderEvent::SpeedUpRefused(refused(Refusal::NotStartedYet { starts_by: at(30) })),
        OrderEvent::RefundRequested(noted()),
        OrderEvent::RefundRefused(refused(Refusal::CoolingDown { retry_at: at(30) })),
        OrderEvent::PartialRequested(noted()),
        OrderEvent::PartialRefused(refused(Refusal::RouteMissing { provider: text("smmcost.com") })),
    ]
}

pub fn service_list() -> Vec<ServiceListEvent> {
    vec![
        ServiceListEvent::ServiceRefreshRequested { requested_at: at(0) },
        ServiceListEvent::ServicesAdded { services: vec![service(101)], added_at: at(1) },
        ServiceListEvent::ServicesChanged { services: vec![service(102)], changed_at: at(1) },
        ServiceListEvent::ServicesRemoved { service_ids: vec![103], removed_at: at(1) },
        ServiceListEvent::ServiceListRefreshed {
            look: 1,
            listed: 2,
            added: 1,
            changed: 1,
            removed: 1,
            next_refresh_at: at(61),
            refreshed_at: at(1),
        },
        ServiceListEvent::ServiceListUnread {
            look: 2,
            reason: text("the panel suddenly lists 1 service, not 3"),
            listed: Some(1),
            kept: 3,
            next_refresh_at: at(62),
            failed_at: at(61),
        },
    ]
}

pub fn provider() -> Vec<ProviderEvent> {
    let id = || ProviderId::new("p1");
    vec![
        ProviderEvent::ProviderAdded {
            provider_id: id(),
            name: text("smmcost.com"),
            api_url: text("https://smmcost.com/api/v2"),
            api_key: text("k-123"),
            sync_interval_seconds: 3600,
            is_active: true,
            added_at: at(0),
        },
        ProviderEvent::ProviderRenamed { provider_id: id(), name: text("smmcost.net"), renamed_at: at(1) },
        ProviderEvent::ProviderConnectionSet {
            provider_id: id(),
            api_url: text("https://smmcost.net/api/v2"),
            api_key: text("k-456"),
            set_at: at(1),
        },
        ProviderEvent::ProviderSyncIntervalSet { provider_id: id(), sync_interval_seconds: 7200, set_at: at(1) },
        ProviderEvent::ProviderActivated { provider_id: id(), activated_at: at(1) },
        ProviderEvent::ProviderDeactivated { provider_id: id(), deactivated_at: at(1) },
        ProviderEvent::ProviderRemoved { provider_id: id(), removed_at: at(2) },
    ]
}

pub fn request() -> Vec<RequestEvent> {
    let result = |order_id, outcome| OrderResult { order_id, outcome, facts: Some(OrderFacts { order_id, ..facts() }) };
    vec![
        RequestEvent::RequestOpened {
            request_id: uuid(2),
            message_id: uuid(1),
            conversation_id: ConversationId::new("c1"),
            channel_id: ChannelId::new("ch1"),
            chat_kind: ChatKind::Group,
            group_id: Some(GroupId::new("g1")),
            customer_id: Some(CustomerId::new("maria-1")),
            username: Some(text("maria")),
            sender_name: Some(text("Maria")),
            subject: text("maria-1"),
            action: Action::SpeedUp,
            order_ids: vec![54321, 54322],
            text: text("speed up 54321 54322 you are slow"),
            priority: true,
            received_at: at(0),
            custom: Some(CustomCommand { name: text("where is it"), template: text("#{order_id} is {status}.") }),
            unclear: true,
            reason: Some(Reason::OverLimit),
            support_status: SupportStatus::Ignored,
            opened_at: at(1),
        },
        RequestEvent::RequestProgressed {
            results: vec![result(54321, OrderOutcome::Accepted { dispatched: true })],
            done: 1,
            subject: text("maria-1"),
            progressed_at: at(1),
        },
        RequestEvent::RequestAnswered {
            findings: Findings::Orders {
                results: vec![
                    result(54321, OrderOutcome::Accepted { dispatched: true }),
                    result(54322, OrderOutcome::Refused { refusal: Refusal::PanelForbids }),
                    OrderResult {
                        order_id: 54323,
                        outcome: OrderOutcome::Refused { refusal: Refusal::NotYours },
                        facts: None,
                    },
                    result(54324, OrderOutcome::Shown),
                ],
            },
            text_key: text("bulk_result"),
            reply: text("*Speed-up*\n✅ Submitted: #54321"),
            subject: text("maria-1"),
            support_status: Some(SupportStatus::Resolved),
            answered_at: at(2),
        },
        RequestEvent::MessageAdded {
            message_id: uuid(3),
            text: text("is anybody there"),
            order_ids: vec![54325],
            subject: text("maria-1"),
            added_at: at(2),
        },
        RequestEvent::QuestionLapsed {
            why: Lapse::Expired,
            support_status: Some(SupportStatus::Open),
            lapsed_at: at(16),
        },
        RequestEvent::SupportStatusChanged {
            from: SupportStatus::Open,
            to: SupportStatus::TicketCreated,
            changed_at: at(3),
        },
        RequestEvent::LogEscalated {
            from: SupportStatus::TicketCreated,
            targets: vec![EscalationTarget {
                provider: text("smmcost.com"),
                channel_id: ChannelId::new("ch1"),
                chat: text("1203630001@g.us"),
                provider_order_ids: vec![ProviderOrderId::new("2323223"), ProviderOrderId::new("2323224")],
                text: text("2323223, 2323224 escalated"),
            }],
            unrouted: vec![text("peakerr.com")],
            escalated_at: at(4),
        },
    ]
}

pub fn workspace() -> Vec<WorkspaceEvent> {
    let secrets = || text("secrets-w1");
    vec![
        WorkspaceEvent::WorkspaceCreated { workspace_id: text("w1"), name: text("Maria's panel"), created_at: at(0) },
        WorkspaceEvent::SettingChanged { key: text("cooldown_seconds"), value: text("60"), changed_at: at(1) },
        WorkspaceEvent::SecretSettingChanged {
            key: text("panel_api_key"),
            value: text("0123456789abcdef"),
            subject: secrets(),
            changed_at: at(1),
        },
        WorkspaceEvent::MemberAdded {
            member_id: MemberId::new("m1"),
            role: Role::StaffAdmin,
            identities: vec![jid(), lid()],
            added_at: at(1),
        },
        WorkspaceEvent::MemberIdentityLinked { member_id: MemberId::new("m1"), identity: lid(), linked_at: at(1) },
        WorkspaceEvent::MemberRemoved { member_id: MemberId::new("m1"), removed_at: at(2) },
        WorkspaceEvent::ChannelAdded {
            channel_id: ChannelId::new("ch1"),
            kind: AddedKind::Evolution,
            name: text("Support line"),
            api_url: text("https://evolution.example"),
            instance: text("inst"),
            api_key: text("key"),
            webhook_secret: text("hush"),
            subject: secrets(),
            added_at: at(1),
        },
        WorkspaceEvent::GreenChannelAdded {
            channel_id: ChannelId::new("ch1"),
            name: text("Green"),
            api_url: text("https://7103.api.greenapi.com"),
            id_instance: text("7103000001"),
            api_token: text("token"),
            webhook_secret: text("hush"),
            subject: secrets(),
            added_at: at(1),
        },
        WorkspaceEvent::MetaChannelAdded {
            channel_id: ChannelId::new("ch1"),
            name: text("Meta"),
            api_url: text("https://graph.facebook.com"),
            phone_number_id: PhoneNumberId::new("106540352242922"),
            access_token: text("access"),
            app_secret: text("app"),
            verify_token: text("verify"),
            subject: secrets(),
            added_at: at(1),
        },
        WorkspaceEvent::TelegramChannelAdded {
            channel_id: ChannelId::new("ch1"),
            name: text("Telegram"),
            api_url: text("https://api.telegram.org"),
            bot_token: text("7001:AAE-token"),
            webhook_secret: text("hush"),
            subject: secrets(),
            added_at: at(1),
        },
        WorkspaceEvent::ChannelAddressChanged {
            channel_id: ChannelId::new("ch1"),
            api_url: text("https://graph.example"),
            changed_at: at(2),
        },
        WorkspaceEvent::ChannelInstanceChanged {
            channel_id: ChannelId::new("ch1"),
            instance: text("desk-2"),
            changed_at: at(2),
        },
        WorkspaceEvent::ChannelHeard { channel_id: ChannelId::new("ch1"), heard_at: at(2) },
        WorkspaceEvent::ChannelCallsChanged {
            channel_id: ChannelId::new("ch1"),
            calls: Calls::UsInPart { lacks: text("the event MESSAGES_UPSERT") },
            seen_at: at(2),
        },
        WorkspaceEvent::ChannelAccountNamed {
            channel_id: ChannelId::new("ch1"),
            account: text("desk_bot"),
            named_at: at(2),
        },
        WorkspaceEvent::ChannelKeyReplaced {
            channel_id: ChannelId::new("ch1"),
            credential: Credential::BotToken,
            key: text("7001:BBB"),
            subject: secrets(),
            replaced_at: at(2),
        },
        WorkspaceEvent::ChannelConnectionChanged {
            channel_id: ChannelId::new("ch1"),
            state: ConnectionState::Limited,
            told_at: None,
            changed_at: at(2),
        },
        WorkspaceEvent::ChannelRenamed {
            channel_id: ChannelId::new("ch1"),
            name: text("First line"),
            renamed_at: at(2),
        },
        WorkspaceEvent::ChannelRemoved { channel_id: ChannelId::new("ch1"), removed_at: at(3) },
        WorkspaceEvent::RoutesReplaced {
            routes: vec![Route {
                provider: text("smmcost.com"),
                aliases: vec![text("SMM Cost")],
                channel_id: ChannelId::new("ch1"),
                whatsapp_group: Some(text("1203630001@g.us")),
                telegram_chat: Some(text("-100123")),
                templates: BTreeMap::from([
                    (OrderAction::Refill, text("{external_id} refill")),
                    (OrderAction::SpeedUp, text("{external_id} speed")),
                ]),
                escalation: None,
            }],
            replaced_at: at(2),
        },
        WorkspaceEvent::ProviderProblemNoticed {
            problem: ProviderProblem::NoRoute,
            provider: Some(text("peakerr.com")),
            request_id: uuid(2),
            order_id: 54321,
            noticed_at: at(2),
        },
        WorkspaceEvent::TemplateChanged {
            key: text("refill_submitted"),
            text: text("Done! Refill for {order_id} is on its way."),
            changed_at: at(1),
        },
        WorkspaceEvent::TemplateReset { key: text("refill_submitted"), reset_at: at(2) },
        WorkspaceEvent::AliasesReplaced {
            aliases: vec![Alias { phrase: text("top up"), command: Command::Refill }],
            replaced_at: at(2),
        },
        WorkspaceEvent::CustomCommandsReplaced {
            commands: vec![CustomCommand { name: text("opening hours"), template: text("9 to 18 h, {username}") }],
            replaced_at: at(2),
        },
        WorkspaceEvent::ServiceRulesReplaced { version: 3, rules: vec![rule()], numbered: 1, replaced_at: at(2) },
        WorkspaceEvent::ApiTokenIssued {
            token_id: TokenId::new("t1"),
            scope: TokenScope::Write,
            token_hash: text("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            issued_at: at(2),
        },
        WorkspaceEvent::ApiTokenRevoked { token_id: TokenId::new("t1"), revoked_at: at(3) },
    ]
}

pub fn draft() -> Vec<DraftEvent> {
    let cost = Cost { input_tokens: 412, output_tokens: 63, latency_ms: 850 };
    let (request_id, subject) = (Some(uuid(2)), || text("maria-1"));
    vec![
        DraftEvent::DraftAsked {
            message_id: uuid(1),
            request_id,
            conversation_id: ConversationId::new("c1"),
            subject: subject(),
            text_key: text("order_status"),
            ground: Ground {
                task: Task::Reword,
                fixed: text("*Order #54321*\nService: Followers"),
                values: vec![text("Followers")],
                facts: vec![text("#54321: Completed")],
                hidden: vec![text("smmcost.com")],
            },
            provider: text("openai"),
            model: text("small-1"),
            prompt_version: 1,
            asked_at: at(0),
        },
        DraftEvent::DraftAccepted {
            request_id,
            subject: subject(),
            text: text("Hello! *Order #54321*\nService: Followers"),
            cost,
            accepted_at: at(1),
        },
        DraftEvent::DraftRejected {
            request_id,
            subject: subject(),
            fault: Fault::Figure,
            text: text("*Order #99999*"),
            cost,
            rejected_at: at(1),
        },
        DraftEvent::NoDraftGiven {
            request_id,
            why: NoDraft::TooSlow,
            detail: Some(text("unavailable: no answer in time")),
            cost,
            recorded_at: at(1),
        },
    ]
}
