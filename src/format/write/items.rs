//! The items of a plan as text: the flat outline nested again. It copies the plan's numbers and computes none.

use super::json::Json;
use crate::format::words::code_word;
use crate::money::{Decimal, write_plain};
use crate::plan::{
    Basis, ByYear, CodeKind, Count, Factor, FactorValue, Funding, Id, Item, Kind, Line, Period, Plan, Price,
};
use std::sync::Arc;

/// The field `items` of the file, unless there are none.
pub(super) fn write_items(json: &mut Json, plan: &Plan) {
    let items = plan.outline.items();
    if !items.is_empty() {
        siblings(json, items, plan.period);
    }
}

/// A list of siblings with all below them; they all have the depth of the first.
fn siblings(json: &mut Json, items: &[Arc<Item>], period: Period) {
    let top = items.first().map_or(0, |item| item.depth);
    let families: Vec<&[Arc<Item>]> = items.chunk_by(|_, next| next.depth > top).collect();
    json.list_field("items", &families, |json, family| {
        if let Some((item, below)) = family.split_first() {
            json.object(&mut |json| write_item(json, item, below, period));
        }
    });
}

fn write_item(json: &mut Json, item: &Item, below: &[Arc<Item>], period: Period) {
    json.integer_field("id", item.id);
    json.filled_text_field("number", &item.number);
    json.filled_text_field("label", &item.label);
    if let Kind::Line(line) = &item.kind {
        write_line(json, line, period);
    }
    json.filled_text_field("note", &item.note);
    json.filled_text_field("lead", &item.lead);
    json.filled_text_field("support", &item.support);
    if !item.prose.is_empty() {
        json.list_field("prose", &item.prose, |json, sentence| json.string(sentence));
    }
    if item.edited {
        json.true_field("edited");
    }
    if item.is_group() {
        siblings(json, below, period);
    }
}

fn write_line(json: &mut Json, line: &Line, period: Period) {
    json.filled_text_field("unit", &line.unit);
    match &line.basis {
        Basis::Blank => {}
        Basis::UnitCost { price, count } => {
            write_price(json, price, period);
            write_count(json, count, period, matches!(price, Price::Constant(None)));
        }
        Basis::LumpSum(amounts) => by_year(json, "amounts", amounts, period, |amount| amount.dong().to_string()),
    }
    if line.funding != Funding::Unstated {
        json.object_field("funding", &mut |json| write_funding(json, &line.funding, period));
    }
    if !line.codes.is_empty() {
        json.object_field("codes", &mut |json| {
            for kind in CodeKind::ALL {
                json.filled_text_field(code_word(kind), line.codes.of(kind));
            }
        });
    }
}

fn write_price(json: &mut Json, price: &Price, period: Period) {
    match price {
        Price::Constant(None) => {}
        Price::Constant(Some(price)) => json.decimal_field("price", *price),
        Price::ByYear(prices) => numbers(json, "price", prices, period),
    }
}

/// A blank count is left out, unless nothing else says that the line is price × count.
fn write_count(json: &mut Json, count: &Count, period: Period, no_price: bool) {
    let blank = count.by_year.iter().all(Option::is_none);
    match one_number(&count.by_year) {
        Some(number) => json.decimal_field("count", number),
        None if blank && !(no_price && count.factors.is_empty()) => {}
        None => numbers(json, "count", &count.by_year, period),
    }
    json.objects_field("factors", &count.factors, write_factor);
}

/// The number, if every year has it.
fn one_number(by_year: &ByYear<Decimal>) -> Option<Decimal> {
    let first = by_year.first().copied().flatten()?;
    by_year.iter().all(|number| *number == Some(first)).then_some(first)
}

/// The fields of a factor.
pub(super) fn write_factor(json: &mut Json, factor: &Factor) {
    match factor.value {
        FactorValue::Number(number) => json.decimal_field("value", number),
        FactorValue::Driver { driver, .. } => json.integer_field("driver", driver),
    }
    json.filled_text_field("unit", &factor.unit);
    if let FactorValue::Driver { except: Some(number), .. } = factor.value {
        json.decimal_field("except", number);
    }
}

/// The field of who pays.
pub(super) fn write_funding(json: &mut Json, funding: &Funding, period: Period) {
    match funding {
        Funding::Unstated => {}
        Funding::Source(id) => json.integer_field("source", *id),
        Funding::Percent(shares) => write_shares(json, "percent", shares),
        Funding::PriceShares(shares) => write_shares(json, "price_shares", shares),
        Funding::Amounts(shares) => json.list_field("amounts", shares, |json, (id, amounts)| {
            json.object(&mut |json| {
                json.integer_field("source", *id);
                by_year(json, "years", amounts, period, |amount| amount.dong().to_string());
            });
        }),
        Funding::InKind { donor } => json.text_field("in_kind", donor),
    }
}

fn write_shares(json: &mut Json, key: &str, shares: &[(Id, Decimal)]) {
    json.list_field(key, shares, |json, (id, value)| {
        json.object(&mut |json| {
            json.integer_field("source", *id);
            json.decimal_field("value", *value);
        });
    });
}

/// A field with a number for each year that has one.
pub(super) fn numbers(json: &mut Json, key: &str, numbers: &ByYear<Decimal>, period: Period) {
    by_year(json, key, numbers, period, |number| write_plain(*number));
}

fn by_year<T>(json: &mut Json, key: &str, values: &ByYear<T>, period: Period, print: impl Fn(&T) -> String) {
    json.object_field(key, &mut |json| {
        for (year, value) in period.years().zip(values) {
            if let Some(value) = value {
                json.text_field(&year.to_string(), &print(value));
            }
        }
    });
}
