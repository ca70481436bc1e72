//! Who calls: API tokens and what their scopes allow.

use std::marker::PhantomData;

use aggregates::ids::TokenId;
use aggregates::workspace::{TokenScope, Workspace};
use app::workspace::token;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use eventlog::{Actor, Provenance, WorkspaceId};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::app::App;
use crate::error::Problem;

/// What an operation needs.
pub(crate) trait Needs: Send + Sync + 'static {
    /// Its weakest scope.
    const SCOPE: TokenScope;
}

/// Looking at things.
pub(crate) struct Read;
/// The daily work.
pub(crate) struct Write;
/// Settings, team, channels, tokens.
pub(crate) struct Own;
/// Events and proofs.
pub(crate) struct Audit;

impl Needs for Read {
    const SCOPE: TokenScope = TokenScope::Read;
}
impl Needs for Write {
    const SCOPE: TokenScope = TokenScope::Write;
}
impl Needs for Own {
    const SCOPE: TokenScope = TokenScope::Owner;
}
impl Needs for Audit {
    const SCOPE: TokenScope = TokenScope::Audit;
}

/// Who calls.
#[derive(Clone)]
pub(crate) struct Caller {
    pub workspace: WorkspaceId,
    pub token_id: TokenId,
    pub scope: TokenScope,
}

/// A caller whose token allows what `N` needs.
pub(crate) struct May<N>(pub Caller, pub PhantomData<N>);

impl Caller {
    /// The beginning of a chain of events, caused by this call.
    pub(crate) fn provenance(&self, call_id: Uuid) -> Provenance {
        Provenance::start(Actor::Token(self.token_id.to_string()), call_id)
    }

    /// Refuses what the token's scope does not allow.
    pub(crate) fn require(&self, needed: TokenScope) -> Result<(), Problem> {
        if allows(self.scope, needed) {
            Ok(())
        } else {
            Err(Problem::forbidden(scope_name(needed), scope_name(self.scope)))
        }
    }
}

impl<N: Needs> FromRequestParts<App> for May<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let caller = match parts.extensions.get::<Caller>() {
            Some(caller) => caller.clone(),
            None => caller(app, &parts.headers).await?,
        };
        caller.require(N::SCOPE)?;
        Ok(Self(caller, PhantomData))
    }
}

/// Paths that only tokens open.
const BEHIND_TOKENS: &str = "/api/v1/";

/// Refuses calls without a good token before anything else of them is looked at: their fields, or the body, which is not even read.
pub(crate) async fn prove(
    State(app): State<App>,
    path: Option<MatchedPath>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if path.is_some_and(|path| path.as_str().starts_with(BEHIND_TOKENS)) {
        let caller = caller(&app, request.headers()).await?;
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}

async fn caller(app: &App, headers: &HeaderMap) -> Result<Caller, Problem> {
    let text = bearer(headers).ok_or_else(|| Problem::unauthorized("send `Authorization: Bearer <api token>`"))?;
    authenticate(app, text).await
}

async fn authenticate(app: &App, text: &str) -> Result<Caller, Problem> {
    let refused = || Problem::unauthorized("this API token is not known, or was revoked");
    let (workspace, token_id) = token::read(text).ok_or_else(refused)?;
    let token_id = TokenId::new(token_id);
    let mut state = app.workspace(workspace).await?.ok_or_else(refused)?;
    if !state.tokens.contains_key(&token_id) {
        // It may have been issued by another node a moment ago.
        app.log.catch_up(workspace).await?;
        state = app.workspace(workspace).await?.ok_or_else(refused)?;
    }
    let scope = scope_of(&state, &token_id, text).ok_or_else(refused)?;
    Ok(Caller { workspace, token_id, scope })
}

fn scope_of(workspace: &Workspace, token_id: &TokenId, text: &str) -> Option<TokenScope> {
    let token = workspace.tokens.get(token_id)?;
    let given = token::hash(text);
    let same = bool::from(given.as_bytes().ct_eq(token.token_hash.as_bytes()));
    (same && !token.revoked).then_some(token.scope)
}

/// The token in the `Authorization` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

const fn allows(scope: TokenScope, needed: TokenScope) -> bool {
    match (scope, needed) {
        (TokenScope::Owner, TokenScope::Read | TokenScope::Write | TokenScope::Owner | TokenScope::Audit)
        | (TokenScope::Write, TokenScope::Read | TokenScope::Write)
        | (TokenScope::Read, TokenScope::Read)
        | (TokenScope::Audit, TokenScope::Audit)
        | (TokenScope::Platform, TokenScope::Platform) => true,
        (TokenScope::Owner, TokenScope::Platform)
        | (TokenScope::Write, TokenScope::Owner | TokenScope::Audit | TokenScope::Platform)
        | (TokenScope::Read, TokenScope::Write | TokenScope::Owner | TokenScope::Audit | TokenScope::Platform)
        | (TokenScope::Audit, TokenScope::Read | TokenScope::Write | TokenScope::Owner | TokenScope::Platform)
        | (TokenScope::Platform, TokenScope::Read | TokenScope::Write | TokenScope::Owner | TokenScope::Audit) => false,
    }
}

/// A scope's name, as `token create --scope` takes it.
pub(crate) const fn scope_name(scope: TokenScope) -> &'static str {
    match scope {
        TokenScope::Read => "read",
        TokenScope::Write => "write",
        TokenScope::Owner => "owner",
        TokenScope::Audit => "audit",
        TokenScope::Platform => "platform",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn write_includes_read_and_owner_includes_all_of_its_workspace() {
        let all = [TokenScope::Read, TokenScope::Write, TokenScope::Owner, TokenScope::Audit];
        assert!(all.into_iter().all(|needed| allows(TokenScope::Owner, needed)));
        assert!(allows(TokenScope::Write, TokenScope::Read));
        assert!(!allows(TokenScope::Read, TokenScope::Write));
        assert!(!allows(TokenScope::Write, TokenScope::Audit));
        assert!(!allows(TokenScope::Audit, TokenScope::Read));
        assert!(all.into_iter().all(|needed| !allows(TokenScope::Platform, needed)));
    }
}
