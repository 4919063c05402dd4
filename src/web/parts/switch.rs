//! A choice among a few, all of them visible. Decides nothing: it reports what was chosen.

use crate::text::Lang;
use crate::web::app::{Theme, app};
use crate::web::browser::dom;
use leptos::prelude::*;

/// Radio buttons in a row. `name` groups them and is the id of the whole.
#[component]
pub(crate) fn Switch(
    name: &'static str,
    legend: &'static str,
    #[prop(optional)] shown_legend: bool,
    options: Vec<&'static str>,
    chosen: Signal<usize>,
    choose: Callback<usize>,
) -> impl IntoView {
    let option = move |(at, label): (usize, &'static str)| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || chosen.get() == at on:change=move |_| choose.run(at) />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="switch" id=name data-name=name>
            <legend class=if shown_legend { "" } else { "sr" }>{legend}</legend>
            {options.into_iter().enumerate().map(option).collect::<Vec<_>>()}
        </fieldset>
    }
}

/// Where a value stands among the choices.
pub(crate) fn place<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|one| one == value).unwrap_or(0)
}

/// Vietnamese or English, each in its own words.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let app = app();
    let choose = move |at: usize| {
        let Some(lang) = Lang::ALL.get(at) else { return };
        app.lang.set(*lang);
        // the page was drawn anew: the focus goes back to where it was
        request_animation_frame(|| dom::focus("#language input:checked"));
    };
    view! {
        <Switch
            name="language"
            legend=app.first_words().language
            options=vec!["Tiếng Việt", "English"]
            chosen=Signal::derive(move || place(&Lang::ALL, &app.lang.get()))
            choose=Callback::new(choose)
        />
    }
}

/// Light, dark, high contrast or as the system.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let app = app();
    let words = app.first_words();
    let choose = move |at: usize| app.theme.set(Theme::ALL.get(at).copied().unwrap_or_default());
    view! {
        <Switch
            name="theme"
            legend=words.theme
            options=vec![words.theme_light, words.theme_dark, words.theme_contrast, words.theme_system]
            chosen=Signal::derive(move || place(&Theme::ALL, &app.theme.get()))
            choose=Callback::new(choose)
        />
    }
}
