//! The list of keys: those of the table, which stand here, and those of the actions. Hears no key itself.

use super::actions::{ACTIONS, PALETTE_KEYS, keys_text};
use crate::text::Catalogue;
use crate::web::desk::Desk;
use leptos::prelude::*;

/// A part of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Moving,
    Editing,
    Selecting,
    Rows,
    Plan,
}

/// Keys with what they do.
struct Keys {
    part: Part,
    keys: &'static [&'static str],
    does: fn(&Catalogue) -> &'static str,
}

/// The keys that are no action of the screen, most of them the table's.
static TABLE_KEYS: [Keys; 17] = {
    use Part::{Editing, Moving, Plan, Selecting};
    const fn new(part: Part, keys: &'static [&'static str], does: fn(&Catalogue) -> &'static str) -> Keys {
        Keys { part, keys, does }
    }
    [
        new(Moving, &["↑", "↓", "←", "→"], |words| words.key_arrows),
        new(Moving, &["Tab", "Shift+Tab"], |words| words.key_tab),
        new(Moving, &["Home", "End"], |words| words.key_home),
        new(Moving, &["Ctrl+↑", "Ctrl+↓", "Ctrl+←", "Ctrl+→"], |words| words.key_far),
        new(Moving, &["Ctrl+Home", "Ctrl+End"], |words| words.key_corner),
        new(Moving, &["PageUp", "PageDown"], |words| words.key_page),
        new(Editing, &["Enter", "F2"], |words| words.key_edit),
        new(Editing, &["A–Z", "0–9"], |words| words.key_type),
        new(Editing, &["Enter", "Tab"], |words| words.key_commit),
        new(Editing, &["Ctrl+Enter"], |words| words.key_everywhere),
        new(Editing, &["Esc"], |words| words.key_escape),
        new(Editing, &["Ctrl+X"], |words| words.key_cut),
        new(Editing, &["Ctrl+V"], |words| words.key_paste),
        new(Selecting, &["Shift+↑", "Shift+↓", "Shift+←", "Shift+→"], |words| words.key_select),
        new(Selecting, &["Shift+Space"], |words| words.key_select_row),
        new(Selecting, &["Ctrl+Space"], |words| words.key_select_column),
        new(Plan, &[PALETTE_KEYS], |words| words.commands),
    ]
};

/// What is in the dialog.
pub(super) fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let parts = [
        (Part::Moving, words.keys_moving),
        (Part::Editing, words.keys_editing),
        (Part::Selecting, words.keys_selecting),
        (Part::Rows, words.keys_rows),
        (Part::Plan, words.keys_plan),
    ];
    let drawn = parts.into_iter().map(|(part, title)| {
        let table = TABLE_KEYS.iter().filter(|keys| keys.part == part);
        let table = table.map(|keys| entry(keys.keys, (keys.does)(words).to_owned()));
        let actions = ACTIONS.iter().filter(|action| action.part == part && !action.keys.is_empty());
        let actions = actions.map(|action| entry(action.keys, action.name(words)));
        view! {
            <section>
                <h3>{title}</h3>
                <dl>{table.chain(actions).collect::<Vec<_>>()}</dl>
            </section>
        }
    });
    view! { <div class="keys" tabindex="0">{drawn.collect::<Vec<_>>()}</div> }.into_any()
}

/// Keys and what they do.
fn entry(keys: &[&str], does: String) -> AnyView {
    let key = |keys: &&str| view! { <kbd>{keys_text(keys)}</kbd> };
    view! {
        <div>
            <dt>{keys.iter().map(key).collect::<Vec<_>>()}</dt>
            <dd>{does}</dd>
        </div>
    }
    .into_any()
}
