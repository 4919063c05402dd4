//! What an appraiser makes of a plan: proposed, appraised and their difference, line by line, with what is said of each.
//! Decides nothing; every figure is one of the two reports.

use super::together::{Moved, Node, outline};
use crate::calc::{Report, Row, compute};
use crate::edit::variant;
use crate::money::Money;
use crate::plan::{Id, Opinion, Plan, Scenario, Verdict};
use std::collections::BTreeMap;

/// What is proposed and what is appraised; `None` is blank, or not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appraised {
    /// In the plan.
    pub proposed: Option<Money>,
    /// In the scenario.
    pub appraised: Option<Money>,
    /// Appraised less proposed; blank counts as nothing.
    pub difference: Money,
}

impl Appraised {
    fn of(proposed: Option<Money>, appraised: Option<Money>) -> Self {
        let difference = appraised.unwrap_or_default().minus(proposed.unwrap_or_default());
        Self { proposed, appraised, difference }
    }
}

/// What the appraisal of an item comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judged {
    /// As proposed.
    Accepted,
    /// Less, or not at all.
    Cut,
    /// More.
    Raised,
    /// Something must be explained first.
    Asked,
    /// Nothing is said, and the money is the same.
    Open,
}

/// A group or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppraisedRow {
    /// Its id.
    pub id: Id,
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is a group.
    pub group: bool,
    /// Whether only the scenario has it.
    pub added: bool,
    /// Its money.
    pub money: Appraised,
    /// What is said of it, or what its figures say: money that differs is never accepted as proposed.
    pub judged: Judged,
    /// Why; that of its group where it has none of its own.
    pub reason: String,
}

/// A plan appraised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appraisal {
    /// All groups and lines in document order, those that only the scenario has where they stand there.
    pub rows: Vec<AppraisedRow>,
    /// The whole plan.
    pub total: Appraised,
    /// How many lines are accepted as proposed.
    pub accepted: usize,
    /// How many are cut.
    pub cut: usize,
    /// How many are raised.
    pub raised: usize,
    /// Of how many something is asked.
    pub asked: usize,
    /// Of how many nothing is said yet.
    pub open: usize,
}

/// What the scenario, as an appraisal, makes of the plan. A scenario that the plan does not have changes nothing.
pub fn appraisal(base: &Plan, scenario: &Scenario) -> Appraisal {
    let of_scenario = variant(base, scenario.id).map_or_else(|| base.clone(), |variant| variant.plan);
    let (report, after) = (compute(base), compute(&of_scenario));
    let opinions: BTreeMap<Id, &Opinion> = scenario.opinions.iter().map(|opinion| (opinion.item, opinion)).collect();
    let mut rows = Vec::new();
    let mut open: Vec<Option<&Opinion>> = Vec::new();
    for node in outline(&[base, &of_scenario], Moved::InEach) {
        open.truncate(node.depth);
        let own = opinions.get(&node.entry.id).copied();
        // what is said of a group is said of all that is in it
        let said = own.or_else(|| open.last().copied().flatten());
        open.push(said);
        rows.extend(row((base, &report), (&of_scenario, &after), &node, said));
    }
    let lines = |judged: Judged| rows.iter().filter(|row| !row.group && row.judged == judged).count();
    Appraisal {
        total: Appraised::of(report.total(Row::Plan), after.total(Row::Plan)),
        accepted: lines(Judged::Accepted),
        cut: lines(Judged::Cut),
        raised: lines(Judged::Raised),
        asked: lines(Judged::Asked),
        open: lines(Judged::Open),
        rows,
    }
}

fn row(base: (&Plan, &Report), other: (&Plan, &Report), node: &Node, said: Option<&Opinion>) -> Option<AppraisedRow> {
    let id = node.entry.id;
    let [in_base, in_other] = [0, 1].map(|side| node.entry.has.get(side) == Some(&true));
    let total = |(plan, report): (&Plan, &Report)| report.total(Row::Item(plan.outline.position(id)?));
    let money = Appraised::of(total(base).filter(|_| in_base), total(other).filter(|_| in_other));
    let by_figures = match money.difference {
        _ if in_base && !in_other => Some(Judged::Cut),
        _ if in_other && !in_base => Some(Judged::Raised),
        difference if difference < Money::ZERO => Some(Judged::Cut),
        difference if difference > Money::ZERO => Some(Judged::Raised),
        _ => None,
    };
    let judged = match (said.map(|opinion| opinion.verdict), by_figures) {
        (Some(Verdict::Ask), _) => Judged::Asked,
        (_, Some(by_figures)) => by_figures,
        (Some(Verdict::Accept), None) => Judged::Accepted,
        (Some(Verdict::Cut), None) => Judged::Cut,
        (None, None) => Judged::Open,
    };
    let plan = if in_base { base.0 } else { other.0 };
    Some(AppraisedRow {
        id,
        depth: node.depth,
        group: plan.outline.get(id)?.is_group(),
        added: !in_base,
        money,
        judged,
        reason: said.map_or(String::new(), |opinion| opinion.reason.clone()),
    })
}
