//! What was spent under the ceilings that go on. What nobody said was spent counts as it was planned.

use super::Roll;
use crate::calc::{Row, compute};
use crate::money::Money;
use crate::plan::{Ceiling, Id, Plan};

/// What was spent under a ceiling in the years of the plan and before.
pub(super) fn spent(plan: &Plan, ceiling: &Ceiling, roll: &Roll) -> Money {
    let whole = Ceiling { spent: None, text: String::new(), ..Ceiling::new(ceiling.id, ceiling.amount) };
    let is_on_all = Ceiling { spent: None, text: String::new(), ..ceiling.clone() } == whole;
    let already = ceiling.spent.map_or(Money::ZERO, |spent| spent.amount);
    let said = roll.spent.iter().find(|(line, _)| line.is_none()).filter(|_| is_on_all);
    if let Some((_, amount)) = said {
        return already.plus(*amount);
    }
    let lines: Vec<(Id, Money)> = roll.spent.iter().filter_map(|(line, amount)| Some(((*line)?, *amount))).collect();
    let under = under(plan, ceiling, &lines);
    let report = compute(&Plan { ceilings: vec![ceiling.clone()], ..plan.clone() });
    let planned = report.ceilings.first().map_or(Money::ZERO, |room| room.spent);
    let corrected = lines.iter().zip(under).fold(planned, |sum, ((line, amount), under)| {
        let total = plan.outline.position(*line).and_then(|at| report.total(Row::Item(at))).unwrap_or_default();
        sum.minus(under).plus(part(*amount, under, total))
    });
    already.plus(corrected)
}

/// What each line plans under the ceiling.
fn under(plan: &Plan, ceiling: &Ceiling, lines: &[(Id, Money)]) -> Vec<Money> {
    let within = |line: Id| {
        let at = plan.outline.position(line);
        let group = ceiling.item.map(|item| plan.outline.position(item).map(|group| plan.outline.subtree(group)));
        at.is_some_and(|at| group.is_none_or(|group| group.is_some_and(|group| group.contains(&at))))
    };
    let ceilings = lines.iter().map(|(line, _)| Ceiling { item: Some(*line), ..ceiling.clone() }).collect();
    let report = compute(&Plan { ceilings, ..plan.clone() });
    let both = report.ceilings.iter().zip(lines);
    both.map(|(room, (line, _))| if within(*line) { room.spent } else { Money::ZERO }).collect()
}

/// The part of an amount that a part is of a whole.
fn part(amount: Money, part: Money, whole: Money) -> Money {
    if part == whole {
        return amount;
    }
    let product = amount.to_decimal().zip(part.to_decimal()).and_then(|(one, other)| one.checked_mul(other));
    let quotient = product.zip(whole.to_decimal()).and_then(|(product, whole)| product.checked_div(whole));
    quotient.and_then(Money::from_decimal).unwrap_or_default()
}
