//! What of a plan varies, as whole numbers that many runs need: which lines, what they draw, and what follows for the total and
//! for the ceilings. Draws nothing itself.

use super::Unsimulated;
use super::draw::Triangle;
use super::figure::{by_line, exact_amount, from_zero, planned};
use super::ratio::{Ratio, reduced};
use crate::calc::{Report, Row, Under, compute};
use crate::edit::mantissa;
use crate::money::{Decimal, Money};
use crate::plan::{Funding, Id, Item, Line, Plan, Range};
use std::collections::BTreeMap;

/// No amount of a run is larger, as in `calc`, so that the sum of everything over all runs fits 128 bits.
const LARGEST: u128 = 10_u128.pow(24);

/// A plan whose figures are drawn.
pub(super) struct Model {
    /// The total of the lines that do not vary.
    pub(super) base: i128,
    pub(super) lines: Vec<Varying>,
    /// One a ceiling of the plan.
    pub(super) limits: Vec<Limit>,
    /// The total as planned.
    pub(super) planned: Money,
}

/// A line that varies.
pub(super) struct Varying {
    /// What is drawn for it; the product of all is what its amounts follow.
    pub(super) draws: Vec<Triangle>,
    pub(super) terms: Vec<Term>,
}

/// Amounts of a line that count for the same ceilings.
pub(super) struct Term {
    /// The amount, by the product of what is drawn.
    pub(super) amount: Ratio,
    /// The positions of those ceilings, with how much of the amount counts.
    pub(super) parts: Vec<(usize, Ratio)>,
}

/// A ceiling.
pub(super) struct Limit {
    pub(super) ceiling: Id,
    /// What the lines that do not vary spend under it.
    pub(super) base: i128,
    /// What may be spent under it.
    pub(super) most: i128,
}

/// A term before it is known how large it can be.
struct Raw {
    amount: (i128, i128),
    parts: Vec<(usize, (i128, i128))>,
}

/// What the plan is, and what is asked of it.
struct Asked<'a> {
    plan: &'a Plan,
    report: Report,
    /// The plan with no varying figure at zero, from which amounts go up and down in proportion.
    from: Plan,
    from_report: Report,
    /// What counts for each ceiling.
    under: Vec<Option<Under>>,
    seed: u64,
}

impl Model {
    pub(super) fn of(plan: &Plan, ranges: &[Range], seed: u64) -> Result<Self, Unsimulated> {
        let ranges = by_line(ranges);
        let from = from_zero(plan, &ranges);
        let (report, from_report) = (compute(plan), compute(&from));
        let under = plan.ceilings.iter().map(|ceiling| Under::of(plan, ceiling)).collect();
        let asked = Asked { plan, report, from, from_report, under, seed };
        asked.model(&ranges)
    }
}

impl Asked<'_> {
    fn model(&self, ranges: &BTreeMap<Id, Vec<Range>>) -> Result<Model, Unsimulated> {
        let limit = |(ceiling, room): (&crate::plan::Ceiling, &crate::calc::Headroom)| Limit {
            ceiling: ceiling.id,
            base: room.spent.dong(),
            most: ceiling.amount.minus(room.already).dong(),
        };
        let planned = self.report.grand_total();
        let limits = self.plan.ceilings.iter().zip(&self.report.ceilings).map(limit).collect();
        let mut model = Model { base: planned.dong(), lines: Vec::new(), limits, planned };
        for (at, item) in self.plan.outline.items().iter().enumerate() {
            let Some(draws) = ranges.get(&item.id).and_then(|ranges| self.draws(at, item, ranges).transpose()) else {
                continue;
            };
            let (draws, over) = draws?;
            let most = draws.iter().try_fold(1_u128, |most, draw| most.checked_mul(u128::from(draw.most())));
            let most = most.ok_or(Unsimulated::TooLarge)?;
            let raw = self.raw(at, item, over).ok_or(Unsimulated::TooLarge)?;
            let terms = terms(&raw, most).ok_or(Unsimulated::TooLarge)?;
            self.leave_out(at, item, &mut model);
            model.lines.push(Varying { draws, terms });
        }
        if model.lines.is_empty() { Err(Unsimulated::NothingVaries) } else { Ok(model) }
    }

    /// What is drawn for the line, and by what the product of it is divided; `None` if nothing of the line varies.
    fn draws(&self, at: usize, item: &Item, ranges: &[Range]) -> Result<Option<(Vec<Triangle>, i128)>, Unsimulated> {
        let from = self.from.outline.items().get(at).and_then(|item| item.line());
        let Some((line, from)) = item.line().zip(from) else { return Ok(None) };
        if matches!(line.funding, Funding::InKind { .. }) {
            return Ok(None);
        }
        let (mut draws, mut over) = (Vec::new(), 1_i128);
        for range in ranges {
            let likely = planned(self.plan, line, range.of);
            let reference = planned(&self.from, from, range.of).filter(|reference| !reference.is_zero());
            let Some((likely, reference)) = likely.zip(reference) else { continue };
            let (draw, reference) = triangle(self.seed, range, likely, reference).ok_or(Unsimulated::TooLarge)?;
            over = over.checked_mul(reference).ok_or(Unsimulated::TooLarge)?;
            draws.push(draw);
        }
        let is_too_large = |report: &Report| report.too_large.iter().any(|(id, _)| *id == item.id);
        match draws.is_empty() {
            true => Ok(None),
            false if is_too_large(&self.report) || is_too_large(&self.from_report) => Err(Unsimulated::TooLarge),
            false => Ok(Some((draws, over))),
        }
    }

    /// The line's amounts, those that never round and count for the same ceilings together.
    fn raw(&self, at: usize, item: &Item, over: i128) -> Option<Vec<Raw>> {
        let from: &Line = self.from.outline.items().get(at)?.line()?;
        let mut terms: Vec<Raw> = Vec::new();
        let is_given = |index: &usize| self.from_report.in_year(Row::Item(at), *index).is_some();
        let years = (0..self.plan.period.len()).filter(is_given);
        for index in years {
            let (by, below) = exact_amount(&self.from, from, index)?;
            let amount = reduced(by, below.checked_mul(over)?)?;
            let parts = self.parts(at, item, index)?;
            match terms.iter_mut().find(|term| term.amount.1 == 1 && amount.1 == 1 && term.parts == parts) {
                Some(term) => term.amount.0 = term.amount.0.checked_add(amount.0)?,
                None => terms.push(Raw { amount, parts }),
            }
        }
        Some(terms)
    }

    /// The ceilings for which the line's amount of a year counts, each with the part that its source pays.
    fn parts(&self, at: usize, item: &Item, index: usize) -> Option<Vec<(usize, (i128, i128))>> {
        let row = Row::Item(at);
        let amount = self.from_report.in_year(row, index).unwrap_or(Money::ZERO);
        let mut parts = Vec::new();
        for (position, under) in self.under.iter().enumerate() {
            let Some(under) = under.as_ref().filter(|it| it.years.contains(&index) && it.counts(at, item)) else {
                continue;
            };
            let paid = under.source.map_or(amount, |source| self.from_report.share_in_year(row, source, index));
            if !paid.is_zero() && !amount.is_zero() {
                parts.push((position, reduced(paid.dong(), amount.dong())?));
            }
        }
        Some(parts)
    }

    /// Takes what is planned for the line out of the sums of what does not vary.
    fn leave_out(&self, at: usize, item: &Item, model: &mut Model) {
        let row = Row::Item(at);
        model.base = model.base.saturating_sub(self.report.total(row).unwrap_or(Money::ZERO).dong());
        for (limit, under) in model.limits.iter_mut().zip(&self.under) {
            let Some(under) = under.as_ref().filter(|under| under.counts(at, item)) else { continue };
            for index in &under.years {
                let amount = self.report.amount(row, Some(*index), under.source).unwrap_or(Money::ZERO);
                limit.base = limit.base.saturating_sub(amount.dong());
            }
        }
    }
}

/// What is drawn for a range, and what the plan has, both in the finest unit that one of the figures needs: whole figures are
/// drawn whole.
fn triangle(seed: u64, range: &Range, likely: Decimal, reference: Decimal) -> Option<(Triangle, i128)> {
    let figures = [range.low, likely, range.high, reference];
    let scale = figures.iter().map(|figure| figure.normalize().scale()).max()?;
    let units = |figure: Decimal| {
        const MOST: i64 = i64::MAX / 4;
        i64::try_from(mantissa(figure, scale)?).ok().filter(|units| units.unsigned_abs() < MOST.unsigned_abs())
    };
    let name = u64::from(range.item).wrapping_mul(4).wrapping_add(range.of as u64);
    let draw = Triangle::new(seed, name, [units(range.low)?, units(likely)?, units(range.high)?]);
    Some((draw, i128::from(units(reference)?)))
}

fn terms(raw: &[Raw], most: u128) -> Option<Vec<Term>> {
    let term = |raw: &Raw| {
        let amount = Ratio::new(raw.amount, most)?;
        let largest = Some(amount.most(most)).filter(|largest| *largest <= LARGEST)?;
        let part = |(at, part): &(usize, (i128, i128))| Some((*at, Ratio::new(*part, largest)?));
        Some(Term { amount, parts: raw.parts.iter().map(part).collect::<Option<_>>()? })
    };
    raw.iter().map(term).collect()
}
