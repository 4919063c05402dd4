//! What stands in the place that a command would set, as the command that sets that. Changes nothing.

use super::accept;
use crate::calc::count_in_year;
use crate::money::Money;
use crate::plan::{
    Basis, BasisKind, Command, FactorValue, Id, Item, ItemText, Line, Plan, Price, Target, TargetChange,
};

/// What [`standing`] says, as long as a command could set it: a sum over years may have more digits than a figure.
pub(super) fn recorded(plan: &Plan, command: &Command) -> Option<Command> {
    standing(plan, command).filter(|now| match now {
        Command::SetCount { count: Some(count), .. } => accept::number(now.cell(), *count).is_ok(),
        Command::SpreadAmount { amount: Some(amount), .. } => accept::money(now.cell(), *amount).is_ok(),
        _ => true,
    })
}

/// The command that would set what the plan has now; `None` if the command sets no single thing, or it is not there.
pub fn standing(plan: &Plan, command: &Command) -> Option<Command> {
    Some(match command {
        Command::SetIndex { year, .. } => {
            let at = plan.period.index(*year)?;
            Command::SetIndex { year: *year, percent: plan.index.get(at).copied().flatten() }
        }
        Command::SetItemText { item, field, .. } => {
            let text = text(plan.outline.get(*item)?, *field).to_owned();
            Command::SetItemText { item: *item, field: *field, text }
        }
        Command::SetDriverValue { driver, .. } => {
            Command::SetDriverValue { driver: *driver, value: plan.driver(*driver)?.value }
        }
        Command::SetTarget { target, change } => {
            let found = plan.targets.iter().find(|it| it.id == *target)?;
            Command::SetTarget { target: *target, change: of_target(found, change) }
        }
        Command::SetCeiling(ceiling) => {
            Command::SetCeiling(plan.ceilings.iter().find(|it| it.id == ceiling.id)?.clone())
        }
        _ => return of_line(plan, command),
    })
}

fn of_line(plan: &Plan, command: &Command) -> Option<Command> {
    let line = |id: &Id| plan.outline.get(*id)?.line();
    Some(match command {
        Command::SetBasis { item, .. } => Command::SetBasis { item: *item, basis: BasisKind::of(&line(item)?.basis) },
        Command::SetPrice { item, year, .. } => {
            let price = match (price(line(item)?), year) {
                (None, _) => None,
                (Some(price), None) => price.constant(),
                (Some(price), Some(year)) => price.in_year(plan.period.index(*year)?),
            };
            Command::SetPrice { item: *item, year: *year, price }
        }
        Command::SetCount { item, year, .. } => {
            let count = match (&line(item)?.basis, year) {
                (Basis::UnitCost { count, .. }, Some(year)) => count_in_year(plan, count, plan.period.index(*year)?),
                (Basis::UnitCost { .. }, None) => plan.total_count(line(item)?),
                _ => None,
            };
            Command::SetCount { item: *item, year: *year, count }
        }
        Command::SetFactors { item, .. } => match &line(item)?.basis {
            Basis::UnitCost { count, .. } => Command::SetFactors { item: *item, factors: count.factors.clone() },
            _ => return None,
        },
        Command::SetFactor { item, factor, .. } => {
            let Basis::UnitCost { count, .. } = &line(item)?.basis else { return None };
            let number = match count.factors.get(*factor)?.value {
                FactorValue::Number(number) => Some(number),
                FactorValue::Driver { except, .. } => except,
            };
            Command::SetFactor { item: *item, factor: *factor, number }
        }
        Command::SetAmount { item, year, .. } => {
            let at = plan.period.index(*year)?;
            let amount = amounts(line(item)?).and_then(|amounts| amounts.get(at).copied().flatten());
            Command::SetAmount { item: *item, year: *year, amount }
        }
        Command::SpreadAmount { item, spread, .. } => {
            let amount = amounts(line(item)?).and_then(|amounts| amounts.iter().flatten().copied().reduce(Money::plus));
            Command::SpreadAmount { item: *item, amount, spread: *spread }
        }
        Command::SetFunding { item, .. } => Command::SetFunding { item: *item, funding: line(item)?.funding.clone() },
        _ => return None,
    })
}

fn price(line: &Line) -> Option<&Price> {
    match &line.basis {
        Basis::UnitCost { price, .. } => Some(price),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

fn amounts(line: &Line) -> Option<&[Option<Money>]> {
    match &line.basis {
        Basis::LumpSum(amounts) => Some(amounts),
        Basis::Blank | Basis::UnitCost { .. } => None,
    }
}

fn text(item: &Item, field: ItemText) -> &str {
    match field {
        ItemText::Number => &item.number,
        ItemText::Label => &item.label,
        ItemText::Unit => item.line().map_or("", |line| &line.unit),
        ItemText::Code(kind) => item.line().map_or("", |line| line.codes.of(kind)),
        ItemText::Note => &item.note,
        ItemText::Lead => &item.lead,
        ItemText::Support => &item.support,
    }
}

fn of_target(target: &Target, change: &TargetChange) -> TargetChange {
    match change {
        TargetChange::Number(_) => TargetChange::Number(target.number.clone()),
        TargetChange::Text(_) => TargetChange::Text(target.text.clone()),
        TargetChange::Goal(_) => TargetChange::Goal(target.goal.clone()),
        TargetChange::Year(_) => TargetChange::Year(target.year),
        TargetChange::Baseline(_) => TargetChange::Baseline(target.baseline.clone()),
        TargetChange::Population(_) => TargetChange::Population(target.population.clone()),
        TargetChange::Parent(_) => TargetChange::Parent(target.parent),
        TargetChange::Contributions(_) => TargetChange::Contributions(target.contributions.clone()),
    }
}
