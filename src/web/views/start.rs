//! The first screen: what this is, three real plans, and the plans of one's own.

use super::fetched::{fetched, with_piece};
use super::link_field::LinkField;
use super::offline::OfflineState;
use super::start_cards::SeedCards;
use crate::text::fill;
use crate::web::app::{App, app};
use crate::web::browser::dom;
use crate::web::browser::files::FileError;
use crate::web::browser::timer::after_opening;
use crate::web::lazy::{Editor, Extras, fetch};
use crate::web::parts::{FileButton, LanguageSwitch, SkipLink, ThemeSwitch, live, word};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The plans to choose from.
#[component]
pub(super) fn StartScreen() -> impl IntoView {
    let app = app();
    let words = app.first_words();
    let lasts = RwSignal::new(app.settings().lasts);
    let about = move || Some(if lasts.get() { words.my_plans_about } else { words.my_plans_in_tab });
    Effect::new(move |_| dom::set_title(words.product));
    view! {
        <SkipLink to="#plans" label=words.skip_to_plans />
        <div class="start">
            <header>
                <LanguageSwitch />
                <ThemeSwitch />
            </header>
            <main>
                <div class="intro">
                    <h1 class="brand">{words.product}</h1>
                    <p>{words.what_it_is}</p>
                    <NewPlan />
                    <LinkField />
                </div>
                <section id="plans" tabindex="-1" aria-labelledby="real">
                    <h2 id="real">{words.real_plans}</h2>
                    <p class="soft">{words.real_plans_about}</p>
                    <SeedCards />
                </section>
                <section aria-labelledby="mine">
                    <h2 id="mine">{words.my_plans}</h2>
                    <p class="soft">{word(about)}</p>
                    <Mine lasts />
                </section>
            </main>
            <footer>
                <p>{words.footer}</p>
                <OfflineState />
            </footer>
        </div>
    }
}

/// Two ways to begin without a seed.
#[component]
pub(super) fn NewPlan() -> impl IntoView {
    let app = app();
    let words = app.first_words();
    view! {
        <div class="acts">
            <button class="main" on:click=move |_| with_piece(app, move |editor: &Editor| (editor.open_blank)(app))>
                {words.blank_plan}
            </button>
            <FileButton
                label=words.open_file
                opened=move |name, text| open_file(app, name, text)
            />
        </div>
    }
}

fn open_file(app: App, name: String, text: Result<String, FileError>) {
    let words = app.first_words();
    let problem = match text {
        Ok(text) => return with_piece(app, move |editor: &Editor| (editor.open_text)(app, &name, &text)),
        Err(FileError::TooLarge) => words.read_too_large,
        Err(FileError::Unreadable) => words.cannot_read_file,
    };
    app.say(fill(words.problem_of_file, &[("name", &name), ("problem", problem)]));
}

/// The plans that this browser keeps, once the piece is there that knows them.
#[component]
fn Mine(lasts: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let any = RwSignal::new(app.settings().know_plans());
    if !any.get_untracked() {
        // there may be plans where localStorage has lost them
        after_opening(move || {
            spawn_local(async move {
                if let Ok(editor) = fetch::<Editor>().await {
                    (editor.look)(app, any, lasts);
                }
            });
        });
    }
    live(
        move || {
            if any.get() {
                fetched(app, |extras: &Extras| (extras.my_plans)())
            } else {
                view! { <NoPlans /> }.into_any()
            }
        },
    )
}

/// What to do where there is no plan yet.
#[component]
pub(super) fn NoPlans() -> impl IntoView {
    let words = app().first_words();
    view! {
        <div class="empty">
            <p>{words.my_plans_empty}</p>
            <NewPlan />
        </div>
    }
}
