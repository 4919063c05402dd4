//! What a cell accepts: texts, numbers, names and years within the limits. Never mends what it is given.

use super::cell::{Cell, Reason, Refusal};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{Id, Period};

/// The text, if it is short enough and has no control character.
pub(super) fn text(cell: Cell, text: &str) -> Result<String, Refusal> {
    if text.chars().any(char::is_control) {
        return Err(cell.refuse(Reason::ControlCharacter));
    }
    if text.chars().count() > LIMITS.text {
        return Err(cell.refuse(Reason::TooLong));
    }
    Ok(text.to_owned())
}

/// The text, if it also says something.
pub(super) fn filled(cell: Cell, filled: &str) -> Result<String, Refusal> {
    if filled.trim().is_empty() { Err(cell.refuse(Reason::Empty)) } else { text(cell, filled) }
}

/// The name for the thing of the cell, if it is a text, not empty, and no other's.
pub(super) fn name<'a>(
    cell: Cell,
    name: &str,
    mut names: impl Iterator<Item = (Id, &'a String)>,
) -> Result<String, Refusal> {
    let accepted = filled(cell, name)?;
    match names.find(|(id, other)| Some(*id) != cell.of && *other == name) {
        Some((id, _)) => Err(cell.refuse(Reason::Taken(id))),
        None => Ok(accepted),
    }
}

/// The number without useless zeros, if it is within the limits; of either sign.
pub(super) fn signed(cell: Cell, number: Decimal) -> Result<Decimal, Refusal> {
    let number = number.normalize();
    if number.scale() > LIMITS.decimals {
        return Err(cell.refuse(Reason::TooManyDecimals));
    }
    if !LIMITS.fits(number.trunc().mantissa()) {
        return Err(cell.refuse(Reason::TooManyDigits));
    }
    Ok(number)
}

/// The number, if it is within the limits and not negative.
pub(super) fn number(cell: Cell, number: Decimal) -> Result<Decimal, Refusal> {
    if number < Decimal::ZERO {
        return Err(cell.refuse(Reason::Negative));
    }
    signed(cell, number)
}

/// The number, if it is 0 to 100. More than 100 together is a finding, since one of two percentages has to be changed first.
pub(super) fn percent(cell: Cell, percent: Decimal) -> Result<Decimal, Refusal> {
    if percent > Decimal::ONE_HUNDRED { Err(cell.refuse(Reason::OverHundred)) } else { number(cell, percent) }
}

/// The amount, if it is within the limits; of either sign, since a line may correct another.
pub(super) fn money(cell: Cell, money: Money) -> Result<Money, Refusal> {
    if LIMITS.fits(money.dong()) { Ok(money) } else { Err(cell.refuse(Reason::TooManyDigits)) }
}

/// The values of a list, each accepted by `accept` in the cell of its year.
pub(super) fn by_year<T: Copy>(
    cell: Cell,
    period: Period,
    values: &[Option<T>],
    accept: fn(Cell, T) -> Result<T, Refusal>,
) -> Result<Vec<Option<T>>, Refusal> {
    if values.len() != period.len() {
        return Err(cell.refuse(Reason::WrongYears));
    }
    let years = period.years().zip(values);
    years.map(|(year, value)| value.map(|value| accept(cell.in_year(year), value)).transpose()).collect()
}

/// Where the cell's year stands in lists by year; `None` for all years together.
pub(super) fn year(cell: Cell, period: Period) -> Result<Option<usize>, Refusal> {
    match cell.year.map(|year| period.index(year)) {
        Some(None) => Err(cell.refuse(Reason::YearOutside)),
        Some(index) => Ok(index),
        None => Ok(None),
    }
}

/// A year that need not be one of the plan's, such as that of a baseline.
pub(super) fn any_year(cell: Cell, year: Option<u16>) -> Result<Option<u16>, Refusal> {
    if year.is_none_or(|year| Period::new(year, year).is_some()) {
        Ok(year)
    } else {
        Err(cell.refuse(Reason::YearOutside))
    }
}
