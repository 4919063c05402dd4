//! Prices, lump sums, the kind of a basis, who pays, and the years of a plan.

use super::{DRIVER, LINE, by_year, decimal, line_after, money_by_year, plan};
use crate::calc::{Row, compute};
use crate::edit::{BasisKind, Command, Field, Reason, Spread, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Ceiling, Count, Factor, FactorValue, Funding, Kind, Line, Period, Plan, Price};

fn unit_cost(price: Price, years: &str) -> Basis {
    Basis::UnitCost { price, count: Count { factors: Vec::new(), by_year: by_year(years) } }
}

fn constant(price: &str) -> Price {
    Price::Constant(Some(decimal(price)))
}

fn lump(years: &str) -> Basis {
    Basis::LumpSum(money_by_year(years))
}

fn shares(text: &str) -> Vec<(u32, Decimal)> {
    (1..).zip(text.split_whitespace().map(decimal)).collect()
}

#[track_caller]
fn check(years: u16, before: Basis, command: &Command, expected: Result<Basis, Reason>) {
    let after = line_after(&plan(years, before, Funding::Unstated), command);
    assert_eq!(after.map(|line| line.basis).map_err(|refusal| refusal.reason), expected);
}

fn set_price(year: Option<u16>, price: Option<&str>) -> Command {
    Command::SetPrice { item: LINE, year, price: price.map(decimal) }
}

#[test]
fn a_price_is_set_for_one_year_or_all() {
    let by_year = |text| Price::ByYear(by_year(text));
    let (all, in_2012) = (None, Some(2012));
    check(2, unit_cost(constant("5"), "1 1"), &set_price(all, Some("7.50")), Ok(unit_cost(constant("7.5"), "1 1")));
    check(2, unit_cost(constant("5"), "1 1"), &set_price(in_2012, Some("7")), Ok(unit_cost(by_year("5 7"), "1 1")));
    check(2, unit_cost(by_year("5 7"), "1 1"), &set_price(in_2012, Some("5")), Ok(unit_cost(constant("5"), "1 1")));
    check(2, unit_cost(by_year("5 7"), "1 1"), &set_price(in_2012, None), Ok(unit_cost(by_year("5 _"), "1 1")));
    check(2, unit_cost(by_year("5 7"), "1 1"), &set_price(all, None), Ok(unit_cost(Price::Constant(None), "1 1")));
    check(2, Basis::Blank, &set_price(all, Some("5")), Ok(unit_cost(constant("5"), "_ _")));
    check(2, Basis::Blank, &set_price(all, None), Ok(Basis::Blank));
    check(2, lump("1 2"), &set_price(all, Some("5")), Err(Reason::OtherBasis(BasisKind::LumpSum)));
    check(2, Basis::Blank, &set_price(Some(2013), Some("5")), Err(Reason::YearOutside));
    check(2, Basis::Blank, &set_price(all, Some("-1")), Err(Reason::Negative));
    check(2, Basis::Blank, &set_price(all, Some("1.00001")), Err(Reason::TooManyDecimals));
}

#[test]
fn a_lump_sum_is_set_for_one_year() {
    let set = |year, amount: Option<i128>| Command::SetAmount { item: LINE, year, amount: amount.map(Money::new) };
    check(2, lump("1 2"), &set(2012, Some(-7)), Ok(lump("1 -7")));
    check(2, lump("1 2"), &set(2011, None), Ok(lump("_ 2")));
    check(2, Basis::Blank, &set(2011, Some(0)), Ok(lump("0 _")));
    check(2, Basis::Blank, &set(2011, None), Ok(Basis::Blank));
    check(2, lump("1 2"), &set(2013, Some(1)), Err(Reason::YearOutside));
    check(2, lump("1 2"), &set(2011, Some(10_i128.pow(15))), Err(Reason::TooManyDigits));
    let priced = unit_cost(constant("1"), "1 1");
    check(2, priced, &set(2011, Some(1)), Err(Reason::OtherBasis(BasisKind::UnitCost)));
}

#[track_caller]
fn check_spread(before: &str, amount: i128, spread: Spread, after: &str) {
    let years = before.split_whitespace().count() as u16;
    let command = Command::SpreadAmount { item: LINE, amount: Some(Money::new(amount)), spread };
    check(years, lump(before), &command, Ok(lump(after)));
}

#[test]
fn a_lump_sum_is_spread_to_the_last_dong() {
    use Spread::{Even, Proportional};
    check_spread("1 2 3", 600, Proportional, "100 200 300");
    check_spread("1 1 1", 100, Proportional, "34 33 33");
    check_spread("1 _ 1", 101, Proportional, "51 _ 50");
    check_spread("_ _ _", 100, Proportional, "34 33 33");
    check_spread("0 _ 0", 100, Proportional, "50 _ 50");
    check_spread("-1 -3", 100, Proportional, "25 75");
    check_spread("-1 3", 100, Proportional, "50 50");
    check_spread("1 3", -100, Proportional, "-25 -75");
    check_spread("1 3", 0, Proportional, "0 0");
    check_spread("1 _ 3", 100, Even, "34 33 33");
    check_spread(
        "999999999999999 999999999999998 1",
        999_999_999_999_999,
        Proportional,
        "500000000000000 499999999999999 0",
    );
    let blank = Command::SpreadAmount { item: LINE, amount: None, spread: Proportional };
    check(2, lump("1 2"), &blank, Ok(lump("_ _")));
    check(2, unit_cost(constant("1"), "1 1"), &blank, Err(Reason::OtherBasis(BasisKind::UnitCost)));
}

fn to(basis: BasisKind) -> Command {
    Command::SetBasis { item: LINE, basis }
}

#[test]
fn another_kind_of_basis_keeps_every_amount() {
    let halves = unit_cost(constant("1.5"), "1 _ 3");
    check(3, halves, &to(BasisKind::LumpSum), Ok(lump("2 _ 5")));
    let prices = Price::ByYear(by_year("10 20 _"));
    check(3, unit_cost(prices, "1 2 3"), &to(BasisKind::LumpSum), Ok(lump("10 40 _")));
    check(3, lump("5 _ 5"), &to(BasisKind::UnitCost), Ok(unit_cost(constant("5"), "1 _ 1")));
    check(3, lump("5 _ 0"), &to(BasisKind::UnitCost), Ok(unit_cost(Price::ByYear(by_year("5 _ 0")), "1 _ 1")));
    check(3, lump("_ _ _"), &to(BasisKind::UnitCost), Ok(unit_cost(Price::Constant(None), "_ _ _")));
    check(3, lump("5 _ -5"), &to(BasisKind::UnitCost), Err(Reason::Negative));
    check(3, lump("5 _ 5"), &to(BasisKind::LumpSum), Ok(lump("5 _ 5")));
    check(3, lump("5 _ 5"), &to(BasisKind::Blank), Ok(Basis::Blank));
    check(2, Basis::Blank, &to(BasisKind::LumpSum), Ok(lump("_ _")));
    check(2, Basis::Blank, &to(BasisKind::UnitCost), Ok(unit_cost(Price::Constant(None), "_ _")));
    let large = unit_cost(constant("999999999999999"), "1 2");
    check(2, large, &to(BasisKind::LumpSum), Err(Reason::TooManyDigits));
}

#[test]
fn prices_that_rise_are_kept_by_what_no_longer_follows_the_index() {
    let mut plan = plan(3, unit_cost(constant("1000"), "1 1 1"), Funding::Unstated);
    plan.index = by_year("_ 10 10");
    let amounts = |plan: &Plan| (0..3).map(|at| compute(plan).in_year(Row::Plan, at)).collect::<Vec<_>>();
    let paid = money_by_year("1000 1100 1210");
    assert_eq!(amounts(&plan), paid);
    let lumps = apply(&plan, &to(BasisKind::LumpSum)).unwrap();
    assert_eq!((amounts(&lumps), amounts(&apply(&lumps, &to(BasisKind::UnitCost)).unwrap())), (paid.clone(), paid));
    let one = apply(&plan, &set_price(Some(2012), Some("5"))).unwrap();
    assert_eq!(amounts(&one), money_by_year("1000 5 1210"));
    let all = apply(&one, &set_price(None, Some("2000"))).unwrap();
    assert_eq!(amounts(&all), money_by_year("2000 2200 2420"));
    let mut same = plan.clone();
    same.outline.change(LINE, |item| item.kind = Kind::Line(Line { basis: lump("7 7 7"), ..Line::default() }));
    assert_eq!(amounts(&apply(&same, &to(BasisKind::UnitCost)).unwrap()), money_by_year("7 7 7"));
}

#[test]
fn a_refused_kind_names_the_year() {
    let negative = plan(3, lump("5 _ -5"), Funding::Unstated);
    let refusal = line_after(&negative, &to(BasisKind::UnitCost)).unwrap_err();
    assert_eq!((refusal.cell.of, refusal.cell.field, refusal.cell.year), (Some(LINE), Field::Basis, Some(2013)));
}

#[test]
fn a_driver_counts_in_the_amount_that_becomes_a_lump_sum() {
    let factors = vec![Factor { value: FactorValue::Driver { driver: DRIVER, except: None }, unit: String::new() }];
    let basis = Basis::UnitCost { price: constant("100"), count: Count { factors, by_year: by_year("1 2") } };
    check(2, basis, &to(BasisKind::LumpSum), Ok(lump("6000 12000")));
}

#[test]
fn what_is_given_in_kind_keeps_its_value() {
    let line = plan(2, unit_cost(constant("100"), "1 2"), Funding::InKind { donor: "EcomViet".to_owned() });
    assert_eq!(line_after(&line, &to(BasisKind::LumpSum)).unwrap().basis, lump("100 200"));
}

#[track_caller]
fn check_funding(before: Line, command: &Command, expected: Funding) {
    let years = 2;
    let plan = plan(years, before.basis, before.funding);
    assert_eq!(line_after(&plan, command).unwrap().funding, expected);
}

fn shared(price: &str, by: &str) -> Line {
    let funding = Funding::PriceShares(shares(by));
    Line {
        unit: String::new(),
        basis: unit_cost(constant(price), "1 3"),
        funding,
        codes: crate::plan::Codes::default(),
    }
}

#[test]
fn shares_of_a_price_follow_it() {
    let follow = |before: &str, by: &str, price: &str, after: &str| {
        check_funding(shared(before, by), &set_price(None, Some(price)), Funding::PriceShares(shares(after)));
    };
    follow("2000000", "1500000 500000", "4000000", "3000000 1000000");
    follow("3", "2 1", "100", "67 33");
    follow("10", "5 2", "20", "10 4");
    follow("10", "5 2", "9", "4 2");
    follow("10", "5 5", "2.5", "1.3 1.2");
    follow("10", "5 5", "0", "0 0");
    follow("0", "0 0", "10", "0 0");
    follow("10", "8 5", "20", "8 5");
    follow("10", "7.5 2.5", "10", "7.5 2.5");
    follow("10", "7.5 2.5", "30", "23 7");
    check_funding(shared("10", "5 5"), &set_price(None, None), Funding::PriceShares(shares("5 5")));
    check_funding(shared("10", "5 5"), &set_price(Some(2011), Some("12")), Funding::PriceShares(shares("5 5")));
}

#[test]
fn shares_of_a_price_become_amounts_of_a_lump_sum() {
    let paid =
        |first: &str, second: &str| Funding::Amounts(vec![(1, money_by_year(first)), (2, money_by_year(second))]);
    check_funding(shared("10", "7 3"), &to(BasisKind::LumpSum), paid("7 21", "3 9"));
    check_funding(shared("10", "5 2"), &to(BasisKind::LumpSum), paid("5 15", "2 6"));
    check_funding(shared("10", "7 3"), &to(BasisKind::Blank), Funding::Unstated);
    let amounts = Line { basis: lump("10 20"), funding: paid("5 15", "5 _"), ..Line::default() };
    check_funding(amounts.clone(), &to(BasisKind::UnitCost), paid("5 15", "5 _"));
    check_funding(amounts, &to(BasisKind::Blank), Funding::Unstated);
}

#[test]
fn funding_is_accepted_or_refused() {
    let check = |basis: Basis, funding: Funding, expected: Result<Funding, Reason>| {
        let command = Command::SetFunding { item: LINE, funding };
        let after = line_after(&plan(2, basis, Funding::Source(2)), &command);
        assert_eq!(after.map(|line| line.funding).map_err(|refusal| refusal.reason), expected, "{command:?}");
    };
    let same = |basis: Basis, funding: Funding| check(basis, funding.clone(), Ok(funding));
    let priced = || unit_cost(constant("1"), "1 1");
    same(lump("1 1"), Funding::Source(1));
    same(lump("1 1"), Funding::Percent(shares("70 40")));
    same(priced(), Funding::PriceShares(shares("70 40")));
    same(lump("1 1"), Funding::Amounts(vec![(2, money_by_year("-5 _"))]));
    same(Basis::Blank, Funding::InKind { donor: "EcomViet".to_owned() });
    check(lump("1 1"), Funding::Percent(Vec::new()), Ok(Funding::Unstated));
    check(lump("1 1"), Funding::Source(3), Err(Reason::Missing(3)));
    check(lump("1 1"), Funding::Percent(vec![(1, Decimal::ONE), (1, Decimal::ONE)]), Err(Reason::Taken(1)));
    check(lump("1 1"), Funding::Percent(shares("100.5")), Err(Reason::OverHundred));
    check(lump("1 1"), Funding::Percent(shares("-1")), Err(Reason::Negative));
    check(lump("1 1"), Funding::PriceShares(shares("1")), Err(Reason::OtherBasis(BasisKind::LumpSum)));
    check(priced(), Funding::PriceShares(shares("-1")), Err(Reason::Negative));
    check(lump("1 1"), Funding::Amounts(vec![(1, money_by_year("1"))]), Err(Reason::WrongYears));
    check(lump("1 1"), Funding::InKind { donor: "a\tb".to_owned() }, Err(Reason::ControlCharacter));
}

fn years(first: u16, last: u16) -> Command {
    Command::SetPeriod(Period::new(first, last).unwrap())
}

#[test]
fn other_years_keep_what_stands_in_common_years() {
    let check = |before: Basis, command: &Command, after: Basis| check(3, before, command, Ok(after));
    check(lump("1 2 3"), &years(2012, 2014), lump("2 3 _"));
    check(lump("1 2 3"), &years(2010, 2013), lump("_ 1 2 3"));
    check(lump("1 2 3"), &years(2020, 2021), lump("_ _"));
    check(unit_cost(constant("5"), "1 2 3"), &years(2013, 2014), unit_cost(constant("5"), "3 _"));
    let (three, two) = (Price::ByYear(by_year("1 2 3")), Price::ByYear(by_year("3 _")));
    check(unit_cost(three, "1 2 3"), &years(2013, 2014), unit_cost(two, "3 _"));
    check(Basis::Blank, &years(2013, 2014), Basis::Blank);
}

#[test]
fn other_years_move_named_amounts_and_drop_ceilings() {
    let mut before = plan(3, lump("1 2 3"), Funding::Amounts(vec![(1, money_by_year("1 2 3"))]));
    let ceiling = |id, year| Ceiling { year, ..Ceiling::new(id, Money::ZERO) };
    before.ceilings = vec![ceiling(7, None), ceiling(8, Some(2011)), ceiling(9, Some(2013))];
    before.next_id = 10;
    let after = apply(&before, &years(2012, 2013)).unwrap();
    let funding = &after.outline.get(LINE).unwrap().line().unwrap().funding;
    assert_eq!(*funding, Funding::Amounts(vec![(1, money_by_year("2 3"))]));
    assert_eq!(after.ceilings.iter().map(|ceiling| ceiling.id).collect::<Vec<_>>(), [7, 9]);
}

#[test]
fn the_same_amounts_and_shares_are_computed_from_a_lump_sum() {
    let report = |plan: &Plan| compute(plan);
    let before = plan(2, unit_cost(constant("10.25"), "1.5 3"), Funding::PriceShares(shares("7.1 3.15")));
    let after = apply(&before, &to(BasisKind::LumpSum)).unwrap();
    assert_eq!(report(&before), report(&after));
}
