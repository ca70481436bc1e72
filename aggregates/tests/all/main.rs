//! Tests of the decisions, from outside the crate.

mod support;

mod callers;
mod campaign;
mod channel_health;
mod complete;
mod conversation;
mod corpus;
mod customer;
mod draft;
mod eligibility;
mod grammar;
mod group;
mod guard;
mod ids;
mod order;
mod people;
mod provider;
mod request;
mod requests;
mod roles;
mod service_list;
mod service_rules;
mod settings;
mod several;
mod standing;
mod stored;
mod team_words;
mod template_language;
mod traps;
mod triage;
mod values;
mod vocabulary;
mod words;
mod workspace;
