//! Read models from outside, on SQLite and on the PostgreSQL server at `TEST_DATABASE_URL`.

#[path = "../../../tests/support/bounds.rs"]
mod bounds;
mod common;
mod folds;
mod outbox;
mod queries;
mod rebuild;
mod runner;
