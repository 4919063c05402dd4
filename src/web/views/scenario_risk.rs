//! What moves the plan most, and how it may come out. Puts the parts in order; computes nothing.

use super::funds::section;
use super::scenario_risk_levers::levers;
use super::scenario_risk_ranges::ranges;
use super::scenario_risk_runs::runs;
use crate::entry::{PercentTypo, read_percent};
use crate::money::{Decimal, print_decimal};
use crate::text::{fill, number_problem};
use crate::web::asked::{Risking, asked};
use crate::web::desk::Desk;
use crate::web::parts::{Field, field, text};
use leptos::prelude::*;

/// The most percent that a figure may be above what is planned, or is moved.
pub(super) const MOST_PERCENT: u32 = 1_000;

/// The section.
pub(super) fn risk_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let asked = asked().risk;
    view! {
        <p class="soft">{words.risk_about}</p>
        <div class="risk">
            {section("risk-levers", words.risk_levers, words.risk_levers_about, levers(desk, asked.percent))}
            {section("risk-ranges", words.risk_ranges, words.risk_ranges_about, ranges(desk, asked))}
            {section("risk-runs", words.risk_runs_name, words.risk_runs_about, runs(desk, asked))}
        </div>
    }
    .into_any()
}

/// A sentence that says both.
pub(super) fn around(asked: Risking, template: &str) -> String {
    percents(template, (asked.low.get(), asked.high.get()))
}

/// A sentence that says how far below and above.
pub(super) fn percents(template: &str, (low, high): (Decimal, Decimal)) -> String {
    fill(template, &[("low", &print_decimal(low)), ("high", &print_decimal(high))])
}

/// A field for a percentage that is kept nowhere; `done` hears of a new one, and of one that was refused.
pub(super) fn percent_field(
    desk: Desk,
    label: &'static str,
    (percent, most): (RwSignal<Decimal>, u32),
    done: Callback<bool>,
) -> AnyView {
    let value = text(move || print_decimal(percent.get()));
    let set = move |typed: String| match read_percent(&typed, most) {
        Ok(read) if read != percent.get_untracked() => {
            percent.set(read);
            done.run(true);
        }
        Ok(_) => {}
        Err(why) => {
            let (words, lang) = (desk.app.words(), desk.app.lang());
            desk.app.say(match why {
                PercentTypo::Number(error) => number_problem(&error, lang),
                PercentTypo::Outside => fill(words.risk_percent_wrong, &[("most", &most.to_string())]),
            });
            done.run(false);
        }
    };
    field(Field::new(label, value, Signal::stored(None)).number(), Callback::new(set))
}
