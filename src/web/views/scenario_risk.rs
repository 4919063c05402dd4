//! What moves the plan most, and how it may come out. Draws; computes nothing.

use crate::web::desk::Desk;
use leptos::prelude::*;

/// The section.
pub(super) fn risk_section(desk: Desk) -> AnyView {
    view! { <p class="soft">{desk.app.words().risk_about}</p> }.into_any()
}
