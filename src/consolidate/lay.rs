//! The years of the whole, and a plan over them at the prices that it had. Never moves an amount to another year.

use super::Why;
use crate::calc::price_in_year;
use crate::edit::{Command, apply};
use crate::money::LIMITS;
use crate::plan::{Basis, Item, Kind, Outline, Period, Plan, Price, Range, RangeOf};
use std::sync::Arc;

/// From the first year of any plan to the last of any.
pub(super) fn period(plans: &[Plan]) -> Result<Period, Why> {
    let first = plans.iter().map(|plan| plan.period.first()).min().ok_or(Why::Nothing)?;
    let last = plans.iter().map(|plan| plan.period.last()).max().ok_or(Why::Nothing)?;
    Period::new(first, last).ok_or(Why::Years { first, last })
}

/// What the whole has from the plans before anything is joined: how it is shown, who issues it and how prices rise, where
/// all agree.
pub(super) fn head(whole: &mut Plan, plans: &[Plan]) {
    let Some((first, others)) = plans.split_first() else { return };
    whole.scale = first.scale;
    if others.iter().all(|plan| plan.issuer == first.issuer) {
        whole.issuer.clone_from(&first.issuer);
    }
    if plans.iter().all(|plan| plan.period == whole.period && plan.index == first.index) {
        whole.index.clone_from(&first.index);
    }
}

/// The plan over the years of the whole.
pub(super) fn over(plan: &Plan, at: usize, whole: &Plan) -> Result<Plan, Why> {
    let plan = if plan.index == whole.index { plan.clone() } else { at_its_prices(plan).ok_or(Why::Index(at))? };
    apply(&plan, &Command::SetPeriod(whole.period)).map_err(|_| Why::TooMuch)
}

/// The plan with the price of each year in place of one that rises; `None` if one cannot be written.
fn at_its_prices(plan: &Plan) -> Option<Plan> {
    let mut items = plan.outline.items().to_vec();
    for slot in &mut items {
        let Some(Basis::UnitCost { price: price @ Price::Constant(Some(_)), .. }) = slot.line().map(|line| &line.basis)
        else {
            continue;
        };
        let years = 0..plan.period.len();
        let prices = years.map(|index| {
            price_in_year(plan, price, index).filter(|price| LIMITS.fits(price.trunc().mantissa())).map(Some)
        });
        let prices = Price::ByYear(prices.collect::<Option<_>>()?);
        if let Item { kind: Kind::Line(line), .. } = Arc::make_mut(slot)
            && let Basis::UnitCost { price, .. } = &mut line.basis
        {
            *price = prices;
        }
    }
    let outline = Outline::from_items(items).ok()?;
    let mut laid = Plan { outline, index: Vec::new(), ..plan.clone() };
    laid.ranges.iter_mut().for_each(|range| at_the_price_of_the_first_year(plan, range));
    Some(laid)
}

/// A price that holds for all years is that of the year before the first; one by year is known by its first year.
fn at_the_price_of_the_first_year(plan: &Plan, range: &mut Range) {
    let line = plan.outline.get(range.item).and_then(|item| item.line());
    let is_constant =
        line.is_some_and(|line| matches!(&line.basis, Basis::UnitCost { price: Price::Constant(Some(_)), .. }));
    if range.of != RangeOf::Price || !is_constant {
        return;
    }
    let risen = |price| price_in_year(plan, &Price::Constant(Some(price)), 0);
    if let Some((low, high)) = risen(range.low).zip(risen(range.high))
        && LIMITS.fits(high.trunc().mantissa())
    {
        (range.low, range.high) = (low, high);
    }
}
