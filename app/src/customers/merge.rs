//! Making two customers one (docs/decisions/0008): the survivor takes over first, then the other one is closed. Each step is done once, so
//! that it can be done again should the program stop in between.

use aggregates::customer::{Customer, CustomerCommand, MergeProof};
use aggregates::ids::CustomerId;
use aggregates::values::Identity;
use projections::ReadError;
use projections::customers::{self, CustomerRow};

use crate::cx::Cx;
use crate::error::{AppError, Refusal};

/// The customers known by these identities, each once; the one who survives a merge first: blocked before verified before those under way
/// before the others, and the first met among equals.
///
/// # Errors
/// When the read model cannot be read.
pub async fn known(cx: &Cx<'_>, identities: &[Identity]) -> Result<Vec<CustomerRow>, ReadError> {
    let mut found: Vec<CustomerRow> = Vec::new();
    for identity in identities {
        let row = customers::by_identity(cx.models, cx.workspace, std::slice::from_ref(identity)).await?;
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
/// [`CustomerError::DifferentUsernames`](aggregates::customer::CustomerError::DifferentUsernames) for two people verified as different ones; or
/// what the log says.
pub async fn merge(
    cx: &Cx<'_>,
    survivor: &CustomerId,
    absorbed: &CustomerId,
    proof: &MergeProof,
) -> Result<Option<i64>, AppError> {
    let other: Customer = cx.log.load(cx.workspace, absorbed.as_str()).await?;
    if other.merged_into.as_ref() == Some(survivor) || !other.exists() {
        return Ok(None);
    }
    let absorb = CustomerCommand::AbsorbCustomer { from: other.belongings(), proof: proof.clone(), now: cx.log.now() };
    cx.execute::<Customer>(survivor.as_str(), absorb, &format!("absorb-{absorbed}")).await?;
    let close = CustomerCommand::MergeInto { into: survivor.clone(), proof: proof.clone(), now: cx.log.now() };
    Ok(Some(cx.execute::<Customer>(absorbed.as_str(), close, &format!("merge-{absorbed}")).await?.position))
}

/// Follows a person to another address, as their messenger tells it; answers the position of the last event, or nothing where nobody here
/// has the old one.
///
/// # Errors
/// When the read model or the log fails.
pub async fn change_address(cx: &Cx<'_>, from: &Identity, to: &Identity) -> Result<Option<i64>, AppError> {
    let owners = known(cx, std::slice::from_ref(from)).await?;
    let Some(owner) = owners.into_iter().next() else { return Ok(None) };
    let others = known(cx, std::slice::from_ref(to)).await?;
    for other in others.into_iter().filter(|other| other.id != owner.id) {
        match merge(cx, &owner.id, &other.id, &MergeProof::Messenger).await {
            Ok(_) => {}
            Err(AppError::Refused(Refusal::Customer(refusal))) => {
                tracing::warn!(%refusal, "two customers stay apart though their messenger names them as one");
                return Ok(None);
            }
            Err(error) => return Err(error),
        }
    }
    let command = CustomerCommand::ChangeAddress { from: from.clone(), to: to.clone(), now: cx.log.now() };
    Ok(cx.execute::<Customer>(owner.id.as_str(), command, "change-address").await?.last_written())
}
