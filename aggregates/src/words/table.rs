//! Every text: one row each, which is all there is to adding one. In a row: key, stored name, category; when it is said; what may stand
//! in it; the fixed text. A placeholder that has no value takes its line with it.

use super::Category;
use super::key::keys;
use super::placeholder::{Kind, Placeholder};

const ORDER_ID: Placeholder = Placeholder::new("order_id", Kind::Id, "54321");
const ORDER_IDS: Placeholder = Placeholder::new("order_ids", Kind::Ids, "#54321, #54322");
const TICKET_ID: Placeholder = Placeholder::new("ticket_id", Kind::Id, "18201");
const SERVICE: Placeholder = Placeholder::new("service", Kind::Text, "Instagram Followers 1K [Refill: 30D]");
const STATUS: Placeholder = Placeholder::new("status", Kind::Text, "Completed");
const LINK: Placeholder = Placeholder::new("link", Kind::Link, "https://instagram.com/maria");
const QUANTITY: Placeholder = Placeholder::new("quantity", Kind::Number, "1000");
const START_COUNT: Placeholder = Placeholder::new("start_count", Kind::Number, "847");
const REMAINS: Placeholder = Placeholder::new("remains", Kind::Number, "0");
const CHARGE: Placeholder = Placeholder::new("charge", Kind::Amount, "1.20 USD");
const PROVIDER: Placeholder = Placeholder::new("provider", Kind::Text, "smmcost.com");
const ORDERED: Placeholder = Placeholder::new("ordered", Kind::Ago, "5 days ago");
const USERNAME: Placeholder = Placeholder::new("username", Kind::Text, "maria");
const REASON: Placeholder = Placeholder::new("reason", Kind::Text, "this service has no refill.");
const ACTION: Placeholder = Placeholder::new("action", Kind::Text, "a refill");
const TIME_LEFT: Placeholder = Placeholder::new("time_left", Kind::TimeLeft, "2 hours 10 minutes");
const NOT_FOUND: Placeholder = Placeholder::new("not_found", Kind::Ids, "#54399");
const NUMBER: Placeholder = Placeholder::new("number", Kind::Number, "12");
const COMMAND: Placeholder = Placeholder::new("command", Kind::Text, "refill 54321");
const FLAG: Placeholder = Placeholder::new("flag", Kind::Text, "Support");

/// What `details` tells besides: last update, refill terms, and what may be asked for.
const DETAILS: [Placeholder; 14] = [
    ORDER_ID,
    SERVICE.optional(),
    STATUS.optional(),
    LINK.optional(),
    QUANTITY.optional(),
    START_COUNT.optional(),
    REMAINS.optional(),
    CHARGE.optional(),
    PROVIDER.optional(),
    ORDERED.optional(),
    Placeholder::new("updated", Kind::Ago, "3 days ago").optional(),
    Placeholder::new("refill", Kind::Text, "30 days").optional(),
    Placeholder::new("possible", Kind::Text, "a refill").optional(),
    Placeholder::new("impossible", Kind::Lines, "🚫 Cancellation: the order is *Completed*.").optional(),
];

/// Everything the panel tells of an order. It does not always tell all of it.
pub(super) const ORDER: [Placeholder; 10] = [
    ORDER_ID,
    SERVICE.optional(),
    STATUS.optional(),
    LINK.optional(),
    QUANTITY.optional(),
    START_COUNT.optional(),
    REMAINS.optional(),
    CHARGE.optional(),
    PROVIDER.optional(),
    ORDERED.optional(),
];

keys! {
    Welcome "welcome_message" Verification
        "To somebody who writes for the first time: asks for the username"
        [],
        "👋 Welcome! Please send me your *panel username* to get started.";
    UsernameNotFound "verification_username_not_found" Verification
        "The panel does not know the username"
        [USERNAME.such_as("mria")],
        "I can't find the username *{username}*. Please check the spelling and send it again.";
    VerificationPostponed "verification_postponed" Verification
        "The panel could not be asked for the username"
        [],
        "Sorry, I can't check usernames right now. Please send your username again in a few minutes.";
    CodeTicketSubject "verification_ticket_subject" Verification
        "Subject of the ticket with the code. The reference makes it one of its kind, so that the ticket can be found again"
        [Placeholder::new("reference", Kind::Text, "V-3F2A1").required()],
        "Your verification code ({reference})";
    CodeTicket "verification_ticket" Verification
        "The ticket with the code, on the panel"
        [Placeholder::new("code", Kind::Code, "284719").required(), TIME_LEFT.such_as("10 minutes")],
        "Your WhatsApp verification code is: {code}\nIt is good for {time_left}. If you did not ask for it, ignore this ticket.";
    CodeSent "verification_code_sent" Verification
        "The ticket with the code is on the panel"
        [USERNAME, TIME_LEFT.such_as("10 minutes")],
        "Found your account, *{username}*. I sent a 6-digit code as a ticket in your panel. Please send me the code within {time_left}.";
    CodeUndelivered "verification_code_undelivered" Verification
        "The ticket with the code could not be opened"
        [],
        "Sorry, I could not send your code. Please send your username again in a few minutes.";
    WrongCode "verification_wrong_code" Verification
        "A wrong code"
        [Placeholder::new("attempts_left", Kind::Count, "2 tries")],
        "That code is not right. You have {attempts_left} left.";
    CodeExpired "verification_code_expired" Verification
        "A code that came too late"
        [],
        "That code is too old. Please send your username again to get a new one.";
    VerificationLocked "verification_locked" Verification
        "Too many wrong codes, or too many codes asked for"
        [TIME_LEFT.such_as("5 minutes")],
        "Too many tries. Please wait {time_left}, then send your username again.";
    Verified "verification_success" Verification
        "The username is bound"
        [USERNAME],
        "✅ Verified! You are linked to *{username}*. You can now check orders, ask for refills and more. Write *help* for everything I can do.";

    OrderStatus "order_status" Orders
        "One order, in full; also each of up to five"
        ORDER,
        "*Order #{order_id}*\nService: {service}\nStatus: *{status}*\nStart count: {start_count}\nRemains: {remains}\n\
         Charge: {charge}\nProvider: {provider}\nOrdered: {ordered}";
    OrderStatusLine "order_status_line" Orders
        "One of more than five orders"
        [ORDER_ID, Placeholder::new("summary", Kind::Text, "*Completed* · remains 0")],
        "#{order_id}: {summary}";
    OrderStatusList "order_status_list" Orders
        "More than five orders"
        [Placeholder::new("orders", Kind::Lines, "#54321: *Completed*\n#54322: *In progress*").required()],
        "*Your orders*\n{orders}";

    OrderDetails "order_details" Orders
        "Everything about one order, and what may be asked for it now"
        DETAILS,
        "*Order #{order_id}*\nService: {service}\nLink: {link}\nStatus: *{status}*\nQuantity: {quantity}\n\
         Start count: {start_count}\nRemains: {remains}\nCharge: {charge}\nProvider: {provider}\nOrdered: {ordered}\n\
         Last update: {updated}\nRefill: {refill}\nYou can ask for: {possible}\n{impossible}";
    OrderImpossible "order_impossible" Orders
        "In the details: what may not be asked for now"
        [ACTION.such_as("Cancellation"), REASON.required()],
        "🚫 {action}: {reason}";

    CustomReply "custom_reply" Orders
        "The frame of replies of your own commands; their texts are with the commands"
        [Placeholder::new("reply", Kind::Lines, "We answer from 9 to 18 h.").required()],
        "{reply}";

    RefillAccepted "refill_submitted" Actions
        "A refill was accepted"
        ORDER,
        "✅ Refill submitted for *#{order_id}*.\nService: {service}\nLink: {link}\nQuantity: {quantity}\nStart count: {start_count}";
    CancelAccepted "cancel_submitted" Actions
        "A cancellation was accepted"
        ORDER,
        "✅ Cancellation submitted for *#{order_id}*.\nService: {service}\nYou will see the result in your panel.";
    SpeedUpAccepted "speedup_submitted" Actions
        "A speed-up was accepted"
        ORDER,
        "✅ Speed-up submitted for *#{order_id}*.\nService: {service}\nRemains: {remains}";
    RefundAccepted "refund_submitted" Actions
        "A refund was noted for the team"
        ORDER,
        "✅ Refund request noted for *#{order_id}*.\nService: {service}\nCharge: {charge}\nOur team looks into it.";
    PartialAccepted "partial_submitted" Actions
        "Partial delivery was noted for the team"
        ORDER,
        "✅ Partial request noted for *#{order_id}*.\nService: {service}\nRemains: {remains}\nOur team looks into it.";

    AskRefill "ask_refill" Actions
        "It is unclear whether a refill is meant: a yes asks for it"
        [ORDER_IDS.required(), COMMAND],
        "Shall I ask for a refill of {order_ids}? Answer *yes*, or write *{command}*.";
    AskCancel "ask_cancel" Actions
        "It is unclear whether a cancellation is meant: a yes asks for it"
        [ORDER_IDS.required(), COMMAND.such_as("cancel 54321")],
        "Shall I cancel {order_ids}? Answer *yes*, or write *{command}*.";
    AskSpeedUp "ask_speed_up" Actions
        "It is unclear whether a speed-up is meant: a yes asks for it"
        [ORDER_IDS.required(), COMMAND.such_as("speed up 54321")],
        "Shall I ask for a speed-up of {order_ids}? Answer *yes*, or write *{command}*.";
    AskRefund "ask_refund" Actions
        "It is unclear whether a refund is meant: a yes asks for it"
        [ORDER_IDS.required(), COMMAND.such_as("refund 54321")],
        "Shall I ask for a refund of {order_ids}? Answer *yes*, or write *{command}*.";
    AskPartial "ask_partial" Actions
        "It is unclear whether partial delivery is meant: a yes asks for it"
        [ORDER_IDS.required(), COMMAND.such_as("partial 54321")],
        "Shall I ask for partial delivery of {order_ids}? Answer *yes*, or write *{command}*.";
    AskFakeComplete "ask_fake_complete" Team
        "It is unclear whether orders are to be set to completed: a yes does it"
        [ORDER_IDS.required(), COMMAND.such_as("fake complete 54321")],
        "Shall I set {order_ids} to completed? Answer *yes*, or write *{command}*.";
    AskLookUp "ask_look_up" Orders
        "It is unclear whether orders are to be looked up: a yes does it"
        [ORDER_IDS.required(), COMMAND.such_as("check 54321")],
        "Shall I look {order_ids} up? Answer *yes*, or write *{command}*.";
    AnsweredTooLate "answered_too_late" Actions
        "A yes to a question whose time ran out"
        [],
        "That came too late, so nothing was done. Please write what you want, for example *refill 54321*.";
    NothingDone "unclear_nothing_done" Actions
        "It is unclear whether something is meant, and the bot does not ask back"
        [COMMAND],
        "I was not sure what you mean, so nothing was done. If you want it, please write *{command}*.";

    FakeCompleted "fake_complete_done" Team
        "The panel set an order to completed at the team's word"
        ORDER,
        "✅ *#{order_id}* is now *Completed* on the panel.\nService: {service}";
    FakeCompletedAlready "fake_complete_already" Team
        "The same, found done when the panel was asked again"
        ORDER,
        "✅ *#{order_id}* is *Completed* on the panel.\nService: {service}";
    Failed "action_failed" Team
        "The panel did not do what the team asked for"
        [],
        "I could not do this on the panel, so nothing was changed. Please try again later.";
    InDoubt "action_in_doubt" Team
        "The frame of what may have been done"
        [ORDER_ID, REASON.such_as("the panel did not confirm it.").required()],
        "⚠️ *#{order_id}*: {reason}";
    Unconfirmed "action_unconfirmed" Team
        "The panel may have done what the team asked for"
        [],
        "the panel did not confirm it. Please look at the order before you try again.";

    Refused "action_refused" Refusals
        "The frame of every refusal"
        [ORDER_ID, REASON.required()],
        "❌ *#{order_id}*: {reason}";
    NotYours "refused_not_yours" Refusals
        "Somebody else's order, or one that does not exist"
        [],
        "I can't find this order in your account. Please check the number.";
    WrongStatus "refused_status" Refusals
        "The order's status does not allow the action"
        [STATUS.such_as("Canceled"), ACTION],
        "the order is *{status}*, so {action} is not possible right now.";
    CoolingDown "refused_cooldown" Refusals
        "The same was asked for a while ago"
        [TIME_LEFT],
        "this was already requested. You can ask again in {time_left}.";
    NoRefill "refused_no_refill" Refusals
        "The service has no refill"
        [],
        "this service has no refill.";
    WindowClosed "refused_window_closed" Refusals
        "The refill period is over"
        [Placeholder::new("date", Kind::Date, "30 Apr 2025")],
        "the refill period ended on {date}.";
    RefillsUsed "refused_refills_used" Refusals
        "Every refill the service has for one order was accepted before"
        [Placeholder::new("refills", Kind::Count, "3 refills")],
        "you already had {refills} for this order, and that is all there is.";
    NotStartedYet "refused_not_started" Refusals
        "A speed-up before the order's start time"
        [TIME_LEFT],
        "it has not reached its start time yet. Please wait another {time_left}.";
    PanelForbids "refused_panel" Refusals
        "The panel does not offer the action"
        [ACTION],
        "{action} is not available for this order.";

    BulkAcknowledged "bulk_acknowledged" Bulk
        "So many orders that they are worked through in the background"
        [Placeholder::new("orders", Kind::Count, "12 orders")],
        "⏳ Got it: {orders}. I'm working through them and will send you one summary.";
    BulkResult "bulk_result" Bulk
        "What came of several orders"
        [ACTION.such_as("Refill"), Placeholder::new("lines", Kind::Lines, "✅ Submitted: #54321\n❌ *#54322*: this service has no refill.").required()],
        "*{action}*\n{lines}";
    BulkAccepted "bulk_submitted" Bulk
        "The accepted ones among several orders"
        [ORDER_IDS.required()],
        "✅ Submitted: {order_ids}";
    BulkRefused "bulk_refused" Bulk
        "Those refused for one reason, among more than ten orders"
        [ORDER_IDS.required(), REASON],
        "❌ {order_ids}: {reason}";
    BulkNeedsTeam "bulk_needs_team" Bulk
        "Those the team does by hand, among more than ten orders"
        [ORDER_IDS.required(), REASON.such_as("our team will take care of this one by hand.")],
        "🕑 {order_ids}: {reason}";
    BulkInDoubt "bulk_unconfirmed" Bulk
        "Those of which nobody knows whether it was done, among more than ten orders"
        [ORDER_IDS.required(), REASON.such_as("the panel did not confirm it.")],
        "⚠️ {order_ids}: {reason}";
    BulkStatus "bulk_status" Bulk
        "Those in one status, among more orders than fit into a message one by one"
        [ORDER_IDS.required(), STATUS],
        "*{status}*: {order_ids}";
    BulkCompleted "bulk_completed" Bulk
        "Those the panel set to completed, among several orders"
        [ORDER_IDS.required()],
        "✅ Completed: {order_ids}";

    Balance "balance" Account
        "The customer's balance"
        [Placeholder::new("balance", Kind::Amount, "42.17 USD")],
        "💰 Your balance: *{balance}*";
    BalanceCoolingDown "balance_cooldown" Account
        "The balance was asked for a moment ago"
        [TIME_LEFT.such_as("45 seconds")],
        "You just checked your balance. You can ask again in {time_left}.";
    Services "services" Account
        "The service list"
        [Placeholder::new("url", Kind::Link, "https://panel.example/services")],
        "Here is our service list:\n{url}";
    MyUsername "my_username" Account
        "The username somebody is linked to"
        [USERNAME],
        "Your panel username is *{username}*.";

    Ticket "ticket_status" Tickets
        "A ticket of the customer's"
        [TICKET_ID, Placeholder::new("subject", Kind::Text, "Where is my order").optional(), STATUS.such_as("Pending").optional()],
        "*Ticket #{ticket_id}*\nSubject: {subject}\nStatus: *{status}*";
    TicketNotFound "ticket_not_found" Tickets
        "Somebody else's ticket, or one that does not exist"
        [TICKET_ID],
        "I can't find ticket #{ticket_id} in your account. Please check the number.";

    Help "help" Help
        "The command menu, the same in every chat mode"
        [],
        "*What I can do for you*\n\
         • *check 54321* – status of an order\n\
         • *details 54321* – everything about an order\n\
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
         Several orders at once: *refill 54321, 54322*";
    NotUnderstood "not_understood" Help
        "A private message of the team's that is no command"
        [],
        "Sorry, I did not understand that. Write *help* to see what I can do.";
    LeftToPeople "left_to_people" Help
        "A customer's private message that is no command: it stands on the team's list"
        [],
        "Sorry, I did not understand that. Our team will see your message. Write *help* to see what I can do.";
    WantsHuman "wants_human" Help
        "A customer wants to talk to a person: the message stands on the team's list"
        [],
        "You would like to talk to a person. Our team will see your message. For what I can do at once, write *help*.";
    Undeciphered "undeciphered" Help
        "A message the messenger could not decipher"
        [],
        "Sorry, your last message did not reach us in a readable form. Please send it again.";
    NotAllowed "not_allowed" Help
        "A command that is not for this person"
        [],
        "Sorry, this command is not available to you.";
    MissingOrderId "missing_order_id" Help
        "A command without its number"
        [],
        "Please add the number, for example *refill 54321*. Order numbers have 4 to 12 digits.";
    TooManyOrderIds "too_many_order_ids" Help
        "More orders than one message may have"
        [],
        "That is too much at once. Please send at most 100 order numbers per message.";
    MessagesLimited "messages_limited" Help
        "More messages in a minute than are answered; said once, until the minute is over"
        [TIME_LEFT.such_as("40 seconds")],
        "That is faster than I can answer. Please write again in {time_left}.";
    OrderChecksLimited "order_checks_limited" Help
        "More orders looked up in an hour than are allowed; said once, until the hour is over"
        [TIME_LEFT.such_as("25 minutes")],
        "You have looked up a lot of orders. Please ask again in {time_left}.";
    PanelUnavailable "panel_unavailable" Help
        "The panel does not answer"
        [],
        "Sorry, I can't reach the panel right now, so nothing was changed. Please try again in a few minutes.";
    Consolation "consolation" Help
        "Added to the reply where a command came with a complaint: the entry stays open for the team"
        [],
        "I'm sorry for the trouble, and I understand that this is frustrating. Our team will see your message.";

    GroupOnly "group_only" Team
        "A command about a group, written in private"
        [],
        "This command works only inside the group it is about.";
    FlagEnabled "flag_enabled" Team
        "A switch of the group is on"
        [FLAG],
        "✅ {flag} is now *on* in this group.";
    FlagDisabled "flag_disabled" Team
        "A switch of the group is off"
        [FLAG],
        "✅ {flag} is now *off* in this group.";
    Resolved "resolved" Team
        "What `!resolve` did"
        [ORDER_IDS, STATUS.such_as("Resolved"), NOT_FOUND.optional(), Placeholder::new("unrouted", Kind::Text, "smmcost.com").optional()],
        "✅ {order_ids}: now *{status}*.\nNo log entry found for {not_found}.\nNo group is set for {unrouted}: please tell them yourself.";
    ResolvedNothing "resolved_nothing" Team
        "`!resolve` found no log entry"
        [NOT_FOUND],
        "No log entry found for {not_found}.";

    NeedsTeam "action_needs_team" Providers
        "The frame of what the team has to do by hand"
        [ORDER_ID, REASON.such_as("our team will take care of this one by hand.").required()],
        "🕑 *#{order_id}*: {reason}";
    ProviderMissing "provider_missing" Providers
        "The panel names no provider for the order"
        [],
        "our team will take care of this one by hand. Your request is noted.";
    RouteMissing "route_missing" Providers
        "No group is set for the order's provider, or it is switched off"
        [],
        "our team will take care of this one by hand. Your request is noted.";

    NameRefill "name_refill" Words "A refill, as a heading" [], "Refill";
    NameCancel "name_cancel" Words "A cancellation, as a heading" [], "Cancellation";
    NameSpeedUp "name_speed_up" Words "A speed-up, as a heading" [], "Speed-up";
    NameRefund "name_refund" Words "A refund, as a heading" [], "Refund";
    NamePartial "name_partial" Words "Partial delivery, as a heading" [], "Partial";
    NameFakeComplete "name_fake_complete" Words "Setting an order to completed, as a heading" [], "Fake complete";
    NameOther "name_other" Words "Anything else, as a heading" [], "Request";
    NounRefill "noun_refill" Words "A refill, inside a sentence" [], "a refill";
    NounCancel "noun_cancel" Words "A cancellation, inside a sentence" [], "a cancellation";
    NounSpeedUp "noun_speed_up" Words "A speed-up, inside a sentence" [], "a speed-up";
    NounRefund "noun_refund" Words "A refund, inside a sentence" [], "a refund";
    NounPartial "noun_partial" Words "Partial delivery, inside a sentence" [], "partial delivery";
    NounFakeComplete "noun_fake_complete" Words "Setting an order to completed, inside a sentence" [], "completing it";
    StatusPending "status_pending" Words "An order's status: pending" [], "Pending";
    StatusInProgress "status_in_progress" Words "An order's status: in progress" [], "In progress";
    StatusProcessing "status_processing" Words "An order's status: processing" [], "Processing";
    StatusCompleted "status_completed" Words "An order's status: completed" [], "Completed";
    StatusPartial "status_partial" Words "An order's status: partial" [], "Partial";
    StatusCanceled "status_canceled" Words "An order's status: canceled" [], "Canceled";
    StatusError "status_error" Words "An order's status: error" [], "Under review";
    StatusFail "status_fail" Words "An order's status: failed" [], "Under review";
    RefillNone "refill_none" Words "A service's refill terms: no refill" [], "none";
    RefillLifetime "refill_lifetime" Words "A service's refill terms: for ever" [], "lifetime";
    Remains "order_remains" Words "What is still to come, in the line of one of many orders" [NUMBER], "remains {number}";
    Second "time_second" Words "One second" [NUMBER.such_as("1")], "{number} second";
    Seconds "time_seconds" Words "Several seconds" [NUMBER], "{number} seconds";
    Minute "time_minute" Words "One minute" [NUMBER.such_as("1")], "{number} minute";
    Minutes "time_minutes" Words "Several minutes" [NUMBER], "{number} minutes";
    Hour "time_hour" Words "One hour" [NUMBER.such_as("1")], "{number} hour";
    Hours "time_hours" Words "Several hours" [NUMBER], "{number} hours";
    HoursAndMinutes "time_hours_minutes" Words "Hours and minutes together"
        [Placeholder::new("hours", Kind::Text, "2 hours").required(), Placeholder::new("minutes", Kind::Text, "10 minutes").required()],
        "{hours} {minutes}";
    Day "time_day" Words "One day" [NUMBER.such_as("1")], "{number} day";
    Days "time_days" Words "Several days" [NUMBER], "{number} days";
    Ago "time_ago" Words "A while ago" [Placeholder::new("time", Kind::Text, "5 days").required()], "{time} ago";
    JustNow "time_just_now" Words "Less than a minute ago" [], "just now";
    OneOrder "count_order" Words "One order" [NUMBER.such_as("1")], "{number} order";
    Orders "count_orders" Words "Several orders" [NUMBER], "{number} orders";
    OneTry "count_try" Words "One try" [NUMBER.such_as("1")], "{number} try";
    Tries "count_tries" Words "Several tries" [NUMBER], "{number} tries";
    OneRefill "count_refill" Words "One refill" [NUMBER.such_as("1")], "{number} refill";
    Refills "count_refills" Words "Several refills" [NUMBER], "{number} refills";
    NounOther "noun_other" Words "Anything else, inside a sentence" [], "this";
}
