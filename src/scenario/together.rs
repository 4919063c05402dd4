//! What several plans have, each thing once: the base first, and what only a variant has where it stands there. Knows
//! where things stand, never what they come to.

use crate::plan::{Id, Plan};
use std::collections::BTreeMap;

/// A thing that one or more sides have.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: Id,
    /// Whether each side has it, the base first.
    pub(super) has: Vec<bool>,
}

impl Entry {
    /// The side that has it first.
    pub(super) fn first(&self) -> usize {
        self.has.iter().position(|has| *has).unwrap_or_default()
    }
}

/// The things of those lists. What the base has is the same wherever it has that id; two variants may have given one id to
/// two things, which `alike` tells by the sides.
pub(super) fn together(lists: &[Vec<Id>], alike: &dyn Fn(Id, usize, usize) -> bool) -> Vec<Entry> {
    let mut known = Known::new(lists.len());
    for (side, ids) in lists.iter().enumerate() {
        for id in ids {
            known.entry(*id, side, &|entry, _| entry.first() == 0 || alike(*id, entry.first(), side));
        }
    }
    known.entries
}

/// The things that are known so far.
struct Known {
    entries: Vec<Entry>,
    places: BTreeMap<Id, Vec<usize>>,
    sides: usize,
}

impl Known {
    fn new(sides: usize) -> Self {
        Self { entries: Vec::new(), places: BTreeMap::new(), sides }
    }

    /// The place of the entry that a thing of a side is, which is new unless it is the same as another.
    fn entry(&mut self, id: Id, side: usize, alike: &dyn Fn(&Entry, usize) -> bool) -> usize {
        let known = self.places.entry(id).or_default();
        let is_same = |at: &usize| self.entries.get(*at).is_some_and(|entry| alike(entry, *at));
        let at = known.iter().copied().find(is_same).unwrap_or(self.entries.len());
        if at == self.entries.len() {
            known.push(at);
            self.entries.push(Entry { id, has: vec![false; self.sides] });
        }
        if let Some(slot) = self.entries.get_mut(at).and_then(|entry| entry.has.get_mut(side)) {
            *slot = true;
        }
        at
    }
}

/// A group or line that one or more sides have, with how deep it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) entry: Entry,
    pub(super) depth: usize,
}

/// What becomes of an item that stands in another group on another side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Moved {
    /// It stands where the first side has it.
    Once,
    /// It stands in either group, so that what is in a group adds up to it on every side.
    InEach,
}

/// The groups and lines of all plans in document order. What only a variant has stands after what it stands after there.
pub(super) fn outline(plans: &[&Plan], moved: Moved) -> Vec<Node> {
    let mut tree = Tree { known: Known::new(plans.len()), parents: Vec::new(), children: BTreeMap::new(), moved };
    for side in 0..plans.len() {
        tree.add(plans, side);
    }
    tree.nodes()
}

/// Which entry stands in which, and in which order.
struct Tree {
    known: Known,
    /// The group of each entry.
    parents: Vec<Option<usize>>,
    children: BTreeMap<Option<usize>, Vec<usize>>,
    moved: Moved,
}

impl Tree {
    /// Adds what a plan has and the plans before do not.
    fn add(&mut self, plans: &[&Plan], side: usize) {
        let label = |side: usize, id: Id| plans.get(side).and_then(|plan| plan.outline.get(id)).map(|item| &item.label);
        let Some(plan) = plans.get(side) else { return };
        let mut open: Vec<usize> = Vec::new();
        let mut before: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for item in plan.outline.items() {
            open.truncate(item.depth);
            let parent = open.last().copied();
            let entry = self.entry(item.id, side, parent, &|first| label(first, item.id) == Some(&item.label));
            open.push(entry);
            if entry == self.parents.len() {
                self.parents.push(parent);
                let siblings = self.children.entry(parent).or_default();
                // mostly the one before is the last
                let after = before.get(&parent).and_then(|before| siblings.iter().rposition(|it| it == before));
                siblings.insert(after.map_or(0, |at| at.saturating_add(1)), entry);
            }
            if self.parents.get(entry) == Some(&parent) {
                before.insert(parent, entry);
            }
        }
    }

    fn entry(&mut self, id: Id, side: usize, parent: Option<usize>, alike: &dyn Fn(usize) -> bool) -> usize {
        let Self { known, parents, moved, .. } = self;
        let stands = |at: usize| *moved == Moved::Once || parents.get(at) == Some(&parent);
        known.entry(id, side, &|entry, at| stands(at) && (entry.first() == 0 || alike(entry.first())))
    }

    fn nodes(mut self) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(self.parents.len());
        let mut open: Vec<(usize, usize)> = Vec::new();
        self.push(&mut open, None, 0);
        while let Some((at, depth)) = open.pop() {
            nodes.extend(self.known.entries.get(at).map(|entry| Node { entry: entry.clone(), depth }));
            self.push(&mut open, Some(at), depth.saturating_add(1));
        }
        nodes
    }

    fn push(&mut self, open: &mut Vec<(usize, usize)>, group: Option<usize>, depth: usize) {
        let inside = self.children.remove(&group).unwrap_or_default();
        open.extend(inside.into_iter().rev().map(|entry| (entry, depth)));
    }
}
