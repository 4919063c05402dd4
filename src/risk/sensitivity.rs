//! Which price, count, lump sum or shared number moves the total and the targets most. Moves each alone, in proportion, and
//! computes only the lines that it moves.

use super::figure::{by_line, planned, set};
use crate::calc::{Report, compute, projected};
use crate::edit::apply;
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Driver, Factor, FactorValue, Funding, Goal, Id, Item};
use crate::plan::{Kind, Line, Outline, Plan, Price, Range, RangeOf, Target};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a total depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lever {
    /// The unit price of a line.
    Price(Id),
    /// The count of a line.
    Count(Id),
    /// The lump sum of a line.
    Amount(Id),
    /// The number of a driver, in all lines that use it without an exception.
    Driver(Id),
}

/// What a lever moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The lever.
    pub lever: Lever,
    /// The total of the plan at its lower end.
    pub low: Money,
    /// At its upper end.
    pub high: Money,
    /// The targets that it moves: what each is projected to reach at the lower and at the upper end.
    pub targets: Vec<(Id, Option<Decimal>, Option<Decimal>)>,
}

impl Effect {
    /// How far apart the totals are.
    pub fn swing(&self) -> Money {
        Money::new(self.high.dong().saturating_sub(self.low.dong()).saturating_abs())
    }

    /// How far apart a target ends; `None` where the lever does not move it, or nobody knows where it ends.
    pub fn swing_of(&self, target: Id) -> Option<Decimal> {
        let (_, low, high) = self.targets.iter().find(|(id, _, _)| *id == target)?;
        Some(high.as_ref()?.checked_sub(*low.as_ref()?)?.abs())
    }
}

/// The levers that move the target, those that move it most first.
pub fn by_target(effects: &[Effect], target: Id) -> Vec<&Effect> {
    let swing = |effect: &Effect| effect.swing_of(target).filter(|swing| !swing.is_zero());
    let mut moving: Vec<&Effect> = effects.iter().filter(|effect| swing(effect).is_some()).collect();
    crate::sort::by_key(&mut moving, |effect| std::cmp::Reverse(swing(effect)));
    moving
}

/// Moves each price, count, lump sum and driver alone by so many percent down and up, or over its range where it has one, and
/// says where the total and the targets come out; what moves the total most comes first, and of two alike the first in the plan.
///
/// A figure that differs by year moves in proportion, and counts are not rounded: of 2 classes, 10 % more are 2,2. What moves
/// nothing is not listed. `go_on` is told how many levers are done, and may stop: then there is no result.
pub fn sensitivity(plan: &Plan, percent: Decimal, go_on: &mut dyn FnMut(usize) -> bool) -> Option<Vec<Effect>> {
    let asked = Asked::new(plan, percent);
    let mut effects = Vec::new();
    for (done, (lever, rows)) in levers(plan).into_iter().enumerate() {
        if !go_on(done) {
            return None;
        }
        effects.extend(asked.effect(lever, &rows));
    }
    crate::sort::by_key(&mut effects, |effect| std::cmp::Reverse(effect.swing()));
    Some(effects)
}

/// How many levers [`sensitivity`] tries.
pub fn lever_count(plan: &Plan) -> usize {
    levers(plan).len()
}

/// Every lever, with the rows of the lines that it moves: those of lines in document order, then the drivers.
fn levers(plan: &Plan) -> Vec<(Lever, Vec<usize>)> {
    let mut levers = Vec::new();
    let mut uses: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    for (row, item) in plan.outline.items().iter().enumerate() {
        match item.line().map(|line| &line.basis) {
            Some(Basis::UnitCost { count, .. }) => {
                levers.extend([(Lever::Price(item.id), vec![row]), (Lever::Count(item.id), vec![row])]);
                for driver in count.factors.iter().filter_map(driver) {
                    let rows = uses.entry(driver).or_default();
                    if rows.last() != Some(&row) {
                        rows.push(row);
                    }
                }
            }
            Some(Basis::LumpSum(_)) => levers.push((Lever::Amount(item.id), vec![row])),
            Some(Basis::Blank) | None => {}
        }
    }
    let used = plan.drivers.iter().filter_map(|driver| Some((Lever::Driver(driver.id), uses.remove(&driver.id)?)));
    levers.extend(used);
    levers
}

/// The driver that gives the factor, unless the line has a number of its own.
fn driver(factor: &Factor) -> Option<Id> {
    match factor.value {
        FactorValue::Driver { driver, except: None } => Some(driver),
        FactorValue::Driver { .. } | FactorValue::Number(_) => None,
    }
}

/// What a figure is multiplied by: one number over another.
#[derive(Clone, Copy)]
struct Change(Decimal, Decimal);

impl Change {
    /// Rounded to more places than a price or count may have, so that the product can still be computed exactly.
    fn of(self, figure: Decimal) -> Option<Decimal> {
        const PLACES: u32 = 6;
        Some(figure.checked_mul(self.0)?.checked_div(self.1)?.round_dp(PLACES).normalize())
    }
}

/// What the plan is, and what is asked of it.
struct Asked<'a> {
    plan: &'a Plan,
    total: Money,
    report: Report,
    ranges: BTreeMap<Id, Vec<Range>>,
    drivers: BTreeMap<Id, &'a Driver>,
    /// Where each line stands in the targets: the positions of the target and of what it adds.
    contributions: BTreeMap<Id, Vec<(usize, usize)>>,
    /// Down and up.
    ends: [Change; 2],
}

impl<'a> Asked<'a> {
    fn new(plan: &'a Plan, percent: Decimal) -> Self {
        let hundred = Decimal::ONE_HUNDRED;
        let percent = percent.abs().min(Decimal::ONE_THOUSAND);
        let down = hundred.checked_sub(percent).unwrap_or_default().max(Decimal::ZERO);
        let up = hundred.checked_add(percent).unwrap_or(hundred);
        let mut contributions: BTreeMap<Id, Vec<(usize, usize)>> = BTreeMap::new();
        for (target, it) in plan.targets.iter().enumerate() {
            for (at, one) in it.contributions.iter().enumerate() {
                contributions.entry(one.item).or_default().push((target, at));
            }
        }
        let report = compute(plan);
        let ends = [Change(down, hundred), Change(up, hundred)];
        let drivers = plan.drivers.iter().map(|driver| (driver.id, driver)).collect();
        let (total, ranges) = (report.grand_total(), by_line(&plan.ranges));
        Self { plan, total, report, ranges, drivers, contributions, ends }
    }

    fn effect(&self, lever: Lever, rows: &[usize]) -> Option<Effect> {
        let (alone, positions) = self.alone(rows)?;
        let before = compute(&alone);
        let [down, up] = self.ends_of(lever, &alone)?;
        let (down, up) = (compute(&down), compute(&up));
        let total = |after: &Report| self.total.plus(after.grand_total().minus(before.grand_total()));
        let (low, high) = (total(&down), total(&up));
        let ends = down.targets.iter().zip(&up.targets);
        let moved =
            positions.into_iter().zip(&before.targets).zip(ends).filter_map(|((position, before), (down, up))| {
                (before.added != down.added || before.added != up.added).then_some(())?;
                let (target, now) = (self.plan.targets.get(position)?, self.report.targets.get(position)?.added);
                let end = |after: Decimal| projected(target, now.checked_add(after.checked_sub(before.added)?)?);
                Some((target.id, end(down.added), end(up.added)))
            });
        let targets: Vec<_> = moved.collect();
        (low != high || !targets.is_empty()).then_some(Effect { lever, low, high, targets })
    }

    /// A plan of those lines alone, with what they add to targets, and where those targets stand. Who pays does not matter.
    fn alone(&self, rows: &[usize]) -> Option<(Plan, Vec<usize>)> {
        let mut alone = Plan::blank("", "", self.plan.period);
        alone.index.clone_from(&self.plan.index);
        let mut items = Vec::with_capacity(rows.len());
        let mut targets: BTreeMap<usize, Target> = BTreeMap::new();
        for row in rows {
            let item = self.plan.outline.items().get(*row)?;
            let line = item.line()?.clone();
            items.push(Arc::new(Item::new(item.id, 0, Kind::Line(line))));
            for (target, at) in self.contributions.get(&item.id).into_iter().flatten() {
                let of = self.plan.targets.get(*target)?;
                let kept = targets.entry(*target).or_insert_with(|| bare(of));
                kept.contributions.push(of.contributions.get(*at)?.clone());
            }
        }
        let used = used_drivers(&items).into_iter().filter_map(|id| self.drivers.get(&id));
        alone.drivers = used.map(|driver| (*driver).clone()).collect();
        let positions = targets.keys().copied().collect();
        alone.targets = targets.into_values().collect();
        alone.outline = Outline::from_items(items).ok()?;
        Some((alone, positions))
    }

    /// The lines with the lever at its lower and at its upper end.
    fn ends_of(&self, lever: Lever, alone: &Plan) -> Option<[Plan; 2]> {
        let (item, of) = match lever {
            Lever::Driver(id) => return self.each_end(|change| moved_driver(alone, id, change)),
            Lever::Price(item) => (item, RangeOf::Price),
            Lever::Count(item) => (item, RangeOf::Count),
            Lever::Amount(item) => (item, RangeOf::Amount),
        };
        let range = self.ranges.get(&item).and_then(|ranges| ranges.iter().find(|range| range.of == of));
        let Some(range) = range else { return self.each_end(|change| moved(alone, item, of, change)) };
        let figure = planned(alone, alone.outline.get(item)?.line()?, of)?;
        let end = |value: Decimal| {
            if figure.is_zero() {
                return apply(alone, &set(range, value)?).ok(); // from zero nothing goes up in proportion
            }
            moved(alone, item, of, Change(value, figure))
        };
        Some([end(range.low)?, end(range.high)?])
    }

    fn each_end(&self, end: impl Fn(Change) -> Option<Plan>) -> Option<[Plan; 2]> {
        let [down, up] = self.ends;
        Some([end(down)?, end(up)?])
    }
}

/// The target with nothing to reach, and nothing that adds to it.
fn bare(target: &Target) -> Target {
    Target {
        id: target.id,
        number: String::new(),
        text: String::new(),
        goal: Goal::Done,
        year: target.year,
        baseline: None,
        population: None,
        parent: None,
        contributions: Vec::new(),
    }
}

fn used_drivers(items: &[Arc<Item>]) -> BTreeSet<Id> {
    let counts = items.iter().filter_map(|item| match &item.line()?.basis {
        Basis::UnitCost { count, .. } => Some(count),
        Basis::Blank | Basis::LumpSum(_) => None,
    });
    let drivers = counts.flat_map(|count| &count.factors).filter_map(|factor| match factor.value {
        FactorValue::Driver { driver, .. } => Some(driver),
        FactorValue::Number(_) => None,
    });
    drivers.collect()
}

fn moved_driver(plan: &Plan, id: Id, change: Change) -> Option<Plan> {
    let mut plan = plan.clone();
    let driver = plan.drivers.iter_mut().find(|driver| driver.id == id)?;
    driver.value = change.of(driver.value)?;
    Some(plan)
}

/// The plan with that figure of the line changed in every year.
fn moved(plan: &Plan, item: Id, of: RangeOf, change: Change) -> Option<Plan> {
    let mut line = plan.outline.get(item)?.line()?.clone();
    if matches!(line.funding, Funding::InKind { .. }) && of != RangeOf::Count {
        return None;
    }
    move_figure(&mut line, of, change)?;
    let outline = plan.outline.with(item, |item| item.kind = Kind::Line(line));
    Some(Plan { outline, ..plan.clone() })
}

fn move_figure(line: &mut Line, of: RangeOf, change: Change) -> Option<()> {
    let in_years = |numbers: &mut Vec<Option<Decimal>>| {
        numbers.iter_mut().flatten().try_for_each(|number| {
            *number = change.of(*number)?;
            Some(())
        })
    };
    match (of, &mut line.basis) {
        (RangeOf::Price, Basis::UnitCost { price: Price::Constant(Some(price)), .. }) => *price = change.of(*price)?,
        (RangeOf::Price, Basis::UnitCost { price: Price::ByYear(prices), .. }) => in_years(prices)?,
        (RangeOf::Count, Basis::UnitCost { count: Count { by_year, .. }, .. }) => in_years(by_year)?,
        (RangeOf::Amount, Basis::LumpSum(amounts)) => {
            for amount in amounts.iter_mut().flatten() {
                *amount = Money::from_decimal(change.of(amount.to_decimal()?)?)?;
            }
        }
        _ => return None,
    }
    Some(())
}
