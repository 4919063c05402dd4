//! The outlines of the plans one below the other, each in a group of its own. Never renumbers what is in it.

use super::names::{key, numbers};
use super::{Part, Why};
use crate::money::LIMITS;
use crate::plan::{Basis, FactorValue, Funding, Id, Item, Kind, Line, Outline, Plan};
use std::sync::Arc;

/// The outline of the whole.
pub(super) fn join(whole: &mut Plan, parts: &mut [Part<'_>]) -> Result<(), Why> {
    let mut items = Vec::new();
    let numbers = numbers(parts.len());
    for (at, (part, number)) in parts.iter_mut().zip(numbers).enumerate() {
        part.group = whole.take_id();
        items.push(Arc::new(group(part.given, part.group, number)));
        for item in part.laid.outline.items() {
            let depth = item.depth.saturating_add(1);
            if depth >= LIMITS.depth {
                return Err(Why::TooDeep(at));
            }
            let id = whole.take_id();
            part.ids.insert(item.id, id);
            let kind = match &item.kind {
                Kind::Group => Kind::Group,
                Kind::Line(line) => Kind::Line(of_whole(line, part)),
            };
            // marked is what differs from a printed figure, and the figures stay behind
            items.push(Arc::new(Item { id, depth, kind, edited: false, ..Item::clone(item) }));
        }
    }
    whole.outline = Outline::from_items(items).map_err(|_| Why::TooMuch)?;
    Ok(())
}

/// The group of a plan: its title, and who issued it as the unit in charge.
fn group(plan: &Plan, id: Id, number: String) -> Item {
    let texts = [&plan.title, &plan.issuer, &plan.name];
    let label = texts.into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default();
    let lead = if key(&label) == key(&plan.issuer) { String::new() } else { plan.issuer.clone() };
    Item { number, label, lead, ..Item::new(id, 0, Kind::Group) }
}

/// The line with the sources and drivers of the whole.
fn of_whole(line: &Line, part: &Part<'_>) -> Line {
    let mut line = line.clone();
    if let Basis::UnitCost { count, .. } = &mut line.basis {
        for factor in &mut count.factors {
            if let FactorValue::Driver { driver, .. } = &mut factor.value {
                *driver = part.id(*driver).unwrap_or(*driver);
            }
        }
    }
    let change = |id: &mut Id| *id = part.id(*id).unwrap_or(*id);
    match &mut line.funding {
        Funding::Unstated | Funding::InKind { .. } => {}
        Funding::Source(id) => change(id),
        Funding::Percent(shares) | Funding::PriceShares(shares) => shares.iter_mut().for_each(|(id, _)| change(id)),
        Funding::Amounts(shares) => shares.iter_mut().for_each(|(id, _)| change(id)),
    }
    line
}
