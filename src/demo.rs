//! `ledgerdesk demo`.

use std::process::ExitCode;

use clap::Args;

/// Flags of `demo`.
#[derive(Args)]
pub struct DemoArgs {
    /// Port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Runs the demo.
pub async fn run(_args: DemoArgs) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not yet")
}
