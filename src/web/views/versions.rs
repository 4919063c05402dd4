//! The versions of the open plan that were kept before, each of which can be taken back. Keeps nothing itself.

use super::actions::close;
use super::compare::compare_with;
use super::words::changed_text;
use crate::calc::{Report, compute};
use crate::compare::compare;
use crate::format::read;
use crate::keep::Version;
use crate::money::print_money;
use crate::plan::Plan;
use crate::text::fill;
use crate::web::browser::timer::time_text;
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is in the dialog.
pub(super) fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let listed = RwSignal::new(None);
    list(desk, listed);
    let shown = live(move || match listed.get() {
        None => view! { <p class="wait">{words.opening}</p> }.into_any(),
        Some(None) => view! { <p>{words.versions_unavailable}</p> }.into_any(),
        Some(Some(versions)) if versions.len() < 2 => view! { <p>{words.versions_none}</p> }.into_any(),
        Some(Some(versions)) => rows(desk, versions),
    });
    view! {
        <p class="soft">{words.versions_about}</p>
        {shown}
    }
    .into_any()
}

fn list(desk: Desk, listed: RwSignal<Option<Option<Vec<Version>>>>) {
    let Some(key) = desk.key() else { return listed.set(Some(Some(Vec::new()))) };
    let shelf = desk.app.shelf();
    spawn_local(async move {
        let versions = shelf.history(&key).await.ok();
        let _ = listed.try_set(Some(versions));
    });
}

fn rows(desk: Desk, versions: Vec<Version>) -> AnyView {
    let words = desk.app.words();
    let told: Vec<Told> = versions.iter().map(|version| Told::nothing(*version)).collect();
    let row = |(at, Told { version, total, changed }): (usize, Told)| {
        let time = time_text(version.at);
        let act = if at == 0 {
            view! { <span class="soft">{words.version_now}</span> }.into_any()
        } else {
            let label = [words.version_restore, " ", &time].concat();
            let compared = fill(words.compare_go_with, &[("name", &time)]);
            view! {
                <button type="button" class="plain" aria-label=compared on:click=move |_| look_at(desk, version)>
                    {words.compare_go}
                </button>
                <button type="button" aria-label=label on:click=move |_| take_back(desk, version)>
                    {words.version_restore}
                </button>
            }
            .into_any()
        };
        view! {
            <li>
                <span>{time} <small>{changed}</small></span>
                <data>{total}</data>
                {act}
            </li>
        }
    };
    let rows = told.iter().copied().enumerate().map(row).collect::<Vec<_>>();
    read_all(desk, told);
    view! { <ul class="kept">{rows}</ul> }.into_any()
}

/// What is told of a version, once it is read.
#[derive(Clone, Copy)]
struct Told {
    version: Version,
    total: RwSignal<String>,
    /// What it changed.
    changed: RwSignal<String>,
}

impl Told {
    fn nothing(version: Version) -> Self {
        Self { version, total: RwSignal::new(String::new()), changed: RwSignal::new(String::new()) }
    }
}

/// A version as it was kept.
async fn fetch(desk: Desk, version: Version) -> Option<Plan> {
    let text = desk.app.shelf().version(&desk.key()?, version.rev).await.ok().flatten();
    text.and_then(|text| read(&text).ok())
}

/// Reads one after the other, the newest first, until the list is closed.
fn read_all(desk: Desk, told: Vec<Told>) {
    let words = desk.app.words();
    spawn_local(async move {
        let mut newer: Option<(RwSignal<String>, Plan, Report)> = None;
        for Told { version, total, changed } in told {
            let Some(plan) = fetch(desk, version).await else { continue };
            let report = compute(&plan);
            let sum = [&print_money(report.grand_total()), " ", words.dong].concat();
            if total.try_set(sum).is_some() {
                return;
            }
            if let Some((changed, newer, of_newer)) = &newer {
                changed.try_set(changed_text(&compare((&plan, &report), (newer, of_newer)), words));
            }
            newer = Some((changed, plan, report));
        }
    });
}

/// Shows a version beside the plan, to be looked at before it is taken back.
fn look_at(desk: Desk, version: Version) {
    close(desk);
    spawn_local(async move {
        match fetch(desk, version).await {
            Some(plan) => compare_with(desk, plan, time_text(version.at)),
            None => desk.app.say(desk.app.words().cannot_read_file.to_owned()),
        }
    });
}

/// Shows a version again, as a step that can be undone.
fn take_back(desk: Desk, version: Version) {
    close(desk);
    spawn_local(async move {
        let app = desk.app;
        match fetch(desk, version).await {
            Some(plan) => {
                desk.exchange(plan);
                let time = time_text(version.at);
                app.say_with_undo(fill(app.words().version_restored, &[("time", &time)]), move || desk.undo());
            }
            None => app.say(app.words().cannot_read_file.to_owned()),
        }
    });
}
