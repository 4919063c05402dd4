//! Small plans made from a seed, and every cut of them that the rules allow, written down a second time and without any care
//! for speed.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

use crate::calc::{Report, compute};
use crate::money::{Decimal, Money};
use crate::plan::{
    Basis, Ceiling, Contribution, Count, Driver, Factor, FactorValue, Funding, Goal, Hold, Id, Item, Kind, Line,
    Outline, Period, Plan, Population, Price, Source, Spent, Target, Weight,
};
use std::sync::Arc;

/// Numbers from a seed, the same wherever they are made.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.roll(many) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(u64::try_from(from.len()).unwrap())).unwrap()].clone()
    }
}

const FIRST: u16 = 2021;
const DRIVER: Id = 1;
const SOURCES: [Id; 2] = [2, 3];
const GROUPS: [Id; 2] = [4, 5];
const LINE: Id = 10;
const TARGET: Id = 50;

/// A plan of two groups with a few lines each, that has one to three ceilings.
pub(super) fn plan(seed: u64) -> Plan {
    let dice = &mut Dice(seed.wrapping_mul(7_919).wrapping_add(11));
    (0..10).for_each(|_| _ = dice.roll(2));
    let years = 1 + dice.roll(3);
    let mut plan = Plan::blank("small", "", Period::new(FIRST, FIRST + u16::try_from(years).unwrap() - 1).unwrap());
    plan.sources = SOURCES.map(|id| Source { id, name: String::new() }).to_vec();
    let value = Decimal::from(2 + dice.roll(4));
    plan.drivers = vec![Driver { id: DRIVER, name: String::new(), unit: String::new(), value }];
    if dice.one_in(4) {
        plan.index = (0..years).map(|_| Some(Decimal::new(75, 1))).collect();
    }
    let mut items = Vec::new();
    for group in GROUPS {
        items.push(Arc::new(Item::new(group, 0, Kind::Group)));
        for _ in 0..1 + dice.roll(2) {
            let id = LINE + Id::try_from(items.len()).unwrap();
            items.push(Arc::new(Item::new(id, 1, Kind::Line(line(dice, years)))));
        }
    }
    plan.outline = Outline::from_items(items).unwrap();
    let lines: Vec<Id> = plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
    for item in &lines {
        let least = if dice.one_in(3) { Some(Decimal::from(dice.roll(4))) } else { None };
        let hold = Hold { item: *item, locked: dice.one_in(8), least, rank: u16::try_from(dice.roll(3)).unwrap() };
        plan.holds.extend((!hold.is_none()).then_some(hold));
    }
    for at in 0..dice.roll(3) {
        plan.targets.push(target(dice, TARGET + Id::try_from(at).unwrap(), &lines));
        if dice.one_in(3) {
            let weight = u8::try_from(dice.pick(&[0, 2, 3])).unwrap();
            plan.weights.push(Weight { target: TARGET + Id::try_from(at).unwrap(), weight });
        }
    }
    plan.next_id = 100;
    let report = compute(&plan);
    plan.ceilings = (0..1 + dice.roll(3)).map(|at| ceiling(dice, &plan, &report, Id::try_from(at).unwrap())).collect();
    plan
}

fn line(dice: &mut Dice, years: u64) -> Line {
    let price = dice.pick(&["1000", "7000", "13000", "20000", "333", "12.5", "0.4"]).parse().unwrap();
    let ones = |dice: &mut Dice| (0..years).map(|_| dice.pick(&[Some(0), Some(1), Some(1), None])).collect::<Vec<_>>();
    let number = |value: i64| FactorValue::Number(Decimal::from(value));
    let (by_year, factors) = match dice.roll(5) {
        0 => (ones(dice), vec![number(1), number(i64::try_from(2 + dice.roll(4)).unwrap())]),
        1 => (ones(dice), vec![FactorValue::Driver { driver: DRIVER, except: None }, number(2)]),
        2 => (ones(dice), vec![FactorValue::Driver { driver: DRIVER, except: Some(Decimal::from(3)) }]),
        _ => {
            let counts = (0..years).map(|_| dice.pick(&[Some(1), Some(2), Some(3), Some(4), None])).collect();
            (counts, if dice.one_in(3) { vec![number(3)] } else { Vec::new() })
        }
    };
    let factors = factors.into_iter().map(|value| Factor { value, unit: String::new() }).collect();
    let by_year = by_year.into_iter().map(|count| count.map(Decimal::from)).collect();
    let mut basis = Basis::UnitCost { price: Price::Constant(Some(price)), count: Count { by_year, factors } };
    if dice.one_in(8) {
        basis = Basis::LumpSum((0..years).map(|_| Some(Money::new(i128::from(dice.roll(9)) * 1500))).collect());
    }
    let percent = |share: &str| share.parse::<Decimal>().unwrap();
    let funding = match dice.roll(6) {
        0 => Funding::Unstated,
        1 => Funding::Percent(vec![(SOURCES[0], percent("60")), (SOURCES[1], percent("40"))]),
        2 => Funding::Percent(vec![(SOURCES[0], percent("33.3333")), (SOURCES[1], percent("33.3333"))]),
        3 => Funding::PriceShares(vec![(SOURCES[0], price / Decimal::from(4)), (SOURCES[1], price / Decimal::from(2))]),
        4 => Funding::Source(SOURCES[0]),
        _ => Funding::Source(SOURCES[1]),
    };
    let funding = if dice.one_in(12) { Funding::InKind { donor: String::new() } } else { funding };
    Line { basis, funding, ..Line::default() }
}

fn target(dice: &mut Dice, id: Id, lines: &[Id]) -> Target {
    let contribution = |dice: &mut Dice, item: Id| Contribution {
        item,
        effect: dice.pick(&["1", "2", "0.5", "3"]).parse().unwrap(),
        cap: dice.one_in(3).then(|| Decimal::from(1 + dice.roll(9))),
        delay: u8::from(dice.one_in(4)),
    };
    let mut contributions: Vec<Contribution> = Vec::new();
    for item in lines {
        if dice.one_in(2) {
            contributions.push(contribution(dice, *item));
        }
    }
    let goal = Decimal::from(1 + dice.roll(20));
    let unit = dice.pick(&["lớp", "%"]).to_owned();
    let population =
        dice.one_in(2).then(|| Population { value: Decimal::from(150), unit: String::new(), text: String::new() });
    Target {
        id,
        number: String::new(),
        text: String::new(),
        goal: if dice.one_in(4) { Goal::Done } else { Goal::AtLeast { value: goal, unit } },
        year: dice.pick(&[None, Some(FIRST), Some(FIRST + 1)]),
        baseline: dice.one_in(2).then(|| crate::plan::Baseline {
            value: Decimal::from(dice.roll(4)),
            year: None,
            text: String::new(),
        }),
        population,
        parent: None,
        contributions,
    }
}

fn ceiling(dice: &mut Dice, plan: &Plan, report: &Report, id: Id) -> Ceiling {
    let percent = i128::from(30 + dice.roll(70));
    let mut ceiling = Ceiling::new(id, Money::new(report.grand_total().dong() * percent / 100));
    match dice.roll(5) {
        0 => ceiling.year = Some(dice.pick(&plan.period.years().collect::<Vec<_>>())),
        1 => ceiling.source = Some(dice.pick(&SOURCES)),
        2 => ceiling.item = Some(dice.pick(&GROUPS)),
        3 => (ceiling.year, ceiling.source) = (Some(FIRST), Some(dice.pick(&SOURCES))),
        _ => {}
    }
    if dice.one_in(8) {
        ceiling.spent = Some(Spent { through: FIRST, amount: Money::new(i128::from(dice.roll(20)) * 1000) });
    }
    ceiling
}

/// A loss as a fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loss(i128, i128);

impl PartialEq for Loss {
    fn eq(&self, other: &Self) -> bool {
        self.0 * other.1 == other.0 * self.1
    }
}

impl Loss {
    fn is_less(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }
}

/// What the targets of a plan lose from one report to another.
pub(super) fn loss(plan: &Plan, before: &Report, after: &Report) -> Loss {
    let hundredths = |number: Decimal| {
        let number = (number * Decimal::from(100)).normalize();
        assert_eq!(number.scale(), 0);
        number.mantissa()
    };
    let mut sum = Loss(0, 1);
    for (target, (before, after)) in plan.targets.iter().zip(before.targets.iter().zip(&after.targets)) {
        let weight = plan.weights.iter().find(|weight| weight.target == target.id).map_or(1, |weight| weight.weight);
        let (had, has) = (hundredths(before.added), hundredths(after.added));
        let asked = before.needed.map_or(had, hundredths);
        let missing = (had.min(asked) - has).max(0) * i128::from(weight);
        let whole = if asked > 0 { asked } else { had.max(0) };
        if missing > 0 {
            sum = Loss(sum.0 * whole + missing * sum.1, sum.1 * whole);
        }
    }
    sum
}

/// The best of all cuts, found by trying every one: its loss and total; `None` if none fits.
pub(super) fn best(plan: &Plan) -> Option<(Loss, Money)> {
    let before = compute(plan);
    let mut best: Option<(Loss, Money)> = None;
    every(plan, &mut |cut| {
        let report = compute(cut);
        if report.ceilings.iter().any(|room| room.left < Money::ZERO) {
            return;
        }
        let (loss, total) = (loss(plan, &before, &report), report.grand_total());
        if best.is_none_or(|best| loss.is_less(best.0) || (loss == best.0 && total > best.1)) {
            best = Some((loss, total));
        }
    });
    best
}

/// A number that may go down.
enum Free {
    Driver,
    Factor(Id, usize),
    Year(Id, usize),
}

/// Calls with every plan that the rules allow to cut this one to.
fn every(plan: &Plan, call: &mut dyn FnMut(&Plan)) {
    let mut free: Vec<(Free, i64)> = Vec::new();
    let lines: Vec<(Id, Line)> =
        plan.outline.items().iter().filter_map(|item| Some((item.id, item.line()?.clone()))).collect();
    let locked = |item: Id| plan.holds.iter().any(|hold| hold.item == item && hold.locked);
    let follows =
        |line: &Line| factors(line).iter().any(|it| matches!(it.value, FactorValue::Driver { except: None, .. }));
    let followers: Vec<Id> = lines.iter().filter(|(_, line)| follows(line)).map(|(id, _)| *id).collect();
    let number = |number: Decimal| i64::try_from(number.normalize().mantissa()).unwrap();
    if !followers.is_empty() && !followers.iter().any(|item| locked(*item)) {
        free.push((Free::Driver, number(plan.drivers[0].value)));
    }
    for (item, line) in lines.iter().filter(|(item, line)| !locked(*item) && !follows(line)) {
        let Basis::UnitCost { count, .. } = &line.basis else { continue };
        if matches!(line.funding, Funding::InKind { .. }) {
            continue;
        }
        let numbers: Vec<i64> = count.factors.iter().map(|it| number(it.number(plan).unwrap())).collect();
        let largest = numbers.iter().copied().max().filter(|most| *most > 1);
        let is_ones = count.by_year.iter().flatten().all(|count| *count <= Decimal::ONE);
        if let Some(most) = largest.filter(|_| is_ones) {
            free.push((Free::Factor(*item, numbers.iter().position(|it| *it == most).unwrap()), most));
        } else {
            let years = count.by_year.iter().enumerate().filter_map(|(at, count)| Some((at, number((*count)?))));
            free.extend(years.map(|(at, count)| (Free::Year(*item, at), count)));
        }
    }
    try_all(plan, plan, &free, call);
}

fn factors(line: &Line) -> &[Factor] {
    match &line.basis {
        Basis::UnitCost { count, .. } => &count.factors,
        _ => &[],
    }
}

fn try_all(plan: &Plan, cut: &Plan, free: &[(Free, i64)], call: &mut dyn FnMut(&Plan)) {
    let Some(((what, most), rest)) = free.split_first() else {
        if is_kept(plan, cut) {
            call(cut);
        }
        return;
    };
    for value in 0..=*most {
        let mut next = cut.clone();
        let value = Decimal::from(value);
        match *what {
            Free::Driver => next.drivers[0].value = value,
            Free::Factor(item, at) => change(&mut next, item, |count| match &mut count.factors[at].value {
                FactorValue::Number(number) | FactorValue::Driver { except: Some(number), .. } => *number = value,
                FactorValue::Driver { except: None, .. } => panic!("follows a driver"),
            }),
            Free::Year(item, at) => change(&mut next, item, |count| count.by_year[at] = Some(value)),
        }
        try_all(plan, &next, rest, call);
    }
}

fn change(plan: &mut Plan, item: Id, change: impl FnOnce(&mut Count)) {
    plan.outline.change(item, |item| {
        if let Kind::Line(Line { basis: Basis::UnitCost { count, .. }, .. }) = &mut item.kind {
            change(count);
        }
    });
}

/// Whether each line keeps what it has to: in all, and in each year.
pub(super) fn is_kept(plan: &Plan, cut: &Plan) -> bool {
    plan.outline.items().iter().zip(cut.outline.items()).all(|(before, after)| {
        let (Some(line), Some(cut_line)) = (before.line(), after.line()) else { return true };
        let Some(had) = plan.total_count(line).filter(|had| !had.is_zero()) else { return true };
        let hold = plan.holds.iter().find(|hold| hold.item == before.id).copied().unwrap_or(Hold::none(before.id));
        if hold.locked {
            return plan.total_count(line) == cut.total_count(cut_line) && line == cut_line;
        }
        let least = hold.least.unwrap_or(Decimal::ONE).min(had);
        let years = |line: &Line| match &line.basis {
            Basis::UnitCost { count, .. } => count.by_year.clone(),
            _ => Vec::new(),
        };
        let has = cut.total_count(cut_line).unwrap_or_default();
        let all_years = years(line)
            .iter()
            .zip(years(cut_line))
            .all(|(had, has)| had.is_none_or(|had| had.is_zero()) || has.is_some_and(|has| !has.is_zero()));
        has >= least && (all_years || least.is_zero())
    })
}
