//! Groups beside each other with the same lines, prices and counts: one of them may be a copy that was forgotten.

use super::spelling::same_label;
use super::{families, of_item};
use crate::calc::{Report, Row};
use crate::check::{Finding, Rule, Severity};
use crate::money::Money;
use crate::plan::{Item, Plan};
use std::collections::BTreeMap;

/// The fewest children that make a block.
const FEWEST: usize = 2;

pub(super) fn identical_block(plan: &Plan, report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    for family in families(&plan.outline) {
        // groups that cost the same and are as long: few enough to be compared one by one
        let mut alike: BTreeMap<(Money, usize), Vec<usize>> = BTreeMap::new();
        for row in family {
            let length = plan.outline.subtree(row).len();
            let total = report.total(Row::Item(row)).filter(|total| !total.is_zero());
            if let Some(total) = total.filter(|_| length > FEWEST) {
                alike.entry((total, length)).or_default().push(row);
            }
        }
        found.extend(alike.values().flat_map(|rows| copies(plan, rows)));
    }
    found
}

/// The later ones of groups that are the same, each with the first.
fn copies(plan: &Plan, rows: &[usize]) -> Vec<Finding> {
    let mut originals: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for row in rows {
        let original = originals.iter().find(|original| is_copy(plan, **original, *row));
        let Some(original) = original else {
            originals.push(*row);
            continue;
        };
        if let (Some(item), Some(original)) = (plan.outline.items().get(*row), plan.outline.items().get(*original)) {
            let finding = of_item(Rule::IdenticalBlock, Severity::Note, item);
            found.push(Finding { other: Some(original.id), ..finding });
        }
    }
    found
}

fn is_copy(plan: &Plan, one: usize, other: usize) -> bool {
    let below = |row: usize| plan.outline.items().get(plan.outline.subtree(row)).unwrap_or_default().iter().skip(1);
    let children = below(one).zip(below(other));
    plan.outline.children(Some(one)).len() >= FEWEST && children.into_iter().all(|(one, other)| is_same(one, other))
}

/// Whether the items cost the same for the same; their numbers, notes and prose are their own.
fn is_same(one: &Item, other: &Item) -> bool {
    let same_line = match (one.line(), other.line()) {
        (None, None) => true,
        (Some(one), Some(other)) => one.unit == other.unit && one.basis == other.basis,
        _ => false,
    };
    same_line && one.depth == other.depth && same_label(&one.label, &other.label)
}
