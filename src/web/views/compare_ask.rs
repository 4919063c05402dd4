//! What to compare the open plan with: a file, a link, the sample it came from, another plan kept here, or an earlier
//! version. Only reads; what cannot be read is said, and changes nothing.

use super::actions::open;
use super::compare::{compare_with, compare_with_original};
use crate::format::read;
use crate::link::Links;
use crate::text::{fill, read_problem, visible};
use crate::web::app::app;
use crate::web::browser::files::FileError;
use crate::web::desk::{Desk, Overlay, desk};
use crate::web::lazy;
use crate::web::links::plan_in;
use crate::web::parts::{FileButton, live, text, word};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The ways to name the other plan.
#[component]
pub(super) fn Ask() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let seed = Links::base_of(&desk.plan_now());
    let of_seed = seed.map(|name| {
        view! { <button on:click=move |_| with_seed(desk, name)>{words.compare_original}</button> }
    });
    // a plan of a link has none
    let of_versions = desk.key().map(|_| {
        view! { <button on:click=move |_| open(desk, Overlay::Versions)>{words.compare_versions}</button> }
    });
    view! {
        <div class="ask">
            <p class="soft">{words.compare_about}</p>
            <div class="acts">
                <FileButton label=words.open_file opened=move |name, text| with_file(desk, name, text) />
                {of_seed}
                {of_versions}
            </div>
            <LinkField />
            <h3>{words.compare_kept}</h3>
            {kept(desk)}
        </div>
    }
}

fn with_file(desk: Desk, name: String, text: Result<String, FileError>) {
    let words = desk.app.words();
    let problem = match text {
        Ok(text) => match read(&text) {
            Ok(plan) => return compare_with(desk, plan, name),
            Err(error) => read_problem(&error, desk.app.lang()),
        },
        Err(FileError::TooLarge) => words.read_too_large.to_owned(),
        Err(FileError::Unreadable) => words.cannot_read_file.to_owned(),
    };
    desk.app.say(fill(words.problem_of_file, &[("name", &name), ("problem", &problem)]));
}

fn with_seed(desk: Desk, name: &'static str) {
    spawn_local(async move {
        let words = desk.app.words();
        match lazy::seed(name).await {
            Ok(text) => match text.and_then(|text| read(text).ok()) {
                Some(plan) => compare_with_original(desk, plan),
                None => desk.app.say(words.cannot_read_file.to_owned()),
            },
            Err(lazy::NotFetched) => desk.app.say(words.not_fetched.to_owned()),
        }
    });
}

/// A field for a link, with what is wrong with it below.
#[component]
fn LinkField() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = field.get_untracked().map(|field| field.value()) else { return };
        spawn_local(async move {
            match plan_in(&typed, app.lang()).await {
                Ok(plan) => {
                    compare_with(desk, plan, words.compare_in_link.to_owned());
                }
                Err(why) => {
                    let _ = problem.try_set(why);
                }
            }
        });
    };
    view! {
        <form class="link" on:submit=go>
            <label for="other-link">{words.compare_of_link}</label>
            <input
                node_ref=field
                id="other-link"
                class="field"
                autocomplete="off"
                spellcheck="false"
                placeholder=words.compare_link_field
                aria-describedby="link-problem"
                aria-invalid=word(move || problem.with(|why| !why.is_empty()).then_some("true"))
            />
            <button>{words.compare_go}</button>
            <p id="link-problem" role="status" data-mark=word(move || problem.with(|why| !why.is_empty()).then_some("error"))>
                {text(move || problem.get())}
            </p>
        </form>
    }
}

/// The other plans that this browser keeps.
fn kept(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let listed: RwSignal<Option<Vec<(String, String)>>> = RwSignal::new(None);
    spawn_local(async move {
        let (shelf, here) = (desk.app.shelf(), desk.key());
        let mut plans = Vec::new();
        for plan in shelf.list().await.plans.into_iter().filter(|plan| Some(&plan.key) != here.as_ref()) {
            let text = shelf.read(&plan.key).await;
            if let Some(plan_there) = text.and_then(|text| read(&text).ok()) {
                plans.push((plan.key, plan_there.title));
            }
        }
        let _ = listed.try_set(Some(plans));
    });
    let row = move |(key, title): (String, String)| {
        let name = fill(words.compare_go_with, &[("name", &title)]);
        view! {
            <li>
                <span lang="vi">{visible(&title).into_owned()}</span>
                <button aria-label=name on:click=move |_| with_kept(desk, key.clone())>
                    {words.compare_go}
                </button>
            </li>
        }
    };
    let shown = live(move || match listed.get() {
        None => view! { <p class="wait">{words.opening}</p> }.into_any(),
        Some(plans) if plans.is_empty() => view! { <p class="soft">{words.compare_kept_none}</p> }.into_any(),
        Some(plans) => view! { <ul class="kept">{plans.into_iter().map(row).collect::<Vec<_>>()}</ul> }.into_any(),
    });
    shown.into_any()
}

fn with_kept(desk: Desk, key: String) {
    spawn_local(async move {
        let text = desk.app.shelf().read(&key).await;
        match text.and_then(|text| read(&text).ok()) {
            Some(plan) => {
                let name = plan.title.clone();
                compare_with(desk, plan, name);
            }
            None => desk.app.say(desk.app.words().cannot_read_file.to_owned()),
        }
    });
}
