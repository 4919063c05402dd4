//! Who pays, and the limits: sources by line and year, ceilings and what they leave. Shows figures and sends commands; computes
//! nothing.

use crate::web::app::app;
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn FundsView() -> AnyView {
    let words = app().words();
    view! {
        <div class="funds" id="sheet" tabindex="-1">
            <h3>{words.view_funds}</h3>
            <p>{words.funds_about}</p>
        </div>
    }
    .into_any()
}
