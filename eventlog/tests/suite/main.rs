//! The log from outside, on SQLite and on the PostgreSQL server at `TEST_DATABASE_URL`.

mod audit;
mod common;
mod conformance;
mod given_up;
mod lease;
mod stock;
