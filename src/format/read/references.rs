//! Ids: each thing has one of its own, and what is named exists. Checked at the end, since a name may come first.

use super::reader::{Read, Reader};
use crate::format::{Problem, ReadError};
use crate::plan::{Id, Plan};
use std::cmp::Ordering;

/// What an id is meant to be the id of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    Source,
    Driver,
    Item,
    Line,
    /// An item of which a document printed something; it may have been deleted since.
    PrintedItem,
    Target,
}

/// An id that names a thing, and where it stands in the text.
pub(super) struct Reference {
    meant: Meant,
    id: Id,
    at: usize,
}

impl Reader<'_> {
    /// The list just read, unless it names something twice.
    pub(super) fn names_once<T, K: Ord>(&mut self, list: Vec<T>, name: fn(&T) -> &K) -> Read<Vec<T>> {
        match twice(&sorted(list.iter().map(name).collect())) {
            Some(_) => Err(self.refuse(Problem::DuplicateKey)),
            None => Ok(list),
        }
    }

    /// The list just read, unless it is not in the order of what it speaks of, or speaks of something twice.
    pub(super) fn in_order<T, K: Ord>(&mut self, list: Vec<T>, name: fn(&T) -> K) -> Read<Vec<T>> {
        let pairs = list.iter().zip(list.iter().skip(1)).map(|(one, next)| name(one).cmp(&name(next)));
        match pairs.max() {
            Some(Ordering::Equal) => Err(self.refuse(Problem::DuplicateKey)),
            Some(Ordering::Greater) => Err(self.refuse(Problem::OutOfOrder)),
            _ => Ok(list),
        }
    }

    /// An id that names a thing. In a change of a scenario it may be gone.
    pub(super) fn reference(&mut self, meant: Meant) -> Read<Id> {
        let id = self.integer()?;
        if !self.in_change {
            self.references.push(Reference { meant, id, at: self.at });
        }
        Ok(id)
    }

    /// Checks the ids of the plan, all that was named, and what that makes of the targets.
    pub(super) fn check_ids(&mut self, plan: &Plan) -> Read<()> {
        let known = Known::of(plan);
        if let Err(error) = check(&known.all, plan.next_id) {
            return Err(self.refuse_all(error));
        }
        match self.references.iter().find(|reference| !known.has(reference, plan.next_id)) {
            None => self.check_targets(&plan.targets, &known.targets),
            Some(&Reference { at, id, .. }) => {
                self.at = at;
                Err(self.refuse(Problem::NoSuchId { id }))
            }
        }
    }
}

/// The ids of a plan, sorted.
struct Known {
    sources: Vec<Id>,
    drivers: Vec<Id>,
    items: Vec<Id>,
    lines: Vec<Id>,
    targets: Vec<Id>,
    all: Vec<Id>,
}

impl Known {
    fn of(plan: &Plan) -> Self {
        let sources = sorted(plan.sources.iter().map(|source| source.id).collect());
        let drivers = sorted(plan.drivers.iter().map(|driver| driver.id).collect());
        let items = sorted(plan.outline.items().iter().map(|item| item.id).collect());
        let lines = plan.outline.items().iter().filter(|item| !item.is_group());
        let lines = sorted(lines.map(|item| item.id).collect());
        let targets = sorted(plan.targets.iter().map(|target| target.id).collect());
        let mut all = [&sources[..], &drivers, &items, &targets].concat();
        all.extend(plan.ceilings.iter().map(|ceiling| ceiling.id));
        all.extend(plan.norms.iter().map(|norm| norm.id));
        all.extend(plan.tables.iter().map(|table| table.id));
        all.extend(plan.scenarios.iter().map(|scenario| scenario.id));
        Self { sources, drivers, items, lines, targets, all: sorted(all) }
    }

    fn has(&self, reference: &Reference, next_id: Id) -> bool {
        let is_in = |list: &[Id]| list.binary_search(&reference.id).is_ok();
        match reference.meant {
            Meant::Source => is_in(&self.sources),
            Meant::Driver => is_in(&self.drivers),
            Meant::Item => is_in(&self.items),
            Meant::Line => is_in(&self.lines),
            Meant::PrintedItem if is_in(&self.all) => is_in(&self.items),
            Meant::PrintedItem => (1..next_id).contains(&reference.id),
            Meant::Target => is_in(&self.targets),
        }
    }
}

fn sorted<K: Ord>(mut names: Vec<K>) -> Vec<K> {
    names.sort_unstable();
    names
}

/// What the sorted list has twice.
fn twice<K: Copy + PartialEq>(names: &[K]) -> Option<K> {
    names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first().copied())
}

fn check(all: &[Id], next_id: Id) -> Result<(), ReadError> {
    if all.first() == Some(&0) || next_id == 0 {
        return Err(ReadError::IdZero);
    }
    if let Some(id) = twice(all) {
        return Err(ReadError::DuplicateId(id));
    }
    match all.last() {
        Some(&highest) if next_id <= highest => Err(ReadError::NextId { next_id, highest }),
        _ => Ok(()),
    }
}
