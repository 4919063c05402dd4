//! The ledger of what is given in kind. Never adds it to money.

use super::report::Report;
use crate::money::Money;
use crate::plan::{Funding, Id, Plan};

/// A line that a donor gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InKind {
    /// The line.
    pub item: Id,
    /// Who gives it; may be empty.
    pub donor: String,
    /// What it is worth over all years; `None` where nobody said, or said nothing of it but 0.
    pub value: Option<Money>,
}

/// Everything that is given in kind, in document order.
pub fn in_kind(plan: &Plan, report: &Report) -> Vec<InKind> {
    let ledger = report.in_kind.iter().filter_map(|(item, value)| {
        let Funding::InKind { donor } = &plan.outline.get(*item)?.line()?.funding else { return None };
        Some(InKind { item: *item, donor: donor.clone(), value: Some(*value).filter(|value| !value.is_zero()) })
    });
    ledger.collect()
}
