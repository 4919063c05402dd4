//! Chances as how much they weigh, and back: the logistic function and its inverse, in whole numbers that are the same
//! everywhere. Holds no state.

/// 65.536 ÷ (1 + e^(−x)) at x = −8, −7,5 … 8, kept away from certainty.
const POINTS: [i32; 33] = [
    24, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768, 40793, 47911, 53581,
    57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65512,
];

/// The largest weight, in 256ths.
const MOST: i32 = 2047;

/// The chance, of 65.536, that a weight in 256ths stands for: between two points, a straight line.
pub(super) fn squash(weight: i32) -> i32 {
    let weight = weight.clamp(-MOST, MOST).wrapping_add(2048);
    let at = usize::try_from(weight >> 7).unwrap_or_default();
    let (low, high) = (point(at), point(at.wrapping_add(1)));
    low.wrapping_add(high.wrapping_sub(low).wrapping_mul(weight & 127) >> 7)
}

fn point(at: usize) -> i32 {
    POINTS.get(at).copied().unwrap_or(65512)
}

/// The weight of each chance, in steps of 1/4.096.
pub(super) struct Stretch(Vec<i16>);

impl Stretch {
    pub(super) fn new() -> Self {
        let mut weights = Vec::with_capacity(4096);
        for weight in -MOST..=MOST {
            let reached = usize::try_from(squash(weight) >> 4).unwrap_or_default();
            while weights.len() <= reached && weights.len() < 4096 {
                weights.push(i16::try_from(weight).unwrap_or_default());
            }
        }
        weights.resize(4096, 2047);
        Self(weights)
    }

    /// The weight of a chance of 65.536.
    pub(super) fn of(&self, chance: u16) -> i32 {
        self.0.get(usize::from(chance >> 4)).copied().map_or(0, i32::from)
    }
}
