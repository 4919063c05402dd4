//! The parts of a calculation as people type it: numbers with their units, names of drivers, signs. Computes nothing.

use super::{Kind, Side, number_error};
use crate::entry::Typo;
use crate::money::{Decimal, NumberError, Reading, plain_letter, read_number};
use crate::plan::{Driver, Plan};

/// A part of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number or a driver.
    Operand(Operand),
    /// `+ - * /`, in these characters.
    Sign(char),
    /// `%` after a number.
    Percent,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// A number, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Operand {
    pub(super) number: Decimal,
    pub(super) kind: Kind,
    /// The driver that gives it.
    pub(super) driver: Option<crate::plan::Id>,
    /// What it counts, as typed: "lớp".
    pub(super) unit: String,
    /// Whether nothing stands between the number and its unit: `5O` may be a slip for 50.
    pub(super) tight: bool,
}

/// A place in the text of a calculation.
pub(super) struct Lexer<'a> {
    plan: &'a Plan,
    chars: Vec<char>,
    at: usize,
    side: Side,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(plan: &'a Plan, text: &str, side: Side) -> Self {
        let narrow = |c: char| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).unwrap_or(c),
            _ => c,
        };
        Self { plan, chars: text.chars().map(narrow).collect(), at: 0, side, tokens: Vec::new() }
    }

    /// The parts in order.
    pub(super) fn tokens(mut self) -> Result<Vec<Token>, Typo> {
        loop {
            self.skip_spaces();
            let Some(c) = self.peek(0) else { return Ok(self.tokens) };
            let token = match c {
                '(' => self.step(Token::Open),
                ')' => self.step(Token::Close),
                '%' => self.step(Token::Percent),
                _ if self.sign().is_some() => {
                    let sign = self.sign().unwrap_or('*');
                    self.step(Token::Sign(sign))
                }
                '0'..='9' => Token::Operand(self.number()?),
                _ => Token::Operand(self.named(c)?),
            };
            self.tokens.push(token);
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at.saturating_add(ahead)).copied()
    }

    fn step(&mut self, token: Token) -> Token {
        self.at = self.at.saturating_add(1);
        token
    }

    fn skip_spaces(&mut self) {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at = self.at.saturating_add(1);
        }
    }

    /// The sign here. An x is one where no letter follows it; a colon divides.
    fn sign(&self) -> Option<char> {
        match self.peek(0)? {
            '+' => Some('+'),
            '-' | '−' => Some('-'),
            '*' | '×' | '·' => Some('*'),
            '/' | ':' | '÷' => Some('/'),
            'x' | 'X' if !self.tokens.is_empty() && !self.peek(1).is_some_and(is_part_of_word) => Some('*'),
            'x' | 'X' if !self.tokens.is_empty() && self.peek(1).is_some_and(|c| c.is_ascii_digit()) => Some('*'),
            _ => None,
        }
    }

    /// The number here, with the words behind it.
    fn number(&mut self) -> Result<Operand, Typo> {
        let start = self.at;
        while self.is_in_number() {
            self.at = self.at.saturating_add(1);
        }
        let digits = self.text(start);
        let tight = self.peek(0).is_some_and(is_part_of_word);
        let first = self.word();
        let mut words = first.clone();
        while let Some(word) = self.more_words(&words) {
            words = word;
        }
        if let Ok(reading) = read_number(&[digits.as_str(), " ", &words].concat())
            && reading.names_unit
        {
            return self.operand(&[digits.as_str(), " ", &words].concat(), "", tight);
        }
        let scaled = [digits.as_str(), &first].concat();
        if tight && read_number(&scaled).is_ok_and(|reading| reading.names_unit) {
            let unit = words.strip_prefix(first.as_str()).unwrap_or_default().trim().to_owned();
            return self.operand(&scaled, &unit, false);
        }
        self.operand(&digits, &words, tight)
    }

    fn operand(&self, number: &str, unit: &str, tight: bool) -> Result<Operand, Typo> {
        let Reading { value, doubt, names_unit, .. } = read_number(number).map_err(Typo::Number)?;
        if let Some(doubt) = doubt.filter(|_| self.side.asks()) {
            return Err(Typo::Number(NumberError::Grouping { readings: vec![value, doubt] }));
        }
        if self.side != Side::Count && !unit.is_empty() {
            return Err(Typo::UnknownName(unit.to_owned()));
        }
        let kind = if names_unit { Kind::Money } else { Kind::Bare };
        Ok(Operand { number: value, kind, driver: None, unit: unit.to_owned(), tight })
    }

    /// Whether the character here belongs to the digits before it.
    fn is_in_number(&self) -> bool {
        let next_is_digit = self.peek(1).is_some_and(|c| c.is_ascii_digit());
        match self.peek(0) {
            Some(c) if c.is_ascii_digit() => true,
            Some('.' | ',') => true,
            Some(c) => c.is_whitespace() && next_is_digit,
            None => false,
        }
    }

    /// The words so far with one more behind them, if there is one.
    fn more_words(&mut self, words: &str) -> Option<String> {
        let start = self.at;
        let next = self.word();
        if next.is_empty() {
            self.at = start;
            return None;
        }
        Some([words, " ", &next].concat())
    }

    /// The word that comes next, with a part behind a slash: "lớp/năm"; nothing where a sign or a number comes.
    fn word(&mut self) -> String {
        self.skip_spaces();
        let start = self.at;
        if !self.peek(0).is_some_and(char::is_alphabetic) && self.peek(0) != Some('₫') {
            return String::new();
        }
        if matches!(self.peek(0), Some('x' | 'X')) && !self.peek(1).is_some_and(char::is_alphabetic) {
            return String::new();
        }
        while self.peek(0).is_some_and(is_part_of_word) || self.is_slash(start) {
            self.at = self.at.saturating_add(1);
        }
        self.text(start)
    }

    /// Whether a slash goes on with the unit that starts at `start`: not after a word for thousands or millions, and
    /// not before a driver.
    fn is_slash(&self, start: usize) -> bool {
        self.peek(0) == Some('/')
            && self.peek(1).is_some_and(char::is_alphabetic)
            && !read_number(&["1", &self.text(start)].concat()).is_ok_and(|reading| reading.names_unit)
            && self.driver_at(self.at.saturating_add(1)).is_none()
    }

    fn text(&self, start: usize) -> String {
        self.chars.get(start..self.at).unwrap_or_default().iter().collect()
    }

    /// The driver whose name stands here.
    fn named(&mut self, first: char) -> Result<Operand, Typo> {
        if let Some((driver, length)) = self.driver_at(self.at) {
            let unit = if self.side == Side::Count { driver.unit.clone() } else { String::new() };
            let operand =
                Operand { number: driver.value, kind: Kind::Bare, driver: Some(driver.id), unit, tight: false };
            self.at = self.at.saturating_add(length);
            return Ok(operand);
        }
        let at = self.at;
        let mut words = self.word();
        if words.is_empty() {
            return Err(number_error(first, at));
        }
        while let Some(more) = self.more_words(&words) {
            words = more;
        }
        Err(Typo::UnknownName(words))
    }

    /// The driver with the longest name that stands at that place, and how many characters that takes. A name typed
    /// with its diacritics goes before one that only sounds like it.
    fn driver_at(&self, at: usize) -> Option<(&'a Driver, usize)> {
        let rest = self.chars.get(at..)?;
        let found = self.plan.drivers.iter().filter_map(|driver| {
            let exact = starts_with(rest, &driver.name, |c| c.to_lowercase().next().unwrap_or(c));
            let length = exact.or_else(|| starts_with(rest, &driver.name, folded))?;
            Some((length, exact.is_some(), driver))
        });
        let longest = found.reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best });
        longest.map(|(length, _, driver)| (driver, length))
    }
}

/// How many characters of the text are that name, if it starts with it and no word goes on there.
fn starts_with(text: &[char], name: &str, fold: impl Fn(char) -> char) -> Option<usize> {
    let mut length = 0_usize;
    name.chars().next().filter(|c| c.is_alphabetic())?;
    for c in name.trim().chars() {
        if fold(*text.get(length)?) != fold(c) {
            return None;
        }
        length = length.saturating_add(1);
    }
    (!text.get(length).copied().is_some_and(is_part_of_word)).then_some(length)
}

fn folded(c: char) -> char {
    plain_letter(c).unwrap_or(c)
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '₫' || matches!(c, '\u{300}'..='\u{36F}')
}
