//! Notes and sentences that fix a count ("02 kỳ/tháng", "mỗi năm hỗ trợ 20 doanh nghiệp") against the count itself.

use super::clause::quoted;
use super::grammar::Grammar;
use super::spelling::counted;
use super::told::{How, Per, Told, told_of};
use super::{about, lines, of_item};
use crate::calc::{Report, count_in_year};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{Decimal, fold_word};
use crate::plan::{Basis, ClaimField, Count, Item, Line, Plan, Subject};

pub(super) fn note_rule(plan: &Plan, _: &Report) -> Vec<Finding> {
    let grammar = Grammar::new();
    let mut findings = Vec::new();
    for (_, item, line) in lines(plan) {
        let Basis::UnitCost { count, .. } = &line.basis else { continue };
        let broken = told_of(&grammar, item).into_iter().find_map(|(told, clause)| {
            let broken = Counted::new(plan, line, count, &told)?.broken(&told)?;
            Some(broken.finding(plan, item, clause))
        });
        findings.extend(broken);
    }
    findings
}

/// A rule that a count does not follow.
struct Broken {
    /// The years in which it does not, as places in the period; none for all years together.
    years: Vec<usize>,
    stated: Decimal,
    computed: Decimal,
}

impl Broken {
    fn finding(self, plan: &Plan, item: &Item, clause: &str) -> Finding {
        let all = self.years.len() == plan.period.len();
        let named = |index: &usize| plan.period.years().nth(*index);
        let years: Vec<u16> = self.years.iter().filter_map(named).collect();
        let year = years.first().copied().filter(|_| plan.period.len() > 1);
        Finding {
            subject: Subject { field: ClaimField::Count, ..about(Some(item.id), year, None) },
            years: if all { Vec::new() } else { years },
            stated: Some(Figure::Number(self.stated.normalize())),
            computed: Some(Figure::Number(self.computed.normalize())),
            detail: quoted(clause),
            ..of_item(Rule::NoteRule, Severity::Warning, item)
        }
    }
}

/// What a line has of the unit that a clause names. A sentence may mean the number of a factor, of a year, or their
/// product: it is broken only if it means none of them.
struct Counted<'a> {
    plan: &'a Plan,
    count: &'a Count,
    /// The unit is that of the whole line.
    of_line: bool,
    /// The number of the factor with that unit.
    factor: Option<Decimal>,
    /// Everything that the line counts.
    units: Vec<Vec<String>>,
}

impl<'a> Counted<'a> {
    /// `None` if the line counts something else.
    fn new(plan: &'a Plan, line: &Line, count: &'a Count, told: &Told) -> Option<Self> {
        let names = |unit: &str| {
            let unit = counted(unit);
            let exact = told.how != How::Once || told.unit.len() == unit.len();
            !unit.is_empty() && exact && told.unit.starts_with(&unit)
        };
        let factor = count.factors.iter().find(|factor| names(&factor.unit));
        let factor = factor.map(|factor| factor.number(plan).ok_or(())).transpose().ok()?;
        let of_line = names(&line.unit);
        (of_line || factor.is_some()).then_some(())?;
        let units = std::iter::once(&line.unit).chain(count.factors.iter().map(|factor| &factor.unit));
        let units = units.map(|unit| counted(unit)).filter(|unit| !unit.is_empty()).collect();
        Some(Self { plan, count, of_line, factor, units })
    }

    /// The numbers that the clause may mean for a year, the likeliest first.
    fn in_year(&self, index: usize) -> Option<Vec<Decimal>> {
        let number = self.count.by_year.get(index).copied().flatten()?;
        let product = count_in_year(self.plan, self.count, index)?;
        let of_factor = self.factor.map(|factor| [Some(factor), factor.checked_mul(number)]);
        let of_line = self.of_line.then_some([Some(product), Some(number)]);
        Some([of_line, of_factor, Some([Some(product); 2])].into_iter().flatten().flatten().flatten().collect())
    }

    /// The years that have a count, each with the numbers that the clause may mean.
    fn years(&self) -> Vec<(usize, Vec<Decimal>)> {
        let years = 0..self.plan.period.len();
        years.filter_map(|index| Some((index, self.in_year(index)?))).filter(|(_, counts)| !is_zero(counts)).collect()
    }

    fn broken(&self, told: &Told) -> Option<Broken> {
        match &told.how {
            How::Once => self.broken_total(told.number, &self.years()),
            How::Each(of) => {
                // per class, per day: only a factor can say so, and only beside what it is for
                self.units.iter().any(|unit| of.starts_with(unit)).then_some(())?;
                let stated = self.factor.filter(|factor| *factor != told.number)?;
                let means_other = self.years().iter().any(|(_, counts)| counts.contains(&told.number));
                (!means_other).then_some(Broken { years: Vec::new(), stated, computed: told.number })
            }
            How::Per(per) => self.broken_rate(told.number, per),
        }
    }

    fn broken_rate(&self, number: Decimal, per: &Per) -> Option<Broken> {
        let years = self.years();
        let periods = self.count.factors.iter().find(|factor| fold_word(&factor.unit) == per.period);
        let periods = periods.map_or(Some(per.in_year), |factor| factor.number(self.plan))?;
        let expected = number.checked_mul(periods)?;
        let follows = |counts: &[Decimal]| {
            let by_period = periods != per.in_year && counts.contains(&number);
            by_period || counts.contains(&expected) || counts.iter().any(|count| is_weekly(*count, number, per))
        };
        let broken: Vec<_> = years.iter().filter(|(_, counts)| !follows(counts)).collect();
        if let Some((_, counts)) = broken.first() {
            let stated = counts.first().copied()?;
            let total = per.total.or_else(|| expected.checked_mul(per.years?));
            // a plan may reach the same total in other steps
            let reached = total.is_some_and(|total| sums(&years).contains(&total));
            let years = broken.iter().map(|(index, _)| *index).collect();
            return (!reached).then_some(Broken { years, stated, computed: expected });
        }
        let total = per.total.or_else(|| expected.checked_mul(per.years?))?;
        self.broken_total(total, &years)
    }

    fn broken_total(&self, total: Decimal, years: &[(usize, Vec<Decimal>)]) -> Option<Broken> {
        let sums = sums(years);
        let meant = sums.contains(&total) || years.iter().any(|(_, counts)| counts.contains(&total));
        let stated = sums.first().copied()?;
        (!meant).then_some(Broken { years: Vec::new(), stated, computed: total })
    }
}

/// Whether it is that many a week in a year with holidays: in 48 to 53 weeks.
fn is_weekly(count: Decimal, number: Decimal, per: &Per) -> bool {
    let weeks = count.checked_div(number).unwrap_or_default();
    per.in_year == Decimal::from(52) && weeks >= Decimal::from(48) && weeks <= Decimal::from(53)
}

fn is_zero(counts: &[Decimal]) -> bool {
    counts.first().is_none_or(Decimal::is_zero)
}

/// The sums over the years, one for each meaning.
fn sums(years: &[(usize, Vec<Decimal>)]) -> Vec<Decimal> {
    let meanings = years.first().map_or(0, |(_, counts)| counts.len());
    let sum = |meaning: usize| {
        let numbers = years.iter().filter_map(|(_, counts)| counts.get(meaning));
        numbers.fold(Decimal::ZERO, |sum, number| sum.checked_add(*number).unwrap_or(sum))
    };
    (0..meanings).map(sum).collect()
}
