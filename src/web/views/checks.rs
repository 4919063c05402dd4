//! The findings: causes first, worst first, what follows from a cause folded below it, and those accepted last. Judges
//! nothing.

use super::finding::FindingView;
use super::unread::UnreadCells;
use super::words::counted;
use crate::check::{Finding, Severity};
use crate::text::{Catalogue, fill};
use crate::web::app::app;
use crate::web::desk::{Shared, Sheet, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// The findings.
#[component]
pub(super) fn ChecksPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let list = live(move || {
        let sheet = desk.sheet.get();
        if !sheet.0.checked {
            return view! { <p>{words.checking}</p> }.into_any();
        }
        let open: Vec<usize> = places(&sheet, Finding::is_open);
        let waived = places(&sheet, |finding| finding.waived.is_some());
        if open.is_empty() && waived.is_empty() {
            // not while something is not understood, which the line above says
            if !desk.unread().is_empty() {
                return ().into_any();
            }
            return view! { <p data-mark="ok">{words.no_findings}</p> }.into_any();
        }
        let of = |severity: Severity| {
            let is = |at: &usize| sheet.0.findings.get(*at).is_some_and(|finding| finding.severity == severity);
            open.iter().copied().filter(is).collect::<Vec<usize>>()
        };
        [
            section(&sheet, words.errors_head.to_owned(), of(Severity::Error), true),
            section(&sheet, words.warnings_head.to_owned(), of(Severity::Warning), true),
            section(&sheet, words.notes_head.to_owned(), of(Severity::Note), false),
            section(&sheet, fill(words.waived, &[("n", &waived.len().to_string())]), waived, false),
        ]
        .into_any()
    });
    let tally = text(move || desk.sheet.with(|sheet| tally(&sheet.0.findings, words)));
    view! {
        <details class="part" id="checks" open>
            <summary>
                <h2>{words.checks}</h2>
                <span>{tally}</span>
            </summary>
            <UnreadCells named=true />
            {list}
        </details>
    }
}

fn places(sheet: &Shared<Sheet>, wanted: impl Fn(&Finding) -> bool) -> Vec<usize> {
    let all = sheet.0.findings.iter().enumerate();
    all.filter(|(_, finding)| wanted(finding)).map(|(at, _)| at).collect()
}

/// Findings shown at first; more of them than a person reads at once only make every change slow.
const AT_FIRST: usize = 50;

/// The findings of one severity; nothing where there are none.
fn section(sheet: &Shared<Sheet>, name: String, places: Vec<usize>, open: bool) -> AnyView {
    if places.is_empty() {
        return ().into_any();
    }
    let (sheet, count) = (sheet.clone(), places.len());
    let shown = RwSignal::new(AT_FIRST);
    let one = move |at: &usize| view! { <li><FindingView sheet=sheet.clone() at=*at /></li> };
    let list = live(move || places.iter().take(shown.get()).map(&one).collect::<Vec<_>>().into_any());
    let more = live(move || {
        let rest = count.saturating_sub(shown.get());
        let label = fill(desk().app.words().more_findings, &[("n", &rest.to_string())]);
        let button = (rest > 0).then(|| view! { <button on:click=move |_| shown.set(usize::MAX)>{label}</button> });
        button.into_any()
    });
    view! {
        <details class="severity" open=open>
            <summary>
                <h3>{name}</h3>
            </summary>
            <ol class="findings">{list}</ol>
            {more}
        </details>
    }
    .into_any()
}

/// "1 error · 2 to look at": what is open, by how bad it is.
pub(super) fn tally(findings: &[Finding], words: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|it| it.severity == severity && it.is_open()).count();
    let part = |n: usize, one, many| (n > 0).then(|| counted(n, one, many));
    let parts = [
        part(count(Severity::Error), words.errors_one, words.errors_n),
        part(count(Severity::Warning), words.warnings_one, words.warnings_n),
        part(count(Severity::Note), words.notes_one, words.notes_n),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
