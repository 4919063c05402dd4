//! Tests of links: how short they are, that they give the very plan back, and that nothing else passes for one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod damaged;
mod frozen;
mod laws;
mod short;

use super::*;
use crate::edit::{Command, ItemText, Place, apply};
use crate::money::{Decimal, Money};
use crate::open::{SEEDS, Seed};
use crate::plan::{
    Basis, Ceiling, Change, Code, CodeKind, Contribution, Hold, Id, Item, Kind, Norm, Opinion, Outline, Range, RangeOf,
    Scenario, Spent, Verdict, Weight,
};
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

/// The seed with all that came with the second edition: codes by group, an index, limits of effects, what is spent, a date.
/// Made without commands, which may come to mark more than they do.
fn steered(base: &Plan) -> Plan {
    let mut plan = base.clone();
    let mut entry = 6600;
    for item in base.outline.items() {
        entry += if item.is_group() { 50 } else { 0 };
        plan.outline.change(item.id, |item| {
            if let Kind::Line(line) = &mut item.kind {
                (line.codes.chapter, line.codes.entry) = ("416".to_owned(), entry.to_string());
            }
        });
    }
    plan.index = vec![None; plan.period.len()];
    *plan.index.last_mut().unwrap() = Some(Decimal::new(45, 1));
    let ceiling = Ceiling::new(plan.take_id(), Money::new(900_000_000));
    plan.ceilings.push(Ceiling {
        code: Some(Code { kind: CodeKind::Entry, text: "6650".to_owned() }),
        spent: Some(Spent { through: plan.period.first() - 1, amount: Money::new(12_500_000) }),
        ..ceiling
    });
    let id = plan.take_id();
    plan.norms.push(Norm {
        id,
        name: "Giảng viên".to_owned(),
        unit: "ngày".to_owned(),
        cap: Decimal::from(800_000),
        document: "Thông tư 36/2018/TT-BTC".to_owned(),
        date: "30/3/2018".to_owned(),
        lines: Vec::new(),
    });
    let line = base.outline.items().iter().find(|item| !item.is_group()).unwrap().id;
    let contribution = Contribution { item: line, effect: Decimal::ONE, cap: Some(Decimal::from(1500)), delay: 2 };
    plan.targets[0].contributions = vec![contribution];
    plan
}

/// The seed with what came with the third edition: a range, what a cut must leave, how much a target counts, and two scenarios
/// of five changes each, in one of which an appraiser says why. Made without commands, as [`steered`] is.
fn varied(base: &Plan) -> Plan {
    let mut plan = base.clone();
    let lines: Vec<Id> = base.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
    let [one, two, .., last] = lines[..] else { panic!() };
    plan.ranges =
        vec![Range { item: one, of: RangeOf::Price, low: Decimal::from(900_000), high: Decimal::from(1_200_000) }];
    plan.holds = vec![Hold { locked: true, ..Hold::none(one) }, Hold { least: Some(Decimal::TWO), ..Hold::none(two) }];
    plan.weights = vec![Weight { target: base.targets[0].id, weight: 3 }];
    let set = |command: Command, was: Command| Change { command, was: Some(Box::new(was)), first_id: 0 };
    let price = |item: Id, now: i64| {
        let standing = match &base.outline.get(item).unwrap().line().unwrap().basis {
            Basis::UnitCost { price, .. } => price.constant(),
            _ => None,
        };
        let command = |price| Command::SetPrice { item, year: None, price };
        set(command(Some(Decimal::from(now))), command(standing))
    };
    let label = |item: Id, text: &str| {
        let command = |text: &str| Command::SetItemText { item, field: ItemText::Label, text: text.to_owned() };
        set(command(text), command(&base.outline.get(item).unwrap().label))
    };
    let adds = |command: Command, first_id: Id| Change { command, was: None, first_id };
    let own = Scenario::FIRST_ID;
    let scale = Command::ScalePrices { item: None, percent: Decimal::from(-5), step: Money::new(1000) };
    let changes = [
        vec![
            price(one, 800_000),
            price(two, 1_500_000),
            adds(Command::DeleteItem(last), 0),
            label(two, "Tập huấn trực tuyến"),
            adds(scale, 0),
        ],
        vec![
            adds(Command::AddItem { group: false, place: Place::After(one) }, own),
            adds(Command::SetItemText { item: own, field: ItemText::Label, text: "Thuê máy chủ".to_owned() }, 0),
            adds(Command::SetPrice { item: own, year: None, price: Some(Decimal::from(12_000_000)) }, 0),
            adds(Command::SetCount { item: own, year: None, count: Some(Decimal::ONE) }, 0),
            price(two, 2_000_000),
        ],
    ];
    for (name, changes) in ["Phương án 1", "Phương án 2"].into_iter().zip(changes) {
        let id = plan.take_id();
        plan.scenarios.push(Scenario { id, name: name.to_owned(), changes, opinions: Vec::new() });
    }
    let reason = "Đã có trong kinh phí thường xuyên".to_owned();
    plan.scenarios[1].opinions = vec![Opinion { item: two, verdict: Verdict::Cut, reason }];
    plan
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
