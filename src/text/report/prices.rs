//! The price book in the report for programs: what the plan pays for one, and what the real plans pay that come with the
//! product. Derives no price: that is in `book`.

use crate::book::{self, Row};
use crate::check::{BOOK, Entry};
use crate::money::write_plain;
use crate::plan::Plan;
use serde::Serialize;

/// A unit price, with what can be said of where it is from.
#[derive(Debug, Serialize)]
pub(super) struct Price {
    plan: String,
    title: String,
    /// The year that pays it; `null` where all years of the plan do.
    year: Option<u16>,
    /// The first and the last year of the plan.
    years: [u16; 2],
    /// The number of the line with those of its groups; `null` for another plan.
    item: Option<String>,
    label: String,
    unit: String,
    price: String,
    per_head: Option<String>,
    /// Who pays; `null` for another plan.
    source: Option<Vec<String>>,
    document: Option<String>,
}

/// The rows of the plan in document order, then those of the other real plans.
pub(super) fn price_book(plan: &Plan) -> Vec<Price> {
    let own = book::rows(plan).into_iter().map(Price::of_row);
    own.chain(BOOK.iter().filter(|entry| entry.plan != plan.name).map(Price::of_entry)).collect()
}

/// The only year, if there is but one.
fn only(first: u16, last: u16) -> Option<u16> {
    (first == last).then_some(first)
}

impl Price {
    fn of_row(row: Row) -> Self {
        let document = &row.document;
        Self {
            plan: document.plan.clone(),
            title: document.title.clone(),
            year: row.year.or_else(|| only(document.first, document.last)),
            years: [document.first, document.last],
            document: Some(document.decision.clone()).filter(|decision| !decision.is_empty()),
            item: Some(row.number),
            label: row.label,
            unit: row.unit,
            price: write_plain(row.price),
            per_head: row.per_head.map(write_plain),
            source: Some(row.sources),
        }
    }

    fn of_entry(entry: &Entry) -> Self {
        let (first, last) = entry.years;
        Self {
            plan: entry.plan.to_owned(),
            title: entry.title.to_owned(),
            year: only(first, last),
            years: [first, last],
            item: None,
            label: entry.label.to_owned(),
            unit: entry.unit.to_owned(),
            price: entry.price.dong().to_string(),
            per_head: entry.per_head.map(|price| price.dong().to_string()),
            source: None,
            document: None,
        }
    }
}
