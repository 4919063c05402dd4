//! Every tolerated way to write one amount, as a small graph of words; never reads a text.

use super::{BILLION, digit, groups, places, unit_word};
use crate::money::Money;

/// A word and its other spellings at that place.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// As [`write_words`](super::write_words) has it.
    pub(super) usual: &'static str,
    /// As others write it.
    pub(super) also: &'static [&'static str],
}

impl Word {
    /// A word with the other spellings that it has everywhere.
    fn new(usual: &'static str) -> Self {
        let also: &[_] = match usual {
            "nghìn" => &["ngàn"],
            "tỷ" => &["tỉ"],
            "linh" => &["lẻ"],
            "tư" => &["bốn"],
            "lăm" => &["nhăm", "năm"],
            _ => &[],
        };
        Self { usual, also }
    }

    /// The last digit of a group, after its tens or "linh".
    fn unit(tens: u128, units: u128) -> Self {
        match unit_word(tens, units) {
            "bốn" => Self { usual: "bốn", also: &["tư"] },
            word => Self::new(word),
        }
    }
}

/// A way on from a state: by a word, or by leaving out what may be left out.
pub(super) struct Way {
    /// The state that it leads to, always a later one.
    pub(super) to: usize,
    /// The word to be said; `None` if none.
    pub(super) word: Option<Word>,
    /// Whether a text without the word may be mended by it. Nobody is asked for "không trăm nghìn" or "chẵn".
    pub(super) asked: bool,
}

/// The ways on from every state. Whoever walks from the first state to the last has written the amount.
pub(super) struct Writings {
    states: Vec<Vec<Way>>,
}

impl Writings {
    /// Whatever [`read_words`](super::read_words) takes for this amount, but for needless zeros at its start and a zero
    /// with a sign; and the same words for amounts too large to be read.
    pub(super) fn of(amount: Money) -> Self {
        let mut writings = Self { states: vec![Vec::new()] };
        if amount.dong() < 0 {
            writings.say("âm");
        }
        if amount.is_zero() {
            writings.say("không");
        }
        writings.number(amount.dong().unsigned_abs(), false);
        writings.tail();
        writings
    }

    /// How many states there are; the last one is the end.
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// The ways on from a state.
    pub(super) fn ways(&self, state: usize) -> &[Way] {
        self.states.get(state).map_or(&[], Vec::as_slice)
    }

    /// The newest state.
    fn here(&self) -> usize {
        self.states.len().saturating_sub(1)
    }

    fn way(&mut self, from: usize, way: Way) {
        if let Some(ways) = self.states.get_mut(from) {
            ways.push(way);
        }
    }

    fn say(&mut self, word: &'static str) {
        self.say_word(Word::new(word), true);
    }

    /// Says a word that may be written and need not be.
    fn allow(&mut self, word: &'static str) {
        self.say_word(Word::new(word), false);
    }

    fn say_word(&mut self, word: Word, asked: bool) {
        let (from, to) = (self.here(), self.states.len());
        self.states.push(Vec::new());
        self.way(from, Way { to, word: Some(word), asked });
    }

    /// Lets what was said since `from` be left out.
    fn optional(&mut self, from: usize) {
        let to = self.here();
        self.way(from, Way { to, word: None, asked: false });
    }

    /// The same walk as that of the writer, with every freedom of the reader.
    fn number(&mut self, number: u128, mut inner: bool) {
        let high = number / BILLION;
        if high > 0 {
            self.number(high, inner);
            self.say("tỷ");
            inner = true;
        }
        for (group, name) in groups(number) {
            match (group, inner) {
                (0, false) => continue,
                (0, true) => self.zeros(name),
                _ => self.group(group, inner, name),
            }
            inner = true;
        }
    }

    /// "không trăm nghìn", which few write.
    fn zeros(&mut self, name: &'static str) {
        let start = self.here();
        self.allow("không");
        self.allow("trăm");
        if !name.is_empty() {
            self.allow(name);
        }
        self.optional(start);
    }

    fn group(&mut self, group: u128, inner: bool, name: &'static str) {
        let (hundreds, tens, units) = places(group);
        let start = self.here();
        let says_hundreds = hundreds > 0 || inner;
        if says_hundreds {
            self.say(digit(hundreds));
            self.say("trăm");
        }
        if hundreds == 0 && inner {
            self.optional(start);
        }
        match tens {
            0 if says_hundreds && units > 0 => self.say("linh"),
            0 => {}
            1 => self.say("mười"),
            _ => {
                self.say(digit(tens));
                self.say("mươi");
            }
        }
        match (tens, units) {
            (_, 0) => {}
            (0, _) if !says_hundreds => self.say(digit(units)),
            _ => self.say_word(Word::unit(tens, units), true),
        }
        // "Ba tỷ năm triệu"; at the end of a number such a digit would be ambiguous.
        if group < 10 && inner && !name.is_empty() {
            let (to, word) = (self.here(), Some(Word::new(digit(units))));
            self.way(start, Way { to, word, asked: true });
        }
        if !name.is_empty() {
            self.say(name);
        }
    }

    /// "đồng", "đồng Việt Nam" or "Việt Nam đồng", or nothing; and "chẵn" or nothing.
    fn tail(&mut self) {
        let start = self.here();
        self.country();
        self.say("đồng");
        let country_first = self.here();
        self.states.push(Vec::new());
        self.optional(start);
        self.allow("đồng");
        let unit = self.here();
        self.country();
        for from in [start, country_first, unit] {
            self.optional(from);
        }
        let end = self.here();
        self.allow("chẵn");
        self.optional(end);
    }

    /// After "Việt" a "Nam" is needed, and before a "năm" no "Việt".
    fn country(&mut self) {
        self.allow("Việt");
        self.say("Nam");
    }
}
