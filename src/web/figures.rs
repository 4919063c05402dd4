//! What follows from the plan: its figures at once, and what the checks say of them. Changes nothing, and is only replaced
//! as a whole.

use crate::calc::{Report, Row, compute, recompute};
use crate::check::{Finding, Judged, judge};
use crate::edit::{Conflict, variant};
use crate::entry::{Room, rooms};
use crate::mend::{Mark, marks};
use crate::plan::{Id, Item, Plan};
use std::sync::Arc;

/// The plan and its figures: what the table shows, and at once.
pub(crate) struct Figures {
    pub(crate) plan: Arc<Plan>,
    pub(crate) report: Arc<Report>,
    /// What ceilings leave at the cells that they limit, by item; nothing where there are none.
    rooms: Vec<Room>,
    /// The plan under the scenario that is shown, or the plan itself.
    pub(crate) base: Arc<Plan>,
    /// What that comes to.
    pub(crate) base_report: Arc<Report>,
    /// The scenario that is shown, if one is, and which of its changes the plan under it speaks against.
    pub(crate) scenario: Option<(Id, Vec<Conflict>)>,
}

/// What the checks say of the plan. It follows a change a moment later, so that no key waits for it.
pub(crate) struct Sheet {
    pub(crate) plan: Arc<Plan>,
    pub(crate) report: Arc<Report>,
    /// Whether the checks ran; until then there is nothing below.
    pub(crate) checked: bool,
    pub(crate) findings: Vec<Finding>,
    /// Each printed figure beside the computed one, in the plan's order.
    pub(crate) judged: Vec<Judged>,
    /// What is printed beside the cells that show something else, by item.
    pub(crate) marks: Vec<Mark>,
}

/// Another plan that the open one is compared with.
pub(crate) struct Compared {
    /// What it is called here: the title of a plan, the name of a file, the time of a version.
    pub(crate) name: String,
    /// Whether the open plan came from it.
    pub(crate) is_original: bool,
    pub(crate) plan: Plan,
    pub(crate) report: Report,
}

/// Something shared that is only replaced; equal only to itself.
pub(crate) struct Shared<T>(pub(crate) Arc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Figures {
    /// The figures of a plan, or of a scenario of it; those of the plan before help.
    pub(super) fn of(base: Arc<Plan>, scenario: Option<Id>, before: Option<&Self>) -> Self {
        let base_report = Arc::new(match before {
            Some(before) => recompute(&base, &before.base, &before.base_report),
            None => compute(&base),
        });
        let shown = scenario.and_then(|id| Some((id, variant(&base, id)?)));
        let Some((id, shown)) = shown else {
            let rooms = rooms(&base, &base_report);
            let (plan, report) = (base.clone(), base_report.clone());
            return Self { plan, report, rooms, base, base_report, scenario: None };
        };
        let report = Arc::new(recompute(&shown.plan, &base, &base_report));
        let rooms = rooms(&shown.plan, &report);
        let scenario = Some((id, shown.conflicts));
        Self { plan: Arc::new(shown.plan), report, rooms, base, base_report, scenario }
    }

    /// How many changes of the scenario that is shown the plan under it speaks against.
    pub(crate) fn conflicts(&self) -> usize {
        self.scenario.as_ref().map_or(0, |(_, conflicts)| conflicts.len())
    }

    /// What ceilings leave of the amounts of an item (`None`: of the plan).
    pub(crate) fn rooms_of(&self, item: Option<Id>) -> &[Room] {
        let start = self.rooms.partition_point(|room| room.item < item);
        let end = self.rooms.partition_point(|room| room.item <= item);
        self.rooms.get(start..end).unwrap_or_default()
    }

    /// Whether any cell says what a ceiling leaves.
    pub(crate) fn has_rooms(&self) -> bool {
        !self.rooms.is_empty()
    }

    /// The row and the item with that id.
    pub(crate) fn row(&self, id: Id) -> Option<(Row, &Arc<Item>)> {
        let place = self.plan.outline.position(id)?;
        Some((Row::Item(place), self.plan.outline.items().get(place)?))
    }
}

impl Sheet {
    /// A plan that is not checked yet.
    pub(super) fn unchecked(figures: &Figures) -> Self {
        let Figures { plan, report, .. } = figures;
        let (plan, report) = (plan.clone(), report.clone());
        Self { plan, report, checked: false, findings: Vec::new(), judged: Vec::new(), marks: Vec::new() }
    }

    /// A plan with what its checks found.
    pub(super) fn new(figures: &Figures, findings: Vec<Finding>) -> Self {
        let Figures { plan, report, .. } = figures;
        let judged = judge(plan, report);
        let marks = marks(plan, &judged, &findings);
        Self { plan: plan.clone(), report: report.clone(), checked: true, findings, judged, marks }
    }

    /// The marks of an item (`None`: of the plan).
    pub(crate) fn marks_of(&self, item: Option<Id>) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.item < item);
        let end = self.marks.partition_point(|mark| mark.item <= item);
        self.marks.get(start..end).unwrap_or_default()
    }
}
