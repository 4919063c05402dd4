//! Edits of the shape of the outline: add, delete, duplicate, move. Never touches what an item says or costs.

use super::cell::{Cell, Reason, Refusal};
use super::find;
use super::numbers::{Siblings, renumbered};
use crate::plan::{Id, Item, Kind, Line, Outline, Plan};
use crate::plan::{Move, Place};
use std::sync::Arc;

/// A place between two items.
struct Spot {
    /// Where the item there will stand.
    position: usize,
    /// Its level.
    depth: usize,
    /// The group it will be in.
    group: Option<Id>,
}

/// Adds that many empty groups or blank lines, one after the other.
pub(super) fn add(plan: &mut Plan, cell: Cell, (group, many): (bool, usize), place: Place) -> Result<(), Refusal> {
    let spot = spot(&plan.outline, cell, place)?;
    let first = plan.next_id;
    let mut new = Vec::with_capacity(many);
    for _ in 0..many {
        let kind = if group { Kind::Group } else { Kind::Line(Line::default()) };
        new.push(Arc::new(Item::new(find::new_id(plan, cell)?, spot.depth, kind)));
    }
    let mut items = plan.outline.items().to_vec();
    items.splice(spot.position..spot.position, new);
    let outline = find::outline(cell, items)?;
    plan.outline = renumbered(outline, cell, Siblings { group: spot.group, new: first..plan.next_id, gone: None })?;
    Ok(())
}

/// Deletes the item of the cell and all below it, and what is said about them elsewhere.
pub(super) fn delete(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let number = find::item(plan, cell)?.number.clone();
    let group = group_of(&plan.outline, find::id(cell));
    let (rest, deleted) = cut(&plan.outline, cell)?;
    plan.outline = renumbered(rest, cell, Siblings { group, new: 0..0, gone: Some(&number) })?;
    let gone = |id: Id| deleted.iter().any(|item| item.id == id);
    for target in &mut plan.targets {
        target.contributions.retain(|contribution| !gone(contribution.item));
    }
    plan.ceilings.retain(|ceiling| !ceiling.item.is_some_and(gone));
    for norm in &mut plan.norms {
        norm.lines.retain(|line| !gone(*line));
    }
    plan.ranges.retain(|range| !gone(range.item));
    plan.holds.retain(|hold| !gone(hold.item));
    Ok(())
}

/// Puts a copy of the item of the cell, with all below it, after it.
pub(super) fn duplicate(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let spot = spot(&plan.outline, cell, Place::After(find::id(cell)))?;
    let first = plan.next_id;
    let mut copies = cut(&plan.outline, cell)?.1;
    for copy in &mut copies {
        Arc::make_mut(copy).id = find::new_id(plan, cell)?;
    }
    let outline = paste(&plan.outline, cell, &spot, copies)?;
    plan.outline =
        renumbered(outline, cell, Siblings { group: spot.group, new: first..first.saturating_add(1), gone: None })?;
    Ok(())
}

/// Moves the item of the cell and all below it.
pub(super) fn shift(plan: &mut Plan, cell: Cell, to: Move) -> Result<(), Refusal> {
    let (id, number) = (find::id(cell), find::item(plan, cell)?.number.clone());
    let from = group_of(&plan.outline, id);
    let place = destination(&plan.outline, cell, to)?;
    let (rest, moved) = cut(&plan.outline, cell)?;
    let named = match place {
        Place::After(named) => Some(named),
        Place::In { group, .. } => group,
    };
    if moved.iter().any(|item| Some(item.id) == named) {
        return Err(cell.refuse(Reason::IntoItself));
    }
    let spot = spot(&rest, cell, place)?;
    let mut outline = paste(&rest, cell, &spot, moved)?;
    if from == spot.group {
        plan.outline = renumbered(outline, cell, Siblings { group: from, new: 0..0, gone: None })?;
        return Ok(());
    }
    outline = renumbered(outline, cell, Siblings { group: from, new: 0..0, gone: Some(&number) })?;
    plan.outline =
        renumbered(outline, cell, Siblings { group: spot.group, new: id..id.saturating_add(1), gone: None })?;
    Ok(())
}

/// Where a move leads.
fn destination(outline: &Outline, cell: Cell, to: Move) -> Result<Place, Refusal> {
    let (id, refuse) = (find::id(cell), |reason| Err(cell.refuse(reason)));
    let group = group_of(outline, id);
    let siblings = siblings(outline, group);
    let at = siblings.iter().position(|sibling| sibling.id == id).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| siblings.get(at));
    match (to, before, group) {
        (Move::To(place), ..) => Ok(place),
        (Move::Up | Move::Indent, None, _) => refuse(Reason::First),
        (Move::Up, Some(_), _) => Ok(Place::In { group, position: at.saturating_sub(1) }),
        (Move::Down, ..) if at.saturating_add(1) == siblings.len() => refuse(Reason::Last),
        (Move::Down, ..) => Ok(Place::In { group, position: at.saturating_add(1) }),
        (Move::Indent, Some(before), _) if before.is_group() => {
            Ok(Place::In { group: Some(before.id), position: usize::MAX })
        }
        (Move::Indent, Some(line), _) => refuse(Reason::AfterLine(line.id)),
        (Move::Outdent, _, Some(group)) => Ok(Place::After(group)),
        (Move::Outdent, _, None) => refuse(Reason::Top),
    }
}

/// The group that an item is in; `None` at the top.
fn group_of(outline: &Outline, id: Id) -> Option<Id> {
    let group = outline.parent(outline.position(id)?)?;
    outline.items().get(group).map(|item| item.id)
}

/// The items in that group, or those at the top.
fn siblings(outline: &Outline, group: Option<Id>) -> Vec<&Arc<Item>> {
    let positions = outline.children(group.and_then(|group| outline.position(group)));
    positions.into_iter().filter_map(|position| outline.items().get(position)).collect()
}

/// The outline without the item of the cell and all below it, and those.
fn cut(outline: &Outline, cell: Cell) -> Result<(Outline, Vec<Arc<Item>>), Refusal> {
    let id = find::id(cell);
    let position = outline.position(id).ok_or_else(|| cell.refuse(Reason::Missing(id)))?;
    let mut rest = outline.items().to_vec();
    let cut = rest.drain(outline.subtree(position)).collect();
    Ok((find::outline(cell, rest)?, cut))
}

/// The outline with those items, a subtree, at that place.
fn paste(outline: &Outline, cell: Cell, spot: &Spot, mut subtree: Vec<Arc<Item>>) -> Result<Outline, Refusal> {
    let top = subtree.first().map_or(0, |item| item.depth);
    for item in &mut subtree {
        let depth = item.depth.saturating_sub(top).saturating_add(spot.depth);
        if item.depth != depth {
            Arc::make_mut(item).depth = depth;
        }
    }
    let mut items = outline.items().to_vec();
    items.splice(spot.position..spot.position, subtree);
    find::outline(cell, items)
}

fn spot(outline: &Outline, cell: Cell, place: Place) -> Result<Spot, Refusal> {
    let position_of = |id: Id| outline.position(id).ok_or_else(|| cell.refuse(Reason::Missing(id)));
    let depth_at = |position: usize| outline.items().get(position).map_or(0, |item| item.depth);
    match place {
        Place::After(id) => {
            let position = position_of(id)?;
            let (end, depth) = (outline.subtree(position).end, depth_at(position));
            Ok(Spot { position: end, depth, group: group_of(outline, id) })
        }
        Place::In { group, position } => {
            let parent = group.map(position_of).transpose()?;
            if let Some(line) = parent.and_then(|at| outline.items().get(at)).filter(|item| !item.is_group()) {
                return Err(cell.refuse(Reason::NotAGroup(line.id)));
            }
            let end = parent.map_or(outline.len(), |at| outline.subtree(at).end);
            let position = outline.children(parent).get(position).copied().unwrap_or(end);
            let depth = parent.map_or(0, |at| depth_at(at).saturating_add(1));
            Ok(Spot { position, depth, group })
        }
    }
}
