//! Where a new line or group goes, and who pays a new line: as a planner who works downwards would have it. Changes no plan
//! itself.

use crate::edit::{Command, Place};
use crate::plan::{Funding, Id, Plan};

/// Adds a line at the selected row: after a line, as the first in a group; at the end if no row is selected.
pub fn add_line(plan: &Plan, selected: Option<Id>) -> Command {
    line_at(plan, line_place(plan, selected), selected)
}

/// Where a line added at the selected row goes.
pub fn line_place(plan: &Plan, selected: Option<Id>) -> Place {
    match selected.filter(|id| plan.outline.get(*id).is_some()) {
        Some(id) if is_group(plan, id) => Place::In { group: Some(id), position: 0 },
        Some(id) => Place::After(id),
        None => Place::In { group: None, position: usize::MAX },
    }
}

/// Adds a line before or after the selected row, on its level.
pub fn insert_line(plan: &Plan, selected: Id, before: bool) -> Command {
    let place = plan.outline.place_of(selected).filter(|_| before);
    let place = place.map_or(Place::After(selected), |(group, position)| Place::In { group, position });
    line_at(plan, place, Some(selected))
}

/// Adds a group after the group that the selected row is, or is in; at the end if no row is selected.
pub fn add_group(plan: &Plan, selected: Option<Id>) -> Command {
    let around = |id: Id| if is_group(plan, id) { Some(id) } else { plan.outline.place_of(id)?.0.or(Some(id)) };
    let place = selected.and_then(around).map_or(Place::In { group: None, position: usize::MAX }, Place::After);
    Command::AddItem { group: true, place }
}

fn is_group(plan: &Plan, id: Id) -> bool {
    plan.outline.get(id).is_some_and(|item| item.is_group())
}

/// A new line, paid by the one source that pays the line it was added at, or by the only source there is.
fn line_at(plan: &Plan, place: Place, beside: Option<Id>) -> Command {
    let add = Command::AddItem { group: false, place };
    let line = beside.and_then(|id| plan.outline.get(id)).and_then(|item| item.line());
    let source = match (line.map(|line| &line.funding), plan.sources.as_slice()) {
        (Some(Funding::Source(id)), _) => Some(*id),
        (None | Some(Funding::Unstated), [only]) => Some(only.id),
        _ => None,
    };
    match source {
        Some(source) => {
            let pays = Command::SetFunding { item: plan.next_id, funding: Funding::Source(source) };
            Command::Several(vec![add, pays])
        }
        None => add,
    }
}
