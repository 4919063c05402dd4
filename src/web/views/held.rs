//! The line that says why a plan can only be read here, or is not kept for good, with what can be done. Changes no plan.

use crate::web::app::app;
use crate::web::desk::{Saved, desk};
use crate::web::keeping::Held;
use crate::web::parts::live;
use leptos::prelude::*;

/// The line, where there is something to say.
#[component]
pub(super) fn HeldBanner() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let local = Memo::new(move |_| desk.saved.get() == Saved::Local);
    let banner = live(move || {
        let (said, act) = match desk.held.get() {
            Some(Held::OtherTab) => (
                words.held_other_tab,
                Some(view! { <button on:click=move |_| desk.take_over()>{words.edit_here}</button> }.into_any()),
            ),
            Some(Held::Deleted) => (
                words.held_deleted,
                Some(view! { <button on:click=move |_| desk.keep_here()>{words.keep_here}</button> }.into_any()),
            ),
            Some(Held::NewerApp) => (words.held_newer, None),
            None if local.get() => (words.only_local, None),
            None => return ().into_any(),
        };
        view! {
            <div class="banner">
                <p>{said}</p>
                {act}
            </div>
        }
        .into_any()
    });
    // there before there is anything to say, so that it is heard
    view! { <div role="status">{banner}</div> }
}
