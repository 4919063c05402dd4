//! Two plans side by side, and one made of both. Never decides which of them is right.
//!
//! [`compare`] finds which items of the two are the same thing (`pairs`), gives the right plan the ids of the left one
//! (`align`), and says what differs: the money first, then the rest. [`merge`] makes a plan of the pieces that were
//! chosen. The difference says where; what stands there is in the two plans of the [`Comparison`], by one id.

mod align;
mod choices;
mod merge;
mod pairs;
mod parts;
mod rows;
mod shape;
mod totals;

#[cfg(test)]
mod tests;

pub use align::aligned;
pub use choices::{Choice, Choices};
pub use merge::{Merged, Notice, merge};
pub use parts::{Part, Thing};
pub use rows::{Field, Row, differences};
pub use totals::{Amounts, Stands};

use crate::calc::{Outlook, Report};
use crate::plan::{Id, Plan};
use shape::Shape;

/// What differs between two plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The left plan, as it was given.
    pub left: Plan,
    /// The right plan under the ids of the left one: what is the same thing has the same id in both, and nothing else has.
    pub right: Plan,
    /// What each comes to.
    pub total: Amounts,
    /// What each comes to in every year that one of them has.
    pub years: Vec<(u16, Amounts)>,
    /// What each source pays; `None` is "no source named".
    pub sources: Vec<(Option<Id>, Amounts)>,
    /// Groups and lines that differ: those whose money differs first, each kind in document order.
    pub rows: Vec<Row>,
    /// How many lines differ in nothing.
    pub same: usize,
    /// What differs and is neither group nor line, in the order of a document.
    pub parts: Vec<Part>,
    /// What each target comes to in either plan, where that differs.
    pub targets: Vec<(Id, Option<Outlook>, Option<Outlook>)>,
    shape: Shape,
}

/// What differs from the left plan to the right one. Total, and the same for the same plans.
pub fn compare(left: (&Plan, &Report), right: (&Plan, &Report)) -> Comparison {
    let aligned = align::aligned(left.0, right.0);
    let shape = Shape::of(&left.0.outline, &aligned.outline);
    let both = rows::Both { left, right: (&aligned, right.1), shape: &shape };
    let (rows, same) = rows::rows(&both);
    Comparison {
        total: totals::total(left.1, right.1),
        years: totals::years(left.1, right.1),
        sources: totals::sources((left.0, left.1), (&aligned, right.1)),
        rows,
        same,
        parts: parts::parts(left.0, &aligned),
        targets: totals::targets((left.0, left.1), (&aligned, right.1)),
        left: left.0.clone(),
        right: aligned,
        shape,
    }
}

impl Comparison {
    /// Whether the two say and come to the same.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.parts.is_empty()
    }

    /// How many lines say or come to something else. One that only stands elsewhere, or under another number, does not.
    pub fn lines(&self) -> usize {
        let lines = self.rows.iter().filter(|row| !row.group);
        lines.filter(|row| row.money_differs() || row.says_another()).count()
    }

    /// The row of that item, if it differs.
    pub fn row(&self, id: Id) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }
}
