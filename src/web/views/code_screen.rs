//! The plans of this browser, and those that come with the page, that agree with the check code of a print. Changes nothing.

use super::fetched::open_seed;
use super::link_field::LinkField;
use super::my_plans::listed;
use crate::calc::compute;
use crate::format::read;
use crate::open::{CARDS, Screen};
use crate::paper::{Agreement, Code, agreement, check_code};
use crate::plan::Plan;
use crate::text::{code_agreement, code_problem, fill, visible};
use crate::web::app::{App, app};
use crate::web::lazy;
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A plan that agrees, and how it is opened.
#[derive(Clone)]
struct Found {
    title: String,
    agrees: Agreement,
    opens: Opens,
}

#[derive(Clone)]
enum Opens {
    /// A kept plan, by its key.
    Kept(String),
    /// One that comes with the page, by its name.
    Seed(&'static str),
}

/// The screen of a code.
#[component]
pub(super) fn CodeScreen(code: String) -> impl IntoView {
    let app = app();
    live(move || {
        app.lang.track();
        let words = app.words();
        let shown = match Code::read(&code) {
            Ok(read) => agreeing(app, read),
            Err(error) => view! { <p data-mark="error">{code_problem(error, app.lang())}</p> }.into_any(),
        };
        let title = Code::read(&code).map_or_else(|_| code.clone(), |code| code.to_string());
        view! {
            <main class="start coded">
                <p class="brand">{words.product}</p>
                <h1>{fill(words.code_screen, &[("code", &title)])}</h1>
                {shown}
                // a mistyped code is typed again, and whoever printed it may have sent a link
                <LinkField />
                <p>
                    <a href=Screen::Start.fragment()>{words.back_to_start}</a>
                </p>
            </main>
        }
        .into_any()
    })
}

fn agreeing(app: App, code: Code) -> AnyView {
    let words = app.words();
    let found = RwSignal::new(None);
    spawn_local(async move {
        let all = look(app, code).await;
        let _ = found.try_set(Some(all));
    });
    let shown = live(move || match found.get() {
        None => view! { <p class="wait">{words.code_looking}</p> }.into_any(),
        Some(none) if none.is_empty() => view! { <p data-mark="note">{words.code_none}</p> }.into_any(),
        Some(found) => {
            let rows = found.into_iter().map(|found| row(app, found)).collect::<Vec<_>>();
            view! {
                <p>{words.code_screen_about}</p>
                <ul class="mine">{rows}</ul>
            }
            .into_any()
        }
    });
    view! { <div role="status">{shown}</div> }.into_any()
}

fn row(app: App, Found { title, agrees, opens }: Found) -> AnyView {
    let words = app.words();
    let mark = if agrees == Agreement::Same { "ok" } else { "warning" };
    let shown = visible(&title).into_owned();
    let said = view! { <small data-mark=mark>{code_agreement(agrees, app.lang())}</small> };
    match opens {
        Opens::Kept(key) => view! {
            <li>
                <a href=Screen::Plan(key).fragment()>
                    <span lang="vi">{shown}</span>
                    {said}
                </a>
            </li>
        }
        .into_any(),
        Opens::Seed(name) => {
            let label = fill(words.open_copy_of, &[("title", &title)]);
            view! {
                <li>
                    <span>
                        <span lang="vi">{shown}</span>
                        {said}
                        <small class="soft">{words.code_seeds}</small>
                    </span>
                    <button aria-label=label on:click=move |_| open_seed(app, name)>
                        {words.open_copy}
                    </button>
                </li>
            }
            .into_any()
        }
    }
}

/// The plans that agree: those kept here, the last one worked on first, then those that come with the page.
async fn look(app: App, code: Code) -> Vec<Found> {
    let mut found = Vec::new();
    let mut look = |plan: Plan, opens: Opens| {
        let agrees = agreement(&code, &check_code(&plan, &compute(&plan)));
        if agrees != Agreement::Different {
            found.push(Found { title: plan.title, agrees, opens });
        }
    };
    for (key, _, text) in listed(app).await.plans {
        if let Ok(plan) = read(&text) {
            look(plan, Opens::Kept(key));
        }
    }
    for card in &CARDS {
        let text = lazy::seed(card.name).await.ok().flatten();
        if let Some(plan) = text.and_then(|text| read(text).ok()) {
            look(plan, Opens::Seed(card.name));
        }
    }
    found
}
