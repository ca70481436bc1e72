//! Proofs: where the log stands, whether it is whole, and the log to take away (AU2, AU5).

use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use eventlog::{LogError, audit};
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use serde::{Deserialize, Serialize};
use tokio::time::timeout;
use utoipa::{IntoParams, ToSchema};

use crate::after::After;
use crate::app::App;
use crate::auth::{Audit, May};
use crate::error::{Problem, Problems};
use crate::extract::{NoParams, Params};

/// Where the log stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct HeadAnswer {
    workspace_id: String,
    position: i64,
    /// Of the last event, in hex.
    hash: String,
    /// The newest signed checkpoint.
    #[schema(value_type = Option<serde_json::Value>)]
    checkpoint: Option<audit::Checkpoint>,
}

/// Where the log stands.
#[utoipa::path(
    get, path = "/api/v1/audit/head", tag = "audit",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = HeadAnswer), Problems)
)]
pub(crate) async fn head(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<HeadAnswer>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let head = audit::head(&app.log, caller.workspace).await?;
    Ok(Json(HeadAnswer {
        workspace_id: head.workspace_id.to_string(),
        position: head.position,
        hash: head.hash,
        checkpoint: head.checkpoint,
    }))
}

/// The outcome of a verification.
#[derive(Serialize, ToSchema)]
pub(crate) struct VerifyAnswer {
    /// Nothing was changed, removed, reordered or cut off.
    intact: bool,
    /// Events looked at.
    events: i64,
    /// Of the last event, in hex.
    head_hash: String,
    /// Signed checkpoints that were compared.
    checkpoints: usize,
    /// Public keys (base64) that signed them; any other than this server's is a fault.
    signed_by: Vec<String>,
    /// Whether the signer was compared with this server's key: always `checked` here.
    #[schema(value_type = String)]
    signer: audit::SignerCheck,
    /// What it was compared with that stands outside the database; null when there is no anchor.
    anchor: Option<AnchorItem>,
    /// What is no fault, and worth knowing.
    notes: Vec<String>,
    faults: Vec<FaultItem>,
}

/// The anchor's entry for this log: the last signed head, kept outside the database.
#[derive(Serialize, ToSchema)]
pub(crate) struct AnchorItem {
    position: i64,
    /// Where the log stood when the anchor began to follow it; 0: from its first event on.
    since_position: i64,
    #[schema(value_type = String, format = DateTime)]
    since: jiff::Timestamp,
}

/// One thing that is wrong.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultItem {
    position: i64,
    what: String,
}

/// Verify the whole log of the workspace: chain, positions, authenticated head, signed checkpoints, anchor. Absence of proof is a fault.
#[utoipa::path(
    get, path = "/api/v1/audit/verify", tag = "audit",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = VerifyAnswer), Problems)
)]
pub(crate) async fn verify(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<VerifyAnswer>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let report = audit::verify(&app.log, caller.workspace).await?;
    Ok(Json(VerifyAnswer {
        intact: report.is_intact(),
        events: report.events,
        head_hash: report.head_hash,
        checkpoints: report.checkpoints,
        signed_by: report.signed_by,
        signer: report.signer,
        anchor: report.anchor.map(|anchor| AnchorItem {
            position: anchor.position,
            since_position: anchor.since_position,
            since: anchor.since,
        }),
        notes: report.notes,
        faults: report
            .faults
            .into_iter()
            .map(|fault| FaultItem { position: fault.position, what: fault.what })
            .collect(),
    }))
}

/// How to export.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ExportParams {
    /// `jsonl`, which is also what is meant where nothing is said.
    format: Option<String>,
}

/// The whole log exactly as stored, personal data sealed: JSON Lines that `ledgerdesk audit verify` checks offline.
#[utoipa::path(
    get, path = "/api/v1/audit/export", tag = "audit",
    params(ExportParams, ("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = String, content_type = "application/jsonl"), Problems)
)]
pub(crate) async fn export(
    State(app): State<App>,
    May(caller, _): May<Audit>,
    after: After,
    Params(params): Params<ExportParams>,
) -> Result<impl IntoResponse, Problem> {
    if let Some(format) = params.format.filter(|format| format != "jsonl") {
        return Err(Problem::invalid("format", format!("`{format}` is no format of an export; there is `jsonl`")));
    }
    after.wait_for_log(&app, caller.workspace).await?;
    // What can not be read is told as an error, not as an export that breaks off after its first byte.
    let begin = async {
        let mut lines = Box::pin(audit::export(&app.log, caller.workspace).await?);
        let mut first = Vec::new();
        while first.len() < FIRST_PARTS
            && let Some(part) = lines.next().await
        {
            first.push(part);
        }
        Ok::<_, LogError>((first, lines))
    };
    let (mut first, lines) = timeout(BEGINS_WITHIN, begin).await.unwrap_or_else(|_| Err(stalled(BEGINS_WITHIN)))?;
    if let Some(failed) = first.iter().position(|part| matches!(part, Err(LogError::Unavailable(_)))) {
        first.swap_remove(failed)?;
    }
    let lines = stream::iter(first).chain(moving(lines, MOVES_WITHIN));
    let body = Body::from_stream(
        lines.map_ok(|line| if line.ends_with('\n') { line } else { line + "\n" }).map_err(std::io::Error::other),
    );
    let name = format!("attachment; filename=\"ledgerdesk-{}.jsonl\"", caller.workspace);
    Ok(([(header::CONTENT_TYPE, "application/jsonl".to_owned()), (header::CONTENT_DISPOSITION, name)], body))
}

/// The header and the first page of events.
const FIRST_PARTS: usize = 2;
/// An export begins within this time, or is refused.
const BEGINS_WITHIN: Duration = Duration::from_secs(8);
/// The next part of an export is read within this time. How long all of them take, and how fast they are fetched, does not matter.
const MOVES_WITHIN: Duration = Duration::from_secs(10);

/// The same parts, ending in an error where one does not come in time.
fn moving(
    parts: impl Stream<Item = Result<String, LogError>> + Send + Unpin,
    limit: Duration,
) -> impl Stream<Item = Result<String, LogError>> + Send {
    stream::unfold(Some(parts), move |parts| async move {
        let mut parts = parts?;
        match timeout(limit, parts.next()).await {
            Ok(part) => Some((part?, Some(parts))),
            Err(_) => Some((Err(stalled(limit)), None)),
        }
    })
}

fn stalled(limit: Duration) -> LogError {
    LogError::Unavailable(format!("the log could not be read within {limit:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_export_that_goes_on_is_not_cut_and_one_that_stands_still_is() {
        let limit = Duration::from_millis(600);
        let slow = |pause: Duration| {
            Box::pin(stream::iter(0..8).then(move |part| async move {
                tokio::time::sleep(pause).await;
                Ok(format!("{part}"))
            }))
        };
        let whole: Vec<_> = moving(slow(limit / 5), limit).collect().await;
        assert!(whole.len() == 8 && whole.iter().all(Result::is_ok), "{whole:?}");
        let still: Vec<_> = moving(slow(limit * 5), limit).collect().await;
        assert!(matches!(still.as_slice(), [Err(LogError::Unavailable(_))]), "{still:?}");
    }
}
