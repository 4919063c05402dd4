//! What things cost: numbers that many lines share, the rise of prices, norms, and prices of other plans. Shows the
//! sections; computes nothing.

use super::funds::section;
use super::prices_book::book;
use super::prices_drivers::drivers;
use super::prices_index::index;
use super::prices_norms::norms;
use crate::web::app::app;
use crate::web::desk::desk;
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
