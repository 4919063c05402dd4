//! When a printed figure says its number by itself, the same for reading and writing. Nothing is checked against it.

use crate::money::{Decimal, read_number};

/// The number that a printed text is in the scale of its table, if it is a well-formed one and names no unit of its own.
pub(super) fn plain_reading(raw: &str) -> Option<Decimal> {
    let reading = read_number(raw).ok()?;
    (reading.well_formed() && !reading.names_unit).then_some(reading.value)
}
