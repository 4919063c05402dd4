//! Correct plans damaged in one printed cell: the check must name the damage. Prints which causes it takes for which.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::print_stdout
)]

use du_toan::calc::{Report, Row, compute};
use du_toan::check::{Finding, Severity, Why, check};
use du_toan::money::{Decimal, Money, Scale, print_scaled, read_number, write_words};
use du_toan::plan::{
    Basis, Claim, ClaimField, Count, Factor, FactorValue, Id, Item, Kind, Line, Outline, Period, Plan, Price, Subject,
    Table,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many plans are damaged in each way, and how many are left as they are.
const CASES: u64 = 1_000;

/// A small generator of its own (xorshift64*), so that the cases never change.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = self.roll(list.len());
        &list[at]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Damage {
    LeftOut,
    Doubled,
    Swapped,
    ExtraZero,
    Thousandfold,
    ShiftedYear,
    WrongWord,
}

const DAMAGES: [Damage; 7] = [
    Damage::LeftOut,
    Damage::Doubled,
    Damage::Swapped,
    Damage::ExtraZero,
    Damage::Thousandfold,
    Damage::ShiftedYear,
    Damage::WrongWord,
];

/// A plan of groups and lines with a printed table in which every figure is right.
fn correct(dice: &mut Dice) -> Plan {
    let years = 1 + dice.roll(5);
    let period = Period::new(2021, 2020 + years as u16).unwrap();
    let mut plan = Plan::blank("thu", "Thử", period);
    let mut items = Vec::new();
    for group in 0..2 + dice.roll(4) {
        let id = plan.take_id();
        items.push(named(Item::new(id, 0, Kind::Group), format!("Nhóm {group}")));
        for line in 0..2 + dice.roll(5) {
            let id = plan.take_id();
            let basis = if dice.roll(3) == 0 { lump(dice, years) } else { unit_cost(dice, years) };
            let line_of = Line { unit: "lần".to_owned(), basis, ..Line::default() };
            items.push(named(Item::new(id, 1, Kind::Line(line_of)), format!("Việc {group}.{line}")));
        }
    }
    plan.outline = Outline::from_items(items.into_iter().map(Arc::new).collect()).unwrap();
    let table = plan.take_id();
    plan.tables.push(Table {
        id: table,
        title: "Biểu".to_owned(),
        place: String::new(),
        scale: if dice.roll(2) == 0 { Scale::Thousand } else { Scale::Dong },
        unit_printed: Some("nghìn đồng".to_owned()),
        source: None,
    });
    let report = compute(&plan);
    let rows = (0..plan.outline.len()).map(Row::Item).chain([Row::Plan]);
    for row in rows.collect::<Vec<_>>() {
        print_row(&mut plan, &report, row);
    }
    let words = write_words(report.grand_total());
    plan.claims.push(Claim { table, raw: words, reading: None, subject: about(None, ClaimField::Words, None) });
    plan
}

fn named(mut item: Item, label: String) -> Item {
    item.label = label;
    item
}

fn lump(dice: &mut Dice, years: usize) -> Basis {
    Basis::LumpSum((0..years).map(|_| Some(Money::new(amount(dice)))).collect())
}

/// 500 thousand to 400 million, round as planners like it.
fn amount(dice: &mut Dice) -> i128 {
    let step = *dice.pick(&[100_000, 500_000, 1_000_000]);
    step * (5 + dice.roll(395) as i128)
}

fn unit_cost(dice: &mut Dice, years: usize) -> Basis {
    let price = Decimal::from(50_000 * (1 + dice.roll(100) as i64));
    let number = FactorValue::Number(Decimal::from(20 + dice.roll(60) as i64));
    let by_year = (0..years).map(|_| Some(Decimal::from(1 + dice.roll(9) as i64))).collect();
    let count = Count { factors: vec![Factor { value: number, unit: "người".to_owned() }], by_year };
    Basis::UnitCost { price: Price::Constant(Some(price)), count }
}

fn about(item: Option<Id>, field: ClaimField, year: Option<u16>) -> Subject {
    Subject { item, field, year, source: None }
}

fn print_row(plan: &mut Plan, report: &Report, row: Row) {
    let item = match row {
        Row::Item(at) => Some(plan.outline.items()[at].id),
        Row::Plan => None,
    };
    let years: Vec<u16> = plan.period.years().collect();
    for (index, year) in years.iter().enumerate() {
        let amount = report.in_year(row, index).unwrap_or(Money::ZERO);
        push(plan, about(item, ClaimField::Amount, Some(*year)), amount);
    }
    push(plan, about(item, ClaimField::Amount, None), report.total(row).unwrap_or(Money::ZERO));
}

fn push(plan: &mut Plan, subject: Subject, amount: Money) {
    let (table, scale) = (plan.tables[0].id, plan.tables[0].scale);
    plan.claims.push(Claim { table, raw: String::new(), reading: None, subject });
    set(plan, plan.claims.len() - 1, amount, scale);
}

fn set(plan: &mut Plan, at: usize, amount: Money, scale: Scale) {
    let raw = print_scaled(amount, scale);
    plan.claims[at].reading = Some(read_number(&raw).unwrap().value);
    plan.claims[at].raw = raw;
}

fn dong(plan: &Plan, at: usize) -> Money {
    plan.claims[at].dong(&plan.tables[0]).unwrap()
}

fn find(plan: &Plan, item: Option<Id>, year: Option<u16>) -> usize {
    let subject = about(item, ClaimField::Amount, year);
    plan.claims.iter().position(|claim| claim.subject == subject).unwrap()
}

/// Whether an explanation is the right one.
type Test = Box<dyn Fn(&Why) -> bool>;

/// What the check should answer: the cell, and a test of the explanation.
struct Expected {
    at: usize,
    is_it: Test,
}

/// Damages one printed cell, or returns `None` where the dice chose a cell that cannot be damaged so.
fn damage(plan: &mut Plan, dice: &mut Dice, damage: Damage) -> Option<Expected> {
    if damage == Damage::WrongWord {
        return wrong_word(plan, dice);
    }
    let sum = matches!(damage, Damage::LeftOut | Damage::Doubled);
    let amounts: Vec<usize> = (0..plan.claims.len() - 1)
        .filter(|at| {
            let subject = plan.claims[*at].subject;
            let group = subject.item.is_some_and(|id| plan.outline.get(id).unwrap().is_group());
            (!sum || (group && (subject.year.is_some() || plan.period.len() == 1)))
                && (damage != Damage::ShiftedYear || subject.year.is_some())
        })
        .collect();
    let at = *dice.pick(&amounts);
    let (subject, right, scale) = (plan.claims[at].subject, dong(plan, at), plan.tables[0].scale);
    let (wrong, is_it): (Money, Test) = match damage {
        Damage::LeftOut | Damage::Doubled => {
            let parent = plan.outline.position(subject.item?);
            let child = *dice.pick(&plan.outline.children(parent));
            let id = plan.outline.items()[child].id;
            let part = dong(plan, find(plan, Some(id), subject.year));
            match damage {
                Damage::LeftOut => (right.minus(part), Box::new(move |why| *why == Why::LeftOut(id))),
                _ => (right.plus(part), Box::new(move |why| *why == Why::Doubled(id))),
            }
        }
        Damage::Swapped => (swapped(right, dice)?, Box::new(|why| *why == Why::SwappedDigits)),
        Damage::ExtraZero => (Money::new(right.dong() * 10), Box::new(|why| *why == Why::ExtraZeros(1))),
        Damage::Thousandfold => (Money::new(right.dong() * 1000), Box::new(|why| *why == Why::ExtraZeros(3))),
        Damage::ShiftedYear | Damage::WrongWord => {
            let year = subject.year?;
            let other = if dice.roll(2) == 0 { year.checked_sub(1)? } else { year + 1 };
            plan.period.index(other)?;
            (dong(plan, find(plan, subject.item, Some(other))), Box::new(move |why| *why == Why::OtherYear(other)))
        }
    };
    (wrong != right && !wrong.is_zero()).then_some(())?;
    set(plan, at, wrong, scale);
    if dice.roll(2) == 0 {
        carry(plan, at, wrong.minus(right));
    }
    Some(Expected { at, is_it })
}

/// The figures above and beside, added up with the wrong one, as a spreadsheet would.
fn carry(plan: &mut Plan, at: usize, by: Money) {
    let (subject, scale) = (plan.claims[at].subject, plan.tables[0].scale);
    let group = subject.item.and_then(|id| {
        let parent = plan.outline.parent(plan.outline.position(id)?)?;
        Some(plan.outline.items()[parent].id)
    });
    let mut rows = vec![subject.item, group, None];
    rows.dedup();
    let rows: Vec<Option<Id>> = if subject.item.is_none() { vec![None] } else { rows };
    for item in rows {
        for year in [subject.year, None] {
            let sum = find(plan, item, year);
            if sum != at && (plan.claims[at].subject.year.is_some() || year.is_none()) {
                let amount = dong(plan, sum).plus(by);
                set(plan, sum, amount, scale);
            }
            if year.is_none() {
                break;
            }
        }
    }
    let total = dong(plan, find(plan, None, None));
    plan.claims.last_mut().unwrap().raw = write_words(total);
}

fn swapped(right: Money, dice: &mut Dice) -> Option<Money> {
    let mut digits = right.dong().to_string().into_bytes();
    let at = dice.roll(digits.len().checked_sub(1)?);
    digits.swap(at, at + 1);
    (digits[0] != b'0').then(|| Money::new(String::from_utf8(digits).unwrap().parse().unwrap()))
}

/// Puts another number word in the place of one.
fn wrong_word(plan: &mut Plan, dice: &mut Dice) -> Option<Expected> {
    const DIGITS: [&str; 8] = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    const SCALES: [&str; 3] = ["nghìn", "triệu", "tỷ"];
    let at = plan.claims.len() - 1;
    let raw = plan.claims[at].raw.clone();
    let mut words: Vec<&str> = raw.split(' ').collect();
    let place = 1 + dice.roll(words.len() - 2);
    let expected = words[place].to_owned();
    let list: &[&str] = if DIGITS.contains(&words[place]) {
        &DIGITS
    } else if SCALES.contains(&words[place]) {
        &SCALES
    } else {
        return None;
    };
    let at_random = dice.roll(list.len());
    words[place] = list[at_random];
    (words[place] != expected).then_some(())?;
    let written = words[place].to_owned();
    plan.claims[at].raw = words.join(" ");
    Some(Expected {
        at,
        is_it: Box::new(move |why| *why == Why::Word { written: written.clone(), expected: expected.clone() }),
    })
}

fn causes(plan: &Plan) -> Vec<Finding> {
    let findings = check(plan, &compute(plan)).into_iter();
    findings.filter(|finding| finding.severity == Severity::Error && finding.cause.is_none()).collect()
}

/// A short name of what was found.
fn name(causes: &[Finding], expected: &Expected) -> String {
    match causes {
        [] => "nothing".to_owned(),
        [only] if only.claim != Some(expected.at) => "another cell".to_owned(),
        [only] => match &only.why {
            Some(why) if (expected.is_it)(why) => "right".to_owned(),
            Some(why) => format!("{why:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned(),
            None => "no cause".to_owned(),
        },
        _ => "several causes".to_owned(),
    }
}

#[test]
fn the_cause_named_is_the_damage() {
    let mut right = 0;
    println!("of {CASES} plans damaged in each way, the check says:");
    for kind in DAMAGES {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (kind as u64 + 1));
        let mut said: BTreeMap<String, u64> = BTreeMap::new();
        let mut done = 0;
        while done < CASES {
            let mut plan = correct(&mut dice);
            let Some(expected) = damage(&mut plan, &mut dice, kind) else { continue };
            *said.entry(name(&causes(&plan), &expected)).or_default() += 1;
            done += 1;
        }
        right += said.get("right").copied().unwrap_or_default();
        let row = said.iter().map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ");
        println!("{:>14}: {row}", format!("{kind:?}"));
    }
    let share = right as f64 / (CASES * DAMAGES.len() as u64) as f64;
    println!("{:.2} % right", share * 100.0);
    assert!(share >= 0.95, "only {share:.4} of the causes are named");
}

#[test]
fn a_correct_plan_has_no_error() {
    let mut dice = Dice(42);
    for case in 0..CASES {
        let plan = correct(&mut dice);
        assert_eq!(causes(&plan), [], "case {case}: {plan:?}");
    }
}
