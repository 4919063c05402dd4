//! The editor of the active cell: a real field that is always focused, so that input methods work, and that says what it
//! understood before anything is committed.

use crate::edit::{ItemText, apply};
use crate::entry::{Echo, Sets, text as entry_text, understand};
use crate::money::{print_decimal, print_money};
use crate::plan::{Funding, Id, Plan};
use crate::text::{Lang, fill, refusal_text};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Cell, Desk, desk};
use crate::web::parts::{live, text, word};
use leptos::either::EitherOf3;
use leptos::html;
use leptos::prelude::*;

/// What the editor edits.
#[derive(Clone)]
pub(super) struct EditorKind {
    pub(super) cell: Cell,
    pub(super) sets: Option<Sets>,
    pub(super) label: String,
    /// What the cell shows: a computed one has nothing else to put into the field.
    pub(super) shown: String,
}

/// A hint under the field.
#[derive(Clone, PartialEq)]
struct Hint {
    good: bool,
    text: String,
}

/// The editor of a cell.
#[component]
pub(super) fn Editor(kind: EditorKind) -> impl IntoView {
    match kind.sets {
        Some(Sets::Funding) => EitherOf3::A(view! { <SourceField kind=kind /> }),
        Some(Sets::Text(ItemText::Label | ItemText::Note)) => EitherOf3::B(view! { <TextField kind=kind /> }),
        _ => EitherOf3::C(view! { <FigureField kind=kind /> }),
    }
}

/// The active cell is shown and takes the focus, unless what has it keeps it: someone looks for something meanwhile.
fn take_focus(field: &web_sys::Element) {
    if !dom::has_focus("[data-keeps-focus]") {
        dom::enter(field);
    }
    dom::reveal(field);
}

/// The text to start with: a draft that was not understood, else what the plan has.
fn start(desk: Desk, cell: Cell) -> (String, Option<String>) {
    if let Some(draft) = untrack(|| desk.draft(cell)) {
        return (draft.text, Some(draft.problem));
    }
    let plan = desk.plan_now();
    let text = plan.outline.get(cell.0).map_or(String::new(), |item| entry_text(&plan, item, cell.1));
    (text, None)
}

/// A field of one line: numbers and short texts.
#[component]
fn FigureField(kind: EditorKind) -> impl IntoView {
    let desk = desk();
    let EditorKind { cell, sets, label, shown } = kind;
    let (now, problem) = if sets.is_some() { start(desk, cell) } else { (shown, None) };
    let hint = RwSignal::new(problem.map(|text| Hint { good: false, text }));
    let lang = app().lang.get_untracked();
    let figure = !matches!(sets, Some(Sets::Text(_)) | None);
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| take_focus(&field));
    let typed = move |_| {
        let Some(field) = field.get_untracked() else { return };
        hint.set(hint_for(desk, cell, sets, &field.value(), lang));
        desk.type_into(cell, field.value());
    };
    view! {
        <input
            node_ref=field
            value=now
            inputmode=figure.then_some("decimal")
            autocomplete="off"
            spellcheck="false"
            aria-label=label
            aria-invalid=word(move || hint.with(|hint| hint.as_ref().is_some_and(|hint| !hint.good)).then_some("true"))
            readonly=sets.is_none()
            on:input=typed
            on:blur=move |_| desk.commit_typing()
        />
        <HintLine cell=cell hint=hint />
    }
}

/// A field that grows with its text: descriptions and notes.
#[component]
fn TextField(kind: EditorKind) -> impl IntoView {
    let desk = desk();
    let EditorKind { cell, label, .. } = kind;
    let (now, problem) = start(desk, cell);
    let hint = RwSignal::new(problem.map(|text| Hint { good: false, text }));
    let shown = RwSignal::new(now.clone());
    let field = NodeRef::<html::Textarea>::new();
    field.on_load(|field| take_focus(&field));
    let typed = move |_| {
        let Some(field) = field.get_untracked() else { return };
        shown.set(field.value());
        desk.type_into(cell, field.value());
    };
    view! {
        <div class="grow">
            <span class="ghost" aria-hidden="true">
                {text(move || [shown.get().as_str(), " "].concat())}
            </span>
            <textarea node_ref=field rows="1" aria-label=label prop:value=now on:input=typed on:blur=move |_| desk.commit_typing()></textarea>
        </div>
        <HintLine cell=cell hint=hint />
    }
}

/// The hint, while it is about what stands in the field.
#[component]
fn HintLine(cell: Cell, hint: RwSignal<Option<Hint>>) -> impl IntoView {
    let desk = desk();
    let current = move || desk.editing.get() || desk.draft(cell).is_some();
    live(move || {
        let line = hint.get().filter(|_| current()).map(|hint| {
            view! {
                <p class="hint" role="status" data-state=if hint.good { "ok" } else { "bad" }>
                    {hint.text}
                </p>
            }
        });
        line.into_any()
    })
}

/// What a typed text would mean, in words.
fn hint_for(desk: Desk, (id, column): Cell, sets: Option<Sets>, typed: &str, lang: Lang) -> Option<Hint> {
    let plan = desk.plan_now();
    let item = plan.outline.get(id)?;
    let words = lang.catalogue();
    let understood = match understand(&plan, item, column, typed) {
        Ok(understood) => understood,
        Err(typo) => return Some(Hint { good: false, text: desk.typo_text(&typo) }),
    };
    if let Err(refusal) = apply(&plan, &understood.command) {
        return Some(Hint { good: false, text: refusal_text(&plan, &refusal, lang) });
    }
    let value = match understood.echo {
        Echo::Text => return None,
        Echo::Blank => words.understood_blank.to_owned(),
        Echo::Money(amount) => [print_money(amount).as_str(), " ", words.dong].concat(),
        Echo::Number(number) => print_decimal(number),
    };
    let text = match sets {
        Some(Sets::CountInYear(year)) => {
            fill(words.understood_count_in_year, &[("year", &year.to_string()), ("value", &value)])
        }
        _ => fill(words.understood, &[("value", &value)]),
    };
    Some(Hint { good: true, text })
}

/// A list of who may pay.
#[component]
fn SourceField(kind: EditorKind) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let EditorKind { cell: (id, _), label, .. } = kind;
    let field = NodeRef::<html::Select>::new();
    field.on_load(|field| take_focus(&field));
    let plan = desk.plan_now();
    let now = funding(&plan, id);
    let chosen = match &now {
        Funding::Unstated => String::new(),
        Funding::Source(id) => id.to_string(),
        _ => KEEP.to_owned(),
    };
    let choose = move |_| {
        desk.commit_typing();
        let Some(value) = field.get_untracked().map(|field| field.value()) else { return };
        let funding = match value.as_str() {
            KEEP => return,
            "" => Funding::Unstated,
            source => match source.parse() {
                Ok(source) => Funding::Source(source),
                Err(_) => return,
            },
        };
        desk.attempt(crate::edit::Command::SetFunding { item: id, funding });
    };
    let words = app.words();
    let mixed = (chosen == KEEP).then(|| view! { <option value=KEEP selected>{words.funding_mixed}</option> });
    let option = |(value, name): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{name}</option> }
    };
    let sources = plan.sources.iter().map(|source| (source.id.to_string(), source.name.clone()));
    let unstated = (String::new(), words.funding_unstated.to_owned());
    view! {
        <select node_ref=field aria-label=label on:change=choose>
            {mixed}
            {std::iter::once(unstated).chain(sources).map(option).collect_view()}
        </select>
    }
}

/// The value of the choice that leaves several payers as they are.
const KEEP: &str = "keep";

fn funding(plan: &Plan, id: Id) -> Funding {
    plan.outline.get(id).and_then(|item| item.line()).map_or(Funding::Unstated, |line| line.funding.clone())
}
