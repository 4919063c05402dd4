//! The amounts of one row of the report: each line's amount rounded once and divided among the sources. Adds rows up;
//! knows nothing of where they stand.

use super::exact::{Amount, Exact, LARGEST_CELL, amount_in_year, divide_rounding};
use super::index::Rises;
use super::split::split;
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Funding, Id, Line, Plan};

/// The amounts of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// One a year.
    pub(super) cells: Box<[Option<Money>]>,
    /// (sources + 1) × years; the last source is "no source named".
    pub(super) shares: Box<[Money]>,
    /// The value of a line given in kind, which is in no cell.
    pub(super) in_kind: Option<Money>,
    /// Positions of the years whose amount is too large to say.
    pub(super) too_large: Vec<usize>,
}

/// What one line after the other needs: how prices rise, and room to divide amounts in.
pub(super) struct Room {
    rises: Rises,
    parts: Vec<Money>,
    weights: Weights,
}

impl Room {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { rises: Rises::of(plan), parts: Vec::new(), weights: Weights::default() }
    }
}

impl Sums {
    pub(super) fn blank(plan: &Plan) -> Self {
        let years = plan.period.len();
        let shares = plan.sources.len().saturating_add(1).saturating_mul(years);
        let (cells, shares) = (vec![None; years].into(), vec![Money::ZERO; shares].into());
        Self { cells, shares, in_kind: None, too_large: Vec::new() }
    }

    pub(super) fn of_line(plan: &Plan, line: &Line, room: &mut Room) -> Self {
        let mut sums = Self::blank(plan);
        let years = plan.period.len();
        let in_kind = matches!(line.funding, Funding::InKind { .. });
        let mut value = Money::ZERO;
        let Room { rises, parts, weights } = room;
        parts.resize(plan.sources.len().saturating_add(1), Money::ZERO);
        weights.whole = None;
        for index in 0..years {
            let amount = match amount_in_year(plan, rises, &line.basis, index) {
                Amount::Blank => continue,
                Amount::TooLarge => {
                    sums.too_large.push(index);
                    Money::ZERO
                }
                Amount::Known(amount) if in_kind => {
                    value = value.plus(amount);
                    Money::ZERO
                }
                Amount::Known(amount) => amount,
            };
            if let Some(cell) = sums.cells.get_mut(index) {
                *cell = Some(amount);
            }
            divide(plan, line, index, amount, weights, parts);
            for (share, part) in sums.shares.iter_mut().skip(index).step_by(years).zip(parts.iter()) {
                *share = *part;
            }
        }
        sums.in_kind = in_kind.then_some(value);
        sums
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (sum, amount) in self.cells.iter_mut().zip(&other.cells) {
            if let Some(amount) = amount {
                *sum = Some(sum.unwrap_or(Money::ZERO).plus(*amount));
            }
        }
        for (sum, part) in self.shares.iter_mut().zip(&other.shares) {
            *sum = sum.plus(*part);
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

/// The price whose shares are given: the one before any index, so that shares that add up to it go on doing so.
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
