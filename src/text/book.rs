//! Where a price of the book is from, and why several plans cannot be one, in words. Decides neither.

use super::{Lang, fill, fill_as_is};
use crate::book::Row;
use crate::consolidate::Why;
use crate::money::LIMITS;
use crate::plan::Plan;

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

/// Why those plans cannot be one.
pub fn consolidate_problem(why: Why, plans: &[Plan], lang: Lang) -> String {
    let words = lang.catalogue();
    let title = |at: usize| plans.get(at).map_or("", |plan| plan.title.as_str());
    match why {
        Why::Nothing => words.consolidate_nothing.to_owned(),
        Why::Years { first, last } => {
            let values = [first.to_string(), last.to_string(), LIMITS.years.to_string()];
            let names = ["first", "last", "most"].into_iter().zip(values.iter().map(String::as_str));
            fill(words.consolidate_years, &names.collect::<Vec<_>>())
        }
        Why::TooDeep(at) => fill(words.consolidate_too_deep, &[("title", title(at))]),
        Why::TooMuch => words.consolidate_too_much.to_owned(),
        Why::Index(at) => fill(words.consolidate_index, &[("title", title(at))]),
    }
}
