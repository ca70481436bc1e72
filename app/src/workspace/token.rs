//! API tokens and other secrets that are shown once.
//!
//! A token reads `ldk_{workspace}_{token id}_{secret}`; the workspace keeps its SHA-256 only.

use aggregates::ids::TokenId;
use eventlog::WorkspaceId;
use rand::RngCore;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const PREFIX: &str = "ldk";

/// A new API token. The text is shown once; the workspace is told the hash.
pub struct NewToken {
    pub token_id: TokenId,
    /// The secret text: give it to the caller, keep it nowhere.
    pub text: String,
    /// For `IssueApiToken`.
    pub hash: String,
}

impl NewToken {
    /// Makes a token for a workspace, with a secret of 32 random bytes; `id` names it for ever.
    pub fn make(workspace: WorkspaceId, id: Uuid) -> Self {
        let token_id = TokenId::new(id.as_simple().to_string());
        let text = format!("{PREFIX}_{workspace}_{token_id}_{}", random_hex());
        let hash = hash(&text);
        Self { token_id, text, hash }
    }
}

/// The workspace and the token id that a token names; none where it is no token.
pub fn read(text: &str) -> Option<(WorkspaceId, &str)> {
    let mut parts = text.splitn(4, '_');
    let prefix = parts.next()?;
    let workspace = parts.next()?.parse().ok()?;
    let token_id = parts.next()?;
    let secret = parts.next()?;
    (prefix == PREFIX && !token_id.is_empty() && !secret.is_empty()).then_some((workspace, token_id))
}

/// SHA-256 of a token's text, in hex: what a workspace keeps of it.
pub fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// 32 random bytes in hex, for secrets.
pub fn random_hex() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex::encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_workspace_and_itself() {
        let workspace = WorkspaceId::from_uuid(Uuid::from_u128(7));
        let token = NewToken::make(workspace, Uuid::from_u128(8));
        assert_eq!(read(&token.text), Some((workspace, token.token_id.as_str())));
        assert_eq!(token.hash, hash(&token.text));
        for text in [
            "",
            "ldk",
            "ldk_x_y_z",
            "ldk_00000000000000000000000000000007__s",
            "abc_00000000000000000000000000000007_a_s",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
