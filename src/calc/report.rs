//! The computed plan: every amount by item, year and source. Rounds each line's amount once and adds up the rest.

use super::ceiling::{Headroom, headrooms};
use super::exact::count_in_year;
use super::sums::{Room, Sums};
use super::target::{Outlook, outlooks};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Id, Item, Line, Period, Plan};
use std::sync::Arc;

/// What a report can be asked about: an item by its position in the outline, or the whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// The item at that position.
    Item(usize),
    /// Everything.
    Plan,
}

/// All amounts of a plan in đồng.
///
/// Always true, whichever way it is added up: lines → groups → plan = years → total = sources → total. A cell that is
/// too large to say counts as nothing and is listed in [`Report::too_large`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    period: Period,
    sources: Vec<Id>,
    /// One an item, and last the plan; shared with the report before, where nothing changed.
    rows: Vec<Arc<Sums>>,
    /// Lines given in kind, with their value.
    pub in_kind: Vec<(Id, Money)>,
    /// Cells whose amount is beyond 10^24 đồng: item and year.
    pub too_large: Vec<(Id, u16)>,
    /// What each target comes to, in the plan's order.
    pub targets: Vec<Outlook>,
    /// What each ceiling leaves, in the plan's order.
    pub ceilings: Vec<Headroom>,
}

/// Computes everything that follows from a plan. Total: whatever the plan holds, there is a report.
pub fn compute(plan: &Plan) -> Report {
    compute_after(plan, None)
}

/// The same report, made from one of the plan before: only lines that are others, and the groups they are in, are
/// computed again.
pub fn recompute(plan: &Plan, before: &Plan, report: &Report) -> Report {
    let alike = plan.period == before.period
        && plan.drivers == before.drivers
        && plan.sources == before.sources
        && plan.index == before.index;
    compute_after(plan, alike.then_some((before, report)))
}

fn compute_after(plan: &Plan, before: Option<(&Plan, &Report)>) -> Report {
    let mut report = Report {
        period: plan.period,
        sources: plan.sources.iter().map(|source| source.id).collect(),
        rows: Vec::with_capacity(plan.outline.len().saturating_add(1)),
        in_kind: Vec::new(),
        too_large: Vec::new(),
        targets: Vec::new(),
        ceilings: Vec::new(),
    };
    let dirty = report.fill(plan, before);
    report.gather(plan, &dirty);
    report.list(plan);
    report.targets = outlooks(plan, &report);
    report.ceilings = headrooms(plan, &report);
    report
}

impl Report {
    /// Puts in the rows of all lines, and those of groups that are as before; says which groups are not.
    fn fill(&mut self, plan: &Plan, before: Option<(&Plan, &Report)>) -> Vec<bool> {
        let items = plan.outline.items();
        let old = before.map(|(before, _)| before.outline.items()).unwrap_or_default();
        // where no row moved, a group is as before unless something in it changed
        let same_shape = old.len() == items.len()
            && old
                .iter()
                .zip(items)
                .all(|(old, new)| Arc::ptr_eq(old, new) || (old.id, old.depth) == (new.id, new.depth));
        let known = |row: usize, item: &Arc<Item>| {
            let (before, report) = before?;
            let same = |at: &usize| old.get(*at).is_some_and(|old| Arc::ptr_eq(old, item));
            let at = Some(row).filter(same).or_else(|| before.outline.position(item.id).filter(same))?;
            report.rows.get(at).cloned()
        };
        let blank = Arc::new(Sums::blank(plan));
        let mut dirty = vec![!same_shape; items.len().saturating_add(1)];
        let mut open: Vec<usize> = Vec::new();
        let mut room = Room::new(plan);
        for (row, item) in items.iter().enumerate() {
            open.truncate(item.depth);
            let kept = known(row, item);
            if kept.is_none() {
                for at in open.iter().copied().chain([row, items.len()]) {
                    dirty.get_mut(at).into_iter().for_each(|mark| *mark = true);
                }
            }
            open.push(row);
            self.rows.push(match (kept, item.line()) {
                (Some(kept), _) => kept,
                (None, Some(line)) => Arc::new(Sums::of_line(plan, line, &mut room)),
                (None, None) => blank.clone(),
            });
        }
        let whole = before.filter(|_| same_shape).and_then(|(_, report)| report.rows.last().cloned());
        self.rows.push(whole.unwrap_or(blank));
        dirty
    }

    /// Adds every item to its parent where that has to be done again, last item first, so that a group is complete
    /// before it is added.
    fn gather(&mut self, plan: &Plan, dirty: &[bool]) {
        let items = plan.outline.items();
        let is_dirty = |row: usize| dirty.get(row) == Some(&true);
        let mut parents = Vec::with_capacity(items.len());
        let mut open: Vec<usize> = Vec::new();
        for (row, item) in items.iter().enumerate() {
            open.truncate(item.depth);
            parents.push(open.last().copied().unwrap_or(items.len()));
            open.push(row);
        }
        let groups = items.iter().enumerate().filter(|(_, item)| item.is_group()).map(|(row, _)| row);
        for row in groups.chain([items.len()]).filter(|row| is_dirty(*row)) {
            if let Some(sums) = self.rows.get_mut(row) {
                *sums = Arc::new(Sums::blank(plan));
            }
        }
        for (row, parent) in parents.into_iter().enumerate().rev().filter(|(_, parent)| is_dirty(*parent)) {
            let Some(part) = self.rows.get(row).cloned() else { continue };
            if let Some(sums) = self.rows.get_mut(parent) {
                Arc::make_mut(sums).add(&part);
            }
        }
    }

    /// Lists what is given in kind and what is too large.
    fn list(&mut self, plan: &Plan) {
        for (item, sums) in plan.outline.items().iter().zip(&self.rows) {
            self.in_kind.extend(sums.in_kind.map(|value| (item.id, value)));
            let years = sums.too_large.iter().filter_map(|index| plan.period.years().nth(*index));
            self.too_large.extend(years.map(|year| (item.id, year)));
        }
    }

    fn row(&self, row: Row) -> Option<&Sums> {
        match row {
            // the last row is the plan's, not an item's
            Row::Item(position) => self.rows.split_last()?.1.get(position).map(AsRef::as_ref),
            Row::Plan => self.rows.last().map(AsRef::as_ref),
        }
    }

    /// Whether a row is the very one of another report, so that nothing in it changed. Two rows may say the same and
    /// not be one.
    pub fn is_row_of(&self, row: Row, other: &Self, at: Row) -> bool {
        let both = self.row(row).zip(other.row(at));
        both.is_some_and(|(one, two)| std::ptr::eq(one, two))
    }

    /// The years it covers.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The sources, in the plan's order.
    pub fn sources(&self) -> &[Id] {
        &self.sources
    }

    /// The amount in the year at `index`; `None` is blank.
    pub fn in_year(&self, row: Row, index: usize) -> Option<Money> {
        self.row(row)?.cells.get(index).copied().flatten()
    }

    /// The amount over all years; `None` if every year is blank. The whole plan is never blank.
    pub fn total(&self, row: Row) -> Option<Money> {
        let years = (0..self.period.len()).filter_map(|index| self.in_year(row, index));
        let sum = years.reduce(Money::plus);
        if row == Row::Plan { sum.or(Some(Money::ZERO)) } else { sum }
    }

    /// The total of the whole plan.
    pub fn grand_total(&self) -> Money {
        self.total(Row::Plan).unwrap_or(Money::ZERO)
    }

    /// What the source at that position pays in the year at `index`; the position after the last source is
    /// "no source named" (negative where the sources named pay more than there is).
    pub fn share_in_year(&self, row: Row, source: usize, index: usize) -> Money {
        let at = source.saturating_mul(self.period.len()).saturating_add(index);
        self.row(row).and_then(|sums| sums.shares.get(at)).copied().unwrap_or(Money::ZERO)
    }

    /// What the source at that position pays over all years.
    pub fn share(&self, row: Row, source: usize) -> Money {
        (0..self.period.len()).map(|index| self.share_in_year(row, source, index)).sum()
    }

    /// The value of all that is given in kind. It is in no other figure.
    pub fn in_kind_total(&self) -> Money {
        self.in_kind.iter().map(|(_, value)| *value).sum()
    }

    /// An amount narrowed to a year and a source, as a printed table may be: `None` means all of them.
    pub fn amount(&self, row: Row, year: Option<usize>, source: Option<usize>) -> Option<Money> {
        match (year, source) {
            (None, None) => self.total(row),
            (Some(index), None) => self.in_year(row, index),
            (None, Some(source)) => self.total(row).map(|_| self.share(row, source)),
            (Some(index), Some(source)) => self.in_year(row, index).map(|_| self.share_in_year(row, source, index)),
        }
    }
}

impl Plan {
    /// How many a line counts over all years; `None` if no year has a count, or it is not counted.
    pub fn total_count(&self, line: &Line) -> Option<Decimal> {
        let Basis::UnitCost { count, .. } = &line.basis else { return None };
        let years = (0..self.period.len()).filter_map(|index| count_in_year(self, count, index));
        years.reduce(|sum, number| sum.checked_add(number).unwrap_or(sum)).map(|sum| sum.normalize())
    }
}
