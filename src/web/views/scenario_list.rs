//! The scenarios of the plan: a card each, and those that were chosen side by side. Draws and sends commands; compares nothing.

use super::scenario_beside::{Hidden, beside_section};
use super::scenario_card::scenario_card;
use crate::edit::Command;
use crate::plan::{Id, Plan};
use crate::text::fill_as_is;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Shared};
use crate::web::parts::live;
use crate::web::scenario::Variants;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub(super) fn list_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let ids = Memo::new(move |_| desk.base().scenarios.iter().map(|scenario| scenario.id).collect::<Vec<Id>>());
    let hidden = Hidden(RwSignal::new(Vec::new()));
    let variants = Memo::new(move |_| Shared(Arc::new(Variants::of(desk.settled.get()))));
    let cards = live(move || {
        let ids = ids.get();
        if ids.is_empty() {
            return view! { <p>{words.scenarios_none}</p> }.into_any();
        }
        let cards = ids.into_iter().map(|id| scenario_card(desk, id, (variants, hidden))).collect::<Vec<_>>();
        view! { <div class="cards">{cards}</div> }.into_any()
    });
    view! {
        <p class="soft">{words.scenarios_about}</p>
        <div class="acts">
            <button class="main" aria-disabled=desk.locked() on:click=move |_| add(desk)>
                {words.scenario_add}
            </button>
        </div>
        {cards}
        {live(move || if ids.read().is_empty() { ().into_any() } else { beside_section(desk, variants, hidden) })}
    }
    .into_any()
}

/// Adds an empty scenario, whose name can be typed at once.
fn add(desk: Desk) {
    let base = desk.base_now();
    let (id, name) = (base.next_id, free_name(&base, desk.app.words().scenario_new));
    if desk.attempt(Command::AddScenario { name, changes: Vec::new() }) {
        request_animation_frame(move || {
            dom::enter_first(&card_field(id));
        });
    }
}

/// A name from a template with a number that no scenario of the plan has.
pub(super) fn free_name(plan: &Plan, template: &str) -> String {
    let is_taken = |name: &String| plan.scenarios.iter().any(|scenario| scenario.name == *name);
    let mut names =
        (1..=plan.scenarios.len().saturating_add(1)).map(|n| fill_as_is(template, &[("n", &n.to_string())]));
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// The field that the name of a scenario stands in.
pub(super) fn card_field(id: Id) -> String {
    ["#scenario-", &id.to_string(), " input"].concat()
}
