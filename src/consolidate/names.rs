//! How plans are called beside each other, and names that nothing else has. Compares texts; never changes one that is
//! free.

use crate::find::spell;
use crate::money::LIMITS;
use crate::plan::{Plan, renumber};
use std::collections::BTreeSet;

/// A text as names are compared: without case, with its marks, one space wherever there are spaces.
pub(super) fn key(text: &str) -> String {
    spell(text.trim())
}

/// The outline numbers of so many groups: I, II, III.
pub(super) fn numbers(count: usize) -> Vec<String> {
    renumber(&vec![None; count], None)
}

/// Each plan by who issued it or else by its title, where that is its alone, otherwise by the number of its group.
pub(super) fn of_plans(plans: &[Plan]) -> Vec<String> {
    /// What stands before another name should not hide it.
    const MOST: usize = 100;
    let fields: [fn(&Plan) -> &str; 2] = [|plan| &plan.issuer, |plan| &plan.title];
    let fields = fields.map(|field| plans.iter().map(|plan| key(field(plan))).collect::<Vec<_>>());
    let alone = |keys: &[String], at: usize| {
        let own = keys.get(at).filter(|own| !own.is_empty());
        own.is_some_and(|own| keys.iter().filter(|other| *other == own).count() == 1)
    };
    let name = |((at, plan), number): ((usize, &Plan), String)| match &fields {
        [issuers, _] if alone(issuers, at) => plan.issuer.trim().chars().take(MOST).collect(),
        [_, titles] if alone(titles, at) => plan.title.trim().chars().take(MOST).collect(),
        _ => number,
    };
    plans.iter().enumerate().zip(numbers(plans.len())).map(name).collect()
}

/// A name with that of its plan before it, if so long a text may be.
pub(super) fn of_plan(plan: &str, name: &str) -> Option<String> {
    let text = [plan, ": ", name].concat();
    (text.chars().count() <= LIMITS.text).then_some(text)
}

/// The name, with a number after it if another has it, which then is taken.
pub(super) fn free(name: String, taken: &mut BTreeSet<String>) -> String {
    const ROOM: usize = 16; // for the number
    let numbered = |number: u32| {
        let start: String = name.chars().take(LIMITS.text.saturating_sub(ROOM)).collect();
        [&start, " (", &number.to_string(), ")"].concat()
    };
    let all = std::iter::once(name.clone()).chain((2..).map(numbered));
    let free = all.into_iter().find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}
