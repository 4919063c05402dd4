//! The checks in parts, so that whoever runs them can do something else in between. Checks nothing itself.

#[cfg(test)]
mod tests;

use super::rules::{LineRule, Looks};
use super::{Finding, claims, figures, ordered, rules};
use crate::calc::Report;
use crate::plan::Plan;
use std::sync::Arc;

/// Lines that a rule looks at in one part.
const LINES: usize = 64;

/// [`check`](super::check) in parts.
pub struct Checking {
    /// As it is corrected.
    plan: Arc<Plan>,
    report: Arc<Report>,
    next: usize,
    /// The rule that has begun, and the row where it goes on.
    begun: Option<(LineRule, usize)>,
    found: Vec<Finding>,
}

impl Checking {
    /// The checks of a plan and its report, of which none ran yet.
    pub fn new(plan: &Arc<Plan>, report: Arc<Report>) -> Self {
        let plan = if plan.corrections.is_empty() { plan.clone() } else { Arc::new(plan.corrected().into_owned()) };
        Self { plan, report, next: 0, begun: None, found: Vec::new() }
    }

    /// Runs the next part; the findings once there is none left.
    pub fn step(&mut self) -> Option<Vec<Finding>> {
        if self.next >= PARTS {
            return Some(ordered(&self.plan, std::mem::take(&mut self.found)));
        }
        let (plan, report) = (&*self.plan, &*self.report);
        let Some(prepare) = line_rule(self.next) else {
            self.found.extend(part(plan, report, self.next));
            self.next = self.next.saturating_add(1);
            return None;
        };
        let (mut rule, from) = self.begun.take().unwrap_or_else(|| (prepare(plan), 0));
        let to = from.saturating_add(LINES);
        self.found.extend((from..to).filter_map(|row| rule(plan, report, row)));
        if to < plan.outline.len() {
            self.begun = Some((rule, to));
        } else {
            self.next = self.next.saturating_add(1);
        }
        None
    }
}

/// What is printed, and then each rule.
pub(super) const PARTS: usize = 1_usize.saturating_add(rules::RULES.len());

/// What one of them finds.
pub(super) fn part(plan: &Plan, report: &Report, at: usize) -> Vec<Finding> {
    match rule(at) {
        None => {
            let printed = figures::as_printed(plan, report);
            claims::findings(plan, &printed, &figures::judge_all(plan, &printed))
        }
        Some(Looks::Through(rule)) => rule(plan, report),
        Some(Looks::AtEachLine(prepare)) => {
            let mut rule = prepare(plan);
            (0..plan.outline.len()).filter_map(|row| rule(plan, report, row)).collect()
        }
    }
}

fn rule(at: usize) -> Option<&'static Looks> {
    rules::RULES.get(at.checked_sub(1)?)
}

fn line_rule(at: usize) -> Option<fn(&Plan) -> LineRule> {
    match rule(at)? {
        Looks::AtEachLine(prepare) => Some(*prepare),
        Looks::Through(_) => None,
    }
}
