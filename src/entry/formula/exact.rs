//! Exact fractions for what is typed as a calculation: 10 ÷ 3 × 3 is 10. Never rounds by itself.

use crate::money::{Decimal, LIMITS};

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    over: i128,
    under: i128,
}

impl Exact {
    /// One.
    pub(super) const ONE: Self = Self { over: 1, under: 1 };

    /// The fraction, or `None` if `under` is zero.
    fn new(over: i128, under: i128) -> Option<Self> {
        let common = i128::try_from(greatest_common(over.unsigned_abs(), under.unsigned_abs())).ok()?;
        let (over, under) = (over.checked_div(common)?, under.checked_div(common)?);
        if under < 0 {
            Some(Self { over: over.checked_neg()?, under: under.checked_neg()? })
        } else {
            Some(Self { over, under })
        }
    }

    /// Exactly that number.
    pub(super) fn of(number: Decimal) -> Option<Self> {
        Self::new(number.mantissa(), 10_i128.checked_pow(number.scale())?)
    }

    /// The sum, or `None` where it does not fit; so with the others below.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
        Self::new(over, self.under.checked_mul(other.under)?)
    }

    /// The number with the other sign.
    pub(super) fn negative(self) -> Option<Self> {
        Some(Self { over: self.over.checked_neg()?, ..self })
    }

    /// The product.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        Self::new(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    /// The quotient; not by zero.
    pub(super) fn by(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.under, other.over)?)
    }

    /// Whether it is nothing.
    pub(super) fn is_zero(self) -> bool {
        self.over == 0
    }

    /// The number, if it can be written within the limits on decimals.
    pub(super) fn number(self) -> Option<Decimal> {
        let unit = 10_i128.checked_pow(LIMITS.decimals)?;
        let scaled = self.over.checked_mul(unit)?;
        (scaled.checked_rem(self.under)? == 0).then_some(())?;
        let number = Decimal::try_from_i128_with_scale(scaled.checked_div(self.under)?, LIMITS.decimals);
        number.ok().map(|number| number.normalize())
    }

    /// About how much it is, to that many decimals.
    pub(super) fn about(self, decimals: u32) -> Option<Decimal> {
        let over = Decimal::try_from_i128_with_scale(self.over, 0).ok()?;
        let under = Decimal::try_from_i128_with_scale(self.under, 0).ok()?;
        Some(over.checked_div(under)?.round_dp(decimals).normalize())
    }
}

fn greatest_common(mut one: u128, mut other: u128) -> u128 {
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    one.max(1)
}
