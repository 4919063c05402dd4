//! What an appraiser says of each line. Draws and sends commands; adds up nothing.

use crate::web::desk::Desk;
use leptos::prelude::*;

/// The section.
pub(super) fn appraisal_section(desk: Desk) -> AnyView {
    view! { <p class="soft">{desk.app.words().appraisal_about}</p> }.into_any()
}
