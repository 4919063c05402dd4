//! The targets in place of the table, each of them to be edited. Shows outlooks and sends commands; computes nothing.

use super::target_card::target_card;
use super::target_gaps::target_gaps;
use crate::edit::Command;
use crate::plan::nested;
use crate::web::browser::dom;
use crate::web::desk::{Desk, desk};
use crate::web::parts::live;
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn TargetsView() -> AnyView {
    let desk = desk();
    let words = desk.app.words();
    lead_to_wanted(desk);
    let order = Memo::new(move |_| nested(&desk.plan().targets));
    let cards = live(move || {
        let order = order.get();
        if order.is_empty() {
            let nothing = view! {
                <p>{words.no_targets}</p>
                <p>{words.target_what}</p>
            };
            return nothing.into_any();
        }
        let cards = order.into_iter().map(|(id, depth)| target_card(desk, id, depth)).collect::<Vec<_>>();
        view! { <div class="goals">{cards}</div> }.into_any()
    });
    view! {
        <div class="targets" id="sheet" tabindex="-1">
            <div class="acts">
                <button class="main" aria-disabled=desk.locked() on:click=move |_| add(desk)>
                    {words.target_add}
                </button>
            </div>
            {cards}
            {target_gaps(desk)}
        </div>
    }
    .into_any()
}

/// Shows the view with that target, as soon as it is there.
pub(super) fn show_target(desk: Desk, id: crate::plan::Id) {
    desk.wanted_target.set(Some(id));
    show_targets(desk);
}

/// Shows the view.
pub(super) fn show_targets(desk: Desk) {
    desk.commit_typing();
    desk.view.set(crate::web::desk::View::Targets);
    if desk.wanted_target.get_untracked().is_none() {
        request_animation_frame(|| dom::focus("#sheet"));
    }
}

/// Gives the focus to the target that was asked for.
fn lead_to_wanted(desk: Desk) {
    Effect::new(move |_| {
        let Some(id) = desk.wanted_target.get() else { return };
        request_animation_frame(move || {
            dom::focus(&["#target-", &id.to_string()].concat());
            let _ = desk.wanted_target.try_set(None);
        });
    });
}

/// Adds a target, whose text can be typed at once.
fn add(desk: Desk) {
    let words = desk.app.words();
    let id = desk.base_now().next_id; // no scenario has a target of its own
    if desk.add_to_base(Command::AddTarget { text: words.target_new.to_owned() }, words.target_in_base) {
        request_animation_frame(move || {
            dom::enter_first(&["#target-", &id.to_string(), " textarea"].concat());
        });
    }
}
