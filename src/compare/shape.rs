//! The trees of two aligned outlines, and one tree of both. Knows where items stand, never what they say.

use super::pairs::parents;
use crate::plan::{Id, Outline};
use std::collections::{BTreeMap, BTreeSet};

/// What is in each group, in order; `None` is the top.
type Children = BTreeMap<Option<Id>, Vec<Id>>;

/// Where the items of two plans stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    left: Children,
    right: Children,
    /// The group of each item on the left, and on the right.
    left_parents: BTreeMap<Id, Option<Id>>,
    right_parents: BTreeMap<Id, Option<Id>>,
    /// Items of both plans that stand in the same group, and in the same order to each other.
    fixed: BTreeSet<Id>,
    /// Groups of both plans in which the same items stand in the same order.
    alike: BTreeSet<Option<Id>>,
}

/// Where an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the left plan has it.
    Left,
    /// Where the right plan has it.
    Right,
    /// Nowhere.
    Nowhere,
}

/// An item in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) id: Id,
    pub(super) depth: usize,
    pub(super) parent: Option<Id>,
}

fn children(outline: &Outline) -> (Children, BTreeMap<Id, Option<Id>>) {
    let mut children = Children::from([(None, Vec::new())]);
    let mut of = BTreeMap::new();
    for (item, parent) in outline.items().iter().zip(parents(outline)) {
        children.entry(parent).or_default().push(item.id);
        of.insert(item.id, parent);
        if item.is_group() {
            children.entry(Some(item.id)).or_default();
        }
    }
    (children, of)
}

impl Shape {
    /// The shape of two outlines under the same ids.
    pub(super) fn of(left: &Outline, right: &Outline) -> Self {
        let ((left, left_parents), (right, right_parents)) = (children(left), children(right));
        let mut shape = Self { left, right, left_parents, right_parents, ..Self::default() };
        for (parent, ids) in &shape.left {
            let Some(others) = shape.right.get(parent) else { continue };
            shape.fixed.extend(in_order(ids, others));
            if ids == others {
                shape.alike.insert(*parent);
            }
        }
        shape
    }

    /// Whether an item of both plans stands elsewhere in the right one.
    pub(super) fn is_moved(&self, id: Id) -> bool {
        !self.fixed.contains(&id)
    }

    /// Whether the same items are in that group, in the same order.
    pub(super) fn is_alike(&self, group: Option<Id>) -> bool {
        self.alike.contains(&group)
    }

    /// What is in that group on the left, or on the right; `None` if there is no such group.
    pub(super) fn within(&self, group: Option<Id>, on_right: bool) -> Option<&[Id]> {
        let side = if on_right { &self.right } else { &self.left };
        side.get(&group).map(Vec::as_slice)
    }

    /// The group that an item is in there; `None` if it is not there.
    pub(super) fn parent(&self, id: Id, on_right: bool) -> Option<Option<Id>> {
        let side = if on_right { &self.right_parents } else { &self.left_parents };
        side.get(&id).copied()
    }

    /// Everything that stands in that group on that side, at any depth.
    pub(super) fn below(&self, group: Id, on_right: bool) -> Vec<Id> {
        let mut found = Vec::new();
        let mut open = vec![group];
        while let Some(id) = open.pop() {
            let inside = self.within(Some(id), on_right).unwrap_or_default();
            found.extend_from_slice(inside);
            open.extend_from_slice(inside);
        }
        found
    }

    /// One tree of both plans, in document order. What is fixed stands in it in any case; of the rest, what is placed on
    /// the left stands before what is placed on the right. A group stays or comes if anything in it does. `None` if
    /// groups would stand in each other.
    pub(super) fn woven(&self, place: &dyn Fn(Id) -> Place) -> Option<Vec<Node>> {
        let places = self.places(place);
        let of = |id: Id| places.get(&id).copied().unwrap_or(Place::Nowhere);
        let mut nodes = Vec::with_capacity(places.len());
        let mut open: Vec<Node> = self.siblings(None, 0, &of);
        open.reverse();
        while let Some(node) = open.pop() {
            nodes.push(node);
            let mut inside = self.siblings(Some(node.id), node.depth.saturating_add(1), &of);
            inside.reverse();
            open.append(&mut inside);
        }
        let wanted = places.values().filter(|place| **place != Place::Nowhere).count();
        (nodes.len() == wanted).then_some(nodes)
    }

    /// Where each item goes, once every group of one that goes somewhere does so, too.
    fn places(&self, place: &dyn Fn(Id) -> Place) -> BTreeMap<Id, Place> {
        let ids = self.left_parents.keys().chain(self.right_parents.keys());
        let mut places: BTreeMap<Id, Place> = ids.map(|id| (*id, place(*id))).collect();
        let ids: Vec<Id> = places.keys().copied().collect();
        for id in ids {
            let mut at = places.get(&id).copied().unwrap_or(Place::Nowhere);
            let mut of = id;
            while at != Place::Nowhere {
                let Some(Some(group)) = self.parent(of, at == Place::Right) else { break };
                let Some(slot) = places.get_mut(&group).filter(|slot| **slot == Place::Nowhere) else { break };
                *slot = if self.left_parents.contains_key(&group) { Place::Left } else { Place::Right };
                (of, at) = (group, *slot);
            }
        }
        places
    }

    fn siblings(&self, group: Option<Id>, depth: usize, place: &dyn Fn(Id) -> Place) -> Vec<Node> {
        let within = |on_right| self.within(group, on_right).unwrap_or_default();
        let ids = woven(within(false), within(true), &self.fixed, &|id| place(*id));
        ids.into_iter().map(|id| Node { id, depth, parent: group }).collect()
    }
}

/// One list of two, in which what is fixed stands in any case: what is placed left before what is placed right.
pub(super) fn woven<K: Ord + Clone>(
    left: &[K],
    right: &[K],
    fixed: &BTreeSet<K>,
    place: &dyn Fn(&K) -> Place,
) -> Vec<K> {
    let mut right = right.iter();
    let mut all = Vec::with_capacity(left.len());
    let is_placed_right = |one: &&K| !fixed.contains(*one) && place(one) == Place::Right;
    for one in left {
        if fixed.contains(one) {
            all.extend(right.by_ref().take_while(|other| *other != one).filter(is_placed_right).cloned());
            all.push(one.clone());
        } else if place(one) == Place::Left {
            all.push(one.clone());
        }
    }
    all.extend(right.filter(is_placed_right).cloned());
    all
}

/// The longest run of ids of both lists that stand in the same order in both.
pub(super) fn in_order(left: &[Id], right: &[Id]) -> Vec<Id> {
    let places: BTreeMap<Id, usize> = right.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let shared: Vec<(Id, usize)> = left.iter().filter_map(|id| Some((*id, *places.get(id)?))).collect();
    // for each length, the run that ends first; and for each id, the one before it in its run
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(shared.len());
    let place = |at: usize| shared.get(at).map(|(_, place)| *place);
    for (at, (_, here)) in shared.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end).is_some_and(|end| end < *here));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.extend(shared.get(at).map(|(id, _)| *id));
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}
