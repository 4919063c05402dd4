//! Where a price of the book is from, in words. Looks up, never computes.

use super::{Lang, fill_as_is};
use crate::book::Row;
use crate::money::LIMITS;

/// The note of a line that took its price from the book: "Đơn giá theo Kế hoạch …, mục 6.1 (Quyết định số …)". It is
/// saved, so what is hidden in it stays as it is, and it is never longer than a note may be.
pub fn provenance_text(row: &Row, lang: Lang) -> String {
    let (words, document) = (lang.catalogue(), &row.document);
    let titles = [&document.title, &document.issuer, &document.plan];
    let title = titles.into_iter().find(|text| !text.trim().is_empty()).map_or("", String::as_str);
    let mut text = fill_as_is(words.book_provenance, &[("title", title)]);
    if !row.number.is_empty() {
        text.push_str(&fill_as_is(words.book_item, &[("number", &row.number)]));
    }
    if let Some(year) = row.year {
        text.push_str(&fill_as_is(words.book_year, &[("year", &year.to_string())]));
    }
    if !document.decision.trim().is_empty() {
        text.push_str(&[" (", document.decision.trim(), ")"].concat());
    }
    if text.chars().count() > LIMITS.text { text.chars().take(LIMITS.text).collect() } else { text }
}
