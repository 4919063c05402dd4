//! Variants of a plan as named lists of changes, and what an appraiser says of them. Data only: what a list of changes makes of a
//! plan is in `edit`.

use super::{Command, Id};
use crate::money::Decimal;

/// A variant of the plan: a name, and the changes that make it. It is live: they are made on the plan as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it changes, in order; never more than [`Scenario::MOST_CHANGES`].
    pub changes: Vec<Change>,
    /// What an appraiser says of its items, at most once of each, in order of their ids.
    pub opinions: Vec<Opinion>,
}

impl Scenario {
    /// The most scenarios of a plan.
    pub const MOST: usize = 50;
    /// The most changes of one.
    pub const MOST_CHANGES: usize = 5_000;
    /// What a scenario adds has ids from here on, so that they mean nothing else in the plan under it.
    pub const FIRST_ID: Id = 1 << 30;

    /// By how many percent it raises the prices of that item, or of all lines.
    pub fn prices_by(&self, of: Option<Id>) -> Decimal {
        self.last(|command| match command {
            Command::ScalePrices { item, percent, .. } if *item == of => Some(*percent),
            _ => None,
        })
    }

    /// By how many percent it raises the counts of that item, or of all lines.
    pub fn counts_by(&self, of: Option<Id>) -> Decimal {
        self.last(|command| match command {
            Command::ScaleCounts { item, percent, .. } if *item == of => Some(*percent),
            _ => None,
        })
    }

    /// How many years later it moves that item.
    pub fn delay_of(&self, of: Id) -> u8 {
        self.last(|command| match command {
            Command::Delay { item, years } if *item == of => Some(*years),
            _ => None,
        })
    }

    fn last<T: Default>(&self, find: impl Fn(&Command) -> Option<T>) -> T {
        self.changes.iter().rev().find_map(|change| find(&change.command)).unwrap_or_default()
    }
}

/// A change of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The change; one that [`Command::fits_scenario`].
    pub command: Command,
    /// The command that would have set what the plan had in its place, where there is one: a plan that has something else
    /// by now was changed under the scenario.
    pub was: Option<Box<Command>>,
    /// What it adds has ids from here on; 0 if it adds nothing.
    pub first_id: Id,
}

/// What an appraiser says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The item.
    pub item: Id,
    /// In one word.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// What an appraiser says in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As proposed.
    Accept,
    /// Less, or not at all: the changes of the scenario say what.
    Cut,
    /// Something must be explained first.
    Ask,
}

impl Verdict {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Accept, Self::Cut, Self::Ask];
}

impl Command {
    /// Whether a scenario can hold it: what changes lines, their order, shared numbers, prices, targets and ceilings can, and
    /// what adds a source. What is about the document, or about scenarios, cannot.
    pub fn fits_scenario(&self) -> bool {
        matches!(
            self,
            Self::SetIndex { .. }
                | Self::SetItemText { .. }
                | Self::SetBasis { .. }
                | Self::SetPrice { .. }
                | Self::SetCount { .. }
                | Self::SetFactors { .. }
                | Self::SetFactor { .. }
                | Self::SetAmount { .. }
                | Self::SpreadAmount { .. }
                | Self::SetFunding { .. }
                | Self::ScalePrices { .. }
                | Self::ScaleCounts { .. }
                | Self::Delay { .. }
                | Self::AddItem { .. }
                | Self::DeleteItem(_)
                | Self::DuplicateItem(_)
                | Self::MoveItem { .. }
                | Self::AddSource { .. }
                | Self::AddDriver { .. }
                | Self::SetDriverValue { .. }
                | Self::SetTarget { .. }
                | Self::AddCeiling(_)
                | Self::SetCeiling(_)
                | Self::DeleteCeiling(_)
        )
    }
}
