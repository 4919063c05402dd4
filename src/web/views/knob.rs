//! A slider with a field for the exact figure. While it moves, what it would do is tried; letting it go is one step. Knows
//! nothing of what it turns.

use crate::edit::Command;
use crate::money::{Decimal, print_decimal, read_number};
use crate::text::{number_problem, signed_number};
use crate::web::desk::Desk;
use crate::web::parts::text;
use leptos::prelude::*;

/// Something that can be turned.
#[derive(Clone)]
pub(super) struct Knob {
    /// What it turns.
    pub(super) label: String,
    /// Where it stands.
    pub(super) value: Signal<Decimal>,
    /// From, to, and in what steps it slides; what is typed may be anything.
    pub(super) range: (Decimal, Decimal, Decimal),
    /// What stands behind the figure: "%".
    pub(super) unit: String,
    /// What turning it there would do.
    pub(super) command: Callback<Decimal, Option<Command>>,
}

/// The knobs of a view: where they try what they would do, and where it is done.
#[derive(Clone, Copy)]
pub(super) struct Knobs {
    pub(super) desk: Desk,
    /// What is being tried.
    pub(super) held: RwSignal<Option<Command>>,
    pub(super) done: Callback<Command>,
}

impl Knobs {
    /// The slider and its field.
    pub(super) fn knob(self, knob: Knob) -> AnyView {
        let Knob { label, value, range: (least, most, step), unit, command } = knob;
        let at = RwSignal::new(None::<Decimal>);
        let now = move || at.get().unwrap_or_else(|| value.get());
        let place = text(move || now().normalize().to_string());
        let shown = text(move || {
            let print =
                if least < Decimal::ZERO { signed_number } else { |now: Decimal| print_decimal(now.normalize()) };
            [&print(now()), &*unit].concat()
        });
        let turn = move |to: Decimal| {
            if to != value.get_untracked()
                && let Some(command) = command.run(to)
            {
                self.done.run(command);
            }
        };
        let hold = move |event: leptos::ev::Event| {
            if let Ok(to) = event_target_value(&event).parse() {
                at.set(Some(to));
                self.held.set(command.run(to));
            }
        };
        let let_go = move |event: leptos::ev::Event| {
            self.held.set(None);
            at.set(None);
            if let Ok(to) = event_target_value(&event).parse() {
                turn(to);
            }
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&place.get_untracked());
        };
        let type_in = move |event: leptos::ev::Event| {
            let typed = event_target_value(&event);
            match read_number(typed.trim().trim_start_matches('+').trim_end_matches(|c: char| !c.is_numeric())) {
                Ok(reading) => turn(reading.value),
                Err(error) => self.desk.app.say(number_problem(&error, self.desk.app.lang())),
            }
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&shown.get_untracked());
        };
        let name = label.clone();
        view! {
            <li class="knob">
                <span>{label.clone()}</span>
                <input
                    type="range"
                    min=least.to_string()
                    max=most.to_string()
                    step=step.to_string()
                    aria-label=label
                    aria-valuetext=shown
                    disabled=move || self.desk.held.get().is_some()
                    prop:value=place
                    on:input=hold
                    on:change=let_go
                />
                <input
                    class="field"
                    inputmode="decimal"
                    autocomplete="off"
                    readonly=self.desk.locked()
                    aria-label=name
                    prop:value=shown
                    on:change=type_in
                />
            </li>
        }
        .into_any()
    }
}
