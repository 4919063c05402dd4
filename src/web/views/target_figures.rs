//! Where the plan brings a target: its state with the sentence for it, and its figures. Judges nothing.

use super::target_field::Edited;
use crate::calc::{Outlook, TargetState};
use crate::plan::Target;
use crate::text::{outlook_figures, outlook_text, target_state};
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
fn with_outlook(edited: Edited, draw: fn(Edited, &Target, &Outlook) -> AnyView) -> AnyView {
    let drawn = live(move || {
        let figures = edited.desk.settled.get().0;
        let mut outlooks = figures.plan.targets.iter().zip(&figures.report.targets);
        let found = outlooks.find(|(target, _)| target.id == edited.id);
        found.map_or_else(|| ().into_any(), |(target, outlook)| draw(edited, target, outlook))
    });
    drawn.into_any()
}

/// The state in a word, and why.
pub(super) fn state_text(edited: Edited) -> AnyView {
    let drawn = with_outlook(edited, |edited, target, outlook| {
        let lang = edited.desk.app.lang();
        view! {
            <b data-mark=state_mark(outlook.state)>{target_state(outlook.state, lang)}</b>
            <span>{outlook_text(target, outlook, lang)}</span>
        }
        .into_any()
    });
    view! {
        <p class="state" aria-live="polite">
            {drawn}
        </p>
    }
    .into_any()
}

/// The figures of the outlook, each with its name.
pub(super) fn target_figures(edited: Edited) -> AnyView {
    with_outlook(edited, |edited, target, outlook| {
        let figure = |(name, value): (&'static str, String)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        };
        let figures = outlook_figures(target, outlook, edited.desk.app.lang());
        if figures.is_empty() {
            return ().into_any();
        }
        view! { <dl>{figures.into_iter().map(figure).collect::<Vec<_>>()}</dl> }.into_any()
    })
}
