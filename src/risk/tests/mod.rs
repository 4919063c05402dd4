//! Simulations and sensitivities of small plans computed by hand, of the seeds, and laws on random plans.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod draws;
mod laws;
mod ranges;
mod sensitivities;
mod simulations;

use super::{Runs, Simulated, Unsimulated, assumed, simulate};
use crate::calc::compute;
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{
    Basis, Ceiling, Count, Driver, Factor, FactorValue, Funding, Id, Item, Kind, Line, Outline, Period, Plan, Price,
    Range, RangeOf, Source,
};
use std::sync::Arc;

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Three years, two sources, and lines with ids from 10 on.
fn plan(lines: Vec<(Basis, Funding)>) -> Plan {
    let mut plan = Plan::blank("plan", "", Period::new(2026, 2028).unwrap());
    plan.sources = vec![Source { id: 1, name: "a".to_owned() }, Source { id: 2, name: "b".to_owned() }];
    let item = |(id, (basis, funding)): (Id, (Basis, Funding))| {
        let line = Line { basis, funding, ..Line::default() };
        Arc::new(Item::new(id, 0, Kind::Line(line)))
    };
    plan.outline = Outline::from_items((10..).zip(lines).map(item).collect()).unwrap();
    plan.next_id = 1_000;
    plan
}

fn by_year(years: [&str; 3]) -> Vec<Option<Decimal>> {
    years.map(|year| (!year.is_empty()).then(|| number(year))).to_vec()
}

fn unit_cost(price: &str, years: [&str; 3]) -> Basis {
    let count = Count { factors: Vec::new(), by_year: by_year(years) };
    Basis::UnitCost { price: Price::Constant(Some(number(price))), count }
}

fn lump_sum(years: [&str; 3]) -> Basis {
    Basis::LumpSum(by_year(years).into_iter().map(|year| year.and_then(Money::from_decimal)).collect())
}

fn range(item: Id, of: RangeOf, low: &str, high: &str) -> Range {
    Range { item, of, low: number(low), high: number(high) }
}

fn run(plan: &Plan, ranges: &[Range], runs: u32, seed: u64) -> Simulated {
    simulate(plan, ranges, Runs { runs, seed }, &mut |_| true).unwrap()
}
