//! Which lines cost something and serve no target. Says nothing of whether they should.

use super::report::{Report, Row};
use crate::plan::{Id, Plan};
use std::collections::BTreeSet;

/// The lines with money that no target names, in the order of the outline.
pub fn lines_without_target(plan: &Plan, report: &Report) -> Vec<Id> {
    let named: BTreeSet<Id> =
        plan.targets.iter().flat_map(|target| &target.contributions).map(|contribution| contribution.item).collect();
    let lines = plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let costs = |place: usize| report.total(Row::Item(place)).is_some_and(|total| !total.is_zero());
    lines.filter(|(place, item)| costs(*place) && !named.contains(&item.id)).map(|(_, item)| item.id).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::calc::compute;
    use crate::open::Seed;

    #[track_caller]
    fn check(name: &str, change: impl FnOnce(&mut Plan), lines: usize, without: &[Id]) {
        let mut plan = Seed::named(name).unwrap().plan().unwrap();
        change(&mut plan);
        let found = lines_without_target(&plan, &compute(&plan));
        assert_eq!(found.len(), lines, "{found:?}");
        assert!(without.iter().all(|id| !found.contains(id)), "{found:?}");
    }

    #[test]
    fn a_line_that_costs_and_serves_no_target_is_named() {
        check("dong-nai-2018", |_| (), 29, &[]);
        check("da-nang-2011-2015", |_| (), 15, &[31, 32, 33]);
        check("da-nang-2011-2015", |plan| plan.targets.clear(), 18, &[]);
    }
}
