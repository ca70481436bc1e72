//! Signed checkpoints: at this time, the log of this workspace reached this position with this hash.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use eventlog_contract::WorkspaceId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::append::CheckpointRow;
use crate::head::Mark;
use crate::keyring::MasterKey;

/// A signed statement: at this time the log of this workspace reached this position with this hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    /// Position of the checkpoint before it beside the events, 0 of the first; none for one that stands alone, as in the anchor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_position: Option<i64>,
    /// Hex.
    pub hash: String,
    pub signed_at: Timestamp,
    /// Ed25519 public key, base64.
    pub public_key: String,
    /// Ed25519 signature, base64.
    pub signature: String,
}

impl Checkpoint {
    fn message(&self) -> Vec<u8> {
        let Self { workspace_id, position, hash, .. } = self;
        let signed_at = self.signed_at.as_microsecond();
        let what = format!("{workspace_id}\n{position}\n{hash}\n{signed_at}\n");
        match self.previous_position {
            None => format!("ledgerdesk checkpoint 1\n{what}").into_bytes(),
            Some(previous) => format!("ledgerdesk checkpoint 2\n{what}{previous}\n").into_bytes(),
        }
    }

    /// Whether the signature is by the named key over exactly this statement.
    pub fn is_genuine(&self) -> bool {
        is_signed(&self.public_key, &self.signature, &self.message())
    }
}

/// Whether `signature` (base64) is by `public_key` (base64) over `text`.
pub(crate) fn is_signed(public_key: &str, signature: &str, text: &[u8]) -> bool {
    let verify = || -> Option<()> {
        let key: [u8; 32] = STANDARD.decode(public_key).ok()?.try_into().ok()?;
        let signature = Signature::from_slice(&STANDARD.decode(signature).ok()?).ok()?;
        VerifyingKey::from_bytes(&key).ok()?.verify(text, &signature).ok()
    };
    verify().is_some()
}

/// The key that signs, derived from the master key.
pub(crate) struct Signer(SigningKey);

impl Signer {
    pub(crate) fn of(master: &MasterKey) -> Self {
        Self(SigningKey::from_bytes(&master.derive("sign checkpoints")))
    }

    /// What its signatures are checked with, base64.
    pub(crate) fn public_key(&self) -> String {
        STANDARD.encode(self.public_key_bytes())
    }

    pub(crate) fn public_key_bytes(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs any text; base64.
    pub(crate) fn sign(&self, text: &[u8]) -> String {
        STANDARD.encode(self.0.sign(text).to_bytes())
    }

    /// Signs where a log stands.
    pub(crate) fn checkpoint(&self, workspace_id: WorkspaceId, mark: Mark, signed_at: Timestamp) -> Checkpoint {
        self.after(workspace_id, mark, None, signed_at)
    }

    fn after(
        &self,
        workspace_id: WorkspaceId,
        mark: Mark,
        previous_position: Option<i64>,
        signed_at: Timestamp,
    ) -> Checkpoint {
        let mut checkpoint = Checkpoint {
            workspace_id,
            position: mark.position,
            previous_position,
            hash: hex::encode(mark.hash),
            // What is stored has no finer time, and the signature must hold for it.
            signed_at: Timestamp::from_microsecond(signed_at.as_microsecond()).unwrap_or_default(),
            public_key: self.public_key(),
            signature: String::new(),
        };
        checkpoint.signature = self.sign(&checkpoint.message());
        checkpoint
    }

    /// The same as a row, after the checkpoint before it.
    pub(crate) fn row(
        &self,
        workspace: WorkspaceId,
        mark: Mark,
        previous: Mark,
        signed_at: Timestamp,
    ) -> CheckpointRow {
        let checkpoint = self.after(workspace, mark, Some(previous.position), signed_at);
        let signature = STANDARD.decode(&checkpoint.signature).ok().and_then(|bytes| bytes.try_into().ok());
        CheckpointRow {
            workspace_id: workspace.to_string(),
            position: mark.position,
            previous_position: previous.position,
            hash: mark.hash,
            signed_at: checkpoint.signed_at.as_microsecond(),
            public_key: self.public_key_bytes(),
            signature: signature.expect("a signature is 64 bytes long"),
        }
    }
}
