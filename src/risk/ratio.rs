//! A part of a whole number, rounded half away from zero. Says beforehand whether everything fits, and then only multiplies.

use crate::calc::divide_rounding;

/// Beyond this a product is too large.
const LARGEST: u128 = 1 << 125;

/// Below this 64 bits hold a product.
const NARROW: u128 = 1 << 62;

/// A number times `by`, over `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    by: i128,
    /// Positive.
    over: i128,
    /// Whether all that it is for fits 64 bits, which are many times faster.
    narrow: bool,
}

/// The same fraction in the smallest numbers, with a positive one below; `None` where there is nothing to divide by.
pub(super) fn reduced(by: i128, over: i128) -> Option<(i128, i128)> {
    let common = i128::try_from(common(by.unsigned_abs(), over.unsigned_abs())).ok()?.checked_mul(over.signum())?;
    Some((by.checked_div(common)?, over.checked_div(common)?))
}

impl Ratio {
    /// A reduced fraction, for numbers up to that size; `None` if a product would be too large.
    pub(super) fn new((by, over): (i128, i128), most: u128) -> Option<Self> {
        let product = by.unsigned_abs().checked_mul(most).filter(|product| *product < LARGEST)?;
        Some(Self { by, over, narrow: product.max(over.unsigned_abs()).max(most) < NARROW })
    }

    /// The product, rounded.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)] // `narrow` says that it fits
    pub(super) fn of(&self, number: i128) -> i128 {
        if !self.narrow {
            return divide_rounding(number.wrapping_mul(self.by), self.over);
        }
        let product = (number as i64).wrapping_mul(self.by as i64);
        if self.over == 1 { i128::from(product) } else { i128::from(divide_narrow(product, self.over as i64)) }
    }

    /// The largest size that a product can have.
    pub(super) fn most(&self, most: u128) -> u128 {
        let product = self.by.unsigned_abs().saturating_mul(most);
        product.checked_div(self.over.unsigned_abs()).unwrap_or(0).saturating_add(1)
    }
}

/// `product / over` rounded half away from zero.
fn divide_narrow(product: i64, over: i64) -> i64 {
    let (whole, rest) = (product.checked_div(over).unwrap_or(0), product.checked_rem(over).unwrap_or(0));
    let up = rest.unsigned_abs() >= over.unsigned_abs().div_ceil(2);
    if up { whole.wrapping_add(product.signum()) } else { whole }
}

/// The greatest common divisor, at least 1.
fn common(one: u128, other: u128) -> u128 {
    let (mut one, mut other) = (one, other);
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    one.max(1)
}
