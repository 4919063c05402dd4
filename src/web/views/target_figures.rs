//! Where the plan brings a target: its state with the sentence for it, and its figures. Judges nothing.

use super::target_field::Edited;
use crate::calc::{Outlook, TargetState};
use crate::plan::{Plan, Target};
use crate::text::{outlook_by_year, outlook_figures, outlook_text, visible};
use crate::web::parts::live;
use leptos::prelude::*;

/// The mark of a state.
pub(super) fn state_mark(state: TargetState) -> &'static str {
    match state {
        TargetState::Reached => "ok",
        TargetState::Short => "warning",
        TargetState::NeedsPopulation | TargetState::NeedsBaseline => "ask",
        TargetState::NoActivity | TargetState::NoFigure => "note",
    }
}

/// Drawn with the outlook of the target, as it is once a change is settled.
fn with_outlook(edited: Edited, draw: fn(Edited, (&Plan, &Target, &Outlook)) -> AnyView) -> AnyView {
    let drawn = live(move || {
        let figures = edited.desk.settled.get().0;
        let mut outlooks = figures.plan.targets.iter().zip(&figures.report.targets);
        let found = outlooks.find(|(target, _)| target.id == edited.id);
        found.map_or_else(|| ().into_any(), |(target, outlook)| draw(edited, (&figures.plan, target, outlook)))
    });
    drawn.into_any()
}

/// The state, in a mark and the sentence that says why.
pub(super) fn state_text(edited: Edited) -> AnyView {
    let drawn = with_outlook(edited, |edited, (_, target, outlook)| {
        let said = outlook_text(target, outlook, edited.desk.app.lang());
        view! { <span data-mark=state_mark(outlook.state)>{visible(&said).into_owned()}</span> }.into_any()
    });
    view! {
        <p class="state" aria-live="polite">
            {drawn}
        </p>
    }
    .into_any()
}

/// The figures of the outlook, each with its name, and then where it stands year by year.
pub(super) fn target_figures(edited: Edited) -> AnyView {
    with_outlook(edited, |edited, (plan, target, outlook)| {
        let lang = edited.desk.app.lang();
        let mut figures: Vec<(&'static str, String)> = outlook_figures(plan, target, outlook, lang);
        let years = outlook_by_year(plan, target, outlook);
        let years: Vec<String> =
            years.into_iter().map(|(year, value)| [&year.to_string(), ": ", &value].concat()).collect();
        if !years.is_empty() {
            figures.push((lang.catalogue().target_by_year, years.join(" · ")));
        }
        if figures.is_empty() {
            return ().into_any();
        }
        let figure = |(name, value): (&'static str, String)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{visible(&value).into_owned()}</dd>
                </div>
            }
        };
        view! { <dl>{figures.into_iter().map(figure).collect::<Vec<_>>()}</dl> }.into_any()
    })
}
