//! A slider that turns something of the plan. While it moves, what it would do is tried; letting it go is one step. Knows
//! nothing of what it turns.

use crate::edit::Command;
use crate::money::{Decimal, print_decimal, read_number};
use crate::text::{number_problem, signed_number};
use crate::web::desk::Desk;
use crate::web::parts::{Slider, slider, text};
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
        let hold = move |to: Option<Decimal>| {
            at.set(to);
            self.held.set(to.and_then(|to| command.run(to)));
        };
        let type_in = move |typed: String| {
            let typed = typed.trim();
            let number = typed.trim_start_matches('+').trim_end_matches(|c: char| !c.is_numeric());
            match read_number(if number.is_empty() { typed } else { number }) {
                Ok(reading) => turn(reading.value),
                Err(error) => self.desk.app.say(number_problem(&error, self.desk.app.lang())),
            }
        };
        let name = Signal::stored(label.clone());
        let range = [least, most, step].map(|figure| Signal::stored(figure.to_string()));
        let of = Slider { names: [name, name], range, place, shown, locked: self.desk.locked() };
        view! {
            <li class="knob">
                <span>{label}</span>
                {slider(of, Callback::new(hold), Callback::new(turn), Callback::new(type_in))}
            </li>
        }
        .into_any()
    }
}
