//! Verifying and exporting a log.
