//! Use cases: what can be done, by whoever asks, over whatever door. One folder per noun.

pub mod ids;
