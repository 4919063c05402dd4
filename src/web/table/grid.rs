//! What makes the table follow the plan, the selection and the window: each change paints what it changed. Paints nothing
//! itself.

use super::editor::Editor;
use super::paint::Painter;
use super::sheet::enter;
use crate::web::browser::timer::{Later, after_opening, now};
use crate::web::browser::{dom, view};
use crate::web::desk::{Cell, Desk};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// Milliseconds after which rows beyond those seen are drawn too.
const BEYOND_AFTER: u64 = 250;

/// The table in the document.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) desk: Desk,
    painter: StoredValue<Option<Rc<RefCell<Painter>>>, LocalStorage>,
    beyond: Later,
    /// Whether a frame is asked for already.
    waiting: StoredValue<bool>,
    /// Whether the last frame drew rows.
    drew: StoredValue<bool>,
    /// The column in which a run of Tab keys began: Enter goes back to it.
    pub(super) run: StoredValue<Option<usize>>,
    /// Whether what is typed replaces the cell, so that arrows commit it.
    pub(super) quick: StoredValue<bool>,
}

impl Grid {
    pub(super) fn new(desk: Desk) -> Self {
        Self {
            desk,
            painter: StoredValue::new_local(None),
            beyond: Later::new(),
            waiting: StoredValue::new(false),
            drew: StoredValue::new(false),
            run: StoredValue::new(None),
            quick: StoredValue::new(false),
        }
    }

    /// Draws the rows into the table's element, and again whenever something changes.
    pub(super) fn mount(self, sheet: &Element) {
        let desk = self.desk;
        self.painter.set_value(Some(Rc::new(RefCell::new(Painter::new(desk, sheet)))));
        Effect::new(move |before: Option<()>| {
            desk.figures.track();
            desk.sheet.track();
            desk.drafts.track();
            desk.held.track();
            desk.ids.track();
            desk.columns.track();
            desk.arrangement.track();
            self.paint();
            // rows came back to an empty table that kept the focus
            if before.is_some() && desk.active.get_untracked().is_none() && dom::has_focus("#sheet") {
                enter(self);
            }
        });
        Effect::new(move |before: Option<()>| {
            desk.head.track();
            let active = desk.active.get();
            if active.is_none() && before.is_some() {
                dom::refocus(&["#sheet"]); // the row that had the focus is gone, and there is none beside it
            }
            if let Some((id, _)) = active {
                desk.unfold_to(id);
            }
            if self.with(Painter::select) != Some(true) {
                self.paint();
            }
            // who looks for something meanwhile keeps the focus
            let take_focus = !dom::has_focus("[data-keeps-focus]");
            self.with(|painter| painter.follow(take_focus));
        });
        Effect::new(move |_| {
            desk.settled.track();
            desk.sheet.track();
            // what stands below may have grown, and hides the cell that is worked on
            request_animation_frame(move || {
                self.with(Painter::keep_following);
            });
        });
        Effect::new(move |_| {
            let editing = desk.editing.get();
            self.with(|painter| painter.show_editing(editing));
        });
        view::on_scroll(move || {
            self.with(Painter::scrolled_by);
            self.soon();
        });
        view::on_hand(move || {
            self.with(Painter::leave_alone);
        });
        view::on_print(move |before| {
            self.with(|painter| painter.show_everything(before));
            self.paint();
        });
        self.soon();
        // what is beside what is seen comes when nothing else is to be done
        after_opening(move || {
            self.beyond.call(BEYOND_AFTER, move || {
                self.with(|painter| painter.scrolled = true);
                self.look();
            });
        });
    }

    /// Does something with what is in the document; nothing while that is being changed.
    pub(super) fn with<T>(self, act: impl FnOnce(&mut Painter) -> T) -> Option<T> {
        let painter = self.painter.try_get_value().flatten()?;
        let mut painter = painter.try_borrow_mut().ok()?;
        Some(act(&mut painter))
    }

    /// Does something with the field in the active cell, if there is one.
    pub(super) fn editor<T>(self, act: impl FnOnce(&Editor) -> T) -> Option<T> {
        self.with(|painter| painter.editor.as_ref().map(act)).flatten()
    }

    fn paint(self) {
        if self.with(Painter::paint) == Some(true) {
            self.soon();
        }
    }

    /// Looks what is seen, and draws that. True if it drew something.
    fn look(self) -> bool {
        let changed = self.with(Painter::look) == Some(true);
        if changed {
            self.with(Painter::scroll);
            self.soon();
        }
        changed
    }

    /// Looks in the next frame.
    fn soon(self) {
        if self.waiting.try_get_value() != Some(false) {
            return;
        }
        self.waiting.set_value(true);
        let asked = now();
        request_animation_frame(move || {
            if self.waiting.try_set_value(false).is_none() {
                if self.drew.get_value() {
                    self.with(|painter| painter.pace(now().saturating_sub(asked)));
                }
                self.drew.set_value(self.look());
            }
        });
    }

    /// Starts editing what is there, with the caret behind it; a list opens. Where nothing can be changed, it says so.
    pub(super) fn begin(self) {
        if let Some(why) = self.desk.why_held() {
            return self.desk.app.say(why.to_owned());
        }
        self.quick.set_value(false);
        self.editor(|editor| editor.begin(self.desk));
        self.desk.editing.set(true);
    }

    /// Shows in the field what the plan has.
    pub(super) fn refill(self) {
        self.paint();
        self.editor(Editor::select_all);
    }

    /// Gives the field the focus.
    pub(super) fn focus_field(self) {
        self.editor(|editor| {
            if !editor.has_focus() {
                editor.focus();
            }
        });
    }

    /// The active cell, while it is not typed into.
    pub(super) fn moving(self) -> Option<Cell> {
        self.desk.active.get_untracked().filter(|_| !self.desk.editing.get_untracked())
    }
}
