//! Every event in a sentence, for people who read a chain.

use aggregates::campaign::{CampaignEvent, Delivery};
use aggregates::channel_health::ChannelHealthEvent;
use aggregates::conversation::{ConversationEvent, Lapse, Purpose, Question};
use aggregates::customer::CustomerEvent;
use aggregates::draft::DraftEvent;
use aggregates::group::{GroupEvent, GroupFlag};
use aggregates::order::{Accepted, OrderEvent, Refusal, Refused, TermsUsed};
use aggregates::provider::ProviderEvent;
use aggregates::request::{Findings, OrderOutcome, RequestEvent};
use aggregates::service_list::ServiceListEvent;
use aggregates::values::OrderAction;
use aggregates::workspace::{Calls, ProviderProblem, WorkspaceEvent};
use eventlog::Recorded;
use projections::Fact;

/// Which part of a chain an event is.
pub(crate) fn step(fact: &Fact) -> &'static str {
    match fact {
        Fact::Conversation(event) => match &**event {
            ConversationEvent::MessageReceived { .. } => "message",
            ConversationEvent::ConfirmationAsked { .. }
            | ConversationEvent::ConfirmationGiven { .. }
            | ConversationEvent::ConfirmationLapsed { .. }
            | ConversationEvent::LeftToPeople { .. } => "decision",
            ConversationEvent::ProvidersAsked { .. } => "other",
            ConversationEvent::MessageQueued { .. }
            | ConversationEvent::MessageWithheld { .. }
            | ConversationEvent::MessageSent { .. }
            | ConversationEvent::PartSent { .. }
            | ConversationEvent::SendingFailed { .. }
            | ConversationEvent::SendingUnknown { .. }
            | ConversationEvent::SendingAbandoned { .. }
            | ConversationEvent::ResendRequested { .. }
            | ConversationEvent::MessageDelivered { .. }
            | ConversationEvent::MessageRead { .. }
            | ConversationEvent::DeliveryFailed { .. }
            | ConversationEvent::ReceiptCameEarly { .. } => "sending",
        },
        Fact::Request(event) => match &**event {
            RequestEvent::RequestOpened { .. } => "decision",
            RequestEvent::RequestProgressed { .. } => "decision",
            RequestEvent::MessageAdded { .. } => "message",
            RequestEvent::QuestionLapsed { .. } => "status",
            RequestEvent::RequestAnswered { .. } => "answer",
            RequestEvent::SupportStatusChanged { .. } | RequestEvent::LogEscalated { .. } => "status",
        },
        Fact::Order(_) => "decision",
        Fact::Draft(_) => "answer",
        Fact::Campaign(_)
        | Fact::ChannelHealth(_)
        | Fact::Customer(_)
        | Fact::Group(_)
        | Fact::Provider(_)
        | Fact::ServiceList(_)
        | Fact::Workspace(_) => "other",
    }
}

/// A recorded event in one sentence; of an event this program cannot read, its type.
pub(crate) fn of(recorded: &Recorded) -> String {
    match Fact::of(recorded) {
        Ok(Some(fact)) => tell(&fact),
        Ok(None) | Err(_) => recorded.event_type.to_string(),
    }
}

/// The event in one sentence.
fn tell(fact: &Fact) -> String {
    match fact {
        Fact::Conversation(event) => conversation(event),
        Fact::Request(event) => request(event),
        Fact::Order(event) => order(event),
        Fact::Draft(event) => draft(event),
        Fact::Customer(event) => customer(event).to_owned(),
        Fact::Group(event) => group(event),
        Fact::Campaign(event) => campaign(event),
        Fact::ChannelHealth(event) => channel_health(event),
        Fact::Provider(event) => provider(event),
        Fact::ServiceList(event) => service_list(event),
        Fact::Workspace(event) => workspace(event),
    }
}

fn campaign(event: &CampaignEvent) -> String {
    match event {
        CampaignEvent::CampaignStarted { targets, skipped, .. } => {
            format!("Broadcast to {} groups, {} silent left out", targets.len(), skipped.len())
        }
        CampaignEvent::DeliveryRecorded { result, .. } => match result {
            Delivery::Delivered => "Delivered to one group".to_owned(),
            Delivery::Failed { reason } => format!("Not sent to one group ({reason})"),
            Delivery::Unknown { reason } => format!("Perhaps sent to one group ({reason})"),
            Delivery::Stopped => "Not sent to one group any more".to_owned(),
        },
        CampaignEvent::CampaignStopped { group_ids, .. } => {
            format!("The broadcast is stopped: {} groups do not get it", group_ids.len())
        }
        CampaignEvent::CampaignFinished { totals, .. } => {
            format!("Finished: {} delivered, {} failed, {} unknown", totals.delivered, totals.failed, totals.unknown)
        }
    }
}

fn channel_health(event: &ChannelHealthEvent) -> String {
    match event {
        ChannelHealthEvent::ChannelSlowed { factor, reason, .. } => {
            format!("The channel sends {factor} times slower: {reason}")
        }
        ChannelHealthEvent::ChannelEased { factor, .. } => {
            format!("No further sign of a ban: the channel sends only {factor} times slower")
        }
        ChannelHealthEvent::ChannelStopped { reason, .. } => format!("The channel waits for its owner: {reason}"),
        ChannelHealthEvent::ChannelRecovered { .. } => "The channel sends as usual again".to_owned(),
    }
}

fn conversation(event: &ConversationEvent) -> String {
    match event {
        ConversationEvent::MessageReceived { sender_name, text, .. } => {
            format!("{} wrote: {text}", sender_name.as_deref().unwrap_or("Somebody"))
        }
        ConversationEvent::ConfirmationAsked { action, order_ids, expires_at, text, .. } => {
            let ids = order_ids.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
            format!("Unclear whether {} is meant for {ids}; asked until {expires_at}: {text}", action.name())
        }
        ConversationEvent::ConfirmationGiven { .. } => "The customer said yes".to_owned(),
        ConversationEvent::ConfirmationLapsed { why, .. } => format!("The question lapsed: {}", lapse(*why)),
        ConversationEvent::LeftToPeople { .. } => "Nothing the program does: left to people".to_owned(),
        ConversationEvent::ProvidersAsked { question, order_ids, .. } => {
            let orders = order_ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ");
            match question {
                Question::ProviderStatus => format!("The team asked what the providers say of {orders}"),
                Question::RefillVerify => format!("The team asked for the counts of {orders}"),
            }
        }
        ConversationEvent::MessageQueued { purpose, text, .. } => format!("{} is to be sent: {text}", kind(purpose)),
        ConversationEvent::MessageWithheld { purpose, text, .. } => {
            format!("{} is held back, the group is silent: {text}", kind(purpose))
        }
        ConversationEvent::MessageSent { purpose, attempt, .. } => {
            format!("{} was sent, at attempt {attempt}", kind(purpose))
        }
        ConversationEvent::PartSent { purpose, part, parts, .. } => {
            format!("Part {part} of {parts} of {} was sent", kind(purpose))
        }
        ConversationEvent::SendingFailed { purpose, attempt, reason, retry_at, .. } => {
            format!("{} was not sent at attempt {attempt} ({reason}); again at {retry_at}", kind(purpose))
        }
        ConversationEvent::SendingUnknown { purpose, attempt, reason, .. } => {
            format!("{} may or may not have been sent at attempt {attempt} ({reason})", kind(purpose))
        }
        ConversationEvent::SendingAbandoned { purpose, attempts, reason, .. } => {
            format!("{} was given up after {attempts} attempts ({reason})", kind(purpose))
        }
        ConversationEvent::ResendRequested { purpose, .. } => format!("{} is to be sent again", kind(purpose)),
        ConversationEvent::MessageDelivered { purpose, .. } => format!("{} arrived", kind(purpose)),
        ConversationEvent::MessageRead { purpose, .. } => format!("{} was read", kind(purpose)),
        ConversationEvent::DeliveryFailed { purpose, reason, .. } => {
            format!("{} was sent and did not arrive ({reason})", kind(purpose))
        }
        ConversationEvent::ReceiptCameEarly { .. } => {
            "The messenger told of a message before it was on record as sent".to_owned()
        }
    }
}

const fn kind(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::Reply { .. } => "The reply",
        Purpose::Dispatch { .. } => "The command to the provider",
        Purpose::Escalation { .. } => "The escalation",
        Purpose::Broadcast { .. } => "The broadcast",
        Purpose::Warning { .. } => "The word to the team",
    }
}

fn lapse(why: Lapse) -> &'static str {
    match why {
        Lapse::Expired => "nobody answered in time",
        Lapse::Replaced => "another question took its place",
        Lapse::Passed => "the customer wrote something else",
        Lapse::Declined => "the customer said no",
        Lapse::AskedPlainly => "the customer asked for the same plainly",
    }
}

fn request(event: &RequestEvent) -> String {
    match event {
        RequestEvent::MessageAdded { text, .. } => format!("Added: {text}"),
        RequestEvent::QuestionLapsed { why, support_status, .. } => {
            let status = support_status.map(|status| format!("; support status: {}", status.name()));
            format!("Not done: {}{}", lapse(*why), status.unwrap_or_default())
        }
        RequestEvent::RequestOpened { action, order_ids, priority, unclear, reason, .. } => {
            let ids = order_ids.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
            let orders = if ids.is_empty() { String::new() } else { format!(" for {ids}") };
            let flag = if *priority { ", with more than a command in it" } else { "" };
            let how = match (reason, unclear) {
                (Some(_), _) => "Names",
                (None, true) => "Perhaps",
                (None, false) => "Understood as",
            };
            let why = reason.map_or_else(String::new, |reason| format!("; nothing is done: {}", reason.about()));
            format!("{how} {}{orders}{flag}{why}", action.name())
        }
        RequestEvent::RequestProgressed { done, .. } => format!("{done} orders are worked through"),
        RequestEvent::RequestAnswered { findings, text_key, reply, .. } => {
            format!("Found out: {}. Worded by `{text_key}`: {reply}", found(findings))
        }
        RequestEvent::SupportStatusChanged { from, to, .. } => {
            format!("Support status: {} → {}", from.name(), to.name())
        }
        RequestEvent::LogEscalated { from, targets, unrouted, .. } => {
            let told = targets.iter().map(|target| target.provider.as_str()).collect::<Vec<_>>().join(", ");
            let told = if told.is_empty() { "nobody".to_owned() } else { told };
            let rest =
                if unrouted.is_empty() { String::new() } else { format!("; no route for {}", unrouted.join(", ")) };
            format!("Support status: {} → escalated, told {told}{rest}", from.name())
        }
    }
}

fn found(findings: &Findings) -> String {
    match findings {
        Findings::Orders { results } => results
            .iter()
            .map(|result| match &result.outcome {
                OrderOutcome::Shown => format!("{} shown", result.order_id),
                OrderOutcome::Detailed { prospects } => {
                    format!("{} described, refill terms {}", result.order_id, prospects.refill)
                }
                OrderOutcome::Completed { already: _ } => format!("{} completed", result.order_id),
                OrderOutcome::Failed { reason, certain: true } => format!("{} not done ({reason})", result.order_id),
                OrderOutcome::Failed { reason, certain: false } => {
                    format!("{} perhaps not done ({reason})", result.order_id)
                }
                OrderOutcome::Accepted { dispatched: true } => format!("{} accepted, provider told", result.order_id),
                OrderOutcome::Accepted { dispatched: false } => format!("{} accepted", result.order_id),
                OrderOutcome::Refused { refusal } => format!("{} refused ({})", result.order_id, why(refusal)),
            })
            .collect::<Vec<_>>()
            .join("; "),
        Findings::Balance { balance } => format!("the balance ({})", balance.currency),
        Findings::BalanceCoolingDown { retry_at } => format!("the balance may be asked for again at {retry_at}"),
        Findings::Services { .. } => "where the services are listed".to_owned(),
        Findings::Ticket { ticket_id, status, .. } => format!("ticket {ticket_id} is {status}"),
        Findings::TicketNotFound { ticket_id } => format!("there is no ticket {ticket_id} of theirs"),
        Findings::Username { username } => format!("their username, {username}"),
        Findings::Help | Findings::Menu { .. } => "the menu is wanted".to_owned(),
        Findings::Custom { command, .. } => format!("the operator's own command {command}"),
        Findings::PanelUnavailable { reason } => format!("the panel could not be asked ({reason})"),
        Findings::Unclear { command } => {
            format!("not plainly asked for, so nothing was done ({command} would ask for it)")
        }
        Findings::LeftToPeople => "nothing that was understood".to_owned(),
        Findings::WantsHuman => "that a person is wanted".to_owned(),
    }
}

fn order(event: &OrderEvent) -> String {
    match event {
        OrderEvent::RefillRequested(accepted) => accept(OrderAction::Refill, accepted),
        OrderEvent::CancelRequested(accepted) => accept(OrderAction::Cancel, accepted),
        OrderEvent::SpeedUpRequested(accepted) => accept(OrderAction::SpeedUp, accepted),
        OrderEvent::RefundRequested(accepted) => accept(OrderAction::Refund, accepted),
        OrderEvent::PartialRequested(accepted) => accept(OrderAction::Partial, accepted),
        OrderEvent::RefillRefused(refused) => refuse(OrderAction::Refill, refused),
        OrderEvent::CancelRefused(refused) => refuse(OrderAction::Cancel, refused),
        OrderEvent::SpeedUpRefused(refused) => refuse(OrderAction::SpeedUp, refused),
        OrderEvent::RefundRefused(refused) => refuse(OrderAction::Refund, refused),
        OrderEvent::PartialRefused(refused) => refuse(OrderAction::Partial, refused),
        OrderEvent::FakeCompleteRequested(asked) => {
            let status = asked.facts.status.label();
            format!("{} is to be set to completed; the panel says {status}", asked.facts.order_id)
        }
        OrderEvent::FakeCompleteRefused(refused) => {
            let order = refused.facts.as_ref().map_or_else(String::new, |facts| format!(" of {}", facts.order_id));
            format!("fake complete{order} refused: {}", why(&refused.refusal))
        }
        OrderEvent::FakeCompleted { order_id, already: false, .. } => format!("The panel set {order_id} to completed"),
        OrderEvent::FakeCompleted { order_id, already: true, .. } => {
            format!("The panel had {order_id} as completed when it was asked again")
        }
        OrderEvent::FakeCompleteFailed { order_id, reason, certain: true, .. } => {
            format!("The panel did not set {order_id} to completed ({reason})")
        }
        OrderEvent::FakeCompleteFailed { order_id, reason, certain: false, .. } => {
            format!("Whether the panel set {order_id} to completed is not known ({reason})")
        }
    }
}

fn accept(action: OrderAction, accepted: &Accepted) -> String {
    let status = accepted.facts.status.label();
    let terms = accepted.terms.as_ref().map_or_else(String::new, |used| format!(", {}", terms_of(used)));
    let told = accepted
        .dispatch
        .as_ref()
        .map_or_else(String::new, |dispatch| format!("; {} is told `{}`", dispatch.provider, dispatch.text));
    format!("{} of {} accepted: the panel says {status}{terms}{told}", action.name(), accepted.facts.order_id)
}

fn refuse(action: OrderAction, refused: &Refused) -> String {
    let order = refused.facts.as_ref().map_or_else(|| "the order".to_owned(), |facts| facts.order_id.to_string());
    // By names alone the reason says it all.
    let terms = refused.terms.as_ref().filter(|used| used.source != "service name" || used.rule.is_some());
    let terms = terms.map_or_else(String::new, |used| format!("; {}", terms_of(used)));
    format!("{} of {order} refused: {}{terms}", action.name(), why(&refused.refusal))
}

/// Which terms decided, and where they come from.
fn terms_of(used: &TermsUsed) -> String {
    let what = match &used.start {
        Some(start) => format!("start time {start}"),
        None => format!("refill terms {}", used.refill),
    };
    let rule = used.rule.as_ref().map(|rule| format!("rule {}, version {}", rule.id, rule.version));
    match rule {
        Some(rule) if used.rule.as_ref().is_some_and(|rule| rule.id == used.source) => format!("{what} by {rule}"),
        Some(rule) => format!("{what} by {}, under {rule}", used.source),
        None => format!("{what} by {}", used.source),
    }
}

/// Why an order was refused, for the team.
pub(crate) fn why(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotYours => "not an order of theirs".to_owned(),
        Refusal::WrongStatus { status } => format!("not while it is {}", status.label()),
        Refusal::CoolingDown { retry_at } => format!("asked before; again from {retry_at}"),
        Refusal::NoRefill => "the service has no refill".to_owned(),
        Refusal::RefillsUsed { used, max } => format!("{used} refills were accepted before, of {max}"),
        Refusal::WindowClosed { closed_at } => format!("the refill window closed at {closed_at}"),
        Refusal::NotStartedYet { starts_by } => format!("its start time runs until {starts_by}"),
        Refusal::PanelForbids => "the panel does not allow it".to_owned(),
        Refusal::ProviderMissing => "a manual order without a provider".to_owned(),
        Refusal::RouteMissing { provider } => format!("no route to {provider}"),
        Refusal::ProviderSwitchedOff { provider } => format!("the provider {provider} is switched off"),
    }
}

fn draft(event: &DraftEvent) -> String {
    match event {
        DraftEvent::DraftAsked { provider, model, .. } => format!("{model} of {provider} was asked for a reply"),
        DraftEvent::DraftAccepted { text, cost, .. } => {
            format!("The model worded it in {} ms: {text}", cost.latency_ms)
        }
        DraftEvent::DraftRejected { fault, text, .. } => {
            format!("The model's words were dropped ({}): {text}", fault.name())
        }
        DraftEvent::NoDraftGiven { why, detail, .. } => {
            let detail = detail.as_ref().map_or_else(String::new, |detail| format!(": {detail}"));
            format!("No words of the model ({}{detail}); the fixed text stands", why.name())
        }
    }
}

const fn customer(event: &CustomerEvent) -> &'static str {
    match event {
        CustomerEvent::CustomerMet { .. } => "A new customer",
        CustomerEvent::IdentityLinked { .. } => "Another form of the same customer became known",
        CustomerEvent::VerificationStarted { .. } => "Welcomed, and asked for the username",
        CustomerEvent::UsernameNotFound { .. } => "The panel does not know the username",
        CustomerEvent::VerificationPostponed { .. } => "The panel could not be asked for the username",
        CustomerEvent::VerificationCodeIssued { .. } => "A code was made for the username",
        CustomerEvent::VerificationCodeDelivered { .. } => "The code is on the panel as a ticket",
        CustomerEvent::VerificationCodeUndelivered { .. } => "The ticket with the code could not be made",
        CustomerEvent::WrongCodeGiven { .. } => "A wrong code",
        CustomerEvent::VerificationCodeExpired { .. } => "The code came too late",
        CustomerEvent::VerificationLocked { .. } => "Locked out: too many wrong codes",
        CustomerEvent::CustomerVerified { .. } => "Verified",
        CustomerEvent::VerificationRemoved { .. } => "No longer verified",
        CustomerEvent::CustomerBlocked { .. } => "Blocked",
        CustomerEvent::CustomerUnblocked { .. } => "Unblocked",
        CustomerEvent::BalanceAsked { .. } => "Asked for the balance",
        CustomerEvent::LimitReached { .. } => "Wrote more than is answered, and waits",
        CustomerEvent::BalanceRefused { .. } => "Asked for the balance again too soon",
        CustomerEvent::CustomerAbsorbed { .. } => "Another customer turned out to be the same person",
        CustomerEvent::CustomerMergedAway { .. } => "The same person as another customer, who goes on for both",
        CustomerEvent::AddressChanged { .. } => "The messenger gave them another address",
    }
}

fn group(event: &GroupEvent) -> String {
    match event {
        GroupEvent::GroupRegistered { name, .. } => {
            format!("Group registered, all flags off: {}", name.as_deref().unwrap_or("no name yet"))
        }
        GroupEvent::GroupRenamed { name, .. } => format!("The group is called {name}"),
        GroupEvent::GroupFlagToggled { flag, enabled, .. } => {
            let flag = match flag {
                GroupFlag::Support => "support",
                GroupFlag::Marketing => "marketing",
                GroupFlag::Silent => "silent",
            };
            format!("{flag} {}", if *enabled { "on" } else { "off" })
        }
        GroupEvent::GroupLeft { .. } => "The bot was removed from the group".to_owned(),
        GroupEvent::GroupRejoined { .. } => "The bot is in the group again".to_owned(),
        GroupEvent::GroupMovedIn { .. } => "The group goes on here under a new address".to_owned(),
        GroupEvent::GroupMovedAway { .. } => "The group has another address now".to_owned(),
        GroupEvent::MembersVerificationRequested { .. } => "Everybody in the group is to be verified".to_owned(),
        GroupEvent::MembersVerified { members, verified, elsewhere, .. } => {
            format!("{verified} of {members} members verified, {elsewhere} left with another username")
        }
        GroupEvent::MembersUnknown { reason, .. } => format!("The group's members could not be asked for ({reason})"),
        GroupEvent::GroupRemoved { .. } => "Group removed".to_owned(),
    }
}

fn provider(event: &ProviderEvent) -> String {
    match event {
        ProviderEvent::ProviderAdded { name, .. } => format!("Provider {name} added"),
        ProviderEvent::ProviderRenamed { name, .. } => format!("The provider is called {name}"),
        ProviderEvent::ProviderConnectionSet { .. } => "The provider's address or key was set".to_owned(),
        ProviderEvent::ProviderSyncIntervalSet { sync_interval_seconds, .. } => {
            format!("Synced every {sync_interval_seconds} seconds")
        }
        ProviderEvent::ProviderActivated { .. } => "Provider activated".to_owned(),
        ProviderEvent::ProviderDeactivated { .. } => "Provider deactivated".to_owned(),
        ProviderEvent::ProviderRemoved { .. } => "Provider removed".to_owned(),
    }
}

fn service_list(event: &ServiceListEvent) -> String {
    match event {
        ServiceListEvent::ServiceRefreshRequested { .. } => "The panel's service list is to be read".to_owned(),
        ServiceListEvent::ServicesAdded { services, .. } => format!("{} new services", services.len()),
        ServiceListEvent::ServicesChanged { services, .. } => format!("{} services changed", services.len()),
        ServiceListEvent::ServicesRemoved { service_ids, .. } => format!("{} services are gone", service_ids.len()),
        ServiceListEvent::ServiceListRefreshed { listed, .. } => format!("The panel lists {listed} services"),
        ServiceListEvent::ServiceListUnread { reason, kept, .. } => {
            format!("The service list could not be read ({reason}); the {kept} known services are kept")
        }
    }
}

fn workspace(event: &WorkspaceEvent) -> String {
    match event {
        WorkspaceEvent::WorkspaceCreated { name, .. } => format!("Workspace {name} created"),
        WorkspaceEvent::SettingChanged { key, value, .. } => format!("{key} = {value}"),
        WorkspaceEvent::SecretSettingChanged { key, .. } => format!("{key} was set"),
        WorkspaceEvent::MemberAdded { .. } => "A member joined the team".to_owned(),
        WorkspaceEvent::MemberIdentityLinked { .. } => "Another identity of a member became known".to_owned(),
        WorkspaceEvent::MemberRemoved { .. } => "A member left the team".to_owned(),
        WorkspaceEvent::ChannelAdded { name, .. }
        | WorkspaceEvent::GreenChannelAdded { name, .. }
        | WorkspaceEvent::MetaChannelAdded { name, .. }
        | WorkspaceEvent::TelegramChannelAdded { name, .. } => format!("Channel {name} added"),
        WorkspaceEvent::ChannelAddressChanged { api_url, .. } => format!("The channel's system is at {api_url}"),
        WorkspaceEvent::ChannelInstanceChanged { instance, .. } => format!("The channel's instance is {instance}"),
        WorkspaceEvent::ChannelHeard { .. } => "The channel is heard for the first time".to_owned(),
        WorkspaceEvent::ChannelCallsChanged { calls, .. } => match calls {
            Calls::Us => "The channel's messenger calls this server".to_owned(),
            Calls::UsInPart { lacks } => format!("The channel's messenger calls this server, without {lacks}"),
            Calls::Nobody => "The channel's messenger calls nobody".to_owned(),
            Calls::Elsewhere { host } => format!("The channel's messenger calls {host}"),
            Calls::Untold => "The channel's messenger does not tell whom it calls".to_owned(),
        },
        WorkspaceEvent::ChannelAccountNamed { account, .. } => format!("The channel's account is {account}"),
        WorkspaceEvent::ChannelKeyReplaced { credential, .. } => {
            format!("The channel's {} was set", credential.field())
        }
        WorkspaceEvent::ChannelConnectionChanged { state, .. } => format!("The channel's connection: {}", state.name()),
        WorkspaceEvent::ChannelRenamed { name, .. } => format!("The channel is called {name}"),
        WorkspaceEvent::ChannelRemoved { .. } => "Channel removed".to_owned(),
        WorkspaceEvent::RoutesReplaced { routes, .. } => format!("{} routes set", routes.len()),
        WorkspaceEvent::AliasesReplaced { aliases, .. } => format!("{} aliases set", aliases.len()),
        WorkspaceEvent::CustomCommandsReplaced { commands, .. } => format!("{} own commands set", commands.len()),
        WorkspaceEvent::TemplateChanged { key, .. } => format!("The text {key} was worded anew"),
        WorkspaceEvent::TemplateReset { key, .. } => format!("The text {key} is the fixed one again"),
        WorkspaceEvent::ProviderProblemNoticed { problem, provider, order_id, .. } => {
            let why = match (problem, provider) {
                (ProviderProblem::NoRoute, Some(provider)) => format!("there is no route to {provider}"),
                (ProviderProblem::SwitchedOff, Some(provider)) => format!("{provider} is switched off"),
                (ProviderProblem::NoProvider | ProviderProblem::NoRoute | ProviderProblem::SwitchedOff, _) => {
                    "the panel names no provider".to_owned()
                }
            };
            format!("Nobody could be told of order {order_id}: {why}")
        }
        WorkspaceEvent::ServiceRulesReplaced { version, rules, .. } => {
            format!("{} service rules set, version {version}", rules.len())
        }
        WorkspaceEvent::ApiTokenIssued { .. } => "API token issued".to_owned(),
        WorkspaceEvent::ApiTokenRevoked { .. } => "API token revoked".to_owned(),
    }
}
