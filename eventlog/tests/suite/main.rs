//! The log from outside, on SQLite and on the PostgreSQL server at `TEST_DATABASE_URL`.

mod attacks;
#[path = "../../../tests/support/bounds.rs"]
mod bounds;
mod common;
mod conformance;
mod given_up;
mod lease;
