//! Which cell a command is about, and what it does in one word. Never looks at a plan.

use super::cell::{Cell, Field, Step, Thing};
use crate::plan::{Ceiling, Hold, Id, Norm};
use crate::plan::{Command, DriverText, ItemText, PlanText, TargetChange};

impl Command {
    /// The cell it is about.
    pub fn cell(&self) -> Cell {
        let (of, year) = self.subject();
        let field = match self.step() {
            Step::Edit(field) => field,
            Step::Add(thing) | Step::Delete(thing) => thing.field(),
            Step::Duplicate | Step::Move | Step::Several => Field::Place,
        };
        Cell { of, field, year }
    }

    /// What it does, for the label of undo and redo.
    pub fn step(&self) -> Step {
        Step::Edit(match self {
            Self::Several(_) => return Step::Several,
            Self::SetPlanText { field: PlanText::Title, .. } => Field::Title,
            Self::SetPlanText { field: PlanText::Issuer, .. } => Field::Issuer,
            Self::SetPlanText { field: PlanText::Decision, .. } => Field::Decision,
            Self::SetPeriod(_) => Field::Period,
            Self::SetScale(_) => Field::Scale,
            Self::SetIndex { .. } => Field::Index,
            Self::SetItemText { field, .. } => field.field(),
            Self::SetProse { .. } => Field::Prose,
            Self::SetBasis { .. } => Field::Basis,
            Self::SetPrice { .. } => Field::Price,
            Self::SetCount { .. } => Field::Count,
            Self::SetFactors { .. } => Field::Factors,
            Self::SetFactor { factor, .. } => Field::Factor(*factor),
            Self::SetAmount { .. } | Self::SpreadAmount { .. } => Field::Amount,
            Self::SetFunding { .. } => Field::Funding,
            Self::ScalePrices { .. } => Field::Prices,
            Self::ScaleCounts { .. } => Field::Counts,
            Self::Delay { .. } => Field::Delay,
            Self::SetRange { of, .. } => Field::Range(*of),
            Self::SetHold(_) => Field::Hold,
            Self::SetWeight { .. } => Field::Weight,
            Self::AddScenario { .. } | Self::DuplicateScenario { .. } => return Step::Add(Thing::Scenario),
            Self::SetScenarioName { .. } | Self::MoveScenario { .. } | Self::MergeScenario(_) => Field::Scenario,
            Self::DeleteScenario(_) => return Step::Delete(Thing::Scenario),
            Self::InScenario { command, .. } => return command.step(),
            Self::DropChange { .. } => return Step::Delete(Thing::Change),
            Self::KeepChange { .. } => Field::Scenario,
            Self::SetOpinion { .. } => Field::Opinion,
            Self::AddItem { .. } => return Step::Add(Thing::Item),
            Self::DeleteItem(_) => return Step::Delete(Thing::Item),
            Self::DuplicateItem(_) => return Step::Duplicate,
            Self::MoveItem { .. } => return Step::Move,
            Self::AddSource { .. } => return Step::Add(Thing::Source),
            Self::SetSourceName { .. } | Self::SetDriverText { field: DriverText::Name, .. } => Field::Name,
            Self::DeleteSource(_) => return Step::Delete(Thing::Source),
            Self::AddDriver { .. } => return Step::Add(Thing::Driver),
            Self::SetDriverText { field: DriverText::Unit, .. } => Field::Unit,
            Self::SetDriverValue { .. } => Field::Value,
            Self::DeleteDriver(_) => return Step::Delete(Thing::Driver),
            Self::Correct { .. } | Self::SetTableUnit { .. } => Field::Printed,
            Self::AddTarget { .. } => return Step::Add(Thing::Target),
            Self::SetTarget { change, .. } => change.field(),
            Self::DeleteTarget(_) => return Step::Delete(Thing::Target),
            Self::AddCeiling(_) => return Step::Add(Thing::Ceiling),
            Self::SetCeiling(_) => Field::Ceiling,
            Self::DeleteCeiling(_) => return Step::Delete(Thing::Ceiling),
            Self::AddNorm(_) => return Step::Add(Thing::Norm),
            Self::SetNorm(_) => Field::Norm,
            Self::DeleteNorm(_) => return Step::Delete(Thing::Norm),
            // not an edit, even with another reason: all waivers share a cell, and edits of one cell make one step
            Self::Waive { .. } => return Step::Add(Thing::Waiver),
            Self::Unwaive { .. } => return Step::Delete(Thing::Waiver),
        })
    }

    /// What it sets, so that setting it again takes the place of this: the cell, and the scenario in which it is. `None` for
    /// what is no setting, and adds to what was before.
    pub(super) fn slot(&self) -> Option<(Option<Id>, Cell)> {
        let scenario = match self {
            Self::MoveScenario { .. } | Self::MergeScenario(_) | Self::KeepChange { .. } => return None,
            Self::InScenario { scenario, .. } | Self::SetOpinion { scenario, .. } => Some(*scenario),
            _ => None,
        };
        matches!(self.step(), Step::Edit(_)).then(|| (scenario, self.cell()))
    }

    /// The thing that it is about, and the year.
    fn subject(&self) -> (Option<Id>, Option<u16>) {
        match self {
            Self::SetPrice { item, year, .. } | Self::SetCount { item, year, .. } => (Some(*item), *year),
            Self::SetAmount { item, year, .. } => (Some(*item), Some(*year)),
            Self::SetIndex { year, .. } => (None, Some(*year)),
            Self::ScalePrices { item, .. } | Self::ScaleCounts { item, .. } => (*item, None),
            Self::InScenario { command, .. } => command.subject(),
            Self::SetItemText { item: id, .. }
            | Self::SetProse { item: id, .. }
            | Self::SetBasis { item: id, .. }
            | Self::SetFactors { item: id, .. }
            | Self::SetFactor { item: id, .. }
            | Self::SpreadAmount { item: id, .. }
            | Self::SetFunding { item: id, .. }
            | Self::DeleteItem(id)
            | Self::DuplicateItem(id)
            | Self::MoveItem { item: id, .. }
            | Self::SetSourceName { source: id, .. }
            | Self::DeleteSource(id)
            | Self::SetDriverText { driver: id, .. }
            | Self::SetDriverValue { driver: id, .. }
            | Self::DeleteDriver(id)
            | Self::SetTableUnit { table: id, .. }
            | Self::SetTarget { target: id, .. }
            | Self::DeleteTarget(id)
            | Self::SetCeiling(Ceiling { id, .. })
            | Self::DeleteCeiling(id)
            | Self::SetNorm(Norm { id, .. })
            | Self::DeleteNorm(id)
            | Self::Delay { item: id, .. }
            | Self::SetRange { item: id, .. }
            | Self::SetHold(Hold { item: id, .. })
            | Self::SetWeight { target: id, .. }
            | Self::SetScenarioName { scenario: id, .. }
            | Self::DeleteScenario(id)
            | Self::DuplicateScenario { scenario: id, .. }
            | Self::MoveScenario { scenario: id, .. }
            | Self::MergeScenario(id)
            | Self::DropChange { scenario: id, .. }
            | Self::KeepChange { scenario: id, .. }
            | Self::SetOpinion { item: id, .. } => (Some(*id), None),
            Self::Several(_)
            | Self::SetPlanText { .. }
            | Self::SetPeriod(_)
            | Self::SetScale(_)
            | Self::AddItem { .. }
            | Self::AddSource { .. }
            | Self::AddDriver { .. }
            | Self::Correct { .. }
            | Self::AddTarget { .. }
            | Self::AddCeiling(_)
            | Self::AddNorm(_)
            | Self::AddScenario { .. }
            | Self::Waive { .. }
            | Self::Unwaive { .. } => (None, None),
        }
    }
}

impl ItemText {
    const fn field(self) -> Field {
        match self {
            Self::Number => Field::Number,
            Self::Label => Field::Label,
            Self::Unit => Field::Unit,
            Self::Code(kind) => Field::Code(kind),
            Self::Note => Field::Note,
            Self::Lead => Field::Lead,
            Self::Support => Field::Support,
        }
    }
}

impl TargetChange {
    const fn field(&self) -> Field {
        match self {
            Self::Number(_) => Field::Number,
            Self::Text(_) => Field::Text,
            Self::Goal(_) => Field::Goal,
            Self::Year(_) => Field::Year,
            Self::Baseline(_) => Field::Baseline,
            Self::Population(_) => Field::Population,
            Self::Parent(_) => Field::Parent,
            Self::Contributions(_) => Field::Contributions,
        }
    }
}

impl Thing {
    /// The field that stands for the whole thing.
    const fn field(self) -> Field {
        match self {
            Self::Item => Field::Place,
            Self::Source | Self::Driver => Field::Name,
            Self::Target => Field::Text,
            Self::Ceiling => Field::Ceiling,
            Self::Norm => Field::Norm,
            Self::Waiver => Field::Waiver,
            Self::Scenario | Self::Change => Field::Scenario,
        }
    }
}
