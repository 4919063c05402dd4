//! Moving many lines at once: all prices, all counts, or everything to later years. Never touches a line outside the item.

use super::cell::{Cell, Field, Reason, Refusal};
use super::{accept, count, find, funding};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, ByYear, Funding, Id, Kind, Line, Plan, Price};
use rust_decimal::RoundingStrategy;
use std::sync::Arc;

/// The deepest cut, in percent: to nothing.
const LEAST: Decimal = Decimal::from_parts(100, 0, 0, true, 0);

/// The largest rise, in percent.
const MOST: Decimal = Decimal::ONE_THOUSAND;

/// A change by so many percent.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    /// What everything is multiplied by.
    factor: Decimal,
    /// đồng that prices and lump sums are rounded to.
    step: Decimal,
}

impl Scale {
    /// That change, unless it is beyond all bounds.
    pub(super) fn accept(cell: Cell, percent: Decimal, step: Money) -> Result<Self, Refusal> {
        let most = Decimal::ONE_HUNDRED;
        let step = accept::money(cell, step)?.to_decimal().filter(|step| *step >= Decimal::ONE);
        let step = step.ok_or_else(|| cell.refuse(Reason::Negative))?;
        if percent < LEAST || percent > MOST {
            return Err(cell.refuse(Reason::PercentOutside));
        }
        let percent = accept::signed(cell, percent)?;
        let factor = percent.checked_div(most).and_then(|part| part.checked_add(Decimal::ONE));
        Ok(Self { factor: factor.ok_or_else(|| cell.refuse(Reason::Inexact))?, step })
    }

    /// A price or amount after the change, rounded half away from zero to the step; what is less than a step, to đồng.
    fn scaled(self, value: Decimal) -> Option<Decimal> {
        let exact = value.checked_mul(self.factor)?;
        if self.factor == Decimal::ONE {
            return Some(value);
        }
        let step = if exact.abs() < self.step { Decimal::ONE } else { self.step };
        let away = RoundingStrategy::MidpointAwayFromZero;
        exact.checked_div(step)?.round_dp_with_strategy(0, away).checked_mul(step).map(|value| value.normalize())
    }

    fn money(self, cell: Cell, amount: Money) -> Result<Money, Refusal> {
        let scaled = amount.to_decimal().and_then(|amount| self.scaled(amount)).and_then(Money::from_decimal);
        accept::money(cell, scaled.ok_or_else(|| cell.refuse(Reason::TooManyDigits))?)
    }

    fn price(self, cell: Cell, price: Decimal) -> Result<Decimal, Refusal> {
        accept::number(cell, self.scaled(price).ok_or_else(|| cell.refuse(Reason::TooManyDigits))?)
    }

    /// A count after the change: whole where it was whole, and then at least 1 unless everything or nothing goes.
    fn count(self, cell: Cell, count: Decimal) -> Result<Decimal, Refusal> {
        let count = count.normalize();
        let scaled = count.checked_mul(self.factor).ok_or_else(|| cell.refuse(Reason::TooManyDigits))?;
        let scaled = scaled.round_dp_with_strategy(count.scale(), RoundingStrategy::MidpointAwayFromZero);
        let is_gone = scaled.is_zero() && !count.is_zero() && !self.factor.is_zero();
        Ok(if is_gone { Decimal::ONE.min(count) } else { scaled })
    }
}

/// Changes the unit prices and lump sums of the item of the cell, or of all lines.
pub(super) fn prices(plan: &mut Plan, cell: Cell, scale: Scale) -> Result<(), Refusal> {
    each_line(plan, cell, |cell, line| match &mut line.basis {
        Basis::Blank => Ok(()),
        Basis::LumpSum(_) => lump_sums(cell, line, scale),
        Basis::UnitCost { price, .. } => {
            let before = price.constant();
            let scaled = |value: &mut Option<Decimal>| {
                *value = value.map(|value| scale.price(cell, value)).transpose()?;
                Ok(())
            };
            match price {
                Price::Constant(value) => scaled(value)?,
                Price::ByYear(values) => values.iter_mut().try_for_each(scaled)?,
            }
            if let (Some(before), Some(after)) = (before, price.constant()) {
                funding::follow_price(&mut line.funding, before, after);
            }
            Ok(())
        }
    })
}

/// Changes the counts and lump sums of the item of the cell, or of all lines.
pub(super) fn counts(plan: &mut Plan, cell: Cell, scale: Scale) -> Result<(), Refusal> {
    let items = plan.outline.items().get(within(plan, cell)?).unwrap_or_default();
    let lines: Vec<Id> = items.iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
    for id in lines {
        let cell = Cell::new(Some(id), Field::Count);
        let line = find::line(plan, cell)?;
        if let Some(now) = plan.total_count(&line) {
            count::set(plan, cell, Some(scale.count(cell, now)?))?;
        }
    }
    each_line(plan, cell, |cell, line| lump_sums(cell, line, scale))
}

fn lump_sums(cell: Cell, line: &mut Line, scale: Scale) -> Result<(), Refusal> {
    let Basis::LumpSum(amounts) = &mut line.basis else { return Ok(()) };
    let before = amounts.clone();
    for amount in amounts.iter_mut() {
        *amount = amount.map(|amount| scale.money(cell, amount)).transpose()?;
    }
    funding::follow_amounts(&mut line.funding, &before, amounts);
    Ok(())
}

/// Moves the item of the cell so many years later.
pub(super) fn delay(plan: &mut Plan, cell: Cell, years: u8) -> Result<(), Refusal> {
    let by = usize::from(years);
    each_line(plan, cell, |_, line| {
        match &mut line.basis {
            Basis::Blank => {}
            Basis::LumpSum(amounts) => later(amounts, by),
            Basis::UnitCost { price, count } => {
                later(&mut count.by_year, by);
                if let Price::ByYear(prices) = price {
                    later(prices, by);
                }
            }
        }
        if let Funding::Amounts(shares) = &mut line.funding {
            shares.iter_mut().for_each(|(_, amounts)| later(amounts, by));
        }
        Ok(())
    })
}

fn later<T>(values: &mut ByYear<T>, by: usize) {
    let by = by.min(values.len());
    values.rotate_right(by);
    values.iter_mut().take(by).for_each(|value| *value = None);
}

/// Where the item of the cell and all below it stand; everything, if the cell names none.
fn within(plan: &Plan, cell: Cell) -> Result<std::ops::Range<usize>, Refusal> {
    let Some(id) = cell.of else { return Ok(0..plan.outline.len()) };
    let position = plan.outline.position(id).ok_or_else(|| cell.refuse(Reason::Missing(id)))?;
    Ok(plan.outline.subtree(position))
}

/// Changes the lines of the item of the cell. Lines that come out as they were stay the very same.
fn each_line(
    plan: &mut Plan,
    cell: Cell,
    mut change: impl FnMut(Cell, &mut Line) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let within = within(plan, cell)?;
    let mut items = plan.outline.items().to_vec();
    for slot in items.get_mut(within).unwrap_or_default() {
        let Some(line) = slot.line() else { continue };
        let mut changed = line.clone();
        change(Cell::new(Some(slot.id), cell.field), &mut changed)?;
        if changed != *line {
            Arc::make_mut(slot).kind = Kind::Line(changed);
        }
    }
    plan.outline = find::outline(cell, items)?;
    Ok(())
}
