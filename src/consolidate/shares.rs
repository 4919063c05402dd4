//! Who pays what in the whole, held against who paid what before. Changes nothing that agrees.

use super::{Part, Why};
use crate::calc::{Report, Row, compute};
use crate::money::{LIMITS, Money};
use crate::plan::{ByYear, Funding, Id, Kind, Period, Plan};

/// Gives each line whose sources would pay something else the đồng that each of them paid in each year: who gets a last
/// đồng hangs on the order of the sources, and a share of a price on there being one price.
pub(super) fn keep(whole: &mut Plan, parts: &[Part<'_>]) -> Result<(), Why> {
    let report = compute(whole);
    for part in parts {
        let was = compute(part.given);
        for (row, item) in part.given.outline.items().iter().enumerate() {
            let funding = item.line().map(|line| &line.funding);
            let Some(Funding::Percent(_) | Funding::PriceShares(_)) = funding else { continue };
            let Some((id, new_row)) = part.id(item.id).and_then(|id| Some((id, whole.outline.position(id)?))) else {
                continue;
            };
            let named = funding.map(Funding::sources).unwrap_or_default().into_iter();
            let named: Vec<(Id, Id)> = named.filter_map(|source| Some((source, part.id(source)?))).collect();
            let before = named.iter().map(|(source, _)| paid((part.given, &was, row), *source, whole.period));
            let before: Vec<ByYear<Money>> = before.collect();
            let mut now = named.iter().map(|(_, source)| paid((whole, &report, new_row), *source, whole.period));
            if before.iter().all(|years| now.next().as_ref() == Some(years)) {
                continue;
            }
            drop(now);
            if !before.iter().flatten().flatten().all(|amount| LIMITS.fits(amount.dong())) {
                return Err(Why::TooMuch);
            }
            let amounts = named.into_iter().map(|(_, source)| source).zip(before).collect();
            whole.outline.change(id, |item| {
                if let Kind::Line(line) = &mut item.kind {
                    line.funding = Funding::Amounts(amounts);
                }
            });
        }
    }
    Ok(())
}

/// What a source pays of a row of that report in each of those years.
fn paid((plan, report, row): (&Plan, &Report, usize), source: Id, period: Period) -> ByYear<Money> {
    let at = plan.sources.iter().position(|one| one.id == source);
    let in_year = |year: u16| {
        let index = plan.period.index(year)?;
        report.in_year(Row::Item(row), index)?; // a blank year stays blank
        Some(report.share_in_year(Row::Item(row), at?, index))
    };
    period.years().map(in_year).collect()
}
