//! Exact numbers as vi-VN prints them, all digits shown; never rounds, never cuts.

use super::{Decimal, Money, Scale};

/// Whole đồng in groups of three: `1.450.000.000`, `-12.500`, `0`.
///
/// Point between groups, comma before decimals: Luật Kế toán 88/2015/QH13, Điều 11.
pub fn print_money(amount: Money) -> String {
    print_scaled(amount, Scale::Dong)
}

/// The amount in units of `scale`, with as many decimals as it takes to lose nothing: 1.500 đồng in triệu is `0,0015`.
///
/// [`read_scaled`](super::read_scaled) with the same scale reads it back.
pub fn print_scaled(amount: Money, scale: Scale) -> String {
    let dong = amount.dong();
    lay_out(dong < 0, dong.unsigned_abs(), scale.zeros(), VIETNAMESE)
}

/// A number in groups of three with a decimal comma, without trailing zeros: `1.234,5`.
pub fn print_decimal(value: Decimal) -> String {
    let mantissa = value.mantissa();
    lay_out(mantissa < 0, mantissa.unsigned_abs(), value.scale(), VIETNAMESE)
}

/// The mark between groups of three, if they are shown, and the mark before the decimals.
type Marks = (Option<char>, char);

const VIETNAMESE: Marks = (Some('.'), ',');

/// The marks of the plan file: no groups and a decimal point.
pub(super) const PLAIN: Marks = (None, '.');

/// Writes `magnitude` / 10^`decimals`, without trailing zeros after the decimal mark.
pub(super) fn lay_out(negative: bool, magnitude: u128, decimals: u32, (group, point): Marks) -> String {
    let digits = magnitude.to_string();
    let decimals = usize::try_from(decimals).unwrap_or_default();
    // A number below 1 has fewer digits than decimals: its whole part is empty, its fraction starts with zeros.
    let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(decimals)).unwrap_or_default();
    let fraction_end = fraction.trim_end_matches('0');
    let mut text = String::with_capacity(digits.len().saturating_mul(2).saturating_add(4));
    if negative && magnitude != 0 {
        text.push('-');
    }
    if whole.is_empty() {
        text.push('0');
    }
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(index);
        if let (Some(mark), true) = (group, index > 0 && left.is_multiple_of(3)) {
            text.push(mark);
        }
        text.push(digit);
    }
    if !fraction_end.is_empty() {
        text.push(point);
        text.extend(std::iter::repeat_n('0', decimals.saturating_sub(fraction.len())));
        text.push_str(fraction_end);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]
    use super::*;
    use crate::money::{LIMITS, read_number, read_scaled};
    use proptest::prelude::*;

    fn check(cases: &[(String, &str)]) {
        for (printed, expected) in cases {
            assert_eq!(printed, expected);
        }
    }

    #[test]
    fn groups_money_by_three() {
        let money = |dong| print_money(Money::new(dong));
        check(&[
            (money(0), "0"),
            (money(7), "7"),
            (money(-7), "-7"),
            (money(999), "999"),
            (money(-999), "-999"),
            (money(1_000), "1.000"),
            (money(-12_500), "-12.500"),
            (money(123_456), "123.456"),
            (money(1_450_000_000), "1.450.000.000"),
            (money(i128::MAX), "170.141.183.460.469.231.731.687.303.715.884.105.727"),
            (money(i128::MIN), "-170.141.183.460.469.231.731.687.303.715.884.105.728"),
        ]);
    }

    #[test]
    fn shows_every_digit_in_every_scale() {
        let scaled = |dong, scale| print_scaled(Money::new(dong), scale);
        check(&[
            (scaled(1_450_000_000, Scale::Dong), "1.450.000.000"),
            (scaled(1_450_000_000, Scale::Thousand), "1.450.000"),
            (scaled(1_450_000_000, Scale::Million), "1.450"),
            (scaled(1_450_000_000, Scale::Billion), "1,45"),
            (scaled(1_500, Scale::Million), "0,0015"),
            (scaled(-1_500, Scale::Million), "-0,0015"),
            (scaled(1, Scale::Billion), "0,000000001"),
            (scaled(1_234_567_891, Scale::Thousand), "1.234.567,891"),
            (scaled(1_000_000_001, Scale::Billion), "1,000000001"),
            (scaled(0, Scale::Million), "0"),
            (scaled(1_000, Scale::Thousand), "1"),
        ]);
    }

    #[test]
    fn prints_decimals_with_a_comma() {
        let decimal = |text: &str| print_decimal(text.parse().unwrap());
        check(&[
            (decimal("0"), "0"),
            (decimal("-0.00"), "0"),
            (decimal("1234.5"), "1.234,5"),
            (decimal("1234.5000"), "1.234,5"),
            (decimal("100.00"), "100"),
            (decimal("-0.05"), "-0,05"),
            (decimal("2.5"), "2,5"),
            (decimal("999999999999999.9999"), "999.999.999.999.999,9999"),
            (decimal("0.0000000000000000000000000001"), "0,0000000000000000000000000001"),
        ]);
    }

    proptest! {
        #[test]
        fn a_printed_decimal_reads_back(mantissa in -9_999_999_999_999_999_999_i128..=9_999_999_999_999_999_999) {
            let value = Decimal::from_i128_with_scale(mantissa, LIMITS.decimals);
            let reading = read_number(&print_decimal(value)).unwrap();
            prop_assert_eq!(reading.value, value);
            prop_assert!(reading.well_formed());
        }

        #[test]
        fn a_printed_short_decimal_reads_back(mantissa in -99_999_999_i128..=99_999_999, scale in 0_u32..=4) {
            let value = Decimal::from_i128_with_scale(mantissa, scale);
            prop_assert_eq!(read_number(&print_decimal(value)).unwrap().value, value);
        }

        #[test]
        fn printed_money_reads_back_in_its_scale(dong in -(10_i128.pow(15) - 1)..10_i128.pow(15), scale in 0_usize..4) {
            let (amount, scale) = (Money::new(dong), Scale::ALL[scale]);
            let reading = read_scaled(&print_scaled(amount, scale), scale).unwrap();
            prop_assert_eq!(Money::from_decimal(reading.value), Some(amount));
            prop_assert!(reading.well_formed() && reading.value.fract().is_zero());
        }
    }
}
