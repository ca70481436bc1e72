//! Orders and users that are always there, for demos and tests to name. Everything else of the seed is plausible filling.

/// A customer with one order of every kind.
pub const JOHN: &str = "johndoe123";
/// Another customer, with orders of her own.
pub const MARIA: &str = "maria_smm";

/// The provider most orders went to.
pub const SMMCOST: &str = "smmcost.com";
/// The other one.
pub const JAP: &str = "justanotherpanel";

/// John's: completed 3 days ago, 30 days refill, [`SMMCOST`], provider order 2323223.
pub const REFILLABLE: u64 = 54_321;
/// John's: in progress, [`SMMCOST`], provider order 6565655.
pub const IN_PROGRESS: u64 = 54_322;
/// John's: partial, lifetime refill, [`JAP`].
pub const PARTIAL_LIFETIME: u64 = 54_323;
/// John's: completed 45 days ago, 30 days refill: too late.
pub const WINDOW_OVER: u64 = 54_324;
/// John's: completed, no refill.
pub const NO_REFILL: u64 = 54_325;
/// John's: pending since an hour, starts within an hour.
pub const PENDING: u64 = 54_326;
/// John's: processing, [`JAP`].
pub const PROCESSING: u64 = 54_327;
/// John's: canceled.
pub const CANCELED: u64 = 54_328;
/// John's: completed, 30 days refill, a manual service: no provider.
pub const MANUAL: u64 = 54_329;
/// Maria's: completed 2 days ago, 60 days refill, [`SMMCOST`].
pub const OF_MARIA: u64 = 54_330;
/// John's: a seven-digit id, completed 4 days ago, written `R30`, [`JAP`].
pub const LONG_ID: u64 = 2_274_209;
/// No order has this id.
pub const MISSING: u64 = 99_999_999;
