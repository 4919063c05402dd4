//! Targets that detail another one ("trong đó") and cannot go with it. A detail is no part: figures are never added up or
//! compared, since 100% of those who trade may use e-mail where 65% trade.

use super::about;
use crate::calc::{Outlook, Report, TargetState};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::plan::{Id, Plan, Target};
use std::collections::BTreeMap;

pub(super) fn nested_target(plan: &Plan, report: &Report) -> Vec<Finding> {
    let both = || plan.targets.iter().zip(&report.targets);
    let mut details: BTreeMap<Id, Vec<(&Target, &Outlook)>> = BTreeMap::new();
    for (target, outlook) in both() {
        if let Some(parent) = target.parent {
            details.entry(parent).or_default().push((target, outlook));
        }
    }
    let found = both().filter_map(|(target, outlook)| Some((target, outlook, details.get(&target.id)?)));
    found
        .flat_map(|(target, outlook, below)| {
            let later = below.iter().filter_map(|(detail, _)| later(target, detail));
            later.chain(at_odds(outlook, below)).collect::<Vec<_>>()
        })
        .collect()
}

/// A detail that is to be reached after what it details.
fn later(target: &Target, detail: &Target) -> Option<Finding> {
    let (by, detail_by) = target.year.zip(detail.year)?;
    (detail_by > by).then(|| Finding {
        about: Some(detail.id),
        other: Some(target.id),
        detail: by.to_string(),
        ..Finding::new(Rule::NestedTarget, Severity::Note, about(None, Some(detail_by), None))
    })
}

/// A target that is reached while every detail with a figure falls short, or the other way round.
fn at_odds(outlook: &Outlook, details: &[(&Target, &Outlook)]) -> Option<Finding> {
    let judged = details.iter().filter(|(detail, _)| detail.goal.threshold().is_some());
    let states: Vec<TargetState> = judged.map(|(_, outlook)| outlook.state).collect();
    let all = |wanted: TargetState| !states.is_empty() && states.iter().all(|state| *state == wanted);
    let number = Some(Figure::Number(states.len().into()));
    let finding = Finding {
        about: Some(outlook.target),
        ..Finding::new(Rule::NestedTarget, Severity::Note, about(None, None, None))
    };
    match outlook.state {
        TargetState::Reached if all(TargetState::Short) => Some(Finding { computed: number, ..finding }),
        TargetState::Short if all(TargetState::Reached) => Some(Finding { stated: number, ..finding }),
        _ => None,
    }
}
