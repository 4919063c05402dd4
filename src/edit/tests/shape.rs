//! The shape of the outline: where items go, and how they are numbered then.

use crate::edit::{Command, Move, Place, Reason, apply};
use crate::money::{LIMITS, Money};
use crate::plan::{
    Ceiling, Claim, ClaimField, Contribution, Goal, Id, Item, Kind, Line, Norm, Outline, Period, Plan, Subject, Target,
    Waiver,
};
use std::sync::Arc;

/// Items one a line: two blanks a level, `+` for a group, then id and number.
fn read(text: &str) -> Plan {
    let item = |line: &str| {
        let words = line.trim_start();
        let depth = (line.len() - words.len()) / 2;
        let group = words.strip_prefix('+');
        let (id, number) = group.unwrap_or(words).split_once(' ').unwrap_or((group.unwrap_or(words), ""));
        let kind = if group.is_some() { Kind::Group } else { Kind::Line(Line::default()) };
        let mut item = Item::new(id.parse().unwrap(), depth, kind);
        item.number = number.to_owned();
        Arc::new(item)
    };
    let mut plan = Plan::blank("thu", "Thử", Period::new(2011, 2011).unwrap());
    plan.outline = Outline::from_items(text.lines().filter(|line| !line.is_empty()).map(item).collect()).unwrap();
    plan.next_id = 50;
    plan
}

fn write(plan: &Plan) -> String {
    let line = |item: &Arc<Item>| {
        let mark = if item.is_group() { "+" } else { "" };
        [&"  ".repeat(item.depth), mark, &item.id.to_string(), " ", &item.number].concat().trim_end().to_owned()
    };
    plan.outline.items().iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(before: &str, command: &Command, after: &str) {
    assert_eq!(write(&apply(&read(before), command).unwrap()), after.trim_matches('\n'));
}

#[track_caller]
fn check_refused(before: &str, command: &Command, reason: Reason) {
    assert_eq!(apply(&read(before), command).unwrap_err().reason, reason);
}

const TREE: &str = "
+1 I
  2 1
  +3 2
    4 2.1
    5 2.2
  6 3
+7 II
  8 1
  +9 2
10 III";

fn add(place: Place) -> Command {
    Command::AddItem { group: false, place }
}

fn in_group(group: Option<Id>, position: usize) -> Place {
    Place::In { group, position }
}

#[test]
fn a_line_is_added_and_the_next_ones_count_on() {
    check("+1 I\n  2 1\n  3 2", &add(Place::After(2)), "+1 I\n  2 1\n  50 2\n  3 3");
    check("+1 I\n  2 1\n+3 II", &add(Place::After(1)), "+1 I\n  2 1\n50 II\n+3 III");
    check("+1 I\n  2 1", &add(in_group(Some(1), 0)), "+1 I\n  50 1\n  2 2");
    check("+1 I\n  2 1", &add(in_group(Some(1), 9)), "+1 I\n  2 1\n  50 2");
    check("+1 I\n  2 1", &add(in_group(None, 9)), "+1 I\n  2 1\n50 II");
    check("+1 I", &add(in_group(Some(1), 0)), "+1 I\n  50 1");
    check("+1 2", &add(in_group(Some(1), 0)), "+1 2\n  50 2.1");
    check("", &add(in_group(None, 0)), "50 I");
    check("1\n2", &add(Place::After(1)), "1\n50\n2");
    check("1 -\n2 -", &add(Place::After(1)), "1 -\n50 -\n2 -");
    check("1 a)\n2 d)", &add(Place::After(2)), "1 a)\n2 b)\n50 c)");
    let group = Command::AddItem { group: true, place: Place::After(1) };
    check("1 1", &group, "1 1\n+50 2");
}

#[test]
fn numbers_below_follow() {
    check(
        "+1 1\n  2 1.1\n+3 2\n  4 2.1\n  5 a)",
        &add(in_group(None, 0)),
        "50 1\n+1 2\n  2 2.1\n+3 3\n  4 3.1\n  5 a)",
    );
    let tree = "1 1\n+2 2\n  +3 2.1\n    4 2.1.1\n  5 2.2\n  6 2.3";
    check(tree, &Command::DeleteItem(1), "+2 1\n  +3 1.1\n    4 1.1.1\n  5 1.2\n  6 1.3");
    let tree = "+1 1\n  +2 1.1\n    3 1.1.1\n+4 2\n  +5 2.1\n    6 2.1.1";
    let up = Command::MoveItem { item: 4, to: Move::Up };
    check(tree, &up, "+4 1\n  +5 1.1\n    6 1.1.1\n+1 2\n  +2 2.1\n    3 2.1.1");
}

#[test]
fn nothing_is_added_where_nothing_can_be() {
    check_refused(TREE, &add(in_group(Some(2), 0)), Reason::NotAGroup(2));
    check_refused(TREE, &add(in_group(Some(99), 0)), Reason::Missing(99));
    check_refused(TREE, &add(Place::After(99)), Reason::Missing(99));
    let deep: String = (0..LIMITS.depth)
        .map(|depth| ["  ".repeat(depth), ["+", &(depth + 1).to_string(), "\n"].concat()].concat())
        .collect();
    check_refused(&deep, &add(in_group(Some(LIMITS.depth as u32), 0)), Reason::TooDeep);
}

#[test]
fn an_item_is_deleted_with_all_below_it() {
    check("1 1\n2 2\n3 3", &Command::DeleteItem(1), "2 1\n3 2");
    check("1 1\n2 2\n3 3", &Command::DeleteItem(2), "1 1\n3 2");
    check("1 1\n2 2\n3 3", &Command::DeleteItem(3), "1 1\n2 2");
    check("1 d)\n2 d)\n3 e)", &Command::DeleteItem(3), "1 d)\n2 d)");
    check("1 1\n+2 2\n  3 2.1\n+4 3\n  5 3.1", &Command::DeleteItem(2), "1 1\n+4 2\n  5 2.1");
    check("+1 I\n  2 1", &Command::DeleteItem(2), "+1 I");
    check("1 1", &Command::DeleteItem(1), "");
    check_refused(TREE, &Command::DeleteItem(99), Reason::Missing(99));
}

#[test]
fn what_is_said_of_a_deleted_item_goes_but_printed_figures_stay() {
    let mut plan = read("+1 I\n  2 1\n3 II");
    let target = |id, lines: &[Id]| Target {
        id,
        number: String::new(),
        text: String::new(),
        goal: Goal::Done,
        year: None,
        baseline: None,
        population: None,
        parent: None,
        contributions: lines
            .iter()
            .map(|item| Contribution { item: *item, effect: 1.into(), cap: None, delay: 0 })
            .collect(),
    };
    let ceiling = |id, item| Ceiling { item, ..Ceiling::new(id, Money::ZERO) };
    plan.targets = vec![target(10, &[2, 3])];
    plan.ceilings = vec![ceiling(11, Some(1)), ceiling(12, Some(2)), ceiling(13, Some(3)), ceiling(14, None)];
    let norm = |id, lines: &[Id]| Norm {
        id,
        name: id.to_string(),
        unit: String::new(),
        cap: 1.into(),
        document: String::new(),
        date: String::new(),
        lines: lines.to_vec(),
    };
    let subject = Subject { item: Some(2), field: ClaimField::Amount, year: None, source: None };
    plan.claims = vec![Claim { table: 15, raw: "1".to_owned(), reading: None, subject }];
    plan.norms = vec![norm(16, &[3, 2]), norm(17, &[2])];
    plan.waivers = vec![Waiver { finding: "recurring:0:2:-:-".to_owned(), reason: "x".to_owned() }];
    let after = apply(&plan, &Command::DeleteItem(1)).unwrap();
    assert_eq!(after.targets, [target(10, &[3])]);
    assert_eq!(after.ceilings, [ceiling(13, Some(3)), ceiling(14, None)]);
    assert_eq!(after.norms, [norm(16, &[3]), norm(17, &[])]);
    assert_eq!((after.claims, after.waivers), (plan.claims, plan.waivers));
}

#[test]
fn a_copy_stands_after_its_original() {
    check("1 1\n2 2", &Command::DuplicateItem(1), "1 1\n50 2\n2 3");
    let tree = "+1 1\n  +2 1.1\n    3 a)\n4 2";
    check(tree, &Command::DuplicateItem(1), "+1 1\n  +2 1.1\n    3 a)\n+50 2\n  +51 2.1\n    52 a)\n4 3");
    check_refused(TREE, &Command::DuplicateItem(99), Reason::Missing(99));
}

fn shift(item: Id, to: Move) -> Command {
    Command::MoveItem { item, to }
}

#[test]
fn items_move_among_their_siblings() {
    check("1 1\n2 2\n3 3", &shift(1, Move::Down), "2 1\n1 2\n3 3");
    check("1 1\n2 2\n3 3", &shift(3, Move::Up), "1 1\n3 2\n2 3");
    check("+1 I\n  2 1\n+3 II\n  4 1", &shift(3, Move::Up), "+3 I\n  4 1\n+1 II\n  2 1");
    check("1\n2", &shift(2, Move::Up), "2\n1");
    check_refused("1 1\n2 2", &shift(1, Move::Up), Reason::First);
    check_refused("1 1\n2 2", &shift(2, Move::Down), Reason::Last);
    check_refused("+1 I\n  2 1\n+3 II", &shift(2, Move::Down), Reason::Last);
}

#[test]
fn items_are_nested_and_freed() {
    check("+1 1\n  2 1.1\n3 2\n4 3", &shift(3, Move::Indent), "+1 1\n  2 1.1\n  3 1.2\n4 2");
    check("+1 1\n+2 2\n  3 2.1", &shift(2, Move::Indent), "+1 1\n  +2 1.1\n    3 1.1.1");
    check("+1 1\n  2 1.1\n  3 1.2\n  4 1.3\n5 2", &shift(3, Move::Outdent), "+1 1\n  2 1.1\n  4 1.2\n3 2\n5 3");
    check_refused("1 1\n2 2", &shift(1, Move::Indent), Reason::First);
    check_refused("1 1\n2 2", &shift(2, Move::Indent), Reason::AfterLine(1));
    check_refused("1 1\n2 2", &shift(2, Move::Outdent), Reason::Top);
    check_refused("1 1\n2 2", &shift(9, Move::Outdent), Reason::Missing(9));
    let deep: String = (0..LIMITS.depth)
        .map(|depth| ["  ".repeat(depth), ["+", &(depth + 1).to_string(), "\n"].concat()].concat())
        .collect();
    let last = ["  ".repeat(LIMITS.depth - 1), "20".to_owned()].concat();
    check_refused(&[deep, last].concat(), &shift(20, Move::Indent), Reason::TooDeep);
}

#[test]
fn items_move_anywhere_but_into_themselves() {
    let tree = "+1 I\n  2 1\n  3 2\n+4 II\n  5 1\n  6 2";
    check(tree, &shift(5, Move::To(in_group(Some(1), 1))), "+1 I\n  2 1\n  5 2\n  3 3\n+4 II\n  6 1");
    check(tree, &shift(2, Move::To(Place::After(3))), "+1 I\n  3 1\n  2 2\n+4 II\n  5 1\n  6 2");
    check(tree, &shift(4, Move::To(in_group(None, 0))), "+4 I\n  5 1\n  6 2\n+1 II\n  2 1\n  3 2");
    check(tree, &shift(4, Move::To(in_group(Some(1), 0))), "+1 I\n  +4 1\n    5 1\n    6 2\n  2 2\n  3 3");
    check(tree, &shift(2, Move::To(Place::After(4))), "+1 I\n  3 1\n+4 II\n  5 1\n  6 2\n2 III");
    check(tree, &shift(2, Move::To(in_group(Some(1), 0))), tree);
    check_refused(tree, &shift(1, Move::To(Place::After(1))), Reason::IntoItself);
    check_refused(tree, &shift(1, Move::To(Place::After(2))), Reason::IntoItself);
    check_refused(tree, &shift(1, Move::To(in_group(Some(1), 0))), Reason::IntoItself);
    check_refused(tree, &shift(1, Move::To(in_group(Some(5), 0))), Reason::NotAGroup(5));
    check_refused(tree, &shift(1, Move::To(in_group(Some(99), 0))), Reason::Missing(99));
}
