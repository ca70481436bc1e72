//! Which terms hold for an order, where several places state some.
//!
//! A rule of the operator wins. Then comes the name the order itself gives its service, then the name in the panel's list. Where no
//! name says anything of refills, the list's own mark counts: a service it marks as without refill has none.

use super::{RefillTerms, Service, ServiceRule, StartTerms, Terms};

/// Where terms were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Rule,
    ServiceName,
    ServiceList,
}

/// Terms with their sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsInForce {
    pub refill: RefillTerms,
    pub refill_source: Source,
    pub start: StartTerms,
    pub start_source: Source,
}

impl TermsInForce {
    /// The terms of an order whose service has this name, is listed so, and falls under this rule.
    pub fn of(name: &str, listed: Option<&Service>, rule: Option<&ServiceRule>) -> Self {
        let named = Terms::of_service_name(name);
        let list_named = listed.map(|service| Terms::of_service_name(&service.name));
        let (refill, refill_source) = match (rule.and_then(|rule| rule.refill), &named.refill, &list_named) {
            (Some(refill), _, _) => (refill, Source::Rule),
            (None, RefillTerms::Unknown, Some(list)) if list.refill != RefillTerms::Unknown => {
                (list.refill, Source::ServiceList)
            }
            (None, RefillTerms::Unknown, _) if listed.is_some_and(|service| service.refill == Some(false)) => {
                (RefillTerms::None, Source::ServiceList)
            }
            (None, refill, _) => (*refill, Source::ServiceName),
        };
        let (start, start_source) = match (rule.and_then(|rule| rule.start_seconds), &named.start, &list_named) {
            (Some(seconds), _, _) => (StartTerms::Within { seconds }, Source::Rule),
            (None, StartTerms::Unknown, Some(list)) if list.start != StartTerms::Unknown => {
                (list.start, Source::ServiceList)
            }
            (None, start, _) => (*start, Source::ServiceName),
        };
        Self { refill, refill_source, start, start_source }
    }
}
