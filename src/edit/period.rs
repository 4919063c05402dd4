//! Laying a plan over other years. Never moves an amount to another year.

use super::cell::{Cell, Refusal};
use super::find;
use crate::plan::{Basis, Funding, Kind, Line, Period, Plan, Price};
use std::sync::Arc;

/// What stands in years that stay keeps its year; the rest goes, and so do ceilings of years that go.
pub(super) fn set(plan: &mut Plan, cell: Cell, period: Period) -> Result<(), Refusal> {
    let mut items = plan.outline.items().to_vec();
    for slot in &mut items {
        let Some(line) = slot.line() else { continue };
        let line = in_period(line, plan.period, period);
        if Some(&line) != slot.line() {
            Arc::make_mut(slot).kind = Kind::Line(line);
        }
    }
    plan.outline = find::outline(cell, items)?;
    plan.ceilings.retain(|ceiling| ceiling.year.is_none_or(|year| period.index(year).is_some()));
    plan.period = period;
    Ok(())
}

/// The line with each list by year laid over other years.
fn in_period(line: &Line, from: Period, to: Period) -> Line {
    let mut line = line.clone();
    match &mut line.basis {
        Basis::Blank => {}
        Basis::UnitCost { price, count } => {
            if let Price::ByYear(prices) = price {
                *prices = moved(prices, from, to);
            }
            count.by_year = moved(&count.by_year, from, to);
        }
        Basis::LumpSum(amounts) => *amounts = moved(amounts, from, to),
    }
    if let Funding::Amounts(shares) = &mut line.funding {
        shares.iter_mut().for_each(|(_, years)| *years = moved(years, from, to));
    }
    line
}

fn moved<T: Copy>(values: &[Option<T>], from: Period, to: Period) -> Vec<Option<T>> {
    to.years().map(|year| from.index(year).and_then(|index| values.get(index).copied().flatten())).collect()
}
