//! What ceilings leave. Only compares: it never cuts a plan to fit.

use super::report::{Report, Row};
use crate::money::Money;
use crate::plan::{Ceiling, Code, Funding, Id, Item, Line, Plan};
use std::ops::Range;

/// A ceiling and the money under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headroom {
    /// The ceiling.
    pub ceiling: Id,
    /// What the plan spends there, in the years after those that are spent already.
    pub spent: Money,
    /// What was spent there already; in its years the plan counts no more.
    pub already: Money,
    /// What is left; negative when it is exceeded.
    pub left: Money,
}

impl Headroom {
    /// What the ceiling is held against: what is spent already and what is planned after.
    pub fn used(&self) -> Money {
        self.already.plus(self.spent)
    }
}

/// One headroom for each ceiling. A ceiling on a year, source or item that is gone has nothing planned under it.
pub(super) fn headrooms(plan: &Plan, report: &Report) -> Vec<Headroom> {
    plan.ceilings.iter().map(|ceiling| headroom(plan, report, ceiling)).collect()
}

/// What a ceiling leaves, also one that the plan does not have.
pub fn headroom(plan: &Plan, report: &Report, ceiling: &Ceiling) -> Headroom {
    let spent = planned(plan, report, ceiling).unwrap_or(Money::ZERO);
    let already = ceiling.spent.map_or(Money::ZERO, |spent| spent.amount);
    Headroom { ceiling: ceiling.id, spent, already, left: ceiling.amount.minus(already).minus(spent) }
}

/// What of a plan counts for a ceiling.
#[derive(Clone, Debug)]
pub struct Under {
    /// The item, or everything.
    row: Row,
    /// Where that item and all below it stand.
    items: Range<usize>,
    /// The position of the source whose money counts; `None`: all money.
    pub source: Option<usize>,
    /// Where the years that count stand.
    pub years: Vec<usize>,
    code: Option<Code>,
}

impl Under {
    /// What counts for the ceiling; `None` if its year, source or item is gone.
    pub fn of(plan: &Plan, ceiling: &Ceiling) -> Option<Self> {
        let position = |id| plan.sources.iter().position(|source| source.id == id).ok_or(());
        let source = ceiling.source.map(position).transpose().ok()?;
        let years = years(plan, ceiling)?;
        let (row, items) = match ceiling.item {
            Some(id) => plan.outline.position(id).map(|at| (Row::Item(at), plan.outline.subtree(at)))?,
            None => (Row::Plan, 0..plan.outline.len()),
        };
        Some(Self { row, items, source, years, code: ceiling.code.clone() })
    }

    /// Whether the line of the item at that position counts.
    pub fn counts(&self, at: usize, item: &Item) -> bool {
        let in_code = |line: &Line| self.code.as_ref().is_none_or(|code| code.holds(line.codes.of(code.kind)));
        self.items.contains(&at) && item.line().is_some_and(in_code)
    }
}

/// What the plan spends under a ceiling in the years that are not spent already.
fn planned(plan: &Plan, report: &Report, ceiling: &Ceiling) -> Option<Money> {
    let under = Under::of(plan, ceiling)?;
    let of_row = |row: Row| match under.years.as_slice() {
        all if all.len() == plan.period.len() => report.amount(row, None, under.source),
        years => years.iter().filter_map(|year| report.amount(row, Some(*year), under.source)).reduce(Money::plus),
    };
    if under.code.is_none() {
        return of_row(under.row);
    }
    let items = plan.outline.items().iter().enumerate().skip(under.items.start).take(under.items.len());
    Some(items.filter(|(at, item)| under.counts(*at, item)).filter_map(|(at, _)| of_row(Row::Item(at))).sum())
}

/// Where the years that count for a ceiling stand; `None` if its year is gone.
fn years(plan: &Plan, ceiling: &Ceiling) -> Option<Vec<usize>> {
    let spent_through = ceiling.spent.map_or(0, |spent| spent.through);
    let all = match ceiling.year {
        Some(year) => {
            let at = plan.period.index(year)?;
            at..at.saturating_add(1)
        }
        None => 0..plan.period.len(),
    };
    let years = plan.period.years().enumerate().skip(all.start).take(all.len());
    Some(years.filter(|(_, year)| *year > spent_through).map(|(at, _)| at).collect())
}

/// The ceiling that leaves an item least, with what it leaves: of those on the item, on what it is in, on its budget code
/// and on the whole plan, and only in years in which it has money and from sources that pay for it. Of two that leave
/// the same the first; `None` if none limits it, as nothing limits what is given in kind.
pub fn tightest(plan: &Plan, report: &Report, item: Id) -> Option<(Id, Money)> {
    let at = plan.outline.position(item)?;
    let both = plan.ceilings.iter().zip(&report.ceilings);
    let limits = both.filter(|(ceiling, _)| limits(plan, report, ceiling, at));
    limits.map(|(ceiling, room)| (ceiling.id, room.left)).min_by_key(|(_, left)| *left)
}

/// Whether more money for the item at that position would come under the ceiling.
fn limits(plan: &Plan, report: &Report, ceiling: &Ceiling, at: usize) -> bool {
    let below = plan.outline.subtree(at);
    let around =
        |id: Id| plan.outline.position(id).is_some_and(|position| plan.outline.subtree(position).contains(&at));
    let in_item = ceiling.item.is_none_or(around);
    let in_years = || match (years(plan, ceiling), ceiling.year) {
        (Some(years), None) => !years.is_empty(),
        (Some(years), Some(_)) => years.iter().any(|year| report.in_year(Row::Item(at), *year).is_some()),
        (None, _) => false,
    };
    let takes = |item: &std::sync::Arc<Item>| {
        item.line().is_some_and(|line| {
            let in_code = ceiling.code.as_ref().is_none_or(|code| code.holds(line.codes.of(code.kind)));
            let in_source = ceiling.source.is_none_or(|source| line.funding.sources().contains(&source));
            in_code && in_source && !matches!(line.funding, Funding::InKind { .. })
        })
    };
    in_item && in_years() && plan.outline.items().get(below).unwrap_or_default().iter().any(takes)
}
