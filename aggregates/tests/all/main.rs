//! Tests of the decisions, from outside the crate.

mod support;

mod conversation;
mod corpus;
mod customer;
mod eligibility;
mod grammar;
mod group;
mod order;
mod provider;
mod request;
mod settings;
mod stored;
mod triage;
mod vocabulary;
mod words;
mod workspace;
