//! Norms, and findings that are accepted as they are.

use super::{DRIVER, LINE, decimal, plan};
use crate::edit::{Cell, Command, Field, History, Place, Reason, Refusal, Step, Thing, apply};
use crate::plan::{Basis, Funding, Id, Norm, Plan};

/// A plan with one line, [`LINE`], one group, 7, and one norm, 8.
fn sample() -> Plan {
    let group = Command::AddItem { group: true, place: Place::After(LINE) };
    let plan = apply(&plan(1, Basis::Blank, Funding::Unstated), &group).unwrap();
    apply(&plan, &Command::AddNorm(norm(0, "Giảng viên"))).unwrap()
}

fn norm(id: Id, name: &str) -> Norm {
    let (name, document) = (name.to_owned(), "Thông tư 36/2018/TT-BTC ngày 30/3/2018".to_owned());
    Norm {
        id,
        name,
        unit: "người/ngày".to_owned(),
        cap: decimal("800000"),
        document,
        date: "30/3/2018".to_owned(),
        lines: vec![LINE],
    }
}

#[track_caller]
fn check_refused(command: &Command, of: Option<Id>, field: Field, reason: Reason) {
    assert_eq!(apply(&sample(), command), Err(Refusal { cell: Cell::new(of, field), reason }));
}

#[test]
fn norms_are_added_set_and_deleted() {
    let plan = apply(&sample(), &Command::AddNorm(Norm { lines: Vec::new(), ..norm(LINE, "Phòng nghỉ") })).unwrap();
    assert_eq!(plan.norms, [norm(8, "Giảng viên"), Norm { lines: Vec::new(), ..norm(9, "Phòng nghỉ") }]);
    assert_eq!(plan.next_id, 10);
    let less = Norm { cap: decimal("0.50"), ..norm(8, "Giảng viên") };
    let commands = vec![Command::SetNorm(less), Command::DeleteNorm(9)];
    let plan = apply(&plan, &Command::Several(commands)).unwrap();
    assert_eq!(plan.norms, [Norm { cap: decimal("0.5"), ..norm(8, "Giảng viên") }]);
    assert_eq!(apply(&plan, &Command::DeleteNorm(8)).unwrap().norms, []);
}

#[test]
fn bad_norms_are_refused() {
    let refused = |change: fn(&mut Norm), reason| {
        let mut bad = norm(8, "Khác");
        change(&mut bad);
        check_refused(&Command::SetNorm(bad.clone()), Some(8), Field::Norm, reason);
        check_refused(&Command::AddNorm(bad), None, Field::Norm, reason);
    };
    refused(|bad| bad.name.clear(), Reason::Empty);
    refused(|bad| bad.name = " ".to_owned(), Reason::Empty);
    refused(|bad| bad.name = "a\nb".to_owned(), Reason::ControlCharacter);
    refused(|bad| bad.unit = "\t".to_owned(), Reason::ControlCharacter);
    refused(|bad| bad.document = "đ".repeat(4001), Reason::TooLong);
    refused(|bad| bad.date = "a\nb".to_owned(), Reason::ControlCharacter);
    refused(|bad| bad.cap = decimal("-1"), Reason::Negative);
    refused(|bad| bad.cap = decimal("1000000000000000"), Reason::TooManyDigits);
    refused(|bad| bad.cap = decimal("0.00001"), Reason::TooManyDecimals);
    refused(|bad| bad.lines = vec![99], Reason::Missing(99));
    refused(|bad| bad.lines = vec![DRIVER], Reason::Missing(DRIVER));
    refused(|bad| bad.lines = vec![LINE, 7], Reason::NotALine(7));
    refused(|bad| bad.lines = vec![LINE, LINE], Reason::Taken(LINE));
    check_refused(&Command::AddNorm(norm(0, "Giảng viên")), None, Field::Norm, Reason::Taken(8));
    check_refused(&Command::SetNorm(norm(LINE, "Khác")), Some(LINE), Field::Norm, Reason::Missing(LINE));
    check_refused(&Command::DeleteNorm(LINE), Some(LINE), Field::Norm, Reason::Missing(LINE));
}

#[test]
fn a_copied_line_has_no_norm() {
    let plan = apply(&sample(), &Command::DuplicateItem(LINE)).unwrap();
    assert_eq!(plan.norms, [norm(8, "Giảng viên")]);
}

fn waive(finding: &str, reason: &str) -> Command {
    Command::Waive { finding: finding.to_owned(), reason: reason.to_owned() }
}

fn unwaive(finding: &str) -> Command {
    Command::Unwaive { finding: finding.to_owned() }
}

fn waivers(plan: &Plan) -> Vec<(&str, &str)> {
    plan.waivers.iter().map(|waiver| (&*waiver.finding, &*waiver.reason)).collect()
}

#[test]
fn findings_are_accepted_with_a_reason() {
    let commands = [waive("a:1", "một"), waive("b:2", "hai"), waive("a:1", "ba")];
    let plan = apply(&sample(), &Command::Several(commands.to_vec())).unwrap();
    assert_eq!(waivers(&plan), [("a:1", "ba"), ("b:2", "hai")]);
    assert_eq!(waivers(&apply(&plan, &unwaive("a:1")).unwrap()), [("b:2", "hai")]);
    assert!(apply(&sample(), &waive(&"a".repeat(120), "x")).is_ok());
}

#[test]
fn bad_waivers_are_refused() {
    let refused = |command: &Command, reason| check_refused(command, None, Field::Waiver, reason);
    for reason in ["", " ", "\n"] {
        refused(&waive("a:1", reason), Reason::Empty);
    }
    refused(&waive("a:1", "a\nb"), Reason::ControlCharacter);
    refused(&waive("a:1", &"đ".repeat(4001)), Reason::TooLong);
    for finding in ["", "A", "a b", "a_b", "đ", &"a".repeat(121)] {
        refused(&waive(finding, "x"), Reason::NotAFinding);
    }
    refused(&unwaive("a:1"), Reason::NotWaived);
}

#[test]
fn each_acceptance_is_a_step_that_is_undone() {
    let mut history = History::new(sample());
    for command in [waive("a:1", "một"), waive("b:2", "hai"), waive("b:2", "ba"), unwaive("a:1")] {
        history.dispatch(&command).unwrap();
    }
    assert_eq!(
        (waivers(history.plan()), history.undo_step()),
        (vec![("b:2", "ba")], Some(Step::Delete(Thing::Waiver)))
    );
    assert!(history.undo());
    assert_eq!(waivers(history.plan()), [("a:1", "một"), ("b:2", "ba")]);
    assert!(history.undo());
    assert_eq!((waivers(history.plan())[1], history.undo_step()), (("b:2", "hai"), Some(Step::Add(Thing::Waiver))));
    assert!(history.undo() && history.undo() && !history.undo());
    assert_eq!(waivers(history.plan()), []);
}
