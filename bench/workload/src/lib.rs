//! The work that the product and the stock stores are both given, and how its times are taken. It knows no database: the stock stores
//! are built on another version of SQLite than the product, and one program can not hold both.

mod measure;

use aggregates::ids::{ChannelId, ConversationId, CustomerId};
use aggregates::request::{Action, RequestCommand};
use aggregates::values::ChatKind;
use jiff::Timestamp;
use uuid::Uuid;

pub use measure::{Sample, forget_peak_memory, median, of_times, peak_memory, run};

/// How many customers write to one workspace.
pub const CUSTOMERS: u64 = 500;
/// Panel order of the first request; the next has the next.
const FIRST_ORDER: u64 = 50_000;
/// Of so many messages one says more than a clean command.
const DIRTY: u64 = 100;

/// One customer's `refill 54321` becoming a log entry.
pub fn open_request(number: u64) -> (Uuid, RequestCommand) {
    let request_id = Uuid::now_v7();
    let customer = number % CUSTOMERS;
    let now = Timestamp::now();
    let command = RequestCommand::OpenRequest {
        request_id,
        message_id: request_id,
        conversation_id: ConversationId::new(format!("chat-{customer}")),
        channel_id: ChannelId::new("channel"),
        chat_kind: ChatKind::Private,
        group_id: None,
        customer_id: Some(CustomerId::new(format!("customer-{customer}"))),
        username: Some("johndoe123".to_owned()),
        sender_name: Some("John".to_owned()),
        subject: format!("customer-{customer}"),
        action: Action::Refill,
        order_ids: vec![FIRST_ORDER + number],
        text: "refill 54321".to_owned(),
        priority: number.is_multiple_of(DIRTY),
        received_at: now,
        custom: None,
        now,
        unclear: false,
        reason: None,
    };
    (request_id, command)
}
