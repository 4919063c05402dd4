//! What a planner knows of the figures beside the figures: between what they may lie, and what a cut must leave of them. Data
//! only: what follows is in `scenario`.

use super::Id;
use crate::money::Decimal;
use serde::{Deserialize, Serialize};

/// Between what a figure of a line may lie. What the plan has is the likely one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The line.
    pub item: Id,
    /// Which figure of it.
    pub of: RangeOf,
    /// In the worst case for whoever hopes for more.
    pub low: Decimal,
    /// At most; not below `low`.
    pub high: Decimal,
}

/// A figure of a line that may come out otherwise. Where it differs by year, the years go up and down together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RangeOf {
    /// The unit price in đồng; where there is one for each year, that of the first year that has one.
    Price,
    /// The count over all years.
    Count,
    /// The lump sum of all years in đồng.
    Amount,
}

impl RangeOf {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Price, Self::Count, Self::Amount];
}

/// What fitting the plan to a ceiling must leave of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The line.
    pub item: Id,
    /// Whether nothing of it may be cut.
    pub locked: bool,
    /// Of its count over all years at least so much; 1 if nothing is said and it has a count.
    pub least: Option<Decimal>,
    /// Its rank where the least important goes first: 1 is the most important, 0 for no rank.
    pub rank: u16,
}

impl Hold {
    /// Of a line of which nothing is said.
    pub const fn none(item: Id) -> Self {
        Self { item, locked: false, least: None, rank: 0 }
    }

    /// Whether it says nothing.
    pub fn is_none(&self) -> bool {
        *self == Self::none(self.item)
    }
}

/// How much a target counts when something must be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The target.
    pub target: Id,
    /// 0 for not at all; a target without a weight counts 1.
    pub weight: u8,
}
