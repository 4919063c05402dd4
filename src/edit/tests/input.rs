//! Texts of the plan and its items, and what cells refuse.

use super::{DRIVER, LINE, plan};
use crate::edit::{Cell, Command, Field, ItemText, Place, PlanText, Reason, Refusal, apply};
use crate::money::{LIMITS, Scale};
use crate::plan::{Basis, Funding, Plan};

fn blank() -> Plan {
    plan(1, Basis::Blank, Funding::Unstated)
}

fn item_text(item: u32, field: ItemText, text: &str) -> Command {
    Command::SetItemText { item, field, text: text.to_owned() }
}

#[track_caller]
fn check_refused(command: &Command, of: Option<u32>, field: Field, reason: Reason) {
    assert_eq!(apply(&blank(), command), Err(Refusal { cell: Cell::new(of, field), reason }));
}

#[test]
fn texts_are_set() {
    let set = |field, text: &str| Command::SetPlanText { field, text: text.to_owned() };
    let plan = apply(
        &blank(),
        &Command::Several(vec![
            set(PlanText::Title, "Kế hoạch"),
            set(PlanText::Issuer, "Ủy ban"),
            set(PlanText::Decision, "16/QĐ"),
            Command::SetScale(Scale::Million),
            item_text(LINE, ItemText::Number, "1.1"),
            item_text(LINE, ItemText::Label, "Tập huấn"),
            item_text(LINE, ItemText::Unit, "lớp"),
            item_text(LINE, ItemText::Note, "n"),
            item_text(LINE, ItemText::Lead, "l"),
            item_text(LINE, ItemText::Support, "s"),
            Command::SetProse { item: LINE, prose: vec!["Một.".to_owned(), "Hai.".to_owned()] },
        ]),
    );
    let plan = plan.unwrap();
    let item = plan.outline.get(LINE).unwrap();
    assert_eq!(
        (&*plan.title, &*plan.issuer, &*plan.decision, plan.scale),
        ("Kế hoạch", "Ủy ban", "16/QĐ", Scale::Million)
    );
    assert_eq!((&*item.number, &*item.label, &*item.line().unwrap().unit), ("1.1", "Tập huấn", "lớp"));
    assert_eq!((&*item.note, &*item.lead, &*item.support), ("n", "l", "s"));
    assert_eq!(item.prose, ["Một.", "Hai."]);
}

#[test]
fn bad_texts_are_refused() {
    let long = "đ".repeat(LIMITS.text + 1);
    check_refused(&item_text(LINE, ItemText::Note, "a\nb"), Some(LINE), Field::Note, Reason::ControlCharacter);
    check_refused(&item_text(LINE, ItemText::Label, &long), Some(LINE), Field::Label, Reason::TooLong);
    check_refused(&item_text(99, ItemText::Label, "x"), Some(99), Field::Label, Reason::Missing(99));
    check_refused(&item_text(DRIVER, ItemText::Label, "x"), Some(DRIVER), Field::Label, Reason::Missing(DRIVER));
    let title = Command::SetPlanText { field: PlanText::Title, text: "\u{85}".to_owned() };
    check_refused(&title, None, Field::Title, Reason::ControlCharacter);
    let prose = Command::SetProse { item: LINE, prose: vec![String::new(), long] };
    check_refused(&prose, Some(LINE), Field::Prose, Reason::TooLong);
    let limit = item_text(LINE, ItemText::Label, &"đ".repeat(LIMITS.text));
    assert!(apply(&blank(), &limit).is_ok());
}

#[test]
fn a_group_has_no_unit() {
    let add = Command::AddItem { group: true, place: Place::After(LINE) };
    let plan = apply(&blank(), &add).unwrap();
    let refusal = apply(&plan, &item_text(7, ItemText::Unit, "lớp")).unwrap_err();
    assert_eq!(refusal.reason, Reason::NotALine(7));
    let price = Command::SetPrice { item: 7, year: None, price: None };
    assert_eq!(apply(&plan, &price).unwrap_err().reason, Reason::NotALine(7));
}

#[test]
fn of_several_commands_all_are_done_or_none() {
    let bad = Command::DeleteItem(99);
    let all = Command::Several(vec![item_text(LINE, ItemText::Label, "x"), bad]);
    check_refused(&all, Some(99), Field::Place, Reason::Missing(99));
}

#[test]
fn the_last_id_is_not_given_away() {
    let mut plan = blank();
    plan.next_id = u32::MAX;
    let add = Command::AddSource { name: "x".to_owned() };
    assert_eq!(apply(&plan, &add).unwrap_err().reason, Reason::NoIds);
}
