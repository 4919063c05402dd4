//! Exact products of decimals. Never rounds silently: what does not fit is said to be too large.

use super::index::{Paid, Rises};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Plan};

/// A decimal as `mantissa / 10^scale`, without trailing zeros after the comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    pub(super) mantissa: i128,
    pub(super) scale: u32,
}

/// One cell beyond this many đồng (10^24) is too large: sums of such cells still fit 128 bits.
pub(super) const LARGEST_CELL: i128 = 1_000_000_000_000_000_000_000_000;

/// 10^0 to 10^38, all that 128 bits hold: looked up, since a power costs more than the product it is for.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // computed by the compiler, which would refuse
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// 10 to that power, or `None` beyond 128 bits.
pub(super) fn power_of_ten(exponent: u32) -> Option<i128> {
    POWERS.get(usize::try_from(exponent).ok()?).copied()
}

impl Exact {
    pub(super) const ONE: Self = Self { mantissa: 1, scale: 0 };

    pub(super) fn new(value: Decimal) -> Self {
        let (mantissa, scale) = (value.mantissa(), value.scale());
        if scale == 0 { Self { mantissa, scale } } else { Self::reduced(mantissa, scale) }
    }

    /// Kept apart: dividing 128 bits is the slow exception, and the compiler must not try it beforehand.
    #[inline(never)]
    pub(super) fn reduced(mut mantissa: i128, mut scale: u32) -> Self {
        while scale > 0 && mantissa.checked_rem(10) == Some(0) {
            mantissa = mantissa.checked_div(10).unwrap_or(mantissa);
            scale = scale.saturating_sub(1);
        }
        Self { mantissa, scale }
    }

    /// The product, or `None` if it does not fit.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let mantissa = multiply(self.mantissa, other.mantissa)?;
        Some(Self { mantissa, scale: self.scale.checked_add(other.scale)? })
    }

    /// The mantissa at a finer scale, or `None` if it does not fit.
    pub(super) fn at_scale(self, scale: u32) -> Option<i128> {
        match scale.checked_sub(self.scale)? {
            0 => Some(self.mantissa),
            more => self.mantissa.checked_mul(power_of_ten(more)?),
        }
    }

    /// Rounded half away from zero to whole đồng, or `None` beyond [`LARGEST_CELL`].
    pub(super) fn round(self) -> Option<Money> {
        let dong = match self.scale {
            0 => self.mantissa,
            scale => divide_rounding(self.mantissa, power_of_ten(scale)?),
        };
        (dong.abs() <= LARGEST_CELL).then_some(Money::new(dong))
    }

    pub(super) fn to_decimal(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.mantissa, self.scale).ok()
    }
}

/// The product, or `None` if it does not fit. Most factors are below 2^31, and their product needs no check.
fn multiply(one: i128, other: i128) -> Option<i128> {
    match (i32::try_from(one), i32::try_from(other)) {
        (Ok(one), Ok(other)) => Some(i128::from(i64::from(one).wrapping_mul(i64::from(other)))),
        _ => one.checked_mul(other),
    }
}

/// `numerator / divisor` rounded half away from zero (Nghị định 174/2016/NĐ-CP, Điều 4). The divisor is positive.
pub(crate) fn divide_rounding(numerator: i128, divisor: i128) -> i128 {
    let whole = numerator.checked_div(divisor).unwrap_or(0);
    let rest = numerator.checked_rem(divisor).unwrap_or(0);
    if rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2) {
        whole.saturating_add(numerator.signum())
    } else {
        whole
    }
}

/// The product of a count's factors; `None` if a driver is gone or the product does not fit.
pub(super) fn factors(plan: &Plan, count: &Count) -> Option<Exact> {
    count.factors.iter().try_fold(Exact::ONE, |product, factor| product.times(Exact::new(factor.number(plan)?)))
}

/// How many in the year at `index`: `None` where the year is blank, a driver is gone, or the product does not fit.
pub fn count_in_year(plan: &Plan, count: &Count, index: usize) -> Option<Decimal> {
    let number = count.by_year.get(index).copied().flatten()?;
    factors(plan, count)?.times(Exact::new(number))?.to_decimal().map(|count| count.normalize())
}

/// The amount of a year: blank, known, or too large to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Blank,
    Known(Money),
    TooLarge,
}

/// What a basis comes to in the year at `index`, whoever pays it: price of that year × factors × number, rounded once.
pub(super) fn amount_in_year(plan: &Plan, rises: &Rises, basis: &Basis, index: usize) -> Amount {
    match basis {
        Basis::Blank => Amount::Blank,
        Basis::LumpSum(amounts) => match amounts.get(index).copied().flatten() {
            None => Amount::Blank,
            Some(amount) if amount.dong().abs() > LARGEST_CELL => Amount::TooLarge,
            Some(amount) => Amount::Known(amount),
        },
        Basis::UnitCost { price, count } => {
            let number = count.by_year.get(index).copied().flatten();
            let (price, number) = match (rises.price(price, index), number) {
                (Paid::Blank, _) | (_, None) => return Amount::Blank,
                (Paid::TooLarge, _) => return Amount::TooLarge,
                (Paid::Known(price), Some(number)) => (price, number),
            };
            let product = factors(plan, count)
                .and_then(|factors| factors.times(Exact::new(number)))
                .and_then(|count| count.times(price));
            product.and_then(Exact::round).map_or(Amount::TooLarge, Amount::Known)
        }
    }
}
