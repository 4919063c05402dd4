//! A list of a few things to choose one of, or none. Decides nothing.

use crate::plan::Plan;
use crate::text::visible;
use leptos::prelude::*;

/// The values and the names of what can be chosen.
pub(super) type Options = Vec<(String, String)>;

/// The list with its label; the value that is chosen, empty for `none`, goes to `choose`.
pub(super) fn choice(
    (label, none): (&'static str, &'static str),
    options: Options,
    chosen: String,
    choose: Callback<String>,
) -> AnyView {
    let option = |(value, name): (String, String)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{visible(&name).into_owned()}</option> }
    };
    view! {
        <label class="stack">
            <span>{label}</span>
            <select class="field" on:change=move |event| choose.run(event_target_value(&event))>
                <option value="">{none}</option>
                {options.into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

/// The value of what is chosen, or of nothing.
pub(super) fn text_of<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

/// The years of a plan.
pub(super) fn years(plan: &Plan) -> Options {
    plan.period.years().map(|year| (year.to_string(), year.to_string())).collect()
}

/// Its sources.
pub(super) fn sources(plan: &Plan) -> Options {
    plan.sources.iter().map(|source| (source.id.to_string(), source.name.clone())).collect()
}
