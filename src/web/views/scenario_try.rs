//! Knobs: what they turn, and what comes of it while they move. Draws and sends commands; decides nothing.

use super::knob::{Knob, Knobs};
use super::scenario_effect::effect;
use super::scenario_list::free_name;
use super::scenario_seek::seek_form;
use super::sources::ids;
use crate::edit::Command;
use crate::money::{Decimal, Money};
use crate::plan::{Id, Plan, Scenario};
use crate::steer::{Lines, Ratio, pay_share};
use crate::text::{Catalogue, fill, line_name, visible};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;

/// The most items of a plan that are all offered in a list.
pub(super) const MOST_LISTED: usize = 200;

/// The section.
pub(super) fn try_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let held = RwSignal::new(None);
    let done = Callback::new(move |command: Command| {
        desk.try_out(command, |base| free_name(base, words.try_new));
    });
    let knobs = Knobs { desk, held, done };
    let step = RwSignal::new(Money::new(1));
    let (outcome, tables) = effect(desk, held);
    view! {
        <p class="soft">{words.try_about}</p>
        <div class="try">
            {outcome}
            <div>
                <section aria-labelledby="try-all">
                    <h3 id="try-all">{words.try_all}</h3>
                    <ul>{scale_knobs(knobs, None, step)}</ul>
                    {steps(words, step)}
                </section>
                {live(move || drivers(knobs))}
                {one_item(knobs, step)}
                {live(move || shares(knobs))}
                {live(move || index(knobs))}
                {seek_form(desk)}
            </div>
            {tables}
        </div>
    }
    .into_any()
}

/// The scenario that is shown.
fn scenario(desk: Desk) -> Option<Scenario> {
    let id = desk.scenario()?;
    desk.base().scenario(id).cloned()
}

fn percent() -> (Decimal, Decimal, Decimal) {
    (Decimal::from(-50), Decimal::from(50), Decimal::ONE)
}

/// All prices, and all counts, of an item or of the plan.
fn scale_knobs(knobs: Knobs, item: Option<Id>, step: RwSignal<Money>) -> Vec<AnyView> {
    let words = knobs.desk.app.words();
    let by = move |of: fn(&Scenario, Option<Id>) -> Decimal| {
        Signal::derive(move || scenario(knobs.desk).map_or(Decimal::ZERO, |scenario| of(&scenario, item)))
    };
    let knob = |label: &'static str, value, command| {
        knobs.knob(Knob { label: label.to_owned(), value, range: percent(), unit: "%".to_owned(), command })
    };
    let prices = move |percent| Some(Command::ScalePrices { item, percent, step: step.get_untracked() });
    let counts = move |percent| Some(Command::ScaleCounts { item, percent, step: step.get_untracked() });
    vec![
        knob(words.try_prices, by(Scenario::prices_by), Callback::new(prices)),
        knob(words.try_counts, by(Scenario::counts_by), Callback::new(counts)),
    ]
}

/// To what prices and lump sums are rounded.
pub(super) fn steps(words: &'static Catalogue, step: RwSignal<Money>) -> AnyView {
    let choices = [
        (1, words.try_step_one),
        (1_000, words.try_step_thousand),
        (100_000, words.try_step_hundred_thousand),
        (1_000_000, words.try_step_million),
    ];
    let now = step.get_untracked();
    let option = |(dong, name): (i128, &'static str)| {
        view! { <option value=dong.to_string() selected=now == Money::new(dong)>{name}</option> }
    };
    let choose = move |event| step.set(Money::new(event_target_value(&event).parse().unwrap_or(1)));
    view! {
        <label class="stack">
            <span>{words.try_step}</span>
            <select class="field" on:change=choose>
                {choices.map(option)}
            </select>
        </label>
    }
    .into_any()
}

/// Each shared number.
fn drivers(knobs: Knobs) -> AnyView {
    let desk = knobs.desk;
    let words = desk.app.words();
    let all = ids(move || desk.plan().drivers.iter().map(|driver| driver.id).collect()).get();
    let base = desk.base_now();
    let knob = |id: Id| {
        let driver = base.driver(id)?;
        let most = driver.value.max(Decimal::ONE).saturating_mul(Decimal::TWO).trunc();
        Some(knobs.knob(Knob {
            label: visible(&driver.name).into_owned(),
            value: Signal::derive(move || desk.plan().driver(id).map_or(Decimal::ZERO, |driver| driver.value)),
            range: (Decimal::ZERO, most, Decimal::ONE),
            unit: [" ", &driver.unit].concat(),
            command: Callback::new(move |value| Some(Command::SetDriverValue { driver: id, value })),
        }))
    };
    section("try-drivers", words.try_drivers, all.into_iter().filter_map(knob).collect())
}

fn section(id: &'static str, title: &'static str, knobs: Vec<AnyView>) -> AnyView {
    if knobs.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby=id>
            <h3 id=id>{title}</h3>
            <ul>{knobs}</ul>
        </section>
    }
    .into_any()
}

/// One activity: its prices and counts, later, or not at all.
fn one_item(knobs: Knobs, step: RwSignal<Money>) -> AnyView {
    let desk = knobs.desk;
    let words = desk.app.words();
    let items = ids(move || offered(&desk.plan()));
    let chosen = RwSignal::new(None::<Id>);
    let of = Memo::new(move |_| {
        let items = items.get();
        chosen.get().filter(|id| items.contains(id)).or_else(|| items.first().copied())
    });
    let choice = live(move || {
        let plan = desk.plan_now();
        let option = |id: Id| {
            let name = line_name(&plan, id, desk.app.lang());
            view! { <option value=id.to_string() selected=of.get_untracked() == Some(id)>{name}</option> }
        };
        let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
        view! {
            <label class="stack">
                <span>{words.try_item}</span>
                <select class="field" lang="vi" on:change=choose>
                    {items.get().into_iter().map(option).collect::<Vec<_>>()}
                </select>
            </label>
        }
        .into_any()
    });
    let turned = live(move || of.get().map(|id| item_knobs(knobs, id, step)).into_any());
    view! {
        <section aria-labelledby="try-one">
            <h3 id="try-one">{words.try_one}</h3>
            {choice}
            {turned}
        </section>
    }
    .into_any()
}

/// The items that can be chosen: all of a small plan, the groups of a large one.
fn offered(plan: &Plan) -> Vec<Id> {
    let few = plan.outline.len() <= MOST_LISTED;
    plan.outline.items().iter().filter(|item| few || item.is_group()).map(|item| item.id).collect()
}

fn item_knobs(knobs: Knobs, id: Id, step: RwSignal<Money>) -> AnyView {
    let desk = knobs.desk;
    let words = desk.app.words();
    let mut rows = scale_knobs(knobs, Some(id), step);
    let years = desk.plan_now().period.len();
    if years > 1 {
        rows.push(knobs.knob(Knob {
            label: words.try_delay.to_owned(),
            value: Signal::derive(move || scenario(desk).map_or(Decimal::ZERO, |it| Decimal::from(it.delay_of(id)))),
            range: (Decimal::ZERO, Decimal::from(years), Decimal::ONE),
            unit: [" ", words.try_years].concat(),
            command: Callback::new(move |years: Decimal| {
                let years = years.trunc().mantissa().try_into().ok()?;
                Some(Command::Delay { item: id, years })
            }),
        }));
    }
    let drop = move |_| knobs.done.run(Command::DeleteItem(id));
    view! {
        <ul>{rows}</ul>
        <div class="acts">
            <button aria-disabled=desk.locked() on:click=drop>
                {words.try_drop}
            </button>
        </div>
    }
    .into_any()
}

/// What each source pays of everything.
fn shares(knobs: Knobs) -> AnyView {
    let desk = knobs.desk;
    let words = desk.app.words();
    let sources = ids(move || desk.plan().sources.iter().map(|source| source.id).collect()).get();
    if sources.len() < 2 {
        return ().into_any();
    }
    let plan = desk.plan_now();
    let knob = |id: Id| {
        let name = plan.source(id)?.name.clone();
        let command = move |percent| {
            let plan = desk.plan_now();
            let lines = plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
            Some(pay_share(&plan, id, Ratio::percent(percent)?, &Lines::These(lines), None))
        };
        Some(knobs.knob(Knob {
            label: fill(words.try_share_of, &[("source", &name)]),
            value: Signal::derive(move || super::scenario_effect::paid_percent(desk, id)),
            range: (Decimal::ZERO, Decimal::ONE_HUNDRED, Decimal::ONE),
            unit: "%".to_owned(),
            command: Callback::new(command),
        }))
    };
    section("try-shares", words.try_shares, sources.into_iter().filter_map(knob).collect())
}

/// By how much prices rise from year to year.
fn index(knobs: Knobs) -> AnyView {
    let desk = knobs.desk;
    let words = desk.app.words();
    let period = Memo::new(move |_| desk.plan().period).get();
    let knob = |(at, year): (usize, u16)| {
        knobs.knob(Knob {
            label: fill(words.index_of_year, &[("year", &year.to_string())]),
            value: Signal::derive(move || desk.plan().index.get(at).copied().flatten().unwrap_or_default()),
            range: (Decimal::ZERO, Decimal::from(20), Decimal::new(5, 1)),
            unit: "%".to_owned(),
            command: Callback::new(move |percent| Some(Command::SetIndex { year, percent: Some(percent) })),
        })
    };
    section("try-index", words.try_index, period.years().enumerate().skip(1).map(knob).collect())
}
