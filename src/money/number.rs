//! Reads numbers as Vietnamese people type and print them; never guesses without saying so.

mod figure;
mod plain;
#[cfg(test)]
mod tests;

use super::words::letter;
use super::{Decimal, Scale};
use figure::Figure;
pub use plain::{read_plain, read_plain_money, write_plain};

/// How the text of a number was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As vi-VN writes it, `1.234.567,5`: Luật Kế toán 88/2015/QH13, Điều 11. Plain digits and groups by space as well.
    Vietnamese,
    /// One point taken for the decimal comma, as a numeric keypad types it: `1.5`, `0.125`.
    PointDecimal,
    /// English marks: `1,234,567`, `1,234.5`.
    English,
}

/// A number that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The number, within [`LIMITS`](super::LIMITS), with the word for thousands or millions multiplied in.
    pub value: Decimal,
    /// How it was understood; other than vi-VN, show the user what was understood.
    pub form: Form,
    /// Whether the text names its own unit (`đ`, `k`, `triệu`…): then `value` is in đồng in a table of any scale.
    pub names_unit: bool,
    /// What the same characters would be in English, where a mix-up is likely: `150,000` is 150 here and 150.000 there.
    pub doubt: Option<Decimal>,
}

impl Reading {
    /// Whether the text is the number as vi-VN writes it, so that nothing needs to be said about how it was read.
    pub fn well_formed(&self) -> bool {
        self.form == Form::Vietnamese
    }
}

/// Why a text is not a number. The words for it are in the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// No characters but spaces.
    Empty,
    /// A character that does not belong at its place.
    Unexpected {
        /// The character as typed.
        character: char,
        /// How many characters of the text stand before it.
        at: usize,
    },
    /// The marks between the digits are at places where no number has them: `87.5000`, `1.23.456`.
    Grouping {
        /// What may have been meant, the likelier first: one or two numbers.
        readings: Vec<Decimal>,
    },
    /// More decimals than [`LIMITS`](super::LIMITS) allow.
    TooManyDecimals {
        /// How many there are in single units, trailing zeros apart.
        decimals: usize,
    },
    /// More whole digits than [`LIMITS`](super::LIMITS) allow.
    TooManyDigits {
        /// How many there are in single units, leading zeros apart.
        digits: usize,
    },
}

/// Reads a vi-VN number as people type or print it: `1.234,5`, `(1.000)`, `−5`, `1.000 đ`, `1,5tr`, `250k`, `２`.
///
/// # Errors
/// As [`NumberError`] says; a percent sign is an unexpected character.
pub fn read_number(text: &str) -> Result<Reading, NumberError> {
    read_scaled(text, Scale::Dong)
}

/// Reads an amount in a table of that scale into đồng: `1,5` in triệu is 1.500.000, and so is `1.500k` in any scale.
///
/// The value may have decimals: whether parts of a đồng are allowed is the caller's business.
///
/// # Errors
/// As [`read_number`]; [`LIMITS`](super::LIMITS) are about the number of đồng.
pub fn read_scaled(text: &str, scale: Scale) -> Result<Reading, NumberError> {
    let mut cursor = Cursor { chars: text.chars().collect(), at: 0 };
    cursor.skip_spaces();
    if cursor.peek().is_none() {
        return Err(NumberError::Empty);
    }
    let open = cursor.at;
    let bracket = cursor.eat(|c| c == '(');
    let negative = bracket || cursor.eat(|c| matches!(c, '-' | '−' | '–'));
    cursor.skip_spaces();
    let figure = Figure::read(&mut cursor)?;
    let mut unit = read_unit(&mut cursor)?;
    if bracket {
        if cursor.peek().is_none() {
            return Err(cursor.wrong(open));
        }
        if !cursor.eat(|c| c == ')') {
            return Err(cursor.wrong(cursor.at));
        }
        if unit.is_none() {
            unit = read_unit(&mut cursor)?;
        }
        cursor.skip_spaces();
    }
    if cursor.peek().is_some() {
        return Err(cursor.wrong(cursor.at));
    }
    figure.understand(negative, unit.unwrap_or(scale.zeros()), unit.is_some())
}

/// A place in the text being read.
struct Cursor {
    chars: Vec<char>,
    at: usize,
}

impl Cursor {
    /// The character `ahead` of the place, in plain width: a full-width form (U+FF01–FF5E) is its ASCII twin.
    fn ahead(&self, ahead: usize) -> Option<char> {
        let c = *self.chars.get(self.at.checked_add(ahead)?)?;
        match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).wrapping_sub(0xFEE0)),
            _ => Some(c),
        }
    }

    fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn eat(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.peek().is_some_and(wanted);
        if found {
            self.step();
        }
        found
    }

    fn skip_spaces(&mut self) {
        while self.eat(char::is_whitespace) {}
    }

    fn digit(&self, ahead: usize) -> Option<u8> {
        self.ahead(ahead).filter(char::is_ascii_digit).and_then(|c| u8::try_from(c).ok())
    }

    /// The error about the character at that place, or about the last one before it where the text ends too early.
    fn wrong(&self, at: usize) -> NumberError {
        let upto = self.chars.iter().enumerate().take(at.saturating_add(1));
        let culprit = upto.rev().find(|(_, c)| !c.is_whitespace());
        culprit.map_or(NumberError::Empty, |(at, &character)| NumberError::Unexpected { character, at })
    }
}

/// Reads the words after the digits, up to a bracket or the end: how many zeros they stand for, if there are any.
fn read_unit(cursor: &mut Cursor) -> Result<Option<u32>, NumberError> {
    let mut unit = None;
    let mut currency = false;
    loop {
        cursor.skip_spaces();
        let start = cursor.at;
        let mut word = String::new();
        while let Some(c) = cursor.peek().filter(|&c| is_part_of_word(c)) {
            word.extend(if c == '₫' { Some('d') } else { letter(c) });
            cursor.step();
        }
        if start == cursor.at {
            return Ok(unit);
        }
        let is_currency = matches!(word.as_str(), "d" | "dong" | "vnd");
        unit = match (unit, zeros_of(&word)) {
            _ if currency => return Err(cursor.wrong(start)),
            (known, _) if is_currency => known.or(Some(0)),
            (None, Some(zeros)) => Some(zeros),
            // "2 nghìn tỷ" is how large sums are spoken; no other pair of these words is.
            (Some(3), Some(9)) => Some(12),
            _ => return Err(cursor.wrong(start)),
        };
        currency = is_currency;
    }
}

fn is_part_of_word(c: char) -> bool {
    c == '₫' || letter(c).is_some() || matches!(c, '\u{300}'..='\u{36F}')
}

/// The zeros of a multiplying word, also with the đ of "trđ" at its end; in English, the words written out alone.
fn zeros_of(word: &str) -> Option<u32> {
    match word {
        "thousand" => Some(3),
        "million" => Some(6),
        "billion" => Some(9),
        _ => match word.strip_suffix('d').unwrap_or(word) {
            "k" | "n" | "nghin" | "ngan" => Some(3),
            "tr" | "trieu" => Some(6),
            "ty" | "ti" => Some(9),
            _ => None,
        },
    }
}
