//! Whatever somebody shows who does not know the secret, no messenger's check takes it.
#![no_main]

use gateways::{evolution, green, meta, telegram};

const SECRET: &str = "a-secret-nobody-guesses-5f1c0e";

libfuzzer_sys::fuzz_target!(|shown: &[u8]| {
    let Ok(shown) = std::str::from_utf8(shown) else { return };
    if shown.contains(SECRET) {
        return;
    }
    let secret = SECRET.into();
    assert!(!evolution::verify_authorization(Some(shown), &secret, 1_790_000_000));
    assert!(!green::verify_authorization(Some(shown), &secret));
    assert!(!telegram::verify_secret(Some(shown), &secret));
    assert!(!meta::verify_signature(Some(shown), &secret, b"{}"));
});
