//! Use cases: what can be done, by whoever asks, over whatever door. One folder per noun.
//!
//! A door makes a [`Cx`] (whose workspace, who asks and why, under which key), calls one function here, and words the answer or the
//! [`AppError`] for whom it speaks to.

pub mod channels;
pub mod customers;
mod cx;
mod error;
pub mod groups;
pub mod ids;
pub mod workspace;

pub use cx::{Cx, Lease};
pub use error::{AppError, Refusal};
