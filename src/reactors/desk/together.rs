//! Many questions about orders at once.
//!
//! A panel takes five calls a second (`docs/wire/panel.md §1.1`) and answers for a hundred orders in one call. So while a few calls of a
//! workspace are under way, further looks at orders wait, and the next call takes all of them along. With little under way each goes
//! out at once and alone.
//!
//! Who goes along gets what the panel's list tells, and that may be without the order's provider: in a rush an answer now is worth more
//! than a complete log entry in three minutes. Actions need the whole order, so they are asked for one by one, a few at a time.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eventlog::WorkspaceId;
use gateways::panel::{Order, PanelClient};
use gateways::{GatewayError, Kind};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// Calls of one workspace under way at a time: one that hangs holds up those it took along, and nobody else.
const CALLS_AT_ONCE: usize = 4;
/// Requests of one workspace that ask for whole orders at a time: two seconds' worth of calls.
const WHOLE_AT_ONCE: usize = 10;
/// Orders of one call, as many as a panel takes.
const ORDERS_PER_CALL: usize = 100;

type Answer = Result<Vec<Order>, GatewayError>;

/// The questions of all workspaces. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Together(Arc<Mutex<HashMap<WorkspaceId, Asking>>>);

/// One workspace's.
struct Asking {
    under_way: usize,
    waiting: Vec<Question>,
    whole: Arc<Semaphore>,
}

impl Default for Asking {
    fn default() -> Self {
        Self { under_way: 0, waiting: Vec::new(), whole: Arc::new(Semaphore::new(WHOLE_AT_ONCE)) }
    }
}

struct Question {
    ids: Vec<u64>,
    panel: PanelClient,
    answer: oneshot::Sender<Answer>,
}

impl Together {
    /// Waits for the turn to ask for whole orders; it is over when the permit is dropped.
    pub(super) async fn turn(&self, workspace: WorkspaceId) -> Option<OwnedSemaphorePermit> {
        let whole = Arc::clone(&self.all().entry(workspace).or_default().whole);
        whole.acquire_owned().await.ok()
    }

    /// What the panel says about these orders; those it does not have are left out.
    ///
    /// # Errors
    /// When the panel could not be asked.
    pub(super) async fn orders(&self, workspace: WorkspaceId, panel: &PanelClient, ids: &[u64]) -> Answer {
        let (answer, answered) = oneshot::channel();
        let question = Question { ids: ids.to_vec(), panel: panel.clone(), answer };
        let goes_now = {
            let mut all = self.all();
            let asking = all.entry(workspace).or_default();
            asking.waiting.push(question);
            let goes_now = asking.under_way < CALLS_AT_ONCE;
            asking.under_way += usize::from(goes_now);
            goes_now
        };
        if goes_now {
            // On its own, so that whoever loses patience leaves the others their answer.
            tokio::spawn(self.clone().ask(workspace));
        }
        answered.await.unwrap_or_else(|_| Err(GatewayError::new(Kind::Unavailable, "the question was dropped")))
    }

    /// Calls until nobody waits.
    async fn ask(self, workspace: WorkspaceId) {
        while let Some((panel, questions)) = self.next(workspace) {
            let ids: Vec<u64> = questions.iter().flat_map(|question| question.ids.iter().copied()).collect();
            let answer =
                if questions.len() > 1 { panel.orders_as_listed(&ids).await } else { panel.orders(&ids).await };
            for Question { ids, answer: to, panel: _ } in questions {
                let own = answer.as_ref().map(|orders| orders.iter().filter(|order| ids.contains(&order.id)).cloned());
                // Whoever asked may have gone.
                drop(to.send(own.map(Iterator::collect).map_err(GatewayError::clone)));
            }
        }
    }

    /// Those who go along in the next call: whoever still waits for the same panel, as far as there is room. None: this caller is
    /// done.
    fn next(&self, workspace: WorkspaceId) -> Option<(PanelClient, Vec<Question>)> {
        let mut all = self.all();
        let asking = all.get_mut(&workspace)?;
        asking.waiting.retain(|question| !question.answer.is_closed());
        let Some(first) = asking.waiting.first() else {
            asking.under_way -= 1;
            return None;
        };
        let panel = first.panel.clone();
        let mut ids: BTreeSet<u64> = BTreeSet::new();
        let mut along = 0;
        for question in &asking.waiting {
            ids.extend(&question.ids);
            let fits = along == 0 || ids.len() <= ORDERS_PER_CALL;
            if !fits || !question.panel.is_same(&panel) {
                break;
            }
            along += 1;
        }
        Some((panel, asking.waiting.drain(..along).collect()))
    }

    fn all(&self) -> MutexGuard<'_, HashMap<WorkspaceId, Asking>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
