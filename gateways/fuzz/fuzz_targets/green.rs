//! Any bytes may come in on a webhook.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let _ = gateways::green::decode(body);
});
