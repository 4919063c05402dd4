//! Edits of a count: keeps the factors, and so their drivers, wherever the wanted number can be written with them.
//! Never changes the count of a year that the command does not name.

use super::cell::{Cell, Reason, Refusal};
use super::factors::exception;
use super::spread::{mantissa, number, spread, spread_exactly, weights};
use super::{accept, basis, find};
use crate::calc::count_in_year;
use crate::money::{Decimal, LIMITS};
use crate::plan::{Basis, Count, Factor, FactorValue, Plan};

/// Sets the count of the cell's year, or of all years together.
pub(super) fn set(plan: &mut Plan, cell: Cell, wanted: Option<Decimal>) -> Result<(), Refusal> {
    let index = accept::year(cell, plan.period)?;
    let wanted = wanted.map(|wanted| accept::number(cell, wanted)).transpose()?;
    let mut line = find::line(plan, cell)?;
    if wanted.is_none() && line.basis == Basis::Blank {
        return Ok(());
    }
    let (_, count) = basis::unit_cost(cell, &mut line, plan.period.len())?;
    *count = match (wanted, index) {
        (None, None) => Count { by_year: vec![None; plan.period.len()], ..count.clone() },
        (None, Some(index)) => with_year(count, index, None),
        (Some(wanted), Some(index)) => Counting { plan, cell, count }.in_year(index, wanted)?,
        (Some(wanted), None) => Counting { plan, cell, count }.in_all(wanted)?,
    };
    find::put_line(plan, cell, line);
    Ok(())
}

fn with_year(count: &Count, index: usize, number: Option<Decimal>) -> Count {
    let mut count = count.clone();
    if let Some(slot) = count.by_year.get_mut(index) {
        *slot = number;
    }
    count
}

/// A count that is to become another.
struct Counting<'a> {
    plan: &'a Plan,
    cell: Cell,
    count: &'a Count,
}

impl Counting<'_> {
    /// The count with `wanted` in the year at `index`: the year's number becomes `wanted` ÷ factors if that is exact,
    /// else the factors are folded into the years.
    fn in_year(&self, index: usize, wanted: Decimal) -> Result<Count, Refusal> {
        if count_in_year(self.plan, self.count, index) == Some(wanted) {
            return Ok(self.count.clone());
        }
        let old = self.count.by_year.get(index).copied().flatten();
        let whole = is_whole(wanted) && old.is_none_or(is_whole);
        match self.product(&self.count.factors).and_then(|product| self.divide(wanted, product, whole)) {
            Some(number) => Ok(with_year(self.count, index, Some(number))),
            None => self.folded(index, wanted),
        }
    }

    /// The count with `wanted` over all years. The first of these that can say it exactly, whole numbers staying whole:
    ///
    /// 1. The one factor that is a number of this line changes: 12 tháng × 1, 1, 1 → 24 tháng × 1, 1, 1.
    /// 2. The one driver gets an exception, where a one-year plan counts 1 × factors.
    /// 3. The years change in exact proportion, and the factors stay: 50 × 3 × 2, 4 → 50 × 3 × 4, 8.
    /// 4. The factors go, and the years get the count in the present proportions, to the last unit that it or they use.
    fn in_all(&self, wanted: Decimal) -> Result<Count, Refusal> {
        if self.total() == Some(wanted) {
            return Ok(self.count.clone());
        }
        let by_factor = self.by_plain_factor(wanted).or_else(|| self.by_exception(wanted));
        let kept = by_factor.or_else(|| self.by_years(wanted));
        kept.or_else(|| self.by_spreading(wanted)).ok_or_else(|| self.cell.refuse(Reason::Inexact))
    }

    /// Changes the one factor that is a number of this line alone.
    fn by_plain_factor(&self, wanted: Decimal) -> Option<Count> {
        let (at, old) = only(self.count.factors.iter().map(|factor| match factor.value {
            FactorValue::Number(number) => Some(number),
            FactorValue::Driver { .. } => None,
        }))?;
        let number = self.divide(wanted, self.product_without(at)?, is_whole(wanted) && is_whole(old))?;
        Some(self.with_factor(at, FactorValue::Number(number)))
    }

    /// Records an exception for the one driver, where the count of a one-year plan is nothing but factors.
    fn by_exception(&self, wanted: Decimal) -> Option<Count> {
        if self.count.by_year != [Some(Decimal::ONE)] {
            return None;
        }
        let (at, driver) = only(self.count.factors.iter().map(|factor| match factor.value {
            FactorValue::Driver { driver, .. } => Some(driver),
            FactorValue::Number(_) => None,
        }))?;
        let old = self.count.factors.get(at)?.number(self.plan)?;
        let number = self.divide(wanted, self.product_without(at)?, is_whole(wanted) && is_whole(old))?;
        Some(self.with_factor(at, FactorValue::Driver { driver, except: exception(self.plan, driver, number) }))
    }

    /// Changes the numbers of the years in exact proportion.
    fn by_years(&self, wanted: Decimal) -> Option<Count> {
        let whole = is_whole(wanted) && self.count.by_year.iter().flatten().all(|number| is_whole(*number));
        let sum = self.divide(wanted, self.product(&self.count.factors)?, whole)?;
        let unit = if whole { ONE } else { 1 };
        let years = spread_exactly(mantissa(sum, LIMITS.decimals)?, &weights(&self.years()?), unit)?;
        Some(Count { by_year: numbers(years, LIMITS.decimals)?, factors: self.count.factors.clone() })
    }

    /// Drops the factors and spreads the number over the years, in the finest unit that it or the years use.
    fn by_spreading(&self, wanted: Decimal) -> Option<Count> {
        let counts = (0..self.count.by_year.len()).filter_map(|index| count_in_year(self.plan, self.count, index));
        let finest = counts.map(|count| count.scale()).fold(wanted.scale(), u32::max).min(LIMITS.decimals);
        let years = spread(mantissa(wanted, finest)?, &weights(&self.years()?))?;
        Some(Count { by_year: numbers(years, finest)?, factors: Vec::new() })
    }

    /// The counts without factors, and `wanted` in the year at `index`.
    fn folded(&self, index: usize, wanted: Decimal) -> Result<Count, Refusal> {
        let mut by_year = Vec::with_capacity(self.count.by_year.len());
        for (at, (year, number)) in self.plan.period.years().zip(&self.count.by_year).enumerate() {
            by_year.push(match number {
                _ if at == index => Some(wanted),
                None => None,
                Some(_) => Some(self.written(at).ok_or_else(|| self.cell.in_year(year).refuse(Reason::Inexact))?),
            });
        }
        Ok(Count { by_year, factors: Vec::new() })
    }

    /// The count of the year at `index`, if it can be written within the limits.
    fn written(&self, index: usize) -> Option<Decimal> {
        let count = count_in_year(self.plan, self.count, index)?;
        accept::number(self.cell, count).ok()
    }

    fn with_factor(&self, at: usize, value: FactorValue) -> Count {
        let mut count = self.count.clone();
        if let Some(factor) = count.factors.get_mut(at) {
            factor.value = value;
        }
        count
    }

    /// The product of those factors; `None` if it cannot be written exactly, or a driver is gone.
    fn product(&self, factors: &[Factor]) -> Option<Decimal> {
        let product = Count { factors: factors.to_vec(), by_year: vec![Some(Decimal::ONE)] };
        count_in_year(self.plan, &product, 0)
    }

    /// What the factor at `at` is multiplied by: all other factors and the sum of the years.
    fn product_without(&self, at: usize) -> Option<Decimal> {
        let mut factors = self.count.factors.clone();
        factors.get_mut(at)?.value = FactorValue::Number(self.sum()?);
        self.product(&factors)
    }

    fn total(&self) -> Option<Decimal> {
        let sum = Factor { value: FactorValue::Number(self.sum()?), unit: String::new() };
        self.product(&[self.count.factors.as_slice(), &[sum]].concat())
    }

    /// The sum of the numbers of the years; `None` if all are blank.
    fn sum(&self) -> Option<Decimal> {
        let years = self.years()?;
        let sum = years.into_iter().flatten().try_fold(None, |sum: Option<i128>, number| {
            sum.unwrap_or(0).checked_add(number).map(Some) // `None` only where it does not fit
        });
        number(sum??, LIMITS.decimals)
    }

    /// The numbers of the years in the finest unit that the limits allow.
    fn years(&self) -> Option<Vec<Option<i128>>> {
        let units = |number: &Option<Decimal>| match number {
            Some(number) => mantissa(*number, LIMITS.decimals).map(Some),
            None => Some(None),
        };
        self.count.by_year.iter().map(units).collect()
    }

    /// `wanted / by`, if that can be written within the limits, and is whole where `whole` asks for it: nobody means
    /// one and a half persons.
    fn divide(&self, wanted: Decimal, by: Decimal, whole: bool) -> Option<Decimal> {
        let (wanted, by) = (wanted.normalize(), by.normalize());
        let zeros = by.scale().checked_add(LIMITS.decimals)?;
        let numerator = wanted.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?;
        let divisor = by.mantissa().checked_mul(10_i128.checked_pow(wanted.scale())?)?;
        let exact = numerator.checked_rem(divisor)? == 0;
        let quotient = number(numerator.checked_div(divisor)?, LIMITS.decimals)?;
        (exact && (!whole || is_whole(quotient))).then(|| accept::number(self.cell, quotient).ok())?
    }
}

/// The number 1 in the finest unit that the limits allow.
const ONE: i128 = 10_i128.pow(LIMITS.decimals);

fn is_whole(number: Decimal) -> bool {
    number.fract().is_zero()
}

fn numbers(years: Vec<Option<i128>>, scale: u32) -> Option<Vec<Option<Decimal>>> {
    years.into_iter().map(|year| year.map_or(Some(None), |year| number(year, scale).map(Some))).collect()
}

/// The only value that is there, with its position.
fn only<T>(values: impl Iterator<Item = Option<T>>) -> Option<(usize, T)> {
    let mut found = values.enumerate().filter_map(|(at, value)| value.map(|value| (at, value)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
