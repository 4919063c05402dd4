//! The line that says why a plan can only be read here, or is not kept for good, with what can be done. Changes no plan.

use super::actions::to_table;
use super::open::open_new;
use crate::plan::Plan;
use crate::web::app::app;
use crate::web::desk::{Desk, Saved, desk};
use crate::web::holding::Held;
use crate::web::parts::live;
use leptos::prelude::*;

/// The line, where there is something to say.
#[component]
pub(super) fn HeldBanner() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let local = Memo::new(move |_| desk.saved.get() == Saved::Local);
    let banner = live(move || {
        let (said, button) = match desk.held.get() {
            Some(Held::OtherTab) => (words.held_other_tab, Some(act(desk, words.edit_here, Desk::take_over))),
            Some(Held::Deleted) => (words.held_deleted, Some(act(desk, words.keep_here, Desk::keep_here))),
            Some(Held::NewerApp) => (words.held_newer, None),
            Some(Held::Link) => (words.held_link, Some(act(desk, words.save_as_mine, save_as_mine))),
            None if local.get() => (words.only_local, None),
            None => return ().into_any(),
        };
        view! {
            <div class="banner" data-held=desk.locked()>
                <p>{said}</p>
                {button}
            </div>
        }
        .into_any()
    });
    // there before there is anything to say, so that it is heard
    view! { <div class="held" role="status">{banner}</div> }
}

/// Keeps a copy of what is open, and goes there.
fn save_as_mine(desk: Desk) {
    open_new(desk.app, Plan::clone(&desk.base_now()));
}

/// A button that goes with the line, so that the focus goes back to the table.
fn act(desk: Desk, label: &'static str, does: fn(Desk)) -> AnyView {
    let press = move |_| {
        does(desk);
        to_table();
    };
    view! { <button on:click=press>{label}</button> }.into_any()
}
