//! The cells whose text was not understood: how many, in one line that leads to them. Understands nothing.

use super::words::counted;
use crate::entry::in_order;
use crate::web::browser::dom;
use crate::web::desk::{Cell, Desk, desk};
use crate::web::parts::live;
use leptos::prelude::*;

/// Where the way back from such a cell leads: a name that no finding has.
const UNREAD: &str = "unread";

/// How many cells there are; nothing where there are none.
pub(super) fn unread_text(desk: Desk) -> Option<String> {
    let (count, words) = (desk.unread().len(), desk.app.words());
    (count > 0).then(|| counted(count, words.unread_cell, words.unread_cells))
}

/// The line, as a way to the next of them.
#[component]
pub(super) fn UnreadCells(
    /// Whether the way back leads here.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let desk = desk();
    let line = live(move || {
        let button = unread_text(desk).map(|said| {
            let name = named.then_some(UNREAD);
            let next = move |_| {
                let cells = untrack(|| desk.unread());
                let next = next_of(desk, &cells).or(cells.first().copied());
                next.into_iter().for_each(|cell| show(desk, cell));
            };
            view! {
                <button class="finding" data-mark="warning" data-finding=name on:click=next>
                    <span>{said}</span>
                </button>
            }
        });
        button.into_any()
    });
    // there before there is anything to say, so that it is heard
    view! { <div role=(!named).then_some("status")>{line}</div> }
}

/// Shows the next of them on the way through what is to be looked at, which begins with them. False if there is none.
pub(super) fn show_next_unread(desk: Desk, from_start: bool) -> bool {
    let cells = untrack(|| desk.unread());
    let on_the_way = desk.came_from.with_untracked(|name| name.as_deref() == Some(UNREAD));
    let next = match (on_the_way, from_start) {
        (true, _) => next_of(desk, &cells),
        (false, true) => cells.first().copied(),
        (false, false) => None,
    };
    next.into_iter().for_each(|cell| show(desk, cell));
    next.is_some()
}

/// The one after the active cell.
fn next_of(desk: Desk, cells: &[Cell]) -> Option<Cell> {
    let active = desk.active.get_untracked();
    let ordered = in_order(&desk.plan_now(), cells.iter().copied().chain(active));
    ordered.into_iter().skip_while(|cell| Some(*cell) != active).find(|cell| Some(*cell) != active)
}

/// Goes to a cell, whose field says why it was not understood.
fn show(desk: Desk, cell: Cell) {
    desk.came_from.set(Some(UNREAD.to_owned()));
    desk.show(cell);
    dom::reveal_first(".sheet [data-active]");
}
