//! Making two customers one (docs/decisions/0008): the survivor takes over first, then the other one is closed. Each step is done once, so
//! that it can be done again should the program stop in between.

use aggregates::customer::{Customer, CustomerCommand, CustomerError, MergeProof};
use aggregates::ids::CustomerId;
use aggregates::values::Identity;
use eventlog::{Call, EventLog, ExecuteError, Provenance, WorkspaceId};
use projections::customers::{self, CustomerRow};
use projections::{ReadError, ReadModels};

/// The customers known by these identities, each once; the one who survives a merge first: blocked before verified before those under way
/// before the others, and the first met among equals.
///
/// # Errors
/// When the read model cannot be read.
pub async fn known(
    models: &ReadModels,
    workspace: WorkspaceId,
    identities: &[Identity],
) -> Result<Vec<CustomerRow>, ReadError> {
    let mut found: Vec<CustomerRow> = Vec::new();
    for identity in identities {
        let row = customers::by_identity(models, workspace, std::slice::from_ref(identity)).await?;
        found.extend(row.filter(|row| found.iter().all(|known| known.id != row.id)));
    }
    found.sort_by_key(|row| {
        let is_under_way = row.standing == customers::CustomerState::Verifying;
        (!row.blocked, row.username.is_none(), !is_under_way, row.met_position)
    });
    Ok(found)
}

/// Makes `absorbed` part of `survivor`; answers the position of the last event, or nothing where they are one already.
///
/// # Errors
/// [`CustomerError::DifferentUsernames`] for two people verified as different ones; or what the log says.
pub async fn merge(
    log: &EventLog,
    workspace: WorkspaceId,
    survivor: &CustomerId,
    absorbed: &CustomerId,
    proof: &MergeProof,
    provenance: &Provenance,
) -> Result<Option<i64>, ExecuteError<CustomerError>> {
    let other: Customer = log.load(workspace, absorbed.as_str()).await?;
    if other.merged_into.as_ref() == Some(survivor) || !other.exists() {
        return Ok(None);
    }
    let absorb = CustomerCommand::AbsorbCustomer { from: other.belongings(), proof: proof.clone(), now: log.now() };
    log.execute::<Customer>(workspace, survivor.as_str(), absorb, Call::new(provenance.clone())).await?;
    let close = CustomerCommand::MergeInto { into: survivor.clone(), proof: proof.clone(), now: log.now() };
    let closed = log.execute::<Customer>(workspace, absorbed.as_str(), close, Call::new(provenance.clone())).await?;
    Ok(Some(closed.position))
}

/// Follows a person to another address, as their messenger tells it; answers the position of the last event, or nothing where nobody here
/// has the old one.
///
/// # Errors
/// When the read model or the log fails.
pub async fn change_address(
    log: &EventLog,
    models: &ReadModels,
    workspace: WorkspaceId,
    from: &Identity,
    to: &Identity,
    provenance: &Provenance,
) -> Result<Option<i64>, MoveError> {
    let owners = known(models, workspace, std::slice::from_ref(from)).await?;
    let Some(owner) = owners.into_iter().next() else { return Ok(None) };
    let others = known(models, workspace, std::slice::from_ref(to)).await?;
    for other in others.into_iter().filter(|other| other.id != owner.id) {
        match merge(log, workspace, &owner.id, &other.id, &MergeProof::Messenger, provenance).await {
            Ok(_) => {}
            Err(ExecuteError::Refused(refusal)) => {
                tracing::warn!(%refusal, "two customers stay apart though their messenger names them as one");
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    let command = CustomerCommand::ChangeAddress { from: from.clone(), to: to.clone(), now: log.now() };
    let changed = log.execute::<Customer>(workspace, owner.id.as_str(), command, Call::new(provenance.clone())).await?;
    Ok((!changed.events.is_empty()).then_some(changed.position))
}

/// Why an address could not be followed now.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Execute(#[from] ExecuteError<CustomerError>),
}
