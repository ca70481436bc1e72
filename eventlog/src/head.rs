//! The head of a workspace's log, authenticated: whoever can write the database and lacks the master key cannot make a head that a
//! node accepts.

use eventlog_contract::WorkspaceId;

use crate::db::Row;
use crate::error::LogError;
use crate::hash::GENESIS;
use crate::keyring::{Key, keyed_hash};

/// What a head's row is read by, in the order of [`read`].
pub(crate) const COLUMNS: &str = "position, hash, recorded_at, signed_position, signed_hash, seal";

/// A position and the hash there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub position: i64,
    pub hash: [u8; 32],
}

impl Mark {
    /// Before the first event.
    pub(crate) const START: Self = Self { position: 0, hash: GENESIS };
}

/// Where a log stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its last event.
    pub last: Mark,
    /// Time of its last event, in microseconds since the epoch.
    pub recorded_at: i64,
    /// Its last signed checkpoint.
    pub signed: Mark,
}

impl Head {
    /// Of a log without events.
    pub(crate) const EMPTY: Self = Self { last: Mark::START, recorded_at: 0, signed: Mark::START };

    /// The same with its proof.
    pub(crate) fn seal(self, key: &Key, workspace: WorkspaceId) -> SealedHead {
        let Self { last, recorded_at, signed } = self;
        let mut text = Vec::with_capacity(18 + 16 + 3 * 8 + 2 * 32);
        text.extend_from_slice(b"ledgerdesk head 1\n");
        text.extend_from_slice(workspace.uuid().as_bytes());
        text.extend_from_slice(&last.position.to_le_bytes());
        text.extend_from_slice(&last.hash);
        text.extend_from_slice(&recorded_at.to_le_bytes());
        text.extend_from_slice(&signed.position.to_le_bytes());
        text.extend_from_slice(&signed.hash);
        SealedHead { head: self, seal: keyed_hash(key, &text) }
    }
}

/// A head with its proof: a keyed hash of all it says, by a key derived from the master key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SealedHead {
    pub head: Head,
    pub seal: [u8; 32],
}

impl SealedHead {
    /// Whether it is as new as `other` or newer.
    pub(crate) fn reaches(&self, other: &Self) -> bool {
        self.head.last.position >= other.head.last.position && self.head.signed.position >= other.head.signed.position
    }
}

/// A head as its row says, and the seal where there is one.
pub(crate) fn read(row: &Row) -> Result<(Head, Option<[u8; 32]>), LogError> {
    let hash = |column: usize| {
        row.bytes(column)?.try_into().map_err(|_| LogError::Keys("a head's hash is not 32 bytes long".into()))
    };
    let head = Head {
        last: Mark { position: row.int(0)?, hash: hash(1)? },
        recorded_at: row.int(2)?,
        signed: Mark { position: row.int(3)?, hash: hash(4)? },
    };
    // A seal of another length proves nothing, as one that is missing.
    Ok((head, row.bytes_or_null(5)?.and_then(|seal| seal.try_into().ok())))
}

/// Whether a head that was read is genuine, and continues what was seen before.
pub(crate) fn judge(
    key: &Key,
    workspace: WorkspaceId,
    seen: Option<&SealedHead>,
    found: Option<(Head, Option<[u8; 32]>)>,
) -> Result<Option<SealedHead>, Untrusted> {
    let Some((head, seal)) = found else {
        return match seen {
            Some(seen) => Err(Untrusted::Gone { known: seen.head.last.position }),
            None => Ok(None),
        };
    };
    let position = head.last.position;
    let Some(seal) = seal else { return Err(Untrusted::Unsealed { position }) };
    let found = SealedHead { head, seal };
    if seen.is_some_and(|seen| *seen == found) {
        return Ok(Some(found));
    }
    if head.seal(key, workspace) != found {
        return Err(Untrusted::NotAuthentic { position });
    }
    if let Some(seen) = seen {
        let known = seen.head.last;
        if !found.reaches(seen) {
            return Err(Untrusted::SetBack { position, known: known.position });
        }
        if position == known.position && head.last.hash != known.hash {
            return Err(Untrusted::Forked { position });
        }
    }
    Ok(Some(found))
}

/// Why a workspace's log is not written to: what is stored cannot be what this program wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    /// Somebody wrote it who lacks the master key.
    #[error("its head at position {position} was not written with this master key")]
    NotAuthentic { position: i64 },
    /// From before heads were sealed, or stripped of its seal.
    #[error("its head at position {position} has no seal")]
    Unsealed { position: i64 },
    /// An older state was put back.
    #[error("its head was set back: it says {position}, and {known} was seen")]
    SetBack { position: i64, known: i64 },
    /// Two histories of one log.
    #[error("its head at position {position} is not the one that was seen there")]
    Forked { position: i64 },
    /// The head's row was removed.
    #[error("its head is gone; position {known} was seen")]
    Gone { known: i64 },
    /// Events in a workspace without a head.
    #[error("it has events, and no head")]
    Headless,
    /// Rows that no head vouches for.
    #[error("event {found} lies beyond its head at {position}")]
    Beyond { position: i64, found: i64 },
    /// An event that does not follow from the one before, or is missing.
    #[error("event {position} is missing, or does not follow from the one before")]
    Broken { position: i64 },
    /// The checkpoint that the head names was removed or changed.
    #[error("the checkpoint at position {position}, which its head names, is not there")]
    NoCheckpoint { position: i64 },
    /// The workspace's own key, which names requests and opens the keys of personal data.
    #[error("its key is gone, or was changed")]
    NoKey,
    /// There is a log, and no anchor that can be read: it can not be told whether later changes are missing.
    #[error("the anchor {why}: it can not be told whether later changes are missing")]
    NoAnchor { why: String },
    /// The anchor has no entry of this log, though each log has one before its first event.
    #[error(
        "the anchor has no entry of it: either was put in the place of another; `ledgerdesk audit anchor --accept-loss` takes it as it is"
    )]
    NotInAnchor,
    /// The database is older than the anchor, or has another history.
    #[error("{}", behind(.anchored, .position))]
    NotAnchored { anchored: i64, position: Option<i64> },
}

fn behind(anchored: &i64, position: &Option<i64>) -> String {
    match position {
        None => format!("the anchor has it at position {anchored}, and the database does not know it"),
        Some(position) if position < anchored => {
            format!(
                "the anchor has it at position {anchored}, and the database ends at {position}: later changes are lost"
            )
        }
        Some(_) => format!("the anchor has another event at position {anchored} than the database"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = [7; 32];

    fn workspace() -> WorkspaceId {
        WorkspaceId::from_uuid(uuid::Uuid::from_u128(1))
    }

    fn head(position: i64) -> Head {
        Head {
            last: Mark { position, hash: [position.to_le_bytes()[0]; 32] },
            recorded_at: 5,
            signed: Mark { position: 1, hash: [1; 32] },
        }
    }

    fn judged(seen: Option<i64>, found: Option<(Head, Option<[u8; 32]>)>) -> Result<Option<i64>, Untrusted> {
        let seen = seen.map(|position| head(position).seal(&KEY, workspace()));
        let head = judge(&KEY, workspace(), seen.as_ref(), found)?;
        Ok(head.map(|sealed| sealed.head.last.position))
    }

    #[test]
    fn every_column_of_a_head_is_covered_by_its_seal() {
        let seal = head(3).seal(&KEY, workspace()).seal;
        let changes: [fn(&mut Head); 5] = [
            |head| head.last.position += 1,
            |head| head.last.hash[0] ^= 1,
            |head| head.recorded_at += 1,
            |head| head.signed.position += 1,
            |head| head.signed.hash[31] ^= 1,
        ];
        for change in changes {
            let mut changed = head(3);
            change(&mut changed);
            let position = changed.last.position;
            assert_eq!(judged(None, Some((changed, Some(seal)))), Err(Untrusted::NotAuthentic { position }));
        }
        assert_eq!(judged(None, Some((head(3), Some(seal)))), Ok(Some(3)));
        let other = WorkspaceId::from_uuid(uuid::Uuid::from_u128(2));
        assert!(judge(&KEY, other, None, Some((head(3), Some(seal)))).is_err(), "a head of another workspace");
        assert!(judge(&[8; 32], workspace(), None, Some((head(3), Some(seal)))).is_err(), "another master key");
    }

    #[test]
    fn a_head_never_goes_back_nor_vanishes() {
        let at = |position: i64| Some((head(position), Some(head(position).seal(&KEY, workspace()).seal)));
        assert_eq!(judged(Some(3), at(4)), Ok(Some(4)));
        assert_eq!(judged(Some(3), at(2)), Err(Untrusted::SetBack { position: 2, known: 3 }));
        assert_eq!(judged(Some(3), None), Err(Untrusted::Gone { known: 3 }));
        assert_eq!(judged(Some(3), Some((head(3), None))), Err(Untrusted::Unsealed { position: 3 }));
        assert_eq!(judged(None, None), Ok(None));
        let mut forked = head(3);
        forked.last.hash = [9; 32];
        let forked = (forked, Some(forked.seal(&KEY, workspace()).seal));
        assert_eq!(judged(Some(3), Some(forked)), Err(Untrusted::Forked { position: 3 }));
    }
}
