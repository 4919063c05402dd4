//! What a target asks for: the kind of goal and its figures. A goal without a figure waits until one is typed; decides
//! nothing else.

use super::target_field::{Edited, field};
use crate::edit::TargetChange;
use crate::entry::{GoalKind, TargetField};
use crate::web::parts::{place, text, word};
use leptos::prelude::*;

/// The fields of the goal.
pub(super) fn goal_fields(edited: Edited) -> AnyView {
    let words = edited.desk.app.words();
    let shown = move |kinds: &'static [GoalKind]| word(move || (!kinds.contains(&edited.kind())).then_some(""));
    view! {
        {kind(edited)}
        <div hidden=shown(&[GoalKind::AtLeast, GoalKind::Range, GoalKind::Level])>
            {field(edited, TargetField::Goal, words.goal_value)}
        </div>
        <div hidden=shown(&[GoalKind::Range])>{field(edited, TargetField::GoalTo, words.goal_to)}</div>
        <div hidden=shown(&[GoalKind::AtLeast, GoalKind::Range])>
            {field(edited, TargetField::GoalUnit, words.goal_unit)}
        </div>
    }
    .into_any()
}

/// The kind of the goal.
fn kind(edited: Edited) -> AnyView {
    let words = edited.desk.app.words();
    let now = text(move || place(&GoalKind::ALL, &edited.kind()).to_string());
    let choose = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let chosen = at.and_then(|at| GoalKind::ALL.get(at).copied());
        if let (Some(kind), Some(target)) = (chosen, edited.target.get_untracked()) {
            ask(edited, kind, kind.of_goal(&target.goal));
        }
        event_target::<web_sys::HtmlSelectElement>(&event).set_value(&now.get_untracked());
    };
    let names = [words.goal_kind_at_least, words.goal_kind_range, words.goal_kind_level, words.goal_kind_done];
    let option = |(at, name): (usize, &'static str)| {
        let value = at.to_string();
        let selected = value == now.get_untracked();
        view! {
            <option value=value selected=selected>
                {name}
            </option>
        }
    };
    view! {
        <label>
            <span>{words.target_goal}</span>
            <select class="field" aria-disabled=edited.desk.locked() prop:value=now on:change=choose>
                {names.into_iter().enumerate().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

/// Makes the goal one of that kind; where a figure is missing, its field appears. The focus stays: a key may only pass by.
fn ask(edited: Edited, kind: GoalKind, goal: Option<crate::plan::Goal>) {
    if let Some(goal) = goal {
        edited.change(TargetChange::Goal(goal));
        return;
    }
    if let Some(why) = edited.desk.why_held() {
        return edited.desk.app.say(why.to_owned());
    }
    edited.asked.set(Some(kind));
}
