//! What was spent of the plan and what its targets reached, to be typed in before the next one is made. Reads no number itself.

use super::scenario_next_year::{Next, part};
use crate::entry::{Typo, read_money};
use crate::money::{Money, NumberError, print_decimal, print_scaled, read_number};
use crate::plan::{Id, Target};
use crate::text::{fill, number_problem, scale_unit, target_label, typo_text};
use crate::web::browser::dom;
use crate::web::parts::{Field, field, live, text};
use leptos::prelude::*;

/// The most targets that are listed.
const MOST: usize = 60;

/// The section.
pub(super) fn done(next: Next) -> AnyView {
    let (words, lang) = (next.desk.app.words(), next.desk.app.lang());
    let whole = move || {
        let unit = scale_unit(next.plan.get().0.scale, lang);
        [words.next_year_spent_whole, " (", unit, ")"].concat()
    };
    let value = text(move || spent_text(next, None));
    let set = move |typed: String| set_spent(next, None, &typed);
    let of = Field { label: text(whole), value, number: true, locked: next.desk.locked() };
    let targets = live(move || {
        let plan = next.plan.get().0;
        let with_figure = plan.targets.iter().filter(|target| target.goal.threshold().is_some());
        with_figure.take(MOST).map(|target| reached(next, target)).collect::<Vec<_>>().into_any()
    });
    let content = view! {
        <p class="soft">{words.next_year_done_about}</p>
        <div class="fields">{field(of, Callback::new(set))} {targets}</div>
    };
    part("next-done", words.next_year_done, content.into_any())
}

fn reached(next: Next, target: &Target) -> AnyView {
    let id = target.id;
    let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
    let label = fill(next.desk.app.words().next_year_reached, &[("target", &target_label(target)), ("unit", unit)]);
    let value = text(move || {
        let reached = next.chosen.with(|roll| roll.reached_of(id));
        reached.map_or(String::new(), |value| print_decimal(value.normalize()))
    });
    let set = move |typed: String| match read_number(typed.trim_end_matches('%').trim_end()) {
        Ok(reading) => next.chosen.update(|roll| roll.set_reached(id, Some(reading.value))),
        Err(NumberError::Empty) => next.chosen.update(|roll| roll.set_reached(id, None)),
        Err(error) => next.desk.app.say(number_problem(&error, next.desk.app.lang())),
    };
    let label = text(move || label.clone());
    field(Field { label, value, number: true, locked: next.desk.locked() }, Callback::new(set))
}

fn spent_text(next: Next, line: Option<Id>) -> String {
    let scale = next.plan.get().0.scale;
    next.chosen.with(|roll| roll.spent_on(line)).map_or(String::new(), |amount| print_scaled(amount, scale))
}

fn set_spent(next: Next, line: Option<Id>, typed: &str) {
    let plan = next.plan.get_untracked().0;
    let amount = match read_money(&plan, typed) {
        Ok(None) => Ok(None),
        Ok(Some(value)) if value.fract().is_zero() => Ok(Money::from_decimal(value)),
        Ok(Some(_)) => Err(Typo::NotWhole),
        Err(typo) => Err(typo),
    };
    match amount {
        Ok(amount) => next.chosen.update(|roll| roll.set_spent(line, amount)),
        Err(typo) => next.desk.app.say(typo_text(&typo, next.desk.app.lang())),
    }
}

/// The field of what was spent on a line, in a row that names it.
pub(super) fn spent_field(next: Next, line: Option<Id>, label: String) -> AnyView {
    let value = text(move || spent_text(next, line));
    let change = move |event: leptos::ev::Event| {
        set_spent(next, line, &dom::nfc(event_target_value(&event).trim()));
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
    };
    view! {
        <input
            class="field"
            inputmode="decimal"
            autocomplete="off"
            aria-label=label
            readonly=next.desk.locked()
            prop:value=value
            on:change=change
        />
    }
    .into_any()
}
