//! What a plan should reach. Data only: whether it does is in `calc`.

use super::Id;
use crate::money::Decimal;

/// A target of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: Id,
    /// Its number as printed.
    pub number: String,
    /// Its text as printed.
    pub text: String,
    /// What it asks for.
    pub goal: Goal,
    /// By which year.
    pub year: Option<u16>,
    /// Where things stand before.
    pub baseline: Option<Baseline>,
    /// Of how many a percentage is taken.
    pub population: Option<Population>,
    /// The target that this one details ("trong đó").
    pub parent: Option<Id>,
    /// What the plan's lines add to it.
    pub contributions: Vec<Contribution>,
}

/// What a target asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// At least so much: `60 %`, `10 website`.
    AtLeast {
        /// The figure.
        value: Decimal,
        /// `%` or what is counted.
        unit: String,
    },
    /// Between two figures.
    Range {
        /// The lower.
        from: Decimal,
        /// The upper.
        to: Decimal,
        /// `%` or what is counted.
        unit: String,
    },
    /// That level or a higher one.
    Level(u8),
    /// Something gets done; no figure.
    Done,
}

impl Goal {
    /// The figure from which on the goal is reached, with its unit.
    pub fn threshold(&self) -> Option<(Decimal, &str)> {
        match self {
            Self::AtLeast { value, unit } => Some((*value, unit)),
            Self::Range { from, unit, .. } => Some((*from, unit)),
            Self::Level(_) | Self::Done => None,
        }
    }
}

/// Where things stand before the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The figure, in the goal's unit.
    pub value: Decimal,
    /// Its year.
    pub year: Option<u16>,
    /// The sentence it comes from.
    pub text: String,
}

/// Of how many a percentage is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// How many.
    pub value: Decimal,
    /// Of what.
    pub unit: String,
    /// Where the number comes from.
    pub text: String,
}

/// What a line adds to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The line.
    pub item: Id,
    /// How much one counted unit of it adds to the number that the target counts.
    pub effect: Decimal,
    /// At most so much does the line add to that number in all: when everybody is reached, one more unit reaches nobody.
    pub cap: Option<Decimal>,
    /// So many years after it is counted a unit has its effect: 0 for at once.
    pub delay: u8,
}

impl Contribution {
    /// The longest delay, in years.
    pub const MOST_DELAY: u8 = 20;
}
