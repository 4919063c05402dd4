//! How far something is that takes long, and a button that stops it. Knows nothing of what it is.

use super::text;
use crate::job::Progress;
use crate::text::fill;
use crate::web::app::app;
use leptos::prelude::*;

/// What is under way, how far it is, and a button that stops it. Heard is every tenth of it.
pub(crate) fn progress(label: &'static str, so_far: Signal<Progress>, stop: impl Fn() + 'static) -> AnyView {
    let words = app().words();
    let of = |count: u64| (count > 0).then(|| count.to_string());
    let heard = Memo::new(move |_| so_far.get().tens());
    let spoken = text(move || match heard.get() {
        Some(percent) => fill(words.job_so_far, &[("what", label), ("percent", &percent.to_string())]),
        None => label.to_owned(),
    });
    view! {
        <div class="progress">
            <p role="status">{spoken}</p>
            <progress
                aria-label=label
                max=Signal::derive(move || of(so_far.get().of))
                // without a value it says that nobody knows how far it is
                value=Signal::derive(move || of(so_far.get().of).map(|_| so_far.get().done.to_string()))
            ></progress>
            <button type="button" on:click=move |_| stop()>
                {words.job_stop}
            </button>
        </div>
    }
    .into_any()
}
