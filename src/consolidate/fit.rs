//! What the plans know beside the figures, in the whole. Never weighs what one plan says against another.

use super::Part;
use crate::plan::{Hold, Id, Plan, Range, Weight};
use std::collections::BTreeMap;

/// Takes over ranges and what a cut must leave of lines, and how much targets count.
pub(super) fn join(whole: &mut Plan, parts: &[Part<'_>]) {
    for part in parts {
        let ranges = part.laid.ranges.iter();
        whole.ranges.extend(ranges.filter_map(|range| Some(Range { item: part.id(range.item)?, ..*range })));
        let holds = part.laid.holds.iter();
        whole.holds.extend(holds.filter_map(|hold| Some(Hold { item: part.id(hold.item)?, ..*hold })));
    }
    whole.ranges.sort_by_key(|range| (range.item, range.of));
    whole.holds.sort_by_key(|hold| hold.item);
    let mut weights: BTreeMap<Id, Option<u8>> = BTreeMap::new();
    for part in parts {
        for target in &part.laid.targets {
            let weight = part.laid.weights.iter().find(|weight| weight.target == target.id);
            let weight = Some(weight.map_or(1, |weight| weight.weight));
            let Some(id) = part.id(target.id) else { continue };
            let agreed = weights.entry(id).or_insert(weight);
            *agreed = agreed.filter(|agreed| Some(*agreed) == weight);
        }
    }
    let said = weights.into_iter().filter_map(|(target, weight)| Some(Weight { target, weight: weight? }));
    whole.weights = said.filter(|weight| weight.weight != 1).collect();
}
