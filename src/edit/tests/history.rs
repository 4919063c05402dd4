//! Undo, redo, and bursts of typing.

use super::{LINE, money_by_year, plan};
use crate::edit::{Command, Field, History, ItemText, Spread, Step, Thing};
use crate::money::Money;
use crate::plan::{Basis, Funding};
use std::sync::Arc;

fn history() -> History {
    History::new(plan(2, Basis::LumpSum(money_by_year("1 3")), Funding::Unstated))
}

fn label(text: &str) -> Command {
    Command::SetItemText { item: LINE, field: ItemText::Label, text: text.to_owned() }
}

fn note(text: &str) -> Command {
    Command::SetItemText { item: LINE, field: ItemText::Note, text: text.to_owned() }
}

fn total(amount: i128) -> Command {
    Command::SpreadAmount { item: LINE, amount: Some(Money::new(amount)), spread: Spread::Proportional }
}

fn label_of(history: &History) -> &str {
    &history.plan().outline.items()[0].label
}

/// How many steps can be undone.
fn steps(history: &History) -> usize {
    let mut history = history.clone();
    std::iter::from_fn(|| history.undo().then_some(())).count()
}

#[test]
fn steps_are_undone_and_redone_by_name() {
    let mut history = history();
    assert!(!history.undo() && !history.redo());
    history.dispatch(&label("a")).unwrap();
    history.dispatch(&Command::AddSource { name: "x".to_owned() }).unwrap();
    assert_eq!(history.undo_step(), Some(Step::Add(Thing::Source)));
    assert!(history.undo());
    assert_eq!(
        (history.undo_step(), history.redo_step()),
        (Some(Step::Edit(Field::Label)), Some(Step::Add(Thing::Source)))
    );
    assert!(history.undo());
    assert_eq!((label_of(&history), history.can_undo(), history.can_redo()), ("", false, true));
    assert!(history.redo() && history.redo() && !history.redo());
    assert_eq!((label_of(&history), history.plan().sources.len()), ("a", 3));
}

#[test]
fn typing_in_one_cell_is_one_step() {
    let mut history = history();
    for text in ["T", "Tậ", "Tập"] {
        history.dispatch(&label(text)).unwrap();
    }
    assert_eq!((label_of(&history), steps(&history)), ("Tập", 1));
    history.dispatch(&note("x")).unwrap();
    history.dispatch(&label("Tập huấn")).unwrap();
    assert_eq!(steps(&history), 3);
    history.seal();
    history.dispatch(&label("Hội thảo")).unwrap();
    assert_eq!(steps(&history), 4);
    history.undo();
    assert_eq!(label_of(&history), "Tập huấn");
    history.redo();
    history.dispatch(&label("Hội nghị")).unwrap();
    assert_eq!(steps(&history), 5);
}

#[test]
fn undo_ends_a_burst() {
    let mut history = history();
    history.dispatch(&label("a")).unwrap();
    history.seal();
    history.dispatch(&label("ab")).unwrap();
    history.undo();
    history.dispatch(&label("ac")).unwrap();
    assert_eq!((label_of(&history), steps(&history)), ("ac", 2));
}

#[test]
fn a_burst_counts_from_the_plan_before_it() {
    let mut history = history();
    for amount in [0, 1, 10, 100] {
        history.dispatch(&total(amount)).unwrap();
    }
    assert_eq!(history.plan().outline.items()[0].line().unwrap().basis, Basis::LumpSum(money_by_year("25 75")));
    assert_eq!(steps(&history), 1);
}

#[test]
fn a_burst_that_ends_where_it_began_is_no_step() {
    let mut history = history();
    let before = Arc::clone(history.plan());
    history.dispatch(&label("x")).unwrap();
    history.dispatch(&label("")).unwrap();
    assert!(!history.can_undo() && Arc::ptr_eq(&before, history.plan()));
    history.dispatch(&label("y")).unwrap();
    assert_eq!(steps(&history), 1);
}

#[test]
fn after_a_burst_that_came_to_nothing_the_step_before_it_stays() {
    let mut history = history();
    for command in [note("n"), label("x"), label(""), label("y")] {
        history.dispatch(&command).unwrap();
    }
    assert_eq!((label_of(&history), steps(&history)), ("y", 2));
    assert_eq!(history.plan().outline.items()[0].note, "n");
}

#[test]
fn what_changes_nothing_keeps_the_future() {
    let mut history = history();
    history.dispatch(&label("x")).unwrap();
    history.undo();
    history.dispatch(&label("")).unwrap();
    assert!(history.can_redo() && !history.can_undo());
    history.dispatch(&note("x")).unwrap();
    assert!(!history.can_redo());
}

#[test]
fn a_refused_command_leaves_everything() {
    let mut history = history();
    history.dispatch(&label("x")).unwrap();
    let before = Arc::clone(history.plan());
    history.dispatch(&label("\n")).unwrap_err();
    assert!(Arc::ptr_eq(&before, history.plan()));
    history.dispatch(&label("xy")).unwrap();
    assert_eq!(steps(&history), 1);
}

#[test]
fn changes_of_shape_are_never_joined() {
    let mut history = history();
    history.dispatch(&Command::DuplicateItem(LINE)).unwrap();
    history.dispatch(&Command::DuplicateItem(LINE)).unwrap();
    history.dispatch(&Command::Several(vec![label("x")])).unwrap();
    history.dispatch(&Command::Several(vec![label("y")])).unwrap();
    assert_eq!((steps(&history), history.undo_step()), (4, Some(Step::Several)));
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut history = history();
    for step in 0..510 {
        history.dispatch(&label(&step.to_string())).unwrap();
        history.seal();
    }
    assert_eq!(steps(&history), 500);
    while history.undo() {}
    assert_eq!(label_of(&history), "9");
}
