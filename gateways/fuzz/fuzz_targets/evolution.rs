//! Any bytes may come in on a webhook.
#![no_main]

use gateways::evolution::{WebhookEvent, decode};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    if let Ok(WebhookEvent::Message(message)) = decode(body) {
        assert!(!message.message_id.is_empty() && !message.chat.jid.is_empty());
        assert!(message.text.is_none_or(|text| !text.trim().is_empty() && !text.contains('\0')));
        assert!(message.sender.jids.iter().all(|jid| jid.contains('@') && !jid.contains('\0')));
    }
});
