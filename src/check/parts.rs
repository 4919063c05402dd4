//! The checks in parts, so that whoever runs them can do something else in between. Checks nothing itself.

use super::{Finding, claims, figures, ordered, rules};
use crate::calc::Report;
use crate::plan::Plan;
use std::sync::Arc;

/// [`check`](super::check) in parts.
pub struct Checking {
    /// As it is corrected.
    plan: Arc<Plan>,
    report: Arc<Report>,
    next: usize,
    found: Vec<Finding>,
}

impl Checking {
    /// The checks of a plan and its report, of which none ran yet.
    pub fn new(plan: &Arc<Plan>, report: Arc<Report>) -> Self {
        let plan = if plan.corrections.is_empty() { plan.clone() } else { Arc::new(plan.corrected().into_owned()) };
        Self { plan, report, next: 0, found: Vec::new() }
    }

    /// Runs the next part; the findings once there is none left.
    pub fn step(&mut self) -> Option<Vec<Finding>> {
        if self.next < PARTS {
            self.found.extend(part(&self.plan, &self.report, self.next));
            self.next = self.next.saturating_add(1);
            return None;
        }
        Some(ordered(&self.plan, std::mem::take(&mut self.found)))
    }
}

/// What is printed, and then each rule.
pub(super) const PARTS: usize = 1_usize.saturating_add(rules::RULES.len());

/// What one of them finds.
pub(super) fn part(plan: &Plan, report: &Report, at: usize) -> Vec<Finding> {
    let Some(rule) = at.checked_sub(1) else {
        let printed = figures::as_printed(plan, report);
        return claims::findings(plan, &printed, &figures::judge_all(plan, &printed));
    };
    rules::RULES.get(rule).map_or_else(Vec::new, |rule| rule(plan, report))
}

#[cfg(test)]
mod tests {
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
        let found = std::iter::from_fn(|| Some(checking.step())).take(PARTS + 1).flatten().collect::<Vec<_>>();
        assert_eq!(found, [check(&plan, &report)]);
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
}
