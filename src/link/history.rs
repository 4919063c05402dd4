//! What was written before, and where it may go on as before. Foretells one letter, and weighs nothing.

use super::letters::{END, Letter};
use super::words::hash;

/// Where letters stood before: 2^14 places.
const PLACES: usize = 1 << 14;
/// So many letters in a row are looked up there.
const ALIKE: usize = 5;

/// All texts so far, one after the other.
#[derive(Clone)]
pub(super) struct History {
    letters: Vec<Letter>,
    /// Behind which letters of it some row of [`ALIKE`] letters stood last.
    places: Vec<u32>,
    /// Where it may go on as before, and for how many letters it has.
    at: usize,
    long: usize,
}

impl History {
    pub(super) fn new() -> Self {
        Self { letters: vec![END], places: vec![0; PLACES], at: 0, long: 0 }
    }

    /// The letter that would go on as before.
    pub(super) fn as_before(&self) -> Option<Letter> {
        if self.long > 0 { self.letters.get(self.at).copied() } else { None }
    }

    /// For how many letters it went as before.
    pub(super) fn long(&self) -> usize {
        self.long
    }

    /// Adds a letter, and looks up where the last ones stood before.
    pub(super) fn add(&mut self, letter: Letter) {
        if self.as_before() == Some(letter) {
            self.long = self.long.saturating_add(1);
            self.at = self.at.saturating_add(1);
        } else {
            self.long = 0;
        }
        self.letters.push(letter);
        let end = self.letters.len();
        let Some(last) = end.checked_sub(ALIKE).and_then(|start| self.letters.get(start..)) else { return };
        let row = last.iter().fold(0, |sum, letter| hash(sum, u32::from(*letter)));
        let Some(place) = self.places.get_mut(usize::try_from(row >> 18).unwrap_or_default()) else { return };
        let found = usize::try_from(*place).unwrap_or_default();
        *place = u32::try_from(end).unwrap_or_default();
        if self.long == 0 && found > 0 {
            let then = self.letters.get(..found).unwrap_or_default().iter().rev();
            let pairs = then.zip(self.letters.iter().rev());
            self.long = pairs.take(32).take_while(|(then, now)| then == now).count();
            self.at = found;
        }
    }
}
