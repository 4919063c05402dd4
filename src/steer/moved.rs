//! Which lines come to something else in a plan that was made of another. Makes none itself.

use crate::calc::{Report, Row};
use crate::money::Money;
use crate::plan::{Id, Plan};

/// A line whose total moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The line.
    pub item: Id,
    /// Its total before; `None`: blank, or not there.
    pub from: Option<Money>,
    /// Its total after; `None`: blank, or not there.
    pub to: Option<Money>,
}

/// The lines whose totals differ from one plan to another that was made of it, in the order of the plan; those that are gone
/// come last.
pub fn moves(before: (&Plan, &Report), after: (&Plan, &Report)) -> Vec<Moved> {
    let total = |(plan, report): (&Plan, &Report), id: Id| report.total(Row::Item(plan.outline.position(id)?));
    let moved = |id: Id| Moved { item: id, from: total(before, id), to: total(after, id) };
    let lines = |(plan, _): (&Plan, &Report)| -> Vec<Id> {
        plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect()
    };
    let gone = lines(before).into_iter().filter(|id| after.0.outline.position(*id).is_none());
    let all = lines(after).into_iter().chain(gone).map(moved);
    all.filter(|moved| moved.from != moved.to).collect()
}
