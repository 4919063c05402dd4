//! Every figure of a plan that may have a range, with what is planned and what is said of it, and the commands that set ranges.
//! Changes nothing itself.

use super::figure::{assumed, by_line, planned};
use crate::edit::Command;
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Funding, Id, Item, Plan, Range, RangeOf};

/// A price, a count or a lump sum, and between what it may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The line.
    pub item: Id,
    /// Which figure of it.
    pub of: RangeOf,
    /// What the plan has; `None` where it has none of that kind, or gives it in kind.
    pub planned: Option<Decimal>,
    /// The range, if it has one.
    pub range: Option<Range>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}

/// Whether a range still fits what is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// What is planned lies in it, or there is no range.
    Yes,
    /// What is planned is less than its lower end.
    Below,
    /// What is planned is more than its upper end.
    Above,
    /// The line has no such figure any more.
    Nothing,
}

impl Figure {
    /// Whether its range fits what is planned now.
    pub fn fits(&self) -> Fits {
        match (self.range, self.planned) {
            (None, _) => Fits::Yes,
            (Some(_), None) => Fits::Nothing,
            (Some(range), Some(planned)) if planned < range.low => Fits::Below,
            (Some(range), Some(planned)) if planned > range.high => Fits::Above,
            (Some(_), Some(_)) => Fits::Yes,
        }
    }

    /// That end of its range.
    pub fn end(&self, end: End) -> Option<Decimal> {
        let range = self.range?;
        Some(match end {
            End::Low => range.low,
            End::High => range.high,
        })
    }

    /// The command that moves an end. Where there is no range, the other end is what is planned, unless that is beyond the new
    /// one. Without a value there is no range any more: one end alone says nothing.
    pub fn with(&self, end: End, value: Option<Decimal>) -> Command {
        let (item, of) = (self.item, self.of);
        let range = value.map(|value| {
            let planned = self.planned.unwrap_or(value);
            let (low, high) = match (end, self.range) {
                (End::Low, Some(range)) => (value, range.high),
                (End::High, Some(range)) => (range.low, value),
                (End::Low, None) => (value, planned.max(value)),
                (End::High, None) => (planned.min(value), value),
            };
            Range { item, of, low, high }
        });
        Command::SetRange { item, of, range }
    }
}

/// Every figure that can have a range or has one, in the order of the plan; of a line the price before the count.
pub fn figures(plan: &Plan) -> Vec<Figure> {
    let ranges = by_line(&plan.ranges);
    let of_item = |item: &Item| {
        let ranges = ranges.get(&item.id).map(Vec::as_slice).unwrap_or_default();
        RangeOf::ALL.map(|of| figure(plan, item, of, ranges))
    };
    plan.outline.items().iter().flat_map(|item| of_item(item)).flatten().collect()
}

/// One of [`figures`]; `None` if it is none of them.
pub fn figure_of(plan: &Plan, item: Id, of: RangeOf) -> Option<Figure> {
    let ranges: Vec<Range> = plan.ranges.iter().filter(|range| range.item == item).copied().collect();
    figure(plan, plan.outline.get(item)?, of, &ranges)
}

fn figure(plan: &Plan, item: &Item, of: RangeOf, ranges: &[Range]) -> Option<Figure> {
    let range = ranges.iter().find(|range| range.of == of).copied();
    let line = item.line().filter(|line| !matches!(line.funding, Funding::InKind { .. }));
    let planned = line.and_then(|line| planned(plan, line, of));
    (planned.is_some() || range.is_some()).then_some(Figure { item: item.id, of, planned, range })
}

/// The same range around every figure, in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct RangedAll {
    /// The step.
    pub command: Command,
    /// How many figures get a range.
    pub given: usize,
    /// How many of them had another one, which is replaced.
    pub replaced: usize,
}

/// Gives every unit price and lump sum the range of [`assumed`], in place of the one that it has; ranges of counts stay.
/// `None` where there is nothing to give one.
pub fn range_all(plan: &Plan, low_percent: Decimal, high_percent: Decimal) -> Option<RangedAll> {
    let ranges = assumed(plan, low_percent, high_percent);
    let had = by_line(&plan.ranges);
    let is_replaced = |range: &&Range| {
        let mut had = had.get(&range.item).into_iter().flatten();
        had.any(|had| had.of == range.of && had != *range)
    };
    let (given, replaced) = (ranges.len(), ranges.iter().filter(is_replaced).count());
    let set = |range: Range| Command::SetRange { item: range.item, of: range.of, range: Some(range) };
    let command = Command::Several(ranges.into_iter().map(set).collect());
    (given > 0).then_some(RangedAll { command, given, replaced })
}

/// One step that takes every range away; `None` where there is none.
pub fn clear_all(plan: &Plan) -> Option<Command> {
    // the last first, so that no other moves up in the list
    let clear = |range: &Range| Command::SetRange { item: range.item, of: range.of, range: None };
    (!plan.ranges.is_empty()).then(|| Command::Several(plan.ranges.iter().rev().map(clear).collect()))
}

/// Whether a ceiling is on the whole plan.
pub fn is_whole(ceiling: &Ceiling) -> bool {
    let Ceiling { year, source, item, code, .. } = ceiling;
    year.is_none() && source.is_none() && item.is_none() && code.is_none()
}

/// The plan with one more ceiling on all of it, to be asked about it; where it has such a ceiling already, as it is.
pub fn with_ceiling(plan: &Plan, amount: Money) -> Plan {
    let mut plan = plan.clone();
    if !plan.ceilings.iter().any(is_whole) {
        let id = plan.take_id();
        plan.ceilings.push(Ceiling::new(id, amount));
    }
    plan
}
