//! The flat plan files of the benchmark, `bench-plan/1`, as text. Writes only what such a file can say.

use super::json::Json;
use crate::money::{Decimal, write_plain};
use crate::plan::{Basis, Count, Funding, Id, Item, Line, Plan, Price};

/// The flat file of a plan that was read from one; `None` where the plan says more than such a file can.
pub fn write_flat(plan: &Plan) -> Option<String> {
    let items = plan.outline.items();
    let is_flat = |item: &Item| match item.line() {
        Some(line) => item.depth == 1 && parts(line).is_some(),
        None => item.depth == 0,
    };
    if plan.edition() > 1
        || !items.iter().all(|item| is_flat(item))
        || items.first().is_some_and(|item| !item.is_group())
    {
        return None;
    }
    let groups: Vec<&[_]> = items.chunk_by(|_, next| !next.is_group()).collect();
    let mut json = Json::new(false, items.len().saturating_mul(150));
    json.object(&mut |json| {
        json.text_field("schema", "bench-plan/1");
        json.text_field("title", &plan.title);
        json.text_field("currency", "VND");
        let years: Vec<u16> = plan.period.years().collect();
        json.list_field("years", &years, |json, year| json.integer(u32::from(*year)));
        json.list_field("sources", &plan.sources, |json, source| json.string(&source.name));
        json.list_field("groups", &groups, |json, group| {
            let Some((head, lines)) = group.split_first() else { return };
            json.object(&mut |json| {
                json.text_field("name", &head.label);
                json.list_field("lines", lines, |json, item| json.object(&mut |json| write_line(json, plan, item)));
                write_stated(json, plan, Some(head.id));
            });
        });
        write_stated(json, plan, None);
    });
    Some(json.finish())
}

/// The price and the counts of a line, where it has one price and plain counts.
fn parts(line: &Line) -> Option<(Decimal, &Count)> {
    match &line.basis {
        Basis::UnitCost { price: Price::Constant(Some(price)), count } if count.factors.is_empty() => {
            Some((*price, count))
        }
        _ => None,
    }
}

fn write_line(json: &mut Json, plan: &Plan, item: &Item) {
    let Some((line, (price, count))) = item.line().and_then(|line| Some((line, parts(line)?))) else { return };
    json.text_field("label", &item.label);
    json.text_field("unit", &line.unit);
    json.number_field("unit_price", &write_plain(price));
    json.list_field("quantity", &count.by_year, |json, count| json.number(&write_plain(count.unwrap_or_default())));
    json.list_field("split", &plan.sources, |json, source| json.number(&write_plain(percent(line, source.id))));
    json.filled_text_field("note", &item.note);
    write_stated(json, plan, Some(item.id));
}

fn percent(line: &Line, source: Id) -> Decimal {
    match &line.funding {
        Funding::Source(id) if *id == source => Decimal::ONE_HUNDRED,
        Funding::Percent(shares) => {
            shares.iter().find(|(id, _)| *id == source).map(|(_, share)| *share).unwrap_or_default()
        }
        _ => Decimal::ZERO,
    }
}

fn write_stated(json: &mut Json, plan: &Plan, item: Option<Id>) {
    let sum = plan.claims.iter().find(|claim| claim.subject.item == item).and_then(|claim| claim.reading);
    if let Some(sum) = sum {
        json.number_field("stated", &write_plain(sum));
    }
}
