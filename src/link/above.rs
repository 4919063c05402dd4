//! Where a text stands while it is written: its letters, its words, and how it goes along with the text above it. Counts nothing.

use super::letters::{END, Letter, Letters};
use super::words::{Field, hash};

/// The last text of a field, and that text with its numbers one higher.
pub(super) type Above = [Vec<Letter>; 2];

/// A text in the making.
pub(super) struct Text {
    pub(super) field: Field,
    pub(super) letters: Vec<Letter>,
    /// The word so far and the one before, as hashes; 0 is none.
    pub(super) word: u32,
    pub(super) before: u32,
    /// How many letters the word so far has.
    pub(super) length: usize,
    /// Where each of the two texts above goes on.
    at: [usize; 2],
}

impl Text {
    pub(super) fn new(field: Field) -> Self {
        Self { field, letters: Vec::new(), word: 0, before: 0, length: 0, at: [0; 2] }
    }

    /// The letter so many before the next one.
    pub(super) fn back(&self, far: usize) -> Letter {
        let at = self.letters.len().checked_sub(far.saturating_add(1));
        at.and_then(|at| self.letters.get(at)).copied().unwrap_or(END)
    }

    /// How the two texts above go on.
    pub(super) fn above(&self, [same, more]: &Above) -> [Letter; 2] {
        let next = |text: &[Letter], at: usize| text.get(at).copied().unwrap_or(END);
        let [at_same, at_more] = self.at;
        [next(same, at_same), next(more, at_more)]
    }

    /// Whether the last letter was as in the text above with its numbers one higher.
    pub(super) fn counts_on(&self, [_, more]: &Above) -> bool {
        let [_, at] = self.at;
        let letter = at.checked_sub(1).and_then(|at| more.get(at));
        letter.is_some() && letter == self.letters.last()
    }

    pub(super) fn add(&mut self, letters: &Letters, letter: Letter, above: &Above) {
        self.letters.push(letter);
        if letters.is_word(letter) {
            self.word = hash(self.word, u32::from(letters.lower(letter)).wrapping_add(1));
            self.length = self.length.saturating_add(1);
        } else if self.length > 0 {
            (self.before, self.word, self.length) = (self.word, 0, 0);
        }
        for (at, text) in self.at.iter_mut().zip(above) {
            *at = goes_on_at(letters, text, *at, letter);
        }
    }

    /// What stands above the next text of the field.
    pub(super) fn into_above(self, letters: &Letters) -> Above {
        let more = one_more(letters, &self.letters);
        [self.letters, more]
    }
}

/// Where the text above goes on after that letter: behind the next space, behind the same sign, else one further.
fn goes_on_at(letters: &Letters, text: &[Letter], at: usize, letter: Letter) -> usize {
    if letters.is_word(letter) {
        return at.saturating_add(1);
    }
    let start = at.min(text.len());
    let rest = text.get(start..).unwrap_or_default();
    if letters.char(letter) == Some(' ') {
        let sign = rest.iter().position(|letter| !letters.is_word(*letter));
        return sign.map_or(at, |sign| {
            let is_space = rest.get(sign) == Some(&letter);
            start.saturating_add(sign).saturating_add(usize::from(is_space))
        });
    }
    let same = rest.iter().position(|other| *other == letter).map(|found| start.saturating_add(found));
    same.or_else(|| text.iter().position(|other| *other == letter)).map_or(at, |found| found.saturating_add(1))
}

/// The text with each of its numbers one higher.
fn one_more(letters: &Letters, text: &[Letter]) -> Vec<Letter> {
    let (zero, nine) = (letters.number('0'), letters.number('9'));
    let mut more = text.to_vec();
    let mut carries = true; // at the last digit of a number, and while nines turn into zeros
    for letter in more.iter_mut().rev() {
        if !letters.is_digit(*letter) {
            carries = true;
        } else if carries {
            carries = *letter == nine;
            *letter = if carries { zero } else { letter.saturating_add(1) };
        }
    }
    more
}
