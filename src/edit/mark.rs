//! Marks what the planner changed in a plan taken from a document, so that its printed figures are not called wrong for
//! it. Changes nothing else.

use super::command::{Command, Move};
use crate::plan::{Basis, FactorValue, Id, Item, Plan, Price};

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
            Command::SetIndex { year, .. } => Self { items: rising(plan, *year), from: None },
            Command::SetDriverValue { driver, .. } => Self { items: users(plan, *driver), from: None },
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

/// The lines whose amounts follow the price index of that year: those of one price, with a count in it or later.
fn rising(plan: &Plan, year: u16) -> Vec<Id> {
    let first = plan.period.index(year).unwrap_or(usize::MAX);
    let rises = |item: &&std::sync::Arc<Item>| match item.line().map(|line| &line.basis) {
        Some(Basis::UnitCost { price: Price::Constant(Some(_)), count }) => {
            count.by_year.iter().skip(first).any(Option::is_some)
        }
        _ => false,
    };
    plan.outline.items().iter().filter(rises).map(|item| item.id).collect()
}

/// The lines whose count follows that driver.
fn users(plan: &Plan, driver: Id) -> Vec<Id> {
    let follows = |item: &&std::sync::Arc<Item>| match item.line().map(|line| &line.basis) {
        Some(Basis::UnitCost { count, .. }) => count
            .factors
            .iter()
            .any(|factor| matches!(factor.value, FactorValue::Driver { driver: of, except: None } if of == driver)),
        _ => false,
    };
    plan.outline.items().iter().filter(follows).map(|item| item.id).collect()
}
