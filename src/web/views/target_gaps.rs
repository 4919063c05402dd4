//! What of money and targets does not meet: targets without an activity, activities without a target, each leading to its
//! place. Finds none of them itself.

use super::targets_view::show_target;
use crate::calc::{lines_without_target, targets_without_line};
use crate::entry::Column;
use crate::plan::Id;
use crate::text::{fill, line_name, target_label, visible};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;

/// The most lines that are listed; a plan may have thousands.
const MOST: usize = 50;

/// Both lists; nothing where there are no targets.
pub(super) fn target_gaps(desk: Desk) -> AnyView {
    let drawn = live(move || {
        let figures = desk.settled.get().0;
        if figures.plan.targets.is_empty() {
            return ().into_any();
        }
        (targets(desk), lines(desk)).into_any()
    });
    drawn.into_any()
}

fn targets(desk: Desk) -> AnyView {
    let (words, plan) = (desk.app.words(), desk.plan_now());
    let row = |id: Id| {
        let target = plan.targets.iter().find(|target| target.id == id);
        let name = target.map_or(String::new(), |target| visible(&target_label(target)).into_owned());
        way(name, move || show_target(desk, id))
    };
    let rows: Vec<AnyView> = targets_without_line(&plan).into_iter().map(row).collect();
    section((words.targets_without_line, words.targets_all_have), rows.len(), rows, String::new())
}

fn lines(desk: Desk) -> AnyView {
    let (words, figures) = (desk.app.words(), desk.settled.get_untracked().0);
    let without = lines_without_target(&figures.plan, &figures.report);
    let more = without.len().saturating_sub(MOST);
    let more = if more > 0 { fill(words.lines_more, &[("n", &more.to_string())]) } else { String::new() };
    let row = |id: Id| way(line_name(&figures.plan, id, desk.app.lang()), move || desk.show((id, Column::Label)));
    let all = without.len();
    let rows = without.into_iter().take(MOST).map(row).collect();
    section((words.lines_without_target, words.lines_all_have), all, rows, more)
}

/// A name that leads somewhere.
fn way(name: String, go: impl Fn() + 'static) -> AnyView {
    view! {
        <li>
            <button class="name" on:click=move |_| go()>
                {name}
            </button>
        </li>
    }
    .into_any()
}

fn section((title, none): (&'static str, &'static str), all: usize, rows: Vec<AnyView>, more: String) -> AnyView {
    let none = rows.is_empty().then_some(none);
    view! {
        <section class="gaps">
            <h3>{title} " " <small>{all.to_string()}</small></h3>
            <p>{none}</p>
            <ul>{rows}</ul>
            <p class="soft">{more}</p>
        </section>
    }
    .into_any()
}
