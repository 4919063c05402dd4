//! The checks in parts, so that whoever runs them can do something else in between. Checks nothing itself.

#[cfg(test)]
mod tests;

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
