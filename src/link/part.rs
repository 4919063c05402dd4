//! What of a plan goes into a link: all of it, or without the words that only its planner needs. Never touches a figure.

#[cfg(test)]
mod tests;

use crate::plan::{Command, Id, Item, ItemText, Outline, Plan};
use std::sync::Arc;

/// What of a plan goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The notes of its lines and groups.
    pub notes: bool,
    /// The findings that its planner accepted, with the reasons. Without them they are open again for who gets the plan:
    /// an accepted finding that does not say why would only hide something.
    pub waivers: bool,
    /// Its scenarios, with what an appraiser says in them.
    pub scenarios: bool,
}

impl Parts {
    /// Everything.
    pub const ALL: Self = Self { notes: true, waivers: true, scenarios: true };
}

/// The plan with only those parts.
pub fn only(plan: &Plan, parts: Parts) -> Plan {
    let mut plan = plan.clone();
    if !parts.waivers {
        plan.waivers.clear();
    }
    if !parts.scenarios {
        plan.scenarios.clear();
    }
    if !parts.notes {
        plan.scenarios.iter_mut().for_each(|scenario| scenario.changes.retain(|change| !sets_note(&change.command)));
        let noted = |item: &&Arc<Item>| !item.note.is_empty();
        let noted: Vec<Id> = plan.outline.items().iter().filter(noted).map(|item| item.id).collect();
        noted.into_iter().for_each(|id| forget_note(&mut plan.outline, id));
    }
    plan
}

fn sets_note(command: &Command) -> bool {
    matches!(command, Command::SetItemText { field: ItemText::Note, .. })
}

fn forget_note(outline: &mut Outline, id: Id) {
    outline.change(id, |item| item.note.clear());
}
