//! Scenarios beside what else changes in a plan: its years, its history, and what a file can hold.

use super::{LINE, money_by_year, plan};
use crate::edit::{Command, History, ItemText, apply};
use crate::format::{read, write};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Funding, Id, Period, Plan, Price, Verdict};

/// A plan with a line in two years and two scenarios without changes.
fn base(basis: Basis) -> (Plan, [Id; 2]) {
    let add = |name: &str| Command::AddScenario { name: name.to_owned(), changes: Vec::new() };
    let plan = apply(&plan(2, basis, Funding::Unstated), &Command::Several(vec![add("A"), add("B")])).unwrap();
    let ids = [0, 1].map(|at: usize| plan.scenarios[at].id);
    (plan, ids)
}

fn within(scenario: Id, command: Command) -> Command {
    Command::InScenario { scenario, command: Box::new(command) }
}

fn label(text: &str) -> Command {
    Command::SetItemText { item: LINE, field: ItemText::Label, text: text.to_owned() }
}

#[test]
fn what_sources_pay_by_year_in_a_scenario_keeps_its_years() {
    let (plan, [one, _]) = base(Basis::LumpSum(money_by_year("5 7")));
    let amounts = |text: &str| Funding::Amounts(vec![(plan.sources[0].id, money_by_year(text))]);
    let set = Command::SetFunding { item: LINE, funding: amounts("1 2") };
    let plan = apply(&plan, &within(one, set)).unwrap();
    let (first, last) = (plan.period.first(), plan.period.last());
    let later = apply(&plan, &Command::SetPeriod(Period::new(first + 1, last + 2).unwrap())).unwrap();
    assert_eq!(read(&write(&later)).as_ref(), Ok(&later));
    let set = Command::SetFunding { item: LINE, funding: amounts("2 _ _") };
    assert_eq!(later.scenarios[0].changes[0].command, set);
    assert!(crate::edit::variant(&later, one).unwrap().conflicts.is_empty());
}

#[test]
fn what_a_file_cannot_hold_is_not_recorded() {
    let most = Decimal::from(999_999_999_999_999_i64);
    let count = Count { factors: Vec::new(), by_year: vec![Some(most); 2] };
    let (plan, [one, _]) = base(Basis::UnitCost { price: Price::Constant(None), count });
    let set = Command::SetCount { item: LINE, year: None, count: Some(Decimal::new(50_000_000, 7)) };
    let plan = apply(&plan, &within(one, set)).unwrap();
    assert_eq!(plan.scenarios[0].changes[0].was, None);
    assert_eq!(read(&write(&plan)), Ok(plan));
}

#[test]
fn edits_of_one_cell_in_two_scenarios_are_two_steps() {
    let check = |commands: &[Command], steps: usize| {
        let mut history = History::new(base(Basis::LumpSum(money_by_year("5 7"))).0);
        let mut one_by_one = Plan::clone(history.plan());
        for command in commands {
            history.dispatch(command).unwrap();
            one_by_one = apply(&one_by_one, command).unwrap();
        }
        assert_eq!(**history.plan(), one_by_one, "{commands:?}");
        assert_eq!(std::iter::from_fn(|| history.undo().then_some(())).count(), steps, "{commands:?}");
    };
    let [one, two] = base(Basis::Blank).1;
    let price = |amount| Command::SetAmount { item: LINE, year: 2011, amount: Some(Money::new(amount)) };
    check(&[within(one, label("a")), within(one, label("b"))], 1);
    check(&[within(one, label("a")), within(two, label("a"))], 2);
    check(&[within(one, price(3)), price(4)], 2);
    let opinion = |scenario| {
        let opinion = crate::plan::Opinion { item: LINE, verdict: Verdict::Cut, reason: "x".to_owned() };
        Command::SetOpinion { scenario, item: LINE, opinion: Some(opinion) }
    };
    check(&[opinion(one), opinion(two)], 2);
    let name = Command::SetScenarioName { scenario: one, name: "C".to_owned() };
    check(&[name.clone(), Command::MoveScenario { scenario: one, to: 1 }], 2);
    check(&[name, Command::MergeScenario(one)], 2);
    let moved = [within(one, label("a")), within(one, price(3)), label("b"), price(9)];
    let keep = |at| Command::KeepChange { scenario: one, at };
    check(&[&moved[..], &[keep(0), keep(1)]].concat(), 6);
}
