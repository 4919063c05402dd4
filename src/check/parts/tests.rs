//! The checks in parts find what the checks find at once.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::calc::compute;
use crate::check::check;
use crate::edit::arbitrary;
use crate::open::SEEDS;
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_find_what_the_checks_find(plan in arbitrary::plan()) {
        assert_same(plan);
    }
}
