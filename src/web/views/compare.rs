//! Another plan beside the open one: what each comes to, what differs, and one step that takes what was chosen. Compares
//! and merges nothing itself.

use super::compare_ask::Ask;
use super::compare_rows::{Listed, list, names_of};
use crate::calc::{compute, recompute};
use crate::compare::{Choice, Choices, Comparison, compare, merge};
use crate::plan::Plan;
use crate::text::{
    ComparedSum, Lang, Sides, amount_text, compared_sources, compared_total, compared_years, fill, notice_text,
    scale_unit, visible, why_refused,
};
use crate::web::browser::dom;
use crate::web::desk::{Compared, Desk, Shared, View, desk};
use crate::web::parts::{Said, live, table, table_cell, table_row, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// Shows a plan beside the open one, under that name.
pub(super) fn compare_with(desk: Desk, plan: Plan, name: String) {
    show(desk, plan, name, false);
}

/// Shows the seed that the open plan came from beside it.
pub(super) fn compare_with_original(desk: Desk, plan: Plan) {
    show(desk, plan, desk.app.words().compare_original.to_owned(), true);
}

fn show(desk: Desk, plan: Plan, name: String, is_original: bool) {
    let report = compute(&plan);
    desk.commit_typing();
    desk.choices.set(Choices::default());
    desk.compared.set(Some(Shared(Arc::new(Compared { name, is_original, plan, report }))));
    desk.view.set(View::Compare);
    request_animation_frame(|| dom::focus("#sheet"));
}

/// The open plan as it is now beside the other; where nothing can be merged, what became of its original.
fn compared(desk: Desk, other: &Compared) -> Comparison {
    desk.figures.with_untracked(|now| {
        let (now, other_one) = ((&*now.0.plan, &*now.0.report), (&other.plan, &other.report));
        match sides(desk, other) {
            Sides::Beside => compare(now, other_one),
            Sides::Since => compare(other_one, now),
        }
    })
}

fn sides(desk: Desk, other: &Compared) -> Sides {
    if other.is_original && desk.held.get_untracked().is_some() { Sides::Since } else { Sides::Beside }
}

/// The comparison, or what to compare with.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let desk = desk();
    let shown = live(move || match desk.compared.get() {
        None => view! { <Ask /> }.into_any(),
        Some(other) => beside(desk, other.0),
    });
    view! {
        <div class="compare" id="sheet" tabindex="-1">
            {shown}
        </div>
    }
}

fn beside(desk: Desk, other: Arc<Compared>) -> AnyView {
    let words = desk.app.words();
    let of = other.clone();
    let comparison = Memo::new(move |_| {
        desk.settled.track();
        Shared(Arc::new(compared(desk, &of)))
    });
    let name = visible(&other.name).into_owned();
    let beside = other.clone();
    let shown = live(move || {
        let comparison = comparison.get().0;
        let choosable = desk.held.get().is_none();
        if comparison.is_empty() {
            return view! { <p data-mark="ok">{words.compare_equal}</p> }.into_any();
        }
        let sides = sides(desk, &beside);
        let rows = list(desk, &comparison, Listed::Rows, sides, choosable);
        let parts = list(desk, &comparison, Listed::Parts, sides, choosable);
        (totals(&comparison, sides, desk.app.lang()), rows, parts).into_any()
    });
    view! {
        <div class="over">
            <h3>{fill(words.compare_with, &[("name", &name)])}</h3>
            <button on:click=move |_| desk.compared.set(None)>{words.compare_another}</button>
        </div>
        {shown}
        {outcome(desk, comparison, other)}
    }
    .into_any()
}

/// What both come to: in all, by year and by source.
fn totals(comparison: &Comparison, sides: Sides, lang: Lang) -> AnyView {
    let words = lang.catalogue();
    let [left, right] = names_of(sides, words);
    let cell = |text: &str| table_cell(Said { text: text.to_owned(), ..Said::default() });
    let row = |sum: ComparedSum, kind: Option<&'static str>| {
        let head = view! { <th scope="row">{visible(&sum.name).into_owned()}</th> };
        let cells = [&sum.left, &sum.right, &sum.difference].map(|text| cell(text));
        table_row(kind, 0, std::iter::once(head.into_any()).chain(cells).collect())
    };
    let grand = row(compared_total(comparison, lang), Some("group"));
    let years = compared_years(comparison).into_iter().map(|sum| row(sum, None));
    let sources = compared_sources(comparison, lang).into_iter().map(|sum| row(sum, None));
    let rows = std::iter::once(grand).chain(years).chain(sources).collect();
    let heads = ["", left, right, words.compare_difference].map(str::to_owned).to_vec();
    let unit = scale_unit(comparison.left.scale, lang).to_owned();
    table("compared-totals".to_owned(), (words.compare_totals.to_owned(), unit), heads, rows)
}

/// What the choices come to: the total, and what they did beside.
#[derive(Clone, Default, PartialEq)]
struct Outcome {
    total: String,
    notices: Vec<String>,
    refused: bool,
    nothing: bool,
}

fn outcome_of(desk: Desk, comparison: &Comparison, choices: &Choices) -> Outcome {
    let (lang, words) = (desk.app.lang(), desk.app.words());
    let nothing = choices.is_empty(comparison);
    match merge(comparison, choices) {
        Ok(merged) => {
            let report = desk.settled.with_untracked(|now| recompute(&merged.plan, &now.0.plan, &now.0.report));
            let notices = merged.notices.iter().map(|notice| notice_text(comparison, notice, lang));
            let total = amount_text(report.grand_total(), merged.plan.scale, lang);
            Outcome { total, notices: notices.collect(), refused: false, nothing }
        }
        Err(refusal) => {
            let why = fill(words.compare_refused, &[("why", &why_refused(refusal.reason, lang))]);
            Outcome { notices: vec![why], refused: true, nothing, ..Outcome::default() }
        }
    }
}

/// The total that the choices come to, and the one button that makes them true.
fn outcome(desk: Desk, comparison: Memo<Shared<Comparison>>, other: Arc<Compared>) -> AnyView {
    let words = desk.app.words();
    let outcome = Memo::new(move |_| {
        desk.choices.with(|choices| comparison.with(|comparison| outcome_of(desk, &comparison.0, choices)))
    });
    let idle = word(move || outcome.with(|it| it.nothing || it.refused).then_some("true"));
    let total = text(move || outcome.with(|it| it.total.clone()));
    let all = move |_| comparison.with_untracked(|it| desk.choices.set(Choices::all(&it.0, Choice::Right)));
    let go = move |_| {
        if outcome.with_untracked(|it| it.nothing) {
            return desk.app.say(words.compare_none_chosen.to_owned());
        }
        merge_now(desk, &other);
    };
    let go = StoredValue::new_local(go);
    let shown = live(move || {
        if desk.held.get().is_some() || comparison.with(|it| it.0.is_empty()) {
            return ().into_any();
        }
        view! {
            <section class="merge" aria-label=words.compare_result>
                <p aria-live="polite">
                    {words.compare_result} " " <data>{total}</data>
                </p>
                {notices(outcome)}
                <div class="acts">
                    <button on:click=all>{words.compare_take_all}</button>
                    <button on:click=move |_| desk.choices.set(Choices::default())>{words.compare_take_none}</button>
                    <button class="main" aria-disabled=idle on:click=move |event| go.with_value(|go| go(event))>
                        {words.compare_merge}
                    </button>
                </div>
            </section>
        }
        .into_any()
    });
    shown.into_any()
}

fn notices(outcome: Memo<Outcome>) -> impl IntoView {
    let notice = |text: &String| view! { <li data-mark="note">{text.clone()}</li> };
    live(move || {
        let notices = outcome.with(|it| it.notices.iter().take(MOST_NOTICES).map(notice).collect::<Vec<_>>());
        view! { <ul>{notices}</ul> }.into_any()
    })
}

/// How many notices are shown.
const MOST_NOTICES: usize = 20;

/// Takes what was chosen into the plan, as one step that can be undone.
fn merge_now(desk: Desk, other: &Compared) {
    desk.commit_typing();
    let words = desk.app.words();
    let comparison = compared(desk, other); // with the plan of now, whatever was shown
    match desk.choices.with_untracked(|choices| merge(&comparison, choices)) {
        Ok(merged) => {
            let may = desk.held.get_untracked().is_none();
            desk.exchange(merged.plan); // which says why, where it may not
            if may {
                desk.choices.set(Choices::default());
                let said = fill(words.compare_merged, &[("name", &other.name)]);
                desk.app.say_with_undo(said, move || desk.undo());
            }
        }
        Err(refusal) => {
            let why = why_refused(refusal.reason, desk.app.lang());
            desk.app.say(fill(words.compare_refused, &[("why", &why)]));
        }
    }
}
