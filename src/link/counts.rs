//! How often what came: the counts that letters are foretold by, and the chances that they mean. Knows no letters.

use super::words::hash;

/// The counts: 2^18 of them. A quarter would cost 3 % of a link's length; four times as many would save 1 %.
const SLOTS: usize = 1 << 18;
/// The chances that forget nothing.
const STEADY: usize = 1 << 15;

/// Counts of two sides, each at most 15, in view of something.
#[derive(Clone)]
pub(super) struct Counts {
    /// Four bits for each side, under eight bits that tell whose count it is.
    slots: Vec<u16>,
}

impl Counts {
    pub(super) fn new() -> Self {
        Self { slots: vec![0; SLOTS] }
    }

    /// Where the count in that view is, and the count: its own place or the one beside it. If both belong to others, the one
    /// that counted less makes room.
    pub(super) fn find(&mut self, view: u32) -> (usize, u8) {
        let mixed = view.wrapping_mul(0x85EB_CA6B);
        let mixed = mixed ^ mixed >> 15;
        let mark = u16::try_from(mixed >> 3 & 255).unwrap_or_default();
        let first = usize::try_from(mixed >> 14).unwrap_or_default() & (SLOTS - 1);
        let second = first ^ 1;
        let get = |at: usize| self.slots.get(at).copied().unwrap_or_default();
        let (one, other) = (get(first), get(second));
        for (at, slot) in [(first, one), (second, other)] {
            if slot >> 8 == mark {
                return (at, u8::try_from(slot & 255).unwrap_or_default());
            }
        }
        let total = |slot: u16| (slot & 15).wrapping_add(slot >> 4 & 15);
        let at = if total(other) < total(one) { second } else { first };
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = mark << 8;
        }
        (at, 0)
    }

    /// Counts one more.
    pub(super) fn add(&mut self, at: usize, right: bool) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        let next =
            NEXT.get(usize::from(*slot & 255)).map_or(0, |[left, right_side]| if right { *right_side } else { *left });
        *slot = *slot & 0xFF00 | u16::from(next);
    }
}

/// What a count becomes when the left or the right comes once more; the other side forgets half of what is above five.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // computed by the compiler, which would refuse
const NEXT: [[u8; 2]; 256] = {
    let mut all = [[0; 2]; 256];
    let mut count = 0;
    while count < 256 {
        let (left, right) = (count >> 4, count & 15);
        all[count] = [(more(left) << 4 | less(right)) as u8, (less(left) << 4 | more(right)) as u8];
        count += 1;
    }
    all
};

const fn more(side: usize) -> usize {
    if side < 15 { side.saturating_add(1) } else { 15 }
}

const fn less(side: usize) -> usize {
    if side > 5 { side.saturating_add(1) >> 1 } else { side }
}

/// The chance, of 65.536, that each count means.
#[derive(Clone)]
pub(super) struct Chances([u16; 256]);

impl Chances {
    pub(super) fn new() -> Self {
        let chance = |count: usize| {
            let (zeros, ones) = (count >> 4, count & 15);
            let of = zeros.saturating_add(ones).saturating_mul(20).saturating_add(14);
            let ones = ones.saturating_mul(20).saturating_add(7);
            u16::try_from(ones.saturating_mul(65535).checked_div(of).unwrap_or_default()).unwrap_or(u16::MAX)
        };
        Self(std::array::from_fn(chance))
    }

    pub(super) fn of(&self, count: u8) -> u16 {
        self.0.get(usize::from(count)).copied().unwrap_or_default()
    }

    pub(super) fn learn(&mut self, count: u8, right: bool) {
        if let Some(chance) = self.0.get_mut(usize::from(count)) {
            drift(chance, right);
        }
    }
}

/// How often something is counted at most: from then on its chance follows what comes at one pace.
pub(super) const OFTEN: u32 = 255;

/// How much of the way to what came a chance goes after so many times, of 65.536.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // computed by the compiler, which would refuse
const WAYS: [u16; 256] = {
    let mut ways = [0; 256];
    let mut times = 0;
    while times < 256 {
        ways[times] = (131_072 / (2 * times + 3)) as u16;
        times += 1;
    }
    ways
};

/// A chance, of 65.536, after it came true or not once more: the more often it was seen, the less it moves.
pub(super) fn closer(chance: u32, times: u32, came: bool) -> u32 {
    let goal = if came { 65_535_i32 } else { 0 };
    let part = usize::try_from(times).ok().and_then(|times| WAYS.get(times)).copied().map_or(0, i64::from);
    let way = i64::from(goal.wrapping_sub_unsigned(chance)).wrapping_mul(part) >> 16;
    chance.wrapping_add_signed(i32::try_from(way).unwrap_or_default())
}

/// A chance after it came true or not.
pub(super) fn drift(chance: &mut u16, came: bool) {
    if came {
        *chance = chance.wrapping_add((u16::MAX.wrapping_sub(*chance)) >> 6);
    } else {
        *chance = chance.wrapping_sub(*chance >> 6);
    }
}

/// Chances that forget nothing: which of some words comes is often mere chance, and the last ones tell nothing of it.
#[derive(Clone)]
pub(super) struct Steady(Vec<u32>);

impl Steady {
    pub(super) fn new() -> Self {
        Self(vec![0; STEADY])
    }

    /// Where the chance in that view is, the chance of 65.536, and how often it was seen.
    pub(super) fn find(&self, view: u32, fork: u8) -> (usize, u16, u32) {
        let at = usize::try_from(hash(view, u32::from(fork)) >> 17).unwrap_or_default();
        let slot = self.0.get(at).copied().unwrap_or_default();
        if slot == 0 {
            return (at, 1 << 15, 0);
        }
        (at, u16::try_from(slot >> 16).unwrap_or_default(), slot & 0xFFFF)
    }

    pub(super) fn learn(&mut self, (at, chance, times): (usize, u16, u32), right: bool) {
        let moved = closer(u32::from(chance), times, right);
        if let Some(slot) = self.0.get_mut(at) {
            *slot = moved << 16 | times.wrapping_add(1).min(OFTEN);
        }
    }
}
