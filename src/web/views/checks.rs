//! The findings: causes first, each a way to its cell, with what follows from it folded below. Judges nothing.

use super::words::counted;
use crate::check::{Finding, Severity};
use crate::entry::Column;
use crate::text::{Catalogue, finding_text};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Sheet, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// The findings.
#[component]
pub(super) fn ChecksPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let list = live(move || {
        let sheet = desk.sheet.get().0;
        let causes = sheet.findings.iter().enumerate().filter(|(_, finding)| finding.cause.is_none());
        let items = causes.map(|(at, _)| view! { <li>{with_followers(desk, &sheet, at)}</li> }).collect::<Vec<_>>();
        if items.is_empty() {
            view! { <p data-mark="ok">{words.no_findings}</p> }.into_any()
        } else {
            view! { <ol class="findings">{items}</ol> }.into_any()
        }
    });
    let tally = text(move || desk.sheet.with(|sheet| tally(&sheet.0.findings, words)));
    view! {
        <details class="part" id="checks" open>
            <summary>
                <h2>{words.checks}</h2>
                <span>{tally}</span>
            </summary>
            {list}
        </details>
    }
}

/// "4 errors · 2 warnings".
fn tally(findings: &[Finding], words: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let part = |n: usize, one, many| (n > 0).then(|| counted(n, one, many));
    let parts = [
        part(count(Severity::Error), words.errors_one, words.errors_n),
        part(count(Severity::Warning), words.warnings_one, words.warnings_n),
        part(count(Severity::Note), words.notes_one, words.notes_n),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A cause, and folded below it what follows from it, near or far.
fn with_followers(desk: Desk, sheet: &Sheet, cause: usize) -> impl IntoView + use<> {
    let words = desk.app.words();
    let followers: Vec<usize> =
        (0..sheet.findings.len()).filter(|at| *at != cause && root(&sheet.findings, *at) == cause).collect();
    let said = counted(followers.len(), words.follows_one, words.follows);
    let lines = followers.iter().map(|at| view! { <li>{finding(desk, sheet, *at, false)}</li> }).collect::<Vec<_>>();
    view! {
        {finding(desk, sheet, cause, true)}
        {(!lines.is_empty())
            .then(|| {
                view! {
                    <details>
                        <summary>{said}</summary>
                        <ul>{lines}</ul>
                    </details>
                }
            })}
    }
}

/// The first cause of a finding. Causes only point backwards in time, so the walk ends; the bound is for safety.
fn root(findings: &[Finding], mut at: usize) -> usize {
    for _ in 0..findings.len() {
        match findings.get(at).and_then(|finding| finding.cause) {
            Some(cause) => at = cause,
            None => break,
        }
    }
    at
}

fn finding(desk: Desk, sheet: &Sheet, at: usize, marked: bool) -> impl IntoView + use<> {
    let words = desk.app.words();
    sheet.findings.get(at).map(|finding| {
        let (mark, name) = match finding.severity {
            Severity::Error => ("error", words.error),
            Severity::Warning => ("warning", words.warning),
            Severity::Note => ("note", words.note),
        };
        let text = finding_text(&sheet.plan, finding, desk.app.lang());
        let finding = finding.clone();
        view! {
            <button class="finding" on:click=move |_| show(desk, &finding)>
                {marked.then(|| view! { <b data-mark=mark>{name}</b> })}
                " "
                <span>{text}</span>
            </button>
        }
    })
}

/// Selects the cell that a finding is about; one about the whole plan shows the total.
fn show(desk: Desk, finding: &Finding) {
    let Some(id) = finding.subject.item else { return dom::reveal_first(".sheet .total") };
    let plan = desk.plan_now();
    let index = finding.subject.year.and_then(|year| plan.period.index(year));
    let column = index.filter(|_| plan.period.len() > 1).map_or(Column::Total, Column::Year);
    desk.commit_typing();
    desk.active.set(Some((id, column)));
}
