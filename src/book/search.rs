//! Rows of the book by what was typed, and by likeness to a line. Never says that a price is right or wrong.

use super::Row;
use crate::find::{Fit, fit};
use crate::money::{Decimal, SAME_ACTIVITY, likeness, plain_words, unit_key};
use crate::sort;

/// The rows that fit what was typed, at most `limit`: by label first, then by what else stands with it. Case and marks do
/// not matter; nothing typed fits all.
pub fn find<'a>(rows: &'a [Row], query: &str, limit: usize) -> Vec<&'a Row> {
    let mut found: Vec<((bool, Fit), usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let by_label = fit(&row.label, query).map(|fit| (false, fit));
        found.extend(by_label.or_else(|| fit(&around(row), query).map(|fit| (true, fit))).map(|how| (how, at)));
    }
    sort::by_key(&mut found, |one| *one);
    found.into_iter().take(limit).filter_map(|(_, at)| rows.get(at)).collect()
}

/// All that stands with a row, as one text.
fn around(row: &Row) -> String {
    let document = &row.document;
    let texts = [&row.label, &*row.group, &row.unit, &document.title, &document.issuer, &document.decision];
    texts.into_iter().chain(row.sources.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}

/// The rows of the same activity: of the same unit, where one is given, and alike in their labels; the most alike first.
pub fn like<'a>(rows: &'a [Row], label: &str, unit: &str) -> Vec<&'a Row> {
    let (words, unit) = (plain_words(label), unit_key(unit));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if unit.is_empty() || unit_key(&row.unit) == unit {
            let alike = likeness(&plain_words(&row.label), &words);
            found.extend((alike >= SAME_ACTIVITY).then_some((usize::MAX.saturating_sub(alike), at)));
        }
    }
    sort::by_key(&mut found, |one| *one);
    found.into_iter().filter_map(|(_, at)| rows.get(at)).collect()
}

/// Between what prices lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prices {
    /// How many there are.
    pub count: usize,
    /// The lowest.
    pub low: Decimal,
    /// As many are below as above; of an even number, half-way between the two in the middle.
    pub median: Decimal,
    /// The highest.
    pub high: Decimal,
}

/// Between what the prices of some rows lie; `None` of none.
pub fn spread(rows: &[&Row]) -> Option<Prices> {
    let mut prices: Vec<Decimal> = rows.iter().map(|row| row.price).collect();
    sort::by_key(&mut prices, |price| *price);
    let count = prices.len();
    let from_both = |half: usize| Some((*prices.get(half)?, *prices.iter().rev().nth(half)?));
    let (one, other) = from_both(count.checked_sub(1)?.checked_div(2)?)?;
    let median = one.checked_add(other)?.checked_div(Decimal::TWO)?.normalize();
    Some(Prices { count, low: *prices.first()?, median, high: *prices.last()? })
}
