//! Prices that rise by the plan's index: what is paid in each year, and that every way of computing agrees on it.

use super::{assert_adds_up, assert_agrees, set_price};
use crate::calc::{Columns, Row, compute, constant_prices, price_in_year, recompute};
use crate::edit::arbitrary;
use crate::edit::{Command, Place, apply};
use crate::money::{Decimal, Money, read_plain};
use crate::plan::{Basis, Funding, Kind, Period, Plan, Price};
use proptest::prelude::*;

/// An index for up to five years, whole percents and others.
fn index() -> impl Strategy<Value = Vec<Option<Decimal>>> {
    let percent = prop_oneof![
        4 => (0_i64..=12).prop_map(Decimal::from),
        2 => (0_i64..=1_000_000).prop_map(|units| Decimal::new(units, 4)),
    ];
    prop::collection::vec(prop::option::weighted(0.7, percent), 1..=5)
}

proptest! {
    #[test]
    fn rising_prices_add_up_and_columns_agree(
        mut plan in arbitrary::plan(),
        index in index(),
        edits in prop::collection::vec((0_usize..12, 0_i64..10_000_000), 0..4),
    ) {
        plan.index.clear();
        let before = plan.clone();
        plan.index = index;
        let report = compute(&plan);
        assert_adds_up(&plan, &report);
        prop_assert_eq!(&recompute(&plan, &before, &compute(&before)), &report);
        prop_assert_eq!(&recompute(&before, &plan, &report), &compute(&constant_prices(&plan)));
        let mut columns = Columns::compile(&plan);
        assert_agrees(&plan, &columns);
        for (line, price) in edits {
            set_price(&mut plan, &mut columns, line, price);
            assert_agrees(&plan, &columns);
        }
    }

    #[test]
    fn an_index_of_nothing_changes_nothing(plan in arbitrary::plan(), none in any::<bool>()) {
        let zero = if none { None } else { Some(Decimal::ZERO) };
        let indexed = Plan { index: vec![zero; plan.period.len()], ..plan.clone() };
        prop_assert_eq!(compute(&indexed), compute(&constant_prices(&plan)));
    }
}

/// Two of a thing at that price in each of the years, with that index; what is paid for one in each year.
#[track_caller]
fn check(price: &str, index: &[&str], expected: &[i64]) {
    let plan = plan_of(Price::Constant(read_plain(price)), index);
    let Some(Basis::UnitCost { price, .. }) = plan.outline.items()[0].line().map(|line| &line.basis) else {
        panic!("a unit cost")
    };
    let paid: Vec<_> = (0..expected.len()).map(|at| price_in_year(&plan, price, at)).collect();
    assert_eq!(paid, expected.iter().map(|price| Some(Decimal::from(*price))).collect::<Vec<_>>());
    let report = compute(&plan);
    for (at, price) in expected.iter().enumerate() {
        assert_eq!(report.in_year(Row::Plan, at), Some(Money::new(i128::from(*price) * 2)), "year {at}");
    }
}

/// A plan of one line that counts two in each year.
fn plan_of(price: Price, index: &[&str]) -> Plan {
    let years = u16::try_from(index.len()).unwrap();
    let mut plan = Plan::blank("p", "P", Period::new(2026, 2025 + years).unwrap());
    plan = apply(&plan, &Command::AddSource { name: "A".to_owned() }).unwrap();
    plan = apply(&plan, &Command::AddSource { name: "B".to_owned() }).unwrap();
    let item = plan.next_id;
    plan = apply(&plan, &Command::AddItem { group: false, place: Place::In { group: None, position: 0 } }).unwrap();
    plan = apply(&plan, &Command::SetCount { item, year: None, count: Some(Decimal::from(2 * years)) }).unwrap();
    plan.outline = plan.outline.with(item, |item| {
        let Kind::Line(line) = &mut item.kind else { panic!("a line") };
        let Basis::UnitCost { price: slot, count } = &mut line.basis else { panic!("a unit cost") };
        *slot = price;
        count.by_year = vec![Some(Decimal::TWO); usize::from(years)];
    });
    plan.index = index.iter().map(|percent| read_plain(percent)).collect();
    plan
}

#[test]
fn a_price_rises_from_year_to_year_and_is_whole() {
    check("10000000", &["", "", ""], &[10_000_000, 10_000_000, 10_000_000]);
    check("10000000", &["", "5", "4"], &[10_000_000, 10_500_000, 10_920_000]);
    check("10000000", &["5", "", "4"], &[10_500_000, 10_500_000, 10_920_000]);
    check("33333", &["", "5"], &[33_333, 35_000]); // 34.999,65
    check("10", &["5", "5"], &[11, 11]); // 10,5 and 11,025: of the price itself, never of a rounded one
    check("1.5", &["1"], &[2]);
    check("1000", &["0.05", "0.05"], &[1_001, 1_001]); // 1.000,5 and 1.001,00025
}

#[test]
fn fifty_years_of_the_largest_index_are_still_said() {
    let index = ["100"; 50];
    let plan = plan_of(Price::Constant(Some(Decimal::ONE)), &index);
    let report = compute(&plan);
    assert!(report.too_large.is_empty());
    assert_eq!(report.in_year(Row::Plan, 49), Some(Money::new(2 << 50)));
    let dear = plan_of(Price::Constant(read_plain("999999999999999.9999")), &index);
    let report = compute(&dear);
    assert_eq!(report.too_large.first().map(|(_, year)| *year), Some(2026 + 28), "beyond 10^24 đồng nothing is said");
    assert_adds_up(&dear, &report);
}

#[test]
fn prices_given_for_a_year_and_lump_sums_do_not_rise() {
    let prices = Price::ByYear(vec![read_plain("100"), read_plain("100.5")]);
    let by_year = plan_of(prices, &["10", "10"]);
    assert_eq!(compute(&by_year).in_year(Row::Plan, 1), Some(Money::new(201)));
    let mut lump = plan_of(Price::Constant(None), &["10", "10"]);
    lump.outline = lump.outline.with(lump.outline.items()[0].id, |item| {
        let Kind::Line(line) = &mut item.kind else { panic!("a line") };
        line.basis = Basis::LumpSum(vec![Some(Money::new(7)), Some(Money::new(7))]);
    });
    assert_eq!(compute(&lump).grand_total(), Money::new(14));
}

#[test]
fn shares_of_a_price_that_rises_still_add_up_to_it() {
    let mut plan = plan_of(Price::Constant(read_plain("2000000")), &["", "7.5"]);
    let ids: Vec<u32> = plan.sources.iter().map(|source| source.id).collect();
    plan.outline = plan.outline.with(plan.outline.items()[0].id, |item| {
        let Kind::Line(line) = &mut item.kind else { panic!("a line") };
        let shares = [(ids[0], 1_500_000), (ids[1], 500_000)].map(|(id, share)| (id, Decimal::from(share)));
        line.funding = Funding::PriceShares(shares.to_vec());
    });
    let report = compute(&plan);
    let shares: Vec<i128> = (0..3).map(|at| report.share_in_year(Row::Plan, at, 1).dong()).collect();
    assert_eq!(shares, [3_225_000, 1_075_000, 0]);
}
