//! The plans that this browser keeps: a row for each, with its total, and what to do with it.

use super::start::NoPlans;
use super::words::years_text;
use crate::calc::compute;
use crate::money::print_money;
use crate::open::Screen;
use crate::plan::Plan;
use crate::text::{fill, read_problem, visible};
use crate::web::app::{App, app};
use crate::web::browser::files;
use crate::web::parts::live;
use crate::web::shelf::{Kept, Unread};
use leptos::prelude::*;

/// The plans that this browser keeps.
#[component]
pub(super) fn MyPlans() -> impl IntoView {
    let app = app();
    let version = RwSignal::new(0_u32);
    let kept = move || {
        version.track();
        app.shelf().all()
    };
    let again = move || version.update(|version| *version = version.wrapping_add(1));
    let row = move |kept: Kept| match kept.plan {
        Ok(plan) => view! { <MyPlan key=kept.key plan=plan again=again /> }.into_any(),
        Err(problem) => view! { <BrokenPlan key=kept.key problem=problem /> }.into_any(),
    };
    view! {
        {live(move || {
            let plans = kept();
            if plans.is_empty() {
                view! { <NoPlans /> }.into_any()
            } else {
                view! { <ul class="mine">{plans.into_iter().map(row).collect_view()}</ul> }.into_any()
            }
        })}
    }
}

#[component]
fn MyPlan(key: String, plan: Plan, again: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = app();
    let words = app.words();
    let total = compute(&plan).grand_total();
    let title = plan.title.clone();
    let name = fill(words.delete_plan, &[("title", &title)]);
    let link = Screen::Plan(key.clone()).fragment();
    let delete = move |_| delete_plan(app, &key, &title, again);
    view! {
        <li>
            <a href=link>
                {visible(&plan.title).into_owned()} <small>{years_text((plan.period.first(), plan.period.last()))}</small>
            </a>
            <div>
                <data value=total.dong().to_string()>{print_money(total)} " " {words.dong}</data>
            </div>
            <button class="plain" aria-label=name on:click=delete>
                {words.delete}
            </button>
        </li>
    }
}

fn delete_plan(app: App, key: &str, title: &str, again: impl Fn() + Copy + Send + Sync + 'static) {
    let Ok(text) = app.shelf().take(key) else { return };
    again();
    let said = fill(app.words().deleted_plan, &[("title", title)]);
    let key = key.to_owned();
    app.say_with_undo(said, move || {
        // the record was there a moment ago, so there is room for it
        let _ = app.shelf().keep_text(&key, &text);
        again();
    });
}

/// A record that is no plan: said so, kept as it is, and offered as a file.
#[component]
fn BrokenPlan(key: String, problem: Unread) -> impl IntoView {
    let app = app();
    let words = app.words();
    let problem = match &problem {
        Unread::Broken(error) => read_problem(error, app.lang()),
        Unread::Absent | Unread::Store(_) => words.cannot_read_file.to_owned(),
    };
    let said = fill(words.unreadable_plan, &[("title", &key), ("problem", &problem)]);
    let save = move |_| {
        if let Ok(text) = app.shelf().text(&key) {
            files::offer(&[&key, ".txt"].concat(), &text);
        }
    };
    view! {
        <li>
            <p data-mark="error">{said}</p>
            <button on:click=save>{words.save_as_is}</button>
        </li>
    }
}
