//! What ceilings leave. Only compares: it never cuts a plan to fit.

use super::report::{Report, Row};
use crate::money::Money;
use crate::plan::{Id, Plan};

/// A ceiling and the money under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headroom {
    /// The ceiling.
    pub ceiling: Id,
    /// What the plan spends there.
    pub spent: Money,
    /// What is left; negative when it is exceeded.
    pub left: Money,
}

/// One headroom for each ceiling. A ceiling on a year, source or item that is gone has nothing under it.
pub(super) fn headrooms(plan: &Plan, report: &Report) -> Vec<Headroom> {
    let spent = |ceiling: &crate::plan::Ceiling| -> Option<Money> {
        let row = match ceiling.item {
            Some(id) => Row::Item(plan.outline.position(id)?),
            None => Row::Plan,
        };
        let year = ceiling.year.map(|year| plan.period.index(year).ok_or(())).transpose().ok()?;
        let position = |id| plan.sources.iter().position(|source| source.id == id).ok_or(());
        let source = ceiling.source.map(position).transpose().ok()?;
        report.amount(row, year, source)
    };
    let headroom = |ceiling: &crate::plan::Ceiling| {
        let spent = spent(ceiling).unwrap_or(Money::ZERO);
        Headroom { ceiling: ceiling.id, spent, left: ceiling.amount.minus(spent) }
    };
    plan.ceilings.iter().map(headroom).collect()
}
