//! A field with its label above it, as one type of view. Knows nothing of a plan.

use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::parts::text;
use leptos::prelude::*;

/// What a field is.
pub(crate) struct Field {
    pub(crate) label: Signal<String>,
    pub(crate) value: Signal<String>,
    /// Whether it holds a figure.
    pub(crate) number: bool,
    pub(crate) locked: Signal<Option<&'static str>>,
}

impl Field {
    /// A field of a label that stays.
    pub(crate) fn new(label: &'static str, value: Signal<String>, locked: Signal<Option<&'static str>>) -> Self {
        Self { label: text(move || label.to_owned()), value, number: false, locked }
    }

    /// The same for a figure.
    pub(crate) fn number(self) -> Self {
        Self { number: true, ..self }
    }
}

/// The field. What is typed goes to `set` when it is done; then the field shows its value again, whatever became of that.
pub(crate) fn field(of: Field, set: Callback<String>) -> AnyView {
    let Field { label, value, number, locked } = of;
    let app = app();
    let change = move |event: leptos::ev::Event| {
        app.toast.set(None); // what was wrong before is not any more
        set.run(dom::nfc(event_target_value(&event).trim()));
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        value.try_get_untracked().into_iter().for_each(|value| input.set_value(&value));
    };
    let mode = number.then_some("decimal");
    view! {
        <label class="stack">
            <span>{label}</span>
            <input
                class="field"
                readonly=locked
                inputmode=mode
                autocomplete="off"
                prop:value=value
                on:change=change
            />
        </label>
    }
    .into_any()
}
