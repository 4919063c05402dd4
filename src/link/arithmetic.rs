//! Bits as one number between 0 and 1, each taking as much room as it was surprising. Knows no plan and guesses nothing.

/// Writes bits or reads them back, by the same calls.
///
/// `low` and `high` are the next 64 bits of the two ends of the interval that all numbers with these bits lie in.
pub(super) struct Arithmetic {
    low: u64,
    high: u64,
    bytes: Vec<u8>,
    /// How much work it was so far: bits, and what was counted beside them.
    work: u64,
    /// What is left to read, when it reads.
    reading: Option<Reading>,
}

struct Reading {
    code: u64,
    at: usize,
    /// How much work it may be.
    most: u64,
}

/// How many zeros stand after the last byte that was written: a reader never needs more.
const ZEROS_AFTER: usize = 8;

impl Arithmetic {
    pub(super) fn writing() -> Self {
        Self { low: 0, high: u64::MAX, bytes: Vec::new(), work: 0, reading: None }
    }

    /// One that reads for so much work at most.
    pub(super) fn reading(bytes: Vec<u8>, most: u64) -> Self {
        let mut it = Self { bytes, ..Self::writing() };
        let code = (0..8).fold(0, |code, at| (code << 8) | it.byte(at));
        it.reading = Some(Reading { code, at: 8, most });
        it
    }

    /// Whether nothing more is to be read: there is nothing more, or it was too much already.
    pub(super) fn is_at_the_end(&self) -> bool {
        self.is_past_the_end() || self.is_too_much()
    }

    /// Whether more was read than was ever written.
    pub(super) fn is_past_the_end(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.at > self.bytes.len().saturating_add(ZEROS_AFTER))
    }

    /// Whether it was more work than it may be.
    pub(super) fn is_too_much(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| self.work > reading.most)
    }

    /// Counts work beside the bits.
    pub(super) fn count(&mut self, work: u64) {
        self.work = self.work.saturating_add(work).min(u64::MAX >> 1);
    }

    /// How much work it was.
    pub(super) fn work(&self) -> u64 {
        self.work
    }

    fn byte(&self, at: usize) -> u64 {
        self.bytes.get(at).copied().map_or(0, u64::from)
    }

    /// Writes `bit`, or reads one. `chance` of 65.536 is how likely it is set: 1 to 65.535.
    pub(super) fn bit(&mut self, chance: u32, bit: bool) -> bool {
        self.work = self.work.wrapping_add(1);
        let range = self.high.wrapping_sub(self.low);
        let middle = self.low.wrapping_add((range >> 16).wrapping_mul(u64::from(chance)));
        let bit = self.reading.as_ref().map_or(bit, |reading| reading.code <= middle);
        if bit {
            self.high = middle;
        } else {
            self.low = middle.wrapping_add(1);
        }
        while (self.low ^ self.high) >> 56 == 0 {
            self.shift();
        }
        bit
    }

    /// The first byte of the interval is known.
    fn shift(&mut self) {
        let next = self.reading.as_ref().map(|reading| self.byte(reading.at));
        match (&mut self.reading, next) {
            (Some(reading), Some(next)) => {
                reading.code = (reading.code << 8) | next;
                reading.at = reading.at.saturating_add(1);
            }
            _ => self.bytes.push(self.high.to_be_bytes()[0]),
        }
        self.low <<= 8;
        self.high = (self.high << 8) | 255;
    }

    /// What was written, and how many bits of it count: the fewest that, with zeros after them, lie in the interval.
    pub(super) fn finish(mut self) -> (Vec<u8>, usize) {
        let fits = |bits: &u32| {
            let kept = self.high & u64::MAX.checked_shl(64_u32.saturating_sub(*bits)).unwrap_or_default();
            (kept >= self.low).then_some((kept, *bits))
        };
        let (kept, bits) = (0..=64).find_map(|bits| fits(&bits)).unwrap_or((self.high, 64));
        let length = self.bytes.len().saturating_mul(8).saturating_add(bits as usize);
        self.bytes.extend(kept.to_be_bytes());
        self.bytes.truncate(length.div_ceil(8));
        (self.bytes, length)
    }
}
