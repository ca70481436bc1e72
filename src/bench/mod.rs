//! `ledgerdesk bench`: one run, medians, beside the machine's own limits and the stock event stores.

pub mod measure;
pub mod raw;
pub mod stock;
pub mod work;

use std::process::ExitCode;

use clap::Args;

/// Flags of `bench`.
#[derive(Args)]
pub struct BenchArgs {
    /// Seconds per measurement
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

/// Runs the benchmarks.
pub async fn run(_args: BenchArgs, _database_url: Option<String>) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not yet")
}
