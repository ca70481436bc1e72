//! What the panel remembers.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;

use super::rows::{OrderRow, ServiceRow, TicketMessageRow, TicketRow, UserRow};
use super::seed::PanelSeed;
use crate::changes::Changes;

/// The records and switches of one panel.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) api_key: String,
    pub(super) user_api_key: String,
    pub(super) services: BTreeMap<u64, ServiceRow>,
    pub(super) orders: BTreeMap<u64, OrderRow>,
    pub(super) users: Vec<UserRow>,
    pub(super) tickets: Vec<TicketRow>,
    /// Fields of an order that this panel writes in its own way.
    pub(super) odd: BTreeMap<u64, Value>,
    pub(super) calls_per_second: Option<u32>,
    pub(super) list_has_provider: bool,
    pub(super) honours_ids: bool,
    pub(super) key_revoked: bool,
    next_ticket: u64,
    next_message: u64,
    calls: VecDeque<Instant>,
}

/// The panel behind its lock.
#[derive(Debug)]
pub(super) struct Shared {
    panel: Mutex<Panel>,
    pub(super) changes: Changes,
}

impl Shared {
    pub(super) fn new(seed: PanelSeed) -> Self {
        let panel = Panel {
            api_key: seed.api_key,
            user_api_key: seed.user_api_key,
            services: seed.services.into_iter().map(|service| (service.id, service)).collect(),
            orders: seed.orders.into_iter().map(|order| (order.id, order)).collect(),
            users: seed.users,
            tickets: Vec::new(),
            odd: BTreeMap::new(),
            calls_per_second: seed.calls_per_second,
            list_has_provider: false,
            honours_ids: true,
            key_revoked: false,
            next_ticket: 18_201,
            next_message: 90_001,
            calls: VecDeque::new(),
        };
        Self { panel: Mutex::new(panel), changes: Changes::new() }
    }

    pub(super) fn read<T>(&self, look: impl FnOnce(&Panel) -> T) -> T {
        look(&self.lock())
    }

    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Panel) -> T) -> T {
        let result = change(&mut self.lock());
        self.changes.tell();
        result
    }

    fn lock(&self) -> MutexGuard<'_, Panel> {
        self.panel.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Panel {
    /// Counts a call; false when there were too many in the last second.
    pub(super) fn may_call(&mut self, now: Instant) -> bool {
        let Some(limit) = self.calls_per_second else {
            return true;
        };
        while self.calls.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(1)) {
            self.calls.pop_front();
        }
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if self.calls.len() >= limit {
            return false;
        }
        self.calls.push_back(now);
        true
    }

    pub(super) fn user(&self, name: &str) -> Option<&UserRow> {
        self.users.iter().find(|user| user.username.eq_ignore_ascii_case(name))
    }

    /// Opens a ticket by the customer, or by the staff when a name is given.
    pub(super) fn open_ticket(&mut self, user: &str, subject: &str, message: &str, staff: Option<&str>) -> u64 {
        let id = self.next_ticket;
        self.next_ticket += 1;
        let now = Timestamp::now();
        self.tickets.push(TicketRow {
            id,
            user: user.to_owned(),
            subject: subject.to_owned(),
            status: String::new(),
            created: now,
            updated: now,
            messages: Vec::new(),
        });
        self.add_message(id, message, staff);
        id
    }

    /// Adds a message; false when there is no such ticket.
    pub(super) fn add_message(&mut self, ticket: u64, message: &str, staff: Option<&str>) -> bool {
        let id = self.next_message;
        let Some(ticket) = self.tickets.iter_mut().find(|t| t.id == ticket) else {
            return false;
        };
        self.next_message += 1;
        let now = Timestamp::now();
        ticket.updated = now;
        ticket.status = if staff.is_some() { "answered" } else { "pending" }.to_owned();
        ticket.messages.push(TicketMessageRow {
            id,
            author: staff.map_or_else(|| ticket.user.clone(), str::to_owned),
            is_staff: staff.is_some(),
            message: message.to_owned(),
            created: now,
        });
        true
    }
}
