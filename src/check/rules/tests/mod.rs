//! Each rule on small plans: what it finds, and what it leaves alone.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod counts;
mod laws;
mod lines;
mod sentences;
mod structure;
mod targets;

use crate::calc::compute;
use crate::check::{Figure, Finding, check as findings_of};
use crate::money::{Decimal, Money, read_plain, write_plain};
use crate::plan::{
    Basis, Claim, ClaimField, Count, Driver, Factor, FactorValue, Funding, Item, Kind, Line, Norm, Outline, Period,
    Plan, Price, Subject, Table,
};
use std::sync::Arc;

/// The driver "60 người" of every small plan, and its table for printed counts.
const DRIVER: u32 = 900;
const TABLE: u32 = 901;

/// Checks what one rule finds in a plan, as `severity #item …`.
///
/// The first line of the plan has its years, each other line is an item; two spaces a level. Its fields are parted by
/// `|`: number, label, unit, basis, and then what begins with `note`, `prose`, `kind`, `lead`, `cap`, `count`. A basis
/// is `price × count × factor unit`, or `= amount`; a price, count or amount is one for all years or a list, `-` is
/// blank, a factor `N` is the driver of 60 and `N!55` its exception.
fn check(rule: &str, text: &str, expected: &[&str]) {
    let plan = plan(text);
    let found = findings_of(&plan, &compute(&plan));
    let found: Vec<String> = found.iter().filter(|finding| finding.rule.code() == rule).map(summary).collect();
    assert_eq!(found, expected, "{text}");
}

/// A finding in one line.
fn summary(finding: &Finding) -> String {
    let figure = |figure: &Option<Figure>| match figure {
        None => "-".to_owned(),
        Some(Figure::Money(amount)) => amount.dong().to_string(),
        Some(Figure::Number(number)) => write_plain(*number),
        Some(Figure::Text(text)) => text.clone(),
        Some(figure) => format!("{figure:?}"),
    };
    let mut text = format!("{} #{}", finding.severity.code(), finding.subject.item.unwrap());
    text.extend(finding.other.map(|other| format!(" like #{other}")));
    text.extend(finding.subject.year.map(|year| format!(" {year}")));
    if !finding.years.is_empty() {
        text += &format!(" {:?}", finding.years);
    }
    if finding.stated.is_some() || finding.computed.is_some() {
        text += &format!(": {} / {}", figure(&finding.stated), figure(&finding.computed));
    }
    if !finding.detail.is_empty() {
        text += &format!(" “{}”", finding.detail);
    }
    text
}

fn plan(text: &str) -> Plan {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let years: Vec<u16> = lines.next().unwrap().trim().split('-').map(|year| year.parse().unwrap()).collect();
    let mut plan = Plan::blank("test", "Thử", Period::new(years[0], *years.last().unwrap()).unwrap());
    plan.drivers.push(Driver { id: DRIVER, name: "Số người".into(), unit: "người".into(), value: 60.into() });
    let table = Table {
        id: TABLE,
        title: "Bảng".into(),
        place: String::new(),
        scale: plan.scale,
        unit_printed: Some("đồng".into()),
        source: None,
    };
    plan.tables.push(table);
    let lines: Vec<&str> = lines.collect();
    let margin = lines.iter().map(|line| indent(line)).min().unwrap_or(0);
    let mut items = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let depth = (indent(line) - margin) / 2;
        let group = lines.get(at + 1).is_some_and(|next| (indent(next) - margin) / 2 > depth);
        let id = u32::try_from(at).unwrap() + 1;
        items.push(Arc::new(item(&mut plan, id, depth, group, line.trim())));
    }
    plan.outline = Outline::from_items(items).unwrap();
    plan
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn item(plan: &mut Plan, id: u32, depth: usize, group: bool, text: &str) -> Item {
    let mut fields = text.split('|').map(str::trim);
    let mut next = || fields.next().unwrap_or_default().to_owned();
    let (number, label, unit, basis_text) = (next(), next(), next(), next());
    let basis = basis(plan, &basis_text);
    let mut line = Line { unit, basis, ..Line::default() };
    let mut item = Item::new(id, depth, Kind::Group);
    (item.number, item.label) = (number, label);
    for field in fields {
        let (name, value) = field.split_once(' ').unwrap_or((field, ""));
        match name {
            "note" => item.note = value.to_owned(),
            "prose" => item.prose.push(value.to_owned()),
            "lead" => item.lead = value.to_owned(),
            "kind" => line.funding = Funding::InKind { donor: value.to_owned() },
            "cap" => plan.norms.push(norm(id, value)),
            "count" => plan.claims.push(count_claim(id, value)),
            _ => panic!("{field}"),
        }
    }
    if !group {
        item.kind = Kind::Line(line);
    }
    item
}

fn basis(plan: &Plan, text: &str) -> Basis {
    if text.is_empty() {
        return Basis::Blank;
    }
    if let Some(amounts) = text.strip_prefix('=') {
        let amount = |number: Decimal| Money::from_decimal(number).unwrap();
        return Basis::LumpSum(by_year(plan, amounts).into_iter().map(|number| number.map(amount)).collect());
    }
    let mut parts = text.split('×').map(str::trim);
    let price = by_year(plan, parts.next().unwrap());
    let counts = by_year(plan, parts.next().unwrap());
    let first = price[0];
    let same = price.iter().all(|price| *price == first);
    let price = if same { Price::Constant(first) } else { Price::ByYear(price) };
    Basis::UnitCost { price, count: Count { factors: parts.map(factor).collect(), by_year: counts } }
}

fn factor(text: &str) -> Factor {
    let (value, unit) = text.split_once(' ').unwrap();
    let number = |text: &str| read_plain(text).unwrap();
    let value = match value.strip_prefix('N') {
        None => FactorValue::Number(number(value)),
        Some(except) => FactorValue::Driver { driver: DRIVER, except: except.strip_prefix('!').map(number) },
    };
    Factor { value, unit: unit.to_owned() }
}

fn by_year(plan: &Plan, text: &str) -> Vec<Option<Decimal>> {
    let listed: Vec<Option<Decimal>> = text.split(',').map(|number| read_plain(number.trim())).collect();
    if listed.len() == 1 { vec![listed[0]; plan.period.len()] } else { listed }
}

fn norm(id: u32, cap: &str) -> Norm {
    Norm {
        id: 902,
        name: "Định mức".into(),
        unit: String::new(),
        cap: read_plain(cap).unwrap(),
        document: String::new(),
        date: String::new(),
        lines: vec![id],
    }
}

fn count_claim(item: u32, raw: &str) -> Claim {
    let number: String = raw.chars().take_while(char::is_ascii_digit).collect();
    let subject = Subject { item: Some(item), field: ClaimField::Count, year: None, source: None };
    Claim { table: TABLE, raw: raw.to_owned(), reading: read_plain(&number), subject }
}
