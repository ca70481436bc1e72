//! The `ledgerdesk` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    ledgerdesk::cli::main().await
}
