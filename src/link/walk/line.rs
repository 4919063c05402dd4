//! What a line costs and who pays it, as values, each likely what stands beside it. Computes nothing.

use super::super::coder::{Coder, Prior, View, view};
use super::{field, name, reference};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, ByYear, Count, Factor, FactorValue, Funding, Id, Line, Plan, Price};

/// Lines that a line is likely alike.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// The plan, with its years, sources and drivers.
    pub(super) plan: &'a Plan,
    /// The same line in the base.
    pub(super) base: Option<&'a Line>,
    /// The last line of that name.
    pub(super) twin: Option<&'a Line>,
    /// The last line.
    pub(super) last: Option<&'a Line>,
}

impl<'a> Beside<'a> {
    /// What those lines have in that place.
    fn guesses<T>(&self, of: impl Fn(&'a Line) -> Option<T>) -> [Option<T>; 3] {
        [self.base, self.twin, self.last].map(|line| line.and_then(&of))
    }

    fn sources(&self) -> impl Iterator<Item = Id> + Clone {
        self.plan.sources.iter().map(|source| source.id)
    }

    fn years(&self) -> usize {
        self.plan.period.len()
    }
}

/// A line.
pub(super) fn line(coder: &mut Coder<'_>, given: &Line, beside: &Beside<'_>) -> Line {
    let unit = coder.text(field::UNIT, beside.base.map(|base| &*base.unit), &given.unit);
    Line {
        unit,
        basis: basis(coder, given, beside),
        funding: funding(coder, given, beside),
        codes: crate::plan::Codes::default(),
    }
}

/// Which of the kinds it is: the base's, where there is one, else in view of the last line's.
fn kind(
    coder: &mut Coder<'_>,
    view: u32,
    many: u32,
    beside: &Beside<'_>,
    of: impl Fn(&Line) -> u32,
    given: &Line,
) -> u32 {
    let [base, twin, last] = beside.guesses(|line| Some(of(line)));
    let seen = base.map(|kind| kind.wrapping_add(40)).or(twin.map(|kind| kind.wrapping_add(20))).or(last);
    coder.one_of(view.wrapping_add(seen.unwrap_or(19) << 2), many, of(given))
}

fn basis_kind(line: &Line) -> u32 {
    match &line.basis {
        Basis::Blank => 0,
        Basis::UnitCost { .. } => 1,
        Basis::LumpSum(_) => 2,
    }
}

fn price(line: &Line) -> Option<&Price> {
    if let Basis::UnitCost { price, .. } = &line.basis { Some(price) } else { None }
}

fn count(line: &Line) -> Option<&Count> {
    if let Basis::UnitCost { count, .. } = &line.basis { Some(count) } else { None }
}

fn lump(line: &Line, year: usize) -> Option<Money> {
    if let Basis::LumpSum(amounts) = &line.basis { amounts.get(year).copied().flatten() } else { None }
}

fn basis(coder: &mut Coder<'_>, given: &Line, beside: &Beside<'_>) -> Basis {
    match kind(coder, view(name::LINE, 0), 3, beside, basis_kind, given) {
        0 => Basis::Blank,
        1 => Basis::UnitCost { price: prices(coder, given, beside), count: counts(coder, given, beside) },
        _ => Basis::LumpSum(by_year(coder, view(name::LINE, 1), beside, &|line, year| lump(line, year), given, &money)),
    }
}

fn prices(coder: &mut Coder<'_>, given: &Line, beside: &Beside<'_>) -> Price {
    let is_by_year = |line: &Line| matches!(price(line), Some(Price::ByYear(_)));
    let known = u32::from(beside.base.or(beside.last).is_some_and(is_by_year));
    if coder.flag(view(name::LINE, 2).wrapping_add(known), Prior::Rare, is_by_year(given)) {
        let of = |line: &Line, year| price(line)?.in_year(year);
        return Price::ByYear(by_year(coder, view(name::LINE, 3), beside, &of, given, &decimal));
    }
    let of = |line: &Line| price(line)?.constant();
    let value = of(given);
    let is_known = u32::from(beside.base.or(beside.last).and_then(of).is_some());
    let is_there = coder.flag(view(name::LINE, 4).wrapping_add(is_known), Prior::Likely, value.is_some());
    let guesses = beside.guesses(of);
    Price::Constant(is_there.then(|| coder.decimal(view(name::LINE, 6), &guesses, value.unwrap_or_default())))
}

fn counts(coder: &mut Coder<'_>, given: &Line, beside: &Beside<'_>) -> Count {
    let none = Count::default();
    let given_count = count(given).unwrap_or(&none);
    let of = |line| count(line).map(|count| &*count.factors);
    let [base, twin, _] = beside.guesses(of);
    let guess = base.or(twin).filter(|_| !coder.is_summing());
    let factors = match guess {
        Some(factors) if coder.choice(view(name::COUNT, 0), Prior::Likely, factors == given_count.factors) => {
            factors.to_vec()
        }
        _ => {
            let many = coder.many(view(name::COUNT, 1), given_count.factors.len());
            (0..many).map(|at| factor(coder, given_count.factors.get(at), beside)).collect()
        }
    };
    let of = |line: &Line, year: usize| count(line)?.by_year.get(year).copied().flatten();
    Count { factors, by_year: by_year(coder, view(name::COUNT, 2), beside, &of, given, &decimal) }
}

/// A factor of a count.
pub(super) fn factor(coder: &mut Coder<'_>, given: Option<&Factor>, beside: &Beside<'_>) -> Factor {
    let nothing = Factor { value: FactorValue::Number(Decimal::ZERO), unit: String::new() };
    let given = given.unwrap_or(&nothing);
    let unit = coder.text(field::UNIT, None, &given.unit);
    let (number, driven) = match given.value {
        FactorValue::Number(number) => (Some(number), None),
        FactorValue::Driver { driver, except } => (except, Some(driver)),
    };
    let is_driven = coder.flag(view(name::COUNT, 3), Prior::Even, driven.is_some());
    let value = |coder: &mut Coder<'_>| coder.decimal(view(name::COUNT, 4), &[], number.unwrap_or_default());
    let value = if is_driven {
        let drivers = beside.plan.drivers.iter().map(|driver| driver.id);
        let driver = reference(coder, view(name::COUNT, 5), drivers, driven.unwrap_or_default());
        let is_except = coder.flag(view(name::COUNT, 6), Prior::Rare, number.is_some());
        FactorValue::Driver { driver, except: is_except.then(|| value(coder)) }
    } else {
        FactorValue::Number(value(coder))
    };
    Factor { value, unit }
}

/// Writes a value that likely is one of those, or reads one.
type Each<'a, T> = &'a dyn Fn(&mut Coder<'_>, View, &[Option<T>], T) -> T;

fn money(coder: &mut Coder<'_>, view: View, guesses: &[Option<Money>], value: Money) -> Money {
    coder.money(view, guesses, value)
}

fn decimal(coder: &mut Coder<'_>, view: View, guesses: &[Option<Decimal>], value: Decimal) -> Decimal {
    coder.decimal(view, guesses, value)
}

/// A value for each year, each likely that of the year before.
fn by_year<T: Copy + Default>(
    coder: &mut Coder<'_>,
    view: View,
    beside: &Beside<'_>,
    of: &dyn Fn(&Line, usize) -> Option<T>,
    given: &Line,
    each: Each<'_, T>,
) -> ByYear<T> {
    let mut years: ByYear<T> = Vec::with_capacity(beside.years());
    for year in 0..beside.years() {
        let value = of(given, year);
        let [base, twin, last] = beside.guesses(|line| of(line, year));
        let before = years.last().copied().flatten();
        let seen = match (beside.base, beside.twin) {
            (Some(_), _) => 8 | u32::from(base.is_some()),
            (None, Some(_)) => 4 | u32::from(twin.is_some()),
            _ => u32::from(year > 0) << 1 | u32::from(if year > 0 { before.is_some() } else { last.is_some() }),
        };
        let is_there = coder.flag(view.wrapping_add(0x1111_0000).wrapping_add(seen), Prior::Even, value.is_some());
        years.push(is_there.then(|| each(coder, view, &[base, twin, before, last], value.unwrap_or_default())));
    }
    years
}

fn funding_kind(line: &Line) -> u32 {
    match &line.funding {
        Funding::Source(_) => 0,
        Funding::Unstated => 1,
        Funding::Percent(_) => 2,
        Funding::PriceShares(_) => 3,
        Funding::Amounts(_) => 4,
        Funding::InKind { .. } => 5,
    }
}

/// Who pays a line.
pub(super) fn funding(coder: &mut Coder<'_>, given: &Line, beside: &Beside<'_>) -> Funding {
    let [base, twin, last] = beside.guesses(|line| Some(&line.funding));
    if let Some(guess) = base.or(twin).or(last).filter(|_| !coder.is_summing()) {
        let seen = u32::from(base.is_some()) << 1 | u32::from(twin.is_some());
        if coder.choice(view(name::FUNDING, 0).wrapping_add(seen), Prior::Even, *guess == given.funding) {
            return guess.clone();
        }
    }
    match kind(coder, view(name::FUNDING, 1), 6, beside, funding_kind, given) {
        0 => {
            let id = if let Funding::Source(id) = given.funding { id } else { 0 };
            Funding::Source(reference(coder, view(name::FUNDING, 2), beside.sources(), id))
        }
        1 => Funding::Unstated,
        2 => {
            let shares = if let Funding::Percent(shares) = &given.funding { &**shares } else { &[] };
            Funding::Percent(percent(coder, shares, beside))
        }
        3 => {
            let given = if let Funding::PriceShares(shares) = &given.funding { &**shares } else { &[] };
            Funding::PriceShares(shares(coder, given, beside, |coder, value, _| {
                coder.decimal(view(name::FUNDING, 3), &[], value.copied().unwrap_or_default())
            }))
        }
        4 => {
            let given = if let Funding::Amounts(shares) = &given.funding { &**shares } else { &[] };
            Funding::Amounts(shares(coder, given, beside, |coder, value, _| amounts(coder, value, beside)))
        }
        _ => {
            let donor = if let Funding::InKind { donor } = &given.funding { &**donor } else { "" };
            Funding::InKind { donor: coder.text(field::DONOR, None, donor) }
        }
    }
}

fn amounts(coder: &mut Coder<'_>, given: Option<&ByYear<Money>>, beside: &Beside<'_>) -> ByYear<Money> {
    let mut years: ByYear<Money> = Vec::new();
    for year in 0..beside.years() {
        let value = given.and_then(|years| years.get(year)).copied().flatten();
        let before = years.last().copied().flatten();
        let is_there =
            coder.flag(view(name::FUNDING, 4).wrapping_add(u32::from(before.is_some())), Prior::Even, value.is_some());
        years.push(is_there.then(|| coder.money(view(name::FUNDING, 6), &[before], value.unwrap_or_default())));
    }
    years
}

/// Shares of sources, mostly in the order of the plan's.
fn shares<T>(
    coder: &mut Coder<'_>,
    given: &[(Id, T)],
    beside: &Beside<'_>,
    mut each: impl FnMut(&mut Coder<'_>, Option<&T>, bool) -> T,
) -> Vec<(Id, T)> {
    let has = |id: Id| given.iter().any(|(other, _)| *other == id);
    let in_order = beside.sources().filter(|id| has(*id)).eq(given.iter().map(|(id, _)| *id));
    let mut ids = Vec::new();
    if !coder.is_summing() && coder.choice(view(name::FUNDING, 8), Prior::Likely, in_order) {
        for (at, id) in beside.sources().enumerate() {
            let view = view(name::FUNDING, 9).wrapping_add(u32::try_from(at.min(30)).unwrap_or_default());
            if coder.choice(view, Prior::Even, has(id)) {
                ids.push(id);
            }
        }
    } else {
        let many = coder.many(view(name::FUNDING, 50), given.len());
        for at in 0..many.min(crate::money::LIMITS.list) {
            let id = given.get(at).map_or(0, |(id, _)| *id);
            ids.push(reference(coder, view(name::FUNDING, 51), beside.sources(), id));
        }
    }
    let many = ids.len();
    let value = |at: usize| given.get(at).map(|(_, value)| value);
    let each = ids.into_iter().enumerate().map(|(at, id)| (id, each(coder, value(at), at.saturating_add(1) == many)));
    each.collect()
}

/// Percentages, which mostly are whole and come to 100.
fn percent(coder: &mut Coder<'_>, given: &[(Id, Decimal)], beside: &Beside<'_>) -> Vec<(Id, Decimal)> {
    let mut rest = 100_u64;
    let mut at = 0_u32;
    shares(coder, given, beside, |coder, value, is_last| {
        let value = value.copied().unwrap_or_default();
        if coder.is_summing() {
            return coder.decimal(0, &[], value);
        }
        at = at.saturating_add(1).min(8);
        if is_last && coder.choice(view(name::FUNDING, 52), Prior::Likely, value == Decimal::from(rest)) {
            return Decimal::from(rest);
        }
        let whole = u64::try_from(value.mantissa()).ok().filter(|whole| value.scale() == 0 && *whole <= rest);
        if coder.choice(view(name::FUNDING, 53), Prior::Likely, whole.is_some()) {
            let room = 64_u32.saturating_sub(rest.leading_zeros());
            let view = view(name::FUNDING, 54).wrapping_add(at << 17 | room << 21);
            let share = coder.up_to(view, rest, whole.unwrap_or_default());
            rest = rest.saturating_sub(share);
            return Decimal::from(share);
        }
        coder.decimal(view(name::FUNDING, 55), &[], value)
    })
}
