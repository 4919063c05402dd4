//! A dialog of the plan screen that is there while it is open; knows nothing of what is in it.

use super::actions::close;
use crate::web::desk::{Desk, Overlay, desk};
use crate::web::parts::{live, modal};
use leptos::prelude::*;

/// The dialog of that name and title, while it is the one that is open; what is in it is made anew each time.
pub(super) fn overlay(
    which: Overlay,
    name: &'static str,
    title: &'static str,
    content: fn(Desk) -> AnyView,
) -> AnyView {
    let desk = desk();
    let closed = Callback::new(move |()| {
        if desk.overlay.get_untracked() == Some(which) {
            close(desk);
        }
    });
    let shown = live(move || {
        let is_open = desk.overlay.get() == Some(which);
        is_open.then(|| modal(name, title, closed, content(desk))).into_any()
    });
    shown.into_any()
}
