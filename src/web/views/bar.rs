//! The bar of the plan screen: title, whether it is kept, undo, file, language, theme.

use super::actions::{PALETTE_KEYS, keys_text, open};
use super::offline::OfflineState;
use super::words::counted;
use crate::edit::{Command, PlanText};
use crate::format::write;
use crate::open::Screen;
use crate::text::{fill, visible};
use crate::web::app::app;
use crate::web::browser::{dom, files};
use crate::web::desk::{Desk, Overlay, Saved, desk};
use crate::web::parts::{LanguageSwitch, ThemeSwitch, text, word};
use leptos::html::Textarea;
use leptos::prelude::*;

/// The bar.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    view! {
        <header class="bar">
            <a class="brand" href=Screen::Start.fragment()>
                {words.product}
            </a>
            <Title />
            <div>
                <SaveState />
                <OfflineState />
            </div>
            <div class="pair">
                <Step redo=false />
                <Step redo=true />
            </div>
            <button on:click=move |_| save_file(desk)>{words.save_file}</button>
            <button id="share" on:click=move |_| open(desk, Overlay::Share)>
                {words.share}
            </button>
            <button id="find" title=keys_text("Ctrl+F") on:click=move |_| open(desk, Overlay::Find)>
                {words.find_label}
            </button>
            <button title=keys_text(PALETTE_KEYS) on:click=move |_| open(desk, Overlay::Palette)>
                {words.commands}
            </button>
            <LanguageSwitch />
            <ThemeSwitch />
        </header>
    }
}

/// Offers the plan as a file, and says what is not in it.
pub(super) fn save_file(desk: Desk) {
    desk.commit_typing();
    let (plan, words) = (desk.base_now(), desk.app.words());
    let name = [&plan.name, ".json"].concat();
    if !files::offer(&name, &write(&plan)) {
        return desk.app.say(words.file_failed.to_owned());
    }
    let offered = fill(words.file_offered, &[("name", &name)]);
    desk.app.say(match untrack(|| desk.unread()).len() {
        0 => offered,
        count => [offered, counted(count, words.file_without_cell, words.file_without_cells)].join(" "),
    });
}

/// The title of the plan, changed in place.
#[component]
fn Title() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let area = NodeRef::<Textarea>::new();
    let title = text(move || desk.plan().title.clone());
    // on paper it stands in the place of the field
    let ghost = text(move || visible(&desk.plan().title).into_owned());
    let set = move |_| {
        let Some(area) = area.get_untracked() else { return };
        let typed = dom::nfc(area.value().trim());
        if !desk.attempt(Command::SetPlanText { field: PlanText::Title, text: typed }) {
            area.set_value(&desk.plan_now().title);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let Some(area) = area.get_untracked().filter(|_| !event.is_composing()) else { return };
        match event.key().as_str() {
            "Enter" => event.prevent_default(),
            "Escape" => area.set_value(&desk.plan_now().title),
            _ => return,
        }
        let _ = area.blur();
    };
    view! {
        <div class="title grow">
            <span class="ghost" aria-hidden="true">{ghost}</span>
            <textarea
                node_ref=area
                rows="1"
                aria-label=words.plan_title
                readonly=desk.locked()
                prop:value=title
                on:change=set
                on:keydown=key
            ></textarea>
        </div>
    }
}

/// Whether it is kept, as a way to the versions that are.
#[component]
fn SaveState() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let said = word(move || {
        Some(match desk.saved.get() {
            Saved::Kept => words.saved_kept,
            Saved::Pending => words.saved_pending,
            Saved::Local => words.saved_local,
            Saved::TabOnly => words.saved_tab_only,
            Saved::Not => words.saved_not,
        })
    });
    let mark = word(move || {
        Some(match desk.saved.get() {
            Saved::Kept => "ok",
            Saved::Pending => "wait",
            Saved::Local | Saved::TabOnly | Saved::Not => "warning",
        })
    });
    view! {
        <p class="save" role="status" data-mark=mark>
            <button class="plain" title=words.versions on:click=move |_| open(desk, Overlay::Versions)>
                {said}
            </button>
        </p>
    }
}

/// Undo or redo. It stays focusable when there is nothing to do, so that the keyboard does not lose its place.
#[component]
fn Step(redo: bool) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let idle = move || {
        let (can_undo, can_redo) = desk.steps();
        !(if redo { can_redo } else { can_undo }) || desk.held.get().is_some()
    };
    let go = move |_| if redo { desk.redo() } else { desk.undo() };
    view! {
        <button
            class="plain"
            title=if redo { "Ctrl+Y" } else { "Ctrl+Z" }
            aria-disabled=word(move || idle().then_some("true"))
            on:click=go
        >
            {if redo { words.redo } else { words.undo }}
        </button>
    }
}
