//! What a document prints, set right on the planner's word. Nothing here decides that a figure is wrong.

use super::accept;
use super::cell::{Cell, Reason, Refusal};
use super::find;
use crate::money::{read_number, read_words};
use crate::plan::{ClaimField, Plan};

/// Sets a printed figure.
pub(super) fn set_claim(plan: &mut Plan, cell: Cell, claim: usize, raw: &str) -> Result<(), Refusal> {
    let raw = accept::text(cell, raw)?;
    let slot = plan.claims.get_mut(claim).ok_or_else(|| cell.refuse(Reason::Unreadable))?;
    slot.reading = match slot.subject.field {
        ClaimField::Words => {
            read_words(&raw).map_err(|_| cell.refuse(Reason::Unreadable))?;
            None
        }
        _ => Some(read_number(&raw).map_err(|_| cell.refuse(Reason::Unreadable))?.value),
    };
    slot.raw = raw;
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
