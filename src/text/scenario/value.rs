//! What a command sets, as a text to stand beside what was there. Names no place.

use crate::entry::{count_text, print_price};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Basis, BasisKind, Command, Count, FactorValue, Funding, Id, Line, Plan, TargetChange};
use crate::text::target::figure;
use crate::text::{Lang, amount_text, fill, funding_text, goal_text, target_name};

/// The value that a command sets; empty where it is blank, or where the command sets no single thing.
pub(super) fn value_text(plan: &Plan, command: &Command, lang: Lang) -> String {
    let words = lang.catalogue();
    let number = |number: &Option<Decimal>| number.map_or(String::new(), |number| print_decimal(number.normalize()));
    let money = |amount: &Option<Money>| amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
    match command {
        Command::SetIndex { percent, .. } => match percent {
            Some(percent) => [&print_decimal(percent.normalize()), "%"].concat(),
            None => words.change_no_rise.to_owned(),
        },
        Command::SetItemText { text, .. } => text.clone(),
        Command::SetBasis { basis, .. } => match basis {
            BasisKind::Blank => words.basis_blank,
            BasisKind::UnitCost => words.basis_unit_cost,
            BasisKind::LumpSum => words.basis_lump_sum,
        }
        .to_owned(),
        Command::SetPrice { price, .. } => price.map_or(String::new(), |price| print_price(price, plan.scale)),
        Command::SetCount { count, .. } => number(count),
        Command::SetFactors { factors, .. } => {
            let count = Count { factors: factors.clone(), by_year: vec![Some(Decimal::ONE)] };
            count_text(plan, &count, true)
        }
        Command::SetFactor { item, factor, number: None } => shared(plan, *item, *factor),
        Command::SetFactor { number: value, .. } => number(value),
        Command::SetAmount { amount, .. } | Command::SpreadAmount { amount, .. } => money(amount),
        Command::SetFunding { funding, .. } => funding_of(plan, funding, lang),
        Command::SetDriverValue { value, .. } => print_decimal(value.normalize()),
        Command::SetTarget { target, change } => of_target(plan, *target, change, lang),
        Command::SetCeiling(ceiling) => amount_text(ceiling.amount, plan.scale, lang),
        _ => String::new(),
    }
}

fn funding_of(plan: &Plan, funding: &Funding, lang: Lang) -> String {
    let text = funding_text(plan, &Line { funding: funding.clone(), ..Line::default() }, lang);
    if text.is_empty() { lang.catalogue().funding_unstated.to_owned() } else { text }
}

/// The shared number that a factor takes where no exception is made.
fn shared(plan: &Plan, item: Id, factor: usize) -> String {
    let line = plan.outline.get(item).and_then(|item| item.line());
    let Some(Basis::UnitCost { count, .. }) = line.map(|line| &line.basis) else { return String::new() };
    match count.factors.get(factor).map(|factor| &factor.value) {
        Some(FactorValue::Driver { driver, .. }) => {
            plan.driver(*driver).map_or(String::new(), |driver| print_decimal(driver.value.normalize()))
        }
        _ => String::new(),
    }
}

fn of_target(plan: &Plan, id: Id, change: &TargetChange, lang: Lang) -> String {
    let target = plan.targets.iter().find(|target| target.id == id);
    let unit = target.and_then(|target| target.goal.threshold()).map_or("", |(_, unit)| unit);
    match change {
        TargetChange::Number(text) | TargetChange::Text(text) => text.clone(),
        TargetChange::Goal(goal) => goal_text(goal, lang),
        TargetChange::Year(year) => year.map_or(String::new(), |year| year.to_string()),
        TargetChange::Baseline(it) => it.as_ref().map_or(String::new(), |it| figure(it.value, unit)),
        TargetChange::Population(it) => it.as_ref().map_or(String::new(), |it| figure(it.value, &it.unit)),
        TargetChange::Parent(parent) => parent.and_then(|id| target_name(plan, id, lang)).unwrap_or_default(),
        TargetChange::Contributions(lines) => fill(lang.catalogue().change_lines, &[("n", &lines.len().to_string())]),
    }
}
