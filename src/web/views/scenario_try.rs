//! Knobs and the search for a figure. Draws and sends commands; decides nothing.

use crate::web::desk::Desk;
use leptos::prelude::*;

/// The section.
pub(super) fn try_section(desk: Desk) -> AnyView {
    view! { <p class="soft">{desk.app.words().try_about}</p> }.into_any()
}
