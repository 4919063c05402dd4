//! Where the plan brings a target: its state with the sentence for it, and its figures. Judges nothing.

use super::target_field::Edited;
use crate::calc::{Outlook, TargetState};
use crate::plan::{Plan, Target};
use crate::text::{OutlookWords, outlook_text, outlook_words, visible};
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

/// The state, in a mark and the sentences that say why, and what would reach it.
pub(super) fn state_text(edited: Edited) -> AnyView {
    let drawn = with_outlook(edited, |edited, (plan, target, outlook)| {
        let said = outlook_text(plan, target, outlook, edited.desk.app.lang());
        view! { <span data-mark=state_mark(outlook.state)>{visible(&said).into_owned()}</span> }.into_any()
    });
    view! {
        <p class="state" aria-live="polite">
            {drawn}
        </p>
    }
    .into_any()
}

/// What the target costs, and where it stands year by year.
pub(super) fn target_figures(edited: Edited) -> AnyView {
    with_outlook(edited, |edited, (plan, target, outlook)| {
        let lang = edited.desk.app.lang();
        let OutlookWords { by_year, cost, .. } = outlook_words(plan, target, outlook, lang);
        let by_year = Some(by_year).filter(|_| plan.period.len() > 1).filter(|text| !text.is_empty());
        let by_year = by_year.map(|text| [lang.catalogue().target_by_year, ": ", &text].concat());
        let lines: Vec<String> = by_year.into_iter().chain(cost).collect();
        if lines.is_empty() {
            return ().into_any();
        }
        let line = |text: String| view! { <li>{visible(&text).into_owned()}</li> };
        view! { <ul class="figures">{lines.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
    })
}
