//! One finding: its sentence, which leads to its cell, its place, what would mend it, and a way to accept it as it is.

use super::unread::show_next_unread;
use super::words::counted;
use crate::check::{Finding, Severity};
use crate::edit::Command;
use crate::mend::{cell_of, mends};
use crate::text::{fill, finding_text, mend_text, place_text};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Shared, Sheet, desk};
use crate::web::parts::live;
use leptos::html;
use leptos::prelude::*;

/// The finding at a position, with all that follows from it.
#[component]
pub(super) fn FindingView(sheet: Shared<Sheet>, at: usize) -> impl IntoView {
    let desk = desk();
    let all = &sheet.0.findings;
    let followers: Vec<usize> =
        (0..all.len()).filter(|other| all.get(*other).is_some_and(|finding| finding.cause == Some(at))).collect();
    view! {
        {sentence(desk, &sheet, at, true)}
        {place(desk, &sheet, at)}
        {followed_by(desk, &sheet, at, &followers)}
        {acts(desk, &sheet, at)}
    }
}

/// The sentence, as a way to the cell.
fn sentence(desk: Desk, sheet: &Shared<Sheet>, at: usize, marked: bool) -> AnyView {
    let Some(finding) = sheet.0.findings.get(at) else { return ().into_any() };
    let mark = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mark = marked.then_some(mark);
    let text = finding_text(&sheet.0.plan, finding, desk.app.lang());
    let (name_of, finding) = (finding.id(&sheet.0.plan), finding.clone());
    let id = name_of.clone();
    view! {
        <button class="finding" data-mark=mark data-finding=id on:click=move |_| show(desk, &name_of, &finding)>
            <span>{text}</span>
        </button>
    }
    .into_any()
}

/// Where in the document it is.
fn place(desk: Desk, sheet: &Shared<Sheet>, at: usize) -> AnyView {
    let place = sheet.0.findings.get(at).and_then(|finding| place_text(&sheet.0.plan, finding));
    let line = |place: String| view! { <p class="soft">{fill(desk.app.words().fact_place, &[("place", &place)])}</p> };
    place.map(line).into_any()
}

fn followed_by(desk: Desk, sheet: &Shared<Sheet>, at: usize, followers: &[usize]) -> AnyView {
    let words = desk.app.words();
    if followers.is_empty() {
        return ().into_any();
    }
    let merged = sheet.0.findings.get(at).is_some_and(|finding| !finding.years.is_empty());
    let said = match merged {
        true => fill(words.follows_list, &[("n", &followers.len().to_string())]),
        false => counted(followers.len(), words.follows_one, words.follows),
    };
    let lines = followers.iter().map(|at| view! { <li>{sentence(desk, sheet, *at, false)}</li> });
    view! {
        <details>
            <summary>{said}</summary>
            <ul>{lines.collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}

/// What would mend it, and the way to accept it.
fn acts(desk: Desk, sheet: &Shared<Sheet>, at: usize) -> AnyView {
    let plan = &sheet.0.plan;
    let Some(finding) = sheet.0.findings.get(at) else { return ().into_any() };
    let id = finding.id(plan);
    if let Some(waiver) = finding.waived.and_then(|at| plan.waivers.get(at)) {
        return waived(desk, id, &waiver.reason);
    }
    let button = |mend: crate::mend::Mend| {
        let label = mend_text(plan, &mend, desk.app.lang());
        let command = mend.command;
        view! {
            <button aria-disabled=desk.locked() on:click=move |_| {
                desk.attempt(command.clone());
            }>
                {label}
            </button>
        }
    };
    let buttons: Vec<_> = mends(plan, &sheet.0.findings, at).into_iter().map(button).collect();
    view! { <div class="acts">{buttons} <WaiveForm finding=id /></div> }.into_any()
}

fn waived(desk: Desk, finding: String, reason: &str) -> AnyView {
    let words = desk.app.words();
    let said = fill(words.waived_because, &[("reason", reason)]);
    let undo = move |_| {
        desk.attempt(Command::Unwaive { finding: finding.clone() });
    };
    view! {
        <div class="acts">
            <p>{said}</p>
            <button aria-disabled=desk.locked() on:click=undo>
                {words.unwaive}
            </button>
        </div>
    }
    .into_any()
}

/// A button that becomes a field for the reason.
#[component]
fn WaiveForm(finding: String) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let open = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| {
        let _ = field.focus();
    });
    let finding = StoredValue::new(finding);
    let accept = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = field.get_untracked().map_or(String::new(), |field| dom::nfc(&field.value()));
        desk.attempt(Command::Waive { finding: finding.get_value(), reason });
    };
    live(move || {
        if !open.get() {
            return view! {
                <button aria-disabled=desk.locked() on:click=move |_| open.set(true)>
                    {words.waive}
                </button>
            }
            .into_any();
        }
        view! {
            <form class="waive" on:submit=accept>
                <label>
                    {words.waive_reason} <input node_ref=field required placeholder=words.waive_example autocomplete="off" />
                </label>
                <button>{words.waive_do}</button>
                <button type="button" class="plain" on:click=move |_| open.set(false)>
                    {words.cancel}
                </button>
            </form>
        }
        .into_any()
    })
}

/// Selects the cell that a finding is about; one about the whole plan shows the total. The way back is kept.
fn show(desk: Desk, name: &str, finding: &Finding) {
    desk.came_from.set(Some(name.to_owned()));
    desk.commit_typing();
    match cell_of(&desk.plan_now(), finding) {
        Some(cell) => desk.select(cell),
        None => {
            desk.active.set(None);
            dom::reveal_first(".sheet .total");
        }
    }
}

/// Shows the open finding after the one that led into the table. After the last come the cells that were not understood, and
/// then the first again.
pub(super) fn show_next(desk: Desk) {
    let sheet = desk.sheet.get_untracked().0;
    let came_from = desk.came_from.get_untracked();
    let open = || sheet.findings.iter().filter(|finding| finding.is_open());
    let is_last = |finding: &&Finding| came_from.as_ref() == Some(&finding.id(&sheet.plan));
    let next = open().skip_while(|finding| !is_last(finding)).nth(1);
    if show_next_unread(desk, next.is_none()) {
        return;
    }
    match next.or_else(|| open().next()) {
        Some(finding) => show(desk, &finding.id(&sheet.plan), finding),
        None => {
            desk.came_from.set(None);
            show_next_unread(desk, true);
        }
    }
}

/// The way back to the finding that led into the table.
#[component]
pub(super) fn BackToFinding() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    live(move || {
        let button = desk.came_from.get().map(|name| {
            let back = move |_| {
                dom::focus(&["[data-finding=\"", &name, "\"]"].concat());
                desk.came_from.set(None);
            };
            view! {
                <button class="back" on:click=back>
                    {words.back_to_finding}
                </button>
            }
        });
        button.into_any()
    })
}
