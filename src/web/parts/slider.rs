//! A slider with a field for the exact figure: moved it is held, let go it is set. Knows nothing of what it turns.

use crate::money::Decimal;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What there is to show of it.
pub(crate) struct Slider {
    /// What the slider is called, and what the field is.
    pub(crate) names: [Signal<String>; 2],
    /// From, to, and in what steps it slides; what is typed may be anything.
    pub(crate) range: [Signal<String>; 3],
    /// Where it stands.
    pub(crate) place: Signal<String>,
    /// The same as people write it.
    pub(crate) shown: Signal<String>,
    /// There while nothing can be changed.
    pub(crate) locked: Signal<Option<&'static str>>,
}

/// The slider and its field. While it is moved `hold` gets where it is, and nothing when it is let go; then `set` gets where
/// that was, as `typed` gets what was typed. Both show what holds after that, whatever came of it.
pub(crate) fn slider(
    of: Slider,
    hold: Callback<Option<Decimal>>,
    set: Callback<Decimal>,
    typed: Callback<String>,
) -> AnyView {
    let Slider { names: [name, field_name], range: [least, most, step], place, shown, locked } = of;
    let place_of = |event: &leptos::ev::Event| event_target_value(event).parse::<Decimal>().ok();
    let moved = move |event| {
        if let Some(to) = place_of(&event) {
            hold.run(Some(to));
        }
    };
    let let_go = move |event| {
        hold.run(None);
        if let Some(to) = place_of(&event) {
            set.run(to);
        }
        event_target::<HtmlInputElement>(&event).set_value(&place.get_untracked());
    };
    let type_in = move |event| {
        typed.run(event_target_value(&event));
        event_target::<HtmlInputElement>(&event).set_value(&shown.get_untracked());
    };
    view! {
        <input
            type="range"
            min=least
            max=most
            step=step
            aria-label=name
            aria-valuetext=shown
            disabled=move || locked.get().is_some()
            prop:value=place
            on:input=moved
            on:change=let_go
        />
        <input
            class="field"
            inputmode="decimal"
            autocomplete="off"
            readonly=locked
            aria-label=field_name
            prop:value=shown
            on:change=type_in
        />
    }
    .into_any()
}
