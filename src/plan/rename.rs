//! A plan under other ids. Changes nothing else of it.

use super::{Basis, FactorValue, Funding, Id, Item, Kind, Outline, Plan, Subject, Waiver};
use std::sync::Arc;

/// The plan with each id in its new form, its scenarios left out: what they say speaks of the plan as it was.
/// [`Plan::next_id`] stays.
pub fn renamed(plan: &Plan, id: &dyn Fn(Id) -> Id) -> Plan {
    let mut plan = Plan { scenarios: Vec::new(), ..plan.clone() };
    plan.sources.iter_mut().for_each(|it| it.id = id(it.id));
    plan.drivers.iter_mut().for_each(|it| it.id = id(it.id));
    for target in &mut plan.targets {
        target.id = id(target.id);
        target.parent = target.parent.map(id);
        target.contributions.iter_mut().for_each(|it| it.item = id(it.item));
    }
    for ceiling in &mut plan.ceilings {
        ceiling.id = id(ceiling.id);
        ceiling.source = ceiling.source.map(id);
        ceiling.item = ceiling.item.map(id);
    }
    for norm in &mut plan.norms {
        norm.id = id(norm.id);
        norm.lines.iter_mut().for_each(|line| *line = id(*line));
    }
    for table in &mut plan.tables {
        table.id = id(table.id);
        table.source = table.source.map(id);
    }
    for claim in &mut plan.claims {
        claim.table = id(claim.table);
        let Subject { item, source, .. } = &mut claim.subject;
        (*item, *source) = (item.map(id), source.map(id));
    }
    plan.waivers.iter_mut().for_each(|waiver| waiver.finding = finding(&waiver.finding, id));
    plan.ranges.iter_mut().for_each(|range| range.item = id(range.item));
    plan.ranges.sort_by_key(|range| (range.item, range.of));
    plan.holds.iter_mut().for_each(|hold| hold.item = id(hold.item));
    plan.holds.sort_by_key(|hold| hold.item);
    plan.weights.iter_mut().for_each(|weight| weight.target = id(weight.target));
    plan.weights.sort_by_key(|weight| weight.target);
    let items = plan.outline.items().iter().map(|item| self::item(item, id)).collect();
    plan.outline = Outline::from_items(items).unwrap_or_default();
    plan
}

/// The item with each id in its new form; the very same, where that is the old one.
fn item(item: &Arc<Item>, id: &dyn Fn(Id) -> Id) -> Arc<Item> {
    let named = item.line().is_some_and(|line| {
        line.funding.sources().iter().any(|source| id(*source) != *source)
            || matches!(&line.basis, Basis::UnitCost { count, .. } if count.factors.iter().any(
                |factor| matches!(factor.value, FactorValue::Driver { driver, .. } if id(driver) != driver)))
    });
    if !named && id(item.id) == item.id {
        return item.clone();
    }
    let mut changed = Item::clone(item);
    changed.id = id(item.id);
    if let Kind::Line(line) = &mut changed.kind {
        match &mut line.funding {
            Funding::Source(source) => *source = id(*source),
            Funding::Percent(shares) | Funding::PriceShares(shares) => {
                shares.iter_mut().for_each(|(source, _)| *source = id(*source));
            }
            Funding::Amounts(shares) => shares.iter_mut().for_each(|(source, _)| *source = id(*source)),
            Funding::Unstated | Funding::InKind { .. } => {}
        }
        if let Basis::UnitCost { count, .. } = &mut line.basis {
            for factor in &mut count.factors {
                if let FactorValue::Driver { driver, .. } = &mut factor.value {
                    *driver = id(*driver);
                }
            }
        }
    }
    Arc::new(changed)
}

/// The name of a finding about the same things: rule, table, item, years and source, with `:` between them.
fn finding(name: &str, id: &dyn Fn(Id) -> Id) -> String {
    let renamed = |(at, part): (usize, &str)| match (at, part.parse::<Id>()) {
        (1 | 2 | 4, Ok(old)) if old.to_string() == part => id(old).to_string(),
        _ => part.to_owned(),
    };
    let renamed = name.split(':').enumerate().map(renamed).collect::<Vec<_>>().join(":");
    // larger ids can make a long name too long
    if Waiver::is_finding_name(&renamed) { renamed } else { name.to_owned() }
}
