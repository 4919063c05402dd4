//! The values of a plan as bits: what is expected costs next to nothing. Writing and reading are the same calls, so that they
//! cannot disagree. Knows no plan.

use super::arithmetic::Arithmetic;
use super::counts::{OFTEN, closer};
use super::texts::{Known, RECENT_BITS};
use super::words::{Field, Tables, Words};
use crate::money::{Decimal, Money};

/// How many small choices are counted, a power of two.
const CHOICES: usize = 1 << 14;

/// Half.
const EVEN: u32 = 1 << 15;

/// In place of the last digit of a number that has none left: of zero.
const NO_DIGIT: u64 = 10;

/// What an entry of a list is of work, whatever it holds: it takes memory.
const EACH: u64 = 16;

/// What was written: of its content so many bits count, and to read it is so much work.
pub(super) struct Written {
    pub(super) content: Vec<u8>,
    pub(super) bits: usize,
    pub(super) work: u64,
}

/// What a choice is made in view of; two with the same number learn together.
pub(super) type View = u32;

/// A view of its own for each of the values.
pub(super) const fn view(name: u32, more: u32) -> View {
    name.wrapping_mul(0x0101).wrapping_add(more.wrapping_mul(0x3D4D_51CB))
}

/// How likely something is before anything is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prior {
    Even,
    Likely,
    Rare,
}

/// Writes values, reads them, or adds them up.
pub(super) struct Coder<'a> {
    tables: &'a Tables,
    words: Option<Words>,
    bits: Arithmetic,
    /// The chance of each choice (16 bits) over how often it was made.
    choices: Vec<u32>,
    sum: Option<u64>,
}

impl<'a> Coder<'a> {
    fn new(tables: &'a Tables, words: Option<Words>, bits: Arithmetic) -> Self {
        Self { tables, words, bits, choices: vec![0; CHOICES], sum: None }
    }

    /// One that writes.
    pub(super) fn writing(tables: &'a Tables, words: Words) -> Self {
        Self::new(tables, Some(words), Arithmetic::writing())
    }

    /// One that reads for so much work at most; without words where no text is read.
    pub(super) fn reading(tables: &'a Tables, words: Option<Words>, (bytes, most): (Vec<u8>, u64)) -> Self {
        Self::new(tables, words, Arithmetic::reading(bytes, most))
    }

    /// One that only adds up what it is given.
    pub(super) fn summing(tables: &'a Tables) -> Self {
        Self { choices: Vec::new(), sum: Some(0), ..Self::new(tables, None, Arithmetic::writing()) }
    }

    /// What was written.
    pub(super) fn finish(self) -> Written {
        let work = self.bits.work();
        let (content, bits) = self.bits.finish();
        Written { content, bits, work }
    }

    /// The sum of all values, for one that adds up.
    pub(super) fn sum(&self) -> u64 {
        self.sum.unwrap_or_default()
    }

    /// Whether it only adds up: then nothing is guessed.
    pub(super) fn is_summing(&self) -> bool {
        self.sum.is_some()
    }

    /// Whether nothing more is to be read: then nothing that was read is worth anything.
    pub(super) fn is_at_the_end(&self) -> bool {
        self.bits.is_at_the_end()
    }

    /// Whether it was more work than a link of its length may be.
    pub(super) fn is_too_much(&self) -> bool {
        self.bits.is_too_much()
    }

    /// Counts work that is not in bits.
    pub(super) fn count(&mut self, work: u64) {
        self.bits.count(work);
    }

    /// Adds a value to the sum. `false`: this one does not add up.
    fn adds(&mut self, value: u64) -> bool {
        let Some(sum) = &mut self.sum else { return false };
        let mixed = (*sum ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *sum = mixed ^ mixed >> 29;
        true
    }

    /// A choice that is no value of the plan: nothing is added up.
    pub(super) fn choice(&mut self, view: View, prior: Prior, yes: bool) -> bool {
        let hash = view.wrapping_mul(0x9E37_79B1);
        let at = usize::try_from((hash ^ hash >> 15) >> 5).unwrap_or_default() & (CHOICES - 1);
        let Some(slot) = self.choices.get_mut(at) else { return yes };
        if *slot == 0 {
            *slot = match prior {
                Prior::Even => 32768 << 16,
                Prior::Likely => 62000 << 16 | 8,
                Prior::Rare => 3500 << 16 | 8,
            };
        }
        let (chance, times) = (*slot >> 16, *slot & 0xFFFF);
        let yes = self.bits.bit(chance, yes);
        let moved = closer(chance, times, yes).clamp(32, 65_504);
        *slot = moved << 16 | times.saturating_add(1).min(OFTEN);
        yes
    }

    /// A yes or no of the plan.
    pub(super) fn flag(&mut self, view: View, prior: Prior, value: bool) -> bool {
        if self.adds(u64::from(value)) { value } else { self.choice(view, prior, value) }
    }

    /// One of so many things.
    pub(super) fn one_of(&mut self, view: View, many: u32, value: u32) -> u32 {
        if self.adds(u64::from(value)) {
            return value;
        }
        let last = many.saturating_sub(1);
        let is_it = |coder: &mut Self, it: u32| coder.choice(view.wrapping_add(it << 8), Prior::Even, it == value);
        (0..last).find(|it| is_it(self, *it)).unwrap_or(last)
    }

    /// A whole number.
    pub(super) fn whole(&mut self, view: View, value: u64) -> u64 {
        if self.adds(value) { value } else { self.magnitude(view, value) }
    }

    /// How many there are; nothing where nothing can be read any more, or they would be too many.
    pub(super) fn many(&mut self, view: View, value: usize) -> usize {
        let many = self.whole(view, u64::try_from(value).unwrap_or_default());
        self.count(many.saturating_mul(EACH));
        if self.is_at_the_end() { 0 } else { usize::try_from(many).unwrap_or_default() }
    }

    /// Its number of bits, the first four bits after the highest as they come often, and the others as they are.
    fn magnitude(&mut self, view: View, value: u64) -> u64 {
        let length = self.low_bits(view, 7, u64::from(64_u32.saturating_sub(value.leading_zeros())));
        let Some(rest) = length.checked_sub(1) else { return 0 };
        let rest = u32::try_from(rest).unwrap_or_default().min(63);
        (0..rest).rev().fold(1_u64, |found, at| {
            let bit = value >> at & 1 == 1;
            let is_high = rest.saturating_sub(at) <= 4;
            let bit = if is_high {
                let prefix = u32::try_from(found & 15).unwrap_or_default() | rest << 4;
                self.choice(view.wrapping_add(prefix.wrapping_mul(0x1_0001)).wrapping_add(0x5555), Prior::Even, bit)
            } else {
                self.bits.bit(EVEN, bit)
            };
            found << 1 | u64::from(bit)
        })
    }

    /// So many bits, each in view of those before it. Numbers from 32 on are rare where there are seven.
    fn low_bits(&mut self, view: View, bits: u32, value: u64) -> u64 {
        (0..bits).rev().fold(0_u64, |found, at| {
            let prior = if bits == 7 && at >= 5 { Prior::Rare } else { Prior::Even };
            let node = u32::try_from(found).unwrap_or_default() | 1 << bits.saturating_sub(at);
            found << 1 | u64::from(self.choice(view.wrapping_add(node << 9), prior, value >> at & 1 == 1))
        })
    }

    /// Bits of which nothing can be guessed.
    pub(super) fn raw(&mut self, bits: u32, value: u64) -> u64 {
        (0..bits).rev().fold(0, |found, at| found << 1 | u64::from(self.bits.bit(EVEN, value >> at & 1 == 1)))
    }

    /// A whole number from 0 to `most`, of 100 at most.
    pub(super) fn up_to(&mut self, view: View, most: u64, value: u64) -> u64 {
        if self.adds(value) {
            return value;
        }
        (0..7).rev().fold(0_u64, |found, at| {
            let higher = (found << 1 | 1) << at;
            let node = u32::try_from(found).unwrap_or_default() | 1 << 7_u32.saturating_sub(at);
            let bit = higher <= most && self.choice(view.wrapping_add(node << 9), Prior::Even, value >> at & 1 == 1);
            found << 1 | u64::from(bit)
        })
    }

    /// A number, likely one of those.
    pub(super) fn decimal(&mut self, view: View, guesses: &[Option<Decimal>], value: Decimal) -> Decimal {
        let normal = value.normalize();
        let (mantissa, scale) = (normal.mantissa(), normal.scale());
        if self.adds(mantissa.unsigned_abs() as u64) {
            self.adds(u64::from(scale) << 1 | u64::from(mantissa < 0));
            return value;
        }
        for (at, guess) in guesses.iter().enumerate() {
            let Some(guess) = guess.filter(|guess| !guesses.iter().take(at).any(|other| *other == Some(*guess))) else {
                continue;
            };
            let at = u32::try_from(at).unwrap_or_default();
            if self.choice(view.wrapping_add(at.wrapping_add(1) << 20), Prior::Even, guess == value) {
                return guess;
            }
        }
        let (mantissa, scale) = self.digits(view, mantissa, scale);
        Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or_default()
    }

    /// đồng, likely one of those.
    pub(super) fn money(&mut self, view: View, guesses: &[Option<Money>], value: Money) -> Money {
        let decimal = |money: Money| Decimal::try_from_i128_with_scale(money.dong(), 0).ok();
        let guesses: Vec<Option<Decimal>> = guesses.iter().map(|guess| guess.and_then(decimal)).collect();
        let value = self.decimal(view, &guesses, decimal(value).unwrap_or_default());
        Money::new(value.trunc().mantissa())
    }

    /// The digits of a number without the zeros at its end, and how many of them are decimals.
    fn digits(&mut self, view: View, mantissa: i128, scale: u32) -> (i128, u32) {
        let negative = self.choice(view.wrapping_add(1), Prior::Rare, mantissa < 0);
        let has_decimals = self.choice(view.wrapping_add(2), Prior::Rare, scale > 0);
        let mut size = u64::try_from(mantissa.unsigned_abs()).unwrap_or_default();
        let mut decimals = 0_u32;
        if has_decimals {
            let more = u64::from(scale.saturating_sub(1));
            decimals =
                u32::try_from(self.low_bits(view.wrapping_add(3), 2, more)).unwrap_or_default().saturating_add(1);
        }
        // the zeros at the end, the digit before them, and what stands before that
        let (mut zeros, mut digit) = (0_u32, 0_u64);
        while zeros < 18 && digit == 0 {
            let last = if size == 0 { NO_DIGIT } else { size.checked_rem(10).unwrap_or_default() };
            digit = self.low_bits(view.wrapping_add(4).wrapping_add(zeros << 14), 4, last);
            size = size.checked_div(10).unwrap_or_default();
            zeros = zeros.saturating_add(u32::from(digit == 0));
        }
        if digit >= NO_DIGIT {
            return (0, 0);
        }
        let front = self.magnitude(view.wrapping_add(5).wrapping_add(zeros.min(7) << 14), size);
        let size = i128::from(front).saturating_mul(10).saturating_add(i128::from(digit));
        let size = size.saturating_mul(10_i128.saturating_pow(zeros));
        (if negative { size.saturating_neg() } else { size }, decimals)
    }

    /// A text, likely that one where one is given.
    pub(super) fn text(&mut self, field: Field, guess: Option<&str>, value: &str) -> String {
        if self.sum.is_some() {
            for byte in value.bytes().chain([0xFF]) {
                self.adds(u64::from(byte));
            }
            return value.to_owned();
        }
        if let Some(guess) = guess
            && self.choice(view(200, u32::from(field)), Prior::Likely, guess == value)
        {
            return guess.to_owned();
        }
        if let Some(known) = self.known(field, value) {
            return known;
        }
        let Some(words) = &mut self.words else { return String::new() };
        let text = words.text(self.tables, &mut self.bits, field, value);
        words.texts.add(field, &text);
        text
    }

    /// A whole text that went before: the one that came after the last one of its field, or one of the last ones.
    fn known(&mut self, field: Field, value: &str) -> Option<String> {
        let texts = &self.words.as_ref()?.texts;
        let is_it = |known: &Known| texts.text(*known) == Some(value);
        let (expected, recent) = (texts.expected(field), texts.recent(field));
        let (is_expected, back) = (expected.as_ref().is_some_and(is_it), recent.iter().rev().position(is_it));
        let many = recent.len();
        let name = view(201, u32::from(field));
        let of_recent = name.wrapping_add(if expected.is_some() { 1 } else { 2 });
        let found = if expected.is_some() && self.choice(name, Prior::Even, is_expected) {
            expected
        } else if many > 0 && self.choice(of_recent, Prior::Even, back.is_some()) {
            let back = u64::try_from(back.unwrap_or_default()).unwrap_or_default();
            let back = usize::try_from(self.low_bits(name.wrapping_add(3), RECENT_BITS, back)).ok()?;
            let at = many.checked_sub(back.saturating_add(1))?;
            self.words.as_ref()?.texts.recent(field).get(at).copied()
        } else {
            None
        };
        let texts = &mut self.words.as_mut()?.texts;
        texts.seen(field, found?);
        texts.text(found?).map(str::to_owned)
    }
}
