//! Proofs: where the log stands, whether it is whole, and the log to take away (AU2, AU5).

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use eventlog::audit;
use futures::TryStreamExt;
use serde::{Deserialize, Serialize};
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
    let lines = audit::export(&app.log, caller.workspace).await?;
    let body = Body::from_stream(
        lines.map_ok(|line| if line.ends_with('\n') { line } else { line + "\n" }).map_err(std::io::Error::other),
    );
    let name = format!("attachment; filename=\"ledgerdesk-{}.jsonl\"", caller.workspace);
    Ok(([(header::CONTENT_TYPE, "application/jsonl".to_owned()), (header::CONTENT_DISPOSITION, name)], body))
}
