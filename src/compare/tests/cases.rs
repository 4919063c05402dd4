//! Cases on plans written out here: a small plan that two people changed.

use crate::calc::compute;
use crate::compare::{Choice, Choices, Comparison, Field, Merged, Notice, Stands, Thing, compare, merge};
use crate::edit::{Command, ItemText, Move, Place, Reason, apply};
use crate::format::{read, write};
use crate::money::Decimal;
use crate::plan::{FactorValue, Id, Period, Plan};

/// Two groups of two lines each, and a line below them; 1 million for each line, 5 in all.
const PLAN: &str = r#"{
  "format": "du-toan", "version": 1, "id": "thu", "title": "Thử", "years": [2025, 2026], "scale": "dong",
  "sources": [{"id": 1, "name": "Tỉnh"}, {"id": 2, "name": "Trung ương"}],
  "drivers": [{"id": 3, "name": "Số người", "unit": "người", "value": "50"}],
  "items": [
    {"id": 4, "number": "I", "label": "Tuyên truyền", "items": [
      {"id": 5, "number": "1", "label": "Tập huấn", "unit": "lớp", "price": "1000000", "count": {"2025": "1"}, "funding": {"source": 1}},
      {"id": 6, "number": "2", "label": "Hội thảo", "unit": "cuộc", "price": "20000", "count": {"2025": "1"}, "factors": [{"driver": 3, "unit": "người"}]}
    ]},
    {"id": 7, "number": "II", "label": "Hạ tầng", "items": [
      {"id": 8, "number": "1", "label": "Máy chủ", "amounts": {"2026": "1000000"}},
      {"id": 9, "number": "2", "label": "Phần mềm", "amounts": {"2026": "1000000"}}
    ]},
    {"id": 10, "number": "III", "label": "Dự phòng", "amounts": {"2025": "500000", "2026": "500000"}}
  ],
  "targets": [{"id": 11, "text": "Doanh nghiệp có website", "goal": {"done": true}, "contributions": [{"item": 5, "effect": "1"}]}],
  "ceilings": [{"id": 12, "amount": "2000000", "item": 7}],
  "norms": [{"id": 13, "name": "Giảng viên", "cap": "500000", "lines": [5, 6]}],
  "waivers": [{"finding": "recurring:0:8:2026:-", "reason": "đã hỏi"}],
  "next_id": 20
}"#;

pub(super) fn plan() -> Plan {
    read(PLAN).unwrap()
}

pub(super) fn with(plan: &Plan, commands: &[Command]) -> Plan {
    commands.iter().fold(plan.clone(), |plan, command| apply(&plan, command).unwrap())
}

pub(super) fn text(item: Id, field: ItemText, text: &str) -> Command {
    Command::SetItemText { item, field, text: text.to_owned() }
}

pub(super) fn label(item: Id, label: &str) -> Command {
    text(item, ItemText::Label, label)
}

fn price(item: Id, price: i64) -> Command {
    Command::SetPrice { item, year: None, price: Some(Decimal::from(price)) }
}

fn line(group: Option<Id>, position: usize) -> Command {
    Command::AddItem { group: false, place: Place::In { group, position } }
}

fn amount(item: Id, dong: i128) -> Command {
    Command::SetAmount { item, year: 2025, amount: Some(crate::money::Money::new(dong)) }
}

/// A new line in that group of the plan, with an amount.
fn added(plan: &Plan, group: Option<Id>, name: &str, dong: i128) -> Plan {
    let id = plan.next_id;
    let basis = Command::SetBasis { item: id, basis: crate::edit::BasisKind::LumpSum };
    with(plan, &[line(group, 9), label(id, name), basis, amount(id, dong)])
}

pub(super) fn compared(left: &Plan, right: &Plan) -> Comparison {
    compare((left, &compute(left)), (right, &compute(right)))
}

/// What is told of the rows: label, where it stands, the difference, the fields.
pub(super) fn rows(comparison: &Comparison) -> Vec<String> {
    let told = |row: &crate::compare::Row| {
        let plan = if row.stands == Stands::Right { &comparison.right } else { &comparison.left };
        let label = &plan.outline.get(row.id).unwrap().label;
        format!("{label} {:?} {} {:?}", row.stands, row.total.difference().dong(), row.fields)
    };
    comparison.rows.iter().map(told).collect()
}

/// The numbers and labels of a plan, indented.
fn outline(plan: &Plan) -> String {
    let line =
        |item: &std::sync::Arc<crate::plan::Item>| format!("{}{} {}", " ".repeat(item.depth), item.number, item.label);
    plan.outline.items().iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
pub(super) fn merged(comparison: &Comparison, choices: &[(Thing, Choice)]) -> Merged {
    let mut chosen = Choices::default();
    for (thing, choice) in choices {
        chosen.choose(comparison, thing, *choice);
    }
    let merged = merge(comparison, &chosen).unwrap();
    assert_eq!(read(&write(&merged.plan)).as_ref(), Ok(&merged.plan));
    merged
}

fn total(plan: &Plan) -> i128 {
    compute(plan).grand_total().dong()
}

#[test]
fn rows_whose_money_differs_stand_first_each_kind_in_document_order() {
    let other = with(&plan(), &[label(5, "Tập huấn mới"), price(6, 40_000), amount(10, 0)]);
    let comparison = compared(&plan(), &other);
    let wanted = [
        "Tuyên truyền Both 1000000 []",
        "Hội thảo Both 1000000 [Price]",
        "Dự phòng Both -500000 [Amounts]",
        "Tập huấn Both 0 [Label]",
    ];
    assert_eq!(rows(&comparison), wanted);
    assert_eq!((comparison.lines(), comparison.same), (3, 2));
}

#[test]
fn a_line_added_in_each_is_another_one_and_both_can_stay() {
    let (left, right) = (added(&plan(), Some(4), "Sách", 7), added(&plan(), Some(4), "Báo", 30));
    let comparison = compared(&left, &right);
    let wanted = ["Tuyên truyền Both 23 []", "Sách Left -7 []", "Báo Right 30 []"];
    assert_eq!(rows(&comparison), wanted);
    let new = comparison.rows[2].id;
    assert!(left.outline.get(new).is_none());
    let plan = merged(&comparison, &[(Thing::Item(new), Choice::Both)]).plan;
    assert_eq!(
        outline(&plan),
        "I Tuyên truyền\n 1 Tập huấn\n 2 Hội thảo\n 3 Sách\n 4 Báo\nII Hạ tầng\n 1 Máy chủ\n 2 Phần mềm\nIII Dự phòng"
    );
    assert_eq!(total(&plan), 5_000_037);
    let plan = merged(&comparison, &[(Thing::Item(new), Choice::Right), (Thing::Item(20), Choice::Right)]).plan;
    assert_eq!(total(&plan), 5_000_030);
    assert_eq!(plan.outline.get(new).unwrap().number, "3");
}

#[test]
fn the_same_thing_is_found_by_id_by_place_and_by_label() {
    let check = |change: &dyn Fn(&mut serde_json::Value), wanted: &[&str]| {
        let mut json: serde_json::Value = serde_json::from_str(PLAN).unwrap();
        change(&mut json);
        let other = read(&json.to_string()).unwrap();
        assert_eq!(rows(&compared(&plan(), &other)), wanted);
    };
    check(&|_| {}, &[]);
    // a retyped label of the same price
    check(&|json| json["items"][0]["items"][0]["label"] = "Đào tạo".into(), &["Tập huấn Both 0 [Label]"]);
    // another id under the same group, and elsewhere
    check(&|json| json["items"][1]["items"][0]["id"] = 17.into(), &[]);
    check(
        &|json| {
            let mut line = json["items"][1]["items"].as_array_mut().unwrap().remove(1);
            line["id"] = 17.into();
            line["number"] = "IV".into();
            json["items"].as_array_mut().unwrap().push(line);
        },
        &["Hạ tầng Both -1000000 []", "Phần mềm Both 0 [Place]"],
    );
    // two things changed their ids
    check(
        &|json| {
            json["items"][1]["items"][0]["id"] = 9.into();
            json["items"][1]["items"][1]["id"] = 8.into();
        },
        &[],
    );
}

#[test]
fn numbers_that_follow_from_other_rows_are_no_difference() {
    let comparison =
        compared(&plan(), &added(&with(&plan(), &[line(Some(4), 0), label(20, "Mở đầu")]), None, "Cuối", 5));
    assert_eq!(rows(&comparison), ["Mở đầu Right 0 []", "Cuối Right 5 []"]);
    let plan = merged(&comparison, &[(Thing::Item(20), Choice::Right)]).plan;
    assert!(
        outline(&plan).starts_with("I Tuyên truyền\n 1 Mở đầu\n 2 Tập huấn\n 3 Hội thảo\nII"),
        "{}",
        outline(&plan)
    );
    let renumbered = with(&self::plan(), &[text(10, ItemText::Number, "IV")]);
    let comparison = compared(&self::plan(), &renumbered);
    assert_eq!(rows(&comparison), ["Dự phòng Both 0 [Number]"]);
    assert_eq!(comparison.lines(), 0);
    assert_eq!(merged(&comparison, &[(Thing::Item(10), Choice::Right)]).plan, renumbered);
}

#[test]
fn a_moved_line_goes_where_it_is_chosen_from() {
    let moved =
        with(&plan(), &[Command::MoveItem { item: 9, to: Move::To(Place::In { group: Some(4), position: 0 }) }]);
    let comparison = compared(&plan(), &moved);
    assert_eq!(comparison.row(9).unwrap().fields, [Field::Place]);
    let took = merged(&comparison, &[(Thing::Item(9), Choice::Right)]);
    assert_eq!((took.plan, took.notices), (moved, vec![]));
}

#[test]
fn groups_that_would_stand_in_each_other_stay_where_they_are() {
    let left = with(&plan(), &[Command::MoveItem { item: 7, to: Move::To(Place::In { group: Some(4), position: 9 }) }]);
    let right =
        with(&plan(), &[Command::MoveItem { item: 4, to: Move::To(Place::In { group: Some(7), position: 9 }) }]);
    let comparison = compared(&left, &right);
    let took = merged(&comparison, &[(Thing::Item(4), Choice::Right)]);
    assert_eq!((took.plan, took.notices), (left, vec![Notice::NotMoved]));
}

#[test]
fn a_group_comes_with_what_is_in_it_and_stays_with_what_stays() {
    let group = Command::AddItem { group: true, place: Place::In { group: None, position: 9 } };
    let right = with(&plan(), &[group, label(20, "Mới")]);
    let right = added(&added(&right, Some(20), "Một", 1), Some(20), "Hai", 2);
    let comparison = compared(&plan(), &right);
    let check = |choices: &[(Thing, Choice)], wanted: i128, notices: &[Notice]| {
        let merged = merged(&comparison, choices);
        assert_eq!((total(&merged.plan) - 5_000_000, &merged.notices[..]), (wanted, notices));
    };
    check(&[(Thing::Item(20), Choice::Right)], 3, &[]);
    check(&[(Thing::Item(20), Choice::Right), (Thing::Item(21), Choice::Left)], 2, &[]);
    check(&[(Thing::Item(21), Choice::Right)], 1, &[Notice::Kept(Thing::Item(20))]);
    let back = compared(&right, &plan());
    let without = merged(&back, &[(Thing::Item(20), Choice::Right)]);
    assert_eq!(outline(&without.plan), outline(&plan()));
}

#[test]
fn both_of_a_line_are_two_rows() {
    let comparison = compared(&plan(), &with(&plan(), &[price(5, 3_000_000)]));
    let both = merged(&comparison, &[(Thing::Item(5), Choice::Both)]).plan;
    assert!(
        outline(&both).starts_with("I Tuyên truyền\n 1 Tập huấn\n 2 Tập huấn\n 3 Hội thảo\nII"),
        "{}",
        outline(&both)
    );
    assert_eq!((total(&both), both.next_id), (8_000_000, 21));
}

#[test]
fn what_a_line_names_comes_with_it() {
    let source = Command::AddSource { name: "Vốn vay".to_owned() };
    let funding = Command::SetFunding { item: 5, funding: crate::plan::Funding::Source(20) };
    let comparison = compared(&plan(), &with(&plan(), &[source, funding]));
    let Merged { plan, notices } = merged(&comparison, &[(Thing::Item(5), Choice::Right)]);
    assert_eq!(notices, [Notice::Kept(Thing::Source(20))]);
    assert_eq!(plan.source(20).unwrap().name, "Vốn vay");
}

#[test]
fn a_line_keeps_its_cost_where_its_driver_is_left_behind() {
    let driver = Command::SetDriverValue { driver: 3, value: Decimal::from(60) };
    let right = with(&plan(), &[driver, price(6, 30_000)]);
    let comparison = compared(&plan(), &right);
    assert_eq!(comparison.row(6).unwrap().drivers, [3]);
    let check = |choices: &[(Thing, Choice)], wanted: i128, except: Option<i64>, drivers: usize| {
        let merged = merged(&comparison, choices);
        let report = compute(&merged.plan);
        let at = merged.plan.outline.position(6).unwrap();
        assert_eq!(report.total(crate::calc::Row::Item(at)).unwrap().dong(), wanted);
        let crate::plan::Basis::UnitCost { count, .. } = &merged.plan.outline.get(6).unwrap().line().unwrap().basis
        else {
            panic!("a price")
        };
        let FactorValue::Driver { except: found, .. } = count.factors[0].value else { panic!("a driver") };
        assert_eq!((found, merged.plan.drivers.len()), (except.map(Decimal::from), drivers));
    };
    let (item, driver) = (Thing::Item(6), Thing::Driver(3));
    check(&[], 1_000_000, None, 1);
    check(&[(item.clone(), Choice::Right)], 1_800_000, Some(60), 1);
    check(&[(item.clone(), Choice::Right), (driver.clone(), Choice::Right)], 1_800_000, None, 1);
    check(&[(driver.clone(), Choice::Right)], 1_200_000, None, 1);
    check(&[(item, Choice::Right), (driver, Choice::Both)], 1_800_000, None, 2);
}

#[test]
fn nothing_speaks_of_a_line_that_went() {
    let accepted = Command::Unwaive { finding: "recurring:0:8:2026:-".to_owned() };
    let right = with(&plan(), &[Command::DeleteItem(5), Command::DeleteItem(7), accepted]);
    let comparison = compared(&plan(), &right);
    let Merged { plan, notices } =
        merged(&comparison, &[(Thing::Item(5), Choice::Right), (Thing::Item(7), Choice::Right)]);
    assert_eq!((plan.targets[0].contributions.len(), &plan.norms[0].lines[..], plan.ceilings.len()), (0, &[6][..], 0));
    let wanted = [
        Notice::Dropped(Thing::Ceiling(12)),
        Notice::Dropped(Thing::Waiver("recurring:0:8:2026:-".to_owned())),
        Notice::LinesCut(Thing::Target(11)),
        Notice::LinesCut(Thing::Norm(13)),
    ];
    assert_eq!(notices, wanted);
}

#[test]
fn other_years_compare_by_their_numbers() {
    let right = with(&plan(), &[Command::SetPeriod(Period::new(2026, 2027).unwrap())]);
    let comparison = compared(&plan(), &right);
    let years: Vec<_> = comparison.years.iter().map(|(year, sums)| (*year, sums.difference().dong())).collect();
    assert_eq!(years, [(2025, -2_500_000), (2026, 0), (2027, 0)]);
    assert!(comparison.row(8).is_none() && comparison.row(5).is_some());
    let took = merged(&comparison, &[(Thing::Period, Choice::Right)]);
    assert_eq!((took.plan.period, total(&took.plan)), (right.period, 2_500_000));
    assert_eq!(took.notices, [5, 6, 10].map(|id| Notice::YearsCut(Thing::Item(id))));
}

#[test]
fn lists_take_both_under_names_of_their_own() {
    let right =
        with(&plan(), &[Command::SetNorm(crate::plan::Norm { cap: Decimal::from(9), ..plan().norms[0].clone() })]);
    let both = merged(&compared(&plan(), &right), &[(Thing::Norm(13), Choice::Both)]).plan;
    let names: Vec<&str> = both.norms.iter().map(|norm| norm.name.as_str()).collect();
    assert_eq!(names, ["Giảng viên", "Giảng viên (2)"]);
    assert_eq!(both.norms[1].lines, [5, 6]);
}

#[test]
fn what_is_no_plan_any_more_is_refused() {
    let deep = |plan: &Plan, mut group: Id, name: &str, levels: usize| {
        let mut plan = plan.clone();
        for _ in 0..levels {
            let id = plan.next_id;
            let add = Command::AddItem { group: true, place: Place::In { group: Some(group), position: 0 } };
            plan = with(&plan, &[add, label(id, &format!("{name}{id}"))]);
            group = id;
        }
        (plan, group)
    };
    let (left, lowest) = deep(&plan(), 4, "một", 5);
    let into = Move::To(Place::In { group: Some(lowest), position: 0 });
    let left = with(&left, &[Command::MoveItem { item: 7, to: into }]);
    let right = deep(&plan(), 7, "hai", 3).0;
    let comparison = compared(&left, &right);
    let mut choices = Choices::default();
    for row in comparison.rows.iter().filter(|row| row.stands == Stands::Right) {
        choices.choose(&comparison, &Thing::Item(row.id), Choice::Right);
    }
    assert_eq!(merge(&comparison, &choices).map_err(|refusal| refusal.reason), Err(Reason::TooDeep));
}
