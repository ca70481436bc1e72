//! Customers: verify by hand, block, and their opposites (VC4).

use aggregates::customer::{Customer, CustomerCommand, CustomerError};
use aggregates::ids::CustomerId;
use aggregates::workspace::TokenScope;
use app::customers::identity;
use app::ids;
use eventlog::WorkspaceId;
use projections::customers;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;
use crate::ports::DeskError;

/// Bind an identity to a panel username without a code, on an operator's word. The panel has to know the username.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerifyUser {
    /// Panel username.
    #[schema(example = "maria")]
    pub username: String,
    /// A phone number (`+8801712345678`), a JID or LID, or `kind:value` as `GET /customers` shows it.
    #[schema(example = "+8801712345678")]
    pub identity: String,
    /// Bind them also where they are bound to another username; false where left out.
    #[serde(default)]
    pub rebind: Option<bool>,
}

impl Order for VerifyUser {
    const NAME: &'static str = "VerifyUser";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Verify a customer by hand";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let workspace = change.workspace();
        let identity = identity::read(&self.identity, "identity")?;
        let shown = identity.to_string();
        let identities = vec![identity];
        let username = match self.username.trim() {
            "" => return Err(CustomerError::UsernameEmpty.into()),
            // It was known when it was first asked for.
            username if app.is_repeat(change).await? => username.to_owned(),
            username => known_to_panel(app, workspace, username).await?,
        };
        // A person may be known under another form already; whoever met them a moment ago counts too.
        let head = app.log.head(workspace).await?;
        app.models.wait_for(workspace, customers::NAME, head, app.read_wait).await?;
        let customer_id = match customers::by_identity(&app.models, workspace, &identities).await? {
            Some(row) => row.id,
            None => ids::of_customer(&app.log, workspace, &identities[0]).await?,
        };
        let command = CustomerCommand::VerifyUser {
            customer_id: customer_id.clone(),
            username,
            identities,
            rebind: self.rebind.unwrap_or_default(),
            now: app.log.now(),
        };
        let committed = app.execute::<Customer>(change, customer_id.as_str(), command).await?;
        Ok(Changed::at(committed.position)
            .with("id", customer_id.as_str())
            .with("customer_id", customer_id.as_str())
            .with("identity", shown))
    }
}

/// The username as the panel spells it.
async fn known_to_panel(app: &App, workspace: WorkspaceId, username: &str) -> Result<String, Problem> {
    match app.desk.panel_user(workspace, username.to_owned()).await {
        Ok(Some(username)) => Ok(username),
        Ok(None) => {
            let detail = format!("the panel has no user `{username}`");
            Err(Problem::invalid_as("unknown_username", "username", detail))
        }
        Err(DeskError::Unavailable(reason)) => {
            let detail = format!("the panel could not be asked for the username: {reason}; try again");
            Err(Problem::unavailable("panel_unavailable", detail))
        }
        Err(error) => Err(error.into()),
    }
}

/// Answer nothing more to a customer. People of the team can not be blocked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockCustomer {
    /// As `GET /customers` shows it.
    #[schema(value_type = String)]
    pub customer_id: CustomerId,
}

impl Order for BlockCustomer {
    const NAME: &'static str = "BlockCustomer";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Block a customer: nothing more is answered";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let customer = app.log.load::<Customer>(change.workspace(), self.customer_id.as_str()).await?;
        if !customer.exists() {
            return Err(Problem::missing("customer", self.customer_id.as_str()));
        }
        let of_team = app.own_workspace(change.workspace()).await?.role_of(&customer.identities).is_some();
        let command = CustomerCommand::BlockCustomer { of_team, now: app.log.now() };
        app.change::<Customer>(change, self.customer_id.as_str(), command).await
    }
}

macro_rules! on_customer {
    ($($(#[$doc:meta])* $name:ident, $summary:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// As `GET /customers` shows it.
            #[schema(value_type = String)]
            pub customer_id: CustomerId,
        }

        impl Order for $name {
            const NAME: &'static str = stringify!($name);
            const NEEDS: TokenScope = TokenScope::Write;
            const SUMMARY: &'static str = $summary;

            async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
                let command = CustomerCommand::$name { now: app.log.now() };
                // Asked before deciding, so that the problem can name the id.
                let customer = app.log.load::<Customer>(change.workspace(), self.customer_id.as_str()).await?;
                if !customer.exists() {
                    return Err(Problem::missing("customer", self.customer_id.as_str()));
                }
                app.change::<Customer>(change, self.customer_id.as_str(), command).await
            }
        }
    )*};
}

on_customer! {
    /// Undo a customer's verification.
    RemoveVerification, "Undo a customer's verification";
    /// Answer a customer again.
    UnblockCustomer, "Unblock a customer";
}
