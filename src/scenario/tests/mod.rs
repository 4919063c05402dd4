//! What holds for scenarios: on the seeds, and as laws on random plans with random changes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod appraisal;
mod beside;
mod roll;
mod waterfall;

use crate::edit::{Command, apply, arbitrary, variant};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{Id, Plan, Scenario};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn money(dong: i128) -> Money {
    Money::new(dong)
}

/// The plan with one more scenario of those changes.
#[track_caller]
fn with(plan: &Plan, name: &str, changes: &[Command]) -> Plan {
    apply(plan, &Command::AddScenario { name: name.to_owned(), changes: changes.to_vec() }).unwrap()
}

fn last(plan: &Plan) -> &Scenario {
    plan.scenarios.last().unwrap()
}

/// What the last scenario makes of the plan.
fn made(plan: &Plan) -> Plan {
    variant(plan, last(plan).id).unwrap().plan
}

/// A plan with one scenario of as many of those changes as it takes.
fn plan_with_scenario() -> impl Strategy<Value = Plan> {
    (arbitrary::plan(), vec(change(), 0..=18)).prop_map(|(plan, changes)| {
        let mut plan = with(&plan, "Phương án", &[]);
        let scenario = last(&plan).id;
        for command in changes.into_iter().filter(Command::fits_scenario) {
            plan = apply(&plan, &Command::InScenario { scenario, command: Box::new(command) }).unwrap_or(plan);
        }
        plan
    })
}

fn change() -> BoxedStrategy<Command> {
    let item = || option::of(6..18_u32);
    let percent = || (-100..=60_i64).prop_map(Decimal::from);
    let step = || prop::sample::select(vec![1, 1000]).prop_map(Money::new);
    prop_oneof![
        5 => arbitrary::command(),
        1 => (item(), percent(), step()).prop_map(|(item, percent, step)| Command::ScalePrices { item, percent, step }),
        1 => (item(), percent(), step()).prop_map(|(item, percent, step)| Command::ScaleCounts { item, percent, step }),
        1 => (6..18_u32, 0..=2_u8).prop_map(|(item, years)| Command::Delay { item, years }),
    ]
    .boxed()
}

/// The id of the item with that path of numbers.
#[track_caller]
fn item(plan: &Plan, label: &str) -> Id {
    plan.outline.items().iter().find(|item| item.label.starts_with(label)).unwrap().id
}
