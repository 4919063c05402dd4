//! What was cut so that the plan fits, or why it cannot; and the way to make a scenario of it. Draws and sends one command.

use super::actions::show_what_if;
use super::scenario_fit::{Fit, way_name};
use super::scenario_list::{card_field, free_name};
use super::way::way_to_line;
use crate::calc::compute;
use crate::edit::Command;
use crate::fit::{Cut, Fitted, How, TargetLoss, Unfit, is_same};
use crate::plan::Ceiling;
use crate::text::{
    amount_text, capital, ceiling_text, cut_name, cut_text, cut_why_text, fill, fitted_text, left_text, target_label,
    target_loss_text, unfit_text, visible,
};
use crate::web::asked::Found;
use crate::web::browser::dom;
use crate::web::desk::WhatIf;
use crate::web::parts::{Said, live, table, table_cell, table_row, word};
use leptos::prelude::*;

/// The most cuts that are listed; a plan may have thousands.
const MOST: usize = 300;

/// The answer.
pub(super) fn result(fit: Fit, found: &Found) -> AnyView {
    let words = fit.desk.app.words();
    let asked = asked(fit, found).join(" · ");
    let content = match &found.outcome {
        Ok(fitted) => cut_down(fit, found, fitted),
        Err(unfit) => not_cut(fit, found, unfit),
    };
    view! {
        <section aria-labelledby="fit-result">
            <h3 id="fit-result">{words.fit_result}</h3>
            <p class="soft">{visible(&asked).into_owned()}</p>
            {content}
        </section>
    }
    .into_any()
}

/// How was asked to cut, and each ceiling with what it leaves now.
fn asked(fit: Fit, found: &Found) -> Vec<String> {
    let lang = fit.desk.app.lang();
    let ceiling = |(at, ceiling): (usize, &Ceiling)| {
        let left = found.outcome.as_ref().ok().and_then(|fitted| fitted.left.get(at));
        let print = |amount| amount_text(amount, found.plan.scale, lang);
        let left = left.map(|left| left_text(*left, print, lang));
        [Some(ceiling_text(&found.plan, ceiling, lang)), left].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let ceilings = found.ceilings.iter().enumerate().map(ceiling);
    std::iter::once(way_name(found.how, fit.desk.app.words()).to_owned()).chain(ceilings).collect()
}

fn not_cut(fit: Fit, found: &Found, unfit: &Unfit) -> AnyView {
    let (words, lang) = (fit.desk.app.words(), fit.desk.app.lang());
    let mark = if *unfit == Unfit::AlreadyFits { "ok" } else { "warning" };
    let is_tight = matches!(unfit, Unfit::TooTight { .. }) && found.how != How::Even;
    view! {
        <p role="status" data-mark=mark>
            {unfit_text(&found.plan, unfit, lang)}
        </p>
        <p>{is_tight.then_some(words.fit_try_even)}</p>
        {stale(fit)}
    }
    .into_any()
}

/// Whether the plan was edited since.
fn is_stale(fit: Fit) -> bool {
    let now = fit.desk.settled.get().0.plan.clone();
    fit.asked.found.with(|found| found.as_ref().is_some_and(|found| !is_same(&found.0.plan, &now)))
}

/// That the plan was edited since, and the way to ask again.
fn stale(fit: Fit) -> AnyView {
    let words = fit.desk.app.words();
    let is_stale = Memo::new(move |_| is_stale(fit));
    let said = live(move || {
        if !is_stale.get() {
            return ().into_any();
        }
        view! {
            <p data-mark="warning">{words.fit_stale}</p>
            <button on:click=move |_| fit.run()>{words.fit_again}</button>
        }
        .into_any()
    });
    view! {
        <div class="acts" role="status">
            {said}
        </div>
    }
    .into_any()
}

fn cut_down(fit: Fit, found: &Found, fitted: &Fitted) -> AnyView {
    let desk = fit.desk;
    let (words, lang, plan) = (desk.app.words(), desk.app.lang(), &found.plan);
    let total = fill(words.fit_total, &[("total", &amount_text(fitted.total, plan.scale, lang))]);
    let mark = if fitted.optimal { "ok" } else { "note" };
    let held = word(move || (is_stale(fit) || desk.held.get().is_some()).then_some("true"));
    let adopt = move |_| adopt(fit);
    view! {
        <p role="status" class="sum">
            <b>{total}</b>
            <span data-mark=mark>{fitted_text(plan, fitted, lang)}</span>
        </p>
        {stale(fit)}
        <div class="acts">
            <button class="main" aria-disabled=held on:click=adopt>
                {words.fit_adopt}
            </button>
        </div>
        {cuts(fit, found, fitted)}
        {targets(fit, found, fitted)}
    }
    .into_any()
}

fn cuts(fit: Fit, found: &Found, fitted: &Fitted) -> AnyView {
    let words = fit.desk.app.words();
    let rows = fitted.cuts.iter().take(MOST).map(|cut| row(fit, found, cut)).collect();
    let more = match fitted.cuts.len().saturating_sub(MOST) {
        0 => String::new(),
        n => fill(words.lines_more, &[("n", &n.to_string())]),
    };
    let heads = [words.fit_line, words.fit_change, words.fit_saved, words.fit_why].map(str::to_owned).to_vec();
    table("fit-cuts".to_owned(), (words.fit_cuts.to_owned(), more), heads, rows)
}

fn row(fit: Fit, found: &Found, cut: &Cut) -> AnyView {
    let (lang, plan) = (fit.desk.app.lang(), &found.plan);
    let name = match cut.item {
        Some(id) => way_to_line(fit.desk, plan, id),
        None => visible(&cut_name(plan, cut, lang)).into_owned().into_any(),
    };
    let said = |text: String| table_cell(Said { text, ..Said::default() });
    let cells = vec![
        view! { <th scope="row">{name}</th> }.into_any(),
        said(cut_text(plan, cut, lang)),
        said(amount_text(cut.saved, plan.scale, lang)),
        said(cut_why_text(plan, &cut.why, lang)),
    ];
    table_row(None, 0, cells)
}

/// The targets before and after; nothing where there are none.
fn targets(fit: Fit, found: &Found, fitted: &Fitted) -> AnyView {
    let words = fit.desk.app.words();
    if fitted.targets.is_empty() {
        return ().into_any();
    }
    let report = compute(&found.plan);
    let row = |loss: &TargetLoss| {
        let at = found.plan.targets.iter().position(|target| target.id == loss.target)?;
        let target = found.plan.targets.get(at)?;
        let (before, after) = target_loss_text(target, report.targets.get(at), loss);
        let mark = if loss.before == loss.after { "ok" } else { "warning" };
        let name = visible(&target_label(target)).into_owned();
        let said = |text: String| table_cell(Said { text, ..Said::default() });
        let cells = vec![
            view! { <th scope="row" lang="vi">{name}</th> }.into_any(),
            said(before),
            table_cell(Said { mark: Some(mark), said: after, ..Said::default() }),
            said(loss.weight.to_string()),
        ];
        Some(table_row(None, 0, cells))
    };
    let rows = fitted.targets.iter().filter_map(row).collect();
    let heads = [&capital(words.target_word), words.fit_before, words.fit_after, words.fit_weight].map(str::to_owned);
    table("fit-targets".to_owned(), (words.fit_targets.to_owned(), String::new()), heads.to_vec(), rows)
}

/// Makes a scenario of the answer, on top of the one that is shown.
fn adopt(fit: Fit) {
    let desk = fit.desk;
    if untrack(|| is_stale(fit)) {
        return desk.app.say(desk.app.words().fit_stale.to_owned());
    }
    let found = fit.asked.found.get_untracked();
    let Some(Ok(fitted)) = found.as_ref().map(|found| &found.0.outcome) else { return };
    let base = desk.base_now();
    let shown = desk.scenario_now().and_then(|id| base.scenario(id));
    let before = shown.into_iter().flat_map(|scenario| &scenario.changes).map(|change| &change.command);
    let changes = before.chain(&fitted.commands).cloned().collect();
    let (id, name) = (base.next_id, free_name(&base, desk.app.words().fit_scenario));
    let said = fill(desk.app.words().fit_adopted, &[("name", &name)]);
    if desk.attempt(Command::AddScenario { name, changes }) {
        desk.app.say_with_undo(said, move || desk.undo());
        show_what_if(desk, WhatIf::List);
        request_animation_frame(move || {
            dom::enter_first(&card_field(id));
        });
    }
}
