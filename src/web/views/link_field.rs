//! A field for a link that somebody was sent, with whatever stands around it, or for the check code of a print. Reads nothing of it.

use super::fetched::with_piece;
use crate::web::app::app;
use crate::web::lazy::Editor;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// The field and its button.
#[component]
pub(super) fn LinkField() -> AnyView {
    let app = app();
    let words = app.first_words();
    let field = NodeRef::<Input>::new();
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if text.trim().is_empty() {
            let _ = field.focus();
        } else {
            with_piece(app, move |editor: &Editor| (editor.open_link)(app, &text));
        }
    };
    view! {
        <form class="link" on:submit=open>
            <label for="link">{words.link_label}</label>
            <input node_ref=field id="link" class="field" autocomplete="off" spellcheck="false" />
            <button>{words.open_link}</button>
        </form>
    }
    .into_any()
}
