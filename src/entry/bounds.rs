//! What is typed around ranges and simulations: an end of a range, a percentage within bounds, a starting number. Changes nothing.

use super::cell::print_price;
use super::formula::Side;
use super::typed::{Typo, figure_of, read_money};
use crate::money::{Decimal, NumberError, print_decimal, read_number};
use crate::plan::{Plan, RangeOf};

/// An end of a range as it is shown: a count, or money in the unit of the plan's table.
pub fn print_end(plan: &Plan, of: RangeOf, value: Decimal) -> String {
    match of {
        RangeOf::Price | RangeOf::Amount => print_price(value, plan.scale),
        RangeOf::Count => print_decimal(value.normalize()),
    }
}

/// What was typed as an end of a range, as a price or a count is read in the table; `None` for nothing. A text that shows what
/// the end is means that still, however else it could be read.
///
/// # Errors
/// [`Typo`] where it means nothing.
pub fn read_end(plan: &Plan, of: RangeOf, typed: &str, before: Option<Decimal>) -> Result<Option<Decimal>, Typo> {
    let typed = typed.trim();
    if let Some(before) = before.filter(|before| print_end(plan, of, *before) == typed) {
        return Ok(Some(before));
    }
    let value = match of {
        RangeOf::Count => figure_of(plan, typed, Side::Count)?.map(|outcome| outcome.number),
        RangeOf::Price | RangeOf::Amount => read_money(plan, typed)?,
    };
    let is_whole = value.is_none_or(|value| value.fract().is_zero());
    if of == RangeOf::Amount && !is_whole { Err(Typo::NotWhole) } else { Ok(value) }
}

/// Why a typed text is no percentage that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PercentTypo {
    /// It is no number.
    Number(NumberError),
    /// It is less than zero, or more than may be.
    Outside,
}

/// A percentage from zero to `most`, with or without its sign.
///
/// # Errors
/// [`PercentTypo`] where it is none.
pub fn read_percent(typed: &str, most: u32) -> Result<Decimal, PercentTypo> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    let percent = read_number(typed).map_err(PercentTypo::Number)?.value;
    let fits = (Decimal::ZERO..=Decimal::from(most)).contains(&percent);
    if fits { Ok(percent.normalize()) } else { Err(PercentTypo::Outside) }
}

/// A whole number that random numbers may begin with; `None` where the text is none.
pub fn read_seed(typed: &str) -> Option<u64> {
    let number = read_number(typed.trim()).ok()?.value.normalize();
    u64::try_from(number.mantissa()).ok().filter(|_| number.scale() == 0)
}
