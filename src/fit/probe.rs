//! What a lever moves, asked of the real computation on a plan of nothing but its lines. Makes no rule of its own.

use super::lever::{Lever, What};
use super::model::Saves;
use crate::calc::{Report, compute, price_in_year};
use crate::edit::{apply, mantissa};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Contribution, Funding, Goal, Id, Item, Line, Outline, Plan, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Decimals to which what lines add to targets is counted.
pub(super) const DECIMALS: u32 = 8;
/// A lever whose steps differ has at most so many; of more it skips some.
const MOST_STEPS: i128 = 1024;

/// What a lever moves, by steps of `step` units down.
pub(super) struct Moves {
    pub(super) step: i128,
    pub(super) steps: i128,
    pub(super) total: Saves,
    /// One a ceiling.
    pub(super) ceilings: Vec<Saves>,
    /// What a step takes from contributions, by their position in [`Stage::parts`].
    pub(super) drops: Vec<(usize, i128)>,
}

impl Moves {
    /// Of a lever that cannot move.
    pub(super) fn none() -> Self {
        Self { step: 1, steps: 0, total: Saves::Each(0), ceilings: Vec::new(), drops: Vec::new() }
    }
}

/// A plan without items, in which those of a lever are put.
pub(super) struct Stage<'a> {
    plan: &'a Plan,
    empty: Plan,
    /// Each contribution of each target, with the position of the target.
    pub(super) parts: Vec<(usize, &'a Contribution)>,
    by_line: BTreeMap<Id, Vec<usize>>,
}

impl<'a> Stage<'a> {
    /// For a plan whose ceilings are those that count.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut empty = Plan::blank(&plan.name, "", plan.period);
        empty.sources.clone_from(&plan.sources);
        empty.drivers.clone_from(&plan.drivers);
        empty.index.clone_from(&plan.index);
        empty.ceilings.clone_from(&plan.ceilings);
        let of_target = |(at, target): (usize, &'a Target)| target.contributions.iter().map(move |one| (at, one));
        let parts: Vec<_> = plan.targets.iter().enumerate().flat_map(of_target).collect();
        let mut by_line: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (at, (_, contribution)) in parts.iter().enumerate() {
            by_line.entry(contribution.item).or_default().push(at);
        }
        Self { plan, empty, parts, by_line }
    }

    /// What each contribution adds, as if it had no cap.
    pub(super) fn bases(&self) -> Vec<i128> {
        let all: Vec<usize> = (0..self.parts.len()).collect();
        let mut plan = self.plan.clone();
        plan.targets = self.targets(&all);
        compute(&plan).targets.iter().map(|outlook| units(outlook.added)).collect()
    }

    /// A target for each of those contributions alone.
    fn targets(&self, parts: &[usize]) -> Vec<Target> {
        let target = |(of, contribution): &(usize, &Contribution)| Target {
            id: 0,
            number: String::new(),
            text: String::new(),
            goal: Goal::Done,
            year: self.plan.targets.get(*of).and_then(|target| target.year),
            baseline: None,
            population: None,
            parent: None,
            contributions: vec![Contribution { cap: None, ..**contribution }],
        };
        parts.iter().filter_map(|part| self.parts.get(*part)).map(target).collect()
    }

    /// The plan with nothing but those lines and the groups that they are in.
    pub(super) fn with(&self, lines: &[Id], parts: &[usize]) -> Plan {
        let mut rows = BTreeSet::new();
        for mut row in lines.iter().filter_map(|line| self.plan.outline.position(*line)) {
            rows.insert(row);
            while let Some(above) = self.plan.outline.parent(row) {
                rows.insert(above);
                row = above;
            }
        }
        let items: Vec<Arc<Item>> =
            rows.into_iter().filter_map(|row| self.plan.outline.items().get(row)).cloned().collect();
        let mut plan = self.empty.clone();
        plan.outline = Outline::from_items(items).unwrap_or_default();
        plan.targets = self.targets(parts);
        plan
    }

    /// What the lever moves; `None` if the plan does not take what it would set.
    pub(super) fn moves(&self, lever: &Lever) -> Option<Moves> {
        let mut parts: Vec<usize> =
            lever.lines.iter().filter_map(|line| self.by_line.get(line)).flatten().copied().collect();
        parts.sort_unstable();
        let plan = self.with(&lever.lines, &parts);
        let at = |value: i128| Some(compute(&apply(&plan, &lever.command(value)).ok()?));
        let top = compute(&plan);
        let next = at(lever.high.saturating_sub(1))?;
        let range = lever.high.saturating_sub(lever.low);
        let even = self.is_even(lever);
        let step = if even { 1 } else { range.checked_div(MOST_STEPS)?.saturating_add(1) };
        let steps = range.checked_div(step)?;
        let mut saved = vec![Vec::new(); plan.ceilings.len().saturating_add(1)];
        for down in if even { 1..=1 } else { 0..=steps } {
            let report = at(lever.high.saturating_sub(down.saturating_mul(step)))?;
            for (column, (before, after)) in saved.iter_mut().zip(sums(&top).zip(sums(&report))) {
                column.push(before.minus(after).dong());
            }
        }
        let saves = |column: Vec<i128>| match column.as_slice() {
            [each] if even => Saves::Each(*each),
            _ => Saves::Table(column),
        };
        let mut saved = saved.into_iter().map(saves);
        let added = |report: &Report| report.targets.iter().map(|it| units(it.added)).collect::<Vec<_>>();
        let each = added(&top).into_iter().zip(added(&next)).map(|(top, next)| top.saturating_sub(next));
        let drops = parts.into_iter().zip(each).filter(|(_, each)| *each != 0);
        let drops = drops.map(|(part, each)| (part, each.saturating_mul(step))).collect();
        Some(Moves { step, steps, total: saved.next()?, ceilings: saved.collect(), drops })
    }

    /// Whether each step saves the same to the đồng, from every source: then two amounts say it all.
    fn is_even(&self, lever: &Lever) -> bool {
        let by_source = self.plan.ceilings.iter().any(|ceiling| ceiling.source.is_some());
        let lines = lever.lines.iter().filter_map(|line| self.plan.outline.get(*line)?.line());
        lines.into_iter().all(|line| is_even(self.plan, lever, line, by_source))
    }
}

/// The money of the plan, and what counts for each ceiling.
fn sums(report: &Report) -> impl Iterator<Item = Money> + '_ {
    std::iter::once(report.grand_total()).chain(report.ceilings.iter().map(|room| room.spent))
}

fn units(number: Decimal) -> i128 {
    mantissa(number.round_dp(DECIMALS), DECIMALS).unwrap_or(0)
}

/// Whether one step of the lever costs whole đồng in each year, and each source pays whole đồng of it.
fn is_even(plan: &Plan, lever: &Lever, line: &Line, by_source: bool) -> bool {
    let Basis::UnitCost { price, count } = &line.basis else { return true };
    let in_year = |index: usize| {
        let Some(price) = price_in_year(plan, price, index) else { return price.in_year(index).is_none() };
        let number = count.by_year.get(index).copied().flatten().unwrap_or_default();
        // what a step counts in this year: its factors without the lever
        let mut factors = vec![price];
        for (at, factor) in count.factors.iter().enumerate() {
            let is_lever = match lever.what {
                What::Factor { at: lever, .. } => at == lever,
                What::Driver(driver) => factor.value == crate::plan::FactorValue::Driver { driver, except: None },
                What::Year { .. } => false,
            };
            factors.extend(if is_lever { None } else { factor.number(plan) });
        }
        if !matches!(lever.what, What::Year { .. }) {
            factors.push(number);
        }
        is_whole(&factors, 0) && (!by_source || shares_are_whole(plan, line, &factors, index))
    };
    (0..plan.period.len()).all(in_year)
}

fn shares_are_whole(plan: &Plan, line: &Line, factors: &[Decimal], index: usize) -> bool {
    match (&line.funding, &line.basis) {
        (Funding::Unstated | Funding::Source(_) | Funding::InKind { .. }, _) => true,
        (Funding::Percent(shares), _) => shares.iter().all(|(_, share)| is_whole(&[factors, &[*share]].concat(), 2)),
        // the first factor is the price: a source pays its share in place of it
        (Funding::PriceShares(shares), Basis::UnitCost { price, .. }) => {
            let rest = factors.get(1..).unwrap_or_default();
            let same = plan.index.is_empty() && price.in_year(index) == factors.first().copied();
            same && shares.iter().all(|(_, share)| is_whole(&[rest, &[*share]].concat(), 0))
        }
        _ => false,
    }
}

/// Whether the product divided by 10 to that power is a whole number.
fn is_whole(factors: &[Decimal], zeros: u32) -> bool {
    let product = factors.iter().try_fold((1_i128, zeros), |(product, scale), factor| {
        let factor = factor.normalize();
        Some((product.checked_mul(factor.mantissa())?, scale.checked_add(factor.scale())?))
    });
    let rest = product.and_then(|(product, scale)| product.checked_rem(10_i128.checked_pow(scale)?));
    rest == Some(0)
}
