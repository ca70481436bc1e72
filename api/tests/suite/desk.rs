//! A stand-in for the outside world: it answers what the test wants.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aggregates::ids::ChannelId;
use aggregates::order::Refusal;
use aggregates::request::{OrderOutcome, OrderResult, ProviderOrder};
use api::ports::{
    ActionOutcome, ActionRequest, Check, Connection, Desk, DeskError, GroupSync, GroupSyncRequest, PanelCheck,
};
use eventlog::WorkspaceId;
use futures::future::{BoxFuture, FutureExt};
use uuid::Uuid;

/// Everything works, until it is switched off.
#[derive(Clone, Default)]
pub struct StandIn {
    pub is_down: Arc<AtomicBool>,
}

impl StandIn {
    fn answer<T: Send + 'static>(&self, value: T) -> BoxFuture<'_, Result<T, DeskError>> {
        let answer = if self.is_down.load(Ordering::Relaxed) {
            Err(DeskError::Unavailable("the panel does not answer".to_owned()))
        } else {
            Ok(value)
        };
        std::future::ready(answer).boxed()
    }
}

impl Desk for StandIn {
    fn request_action(&self, _: WorkspaceId, ask: ActionRequest) -> BoxFuture<'_, Result<ActionOutcome, DeskError>> {
        let result = |(index, order_id): (usize, u64)| {
            let outcome = if index == 0 {
                OrderOutcome::Accepted {
                    dispatched: ask.action.order_action().is_some_and(|action| action.needs_provider()),
                }
            } else {
                OrderOutcome::Refused { refusal: Refusal::NotYours }
            };
            OrderResult { order_id, outcome, facts: None }
        };
        let results = ask.order_ids.clone().into_iter().enumerate().map(result).collect();
        self.answer(ActionOutcome { position: 99, request_id: Uuid::from_u128(0xabc), results })
    }

    fn panel_user(&self, _: WorkspaceId, username: String) -> BoxFuture<'_, Result<Option<String>, DeskError>> {
        self.answer((username != "nobody").then_some(username))
    }

    fn provider_orders(&self, _: WorkspaceId, _: Vec<u64>) -> BoxFuture<'_, Result<Vec<ProviderOrder>, DeskError>> {
        self.answer(Vec::new())
    }

    fn validate_panel(&self, _: WorkspaceId) -> BoxFuture<'_, Result<PanelCheck, DeskError>> {
        let check = |name: &str, ok, detail: &str| Check { name: name.to_owned(), ok, detail: detail.to_owned() };
        self.answer(PanelCheck {
            ok: false,
            checks: vec![check("address", true, "answers"), check("admin key", false, "is not accepted")],
        })
    }

    fn prepare_channel(&self, _: WorkspaceId, _: ChannelId, _: String) -> BoxFuture<'_, Result<Connection, DeskError>> {
        self.answer(Connection {
            state: "connecting".to_owned(),
            pairing_code: Some("ABCD-EFGH".to_owned()),
            ..Connection::default()
        })
    }

    fn connect_channel(&self, _: WorkspaceId, _: ChannelId, _: String) -> BoxFuture<'_, Result<Connection, DeskError>> {
        self.answer(Connection {
            state: "connecting".to_owned(),
            code: Some("2@code".to_owned()),
            ..Connection::default()
        })
    }

    fn channel_state(&self, _: WorkspaceId, _: ChannelId, _: String) -> BoxFuture<'_, Result<Connection, DeskError>> {
        self.answer(Connection { state: "open".to_owned(), ..Connection::default() })
    }

    fn sync_groups(&self, _: WorkspaceId, _: GroupSyncRequest) -> BoxFuture<'_, Result<GroupSync, DeskError>> {
        self.answer(GroupSync { found: 3, registered: 2, position: 77 })
    }
}
