//! Tests of links: how short they are, that they give the very plan back, and that nothing else passes for one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod damaged;
mod frozen;
mod laws;
mod short;

use super::*;
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::open::{SEEDS, Seed};
use crate::plan::{Basis, Item, Outline};
use std::sync::{Arc, LazyLock};

static LINKS: LazyLock<Links> = LazyLock::new(Links::default);

fn seed(name: &str) -> Option<Plan> {
    Seed::named(name).and_then(|seed| seed.plan().ok())
}

fn read_back(link: &str) -> Result<Plan, LinkError> {
    LINKS.read(link, seed)
}

/// The seed with another price or amount in ten lines, far apart.
fn ten_changed(base: &Plan) -> Plan {
    let figure = |item: &Arc<Item>| match item.line().map(|line| &line.basis) {
        Some(Basis::UnitCost { .. }) => {
            Some(Command::SetPrice { item: item.id, year: None, price: Some(Decimal::from(item.id * 37_000 + 1_500)) })
        }
        Some(Basis::LumpSum(_)) => Some(Command::SetAmount {
            item: item.id,
            year: base.period.first(),
            amount: Some(Money::new(i128::from(item.id) * 1_370_000 + 500_000)),
        }),
        _ => None,
    };
    let lines: Vec<Command> = base.outline.items().iter().filter_map(figure).collect();
    let changes = lines.iter().step_by(lines.len() / 10);
    let plans = changes.scan(base.clone(), |plan, command| {
        apply(plan, command).map(|after| *plan = after).ok();
        Some(plan.clone())
    });
    plans.filter(|plan| plan != base).nth(9).unwrap()
}

/// A plan of as many lines more, each as the last one.
fn filled_down(lines: u32) -> Plan {
    let mut plan = SEEDS[2].plan().unwrap();
    let line = plan.outline.items().iter().rfind(|item| !item.is_group()).unwrap().clone();
    let copies = (0..lines).map(|at| {
        let mut item = (*line).clone();
        item.id = plan.next_id + at;
        Arc::new(item)
    });
    plan.outline = Outline::from_items(plan.outline.items().iter().cloned().chain(copies).collect()).unwrap();
    plan.next_id += lines;
    plan
}
