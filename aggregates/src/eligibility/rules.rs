//! The operator's rules: terms for services, which win over what names and the panel's list say (EL3).
//!
//! Rules are a list. The first one that fits a service decides, and only by the terms it states: where it is silent, the next best
//! place is asked, not the next rule. The list has a version that grows with every change, so the log can say which rule of which
//! version decided.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{RefillTerms, Service};
use crate::text::{fold, plain};
use crate::values::{OrderAction, OrderFacts, OrderStatus};

/// Rules at most in a list.
pub const RULES_AT_MOST: usize = 500;
/// Services at most that a rule names by their ids.
pub const SERVICE_IDS_AT_MOST: usize = 1_000;
/// Days a refill window may have.
pub const REFILL_DAYS: RangeInclusive<u32> = 1..=3_650;
/// How many refills an order may be limited to.
pub const REFILLS_MAX: RangeInclusive<u32> = 1..=1_000;
/// Seconds an order may have to start.
pub const START_SECONDS: RangeInclusive<u32> = 0..=2_592_000;
/// Seconds between two requests.
pub const COOLDOWN_SECONDS: RangeInclusive<u32> = 0..=2_592_000;

const ID_MAX_CHARS: usize = 64;
const TEXT_MAX_CHARS: usize = 200;
const NOTE_MAX_CHARS: usize = 500;
/// Ids of rules that were given none begin so.
const NUMBERED: &str = "rule-";

/// One rule: which services, and their terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRule {
    /// Names the rule in the log. Empty in a new list: the next `rule-<number>` is given.
    pub id: String,
    /// Of these services. Where more than one condition is given, all must hold.
    pub service_ids: Vec<u64>,
    /// Of services whose name holds this text, in any case.
    pub name_contains: Option<String>,
    /// Of services the panel lists under this category, in any case.
    pub category: Option<String>,
    pub refill: Option<RefillTerms>,
    /// How many refills one order may have.
    pub refills_max: Option<u32>,
    /// Seconds an order may take to start.
    pub start_seconds: Option<u32>,
    /// Statuses in which an action is allowed; actions left out go by the workspace's settings.
    pub statuses: BTreeMap<OrderAction, Vec<OrderStatus>>,
    /// Instead of the workspace's `cooldown_seconds`.
    pub cooldown_seconds: Option<u32>,
    /// For the team.
    pub note: Option<String>,
}

/// The list in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// 1, 2, 3 …; 0 = there never were any.
    pub version: u32,
    pub rules: Vec<ServiceRule>,
    /// Highest number given to a rule without an id, ever.
    pub numbered: u32,
    #[serde(skip)]
    texts: Comparable,
}

/// The texts of a list's rules, made comparable the first time they are looked at: a list has hundreds, and every decision asks them.
#[derive(Clone, Debug, Default)]
struct Comparable(OnceLock<Vec<RuleTexts>>);

#[derive(Clone, Debug)]
struct RuleTexts {
    name_contains: Option<String>,
    category: Option<String>,
}

/// They follow from the rules, so they tell nothing more.
impl PartialEq for Comparable {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Comparable {}

/// The rule an order falls under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleInForce {
    /// Of the list.
    pub version: u32,
    pub rule: ServiceRule,
}

/// What is wrong with a list: where, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {problem}")]
pub struct RuleProblem {
    /// `items[3].refill_days`.
    pub field: String,
    pub problem: String,
}

impl RuleProblem {
    /// A problem with one field of the rule at this place, counted from 0.
    pub fn new(index: usize, field: &str, problem: impl Into<String>) -> Self {
        Self { field: format!("items[{index}].{field}"), problem: problem.into() }
    }
}

impl ServiceRule {
    /// Whether it is about this service. `texts` are its own.
    fn fits(&self, texts: &RuleTexts, service: &Sought) -> bool {
        let by_id = self.service_ids.is_empty() || service.id.is_some_and(|id| self.service_ids.contains(&id));
        let has_name = |part: &String| service.names.iter().any(|name| name.contains(part));
        let has_category = |category: &String| service.category.as_ref() == Some(category);
        by_id && texts.name_contains.as_ref().is_none_or(has_name) && texts.category.as_ref().is_none_or(has_category)
    }

    fn checked(mut self, index: usize) -> Result<Self, RuleProblem> {
        let wrong = |field: &str, problem: String| RuleProblem::new(index, field, problem);
        self.id = self.id.trim().to_owned();
        let id_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
        if self.id.len() > ID_MAX_CHARS || !self.id.chars().all(id_letter) {
            let allowed = format!("may have up to {ID_MAX_CHARS} letters, digits, `-`, `_` and `.`, not `{}`", self.id);
            return Err(wrong("id", allowed));
        }
        if self.service_ids.len() > SERVICE_IDS_AT_MOST {
            return Err(wrong(
                "service_ids",
                format!("may name {SERVICE_IDS_AT_MOST} services at most; this names {}", self.service_ids.len()),
            ));
        }
        if let Some(place) = self.service_ids.iter().position(|id| *id == 0) {
            return Err(wrong(&format!("service_ids[{place}]"), "must be 1 or more".to_owned()));
        }
        for (field, text, max) in [
            ("name_contains", &mut self.name_contains, TEXT_MAX_CHARS),
            ("category", &mut self.category, TEXT_MAX_CHARS),
            ("note", &mut self.note, NOTE_MAX_CHARS),
        ] {
            if let Some(given) = text {
                *given = given.trim().to_owned();
                let length = given.chars().count();
                if length > max {
                    return Err(wrong(field, format!("may have {max} characters at most; this has {length}")));
                }
                if given.is_empty() && field != "note" {
                    return Err(wrong(field, "is empty: leave it out, or give a text".to_owned()));
                }
            }
        }
        self.note = self.note.filter(|note| !note.is_empty());
        if self.service_ids.is_empty() && self.name_contains.is_none() && self.category.is_none() {
            let what = "names no service: give `service_ids`, `name_contains` or `category`";
            return Err(wrong("service_ids", what.to_owned()));
        }
        self.check_terms(index)?;
        Ok(self)
    }

    fn check_terms(&self, index: usize) -> Result<(), RuleProblem> {
        let days = match self.refill {
            Some(RefillTerms::Days(days)) => Some(days),
            Some(RefillTerms::Unknown | RefillTerms::None | RefillTerms::Lifetime) | None => None,
        };
        for (field, given, range) in [
            ("refill_days", days, REFILL_DAYS),
            ("refills_max", self.refills_max, REFILLS_MAX),
            ("start_seconds", self.start_seconds, START_SECONDS),
            ("cooldown_seconds", self.cooldown_seconds, COOLDOWN_SECONDS),
        ] {
            if let Some(given) = given.filter(|given| !range.contains(given)) {
                let allowed = format!("must be from {} to {}, not {given}", range.start(), range.end());
                return Err(RuleProblem::new(index, field, allowed));
            }
        }
        if self.refill == Some(RefillTerms::None) && self.refills_max.is_some() {
            return Err(RuleProblem::new(index, "refills_max", "makes no sense where `refill` is `none`"));
        }
        let states_nothing = self.refill.is_none()
            && self.refills_max.is_none()
            && self.start_seconds.is_none()
            && self.statuses.is_empty()
            && self.cooldown_seconds.is_none();
        if states_nothing {
            let terms = "`refill`, `refill_days`, `refills_max`, `start_seconds`, `statuses` or `cooldown_seconds`";
            return Err(RuleProblem::new(
                index,
                "refill",
                format!("is missing, and so is every other term: give {terms}"),
            ));
        }
        Ok(())
    }
}

/// What rules go by of one order's service, made comparable once for all of them.
struct Sought {
    id: Option<u64>,
    /// As the order calls it, and as the panel lists it.
    names: Vec<String>,
    category: Option<String>,
}

impl Sought {
    fn of(facts: &OrderFacts, listed: Option<&Service>) -> Self {
        let names = std::iter::once(facts.service_name.as_str()).chain(listed.map(|service| service.name.as_str()));
        Self {
            id: facts.service_id,
            names: names.map(comparable).collect(),
            category: listed.and_then(|service| service.category.as_deref()).map(comparable),
        }
    }
}

impl RuleTexts {
    fn of(rule: &ServiceRule) -> Self {
        let comparable = |text: &Option<String>| text.as_deref().map(comparable);
        Self { name_contains: comparable(&rule.name_contains), category: comparable(&rule.category) }
    }
}

impl RuleSet {
    /// A list in force.
    pub fn new(version: u32, rules: Vec<ServiceRule>, numbered: u32) -> Self {
        Self { version, rules, numbered, texts: Comparable::default() }
    }

    /// The first rule that fits an order.
    pub fn for_order(&self, facts: &OrderFacts, listed: Option<&Service>) -> Option<RuleInForce> {
        let service = Sought::of(facts, listed);
        let texts = self.texts.0.get_or_init(|| self.rules.iter().map(RuleTexts::of).collect());
        let (rule, _) = self.rules.iter().zip(texts).find(|(rule, texts)| rule.fits(texts, &service))?;
        Some(RuleInForce { version: self.version, rule: rule.clone() })
    }

    /// The list that would follow on this one, checked, with ids for rules that have none.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn followed_by(&self, rules: Vec<ServiceRule>) -> Result<Self, RuleProblem> {
        if rules.len() > RULES_AT_MOST {
            let problem = format!("may have {RULES_AT_MOST} rules at most; these are {}", rules.len());
            return Err(RuleProblem { field: "items".to_owned(), problem });
        }
        let mut next = Self::new(self.version + 1, Vec::with_capacity(rules.len()), self.numbered);
        for (index, rule) in rules.into_iter().enumerate() {
            next.rules.push(rule.checked(index)?);
        }
        let given = next.rules.iter().filter_map(|rule| number(&rule.id)).max();
        next.numbered = next.numbered.max(given.unwrap_or(0));
        let mut ids = BTreeSet::new();
        for (index, rule) in next.rules.iter_mut().enumerate() {
            if rule.id.is_empty() {
                next.numbered = next.numbered.saturating_add(1);
                rule.id = format!("{NUMBERED}{}", next.numbered);
            }
            if !ids.insert(rule.id.clone()) {
                return Err(RuleProblem::new(index, "id", format!("`{}` appears more than once", rule.id)));
            }
        }
        Ok(next)
    }
}

fn number(id: &str) -> Option<u32> {
    id.strip_prefix(NUMBERED)?.parse().ok()
}

fn comparable(text: &str) -> String {
    fold(&plain(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}
