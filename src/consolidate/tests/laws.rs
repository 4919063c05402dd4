//! What holds for every few plans that become one.

use crate::calc::{Report, Row, compute};
use crate::consolidate::consolidate;
use crate::edit::arbitrary;
use crate::format::{read, write};
use crate::money::{Decimal, Money};
use crate::plan::Plan;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A random plan whose sources may stand in another order, under names written otherwise, and whose prices may rise.
fn plan() -> impl Strategy<Value = Plan> {
    let index = prop::collection::vec(prop::option::weighted(0.3, 1..=100_i64), 3);
    (arbitrary::plan(), any::<bool>(), any::<bool>(), index).prop_map(|(mut plan, turned, otherwise, index)| {
        if turned {
            plan.sources.reverse();
        }
        if otherwise {
            plan.sources.iter_mut().for_each(|source| source.name = source.name.to_uppercase().replace(' ', "  "));
        }
        let index = index.into_iter().take(plan.period.len()).map(|percent| percent.map(Decimal::from));
        plan.index = index.collect();
        if plan.index.iter().all(Option::is_none) {
            plan.index.clear();
        }
        plan
    })
}

/// What each source pays in each year, by its number, and what nobody pays.
fn by_source(plan: &Plan, report: &Report) -> BTreeMap<(String, u16), i128> {
    let mut sums = BTreeMap::new();
    let names = plan.sources.iter().map(|source| source.name.chars().filter(char::is_ascii_digit).collect::<String>());
    for (at, name) in names.chain([String::new()]).enumerate() {
        for (index, year) in plan.period.years().enumerate() {
            *sums.entry((name.clone(), year)).or_default() += report.share_in_year(Row::Plan, at, index).dong();
        }
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_whole_is_the_sum_of_its_plans(plans in prop::collection::vec(plan(), 1..=3)) {
        let whole = consolidate(&plans, "Chung");
        // some of the random figures are at the limits of what can be written
        prop_assume!(whole.is_ok());
        let whole = whole.unwrap();
        let report = compute(&whole);
        prop_assert_eq!(read(&write(&whole)), Ok(whole.clone()));
        let mut sums: BTreeMap<(String, u16), i128> = BTreeMap::new();
        let mut in_kind = Money::ZERO;
        let groups = whole.outline.children(None);
        prop_assert_eq!(groups.len(), plans.len());
        for (plan, group) in plans.iter().zip(groups) {
            let own = compute(plan);
            for (key, sum) in by_source(plan, &own) {
                *sums.entry(key).or_default() += sum;
            }
            in_kind = in_kind.plus(own.in_kind_total());
            for (index, year) in whole.period.years().enumerate() {
                let before = plan.period.index(year).and_then(|index| own.in_year(Row::Plan, index));
                prop_assert_eq!(report.in_year(Row::Item(group), index), before);
            }
        }
        let mut now = by_source(&whole, &report);
        prop_assert!(sums.iter().all(|(key, sum)| now.remove(key) == Some(*sum)));
        prop_assert!(now.values().all(|sum| *sum == 0), "years that no plan covers");
        prop_assert_eq!(report.in_kind_total(), in_kind);
    }

    #[test]
    fn one_plan_alone_keeps_its_texts(plan in arbitrary::plan()) {
        let whole = consolidate(std::slice::from_ref(&plan), "Chung").unwrap();
        let said = |plan: &Plan| plan.targets.iter().map(|target| target.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(said(&whole), said(&plan));
        let labels = |plan: &Plan| plan.outline.items().iter().map(|item| item.label.clone()).collect::<Vec<_>>();
        prop_assert_eq!(&labels(&whole)[1..], &labels(&plan)[..]);
        let counts = |plan: &Plan| (plan.sources.len(), plan.drivers.len(), plan.norms.len(), plan.ceilings.len());
        prop_assert_eq!(counts(&whole), counts(&plan));
    }
}
