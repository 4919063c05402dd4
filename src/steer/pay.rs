//! One source pays an exact part of many lines: "firms pay a third". Never changes what a line costs.

use super::share::{ShareUnit, Shares, can_pay, of_line};
use crate::calc::{Report, Row, compute};
use crate::edit::{Command, mantissa, number};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{ByYear, Funding, Id, Item, Line, Plan};

/// An exact part of a whole, from nothing to all of it: a third is 1 of 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    part: u32,
    whole: u32,
}

impl Ratio {
    /// `part` of `whole`; `None` if that is more than all, or of nothing.
    pub const fn new(part: u32, whole: u32) -> Option<Self> {
        if whole > 0 && part <= whole { Some(Self { part, whole }) } else { None }
    }

    /// That many percent, with up to four decimals; `None` if that is not from 0 to 100.
    pub fn percent(percent: Decimal) -> Option<Self> {
        const HUNDRED: u32 = 1_000_000; // in the fourth decimal
        Self::new(u32::try_from(mantissa(percent, LIMITS.decimals)?).ok()?, HUNDRED)
    }

    /// So much of a number, rounded half away from zero to that many decimals; and whether nothing was rounded.
    fn of(self, number_of: Decimal, scale: u32) -> Option<(Decimal, bool)> {
        let product = mantissa(number_of, scale)?.checked_mul(i128::from(self.part))?;
        let whole = i128::from(self.whole);
        let floor = product.checked_div_euclid(whole)?;
        let rest = product.checked_rem_euclid(whole)?;
        let rounded = if rest.saturating_mul(2) >= whole { floor.saturating_add(1) } else { floor };
        Some((number(rounded, scale)?, rest == 0))
    }
}

/// Which lines a move is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Those that the source pays in already.
    ItPays,
    /// These.
    These(Vec<Id>),
    /// This item and all below it.
    Under(Id),
    /// All lines of the plan.
    All,
}

/// The source pays that part of each of the lines, and no line costs more or less.
///
/// What has no source stays as it is, and the other sources named share what is left in their present proportions; where
/// nobody else is named, what has no source gives way. With `from`, only that source gives way, by no more than it pays.
///
/// - One source or none, and one unit price for all years: shares of the price, in whole đồng by the largest remainder.
/// - One source or none, without such a price: percentages if the part is one to four decimals, else amounts.
/// - Shares of one price stay shares of it; percentages stay percentages, to four decimals.
/// - Amounts, and shares of a price that differs by year: the whole đồng of each year.
///
/// Lines without money, lines given in kind, and lines with figures too large to be written so stay as they are.
pub fn pay_share(plan: &Plan, source: Id, part: Ratio, of: &Lines, from: Option<Id>) -> Command {
    let known = |id: &Id| plan.source(*id).is_some();
    if !known(&source) || from.is_some_and(|giver| !known(&giver) || giver == source) {
        return Command::Several(Vec::new());
    }
    let report = compute(plan);
    let change = Change { plan, report: &report, source, part, from };
    let under = match of {
        Lines::Under(id) => plan.outline.position(*id).map_or(0..0, |at| plan.outline.subtree(at)),
        Lines::ItPays | Lines::These(_) | Lines::All => 0..plan.outline.len(),
    };
    let is_one = |item: &Item| match of {
        Lines::ItPays => item.line().is_some_and(|line| line.funding.sources().contains(&source)),
        Lines::These(ids) => ids.contains(&item.id),
        Lines::Under(_) | Lines::All => true,
    };
    let items = plan.outline.items().iter().enumerate().take(under.end).skip(under.start);
    let lines = items.filter(|(_, item)| can_pay(item) && is_one(item));
    let commands = lines.filter_map(|(row, item)| {
        let line = item.line()?;
        let funding = change.funding(row, line).filter(|funding| *funding != line.funding)?;
        Some(Command::SetFunding { item: item.id, funding })
    });
    Command::Several(commands.collect())
}

/// The move, for one line after the other.
struct Change<'a> {
    plan: &'a Plan,
    report: &'a Report,
    source: Id,
    part: Ratio,
    from: Option<Id>,
}

impl Change<'_> {
    fn funding(&self, row: usize, line: &Line) -> Option<Funding> {
        if self.from.is_some_and(|giver| !line.funding.sources().contains(&giver)) {
            return None; // who pays nothing gives up nothing
        }
        let Some(shares) = of_line(line) else { return self.amounts(row, line) };
        let scale = match shares.unit {
            ShareUnit::Dong => shares.whole.normalize().scale(),
            ShareUnit::Percent => LIMITS.decimals,
        };
        let (value, exact) = self.part.of(shares.whole, scale)?;
        if shares.unit == ShareUnit::Percent && !exact && !matches!(line.funding, Funding::Percent(_)) {
            return self.amounts(row, line);
        }
        Some(shares.with(self.source, value, self.from)?.tidy_funding())
    }

    /// The same by the đồng of each year. What stands in years without an amount stays.
    fn amounts(&self, row: usize, line: &Line) -> Option<Funding> {
        let mut named = line.funding.sources();
        if !named.contains(&self.source) {
            named.push(self.source);
        }
        let stored = |id: Id, index: usize| match &line.funding {
            Funding::Amounts(shares) => {
                shares.iter().find(|(of, _)| *of == id).and_then(|(_, years)| years.get(index).copied().flatten())
            }
            _ => None,
        };
        let mut lists: Vec<(Id, ByYear<Money>)> = named.iter().map(|id| (*id, Vec::new())).collect();
        for index in 0..self.plan.period.len() {
            let paid = match self.report.in_year(Row::Item(row), index) {
                None => named.iter().map(|id| stored(*id, index)).collect(),
                Some(amount) => self.in_year(row, index, amount, &named)?,
            };
            lists.iter_mut().zip(paid).for_each(|((_, years), paid)| years.push(paid));
        }
        lists.retain(|(id, years)| *id == self.source || years.iter().flatten().any(|amount| !amount.is_zero()));
        Some(Funding::Amounts(lists))
    }

    fn in_year(&self, row: usize, index: usize, amount: Money, named: &[Id]) -> Option<ByYear<Money>> {
        // a negative amount is shared as a positive one is
        let turned = |money: Money| if amount < Money::ZERO { Money::ZERO.minus(money) } else { money };
        let paid = |id: &Id| {
            let at = self.plan.sources.iter().position(|source| source.id == *id)?;
            let paid = turned(self.report.share_in_year(Row::Item(row), at, index)).max(Money::ZERO);
            Some((*id, paid.to_decimal()?))
        };
        let parts = named.iter().map(paid).collect::<Option<_>>()?;
        let shares = Shares::new(ShareUnit::Dong, turned(amount).to_decimal()?, parts)?;
        let (value, _) = self.part.of(shares.whole, 0)?;
        let shares = shares.with(self.source, value, self.from)?;
        let money = |(_, part): &(Id, Decimal)| {
            Money::from_decimal(*part).filter(|money| LIMITS.fits(money.dong())).map(turned)
        };
        shares.parts.iter().map(money).map(|money| money.map(Some)).collect()
    }
}
