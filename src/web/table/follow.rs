//! The field and the view follow the active cell: the field goes into it, and it is scrolled into view. Draws no rows.

use super::editor::Editor;
use super::paint::Painter;
use crate::web::browser::dom;
use leptos::prelude::*;
use web_sys::Element;

/// Frames after a move by keys in which the cell is kept in view, while the rows around it are drawn.
const FOLLOWED: u8 = 8;

impl Painter {
    /// Takes the field out of a cell that is not the active one any more: before anything else is changed, since the
    /// browser lays out all that was changed when the focus goes.
    pub(super) fn leave_cell(&mut self) {
        let (active, plan) = (self.desk.active.get_untracked(), self.desk.plan_now());
        let stays = |editor: &Editor| Some(editor.cell) == active && editor.is_for(&plan);
        if let Some(editor) = self.editor.take_if(|editor| !stays(editor)) {
            self.empty_cell(&editor);
        }
    }

    /// Moves the field to the active cell, or shows in it what the plan has now, unless that is as it was (`same`).
    pub(super) fn place_editor(&mut self, had_focus: bool, same: bool) {
        let desk = self.desk;
        let active = desk.active.get_untracked();
        let Some((id, column)) = active else { return };
        let at = self.columns.iter().position(|other| *other == column);
        let words = desk.app.words();
        let (Some(at), Some(row)) = (at, self.row(id)) else { return };
        let shown = row.face.cells.get(at).map_or(String::new(), |cell| cell.text.clone());
        if let Some(editor) = &self.editor {
            if !same && !desk.is_typing() {
                editor.fill(desk, &shown);
            }
            if had_focus && !editor.has_focus() {
                editor.focus(); // moving a row in the document takes the focus out of it
            }
            return;
        }
        let Some(editor) = Editor::new(desk, (id, column), &shown) else { return };
        let Some(row) = self.row_mut(id) else { return };
        row.held = Some(at);
        row.show_again(at, words);
        if let Some(cell) = row.cells.get(at) {
            editor.enter(cell);
        }
        let ids = desk.ids.get_untracked().0;
        let left = ids.iter().rev().position(|other| *other == id).unwrap_or_default();
        editor.hint_above(left < 2 && ids.len() > 4);
        self.editor = Some(editor);
    }

    /// Shows again what stands in the cell that the field has left.
    fn empty_cell(&mut self, editor: &Editor) {
        editor.leave();
        let words = self.desk.app.words();
        if let Some(row) = self.row_mut(editor.cell.0)
            && let Some(at) = row.held.take()
        {
            row.show_again(at, words);
        }
    }

    /// Keeps the cell in view that has the focus, unless somebody has scrolled away from it.
    pub(super) fn keep_following(&mut self) {
        if self.following == 0 {
            return;
        }
        let editor = self.editor.as_ref().filter(|editor| editor.has_focus());
        if let Some(cell) = editor.and_then(|editor| self.cell(editor.cell)).cloned() {
            self.reveal(&cell);
        }
    }

    /// Scrolls the cell that the keyboard went to into view, and gives the field the focus if it should have it.
    pub(super) fn follow(&mut self, take_focus: bool) {
        let Some(active) = self.desk.active.get_untracked() else { return };
        self.following = FOLLOWED;
        let head = self.desk.head.get_untracked().and_then(|head| self.cell(head));
        if let Some(cell) = head.or_else(|| self.cell(active)).cloned() {
            self.reveal(&cell);
        }
        if let Some(editor) = self.editor.as_ref().filter(|editor| take_focus && !editor.has_focus()) {
            editor.focus();
        }
    }

    fn reveal(&mut self, cell: &Element) {
        dom::reveal(cell);
        self.at = self.sheet.scroll_top();
    }

    /// Something was scrolled. Who went a screen away is not led back; less than that, or to the end, may be the browser
    /// alone, since rows above turned out higher or some at the end are gone.
    pub(super) fn scrolled_by(&mut self) {
        self.scrolled = true;
        let (at, screen) = (self.sheet.scroll_top(), self.sheet.client_height());
        let is_end = at.saturating_add(screen).saturating_add(1) >= self.sheet.scroll_height();
        if at.abs_diff(self.at) > screen.unsigned_abs() && !is_end {
            self.leave_alone();
        }
        self.at = at;
    }

    /// Leaves the active cell where it is, in view or not.
    pub(super) fn leave_alone(&mut self) {
        self.following = 0;
    }
}
