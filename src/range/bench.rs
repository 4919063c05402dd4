//! One row while it is changed: a plan of that item alone, so that what a cell means after the ones before it is known
//! without the other rows. Changes no plan but its own.

use super::clip::Held;
use super::problem::{PasteCell, PasteProblem, PasteReason};
use crate::calc::{Report, compute};
use crate::edit::{Command, apply};
use crate::entry::Column;
use crate::plan::{Id, Item, Kind, Line, Outline, Plan};
use crate::text::{Lang, shown};
use std::cell::OnceCell;
use std::sync::Arc;

/// A row being changed.
pub(super) struct Bench {
    alone: Plan,
    /// What follows from that plan; made when it is first asked for.
    report: OnceCell<Report>,
    id: Id,
    /// What changes the row in its own plan.
    pub(super) commands: Vec<Command>,
    /// Cells that only show what is computed and were left as they are.
    pub(super) skipped: usize,
}

impl Bench {
    /// A plan without items, to be passed to [`Bench::of`] for each row.
    pub(super) fn empty(plan: &Plan) -> Plan {
        let mut alone = Plan::blank("", "", plan.period);
        alone.scale = plan.scale;
        alone.sources.clone_from(&plan.sources);
        alone.drivers.clone_from(&plan.drivers);
        alone.index.clone_from(&plan.index);
        alone.next_id = plan.next_id;
        alone
    }

    /// That item alone.
    pub(super) fn of(empty: &Plan, item: &Item) -> Self {
        let mut alone = empty.clone();
        let item = Item { depth: 0, ..item.clone() };
        let id = item.id;
        alone.outline = Outline::from_items(vec![Arc::new(item)]).unwrap_or_default();
        Self { alone, report: OnceCell::new(), id, commands: Vec::new(), skipped: 0 }
    }

    /// A blank line that will have that id.
    pub(super) fn new_line(empty: &Plan, id: Id) -> Self {
        Self::of(empty, &Item::new(id, 0, Kind::Line(Line::default())))
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.alone
    }

    /// The item as it is by now.
    pub(super) fn item(&self) -> Option<Arc<Item>> {
        self.alone.outline.items().first().cloned()
    }

    pub(super) fn id(&self) -> Id {
        self.id
    }

    /// What a cell of the row shows by now.
    pub(super) fn shown(&self, column: Column, lang: Lang) -> String {
        shown(&self.alone, self.report.get_or_init(|| compute(&self.alone)), 0, column, lang)
    }

    /// Does that, if it changes anything.
    pub(super) fn attempt(&mut self, column: Column, command: Command) -> Result<(), PasteProblem> {
        let changed = apply(&self.alone, &command).map_err(|refusal| self.problem(column, refusal))?;
        if changed.outline != self.alone.outline {
            self.alone = changed;
            self.report.take();
            self.commands.push(command);
        }
        Ok(())
    }

    /// Leaves a cell as it is, though something was to be put there.
    pub(super) fn skip(&mut self, held: &Held) {
        self.skipped = self.skipped.saturating_add(usize::from(!held.is_blank()));
    }

    /// Why nothing is changed: because of that cell of the row.
    pub(super) fn problem(&self, column: Column, reason: impl Into<PasteReason>) -> PasteProblem {
        PasteProblem { cell: Some(PasteCell { item: self.id, column }), reason: reason.into() }
    }
}
