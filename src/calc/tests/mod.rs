//! The laws of the totals, on random plans: every way of adding up gives the same, and so does every way of computing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod index;
mod sums;
mod targets;

use super::{Columns, PriceRefused, Report, Row, compute};
use crate::edit::arbitrary;
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Funding, Plan, Price};
use proptest::prelude::*;

fn sum(amounts: impl Iterator<Item = Option<Money>>) -> Option<Money> {
    amounts.flatten().reduce(Money::plus)
}

/// Lines → groups → plan, years → total, sources → amount: for every row and year.
fn assert_adds_up(plan: &Plan, report: &Report) {
    let years = 0..plan.period.len();
    let rows = (0..plan.outline.len()).map(Row::Item).chain([Row::Plan]);
    for row in rows {
        let children = match row {
            Row::Item(at) if !plan.outline.items()[at].is_group() => None,
            Row::Item(at) => Some(plan.outline.children(Some(at))),
            Row::Plan => Some(plan.outline.children(None)),
        };
        for index in years.clone() {
            let amount = report.in_year(row, index);
            if let Some(children) = &children {
                let below = sum(children.iter().map(|at| report.in_year(Row::Item(*at), index)));
                assert_eq!(amount, below, "{row:?} in year {index} is the sum of what is in it");
            }
            let shares: Money = (0..=plan.sources.len()).map(|at| report.share_in_year(row, at, index)).sum();
            assert_eq!(amount.unwrap_or(Money::ZERO), shares, "{row:?} in year {index} is the sum of its sources");
        }
        let total = report.total(row);
        let all_years = sum(years.clone().map(|index| report.in_year(row, index)));
        assert_eq!(total.unwrap_or(Money::ZERO), all_years.unwrap_or(Money::ZERO));
        let shares: Money = (0..=plan.sources.len()).map(|at| report.share(row, at)).sum();
        assert_eq!(total.unwrap_or(Money::ZERO), shares);
    }
}

/// The columns say what the report says.
fn assert_agrees(plan: &Plan, columns: &Columns) {
    let report = compute(plan);
    let rows = (0..plan.outline.len()).map(|at| (Some(at), Row::Item(at))).chain([(None, Row::Plan)]);
    for (row, place) in rows {
        for index in 0..plan.period.len() {
            let amount = report.in_year(place, index).unwrap_or(Money::ZERO);
            assert_eq!(columns.amount(row, Some(index)), amount, "{place:?} in year {index}");
        }
        assert_eq!(columns.amount(row, None), report.total(place).unwrap_or(Money::ZERO), "{place:?}");
        assert_shares(plan, columns, row);
    }
    let too_large = columns.too_large().iter().map(|(id, at)| (*id, plan.period.years().nth(*at).unwrap()));
    assert_eq!(too_large.collect::<Vec<_>>(), report.too_large);
}

/// Shares before rounding add up to the amount exactly.
fn assert_shares(plan: &Plan, columns: &Columns, row: Option<usize>) {
    let shares: Option<Vec<_>> = (0..=plan.sources.len()).map(|at| columns.exact_share(row, at)).collect();
    let Some(shares) = shares else { return };
    let whole = shares[0].1;
    let sum: i128 = shares.iter().map(|(share, _)| share).sum();
    assert_eq!(sum, columns.amount(row, None).dong() * whole);
}

/// Sets the price of a line in both the plan and the columns, as the embedded engine does.
fn set_price(plan: &mut Plan, columns: &mut Columns, line: usize, price: i64) {
    let Some(row) = columns.line_row(line) else { return };
    let id = plan.outline.items()[row].id;
    let outcome = columns.set_unit_price(line, price);
    if outcome == Err(PriceRefused::NoPrice) {
        return;
    }
    let price = Some(Decimal::from(price));
    plan.outline = plan.outline.with(id, |item| {
        let crate::plan::Kind::Line(line) = &mut item.kind else { panic!("{id} is a line") };
        let Basis::UnitCost { price: slot, .. } = &mut line.basis else { panic!("{id} has a price") };
        *slot = Price::Constant(price);
    });
    if outcome == Err(PriceRefused::Recompile) {
        *columns = Columns::compile(plan);
    }
}

proptest! {
    #[test]
    fn every_path_gives_the_same_total(plan in arbitrary::plan()) {
        assert_adds_up(&plan, &compute(&plan));
    }

    #[test]
    fn the_same_plan_gives_the_same_report(plan in arbitrary::plan()) {
        prop_assert_eq!(compute(&plan), compute(&plan.clone()));
    }

    #[test]
    fn columns_agree_with_the_report(plan in arbitrary::plan()) {
        assert_agrees(&plan, &Columns::compile(&plan));
    }

    #[test]
    fn edits_of_columns_agree_with_computing_again(
        mut plan in arbitrary::plan(),
        edits in prop::collection::vec((0_usize..12, prop_oneof![0_i64..10_000_000, 0_i64..=i64::MAX]), 1..12),
    ) {
        let mut columns = Columns::compile(&plan);
        for (line, price) in edits {
            set_price(&mut plan, &mut columns, line, price);
            assert_agrees(&plan, &columns);
        }
        columns.recalc();
        assert_agrees(&plan, &columns);
    }

    #[test]
    fn a_plan_after_any_command_adds_up(plan in arbitrary::plan(), command in arbitrary::command()) {
        if let Ok(plan) = apply(&plan, &command) {
            assert_adds_up(&plan, &compute(&plan));
        }
    }
}

/// One line of 3 đồng × 1 a year, paid as given; the shares of the one year.
#[track_caller]
fn check_funding(funding: impl Fn(&[u32]) -> Funding, expected: &[i128]) {
    let mut plan = Plan::blank("p", "P", crate::plan::Period::new(2026, 2026).unwrap());
    for name in ["A", "B"] {
        plan = apply(&plan, &Command::AddSource { name: name.to_owned() }).unwrap();
    }
    let place = crate::edit::Place::In { group: None, position: 0 };
    let line = plan.next_id;
    plan = apply(&plan, &Command::AddItem { group: false, place }).unwrap();
    for command in [
        Command::SetPrice { item: line, year: None, price: Some(Decimal::from(1001)) },
        Command::SetCount { item: line, year: None, count: Some(Decimal::ONE) },
    ] {
        plan = apply(&plan, &command).unwrap();
    }
    let ids: Vec<u32> = plan.sources.iter().map(|source| source.id).collect();
    plan.outline = plan.outline.with(line, |item| {
        if let crate::plan::Kind::Line(line) = &mut item.kind {
            line.funding = funding(&ids);
        }
    });
    let report = compute(&plan);
    let shares: Vec<i128> = (0..3).map(|at| report.share(Row::Plan, at).dong()).collect();
    assert_eq!(shares, expected);
    assert_adds_up(&plan, &report);
}

#[test]
fn every_way_of_paying_adds_up() {
    let number = |value: i64| Decimal::from(value);
    let money = |dong: i128| vec![Some(Money::new(dong))];
    check_funding(|_| Funding::Unstated, &[0, 0, 1001]);
    check_funding(|ids| Funding::Source(ids[1]), &[0, 1001, 0]);
    check_funding(|ids| Funding::Percent(vec![(ids[0], number(50)), (ids[1], number(50))]), &[501, 500, 0]);
    check_funding(|ids| Funding::Percent(vec![(ids[0], number(30))]), &[300, 0, 701]);
    check_funding(|ids| Funding::Percent(vec![(ids[0], number(80)), (ids[1], number(40))]), &[801, 400, -200]);
    check_funding(|ids| Funding::PriceShares(vec![(ids[0], number(1000)), (ids[1], number(1))]), &[1000, 1, 0]);
    check_funding(|ids| Funding::PriceShares(vec![(ids[0], number(900))]), &[900, 0, 101]);
    check_funding(|ids| Funding::Amounts(vec![(ids[0], money(900)), (ids[1], money(200))]), &[900, 200, -99]);
    check_funding(|_| Funding::InKind { donor: "X".to_owned() }, &[0, 0, 0]);
    check_funding(|_| Funding::Source(99), &[0, 0, 1001]);
}
