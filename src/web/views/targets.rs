//! The states of the targets beside the table, each with why, and the way to where they are edited. Shows outlooks; makes
//! none.

use super::target_figures::state_mark;
use super::targets_view::{show_target, show_targets};
use crate::calc::Outlook;
use crate::plan::{Target, nested};
use crate::text::{outlook_text, target_label, visible};
use crate::web::app::app;
use crate::web::desk::desk;
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// The targets.
#[component]
pub(super) fn TargetsPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let list = live(move || {
        let lang = app.lang();
        let figures = desk.settled.get().0;
        let line = |depth: usize, target: &Target, outlook: &Outlook| {
            let id = target.id;
            view! {
                <li data-depth=depth.min(4).to_string()>
                    <button class="name" lang="vi" on:click=move |_| show_target(desk, id)>
                        {visible(&target_label(target)).into_owned()}
                    </button>
                    <span data-mark=state_mark(outlook.state)>{visible(&outlook_text(&figures.plan, target, outlook, lang)).into_owned()}</span>
                </li>
            }
        };
        let of = |(id, depth): (crate::plan::Id, usize)| {
            let mut outlooks = figures.plan.targets.iter().zip(&figures.report.targets);
            outlooks.find(|(target, _)| target.id == id).map(|(target, outlook)| line(depth, target, outlook))
        };
        let lines = nested(&figures.plan.targets).into_iter().filter_map(of).collect::<Vec<_>>();
        if lines.is_empty() {
            view! { <p>{lang.catalogue().no_targets}</p> }.into_any()
        } else {
            view! { <ul>{lines}</ul> }.into_any()
        }
    });
    let count = text(move || desk.plan().targets.len().to_string());
    view! {
        <details class="part" open>
            <summary>
                <h2>{words.targets}</h2>
                <span>{count}</span>
            </summary>
            {list}
            <p class="acts">
                <button on:click=move |_| show_targets(desk)>{words.targets_edit}</button>
            </p>
        </details>
    }
}
