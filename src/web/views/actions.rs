//! What can be done on the plan screen, in one list: the list of commands shows it, the list of keys names its keys, and
//! the keys of the whole screen are heard here. Each action is done where it belongs.

use super::bar::save_file;
use super::finding::show_next;
use super::tools::{add, duplicate};
use super::{find_bar, shortcuts};
use crate::edit::{Command, Move};
use crate::find::Way;
use crate::money::Scale;
use crate::open::Screen;
use crate::plan::Id;
use crate::text::{Catalogue, Lang};
use crate::web::app::Theme;
use crate::web::browser::{dom, paper};
use crate::web::desk::{Desk, Overlay, View, WhatIf};
use crate::web::lazy::{Extras, fetch};
use crate::web::table::{composing, ops};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shortcuts::Part;
use web_sys::KeyboardEvent;

/// The field of the active cell.
pub(super) const ACTIVE_FIELD: &str = ".sheet :is(input, textarea, select)";

/// The keys of the list of commands, which is no command of its own.
pub(super) const PALETTE_KEYS: &str = "Ctrl+K";

/// Something that can be done.
pub(super) struct Action {
    /// What kind of thing, if that is needed, and the thing: "Đơn vị tính:" and "đồng".
    pub(super) name: fn(&Catalogue) -> (&'static str, &'static str),
    /// Other words that people look for it by.
    pub(super) also: fn(&Catalogue) -> &'static str,
    /// The keys for it, the first of which is shown everywhere.
    pub(super) keys: &'static [&'static str],
    /// Who hears its keys.
    heard: Heard,
    /// Where its keys are listed.
    pub(super) part: Part,
    /// What it needs.
    needs: Needs,
    run: fn(Desk),
}

/// Who hears the keys of an action.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// The table or the browser.
    Elsewhere,
    /// This screen, while no dialog is open.
    Screen,
    /// This screen, whatever is open.
    Always,
}

/// What an action needs.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    Row,
    Undo,
    Redo,
    Finding,
    Printed,
}

/// Every action, in the order in which they are offered.
pub(super) static ACTIONS: [Action; 54] = {
    use Heard::{Always, Elsewhere, Screen as Here};
    use Needs::{Finding, Nothing, Printed, Redo, Row, Undo};
    use Part::{Editing, Moving, Plan, Rows, Selecting};
    type Name = fn(&Catalogue) -> (&'static str, &'static str);
    const fn new(part: Part, needs: Needs, name: Name, run: fn(Desk)) -> Action {
        Action { name, also: |_| "", keys: &[], heard: Elsewhere, part, needs, run }
    }
    [
        new(Plan, Undo, |words| ("", words.undo), Desk::undo).keys(Elsewhere, &["Ctrl+Z"]),
        new(Plan, Redo, |words| ("", words.redo), Desk::redo).keys(Elsewhere, &["Ctrl+Y", "Ctrl+Shift+Z"]),
        new(Plan, Nothing, |words| ("", words.find), find_bar::open).keys(Always, &["Ctrl+F"]),
        new(Plan, Nothing, |words| (words.find_label, words.find_next), |desk| again(desk, Way::Forward))
            .keys(Here, &["F3"]),
        new(Plan, Nothing, |words| (words.find_label, words.find_back), |desk| again(desk, Way::Back))
            .keys(Here, &["Shift+F3"]),
        new(Plan, Finding, |words| ("", words.next_finding), show_next).keys(Here, &["F8"]),
        new(Rows, Nothing, |words| ("", words.add_line), |desk| add(desk, false)),
        new(Rows, Nothing, |words| ("", words.add_group), |desk| add(desk, true)),
        new(Rows, Row, |words| ("", words.duplicate_row), |desk| of_row(desk, duplicate)),
        new(Rows, Row, |words| ("", words.insert_above), |desk| ops::insert(desk, true))
            .keys(Elsewhere, &["Ctrl+Alt+="]),
        new(Rows, Row, |words| ("", words.insert_below), |desk| ops::insert(desk, false)),
        new(Rows, Row, |words| ("", words.delete_row), ops::delete_rows).keys(Elsewhere, &["Ctrl+Alt+-"]),
        new(Rows, Row, |words| ("", words.fold), |desk| fold(desk, true)).keys(Elsewhere, &["Alt+←"]),
        new(Rows, Row, |words| ("", words.unfold), |desk| fold(desk, false)).keys(Elsewhere, &["Alt+→"]),
        new(Rows, Nothing, |words| ("", words.fold_all), |desk| desk.fold_all(true)),
        new(Rows, Nothing, |words| ("", words.unfold_all), |desk| desk.fold_all(false)),
        new(Editing, Row, |words| ("", words.fill_down), ops::fill_from_above).keys(Elsewhere, &["Ctrl+D"]),
        new(Editing, Row, |words| ("", words.fill_right), ops::fill_from_left).keys(Elsewhere, &["Ctrl+R"]),
        new(Editing, Row, |words| ("", words.copy_cells), ops::copy).keys(Elsewhere, &["Ctrl+C"]),
        new(Editing, Row, |words| ("", words.clear_cells), ops::empty).keys(Elsewhere, &["Delete"]),
        new(Selecting, Nothing, |words| ("", words.select_all), ops::select_all).keys(Elsewhere, &["Ctrl+A"]),
        new(Rows, Row, |words| ("", words.move_up_long), |desk| ops::move_rows(desk, Move::Up))
            .keys(Elsewhere, &["Alt+Shift+↑"]),
        new(Rows, Row, |words| ("", words.move_down_long), |desk| ops::move_rows(desk, Move::Down))
            .keys(Elsewhere, &["Alt+Shift+↓"]),
        new(Rows, Row, |words| ("", words.indent_long), |desk| ops::move_rows(desk, Move::Indent))
            .keys(Elsewhere, &["Alt+Shift+→"]),
        new(Rows, Row, |words| ("", words.outdent_long), |desk| ops::move_rows(desk, Move::Outdent))
            .keys(Elsewhere, &["Alt+Shift+←"]),
        new(Plan, Nothing, |words| (words.money_unit, words.dong), |desk| set_scale(desk, Scale::Dong)),
        new(Plan, Nothing, |words| (words.money_unit, words.thousand_dong), |desk| set_scale(desk, Scale::Thousand)),
        new(Plan, Nothing, |words| (words.money_unit, words.million_dong), |desk| set_scale(desk, Scale::Million)),
        new(Plan, Nothing, |words| (words.sheet_view, words.view_table), |desk| show_view(desk, View::Table)),
        new(Plan, Printed, |words| (words.sheet_view, words.view_printed), |desk| show_view(desk, View::Printed)),
        new(Plan, Nothing, |words| (words.sheet_view, words.view_charts), |desk| show_view(desk, View::Charts)),
        new(Plan, Nothing, |words| ("", words.compare_action), |desk| show_view(desk, View::Compare))
            .also(|words| words.compare_also),
        new(Plan, Nothing, |words| (words.sheet_view, words.targets), |desk| show_view(desk, View::Targets))
            .also(|words| words.targets_also),
        new(Plan, Nothing, |words| (words.sheet_view, words.view_funds), |desk| show_view(desk, View::Funds))
            .also(|words| words.funds_also),
        new(Plan, Nothing, |words| (words.sheet_view, words.view_prices), |desk| show_view(desk, View::Prices))
            .also(|words| words.prices_also),
        new(Plan, Nothing, |words| (words.sheet_view, words.scenarios), |desk| show_what_if(desk, WhatIf::List))
            .also(|words| words.scenarios_also),
        new(Plan, Nothing, |words| (words.scenarios, words.try_name), |desk| show_what_if(desk, WhatIf::Try))
            .also(|words| words.try_also),
        new(Plan, Nothing, |words| (words.scenarios, words.fit_name), |desk| show_what_if(desk, WhatIf::Fit))
            .also(|words| words.fit_also),
        new(Plan, Nothing, |words| (words.scenarios, words.risk_name), |desk| show_what_if(desk, WhatIf::Risk))
            .also(|words| words.risk_also),
        new(
            Plan,
            Nothing,
            |words| (words.scenarios, words.appraisal_name),
            |desk| {
                show_what_if(desk, WhatIf::Appraisal);
            },
        )
        .also(|words| words.appraisal_also),
        new(
            Plan,
            Nothing,
            |words| (words.scenarios, words.next_year_name),
            |desk| {
                show_what_if(desk, WhatIf::NextYear);
            },
        )
        .also(|words| words.next_year_also),
        new(Moving, Nothing, |words| ("", words.skip_to_sheet), |_| dom::focus("#sheet")).keys(Here, &["F6"]),
        new(Plan, Nothing, |words| ("", words.print), print).keys(Elsewhere, &["Ctrl+P"]),
        new(Plan, Nothing, |words| ("", words.save_file), save_file),
        new(Plan, Nothing, |words| ("", words.share_plan), |desk| open(desk, Overlay::Share))
            .also(|words| words.share_also),
        new(Plan, Nothing, |words| ("", words.code_check), |desk| open(desk, Overlay::Code))
            .also(|words| words.code_also),
        new(Plan, Nothing, |words| ("", words.versions), |desk| open(desk, Overlay::Versions))
            .also(|words| words.versions_also),
        new(Plan, Nothing, |words| ("", words.other_language), other_language),
        new(Plan, Nothing, |words| (words.theme, words.theme_light), |desk| desk.app.theme.set(Theme::Light)),
        new(Plan, Nothing, |words| (words.theme, words.theme_dark), |desk| desk.app.theme.set(Theme::Dark)),
        new(Plan, Nothing, |words| (words.theme, words.theme_contrast), |desk| desk.app.theme.set(Theme::Contrast)),
        new(Plan, Nothing, |words| (words.theme, words.theme_system), |desk| desk.app.theme.set(Theme::System)),
        new(Plan, Nothing, |words| ("", words.back_to_start), |desk| desk.app.go(&Screen::Start)),
        new(Plan, Nothing, |words| ("", words.shortcuts), |desk| open(desk, Overlay::Shortcuts))
            .keys(Always, &["F1", "Ctrl+/", "?"]),
    ]
};

impl Action {
    const fn keys(mut self, heard: Heard, keys: &'static [&'static str]) -> Self {
        self.heard = heard;
        self.keys = keys;
        self
    }

    const fn also(mut self, also: fn(&Catalogue) -> &'static str) -> Self {
        self.also = also;
        self
    }

    /// Its name as it is shown.
    pub(super) fn name(&self, words: &Catalogue) -> String {
        let (kind, name) = (self.name)(words);
        if kind.is_empty() { name.to_owned() } else { [kind.trim_end_matches(':'), name].join(": ") }
    }

    /// Why it cannot be done now.
    pub(super) fn blocked(&self, desk: Desk, words: &Catalogue) -> Option<&'static str> {
        let (can_undo, can_redo) = untrack(|| desk.steps());
        let (met, why) = match self.needs {
            Needs::Nothing => return None,
            Needs::Row => (desk.active.get_untracked().is_some(), words.no_row),
            Needs::Undo => (can_undo, words.nothing_to_do),
            Needs::Redo => (can_redo, words.nothing_to_do),
            Needs::Finding => {
                desk.check_now();
                let found = desk.sheet.with_untracked(|sheet| sheet.0.findings.iter().any(|it| it.is_open()));
                (found || !untrack(|| desk.unread()).is_empty(), words.no_findings)
            }
            Needs::Printed => (!desk.plan_now().claims.is_empty(), words.nothing_printed),
        };
        (!met).then_some(why)
    }

    /// Does it, if it can be done.
    pub(super) fn run(&self, desk: Desk) {
        if self.blocked(desk, desk.app.words()).is_none() {
            (self.run)(desk);
        }
    }
}

/// Hears the keys of the whole screen. A key of an input method is left alone, and so is one that somebody else heard.
pub(super) fn listen(desk: Desk) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if composing(&event) || event.default_prevented() {
            return;
        }
        let keys = keys_of(&event);
        let keys = keys.as_str();
        let over_dialog = desk.overlay.get_untracked().is_some_and(|overlay| overlay != Overlay::Find);
        let hears = |action: &&Action| match action.heard {
            Heard::Elsewhere => false,
            Heard::Screen => !over_dialog && action.keys.contains(&keys),
            Heard::Always => action.keys.contains(&keys),
        };
        let left_alone = match keys {
            "?" => dom::is_typing(&event),
            "Ctrl+F" => find_bar::is_focused(),
            // from the table, the browser's own way on
            "F6" => dom::has_focus("#sheet *"),
            _ => false,
        };
        if keys == PALETTE_KEYS {
            event.prevent_default();
            open(desk, Overlay::Palette);
        } else if let Some(action) = ACTIONS.iter().find(hears).filter(|_| !left_alone) {
            event.prevent_default();
            action.run(desk);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The keys of an event as the list names them: `Ctrl+Shift+Z`, `F3`, `?`. What Shift makes of a key is the key.
fn keys_of(event: &KeyboardEvent) -> String {
    let key = event.key();
    let is_letter = key.len() == 1 && key.chars().all(|c| c.is_ascii_alphabetic());
    let mut keys = String::new();
    let shift = event.shift_key() && (key.len() > 1 || is_letter);
    let held = [(event.ctrl_key() || event.meta_key(), "Ctrl+"), (event.alt_key(), "Alt+"), (shift, "Shift+")];
    held.iter().filter(|(held, _)| *held).for_each(|(_, name)| keys.push_str(name));
    keys.push_str(&if is_letter { key.to_ascii_uppercase() } else { key });
    keys
}

/// Keys as this keyboard names them.
pub(super) fn keys_text(keys: &str) -> String {
    if !dom::is_apple() {
        return keys.to_owned();
    }
    keys.replace("Ctrl+", "⌘").replace("Alt+", "⌥").replace("Shift+", "⇧")
}

/// Gives the focus to the active cell, or else to what is shown of the plan.
pub(super) fn to_table() {
    dom::focus(ACTIVE_FIELD);
    if !dom::has_focus("#sheet") {
        dom::focus("#sheet");
    }
}

/// Opens what is asked for in place of what is open; what is open already is closed.
pub(super) fn open(desk: Desk, overlay: Overlay) {
    match overlay {
        Overlay::Find => find_bar::open(desk),
        _ if desk.overlay.get_untracked() == Some(overlay) => close(desk),
        _ => {
            desk.commit_typing();
            desk.overlay.set(Some(overlay));
        }
    }
}

/// Closes a dialog. The focus goes back to where it was, or to the active cell where that was drawn again meanwhile.
pub(super) fn close(desk: Desk) {
    dom::close_dialog();
    desk.overlay.set(None);
    request_animation_frame(|| {
        if !dom::has_focus("body *") {
            dom::enter_first(ACTIVE_FIELD);
        }
    });
}

fn of_row(desk: Desk, act: fn(Desk, Id)) {
    if let Some((id, _)) = desk.active.get_untracked() {
        act(desk, id);
    }
}

/// Goes to another hit, with the bar open.
fn again(desk: Desk, way: Way) {
    if desk.overlay.get_untracked() != Some(Overlay::Find) {
        desk.overlay.set(Some(Overlay::Find));
    }
    desk.seek(way);
}

/// Prints once the piece is there that makes what stands at the end of a print, and without that where it cannot be fetched.
fn print(_: Desk) {
    spawn_local(async {
        let _ = fetch::<Extras>().await;
        paper::print();
    });
}

fn set_scale(desk: Desk, scale: Scale) {
    desk.attempt(Command::SetScale(scale));
}

pub(super) fn show_view(desk: Desk, view: View) {
    desk.commit_typing();
    if desk.view.get_untracked() != view {
        desk.view.set(view);
        // what is shown now begins at its beginning, however far the page was scrolled
        request_animation_frame(|| {
            dom::scroll_to_top();
            dom::focus("#sheet-view input:checked");
        });
    }
}

/// Shows a part of "what if".
pub(super) fn show_what_if(desk: Desk, part: WhatIf) {
    desk.what_if.set(part);
    show_view(desk, View::Scenarios);
}

/// Folds the group that the active row is in, or unfolds it.
fn fold(desk: Desk, folded: bool) {
    if let Some((id, _)) = desk.active.get_untracked() {
        desk.fold(id, folded);
    }
}

fn other_language(desk: Desk) {
    let lang = desk.app.lang();
    let other = Lang::ALL.into_iter().find(|other| *other != lang);
    desk.app.lang.set(other.unwrap_or(lang));
}
