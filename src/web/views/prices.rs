//! What things cost: numbers that many lines share, the rise of prices, norms, and prices of other plans. Shows the
//! sections; computes nothing.

use super::funds::section;
use super::prices_book::book;
use super::prices_drivers::drivers;
use super::prices_index::index;
use super::prices_norms::norms;
use crate::entry::Column;
use crate::plan::{Id, Plan};
use crate::text::line_name;
use crate::web::app::app;
use crate::web::desk::{Desk, desk};
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn PricesView() -> AnyView {
    let (words, desk) = (app().words(), desk());
    view! {
        <div class="prices" id="sheet" tabindex="-1">
            <p class="soft">{words.prices_about}</p>
            {section("price-drivers", words.drivers, words.drivers_about, drivers(desk))}
            {section("price-index", words.index_title, words.index_about, index(desk))}
            {section("price-norms", words.norms, words.norms_about, norms(desk))}
            {section("price-book", words.book, words.book_about, book(desk))}
        </div>
    }
    .into_any()
}

/// The name of a line, as a way to its row in the table.
pub(super) fn way_to_line(desk: Desk, plan: &Plan, id: Id) -> AnyView {
    view! {
        <button class="name" lang="vi" title=desk.app.words().show_in_table on:click=move |_| go_to_count(desk, id)>
            {line_name(plan, id, desk.app.lang())}
        </button>
    }
    .into_any()
}

/// Shows how many of a line there are, or its name where that column is not shown.
pub(super) fn go_to_count(desk: Desk, id: Id) {
    let is_shown = desk.columns.with_untracked(|columns| columns.contains(&Column::Count));
    desk.unfold_to(id);
    desk.show((id, if is_shown { Column::Count } else { Column::Label }));
}
