//! What is measured beside the opening of a request: who calls, and what follows.

use aggregates::conversation::{ConversationCommand, Purpose};
use aggregates::ids::ChannelId;
use aggregates::request::{Findings, RequestCommand, SupportStatus};
use aggregates::words::Texts;
use eventlog::{Actor, Call, Provenance, WorkspaceId};
use jiff::Timestamp;
use uuid::Uuid;

/// The `n`th workspace of a run.
pub fn workspace(n: usize) -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(0xbe4c_0000 + n as u128))
}

/// Who calls, with the key a webhook would bring. The request's id is new, as it is for every message.
pub fn call_on_new(id: Uuid) -> Call {
    call(id).on_new_aggregate()
}

/// Who calls, with a key of its own.
pub fn call(id: Uuid) -> Call {
    Call::with_key(format!("bench:{id}"), Provenance::start(Actor::System, id))
}

/// Events of one request from beginning to end, as [`workload::open_request`] and these make them.
pub const EVENTS_PER_REQUEST: u64 = 4;

/// What follows on a request: answered, and settled by a person.
pub fn rest_of_request() -> [RequestCommand; 2] {
    let now = Timestamp::now();
    [
        RequestCommand::AnswerRequest { findings: Findings::Help, show_provider: false, texts: Texts::default(), now },
        RequestCommand::ChangeSupportStatus { status: SupportStatus::Resolved, now },
    ]
}

/// The reply, in a silent group: logged like any other, but nothing goes out of the house.
pub fn reply(request_id: Uuid, number: u64) -> (String, ConversationCommand) {
    let customer = number % workload::CUSTOMERS;
    let command = ConversationCommand::SendMessage {
        outgoing_id: Uuid::now_v7(),
        channel_id: ChannelId::new("channel"),
        chat: "chat".to_owned(),
        purpose: Purpose::Reply { message_id: request_id, request_id: Some(request_id) },
        text_key: "help".to_owned(),
        text: "Refill submitted for #54321. You will see the result in your panel.".to_owned(),
        subject: format!("customer-{customer}"),
        silent: true,
        quoted: None,
        now: Timestamp::now(),
        unasked: false,
    };
    (format!("chat-{customer}"), command)
}
