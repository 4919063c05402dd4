//! Writes JSON text as `JSON.stringify(value, null, 1)` does, or without spaces. It knows nothing of plans.

use crate::money::{Decimal, Money, write_plain};
use crate::plan::Id;

/// A JSON text in the making.
pub(super) struct Json {
    text: String,
    pretty: bool,
    depth: usize,
    /// Nothing stands yet in the innermost object or list.
    empty: bool,
}

impl Json {
    /// Nothing yet.
    pub(super) fn new(pretty: bool, capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), pretty, depth: 0, empty: true }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// The fields that `write` writes, between braces.
    pub(super) fn object(&mut self, write: &mut dyn FnMut(&mut Self)) {
        self.open('{');
        write(self);
        self.close('}');
    }

    /// The same as the value of a field.
    pub(super) fn object_field(&mut self, key: &str, write: &mut dyn FnMut(&mut Self)) {
        self.key(key);
        self.object(write);
    }

    /// A field with each element as `write` writes it.
    pub(super) fn list_field<T>(&mut self, key: &str, list: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.key(key);
        self.open('[');
        for element in list {
            self.next();
            write(self, element);
        }
        self.close(']');
    }

    /// A field with an object for each element, unless there are none.
    pub(super) fn objects_field<T>(&mut self, key: &str, list: &[T], mut write: impl FnMut(&mut Self, &T)) {
        if !list.is_empty() {
            self.list_field(key, list, |json, element| json.object(&mut |json| write(json, element)));
        }
    }

    /// A field with a text.
    pub(super) fn text_field(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// The same, unless the text is empty.
    pub(super) fn filled_text_field(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text_field(key, text);
        }
    }

    /// A field with a number.
    pub(super) fn decimal_field(&mut self, key: &str, number: Decimal) {
        self.text_field(key, &write_plain(number));
    }

    /// A field with whole đồng.
    pub(super) fn money_field(&mut self, key: &str, amount: Money) {
        self.text_field(key, &amount.dong().to_string());
    }

    /// A field with an id, a year or a level.
    pub(super) fn integer_field(&mut self, key: &str, number: Id) {
        self.key(key);
        self.integer(number);
    }

    /// The same, if there is one.
    pub(super) fn given_integer_field(&mut self, key: &str, number: Option<Id>) {
        if let Some(number) = number {
            self.integer_field(key, number);
        }
    }

    /// The field `"key": true`.
    pub(super) fn true_field(&mut self, key: &str) {
        self.key(key);
        self.text.push_str("true");
    }

    /// An id, a year or a level.
    pub(super) fn integer(&mut self, number: Id) {
        self.text.push_str(&number.to_string());
    }

    /// A field with a number that is written already.
    pub(super) fn number_field(&mut self, key: &str, number: &str) {
        self.key(key);
        self.number(number);
    }

    /// A number that is written already.
    pub(super) fn number(&mut self, number: &str) {
        self.text.push_str(number);
    }

    /// A text in quotes.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(length) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.text.push_str(rest.get(..length).unwrap_or_default());
            let mut special = rest.get(length..).unwrap_or_default().chars();
            self.escape(special.next().unwrap_or_default());
            rest = special.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn escape(&mut self, character: char) {
        self.text.push('\\');
        match character {
            '\n' => self.text.push('n'),
            '\r' => self.text.push('r'),
            '\t' => self.text.push('t'),
            '\u{8}' => self.text.push('b'),
            '\u{c}' => self.text.push('f'),
            '"' | '\\' => self.text.push(character),
            other => {
                self.text.push_str("u00");
                let code = u32::from(other);
                let digits = [code >> 4, code & 15].map(|digit| char::from_digit(digit, 16).unwrap_or_default());
                self.text.extend(digits);
            }
        }
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.text.push('"');
        self.text.push_str(key); // ours: nothing to escape
        self.text.push_str(if self.pretty { "\": " } else { "\":" });
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth = self.depth.saturating_add(1);
        self.empty = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.empty {
            self.new_line();
        }
        self.empty = false;
        self.text.push(bracket);
    }

    fn next(&mut self) {
        if !self.empty {
            self.text.push(',');
        }
        self.empty = false;
        self.new_line();
    }

    fn new_line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            (0..self.depth).for_each(|_| self.text.push(' '));
        }
    }
}
