//! The figures of lines that ranges are about: what the plan has for them, and a plan with another one. Draws nothing.

use crate::calc::{count_in_year, price_in_year};
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Id, Line, Plan, Price, Range, RangeOf, Spread};
use std::collections::BTreeMap;

/// The ranges of each line, the first of each figure.
pub(super) fn by_line(ranges: &[Range]) -> BTreeMap<Id, Vec<Range>> {
    let mut lines: BTreeMap<Id, Vec<Range>> = BTreeMap::new();
    for range in ranges {
        let line = lines.entry(range.item).or_default();
        if line.iter().all(|other| other.of != range.of) {
            line.push(*range);
        }
    }
    lines
}

/// What the plan has for a figure of a line, in the unit of its ranges; `None` where it has none, or it is blank.
pub(super) fn planned(plan: &Plan, line: &Line, of: RangeOf) -> Option<Decimal> {
    match (of, &line.basis) {
        (RangeOf::Price, Basis::UnitCost { price: Price::Constant(price), .. }) => *price,
        (RangeOf::Price, Basis::UnitCost { price: Price::ByYear(prices), .. }) => {
            prices.iter().flatten().next().copied()
        }
        (RangeOf::Count, Basis::UnitCost { .. }) => plan.total_count(line),
        (RangeOf::Amount, Basis::LumpSum(amounts)) => {
            amounts.iter().any(Option::is_some).then(|| amounts.iter().flatten().copied().sum::<Money>())?.to_decimal()
        }
        _ => None,
    }
}

/// The change that gives the figure of the range that value.
pub(super) fn set(range: &Range, value: Decimal) -> Option<Command> {
    let item = range.item;
    Some(match range.of {
        RangeOf::Price => Command::SetPrice { item, year: None, price: Some(value) },
        RangeOf::Count => Command::SetCount { item, year: None, count: Some(value) },
        RangeOf::Amount => {
            let amount = Some(Money::from_decimal(value)?);
            Command::SpreadAmount { item, amount, spread: Spread::Proportional }
        }
    })
}

/// The plan with the far end of its range for every figure that is zero: from zero nothing goes up in proportion.
///
/// Where the figure is zero only over all, or in the first year, it stays: then nobody can say what would follow.
pub(super) fn from_zero(plan: &Plan, ranges: &BTreeMap<Id, Vec<Range>>) -> Plan {
    let mut raised = plan.clone();
    for range in ranges.values().flatten() {
        let Some(line) = plan.outline.get(range.item).and_then(|item| item.line()) else { continue };
        let is_zero = planned(plan, line, range.of).is_some_and(|figure| figure.is_zero()) && all_zero(line, range.of);
        let far = if range.high.is_zero() { range.low } else { range.high };
        if let Some(command) = set(range, far).filter(|_| is_zero && !far.is_zero())
            && let Ok(changed) = apply(&raised, &command)
        {
            raised = changed;
        }
    }
    raised
}

fn all_zero(line: &Line, of: RangeOf) -> bool {
    match (of, &line.basis) {
        (RangeOf::Price, Basis::UnitCost { price: Price::ByYear(prices), .. }) => {
            prices.iter().flatten().all(|price| price.is_zero())
        }
        (RangeOf::Amount, Basis::LumpSum(amounts)) => amounts.iter().flatten().all(|amount| amount.is_zero()),
        _ => true,
    }
}

/// What the line comes to in the year at `index` before it is rounded: a whole number, over a power of ten. `None` where
/// it is blank or too large.
pub(super) fn exact_amount(plan: &Plan, line: &Line, index: usize) -> Option<(i128, i128)> {
    match &line.basis {
        Basis::Blank => None,
        Basis::LumpSum(amounts) => Some((amounts.get(index).copied().flatten()?.dong(), 1)),
        Basis::UnitCost { price, count } => {
            let (price, count) = (price_in_year(plan, price, index)?, count_in_year(plan, count, index)?);
            let over = 10_i128.checked_pow(price.scale().checked_add(count.scale())?)?;
            Some((price.mantissa().checked_mul(count.mantissa())?, over))
        }
    }
}

/// Every unit price and lump sum of the plan as a range from so many percent below to so many above what is planned: for a
/// plan that gives no ranges. What is blank, zero or given in kind has none.
pub fn assumed(plan: &Plan, low_percent: Decimal, high_percent: Decimal) -> Vec<Range> {
    let lines = plan.outline.items().iter().filter_map(|item| Some((item.id, item.line()?)));
    let paid = lines.filter(|(_, line)| !matches!(line.funding, crate::plan::Funding::InKind { .. }));
    let range = |(item, line): (Id, &Line)| {
        [RangeOf::Price, RangeOf::Amount].into_iter().find_map(|of| {
            let figure = planned(plan, line, of).filter(|figure| !figure.is_zero())?;
            let one = changed(figure, Decimal::ZERO.checked_sub(low_percent)?)?;
            let other = changed(figure, high_percent)?;
            Some(Range { item, of, low: one.min(other), high: one.max(other) })
        })
    };
    let mut ranges: Vec<Range> = paid.filter_map(range).collect();
    crate::sort::by_key(&mut ranges, |range| (range.item, range.of));
    ranges
}

/// The figure and so many percent of it, to the last place that the figure has; a price of -100 percent and less is zero.
fn changed(figure: Decimal, percent: Decimal) -> Option<Decimal> {
    let figure = figure.normalize();
    let percent = percent.max(-Decimal::ONE_HUNDRED);
    let part = figure.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    Some(figure.checked_add(part)?.round_dp_with_strategy(figure.scale(), away).normalize())
}
