//! The computed plan: every amount by item, year and source. Rounds each line's amount once and adds up the rest.

use super::ceiling::{Headroom, headrooms};
use super::exact::{Amount, Exact, LARGEST_CELL, amount_in_year, count_in_year, divide_rounding};
use super::split::split;
use super::target::{Outlook, outlooks};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Funding, Id, Line, Period, Plan};

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
    rows: usize,
    /// (rows + 1) × years; the last row is the plan.
    cells: Vec<Option<Money>>,
    /// (rows + 1) × (sources + 1) × years; the last source is "no source named".
    shares: Vec<Money>,
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
    let mut report = Report::empty(plan);
    for (row, item) in plan.outline.items().iter().enumerate() {
        if let Some(line) = item.line() {
            report.add_line(plan, row, item.id, line);
        }
    }
    report.gather(plan);
    report.targets = outlooks(plan);
    report.ceilings = headrooms(plan, &report);
    report
}

impl Report {
    fn empty(plan: &Plan) -> Self {
        let (rows, years) = (plan.outline.len(), plan.period.len());
        let cells = rows.saturating_add(1).saturating_mul(years);
        let shares = cells.saturating_mul(plan.sources.len().saturating_add(1));
        Self {
            period: plan.period,
            sources: plan.sources.iter().map(|source| source.id).collect(),
            rows,
            cells: vec![None; cells],
            shares: vec![Money::ZERO; shares],
            in_kind: Vec::new(),
            too_large: Vec::new(),
            targets: Vec::new(),
            ceilings: Vec::new(),
        }
    }

    fn add_line(&mut self, plan: &Plan, row: usize, id: Id, line: &Line) {
        let in_kind = matches!(line.funding, Funding::InKind { .. });
        let mut value = Money::ZERO;
        let mut parts = vec![Money::ZERO; self.sources.len().saturating_add(1)];
        let mut weights = Weights::default();
        for (index, year) in plan.period.years().enumerate() {
            let amount = match amount_in_year(plan, &line.basis, index) {
                Amount::Blank => continue,
                Amount::TooLarge => {
                    self.too_large.push((id, year));
                    Money::ZERO
                }
                Amount::Known(amount) if in_kind => {
                    value = value.plus(amount);
                    Money::ZERO
                }
                Amount::Known(amount) => amount,
            };
            self.set(row, index, amount);
            divide(plan, line, index, amount, &mut weights, &mut parts);
            for (source, part) in parts.iter().enumerate() {
                let at = self.share_at(row, source, index);
                if let Some(share) = self.shares.get_mut(at) {
                    *share = *part;
                }
            }
        }
        if in_kind {
            self.in_kind.push((id, value));
        }
    }

    fn set(&mut self, row: usize, index: usize, amount: Money) {
        let at = self.cell_at(row, index);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = Some(amount);
        }
    }

    /// Adds every item to its parent, last item first, so that a group is complete before it is added.
    fn gather(&mut self, plan: &Plan) {
        let mut parents = Vec::with_capacity(self.rows);
        let mut open: Vec<usize> = Vec::new();
        for (row, item) in plan.outline.items().iter().enumerate() {
            open.truncate(item.depth);
            parents.push(open.last().copied().unwrap_or(self.rows));
            open.push(row);
        }
        for (row, parent) in parents.into_iter().enumerate().rev() {
            for index in 0..self.period.len() {
                self.add_up(row, parent, index);
            }
        }
    }

    fn add_up(&mut self, row: usize, parent: usize, index: usize) {
        let Some(amount) = self.cells.get(self.cell_at(row, index)).copied().flatten() else { return };
        let sum = self.cells.get(self.cell_at(parent, index)).copied().flatten().unwrap_or(Money::ZERO);
        self.set(parent, index, sum.plus(amount));
        for source in 0..=self.sources.len() {
            let part = self.shares.get(self.share_at(row, source, index)).copied().unwrap_or(Money::ZERO);
            let at = self.share_at(parent, source, index);
            if let Some(share) = self.shares.get_mut(at) {
                *share = share.plus(part);
            }
        }
    }

    fn cell_at(&self, row: usize, index: usize) -> usize {
        row.saturating_mul(self.period.len()).saturating_add(index)
    }

    fn share_at(&self, row: usize, source: usize, index: usize) -> usize {
        let sources = self.sources.len().saturating_add(1);
        row.saturating_mul(sources).saturating_add(source).saturating_mul(self.period.len()).saturating_add(index)
    }

    fn row(&self, row: Row) -> usize {
        match row {
            Row::Item(position) => position,
            Row::Plan => self.rows,
        }
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
        self.cells.get(self.cell_at(self.row(row), index)).copied().flatten()
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
        self.shares.get(self.share_at(self.row(row), source, index)).copied().unwrap_or(Money::ZERO)
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

/// Divides a line's amount of one year among the sources and "no source named"; the parts always add up to it.
fn divide(plan: &Plan, line: &Line, index: usize, amount: Money, weights: &mut Weights, parts: &mut [Money]) {
    parts.fill(Money::ZERO);
    let position = |id: Id| plan.sources.iter().position(|source| source.id == id);
    match &line.funding {
        Funding::Unstated | Funding::InKind { .. } => {}
        Funding::Source(id) => {
            if let Some(part) = position(*id).and_then(|at| parts.get_mut(at)) {
                *part = amount;
                return;
            }
        }
        Funding::Percent(shares) => return weights.of(plan, shares, Decimal::ONE_HUNDRED).divide(amount, parts),
        Funding::PriceShares(shares) => {
            if let Some(price) = unit_price(&line.basis, index) {
                return weights.of(plan, shares, price).divide(amount, parts);
            }
        }
        Funding::Amounts(shares) => {
            for (id, years) in shares {
                if let Some(part) = position(*id).and_then(|at| parts.get_mut(at)) {
                    *part = part.plus(years.get(index).copied().flatten().unwrap_or(Money::ZERO));
                }
            }
        }
    }
    rest_to_last(amount, parts);
}

fn unit_price(basis: &Basis, index: usize) -> Option<Decimal> {
    match basis {
        Basis::UnitCost { price, .. } => price.in_year(index),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

/// What each source has out of a whole, kept from one year to the next while the whole stays the same.
#[derive(Default)]
struct Weights {
    whole: Option<Decimal>,
    /// One a source, and last what is missing to the whole, if anything is.
    of_sources: Vec<i128>,
}

impl Weights {
    fn of(&mut self, plan: &Plan, shares: &[(Id, Decimal)], whole: Decimal) -> &Self {
        if self.whole != Some(whole) {
            let weight = |id: Id| shares.iter().filter(|(share, _)| *share == id).map(|(_, value)| unit(*value)).sum();
            self.of_sources.clear();
            self.of_sources.extend(plan.sources.iter().map(|source| -> i128 { weight(source.id) }));
            let missing = unit(whole).saturating_sub(self.named());
            self.of_sources.push(missing.max(0));
            self.whole = Some(whole);
        }
        self
    }

    fn named(&self) -> i128 {
        self.of_sources.iter().fold(0, |sum, weight| sum.saturating_add(*weight))
    }

    /// Each source gets its weight out of the whole, "no source named" what is missing, by the largest remainder. Where
    /// the weights exceed the whole, each gets its own share and "no source named" becomes negative, so that the total
    /// holds.
    fn divide(&self, amount: Money, parts: &mut [Money]) {
        let whole = unit(self.whole.unwrap_or_default());
        if self.named() <= whole {
            return split(amount, &self.of_sources, parts);
        }
        for (part, weight) in parts.iter_mut().zip(&self.of_sources) {
            let product = Exact { mantissa: amount.dong(), scale: 0 }.times(Exact { mantissa: *weight, scale: 0 });
            let share = product.map_or(LARGEST_CELL, |product| divide_rounding(product.mantissa, whole.max(1)));
            *part = Money::new(share);
        }
        rest_to_last(amount, parts);
    }
}

/// A percentage or a share of a price in its smallest unit; none is negative.
fn unit(value: Decimal) -> i128 {
    /// Decimals that either may have (`LIMITS.decimals`).
    const DECIMALS: u32 = 4;
    Exact::new(value).at_scale(DECIMALS).unwrap_or(0).max(0)
}

fn rest_to_last(amount: Money, parts: &mut [Money]) {
    if let Some((last, named)) = parts.split_last_mut() {
        *last = amount.minus(named.iter().copied().sum());
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
