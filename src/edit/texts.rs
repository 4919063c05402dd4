//! Edits of the texts of the plan and of its items. Never renumbers: a typed number is kept as typed.

use super::cell::{Cell, Reason, Refusal};
use super::{accept, find};
use crate::plan::{Item, Kind, Plan};
use crate::plan::{ItemText, PlanText};

/// Sets a text of the plan.
pub(super) fn set_of_plan(plan: &mut Plan, cell: Cell, field: PlanText, text: &str) -> Result<(), Refusal> {
    let slot = match field {
        PlanText::Title => &mut plan.title,
        PlanText::Issuer => &mut plan.issuer,
        PlanText::Decision => &mut plan.decision,
    };
    *slot = accept::text(cell, text)?;
    Ok(())
}

/// Sets a text of the item of the cell.
pub(super) fn set_of_item(plan: &mut Plan, cell: Cell, field: ItemText, text: &str) -> Result<(), Refusal> {
    let mut item = Item::clone(find::item(plan, cell)?);
    let slot = match (field, &mut item.kind) {
        (ItemText::Unit, Kind::Line(line)) => &mut line.unit,
        (ItemText::Code(kind), Kind::Line(line)) => line.codes.of_mut(kind),
        (ItemText::Unit | ItemText::Code(_), Kind::Group) => return Err(cell.refuse(Reason::NotALine(item.id))),
        (ItemText::Number, _) => &mut item.number,
        (ItemText::Label, _) => &mut item.label,
        (ItemText::Note, _) => &mut item.note,
        (ItemText::Lead, _) => &mut item.lead,
        (ItemText::Support, _) => &mut item.support,
    };
    *slot = accept::text(cell, text)?;
    find::put_item(plan, item);
    Ok(())
}

/// Sets the sentences about the item of the cell.
pub(super) fn set_prose(plan: &mut Plan, cell: Cell, prose: &[String]) -> Result<(), Refusal> {
    let mut item = Item::clone(find::item(plan, cell)?);
    item.prose = prose.iter().map(|sentence| accept::text(cell, sentence)).collect::<Result<_, _>>()?;
    find::put_item(plan, item);
    Ok(())
}
