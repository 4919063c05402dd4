//! The figures that can be asked for. Reads them off a report, and computes none.

use crate::calc::{Report, Row};
use crate::money::{Decimal, Money};
use crate::plan::{Id, Plan};
use serde::{Deserialize, Serialize};

/// What should come to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aim {
    /// The total of the plan.
    Total,
    /// The total of a year.
    Year(u16),
    /// What a source pays.
    Source(Id),
    /// What an item comes to.
    Item(Id),
    /// Where a target is projected to end by its year, in its own unit.
    Target(Id),
}

impl Aim {
    /// The figure; `None` where the plan has none.
    pub fn of(&self, plan: &Plan, report: &Report) -> Option<Decimal> {
        let money = match *self {
            Self::Total => report.grand_total(),
            Self::Year(year) => report.in_year(Row::Plan, plan.period.index(year)?).unwrap_or(Money::ZERO),
            Self::Source(id) => report.share(Row::Plan, plan.sources.iter().position(|source| source.id == id)?),
            Self::Item(id) => report.total(Row::Item(plan.outline.position(id)?)).unwrap_or(Money::ZERO),
            Self::Target(id) => return report.targets.iter().find(|outlook| outlook.target == id)?.projected,
        };
        money.to_decimal()
    }

    /// Whether what is wanted must be reached, rather than not be exceeded.
    pub(super) fn rounds_up(self) -> bool {
        matches!(self, Self::Target(_))
    }
}
