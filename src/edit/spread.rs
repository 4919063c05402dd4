//! Spreading a whole number over parts in present proportions. Never loses or invents one of its units.

use crate::calc::split;
use crate::money::{Decimal, Money};

/// How much of a total each part gets: its present number, without sign. Blank parts get nothing and stay blank.
///
/// Without proportions (all zero, or of both signs) those that are not blank get the same, and where all are blank, all.
pub(crate) fn weights(present: &[Option<i128>]) -> Vec<Option<i128>> {
    let given = || present.iter().flatten();
    let one_sign = given().all(|number| *number >= 0) || given().all(|number| *number <= 0);
    let proportions = one_sign && given().any(|number| *number != 0);
    if given().next().is_none() {
        vec![Some(1); present.len()]
    } else if proportions {
        present.iter().map(|number| number.map(i128::saturating_abs)).collect()
    } else {
        present.iter().map(|number| number.map(|_| 1)).collect()
    }
}

/// `total` spread by the largest remainder, ties to the earlier; `None` if the numbers are too large for that.
pub(crate) fn spread(total: i128, weights: &[Option<i128>]) -> Option<Vec<Option<i128>>> {
    let plain: Vec<i128> = weights.iter().map(|weight| weight.unwrap_or(0)).collect();
    let mut parts = vec![Money::ZERO; plain.len()];
    split(Money::new(total), &plain, &mut parts);
    let whole = parts.iter().copied().sum::<Money>() == Money::new(total);
    let kept = parts.iter().zip(weights).map(|(part, weight)| weight.map(|_| part.dong()));
    whole.then(|| kept.collect())
}

/// `total` spread without any remainder in units of `unit`; `None` if there is one.
pub(super) fn spread_exactly(total: i128, weights: &[Option<i128>], unit: i128) -> Option<Vec<Option<i128>>> {
    let whole = weights.iter().flatten().try_fold(0_i128, |sum, weight| sum.checked_add(*weight))?;
    let part = |weight: i128| {
        let product = total.checked_mul(weight)?;
        (product.checked_rem(whole.checked_mul(unit)?)? == 0).then_some(product.checked_div(whole)?)
    };
    weights.iter().map(|weight| weight.map_or(Some(None), |weight| part(weight).map(Some))).collect()
}

/// The number in units of `10^-scale`; `None` if it has more decimals or is too large.
pub(crate) fn mantissa(number: Decimal, scale: u32) -> Option<i128> {
    let number = number.normalize();
    number.mantissa().checked_mul(10_i128.checked_pow(scale.checked_sub(number.scale())?)?)
}

/// The number of that many units of `10^-scale`.
pub(crate) fn number(mantissa: i128, scale: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|number| number.normalize())
}
