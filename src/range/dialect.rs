//! Whether the figures of a block are written in Vietnamese or in English, which only some of them tell. Knows no cells
//! of the plan.

use crate::money::{Decimal, Form, Reading, read_number};

/// What the figures of a block tell of how they are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dialect {
    vietnamese: bool,
    english: bool,
}

/// A figure of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Figure {
    /// It is this number.
    Number(Decimal),
    /// It is what typing it would mean.
    AsTyped,
}

impl Dialect {
    /// What those texts tell together.
    pub(super) fn of<'a>(figures: impl Iterator<Item = &'a str>) -> Self {
        let mut dialect = Self::default();
        for text in figures.filter(|text| text.contains([',', '.'])) {
            let Ok(reading) = read_number(text) else { continue };
            dialect.english |= reading.form == Form::English;
            dialect.vietnamese |= is_vietnamese(text, &reading);
        }
        dialect
    }

    /// The number that a text is in a block so written.
    pub(super) fn read(self, text: &str) -> Figure {
        let figure = match (self.vietnamese, self.english) {
            (false, true) => english(text),
            (true, false) => read_number(text).ok().filter(|reading| !reading.names_unit && reading.doubt.is_some()),
            _ => None,
        };
        figure.map_or(Figure::AsTyped, |reading| Figure::Number(reading.value))
    }
}

/// Whether nobody writes that number so in English: `1.234.567`, `1.234,5`, `6,95`.
fn is_vietnamese(text: &str, reading: &Reading) -> bool {
    let decimals = text.contains(',') && reading.doubt.is_none();
    reading.form == Form::Vietnamese && (decimals || text.matches('.').count() > 1)
}

/// The number that the text is in English: it is turned into Vietnamese marks, which the reader of numbers knows.
fn english(text: &str) -> Option<Reading> {
    let swap = |c: char| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    let reading = read_number(&text.chars().map(swap).collect::<String>()).ok()?;
    (!reading.names_unit && reading.form == Form::Vietnamese).then_some(reading)
}
