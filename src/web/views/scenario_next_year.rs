//! The plan of the next period, before it is made: what it comes to, at what prices, what comes along and what does not.
//! Draws and asks; rolls nothing forward itself.

use super::open::open_new;
use super::scenario_next_year_done::done;
use super::scenario_next_year_lines::lines;
use super::scenario_try::steps;
use super::words::years_text;
use crate::edit::alone;
use crate::money::{NumberError, print_decimal, print_money, print_scaled, read_number};
use crate::plan::Plan;
use crate::scenario::{Guess, Roll, Rolled, guess, rolled};
use crate::text::{
    dropped_text, fill, item_path, number_problem, percent_of, percent_text, recurring_text, roll_problem_text,
    roll_words, visible,
};
use crate::web::asked::asked;
use crate::web::desk::{Desk, Shared};
use crate::web::parts::{Field, Said, field, live, table, table_cell, table_row, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// The most things listed that do not come along.
const MOST: usize = 60;

/// The plan as it is, and what is to become of it.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub(super) desk: Desk,
    /// What was chosen.
    pub(super) chosen: RwSignal<Roll>,
    /// What is shown: the plan, or a scenario as a plan of its own.
    pub(super) plan: Memo<Shared<Plan>>,
    pub(super) guesses: Memo<Shared<Vec<Guess>>>,
    /// What was chosen, and what is guessed of the rest.
    pub(super) roll: Memo<Roll>,
    made: Memo<Result<Shared<Rolled>, String>>,
}

/// The section.
pub(super) fn next_year_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let plan = Memo::new(move |_| {
        let figures = desk.settled.get().0;
        let shown = figures.scenario.as_ref().and_then(|(id, _)| alone(&figures.base, *id));
        Shared(shown.map_or_else(|| figures.base.clone(), Arc::new))
    });
    let chosen = asked().next_year;
    let guesses = Memo::new(move |_| Shared(Arc::new(guess(&plan.get().0))));
    let roll = Memo::new(move |_| chosen.with(|roll| roll.on(&plan.get().0, &guesses.get().0)));
    let made = Memo::new(move |_| {
        let (plan, lang) = (plan.get().0, desk.app.lang());
        let made = roll.with(|roll| rolled(&plan, roll, &roll_words(&plan, roll, lang)));
        made.map(|made| Shared(Arc::new(made))).map_err(|problem| roll_problem_text(&plan, &problem, lang))
    });
    let next = Next { desk, chosen, plan, guesses, roll, made };
    view! {
        <p class="soft">{words.next_year_about}</p>
        <div class="next">
            {next.outcome()}
            {next.prices()}
            {live(move || next.recurring())}
            {lines(next)}
            {done(next)}
            {live(move || next.left())}
        </div>
    }
    .into_any()
}

/// A part with its heading.
pub(super) fn part(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <h3 id=id>{title}</h3>
            {content}
        </section>
    }
    .into_any()
}

impl Next {
    fn made(self) -> Option<Shared<Rolled>> {
        self.made.get().ok()
    }

    /// What the new plan is called and comes to, and the press that makes it.
    fn outcome(self) -> AnyView {
        let (desk, words) = (self.desk, self.desk.app.words());
        let of = move |of: fn(&Rolled) -> String| text(move || self.made().map_or(String::new(), |made| of(&made.0)));
        let years = of(|made| years_text((made.plan.period.first(), made.plan.period.last())));
        let total = text(move || {
            let Some(made) = self.made() else { return String::new() };
            let (before, after) = (made.0.summary.before, made.0.summary.after);
            let share = percent_of(after.minus(before), before).filter(|percent| !percent.is_zero());
            let amounts = [("before", print_money(before)), ("after", print_money(after))];
            let said = fill(words.next_year_total, &amounts.each_ref().map(|(name, value)| (*name, value.as_str())));
            share.map_or(said.clone(), |percent| [&said, " (", &percent_text(percent), ")"].concat())
        });
        let problem = text(move || self.made.get().err().unwrap_or_default());
        let failed = word(move || self.made.with(Result::is_err).then_some("error"));
        let stopped = word(move || self.made.with(Result::is_err).then_some("true"));
        let from = text(move || {
            let base = desk.base();
            let shown = desk.scenario().and_then(|id| base.scenario(id));
            shown.map_or(String::new(), |scenario| fill(words.next_year_from, &[("name", &scenario.name)]))
        });
        let make = move |_| match self.made.get_untracked() {
            Ok(made) => open_new(desk.app, made.0.plan.clone()),
            Err(why) => desk.app.say(why),
        };
        view! {
            <section class="outcome" aria-labelledby="next-title">
                <h3 id="next-title" lang="vi">{of(|made| visible(&made.plan.title).into_owned())}</h3>
                <p role="status">{total}</p>
                <p data-mark=failed>{problem}</p>
                <p>{from}</p>
                <div class="acts">
                    <button class="main" aria-disabled=stopped on:click=make>
                        {text(move || fill(words.next_year_make, &[("years", &years.get())]))}
                    </button>
                    <small>{words.next_year_stays}</small>
                </div>
            </section>
        }
        .into_any()
    }

    /// By how much prices rise, and to what they are rounded.
    fn prices(self) -> AnyView {
        let (desk, words) = (self.desk, self.desk.app.words());
        let value = text(move || self.chosen.with(|roll| print_decimal(roll.percent.normalize())));
        let label = text(move || {
            let last = self.plan.get().0.period.last().to_string();
            fill(words.next_year_percent, &[("year", &last)])
        });
        let set = move |typed: String| match read_number(typed.trim_end_matches('%').trim_end()) {
            Ok(reading) => self.chosen.update(|roll| roll.percent = reading.value),
            Err(NumberError::Empty) => self.chosen.update(|roll| roll.percent = Roll::unchosen().percent),
            Err(error) => desk.app.say(number_problem(&error, desk.app.lang())),
        };
        let step = RwSignal::new(self.chosen.with_untracked(|roll| roll.step));
        Effect::new(move |before: Option<()>| {
            let step = step.get();
            if before.is_some() {
                self.chosen.update(|roll| roll.step = step);
            }
        });
        let percent = Field { label, value, number: true, locked: desk.locked() };
        let content = view! {
            <div class="fields">
                {field(percent, Callback::new(set))}
                {steps(words, step)}
            </div>
        };
        part("next-prices", words.next_year_prices, content.into_any())
    }

    /// What is paid every year, line by line and together.
    fn recurring(self) -> AnyView {
        let (words, lang) = (self.desk.app.words(), self.desk.app.lang());
        let Some(made) = self.made() else { return ().into_any() };
        let (plan, summary) = (&made.0.plan, &made.0.summary);
        if summary.carried.is_empty() {
            let none = view! { <p>{words.next_year_no_recurring}</p> };
            return part("next-recurring", words.next_year_recurring, none.into_any());
        }
        let row = |(id, amount): &(crate::plan::Id, crate::money::Money)| {
            let label = plan.outline.get(*id).map_or("", |item| item.label.as_str());
            let name = [&item_path(plan, *id), " ", label].concat();
            let head = view! { <th scope="row" lang="vi">{visible(name.trim()).into_owned()}</th> };
            let amount = Said { text: print_scaled(*amount, plan.scale), ..Said::default() };
            table_row(None, 0, vec![head.into_any(), table_cell(amount)])
        };
        let rows = summary.carried.iter().take(MOST).map(row).collect();
        let year = fill(words.next_year_per_year, &[("year", &plan.period.first().to_string())]);
        let caption = (words.next_year_recurring.to_owned(), recurring_text(plan, summary, lang));
        let drawn = table("next-recurring".to_owned(), caption, vec![words.col_label.to_owned(), year], rows);
        (drawn, self.more(summary.carried.len())).into_any()
    }

    /// What does not come along, in words.
    fn left(self) -> AnyView {
        let (words, lang) = (self.desk.app.words(), self.desk.app.lang());
        let Some(made) = self.made() else { return ().into_any() };
        let (plan, dropped) = (self.plan.get().0, &made.0.summary.dropped);
        let content = if dropped.is_empty() {
            view! { <p>{words.next_year_left_none}</p> }.into_any()
        } else {
            let said = dropped.iter().take(MOST).map(|it| view! { <li>{dropped_text(&plan, it, lang)}</li> });
            (view! { <ul class="left">{said.collect::<Vec<_>>()}</ul> }, self.more(dropped.len())).into_any()
        };
        part("next-left", words.next_year_left, content)
    }

    /// How many more there are than are listed.
    fn more(self, n: usize) -> AnyView {
        let rest = n.saturating_sub(MOST);
        let said = fill(self.desk.app.words().next_year_left_more, &[("n", &rest.to_string())]);
        (rest > 0).then(|| view! { <p>{said}</p> }).into_any()
    }
}
