//! What a plan from a link is, in short, above its table: how much, for which years, from whom, whether it is right, and
//! what differs from the seed it came from. Adds nothing up itself.

use super::actions::to_table;
use super::checks::tally;
use super::compare::compare_with_original;
use super::compare_rows::brief;
use super::totals::source_sums;
use super::words::{changed_text, years_text};
use crate::calc::compute;
use crate::compare::{Comparison, compare};
use crate::money::{Money, print_money, write_words};
use crate::plan::Plan;
use crate::text::{fill, visible};
use crate::web::browser::dom;
use crate::web::desk::{Desk, desk};
use crate::web::links::base_of;
use crate::web::parts::{live, text};
use leptos::prelude::*;
use std::sync::Arc;

/// A plan beside the seed it came from.
#[derive(Clone)]
pub(super) struct Against {
    base: Arc<Plan>,
    /// What differs; `None` where nothing does at all.
    difference: Option<Arc<Comparison>>,
}

impl Against {
    /// The plan beside its seed, if it has one that can be fetched.
    pub(super) async fn of(plan: &Plan) -> Option<Self> {
        let base = base_of(plan).await?;
        let changed = || Arc::new(compare((&base, &compute(&base)), (plan, &compute(plan))));
        let difference = (base != *plan).then(changed);
        Some(Self { base: Arc::new(base), difference })
    }
}

/// How many of the rows that differ are listed; the rest stand in the comparison.
const LISTED: usize = 8;

/// That the plan around is of a link, and what is said of it then.
#[derive(Clone, Copy)]
pub(super) struct FromLink {
    against: StoredValue<Option<Against>>,
    is_open: RwSignal<bool>,
    is_told: StoredValue<bool>,
}

impl FromLink {
    pub(super) fn new(against: Option<Against>) -> Self {
        let (against, is_told) = (StoredValue::new(against), StoredValue::new(false));
        Self { against, is_open: RwSignal::new(true), is_told }
    }

    fn close(self) {
        self.is_open.set(false);
        to_table();
    }

    /// Leads the reader here once, when the plan opens.
    fn tell(self) {
        if !self.is_told.get_value() {
            self.is_told.set_value(true);
            request_animation_frame(|| dom::focus_in_place("#link-summary"));
        }
    }
}

/// The summary, until it is closed; nothing for a plan that is not of a link.
pub(super) fn link_summary() -> AnyView {
    let desk = desk();
    let Some(from) = use_context::<FromLink>() else { return ().into_any() };
    from.tell();
    live(move || from.is_open.get().then(|| summary(desk, from)).into_any()).into_any()
}

fn summary(desk: Desk, from: FromLink) -> AnyView {
    let words = desk.app.words();
    let figures = desk.settled.get_untracked().0;
    let (total, period) = (figures.report.grand_total(), figures.plan.period);
    let sources = source_sums(&figures, words).into_iter().map(|(name, sum, _)| {
        let name = visible(&name).into_owned();
        entry(name, [&print_money(sum), " ", words.dong].concat())
    });
    let years = entry(words.years.to_owned(), years_text((period.first(), period.last())));
    view! {
        <section class="summary" id="link-summary" tabindex="-1" aria-labelledby="link-plan" aria-describedby="link-total">
            <header>
                <h2 id="link-plan">{words.link_plan}</h2>
                <button class="plain" on:click=move |_| from.close()>{words.link_close}</button>
            </header>
            {sum(desk, total)}
            <dl>{years} {sources.collect::<Vec<_>>()}</dl>
            {checks(desk)}
            {differs(desk, from)}
        </section>
    }
    .into_any()
}

fn entry(name: String, said: String) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{said}</dd>
        </div>
    }
    .into_any()
}

/// The total, in figures and in words.
fn sum(desk: Desk, total: Money) -> AnyView {
    let words = desk.app.words();
    view! {
        <div id="link-total">
            <p class="grand">
                <data value=total.dong().to_string()>{print_money(total)}</data>
                " "
                <small>{words.dong}</small>
            </p>
            <p lang="vi">{[write_words(total).as_str(), "."].concat()}</p>
        </div>
    }
    .into_any()
}

/// How many errors, warnings and notes there are, as a way to them.
fn checks(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let said = text(move || {
        let (is_checked, said) = desk.sheet.with(|sheet| (sheet.0.checked, tally(&sheet.0.findings, words)));
        match (is_checked, said.is_empty()) {
            (false, _) => words.checking.to_owned(),
            (true, true) => words.no_findings.to_owned(),
            (true, false) => [words.checks, ": ", &said].concat(),
        }
    });
    view! { <button on:click=move |_| dom::focus("#checks summary")>{said}</button> }.into_any()
}

/// What differs from the seed.
fn differs(desk: Desk, from: FromLink) -> AnyView {
    let words = desk.app.words();
    let Some(Against { base, difference }) = from.against.get_value() else { return ().into_any() };
    let Some(difference) = difference else {
        return view! { <p>{fill(words.link_same, &[("title", &base.title)])}</p> }.into_any();
    };
    let changed = changed_text(&difference, words);
    let said = fill(words.link_differs, &[("title", &base.title), ("changed", &changed)]);
    let beside = move |_| compare_with_original(desk, base.as_ref().clone());
    view! {
        <p>{said}</p>
        {brief(&difference, LISTED, desk.app.lang())}
        <button on:click=beside>{words.compare_all}</button>
    }
    .into_any()
}
