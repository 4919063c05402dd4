//! The checks in parts find what the checks find at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::calc::compute;
use crate::check::{Rule, check};
use crate::edit::{Command, apply, arbitrary};
use crate::open::SEEDS;
use crate::plan::Id;
use proptest::prelude::*;

fn assert_same(plan: Plan) {
    let (plan, report) = (Arc::new(plan.clone()), Arc::new(compute(&plan)));
    let mut checking = Checking::new(&plan, report.clone());
    let found = (0..10_000).find_map(|_| checking.step());
    assert_eq!(found, Some(check(&plan, &report)));
}

#[test]
fn the_parts_of_the_seeds_find_what_the_checks_find() {
    for seed in &SEEDS {
        assert_same(seed.plan().unwrap());
    }
}

#[test]
fn a_rule_goes_on_where_its_part_before_ended() {
    let mut plan = crate::open::Seed::named("dong-nai-2018").unwrap().plan().unwrap();
    for _ in 0..2 {
        let groups: Vec<Id> = plan.outline.children(None).into_iter().map(|at| plan.outline.items()[at].id).collect();
        for group in groups {
            plan = apply(&plan, &Command::DuplicateItem(group)).unwrap();
        }
    }
    let (plan, report) = (Arc::new(plan.clone()), Arc::new(compute(&plan)));
    let parts = plan.outline.len().div_ceil(LINES);
    assert!(parts > 2, "{} lines are too few", plan.outline.len());
    let hosting = check(&plan, &report).into_iter().filter(|finding| finding.rule == Rule::Recurring);
    let rows: Vec<usize> = hosting.filter_map(|it| plan.outline.position(it.subject.item?)).collect();
    assert!(rows.iter().any(|row| *row >= LINES), "nothing to find after the first part: {rows:?}");
    assert_same(Plan::clone(&plan));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_find_what_the_checks_find(plan in arbitrary::plan()) {
        assert_same(plan);
    }
}
