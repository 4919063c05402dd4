//! Edits of what a planner knows beside the figures: ranges, what a cut must leave, how much targets count. Computes nothing.

use super::cell::{Cell, Reason, Refusal};
use super::{accept, find};
use crate::plan::{Hold, Id, Plan, Range, RangeOf, Weight};

/// Sets the range of a figure of the line of the cell; the item and figure in it mean nothing.
pub(super) fn set_range(plan: &mut Plan, cell: Cell, of: RangeOf, range: Option<Range>) -> Result<(), Refusal> {
    find::line(plan, cell)?;
    let item = find::id(cell);
    let range = range.map(|range| accept_range(cell, Range { item, of, ..range })).transpose()?;
    put(&mut plan.ranges, |range| (range.item, range.of), (item, of), range);
    Ok(())
}

fn accept_range(cell: Cell, range: Range) -> Result<Range, Refusal> {
    // a lump sum may take away from another
    let accept = if range.of == RangeOf::Amount { accept::signed } else { accept::number };
    let range = Range { low: accept(cell, range.low)?, high: accept(cell, range.high)?, ..range };
    if range.low > range.high { Err(cell.refuse(Reason::Reversed)) } else { Ok(range) }
}

/// Sets what a cut must leave of the line of the cell.
pub(super) fn set_hold(plan: &mut Plan, cell: Cell, hold: Hold) -> Result<(), Refusal> {
    find::line(plan, cell)?;
    let hold = Hold { least: hold.least.map(|least| accept::number(cell, least)).transpose()?, ..hold };
    put(&mut plan.holds, |hold| hold.item, hold.item, (!hold.is_none()).then_some(hold));
    Ok(())
}

/// Sets how much a target counts.
pub(super) fn set_weight(plan: &mut Plan, cell: Cell, target: Id, weight: u8) -> Result<(), Refusal> {
    find::known(cell, target, plan.targets.iter().map(|target| target.id))?;
    if weight > 100 {
        return Err(cell.refuse(Reason::OverHundred));
    }
    let weight = (weight != 1).then_some(Weight { target, weight });
    put(&mut plan.weights, |weight| weight.target, target, weight);
    Ok(())
}

/// Puts a thing into a sorted list in the place of the one of that name, or takes that out.
pub(super) fn put<T, K: Ord>(list: &mut Vec<T>, name: impl Fn(&T) -> K, of: K, thing: Option<T>) {
    match (list.binary_search_by_key(&of, name), thing) {
        (Ok(at), Some(thing)) => {
            if let Some(slot) = list.get_mut(at) {
                *slot = thing;
            }
        }
        (Ok(at), None) => drop(list.remove(at)),
        (Err(at), Some(thing)) => list.insert(at, thing),
        (Err(_), None) => {}
    }
}
