//! Marks what the planner changed in a plan taken from a document, so that its printed figures are not called wrong for
//! it. Changes nothing else.

use crate::plan::{Command, Move};
use crate::plan::{Id, Item, Plan};

/// The items to mark once a command has done its work.
#[derive(Default)]
pub(super) struct Mark {
    items: Vec<Id>,
    /// Whether what is new is marked as well: ids from here on.
    from: Option<Id>,
}

impl Mark {
    /// What the command will change. A plan without printed figures has nothing to compare, and is never marked.
    pub(super) fn before(plan: &Plan, command: &Command) -> Self {
        if plan.claims.is_empty() {
            return Self::default();
        }
        let one = |id: Id| Self { items: vec![id], from: None };
        match command {
            Command::SetBasis { item, .. }
            | Command::SetPrice { item, .. }
            | Command::SetCount { item, .. }
            | Command::SetFactors { item, .. }
            | Command::SetFactor { item, .. }
            | Command::SetAmount { item, .. }
            | Command::SpreadAmount { item, .. }
            | Command::SetFunding { item, .. } => one(*item),
            Command::ScalePrices { item, .. } | Command::ScaleCounts { item, .. } => {
                Self { items: lines(plan, *item), from: None }
            }
            Command::Delay { item, .. } => Self { items: lines(plan, Some(*item)), from: None },
            Command::SetDriverValue { driver, .. } => Self { items: followers(plan, *driver), from: None },
            Command::AddItem { .. } | Command::DuplicateItem(_) => Self { items: Vec::new(), from: Some(plan.next_id) },
            Command::DeleteItem(item) => Self { items: parent(plan, *item).into_iter().collect(), from: None },
            Command::MoveItem { item, to: Move::Indent | Move::Outdent | Move::To(_) } => {
                Self { items: parent(plan, *item).into_iter().chain([*item]).collect(), from: None }
            }
            _ => Self::default(),
        }
    }

    /// Puts the marks.
    pub(super) fn put(self, plan: &mut Plan) {
        let mut ids = self.items;
        if let Some(from) = self.from {
            ids.extend(plan.outline.items().iter().map(|item| item.id).filter(|id| *id >= from));
        }
        for id in ids {
            if plan.outline.get(id).is_some_and(|item| !item.edited) {
                plan.outline.change(id, |item: &mut Item| item.edited = true);
            }
        }
    }
}

fn parent(plan: &Plan, id: Id) -> Option<Id> {
    let parent = plan.outline.parent(plan.outline.position(id)?)?;
    plan.outline.items().get(parent).map(|item| item.id)
}

/// The lines of that item; of the plan, if it is none.
fn lines(plan: &Plan, item: Option<Id>) -> Vec<Id> {
    let within = match item {
        None => 0..plan.outline.len(),
        Some(id) => plan.outline.position(id).map(|at| plan.outline.subtree(at)).unwrap_or_default(),
    };
    let items = plan.outline.items().get(within).unwrap_or_default();
    items.iter().filter(|item| !item.is_group()).map(|item| item.id).collect()
}

/// The lines whose count follows that driver.
fn followers(plan: &Plan, driver: Id) -> Vec<Id> {
    plan.uses_of_driver(driver).filter(|one| one.except.is_none()).map(|one| one.item).collect()
}
