//! Figures that a source document prints, kept as printed. Nothing here corrects or checks them.

use super::Id;
use crate::money::{Decimal, Money, Scale};

/// A table (or a sentence with figures) of the source document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Where it stands in the document.
    pub place: String,
    /// The scale of its amounts.
    pub scale: Scale,
    /// The unit it prints; `None` where it prints none and the scale is an inference.
    pub unit_printed: Option<String>,
    /// The one source that it speaks of; `None` where it speaks of all.
    pub source: Option<Id>,
}

/// What kind of figure a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimField {
    /// An amount in the table's scale.
    Amount,
    /// A unit price in the table's scale.
    Price,
    /// A count.
    Count,
    /// An amount in words; no reading.
    Words,
    /// How many groups of targets there are.
    TargetGroups,
}

/// What a claim speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The item; `None` is the whole plan.
    pub item: Option<Id>,
    /// The figure.
    pub field: ClaimField,
    /// The year; `None` is all years together.
    pub year: Option<u16>,
    /// The source; `None` is all sources together.
    pub source: Option<Id>,
}

/// One printed figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The table it stands in.
    pub table: Id,
    /// The text, exactly as printed.
    pub raw: String,
    /// What we read in it, in the table's scale; `None` for words.
    pub reading: Option<Decimal>,
    /// What it speaks of.
    pub subject: Subject,
}

impl Claim {
    /// The amount or price in đồng, or `None` if it is neither or not whole.
    pub fn dong(&self, table: &Table) -> Option<Money> {
        match self.subject.field {
            ClaimField::Amount | ClaimField::Price => table.scale.to_dong(self.reading?),
            ClaimField::Count | ClaimField::Words | ClaimField::TargetGroups => None,
        }
    }
}
