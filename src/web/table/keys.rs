//! What keys mean in the table and on the plan screen: moves, commits, commands. Leaves every key of an input method
//! alone.

use super::editor::Editor;
use super::grid::Grid;
use super::ops;
use crate::edit::Move;
use crate::range::Clip;
use crate::web::browser::dom;
use crate::web::desk::Desk;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// How many rows Page Up and Page Down move.
const PAGE: isize = 15;
/// As far as it goes.
const FAR: isize = isize::MAX;
const BACK: isize = isize::MIN;

/// Undo and redo from anywhere on the screen but a field that is being typed into.
pub(crate) fn listen(desk: Desk) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let in_table = dom::nearest(&event, "data-row").is_some();
        if composing(&event) || (dom::is_typing(&event) && (!in_table || desk.editing.get_untracked())) {
            return;
        }
        let control = event.ctrl_key() || event.meta_key();
        match (control, event.shift_key(), event.key().to_ascii_lowercase().as_str()) {
            (true, false, "z") => desk.undo(),
            (true, true, "z") | (true, false, "y") => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Safari sends Enter once more after a composition, with key code 229; input methods send it for keys that are theirs.
pub(crate) fn composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A key pressed inside the table.
pub(super) fn on_key(grid: Grid, event: &KeyboardEvent) {
    if grid.desk.active.get_untracked().is_none() || composing(event) {
        return;
    }
    let keys = Keys { grid, desk: grid.desk };
    let done = if grid.desk.editing.get_untracked() { keys.while_editing(event) } else { keys.while_moving(event) };
    if done {
        event.prevent_default();
    }
}

/// The table as keys see it.
pub(super) struct Keys {
    pub(super) grid: Grid,
    pub(super) desk: Desk,
}

impl Keys {
    fn while_editing(&self, event: &KeyboardEvent) -> bool {
        let (back, control) = (event.shift_key(), event.ctrl_key() || event.meta_key());
        let quick = self.grid.quick.get_value() && !back && !control && !event.alt_key();
        match event.key().as_str() {
            "Enter" if control => self.commit_everywhere(),
            "Enter" if event.alt_key() => false,
            "Enter" => self.commit() && self.next_row(back),
            "Tab" => return !self.commit() || self.next_column(back),
            // a text that replaces the cell is done when an arrow leads on, as in every spreadsheet
            "ArrowUp" if quick => self.commit() && self.step(-1, 0),
            "ArrowDown" if quick => self.commit() && self.step(1, 0),
            "ArrowLeft" if quick => self.commit() && self.step(0, -1),
            "ArrowRight" if quick => self.commit() && self.step(0, 1),
            "Escape" => self.restore(),
            _ => return false,
        };
        // not understood: it stays, the reason is under the field
        event.key() != "Enter" || !event.alt_key()
    }

    fn while_moving(&self, event: &KeyboardEvent) -> bool {
        let (shift, alt) = (event.shift_key(), event.alt_key());
        let control = event.ctrl_key() || event.meta_key();
        let key = event.key();
        match (control, alt, shift) {
            (false, true, true) => return self.move_rows(&key),
            (false, true, false) => return self.fold(&key),
            (true, true, false) => return self.change_rows(&key),
            (true, false, false) if self.command(&key) => return true,
            _ => {}
        }
        match (key.as_str(), control) {
            ("ArrowUp", false) => self.go(shift, -1, 0),
            ("ArrowDown", false) => self.go(shift, 1, 0),
            ("ArrowLeft", false) => self.go(shift, 0, -1),
            ("ArrowRight", false) => self.go(shift, 0, 1),
            ("ArrowUp", true) => self.jump(shift, -1, 0),
            ("ArrowDown", true) => self.jump(shift, 1, 0),
            ("ArrowLeft", true) => self.jump(shift, 0, -1),
            ("ArrowRight", true) => self.jump(shift, 0, 1),
            ("Home", false) => self.go(shift, 0, BACK),
            ("End", false) => self.go(shift, 0, FAR),
            ("Home", true) => self.go(shift, BACK, BACK),
            ("End", true) => self.go(shift, FAR, FAR),
            ("PageUp", _) => self.go(shift, -PAGE, 0),
            ("PageDown", _) => self.go(shift, PAGE, 0),
            ("Enter" | "F2", false) if !shift => self.begin(),
            ("Enter", false) => self.step(-1, 0),
            ("Tab", false) => self.next_column(shift),
            (" ", false) if shift => self.select_row(),
            (" ", true) => self.select_column(),
            ("Delete" | "Backspace", false) => {
                ops::empty(self.desk);
                true
            }
            ("Escape", _) => self.restore(),
            (key, false) if key.chars().count() == 1 => self.refuse(),
            _ => false,
        }
    }

    /// Says why nothing can be typed here. False if it can.
    fn refuse(&self) -> bool {
        let is_computed = self.grid.editor(Editor::is_computed) == Some(true);
        let why = self.desk.why_held().or(is_computed.then_some(self.desk.app.words().cell_computed));
        why.is_some_and(|why| {
            self.desk.app.say(why.to_owned());
            true
        })
    }

    /// Keys with Ctrl that are commands. False if it is none.
    fn command(&self, key: &str) -> bool {
        match key.to_ascii_lowercase().as_str() {
            "a" => ops::select_all(self.desk),
            "d" => ops::fill_from_above(self.desk),
            "r" => ops::fill_from_left(self.desk),
            _ => return false,
        }
        true
    }

    /// Takes what is in the field. False if it was not understood.
    fn commit(&self) -> bool {
        let typed = self.grid.editor(Editor::text).flatten();
        let Some(cell) = self.desk.active.get_untracked() else { return true };
        let accepted = typed.is_none_or(|text| self.desk.enter(cell, &text));
        self.desk.stop_editing();
        self.desk.editing.set(!accepted);
        accepted
    }

    /// Takes what is in the field for every selected cell.
    fn commit_everywhere(&self) -> bool {
        let typed = self.grid.editor(Editor::text).flatten();
        let one = self.desk.area().is_none_or(|area| area.is_one());
        match typed {
            Some(typed) if !one => {
                self.desk.stop_editing();
                ops::put(self.desk, Clip::from_text(&dom::nfc(&typed)));
                true
            }
            _ => self.commit(),
        }
    }

    /// Starts editing with the caret at the end; a list opens.
    fn begin(&self) -> bool {
        self.grid.begin();
        true
    }

    /// Gives up what was typed, or the selection of more than a cell.
    fn restore(&self) -> bool {
        let cell = self.desk.active.get_untracked();
        self.desk.stop_editing();
        self.desk.head.set(None);
        self.desk.drafts.update(|drafts| drafts.retain(|(of, _)| Some(*of) != cell));
        self.grid.refill();
        true
    }

    fn move_rows(&self, key: &str) -> bool {
        let to = match key {
            "ArrowUp" => Move::Up,
            "ArrowDown" => Move::Down,
            "ArrowRight" => Move::Indent,
            "ArrowLeft" => Move::Outdent,
            _ => return false,
        };
        ops::move_rows(self.desk, to);
        true
    }

    fn fold(&self, key: &str) -> bool {
        let Some((id, _)) = self.desk.active.get_untracked() else { return false };
        match key {
            "ArrowLeft" => self.desk.fold(id, true),
            "ArrowRight" => self.desk.fold(id, false),
            _ => return false,
        }
        true
    }

    fn change_rows(&self, key: &str) -> bool {
        match key {
            "=" | "+" => ops::insert(self.desk, true),
            "-" => ops::delete_rows(self.desk),
            _ => return false,
        }
        true
    }
}
