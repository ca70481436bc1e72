//! Every endpoint as seen from outside, on SQLite and on the PostgreSQL server at `TEST_DATABASE_URL`: the happy path, each refusal, and
//! that what is refused records nothing. The exchanges are in `snapshots/api/`.

mod admin;
mod auditing;
mod bad_input;
#[path = "../../../tests/support/bounds.rs"]
mod bounds;
mod calling;
mod common;
mod desk;
mod directory;
mod live;
mod logs;
mod served;
mod templates;
mod webhooks;
