//! What is looked for, and whether a text or a figure has it. Knows no plan.

use super::fold::{fold, fold_into, has_spelled, spell};
use crate::money::{Money, is_mark};
use std::fmt::Write as _;

/// A query, ready to be held against many texts.
pub(super) struct Wanted {
    folded: String,
    /// Where the query has marks: then only texts with these marks have it.
    spelled: Option<String>,
    /// Where the query may be a part of a figure.
    figure: Option<Figure>,
    /// Used again for each text.
    buffer: String,
}

/// A part of a figure.
struct Figure {
    text: String,
    /// Whether it is written with points between groups.
    grouped: bool,
    /// Its digits from the first that is not zero.
    digits: String,
}

impl Wanted {
    /// What a query asks for; `None` if it is blank.
    pub(super) fn new(query: &str) -> Option<Self> {
        let query = query.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c)).trim_end();
        let (folded, spelled) = (fold(query), spell(query));
        let has_marks = spelled != folded;
        let figure = figure(query);
        let spelled = has_marks.then_some(spelled);
        (!folded.is_empty()).then(|| Self { folded, spelled, figure, buffer: String::new() })
    }

    /// Whether the text has it.
    pub(super) fn is_in(&mut self, text: &str) -> bool {
        if text.is_empty() {
            return false;
        }
        fold_into(&mut self.buffer, text);
        self.buffer.contains(&self.folded)
            && self.spelled.as_ref().is_none_or(|wanted| has_spelled(&spell(text), wanted))
    }

    /// Whether a figure can have it at all.
    pub(super) fn is_figure(&self) -> bool {
        self.figure.is_some()
    }

    /// Whether the amount can have it in any unit: printing each amount of 10.000 lines to see would take too long.
    pub(super) fn may_be_in(&mut self, amount: Money) -> bool {
        let (Some(figure), Ok(dong)) = (&self.figure, u64::try_from(amount.dong().unsigned_abs())) else { return true };
        self.buffer.clear();
        write!(self.buffer, "{dong}").is_err() || self.buffer.contains(&figure.digits)
    }

    /// Whether the figure, as it is printed, has it.
    pub(super) fn is_in_figure(&mut self, printed: &str) -> bool {
        let Some(figure) = &self.figure else { return false };
        if figure.grouped {
            return printed.contains(&figure.text);
        }
        self.buffer.clear();
        self.buffer.extend(printed.chars().filter(|c| *c != '.'));
        self.buffer.contains(&figure.text)
    }
}

/// The query as a part of a figure, if it can be one: digits and the marks between them.
fn figure(query: &str) -> Option<Figure> {
    let text: String = query.chars().filter(|c| !c.is_whitespace()).collect();
    let fits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0').to_owned();
    (fits && has_digit).then(|| Figure { grouped: text.contains('.'), digits, text })
}
