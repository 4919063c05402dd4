//! Texts as bits: each letter is foretold from the letters before it, from the words before it, from the text above it and from
//! where the same went before, weighed by how well each foretold so far. Knows no plan, and stores no text.

use super::above::{Above, Text};
use super::arithmetic::Arithmetic;
use super::counts::{Chances, Counts, Steady, drift};
use super::dictionary;
use super::history::History;
use super::letters::{Branch, END, Letter, Letters, OTHER, Step};
use super::squash::{Stretch, squash};
use super::texts::Texts;

/// What a text is: the texts of one field are alike.
pub(super) type Field = u8;

/// More than there are fields.
pub(super) const FIELDS: usize = 32;

/// How many things a letter is foretold from, by counting.
const COUNTED: usize = 6;
/// And further ones: where the same went before, what forgets nothing, and nothing at all.
const INPUTS: usize = COUNTED + 3;

/// After so many letters as before, the next one is first asked for whole.
const SURE: usize = 8;
/// How fast weights follow.
const PACE: i32 = 14;
/// A weight of one, in 65.536ths.
const ONE: i32 = 1 << 16;

type Weights = [i32; INPUTS];

/// The state of the guesses.
#[derive(Clone)]
pub(super) struct Words {
    counts: Counts,
    /// The chance that each count means, for each thing that is counted by.
    chances: Vec<Chances>,
    steady: Steady,
    /// What each guess weighs: by where in a word the letter stands, how long it went as before, and how sure the steady
    /// chance is.
    weights: Vec<Weights>,
    /// The chance that it goes on as before, by how long it did.
    goes_on: [u16; 32],
    history: History,
    above: Vec<Above>,
    pub(super) texts: Texts,
}

/// What never changes: the alphabet and the tables.
pub(super) struct Tables {
    pub(super) letters: Letters,
    stretch: Stretch,
}

impl Tables {
    pub(super) fn new(dictionary: &str) -> Self {
        Self { letters: Letters::new(dictionary), stretch: Stretch::new() }
    }
}

/// What a letter is foretold from.
struct Guess {
    views: [u32; COUNTED],
    as_before: Option<Letter>,
    /// Which weights count.
    weights: usize,
}

/// The guess of one step: what goes into it, and where it came from.
struct Weighed {
    inputs: Weights,
    counts: [(usize, u8); COUNTED],
    steady: (usize, u16, u32),
    weights: usize,
}

impl Words {
    /// The guesses of one who has read the dictionary.
    pub(super) fn taught(tables: &Tables, dictionary: &str) -> Self {
        let goes_on = |long: usize| {
            u16::try_from(
                65_535_usize.saturating_sub(65_535_usize.checked_div(long.saturating_add(2)).unwrap_or_default()),
            )
        };
        let mut words = Self {
            counts: Counts::new(),
            chances: vec![Chances::new(); COUNTED],
            steady: Steady::new(),
            weights: vec![[ONE / 10 * 3; INPUTS]; 512],
            goes_on: std::array::from_fn(|long| goes_on(long).unwrap_or(u16::MAX)),
            history: History::new(),
            above: vec![Above::default(); FIELDS],
            texts: Texts::new(),
        };
        for (field, text) in dictionary::texts(dictionary) {
            words.text(tables, &mut Arithmetic::writing(), field, text);
            words.texts.add(field, text);
        }
        words
    }

    /// Writes a text, or reads one.
    pub(super) fn text(&mut self, tables: &Tables, bits: &mut Arithmetic, field: Field, given: &str) -> String {
        let above = self.above.get_mut(usize::from(field)).map(std::mem::take).unwrap_or_default();
        let mut text = Text::new(field);
        let mut read = String::new();
        let mut given = given.chars();
        while !bits.is_at_the_end() {
            let next = given.next();
            let letter = next.map_or(END, |c| tables.letters.number(c));
            let letter = self.letter(tables, bits, &self.guess(&text, &above), letter);
            self.history.add(letter);
            match letter {
                END => break,
                OTHER => read.push(other(bits, next)),
                _ => read.extend(tables.letters.char(letter)),
            }
            text.add(&tables.letters, letter, &above);
        }
        if let Some(above) = self.above.get_mut(usize::from(field)) {
            *above = text.into_above(&tables.letters);
        }
        read
    }

    /// What the next letter is foretold from.
    fn guess(&self, text: &Text, above: &Above) -> Guess {
        let back = |far: usize| u32::from(text.back(far));
        let [same, more] = text.above(above).map(u32::from);
        let field = u32::from(text.field);
        let starts = text.letters.is_empty();
        let two = back(0) | back(1) << 8;
        let words = hash(text.word, text.before);
        let seen = [
            field | u32::from(starts) << 8,
            back(0),
            two,
            text.word,
            words,
            hash(more | u32::from(text.counts_on(above)) << 8, field),
        ];
        let mut views = [0; COUNTED];
        for ((view, seen), at) in views.iter_mut().zip(seen).zip(1..) {
            *view = hash(seen, at);
        }
        let weights = usize::from(!starts) | text.length.min(3) << 1 | usize::from(same == more) << 3;
        Guess { views, as_before: self.history.as_before(), weights }
    }

    /// Writes a letter, or reads one.
    fn letter(&mut self, tables: &Tables, bits: &mut Arithmetic, guess: &Guess, given: Letter) -> Letter {
        let mut as_before = guess.as_before;
        if self.history.long() >= SURE
            && let Some(letter) = as_before
        {
            let salt = u32::from(letter).wrapping_add(1).wrapping_mul(0x0101_0107);
            let whole = Guess { views: guess.views.map(|view| view ^ salt), ..*guess };
            if self.step(tables, bits, &whole, (u8::MAX, Some(true)), letter == given) {
                return letter;
            }
            as_before = None;
        }
        let mut expected = as_before.map_or(&[][..], |letter| tables.letters.path(letter)).iter();
        let mut steps = tables.letters.path(given).iter();
        let mut branch = tables.letters.root();
        loop {
            let fork = match branch {
                Branch::Leaf(letter) => return letter,
                Branch::Fork(fork) => fork,
            };
            let expects = expected.next().map(|step| step.right);
            let right = steps.next().is_some_and(|step| step.right);
            let right = self.step(tables, bits, guess, (fork, expects), right);
            if expects != Some(right) {
                expected = [].iter();
            }
            branch = tables.letters.after(Step { fork, right });
        }
    }

    /// Writes a step, or reads one, and learns from it.
    fn step(
        &mut self,
        tables: &Tables,
        bits: &mut Arithmetic,
        guess: &Guess,
        (fork, expects): (u8, Option<bool>),
        right: bool,
    ) -> bool {
        let weighed = self.weigh(tables, guess, (fork, expects));
        let chance = squash(sum(&weighed.inputs, self.weights.get(weighed.weights)));
        let right = bits.bit(chance.unsigned_abs(), right);
        self.learn(&weighed, (if right { 65_535_i32 } else { 0 }).wrapping_sub(chance), right);
        let long = self.history.long().min(31);
        if let (Some(expects), Some(chance)) = (expects, self.goes_on.get_mut(long)) {
            drift(chance, expects == right);
        }
        right
    }

    fn weigh(&mut self, tables: &Tables, guess: &Guess, (fork, expects): (u8, Option<bool>)) -> Weighed {
        let mut inputs = [0_i32; INPUTS];
        let mut counts = [(0, 0); COUNTED];
        let salt = u32::from(fork).wrapping_mul(0x9E37_79B1);
        let seen = guess.views.iter().zip(&self.chances).zip(counts.iter_mut().zip(&mut inputs));
        for ((view, chances), (count, input)) in seen {
            *count = self.counts.find(view.wrapping_add(salt));
            if count.1 != 0 {
                *input = tables.stretch.of(chances.of(count.1));
            }
        }
        let long = self.history.long();
        let goes_on = self.goes_on.get(long.min(31)).map_or(0, |chance| tables.stretch.of(*chance));
        let steady = self.steady.find(guess.views.get(4).copied().unwrap_or_default(), fork);
        let steadily = if steady.2 > 0 { tables.stretch.of(steady.1) } else { 0 };
        let goes_on = expects.map_or(0, |expects| if expects { goes_on } else { goes_on.wrapping_neg() });
        for (input, value) in inputs.iter_mut().skip(COUNTED).zip([goes_on, 256, steadily]) {
            *input = value;
        }
        let alike = expects.map_or(0, |_| 1_usize << usize::from(long >= 8) | usize::from(long >= 20));
        let sure = match steadily.unsigned_abs() {
            _ if steady.2 <= 15 => 0,
            0..512 => 1,
            512..1200 => 2,
            _ => 3,
        };
        Weighed { inputs, counts, steady, weights: guess.weights | alike << 4 | sure << 7 }
    }

    fn learn(&mut self, weighed: &Weighed, wrong_by: i32, right: bool) {
        let wrong_by = wrong_by.wrapping_mul(PACE);
        let weights = self.weights.get_mut(weighed.weights).into_iter().flatten();
        for (input, weight) in weighed.inputs.iter().zip(weights) {
            *weight = weight.wrapping_add(input.wrapping_mul(wrong_by) >> 18);
        }
        for ((at, count), chances) in weighed.counts.iter().zip(&mut self.chances) {
            chances.learn(*count, right);
            self.counts.add(*at, right);
        }
        self.steady.learn(weighed.steady, right);
    }
}

/// What all guesses come to, in 256ths.
fn sum(inputs: &Weights, weights: Option<&Weights>) -> i32 {
    let Some(weights) = weights else { return 0 };
    let products = inputs.iter().zip(weights).map(|(input, weight)| i64::from(*input).wrapping_mul(i64::from(*weight)));
    let sum = products.fold(0_i64, i64::wrapping_add) >> 16;
    i32::try_from(sum.clamp(-2047, 2047)).unwrap_or_default()
}

/// Writes a letter without a path by its code point, or reads one.
fn other(bits: &mut Arithmetic, given: Option<char>) -> char {
    let given = u32::from(given.unwrap_or_default());
    let point = (0..21).rev().fold(0_u32, |point, at| point << 1 | u32::from(bits.bit(1 << 15, given >> at & 1 == 1)));
    char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// One number for two.
pub(super) fn hash(one: u32, other: u32) -> u32 {
    let mixed = one.wrapping_mul(0x9E37_79B1) ^ other.wrapping_mul(0x85EB_CA6B).rotate_left(13);
    (mixed ^ mixed >> 15).wrapping_mul(0xC2B2_AE35)
}
