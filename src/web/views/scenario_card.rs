//! A scenario: its name, what it comes to, what it changes, and what can be done with it. Draws and sends commands.

use super::actions::show_view;
use super::scenario_beside::{AllVariants, Hidden};
use super::scenario_list::card_field;
use super::words::counted;
use crate::edit::{Command, Conflict, Conflicted, PlanText, alone, apply};
use crate::money::{Money, print_money};
use crate::plan::{Id, Plan, Scenario};
use crate::text::{Catalogue, against_text, changes_text, conflict_text, fill, fill_as_is, visible};
use crate::web::browser::dom;
use crate::web::desk::{Desk, View};
use crate::web::parts::{Field, field, live, text, word};
use crate::web::scenario::Variants;
use crate::web::shelf::keep_copy;
use leptos::prelude::*;
use std::sync::Arc;

/// The most changes that are listed.
const MOST: usize = 200;

/// What is shown of a scenario.
#[derive(Clone, PartialEq)]
struct Shown {
    scenario: Arc<Scenario>,
    total: Money,
    base: Money,
    conflicts: Arc<Vec<Conflict>>,
}

fn shown(variants: &Variants, id: Id) -> Option<Shown> {
    let (made, base) = (variants.made(id)?, &variants.base.0);
    Some(Shown {
        scenario: Arc::new(base.base.scenario(id)?.clone()),
        total: made.report.grand_total(),
        base: base.base_report.grand_total(),
        conflicts: made.conflicts.clone(),
    })
}

/// The card.
pub(super) fn scenario_card(desk: Desk, id: Id, (variants, hidden): (AllVariants, Hidden)) -> AnyView {
    let words = desk.app.words();
    let of = Memo::new(move |_| variants.with(|variants| shown(&variants.0, id)));
    let name = text(move || of.get().map(|of| of.scenario.name.clone()).unwrap_or_default());
    let rename = Callback::new(move |name: String| {
        desk.attempt(Command::SetScenarioName { scenario: id, name });
    });
    let total = text(move || of.get().map(|of| print_money(of.total)).unwrap_or_default());
    let against = text(move || of.get().map(|of| against_text(of.base, of.total, desk.app.lang())).unwrap_or_default());
    let is_open = word(move || (desk.scenario() == Some(id)).then_some("true"));
    view! {
        <article id=["scenario-", &id.to_string()].concat() aria-current=is_open>
            {field(Field::new(words.scenario_name, name, desk.locked()), rename)}
            <p class="sum">
                <b>{total} " " {words.dong}</b> <span>{against}</span>
            </p>
            {changes(desk, id, of)}
            {hidden.choice(desk, id)}
            <div class="acts">
                <button class="main" on:click=move |_| open(desk, id)>
                    {words.scenario_open}
                </button>
                {acts(desk, id)}
            </div>
        </article>
    }
    .into_any()
}

/// The changes in words, and those that the plan speaks against.
fn changes(desk: Desk, id: Id, of: Memo<Option<Shown>>) -> AnyView {
    let words = desk.app.words();
    let count = text(move || match of.get().map_or(0, |of| of.scenario.changes.len()) {
        0 => words.scenario_no_changes.to_owned(),
        n => counted(n, words.scenario_change_one, words.scenario_changes),
    });
    let against = move || of.get().map_or(0, |of| of.conflicts.len());
    let mark = word(move || (against() > 0).then_some("warning"));
    let conflicts = text(move || match against() {
        0 => String::new(),
        n => counted(n, words.scenario_conflict_one, words.scenario_conflicts),
    });
    let list = live(move || {
        let Some(of) = of.get() else { return ().into_any() };
        let (base, lang) = (desk.base_now(), desk.app.lang());
        let row = |(at, said): (usize, String)| {
            let conflict = of.conflicts.iter().find(|conflict| conflict.at == at);
            let conflict = conflict.map(|it| (it, conflict_text(&base, &of.scenario, it, lang)));
            change(desk, id, (at, said), conflict)
        };
        let rows = changes_text(&base, &of.scenario, lang).into_iter().enumerate().take(MOST).map(row);
        view! { <ol>{rows.collect::<Vec<_>>()}</ol> }.into_any()
    });
    view! {
        <details>
            <summary>
                {count} " " <small data-mark=mark>{conflicts}</small>
            </summary>
            {list}
        </details>
    }
    .into_any()
}

/// A change in words; where the plan speaks against it, how, and what can be done about that.
fn change(desk: Desk, scenario: Id, (at, said): (usize, String), conflict: Option<(&Conflict, String)>) -> AnyView {
    let words = desk.app.words();
    let drop = move |_| {
        desk.attempt(Command::DropChange { scenario, at });
    };
    let keep = move |_| {
        desk.attempt(Command::KeepChange { scenario, at });
    };
    let can_keep = conflict.as_ref().is_some_and(|(conflict, _)| matches!(conflict.how, Conflicted::Moved(_)));
    let keep = can_keep.then(|| {
        view! {
            <button class="plain" aria-disabled=desk.locked() on:click=keep>
                {words.scenario_keep}
            </button>
        }
    });
    let label = [words.scenario_drop, ": ", &said].concat();
    let against = conflict.map(|(_, why)| view! { <p data-mark="warning">{visible(&why).into_owned()}</p> });
    view! {
        <li>
            <span lang="vi">{visible(&said).into_owned()}</span>
            {against}
            <div class="acts">
                {keep}
                <button class="plain" aria-label=label aria-disabled=desk.locked() on:click=drop>
                    {words.scenario_drop}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Shows a scenario in the table, to be edited there.
fn open(desk: Desk, id: Id) {
    desk.show_scenario(Some(id));
    show_view(desk, View::Table);
}

/// What it is called and does, and whether clicking twice means it twice.
type Act = (fn(&Catalogue) -> &'static str, fn(Desk, Id), bool);

/// What can be done with a scenario beside opening it.
const ACTS: [Act; 6] = [
    (|words| words.scenario_duplicate, duplicate, false),
    (|words| words.scenario_earlier, |desk, id| shift(desk, id, true), true),
    (|words| words.scenario_later, |desk, id| shift(desk, id, false), true),
    (|words| words.scenario_merge, merge, false),
    (|words| words.scenario_apart, keep_apart, false),
    (|words| words.scenario_delete, delete, false),
];

fn acts(desk: Desk, id: Id) -> Vec<AnyView> {
    let words = desk.app.words();
    let act = |(name, act, again): Act| {
        let run = move |event: leptos::ev::MouseEvent| {
            // the card may have come under the mouse between the two clicks of a double click on something else
            if again || event.detail() < 2 {
                act(desk, id);
            }
        };
        view! { <button class="plain" aria-disabled=desk.locked() on:click=run>{name(words)}</button> }.into_any()
    };
    ACTS.into_iter().map(act).collect()
}

fn name_of(desk: Desk, id: Id) -> String {
    desk.base_now().scenario(id).map(|scenario| scenario.name.clone()).unwrap_or_default()
}

fn duplicate(desk: Desk, id: Id) {
    let new = desk.base_now().next_id;
    let name = fill_as_is(desk.app.words().scenario_copy, &[("name", &name_of(desk, id))]);
    if desk.attempt(Command::DuplicateScenario { scenario: id, name }) {
        request_animation_frame(move || {
            dom::enter_first(&card_field(new));
        });
    }
}

fn shift(desk: Desk, id: Id, earlier: bool) {
    let at = desk.base_now().scenarios.iter().position(|scenario| scenario.id == id).unwrap_or_default();
    let to = if earlier { at.saturating_sub(1) } else { at.saturating_add(1) };
    desk.attempt(Command::MoveScenario { scenario: id, to });
}

/// The message that says so takes it back.
fn merge(desk: Desk, id: Id) {
    let said = fill(desk.app.words().scenario_merged, &[("name", &name_of(desk, id))]);
    if desk.attempt(Command::MergeScenario(id)) {
        desk.app.say_with_undo(said, move || desk.undo());
    }
}

fn delete(desk: Desk, id: Id) {
    let said = fill(desk.app.words().scenario_deleted, &[("name", &name_of(desk, id))]);
    if desk.attempt(Command::DeleteScenario(id)) {
        desk.app.say_with_undo(said, move || desk.undo());
    }
}

/// What the scenario makes of the plan, as a plan of its own that is called after both, unless that is too long for a title.
pub(super) fn of_its_own(desk: Desk, base: &Plan, id: Id) -> Option<Plan> {
    let (plan, name) = (alone(base, id)?, &base.scenario(id)?.name);
    let text = fill_as_is(desk.app.words().scenario_apart_title, &[("title", &base.title), ("name", name)]);
    let called = apply(&plan, &Command::SetPlanText { field: PlanText::Title, text });
    Some(called.unwrap_or(plan))
}

/// Keeps it.
fn keep_apart(desk: Desk, id: Id) {
    let (app, words) = (desk.app, desk.app.words());
    let Some(plan) = of_its_own(desk, &desk.base_now(), id) else { return };
    app.say(match keep_copy(app, &plan) {
        Some(_) => fill(words.scenario_apart_kept, &[("title", &plan.title)]),
        None => words.cannot_keep.to_owned(),
    });
}
