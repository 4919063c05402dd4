//! Figures drawn between a low and a high one, in whole numbers alone: the same on every machine. Knows nothing of plans.

/// 2 to the 32nd: what fractions are counted in.
const ONE: u64 = 1 << 32;

/// The odd number nearest to 2^64 divided by the golden ratio, by which SplitMix64 goes on.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The last step of SplitMix64 (Steele, Lea, Flood 2014): spreads every bit of a number over all of them.
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// A triangular distribution: as likely as not around its peak, and never outside its ends.
///
/// Each has a stream of random numbers of its own, named by the seed and by what is drawn. So a figure comes out alike
/// whatever else is drawn, and two variants of a plan are held against the same luck.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    stream: u64,
    low: i64,
    width: u64,
    /// How much of the width, and of the chance, lies below the peak: 0 to [`ONE`].
    peak: u64,
}

impl Triangle {
    /// From `low` to `high`, most often near `likely`, which is brought between them.
    pub(super) fn new(seed: u64, name: u64, [low, likely, high]: [i64; 3]) -> Self {
        let width = high.max(low).abs_diff(low);
        let below = likely.clamp(low, high.max(low)).abs_diff(low);
        let peak = u128::from(below).wrapping_mul(u128::from(ONE)).checked_div(u128::from(width)).unwrap_or(0);
        let peak = u64::try_from(peak).unwrap_or(ONE);
        Self { stream: mix(mix(seed.wrapping_add(GOLDEN)) ^ name), low, width, peak }
    }

    /// The figure of that run: the inverse of the distribution at a random point, to the nearest whole number.
    #[inline(always)]
    pub(super) fn in_run(&self, run: u32) -> i64 {
        let random = mix(self.stream.wrapping_add(GOLDEN.wrapping_mul(u64::from(run).wrapping_add(1)))) >> 32;
        let part = if random < self.peak {
            random.wrapping_mul(self.peak).isqrt()
        } else {
            let above = ONE.wrapping_sub(1).wrapping_sub(random).wrapping_mul(ONE.wrapping_sub(self.peak));
            ONE.wrapping_sub(above.isqrt())
        };
        let offset = u128::from(part).wrapping_mul(u128::from(self.width)).wrapping_add(u128::from(ONE / 2)) >> 32;
        // at most the width, and so at most the upper end
        self.low.saturating_add_unsigned(u64::try_from(offset).unwrap_or(self.width))
    }

    /// The largest size of what it draws.
    pub(super) fn most(&self) -> u64 {
        self.low.unsigned_abs().max(self.low.saturating_add_unsigned(self.width).unsigned_abs())
    }
}
