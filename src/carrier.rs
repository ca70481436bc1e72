//! Carries the anchor further: what was anchored is posted to `LEDGERDESK_ANCHOR_URL`, so that it is kept where neither the database
//! nor this machine is.

use std::collections::HashMap;
use std::time::Duration;

use eventlog::audit::{self, Checkpoint};
use eventlog::{EventLog, WorkspaceId};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;

/// What is anchored within this time is posted together.
const GATHER: Duration = Duration::from_secs(1);
/// How long the other side may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Waits after a failure: twice as long each time, up to the longest.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// How long the end of the program waits for the last post.
const GRACE: Duration = Duration::from_secs(5);

/// A task that posts.
pub struct Carrier {
    task: JoinHandle<()>,
    stop: CancellationToken,
}

impl Carrier {
    /// None where there is no anchor.
    pub fn start(url: Url, log: EventLog) -> Option<Self> {
        let written = log.anchored()?;
        let stop = CancellationToken::new();
        let task = tokio::spawn(run(url, log, written, stop.clone()));
        Some(Self { task, stop })
    }

    /// Posts what is left, and ends.
    pub async fn stop(self) {
        self.stop.cancel();
        if tokio::time::timeout(GRACE, self.task).await.is_err() {
            tracing::warn!("the last signed heads were not posted");
        }
    }
}

async fn run(url: Url, log: EventLog, mut written: watch::Receiver<u64>, stop: CancellationToken) {
    let client = reqwest::Client::builder().timeout(TIME_LIMIT).redirect(reqwest::redirect::Policy::none()).build();
    let client = match client {
        Ok(client) => client,
        Err(error) => return log.anchor_carried(Err(format!("the anchor can not be posted: {error}"))),
    };
    let mut posted: HashMap<WorkspaceId, Checkpoint> = HashMap::new();
    let mut wait = GATHER;
    written.mark_changed();
    loop {
        let ending = stop.run_until_cancelled(written.changed()).await.is_none()
            || stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none();
        match post(&client, &url, &log, &mut posted).await {
            Ok(()) => {
                wait = GATHER;
                log.anchor_carried(Ok(()));
            }
            Err(error) => {
                tracing::warn!(%error, "the last signed heads were not posted");
                metrics::counter!("anchor_post_failures_total").increment(1);
                log.anchor_carried(Err(error));
                wait = (wait * 2).min(LONGEST_WAIT);
                written.mark_changed();
            }
        }
        if ending {
            return;
        }
    }
}

/// Posts what is new since the last time: `{"checkpoints": […]}`.
async fn post(
    client: &reqwest::Client,
    url: &Url,
    log: &EventLog,
    posted: &mut HashMap<WorkspaceId, Checkpoint>,
) -> Result<(), String> {
    let anchor = audit::anchor(log).map_err(|error| error.to_string())?.unwrap_or_default();
    let checkpoints: Vec<Checkpoint> = anchor
        .entries
        .into_values()
        .map(|entry| entry.checkpoint)
        .filter(|checkpoint| posted.get(&checkpoint.workspace_id) != Some(checkpoint))
        .collect();
    if checkpoints.is_empty() {
        return Ok(());
    }
    // The address may hold a secret, so no error names it.
    let failed = |error: reqwest::Error| format!("the anchor can not be posted: {}", error.without_url());
    let body = serde_json::json!({ "checkpoints": checkpoints });
    let answer = client.post(url.clone()).json(&body).send().await.map_err(failed)?;
    answer.error_for_status().map_err(failed)?;
    posted.extend(checkpoints.into_iter().map(|checkpoint| (checkpoint.workspace_id, checkpoint)));
    Ok(())
}
