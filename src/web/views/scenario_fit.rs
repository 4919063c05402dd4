//! A ceiling that the plan has to fit: what is asked, and how far the search is. Asks the worker; decides nothing.

use super::scenario_fit_ceilings::{AMOUNT, ceilings, to_fit};
use super::scenario_fit_keep::{keep, weights};
use super::scenario_fit_result::result;
use super::working::working;
use crate::fit::How;
use crate::job::{Answer, Job, Task};
use crate::text::{Catalogue, amount_text, fill};
use crate::web::asked::{Fitting, Found, asked};
use crate::web::browser::dom;
use crate::web::desk::{Desk, Shared};
use crate::web::jobs::{State, Work};
use crate::web::parts::{Switch, live, text};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds that a search may take.
const LIMITS: [u32; 3] = [1_000, 10_000, 60_000];

/// What the section works with; copied into its parts.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) desk: Desk,
    pub(super) asked: Fitting,
    work: Work,
}

/// The section.
pub(super) fn fit_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let fit = Fit { desk, asked: asked().fit, work: Work::new() };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fit.run();
    };
    view! {
        <p class="soft">{words.fit_about}</p>
        <div class="fit">
            <form id="fit" on:submit=send>
                {ceilings(fit)}
            </form>
            {keep(desk)}
            {weights(desk)}
            {ways(fit)}
            <div class="acts">
                <Switch
                    name="fit-limit"
                    legend=words.fit_limit
                    shown_legend=true
                    options=vec![words.fit_limit_1, words.fit_limit_10, words.fit_limit_60]
                    chosen=fit.asked.limit.into()
                    choose=Callback::new(move |at| fit.asked.limit.set(at))
                />
                <button class="main" id="fit-run" form="fit">
                    {words.fit_run}
                </button>
            </div>
            {working(fit.work, words.fit_running, "#fit-run")}
            {so_far(fit)}
            {live(move || fit.asked.found.get().map(|found| result(fit, &found.0)).into_any())}
        </div>
    }
    .into_any()
}

type Way = (How, fn(&Catalogue) -> (&'static str, &'static str));

/// The ways to cut, each with a sentence.
const WAYS: [Way; 3] = [
    (How::Best, |words| (words.fit_best, words.fit_best_about)),
    (How::Even, |words| (words.fit_even, words.fit_even_about)),
    (How::Order, |words| (words.fit_order, words.fit_order_about)),
];

/// What a way to cut is called.
pub(super) fn way_name(how: How, words: &Catalogue) -> &'static str {
    WAYS.iter().find(|(way, _)| *way == how).map_or("", |(_, said)| said(words).0)
}

fn ways(fit: Fit) -> AnyView {
    let words = fit.desk.app.words();
    let how = fit.asked.how;
    let way = |(way, said): Way| {
        let (name, about) = said(words);
        view! {
            <label>
                <input
                    type="radio"
                    name="fit-how"
                    prop:checked=move || how.get() == way
                    on:change=move |_| how.set(way)
                />
                <span>
                    <b>{name}</b>
                    <small>{about}</small>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="ways">
            <legend>{words.fit_how}</legend>
            {WAYS.map(way)}
        </fieldset>
    }
    .into_any()
}

/// How many steps the search has taken, and the best that it found.
fn so_far(fit: Fit) -> AnyView {
    let (words, lang) = (fit.desk.app.words(), fit.desk.app.lang());
    let said = text(move || {
        let State::Running(progress) = fit.work.state.get() else { return String::new() };
        let total = progress.best.map(|best| amount_text(best, fit.desk.plan_now().scale, lang));
        let n = progress.tried.to_string();
        match total {
            Some(total) => fill(words.fit_so_far, &[("n", &n), ("total", &total)]),
            None if progress.tried > 0 => fill(words.fit_so_far_none, &[("n", &n)]),
            None => String::new(),
        }
    });
    view! { <p class="soft">{said}</p> }.into_any()
}

impl Fit {
    /// Asks the worker, or says what is missing.
    pub(super) fn run(self) {
        let plan = self.desk.plan_now();
        let ceilings = match to_fit(self, &plan) {
            Ok(ceilings) => ceilings,
            Err(why) => {
                self.asked.found.set(None);
                self.desk.app.say(why);
                return dom::focus(AMOUNT);
            }
        };
        let (how, found) = (self.asked.how.get_untracked(), self.asked.found);
        let limit = LIMITS.get(self.asked.limit.get_untracked()).copied().unwrap_or_default();
        let job = Job { limit, ..Job::new(&plan, Task::Fit { ceilings: ceilings.clone(), how }) };
        found.set(None);
        self.work.start(job, move |answer| {
            if let Answer::Fitted(outcome) = answer {
                let ceilings = ceilings.clone();
                let _ = found.try_set(Some(Shared(Arc::new(Found { plan: plan.clone(), ceilings, how, outcome }))));
            }
        });
    }
}
