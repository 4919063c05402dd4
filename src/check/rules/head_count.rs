//! Lines of one activity that count its participants and do not count as many: 60 kits and 55 lunches.

use super::spelling::{counted, has_phrase, words};
use super::{families, lines, of_item};
use crate::calc::Report;
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::Decimal;
use crate::plan::{Basis, Count, Factor, FactorValue, Item, Line, Plan};
use std::collections::BTreeSet;

/// Units that count people.
const PEOPLE: [&str; 7] = ["người", "học viên", "đại biểu", "suất", "khách", "thành viên", "bộ tài liệu"];
/// People who are not the participants.
const OTHERS: [&str; 12] = [
    "diễn giả",
    "giảng viên",
    "báo cáo viên",
    "chuyên gia",
    "thù lao",
    "chủ trì",
    "thư ký",
    "ban tổ chức",
    "phục vụ",
    "lái xe",
    "trợ giảng",
    "cán bộ",
];

/// The heads that a line counts.
struct Heads<'a> {
    row: usize,
    item: &'a Item,
    number: Decimal,
    /// The line says itself that it is for another number than the plan's driver.
    deliberate: bool,
}

pub(super) fn head_count(plan: &Plan, _: &Report) -> Vec<Finding> {
    let people = People::of(lines(plan).flat_map(|(_, _, line)| units(line)));
    let items = plan.outline.items();
    let mut found = Vec::new();
    for family in families(&plan.outline) {
        let members = family.iter().filter_map(|row| Some((*row, &**items.get(*row)?)));
        let heads: Vec<Heads> = members.filter_map(|(row, item)| people.heads(plan, row, item)).collect();
        let Some(usual) = usual(&heads) else { continue };
        let odd = heads.iter().filter(|heads| disagree(heads.number, usual.number));
        found.extend(odd.map(|heads| finding(heads, usual)));
    }
    found
}

/// The line with the number that most lines have; of two as usual, the first.
fn usual<'a>(heads: &'a [Heads<'a>]) -> Option<&'a Heads<'a>> {
    let same = |one: &Heads| heads.iter().filter(|other| other.number == one.number).count();
    let fewest = |one: &&Heads| (std::cmp::Reverse(same(one)), one.row);
    heads.iter().min_by_key(fewest)
}

/// Whether the numbers may mean the same people: one is no multiple of the other (two days, two to a room), and they
/// are not far apart.
fn disagree(one: Decimal, other: Decimal) -> bool {
    let (few, many) = if one < other { (one, other) } else { (other, one) };
    let is_multiple = many.checked_rem(few).is_none_or(|rest| rest.is_zero());
    !is_multiple && few.checked_add(few).is_some_and(|twice| twice > many)
}

fn finding(heads: &Heads, usual: &Heads) -> Finding {
    let severity = if heads.deliberate { Severity::Note } else { Severity::Warning };
    Finding {
        stated: Some(Figure::Number(heads.number.normalize())),
        computed: Some(Figure::Number(usual.number.normalize())),
        other: Some(usual.item.id),
        ..of_item(Rule::HeadCount, severity, heads.item)
    }
}

/// Those of some units that count people, and the words above as they are compared.
struct People<'a> {
    units: BTreeSet<&'a str>,
    others: Vec<Vec<String>>,
}

impl<'p> People<'p> {
    fn of(units: impl Iterator<Item = &'p str>) -> Self {
        let units: BTreeSet<&str> = units.collect();
        let people = PEOPLE.map(words);
        let counts = |unit: &&str| {
            let unit = counted(unit);
            people.iter().any(|people| unit.starts_with(people))
        };
        Self { units: units.into_iter().filter(counts).collect(), others: OTHERS.map(words).to_vec() }
    }

    fn counts(&self, unit: &str) -> bool {
        self.units.contains(unit)
    }

    /// The first factor that counts people.
    fn factor<'a>(&self, count: &'a Count) -> Option<(usize, &'a Factor)> {
        count.factors.iter().enumerate().find(|(_, factor)| self.counts(&factor.unit))
    }

    fn heads<'a>(&self, plan: &Plan, row: usize, item: &'a Item) -> Option<Heads<'a>> {
        let line = item.line().filter(|_| item.depth > 0)?;
        let Basis::UnitCost { count, .. } = &line.basis else { return None };
        let factor = self.factor(count).map(|(_, factor)| factor);
        let number = match factor {
            Some(factor) => factor.number(plan)?,
            None if count.factors.is_empty() && self.counts(&line.unit) => same_every_year(count)?,
            None => return None,
        };
        let label = words(&item.label);
        let participants = !self.others.iter().any(|other| has_phrase(&label, other));
        let deliberate =
            factor.is_some_and(|factor| matches!(factor.value, FactorValue::Driver { except: Some(_), .. }));
        (participants && number > Decimal::ZERO).then_some(Heads { row, item, number, deliberate })
    }
}

/// The units that a line names.
fn units(line: &Line) -> impl Iterator<Item = &str> {
    let factors = match &line.basis {
        Basis::UnitCost { count, .. } => count.factors.as_slice(),
        Basis::Blank | Basis::LumpSum(_) => &[],
    };
    std::iter::once(line.unit.as_str()).chain(factors.iter().map(|factor| factor.unit.as_str()))
}

/// The number of every year that has one, if it is the same.
fn same_every_year(count: &Count) -> Option<Decimal> {
    let mut given = count.by_year.iter().flatten();
    let first = given.next().copied()?;
    given.all(|number| *number == first).then_some(first)
}

/// What a line costs for one person at that price, where people are a factor of it: in the year at `index`, or in every
/// year, if it is the same.
pub fn per_head(plan: &Plan, line: &Line, price: Decimal, index: Option<usize>) -> Option<Decimal> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    let (people, _) = People::of(units(line)).factor(count)?;
    let others = count.factors.iter().enumerate().filter(|(at, _)| *at != people);
    let each = match index {
        Some(index) => count.by_year.get(index).copied().flatten()?,
        None => same_every_year(count)?,
    };
    let each = each.checked_mul(price)?;
    others.map(|(_, factor)| factor.number(plan)).try_fold(each, |cost, number| cost.checked_mul(number?))
}
