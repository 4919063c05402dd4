//! Random scenarios of [`super::plan`], ranges and what a cut must leave, and commands for them.

use super::commands::{any_amount, any_number, any_text, fitting, items};
use super::{FIRST_ITEM, ITEMS, SCENARIOS, TARGETS, number};
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Hold, Id, Opinion, Plan, Range, RangeOf, Scenario, Verdict, Weight};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// What a planner knows beside the figures: nothing, of most plans.
pub(super) fn knowledge() -> BoxedStrategy<(Vec<Range>, Vec<Hold>, Vec<Weight>)> {
    let weight = (TARGETS, (0..=100_u8).prop_filter("one says nothing", |weight| *weight != 1));
    let weight = weight.prop_map(|(target, weight)| Weight { target, weight });
    let some = (vec(range(), 0..=3), vec(hold(), 0..=3), vec(weight, 0..=2));
    prop_oneof![2 => Just(Default::default()), 1 => some].boxed()
}

fn range_of() -> impl Strategy<Value = RangeOf> {
    prop::sample::select(RangeOf::ALL.to_vec())
}

fn range() -> impl Strategy<Value = Range> {
    (ITEMS, range_of(), number(), number()).prop_map(|(item, of, one, other)| Range {
        item,
        of,
        low: one.min(other),
        high: one.max(other),
    })
}

fn hold() -> impl Strategy<Value = Hold> {
    let hold = (ITEMS, any::<bool>(), option::of(number()), 0..=3_u16);
    let hold = hold.prop_map(|(item, locked, least, rank)| Hold { item, locked, least, rank });
    hold.prop_filter("it says something", |hold| !hold.is_none())
}

/// How a scenario came about: what was tried to be changed in it, what was taken out again so that the rest may speak of what
/// is not there, and what was said of it.
pub(super) type Drafts = Vec<(Vec<Command>, Option<usize>, Vec<Opinion>)>;

/// No scenario, in most plans.
pub(super) fn drafts() -> BoxedStrategy<Drafts> {
    let draft = (vec(fitting(), 0..=4), option::weighted(0.3, 0..=2_usize), vec(opinion(), 0..=2));
    prop_oneof![2 => Just(Vec::new()), 1 => vec(draft, 1..=2)].boxed()
}

fn opinion() -> impl Strategy<Value = Opinion> {
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let item = prop_oneof![4 => FIRST_ITEM..=FIRST_ITEM + 5, 1 => Just(Scenario::FIRST_ID)];
    let reason = prop::sample::select(vec!["", "Chưa có căn cứ"]).prop_map(str::to_owned);
    (item, verdict, reason).prop_map(|(item, verdict, reason)| Opinion { item, verdict, reason })
}

/// The plan with those scenarios, as far as it takes them.
pub(super) fn with_scenarios(mut plan: Plan, drafts: Drafts) -> Plan {
    for (id, (commands, dropped, opinions)) in SCENARIOS.zip(drafts) {
        let name = ["Phương án ", &id.to_string()].concat();
        plan.scenarios.push(Scenario { id, name, changes: Vec::new(), opinions: Vec::new() });
        let changes = commands.into_iter().map(|command| Command::InScenario { scenario: id, command: command.into() });
        let drop = dropped.map(|at| Command::DropChange { scenario: id, at });
        let say = |opinion: Opinion| {
            let item = opinion.item;
            Command::SetOpinion { scenario: id, item, opinion: Some(opinion) }
        };
        for command in changes.chain(drop).chain(opinions.into_iter().map(say)) {
            plan = apply(&plan, &command).unwrap_or(plan);
        }
    }
    plan
}

/// Knobs, now and then beyond all bounds.
pub(super) fn knob() -> BoxedStrategy<Command> {
    let percent = || prop_oneof![6 => -100_i64..=100, 1 => -120_i64..=1100].prop_map(|tenths| Decimal::new(tenths, 0));
    let step = || prop_oneof![3 => prop::sample::select(vec![1, 1000, 50_000]).prop_map(Money::new), 1 => any_amount()];
    let scale = || (option::weighted(0.7, items()), percent(), step());
    prop_oneof![
        scale().prop_map(|(item, percent, step)| Command::ScalePrices { item, percent, step }),
        scale().prop_map(|(item, percent, step)| Command::ScaleCounts { item, percent, step }),
        (items(), 0..=3_u8).prop_map(|(item, years)| Command::Delay { item, years }),
    ]
    .boxed()
}

/// Ranges and holds, now and then of something else, or the wrong way round.
pub(super) fn of_knowledge() -> BoxedStrategy<Command> {
    let range = (items(), range_of(), option::weighted(0.8, (any_number(), any_number())));
    let range = range.prop_map(|(item, of, range)| {
        let range = range.map(|(low, high)| Range { item: 0, of, low, high });
        Command::SetRange { item, of, range }
    });
    let hold = (items(), hold(), option::of(any_number()), any::<bool>());
    let hold = hold.prop_map(|(item, hold, least, says)| {
        Command::SetHold(if says { Hold { item, least, ..hold } } else { Hold::none(item) })
    });
    let weight = (TARGETS, 0..=110_u8).prop_map(|(target, weight)| Command::SetWeight { target, weight });
    prop_oneof![3 => range, 2 => hold, 1 => weight].boxed()
}

/// What is done with scenarios, and in them.
pub(super) fn of_scenarios(any: impl Fn() -> BoxedStrategy<Command>) -> BoxedStrategy<Command> {
    let id = || prop_oneof![4 => SCENARIOS, 1 => 1..=30 as Id];
    let opinion = option::weighted(0.8, opinion());
    prop_oneof![
        2 => (any_text(), vec(any(), 0..=2)).prop_map(|(name, changes)| Command::AddScenario { name, changes }),
        1 => (id(), any_text()).prop_map(|(scenario, name)| Command::SetScenarioName { scenario, name }),
        1 => id().prop_map(Command::DeleteScenario),
        1 => (id(), any_text()).prop_map(|(scenario, name)| Command::DuplicateScenario { scenario, name }),
        1 => (id(), 0..=3_usize).prop_map(|(scenario, to)| Command::MoveScenario { scenario, to }),
        2 => id().prop_map(Command::MergeScenario),
        6 => (id(), any()).prop_map(|(scenario, command)| Command::InScenario { scenario, command: command.into() }),
        1 => (id(), 0..=3_usize).prop_map(|(scenario, at)| Command::DropChange { scenario, at }),
        1 => (id(), 0..=3_usize).prop_map(|(scenario, at)| Command::KeepChange { scenario, at }),
        1 => (id(), items(), opinion).prop_map(|(scenario, item, opinion)| Command::SetOpinion { scenario, item, opinion }),
    ]
    .boxed()
}
