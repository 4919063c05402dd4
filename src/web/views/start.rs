//! The first screen: what this is, three real plans, and the plans of one's own.

use super::start_cards::{MyPlans, SeedCards};
use crate::edit::{Command, Place, apply};
use crate::format::read;
use crate::open::Screen;
use crate::plan::{Period, Plan};
use crate::text::read_problem;
use crate::web::app::{App, app};
use crate::web::browser::dom;
use crate::web::browser::files::FileError;
use crate::web::parts::{FileButton, LanguageSwitch, ThemeSwitch};
use leptos::prelude::*;

/// The plans to choose from.
#[component]
pub(super) fn StartScreen() -> impl IntoView {
    let app = app();
    let words = app.words();
    Effect::new(move |_| dom::set_title(words.product));
    view! {
        <a class="skip" href="#plans">{words.skip_to_plans}</a>
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
                </div>
                <section id="plans" aria-labelledby="real">
                    <h2 id="real">{words.real_plans}</h2>
                    <p class="soft">{words.real_plans_about}</p>
                    <SeedCards />
                </section>
                <section aria-labelledby="mine">
                    <h2 id="mine">{words.my_plans}</h2>
                    <MyPlans />
                </section>
            </main>
            <footer>
                <p>{words.footer}</p>
            </footer>
        </div>
    }
}

/// Two ways to begin without a seed.
#[component]
pub(super) fn NewPlan() -> impl IntoView {
    let app = app();
    let words = app.words();
    view! {
        <div class="acts">
            <button class="main" on:click=move |_| open_blank(app)>
                {words.blank_plan}
            </button>
            <FileButton
                label=words.open_file
                opened=move |text| open_file(app, text)
            />
        </div>
    }
}

/// Keeps a copy of a plan and shows it.
pub(super) fn open_copy(app: App, plan: &Plan) {
    match app.shelf().keep_copy(plan) {
        Ok(key) => app.go(&Screen::Plan(key)),
        Err(_) => app.say(app.words().cannot_keep.to_owned()),
    }
}

/// A plan for next year with one empty line.
fn open_blank(app: App) {
    let words = app.words();
    let this_year = u16::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or(2000);
    let next = this_year.saturating_add(1);
    let Some(period) = Period::new(next, next) else { return };
    let plan = Plan::blank("ke-hoach", words.new_plan_title, period);
    let line = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
    open_copy(app, &apply(&plan, &line).unwrap_or(plan));
}

fn open_file(app: App, text: Result<String, FileError>) {
    let lang = app.lang();
    match text.as_deref().map(read) {
        Ok(Ok(plan)) => open_copy(app, &plan),
        Ok(Err(error)) => app.say(read_problem(&error, lang)),
        Err(FileError::TooLarge) => app.say(lang.catalogue().read_too_large.to_owned()),
        Err(FileError::Unreadable) => app.say(lang.catalogue().cannot_read_file.to_owned()),
    }
}
