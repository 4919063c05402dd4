//! Steps add up to the difference, whichever they are.

use super::{item, last, made, money, plan_with_scenario, seed, with};
use crate::calc::compute;
use crate::edit::{Command, Move, Place, apply};
use crate::money::Money;
use crate::plan::Plan;
use crate::scenario::{By, STEPS, Waterfall, by_item, waterfall};
use proptest::prelude::*;

fn assert_adds_up(found: &Waterfall, base: &Plan, other: &Plan) {
    let (from, to) = (compute(base).grand_total(), compute(other).grand_total());
    assert_eq!((found.from, found.to), (from, to));
    assert!(found.steps.len() <= STEPS);
    let mut at = from;
    for step in &found.steps {
        assert_eq!((step.before, step.after), (at, at.plus(step.move_by)));
        assert!(!step.move_by.is_zero());
        at = step.after;
    }
    assert_eq!(at, to);
}

#[test]
fn each_change_that_moves_the_total_is_a_step() {
    let plan = seed("dong-nai-2018");
    let hall = item(&plan, "Chi phí thuê hội trường");
    let website = item(&plan, "Phí xây dựng");
    let changes = [
        Command::SetPrice { item: hall, year: None, price: Some(8_500_000.into()) },
        Command::SetItemText { item: hall, field: crate::edit::ItemText::Note, text: "đã hỏi giá".to_owned() },
        Command::DeleteItem(website),
        Command::SetDriverValue { driver: plan.drivers[0].id, value: 45.into() },
    ];
    let plan = with(&plan, "Gọn", &changes);
    let found = waterfall(&plan, last(&plan));
    let steps: Vec<(By, i128)> = found.steps.iter().map(|step| (step.by, step.move_by.dong())).collect();
    // two classes: 15 people less, at 20.000 + 2 × 3.000 + 3.000 + 30.000; lunch is an exception
    let people = -2 * 15 * 59_000;
    assert_eq!(steps, [(By::Change(0), -500_000), (By::Change(2), -44_620_000), (By::Change(3), people)]);
    assert_adds_up(&found, &plan, &made(&plan));
    let groups = by_item((&plan, &compute(&plan)), (&made(&plan), &compute(&made(&plan))));
    assert_eq!(groups.steps.len(), 3);
    assert_adds_up(&groups, &plan, &made(&plan));
}

#[test]
fn beyond_a_dozen_the_small_ones_are_one_step() {
    let plan = seed("dong-nai-2018");
    let lines: Vec<u32> = plan.outline.items().iter().filter(|it| !it.is_group()).map(|it| it.id).take(16).collect();
    let cut = |id: &u32| Command::ScalePrices { item: Some(*id), percent: (-10).into(), step: Money::new(1) };
    let plan = with(&plan, "Cắt", &lines.iter().map(cut).collect::<Vec<_>>());
    let found = waterfall(&plan, last(&plan));
    assert_eq!(found.steps.len(), STEPS);
    let largest = found.steps.iter().map(|step| step.move_by).min().unwrap();
    assert_eq!((largest, found.steps.last().unwrap().by), (money(-9_000_000), By::Rest(4)));
    assert_adds_up(&found, &plan, &made(&plan));
}

#[test]
fn what_leaves_the_one_group_is_a_step_of_its_own() {
    let plan = Plan::blank("x", "Một nhóm", crate::plan::Period::new(2020, 2020).unwrap());
    let commands = [
        Command::AddItem { group: true, place: Place::In { group: None, position: 0 } },
        Command::AddItem { group: false, place: Place::In { group: Some(1), position: 0 } },
        Command::AddItem { group: false, place: Place::In { group: Some(1), position: 1 } },
        Command::SetAmount { item: 2, year: 2020, amount: Some(money(5)) },
        Command::SetAmount { item: 3, year: 2020, amount: Some(money(7)) },
    ];
    let plan = apply(&plan, &Command::Several(commands.to_vec())).unwrap();
    let steps = |plan: &Plan, changes: &[Command]| {
        let plan = with(plan, "Khác", changes);
        let found = by_item((&plan, &compute(&plan)), (&made(&plan), &compute(&made(&plan))));
        assert_adds_up(&found, &plan, &made(&plan));
        found.steps.iter().map(|step| (step.by, step.move_by.dong())).collect::<Vec<_>>()
    };
    let cheaper = Command::SetAmount { item: 2, year: 2020, amount: Some(money(1)) };
    assert_eq!(steps(&plan, std::slice::from_ref(&cheaper)), [(By::Item(2), -4)]);
    let out = Command::MoveItem { item: 2, to: Move::Outdent };
    assert_eq!(steps(&plan, &[cheaper, out]), [(By::Item(1), -5), (By::Item(2), 1)]);
}

#[test]
fn a_change_that_cannot_be_made_is_no_step() {
    let plan = seed("dong-nai-2018");
    let hall = item(&plan, "Chi phí thuê hội trường");
    let plan = with(&plan, "Rẻ hơn", &[Command::SetPrice { item: hall, year: None, price: Some(1.into()) }]);
    let plan = apply(&plan, &Command::DeleteItem(hall)).unwrap();
    assert_eq!(waterfall(&plan, last(&plan)).steps, []);
}

proptest! {
    #[test]
    fn steps_add_up_to_the_difference(plan in plan_with_scenario()) {
        let made = made(&plan);
        assert_adds_up(&waterfall(&plan, last(&plan)), &plan, &made);
        let (one, other) = (compute(&plan), compute(&made));
        let mut by_item = by_item((&plan, &one), (&made, &other));
        prop_assert!(by_item.steps.len() <= STEPS);
        by_item.steps.iter_mut().for_each(|step| prop_assert_step(step.by));
        assert_adds_up(&by_item, &plan, &made);
    }
}

fn prop_assert_step(by: By) {
    assert!(!matches!(by, By::Change(_)));
}
