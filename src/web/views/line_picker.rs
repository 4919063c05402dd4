//! A field that finds a line of the plan: what is typed is looked for in the table, and the lines that have it are
//! offered. Finds nothing itself, and does nothing with what is chosen but hand it on.

use crate::find::find;
use crate::plan::Id;
use crate::text::{fill, line_name};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{live, text, word};
use crate::web::table::composing;
use leptos::prelude::*;

/// The most lines that are offered at a time.
const MOST: usize = 8;

/// What is typed, what is offered for it, and which of it Enter takes.
#[derive(Clone, Copy)]
struct Picker {
    desk: Desk,
    typed: RwSignal<String>,
    at: RwSignal<usize>,
    offered: Memo<Vec<Id>>,
    chosen: Callback<Id>,
}

/// The field. `name` is of the page's ids that it makes, `label` is what it is for; lines that are `taken` are not offered.
pub(super) fn line_picker(
    desk: Desk,
    (name, label): (String, &'static str),
    taken: Callback<Id, bool>,
    chosen: Callback<Id>,
) -> AnyView {
    let words = desk.app.words();
    let typed = RwSignal::new(String::new());
    let offered = Memo::new(move |_| typed.with(|typed| lines(desk, typed, taken)));
    let picker = Picker { desk, typed, at: RwSignal::new(0), offered, chosen };
    let list = [&name, "-choices"].concat();
    let (controlled, option) = (list.clone(), StoredValue::new([&list, "-"].concat()));
    let active = text(move || {
        let at = picker.at.get();
        // none where there is nothing to take
        offered.with(|offered| offered.get(at).map_or(String::new(), |_| id_of(option, at)))
    });
    let type_on = move |event: leptos::ev::Event| {
        picker.at.set(0);
        typed.set(event_target_value(&event));
    };
    view! {
        <div class="picker">
            <label>
                <span>{label}</span>
                <input
                    class="field"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded=word(move || Some(if picker.is_open() { "true" } else { "false" }))
                    aria-controls=controlled
                    aria-activedescendant=active
                    placeholder=words.target_line_hint
                    autocomplete="off"
                    spellcheck="false"
                    readonly=desk.locked()
                    prop:value=typed
                    on:input=type_on
                    on:blur=move |_| typed.set(String::new())
                    on:keydown=move |event| picker.on_key(&event)
                />
            </label>
            <p class="sr" role="status">{text(move || picker.status())}</p>
            {live(move || picker.list(&list, option))}
        </div>
    }
    .into_any()
}

/// The id of the option at that place.
fn id_of(option: StoredValue<String>, at: usize) -> String {
    option.with_value(|option| [option.as_str(), &at.to_string()].concat())
}

/// The lines that have what is typed.
fn lines(desk: Desk, typed: &str, taken: Callback<Id, bool>) -> Vec<Id> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let sheet = desk.sheet.get_untracked().0;
    let mut hits: Vec<Id> = find(&sheet.plan, &sheet.report, typed).into_iter().map(|hit| hit.item).collect();
    hits.dedup();
    let is_line = |id: &Id| sheet.plan.outline.get(*id).is_some_and(|item| !item.is_group());
    hits.into_iter().filter(|id| is_line(id) && !taken.run(*id)).take(MOST).collect()
}

impl Picker {
    fn is_open(self) -> bool {
        !self.typed.with(|typed| typed.trim().is_empty())
    }

    /// How many lines there are, for who does not see them.
    fn status(self) -> String {
        let words = self.desk.app.words();
        match self.offered.with(Vec::len) {
            _ if !self.is_open() => String::new(),
            0 => words.target_line_none.to_owned(),
            n => fill(words.target_line_count, &[("n", &n.to_string())]),
        }
    }

    /// The options, drawn; nothing while nothing is typed.
    fn list(self, id: &str, option_id: StoredValue<String>) -> AnyView {
        let words = self.desk.app.words();
        let offered = self.offered.get();
        if !self.is_open() {
            return ().into_any();
        }
        if offered.is_empty() {
            return view! { <p aria-hidden="true">{words.target_line_none}</p> }.into_any();
        }
        let plan = self.desk.plan_now();
        let option = |(at, item): (usize, Id)| {
            view! {
                <li
                    id=id_of(option_id, at)
                    role="option"
                    data-at=at.to_string()
                    aria-selected=word(move || Some(if self.at.get() == at { "true" } else { "false" }))
                >
                    {line_name(&plan, item, self.desk.app.lang())}
                </li>
            }
        };
        // a press that took the focus from the field would close the list before it is a choice
        let press = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            if let Some(at) = dom::nearest(&event, "data-at").and_then(|at| at.parse().ok()) {
                self.at.set(at);
                self.choose();
            }
        };
        view! {
            <ul id=id.to_owned() role="listbox" aria-label=words.target_line_add on:mousedown=press>
                {offered.into_iter().enumerate().map(option).collect::<Vec<_>>()}
            </ul>
        }
        .into_any()
    }

    fn on_key(self, event: &web_sys::KeyboardEvent) {
        if composing(event) {
            return;
        }
        let last = self.offered.with_untracked(Vec::len).saturating_sub(1);
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.at.set(if at < last { at.saturating_add(1) } else { 0 }),
            "ArrowUp" => self.at.set(at.checked_sub(1).unwrap_or(last)),
            "Escape" => self.typed.set(String::new()),
            "Enter" => self.choose(),
            _ => return,
        }
        event.prevent_default();
    }

    fn choose(self) {
        let at = self.at.get_untracked();
        if let Some(item) = self.offered.with_untracked(|offered| offered.get(at).copied()) {
            self.typed.set(String::new());
            self.chosen.run(item);
        }
    }
}
