//! A source or a donor that pays nothing any more, and what then nobody pays. Never looks for another who would.

use crate::calc::{Report, Row, compute};
use crate::edit::Command;
use crate::money::Money;
use crate::plan::{Funding, Id, Plan};

/// The source pays nothing any more: what it would have paid has no source, and no line costs more or less. Its ceilings
/// stay, and so does the source itself. Where a last đồng is to be given to one of the others, it may go to another.
pub fn stop(plan: &Plan, source: Id) -> Command {
    let stopped = plan.outline.items().iter().filter_map(|item| {
        let funding = without(&item.line()?.funding, source)?;
        Some(Command::SetFunding { item: item.id, funding })
    });
    Command::Several(stopped.collect())
}

/// The funding without that source; `None` if it does not name it.
fn without(funding: &Funding, source: Id) -> Option<Funding> {
    fn others<T: Clone>(shares: &[(Id, T)], source: Id) -> Vec<(Id, T)> {
        shares.iter().filter(|(id, _)| *id != source).cloned().collect()
    }
    funding.sources().contains(&source).then(|| match funding {
        Funding::Percent(shares) => Funding::Percent(others(shares, source)),
        Funding::PriceShares(shares) => Funding::PriceShares(others(shares, source)),
        Funding::Amounts(shares) => Funding::Amounts(others(shares, source)),
        Funding::Source(_) | Funding::Unstated | Funding::InKind { .. } => Funding::Unstated,
    })
}

/// The donor gives nothing any more: what is given in kind and has a value becomes a line that no source pays, so that its
/// value is money to find. What has no value stays as it is: nobody knows what it would cost.
pub fn stop_donor(plan: &Plan, donor: &str) -> Command {
    let is_theirs = |item: Id| {
        let funding = plan.outline.get(item).and_then(|item| item.line()).map(|line| &line.funding);
        matches!(funding, Some(Funding::InKind { donor: theirs }) if theirs.trim() == donor.trim())
    };
    let given = compute(plan).in_kind;
    let valued = given.into_iter().filter(|(item, value)| !value.is_zero() && is_theirs(*item));
    Command::Several(valued.map(|(item, _)| Command::SetFunding { item, funding: Funding::Unstated }).collect())
}

/// What no source pays of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaid {
    /// The line.
    pub item: Id,
    /// In each year; negative where the sources named pay more than there is.
    pub by_year: Vec<Money>,
    /// Over all years.
    pub total: Money,
}

/// The lines that are not paid for in whole in every year. Together they come to the report's "no source named".
pub fn unpaid(plan: &Plan, report: &Report) -> Vec<Unpaid> {
    let nobody = plan.sources.len();
    let mut found = Vec::new();
    for (row, item) in plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group()) {
        let in_year = |index| report.share_in_year(Row::Item(row), nobody, index);
        let by_year: Vec<Money> = (0..plan.period.len()).map(in_year).collect();
        if by_year.iter().any(|amount| !amount.is_zero()) {
            found.push(Unpaid { item: item.id, total: by_year.iter().copied().sum(), by_year });
        }
    }
    found
}
