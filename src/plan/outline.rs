//! The groups and lines of a plan in document order. Holds the shape of the tree, never an amount.

use super::{Basis, Codes, Funding, Id};
use crate::money::LIMITS;
use crate::sort;
use std::ops::Range;
use std::sync::Arc;

/// A group or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// Its level: 0 at the top.
    pub depth: usize,
    /// Its number as printed: `I`, `1`, `1.1`, `a)`, `đ)`; may be empty.
    pub number: String,
    /// What it is.
    pub label: String,
    /// The note column.
    pub note: String,
    /// The unit in charge.
    pub lead: String,
    /// The units that take part.
    pub support: String,
    /// Sentences of the document about it.
    pub prose: Vec<String>,
    /// Whether the planner changed what it comes to since it was taken from a document: its figures, or what is in it.
    /// What the document prints of it is then another figure, and no error.
    pub edited: bool,
    /// Group or line.
    pub kind: Kind,
}

/// What an item is.
#[allow(clippy::large_enum_variant)] // nearly all items are lines, and every item is behind an Arc
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It has children, and its amounts are their sums.
    Group,
    /// It has amounts of its own.
    Line(Line),
}

/// What only a line has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The unit of measure as printed.
    pub unit: String,
    /// How its amounts come about.
    pub basis: Basis,
    /// Who pays.
    pub funding: Funding,
    /// Its codes in the state budget index.
    pub codes: Codes,
}

impl Item {
    /// A nameless item without anything.
    pub fn new(id: Id, depth: usize, kind: Kind) -> Self {
        let [number, label, note, lead, support] = [const { String::new() }; 5];
        Self { id, depth, number, label, note, lead, support, prose: Vec::new(), edited: false, kind }
    }

    /// Its number and what it is: "6.1 Hỗ trợ doanh nghiệp".
    pub fn name(&self) -> String {
        [self.number.as_str(), " ", &self.label].concat().trim().to_owned()
    }

    /// The line, if it is one.
    pub fn line(&self) -> Option<&Line> {
        match &self.kind {
            Kind::Line(line) => Some(line),
            Kind::Group => None,
        }
    }

    /// Whether it is a group.
    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Group)
    }
}

/// The items in document order: each group is followed by what belongs to it, one level deeper.
///
/// Always true: the first item has depth 0; an item is at most one level deeper than the one before it, and only if
/// that one is a group; depths stay below [`LIMITS`]`.depth`, the number of items within `LIMITS.items`; ids differ.
/// Items are shared between versions of a plan, so that a version costs one pointer an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    items: Vec<Arc<Item>>,
    /// Shared by all versions in which nothing came, went or moved.
    shape: Arc<Shape>,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shape {
    /// Where each id stands, by id.
    places: Vec<(Id, usize)>,
    /// Where the parent of each item stands; the number of items of those at the top.
    parents: Vec<usize>,
}

/// Why a list of items is not an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineError {
    /// This item is deeper than the one before it allows.
    Orphan(Id),
    /// This item is deeper than [`LIMITS`]`.depth`.
    TooDeep(Id),
    /// Two items have this id.
    DuplicateId(Id),
    /// There are more than [`LIMITS`]`.items`.
    TooMany,
}

impl Outline {
    /// The outline of those items, or why they are none.
    pub fn from_items(items: Vec<Arc<Item>>) -> Result<Self, OutlineError> {
        if items.len() > LIMITS.items {
            return Err(OutlineError::TooMany);
        }
        let mut deepest = 0; // that the next item may be
        for item in &items {
            if item.depth > deepest {
                return Err(OutlineError::Orphan(item.id));
            }
            if item.depth >= LIMITS.depth {
                return Err(OutlineError::TooDeep(item.id));
            }
            deepest = if item.is_group() { item.depth.saturating_add(1) } else { item.depth };
        }
        let mut places: Vec<(Id, usize)> = items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
        sort::by_key(&mut places, |place| *place);
        let mut pairs = places.iter().zip(places.iter().skip(1));
        match pairs.find(|((one, _), (next, _))| one == next) {
            Some(((id, _), _)) => Err(OutlineError::DuplicateId(*id)),
            None => {
                let shape = Arc::new(Shape { places, parents: parents(&items) });
                Ok(Self { items, shape })
            }
        }
    }

    /// All items in document order.
    pub fn items(&self) -> &[Arc<Item>] {
        &self.items
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Where the item stands.
    pub fn position(&self, id: Id) -> Option<usize> {
        let places = &self.shape.places;
        let place = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        places.get(place).map(|(_, at)| *at)
    }

    /// The item.
    pub fn get(&self, id: Id) -> Option<&Arc<Item>> {
        self.items.get(self.position(id)?)
    }

    /// The item at that position and all below it.
    pub fn subtree(&self, position: usize) -> Range<usize> {
        let Some(item) = self.items.get(position) else { return position..position };
        let rest = self.items.iter().skip(position.saturating_add(1));
        let below = rest.take_while(|later| later.depth > item.depth).count();
        position..position.saturating_add(1).saturating_add(below)
    }

    /// Where the parent of the item at that position stands; `None` at the top.
    pub fn parent(&self, position: usize) -> Option<usize> {
        self.shape.parents.get(position).copied().filter(|parent| *parent < self.items.len())
    }

    /// Where the parents of all items stand, in document order; the number of items of those at the top.
    pub fn parents(&self) -> &[usize] {
        &self.shape.parents
    }

    /// Whether the same ids stand at the same places, one below the other as there.
    pub fn is_shaped_as(&self, other: &Self) -> bool {
        self.shape == other.shape
    }

    /// Where the children of the item at `parent` stand, or those at the top for `None`.
    pub fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let range = parent.map_or(0..self.items.len(), |position| self.subtree(position));
        let parent = parent.unwrap_or(self.items.len());
        range.filter(|at| self.shape.parents.get(*at) == Some(&parent)).collect()
    }

    /// The group that an item is in (`None`: at the top), and its place among the items there.
    pub fn place_of(&self, id: Id) -> Option<(Option<Id>, usize)> {
        let position = self.position(id)?;
        let parent = self.parent(position);
        let place = self.children(parent).into_iter().position(|sibling| sibling == position)?;
        Some((parent.and_then(|parent| self.items.get(parent)).map(|group| group.id), place))
    }

    /// The same outline with the item of that id replaced by `change(item)`; its id, depth and kind of node stay.
    #[must_use]
    pub fn with(&self, id: Id, change: impl FnOnce(&mut Item)) -> Self {
        let mut changed = self.clone();
        changed.change(id, change);
        changed
    }

    /// Replaces the item of that id by `change(item)`; its id, depth and kind of node stay.
    pub fn change(&mut self, id: Id, change: impl FnOnce(&mut Item)) {
        if let Some(slot) = self.position(id).and_then(|at| self.items.get_mut(at)) {
            let (depth, group) = (slot.depth, slot.is_group());
            let mut item = Item::clone(slot);
            change(&mut item);
            if item.id == id && item.depth == depth && item.is_group() == group {
                *slot = Arc::new(item);
            }
        }
    }
}

/// Where the parent of each item stands.
fn parents(items: &[Arc<Item>]) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    let parent = |(at, item): (usize, &Arc<Item>)| {
        open.truncate(item.depth);
        let parent = open.last().copied().unwrap_or(items.len());
        open.push(at);
        parent
    };
    items.iter().enumerate().map(parent).collect()
}
