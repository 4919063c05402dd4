//! The plans that this browser keeps: a row for each, with its total, and what to do with it.

use super::gather::{Chosen, choice, gather};
use super::kept_aside::{Bin, RemovedPlans, RescuedTexts, UnreadTexts};
use super::start::NoPlans;
use super::words::years_text;
use crate::calc::compute;
use crate::format::{ReadError, read};
use crate::keep::{Deleted, Listing, Word};
use crate::money::print_money;
use crate::open::Screen;
use crate::plan::Plan;
use crate::text::{fill, read_problem, visible};
use crate::web::app::{App, app, name};
use crate::web::browser::tabs::Channel;
use crate::web::browser::{files, timer};
use crate::web::parts::live;
use crate::web::shelf::{copier, has_something};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is listed.
#[derive(Clone, Default)]
pub(super) struct Mine {
    /// Key, time of the last change and text of each plan.
    pub(super) plans: Vec<(String, Option<u64>, String)>,
    removed: Vec<String>,
}

/// Asks for everything again.
#[derive(Clone, Copy)]
pub(super) struct Again(RwSignal<u32>);

impl Again {
    pub(super) fn track(self) {
        self.0.track();
    }

    pub(super) fn ask(self) {
        let _ = self.0.try_update(|times| *times = times.wrapping_add(1));
    }
}

/// The plans that this browser keeps, and what it keeps beside them.
#[component]
pub(super) fn MyPlans() -> impl IntoView {
    let app = app();
    let again = Again(RwSignal::new(0));
    let mine = RwSignal::new(in_slots(app));
    Effect::new(move |_| {
        again.track();
        spawn_local(async move {
            let listed = listed(app).await;
            let _ = mine.try_set(listed);
        });
    });
    let chosen = Chosen(RwSignal::new(Vec::new()));
    let row = move |(key, at, text): (String, Option<u64>, String)| match read(&text) {
        Ok(plan) => view! { <MyPlan key=key at=at plan=plan again=again chosen=chosen /> }.into_any(),
        Err(error) => view! { <BrokenPlan key=key text=text error=error /> }.into_any(),
    };
    view! {
        {live(move || {
            let plans = mine.get().plans;
            if plans.is_empty() {
                view! { <NoPlans /> }.into_any()
            } else {
                view! { <ul class="mine">{plans.into_iter().map(row).collect_view()}</ul> }.into_any()
            }
        })}
        {live(move || if mine.with(|mine| mine.plans.len()) > 1 { gather(app, mine, chosen) } else { ().into_any() })}
        {live(move || view! { <RemovedPlans keys=mine.get().removed again=again /> }.into_any())}
        <RescuedTexts again=again />
        <UnreadTexts />
        <Bin again=again />
    }
}

/// Finds out whether there is anything to list, and whether it lasts: the journal may where localStorage does not.
pub(super) fn look(app: App, any: RwSignal<bool>, lasts: RwSignal<bool>) {
    spawn_local(async move {
        if !app.settings().lasts && app.shelf().bin().await.is_ok() {
            let _ = lasts.try_set(true);
        }
        if has_something(app).await {
            let _ = any.try_set(true);
        }
    });
}

/// What localStorage has: shown at once.
fn in_slots(app: App) -> Mine {
    let shelf = app.shelf();
    let plan = |key: String| shelf.read_now(&key).map(|text| (key, None, text));
    Mine { plans: shelf.plans_now().into_iter().filter_map(plan).collect(), removed: Vec::new() }
}

/// What there is, the journal included.
pub(super) async fn listed(app: App) -> Mine {
    let shelf = app.shelf();
    let Listing { plans: found, removed, .. } = shelf.list().await;
    let mut plans = Vec::new();
    for plan in found {
        if let Some(text) = shelf.read(&plan.key).await {
            plans.push((plan.key, plan.at, text));
        }
    }
    plans.sort_by_key(|(_, at, _)| std::cmp::Reverse(*at)); // the last one worked on first
    Mine { plans, removed }
}

#[component]
fn MyPlan(key: String, at: Option<u64>, plan: Plan, again: Again, chosen: Chosen) -> impl IntoView {
    let app = app();
    let words = app.words();
    let total = compute(&plan).grand_total();
    let title = plan.title.clone();
    let name = fill(words.delete_plan, &[("title", &title)]);
    let link = Screen::Plan(key.clone()).fragment();
    let time = at.map(timer::time_text);
    let choose = choice(app, key.clone(), &title, chosen);
    let delete = move |_| delete_plan(app, key.clone(), title.clone(), again);
    view! {
        <li>
            {choose}
            <a href=link>
                {visible(&plan.title).into_owned()} <small>{years_text((plan.period.first(), plan.period.last()))}</small>
            </a>
            <small class="soft">{time}</small>
            <div>
                <data value=total.dong().to_string()>{print_money(total)} " " {words.dong}</data>
            </div>
            <button class="plain" aria-label=name on:click=delete>
                {words.delete}
            </button>
        </li>
    }
}

/// Puts a plan into the bin; the message that says so takes it out again.
fn delete_plan(app: App, key: String, title: String, again: Again) {
    spawn_local(async move {
        let deleted = app.shelf().delete(&key, timer::now()).await;
        tell(&key);
        again.ask();
        let said = fill(app.words().deleted_plan, &[("title", &title)]);
        match deleted {
            Deleted::Binned { id } => app.say_with_undo(said, move || restore(app, id.clone(), again)),
            Deleted::Here(text) => app.say_with_undo(said, move || {
                let shelf = app.shelf();
                let session = shelf.open(&key).session;
                let _ = shelf.put(&session, &text, &copier(app));
                again.ask();
            }),
            Deleted::Changed | Deleted::Absent => {}
            Deleted::ReadOnly => app.say(app.words().held_newer.to_owned()),
        }
    });
}

/// Tells other tabs that it was deleted, or is back.
fn tell(key: &str) {
    Channel::open(&name()).say(&Word::Look { key: key.to_owned() }.text());
}

/// Takes a plan out of the bin.
pub(super) fn restore(app: App, id: String, again: Again) {
    spawn_local(async move {
        let (shelf, copies) = (app.shelf(), copier(app));
        match shelf.restore(&id, timer::now(), &copies).await {
            Ok(key) => key.iter().for_each(|key| tell(key)),
            Err(_) => app.say(app.words().cannot_keep.to_owned()),
        }
        again.ask();
    });
}

/// A record that is no plan: said so, kept as it is, and offered as a file.
#[component]
fn BrokenPlan(key: String, text: String, error: ReadError) -> impl IntoView {
    let app = app();
    let words = app.words();
    let said = fill(words.unreadable_plan, &[("title", &key), ("problem", &read_problem(&error, app.lang()))]);
    let save = move |_| {
        files::offer(&[&key, ".txt"].concat(), &text);
    };
    view! {
        <li>
            <p data-mark="error">{said}</p>
            <button on:click=save>{words.save_as_is}</button>
        </li>
    }
}
