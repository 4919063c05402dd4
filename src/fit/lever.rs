//! What of a plan may be cut, and how far down: whole counts, and numbers that many lines share. Computes no amount and cuts
//! nothing.

use crate::calc::count_in_year;
use crate::edit::{Cell, Command, Field, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Factor, FactorValue, Funding, Hold, Id, Line, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// What a lever sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The number of a year; each counts so many.
    Year { item: Id, year: u16, each: Decimal },
    /// A factor of the line alone; each counts so many over all years.
    Factor { item: Id, at: usize, each: Decimal },
    /// A number that lines share.
    Driver(Id),
}

/// A whole number that may go down.
#[derive(Clone, Debug)]
pub(super) struct Lever {
    pub(super) what: What,
    /// Where it is.
    pub(super) high: i128,
    /// At least this must stay.
    pub(super) low: i128,
    /// The lines that follow it, in document order.
    pub(super) lines: Vec<Id>,
    /// 1 for the most important, as its most important line; 0 for none.
    pub(super) rank: u16,
}

/// Together some levers may go down so many steps: the years of a line that has to keep so many in all.
#[derive(Clone, Debug)]
pub(super) struct Slack {
    pub(super) levers: Vec<usize>,
    pub(super) steps: i128,
}

impl Lever {
    /// The command that sets it.
    pub(super) fn command(&self, value: i128) -> Command {
        let number = Decimal::try_from_i128_with_scale(value, 0).unwrap_or_default();
        match self.what {
            What::Year { item, year, each } => {
                Command::SetCount { item, year: Some(year), count: number.checked_mul(each).map(|it| it.normalize()) }
            }
            What::Factor { item, at, .. } => Command::SetFactor { item, factor: at, number: Some(number) },
            What::Driver(driver) => Command::SetDriverValue { driver, value: number },
        }
    }

    /// What people see change: counts, and the number itself where lines share it.
    pub(super) fn shown(&self, value: i128) -> Decimal {
        let number = Decimal::try_from_i128_with_scale(value, 0).unwrap_or_default();
        match self.what {
            What::Year { each, .. } | What::Factor { each, .. } => {
                number.checked_mul(each).unwrap_or(number).normalize()
            }
            What::Driver(_) => number,
        }
    }

    /// The cell that people see change.
    pub(super) fn cell(&self, plan: &Plan) -> Cell {
        match self.what {
            // where there is but one year, nobody names it
            What::Year { item, year, .. } => {
                Cell { of: Some(item), field: Field::Count, year: Some(year).filter(|_| plan.period.len() > 1) }
            }
            What::Factor { item, .. } => Cell::new(Some(item), Field::Count),
            What::Driver(driver) => Cell::new(Some(driver), Field::Value),
        }
    }
}

/// The lines that a cut may touch, in document order: as they would be if nothing had to stay of them. Lump sums are among
/// them, which only [`How::Even`](super::How::Even) cuts.
pub fn cuttable(plan: &Plan) -> Vec<Id> {
    let lines = || plan.outline.items().iter().filter_map(|item| item.line().map(|line| (item.id, line)));
    let mut holds: Vec<Hold> =
        lines().map(|(item, _)| Hold { least: Some(Decimal::ZERO), ..Hold::none(item) }).collect();
    holds.sort_unstable_by_key(|hold| hold.item);
    let free = Plan { holds, ..plan.clone() };
    let found = levers_that(&free, |_, _| true);
    let touched: BTreeSet<Id> = found.all.into_iter().flat_map(|lever| lever.lines).collect();
    let may = |(item, line): &(Id, &Line)| touched.contains(item) || is_lump(&free, *item, line);
    lines().filter(may).map(|(item, _)| item).collect()
}

/// Whether the line is a lump sum of which something may go.
fn is_lump(plan: &Plan, item: Id, line: &Line) -> bool {
    let is_given = matches!(line.funding, Funding::InKind { .. });
    let Basis::LumpSum(amounts) = &line.basis else { return false };
    !is_given && !is_fixed(plan, item, line) && amounts.iter().flatten().any(|amount| *amount > Money::ZERO)
}

/// All levers of a plan, shared numbers first, then lines in document order; and what they may do together.
#[derive(Clone, Debug)]
pub(super) struct Levers {
    pub(super) all: Vec<Lever>,
    pub(super) slacks: Vec<Slack>,
    /// Whether a plan takes the lowest value of a lever.
    takes: fn(&Plan, &Lever) -> bool,
}

/// What a cut must leave of the line.
pub fn hold(plan: &Plan, item: Id) -> Hold {
    let place = plan.holds.binary_search_by_key(&item, |hold| hold.item).ok();
    place.and_then(|at| plan.holds.get(at)).copied().unwrap_or(Hold::none(item))
}

/// Whether the line stays as it is. Amounts that sources pay in đồng are promises that nothing here may break.
pub(super) fn is_fixed(plan: &Plan, item: Id, line: &Line) -> bool {
    hold(plan, item).locked || matches!(line.funding, Funding::Amounts(_))
}

/// The levers of a plan.
///
/// - A shared number is one lever for all lines that follow it, unless one of these is fixed, follows it twice, or follows
///   another lever already. Lines that follow a shared number have no lever of their own.
/// - A line whose years count 1 has its largest factor ("50 người × 1"), any other its years. A number of its own in place
///   of a shared one is a factor of its own.
/// - Each line keeps what is to be held of it over all years, or 1 where nothing is said; each of its years keeps something,
///   unless nothing is to be held.
/// - Numbers that are not whole stay.
pub(super) fn levers(plan: &Plan) -> Levers {
    levers_that(plan, |plan, lever| apply(plan, &lever.command(lever.low)).is_ok())
}

fn levers_that(plan: &Plan, takes: fn(&Plan, &Lever) -> bool) -> Levers {
    let mut found = Levers { all: Vec::new(), slacks: Vec::new(), takes };
    let mut followed: BTreeMap<Id, Vec<(Id, &Line)>> = BTreeMap::new();
    let lines = || plan.outline.items().iter().filter_map(|item| item.line().map(|line| (item.id, line)));
    for (item, line) in lines() {
        for driver in drivers(line) {
            followed.entry(driver).or_default().push((item, line));
        }
    }
    let mut taken = BTreeSet::new();
    for driver in &plan.drivers {
        let Some(uses) = followed.get(&driver.id) else { continue };
        let alone = uses.iter().all(|(item, line)| !is_fixed(plan, *item, line) && !taken.contains(item));
        let once = uses.windows(2).all(|pair| matches!(pair, [one, other] if one.0 != other.0));
        let Some(high) = whole(driver.value).filter(|_| alone && once) else { continue };
        let low = uses.iter().map(|(item, line)| least(plan, (*item, line), high)).max().unwrap_or(high);
        let lines: Vec<Id> = uses.iter().map(|(item, _)| *item).collect();
        taken.extend(lines.iter().copied());
        found.push(plan, Lever { what: What::Driver(driver.id), high, low, rank: rank(plan, &lines), lines });
    }
    for (item, line) in lines() {
        let is_given = matches!(line.funding, Funding::InKind { .. });
        if !is_fixed(plan, item, line) && !is_given && drivers(line).next().is_none() {
            found.of_line(plan, item, line);
        }
    }
    found
}

/// The drivers that the line follows.
fn drivers(line: &Line) -> impl Iterator<Item = Id> + '_ {
    let factors = match &line.basis {
        Basis::UnitCost { count, .. } => count.factors.as_slice(),
        Basis::Blank | Basis::LumpSum(_) => &[],
    };
    factors.iter().filter_map(|factor| match factor.value {
        FactorValue::Driver { driver, except: None } => Some(driver),
        FactorValue::Driver { .. } | FactorValue::Number(_) => None,
    })
}

/// The rank of the most important of those lines.
fn rank(plan: &Plan, lines: &[Id]) -> u16 {
    lines.iter().map(|item| hold(plan, *item).rank).filter(|rank| *rank > 0).min().unwrap_or(0)
}

/// The number, if it is whole and there is something to take from it.
fn whole(number: Decimal) -> Option<i128> {
    let number = number.normalize();
    (number.scale() == 0 && number > Decimal::ZERO).then(|| number.mantissa())
}

/// How much of its count the line has to keep, out of all of it.
fn kept(plan: &Plan, (item, line): (Id, &Line)) -> Option<(Decimal, Decimal)> {
    let all = plan.total_count(line).filter(|all| *all > Decimal::ZERO)?;
    Some((hold(plan, item).least.unwrap_or(Decimal::ONE).min(all), all))
}

/// The least that a number of `high`, in proportion to which the line counts, may be.
fn least(plan: &Plan, line: (Id, &Line), high: i128) -> i128 {
    let least = || {
        let (kept, all) = kept(plan, line)?;
        let exact = kept.checked_mul(Decimal::try_from_i128_with_scale(high, 0).ok()?)?.checked_div(all)?;
        Some(exact.ceil().normalize().mantissa())
    };
    match plan.total_count(line.1) {
        Some(all) if !all.is_zero() => least().unwrap_or(high).clamp(0, high),
        _ => 0,
    }
}

impl Levers {
    /// Takes a lever that can move, if the plan takes what it sets.
    fn push(&mut self, plan: &Plan, lever: Lever) {
        if lever.low < lever.high && (self.takes)(plan, &lever) {
            self.all.push(lever);
        }
    }

    fn of_line(&mut self, plan: &Plan, item: Id, line: &Line) {
        let Basis::UnitCost { count, .. } = &line.basis else { return };
        let rank = rank(plan, &[item]);
        let is_one = |number: &Decimal| number.is_zero() || *number == Decimal::ONE;
        let factor = count.by_year.iter().flatten().all(is_one).then(|| largest_factor(plan, count)).flatten();
        if let Some((at, high)) = factor {
            let Some(all) = plan.total_count(line) else { return };
            let each = Decimal::try_from_i128_with_scale(high, 0).ok().and_then(|high| all.checked_div(high));
            let Some(each) = each.filter(|each| *each > Decimal::ZERO) else { return };
            let low = least(plan, (item, line), high);
            self.push(plan, Lever { what: What::Factor { item, at, each }, high, low, lines: vec![item], rank });
        } else {
            self.of_years(plan, (item, line), count, rank);
        }
    }

    fn of_years(&mut self, plan: &Plan, (item, line): (Id, &Line), count: &Count, rank: u16) {
        let product = Count { factors: count.factors.clone(), by_year: vec![Some(Decimal::ONE)] };
        let Some(each) = count_in_year(plan, &product, 0).filter(|each| *each > Decimal::ZERO) else { return };
        let Some((kept, all)) = kept(plan, (item, line)) else { return };
        let spare = all.checked_sub(kept).and_then(|spare| spare.checked_div(each)).unwrap_or_default();
        let spare = spare.max(Decimal::ZERO).floor().normalize().mantissa();
        let low = i128::from(!kept.is_zero());
        let first = self.all.len();
        for (year, number) in plan.period.years().zip(&count.by_year) {
            let Some(high) = number.and_then(whole) else { continue };
            let low = low.max(high.saturating_sub(spare));
            let what = What::Year { item, year, each };
            self.push(plan, Lever { what, high, low, lines: vec![item], rank });
        }
        let levers: Vec<usize> = (first..self.all.len()).collect();
        let range = self.all.iter().skip(first).map(|lever| lever.high.saturating_sub(lever.low));
        if levers.len() > 1 && range.fold(0, i128::saturating_add) > spare {
            self.slacks.push(Slack { levers, steps: spare });
        }
    }
}

/// The largest whole factor above 1, the first of equals.
fn largest_factor(plan: &Plan, count: &Count) -> Option<(usize, i128)> {
    let number = |(at, factor): (usize, &Factor)| Some((at, whole(factor.number(plan)?).filter(|number| *number > 1)?));
    let numbers = count.factors.iter().enumerate().filter_map(number);
    numbers.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
