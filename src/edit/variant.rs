//! What a scenario makes of the plan as it is now, and which of its changes no longer fit. Changes neither.

use super::cell::{Cell, Refusal, Step};
use super::standing::{recorded, standing};
use super::{Command, apply};
use crate::plan::{Change, Id, Plan, Scenario};
use std::mem::{Discriminant, discriminant};

/// A plan as a scenario makes it. It has no scenarios of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The plan. What the scenario adds has ids from [`Scenario::FIRST_ID`] on, and so does its next id.
    pub plan: Plan,
    /// Changes that the plan under the scenario speaks against, in order.
    pub conflicts: Vec<Conflict>,
}

/// A change of a scenario that the plan under it speaks against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its place in the list of changes.
    pub at: usize,
    /// How.
    pub how: Conflicted,
}

/// How the plan speaks against a change of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflicted {
    /// It cannot be made, and is left out.
    Refused(Refusal),
    /// It is made, but what it sets was set to something else since: the command that would set that.
    Moved(Command),
}

/// What the scenario of that id makes of the plan; `None` if there is none.
pub fn variant(plan: &Plan, scenario: Id) -> Option<Variant> {
    plan.scenario(scenario).map(|scenario| made(plan, &scenario.changes))
}

/// What those changes make of the plan.
pub(super) fn made(base: &Plan, changes: &[Change]) -> Variant {
    replay(base, changes, &mut |_, _, _| {})
}

/// The same, showing the plan before and after each change by its place in the list. One that cannot be made is shown with
/// the same plan twice.
pub fn replay(base: &Plan, changes: &[Change], seen: &mut dyn FnMut(usize, &Plan, &Plan)) -> Variant {
    let mut plan = Plan { scenarios: Vec::new(), next_id: base.next_id.max(Scenario::FIRST_ID), ..base.clone() };
    let mut conflicts = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        plan.next_id = plan.next_id.max(change.first_id);
        match apply(&plan, &change.command) {
            Err(refusal) => {
                seen(at, &plan, &plan);
                conflicts.push(Conflict { at, how: Conflicted::Refused(refusal) });
            }
            Ok(changed) => {
                seen(at, &plan, &changed);
                plan = changed;
                let now = change.was.as_deref().and_then(|_| standing(base, &change.command));
                if let Some(now) = now.filter(|now| change.was.as_deref() != Some(now)) {
                    conflicts.push(Conflict { at, how: Conflicted::Moved(now) });
                }
            }
        }
    }
    Variant { plan, conflicts }
}

/// The changes with one more: in the place of one that set the same, where that comes to the same, else at the end. One that
/// changes nothing is no change.
///
/// # Errors
/// The [`Refusal`] of the plan that the changes make.
pub(super) fn with_change(base: &Plan, changes: &[Change], command: &Command) -> Result<Vec<Change>, Refusal> {
    let before = made(base, changes).plan;
    let is_knob = is_knob(command);
    let at = changes.iter().rposition(|change| sets_same(&change.command, command));
    let wanted = apply(&before, command);
    let change = change(base, &before, command);
    if let Some(at) = at {
        let mut without = changes.to_vec();
        without.remove(at);
        let mut replaced = without.clone();
        replaced.insert(at, change.clone());
        if is_knob {
            // a knob is turned to what it shows: not by so much more
            let until = made(base, replaced.get(..at).unwrap_or_default()).plan;
            let is_idle = apply(&until, command)? == until;
            return Ok(if is_idle { without } else { replaced });
        }
        let wanted = wanted.as_ref().ok();
        if wanted.is_some_and(|wanted| same(wanted, &made(base, &without).plan)) {
            return Ok(without);
        }
        if wanted.is_some_and(|wanted| same(wanted, &made(base, &replaced).plan)) {
            return Ok(replaced);
        }
    }
    if same(&wanted?, &before) {
        return Ok(changes.to_vec());
    }
    Ok(changes.iter().cloned().chain([change]).collect())
}

/// The changes with more, as [`with_change`] makes them one after the other; no more than a scenario can hold and one. What
/// sets nothing that was set before is made once, however many there are.
///
/// # Errors
/// The [`Refusal`] of the first that the plan refuses.
pub(super) fn with_changes(base: &Plan, changes: &[Change], commands: &[&Command]) -> Result<Vec<Change>, Refusal> {
    let mut changes = changes.to_vec();
    let mut slots: Vec<Slot> = changes.iter().filter_map(|change| slot(&change.command)).collect();
    let mut plan = made(base, &changes).plan;
    for command in commands {
        if changes.len() > Scenario::MOST_CHANGES {
            break;
        }
        let slot = slot(command);
        if slot.is_some_and(|slot| slots.contains(&slot)) {
            changes = with_change(base, &changes, command)?;
            plan = made(base, &changes).plan;
            continue;
        }
        slots.extend(slot);
        let changed = apply(&plan, command)?;
        if !same(&changed, &plan) {
            changes.push(change(base, &plan, command));
            plan = changed;
        }
    }
    Ok(changes)
}

/// A command as the change that it is of the plan that changes before it made.
fn change(base: &Plan, before: &Plan, command: &Command) -> Change {
    let first_id = if adds(command) { before.next_id } else { 0 };
    Change { command: command.clone(), was: recorded(base, command).map(Box::new), first_id }
}

/// Whether two plans say the same; the ids that were given away do not count.
fn same(one: &Plan, other: &Plan) -> bool {
    one.next_id == other.next_id && one == other || *one == Plan { next_id: one.next_id, ..other.clone() }
}

/// A change that is relative to what it finds, and is set anew rather than made twice.
fn is_knob(command: &Command) -> bool {
    matches!(command, Command::ScalePrices { .. } | Command::ScaleCounts { .. } | Command::Delay { .. })
}

fn adds(command: &Command) -> bool {
    matches!(command.step(), Step::Add(_) | Step::Duplicate)
}

fn sets_same(one: &Command, other: &Command) -> bool {
    slot(one).is_some_and(|one| slot(other) == Some(one))
}

/// What an edit sets, and how.
type Slot = (Discriminant<Command>, Cell);

fn slot(command: &Command) -> Option<Slot> {
    matches!(command.step(), Step::Edit(_)).then(|| (discriminant(command), command.cell()))
}
