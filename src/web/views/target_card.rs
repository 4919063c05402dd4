//! One target with all that can be changed of it, each in its place, and where the plan brings it. Sends commands;
//! judges nothing.

use super::target_field::{Edited, area, field};
use super::target_figures::{state_text, target_figures};
use super::target_goal::goal_fields;
use super::target_lines::target_lines;
use crate::edit::{Command, TargetChange};
use crate::entry::{GoalKind, TargetField};
use crate::plan::Id;
use crate::text::{fill, target_label, visible};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{live, text, word};
use leptos::prelude::*;

/// The card of a target.
pub(super) fn target_card(desk: Desk, id: Id, depth: usize) -> AnyView {
    let edited = Edited::new(desk, id);
    let words = desk.app.words();
    let name = text(move || edited.of(|target| visible(&target_label(target)).into_owned()));
    let label = text(move || fill(words.target_card_named, &[("name", &name.get())]));
    let delete_label = text(move || fill(words.target_delete, &[("name", &name.get())]));
    view! {
        <div id=["target-", &id.to_string()].concat() role="group" tabindex="-1" data-depth=depth.min(4).to_string() aria-label=label>
            <div class="first">
                {field(edited, TargetField::Number, words.target_number)}
                {area(edited, words.target_text)}
                <button
                    class="plain"
                    aria-label=delete_label
                    aria-disabled=desk.locked()
                    on:click=move |_| delete(edited)
                >
                    {words.delete}
                </button>
            </div>
            {state_text(edited)}
            {target_figures(edited)}
            <div class="fields">
                {goal_fields(edited)}
                {field(edited, TargetField::Year, words.goal_year)}
                {parent(edited)}
            </div>
<div class="pairs">
            <div class="fields" hidden=word(move || (!edited.has_figure()).then_some(""))>
                {field(edited, TargetField::Baseline, words.target_baseline)}
                {field(edited, TargetField::BaselineYear, words.target_baseline_year)}
                {field(edited, TargetField::BaselineText, words.target_baseline_text)}
            </div>
            <div class="fields" hidden=word(move || (!edited.has_whole()).then_some(""))>
                {field(edited, TargetField::Population, words.target_population)}
                {field(edited, TargetField::PopulationUnit, words.target_population_unit)}
                {field(edited, TargetField::PopulationText, words.target_population_text)}
            </div>
</div>
            {target_lines(edited)}
        </div>
    }
    .into_any()
}

impl Edited {
    /// Whether it says something of where things stand before.
    fn has_figure(self) -> bool {
        matches!(self.kind(), GoalKind::AtLeast | GoalKind::Range)
            || self.target.with(|target| target.as_ref().is_some_and(|target| target.baseline.is_some()))
    }

    /// Whether it says something of how many a percentage is taken of.
    fn has_whole(self) -> bool {
        self.target.with(|target| {
            target.as_ref().is_some_and(|target| target.goal.is_percent() || target.population.is_some())
        })
    }
}

/// Deletes the target; the message that says so takes it back.
fn delete(edited: Edited) {
    let desk = edited.desk;
    let name = untrack(|| edited.of(target_label));
    if desk.attempt(Command::DeleteTarget(edited.id)) {
        let said = fill(desk.app.words().deleted_item, &[("item", &name)]);
        desk.app.say_with_undo(said, move || desk.undo());
        request_animation_frame(|| dom::focus("#sheet"));
    }
}

/// The target that this one details. All of them are offered once the list is entered: before, nobody sees them.
fn parent(edited: Edited) -> AnyView {
    let (desk, words) = (edited.desk, edited.desk.app.words());
    let entered = RwSignal::new(false);
    let now = move || edited.target.with(|target| target.as_ref().and_then(|target| target.parent));
    let set = move |event: leptos::ev::Event| {
        let parent = event_target_value(&event).parse().ok();
        if edited.change(TargetChange::Parent(parent)) {
            let select = ["#target-", &edited.id.to_string(), " .parent select"].concat();
            request_animation_frame(move || dom::focus(&select));
        } else {
            let now = untrack(now).map_or(String::new(), |id| id.to_string());
            event_target::<web_sys::HtmlSelectElement>(&event).set_value(&now);
        }
    };
    let options = live(move || {
        let (now, all) = (now(), entered.get());
        let plan = desk.plan_now();
        let option = |id: Option<Id>, name: String| {
            view! {
                <option value=id.map_or(String::new(), |id| id.to_string()) selected=id == now>
                    {name}
                </option>
            }
        };
        let others = plan.targets.iter().filter(|it| it.id != edited.id && (all || Some(it.id) == now));
        let others = others.map(|it| option(Some(it.id), visible(&target_label(it)).into_owned()));
        let none = (all || now.is_none()).then(|| option(None, words.target_no_parent.to_owned()));
        none.into_iter().chain(others).collect::<Vec<_>>().into_any()
    });
    view! {
        <label class="parent">
            <span>{words.target_parent}</span>
            <select class="field" aria-disabled=desk.locked() on:focus=move |_| entered.set(true) on:change=set>
                {options}
            </select>
        </label>
    }
    .into_any()
}
