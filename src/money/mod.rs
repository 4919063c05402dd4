//! Exact numbers: đồng, scales, and how they are read and written. Never a float, never a panic.

mod letters;
mod number;
mod print;
mod spelling;
mod words;

pub(crate) use letters::{MARKS, is_mark, marks_of, plain, push_plain};
pub use number::{Form, NumberError, Reading, read_number, read_plain, read_plain_money, read_scaled, write_plain};
pub use print::{print_decimal, print_money, print_scaled};
pub use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
pub(crate) use spelling::{SAME_ACTIVITY, fold_word, in_word, likeness, plain_words, unit_key};
pub use words::{WordsError, WrongWord, letter as plain_letter, read_words, write_words, wrong_word};

/// A signed amount of whole đồng.
///
/// 128 bits hold any sum that the limits on input allow ([`LIMITS`]): 100.000 lines × 200 years × 10^27 stays below
/// 10^35. The operations saturate, so that they are total whatever they are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(i128);

impl Money {
    /// No đồng. Not the same as blank, which is the absence of a [`Money`].
    pub const ZERO: Self = Self(0);

    /// That many đồng.
    pub const fn new(dong: i128) -> Self {
        Self(dong)
    }

    /// The number of đồng.
    pub const fn dong(self) -> i128 {
        self.0
    }

    /// The sum.
    #[must_use]
    #[inline(never)] // 128 bits are long in wasm, and sums are everywhere
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference.
    #[must_use]
    #[inline(never)]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whether this is no đồng at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `value` đồng rounded half away from zero (Nghị định 174/2016/NĐ-CP, Điều 4), or `None` if it does not fit.
    pub fn from_decimal(value: Decimal) -> Option<Self> {
        use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let whole = value.round_dp_with_strategy(0, MidpointAwayFromZero).trunc();
        whole.mantissa().checked_div(10_i128.checked_pow(whole.scale())?).map(Self)
    }

    /// The exact decimal, or `None` above 2^96.
    pub fn to_decimal(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.0, 0).ok()
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

/// The scale in which a table shows its amounts. Only a way of showing: what is stored is đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// đồng
    #[default]
    Dong,
    /// nghìn đồng
    Thousand,
    /// triệu đồng
    Million,
    /// tỷ đồng
    Billion,
}

impl Scale {
    /// Every scale, smallest first.
    pub const ALL: [Self; 4] = [Self::Dong, Self::Thousand, Self::Million, Self::Billion];

    /// How many zeros one unit of the scale has: 0, 3, 6 or 9.
    pub const fn zeros(self) -> u32 {
        match self {
            Self::Dong => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }

    /// `value` units of this scale as đồng, or `None` if that is not a whole number of đồng or too large.
    pub fn to_dong(self, value: Decimal) -> Option<Money> {
        let dong = value.checked_mul(Decimal::from_i128_with_scale(10_i128.checked_pow(self.zeros())?, 0))?;
        if dong.fract().is_zero() { Money::from_decimal(dong) } else { None }
    }
}

/// What may be typed, opened or imported; inside these limits every sum is exact.
pub struct Limits {
    /// Digits before the decimal comma of any number.
    pub whole_digits: u32,
    /// Digits after it.
    pub decimals: u32,
    /// Years in a plan.
    pub years: usize,
    /// Items in a plan.
    pub items: usize,
    /// Characters in a text.
    pub text: usize,
    /// Levels of the outline.
    pub depth: usize,
    /// Factors of one line.
    pub factors: usize,
    /// Sources of a plan.
    pub sources: usize,
    /// Printed tables.
    pub tables: usize,
    /// Entries of any other list: targets, waivers, sentences of an item.
    pub list: usize,
    /// Printed figures.
    pub figures: usize,
    /// Amounts of a report: items × years × sources. Each takes 16 bytes of memory.
    pub amounts: usize,
}

impl Limits {
    /// Whether a number with that whole part has no more digits before its comma than it may.
    pub fn fits(&self, whole: i128) -> bool {
        whole.unsigned_abs().checked_ilog10().is_none_or(|log| log < self.whole_digits)
    }
}

/// The limits of this version.
pub const LIMITS: Limits = Limits {
    whole_digits: 15,
    decimals: 4,
    years: 50,
    items: 100_000,
    text: 4_000,
    depth: 8,
    factors: 8,
    sources: 100,
    tables: 1_000,
    list: 10_000,
    figures: 100_000,
    amounts: 20_000_000,
};
