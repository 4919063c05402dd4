//! What keys mean in the table and on the plan screen. Turns them into moves, commits and commands; leaves every key of
//! an input method alone.

use super::tools::shift;
use crate::edit::Move;
use crate::entry::{Column, text as entry_text};
use crate::plan::Id;
use crate::web::browser::dom;
use crate::web::desk::Desk;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// How many rows Page Up and Page Down move.
const PAGE: isize = 15;

/// Undo and redo from anywhere on the screen but a field that is being typed into.
pub(super) fn listen(desk: Desk) {
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

/// Safari sends Enter once more after a composition, with key code 229.
pub(super) fn composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A key pressed inside the table.
pub(super) fn on_key(desk: Desk, ids: Memo<Vec<Id>>, columns: Memo<Vec<Column>>, event: &KeyboardEvent) {
    let Some(cell) = desk.active.get_untracked().filter(|_| !composing(event)) else { return };
    let walk = Walk { desk, ids: ids.get_untracked(), columns: columns.get_untracked(), cell };
    let done = if desk.editing.get_untracked() { walk.while_editing(event) } else { walk.while_moving(event) };
    if done {
        event.prevent_default();
    }
}

/// The table as keys see it.
struct Walk {
    desk: Desk,
    ids: Vec<Id>,
    columns: Vec<Column>,
    cell: (Id, Column),
}

impl Walk {
    fn while_editing(&self, event: &KeyboardEvent) -> bool {
        let back = event.shift_key();
        match event.key().as_str() {
            "Enter" if self.commit(event) => self.step(if back { -1 } else { 1 }, 0),
            "Tab" if self.commit(event) => self.step(0, if back { -1 } else { 1 }),
            "Enter" | "Tab" => true, // not understood: stay, the reason is under the field
            "Escape" => self.restore(event),
            _ => false,
        }
    }

    fn while_moving(&self, event: &KeyboardEvent) -> bool {
        let control = event.ctrl_key() || event.meta_key();
        if event.alt_key() && event.shift_key() {
            return self.move_row(&event.key());
        }
        let (far, back) = (isize::MAX, isize::MIN);
        match (event.key().as_str(), control) {
            ("ArrowUp", false) => self.step(-1, 0),
            ("ArrowDown", false) => self.step(1, 0),
            ("ArrowLeft", false) => self.step(0, -1),
            ("ArrowRight", false) => self.step(0, 1),
            ("ArrowUp", true) => self.step(back, 0),
            ("ArrowDown", true) => self.step(far, 0),
            ("ArrowLeft", true) | ("Home", false) => self.step(0, back),
            ("ArrowRight", true) | ("End", false) => self.step(0, far),
            ("Home", true) => self.step(back, back),
            ("End", true) => self.step(far, far),
            ("PageUp", _) => self.step(-PAGE, 0),
            ("PageDown", _) => self.step(PAGE, 0),
            ("Enter" | "F2", false) => self.begin(event),
            ("Delete" | "Backspace", false) if self.column() != Column::Source => self.clear(event),
            ("Escape", _) => self.restore(event),
            _ => false,
        }
    }

    fn column(&self) -> Column {
        self.cell.1
    }

    /// Moves the selection by rows and columns, stopping at the edges.
    fn step(&self, rows: isize, columns: isize) -> bool {
        let row = self.ids.iter().position(|id| *id == self.cell.0);
        let column = self.columns.iter().position(|column| *column == self.cell.1);
        let moved = |at: Option<usize>, by: isize, length: usize| {
            at.map(|at| at.saturating_add_signed(by).min(length.saturating_sub(1)))
        };
        let id = moved(row, rows, self.ids.len()).and_then(|at| self.ids.get(at));
        let column = moved(column, columns, self.columns.len()).and_then(|at| self.columns.get(at));
        if let (Some(id), Some(column)) = (id, column) {
            self.desk.stop_editing();
            self.desk.active.set(Some((*id, *column)));
        }
        true
    }

    /// Takes what is in the field. False if it was not understood.
    fn commit(&self, event: &KeyboardEvent) -> bool {
        let accepted = field_text(event).is_none_or(|text| self.desk.enter(self.cell, &text));
        self.desk.stop_editing();
        self.desk.editing.set(!accepted);
        accepted
    }

    /// Starts editing with the caret at the end; a list opens.
    fn begin(&self, event: &KeyboardEvent) -> bool {
        let Some(target) = event.target() else { return false };
        if let Some(list) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
            // not every browser has it, and the list can be opened with Alt+Down as well
            let _ = js_sys::Reflect::get(list, &"showPicker".into())
                .and_then(|open| open.dyn_into::<js_sys::Function>())
                .and_then(|open| open.call0(list));
        }
        dom::caret_to_end(event);
        self.desk.editing.set(true);
        true
    }

    /// Empties the cell at once, as spreadsheets do.
    fn clear(&self, event: &KeyboardEvent) -> bool {
        if field_text(event).is_some_and(|text| !text.is_empty()) {
            self.desk.enter(self.cell, "");
            self.show_anew(event);
        }
        true
    }

    /// Gives up what was typed.
    fn restore(&self, event: &KeyboardEvent) -> bool {
        self.desk.stop_editing();
        self.desk.drafts.update(|drafts| drafts.retain(|(of, _)| *of != self.cell));
        self.show_anew(event);
        true
    }

    /// Puts the plan's own text back into the field.
    fn show_anew(&self, event: &KeyboardEvent) {
        let plan = self.desk.plan_now();
        let text = plan.outline.get(self.cell.0).map_or(String::new(), |item| entry_text(&plan, item, self.cell.1));
        let Some(target) = event.target() else { return };
        if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
            field.set_value(&text);
            field.select();
        } else if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
            field.set_value(&text);
            field.select();
        }
    }

    fn move_row(&self, key: &str) -> bool {
        let to = match key {
            "ArrowUp" => Move::Up,
            "ArrowDown" => Move::Down,
            "ArrowRight" => Move::Indent,
            "ArrowLeft" => Move::Outdent,
            _ => return false,
        };
        shift(self.desk, self.cell.0, to);
        true
    }
}

/// What is in the field that the key was pressed in; nothing for a list.
fn field_text(event: &KeyboardEvent) -> Option<String> {
    let target = event.target()?;
    let input = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}
