//! From one hit to the next. Goes around at the ends; looks for nothing itself.

use super::Hit;
use crate::entry::Column;
use crate::plan::{Id, Plan};

/// Which hit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The one at the cell, or the next after it.
    Here,
    /// The next after the cell.
    Forward,
    /// The last before the cell.
    Back,
}

/// The position of a hit seen from a cell; without a cell, from before the first one. `None` only without hits.
pub fn next(plan: &Plan, hits: &[Hit], from: Option<(Id, Column)>, way: Way) -> Option<usize> {
    let last = hits.len().checked_sub(1)?;
    let columns = Column::of(plan);
    let place = |item: Id, column: Column| {
        Some((plan.outline.position(item)?, columns.iter().position(|other| *other == column)?))
    };
    let Some(from) = from.and_then(|(item, column)| place(item, column)) else {
        return Some(if way == Way::Back { last } else { 0 });
    };
    let before = hits.partition_point(|hit| place(hit.item, hit.column).is_some_and(|at| at < from));
    let here = hits.get(before).is_some_and(|hit| place(hit.item, hit.column) == Some(from));
    let next = match way {
        Way::Here => before,
        Way::Forward => before.saturating_add(usize::from(here)),
        Way::Back => before.checked_sub(1).unwrap_or(last),
    };
    Some(if next > last { 0 } else { next })
}
