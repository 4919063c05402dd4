//! The targets in place of the table, each of them to be edited. Shows outlooks and sends commands; computes nothing.

use crate::web::app::app;
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn TargetsView() -> AnyView {
    let words = app().words();
    view! {
        <div class="targets" id="sheet" tabindex="-1">
            <h3>{words.targets}</h3>
        </div>
    }
    .into_any()
}
