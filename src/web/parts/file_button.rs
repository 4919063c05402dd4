//! A button that opens a file of the user's. Reads its text and knows nothing of what is in it.

use crate::format::LARGEST;
use crate::web::browser::files::{self, FileError};
use leptos::html::Input;
use leptos::prelude::*;

/// A button with that label; calls back with the name and the text of the file chosen.
#[component]
pub(crate) fn FileButton(
    label: &'static str,
    opened: impl Fn(String, Result<String, FileError>) + Copy + 'static,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        let file = input.get_untracked().and_then(|input| files::chosen(&input));
        if let Some(file) = file {
            files::read(&file, LARGEST, opened);
        }
    };
    view! {
        <button on:click=choose>{label}</button>
        <input node_ref=input type="file" accept=".json,application/json" hidden on:change=chosen />
    }
}
