//! Any bytes may come in on a webhook: what is read as a message is a whole one.
#![no_main]

use gateways::channel::Arrived;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    for told in gateways::telegram::decode(gateways::telegram::Own { id: "7001", username: Some("desk_bot") }, body).into_iter() {
        if let Arrived::Message(message) | Arrived::Undeciphered(message) = told {
            assert!(!message.author.is_empty() && message.author.iter().all(|identity| !identity.value.is_empty()));
            assert!(!message.text.trim().is_empty() && !message.text.contains('\0'));
            assert!(!message.chat.is_empty() && !message.external_key.is_empty() && !message.message_id.is_empty());
        }
    }
});
