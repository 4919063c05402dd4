//! What an appraiser makes of a plan: proposed, appraised and their difference, line by line, with what is said of each, and
//! the commands that say it. Decides nothing; every figure is one of the two reports.

use super::together::{Moved, Node, outline};
use crate::calc::{Report, Row, compute};
use crate::edit::{Command, variant};
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
    /// What is said of it itself, and not only of a group that it is in.
    pub verdict: Option<Verdict>,
    /// What is said of it, or what its figures say: money that differs is never accepted as proposed.
    pub judged: Judged,
    /// Why, if that is said of it itself.
    pub own_reason: String,
    /// Why; what is said of its group where nothing is said of it itself.
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

/// Which rows of an appraisal are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// All of them.
    All,
    /// Of which nothing is said yet.
    Open,
    /// Whose money differs.
    Differing,
    /// Of which something is asked.
    Asked,
}

/// The scenario that is the appraisal where none was chosen: the first in which something is said, else the first of that
/// name.
pub fn appraising(plan: &Plan, name: &str) -> Option<Id> {
    let said = plan.scenarios.iter().find(|scenario| !scenario.opinions.is_empty());
    said.or_else(|| plan.scenarios.iter().find(|scenario| scenario.name == name)).map(|scenario| scenario.id)
}

/// What the scenario, as an appraisal, makes of the plan. A scenario that the plan does not have changes nothing.
pub fn appraisal(base: &Plan, scenario: &Scenario) -> Appraisal {
    let made = variant(base, scenario.id).map_or_else(|| base.clone(), |variant| variant.plan);
    appraisal_of((base, &compute(base)), (&made, &compute(&made)), scenario)
}

/// The same, of plans and reports that are at hand: the plan, and what the scenario makes of it.
pub fn appraisal_of(base: (&Plan, &Report), made: (&Plan, &Report), scenario: &Scenario) -> Appraisal {
    let opinions: BTreeMap<Id, &Opinion> = scenario.opinions.iter().map(|opinion| (opinion.item, opinion)).collect();
    let mut rows = Vec::new();
    let mut open: Vec<Option<&Opinion>> = Vec::new();
    for node in outline(&[base.0, made.0], Moved::InEach) {
        open.truncate(node.depth);
        let own = opinions.get(&node.entry.id).copied();
        // what is said of a group is said of all that is in it
        let said = own.or_else(|| open.last().copied().flatten());
        open.push(said);
        rows.extend(row(base, made, &node, (own, said)));
    }
    judge_groups(&mut rows);
    let lines = |judged: Judged| rows.iter().filter(|row| !row.group && row.judged == judged).count();
    Appraisal {
        total: Appraised::of(base.1.total(Row::Plan), made.1.total(Row::Plan)),
        accepted: lines(Judged::Accepted),
        cut: lines(Judged::Cut),
        raised: lines(Judged::Raised),
        asked: lines(Judged::Asked),
        open: lines(Judged::Open),
        rows,
    }
}

impl Appraisal {
    /// The same totals and counts, of no rows.
    pub fn without_rows(&self) -> Self {
        let Self { total, accepted, cut, raised, asked, open, .. } = *self;
        Self { rows: Vec::new(), total, accepted, cut, raised, asked, open }
    }

    /// The rows of that kind, and the groups that they are in.
    pub fn looked_at(&self, looked: Looked) -> Vec<Id> {
        let is_wanted = |row: &AppraisedRow| match looked {
            Looked::All => true,
            Looked::Open => !row.group && row.judged == Judged::Open,
            Looked::Differing => !row.group && !row.money.difference.is_zero(),
            Looked::Asked => row.verdict == Some(Verdict::Ask) || !row.group && row.judged == Judged::Asked,
        };
        let mut wanted = Vec::new();
        // from the last row on: a group comes with what was wanted below it
        let mut depth = 0;
        for row in self.rows.iter().rev() {
            if is_wanted(row) || row.group && row.depth < depth {
                wanted.push(row.id);
                depth = row.depth;
            }
        }
        wanted.reverse();
        wanted
    }

    /// Accepts every line of which nothing is said yet, in one step.
    pub fn accept_rest(&self, scenario: Id) -> Command {
        let open = self.rows.iter().filter(|row| !row.group && row.judged == Judged::Open);
        Command::Several(open.map(|row| row.say(scenario, Some(Verdict::Accept))).collect())
    }
}

impl AppraisedRow {
    /// Says that of it, for the reason that stands there; `None` takes back what is said.
    pub fn say(&self, scenario: Id, verdict: Option<Verdict>) -> Command {
        let opinion = |verdict| Opinion { item: self.id, verdict, reason: self.own_reason.clone() };
        Command::SetOpinion { scenario, item: self.id, opinion: verdict.map(opinion) }
    }

    /// Gives that reason. Where nothing is said of it yet, what its figures say is said; else it is a question.
    pub fn explain(&self, scenario: Id, reason: String) -> Command {
        let by_figures = match self.judged {
            Judged::Cut => Verdict::Cut,
            Judged::Accepted | Judged::Raised => Verdict::Accept,
            Judged::Asked | Judged::Open => Verdict::Ask,
        };
        let is_said = self.verdict.is_some() || !reason.is_empty();
        let verdict = is_said.then_some(self.verdict.unwrap_or(by_figures));
        let opinion = |verdict| Opinion { item: self.id, verdict, reason };
        Command::SetOpinion { scenario, item: self.id, opinion: verdict.map(opinion) }
    }
}

/// A group of which nothing is said itself, and whose money is the same, is looked at once all its lines are.
fn judge_groups(rows: &mut [AppraisedRow]) {
    for at in 0..rows.len() {
        let Some((group, after)) = rows.get_mut(at..).and_then(<[_]>::split_first_mut) else { return };
        if !group.group || group.judged != Judged::Open {
            continue;
        }
        let lines = after.iter().take_while(|row| row.depth > group.depth).filter(|row| !row.group);
        group.judged = match lines.map(|row| row.judged).max() {
            None | Some(Judged::Open) => Judged::Open,
            Some(Judged::Asked) => Judged::Asked,
            Some(Judged::Accepted | Judged::Cut | Judged::Raised) => Judged::Accepted,
        };
    }
}

/// What is said of an item itself, and of it or the nearest group around it.
type Said<'a> = (Option<&'a Opinion>, Option<&'a Opinion>);

fn row(base: (&Plan, &Report), other: (&Plan, &Report), node: &Node, (own, said): Said) -> Option<AppraisedRow> {
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
        (Some(Verdict::Cut), None) if own.is_some() => Judged::Cut,
        // a group is cut by what becomes of some of its lines: what stays as it was is not cut by that
        (Some(Verdict::Cut) | None, None) => Judged::Open,
    };
    let plan = if in_base { base.0 } else { other.0 };
    Some(AppraisedRow {
        id,
        depth: node.depth,
        group: plan.outline.get(id)?.is_group(),
        added: !in_base,
        money,
        verdict: own.map(|opinion| opinion.verdict),
        judged,
        own_reason: own.map_or(String::new(), |opinion| opinion.reason.clone()),
        reason: said.map_or(String::new(), |opinion| opinion.reason.clone()),
    })
}
