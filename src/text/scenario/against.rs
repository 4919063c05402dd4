//! What a scenario comes to against the plan under it, in words. Compares nothing but two totals.

use super::percent_text;
use crate::money::{Decimal, Money, Scale};
use crate::text::{Lang, fill, signed};

/// "−36.000.000 đồng so với kế hoạch gốc (−10,0%)"; without the percentage where the plan comes to nothing.
pub fn against_text(base: Money, now: Money, lang: Lang) -> String {
    let words = lang.catalogue();
    let difference = now.minus(base);
    if difference.is_zero() {
        return words.scenario_same_total.to_owned();
    }
    let values = signed(difference, Scale::Dong);
    match percent_of(difference, base) {
        Some(percent) => fill(words.scenario_against, &[("difference", &values), ("percent", &percent_text(percent))]),
        None => fill(words.scenario_against_only, &[("difference", &values)]),
    }
}

/// How many percent one amount is of another, to one decimal, half away from zero; `None` of nothing.
pub fn percent_of(part: Money, whole: Money) -> Option<Decimal> {
    let share = part.to_decimal()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.to_decimal()?)?;
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    Some(share.round_dp_with_strategy(1, away).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: i128, now: i128, expected: &str) {
        assert_eq!(against_text(Money::new(base), Money::new(now), Lang::Vi), expected);
    }

    #[test]
    fn a_difference_has_its_sign_and_percentage() {
        check(360_000_000, 300_000_000, "-60.000.000 đồng so với kế hoạch gốc (-16,7%)");
        check(1000, 1100, "+100 đồng so với kế hoạch gốc (+10%)");
        check(0, 5, "+5 đồng so với kế hoạch gốc");
        check(7, 7, "Tổng như kế hoạch gốc");
    }
}
