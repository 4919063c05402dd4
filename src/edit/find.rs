//! Finding what a command is about, and putting it back changed. Changes nothing of its own accord.

use super::cell::{Cell, Reason, Refusal};
use crate::plan::{Id, Item, Kind, Line, Outline, OutlineError, Plan};
use std::sync::Arc;

/// The id of the cell's thing; 0 is never given to one.
pub(super) fn id(cell: Cell) -> Id {
    cell.of.unwrap_or_default()
}

/// The item of the cell.
pub(super) fn item(plan: &Plan, cell: Cell) -> Result<&Arc<Item>, Refusal> {
    plan.outline.get(id(cell)).ok_or_else(|| cell.refuse(Reason::Missing(id(cell))))
}

/// A copy of the line of the cell, to be changed and put back by [`put_line`].
pub(super) fn line(plan: &Plan, cell: Cell) -> Result<Line, Refusal> {
    item(plan, cell)?.line().cloned().ok_or_else(|| cell.refuse(Reason::NotALine(id(cell))))
}

/// Puts a changed item in the place of the one with its id.
pub(super) fn put_item(plan: &mut Plan, item: Item) {
    plan.outline.change(item.id, |slot| *slot = item);
}

/// Puts a changed line in the place of the cell's line.
pub(super) fn put_line(plan: &mut Plan, cell: Cell, line: Line) {
    plan.outline.change(id(cell), |item| item.kind = Kind::Line(line));
}

/// Refuses an id in a command that is none of the ids there are.
pub(super) fn known(cell: Cell, id: Id, mut ids: impl Iterator<Item = Id>) -> Result<(), Refusal> {
    if ids.any(|known| known == id) { Ok(()) } else { Err(cell.refuse(Reason::Missing(id))) }
}

/// Refuses ids in a command that are not those of lines, or not each there once.
pub(super) fn lines(plan: &Plan, cell: Cell, mut ids: Vec<Id>) -> Result<(), Refusal> {
    for &id in &ids {
        let item = plan.outline.get(id).ok_or_else(|| cell.refuse(Reason::Missing(id)))?;
        if item.is_group() {
            return Err(cell.refuse(Reason::NotALine(id)));
        }
    }
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        Some(id) => Err(cell.refuse(Reason::Taken(*id))),
        None => Ok(()),
    }
}

/// A new id for something that the cell's command adds.
pub(super) fn new_id(plan: &mut Plan, cell: Cell) -> Result<Id, Refusal> {
    // the largest id is never given away: the next one would have to be larger
    if plan.next_id == Id::MAX { Err(cell.refuse(Reason::NoIds)) } else { Ok(plan.take_id()) }
}

/// The outline of those items, unless they are none.
pub(super) fn outline(cell: Cell, items: Vec<Arc<Item>>) -> Result<Outline, Refusal> {
    Outline::from_items(items).map_err(|error| {
        cell.refuse(match error {
            OutlineError::Orphan(id) => Reason::NotAGroup(id),
            OutlineError::TooDeep(_) => Reason::TooDeep,
            OutlineError::DuplicateId(id) => Reason::Taken(id),
            OutlineError::TooMany => Reason::TooMany,
        })
    })
}
