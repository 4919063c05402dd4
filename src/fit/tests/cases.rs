//! Fitting a real plan, and single rules on plans of a line or two.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crate::calc::compute;
use crate::edit::{Command, Field, apply};
use crate::fit::{Fitted, How, Unfit, Why, cuttable, fit, is_same};
use crate::format::read;
use crate::money::{Decimal, Money};
use crate::plan::{
    Basis, Ceiling, Contribution, Count, Driver, Factor, FactorValue, Funding, Goal, Hold, Id, Item, Kind, Line,
    Outline, Period, Plan, Price, Target,
};
use std::sync::Arc;

const DONG_NAI: &str = include_str!("../../../seeds/dong-nai-2018.json");
const DA_NANG: &str = include_str!("../../../seeds/da-nang-2011-2015.json");

fn to(plan: &Plan, ceiling: i128, how: How) -> Result<Fitted, Unfit> {
    fit(plan, &[Ceiling::new(0, Money::new(ceiling))], how, &mut |_| true)
}

#[test]
fn dong_nai_fits_300_million_to_the_dong() {
    let plan = read(DONG_NAI).unwrap();
    let fitted = to(&plan, 300_000_000, How::Best).unwrap();
    assert_eq!((fitted.total, fitted.bound, fitted.optimal), (Money::new(300_000_000), Money::new(300_000_000), true));
    let cuts: Vec<_> = fitted.cuts.iter().map(|cut| (cut.item, cut.from, cut.to, cut.why)).collect();
    let number = Decimal::from;
    assert_eq!(
        cuts,
        [(Some(6), number(4), number(1), Why::NoTarget), (Some(16), number(300), number(74), Why::NoTarget),]
    );
    let cut = apply(&plan, &Command::Several(fitted.commands)).unwrap();
    assert_eq!(compute(&cut).grand_total(), Money::new(300_000_000));
    let is_kept =
        |item: &Arc<Item>| item.line().is_none_or(|line| cut.total_count(line).is_none_or(|it| it >= Decimal::ONE));
    assert!(cut.outline.items().iter().all(is_kept));
}

#[test]
fn da_nang_fits_ceilings_of_every_year_and_a_source() {
    let plan = read(DA_NANG).unwrap();
    let report = compute(&plan);
    let mut ceilings = Vec::new();
    for (index, year) in plan.period.years().enumerate() {
        let amount = report.in_year(crate::calc::Row::Plan, index).unwrap().dong().saturating_mul(9).div_euclid(10);
        ceilings.push(Ceiling { year: Some(year), ..Ceiling::new(0, Money::new(amount)) });
    }
    for how in [How::Even, How::Order, How::Best] {
        let mut asked = 0;
        let fitted = fit(&plan, &ceilings, how, &mut |_| {
            asked += 1;
            asked < 20
        });
        match fitted {
            Ok(fitted) => assert!(fitted.total <= fitted.bound),
            Err(unfit) => assert!(matches!(unfit, Unfit::TooTight { .. }), "{unfit:?}"),
        }
    }
}

#[test]
fn what_may_be_cut_is_listed_whatever_is_held() {
    let mut plan = read(DONG_NAI).unwrap();
    let lines = cuttable(&plan);
    assert!(lines.contains(&6) && lines.contains(&16), "{lines:?}");
    assert!(lines.iter().all(|id| plan.outline.get(*id).is_some_and(|item| item.line().is_some())));
    plan.holds = lines.iter().map(|line| Hold { locked: true, ..Hold::none(*line) }).collect();
    plan.holds.sort_by_key(|hold| hold.item);
    assert_eq!(cuttable(&plan), lines);
}

#[test]
fn what_nothing_can_be_taken_from_is_not_listed() {
    let check = |line: Line, listed: bool| {
        let plan = plan(vec![line]);
        assert_eq!(!cuttable(&plan).is_empty(), listed, "{plan:?}");
    };
    let lump = |amount| Line { basis: Basis::LumpSum(vec![Some(Money::new(amount))]), ..Line::default() };
    check(line(vec![], &[1]), true); // gone, where nothing has to stay
    check(line(vec![], &[0]), false);
    check(line(vec![shared()], &[1]), true);
    check(lump(5), true);
    check(lump(0), false);
    check(Line { funding: Funding::Amounts(Vec::new()), ..lump(5) }, false);
    check(Line { funding: Funding::InKind { donor: String::new() }, ..line(vec![], &[5]) }, false);
    check(Line::default(), false);
}

#[test]
fn what_was_found_holds_until_something_else_than_scenarios_changes() {
    let plan = read(DONG_NAI).unwrap();
    let check = |command: Command, same: bool| {
        assert_eq!(is_same(&plan, &apply(&plan, &command).unwrap()), same, "{command:?}");
    };
    check(Command::AddScenario { name: "A".to_owned(), changes: Vec::new() }, true);
    check(Command::SetHold(Hold { locked: true, ..Hold::none(6) }), false);
    check(Command::SetCount { item: 6, year: Some(2018), count: Some(Decimal::TWO) }, false);
}

const DRIVER: Id = 1;

/// A line that costs 1.000.000 each.
fn line(factors: Vec<FactorValue>, by_year: &[i64]) -> Line {
    let factors = factors.into_iter().map(|value| Factor { value, unit: String::new() }).collect();
    let by_year = by_year.iter().map(|count| Some(Decimal::from(*count))).collect();
    let price = Price::Constant(Some(Decimal::from(1_000_000)));
    Line { basis: Basis::UnitCost { price, count: Count { factors, by_year } }, ..Line::default() }
}

/// Those lines, with ids from 10 on, and the shared number 8.
fn plan(lines: Vec<Line>) -> Plan {
    let years = lines.iter().map(|line| match &line.basis {
        Basis::UnitCost { count, .. } => count.by_year.len(),
        Basis::LumpSum(amounts) => amounts.len(),
        Basis::Blank => 1,
    });
    let last = 2020_u16.saturating_add(u16::try_from(years.max().unwrap()).unwrap());
    let mut plan = Plan::blank("case", "", Period::new(2021, last).unwrap());
    plan.drivers = vec![Driver { id: DRIVER, name: String::new(), unit: String::new(), value: Decimal::from(8) }];
    let item = |(id, line)| Arc::new(Item::new(id, 0, Kind::Line(line)));
    plan.outline = Outline::from_items((10..).zip(lines).map(item).collect()).unwrap();
    plan.next_id = 100;
    plan
}

fn own(number: i64) -> FactorValue {
    FactorValue::Number(Decimal::from(number))
}

fn shared() -> FactorValue {
    FactorValue::Driver { driver: DRIVER, except: None }
}

/// Fits to so many million, and compares what is cut: the item or shared number, the year, from and to.
#[track_caller]
fn check(plan: &Plan, million: i128, how: How, expected: &[(Id, Option<u16>, i64, i64)]) {
    let fitted = to(plan, million.saturating_mul(1_000_000), how).unwrap();
    let number = Decimal::from;
    let cuts: Vec<_> =
        fitted.cuts.iter().map(|cut| (cut.item.or(cut.driver).unwrap(), cut.year, cut.from, cut.to)).collect();
    let expected: Vec<_> =
        expected.iter().map(|(id, year, from, to)| (*id, *year, number(*from), number(*to))).collect();
    assert_eq!(cuts, expected);
}

#[test]
fn a_shared_number_is_cut_for_all_its_lines() {
    let both = plan(vec![line(vec![shared()], &[1]), line(vec![shared(), own(2)], &[1])]);
    check(&both, 15, How::Best, &[(DRIVER, None, 8, 5)]);
    // one of its lines may not lose anything, so it stays, and another line gives way
    let mut held = plan(vec![line(vec![shared()], &[1]), line(vec![own(9)], &[1])]);
    held.holds = vec![Hold { locked: true, ..Hold::none(10) }];
    check(&held, 14, How::Best, &[(11, None, 9, 6)]);
    held.holds = vec![Hold { least: Some(Decimal::from(7)), ..Hold::none(10) }];
    check(&held, 8, How::Best, &[(DRIVER, None, 8, 7), (11, None, 9, 1)]);
}

#[test]
fn years_keep_something_unless_nothing_is_to_be_held() {
    let mut years = plan(vec![line(vec![], &[3, 3])]);
    check(&years, 2, How::Best, &[(10, Some(2021), 3, 1), (10, Some(2022), 3, 1)]);
    let least = |least: i64| vec![Hold { least: Some(Decimal::from(least)), ..Hold::none(10) }];
    years.holds = least(0);
    check(&years, 0, How::Best, &[(10, Some(2021), 3, 0), (10, Some(2022), 3, 0)]);
    years.holds = least(4);
    assert!(
        matches!(to(&years, 3_000_000, How::Best), Err(Unfit::TooTight { least, .. }) if least == Money::new(4_000_000))
    );
}

#[test]
fn what_cannot_be_cut_says_what_must_stay() {
    let locked = || {
        let mut plan = plan(vec![line(vec![own(5)], &[1]), line(vec![own(4)], &[1])]);
        plan.holds = vec![Hold { locked: true, ..Hold::none(10) }];
        plan
    };
    let least = |how| match to(&locked(), 5_500_000, how) {
        Err(Unfit::TooTight { least, ceiling }) => (least, ceiling.amount),
        other => panic!("{other:?}"),
    };
    for how in [How::Best, How::Even, How::Order] {
        assert_eq!(least(how), (Money::new(6_000_000), Money::new(5_500_000)));
    }
    assert_eq!(to(&locked(), 9_000_000, How::Best), Err(Unfit::AlreadyFits));
    assert_eq!(fit(&locked(), &[], How::Best, &mut |_| true), Err(Unfit::NoCeiling));
    assert_eq!(to(&Plan::blank("", "", Period::new(2021, 2021).unwrap()), 1, How::Best), Err(Unfit::Empty));
}

#[test]
fn who_is_promised_an_amount_in_dong_gets_it() {
    let mut promised = line(vec![], &[5]);
    promised.funding = Funding::Amounts(vec![(2, vec![Some(Money::new(5_000_000))])]);
    let plan = plan(vec![promised, line(vec![], &[5])]);
    check(&plan, 8, How::Best, &[(11, None, 5, 3)]);
}

#[test]
fn numbers_that_are_not_whole_stay() {
    let mut half = line(vec![], &[2]);
    if let Basis::UnitCost { count, .. } = &mut half.basis {
        count.by_year = vec![Some(Decimal::new(25, 1))];
    }
    check(&plan(vec![half, line(vec![], &[5])]), 6, How::Best, &[(11, None, 5, 3)]);
}

/// Both lines add to a target of so many.
fn with_target(mut plan: Plan, item: Id, goal: i64) -> Plan {
    plan.targets = vec![Target {
        id: 50,
        number: String::new(),
        text: String::new(),
        goal: Goal::AtLeast { value: Decimal::from(goal), unit: "lớp".to_owned() },
        year: None,
        baseline: None,
        population: None,
        parent: None,
        contributions: vec![Contribution { item, effect: Decimal::ONE, cap: None, delay: 0 }],
    }];
    plan
}

#[test]
fn what_no_target_needs_goes_first() {
    let lines = || plan(vec![line(vec![], &[10]), line(vec![], &[4])]);
    check(&with_target(lines(), 10, 10), 11, How::Best, &[(11, None, 4, 1)]);
    // beyond the goal nothing is lost, and one change is less than two
    check(&with_target(lines(), 10, 6), 10, How::Best, &[(10, None, 10, 6)]);
    let tight = with_target(lines(), 10, 10);
    let fitted = to(&tight, 8_000_000, How::Best).unwrap();
    assert_eq!(fitted.cuts[0].why, Why::LeastLoss { target: 50 });
    assert_eq!(fitted.cuts[1].why, Why::NoTarget);
    let loss = &fitted.targets[0];
    assert_eq!((loss.before, loss.after), (Some(Decimal::from(10)), Some(Decimal::from(7))));
}

#[test]
fn an_even_cut_takes_lump_sums_and_an_ordered_one_the_least_important() {
    let lump = Line { basis: Basis::LumpSum(vec![Some(Money::new(10_000_500))]), ..Line::default() };
    let mut plan = plan(vec![lump, line(vec![], &[10]), line(vec![], &[10])]);
    check(&plan, 15, How::Even, &[(10, None, 10_000_500, 5_000_000), (11, None, 10, 5), (12, None, 10, 5)]);
    plan.holds = vec![Hold { rank: 2, ..Hold::none(11) }, Hold { rank: 1, ..Hold::none(12) }];
    check(&plan, 25, How::Order, &[(11, None, 10, 4)]);
    plan.holds = vec![Hold { rank: 1, ..Hold::none(11) }];
    check(&plan, 15, How::Order, &[(11, None, 10, 3), (12, None, 10, 1)]);
    let fitted = to(&plan, 15_000_000, How::Order).unwrap();
    assert_eq!(fitted.cuts.iter().map(|cut| cut.why).collect::<Vec<_>>(), [Why::Rank(1), Why::Rank(0)]);
    assert!(fitted.cuts.iter().all(|cut| cut.field == Field::Count));
}
