//! Which rule an order falls under, and which lists of rules are refused.

use aggregates::eligibility::{RefillTerms, RuleSet, Service, ServiceRule};
use aggregates::values::OrderFacts;

use crate::support::samples::{facts, rule, service};

/// A rule for one service with a lifetime refill.
fn lifetime() -> ServiceRule {
    ServiceRule { service_ids: vec![101], refill: Some(RefillTerms::Lifetime), ..ServiceRule::default() }
}

fn set(rules: Vec<ServiceRule>) -> RuleSet {
    RuleSet::default().followed_by(rules).unwrap()
}

fn found(rule: ServiceRule, facts: &OrderFacts, listed: Option<&Service>) -> bool {
    set(vec![rule]).for_order(facts, listed).is_some()
}

#[test]
fn a_rule_fits_by_every_condition_it_gives() {
    let none = || ServiceRule { service_ids: Vec::new(), ..lifetime() };
    let by_name = |part: &str| ServiceRule { name_contains: Some(part.into()), ..none() };
    let by_category = |category: &str| ServiceRule { category: Some(category.into()), ..none() };
    let listed = service(101);
    assert!(found(lifetime(), &facts(), None));
    assert!(!found(lifetime(), &OrderFacts { service_id: None, ..facts() }, None));
    assert!(found(by_name("INSTAGRAM  followers"), &facts(), None));
    assert!(!found(by_name("tiktok"), &facts(), None));
    assert!(found(by_name("followers"), &OrderFacts { service_name: String::new(), ..facts() }, Some(&listed)));
    assert!(found(by_category("instagram"), &facts(), Some(&listed)));
    assert!(!found(by_category("instagram"), &facts(), None));
    assert!(found(rule(), &facts(), Some(&listed)));
    assert!(!found(ServiceRule { service_ids: vec![7], ..rule() }, &facts(), Some(&listed)));
}

#[test]
fn the_first_rule_that_fits_decides() {
    let rules = set(vec![ServiceRule { service_ids: vec![7], ..lifetime() }, lifetime(), rule()]);
    let in_force = rules.for_order(&facts(), Some(&service(101))).unwrap();
    assert_eq!((in_force.rule.id.as_str(), in_force.version), ("rule-3", 1));
}

#[test]
fn a_rule_without_an_id_gets_one_that_nobody_had() {
    let first = set(vec![lifetime(), ServiceRule { id: "own".into(), ..lifetime() }]);
    let ids = |set: &RuleSet| set.rules.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&first), ["rule-1", "own"]);
    let second = first.followed_by(Vec::new()).unwrap().followed_by(vec![lifetime()]).unwrap();
    assert_eq!((ids(&second), second.version), (vec!["rule-2".to_owned()], 3));
}

#[test]
fn what_is_wrong_with_a_list_is_told_with_its_place() {
    let good = lifetime;
    let wrong = [
        ServiceRule { service_ids: Vec::new(), ..good() },
        ServiceRule { refill: None, ..good() },
        ServiceRule { refill: Some(RefillTerms::Days(0)), ..good() },
        ServiceRule { refill: Some(RefillTerms::Days(3_651)), ..good() },
        ServiceRule { refills_max: Some(0), ..good() },
        ServiceRule { refill: Some(RefillTerms::None), refills_max: Some(1), ..good() },
        ServiceRule { start_seconds: Some(2_592_001), ..good() },
        ServiceRule { cooldown_seconds: Some(2_592_001), ..good() },
        ServiceRule { service_ids: vec![5, 0], ..good() },
        ServiceRule { service_ids: vec![1; 1_001], ..good() },
        ServiceRule { name_contains: Some("  ".into()), ..good() },
        ServiceRule { category: Some("x".repeat(201)), ..good() },
        ServiceRule { note: Some("x".repeat(501)), ..good() },
        ServiceRule { id: "a b".into(), ..good() },
        ServiceRule { id: "x".repeat(65), ..good() },
    ];
    let told = |rules: Vec<ServiceRule>| RuleSet::default().followed_by(rules).unwrap_err().to_string();
    let mut problems: Vec<String> = wrong.into_iter().map(|rule| told(vec![good(), rule])).collect();
    problems.push(told(vec![rule(), rule()]));
    problems.push(told(vec![good(); 501]));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/aggregates/eligibility");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_yaml_snapshot!("rules_that_are_refused", problems));
}
