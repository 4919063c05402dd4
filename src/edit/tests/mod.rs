//! Tests of the edits: one check function a topic, many cases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod amounts;
mod checks;
mod counts;
mod history;
mod index;
mod input;
mod laws;
mod lists;
mod scenario_steps;
mod scenarios;
mod shape;

use super::{Command, Refusal, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Driver, Funding, Id, Item, Kind, Line, Outline, Period, Plan, Source};
use std::sync::Arc;

/// The one driver of [`plan`]: 60 persons.
const DRIVER: Id = 5;
/// The one line of [`plan`].
const LINE: Id = 6;

/// A plan of so many years from 2011 with one line, two sources (1 and 2) and one driver.
fn plan(years: u16, basis: Basis, funding: Funding) -> Plan {
    let mut plan = Plan::blank("thu", "Thử", Period::new(2011, 2010 + years).unwrap());
    plan.sources = [(1, "Tỉnh"), (2, "Doanh nghiệp")].map(|(id, name)| Source { id, name: name.to_owned() }).into();
    let (name, unit) = ("Số người dự".to_owned(), "người".to_owned());
    plan.drivers = vec![Driver { id: DRIVER, name, unit, value: Decimal::from(60) }];
    let item = Item::new(LINE, 0, Kind::Line(Line { basis, funding, ..Line::default() }));
    plan.outline = Outline::from_items(vec![Arc::new(item)]).unwrap();
    plan.next_id = 7;
    plan
}

/// The line of [`plan`] after the command.
#[track_caller]
fn line_after(plan: &Plan, command: &Command) -> Result<Line, Refusal> {
    apply(plan, command).map(|plan| plan.outline.get(LINE).unwrap().line().unwrap().clone())
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// `5 _ 7`: numbers by year, `_` is blank.
fn by_year(text: &str) -> Vec<Option<Decimal>> {
    text.split_whitespace().map(|number| (number != "_").then(|| decimal(number))).collect()
}

fn money_by_year(text: &str) -> Vec<Option<Money>> {
    by_year(text).into_iter().map(|number| number.and_then(Money::from_decimal)).collect()
}
