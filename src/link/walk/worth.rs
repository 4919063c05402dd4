//! What a printed figure likely says, from the lines: a guess in whole numbers, frozen with the link. The rule of the product is
//! in `calc`; where this one is wrong, the figure only takes more room.

use crate::money::{Decimal, Scale};
use crate::plan::{Basis, ClaimField, Funding, Id, Line, Plan, Subject};

/// What is guessed of a plan: the amount of each item in each year, from each source and from all.
pub(super) struct Worth<'a> {
    plan: &'a Plan,
    /// Where the items of each item end.
    ends: Vec<usize>,
}

impl<'a> Worth<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let items = plan.outline.items();
        let mut ends = vec![items.len(); items.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            while open.last().and_then(|open| items.get(*open)).is_some_and(|open| open.depth >= item.depth) {
                if let Some(end) = open.pop().and_then(|open| ends.get_mut(open)) {
                    *end = at;
                }
            }
            open.push(at);
        }
        Self { plan, ends }
    }

    /// What likely is printed of that, in a table of that scale that speaks of that source alone or of all.
    pub(super) fn text(&self, subject: Subject, scale: Scale, source: Option<Id>) -> Option<String> {
        match subject.field {
            ClaimField::Amount => {
                let dong = self.amount(subject.item, subject.year, subject.source.or(source))?;
                Some(grouped(dong, scale.zeros()))
            }
            ClaimField::Count => self.count(subject).map(number),
            ClaimField::Price => {
                let price = whole(self.line(subject.item?)?.0.price()?)?;
                Some(grouped(price, scale.zeros()))
            }
            ClaimField::Words | ClaimField::TargetGroups => None,
        }
    }

    fn line(&self, item: Id) -> Option<(Parts<'a>, usize)> {
        let at = self.plan.outline.position(item)?;
        Some((Parts { plan: self.plan, line: self.plan.outline.items().get(at)?.line()? }, at))
    }

    fn count(&self, subject: Subject) -> Option<Decimal> {
        let (line, _) = self.line(subject.item?)?;
        let mut counts = self.years(subject.year)?.map(|year| line.count(year));
        counts.try_fold(Decimal::ZERO, |sum, count| sum.checked_add(count?.unwrap_or_default()))
    }

    fn years(&self, year: Option<u16>) -> Option<std::ops::Range<usize>> {
        match year {
            Some(year) => self.plan.period.index(year).map(|at| at..at.saturating_add(1)),
            None => Some(0..self.plan.period.len()),
        }
    }

    fn amount(&self, item: Option<Id>, year: Option<u16>, source: Option<Id>) -> Option<i128> {
        let items = self.plan.outline.items();
        let rows = match item {
            Some(item) => {
                let at = self.plan.outline.position(item)?;
                at..self.ends.get(at).copied()?
            }
            None => 0..items.len(),
        };
        let mut sum = 0_i128;
        for line in items.get(rows)?.iter().filter_map(|item| item.line()) {
            let parts = Parts { plan: self.plan, line };
            for year in self.years(year)? {
                sum = sum.checked_add(parts.amount(year, source)?)?;
            }
        }
        Some(sum)
    }
}

/// A line and its plan.
#[derive(Clone, Copy)]
struct Parts<'a> {
    plan: &'a Plan,
    line: &'a Line,
}

impl Parts<'_> {
    fn price(&self) -> Option<Decimal> {
        if let Basis::UnitCost { price, .. } = &self.line.basis { price.constant() } else { None }
    }

    /// How many in a year: blank years count nothing, and what is no number cannot be guessed.
    fn count(&self, year: usize) -> Option<Option<Decimal>> {
        let Basis::UnitCost { count, .. } = &self.line.basis else { return Some(None) };
        let Some(number) = count.by_year.get(year).copied().flatten() else { return Some(None) };
        let factors = count.factors.iter().map(|factor| factor.number(self.plan));
        let product = factors.into_iter().try_fold(number, |product, factor| product.checked_mul(factor?))?;
        Some(Some(product))
    }

    /// The amount of a year, in whole đồng; `None` where it is none.
    fn amount(&self, year: usize, source: Option<Id>) -> Option<i128> {
        if matches!(self.line.funding, Funding::InKind { .. }) {
            return Some(0);
        }
        let whole_line = match &self.line.basis {
            Basis::Blank => 0,
            Basis::LumpSum(amounts) => amounts.get(year).copied().flatten().map_or(0, |amount| amount.dong()),
            Basis::UnitCost { price, .. } => match (price.in_year(year), self.count(year)?) {
                (Some(price), Some(count)) => whole(price.checked_mul(count)?)?,
                _ => 0,
            },
        };
        let Some(source) = source else { return Some(whole_line) };
        let share = |shares: &[(Id, Decimal)]| -> Decimal {
            shares.iter().filter(|(id, _)| *id == source).map(|(_, share)| *share).sum()
        };
        match &self.line.funding {
            Funding::Source(id) if *id == source => Some(whole_line),
            Funding::Percent(shares) => {
                let of = Decimal::try_from_i128_with_scale(whole_line, 2).ok()?;
                whole(of.checked_mul(share(shares))?)
            }
            Funding::PriceShares(shares) => {
                let count = self.count(year)?.unwrap_or_default();
                whole(share(shares).checked_mul(count)?)
            }
            Funding::Amounts(shares) => {
                let of = shares.iter().filter(|(id, _)| *id == source);
                Some(of.filter_map(|(_, years)| years.get(year).copied().flatten()).map(|amount| amount.dong()).sum())
            }
            _ => Some(0),
        }
    }
}

fn whole(value: Decimal) -> Option<i128> {
    let value = value.normalize();
    (value.scale() == 0).then(|| value.mantissa())
}

fn number(value: Decimal) -> String {
    let value = value.normalize();
    grouped(value.mantissa(), value.scale())
}

/// `mantissa` ÷ 10^`decimals` as `1.234,5`, without zeros after the comma.
fn grouped(mantissa: i128, decimals: u32) -> String {
    let value = Decimal::try_from_i128_with_scale(mantissa, decimals).unwrap_or_default().normalize();
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).checked_rem(3) == Some(0) {
            text.push('.');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// What is read in a printed number, as printed numbers mostly are.
pub(super) fn reading(raw: &str) -> Option<Decimal> {
    let plain: String = raw.chars().filter(|c| *c != '.').map(|c| if c == ',' { '.' } else { c }).collect();
    plain.parse().ok()
}
