//! What happens because an event happened.
