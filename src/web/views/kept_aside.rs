//! What is kept beside the plans: the bin, what was left when the page stopped, texts that could not be read, plans that
//! the browser removed. Each is only
//! forgotten when its reader says so.

use super::my_plans::{Again, restore};
use super::open::open_text;
use crate::calc::compute;
use crate::format::read;
use crate::keep::{Binned, Damage, Unread};
use crate::money::print_money;
use crate::text::{Catalogue, fill};
use crate::web::app::{App, app};
use crate::web::browser::{files, timer};
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The deleted plans.
#[component]
pub(super) fn Bin(again: Again) -> impl IntoView {
    let app = app();
    let words = app.words();
    let binned = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        again.track();
        spawn_local(async move {
            let shelf = app.shelf();
            let _ = shelf.empty_bin(timer::now()).await;
            let mut all = shelf.bin().await.unwrap_or_default();
            all.sort_by_key(|plan| std::cmp::Reverse(plan.at));
            let _ = binned.try_set(all);
        });
    });
    live(move || {
        let binned: Vec<Binned> = binned.get();
        if binned.is_empty() {
            return ().into_any();
        }
        let row = |plan: Binned| {
            let read = read(&plan.text).ok();
            let total = read.as_ref().map(|plan| [&print_money(compute(plan).grand_total()), " ", words.dong].concat());
            let title = read.map_or(plan.key.clone(), |plan| plan.title);
            let time = timer::time_text(plan.at);
            let name = [words.version_restore, ": ", &title].concat();
            view! {
                <li>
                    <span>{title}</span>
                    <small class="soft">{fill(words.bin_deleted_at, &[("time", &time)])}</small>
                    <data>{total}</data>
                    <button aria-label=name on:click=move |_| restore(app, plan.id.clone(), again)>
                        {words.version_restore}
                    </button>
                </li>
            }
        };
        let count = binned.len().to_string();
        view! {
            <details class="aside">
                <summary>
                    {words.bin} " (" {count} ")"
                </summary>
                <p class="soft">{words.bin_about}</p>
                <ul class="kept">{binned.into_iter().map(row).collect::<Vec<_>>()}</ul>
            </details>
        }
        .into_any()
    })
}

/// What was left when the page stopped.
#[component]
pub(super) fn RescuedTexts(again: Again) -> impl IntoView {
    let app = app();
    let words = app.words();
    live(move || {
        again.track();
        let rescued = app.settings().rescued();
        if rescued.is_empty() {
            return ().into_any();
        }
        let row = |(key, text): (String, String)| {
            let title = read(&text).map_or(key.clone(), |plan| plan.title);
            let name = title.clone();
            let discard = move |_| {
                app.settings().forget_rescued(&key);
                again.ask();
            };
            view! {
                <li>
                    <span>{title}</span>
                    <button on:click=move |_| open_text(app, &name, &text)>{words.open_copy}</button>
                    <button class="plain" on:click=discard>
                        {words.discard}
                    </button>
                </li>
            }
        };
        let rows = rescued.into_iter().map(row).collect::<Vec<_>>().into_any();
        section("rescued", words.rescued, words.rescued_about, rows)
    })
}

/// The texts that could not be read.
#[component]
pub(super) fn UnreadTexts() -> impl IntoView {
    let app = app();
    let words = app.words();
    let unread = RwSignal::new(Vec::new());
    ask(app, unread);
    live(move || {
        let all: Vec<Unread> = unread.get();
        if all.is_empty() {
            return ().into_any();
        }
        let row = |text: Unread| {
            let said = [text.from.as_str(), ": ", &damage_text(text.why, words)].concat();
            let (kept, name) = (text.clone(), [text.from.replace(['/', ':'], "-").as_str(), ".txt"].concat());
            let save = move |_| {
                files::offer(&name, &kept.text);
            };
            let discard = move |_| {
                let text = text.clone();
                spawn_local(async move {
                    if app.shelf().discard(&text).await.is_ok() {
                        ask(app, unread);
                    }
                });
            };
            view! {
                <li>
                    <span data-mark="error">{said}</span>
                    <button on:click=save>{words.save_as_is}</button>
                    <button class="plain" on:click=discard>
                        {words.discard}
                    </button>
                </li>
            }
        };
        let rows = all.into_iter().map(row).collect::<Vec<_>>().into_any();
        section("unread", words.unread, words.unread_about, rows)
    })
}

/// A part of that name, with its rows.
fn section(id: &'static str, title: &'static str, about: &'static str, rows: AnyView) -> AnyView {
    view! {
        <section class="aside" aria-labelledby=id>
            <h3 id=id>{title}</h3>
            <p class="soft">{about}</p>
            <ul class="kept">{rows}</ul>
        </section>
    }
    .into_any()
}

fn ask(app: App, unread: RwSignal<Vec<Unread>>) {
    spawn_local(async move {
        let all = app.shelf().unread().await;
        let _ = unread.try_set(all);
    });
}

fn damage_text(why: Damage, words: &Catalogue) -> String {
    match why {
        Damage::NotARecord => words.damage_not.to_owned(),
        Damage::Cut { have, want: Some(want) } => {
            fill(words.damage_cut, &[("have", &have.to_string()), ("want", &want.to_string())])
        }
        Damage::Cut { .. } => words.damage_cut_short.to_owned(),
        Damage::Altered => words.damage_altered.to_owned(),
        Damage::Newer { .. } => words.damage_newer.to_owned(),
    }
}

/// The plans that the browser removed.
#[component]
pub(super) fn RemovedPlans(keys: Vec<String>, again: Again) -> impl IntoView {
    let app = app();
    let words = app.words();
    if keys.is_empty() {
        return ().into_any();
    }
    let said = fill(words.removed_plans, &[("names", &keys.join(", "))]);
    let accept = move |_| {
        keys.iter().for_each(|key| app.shelf().accept_removed(key));
        again.ask();
    };
    view! {
        <div class="banner" role="status">
            <p>{said}</p>
            <button on:click=accept>{words.noted}</button>
        </div>
    }
    .into_any()
}
