//! The printed numbers of the merged plan. Siblings that are all as one plan has them keep its numbers; others are
//! numbered as `plan` numbers after a change.

use super::outline::Taken;
use crate::compare::{Choice, Choices, Comparison, Field, Row, Thing};
use crate::plan::{Id, Outline, Parent, follow, renumber};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the numbers depend on.
pub(super) struct Siblings<'a> {
    pub(super) of: &'a Comparison,
    pub(super) choices: &'a Choices,
    pub(super) rows: &'a BTreeMap<Id, &'a Row>,
}

/// Numbers every item, parents before what is in them.
pub(super) fn numbered(taken: &mut [Taken], siblings: &Siblings<'_>) {
    let mut groups: BTreeMap<Option<Id>, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<Option<Id>> = Vec::new();
    for (at, one) in taken.iter().enumerate() {
        let members = groups.entry(one.parent).or_default();
        if members.is_empty() {
            order.push(one.parent);
        }
        members.push(at);
    }
    let mut numbers: BTreeMap<Id, String> = BTreeMap::new();
    for parent in order {
        let members = groups.remove(&parent).unwrap_or_default();
        let number = parent.and_then(|id| numbers.get(&id)).cloned();
        let all: Vec<&Taken> = members.iter().filter_map(|at| taken.get(*at)).collect();
        let new = siblings.numbers(parent, number.as_deref(), &all);
        for (at, number) in members.into_iter().zip(new) {
            let Some(one) = taken.get_mut(at) else { continue };
            numbers.insert(one.item.id, number.clone());
            if one.item.number != number {
                Arc::make_mut(&mut one.item).number = number;
            }
        }
    }
}

impl Siblings<'_> {
    fn numbers(&self, parent: Option<Id>, is: Option<&str>, all: &[&Taken]) -> Vec<String> {
        let ids: Vec<Id> = all.iter().filter_map(|one| one.from).collect();
        let alone = ids.len() == all.len();
        let as_in = |on_right: bool| alone && self.of.shape.within(parent, on_right) == Some(&ids);
        let (as_left, as_right) = (as_in(false), as_in(true));
        let [left, right] = [&self.of.left.outline, &self.of.right.outline];
        let number_in =
            |outline: &Outline, id: Option<Id>| id.and_then(|id| outline.get(id)).map(|item| item.number.clone());
        // where both have them, the one whose group has that number
        let of_parent = |outline: &Outline| number_in(outline, parent).as_deref() == is;
        let from_right = as_right && (!as_left || (!of_parent(left) && of_parent(right)));
        let base = if from_right || self.of.shape.within(parent, false).is_none() { right } else { left };
        let was = number_in(base, parent);
        let to_follow = was.as_deref().zip(is).map(|(was, is)| Parent { was, is });
        if as_left || as_right {
            let number = |id: &Id| {
                let chosen = as_left && as_right && self.takes_right_number(*id);
                let number = number_in(if chosen { right } else { base }, Some(*id)).unwrap_or_default();
                match to_follow {
                    Some(parent) if !chosen && parent.was != parent.is => follow(&number, parent),
                    _ => number,
                }
            };
            return ids.iter().map(number).collect();
        }
        let on_right = std::ptr::eq(base, right);
        let stood = |id: Id| self.of.shape.parent(id, on_right) == Some(parent);
        let known: Vec<Option<String>> =
            all.iter().map(|one| one.from.filter(|id| stood(*id)).and_then(|id| number_in(base, Some(id)))).collect();
        let there: BTreeSet<&Id> = ids.iter().collect();
        // those that left stand last, out of order, so that the others close the gaps
        let left_out = self.of.shape.within(parent, on_right).unwrap_or_default().iter();
        let left_out = left_out.filter(|id| !there.contains(id));
        let left_out: Vec<String> = left_out.filter_map(|id| number_in(base, Some(*id))).collect();
        let old: Vec<Option<&str>> =
            known.iter().map(Option::as_deref).chain(left_out.iter().map(|number| Some(number.as_str()))).collect();
        let mut new = renumber(&old, to_follow);
        new.truncate(all.len());
        new
    }

    /// Whether the number itself was chosen from the right.
    fn takes_right_number(&self, id: Id) -> bool {
        let differs = self.rows.get(&id).is_some_and(|row| row.fields.contains(&Field::Number));
        differs && self.choices.of(&Thing::Item(id)) == Choice::Right
    }
}
