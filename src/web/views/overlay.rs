//! A dialog of the plan screen that is there while it is open; knows nothing of what is in it.

use super::actions::close;
use super::fetched::fetched;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Overlay, desk};
use crate::web::lazy::{Extras, here};
use crate::web::parts::{live, modal};
use leptos::prelude::*;

/// The dialog of that name and title, while it is the one that is open; what is in it is made anew each time.
pub(super) fn overlay(
    which: Overlay,
    name: &'static str,
    title: &'static str,
    content: fn(Overlay, Desk) -> AnyView,
) -> AnyView {
    let desk = desk();
    let closed = Callback::new(move |()| {
        if desk.overlay.get_untracked() == Some(which) {
            close(desk);
        }
    });
    let shown = live(move || {
        let is_open = desk.overlay.get() == Some(which);
        is_open.then(|| modal(name, title, closed, content(which, desk))).into_any()
    });
    shown.into_any()
}

/// What gets the focus in a dialog that was open before its content was there, as if it opened now; the last that is there.
const FIRST: [&str; 2] = ["dialog[open] :is(input, button, [tabindex])", "dialog[open] [autofocus]"];

/// The same for a dialog that the piece `extras` makes.
pub(super) fn extra_overlay(which: Overlay, name: &'static str, title: &'static str) -> AnyView {
    overlay(which, name, title, |which, desk| {
        let is_late = here::<Extras>().is_none();
        fetched(desk.app, move |extras: &Extras| {
            if is_late {
                request_animation_frame(|| FIRST.iter().for_each(|first| dom::focus(first)));
            }
            (extras.dialog)(which, desk)
        })
    })
}
