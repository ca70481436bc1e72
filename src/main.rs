//! The `ledgerdesk` program.

use std::process::ExitCode;

/// Commands allocate on one thread and free on another all the time, which the system's allocator does slowly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ledgerdesk::cli::main()
}
