//! The text in a cell when its editing starts, and how prices are shown. Reads nothing back.

use super::column::{Column, Sets, sets};
use super::count::product_text;
use crate::calc::count_in_year;
use crate::edit::ItemText;
use crate::money::{Decimal, Money, Scale, print_decimal, print_scaled};
use crate::plan::{Basis, Item, Kind, Line, Plan, Price};

/// The text that stands in a cell when its editing starts.
pub fn text(plan: &Plan, item: &Item, column: Column) -> String {
    let number = |value: Option<Decimal>| value.map_or(String::new(), print_decimal);
    let money = |value: Option<Money>| value.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
    let Some(sets) = sets(plan, item, column) else { return String::new() };
    match (sets, &item.kind) {
        (Sets::Text(ItemText::Number), _) => item.number.clone(),
        (Sets::Text(ItemText::Label), _) => item.label.clone(),
        (Sets::Text(ItemText::Note), _) => item.note.clone(),
        (Sets::Text(ItemText::Unit), Kind::Line(line)) => line.unit.clone(),
        (Sets::Text(ItemText::Code(kind)), Kind::Line(line)) => line.codes.of(kind).to_owned(),
        (Sets::Count, Kind::Line(line)) => product(plan, line, None).unwrap_or_else(|| number(plan.total_count(line))),
        (Sets::Price, Kind::Line(line)) => price(plan, line),
        (Sets::CountInYear(year), Kind::Line(line)) => {
            product(plan, line, Some(year)).unwrap_or_else(|| number(count(plan, line, year)))
        }
        (Sets::Amount(year), Kind::Line(line)) => money(lump(plan, line, year)),
        (Sets::Spread, Kind::Line(line)) => money(lump_total(line)),
        (Sets::Text(_) | Sets::Funding | Sets::Count | Sets::Price, _)
        | (Sets::CountInYear(_) | Sets::Amount(_) | Sets::Spread, _) => String::new(),
    }
}

fn price(plan: &Plan, line: &Line) -> String {
    let Basis::UnitCost { price, .. } = &line.basis else { return String::new() };
    price.constant().map_or(String::new(), |price| print_price(price, plan.scale))
}

/// The unit prices of a line in the plan's scale: one, or the lowest and the highest, `140.000–160.000`.
pub fn print_prices(price: &Price, scale: Scale) -> String {
    let shown = |price: Decimal| print_price(price, scale);
    let Price::ByYear(prices) = price else { return price.constant().map_or(String::new(), shown) };
    let given = || prices.iter().flatten().copied();
    match (given().min(), given().max()) {
        (Some(lowest), Some(highest)) if lowest != highest => [shown(lowest), "–".to_owned(), shown(highest)].concat(),
        (lowest, _) => lowest.map_or(String::new(), shown),
    }
}

/// A unit price in the plan's scale; a price with parts of a đồng is shown exactly as well.
pub fn print_price(price: Decimal, scale: Scale) -> String {
    match Money::from_decimal(price).filter(|_| price.fract().is_zero()) {
        Some(whole) => print_scaled(whole, scale),
        None => {
            let unit = Decimal::from(10_i64.saturating_pow(scale.zeros()));
            price.checked_div(unit).map_or(String::new(), |price| print_decimal(price.normalize()))
        }
    }
}

/// The product that a count is edited as, `2 lớp × 50 người`: of that year, or of all of them.
pub(crate) fn product(plan: &Plan, line: &Line, year: Option<u16>) -> Option<String> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    product_text(plan, count, year)
}

fn count(plan: &Plan, line: &Line, year: u16) -> Option<Decimal> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    count_in_year(plan, count, plan.period.index(year)?)
}

fn lump(plan: &Plan, line: &Line, year: u16) -> Option<Money> {
    let Basis::LumpSum(amounts) = &line.basis else { return None };
    amounts.get(plan.period.index(year)?).copied().flatten()
}

fn lump_total(line: &Line) -> Option<Money> {
    let Basis::LumpSum(amounts) = &line.basis else { return None };
    amounts.iter().flatten().copied().reduce(Money::plus)
}
