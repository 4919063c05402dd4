//! Edits of who pays a line. Never touches what the line costs.

use super::cell::{Cell, Reason, Refusal};
use super::spread::{mantissa, number, spread};
use super::{accept, find};
use crate::calc::{Report, Row};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{Basis, BasisKind, ByYear, Funding, Id, Plan};

/// Sets who pays the line of the cell. A list of nobody is "not stated".
pub(super) fn set(plan: &mut Plan, cell: Cell, funding: &Funding) -> Result<(), Refusal> {
    let mut line = find::line(plan, cell)?;
    check_sources(plan, cell, &funding.sources())?;
    line.funding = match funding {
        Funding::Unstated | Funding::Source(_) => funding.clone(),
        Funding::Percent(shares) => accept_shares(cell, shares, accept::percent).map(Funding::Percent)?,
        Funding::PriceShares(shares) => {
            if !matches!(line.basis, Basis::UnitCost { .. }) {
                return Err(cell.refuse(Reason::OtherBasis(BasisKind::of(&line.basis))));
            }
            accept_shares(cell, shares, accept::number).map(Funding::PriceShares)?
        }
        Funding::Amounts(shares) => {
            let accept =
                |(id, years): &(Id, Vec<_>)| Ok((*id, accept::by_year(cell, plan.period, years, accept::money)?));
            Funding::Amounts(shares.iter().map(accept).collect::<Result<_, _>>()?)
        }
        Funding::InKind { donor } => Funding::InKind { donor: accept::text(cell, donor)? },
    };
    if line.funding.sources().is_empty() && !matches!(line.funding, Funding::InKind { .. }) {
        line.funding = Funding::Unstated;
    }
    find::put_line(plan, cell, line);
    Ok(())
}

/// Each source exists and is named once.
fn check_sources(plan: &Plan, cell: Cell, named: &[Id]) -> Result<(), Refusal> {
    for (at, id) in named.iter().enumerate() {
        find::known(cell, *id, plan.sources.iter().map(|source| source.id))?;
        if named.iter().take(at).any(|earlier| earlier == id) {
            return Err(cell.refuse(Reason::Taken(*id)));
        }
    }
    Ok(())
}

fn accept_shares(
    cell: Cell,
    shares: &[(Id, Decimal)],
    accept: fn(Cell, Decimal) -> Result<Decimal, Refusal>,
) -> Result<Vec<(Id, Decimal)>, Refusal> {
    shares.iter().map(|(id, value)| Ok((*id, accept(cell, *value)?))).collect()
}

/// Shares of a price follow it in proportion, in whole đồng by the largest remainder, and so does what no source pays:
/// shares that added up to the old price add up to the new one. Shares above the price, or of a price of zero, stay.
pub(super) fn follow_price(funding: &mut Funding, before: Decimal, after: Decimal) {
    if let Funding::PriceShares(shares) = funding
        && let Some(values) = followed(shares, before, after)
    {
        shares.iter_mut().zip(values).for_each(|((_, share), value)| *share = value);
    }
}

fn followed(shares: &[(Id, Decimal)], before: Decimal, after: Decimal) -> Option<Vec<Decimal>> {
    let units = |value: Decimal| mantissa(value, LIMITS.decimals);
    let mut weights: Vec<Option<i128>> =
        shares.iter().map(|(_, share)| units(*share).map(Some)).collect::<Option<_>>()?;
    let named = weights.iter().flatten().try_fold(0_i128, |sum, weight| sum.checked_add(*weight))?;
    let before = units(before).filter(|before| *before > 0 && *before >= named)?;
    weights.push(before.checked_sub(named));
    let scale = after.scale(); // whole đồng, unless the price itself has a fraction
    let parts = spread(mantissa(after, scale)?, &weights)?;
    parts.into_iter().take(shares.len()).map(|part| number(part?, scale)).collect()
}

/// Named amounts follow the amounts of their years in proportion, and so does what no source pays.
pub(super) fn follow_amounts(funding: &mut Funding, before: &[Option<Money>], after: &[Option<Money>]) {
    let Funding::Amounts(shares) = funding else { return };
    for (at, (before, after)) in before.iter().zip(after).enumerate() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        let paid = |years: &ByYear<Money>| years.get(at).copied().flatten();
        let mut weights: Vec<Option<i128>> = shares.iter().map(|(_, years)| paid(years).map(Money::dong)).collect();
        let named: Money = shares.iter().filter_map(|(_, years)| paid(years)).sum();
        weights.push(Some(before.minus(named).dong()));
        if before == after || weights.iter().flatten().any(|weight| *weight < 0) {
            continue;
        }
        let Some(parts) = spread(after.dong(), &weights) else { continue };
        for ((_, years), part) in shares.iter_mut().zip(parts) {
            years.get_mut(at).into_iter().for_each(|slot| *slot = part.map(Money::new));
        }
    }
}

/// Shares of a price mean nothing without a price.
pub(super) fn drop_price_shares(funding: &mut Funding) {
    if matches!(funding, Funding::PriceShares(_)) {
        *funding = Funding::Unstated;
    }
}

/// Named amounts mean nothing without an amount.
pub(super) fn drop_amounts(funding: &mut Funding) {
    if matches!(funding, Funding::Amounts(_)) {
        *funding = Funding::Unstated;
    }
}

/// The đồng that each of these sources pays in the years of the only line of that report.
pub(super) fn paid(plan: &Plan, report: &Report, shares: &[(Id, Decimal)]) -> Funding {
    let in_years = |id: Id| {
        let source = plan.sources.iter().position(|source| source.id == id)?;
        let share =
            |index| report.in_year(Row::Item(0), index).map(|_| report.share_in_year(Row::Item(0), source, index));
        Some((id, (0..plan.period.len()).map(share).collect()))
    };
    Funding::Amounts(shares.iter().filter_map(|(id, _)| in_years(*id)).collect())
}
