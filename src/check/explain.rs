//! How a wrong printed figure came about: what was left out, doubled or mistyped. Explains, and never corrects.

use super::figures::{row_of, source_of};
use crate::calc::{Report, Row};
use crate::money::Money;
use crate::plan::{Claim, ClaimField, Id, Plan, Table};

/// How a figure came to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This part is missing from the sum.
    LeftOut(Id),
    /// This part is in the sum twice.
    Doubled(Id),
    /// The sum has this line in it, which stands outside the group.
    Outside(Id),
    /// The plan has this part twice; the printed sum has it once.
    Repeated(Id),
    /// The year is missing from the sum over the years.
    YearLeftOut(u16),
    /// The year is in the sum over the years twice.
    YearDoubled(u16),
    /// It is the figure of that year.
    OtherYear(u16),
    /// It is the figure of that item, which stands right above it.
    OtherItem(Id),
    /// Two digits changed places.
    SwappedDigits,
    /// It has that many zeros too many.
    ExtraZeros(u32),
    /// It has that many zeros too few.
    MissingZeros(u32),
    /// Its sign is wrong.
    Sign,
    /// This factor of the count was not multiplied in, by its position.
    FactorLeftOut(usize),
    /// The printed sum is right, and the figure of this part is wrong.
    Part {
        /// The part.
        item: Id,
        /// What is wrong with its figure.
        how: Box<Why>,
    },
    /// A word of an amount in words is wrong.
    Word {
        /// As written; empty if a word is missing.
        written: String,
        /// As it should be; empty if the word should not be there.
        expected: String,
    },
}

/// A printed amount that is not the computed one, and where it stands.
pub(super) struct Wrong<'a> {
    plan: &'a Plan,
    report: &'a Report,
    row: Row,
    /// The position of its year, and of its source.
    year: Option<usize>,
    source: Option<usize>,
    stated: Money,
    computed: Money,
    /// Whether the printed figures above and beside it were added up with it.
    added_up: bool,
}

impl<'a> Wrong<'a> {
    /// The amount of a claim; `None` for any other figure.
    pub(super) fn new(
        plan: &'a Plan,
        report: &'a Report,
        (claim, table): (&Claim, &Table),
        (stated, computed): (Money, Money),
        added_up: bool,
    ) -> Option<Self> {
        let row = row_of(plan, claim).filter(|_| claim.subject.field == ClaimField::Amount)?;
        let year = claim.subject.year.map(|year| plan.period.index(year).ok_or(())).transpose().ok()?;
        let source = source_of(plan, claim, table);
        Some(Self { plan, report, row, year, source, stated, computed, added_up })
    }

    /// The likeliest way in which it came about. A sum that others were added up with was added up wrongly before it
    /// was mistyped; one that nobody added up was mistyped.
    pub(super) fn why(&self) -> Option<Why> {
        let typed = || slip(self.stated, self.computed);
        let added = || self.left_out().or_else(|| self.doubled());
        let scaled = || typed().filter(|why| matches!(why, Why::ExtraZeros(_) | Why::MissingZeros(_) | Why::Sign));
        let copied = || self.other_year().or_else(|| self.other_item());
        let first = if self.added_up { scaled().or_else(added).or_else(typed) } else { typed().or_else(added) };
        first.or_else(|| self.outside()).or_else(copied).or_else(|| self.factor()).or_else(|| self.part())
    }

    fn amount(&self, row: Row, year: Option<usize>) -> Money {
        self.report.amount(row, year, self.source).unwrap_or(Money::ZERO)
    }

    fn position(&self) -> Option<usize> {
        match self.row {
            Row::Item(at) => Some(at),
            Row::Plan => None,
        }
    }

    /// The parts of a group, or of the whole plan, with their amounts; nothing for a line.
    fn parts(&self) -> Vec<(Id, Money)> {
        let outline = &self.plan.outline;
        let is_line = self.position().and_then(|at| outline.items().get(at)).is_some_and(|item| !item.is_group());
        let children = if is_line { Vec::new() } else { outline.children(self.position()) };
        let part = |at: usize| Some((outline.items().get(at)?.id, self.amount(Row::Item(at), self.year)));
        children.into_iter().filter_map(part).filter(|(_, amount)| !amount.is_zero()).collect()
    }

    /// The years of a figure over all years, with their amounts.
    fn years(&self) -> Vec<(u16, Money)> {
        let years = self.plan.period.years().enumerate().filter(|_| self.year.is_none());
        let amounts = years.map(|(index, year)| (year, self.amount(self.row, Some(index))));
        amounts.filter(|(_, amount)| !amount.is_zero()).collect()
    }

    /// What is printed is everything but one part. Of equal parts the last, which a range that ends too early loses.
    fn left_out(&self) -> Option<Why> {
        let missing = self.computed.minus(self.stated);
        let part = self.parts().into_iter().rev().find(|(_, amount)| *amount == missing);
        if let Some((id, _)) = part {
            return Some(if self.has_twin(id) { Why::Repeated(id) } else { Why::LeftOut(id) });
        }
        self.years().into_iter().rev().find(|(_, amount)| *amount == missing).map(|(year, _)| Why::YearLeftOut(year))
    }

    fn doubled(&self) -> Option<Why> {
        let extra = self.stated.minus(self.computed);
        let part = self.parts().into_iter().rev().find(|(_, amount)| *amount == extra);
        let year = || self.years().into_iter().rev().find(|(_, amount)| *amount == extra);
        part.map(|(id, _)| Why::Doubled(id)).or_else(|| year().map(|(year, _)| Why::YearDoubled(year)))
    }

    /// What is printed is the group and one line right after it or before it.
    fn outside(&self) -> Option<Why> {
        let outline = &self.plan.outline;
        let own = self.position().filter(|at| outline.items().get(*at).is_some_and(|item| item.is_group()))?;
        let extra = self.stated.minus(self.computed);
        let is_it = |at: &usize| {
            let line = outline.items().get(*at).is_some_and(|item| !item.is_group());
            line && self.amount(Row::Item(*at), self.year) == extra
        };
        let siblings = outline.children(outline.parent(own)).into_iter().find(is_it);
        siblings.and_then(|at| outline.items().get(at)).map(|item| Why::Outside(item.id))
    }

    /// Whether an item beside this one says the same and costs the same.
    fn has_twin(&self, id: Id) -> bool {
        let outline = &self.plan.outline;
        let item = |at: usize| outline.items().get(at);
        let Some(own) = outline.get(id) else { return false };
        let same = |at: &usize| item(*at).is_some_and(|other| other.label == own.label && other.kind == own.kind);
        !own.label.is_empty() && outline.children(self.position()).iter().filter(|at| same(at)).count() > 1
    }

    /// The same row has this figure in another year, the nearest first.
    fn other_year(&self) -> Option<Why> {
        let own = self.year?;
        let same = |index: usize| index != own && self.amount(self.row, Some(index)) == self.stated;
        let years = self.plan.period.years().enumerate().filter(|(index, _)| same(*index));
        years.min_by_key(|(index, _)| index.abs_diff(own)).map(|(_, year)| Why::OtherYear(year))
    }

    /// The row above has this figure in the same column.
    fn other_item(&self) -> Option<Why> {
        let above = self.position()?.checked_sub(1)?;
        let item = self.plan.outline.items().get(above)?;
        (self.amount(Row::Item(above), self.year) == self.stated).then_some(Why::OtherItem(item.id))
    }

    /// The amount of a line without one of the factors of its count.
    fn factor(&self) -> Option<Why> {
        let line = self.plan.outline.items().get(self.position()?)?.line()?;
        let crate::plan::Basis::UnitCost { count, .. } = &line.basis else { return None };
        let stated = self.stated.to_decimal()?;
        let makes_it = |number: crate::money::Decimal| {
            stated.checked_mul(number).and_then(Money::from_decimal).is_some_and(|product| product == self.computed)
        };
        let found = count.factors.iter().position(|factor| factor.number(self.plan).is_some_and(makes_it));
        found.map(Why::FactorLeftOut)
    }

    /// One part was mistyped: with the figure it should have, the sum would be the printed one.
    fn part(&self) -> Option<Why> {
        let excess = self.computed.minus(self.stated);
        let how = |(item, amount): (Id, Money)| {
            let how = slip(amount, amount.minus(excess))?;
            Some(Why::Part { item, how: Box::new(how) })
        };
        self.parts().into_iter().find_map(how)
    }
}

/// What a hand does to `right` to write `wrong`: zeros, a sign, two digits that changed places.
pub(super) fn slip(wrong: Money, right: Money) -> Option<Why> {
    if right.is_zero() || wrong.is_zero() {
        return None;
    }
    if wrong == Money::ZERO.minus(right) {
        return Some(Why::Sign);
    }
    if let Some(zeros) = zeros(right, wrong) {
        return Some(Why::ExtraZeros(zeros));
    }
    if let Some(zeros) = zeros(wrong, right) {
        return Some(Why::MissingZeros(zeros));
    }
    let (wrong, right) = (wrong.dong().to_string(), right.dong().to_string());
    let differ: Vec<(u8, u8)> = wrong.bytes().zip(right.bytes()).filter(|(one, other)| one != other).collect();
    match differ.as_slice() {
        [(a, b), (c, d)] if wrong.len() == right.len() && a == d && b == c => Some(Why::SwappedDigits),
        _ => None,
    }
}

/// How many zeros at the end of `long` make it of `short`: 1 to 9.
fn zeros(short: Money, long: Money) -> Option<u32> {
    let times = |zeros: &u32| {
        let factor = 10_i128.checked_pow(*zeros);
        factor.and_then(|factor| short.dong().checked_mul(factor)) == Some(long.dong())
    };
    (1..=9).find(times)
}
