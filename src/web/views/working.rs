//! What is seen of a long job: how far it is while it runs, and a way to try again where it did not end well. Starts none.

use super::app;
use crate::web::browser::dom;
use crate::web::jobs::{State, Work};
use crate::web::parts::{live, progress};
use leptos::prelude::*;

/// The job of `work`, while there is something to say of it; `back` finds what gets the focus when it is stopped.
pub(super) fn working(work: Work, label: &'static str, back: &'static str) -> AnyView {
    let words = app().words();
    let so_far = Signal::derive(move || match work.state.get() {
        State::Running(progress) => progress,
        _ => Default::default(),
    });
    let stop = move || {
        work.cancel();
        // the button that had the focus is gone
        request_animation_frame(move || dom::refocus(&[back]));
    };
    // drawn anew only when another thing is to be said, so that the button keeps the focus
    let what = Memo::new(move |_| match work.state.get() {
        State::Running(_) => State::Running(Default::default()),
        other => other,
    });
    let shown = live(move || match what.get() {
        State::Idle => ().into_any(),
        State::Running(_) => progress(label, so_far, stop),
        State::NotFetched => failed(work, words.job_not_fetched, words.try_again),
        State::Broken => failed(work, words.job_broken, words.try_again),
    });
    shown.into_any()
}

fn failed(work: Work, why: &'static str, again: &'static str) -> AnyView {
    view! {
        <div class="wait" role="alert">
            <p>{why}</p>
            <button type="button" on:click=move |_| work.again()>
                {again}
            </button>
        </div>
    }
    .into_any()
}
