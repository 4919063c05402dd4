//! Counts that are products, `2 lớp × 50 người`: how they are written, and the command that a typed one stands for. Never
//! changes how many there are in a year that is not typed into.

use super::column::Sets;
use super::formula::{Outcome, Side, outcome};
use super::typed::{Echo, Understood};
use crate::calc::count_in_year;
use crate::edit::Command;
use crate::money::{Decimal, print_decimal};
use crate::plan::{Basis, Count, Factor, FactorValue, Item, Plan};

/// A count as people write it: `2 lớp × 50 người`, and before it how many times over the years if not once. Drivers by
/// their name, or by their number. Empty where the count has no factors.
pub fn count_text(plan: &Plan, count: &Count, names: bool) -> String {
    if count.factors.is_empty() {
        return String::new();
    }
    let times = count.by_year.iter().flatten().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number));
    let times = times.filter(|times| *times != Decimal::ONE).map(|times| print_decimal(times.normalize()));
    times.into_iter().chain(std::iter::once(factors_text(plan, &count.factors, names))).collect::<Vec<_>>().join(TIMES)
}

const TIMES: &str = " × ";

fn factors_text(plan: &Plan, factors: &[Factor], names: bool) -> String {
    let one = |factor: &Factor| match factor.value {
        FactorValue::Driver { driver, except: None } if names => {
            plan.driver(driver).map_or(String::new(), |driver| driver.name.clone())
        }
        _ => {
            let number = factor.number(plan).map_or(String::new(), |number| print_decimal(number.normalize()));
            [number.as_str(), " ", &factor.unit].concat().trim().to_owned()
        }
    };
    factors.iter().map(one).collect::<Vec<_>>().join(TIMES)
}

/// The product that a cell of counts starts with when it is edited, if typing it again means the same.
pub(super) fn product_text(plan: &Plan, count: &Count, year: Option<u16>) -> Option<String> {
    let index = once(plan, count, year)?;
    let number = count.by_year.get(index).copied().flatten();
    if number != Some(Decimal::ONE) || count.factors.is_empty() {
        return None;
    }
    let text = factors_text(plan, &count.factors, true);
    outcome(plan, &text, Side::Count)
        .is_ok_and(|outcome| outcome.factors == count.factors && !outcome.doubtful)
        .then_some(text)
}

/// Where the year stands that a product goes into: the one of the cell; over all years the only one that counts, or
/// that of a plan of one year.
fn once(plan: &Plan, count: &Count, year: Option<u16>) -> Option<usize> {
    if let Some(year) = year {
        return plan.period.index(year);
    }
    if plan.period.len() == 1 {
        return Some(0);
    }
    let mut counted = count.by_year.iter().enumerate().filter(|(_, number)| number.is_some());
    let (index, _) = counted.next()?;
    counted.next().is_none().then_some(index)
}

/// What a typed product sets.
///
/// The line keeps its factors where the product can stand once in a year and the other years still count what they do:
/// in a plan of one year, in a line that counts in one year only, and in the cell of a year if the others are blank or
/// whole multiples of it. Elsewhere it sets its number, as if that had been typed.
pub(super) fn product(plan: &Plan, item: &Item, sets: Sets, outcome: Outcome) -> Understood {
    let year = if let Sets::CountInYear(year) = sets { Some(year) } else { None };
    let plain = Command::SetCount { item: item.id, year, count: Some(outcome.number) };
    match kept(plan, item, year, &outcome) {
        Some(command) => {
            let factors = factors_text(plan, &outcome.factors, true);
            Understood { command, echo: Echo::Product { factors, number: outcome.number } }
        }
        None => Understood { command: plain, echo: Echo::Number(outcome.number) },
    }
}

/// The command that keeps the factors, if they can be kept.
fn kept(plan: &Plan, item: &Item, year: Option<u16>, outcome: &Outcome) -> Option<Command> {
    let blank = Count { factors: Vec::new(), by_year: vec![None; plan.period.len()] };
    let old = match &item.line()?.basis {
        Basis::UnitCost { count, .. } => count,
        Basis::Blank => &blank,
        Basis::LumpSum(_) => return None,
    };
    let once = once(plan, old, year)?;
    let same = old.factors == outcome.factors;
    let others = (0..plan.period.len()).map(|index| {
        let number = old.by_year.get(index).copied().flatten();
        match count_in_year(plan, old, index) {
            _ if index == once => Some(Some(Decimal::ONE)),
            _ if same || number.is_none() => Some(number),
            // a count that cannot be said, because its driver is gone, cannot be kept either
            count => times(count?, outcome.number).map(Some),
        }
    });
    let numbers: Vec<Option<Decimal>> = others.collect::<Option<_>>()?;
    let item = item.id;
    let factors = Command::SetFactors { item, factors: outcome.factors.clone() };
    if numbers == old.by_year {
        return Some(factors);
    }
    // the numbers of the years are set while no factor stands beside them, so that they are taken as they are
    let mut commands = vec![Command::SetFactors { item, factors: Vec::new() }];
    let years = plan.period.years().zip(numbers);
    commands.extend(years.map(|(year, count)| Command::SetCount { item, year: Some(year), count }));
    commands.push(factors);
    Some(Command::Several(commands))
}

/// How many times a count is a whole multiple of the product.
fn times(count: Decimal, product: Decimal) -> Option<Decimal> {
    let times = count.checked_div(product)?;
    (times.fract().is_zero() && times.checked_mul(product)? == count).then(|| times.normalize())
}
