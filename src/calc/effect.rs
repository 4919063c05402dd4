//! What the lines of a plan add to a target, and what those lines cost. Judges no target.

use super::exact::count_in_year;
use super::report::{Report, Row};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Contribution, Id, Plan, Target};
use std::collections::BTreeSet;

/// What one line adds, by the years in which it counts.
pub(super) struct Effect<'a> {
    contribution: &'a Contribution,
    counted: Vec<(u16, Decimal)>,
}

impl<'a> Effect<'a> {
    /// What each line of a target counts; of a line that is gone there is none.
    pub(super) fn all(plan: &Plan, target: &'a Target) -> Vec<Self> {
        target.contributions.iter().filter_map(|one| Self::of(plan, one)).collect()
    }

    fn of(plan: &Plan, contribution: &'a Contribution) -> Option<Self> {
        let count = match &plan.outline.get(contribution.item)?.line()?.basis {
            Basis::UnitCost { count, .. } => Some(count),
            Basis::Blank | Basis::LumpSum(_) => None,
        };
        let in_year = |(index, year): (usize, u16)| Some((year, count_in_year(plan, count?, index)?));
        Some(Self { contribution, counted: plan.period.years().enumerate().filter_map(in_year).collect() })
    }

    /// How many units have their effect by the end of that year.
    pub(super) fn units(&self, until: u16) -> Decimal {
        let delay = u16::from(self.contribution.delay);
        let in_time = self.counted.iter().filter(|(year, _)| year.saturating_add(delay) <= until);
        in_time.fold(Decimal::ZERO, |sum, (_, number)| sum.checked_add(*number).unwrap_or(sum)).normalize()
    }

    /// What they add by the end of that year: units × effect, at most the cap. What does not fit adds nothing.
    pub(super) fn added(&self, until: u16) -> Decimal {
        let added = self.units(until).checked_mul(self.contribution.effect).unwrap_or_default();
        self.contribution.cap.map_or(added, |cap| added.min(cap)).normalize()
    }

    /// How many whole units add so much; `None` where its cap is below that.
    pub(super) fn units_for(&self, needed: Decimal) -> Option<Decimal> {
        let Contribution { effect, cap, .. } = *self.contribution;
        let enough = effect > Decimal::ZERO && cap.is_none_or(|cap| cap >= needed);
        enough.then(|| needed.checked_div(effect)).flatten().map(|units| units.ceil().normalize())
    }
}

/// What they add together by the end of that year.
pub(super) fn added(effects: &[Effect<'_>], until: u16) -> Decimal {
    let each = effects.iter().map(|effect| effect.added(until));
    each.fold(Decimal::ZERO, |sum, one| sum.checked_add(one).unwrap_or(sum)).normalize()
}

/// The most that the lines of a target can add, however many they count; `None` where one of them has no cap.
pub(super) fn most(effects: &[Effect<'_>]) -> Option<Decimal> {
    let all = effects.iter().map(|effect| effect.contribution);
    let mut raising = all.filter(|one| one.effect > Decimal::ZERO).peekable();
    raising.peek()?;
    raising.try_fold(Decimal::ZERO, |sum, one| sum.checked_add(one.cap?))
}

/// The money of a target's lines in the years up to that one, each line once; `None` if there is none.
pub(super) fn cost(plan: &Plan, report: &Report, target: &Target, until: u16) -> Option<Money> {
    let lines: BTreeSet<Id> = target.contributions.iter().map(|one| one.item).collect();
    let rows: Vec<Row> = lines.into_iter().filter_map(|id| plan.outline.position(id)).map(Row::Item).collect();
    let years = plan.period.years().enumerate().filter(|(_, year)| *year <= until);
    let amounts = years.flat_map(|(index, _)| rows.iter().filter_map(move |row| report.in_year(*row, index)));
    Some(amounts.sum()).filter(|cost| *cost > Money::ZERO)
}

/// The lines with money that no target counts, in document order.
pub fn lines_without_target(plan: &Plan, report: &Report) -> Vec<Id> {
    let counted: BTreeSet<Id> =
        plan.targets.iter().flat_map(|target| &target.contributions).map(|one| one.item).collect();
    let items = plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let paid = items.filter(|(at, _)| report.total(Row::Item(*at)).is_some_and(|amount| !amount.is_zero()));
    paid.map(|(_, item)| item.id).filter(|id| !counted.contains(id)).collect()
}

/// The targets to which no line adds, whether or not they have a figure, in the plan's order.
pub fn targets_without_line(plan: &Plan) -> Vec<Id> {
    let is_line = |one: &Contribution| plan.outline.get(one.item).is_some_and(|item| !item.is_group());
    let alone = plan.targets.iter().filter(|target| !target.contributions.iter().any(is_line));
    alone.map(|target| target.id).collect()
}
