//! The plan of the next period, before it is made. Draws and asks; rolls nothing forward itself.

use crate::web::desk::Desk;
use leptos::prelude::*;

/// The section.
pub(super) fn next_year_section(desk: Desk) -> AnyView {
    view! { <p class="soft">{desk.app.words().next_year_about}</p> }.into_any()
}
