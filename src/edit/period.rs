//! Laying a plan over other years. Never moves an amount to another year.

use super::cell::{Cell, Reason, Refusal};
use super::{accept, find};
use crate::money::Decimal;
use crate::plan::{Basis, Command, Funding, Kind, Line, Period, Plan, Price};
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
    if !plan.index.is_empty() {
        plan.index = moved(&plan.index, plan.period, period);
    }
    let from = std::mem::replace(&mut plan.period, period);
    lay_scenarios(plan, from);
    tidy_index(plan);
    Ok(())
}

/// Lays the scenarios of a plan, which had other years, over its years.
pub(crate) fn lay_scenarios(plan: &mut Plan, from: Period) {
    let to = plan.period;
    for change in plan.scenarios.iter_mut().flat_map(|scenario| &mut scenario.changes) {
        let commands = [Some(&mut change.command), change.was.as_deref_mut()];
        commands.into_iter().flatten().for_each(|command| move_funding(command, from, to));
    }
}

/// Lays what a change of a scenario says by year over other years, as the plan under it.
fn move_funding(command: &mut Command, from: Period, to: Period) {
    if let Command::SetFunding { funding: Funding::Amounts(shares), .. } = command {
        shares.iter_mut().for_each(|(_, years)| *years = moved(years, from, to));
    }
}

/// Sets by how many percent prices rise in the year of the cell.
pub(super) fn set_index(plan: &mut Plan, cell: Cell, percent: Option<Decimal>) -> Result<(), Refusal> {
    let Some(at) = accept::year(cell, plan.period)? else { return Err(cell.refuse(Reason::WrongYears)) };
    let percent = percent.map(|percent| accept::percent(cell, percent)).transpose()?;
    plan.index.resize(plan.period.len(), None);
    plan.index.get_mut(at).into_iter().for_each(|slot| *slot = percent.filter(|percent| !percent.is_zero()));
    tidy_index(plan);
    Ok(())
}

/// Where no year has an index, the plan has none: one way to say it.
fn tidy_index(plan: &mut Plan) {
    if plan.index.iter().all(Option::is_none) {
        plan.index.clear();
    }
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
