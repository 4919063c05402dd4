//! Which whole texts went before: the one that came after the last one, and the last ones of each field. Guesses no letter.

use super::words::{FIELDS, Field};
use std::collections::BTreeMap;

/// The last texts of a field can be told by how long ago they were, in so many bits.
pub(super) const RECENT_BITS: u32 = 5;
const RECENT: usize = 1 << RECENT_BITS;

/// A text that went before, by its place among all; 0 is none.
pub(super) type Known = u32;

/// All different texts so far.
#[derive(Clone)]
pub(super) struct Texts {
    /// All of them, one behind the other, and where each ends.
    all: String,
    ends: Vec<usize>,
    /// The text that came after each, in its field.
    after: Vec<Known>,
    /// The last text with each sum.
    by_sum: BTreeMap<u64, Known>,
    /// The last ones of each field, the newest last.
    recent: Vec<Vec<Known>>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self {
            all: String::new(),
            ends: vec![0],
            after: vec![0],
            by_sum: BTreeMap::new(),
            recent: vec![Vec::new(); FIELDS],
        }
    }

    pub(super) fn text(&self, known: Known) -> Option<&str> {
        let at = usize::try_from(known).ok()?;
        self.all.get(*self.ends.get(at.checked_sub(1)?)?..*self.ends.get(at)?)
    }

    /// The text that came after the last one of that field.
    pub(super) fn expected(&self, field: Field) -> Option<Known> {
        let last = self.last(field)?;
        let after = self.after.get(usize::try_from(last).ok()?).copied();
        after.filter(|known| *known != 0)
    }

    /// The last text of that field.
    fn last(&self, field: Field) -> Option<Known> {
        self.recent(field).last().copied()
    }

    /// The last texts of that field, the newest last.
    pub(super) fn recent(&self, field: Field) -> &[Known] {
        self.recent.get(usize::from(field)).map_or(&[], Vec::as_slice)
    }

    /// Takes notice of a text that was told letter by letter.
    pub(super) fn add(&mut self, field: Field, text: &str) {
        let sum = text.bytes().fold(0, |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let same = self.by_sum.get(&sum).copied().filter(|known| self.text(*known) == Some(text));
        let known = same.unwrap_or_else(|| self.append(sum, text));
        self.seen(field, known);
    }

    fn append(&mut self, sum: u64, text: &str) -> Known {
        let known = Known::try_from(self.ends.len()).unwrap_or_default();
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.after.push(0);
        self.by_sum.insert(sum, known);
        known
    }

    /// Takes notice of a text that was there before.
    pub(super) fn seen(&mut self, field: Field, known: Known) {
        let Some(recent) = self.recent.get_mut(usize::from(field)) else { return };
        let last = recent.last().and_then(|last| usize::try_from(*last).ok());
        if let Some(after) = last.and_then(|last| self.after.get_mut(last)) {
            *after = known;
        }
        match recent.iter().rposition(|other| *other == known) {
            Some(at) => {
                recent.remove(at);
            }
            None if recent.len() >= RECENT => {
                recent.remove(0);
            }
            None => {}
        }
        recent.push(known);
    }
}
