//! The whole program from outside: webhooks and HTTP calls in; what people in chats read, what the panel was asked and what the API
//! shows out. Each test runs on SQLite and on the PostgreSQL server at `TEST_DATABASE_URL`.

#[path = "../support/mod.rs"]
mod support;

mod site;

/// Runs each test on either database, at a site of its own; what must hold after every test is checked at its end.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::support::bounds::limited(async {
                    let mut site = crate::site::Site::open(crate::support::database::Kind::Sqlite).await;
                    super::$name(&mut site).await;
                    site.close().await;
                })
                .await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::support::bounds::limited(async {
                    let mut site = crate::site::Site::open(crate::support::database::Kind::Postgres).await;
                    super::$name(&mut site).await;
                    site.close().await;
                })
                .await;
            })*
        }
    };
}

/// The same for tests that begin with a database, not with a whole site.
macro_rules! on_both_databases {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::support::bounds::limited(super::$name(crate::support::database::Kind::Sqlite)).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::support::bounds::limited(super::$name(crate::support::database::Kind::Postgres)).await;
            })*
        }
    };
}

mod addresses;
mod api;
mod asking;
mod broadcasts;
mod channels;
mod chat_page;
mod command_line;
mod commands;
mod crowd;
mod dead;
mod deaf;
mod deliveries;
mod demo;
mod desk_commands;
mod eligibility;
mod event_stream;
mod fake_complete;
mod groups;
mod hostile;
mod isolation;
mod keys;
mod killed;
mod limits;
mod merges;
mod message_log;
mod messengers;
mod model;
mod model_hostile;
mod never_silent;
mod nodes;
mod order_of_things;
mod pacing;
mod panel_faults;
mod panel_fields;
mod phones;
mod plain_words;
mod proof;
mod provider_status;
mod providers;
mod receipts;
mod redis_lost;
mod refill_verify;
mod roles;
mod sending;
mod service_rules;
mod setup_link;
mod several;
mod silence;
mod storage;
mod story;
mod strangers;
mod team;
mod templates;
mod verification;
mod verify_users;
mod vocabulary;
mod webhooks;
