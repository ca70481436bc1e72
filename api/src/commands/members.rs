//! The team and the API tokens.

use aggregates::ids::{MemberId, TokenId};
use aggregates::values::{Identity, Role};
use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand, WorkspaceEvent};
use app::customers::identity;
use app::workspace::token::NewToken;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// Rank in the team (AD8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RoleName {
    Staff,
    StaffAdmin,
    Owner,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Staff => Self::Staff,
            RoleName::StaffAdmin => Self::StaffAdmin,
            RoleName::Owner => Self::Owner,
        }
    }
}

impl From<Role> for RoleName {
    fn from(role: Role) -> Self {
        match role {
            Role::Staff => Self::Staff,
            Role::StaffAdmin => Self::StaffAdmin,
            Role::Owner => Self::Owner,
        }
    }
}

/// Add a trusted person to the team.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddMember {
    pub role: RoleName,
    /// Phone numbers, JIDs, LIDs, or `kind:value`; at least one.
    #[schema(min_items = 1, example = json!(["+8801712345678"]))]
    pub identities: Vec<String>,
}

impl Order for AddMember {
    const NAME: &'static str = "AddMember";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Add a trusted person to the team";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let read = |(index, text): (usize, &String)| identity::read(text, &format!("identities[{index}]"));
        let identities = self.identities.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        add(app, change, self.role, identities).await
    }
}

/// Adds somebody who is known by these.
pub(crate) async fn add(
    app: &App,
    change: &Change,
    role: RoleName,
    identities: Vec<Identity>,
) -> Result<Changed, Problem> {
    let member_id = MemberId::new(app.log.new_id().as_simple().to_string());
    let command = WorkspaceCommand::AddMember { member_id, role: role.into(), identities, now: app.log.now() };
    let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
    let mut answer = Changed::at(committed.position);
    for recorded in &committed.events {
        if let WorkspaceEvent::MemberAdded { member_id, .. } = &*recorded.event::<Workspace>()? {
            answer = answer.with("id", member_id.as_str());
        }
    }
    Ok(answer)
}

/// Tell another identity of a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkMemberIdentity {
    #[schema(value_type = String)]
    pub member_id: MemberId,
    pub identity: String,
}

impl Order for LinkMemberIdentity {
    const NAME: &'static str = "LinkMemberIdentity";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Tell another identity of a team member";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let identity = identity::read(&self.identity, "identity")?;
        let command = WorkspaceCommand::LinkMemberIdentity { member_id: self.member_id, identity, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}

/// Remove a person from the team. The last owner stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveMember {
    #[schema(value_type = String)]
    pub member_id: MemberId,
}

impl Order for RemoveMember {
    const NAME: &'static str = "RemoveMember";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Remove a person from the team";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::RemoveMember { member_id: self.member_id, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}

/// What an API token may do.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ScopeName {
    Read,
    Write,
    Owner,
    Audit,
}

/// Issue an API token. Its text is in the answer, once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueApiToken {
    pub scope: ScopeName,
}

impl Order for IssueApiToken {
    const NAME: &'static str = "IssueApiToken";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Issue an API token; its text is answered once";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let scope = match self.scope {
            ScopeName::Read => TokenScope::Read,
            ScopeName::Write => TokenScope::Write,
            ScopeName::Owner => TokenScope::Owner,
            ScopeName::Audit => TokenScope::Audit,
        };
        let token = NewToken::make(change.workspace(), app.log.new_id());
        let command = WorkspaceCommand::IssueApiToken {
            token_id: token.token_id,
            scope,
            token_hash: token.hash,
            now: app.log.now(),
        };
        let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
        let mut answer = Changed::at(committed.position);
        for recorded in &committed.events {
            if let WorkspaceEvent::ApiTokenIssued { token_id, .. } = &*recorded.event::<Workspace>()? {
                answer = answer.with("token_id", token_id.as_str());
            }
        }
        // Of a token issued by an earlier identical call only the hash is left.
        Ok(if committed.repeated { answer } else { answer.with("api_token", token.text) })
    }
}

/// Revoke an API token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeApiToken {
    #[schema(value_type = String)]
    pub token_id: TokenId,
}

impl Order for RevokeApiToken {
    const NAME: &'static str = "RevokeApiToken";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Revoke an API token";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::RevokeApiToken { token_id: self.token_id, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}
