//! Which items of two plans are the same thing. Looks at what they say and where they stand, never at what they come to.
//!
//! 1. By id and label.
//! 2. By label and unit under the same group.
//! 3. By id, if the two are alike. Plans of one origin share ids, but a line added in each has the next id in both and is
//!    another thing. Two lines of one id are alike if they have the same price and count; or if half of the words of their
//!    labels are the same, and with them the unit or the price; or if one of them says nothing yet. Two groups are alike if
//!    half of the words of their labels are the same, or half of what is in them.
//! 4. By label anywhere.
//!
//! Of several that fit, the first is paired with the first. A group is never paired with a line.

use crate::money::plain;
use crate::plan::{Basis, Id, Item, Line, Outline, Price};
use std::collections::{BTreeMap, VecDeque};

/// Ids of things, each with another one.
pub(super) type Ids = BTreeMap<Id, Id>;

/// The items that are the same thing: by the id on the right, the id on the left.
pub(super) fn pairs(left: &Outline, right: &Outline) -> Ids {
    let mut pairs = Pairs {
        left: (left, parents(left)),
        right: (right, parents(right)),
        to_left: Ids::new(),
        to_right: Ids::new(),
    };
    pairs.by_id_and_label();
    pairs.by_key(|item, parent| {
        let unit = item.line().map_or("", |line| line.unit.trim());
        Some((parent?, item.is_group(), item.label.trim(), unit))
    });
    pairs.by_id_alone();
    pairs.by_key(|item, _| Some((None, item.is_group(), item.label.trim(), "")));
    pairs.to_left
}

/// The group that each item is in, in the order of the items.
pub(super) fn parents(outline: &Outline) -> Vec<Option<Id>> {
    outline.parents().iter().map(|parent| Some(outline.items().get(*parent)?.id)).collect()
}

/// What items are paired by: the group on the left, whether it is one, and texts.
type Key<'a> = (Option<Id>, bool, &'a str, &'a str);

struct Pairs<'a> {
    left: (&'a Outline, Vec<Option<Id>>),
    right: (&'a Outline, Vec<Option<Id>>),
    to_left: Ids,
    to_right: Ids,
}

impl<'a> Pairs<'a> {
    fn put(&mut self, left: Id, right: Id) {
        self.to_left.insert(right, left);
        self.to_right.insert(left, right);
    }

    fn by_id_and_label(&mut self) {
        for item in self.left.0.items() {
            let other = self.right.0.get(item.id).filter(|other| other.is_group() == item.is_group());
            if other.is_some_and(|other| other.label.trim() == item.label.trim()) {
                self.put(item.id, item.id);
            }
        }
    }

    /// The item of that id on the right, if both stand alone yet.
    fn other(&self, item: &Item) -> Option<&'a Item> {
        let alone = !self.to_right.contains_key(&item.id) && !self.to_left.contains_key(&item.id);
        self.right.0.get(item.id).filter(|_| alone).map(AsRef::as_ref)
    }

    fn by_id_alone(&mut self) {
        for item in self.left.0.items() {
            let lines = self.other(item).and_then(|other| Some((item.line()?, other.line()?, &other.label)));
            if lines.is_some_and(|(line, other, label)| lines_alike((&item.label, line), (label, other))) {
                self.put(item.id, item.id);
            }
        }
        let counts = self.counts();
        let mut shared: BTreeMap<Id, usize> = BTreeMap::new(); // how many of a group are in it on both sides
        let place = |at: usize| (self.left.0.items().get(at), self.left.1.get(at).copied().flatten());
        let mut found = Vec::new();
        // from the end, so that what is in a group is known before the group
        for at in (0..self.left.0.len()).rev() {
            let (Some(item), parent) = place(at) else { continue };
            let is_new = self.other(item).filter(|_| item.is_group()).is_some_and(|other| {
                let most = counts.get(&item.id).copied().unwrap_or_default();
                let both = shared.get(&item.id).copied().unwrap_or_default();
                let halves = both > 0 && both.saturating_mul(2) >= most;
                other.is_group() && (halves || share_words(&item.label, &other.label))
            });
            let is_pair = is_new || self.to_right.get(&item.id) == Some(&item.id);
            let other_parent = self.right.0.position(item.id).and_then(|at| self.right.1.get(at).copied().flatten());
            if let (true, Some(parent)) = (is_pair, parent.filter(|parent| other_parent == Some(*parent))) {
                let count = shared.entry(parent).or_default();
                *count = count.saturating_add(1);
            }
            if is_new {
                found.push(item.id);
            }
        }
        found.into_iter().for_each(|id| self.put(id, id));
    }

    /// How many items stand right in each group, on the side where it has more.
    fn counts(&self) -> BTreeMap<Id, usize> {
        let mut most: BTreeMap<Id, usize> = BTreeMap::new();
        for parents in [&self.left.1, &self.right.1] {
            let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
            for parent in parents.iter().flatten() {
                let count = counts.entry(*parent).or_default();
                *count = count.saturating_add(1);
            }
            for (id, count) in counts {
                let slot = most.entry(id).or_default();
                *slot = count.max(*slot);
            }
        }
        most
    }

    /// Pairs what has the same key and stands alone yet. A key is given the group on the left that the item is in:
    /// `None` where that is not known, `Some(None)` at the top.
    fn by_key(&mut self, key: fn(&'a Item, Option<Option<Id>>) -> Option<Key<'a>>) {
        let named = |item: &Item| !item.label.trim().is_empty();
        let mut waiting: BTreeMap<Key<'a>, VecDeque<Id>> = BTreeMap::new();
        for (item, parent) in self.left.0.items().iter().zip(&self.left.1) {
            let alone = named(item) && !self.to_right.contains_key(&item.id);
            if let Some(key) = alone.then(|| key(item, Some(*parent))).flatten() {
                waiting.entry(key).or_default().push_back(item.id);
            }
        }
        let (right, parents) = (self.right.0, self.right.1.clone());
        for (item, parent) in right.items().iter().zip(parents) {
            if !named(item) || self.to_left.contains_key(&item.id) {
                continue;
            }
            let parent = match parent {
                None => Some(None),
                Some(parent) => self.to_left.get(&parent).copied().map(Some),
            };
            let found = key(item, parent).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(left) = found {
                self.put(left, item.id);
            }
        }
    }
}

fn lines_alike((label, line): (&str, &Line), (other_label, other): (&str, &Line)) -> bool {
    let says_nothing = |label: &str, line: &Line| label.trim().is_empty() && *line == Line::default();
    let same_basis = line.basis == other.basis && line.basis != Basis::Blank;
    let same_unit = !line.unit.trim().is_empty() && line.unit.trim() == other.unit.trim();
    let same_price = price(line).is_some() && price(line) == price(other);
    same_basis
        || ((same_unit || same_price) && share_words(label, other_label))
        // a line that was added and not filled in yet, and one that is
        || says_nothing(label, line)
        || says_nothing(other_label, other)
}

fn price(line: &Line) -> Option<&Price> {
    match &line.basis {
        Basis::UnitCost { price, .. } => Some(price),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

/// Whether at least half of the words of the longer text are in the shorter one.
fn share_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let mut words: Vec<String> = plain(text).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    shared > 0 && shared.saturating_mul(2) >= one.len().max(other.len())
}
