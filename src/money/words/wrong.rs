//! Names the word by which a text differs from an amount; never changes the text, and never says which of both is right.

use super::read::{amount_words, letter, read_words};
use super::writings::{Way, Word, Writings};
use crate::money::Money;

/// A word that keeps a text from saying an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongWord {
    /// How many words of the text stand before it, those of a title among them; spaces and punctuation part words.
    pub at: usize,
    /// The word as written; empty if a word is missing here.
    pub written: String,
    /// The word that says the amount, in small letters and in the writer's own choice of nghìn or ngàn, linh or lẻ, tỷ
    /// or tỉ; empty if no word should stand here.
    pub expected: String,
}

/// The first word of `text` that is wrong if it is to say `amount` đồng, or `None` if it says that.
///
/// Of all the ways to mend the text the one that changes the fewest words counts, so that a word left out or doubled is
/// named itself, and not whatever follows it. Tolerates whatever [`read_words`] does.
pub fn wrong_word(text: &str, amount: Money) -> Option<WrongWord> {
    if read_words(text) == Ok(amount) { None } else { first_difference(text, amount) }
}

/// No amount is longer, so in a longer text there is a difference among this many words.
const WORDS: usize = 256;

/// The same, found without reading the text.
pub(super) fn first_difference(text: &str, amount: Money) -> Option<WrongWord> {
    let (before, mut words) = amount_words(text);
    words.truncate(WORDS);
    let slip = Table::fill(&words, &Writings::of(amount)).first_slip()?;
    let written = if slip.kind == Kind::Missing { "" } else { words.get(slip.at).map_or("", |(_, word)| word) };
    let expected = in_style(slip.expected, &words);
    Some(WrongWord { at: before.saturating_add(slip.at), written: written.to_owned(), expected: expected.to_owned() })
}

/// The word as this writer spells it, where the text shows that.
fn in_style(word: &'static str, words: &[(String, &str)]) -> &'static str {
    let (usual, other, spelled) = match word {
        "nghìn" => ("nghin", "ngan", "ngàn"),
        "linh" => ("linh", "le", "lẻ"),
        "tỷ" => ("ty", "ti", "tỉ"),
        _ => return word,
    };
    let first = words.iter().find(|(plain, _)| plain == usual || plain == other);
    if first.is_some_and(|(plain, _)| plain == other) { spelled } else { word }
}

/// Whether the skeleton of a word is this spelling.
fn spells(plain: &str, spelling: &str) -> bool {
    spelling.chars().filter_map(letter).eq(plain.chars())
}

/// What a word is for: 0 a digit, 1 its place, 2 a scale, 3 what follows the number; `None` for words of no amount.
fn class(plain: &str) -> Option<u32> {
    Some(match plain {
        "khong" | "mot" | "hai" | "ba" | "bon" | "tu" | "nam" | "lam" | "nham" | "sau" | "bay" | "tam" | "chin" => 0,
        "tram" | "muoi" | "linh" | "le" => 1,
        "nghin" | "ngan" | "trieu" | "ty" | "ti" => 2,
        "dong" | "viet" | "chan" => 3,
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Another word of its class, or a word of none.
    Other,
    /// A word of another class.
    OtherClass,
    Missing,
    Extra,
}

/// Which kind of slip another word in the place of this one is.
fn kind(plain: &str, word: Word) -> Kind {
    let usual: String = word.usual.chars().filter_map(letter).collect();
    let (written, expected) = (class(plain), class(&usual));
    if written.is_none() || written == expected { Kind::Other } else { Kind::OtherClass }
}

/// One word that must change.
#[derive(Clone, Copy)]
struct Slip {
    kind: Kind,
    /// How many words of the text stand before it.
    at: usize,
    /// Empty for an extra word.
    expected: &'static str,
}

/// What a repair costs: the words that it changes; between equals, how unusual the changes and spellings are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    words: u32,
    rare: u32,
}

impl Cost {
    /// A digit is rather taken for another digit than for a scale, and a word rather forgotten than put in.
    fn plus(self, slip: Option<Slip>, rare: u32) -> Self {
        let slip_rare = match slip.map(|slip| slip.kind) {
            None | Some(Kind::Other) => 0,
            Some(Kind::Missing) => 1,
            Some(Kind::Extra) => 2,
            Some(Kind::OtherClass) => 3,
        };
        Self {
            words: self.words.saturating_add(u32::from(slip.is_some())),
            rare: self.rare.saturating_add(rare).saturating_add(slip_rare),
        }
    }
}

/// The cheapest way to have used so many words of the text in a state of the graph.
#[derive(Clone, Copy)]
struct Cell {
    cost: Cost,
    /// The cell before it.
    from: usize,
    /// What had to change on the last step.
    slip: Option<Slip>,
}

/// Edit distances between the words of a text and the ways through the graph, a row for each state.
struct Table {
    cells: Vec<Cell>,
    /// Cells in a row: one more than there are words.
    width: usize,
}

impl Table {
    /// Every step leads to a later cell, so one pass settles all.
    fn fill(words: &[(String, &str)], writings: &Writings) -> Self {
        let unreached = Cell { cost: Cost { words: u32::MAX, rare: u32::MAX }, from: 0, slip: None };
        let width = words.len().saturating_add(1);
        let mut table = Self { cells: vec![unreached; width.saturating_mul(writings.len())], width };
        if let Some(start) = table.cells.first_mut() {
            start.cost = Cost { words: 0, rare: 0 };
        }
        for state in 0..writings.len() {
            for at in 0..width {
                let word = words.get(at).map(|(plain, _)| plain.as_str());
                table.leave(state, at, word, writings.ways(state));
            }
        }
        table
    }

    fn index(&self, state: usize, at: usize) -> usize {
        state.saturating_mul(self.width).saturating_add(at)
    }

    /// Takes every step out of a cell.
    fn leave(&mut self, state: usize, at: usize, written: Option<&str>, ways: &[Way]) {
        let from = self.index(state, at);
        let next = at.saturating_add(1);
        let slip = |kind, expected| Some(Slip { kind, at, expected });
        for way in ways {
            let Some(word) = way.word else {
                self.reach(self.index(way.to, at), from, None, 0);
                continue;
            };
            if let Some(plain) = written {
                let usual = spells(plain, word.usual);
                let said = usual || word.also.iter().any(|spelling| spells(plain, spelling));
                let other = if said { None } else { slip(kind(plain, word), word.usual) };
                if said || way.asked {
                    // Of "mươi năm lăm" the first five is one too many.
                    self.reach(self.index(way.to, next), from, other, u32::from(!usual));
                }
            }
            if way.asked {
                self.reach(self.index(way.to, at), from, slip(Kind::Missing, word.usual), 0);
            }
        }
        if written.is_some() {
            self.reach(self.index(state, next), from, slip(Kind::Extra, ""), 0);
        }
    }

    /// Notes a step, unless a cheaper one leads there. The later of equals stays, which names the second of two twins.
    fn reach(&mut self, to: usize, from: usize, slip: Option<Slip>, rare: u32) {
        let Some(before) = self.cells.get(from).map(|cell| cell.cost) else { return };
        let cost = before.plus(slip, rare);
        if let Some(cell) = self.cells.get_mut(to).filter(|cell| cost <= cell.cost) {
            *cell = Cell { cost, from, slip };
        }
    }

    /// The first change on the cheapest way to the last cell.
    fn first_slip(&self) -> Option<Slip> {
        let mut at = self.cells.len().saturating_sub(1);
        let mut first = None;
        while let Some(cell) = self.cells.get(at).filter(|_| at > 0) {
            first = cell.slip.or(first);
            at = cell.from;
        }
        first
    }
}
