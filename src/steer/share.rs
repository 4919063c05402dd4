//! What each source has of the unit price of a line, or of its hundred percent, and one share set while the whole stays.

use crate::edit::{Command, mantissa, number, spread, weights};
use crate::money::{Decimal, LIMITS};
use crate::plan::{Basis, Funding, Id, Item, Line, Plan};

/// What shares are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareUnit {
    /// Đồng of the unit price.
    Dong,
    /// Percent of the amount.
    Percent,
}

/// What each source has of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The unit price, or 100.
    pub whole: Decimal,
    /// What it is counted in.
    pub unit: ShareUnit,
    /// The sources named, each with its share.
    pub parts: Vec<(Id, Decimal)>,
    /// What no source is named for; negative where the shares exceed the whole.
    pub rest: Decimal,
}

/// The shares of a line: of its unit price where it has one for all years, otherwise percentages. `None` where there is
/// nothing to share (a group, a line without money, what is given in kind), and where the sources pay amounts of single
/// years or shares of a price that differs by year: those have no one whole.
pub fn shares(plan: &Plan, item: Id) -> Option<Shares> {
    of_line(plan.outline.get(item).and_then(|item| item.line())?)
}

pub(super) fn of_line(line: &Line) -> Option<Shares> {
    let price = match &line.basis {
        Basis::UnitCost { price, .. } => price.constant().filter(|price| *price > Decimal::ZERO),
        Basis::LumpSum(_) => None,
        Basis::Blank => return None,
    };
    let of_price = |parts, price| Shares::new(ShareUnit::Dong, price, parts);
    let percent = |parts| Shares::new(ShareUnit::Percent, Decimal::ONE_HUNDRED, parts);
    match (&line.funding, price) {
        (Funding::Unstated, Some(price)) => of_price(Vec::new(), price),
        (Funding::Source(id), Some(price)) => of_price(vec![(*id, price)], price),
        (Funding::PriceShares(shares), Some(price)) => of_price(shares.clone(), price),
        (Funding::Unstated, None) => percent(Vec::new()),
        (Funding::Source(id), None) => percent(vec![(*id, Decimal::ONE_HUNDRED)]),
        (Funding::Percent(shares), _) => percent(shares.clone()),
        (Funding::PriceShares(_), None) | (Funding::Amounts(_) | Funding::InKind { .. }, _) => None,
    }
}

/// Sets what one source pays of a line, in the unit of its [`shares`]; no line costs more or less.
///
/// What no source is named for stays as it is, and the other sources named share what is left in their present
/// proportions (alike, where they have none): of two sources the other pays the rest. Where they would have to pay less
/// than nothing, or nobody else is named, what has no source gives way. Shares of a price are whole đồng, unless the
/// price or the value has a fraction; percentages have up to four decimals.
///
/// `None` where the line has no such shares, the plan no such source, or the value is not from nothing to the whole.
pub fn share_of_price(plan: &Plan, item: Id, source: Id, value: Decimal) -> Option<Command> {
    let shares = shares(plan, item)?.with(plan.source(source)?.id, value, None)?;
    Some(Command::SetFunding { item, funding: shares.funding() })
}

impl Shares {
    pub(super) fn new(unit: ShareUnit, whole: Decimal, parts: Vec<(Id, Decimal)>) -> Option<Self> {
        let named = parts.iter().try_fold(Decimal::ZERO, |sum, (_, part)| sum.checked_add(*part))?;
        Some(Self { rest: whole.checked_sub(named)?, whole, unit, parts })
    }

    /// What the source has.
    pub fn of(&self, source: Id) -> Decimal {
        self.parts.iter().find(|(id, _)| *id == source).map_or(Decimal::ZERO, |(_, part)| *part)
    }

    /// How far a slider moves at a time: a power of ten, so that what stands on it is round, and about a hundredth of the
    /// whole; at least one đồng, or one percent.
    pub fn step(&self) -> Decimal {
        let tens = |power: u32| Decimal::from(10_i64.saturating_pow(power));
        let hundredth = self.whole.checked_div(Decimal::ONE_HUNDRED).unwrap_or(Decimal::ONE);
        (0..LIMITS.whole_digits.min(18)).map(tens).take_while(|step| *step <= hundredth).last().unwrap_or(Decimal::ONE)
    }

    /// The same whole with that share of the source. With a giver, only that one gives way, and gives no more than it has.
    pub(super) fn with(&self, source: Id, value: Decimal, giver: Option<Id>) -> Option<Self> {
        let value = value.normalize();
        let fits = value >= Decimal::ZERO && value <= self.whole && value.scale() <= LIMITS.decimals;
        fits.then_some(())?;
        let mut parts = self.parts.clone();
        if parts.iter().all(|(id, _)| *id != source) {
            parts.push((source, Decimal::ZERO));
        }
        match giver {
            Some(giver) => self.take_from(giver, source, value, &mut parts)?,
            None => self.take_from_all(source, value, &mut parts)?,
        }
        Self::new(self.unit, self.whole, parts)
    }

    fn take_from(&self, giver: Id, source: Id, value: Decimal, parts: &mut [(Id, Decimal)]) -> Option<()> {
        let both = self.of(giver).checked_add(self.of(source)).filter(|_| giver != source)?;
        let value = value.min(both);
        for (id, part) in parts {
            if *id == giver {
                *part = both.checked_sub(value)?;
            } else if *id == source {
                *part = value;
            }
        }
        Some(())
    }

    fn take_from_all(&self, source: Id, value: Decimal, parts: &mut [(Id, Decimal)]) -> Option<()> {
        let unnamed = self.rest.max(Decimal::ZERO);
        let left = self.whole.checked_sub(value)?.checked_sub(unnamed)?.max(Decimal::ZERO).normalize();
        let finest = [self.whole, value, unnamed].into_iter().map(|number| number.normalize().scale()).max()?;
        let scale = if self.unit == ShareUnit::Percent { LIMITS.decimals } else { finest };
        let weight = |(id, part): &(Id, Decimal)| (*id != source).then(|| mantissa(*part, LIMITS.decimals));
        let present: Vec<Option<i128>> =
            parts.iter().filter_map(weight).map(|part| part.map(Some)).collect::<Option<_>>()?;
        // with nobody else, what is left has no source
        let left = if present.is_empty() { Decimal::ZERO } else { left };
        let new = spread(mantissa(left, scale)?, &weights(&present))?;
        let mut new = new.into_iter().flatten();
        for (id, part) in parts {
            *part = if *id == source { value } else { number(new.next()?, scale)? };
        }
        Some(())
    }

    /// The funding that says so. Who has nothing is named with nothing, so that a share can grow again.
    pub(super) fn funding(self) -> Funding {
        match self.unit {
            ShareUnit::Dong => Funding::PriceShares(self.parts),
            ShareUnit::Percent => Funding::Percent(self.parts),
        }
    }

    /// The funding in the fewest words: who has nothing is not named, and one who has all is the source.
    pub(super) fn tidy_funding(mut self) -> Funding {
        self.parts.retain(|(_, part)| *part > Decimal::ZERO);
        match self.parts.as_slice() {
            [] => Funding::Unstated,
            [(id, part)] if *part == self.whole => Funding::Source(*id),
            _ => self.funding(),
        }
    }
}

/// Whether the move can concern the item at all: a line with money that is not given in kind.
pub(super) fn can_pay(item: &Item) -> bool {
    item.line().is_some_and(|line| line.basis != Basis::Blank && !matches!(line.funding, Funding::InKind { .. }))
}
