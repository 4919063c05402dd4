//! The printed numbers of items after a change among siblings. Asks `plan` how numbers are written.

use super::cell::{Cell, Refusal};
use super::find;
use crate::plan::{Id, Item, Outline, Parent, follow, renumber};
use std::ops::Range;
use std::sync::Arc;

/// Siblings after a change.
pub(super) struct Siblings<'a> {
    /// The group that they are in; `None` at the top.
    pub(super) group: Option<Id>,
    /// Those that were not among them before.
    pub(super) new: Range<Id>,
    /// The printed number of the one that is no longer among them.
    pub(super) gone: Option<&'a str>,
}

/// The outline with the siblings renumbered, and with numbers below them that repeat theirs following.
pub(super) fn renumbered(outline: Outline, cell: Cell, siblings: Siblings<'_>) -> Result<Outline, Refusal> {
    let group = siblings.group.and_then(|group| outline.position(group));
    let children = outline.children(group);
    let items = outline.items();
    let number = |position: &usize| {
        let item = items.get(*position).filter(|item| !siblings.new.contains(&item.id));
        item.map(|item| item.number.as_str())
    };
    // The one that left stands last, out of order, so that the others close the gap; where it was the last there is none.
    let gone = siblings.gone.map(Some);
    let old: Vec<Option<&str>> = children.iter().map(number).chain(gone).collect();
    let parent = group.and_then(|group| items.get(group)).map(|item| item.number.as_str());
    let new = renumber(&old, parent.map(|number| Parent { was: number, is: number }));
    let mut items = items.to_vec();
    for (position, number) in children.into_iter().zip(new) {
        let below = outline.subtree(position);
        renumber_subtree(items.get_mut(below).unwrap_or_default(), number);
    }
    find::outline(cell, items)
}

/// Gives the first item another number, and those below it what follows.
fn renumber_subtree(items: &mut [Arc<Item>], number: String) {
    let Some((top, below)) = items.split_first_mut() else { return };
    if top.number == number {
        return;
    }
    let depth = top.depth;
    let mut groups = vec![set_number(top, number)]; // the groups around the next item: its number before and after
    for item in below {
        groups.truncate(item.depth.saturating_sub(depth));
        let Some((was, is)) = groups.last() else { return };
        let number = follow(&item.number, Parent { was, is });
        groups.push(set_number(item, number));
    }
}

/// The number before and after.
fn set_number(item: &mut Arc<Item>, number: String) -> (String, String) {
    if item.number == number {
        return (number.clone(), number);
    }
    let old = std::mem::replace(&mut Arc::make_mut(item).number, number.clone());
    (old, number)
}
