//! Scenarios: what becomes of their changes, of what they add, and of edits of the plan under them.

use super::{DRIVER, LINE, decimal, money_by_year, plan};
use crate::calc::compute;
use crate::edit::{Command, Conflicted, History, ItemText, Place, Reason, alone, apply, variant};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Factor, FactorValue, Funding, Id, Opinion, Plan, Price, Scenario, Verdict};

/// 60 persons at 100.000 đồng in 2011.
fn base() -> Plan {
    let factor = Factor { value: FactorValue::Driver { driver: DRIVER, except: None }, unit: "người".to_owned() };
    let count = Count { factors: vec![factor], by_year: vec![Some(Decimal::ONE)] };
    plan(1, Basis::UnitCost { price: Price::Constant(Some(decimal("100000"))), count }, Funding::Source(1))
}

fn price(price: i64) -> Command {
    Command::SetPrice { item: LINE, year: None, price: Some(Decimal::from(price)) }
}

fn persons(value: i64) -> Command {
    Command::SetDriverValue { driver: DRIVER, value: Decimal::from(value) }
}

fn scaled(percent: i64) -> Command {
    Command::ScalePrices { item: None, percent: Decimal::from(percent), step: Money::new(1) }
}

fn add_line() -> Command {
    Command::AddItem { group: false, place: Place::After(LINE) }
}

/// The plan with a scenario of those changes, and its id.
fn with(base: &Plan, changes: &[Command]) -> (Plan, Id) {
    let add =
        Command::AddScenario { name: ["Phương án ", &base.next_id.to_string()].concat(), changes: changes.to_vec() };
    (apply(base, &add).unwrap(), base.next_id)
}

fn in_scenario(scenario: Id, command: Command) -> Command {
    Command::InScenario { scenario, command: Box::new(command) }
}

fn total(plan: &Plan) -> i128 {
    compute(plan).grand_total().dong()
}

fn total_of(plan: &Plan, scenario: Id) -> i128 {
    total(&variant(plan, scenario).unwrap().plan)
}

/// After these edits one after the other in a scenario: how many changes it has, and what it comes to.
#[track_caller]
fn check(edits: &[Command], changes: usize, expected: i128) {
    let (mut plan, id) = with(&base(), &[]);
    for edit in edits {
        plan = apply(&plan, &in_scenario(id, edit.clone())).unwrap();
    }
    assert_eq!(plan.scenario(id).unwrap().changes.len(), changes, "{:?}", plan.scenario(id).unwrap().changes);
    assert_eq!(total_of(&plan, id), expected);
    assert_eq!(total(&plan), 6_000_000, "the plan under it is as it was");
    assert_eq!(total(&alone(&plan, id).unwrap()), expected);
}

#[test]
fn a_change_takes_the_place_of_one_that_set_the_same() {
    check(&[], 0, 6_000_000);
    check(&[price(90_000)], 1, 5_400_000);
    check(&[price(90_000), price(80_000)], 1, 4_800_000);
    check(&[price(90_000), persons(50), price(80_000)], 2, 4_000_000);
    check(&[price(100_000)], 0, 6_000_000);
    check(&[price(90_000), price(100_000)], 0, 6_000_000);
    check(&[scaled(-10)], 1, 5_400_000);
    check(&[scaled(-10), scaled(-20)], 1, 4_800_000);
    check(&[scaled(-10), scaled(0)], 0, 6_000_000);
    // a knob that is turned again leaves what was set after it
    check(&[scaled(-10), price(95_000), scaled(-20)], 2, 5_700_000);
    check(&[price(90_000), scaled(-10), price(80_000)], 3, 4_800_000);
    check(&[Command::Several(vec![price(90_000), persons(10)])], 2, 900_000);
    check(&[Command::DeleteItem(LINE)], 1, 0);
    check(&[Command::Delay { item: LINE, years: 1 }], 1, 0);
}

#[test]
fn what_a_scenario_adds_means_the_same_after_the_plan_grew() {
    let (mut plan, id) = with(&base(), &[]);
    let new = variant(&plan, id).unwrap().plan.next_id;
    assert!(new >= Scenario::FIRST_ID);
    for edit in [
        add_line(),
        Command::SetPrice { item: new, year: None, price: Some(Decimal::from(7)) },
        Command::SetCount { item: new, year: None, count: Some(Decimal::from(3)) },
    ] {
        plan = apply(&plan, &in_scenario(id, edit)).unwrap();
    }
    assert_eq!(total_of(&plan, id), 6_000_021);
    // the plan gets a line of its own, and another scenario
    let grown = apply(&apply(&plan, &add_line()).unwrap(), &price(1_000)).unwrap();
    assert_eq!(total_of(&grown, id), 60_021);
    let (grown, other) = with(&grown, &[add_line(), price(2_000)]);
    assert_eq!((total_of(&grown, id), total_of(&grown, other)), (60_021, 120_000));

    let merged = apply(&grown, &Command::MergeScenario(id)).unwrap();
    assert_eq!((total(&merged), merged.scenarios.len()), (60_021, 1));
    let highest = merged.outline.items().iter().map(|item| item.id).max().unwrap();
    assert!(highest < merged.next_id && merged.next_id < Scenario::FIRST_ID, "{highest} {}", merged.next_id);
    assert_eq!(total_of(&merged, other), 120_021, "the other scenario stands on the new plan");
}

#[test]
fn an_edit_of_the_plan_shows_under_each_scenario() {
    let (plan, first) = with(&base(), &[price(90_000)]);
    let (plan, second) = with(&plan, &[persons(50)]);
    let (plan, third) = with(&plan, &[scaled(-10)]);
    let totals = |plan: &Plan| [first, second, third].map(|id| total_of(plan, id));
    assert_eq!(totals(&plan), [5_400_000, 5_000_000, 5_400_000]);
    let mut history = History::new(plan);
    history.dispatch(&persons(100)).unwrap();
    history.seal();
    assert_eq!(totals(history.plan()), [9_000_000, 5_000_000, 9_000_000]);
    history.dispatch(&in_scenario(first, price(50_000))).unwrap();
    history.seal();
    assert_eq!(totals(history.plan()), [5_000_000, 5_000_000, 9_000_000]);
    history.dispatch(&Command::MergeScenario(second)).unwrap();
    assert_eq!((total(history.plan()), history.plan().scenarios.len()), (5_000_000, 2));
    for _ in 0..3 {
        history.undo();
    }
    assert_eq!(totals(history.plan()), [5_400_000, 5_000_000, 5_400_000]);
    for _ in 0..2 {
        history.redo();
    }
    assert_eq!(totals(history.plan()), [5_000_000, 5_000_000, 9_000_000]);
}

#[test]
fn a_plan_that_speaks_against_a_change_is_a_conflict() {
    let (plan, id) = with(&base(), &[price(90_000), persons(50)]);
    let conflicts = |plan: &Plan| variant(plan, id).unwrap().conflicts;
    assert_eq!(conflicts(&plan), []);
    let moved = apply(&plan, &price(120_000)).unwrap();
    let found = conflicts(&moved);
    assert_eq!(found.len(), 1, "{found:?}");
    let conflict = &found[0];
    assert_eq!((conflict.at, &conflict.how), (0, &Conflicted::Moved(price(120_000))));
    assert_eq!(total_of(&moved, id), 4_500_000, "the scenario says what it said");
    let kept = apply(&moved, &Command::KeepChange { scenario: id, at: 0 }).unwrap();
    assert_eq!(conflicts(&kept), []);
    let dropped = apply(&moved, &Command::DropChange { scenario: id, at: 0 }).unwrap();
    assert_eq!((total_of(&dropped, id), conflicts(&dropped)), (6_000_000, vec![]));

    let gone = apply(&plan, &Command::DeleteItem(LINE)).unwrap();
    let found = conflicts(&gone);
    assert_eq!(found.len(), 1, "{found:?}");
    let conflict = &found[0];
    assert!(matches!(&conflict.how, Conflicted::Refused(refusal) if refusal.reason == Reason::Missing(LINE)));
    let refused = apply(&gone, &Command::MergeScenario(id)).unwrap_err();
    assert_eq!(refused.reason, Reason::Conflict);
}

#[test]
fn what_a_scenario_cannot_hold_changes_the_plan() {
    let (plan, id) = with(&base(), &[]);
    let title = Command::SetPlanText { field: crate::edit::PlanText::Title, text: "Khác".to_owned() };
    let label = Command::SetItemText { item: LINE, field: ItemText::Label, text: "Tập huấn".to_owned() };
    let changed = apply(&plan, &in_scenario(id, Command::Several(vec![title.clone(), label]))).unwrap();
    assert_eq!(changed.title, "Khác");
    assert_eq!(changed.outline.get(LINE).unwrap().label, "");
    assert_eq!(variant(&changed, id).unwrap().plan.outline.get(LINE).unwrap().label, "Tập huấn");
    let add = Command::AddScenario { name: "Hai".to_owned(), changes: vec![title] };
    assert_eq!(apply(&plan, &add).unwrap_err().reason, Reason::NotInScenario);
}

#[test]
fn scenarios_are_copied_moved_named_and_deleted() {
    let (plan, one) = with(&base(), &[price(90_000)]);
    let (plan, two) = with(&plan, &[]);
    let names = |plan: &Plan| plan.scenarios.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let copy = Command::DuplicateScenario { scenario: one, name: "Bản sao".to_owned() };
    let plan = apply(&plan, &copy).unwrap();
    assert_eq!(names(&plan)[1], "Bản sao");
    assert_eq!(apply(&plan, &copy).unwrap_err().reason, Reason::Taken(plan.scenarios[1].id));
    assert_eq!(total_of(&plan, plan.scenarios[1].id), 5_400_000);
    let plan = apply(&plan, &Command::MoveScenario { scenario: two, to: 0 }).unwrap();
    assert_eq!(plan.scenarios[0].id, two);
    let plan = apply(&plan, &Command::SetScenarioName { scenario: two, name: "Đầu".to_owned() }).unwrap();
    assert_eq!(names(&plan)[0], "Đầu");
    let plan = apply(&plan, &Command::DeleteScenario(two)).unwrap();
    assert_eq!(plan.scenarios.len(), 2);
    assert_eq!(apply(&plan, &Command::DeleteScenario(two)).unwrap_err().reason, Reason::Missing(two));
}

#[test]
fn an_opinion_is_of_an_item_that_is_there() {
    let (plan, id) = with(&base(), &[add_line()]);
    let new = variant(&plan, id).unwrap().plan.outline.items()[1].id;
    let opinion =
        |item: Id| Some(Opinion { item: 0, verdict: Verdict::Ask, reason: ["Vì sao ", &item.to_string()].concat() });
    let set = |item: Id| Command::SetOpinion { scenario: id, item, opinion: opinion(item) };
    let plan = apply(&apply(&plan, &set(new)).unwrap(), &set(LINE)).unwrap();
    let items: Vec<Id> = plan.scenario(id).unwrap().opinions.iter().map(|opinion| opinion.item).collect();
    assert_eq!(items, [LINE, new]);
    assert_eq!(apply(&plan, &set(99)).unwrap_err().reason, Reason::Missing(99));
    let taken = apply(&plan, &Command::SetOpinion { scenario: id, item: LINE, opinion: None }).unwrap();
    assert_eq!(taken.scenario(id).unwrap().opinions.len(), 1);
}

/// What lump sums of those years, of which the first source pays those, come to under a change.
#[track_caller]
fn check_lump(command: &Command, amounts: &str, paid: &str, expected: (&str, &str)) {
    let years = u16::try_from(amounts.split_whitespace().count()).unwrap();
    let funding = Funding::Amounts(vec![(1, money_by_year(paid))]);
    let plan = plan(years, Basis::LumpSum(money_by_year(amounts)), funding);
    let line = super::line_after(&plan, command).unwrap();
    assert_eq!(line.basis, Basis::LumpSum(money_by_year(expected.0)));
    assert_eq!(line.funding, Funding::Amounts(vec![(1, money_by_year(expected.1))]));
}

#[test]
fn lump_sums_and_who_pays_them_are_scaled_and_moved() {
    let scale = |percent: i64, step: i128| Command::ScalePrices {
        item: Some(LINE),
        percent: Decimal::from(percent),
        step: Money::new(step),
    };
    check_lump(&scale(10, 1), "1000 _ 5", "400 _ 5", ("1100 _ 6", "440 _ 6"));
    check_lump(&scale(-15, 1000), "10000 _ 700", "5000 _ _", ("9000 _ 595", "4500 _ _"));
    check_lump(&scale(-100, 1), "1000 2", "1000 _", ("0 0", "0 _"));
    check_lump(&Command::Delay { item: LINE, years: 1 }, "1 2 3", "1 _ 3", ("_ 1 2", "_ 1 _"));
    check_lump(&Command::Delay { item: LINE, years: 9 }, "1 2 3", "1 _ 3", ("_ _ _", "_ _ _"));
    check_lump(&Command::Delay { item: LINE, years: 0 }, "1 2 3", "1 _ 3", ("1 2 3", "1 _ 3"));
}

#[test]
fn counts_are_scaled_in_whole_numbers_and_nothing_is_lost_but_all() {
    let counts =
        |percent: i64| Command::ScaleCounts { item: None, percent: Decimal::from(percent), step: Money::new(1) };
    for (percent, expected) in [(0, 60), (-10, 54), (-99, 1), (-100, 0), (1, 61), (1000, 660)] {
        let changed = apply(&base(), &counts(percent)).unwrap();
        assert_eq!(total(&changed), expected * 100_000, "{percent}");
        assert_eq!(changed.drivers, base().drivers);
    }
    for percent in [-101, 1001] {
        assert_eq!(apply(&base(), &counts(percent)).unwrap_err().reason, Reason::PercentOutside);
    }
}
