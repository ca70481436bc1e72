//! Limits and page numbers.

use crate::error::Problem;

const LIMIT_DEFAULT: u32 = 50;
const LIMIT_MAX: u32 = 200;

/// How many items, 50 where nothing is said.
pub(crate) fn checked_limit(limit: Option<u32>) -> Result<u32, Problem> {
    match limit {
        None => Ok(LIMIT_DEFAULT),
        Some(limit) if (1..=LIMIT_MAX).contains(&limit) => Ok(limit),
        Some(limit) => Err(Problem::invalid("limit", format!("`limit` must be from 1 to {LIMIT_MAX}, not {limit}"))),
    }
}

/// A page number from 1, which excludes a cursor.
pub(crate) fn checked_page(page: Option<u32>, cursor: Option<i64>) -> Result<Option<u32>, Problem> {
    match (page, cursor) {
        (Some(0), _) => Err(Problem::invalid("page", "pages are counted from 1")),
        (Some(_), Some(_)) => Err(Problem::invalid("page", "give `page` or `cursor`, not both")),
        (page, _) => Ok(page),
    }
}
