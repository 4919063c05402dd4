//! What a planner changes in a plan is not called an error of its document, and the document's own errors stay errors.

#![allow(clippy::unwrap_used)]

use du_toan::calc::compute;
use du_toan::check::{Rule, Severity, check};
use du_toan::edit::{Command, Place, apply};
use du_toan::money::Money;
use du_toan::open::Seed;
use du_toan::plan::Plan;

/// Opens a seed, changes it, and compares: its errors, and whether something is said to be changed.
fn check_changed(seed: &str, commands: &[Command], errors: &[&str]) {
    let plan = Seed::named(seed).unwrap().plan().unwrap();
    let plan: Plan = commands.iter().fold(plan, |plan, command| apply(&plan, command).unwrap());
    let findings = check(&plan, &compute(&plan));
    let open = findings.iter().filter(|finding| finding.severity == Severity::Error && finding.is_open());
    let found: Vec<String> = open.map(|finding| finding.id(&plan)).collect();
    assert_eq!(found, errors, "{commands:?}");
    assert!(findings.iter().any(|finding| finding.rule == Rule::Changed), "{commands:?}");
}

const LEFT_OUT: &[&str] = &["group-sum:31:4:2012-2015:-"];

#[test]
fn a_changed_line_is_no_error_and_hides_none() {
    let amount = |item, year| Command::SetAmount { item, year, amount: Some(Money::new(77_000_000)) };
    check_changed("quang-ngai-2011-2015", &[amount(2, 2013)], LEFT_OUT);
    check_changed("quang-ngai-2011-2015", &[amount(2, 2013), amount(3, 2011)], LEFT_OUT);
    check_changed("dong-nai-2018", &[Command::SetCount { item: 15, year: None, count: Some(18.into()) }], &[]);
    check_changed("dong-nai-2018", &[Command::SetDriverValue { driver: 2, value: 80.into() }], &[]);
    check_changed(
        "da-nang-2011-2015",
        &[Command::SetPrice { item: 31, year: None, price: Some(9_000_000.into()) }],
        &[],
    );
}

#[test]
fn what_comes_and_goes_is_no_error() {
    let new = Seed::named("quang-ngai-2011-2015").unwrap().plan().unwrap().next_id;
    let add = Command::AddItem { group: false, place: Place::In { group: Some(1), position: 0 } };
    let fill = Command::SetAmount { item: new, year: 2012, amount: Some(Money::new(5_000_000)) };
    check_changed("quang-ngai-2011-2015", &[add, fill], LEFT_OUT);
    check_changed("quang-ngai-2011-2015", &[Command::DeleteItem(2)], LEFT_OUT);
    check_changed("dong-nai-2018", &[Command::DeleteItem(14)], &[]);
    check_changed("dong-nai-2018", &[Command::DuplicateItem(15)], &[]);
}
