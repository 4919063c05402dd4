//! The targets with where the plan brings each of them. Shows outlooks; makes none.

use crate::calc::TargetState;
use crate::text::{goal_text, outlook_text, visible};
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
        let line = |(target, outlook): (&crate::plan::Target, &crate::calc::Outlook)| {
            let mark = match outlook.state {
                TargetState::Reached => "ok",
                TargetState::Short => "warning",
                TargetState::NeedsPopulation | TargetState::NeedsBaseline => "ask",
                TargetState::NoActivity | TargetState::NoFigure => "note",
            };
            let depth = if target.parent.is_some() { "1" } else { "0" };
            view! {
                <li data-depth=depth>
                    <span lang="vi">{[&*visible(&target.number), " ", &visible(&target.text)].concat()}</span>
                    " "
                    <small>{goal_text(&target.goal, lang)}</small>
                    <span data-mark=mark>{outlook_text(&figures.plan, target, outlook, lang)}</span>
                </li>
            }
        };
        let lines = figures.plan.targets.iter().zip(&figures.report.targets).map(line).collect::<Vec<_>>();
        if lines.is_empty() {
            view! { <p>{lang.catalogue().no_targets}</p> }.into_any()
        } else {
            view! { <ul class="targets">{lines}</ul> }.into_any()
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
        </details>
    }
}
