//! Random small plans, and commands for them, for the tests of every layer. Ids are few, so that commands often hit.
#![allow(clippy::arithmetic_side_effects)] // of small numbers, in tests

mod aims;
mod commands;
mod scenarios;

pub(crate) use commands::command;

use crate::money::{Decimal, Money, Scale};
use crate::plan::{
    Basis, Ceiling, Claim, ClaimField, CodeKind, Codes, Count, Driver, Factor, FactorValue, Funding, Id, Item, Kind,
    Line, Norm, Outline, Period, Plan, Price, Source, Subject, Table, Target,
};
use aims::{ceiling, contributions, finding, goal, norm, target, waiver};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use scenarios::{drafts, knowledge, with_scenarios};
use std::ops::RangeInclusive;
use std::sync::Arc;

const SOURCES: RangeInclusive<Id> = 1..=3;
const DRIVERS: RangeInclusive<Id> = 4..=5;
const FIRST_ITEM: Id = 6;
const MOST_ITEMS: usize = 12;
const TARGETS: RangeInclusive<Id> = 18..=19;
const CEILINGS: RangeInclusive<Id> = 20..=21;
const NORMS: RangeInclusive<Id> = 22..=23;
const TABLE: Id = 24;
const SCENARIOS: RangeInclusive<Id> = 25..=26;
const NEXT_ID: Id = 27;
/// Ids of items before and after some were added.
const ITEMS: RangeInclusive<Id> = 5..=32;
const MOST_YEARS: usize = 3;

/// A plan within the limits, with up to 12 items over up to 3 years. Sources, drivers and printed figures are used
/// here and there; every reference is to something that is there.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let items = prop_oneof![1 => vec(item(), 0..=3), 4 => vec(item(), 4..=MOST_ITEMS)];
    let rest = (scale(), vec(target(), 0..=2), vec(ceiling(), 0..=2), vec(claim(), 0..=3));
    let rest = (rest, vec(norm(), 0..=2), vec(waiver(), 0..=2), index()).boxed(); // else too large for the stack of a test
    let beside = (knowledge(), drafts());
    (period(), items, vec(number(), 2), rest, beside).prop_map(|(period, items, values, rest, beside)| {
        let (rest, norms, waivers, index) = rest;
        let ((ranges, holds, weights), drafts) = beside;
        let mut plan = Plan::blank("ngau-nhien", "Kế hoạch", period);
        plan.next_id = NEXT_ID;
        let (scale, targets, ceilings, claims) = rest;
        plan.scale = scale;
        plan.sources = SOURCES.map(|id| Source { id, name: ["Nguồn ", &id.to_string()].concat() }).collect();
        let drivers = DRIVERS.zip(values).map(|(id, value)| driver(id, value));
        plan.drivers = drivers.collect();
        plan.outline = outline(items, period.len());
        plan.tables = vec![table()];
        plan.claims = claims;
        plan.targets = TARGETS.zip(targets).map(|(id, target)| Target { id, ..target }).collect();
        plan.ceilings = CEILINGS.zip(ceilings).map(|(id, ceiling)| Ceiling { id, ..ceiling }).collect();
        plan.norms = NORMS.zip(norms).map(|(id, norm)| Norm { id, ..norm }).collect();
        plan.waivers = waivers;
        plan.index = index.into_iter().take(period.len()).collect();
        (plan.ranges, plan.holds, plan.weights) = (ranges, holds, weights);
        only_known(&mut plan);
        with_scenarios(plan, drafts)
    })
}

/// Drops references to what this plan happens not to have, and what a list names a second time.
fn only_known(plan: &mut Plan) {
    let lines: Vec<Id> = plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
    let items: Vec<Id> = plan.outline.items().iter().map(|item| item.id).collect();
    for target in &mut plan.targets {
        target.contributions.retain(|one| lines.contains(&one.item));
        once(&mut target.contributions, |one| one.item);
    }
    for norm in &mut plan.norms {
        norm.lines.retain(|line| lines.contains(line));
        once(&mut norm.lines, |line| *line);
    }
    once(&mut plan.norms, |norm| norm.name.clone());
    once(&mut plan.waivers, |waiver| waiver.finding.clone());
    let targets: Vec<Id> = plan.targets.iter().map(|target| target.id).collect();
    plan.ranges.retain(|range| lines.contains(&range.item));
    plan.ranges.sort_by_key(|range| (range.item, range.of));
    once(&mut plan.ranges, |range| (range.item, range.of));
    plan.holds.retain(|hold| lines.contains(&hold.item));
    plan.holds.sort_by_key(|hold| hold.item);
    once(&mut plan.holds, |hold| hold.item);
    plan.weights.retain(|weight| targets.contains(&weight.target));
    plan.weights.sort_by_key(|weight| weight.target);
    once(&mut plan.weights, |weight| weight.target);
    let period = plan.period;
    if plan.index.iter().all(Option::is_none) {
        plan.index.clear();
    }
    plan.ceilings.retain(|ceiling| {
        ceiling.year.is_none_or(|year| period.index(year).is_some())
            && ceiling.item.is_none_or(|id| items.contains(&id))
    });
}

/// Keeps what is the first of its name.
fn once<T, K: PartialEq>(list: &mut Vec<T>, name: impl Fn(&T) -> K) {
    let mut seen = Vec::new();
    list.retain(|one| {
        let keep = !seen.contains(&name(one));
        seen.push(name(one));
        keep
    });
}

fn driver(id: Id, value: Decimal) -> Driver {
    Driver { id, name: ["Số người ", &id.to_string()].concat(), unit: "người".to_owned(), value }
}

/// The outline of those items with consecutive ids, each as deep as it asks for and may be.
fn outline(items: Vec<Item>, years: usize) -> Outline {
    let mut deepest = 0;
    let place = |(id, mut item): (Id, Item)| {
        item.id = id;
        item.depth = item.depth.min(deepest);
        deepest = item.depth + usize::from(item.is_group());
        if let Kind::Line(line) = &mut item.kind {
            cut_years(line, years);
        }
        Arc::new(item)
    };
    Outline::from_items((FIRST_ITEM..).zip(items).map(place).collect()).unwrap_or_default()
}

/// Leaves as many values as there are years.
fn cut_years(line: &mut Line, years: usize) {
    match &mut line.basis {
        Basis::UnitCost { price, count } => {
            count.by_year.truncate(years);
            if let Price::ByYear(prices) = price {
                prices.truncate(years);
            }
        }
        Basis::LumpSum(amounts) => amounts.truncate(years),
        Basis::Blank => {}
    }
    match &mut line.funding {
        Funding::Amounts(shares) => shares.iter_mut().for_each(|(_, amounts)| amounts.truncate(years)),
        Funding::PriceShares(_) if !matches!(line.basis, Basis::UnitCost { .. }) => line.funding = Funding::Unstated,
        _ => {}
    }
}

fn period() -> impl Strategy<Value = Period> {
    let period = |(first, more): (u16, u16)| Period::new(first, first + more);
    (2011_u16..=2013, 0..MOST_YEARS as u16).prop_filter_map("a period", period)
}

fn scale() -> impl Strategy<Value = Scale> {
    prop::sample::select(Scale::ALL.to_vec())
}

/// A number within the limits: mostly a small whole one.
pub(crate) fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        6 => (0_i64..=20).prop_map(Decimal::from),
        2 => (1_i64..=400).prop_map(|thousands| Decimal::from(thousands * 50_000)),
        2 => (0_i64..=99_999_999).prop_map(|units| Decimal::new(units, 4).normalize()),
        1 => Just(Decimal::from_i128_with_scale(9_999_999_999_999_999_999, 4)), // the largest
    ]
}

fn amount() -> impl Strategy<Value = Money> {
    prop_oneof![
        6 => (-2_i128..=40).prop_map(|millions| Money::new(millions * 1_000_000)),
        3 => (0_i128..=10_000).prop_map(Money::new),
        1 => Just(Money::new(999_999_999_999_999)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "x", "Tập huấn", "Đơn vị chủ trì"]).prop_map(str::to_owned)
}

fn printed_number() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "I", "II", "1", "2", "3", "1.1", "2.1", "a)", "đ)", "-"]).prop_map(str::to_owned)
}

fn by_year<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Vec<Option<T>>> {
    vec(option::weighted(0.8, value), MOST_YEARS)
}

fn item() -> BoxedStrategy<Item> {
    let kind = prop_oneof![Just(Kind::Group), line().prop_map(Kind::Line), line().prop_map(Kind::Line)];
    (0_usize..=3, kind, printed_number(), text())
        .prop_map(|(depth, kind, number, label)| {
            let mut item = Item::new(0, depth, kind);
            (item.number, item.label) = (number, label);
            item
        })
        .boxed()
}

fn line() -> BoxedStrategy<Line> {
    (text(), basis(), funding(), codes())
        .prop_map(|(unit, basis, funding, codes)| Line { unit, basis, funding, codes })
        .boxed()
}

fn codes() -> BoxedStrategy<Codes> {
    let some = (code(), code(), code()).prop_map(|(chapter, section, entry)| Codes { chapter, section, entry });
    prop_oneof![2 => Just(Codes::default()), 1 => some].boxed()
}

/// A budget code, or none.
fn code() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "416", "280-321", "6650", "6650-6651"]).prop_map(str::to_owned)
}

fn code_kind() -> impl Strategy<Value = CodeKind> {
    prop::sample::select(CodeKind::ALL.to_vec())
}

/// How prices rise: not at all in most plans, and never by zero.
fn index() -> BoxedStrategy<Vec<Option<Decimal>>> {
    let rise = (1_i64..=1000).prop_map(|tenths| Decimal::new(tenths, 1).normalize());
    prop_oneof![2 => Just(Vec::new()), 1 => by_year(rise.boxed())].boxed()
}

fn basis() -> impl Strategy<Value = Basis> {
    let price = prop_oneof![
        3 => option::weighted(0.9, number()).prop_map(Price::Constant),
        1 => by_year(number().boxed()).prop_map(Price::ByYear),
    ];
    let count = (factors(), by_year(number().boxed())).prop_map(|(factors, by_year)| Count { factors, by_year });
    prop_oneof![
        1 => Just(Basis::Blank),
        4 => (price, count).prop_map(|(price, count)| Basis::UnitCost { price, count }),
        2 => by_year(amount().boxed()).prop_map(Basis::LumpSum),
    ]
}

fn factors() -> impl Strategy<Value = Vec<Factor>> {
    let own = number().prop_map(FactorValue::Number);
    let shared = (DRIVERS, option::weighted(0.2, number()));
    let shared = shared.prop_map(|(driver, except)| FactorValue::Driver { driver, except });
    let factor = (prop_oneof![own, shared], text()).prop_map(|(value, unit)| Factor { value, unit });
    prop_oneof![2 => Just(Vec::new()), 3 => vec(factor, 1..=2)]
}

fn funding() -> impl Strategy<Value = Funding> {
    let pair = (1..=2_u32, number(), number());
    let shares = pair.prop_map(|(first, one, other)| vec![(first, one), (first + 1, other)]);
    let percents = (1..=2_u32, 0_i64..=100);
    let percents = percents.prop_map(|(first, one)| vec![(first, one.into()), (first + 1, Decimal::from(100 - one))]);
    prop_oneof![
        Just(Funding::Unstated),
        SOURCES.prop_map(Funding::Source),
        percents.prop_map(Funding::Percent),
        shares.prop_map(Funding::PriceShares),
        (SOURCES, by_year(amount().boxed())).prop_map(|(id, amounts)| Funding::Amounts(vec![(id, amounts)])),
        text().prop_map(|donor| Funding::InKind { donor }),
    ]
}

fn table() -> Table {
    Table {
        id: TABLE,
        title: "Phụ lục".to_owned(),
        place: String::new(),
        scale: Scale::Thousand,
        unit_printed: None,
        source: None,
    }
}

fn claim() -> impl Strategy<Value = Claim> {
    (option::of(FIRST_ITEM..=17), option::of(2011_u16..=2013), option::of(1..=1_u32)).prop_map(
        |(item, year, source)| Claim {
            table: TABLE,
            raw: "1.000".to_owned(),
            reading: Some(Decimal::ONE_THOUSAND),
            subject: Subject { item, field: ClaimField::Amount, year, source },
        },
    )
}
