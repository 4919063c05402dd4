//! A ceiling that the plan has to fit: asks the worker and shows what it cut. Decides nothing.

use crate::web::desk::Desk;
use leptos::prelude::*;

/// The section.
pub(super) fn fit_section(desk: Desk) -> AnyView {
    view! { <p class="soft">{desk.app.words().fit_about}</p> }.into_any()
}
