//! The list of commands: what is typed narrows it, and Enter does what is chosen. Does nothing itself.

use super::actions::{ACTIONS, Action, close, keys_text};
use super::overlay::overlay;
use crate::find::{Fit, find, fit};
use crate::plan::Id;
use crate::text::{fill, item_name, short_label};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Cell, Desk, Overlay};
use crate::web::parts::{live, text, word};
use crate::web::table::composing;
use leptos::prelude::*;

/// The most rows of the table that are offered.
const MOST_ROWS: usize = 8;

/// Something that can be chosen.
struct Choice {
    name: String,
    keys: String,
    /// Why it cannot be chosen now.
    blocked: Option<&'static str>,
    does: Does,
}

/// What choosing does.
#[derive(Clone, Copy)]
enum Does {
    Act(&'static Action),
    GoTo(Cell),
}

/// What is typed, what is offered, and which of it is chosen.
#[derive(Clone, Copy)]
struct Choosing {
    desk: Desk,
    typed: RwSignal<String>,
    at: RwSignal<usize>,
    offered: StoredValue<Vec<(Does, bool)>>,
}

/// The list, while it is open.
#[component]
pub(super) fn Palette() -> impl IntoView {
    overlay(Overlay::Palette, "palette", app().words().commands, |_, desk| content(desk))
}

fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let typed = RwSignal::new(String::new());
    let choosing = Choosing { desk, typed, at: RwSignal::new(0), offered: StoredValue::new(Vec::new()) };
    let type_on = move |event: leptos::ev::Event| {
        choosing.at.set(0);
        typed.set(event_target_value(&event));
    };
    let list = live(move || choosing.list());
    let press = move |event: leptos::ev::MouseEvent| {
        if let Some(at) = dom::nearest(&event, "data-at").and_then(|at| at.parse().ok()) {
            choosing.at.set(at);
            choosing.choose();
        }
    };
    view! {
        <input
            class="field"
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls="choices"
            aria-labelledby="palette-title"
            aria-activedescendant=text(move || option_id(choosing.at.get()))
            placeholder=words.commands_hint
            autocomplete="off"
            spellcheck="false"
            autofocus
            on:input=type_on
            on:keydown=move |event| choosing.on_key(&event)
        />
        <ul id="choices" role="listbox" aria-labelledby="palette-title" on:click=press>
            {list}
        </ul>
    }
    .into_any()
}

fn option_id(at: usize) -> String {
    ["choice-", &at.to_string()].concat()
}

impl Choosing {
    /// The options, drawn.
    fn list(self) -> AnyView {
        let words = self.desk.app.words();
        let choices = choices(self.desk, &self.typed.read());
        self.offered.set_value(choices.iter().map(|choice| (choice.does, choice.blocked.is_none())).collect());
        if choices.is_empty() {
            let none = view! {
                <li id=option_id(0) role="option" aria-selected="false" aria-disabled="true">
                    {words.no_command}
                </li>
            };
            return none.into_any();
        }
        let option = |(at, choice): (usize, Choice)| {
            view! {
                <li
                    id=option_id(at)
                    role="option"
                    data-at=at.to_string()
                    aria-selected=word(move || Some(if self.at.get() == at { "true" } else { "false" }))
                    aria-disabled=choice.blocked.map(|_| "true")
                >
                    <span>{choice.name}</span>
                    <small>{choice.blocked}</small>
                    <kbd>{choice.keys}</kbd>
                </li>
            }
        };
        choices.into_iter().enumerate().map(option).collect::<Vec<_>>().into_any()
    }

    fn on_key(self, event: &web_sys::KeyboardEvent) {
        if composing(event) {
            return;
        }
        let last = self.offered.with_value(Vec::len).saturating_sub(1);
        let at = self.at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if at < last => at.saturating_add(1),
            "ArrowDown" | "Home" => 0,
            "ArrowUp" => at.checked_sub(1).unwrap_or(last),
            "End" => last,
            "Enter" => {
                event.prevent_default();
                return self.choose();
            }
            _ => return,
        };
        event.prevent_default();
        self.at.set(to);
        request_animation_frame(|| dom::reveal_first("#choices [aria-selected=true]"));
    }

    /// Does what is chosen, where it was asked for from.
    fn choose(self) {
        let at = self.at.get_untracked();
        let Some((does, true)) = self.offered.with_value(|offered| offered.get(at).copied()) else { return };
        close(self.desk);
        match does {
            Does::Act(action) => action.run(self.desk),
            Does::GoTo(cell) => self.desk.show(cell),
        }
    }
}

/// What is offered: the actions that fit, those that can be done first and the best of them, then rows of the table.
fn choices(desk: Desk, typed: &str) -> Vec<Choice> {
    let words = desk.app.words();
    let choice = |action: &'static Action| {
        let name = action.name(words);
        let also = || fit((action.also)(words), typed).map(|_| Fit::Within);
        let fit = fit(&name, typed).or_else(also)?;
        let keys = action.keys.first().map_or(String::new(), |keys| keys_text(keys));
        let blocked = action.blocked(desk, words);
        Some((fit, Choice { name, keys, blocked, does: Does::Act(action) }))
    };
    let mut fitting: Vec<(Fit, Choice)> = ACTIONS.iter().filter_map(choice).collect();
    crate::sort::by_key(&mut fitting, |(fit, choice)| (choice.blocked.is_some(), *fit));
    fitting.into_iter().map(|(_, choice)| choice).chain(rows(desk, typed)).collect()
}

/// The rows of the table that have what is typed.
fn rows(desk: Desk, typed: &str) -> Vec<Choice> {
    let sheet = desk.sheet.get_untracked().0;
    let mut hits = find(&sheet.plan, &sheet.report, typed);
    hits.dedup_by_key(|hit| hit.item);
    hits.truncate(MOST_ROWS);
    let name = |id: Id| {
        let name = item_name(&sheet.plan, Some(id), desk.app.lang());
        let label = sheet.plan.outline.get(id).map_or(String::new(), |item| short_label(&item.label));
        let item = if name.contains(&label) { name } else { [name, label].join(": ") };
        fill(desk.app.words().go_to, &[("item", &item)])
    };
    let choice = |hit: crate::find::Hit| Choice {
        name: name(hit.item),
        keys: String::new(),
        blocked: None,
        does: Does::GoTo((hit.item, hit.column)),
    };
    hits.into_iter().map(choice).collect()
}
