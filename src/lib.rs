//! Ledgerdesk, the program: what is wired together here is described in `docs/`.

pub mod reactors;
