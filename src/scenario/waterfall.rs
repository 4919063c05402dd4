//! The way from what a plan comes to, to what a scenario comes to, step by step. The steps add up to the difference; nothing
//! is rounded.

use super::side::percent;
use super::together::{Moved, outline};
use crate::calc::{Report, Row, compute, recompute};
use crate::edit::replay;
use crate::money::{Decimal, Money};
use crate::plan::{Id, Plan, Scenario};
use crate::sort;

/// The most steps; what is beyond them is one step of its own.
pub const STEPS: usize = 12;

/// The way from one total to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// What the plan comes to.
    pub from: Money,
    /// What the scenario comes to.
    pub to: Money,
    /// What moves the total, in order; none of them by nothing.
    pub steps: Vec<Step>,
}

impl Waterfall {
    /// What the difference is in percent of what the plan comes to; `None` where that is zero.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.to.minus(self.from), self.from)
    }
}

/// What moves the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub by: By,
    /// By how much.
    pub move_by: Money,
    /// The total before it.
    pub before: Money,
    /// The total after it.
    pub after: Money,
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The change of the scenario at that place of its list.
    Change(usize),
    /// A group or a line of the plan.
    Item(Id),
    /// A group or a line that only the scenario has.
    Added(Id),
    /// So many small ones together.
    Rest(usize),
}

/// One step for each change of the scenario that moves the total, in order.
pub fn waterfall(base: &Plan, scenario: &Scenario) -> Waterfall {
    let mut moves = Vec::new();
    let from = compute(base);
    let mut last = from.clone();
    replay(base, &scenario.changes, &mut |at, before, after| {
        let report = recompute(after, before, &last);
        moves.push((By::Change(at), report.grand_total().minus(last.grand_total())));
        last = report;
    });
    of_moves(from.grand_total(), last.grand_total(), moves)
}

/// One step for each group or line at the top that differs; where one group holds everything, for each one in it.
pub fn by_item(base: (&Plan, &Report), other: (&Plan, &Report)) -> Waterfall {
    let nodes = outline(&[base.0, other.0], Moved::Once);
    let only = |plan: &Plan, depth: usize| {
        let mut all = plan.outline.items().iter().filter(|item| item.depth == depth);
        all.next().filter(|item| item.is_group() && all.next().is_none()).map(|item| item.id)
    };
    let is_one = |depth: usize| only(base.0, depth).is_some() && only(base.0, depth) == only(other.0, depth);
    let depth = (0..).find(|depth| !is_one(*depth)).unwrap_or_default();
    let total = |(plan, report): (&Plan, &Report), id: Id| {
        plan.outline.position(id).and_then(|at| report.total(Row::Item(at))).unwrap_or_default()
    };
    // a group that moved counts where it stands in each plan, so that all of them add up
    let counted = |(plan, _): (&Plan, &Report), id: Id| plan.outline.get(id).is_some_and(|item| item.depth == depth);
    let of = |side: (&Plan, &Report), id: Id| if counted(side, id) { total(side, id) } else { Money::ZERO };
    let ids = |side: (&Plan, &Report), id: Id| counted(side, id);
    let moves = nodes.iter().filter(|node| ids(base, node.entry.id) || ids(other, node.entry.id)).map(|node| {
        let id = node.entry.id;
        let by = if base.0.outline.get(id).is_some() { By::Item(id) } else { By::Added(id) };
        (by, of(other, id).minus(of(base, id)))
    });
    of_moves(base.1.grand_total(), other.1.grand_total(), moves.collect())
}

fn of_moves(from: Money, to: Money, mut moves: Vec<(By, Money)>) -> Waterfall {
    moves.retain(|(_, by)| !by.is_zero());
    let mut before = from;
    let step = |(by, move_by): (By, Money)| {
        let after = before.plus(move_by);
        Step { by, move_by, before: std::mem::replace(&mut before, after), after }
    };
    Waterfall { from, to, steps: joined(moves).into_iter().map(step).collect() }
}

/// At most [`STEPS`] of them: the largest in their order, and the others together at the end.
fn joined(moves: Vec<(By, Money)>) -> Vec<(By, Money)> {
    if moves.len() <= STEPS {
        return moves;
    }
    let mut order: Vec<usize> = (0..moves.len()).collect();
    let size = |at: &usize| moves.get(*at).map_or(0, |(_, by)| by.dong().unsigned_abs());
    sort::by_key(&mut order, |at| std::cmp::Reverse(size(at)));
    order.truncate(STEPS.saturating_sub(1));
    let (mut kept, mut rest, mut sum) = (Vec::new(), 0_usize, Money::ZERO);
    for (at, (by, move_by)) in moves.into_iter().enumerate() {
        if order.contains(&at) {
            kept.push((by, move_by));
        } else {
            (rest, sum) = (rest.saturating_add(1), sum.plus(move_by));
        }
    }
    if !sum.is_zero() {
        kept.push((By::Rest(rest), sum));
    }
    kept
}
