//! The lines that add to a target: what a unit of each adds, and ways to take one away, to go to it and to add another.
//! Counts nothing.

use super::line_picker::line_picker;
use super::target_field::{Edited, field};
use crate::entry::{Column, TargetField, with_line, without_line};
use crate::plan::Id;
use crate::text::{fill, line_name};
use crate::web::browser::dom;
use crate::web::parts::live;
use leptos::prelude::*;

/// The lines of a target, and the field by which one more is added.
pub(super) fn target_lines(edited: Edited) -> AnyView {
    let words = edited.desk.app.words();
    let lines = Memo::new(move |_| items(edited));
    let rows = live(move || {
        let rows = lines.get().into_iter().map(|item| row(edited, item)).collect::<Vec<_>>();
        if rows.is_empty() {
            return ().into_any();
        }
        view! { <div role="group" aria-label=words.target_lines>{rows}</div> }.into_any()
    });
    let add = move |item: Id| {
        if let Some(target) = edited.target.get_untracked() {
            edited.change(with_line(&target, item));
        }
    };
    view! {
        <div class="lines">
            {rows}
            {line_picker(
                edited.desk,
                (["target-", &edited.id.to_string()].concat(), edited.desk.app.words().target_line_add),
                Callback::new(move |item| lines.with(|lines| lines.contains(&item))),
                Callback::new(add),
            )}
        </div>
    }
    .into_any()
}

fn items(edited: Edited) -> Vec<Id> {
    edited.target.with(|target| {
        target.iter().flat_map(|target| &target.contributions).map(|contribution| contribution.item).collect()
    })
}

/// A line with what its units add.
fn row(edited: Edited, item: Id) -> AnyView {
    let desk = edited.desk;
    let words = desk.app.words();
    let name = line_name(&desk.plan_now(), item, desk.app.lang());
    let label = name.clone();
    let remove_label = fill(words.target_line_remove, &[("item", &name)]);
    let remove = move |_| {
        let Some(target) = edited.target.get_untracked() else { return };
        if edited.change(without_line(&target, item)) {
            let add = ["#target-", &edited.id.to_string(), " [role=combobox]"].concat();
            request_animation_frame(move || dom::focus(&add));
        }
    };
    view! {
        <div role="group" aria-label=label>
            <button class="name" title=words.show_in_table on:click=move |_| desk.show((item, Column::Label))>
                {name}
            </button>
            {field(edited, TargetField::Effect(item), words.target_effect)}
            {field(edited, TargetField::Cap(item), words.target_cap)}
            {field(edited, TargetField::Delay(item), words.target_delay)}
            <button class="plain" aria-label=remove_label aria-disabled=desk.locked() on:click=remove>
                {words.target_line_drop}
            </button>
        </div>
    }
    .into_any()
}
