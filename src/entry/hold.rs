//! What a text typed as something that a cut must respect means: what stays of a line, its rank, how much a target counts.
//! Changes nothing.

use crate::money::{Decimal, NumberError, print_decimal, read_number};
use crate::plan::Hold;

/// A field of what must stay of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldField {
    /// At least so much of its count.
    Least,
    /// Its rank, 1 for the most important.
    Rank,
}

/// Why a typed text means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoldTypo {
    /// It is no number.
    Number(NumberError),
    /// Less than nothing cannot stay.
    Negative,
    /// The line does not count so much: only this.
    Above(Decimal),
    /// It is no rank.
    Rank,
    /// It is no weight.
    Weight,
}

/// What the field shows; nothing where nothing is said.
pub fn hold_text(hold: &Hold, field: HoldField) -> String {
    match field {
        HoldField::Least => hold.least.map_or(String::new(), print_decimal),
        HoldField::Rank if hold.rank == 0 => String::new(),
        HoldField::Rank => hold.rank.to_string(),
    }
}

/// What must stay of a line that counts `planned` when that is typed into the field; an empty one says nothing.
///
/// # Errors
/// [`HoldTypo`] where it means nothing.
pub fn hold_typed(hold: &Hold, planned: Option<Decimal>, field: HoldField, typed: &str) -> Result<Hold, HoldTypo> {
    let number = number(typed)?;
    match field {
        HoldField::Least if number.is_some_and(|number| number < Decimal::ZERO) => Err(HoldTypo::Negative),
        HoldField::Least => match planned.filter(|planned| number != hold.least && number > Some(*planned)) {
            Some(planned) => Err(HoldTypo::Above(planned)),
            None => Ok(Hold { least: number, ..*hold }),
        },
        HoldField::Rank => {
            let rank = number.map(|number| whole(number).filter(|rank| *rank > 0).ok_or(HoldTypo::Rank)).transpose()?;
            Ok(Hold { rank: rank.unwrap_or(0), ..*hold })
        }
    }
}

/// How much a target counts when that is typed; 1 where nothing is.
///
/// # Errors
/// [`HoldTypo`] where it means nothing.
pub fn weight_typed(typed: &str) -> Result<u8, HoldTypo> {
    let Some(number) = number(typed)? else { return Ok(1) };
    let weight = whole(number).and_then(|weight| u8::try_from(weight).ok());
    weight.filter(|weight| *weight <= 100).ok_or(HoldTypo::Weight)
}

fn number(typed: &str) -> Result<Option<Decimal>, HoldTypo> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    read_number(typed).map(|reading| Some(reading.value)).map_err(HoldTypo::Number)
}

fn whole(number: Decimal) -> Option<u16> {
    number.fract().is_zero().then(|| number.normalize().mantissa()).and_then(|whole| whole.try_into().ok())
}
