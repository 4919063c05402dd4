//! Splitting an amount into whole đồng that add up to it. Never loses or invents a đồng.

use crate::money::Money;

/// Splits `amount` in proportion to `weights` (none negative) by the largest remainder; ties go to the earlier part.
/// The parts always add up to the amount. With no positive weight, everything goes to the last part.
pub(crate) fn split(amount: Money, weights: &[i128], parts: &mut [Money]) {
    let whole = weights.iter().fold(0_i128, |sum, weight| sum.saturating_add(*weight));
    let size = amount.dong().unsigned_abs();
    let Some(whole) = u128::try_from(whole).ok().filter(|whole| *whole > 0) else {
        parts.fill(Money::ZERO);
        if let Some(last) = parts.last_mut() {
            *last = amount;
        }
        return;
    };
    let share = |weight: &i128| mul_div(size, weight.unsigned_abs(), whole);
    if let [only] = parts {
        *only = amount;
        return;
    }
    let mut left = size;
    for (part, weight) in parts.iter_mut().zip(weights) {
        let (floor, _) = share(weight);
        left = left.saturating_sub(floor);
        *part = signed(floor, amount);
    }
    if left > 0 {
        hand_out(left, weights, parts, |weight| share(weight).1, amount);
    }
}

/// Gives the last `left` đồng (fewer than there are parts) to the parts with the largest remainders.
fn hand_out(left: u128, weights: &[i128], parts: &mut [Money], remainder: impl Fn(&i128) -> u128, amount: Money) {
    let mut given = vec![false; parts.len()];
    for _ in 0..left {
        let free = weights.iter().enumerate().filter(|(at, _)| given.get(*at) == Some(&false));
        // max_by_key keeps the last of equals: the reversed position makes that the earliest
        let next = free.max_by_key(|(at, weight)| (remainder(weight), std::cmp::Reverse(*at))).map(|(at, _)| at);
        let Some(at) = next else { return };
        if let (Some(part), Some(mark)) = (parts.get_mut(at), given.get_mut(at)) {
            *part = part.plus(signed(1, amount));
            *mark = true;
        }
    }
}

fn signed(size: u128, like: Money) -> Money {
    let dong = i128::try_from(size).unwrap_or(i128::MAX);
    Money::new(if like.dong() < 0 { dong.saturating_neg() } else { dong })
}

/// `size × weight / whole` and its remainder, exactly; `weight ≤ whole`.
fn mul_div(size: u128, weight: u128, whole: u128) -> (u128, u128) {
    // 64 bits hold what real plans have, and divide ten times faster
    if size < 1 << 42 && whole < 1 << 22 {
        let narrow = |number: u128| u64::try_from(number).unwrap_or(0);
        let (product, whole) = (narrow(size).wrapping_mul(narrow(weight)), narrow(whole));
        let (floor, rest) = (product.checked_div(whole).unwrap_or(0), product.checked_rem(whole).unwrap_or(0));
        return (u128::from(floor), u128::from(rest));
    }
    // size = q·whole + r, so size·weight / whole = q·weight + r·weight / whole; r·weight fits while whole < 2^64
    let (quotient, rest) = (size.checked_div(whole).unwrap_or(0), size.checked_rem(whole).unwrap_or(0));
    let product = rest.saturating_mul(weight);
    let floor = product.checked_div(whole).unwrap_or(0);
    (quotient.saturating_mul(weight).saturating_add(floor), product.checked_rem(whole).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(amount: i128, weights: &[i128], expected: &[i128]) {
        let mut parts = vec![Money::ZERO; weights.len()];
        split(Money::new(amount), weights, &mut parts);
        assert_eq!(parts.iter().map(|part| part.dong()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_largest_remainder_gets_the_last_dong() {
        check(100, &[1, 1, 1], &[34, 33, 33]);
        check(101, &[1, 1, 1], &[34, 34, 33]);
        check(-100, &[1, 1, 1], &[-34, -33, -33]);
        check(10, &[60, 40, 0], &[6, 4, 0]);
        check(5, &[15, 5], &[4, 1]);
        check(7, &[0, 0], &[0, 7]);
        check(0, &[1, 2], &[0, 0]);
        check(1_000_003, &[333, 333, 334], &[333_001, 333_001, 334_001]);
    }

    proptest! {
        #[test]
        fn parts_always_add_up(amount in -10_i128.pow(24)..10_i128.pow(24), weights in prop::collection::vec(0_i128..10_i128.pow(15), 1..6)) {
            let mut parts = vec![Money::ZERO; weights.len()];
            split(Money::new(amount), &weights, &mut parts);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money::new(amount));
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight > 0 || part.is_zero() || weights.iter().all(|weight| *weight == 0));
            }
        }
    }
}
