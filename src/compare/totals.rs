//! What the two plans come to, each amount beside the other. Adds nothing up that the reports have.

use crate::calc::{Outlook, Report, Row};
use crate::money::Money;
use crate::plan::{Id, Plan};
use std::collections::BTreeMap;

/// Where a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In both plans.
    Both,
    /// In the left one only.
    Left,
    /// In the right one only.
    Right,
}

impl Stands {
    /// Where it stands, if anywhere.
    pub(super) fn of(left: bool, right: bool) -> Option<Self> {
        match (left, right) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Left),
            (false, true) => Some(Self::Right),
            (false, false) => None,
        }
    }
}

/// An amount of the left plan and one of the right; `None` is blank, or not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Of the left plan.
    pub left: Option<Money>,
    /// Of the right plan.
    pub right: Option<Money>,
}

impl Amounts {
    /// What the right one is beyond the left one; blank counts as nothing.
    pub fn difference(self) -> Money {
        let [left, right] = [self.left, self.right].map(Option::unwrap_or_default);
        right.minus(left)
    }

    /// Whether they differ; blank is not zero.
    pub fn differ(self) -> bool {
        self.left != self.right
    }
}

pub(super) fn total(left: &Report, right: &Report) -> Amounts {
    Amounts { left: Some(left.grand_total()), right: Some(right.grand_total()) }
}

/// By year, of both periods: so plans of different years compare.
pub(super) fn years(left: &Report, right: &Report) -> Vec<(u16, Amounts)> {
    years_of((left, Some(Row::Plan)), (right, Some(Row::Plan)))
}

/// The amounts of a row of each report, year by year.
pub(super) fn years_of(left: (&Report, Option<Row>), right: (&Report, Option<Row>)) -> Vec<(u16, Amounts)> {
    let in_year = |(report, row): (&Report, Option<Row>), year: u16| {
        row.and_then(|row| report.in_year(row, report.period().index(year)?))
    };
    let (one, other) = (left.0.period(), right.0.period());
    let years = one.first().min(other.first())..=one.last().max(other.last());
    let either = years.filter(|year| one.index(*year).is_some() || other.index(*year).is_some());
    either.map(|year| (year, Amounts { left: in_year(left, year), right: in_year(right, year) })).collect()
}

/// By source, those of the left plan first.
pub(super) fn sources(left: (&Plan, &Report), right: (&Plan, &Report)) -> Vec<(Option<Id>, Amounts)> {
    let place = |plan: &Plan, id: Id| plan.sources.iter().position(|source| source.id == id);
    let share = |(plan, report): (&Plan, &Report), id: Option<Id>| {
        let at = match id {
            Some(id) => place(plan, id)?,
            None => plan.sources.len(),
        };
        Some(report.share(Row::Plan, at))
    };
    let only_right = right.0.sources.iter().filter(|source| place(left.0, source.id).is_none());
    let ids = left.0.sources.iter().chain(only_right).map(|source| Some(source.id)).chain([None]);
    ids.map(|id| (id, Amounts { left: share(left, id), right: share(right, id) })).collect()
}

/// What targets come to, where that differs.
pub(super) fn targets(left: (&Plan, &Report), right: (&Plan, &Report)) -> Vec<(Id, Option<Outlook>, Option<Outlook>)> {
    let outlooks = |(plan, report): (&Plan, &Report)| -> BTreeMap<Id, Outlook> {
        let both = plan.targets.iter().zip(&report.targets);
        both.map(|(target, outlook)| (target.id, Outlook { target: target.id, ..outlook.clone() })).collect()
    };
    let (on_left, on_right) = (outlooks(left), outlooks(right));
    let only_right = right.0.targets.iter().filter(|target| !on_left.contains_key(&target.id));
    let ids = left.0.targets.iter().chain(only_right).map(|target| target.id);
    let both = ids.map(|id| (id, on_left.get(&id).cloned(), on_right.get(&id).cloned()));
    both.filter(|(_, one, other)| one != other).collect()
}
