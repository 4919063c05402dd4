//! Edits of sources, drivers, ceilings and norms. Never deletes what something still uses.

use super::cell::{Cell, Reason, Refusal};
use super::{accept, find};
use crate::money::{Decimal, Money};
use crate::plan::DriverText;
use crate::plan::{Ceiling, Code, Driver, Id, Line, Norm, Plan, Source, Spent};

/// Adds a source.
pub(super) fn add_source(plan: &mut Plan, cell: Cell, name: &str) -> Result<(), Refusal> {
    let name = source_name(plan, cell, name)?;
    let id = find::new_id(plan, cell)?;
    plan.sources.push(Source { id, name });
    Ok(())
}

/// Renames the source of the cell.
pub(super) fn rename_source(plan: &mut Plan, cell: Cell, name: &str) -> Result<(), Refusal> {
    let name = source_name(plan, cell, name)?;
    let source = plan.sources.iter_mut().find(|source| Some(source.id) == cell.of);
    source.ok_or_else(|| missing(cell))?.name = name;
    Ok(())
}

fn source_name(plan: &Plan, cell: Cell, name: &str) -> Result<String, Refusal> {
    accept::name(cell, name, plan.sources.iter().map(|source| (source.id, &source.name)))
}

/// Deletes the source of the cell.
pub(super) fn delete_source(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let id = find::id(cell);
    find::known(cell, id, plan.sources.iter().map(|source| source.id))?;
    if let Some(user) = user_of_source(plan, id) {
        return Err(cell.refuse(Reason::UsedBy(user)));
    }
    plan.sources.retain(|source| source.id != id);
    Ok(())
}

/// The first line, ceiling or printed table that names the source.
fn user_of_source(plan: &Plan, id: Id) -> Option<Id> {
    let lines = first_line(plan, |line| line.funding.sources().contains(&id));
    let ceilings = || plan.ceilings.iter().find(|ceiling| ceiling.source == Some(id)).map(|ceiling| ceiling.id);
    let tables = || plan.tables.iter().find(|table| table.source == Some(id)).map(|table| table.id);
    let claims = || plan.claims.iter().find(|claim| claim.subject.source == Some(id)).map(|claim| claim.table);
    lines.or_else(ceilings).or_else(tables).or_else(claims)
}

/// The first line of which that is true.
fn first_line(plan: &Plan, is_true: impl Fn(&Line) -> bool) -> Option<Id> {
    plan.outline.items().iter().find(|item| item.line().is_some_and(&is_true)).map(|item| item.id)
}

/// Adds a driver.
pub(super) fn add_driver(plan: &mut Plan, cell: Cell, name: &str, unit: &str, value: Decimal) -> Result<(), Refusal> {
    let name = driver_name(plan, cell, name)?;
    let unit = accept::text(cell, unit)?;
    let value = accept::number(cell, value)?;
    let id = find::new_id(plan, cell)?;
    plan.drivers.push(Driver { id, name, unit, value });
    Ok(())
}

/// Sets a text of the driver of the cell.
pub(super) fn set_driver_text(plan: &mut Plan, cell: Cell, field: DriverText, text: &str) -> Result<(), Refusal> {
    match field {
        DriverText::Name => {
            let name = driver_name(plan, cell, text)?;
            driver(plan, cell)?.name = name;
        }
        DriverText::Unit => driver(plan, cell)?.unit = accept::text(cell, text)?,
    }
    Ok(())
}

/// Sets the number of the driver of the cell.
pub(super) fn set_driver_value(plan: &mut Plan, cell: Cell, value: Decimal) -> Result<(), Refusal> {
    driver(plan, cell)?.value = accept::number(cell, value)?;
    Ok(())
}

fn driver_name(plan: &Plan, cell: Cell, name: &str) -> Result<String, Refusal> {
    accept::name(cell, name, plan.drivers.iter().map(|driver| (driver.id, &driver.name)))
}

fn driver(plan: &mut Plan, cell: Cell) -> Result<&mut Driver, Refusal> {
    plan.drivers.iter_mut().find(|driver| Some(driver.id) == cell.of).ok_or_else(|| missing(cell))
}

/// Deletes the driver of the cell.
pub(super) fn delete_driver(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let id = find::id(cell);
    driver(plan, cell)?;
    if let Some(user) = plan.uses_of_driver(id).next() {
        return Err(cell.refuse(Reason::UsedBy(user.item)));
    }
    plan.drivers.retain(|driver| driver.id != id);
    Ok(())
}

/// Adds a ceiling under a new id.
pub(super) fn add_ceiling(plan: &mut Plan, cell: Cell, ceiling: &Ceiling) -> Result<(), Refusal> {
    let mut ceiling = accept_ceiling(plan, cell, ceiling)?;
    ceiling.id = find::new_id(plan, cell)?;
    plan.ceilings.push(ceiling);
    Ok(())
}

/// Replaces the ceiling of the cell.
pub(super) fn set_ceiling(plan: &mut Plan, cell: Cell, ceiling: &Ceiling) -> Result<(), Refusal> {
    let ceiling = accept_ceiling(plan, cell, ceiling)?;
    let slot = plan.ceilings.iter_mut().find(|old| old.id == ceiling.id);
    *slot.ok_or_else(|| missing(cell))? = ceiling;
    Ok(())
}

/// Deletes the ceiling of the cell.
pub(super) fn delete_ceiling(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    find::known(cell, find::id(cell), plan.ceilings.iter().map(|ceiling| ceiling.id))?;
    plan.ceilings.retain(|ceiling| Some(ceiling.id) != cell.of);
    Ok(())
}

fn accept_ceiling(plan: &Plan, cell: Cell, ceiling: &Ceiling) -> Result<Ceiling, Refusal> {
    let cell = Cell { year: ceiling.year, ..cell };
    accept::year(cell, plan.period)?;
    if let Some(source) = ceiling.source {
        find::known(cell, source, plan.sources.iter().map(|source| source.id))?;
    }
    if let Some(item) = ceiling.item {
        find::known(cell, item, plan.outline.items().iter().map(|item| item.id))?;
    }
    Ok(Ceiling {
        amount: accept_limit(cell, ceiling.amount)?,
        code: ceiling.code.as_ref().map(|code| accept_code(cell, code)).transpose()?,
        spent: ceiling.spent.map(|spent| accept_spent(cell, spent)).transpose()?,
        text: accept::text(cell, &ceiling.text)?,
        ..ceiling.clone()
    })
}

fn accept_limit(cell: Cell, amount: Money) -> Result<Money, Refusal> {
    if amount < Money::ZERO { Err(cell.refuse(Reason::Negative)) } else { accept::money(cell, amount) }
}

fn accept_code(cell: Cell, code: &Code) -> Result<Code, Refusal> {
    Ok(Code { kind: code.kind, text: accept::filled(cell, &code.text)? })
}

/// The year up to which it was spent may lie before the plan's.
fn accept_spent(cell: Cell, spent: Spent) -> Result<Spent, Refusal> {
    accept::any_year(cell, Some(spent.through))?;
    Ok(Spent { amount: accept_limit(cell, spent.amount)?, ..spent })
}

/// Adds a norm under a new id.
pub(super) fn add_norm(plan: &mut Plan, cell: Cell, norm: &Norm) -> Result<(), Refusal> {
    let mut norm = accept_norm(plan, cell, norm)?;
    norm.id = find::new_id(plan, cell)?;
    plan.norms.push(norm);
    Ok(())
}

/// Replaces the norm of the cell.
pub(super) fn set_norm(plan: &mut Plan, cell: Cell, norm: &Norm) -> Result<(), Refusal> {
    let norm = accept_norm(plan, cell, norm)?;
    let slot = plan.norms.iter_mut().find(|old| old.id == norm.id);
    *slot.ok_or_else(|| missing(cell))? = norm;
    Ok(())
}

/// Deletes the norm of the cell.
pub(super) fn delete_norm(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    find::known(cell, find::id(cell), plan.norms.iter().map(|norm| norm.id))?;
    plan.norms.retain(|norm| Some(norm.id) != cell.of);
    Ok(())
}

fn accept_norm(plan: &Plan, cell: Cell, norm: &Norm) -> Result<Norm, Refusal> {
    find::lines(plan, cell, norm.lines.clone())?;
    Ok(Norm {
        id: norm.id,
        name: accept::name(cell, &norm.name, plan.norms.iter().map(|norm| (norm.id, &norm.name)))?,
        unit: accept::text(cell, &norm.unit)?,
        cap: accept::number(cell, norm.cap)?,
        document: accept::text(cell, &norm.document)?,
        date: accept::text(cell, &norm.date)?,
        lines: norm.lines.clone(),
    })
}

fn missing(cell: Cell) -> Refusal {
    cell.refuse(Reason::Missing(find::id(cell)))
}
