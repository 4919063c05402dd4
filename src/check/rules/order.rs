//! Numbers of items that are repeated, skip one or are out of order among their siblings.

use super::{families, of_item};
use crate::calc::Report;
use crate::check::{Finding, Rule, Severity};
use crate::plan::{Item, Plan, breaks};

pub(super) fn order(plan: &Plan, _: &Report) -> Vec<Finding> {
    let items = plan.outline.items();
    let mut found = Vec::new();
    for family in families(&plan.outline) {
        let siblings: Vec<(usize, &Item)> = family.iter().filter_map(|row| Some((*row, &**items.get(*row)?))).collect();
        let numbers: Vec<&str> = siblings.iter().map(|(_, item)| item.number.as_str()).collect();
        if numbers.iter().all(|number| number.is_empty()) {
            continue;
        }
        for (at, before) in breaks(&numbers) {
            if let (Some((_, item)), Some((_, before))) = (siblings.get(at), siblings.get(before)) {
                let finding = of_item(Rule::Order, Severity::Note, item);
                found.push(Finding { other: Some(before.id), ..finding });
            }
        }
    }
    found
}
