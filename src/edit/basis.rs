//! Edits of a line's unit price and lump sums, and of the kind of its basis. Never multiplies: amounts come from `calc`.

use super::cell::{Cell, Reason, Refusal};
use super::spread::{spread, weights};
use super::{accept, find, funding};
use crate::calc::{Report, Row, compute, price_in_year};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Funding, Item, Kind, Line, Outline, Plan, Price};
use crate::plan::{BasisKind, Spread};
use std::sync::Arc;

impl BasisKind {
    /// The kind of that basis.
    pub const fn of(basis: &Basis) -> Self {
        match basis {
            Basis::Blank => Self::Blank,
            Basis::UnitCost { .. } => Self::UnitCost,
            Basis::LumpSum(_) => Self::LumpSum,
        }
    }
}

/// The price and count of a line; a blank line gets them, empty.
pub(super) fn unit_cost(cell: Cell, line: &mut Line, years: usize) -> Result<(&mut Price, &mut Count), Refusal> {
    if line.basis == Basis::Blank {
        let count = Count { factors: Vec::new(), by_year: vec![None; years] };
        line.basis = Basis::UnitCost { price: Price::Constant(None), count };
    }
    match &mut line.basis {
        Basis::UnitCost { price, count } => Ok((price, count)),
        other => Err(cell.refuse(Reason::OtherBasis(BasisKind::of(other)))),
    }
}

/// The lump sums of a line; a blank line gets them, empty.
fn lump_sums(cell: Cell, line: &mut Line, years: usize) -> Result<&mut Vec<Option<Money>>, Refusal> {
    if line.basis == Basis::Blank {
        line.basis = Basis::LumpSum(vec![None; years]);
        funding::drop_price_shares(&mut line.funding);
    }
    match &mut line.basis {
        Basis::LumpSum(amounts) => Ok(amounts),
        other => Err(cell.refuse(Reason::OtherBasis(BasisKind::of(other)))),
    }
}

/// Sets the price of the cell's year, or of all years.
///
/// Where the line has one price before and after, shares of the price follow in proportion.
pub(super) fn set_price(plan: &mut Plan, cell: Cell, price: Option<Decimal>) -> Result<(), Refusal> {
    let index = accept::year(cell, plan.period)?;
    let price = price.map(|price| accept::number(cell, price)).transpose()?;
    let mut line = find::line(plan, cell)?;
    if price.is_none() && line.basis == Basis::Blank {
        return Ok(());
    }
    let (slot, _) = unit_cost(cell, &mut line, plan.period.len())?;
    let before = slot.constant();
    *slot = match index {
        Some(index) => price_of_year(plan, cell, slot, (index, price))?,
        None => Price::Constant(price),
    };
    if let (Some(before), Some(after)) = (before, slot.constant())
        && before != after
    {
        funding::follow_price(&mut line.funding, before, after);
    }
    find::put_line(plan, cell, line);
    Ok(())
}

/// The price with another one in that year; in the other years one pays what one paid, by the index as well.
fn price_of_year(
    plan: &Plan,
    cell: Cell,
    price: &Price,
    (index, new): (usize, Option<Decimal>),
) -> Result<Price, Refusal> {
    let paid = (0..plan.period.len()).map(|index| price_in_year(plan, price, index)).collect::<Vec<_>>();
    let mut prices = accept::by_year(cell, plan.period, &paid, accept::number)?;
    if let Some(slot) = prices.get_mut(index) {
        *slot = new;
    }
    // one price for all years would follow the index
    Ok(if plan.index.is_empty() { by_year_or_constant(prices) } else { Price::ByYear(prices) })
}

/// One price for all years if they have the same one.
fn by_year_or_constant(prices: Vec<Option<Decimal>>) -> Price {
    let first = prices.first().copied().flatten();
    if prices.iter().all(|price| *price == first) { Price::Constant(first) } else { Price::ByYear(prices) }
}

/// Sets the lump sum of the year at the cell.
pub(super) fn set_amount(plan: &mut Plan, cell: Cell, amount: Option<Money>) -> Result<(), Refusal> {
    let index = accept::year(cell, plan.period)?;
    let amount = amount.map(|amount| accept::money(cell, amount)).transpose()?;
    let mut line = find::line(plan, cell)?;
    if amount.is_none() && line.basis == Basis::Blank {
        return Ok(());
    }
    let amounts = lump_sums(cell, &mut line, plan.period.len())?;
    if let Some(slot) = index.and_then(|index| amounts.get_mut(index)) {
        *slot = amount;
    }
    find::put_line(plan, cell, line);
    Ok(())
}

/// Spreads a lump sum over all years; `None` blanks them.
pub(super) fn spread_amount(plan: &mut Plan, cell: Cell, amount: Option<Money>, how: Spread) -> Result<(), Refusal> {
    let mut line = find::line(plan, cell)?;
    if amount.is_none() && line.basis == Basis::Blank {
        return Ok(());
    }
    let amounts = lump_sums(cell, &mut line, plan.period.len())?;
    *amounts = match amount {
        None => vec![None; plan.period.len()],
        Some(amount) => {
            let amount = accept::money(cell, amount)?;
            let blank = vec![None; plan.period.len()];
            let present: Vec<Option<i128>> = amounts.iter().map(|amount| amount.map(Money::dong)).collect();
            let weights = weights(if how == Spread::Even { &blank } else { &present });
            let years = spread(amount.dong(), &weights).ok_or_else(|| cell.refuse(Reason::TooManyDigits))?;
            years.into_iter().map(|year| year.map(Money::new)).collect()
        }
    };
    find::put_line(plan, cell, line);
    Ok(())
}

/// Gives a line another kind of basis.
pub(super) fn set_kind(plan: &mut Plan, cell: Cell, kind: BasisKind) -> Result<(), Refusal> {
    let mut line = find::line(plan, cell)?;
    match (&line.basis, kind) {
        (_, BasisKind::Blank) => {
            line.basis = Basis::Blank;
            funding::drop_price_shares(&mut line.funding);
            funding::drop_amounts(&mut line.funding);
        }
        (Basis::LumpSum(amounts), BasisKind::UnitCost) => line.basis = to_unit_cost(plan, cell, amounts)?,
        (Basis::UnitCost { .. }, BasisKind::LumpSum) => line = to_lump_sum(plan, cell, line)?,
        (_, BasisKind::UnitCost) => unit_cost(cell, &mut line, plan.period.len()).map(drop)?,
        (_, BasisKind::LumpSum) => lump_sums(cell, &mut line, plan.period.len()).map(drop)?,
    }
    find::put_line(plan, cell, line);
    Ok(())
}

/// One of each year's amount.
fn to_unit_cost(plan: &Plan, cell: Cell, amounts: &[Option<Money>]) -> Result<Basis, Refusal> {
    let price = |(year, amount): (u16, &Option<Money>)| {
        let cell = cell.in_year(year);
        let Some(amount) = amount else { return Ok(None) };
        let price = amount.to_decimal().ok_or_else(|| cell.refuse(Reason::TooManyDigits))?;
        accept::number(cell, price).map(Some)
    };
    let prices: Vec<Option<Decimal>> = plan.period.years().zip(amounts).map(price).collect::<Result<_, _>>()?;
    let by_year = prices.iter().map(|price| price.map(|_| Decimal::ONE)).collect();
    let mut given: Vec<Option<Decimal>> = prices.iter().copied().filter(Option::is_some).collect();
    given.dedup();
    // a blank year needs no price: its count is blank; one price for all years would follow the index
    let fixed = given.len() > 1 || !plan.index.is_empty();
    let price = if fixed { Price::ByYear(prices) } else { by_year_or_constant(given) };
    Ok(Basis::UnitCost { price, count: Count { factors: Vec::new(), by_year } })
}

/// The very amounts of the line, and what each source pays of them.
fn to_lump_sum(plan: &Plan, cell: Cell, line: Line) -> Result<Line, Refusal> {
    let report = compute_alone(plan, &line);
    if let Some((_, year)) = report.too_large.first() {
        return Err(cell.in_year(*year).refuse(Reason::TooManyDigits));
    }
    let amounts: Vec<Option<Money>> = (0..plan.period.len()).map(|index| report.in_year(Row::Item(0), index)).collect();
    let amounts = accept::by_year(cell, plan.period, &amounts, accept::money)?;
    let funding = match line.funding {
        Funding::PriceShares(shares) => funding::paid(plan, &report, &shares),
        other => other,
    };
    Ok(Line { basis: Basis::LumpSum(amounts), funding, ..line })
}

/// The report of that line as the only one; a line in kind as if it were paid.
fn compute_alone(plan: &Plan, line: &Line) -> Report {
    let mut line = line.clone();
    if matches!(line.funding, Funding::InKind { .. }) {
        line.funding = Funding::Unstated;
    }
    let mut alone = Plan::blank("", "", plan.period);
    alone.sources = plan.sources.clone();
    alone.drivers = plan.drivers.clone();
    alone.index = plan.index.clone();
    let item = Item::new(1, 0, Kind::Line(line));
    alone.outline = Outline::from_items(vec![Arc::new(item)]).unwrap_or_default();
    compute(&alone)
}
