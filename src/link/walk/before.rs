//! What likely stands in the plan where a command of a scenario sets something: a guess, frozen with the link. The rule of the
//! product is in `edit`; where this one is wrong, the link is only longer.

use crate::money::{Decimal, Money};
use crate::plan::{Basis, Id, Item, Line, Plan, Spelt, Target, Verb};

/// What would set what the plan has; `None` where nothing is guessed.
pub(super) fn before(plan: &Plan, verb: Verb, command: &Spelt) -> Option<Spelt> {
    let mut before = Spelt { of: command.of, year: command.year, at: command.at, ..Spelt::default() };
    match verb {
        Verb::Index => {
            let at = plan.period.index(command.year?)?;
            before.value = plan.index.get(at).copied().flatten();
        }
        Verb::Driver => before.value = Some(plan.driver(command.of?)?.value),
        Verb::Ceiling => {
            let id = command.ceiling.as_ref()?.id;
            before.ceiling = Some(plan.ceilings.iter().find(|ceiling| ceiling.id == id)?.clone());
        }
        _ => match plan.outline.get(command.of?) {
            Some(item) => of_item(plan, verb, item, &mut before)?,
            None => of_target(plan, verb, command.of?, &mut before)?,
        },
    }
    Some(before)
}

fn of_item(plan: &Plan, verb: Verb, item: &Item, before: &mut Spelt) -> Option<()> {
    let text = match verb {
        Verb::Number => Some(&item.number),
        Verb::Label => Some(&item.label),
        Verb::Note => Some(&item.note),
        Verb::Lead => Some(&item.lead),
        Verb::Support => Some(&item.support),
        _ => None,
    };
    match text {
        Some(text) => before.text.clone_from(text),
        None => of_line(plan, verb, item.line()?, before)?,
    }
    Some(())
}

fn of_line(plan: &Plan, verb: Verb, line: &Line, before: &mut Spelt) -> Option<()> {
    match verb {
        Verb::Unit => before.text.clone_from(&line.unit),
        Verb::Chapter => before.text.clone_from(&line.codes.chapter),
        Verb::Section => before.text.clone_from(&line.codes.section),
        Verb::Entry => before.text.clone_from(&line.codes.entry),
        Verb::Price => before.value = price(plan, line, before.year),
        Verb::Count => before.value = count(plan, line, before.year),
        Verb::Amount => {
            let at = plan.period.index(before.year?)?;
            before.amount = lump(line)?.get(at).copied().flatten();
        }
        Verb::Spread | Verb::SpreadEvenly => {
            before.amount = lump(line)?.iter().flatten().copied().reduce(Money::plus);
        }
        Verb::Factors => match &line.basis {
            Basis::UnitCost { count, .. } => before.factors.clone_from(&count.factors),
            _ => return None,
        },
        Verb::Funding => before.funding = line.funding.clone(),
        Verb::Blank | Verb::UnitCost | Verb::LumpSum => {}
        _ => return None,
    }
    Some(())
}

fn lump(line: &Line) -> Option<&[Option<Money>]> {
    if let Basis::LumpSum(amounts) = &line.basis { Some(amounts) } else { None }
}

fn price(plan: &Plan, line: &Line, year: Option<u16>) -> Option<Decimal> {
    let Basis::UnitCost { price, .. } = &line.basis else { return None };
    match year {
        None => price.constant(),
        Some(year) => price.in_year(plan.period.index(year)?),
    }
}

/// Its factors and the count of the year, or of all years, multiplied.
fn count(plan: &Plan, line: &Line, year: Option<u16>) -> Option<Decimal> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    let own = match year {
        Some(year) => count.by_year.get(plan.period.index(year)?).copied().flatten(),
        None => count
            .by_year
            .iter()
            .flatten()
            .copied()
            .try_fold(None, |sum: Option<Decimal>, one| Some(Some(sum.unwrap_or_default().checked_add(one)?)))?,
    };
    let mut factors = count.factors.iter().map(|factor| factor.number(plan));
    factors.try_fold(own?, |product, factor| product.checked_mul(factor?)).map(|count| count.normalize())
}

fn of_target(plan: &Plan, verb: Verb, id: Id, before: &mut Spelt) -> Option<()> {
    let target: &Target = plan.targets.iter().find(|target| target.id == id)?;
    match verb {
        Verb::TargetNumber => before.text.clone_from(&target.number),
        Verb::TargetText => before.text.clone_from(&target.text),
        Verb::TargetGoal => before.goal = Some(target.goal.clone()),
        Verb::TargetYear => before.year = target.year,
        Verb::TargetBaseline => before.baseline.clone_from(&target.baseline),
        Verb::TargetPopulation => before.population.clone_from(&target.population),
        Verb::TargetParent => before.below = target.parent,
        Verb::TargetContributions => before.contributions.clone_from(&target.contributions),
        _ => return None,
    }
    Some(())
}
