//! What a document prints, put right beside it on the planner's word. Nothing here decides that a figure is wrong.

use super::accept;
use super::cell::{Cell, Reason, Refusal};
use super::find;
use crate::money::{read_number, read_words};
use crate::plan::{ClaimField, Correction, Plan};

/// Sets or takes back the correction of a printed figure.
pub(super) fn correct(plan: &mut Plan, cell: Cell, claim: usize, text: Option<&str>) -> Result<(), Refusal> {
    let field = plan.claims.get(claim).ok_or_else(|| cell.refuse(Reason::Unreadable))?.subject.field;
    let correction = text.map(|text| accept::text(cell, text)).transpose()?;
    let reads = |text: &String| match field {
        ClaimField::Words => read_words(text).is_ok(),
        _ => read_number(text).is_ok(),
    };
    if correction.as_ref().is_some_and(|text| !reads(text)) {
        return Err(cell.refuse(Reason::Unreadable));
    }
    let place = plan.corrections.partition_point(|other| other.claim < claim);
    let there = plan.corrections.get(place).is_some_and(|other| other.claim == claim);
    let end = place.saturating_add(usize::from(there));
    plan.corrections.splice(place..end, correction.map(|text| Correction { claim, text }));
    Ok(())
}

/// Sets the unit that the table of the cell prints.
pub(super) fn set_unit(plan: &mut Plan, cell: Cell, unit: Option<&str>) -> Result<(), Refusal> {
    let unit = unit.map(|unit| accept::text(cell, unit)).transpose()?;
    let id = find::id(cell);
    let table = plan.tables.iter_mut().find(|table| table.id == id);
    table.ok_or_else(|| cell.refuse(Reason::Missing(id)))?.unit_printed = unit;
    Ok(())
}
