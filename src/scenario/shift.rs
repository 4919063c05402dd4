//! Years in texts, moved on. Touches a year only where it stands as a word, so that dates and numbers of documents stay.

use crate::plan::Period;

/// The text with each year of the period that stands as a word so many years later: "năm 2018", "2011-2015", but not
/// "02/5/2018" or "52/2013/NĐ-CP".
pub(super) fn years_on(text: &str, period: Period, by: u16) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        moved.push_str(before);
        let year = digits.parse().ok().filter(|year| digits.len() == 4 && period.index(*year).is_some());
        match year.filter(|_| !is_joined(moved.chars().rev()) && !is_joined(after.chars())) {
            Some(year) => moved.push_str(&year.saturating_add(by).to_string()),
            None => moved.push_str(digits),
        }
        rest = after;
    }
    moved.push_str(rest);
    moved
}

/// Whether what comes next belongs to the same word: a letter, a stroke, or a point before another digit.
fn is_joined(mut next: impl Iterator<Item = char>) -> bool {
    match next.next() {
        Some('/') => true,
        Some('.' | ',') => next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}
