//! How likely the plan stays within its ceilings: asked of the worker, told in words and drawn. Computes nothing.

use super::charts::figure;
use super::scenario_risk::{around, percents};
use super::scenario_risk_ranges::{range_button, was_refused};
use super::working::working;
use crate::calc::compute;
use crate::chart::{Chart, Kind, histogram};
use crate::entry::{read_money, read_seed};
use crate::job::{Answer, Job, Task};
use crate::money::{Decimal, Money, Scale, print_scaled};
use crate::plan::Plan;
use crate::risk::{Runs, Simulated, assumed, is_whole, with_ceiling};
use crate::text::{
    about, against_planned, ceiling_doubt, chance_texts, fill, scale_unit, typo_text, unsimulated_text, visible,
};
use crate::web::asked::{Risking, Tried};
use crate::web::desk::{Desk, Shared};
use crate::web::jobs::Work;
use crate::web::parts::{Field, Said, field, live, table, table_cell, table_row, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// How often may be tried.
const RUNS: [u32; 3] = [10_000, 100_000, 1_000_000];

/// What is asked, and of whom.
#[derive(Clone, Copy)]
struct Runner {
    desk: Desk,
    asked: Risking,
    work: Work,
}

/// The section.
pub(super) fn runs(desk: Desk, asked: Risking) -> AnyView {
    let runner = Runner { desk, asked, work: Work::new() };
    let words = desk.app.words();
    let has_ranges = Memo::new(move |_| desk.settled.with(|figures| !figures.0.plan.ranges.is_empty()));
    let has_ceiling = Memo::new(move |_| desk.settled.with(|figures| figures.0.plan.ceilings.iter().any(is_whole)));
    let ceiling = live(move || if has_ceiling.get() { ().into_any() } else { runner.ceiling_field() });
    view! {
        <div class="acts">{runner.runs_field()} {runner.seed_field()} {ceiling}</div>
        {live(move || if has_ranges.get() { runner.run_button() } else { runner.without_ranges() })}
        {working(runner.work, words.risk_running, "#risk-run")}
        {outcome(desk, asked.tried)}
    }
    .into_any()
}

impl Runner {
    fn runs_field(self) -> AnyView {
        let words = self.desk.app.words();
        let option = |runs: u32| {
            let name = print_scaled(Money::new(runs.into()), Scale::Dong);
            view! { <option value=runs.to_string() selected=runs == self.asked.runs.get_untracked()>{name}</option> }
        };
        let choose = move |event| self.asked.runs.set(event_target_value(&event).parse().unwrap_or(100_000));
        view! {
            <label class="stack">
                <span>{words.risk_runs}</span>
                <select class="field" on:change=choose>
                    {RUNS.map(option)}
                </select>
            </label>
        }
        .into_any()
    }

    fn seed_field(self) -> AnyView {
        let app = self.desk.app;
        let words = app.words();
        let set = move |typed: String| match read_seed(&typed) {
            Some(seed) => self.asked.seed.set(seed),
            None => app.say(words.risk_seed_wrong.to_owned()),
        };
        let of =
            Field::new(words.risk_seed, text(move || self.asked.seed.get().to_string()), Signal::stored(None)).number();
        view! {
            <div>{field(of, Callback::new(set))} <small>{words.risk_seed_about}</small></div>
        }
        .into_any()
    }

    /// A ceiling of the whole, where the plan has none.
    fn ceiling_field(self) -> AnyView {
        let desk = self.desk;
        let app = desk.app;
        let plan = move || desk.settled.with(|figures| figures.0.plan.clone());
        let set = move |typed: String| match read_money(&desk.plan_now(), &typed) {
            Ok(Some(read)) if read < Decimal::ZERO => app.say(app.words().funds_ceiling_negative.to_owned()),
            Ok(read) => self.asked.ceiling.set(read.and_then(Money::from_decimal)),
            Err(typo) => app.say(typo_text(&typo, app.lang())),
        };
        let value =
            text(move || self.asked.ceiling.get().map_or(String::new(), |amount| print_scaled(amount, plan().scale)));
        let label = text(move || fill(app.words().risk_ceiling, &[("unit", scale_unit(plan().scale, app.lang()))]));
        let of = Field { label, value, number: true, locked: Signal::stored(None) };
        let doubt = Memo::new(move |_| {
            let amount = self.asked.ceiling.get()?;
            desk.settled
                .with(|figures| ceiling_doubt(&figures.0.plan, figures.0.report.grand_total(), amount, app.lang()))
        });
        let mark = word(move || doubt.with(Option::is_some).then_some("warning"));
        let doubt = text(move || doubt.get().unwrap_or_default());
        view! {
            <div>
                {field(of, Callback::new(set))} <small role="status" data-mark=mark>
                    {doubt}
                </small>
            </div>
        }
        .into_any()
    }

    fn run_button(self) -> AnyView {
        let words = self.desk.app.words();
        view! {
            <div class="acts">
                <button id="risk-run" class="main" on:click=move |_| self.start()>
                    {words.risk_run}
                </button>
            </div>
        }
        .into_any()
    }

    /// What is said and offered where the plan has no ranges.
    fn without_ranges(self) -> AnyView {
        let words = self.desk.app.words();
        view! {
            <p data-mark="note">{text(move || around(self.asked, words.risk_no_ranges))}</p>
            <div class="acts">
                {range_button(self.desk, self.asked, "main")}
                <button id="risk-run" on:click=move |_| self.start()>
                    {text(move || around(self.asked, words.risk_run_assumed))}
                </button>
            </div>
        }
        .into_any()
    }

    /// Asks about the plan as it is now; without ranges of its own with assumed ones.
    fn start(self) {
        let (desk, Risking { low, high, tried, .. }) = (self.desk, self.asked);
        let plan = desk.settled.with_untracked(|figures| figures.0.plan.clone());
        let asked = match self.asked.ceiling.get_untracked() {
            Some(amount) => with_ceiling(&plan, amount),
            None => Plan::clone(&plan),
        };
        if plan.ranges.is_empty() && was_refused(desk, self.asked) {
            return;
        }
        let around = plan.ranges.is_empty().then(|| (low.get_untracked(), high.get_untracked()));
        let ranges = match around {
            Some((low, high)) => assumed(&asked, low, high),
            None => plan.ranges.clone(),
        };
        let runs = Runs { runs: self.asked.runs.get_untracked(), seed: self.asked.seed.get_untracked() };
        let job = Job::new(&asked, Task::Simulate { ranges, runs });
        self.work.start(job, move |answer| {
            let Answer::Simulated(outcome) = answer else { return };
            let outcome = Tried { plan: plan.clone(), asked: asked.clone(), assumed: around, outcome };
            let _ = tried.try_set(Some(Shared(Arc::new(outcome))));
        });
    }
}

/// The last answer.
type Last = RwSignal<Option<Shared<Tried>>>;

/// What the last simulation came to, and whether it belongs to the plan still.
fn outcome(desk: Desk, tried: Last) -> AnyView {
    let words = desk.app.words();
    let is_stale = move || {
        let plan = desk.settled.with(|figures| figures.0.plan.clone());
        tried.with(|tried| tried.as_ref().is_some_and(|tried| !Arc::ptr_eq(&tried.0.plan, &plan)))
    };
    let stale = text(move || if is_stale() { words.risk_stale } else { "" }.to_owned());
    let mark = word(move || is_stale().then_some("warning"));
    let said = text(move || tried.with(|tried| tried.as_ref().map_or(String::new(), |it| said(desk, &it.0))));
    let drawn = Memo::new_with_compare(move |_| chart(desk, tried), |_, _| true);
    let is_drawn = Memo::new(move |_| drawn.with(|drawn| !drawn.is_empty()));
    view! {
        <p role="status" data-mark=mark>
            {stale}
        </p>
        <p role="status">{said}</p>
        {live(move || tried.get().map_or_else(|| ().into_any(), |tried| told(desk, &tried.0)))}
        {live(move || if is_drawn.get() { figure(drawn, 0, Kind::Histogram) } else { ().into_any() })}
    }
    .into_any()
}

/// How often was tried, from where on, and with which ranges; or why there is no result.
fn said(desk: Desk, tried: &Tried) -> String {
    let words = desk.app.words();
    match &tried.outcome {
        Ok(simulated) => {
            let runs = print_scaled(Money::new(simulated.runs.into()), Scale::Dong);
            let times = fill(words.risk_tried, &[("runs", &runs), ("seed", &simulated.seed.to_string())]);
            let assumed = tried.assumed.map(|around| percents(words.risk_assumed, around));
            std::iter::once(times).chain(assumed).collect::<Vec<_>>().join(". ")
        }
        Err(why) => unsimulated_text(*why, desk.app.lang()).to_owned(),
    }
}

fn chart(desk: Desk, tried: Last) -> Vec<Chart> {
    let chart = |tried: &Shared<Tried>| {
        let simulated = tried.0.outcome.as_ref().ok()?;
        Some(histogram((&tried.0.asked, &compute(&tried.0.asked)), simulated, desk.app.lang()))
    };
    tried.with(|tried| tried.as_ref().and_then(chart)).into_iter().collect()
}

/// The chances in words, and what the plan may come to.
fn told(desk: Desk, tried: &Tried) -> AnyView {
    let (words, lang) = (desk.app.words(), desk.app.lang());
    let Ok(simulated) = &tried.outcome else { return ().into_any() };
    let chances = chance_texts(&tried.asked, simulated, lang);
    let none = chances.is_empty().then(|| words.risk_no_ceilings.to_owned());
    let chance = |text: String| view! { <li>{visible(&text).into_owned()}</li> };
    view! {
        <ul class="chances">{chances.into_iter().chain(none).map(chance).collect::<Vec<_>>()}</ul>
        {totals(desk, &tried.asked, simulated)}
    }
    .into_any()
}

fn totals(desk: Desk, plan: &Plan, simulated: &Simulated) -> AnyView {
    let (words, lang) = (desk.app.words(), desk.app.lang());
    let row = |(name, amount): (&'static str, Money)| {
        let amount = about(amount, plan.scale);
        let against = against_planned(simulated.planned, amount, plan.scale);
        let cells =
            [print_scaled(amount, plan.scale), against].map(|text| table_cell(Said { text, ..Said::default() }));
        let head = view! { <th scope="row">{name}</th> }.into_any();
        table_row(None, 0, std::iter::once(head).chain(cells).collect())
    };
    let rows = [
        (words.risk_planned, simulated.planned),
        (words.risk_half, simulated.p50),
        (words.risk_eighty, simulated.p80),
        (words.risk_ninety, simulated.p90),
        (words.risk_least, simulated.least),
        (words.risk_most, simulated.most),
        (words.risk_mean, simulated.mean),
    ];
    let heads = [String::new(), words.histogram_total.to_owned(), words.risk_against.to_owned()].to_vec();
    let caption = (words.risk_totals.to_owned(), scale_unit(plan.scale, lang).to_owned());
    table("risk-totals".to_owned(), caption, heads, rows.map(row).into_iter().collect())
}
