//! The plain decimals of the plan file: one grammar, read by hand for speed; never accepts what a person may type.

use crate::money::print::{PLAIN, lay_out};
use crate::money::{Decimal, LIMITS, Money};

/// Reads a number of the plan file: `-?digits(.digits)?` within [`LIMITS`], no leading zero but that of `0` and `0.5`.
pub fn read_plain(text: &str) -> Option<Decimal> {
    let (negative, body) = split_sign(text.as_bytes());
    let mut mantissa = 0;
    let mut whole = 0_u32;
    let mut decimals = None;
    for &byte in body {
        match (byte, &mut decimals) {
            (b'0'..=b'9', None) => whole = whole.saturating_add(1),
            (b'0'..=b'9', Some(count)) => *count = u32::saturating_add(*count, 1),
            (b'.', None) => {
                decimals = Some(0);
                continue;
            }
            _ => return None,
        }
        // The limits checked below keep every number that is returned from saturating.
        mantissa = push_digit(mantissa, byte);
    }
    let leading_zero = whole > 1 && body.first() == Some(&b'0');
    let fits =
        (1..=LIMITS.whole_digits).contains(&whole) && decimals.is_none_or(|n| (1..=LIMITS.decimals).contains(&n));
    (fits && !leading_zero).then(|| decimal(negative, mantissa, decimals.unwrap_or_default()))
}

/// Reads whole đồng of the plan file: `-?digits`, at most 30 of them, no leading zero but that of `0`.
pub fn read_plain_money(text: &str) -> Option<Money> {
    let (negative, body) = split_sign(text.as_bytes());
    let leading_zero = body.len() > 1 && body.first() == Some(&b'0');
    if body.is_empty() || body.len() > 30 || leading_zero || !body.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude = body
        .iter()
        .fold(0_i128, |sum, &digit| sum.saturating_mul(10).saturating_add(i128::from(digit.saturating_sub(b'0'))));
    Some(Money::new(if negative { magnitude.saturating_neg() } else { magnitude }))
}

fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    text.strip_prefix(b"-").map_or((false, text), |body| (true, body))
}

/// Writes a number as the plan file has it: one text for one value, so 1.50 is `1.5` and -0 is `0`.
///
/// [`read_plain`] reads it back if it is within [`LIMITS`].
pub fn write_plain(value: Decimal) -> String {
    let mantissa = value.mantissa();
    lay_out(mantissa < 0, mantissa.unsigned_abs(), value.scale(), PLAIN)
}

/// `mantissa` with an ASCII digit more at its end; the caller's limits keep it from saturating.
pub(super) fn push_digit(mantissa: u64, digit: u8) -> u64 {
    mantissa.saturating_mul(10).saturating_add(u64::from(digit.saturating_sub(b'0')))
}

/// ±`mantissa` / 10^`scale`; zero has no sign.
pub(super) const fn decimal(negative: bool, mantissa: u64, scale: u32) -> Decimal {
    let (low, middle) = ((mantissa & 0xFFFF_FFFF) as u32, (mantissa >> 32) as u32);
    Decimal::from_parts(low, middle, 0, negative && mantissa != 0, scale)
}
