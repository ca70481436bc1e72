//! Every text by its key.

/// Names one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    OrderStatus,
    OrderStatusLine,
    OrderStatusList,
    RefillAccepted,
    CancelAccepted,
    SpeedUpAccepted,
    RefundAccepted,
    PartialAccepted,
    Refused,
    NeedsTeam,
    BulkAcknowledged,
    BulkResult,
    NotYours,
    WrongStatus,
    CoolingDown,
    NoRefill,
    WindowClosed,
    NotStartedYet,
    PanelForbids,
    ProviderMissing,
    RouteMissing,
    Balance,
    BalanceCoolingDown,
    Services,
    Ticket,
    TicketNotFound,
    MyUsername,
    Help,
    PanelUnavailable,
    Consolation,
    NotAllowed,
    NotUnderstood,
    MissingOrderId,
    TooManyOrderIds,
    BadFlagCommand,
    BadResolveCommand,
    GroupOnly,
    Welcome,
    UsernameNotFound,
    VerificationPostponed,
    CodeTicketSubject,
    CodeTicket,
    CodeSent,
    CodeUndelivered,
    WrongCode,
    CodeExpired,
    VerificationLocked,
    Verified,
    FlagEnabled,
    FlagDisabled,
    Resolved,
    ResolvedNothing,
}

impl Key {
    /// Every key.
    pub const ALL: [Self; 52] = [
        Self::OrderStatus,
        Self::OrderStatusLine,
        Self::OrderStatusList,
        Self::RefillAccepted,
        Self::CancelAccepted,
        Self::SpeedUpAccepted,
        Self::RefundAccepted,
        Self::PartialAccepted,
        Self::Refused,
        Self::NeedsTeam,
        Self::BulkAcknowledged,
        Self::BulkResult,
        Self::NotYours,
        Self::WrongStatus,
        Self::CoolingDown,
        Self::NoRefill,
        Self::WindowClosed,
        Self::NotStartedYet,
        Self::PanelForbids,
        Self::ProviderMissing,
        Self::RouteMissing,
        Self::Balance,
        Self::BalanceCoolingDown,
        Self::Services,
        Self::Ticket,
        Self::TicketNotFound,
        Self::MyUsername,
        Self::Help,
        Self::PanelUnavailable,
        Self::Consolation,
        Self::NotAllowed,
        Self::NotUnderstood,
        Self::MissingOrderId,
        Self::TooManyOrderIds,
        Self::BadFlagCommand,
        Self::BadResolveCommand,
        Self::GroupOnly,
        Self::Welcome,
        Self::UsernameNotFound,
        Self::VerificationPostponed,
        Self::CodeTicketSubject,
        Self::CodeTicket,
        Self::CodeSent,
        Self::CodeUndelivered,
        Self::WrongCode,
        Self::CodeExpired,
        Self::VerificationLocked,
        Self::Verified,
        Self::FlagEnabled,
        Self::FlagDisabled,
        Self::Resolved,
        Self::ResolvedNothing,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// Its text, with `{placeholders}`.
    pub const fn text(self) -> &'static str {
        self.entry().1
    }

    /// The placeholders of its text, in order of appearance.
    pub fn placeholders(self) -> Vec<&'static str> {
        self.text().split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|(name, _)| name).collect()
    }

    const fn entry(self) -> (&'static str, &'static str) {
        match self {
            Self::OrderStatus => (
                "order_status",
                "*Order #{order_id}*\nService: {service}\nStatus: *{status}*\nStart count: {start_count}\nRemains: {remains}\n\
                 Charge: {charge}\nProvider: {provider}\nOrdered: {ordered}",
            ),
            Self::OrderStatusLine => ("order_status_line", "#{order_id}: {summary}"),
            Self::OrderStatusList => ("order_status_list", "*Your orders*\n{orders}"),
            Self::RefillAccepted => (
                "refill_submitted",
                "✅ Refill submitted for *#{order_id}*.\nService: {service}\nLink: {link}\nQuantity: {quantity}\nStart count: {start_count}",
            ),
            Self::CancelAccepted => (
                "cancel_submitted",
                "✅ Cancellation submitted for *#{order_id}*.\nService: {service}\nYou will see the result in your panel.",
            ),
            Self::SpeedUpAccepted => (
                "speedup_submitted",
                "✅ Speed-up submitted for *#{order_id}*.\nService: {service}\nRemains: {remains}",
            ),
            Self::RefundAccepted => (
                "refund_submitted",
                "✅ Refund request noted for *#{order_id}*.\nService: {service}\nCharge: {charge}\nOur team looks into it.",
            ),
            Self::PartialAccepted => (
                "partial_submitted",
                "✅ Partial request noted for *#{order_id}*.\nService: {service}\nRemains: {remains}\nOur team looks into it.",
            ),
            Self::Refused => ("action_refused", "❌ *#{order_id}*: {reason}"),
            Self::NeedsTeam => ("action_needs_team", "🕑 *#{order_id}*: {reason}"),
            Self::BulkAcknowledged => {
                ("bulk_acknowledged", "⏳ Got it: {orders}. I'm working through them and will send you one summary.")
            }
            Self::BulkResult => ("bulk_result", "*{action}*\n{lines}"),
            Self::NotYours => {
                ("refused_not_yours", "I can't find this order in your account. Please check the number.")
            }
            Self::WrongStatus => ("refused_status", "the order is *{status}*, so {action} is not possible right now."),
            Self::CoolingDown => ("refused_cooldown", "this was already requested. You can ask again in {time_left}."),
            Self::NoRefill => ("refused_no_refill", "this service has no refill."),
            Self::WindowClosed => ("refused_window_closed", "the refill period ended on {date}."),
            Self::NotStartedYet => {
                ("refused_not_started", "it has not reached its start time yet. Please wait another {time_left}.")
            }
            Self::PanelForbids => ("refused_panel", "{action} is not available for this order."),
            Self::ProviderMissing => {
                ("provider_missing", "our team will take care of this one by hand. Your request is noted.")
            }
            Self::RouteMissing => {
                ("route_missing", "our team will take care of this one by hand. Your request is noted.")
            }
            Self::Balance => ("balance", "💰 Your balance: *{balance}*"),
            Self::BalanceCoolingDown => {
                ("balance_cooldown", "You just checked your balance. You can ask again in {time_left}.")
            }
            Self::Services => ("services", "Here is our service list:\n{url}"),
            Self::Ticket => ("ticket_status", "*Ticket #{ticket_id}*\nSubject: {subject}\nStatus: *{status}*"),
            Self::TicketNotFound => {
                ("ticket_not_found", "I can't find ticket #{ticket_id} in your account. Please check the number.")
            }
            Self::MyUsername => ("my_username", "Your panel username is *{username}*."),
            Self::Help => (
                "help",
                "*What I can do for you*\n\
                 • *check 54321* – status of an order\n\
                 • *refill 54321* – ask for a refill\n\
                 • *cancel 54321* – ask for a cancellation\n\
                 • *speed up 54321* – ask for a speed-up\n\
                 • *refund 54321* – ask for a refund\n\
                 • *partial 54321* – ask for partial delivery\n\
                 • *balance* – your balance\n\
                 • *services* – our service list\n\
                 • *ticket 123* – status of a ticket\n\
                 • *my username* – the account you are linked to\n\
                 • *help* – this list\n\
                 Several orders at once: *refill 54321, 54322*",
            ),
            Self::PanelUnavailable => (
                "panel_unavailable",
                "Sorry, I can't reach the panel right now, so nothing was changed. Please try again in a few minutes.",
            ),
            Self::Consolation => (
                "consolation",
                "I'm sorry for the trouble, and I understand that this is frustrating. Our team has been told and will look at your message.",
            ),
            Self::NotAllowed => ("not_allowed", "Sorry, this command is not available to you."),
            Self::NotUnderstood => {
                ("not_understood", "Sorry, I did not understand that. Write *help* to see what I can do.")
            }
            Self::MissingOrderId => (
                "missing_order_id",
                "Please add the number, for example *refill 54321*. Order numbers have 4 to 12 digits.",
            ),
            Self::TooManyOrderIds => {
                ("too_many_order_ids", "That is too much at once. Please send at most 100 order numbers per message.")
            }
            Self::BadFlagCommand => (
                "bad_flag_command",
                "Please write *!support*, *!marketing* or *!silent*, followed by *enable* or *disable*.",
            ),
            Self::BadResolveCommand => (
                "bad_resolve_command",
                "Please write *!resolve*, order numbers and a status: open, escalated, ticket created, resolved or ignored. \
                 Example: *!resolve 54321 resolved*",
            ),
            Self::GroupOnly => ("group_only", "This command works only inside the group it is about."),
            Self::Welcome => ("welcome_message", "👋 Welcome! Please send me your *panel username* to get started."),
            Self::UsernameNotFound => (
                "verification_username_not_found",
                "I can't find the username *{username}*. Please check the spelling and send it again.",
            ),
            Self::VerificationPostponed => (
                "verification_postponed",
                "Sorry, I can't check usernames right now. Please send your username again in a few minutes.",
            ),
            Self::CodeTicketSubject => ("verification_ticket_subject", "Your verification code ({reference})"),
            Self::CodeTicket => (
                "verification_ticket",
                "Your WhatsApp verification code is: {code}\nIt is good for {time_left}. If you did not ask for it, ignore this ticket.",
            ),
            Self::CodeSent => (
                "verification_code_sent",
                "Found your account, *{username}*. I sent a 6-digit code as a ticket in your panel. Please send me the code within {time_left}.",
            ),
            Self::CodeUndelivered => (
                "verification_code_undelivered",
                "Sorry, I could not send your code. Please send your username again in a few minutes.",
            ),
            Self::WrongCode => ("verification_wrong_code", "That code is not right. You have {attempts_left} left."),
            Self::CodeExpired => {
                ("verification_code_expired", "That code is too old. Please send your username again to get a new one.")
            }
            Self::VerificationLocked => {
                ("verification_locked", "Too many tries. Please wait {time_left}, then send your username again.")
            }
            Self::Verified => (
                "verification_success",
                "✅ Verified! You are linked to *{username}*. You can now check orders, ask for refills and more. Write *help* for everything I can do.",
            ),
            Self::FlagEnabled => ("flag_enabled", "✅ {flag} is now *on* in this group."),
            Self::FlagDisabled => ("flag_disabled", "✅ {flag} is now *off* in this group."),
            Self::Resolved => (
                "resolved",
                "✅ {order_ids}: now *{status}*.\nNo log entry found for {not_found}.\nNo group is set for {unrouted}: please tell them yourself.",
            ),
            Self::ResolvedNothing => ("resolved_nothing", "No log entry found for {not_found}."),
        }
    }
}
