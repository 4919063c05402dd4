//! What things cost in other plans, with where each price comes from. Shows prices and sends commands; computes nothing.

use crate::web::app::app;
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn PricesView() -> AnyView {
    let words = app().words();
    view! {
        <div class="prices" id="sheet" tabindex="-1">
            <h3>{words.view_prices}</h3>
            <p>{words.prices_about}</p>
        </div>
    }
    .into_any()
}
