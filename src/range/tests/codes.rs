//! What copying, pasting, filling and emptying make of budget codes.

use super::*;
use crate::entry::Column::{Code, Label, Note, Number};
use crate::plan::CodeKind::{Chapter, Entry, Section};

const CODES: [Column; 3] = [Code(Chapter), Code(Section), Code(Entry)];

/// The codes of those items once the block is pasted at the first of them.
#[track_caller]
fn check(items: &[Id], column: Column, text: &str, expected: &str, skipped: usize) -> Plan {
    let plan = seed(DONG);
    let pasted = paste_among(&plan, &Column::of(&plan), items.first().copied(), column, text).unwrap();
    let changed = applied(&plan, &pasted.command);
    assert_eq!(shows(&changed, items, &CODES), expected, "{text}");
    assert_eq!(pasted.skipped, skipped, "{text}");
    changed
}

#[test]
fn codes_are_pasted_as_they_are_written() {
    check(
        &[15, 16],
        Code(Chapter),
        "422 | 340-341 | 6650 /  | 341 | 6650-6651",
        "422 | 340-341 | 6650 /  | 341 | 6650-6651",
        0,
    );
    check(&[15], Code(Entry), "6.650", " |  | 6.650", 0); // no figure
    check(&[15], Code(Entry), " 0622 ", " |  | 0622", 0);
    check(&[15], Code(Chapter), "Chương | Loại - Khoản / 422 | 340-341", "422 | 340-341 | ", 0);
    check(&[14, 15], Code(Entry), "6650 / 6651", " |  |  /  |  | 6651", 1); // a group has none
}

#[test]
fn a_copy_with_codes_comes_back() {
    let plan =
        check(&[15, 16], Code(Section), "340-341 | 6650 / 340-341 | 6700", " | 340-341 | 6650 /  | 340-341 | 6700", 0);
    let copied = copy(&plan, &compute(&plan), &[15, 16], &[Code(Section), Code(Entry), Note], Lang::Vi);
    assert!(copied.html.contains("<td x:str style=\"mso-number-format:'\\@'\">6700</td>"), "{}", copied.html);
    let fresh = seed(DONG);
    let columns = Column::of(&fresh);
    let at = columns.iter().position(|column| *column == Code(Section)).unwrap();
    let row = ids(&fresh).iter().position(|id| *id == 15).unwrap();
    let block = Clip::from_text(&copied.text).unwrap();
    let pasted = paste(&fresh, &ids(&fresh), &columns, (row, at), (1, 1), &block).unwrap();
    assert_eq!(applied(&fresh, &pasted.command).outline, plan.outline);
}

#[test]
fn codes_are_filled_and_emptied() {
    let plan = check(&[15, 16], Code(Entry), "6650 / ", " |  | 6650 /  |  | ", 0);
    let filled = fill_down(&plan, &[15, 16, 17], &[Code(Entry)]).unwrap();
    let down = applied(&plan, &filled.command);
    assert_eq!(shows(&down, &[15, 16, 17], &[Code(Entry)]), "6650 / 6650 / 6650");
    let right = fill_right(&down, &[16], &[Code(Entry), Note]).unwrap();
    assert_eq!(shows(&applied(&down, &right.command), &[16], &[Code(Entry), Note]), "6650 | 6650");
    let cleared = clear(&down, &[14, 15, 16], &[Code(Entry)]).unwrap();
    assert_eq!(cleared.skipped, 1); // the group
    assert_eq!(shows(&applied(&down, &cleared.command), &[15, 16, 17], &[Code(Entry)]), " /  / 6650");
}

#[test]
fn codes_repeat_where_figures_go_on() {
    let plan = check(&[15, 16], Code(Entry), "6650 / 6651", " |  | 6650 /  |  | 6651", 0);
    let pulled = fill_series(&plan, &[15, 16, 17], &[Code(Entry)], 2, Direction::Down).unwrap();
    assert_eq!(shows(&applied(&plan, &pulled.command), &[17], &[Code(Entry)]), "6650");
}

#[test]
fn codes_that_are_not_shown_are_not_touched() {
    let plan = check(&[15], Code(Entry), "6650", " |  | 6650", 0);
    let pasted = paste_among(&plan, &[Number, Label, Note], Some(15), Label, "Bản tin | x").unwrap();
    let changed = applied(&plan, &pasted.command);
    assert_eq!(shows(&changed, &[15], &[Label, Code(Entry), Note]), "Bản tin | 6650 | x");
}
