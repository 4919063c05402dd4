//! What is chosen of two plans, thing by thing. Makes no plan of it.

use super::{Comparison, Part, Row, Stands, Thing};
use crate::plan::Id;
use std::collections::BTreeMap;

/// From which plan a thing is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// As the left plan has it, or not, if only the right one has it.
    #[default]
    Left,
    /// As the right plan has it, or not, if only the left one has it.
    Right,
    /// Both: what is in one plan only stays or comes, and of what is in both the right one follows the left one.
    Both,
}

/// The choices made; everything else is left as the left plan has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    chosen: BTreeMap<Thing, Choice>,
}

impl Choices {
    /// The same for everything that differs.
    pub fn all(comparison: &Comparison, choice: Choice) -> Self {
        let rows = comparison.rows.iter().map(|row| Thing::Item(row.id));
        let parts = comparison.parts.iter().map(|part| part.thing.clone());
        Self { chosen: rows.chain(parts).map(|thing| (thing, choice)).collect() }
    }

    /// Chooses for one thing. What stands on one side only in a group that stands there only goes with the group.
    pub fn choose(&mut self, comparison: &Comparison, thing: &Thing, choice: Choice) {
        self.chosen.insert(thing.clone(), choice);
        let Thing::Item(id) = thing else { return };
        for below in alone_below(comparison, *id) {
            self.chosen.insert(Thing::Item(below), choice);
        }
    }

    /// What is chosen for that thing.
    pub fn of(&self, thing: &Thing) -> Choice {
        self.chosen.get(thing).copied().unwrap_or_default()
    }

    /// What that comes to for a row: both of what cannot be there twice is the one that there is.
    pub fn of_row(&self, row: &Row) -> Choice {
        one_of(self.of(&Thing::Item(row.id)), row.stands, row.can_be_twice())
    }

    /// The same for what is neither group nor line.
    pub fn of_part(&self, part: &Part) -> Choice {
        let joins = matches!(part.thing, Thing::Table(_)); // which takes the corrections of both
        one_of(self.of(&part.thing), part.stands, joins || part.can_be_twice())
    }

    /// Whether nothing is taken from the right plan, and nothing left out because it does not have it.
    pub fn is_empty(&self, comparison: &Comparison) -> bool {
        let left = |choice| choice == Choice::Left;
        comparison.rows.iter().all(|row| left(self.of_row(row)))
            && comparison.parts.iter().all(|part| left(self.of_part(part)))
    }
}

fn one_of(choice: Choice, stands: Stands, both: bool) -> Choice {
    match (choice, stands) {
        (Choice::Both, Stands::Right) => Choice::Right,
        (Choice::Both, Stands::Both) if both => Choice::Both,
        (Choice::Both, _) => Choice::Left,
        (choice, _) => choice,
    }
}

/// What stands in a group of one side, and there only.
fn alone_below(comparison: &Comparison, id: Id) -> Vec<Id> {
    let (left, right) = (&comparison.left.outline, &comparison.right.outline);
    let (on_left, on_right) = (left.get(id).is_some(), right.get(id).is_some());
    if on_left == on_right {
        return Vec::new();
    }
    let other = if on_left { right } else { left };
    let below = comparison.shape.below(id, on_right);
    below.into_iter().filter(|id| other.get(*id).is_none()).collect()
}
