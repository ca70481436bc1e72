//! Customers: verify by hand, block, and their opposites (VC4).

use aggregates::customer::{Customer, CustomerCommand};
use aggregates::workspace::TokenScope;
use projections::customers;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;
use crate::identity;

/// Bind an identity to a panel username without a code, on an operator's word.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerifyUser {
    /// Panel username.
    #[schema(example = "maria")]
    pub username: String,
    /// A phone number (`+8801712345678`), a JID or LID, or `kind:value` as `GET /customers` shows it.
    #[schema(example = "+8801712345678")]
    pub identity: String,
}

impl Order for VerifyUser {
    const NAME: &'static str = "VerifyUser";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Verify a customer by hand";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let workspace = change.workspace();
        let identity = identity::read(&self.identity, "identity")?;
        let identities = vec![identity];
        // A person may be known under another form already; whoever met them a moment ago counts too.
        let head = app.log.head(workspace).await?;
        app.models.wait_for(workspace, customers::NAME, head, app.read_wait).await?;
        let customer_id = match customers::by_identity(&app.models, workspace, &identities).await? {
            Some(row) => row.id,
            None => app.log.keyed_id(workspace, "customer", &identities[0].0).await?,
        };
        let command = CustomerCommand::VerifyUser {
            customer_id: customer_id.clone(),
            username: self.username,
            identities,
            now: app.log.now(),
        };
        let committed = app.execute::<Customer>(change, &customer_id, command).await?;
        Ok(Changed::at(committed.position).with("id", customer_id.clone()).with("customer_id", customer_id))
    }
}

/// Answer nothing more to a customer. People of the team can not be blocked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockCustomer {
    /// As `GET /customers` shows it.
    pub customer_id: String,
}

impl Order for BlockCustomer {
    const NAME: &'static str = "BlockCustomer";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Block a customer: nothing more is answered";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let customer = app.log.load::<Customer>(change.workspace(), &self.customer_id).await?;
        if !customer.exists() {
            return Err(Problem::missing("customer", &self.customer_id));
        }
        let of_team = app.own_workspace(change.workspace()).await?.role_of(&customer.identities).is_some();
        let command = CustomerCommand::BlockCustomer { of_team, now: app.log.now() };
        app.change::<Customer>(change, &self.customer_id, command).await
    }
}

macro_rules! on_customer {
    ($($(#[$doc:meta])* $name:ident, $summary:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// As `GET /customers` shows it.
            pub customer_id: String,
        }

        impl Order for $name {
            const NAME: &'static str = stringify!($name);
            const NEEDS: TokenScope = TokenScope::Write;
            const SUMMARY: &'static str = $summary;

            async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
                let command = CustomerCommand::$name { now: app.log.now() };
                // Asked before deciding, so that the problem can name the id.
                let customer = app.log.load::<Customer>(change.workspace(), &self.customer_id).await?;
                if !customer.exists() {
                    return Err(Problem::missing("customer", &self.customer_id));
                }
                app.change::<Customer>(change, &self.customer_id, command).await
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
