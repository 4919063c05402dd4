//! The groups and lines of the merged plan. Asks `content` what they say and `numbers` how they are numbered.

use super::numbers::{Siblings, numbered};
use super::{Merging, Notice, Thing, refuse};
use crate::compare::shape::{Node, Place};
use crate::compare::{Choice, Field, Row, Stands};
use crate::edit::{Reason, Refusal};
use crate::plan::{Id, Item, Outline, OutlineError, Period};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An item on its way into the merged plan.
pub(super) struct Taken {
    pub(super) item: Arc<Item>,
    pub(super) parent: Option<Id>,
    /// Where it keeps its number from: an id of the left plan, or of the right one; `None` for what is there twice.
    pub(super) from: Option<Id>,
}

impl Merging<'_> {
    /// The outline of what was chosen.
    pub(super) fn outline(&mut self, period: Period) -> Result<Outline, Refusal> {
        let (left, right) = (&self.of.left.outline, &self.of.right.outline);
        let rows: BTreeMap<Id, &Row> = self.of.rows.iter().map(|row| (row.id, row)).collect();
        let nodes = self.nodes(&rows);
        let marks = self.marks(&nodes, &rows);
        let mut taken: Vec<Taken> = Vec::with_capacity(nodes.len());
        let mut twins: Vec<(usize, Id)> = Vec::new(); // at which depth the right one follows which item
        for node in &nodes {
            self.put_twins(&mut taken, &mut twins, node.depth, period);
            let row = rows.get(&node.id);
            let choice = row.map_or(Choice::Left, |row| self.choices.of_row(row));
            let (on_left, on_right) = (left.get(node.id), right.get(node.id));
            let says_right = on_left.is_none() || choice == Choice::Right && row.is_some_and(|row| row.says_another());
            let Some(item) = (if says_right { on_right } else { on_left }).or(on_left) else { continue };
            let mut item = self.content(item, says_right, period);
            let mark = marks.get(&node.id).copied().unwrap_or(item.edited);
            if item.depth != node.depth || item.edited != mark {
                let item = Arc::make_mut(&mut item);
                (item.depth, item.edited) = (node.depth, mark);
            }
            self.tell(node, row.map(|row| (row.stands, choice)));
            taken.push(Taken { item, parent: node.parent, from: Some(node.id) });
            if choice == Choice::Both {
                twins.push((node.depth, node.id));
            }
        }
        self.put_twins(&mut taken, &mut twins, 0, period);
        numbered(&mut taken, &Siblings { of: self.of, choices: self.choices, rows: &rows });
        Outline::from_items(taken.into_iter().map(|taken| taken.item).collect()).map_err(|error| {
            refuse(match error {
                OutlineError::TooDeep(_) => Reason::TooDeep,
                OutlineError::TooMany => Reason::TooMany,
                OutlineError::Orphan(id) => Reason::NotAGroup(id),
                OutlineError::DuplicateId(id) => Reason::Taken(id),
            })
        })
    }

    /// Which items are there, and where.
    fn nodes(&mut self, rows: &BTreeMap<Id, &Row>) -> Vec<Node> {
        let place = |id: Id, may_move: bool| {
            let Some(row) = rows.get(&id) else { return Place::Left };
            match (row.stands, self.choices.of_row(row)) {
                (Stands::Left, Choice::Right) | (Stands::Right, Choice::Left) => Place::Nowhere,
                (Stands::Left, _) => Place::Left,
                (Stands::Right, _) => Place::Right,
                (Stands::Both, Choice::Right) if may_move && row.fields.contains(&Field::Place) => Place::Right,
                (Stands::Both, _) => Place::Left,
            }
        };
        if let Some(nodes) = self.of.shape.woven(&|id| place(id, true)) {
            return nodes;
        }
        let is_line = |id: Id| self.of.left.outline.get(id).is_some_and(|item| !item.is_group());
        let nodes = self.of.shape.woven(&|id| place(id, is_line(id)));
        self.notices.insert(Notice::NotMoved);
        nodes.unwrap_or_default()
    }

    /// Says that an item is there that was not chosen.
    fn tell(&mut self, node: &Node, row: Option<(Stands, Choice)>) {
        if let Some((Stands::Left, Choice::Right) | (Stands::Right, Choice::Left)) = row {
            self.notices.insert(Notice::Kept(Thing::Item(node.id)));
        }
    }

    /// Puts what is there twice behind the item that it follows, once all that belongs to that is there.
    fn put_twins(&mut self, taken: &mut Vec<Taken>, twins: &mut Vec<(usize, Id)>, depth: usize, period: Period) {
        while let Some((_, id)) = twins.pop_if(|(level, _)| *level >= depth) {
            let right = &self.of.right.outline;
            let Some(first) = taken.iter().rev().find(|taken| taken.from == Some(id)) else { continue };
            let (top, parent) = (first.item.depth, first.parent);
            let range = right.position(id).map(|at| right.subtree(at)).unwrap_or_default();
            let items: Vec<Arc<Item>> = right.items().get(range).unwrap_or_default().to_vec();
            let shallow = items.first().map_or(0, |item| item.depth);
            let mut open: Vec<Id> = Vec::new();
            for item in items {
                let mut copy = Item::clone(&self.content(&item, true, period));
                let level = item.depth.saturating_sub(shallow);
                open.truncate(level);
                copy.id = self.fresh.take();
                copy.depth = top.saturating_add(level);
                copy.edited = copy.edited || self.is_foreign();
                let of = open.last().copied().or(parent);
                open.push(copy.id);
                taken.push(Taken { item: Arc::new(copy), parent: of, from: None });
            }
        }
    }

    /// Whether printed figures stay that the right plan does not have, so that what comes from there is no error of them.
    fn is_foreign(&self) -> bool {
        let printed = |thing: &&Thing| matches!(thing, Thing::Table(_));
        self.parts.keys().copied().filter(printed).any(|thing| self.chosen(thing) != Choice::Right)
    }

    /// The marks "changed since printed" that are not those of the plan that an item is taken from: a group in which
    /// something was chosen has the mark of the side that was, or of either, where both were.
    fn marks(&self, nodes: &[Node], rows: &BTreeMap<Id, &Row>) -> BTreeMap<Id, bool> {
        let foreign = self.is_foreign();
        let parents: BTreeMap<Id, Option<Id>> = nodes.iter().map(|node| (node.id, node.parent)).collect();
        let group_of = |id: Id| {
            let stood = || self.of.shape.parent(id, false).or_else(|| self.of.shape.parent(id, true)).flatten();
            parents.get(&id).copied().unwrap_or_else(stood)
        };
        let mut chosen: BTreeMap<Id, (bool, bool)> = BTreeMap::new(); // left, right
        for row in rows.values().filter(|row| row.has_choice()) {
            let choice = self.choices.of_row(row);
            let own = chosen.entry(row.id).or_default();
            *own = (own.0 || choice != Choice::Right, own.1 || choice == Choice::Right);
            let mut above = group_of(row.id);
            while let Some(group) = above {
                let slot = chosen.entry(group).or_default();
                *slot = (slot.0 || choice != Choice::Right, slot.1 || choice != Choice::Left);
                above = group_of(group);
            }
        }
        let mark = |node: &Node| {
            let sides = chosen.get(&node.id).copied().unwrap_or_default();
            let side = |plan: &crate::plan::Plan| plan.outline.get(node.id).map(|item| item.edited);
            let (left, right) = (side(&self.of.left), side(&self.of.right));
            let either = left.unwrap_or(false) || right.unwrap_or(false) || foreign;
            let mark = match sides {
                (false, false) => left.or(right),
                (false, true) => right.map(|right| right || foreign).or(Some(either)),
                (true, false) => left.or(Some(either)),
                (true, true) => Some(either),
            };
            Some((node.id, mark?))
        };
        nodes.iter().filter_map(mark).collect()
    }
}
