//! A link that skips to a part of the page. Moves the focus and leaves the address alone, which names the screen.

use crate::web::browser::dom;
use leptos::prelude::*;

/// Moves the focus to the element that the selector finds.
#[component]
pub(crate) fn SkipLink(to: &'static str, label: &'static str) -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        dom::focus(to);
    };
    view! {
        <a class="skip" href=to on:click=skip>
            {label}
        </a>
    }
}
