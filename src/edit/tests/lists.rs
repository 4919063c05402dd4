//! Sources, drivers, targets and ceilings.

use super::{DRIVER, LINE, decimal, plan};
use crate::edit::{Cell, Command, DriverText, Field, Reason, TargetChange, apply};
use crate::money::{Money, Scale};
use crate::plan::{
    Baseline, Basis, Ceiling, Claim, ClaimField, Code, CodeKind, Contribution, Count, Factor, FactorValue, Funding,
    Goal, Id, Plan, Population, Price, Spent, Subject, Table,
};

fn uses_driver() -> Basis {
    let factors = vec![Factor { value: FactorValue::Driver { driver: DRIVER, except: None }, unit: String::new() }];
    Basis::UnitCost { price: Price::Constant(None), count: Count { factors, by_year: vec![None] } }
}

fn sample() -> Plan {
    plan(1, uses_driver(), Funding::Source(1))
}

/// What is refused, and of what.
#[track_caller]
fn check_refused(plan: &Plan, command: &Command, reason: Reason) {
    let refusal = apply(plan, command).unwrap_err();
    assert_eq!((refusal.reason, refusal.cell.field), (reason, command.cell().field));
}

#[track_caller]
fn after(plan: &Plan, commands: &[Command]) -> Plan {
    apply(plan, &Command::Several(commands.to_vec())).unwrap()
}

fn source_name(source: Id, name: &str) -> Command {
    Command::SetSourceName { source, name: name.to_owned() }
}

#[test]
fn sources_are_added_renamed_and_deleted() {
    let add = Command::AddSource { name: "Tài trợ".to_owned() };
    let plan =
        after(&sample(), &[add.clone(), source_name(7, "Khác"), source_name(1, "Tỉnh"), Command::DeleteSource(2)]);
    let names: Vec<(Id, &str)> = plan.sources.iter().map(|source| (source.id, &*source.name)).collect();
    assert_eq!((names, plan.next_id), (vec![(1, "Tỉnh"), (7, "Khác")], 8));
    check_refused(&sample(), &source_name(2, "Tỉnh"), Reason::Taken(1));
    check_refused(&sample(), &source_name(2, " "), Reason::Empty);
    check_refused(&sample(), &source_name(9, "x"), Reason::Missing(9));
    check_refused(&sample(), &source_name(DRIVER, "x"), Reason::Missing(DRIVER));
    check_refused(&sample(), &Command::AddSource { name: "Tỉnh".to_owned() }, Reason::Taken(1));
    check_refused(&sample(), &Command::DeleteSource(9), Reason::Missing(9));
}

fn ceiling(id: Id) -> Ceiling {
    Ceiling::new(id, Money::new(5))
}

fn code(text: &str) -> Option<Code> {
    Some(Code { kind: CodeKind::Entry, text: text.to_owned() })
}

fn spent(through: u16, amount: i128) -> Option<Spent> {
    Some(Spent { through, amount: Money::new(amount) })
}

fn table(source: Option<Id>) -> Table {
    let (title, place) = (String::new(), String::new());
    Table { id: 4, title, place, scale: Scale::Dong, unit_printed: None, source }
}

#[test]
fn a_source_in_use_stays() {
    let delete = Command::DeleteSource(2);
    let mut used = sample();
    check_refused(&used, &Command::DeleteSource(1), Reason::UsedBy(LINE));
    let subject = Subject { item: None, field: ClaimField::Amount, year: None, source: Some(2) };
    used.tables = vec![table(None)];
    used.claims = vec![Claim { table: 4, raw: String::new(), reading: None, subject }];
    check_refused(&used, &delete, Reason::UsedBy(4));
    used.claims.clear();
    assert!(apply(&used, &delete).is_ok());
    used.tables = vec![table(Some(2))];
    check_refused(&used, &delete, Reason::UsedBy(4));
    used.ceilings = vec![Ceiling { source: Some(2), ..ceiling(3) }];
    check_refused(&used, &delete, Reason::UsedBy(3));
}

#[test]
fn drivers_are_added_changed_and_deleted() {
    let add = |name: &str, unit: &str, value: &str| Command::AddDriver {
        name: name.to_owned(),
        unit: unit.to_owned(),
        value: decimal(value),
    };
    let text = |driver, field, text: &str| Command::SetDriverText { driver, field, text: text.to_owned() };
    let value = |driver, value: &str| Command::SetDriverValue { driver, value: decimal(value) };
    let commands = [
        add("Số lớp", "lớp", "3"),
        text(DRIVER, DriverText::Name, "Người"),
        text(7, DriverText::Unit, "khóa"),
        value(7, "4.50"),
    ];
    let plan = after(&sample(), &commands);
    let drivers: Vec<_> =
        plan.drivers.iter().map(|driver| (driver.id, &*driver.name, &*driver.unit, driver.value)).collect();
    assert_eq!(drivers, [(DRIVER, "Người", "người", decimal("60")), (7, "Số lớp", "khóa", decimal("4.5"))]);
    assert_eq!(after(&plan, &[Command::DeleteDriver(7)]).drivers.len(), 1);
    check_refused(&sample(), &Command::DeleteDriver(DRIVER), Reason::UsedBy(LINE));
    check_refused(&sample(), &Command::DeleteDriver(1), Reason::Missing(1));
    check_refused(&sample(), &add("Số người dự", "", "1"), Reason::Taken(DRIVER));
    check_refused(&sample(), &add("", "", "1"), Reason::Empty);
    check_refused(&sample(), &add("x", "", "-1"), Reason::Negative);
    check_refused(&sample(), &value(DRIVER, "-1"), Reason::Negative);
    check_refused(&sample(), &value(8, "1"), Reason::Missing(8));
    check_refused(&sample(), &text(DRIVER, DriverText::Name, ""), Reason::Empty);
}

#[test]
fn ceilings_are_added_set_and_deleted() {
    let full = Ceiling {
        year: Some(2011),
        source: Some(1),
        item: Some(LINE),
        code: code("6650"),
        spent: spent(1900, 0),
        ..ceiling(0)
    };
    let plan = after(&sample(), &[Command::AddCeiling(full.clone()), Command::AddCeiling(ceiling(0))]);
    assert_eq!(plan.ceilings, [Ceiling { id: 7, ..full }, ceiling(8)]);
    let more = Ceiling { amount: Money::new(9), ..ceiling(7) };
    let plan = after(&plan, &[Command::SetCeiling(more.clone()), Command::DeleteCeiling(8)]);
    assert_eq!(plan.ceilings, [more]);
    let refused = |change: fn(&mut Ceiling), reason| {
        let mut bad = ceiling(7);
        change(&mut bad);
        check_refused(&plan, &Command::SetCeiling(bad.clone()), reason);
        check_refused(&plan, &Command::AddCeiling(bad), reason);
    };
    refused(|bad| bad.amount = Money::new(-1), Reason::Negative);
    refused(|bad| bad.amount = Money::new(10_i128.pow(15)), Reason::TooManyDigits);
    refused(|bad| bad.year = Some(2012), Reason::YearOutside);
    refused(|bad| bad.source = Some(LINE), Reason::Missing(LINE));
    refused(|bad| bad.item = Some(1), Reason::Missing(1));
    refused(|bad| bad.text = "\r".to_owned(), Reason::ControlCharacter);
    refused(|bad| bad.code = code(""), Reason::Empty);
    refused(|bad| bad.code = code(" "), Reason::Empty);
    refused(|bad| bad.code = code("66\t50"), Reason::ControlCharacter);
    refused(|bad| bad.code = code(&"6".repeat(4001)), Reason::TooLong);
    refused(|bad| bad.spent = spent(2010, -1), Reason::Negative);
    refused(|bad| bad.spent = spent(2010, 10_i128.pow(15)), Reason::TooManyDigits);
    refused(|bad| bad.spent = spent(1899, 0), Reason::YearOutside);
    refused(|bad| bad.spent = spent(3000, 0), Reason::YearOutside);
    check_refused(&plan, &Command::SetCeiling(ceiling(LINE)), Reason::Missing(LINE));
    check_refused(&plan, &Command::DeleteCeiling(LINE), Reason::Missing(LINE));
}

fn set(target: Id, change: TargetChange) -> Command {
    Command::SetTarget { target, change }
}

fn add_target() -> Command {
    Command::AddTarget { text: "60% doanh nghiệp có website".to_owned() }
}

#[test]
fn a_target_takes_every_change() {
    let goal = Goal::Range { from: decimal("30"), to: decimal("40"), unit: "%".to_owned() };
    let baseline = Baseline { value: decimal("31"), year: Some(2009), text: "đạt 31%".to_owned() };
    let population = Population { value: decimal("1500"), unit: "doanh nghiệp".to_owned(), text: String::new() };
    let cap = Some(decimal("1500.5"));
    let contributions = vec![Contribution { item: LINE, effect: decimal("-0.5"), cap, delay: 20 }];
    let changes = [
        TargetChange::Number("2.b)".to_owned()),
        TargetChange::Text("x".to_owned()),
        TargetChange::Goal(goal.clone()),
        TargetChange::Year(Some(2015)),
        TargetChange::Baseline(Some(baseline.clone())),
        TargetChange::Population(Some(population.clone())),
        TargetChange::Parent(Some(7)),
        TargetChange::Contributions(contributions.clone()),
    ];
    let plan = after(&sample(), &[add_target(), add_target()]);
    let plan = after(&plan, &changes.map(|change| set(8, change)));
    let target = &plan.targets[1];
    assert_eq!((target.id, &*target.number, &*target.text, &target.goal), (8, "2.b)", "x", &goal));
    assert_eq!((target.year, target.parent), (Some(2015), Some(7)));
    assert_eq!((&target.baseline, &target.population), (&Some(baseline), &Some(population)));
    assert_eq!(target.contributions, contributions);
}

#[test]
fn bad_changes_of_targets_are_refused() {
    let plan = after(&sample(), &[add_target(), add_target(), set(8, TargetChange::Parent(Some(7)))]);
    let refused = |target, change, reason| check_refused(&plan, &set(target, change), reason);
    let range =
        |from, to| TargetChange::Goal(Goal::Range { from: decimal(from), to: decimal(to), unit: String::new() });
    let contribution = |item| Contribution { item, effect: decimal("1"), cap: None, delay: 0 };
    refused(7, range("2", "1"), Reason::Reversed);
    refused(7, range("-2", "-1"), Reason::Negative);
    assert!(apply(&plan, &set(7, range("2", "2"))).is_ok());
    refused(7, TargetChange::Year(Some(1)), Reason::YearOutside);
    refused(7, TargetChange::Parent(Some(7)), Reason::IntoItself);
    refused(7, TargetChange::Parent(Some(8)), Reason::IntoItself);
    refused(7, TargetChange::Parent(Some(LINE)), Reason::Missing(LINE));
    refused(7, TargetChange::Contributions(vec![contribution(1)]), Reason::Missing(1));
    refused(7, TargetChange::Contributions(vec![contribution(LINE); 2]), Reason::Taken(LINE));
    let limited = |cap: &str, delay| {
        TargetChange::Contributions(vec![Contribution { cap: Some(decimal(cap)), delay, ..contribution(LINE) }])
    };
    assert!(apply(&plan, &set(7, limited("0", 20))).is_ok());
    refused(7, limited("-1", 0), Reason::Negative);
    refused(7, limited("0.00001", 0), Reason::TooManyDecimals);
    refused(7, limited("0", 21), Reason::TooLate);
    refused(LINE, TargetChange::Year(None), Reason::Missing(LINE));
    check_refused(&plan, &Command::DeleteTarget(LINE), Reason::Missing(LINE));
}

#[test]
fn what_detailed_a_deleted_target_details_the_one_above() {
    let three = [add_target(), add_target(), add_target()];
    let nested = [set(8, TargetChange::Parent(Some(7))), set(9, TargetChange::Parent(Some(8)))];
    let plan = after(&after(&sample(), &three), &nested);
    let plan = after(&plan, &[Command::DeleteTarget(8)]);
    assert_eq!(
        plan.targets.iter().map(|target| (target.id, target.parent)).collect::<Vec<_>>(),
        [(7, None), (9, Some(7))]
    );
}

#[test]
fn a_refusal_names_its_cell() {
    let command = Command::SetPrice { item: LINE, year: Some(2019), price: None };
    let refusal = apply(&sample(), &command).unwrap_err();
    assert_eq!(refusal.cell, Cell { of: Some(LINE), field: Field::Price, year: Some(2019) });
}
