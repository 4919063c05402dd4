//! Which figure moves the total or a target most: asked of the worker, drawn as a picture with its table. Ranks nothing.

use super::charts::figure;
use super::scenario_risk::{MOST_PERCENT, percent_field};
use super::way::way_to_line;
use super::working::working;
use crate::calc::Report;
use crate::chart::{Chart, Kind, tornado};
use crate::job::{Answer, Job, Task};
use crate::money::{Decimal, print_decimal, print_scaled};
use crate::plan::{Id, Plan};
use crate::risk::{Effect, Lever, by_target};
use crate::text::{fill, lever_kind, scale_unit, target_label, visible};
use crate::web::desk::{Desk, Shared, View};
use crate::web::jobs::Work;
use crate::web::parts::{Said, live, table, table_cell, table_row, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// The most rows of the table.
const MOST: usize = 100;

/// What was found, of which plan.
struct Found {
    plan: Arc<Plan>,
    report: Arc<Report>,
    percent: Decimal,
    effects: Vec<Effect>,
}

/// What is asked, and what was found last.
#[derive(Clone, Copy)]
struct Levers {
    desk: Desk,
    work: Work,
    percent: RwSignal<Decimal>,
    target: RwSignal<Option<Id>>,
    found: RwSignal<Option<Shared<Found>>>,
}

/// The section, which asks at once.
pub(super) fn levers(desk: Desk, percent: RwSignal<Decimal>) -> AnyView {
    let words = desk.app.words();
    let levers = Levers { desk, work: Work::new(), percent, target: RwSignal::new(None), found: RwSignal::new(None) };
    levers.start();
    let drawn = Memo::new_with_compare(move |_| levers.chart(), |_, _| true);
    let is_found = Memo::new(move |_| levers.found.with(Option::is_some));
    let stale = text(move || if levers.is_stale() { words.risk_stale } else { "" }.to_owned());
    let mark = word(move || levers.is_stale().then_some("warning"));
    view! {
        <div class="acts">
            {percent_field(desk, words.risk_percent, (levers.percent, MOST_PERCENT), Callback::new(move |is_new| if is_new { levers.start() }))}
            {live(move || levers.choice())}
            <button on:click=move |_| levers.start()>{words.risk_levers_run}</button>
        </div>
        {working(levers.work, words.risk_levers_working, "#risk-levers .acts > button")}
        <p role="status" data-mark=mark>
            {stale}
        </p>
        {live(move || if is_found.get() { figure(drawn, 0, Kind::Tornado) } else { ().into_any() })}
        {live(move || levers.table())}
    }
    .into_any()
}

impl Levers {
    fn start(self) {
        let (figures, percent) = (self.desk.settled.get_untracked().0, self.percent.get_untracked());
        let job = Job::new(&figures.plan, Task::Sensitivity { percent });
        self.work.start(job, move |answer| {
            let Answer::Sensitivity(Some(effects)) = answer else { return };
            let (plan, report) = (figures.plan.clone(), figures.report.clone());
            let _ = self.found.try_set(Some(Shared(Arc::new(Found { plan, report, percent, effects }))));
        });
    }

    /// Whether the plan was changed since.
    fn is_stale(self) -> bool {
        let plan = self.desk.settled.with(|figures| figures.0.plan.clone());
        self.found.with(|found| found.as_ref().is_some_and(|found| !Arc::ptr_eq(&found.0.plan, &plan)))
    }

    fn chart(self) -> Vec<Chart> {
        let (target, lang) = (self.target.get(), self.desk.app.lang());
        let chart = |found: &Shared<Found>| {
            let Found { plan, report, percent, effects } = &*found.0;
            tornado((plan, report), effects, (target, *percent), lang)
        };
        self.found.with(|found| found.as_ref().map(chart)).into_iter().collect()
    }

    /// The total, or one of the targets that anything moves; nothing where there is none.
    fn choice(self) -> AnyView {
        let words = self.desk.app.words();
        let Some(found) = self.found.get() else { return ().into_any() };
        let moved = |id: Id| !by_target(&found.0.effects, id).is_empty();
        let targets: Vec<_> = found.0.plan.targets.iter().filter(|target| moved(target.id)).collect();
        if targets.is_empty() {
            return ().into_any();
        }
        let chosen = self.target.get_untracked();
        let option = |(id, name): (Option<Id>, String)| {
            let value = id.map_or(String::new(), |id| id.to_string());
            view! { <option value=value selected=id == chosen>{visible(&name).into_owned()}</option> }
        };
        let options = std::iter::once((None, words.grand_total.to_owned()))
            .chain(targets.into_iter().map(|target| (Some(target.id), target_label(target))));
        let choose = move |event| self.target.set(event_target_value(&event).parse().ok());
        view! {
            <label class="stack">
                <span>{words.risk_effect_on}</span>
                <select class="field" lang="vi" on:change=choose>
                    {options.map(option).collect::<Vec<_>>()}
                </select>
            </label>
        }
        .into_any()
    }

    /// Every figure that moves it, each a way to its line.
    fn table(self) -> AnyView {
        let words = self.desk.app.words();
        let Some(found) = self.found.get() else { return ().into_any() };
        let (plan, lang) = (&found.0.plan, self.desk.app.lang());
        let (unit, rows): (String, Vec<(Lever, [String; 3])>) = match self.target.get() {
            None => (scale_unit(plan.scale, lang).to_owned(), total_rows(&found.0)),
            Some(target) => (target_unit(plan, target), target_rows(&found.0, target)),
        };
        if rows.is_empty() {
            return ().into_any();
        }
        let more = match rows.len().saturating_sub(MOST) {
            0 => unit,
            n => [unit.as_str(), &fill(words.risk_ranges_more, &[("n", &n.to_string())])].join(" · "),
        };
        let row = |(lever, figures): (Lever, [String; 3])| {
            let figures = figures.map(|text| table_cell(Said { text, ..Said::default() }));
            let kind = view! { <td>{lever_kind(lever, lang)}</td> };
            table_row(None, 0, [self.way_to(plan, lever), kind.into_any()].into_iter().chain(figures).collect())
        };
        let heads = [words.risk_line, words.risk_what, words.risk_low_end, words.risk_high_end, words.risk_swing];
        let caption = (words.risk_levers_all.to_owned(), more);
        let rows = rows.into_iter().take(MOST).map(row).collect();
        table("risk-levers-all".to_owned(), caption, heads.map(str::to_owned).to_vec(), rows)
    }

    /// The line of a lever, or the number that lines share, as a way there.
    fn way_to(self, plan: &Plan, lever: Lever) -> AnyView {
        let way = match lever {
            Lever::Price(id) | Lever::Count(id) | Lever::Amount(id) => way_to_line(self.desk, plan, id),
            Lever::Driver(id) => {
                let name = plan.driver(id).map_or(String::new(), |driver| visible(&driver.name).into_owned());
                let go = move |_| super::actions::show_view(self.desk, View::Prices);
                view! { <button class="name" lang="vi" on:click=go>{name}</button> }.into_any()
            }
        };
        view! { <th scope="row">{way}</th> }.into_any()
    }
}

fn total_rows(found: &Found) -> Vec<(Lever, [String; 3])> {
    let moving = found.effects.iter().filter(|effect| !effect.swing().is_zero());
    let figures = |effect: &Effect| {
        let amounts = [effect.low, effect.high, effect.swing()];
        (effect.lever, amounts.map(|amount| print_scaled(amount, found.plan.scale)))
    };
    moving.map(figures).collect()
}

fn target_rows(found: &Found, target: Id) -> Vec<(Lever, [String; 3])> {
    let print = |figure: Option<Decimal>| figure.map_or(String::new(), |figure| print_decimal(figure.normalize()));
    let figures = |effect: &&Effect| {
        let ends = effect.targets.iter().find(|(id, _, _)| *id == target);
        let (low, high) = ends.map_or((None, None), |(_, low, high)| (*low, *high));
        (effect.lever, [low, high, effect.swing_of(target)].map(print))
    };
    by_target(&found.effects, target).iter().map(figures).collect()
}

fn target_unit(plan: &Plan, id: Id) -> String {
    let target = plan.targets.iter().find(|target| target.id == id);
    target.and_then(|target| target.goal.threshold()).map_or(String::new(), |(_, unit)| unit.to_owned())
}
