//! Goals on the seeds and on small plans, with figures computed by hand, and what holds for every plan.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use super::{Aim, Lever, Sought, Turned, Unreached};
use crate::calc::{compute, count_in_year};
use crate::edit::{Command, Reason, apply, arbitrary};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{Basis, Contribution, Goal, Id, Plan, Population, Target, TargetChange};
use proptest::prelude::*;

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// What is sought to its end.
fn seek(plan: &Plan, lever: &Lever, aim: &Aim, wanted: Decimal) -> Result<Sought, Unreached> {
    super::seek(plan, (lever, aim), wanted, &mut |_| true)
}

fn said(plan: &Plan, lever: &Lever, wanted: Decimal, result: &Result<Sought, Unreached>) -> String {
    match result {
        Ok(it) => {
            let before = it.before.map_or("-".to_owned(), |before| before.to_string());
            let beside = it.beside.map_or(String::new(), |it| format!(" beside {}: {}", it.value, it.reached));
            let exact = if it.found.reached == wanted { " exactly" } else { "" };
            format!("{before} -> {}: {}{exact}{beside}", it.found.value, it.found.reached)
        }
        Err(Unreached::OutOfReach { least, most }) => format!("{least} to {most}"),
        Err(Unreached::Refused(value)) => {
            format!("{:?}", apply(plan, &lever.command(plan, *value)).unwrap_err().reason)
        }
        Err(other) => format!("{other:?}"),
    }
}

/// What is found, and that the plan says so too.
#[track_caller]
fn check(plan: &Plan, lever: Lever, aim: Aim, wanted: &str, expected: &str) {
    let wanted = number(wanted);
    let result = seek(plan, &lever, &aim, wanted);
    assert_eq!(said(plan, &lever, wanted, &result), expected, "{lever:?} {aim:?}");
    if let Ok(sought) = result {
        assert_says_so(plan, &lever, &aim, wanted, &sought);
    }
}

/// The plan with the command comes to what was said, on the side of what is wanted that was asked for.
#[track_caller]
fn assert_says_so(plan: &Plan, lever: &Lever, aim: &Aim, wanted: Decimal, sought: &Sought) {
    let reached = |turned: &Turned| {
        let after = apply(plan, &lever.command(plan, turned.value)).unwrap();
        aim.of(&after, &compute(&after))
    };
    let accepted = |figure: Decimal| if matches!(aim, Aim::Target(_)) { figure >= wanted } else { figure <= wanted };
    assert_eq!(reached(&sought.found), Some(sought.found.reached));
    assert!(accepted(sought.found.reached), "{sought:?}");
    assert_eq!(sought.before, lever.now(plan, &compute(plan)));
    if let Some(beside) = sought.beside {
        assert!(sought.found.reached != wanted && !accepted(beside.reached));
        assert_eq!(reached(&beside), Some(beside.reached));
    }
}

const DONG_NAI: i128 = 329_650_000;

#[test]
fn a_price_or_a_count_meets_a_total() {
    let plan = seed("da-nang-2011-2015");
    let price = Lever::Price { item: 32, year: None };
    // 3.637,5 million with 50 websites at 10 million
    check(&plan, price, Aim::Total, "3687500000", "10000000 -> 11000000: 3687500000 exactly");
    check(&plan, price, Aim::Total, "3637500000", "10000000 -> 10000000: 3637500000 exactly");
    check(&plan, price, Aim::Total, "3637500049", "10000000 -> 10000000: 3637500000 beside 10000001: 3637500050");
    check(&plan, price, Aim::Total, "3137499999", "3137500000 to 50000003137499950");
    check(&plan, price, Aim::Item(32), "333333333", "10000000 -> 6666666: 333333300 beside 6666667: 333333350");
    check(&plan, price, Aim::Item(30), "0", "547500000 to 50000000547499950");
    let count = Lever::Count { item: 32, year: None };
    check(&plan, count, Aim::Total, "3700000000", "50 -> 56: 3697500000 beside 57: 3707500000");
    check(&plan, count, Aim::Total, "3640000000", "50 -> 50: 3637500000 beside 51: 3647500000");
    let in_year = Lever::Count { item: 32, year: Some(2013) };
    check(&plan, in_year, Aim::Year(2011), "1029500001", "Same");
    check(
        &plan,
        Lever::Price { item: 32, year: Some(2011) },
        Aim::Year(2011),
        "1030500000",
        "10000000 -> 10100000: 1030500000 exactly",
    );
}

#[test]
fn a_source_pays_what_it_can() {
    let plan = seed("da-nang-2011-2015");
    // of 6.2 the city pays 8 of 10 million, and 3.340 million in all
    let share = Lever::Share { item: Some(32), source: 1 };
    check(&plan, share, Aim::Source(1), "3300000000", "80 -> 72: 3300000000 exactly");
    check(&plan, share, Aim::Source(1), "3300030000", "80 -> 72: 3300000000 beside 72.01: 3300050000");
    check(&plan, share, Aim::Source(1), "2939999999", "2940000000 to 3440000000");
    check(&plan, share, Aim::Total, "1", "Same");
    check(
        &plan,
        Lever::Share { item: None, source: 1 },
        Aim::Source(1),
        "1818750000",
        "91.82 -> 50: 1818750000 exactly",
    );
    check(&plan, Lever::Share { item: Some(32), source: 77 }, Aim::Source(1), "1", "Same");
}

#[test]
fn all_prices_and_all_counts_meet_a_total() {
    let plan = seed("dong-nai-2018");
    let prices = Lever::Prices { item: None };
    let total = compute(&plan).grand_total();
    assert_eq!(total, Money::new(DONG_NAI));
    check(&plan, prices, Aim::Total, "659300000", "0 -> 100: 659300000 exactly");
    check(&plan, prices, Aim::Total, "0", "0 -> -100: 0 exactly");
    check(&plan, prices, Aim::Total, "-1", "0 to 3626150000");
    let found = seek(&plan, &prices, &Aim::Total, number("300000000")).unwrap();
    assert!(found.found.reached <= number("300000000") && found.beside.unwrap().reached > number("300000000"));
    assert_eq!(found.found.value, number("-9"));
    let counts = seek(&plan, &Lever::Counts { item: None }, &Aim::Total, number("300000000")).unwrap();
    assert_says_so(&plan, &Lever::Counts { item: None }, &Aim::Total, number("300000000"), &counts);
    // of all percentages that come to the same, the one that changes least
    let step = counts.found.value + number("0.01");
    let more = apply(&plan, &Command::ScaleCounts { item: None, percent: step, step: Money::new(1) }).unwrap();
    assert!(compute(&more).grand_total().to_decimal().unwrap() > counts.found.reached);
}

/// Đà Nẵng 2.b, with 1.500 enterprises.
fn websites() -> (Plan, Id) {
    let plan = seed("da-nang-2011-2015");
    let is_it = |target: &&Target| {
        matches!(&target.goal, Goal::AtLeast { value, .. } if *value == number("60"))
            && target.contributions.iter().any(|one| one.item == 32)
    };
    let target = plan.targets.iter().find(is_it).unwrap().id;
    let population = Population { value: number("1500"), unit: String::new(), text: String::new() };
    let change = TargetChange::Population(Some(population));
    (apply(&plan, &Command::SetTarget { target, change }).unwrap(), target)
}

#[test]
fn a_target_gets_the_first_count_that_reaches_it() {
    let (plan, target) = websites();
    let count = Lever::Count { item: 32, year: None };
    check(&plan, count, Aim::Target(target), "60", "50 -> 435: 60 exactly");
    check(&plan, count, Aim::Target(target), "60.01", "50 -> 436: 60.06 beside 435: 60");
    check(&plan, count, Aim::Target(target), "32", "50 -> 15: 32 exactly");
    check(&plan, count, Aim::Target(target), "31", "50 -> 0: 31 exactly");
    check(&plan, Lever::Price { item: 32, year: None }, Aim::Target(target), "60", "Same");
    let unknown = seed("da-nang-2011-2015");
    check(&unknown, count, Aim::Target(target), "60", "NoFigure");
    check(&plan, count, Aim::Target(9_999), "60", "NoFigure");
    // when everybody is reached, one more reaches nobody
    let contributions = vec![Contribution { item: 32, effect: Decimal::ONE, cap: Some(number("200.5")), delay: 0 }];
    let capped = TargetChange::Contributions(contributions);
    let plan = apply(&plan, &Command::SetTarget { target, change: capped }).unwrap();
    check(&plan, count, Aim::Target(target), "44.36", "50 -> 201: 44.36 exactly");
    check(&plan, count, Aim::Target(target), "60", "31 to 44.36");
}

#[test]
fn what_is_not_there_is_no_figure_and_no_lever() {
    let plan = seed("dong-nai-2018");
    let line = plan.outline.items().iter().find(|item| !item.is_group()).unwrap().id;
    let group = plan.outline.items().iter().find(|item| item.is_group()).unwrap().id;
    let price = |item| Lever::Price { item, year: None };
    check(&plan, price(line), Aim::Year(1999), "1", "NoFigure");
    check(&plan, price(line), Aim::Source(999), "1", "NoFigure");
    check(&plan, price(line), Aim::Item(999), "1", "NoFigure");
    check(&plan, price(999), Aim::Total, "1", "Missing(999)");
    check(&plan, price(group), Aim::Total, "1", &format!("{:?}", Reason::NotALine(group)));
    check(&plan, Lever::Count { item: line, year: Some(1999) }, Aim::Total, "1", "YearOutside");
    check(&plan, Lever::Driver(999), Aim::Total, "1", "Missing(999)");
    check(
        &plan,
        price(line),
        Aim::Item(line),
        "0",
        &format!("{} -> 0: 0 exactly", price(line).now(&plan, &compute(&plan)).unwrap()),
    );
}

#[test]
fn a_plan_that_would_be_too_large_is_out_of_reach() {
    let plan = seed("da-nang-2011-2015");
    let price = Command::SetPrice { item: 32, year: None, price: Some(number("999999999999999")) };
    let plan = apply(&plan, &price).unwrap();
    let count = Lever::Count { item: 32, year: Some(2011) };
    // 10^24 at most in a cell
    let result = seek(&plan, &count, &Aim::Item(32), number("999999999999999999999999999"));
    let Err(Unreached::OutOfReach { least, most }) = result else { panic!("{result:?}") };
    assert_eq!(least, number("39999999999999960"));
    assert!(most > number("999999999999999999999999") && most < number("1000001000000000000000000"), "{most}");
}

#[test]
fn a_search_says_its_steps_and_can_be_stopped_at_each() {
    let plan = seed("dong-nai-2018");
    let (lever, wanted) = (Lever::Prices { item: None }, number("300000000"));
    let stopped_at = |last: u64| {
        let mut heard = Vec::new();
        let result = super::seek(&plan, (&lever, &Aim::Total), wanted, &mut |step| {
            heard.push(step);
            step < last
        });
        (heard, result)
    };
    let (heard, result) = stopped_at(u64::MAX);
    let steps = heard.len() as u64;
    assert!(result.is_ok() && steps > 5 && heard.into_iter().eq(1..=steps));
    for last in 1..=steps {
        assert_eq!(stopped_at(last).1, Err(Unreached::Stopped), "{last}");
    }
}

fn lever() -> impl Strategy<Value = Lever> {
    let item = 6..18_u32;
    let year = prop::option::of(2024..2029_u16);
    let under = prop::option::of(6..18_u32);
    prop_oneof![
        (item.clone(), year.clone()).prop_map(|(item, year)| Lever::Price { item, year }),
        (item.clone(), year.clone()).prop_map(|(item, year)| Lever::Count { item, year }),
        (item, year).prop_map(|(item, year)| Lever::Amount { item, year }),
        (1..6_u32).prop_map(Lever::Driver),
        (under.clone(), 1..4_u32).prop_map(|(item, source)| Lever::Share { item, source }),
        under.clone().prop_map(|item| Lever::Prices { item }),
        under.prop_map(|item| Lever::Counts { item }),
    ]
}

fn aim(plan: &Plan) -> Vec<Aim> {
    let years = plan.period.years().map(Aim::Year);
    let sources = plan.sources.iter().map(|source| Aim::Source(source.id));
    let items = plan.outline.items().iter().map(|item| Aim::Item(item.id));
    let targets = plan.targets.iter().map(|target| Aim::Target(target.id));
    std::iter::once(Aim::Total).chain(years).chain(sources).chain(items).chain(targets).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_what_the_plan_says(
        plan in arbitrary::plan(), lever in lever(), aim_at in any::<prop::sample::Index>(), percent in 0..300_u32
    ) {
        let aims = aim(&plan);
        let aim = aims[aim_at.index(aims.len())];
        let report = compute(&plan);
        let Some(now) = aim.of(&plan, &report) else { return Ok(()) };
        let wanted = (now / Decimal::ONE_HUNDRED * Decimal::from(percent)).round();
        match seek(&plan, &lever, &aim, wanted) {
            Ok(sought) => assert_says_so(&plan, &lever, &aim, wanted, &sought),
            Err(Unreached::OutOfReach { least, most }) => prop_assert!(wanted < least || wanted > most),
            Err(Unreached::Same | Unreached::Refused(_) | Unreached::NoFigure) => {}
            Err(Unreached::Stopped) => prop_assert!(false, "nobody stopped it"),
        }
    }

    /// No other count does better: all of them are tried.
    #[test]
    fn nothing_better_is_near(plan in arbitrary::plan(), item in 6..18_u32, of in 0..60_i64, up in -5..5_i64) {
        let line = plan.outline.get(item).and_then(|item| item.line().cloned());
        let Some(Basis::UnitCost { count, .. }) = line.map(|line| line.basis) else { return Ok(()) };
        prop_assume!((0..plan.period.len()).all(|index| count_in_year(&plan, &count, index).is_none_or(|it| it < Decimal::from(1_000))));
        let lever = Lever::Count { item, year: None };
        let figures: Vec<Decimal> = (0..80).map(|step| {
            let after = apply(&plan, &lever.command(&plan, Decimal::from(step))).unwrap();
            Aim::Total.of(&after, &compute(&after)).unwrap()
        }).collect();
        let wanted = figures[of as usize] + Decimal::from(up);
        let best = figures.iter().filter(|figure| **figure <= wanted).max();
        match seek(&plan, &lever, &Aim::Total, wanted) {
            Ok(sought) => prop_assert_eq!(Some(&sought.found.reached), best),
            Err(Unreached::OutOfReach { least, .. }) => prop_assert!(wanted < least),
            Err(Unreached::Same) => prop_assert!(figures.iter().all(|figure| *figure == figures[0])),
            Err(other) => {
                let least = apply(&plan, &lever.command(&plan, Decimal::ZERO)).unwrap();
                prop_assert!(other == Unreached::NoFigure && !compute(&least).too_large.is_empty(), "{:?}", other);
            }
        }
    }
}
