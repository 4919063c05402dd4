//! What a plan should reach. Data only: whether it does is in `calc`.

use super::Id;
use crate::money::Decimal;
use std::collections::{BTreeMap, BTreeSet};

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

/// Each target under the one that it details, with how deep it stands. What details nothing that is there, or itself by
/// way of others, stands at the top.
pub fn nested(targets: &[Target]) -> Vec<(Id, usize)> {
    let mut below: BTreeMap<Option<Id>, Vec<Id>> = BTreeMap::new();
    let known: BTreeSet<Id> = targets.iter().map(|target| target.id).collect();
    for target in targets.iter().rev() {
        let parent = target.parent.filter(|parent| known.contains(parent));
        below.entry(parent).or_default().push(target.id);
    }
    let mut order = Vec::with_capacity(targets.len());
    let tops = below.remove(&None).unwrap_or_default().into_iter().map(|id| (id, 0));
    let mut waiting: Vec<(Id, usize)> = tops.collect();
    while let Some((id, depth)) = waiting.pop() {
        order.push((id, depth));
        let children = below.remove(&Some(id)).unwrap_or_default();
        waiting.extend(children.into_iter().map(|child| (child, depth.saturating_add(1))));
    }
    // a ring hangs from no top
    let rings = below.into_values().flat_map(|ring| ring.into_iter().rev());
    order.extend(rings.map(|id| (id, 0)));
    order
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parents: &[(Id, Option<Id>)], expected: &[(Id, usize)]) {
        let target = |(id, parent): &(Id, Option<Id>)| Target {
            id: *id,
            number: String::new(),
            text: String::new(),
            goal: Goal::Done,
            year: None,
            baseline: None,
            population: None,
            parent: *parent,
            contributions: Vec::new(),
        };
        let targets: Vec<Target> = parents.iter().map(target).collect();
        assert_eq!(nested(&targets), expected);
    }

    #[test]
    fn each_target_stands_once_under_the_one_it_details() {
        check(&[], &[]);
        check(&[(1, None), (2, None)], &[(1, 0), (2, 0)]);
        check(
            &[(1, Some(3)), (2, None), (3, None), (4, Some(1)), (5, Some(3))],
            &[(2, 0), (3, 0), (1, 1), (4, 2), (5, 1)],
        );
        check(&[(1, Some(9)), (2, None)], &[(1, 0), (2, 0)]);
        check(&[(1, None), (2, Some(3)), (3, Some(2))], &[(1, 0), (3, 0), (2, 0)]);
    }
}
