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
    compute_after(plan, alike.then_some(Before { plan: before, report }))
}

/// A plan before, and its report.
#[derive(Clone, Copy)]
struct Before<'a> {
    plan: &'a Plan,
    report: &'a Report,
}

fn compute_after(plan: &Plan, before: Option<Before>) -> Report {
    let mut report = Report {
        period: plan.period,
        sources: plan.sources.iter().map(|source| source.id).collect(),
        rows: Vec::with_capacity(plan.outline.len().saturating_add(1)),
        in_kind: Vec::new(),
        too_large: Vec::new(),
        targets: Vec::new(),
        ceilings: Vec::new(),
    };
    let same_shape = before.filter(|before| before.plan.outline.is_shaped_as(&plan.outline));
    let dirty = match same_shape {
        Some(before) => report.replace(plan, before),
        None => report.fill(plan, before),
    };
    report.gather(plan, &dirty);
    report.list(plan, same_shape.map(|before| (before.report, &*dirty)));
    report.targets = outlooks(plan, &report);
    report.ceilings = headrooms(plan, &report);
    report
}

impl Report {
    /// Puts in the rows of all lines, those that were there before as they were; every group is to be added up.
    fn fill(&mut self, plan: &Plan, before: Option<Before>) -> Vec<bool> {
        let items = plan.outline.items();
        let known = |item: &Arc<Item>| {
            let Before { plan, report } = before?;
            let at = plan.outline.position(item.id)?;
            plan.outline.items().get(at).filter(|old| Arc::ptr_eq(old, item))?;
            report.rows.get(at).cloned()
        };
        let blank = Arc::new(Sums::blank(plan));
        let mut room = Room::new(plan);
        self.rows.extend(items.iter().map(|item| match item.line() {
            Some(line) => known(item).unwrap_or_else(|| Arc::new(Sums::of_line(plan, line, &mut room))),
            None => blank.clone(),
        }));
        self.rows.push(blank);
        vec![true; self.rows.len()]
    }

    /// Takes over the rows of a plan in which the same items stood at the same places, and computes the lines that are
    /// others; says which rows may be others than before. What is as it was is not even looked at: of a long plan most is.
    fn replace(&mut self, plan: &Plan, before: Before) -> Vec<bool> {
        let (items, old) = (plan.outline.items(), before.plan.outline.items());
        self.rows.clone_from(&before.report.rows);
        let parents = plan.outline.parents();
        let mut dirty = vec![false; self.rows.len()];
        let mut room = Room::new(plan);
        let changed = items.iter().zip(old).enumerate().filter(|(_, (new, old))| !Arc::ptr_eq(new, old));
        for (row, (item, _)) in changed {
            if let (Some(line), Some(sums)) = (item.line(), self.rows.get_mut(row)) {
                *sums = Arc::new(Sums::of_line(plan, line, &mut room));
            }
            let mut next = Some(row);
            while let Some((row, mark)) = next.and_then(|row| Some((row, dirty.get_mut(row)?))) {
                // those above one that is marked are marked
                next = if std::mem::replace(mark, true) { None } else { parents.get(row).copied() };
            }
        }
        dirty
    }

    /// Adds every item to its parent where that has to be done again, last item first, so that a group is complete
    /// before it is added.
    fn gather(&mut self, plan: &Plan, dirty: &[bool]) {
        let is_dirty = |row: usize| dirty.get(row) == Some(&true);
        let is_line = |row: usize| plan.outline.items().get(row).is_some_and(|item| !item.is_group());
        for (row, sums) in self.rows.iter_mut().enumerate() {
            if is_dirty(row) && !is_line(row) {
                *sums = Arc::new(Sums::blank(plan));
            }
        }
        for (row, parent) in plan.outline.parents().iter().copied().enumerate().rev() {
            if !is_dirty(parent) {
                continue;
            }
            let Some(part) = self.rows.get(row).cloned() else { continue };
            if let Some(sums) = self.rows.get_mut(parent) {
                Arc::make_mut(sums).add(&part);
            }
        }
    }

    /// Lists what is given in kind and what is too large; as before, where no row that may be another has any of it.
    fn list(&mut self, plan: &Plan, before: Option<(&Self, &[bool])>) {
        if let Some((before, dirty)) = before {
            let has_none = |rows: &[Arc<Sums>]| {
                let dirty = rows.iter().zip(dirty).filter(|(_, dirty)| **dirty);
                dirty.into_iter().all(|(sums, _)| sums.in_kind.is_none() && sums.too_large.is_empty())
            };
            if has_none(&self.rows) && has_none(&before.rows) {
                self.in_kind.clone_from(&before.in_kind);
                return self.too_large.clone_from(&before.too_large);
            }
        }
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
