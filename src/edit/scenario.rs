//! Edits of scenarios. What a scenario comes to is in `variant`; this never makes a change of one itself.

use super::cell::{Cell, Field, Reason, Refusal};
use super::fit::put;
use super::standing::recorded;
use super::variant::{Conflicted, made, variant, with_changes};
use super::{Command, accept, find};
use crate::plan::{Change, Id, Opinion, Plan, Scenario, renamed};
use std::slice;

/// Adds a scenario of those changes.
pub(super) fn add(plan: &mut Plan, cell: Cell, name: &str, commands: &[Command]) -> Result<(), Refusal> {
    let name = accept_name(plan, cell, name)?;
    let changes = with(plan, cell, &[], commands)?;
    let id = find::new_id(plan, cell)?;
    let at = plan.scenarios.len();
    insert(plan, cell, at, Scenario { id, name, changes, opinions: Vec::new() })
}

fn accept_name(plan: &Plan, cell: Cell, name: &str) -> Result<String, Refusal> {
    accept::name(cell, name, plan.scenarios.iter().map(|scenario| (scenario.id, &scenario.name)))
}

fn insert(plan: &mut Plan, cell: Cell, at: usize, scenario: Scenario) -> Result<(), Refusal> {
    if plan.scenarios.len() >= Scenario::MOST {
        return Err(cell.refuse(Reason::TooMany));
    }
    plan.scenarios.insert(at.min(plan.scenarios.len()), scenario);
    Ok(())
}

/// The changes with those of commands; several in one are changes of their own.
fn with(plan: &Plan, cell: Cell, changes: &[Change], commands: &[Command]) -> Result<Vec<Change>, Refusal> {
    let mut single = Vec::new();
    commands.iter().for_each(|command| flatten(command, &mut single));
    if !single.iter().all(|command| command.fits_scenario()) {
        return Err(cell.refuse(Reason::NotInScenario));
    }
    let changes = with_changes(plan, changes, &single)?;
    if changes.len() > Scenario::MOST_CHANGES { Err(cell.refuse(Reason::TooMany)) } else { Ok(changes) }
}

fn flatten<'a>(command: &'a Command, single: &mut Vec<&'a Command>) {
    match command {
        Command::Several(commands) => commands.iter().for_each(|command| flatten(command, single)),
        command => single.push(command),
    }
}

fn position(plan: &Plan, cell: Cell, id: Id) -> Result<usize, Refusal> {
    let at = plan.scenarios.iter().position(|scenario| scenario.id == id);
    at.ok_or_else(|| cell.refuse(Reason::Missing(id)))
}

fn scenario(plan: &mut Plan, cell: Cell, id: Id) -> Result<&mut Scenario, Refusal> {
    let at = position(plan, cell, id)?;
    plan.scenarios.get_mut(at).ok_or_else(|| cell.refuse(Reason::Missing(id)))
}

/// Renames the scenario of the cell.
pub(super) fn rename(plan: &mut Plan, cell: Cell, name: &str) -> Result<(), Refusal> {
    let name = accept_name(plan, cell, name)?;
    scenario(plan, cell, find::id(cell))?.name = name;
    Ok(())
}

/// Deletes the scenario of the cell.
pub(super) fn delete(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let at = position(plan, cell, find::id(cell))?;
    plan.scenarios.remove(at);
    Ok(())
}

/// Puts a copy of the scenario of the cell after it.
pub(super) fn duplicate(plan: &mut Plan, cell: Cell, name: &str) -> Result<(), Refusal> {
    let name = accept_name(plan, Cell { of: None, ..cell }, name)?;
    let at = position(plan, cell, find::id(cell))?;
    let copy = scenario(plan, cell, find::id(cell))?.clone();
    let id = find::new_id(plan, cell)?;
    insert(plan, cell, at.saturating_add(1), Scenario { id, name, ..copy })
}

/// Moves the scenario of the cell to that place.
pub(super) fn shift(plan: &mut Plan, cell: Cell, to: usize) -> Result<(), Refusal> {
    let at = position(plan, cell, find::id(cell))?;
    let scenario = plan.scenarios.remove(at);
    insert(plan, cell, to, scenario)
}

/// Makes the plan what the scenario of the cell makes of it.
pub(super) fn merge(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let at = position(plan, cell, find::id(cell))?;
    let mut scenarios = std::mem::take(&mut plan.scenarios);
    let variant = made(plan, &scenarios.remove(at).changes);
    if variant.conflicts.iter().any(|conflict| matches!(conflict.how, Conflicted::Refused(_))) {
        return Err(cell.refuse(Reason::Conflict));
    }
    *plan = Plan { scenarios, ..settled(plan, &variant.plan) };
    Ok(())
}

/// What a scenario makes of the plan as a plan of its own, without scenarios; changes that cannot be made are left out.
pub fn alone(plan: &Plan, scenario: Id) -> Option<Plan> {
    variant(plan, scenario).map(|variant| settled(plan, &variant.plan))
}

/// A variant under ids of the plan: what the scenario added comes after all that the plan gave away, in the same order.
fn settled(base: &Plan, variant: &Plan) -> Plan {
    let shift = Scenario::FIRST_ID.saturating_sub(base.next_id);
    let own = |id: Id| if id >= Scenario::FIRST_ID { id.saturating_sub(shift) } else { id };
    Plan { next_id: own(variant.next_id).max(base.next_id), ..renamed(variant, &own) }
}

/// Adds a change to a scenario; what it cannot hold changes the plan under it.
pub(super) fn change(plan: &mut Plan, id: Id, command: &Command) -> Result<(), Refusal> {
    match command {
        Command::Several(commands) => commands.iter().try_for_each(|command| change(plan, id, command)),
        command if command.fits_scenario() => {
            let cell = Cell::new(Some(id), Field::Scenario);
            let at = position(plan, cell, id)?;
            let changes =
                plan.scenarios.get(at).map(|scenario| with(plan, cell, &scenario.changes, slice::from_ref(command)));
            scenario(plan, cell, id)?.changes = changes.transpose()?.unwrap_or_default();
            Ok(())
        }
        command => super::change(plan, command),
    }
}

/// Takes a change out of the scenario of the cell.
pub(super) fn drop_change(plan: &mut Plan, cell: Cell, at: usize) -> Result<(), Refusal> {
    let changes = &mut scenario(plan, cell, find::id(cell))?.changes;
    if at >= changes.len() {
        return Err(cell.refuse(Reason::Missing(find::id(cell))));
    }
    changes.remove(at);
    Ok(())
}

/// Takes what the plan has now for what the scenario was made on.
pub(super) fn keep_change(plan: &mut Plan, cell: Cell, at: usize) -> Result<(), Refusal> {
    let refused = || cell.refuse(Reason::Missing(find::id(cell)));
    let command = scenario(plan, cell, find::id(cell))?.changes.get(at).map(|change| change.command.clone());
    let now = recorded(plan, &command.ok_or_else(refused)?);
    if let Some(change) = scenario(plan, cell, find::id(cell))?.changes.get_mut(at) {
        change.was = now.map(Box::new);
    }
    Ok(())
}

/// Sets what an appraiser says of the item of the cell.
pub(super) fn set_opinion(plan: &mut Plan, cell: Cell, id: Id, opinion: Option<&Opinion>) -> Result<(), Refusal> {
    let item = find::id(cell);
    let opinion = match opinion {
        Some(opinion) => Some(Opinion { item, reason: accept::text(cell, &opinion.reason)?, verdict: opinion.verdict }),
        None => None,
    };
    if opinion.is_some() {
        let at = position(plan, cell, id)?;
        let known = |plan: &Plan| plan.outline.get(item).is_some();
        // an item that only the scenario has is known as well; the scenario is only made where that must be asked
        let made = |scenario: &Scenario| made(plan, &scenario.changes).plan;
        if !known(plan) && !plan.scenarios.get(at).is_some_and(|scenario| known(&made(scenario))) {
            return Err(cell.refuse(Reason::Missing(item)));
        }
    }
    put(&mut scenario(plan, cell, id)?.opinions, |opinion| opinion.item, item, opinion);
    Ok(())
}
