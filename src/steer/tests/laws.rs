//! What holds for every plan when who pays it is moved.

use crate::calc::{Report, Row, compute};
use crate::edit::{Command, apply, arbitrary};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{Basis, Plan};
use crate::steer::{Lines, Ratio, pay_share, share_of_price, shares, stop, unpaid};
use proptest::prelude::*;

/// What a report says that no move of who pays may change.
fn costs_of(report: &Report, plan: &Plan) -> Vec<Option<Money>> {
    let rows = (0..plan.outline.len()).map(Row::Item).chain([Row::Plan]);
    rows.flat_map(|row| (0..plan.period.len()).map(move |index| report.in_year(row, index))).collect()
}

fn lines() -> impl Strategy<Value = Lines> {
    prop_oneof![
        Just(Lines::ItPays),
        prop::collection::vec(6..18_u32, 0..5).prop_map(Lines::These),
        (6..18_u32).prop_map(Lines::Under),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_source_paid_is_unpaid_once_it_stops(plan in arbitrary::plan(), source in 1..=3_u32) {
        let before = compute(&plan);
        let after = apply(&plan, &stop(&plan, source)).unwrap();
        let report = compute(&after);
        prop_assert_eq!(costs_of(&report, &after), costs_of(&before, &plan));
        let (at, nobody) = (source as usize - 1, plan.sources.len());
        prop_assert_eq!(report.share(Row::Plan, at), Money::ZERO);
        for row in (0..plan.outline.len()).filter(|row| !plan.outline.items()[*row].is_group()).map(Row::Item) {
            for index in 0..plan.period.len() {
                let unnamed = before.share_in_year(row, nobody, index);
                let expected = unnamed.plus(before.share_in_year(row, at, index));
                let off = report.share_in_year(row, nobody, index).minus(expected).dong();
                prop_assert!(unnamed < Money::ZERO || off.abs() <= 2, "{} {}", off, unnamed.dong());
            }
        }
    }

    #[test]
    fn the_unpaid_lines_come_to_what_has_no_source(plan in arbitrary::plan()) {
        let report = compute(&plan);
        let unpaid = unpaid(&plan, &report);
        for index in 0..plan.period.len() {
            let sum: Money = unpaid.iter().map(|one| one.by_year[index]).sum();
            prop_assert_eq!(sum, report.share_in_year(Row::Plan, plan.sources.len(), index));
        }
        prop_assert!(unpaid.iter().all(|one| one.total == one.by_year.iter().copied().sum()));
    }

    /// The source pays its part of each line, to half a đồng of the price or to the fourth decimal of a percentage.
    #[test]
    fn a_source_pays_its_part(plan in arbitrary::plan(), source in 1..=3_u32, part in 0..=7_u32, lines in lines()) {
        let ratio = Ratio::new(part, 7).unwrap();
        let command = pay_share(&plan, source, ratio, &lines, None);
        let after = apply(&plan, &command).unwrap();
        let report = compute(&after);
        prop_assert_eq!(costs_of(&report, &after), costs_of(&compute(&plan), &plan));
        let Command::Several(commands) = command else { unreachable!() };
        for command in commands {
            let Command::SetFunding { item, .. } = command else { unreachable!() };
            let line = after.outline.get(item).unwrap().line().unwrap();
            let row = after.outline.position(item).unwrap();
            for index in 0..plan.period.len() {
                let amount = report.in_year(Row::Item(row), index).unwrap_or(Money::ZERO).dong();
                let paid = report.share_in_year(Row::Item(row), source as usize - 1, index).dong();
                let price = match &line.basis {
                    Basis::UnitCost { price, .. } => price.constant().filter(|price| !price.is_zero()),
                    _ => None,
                };
                // half of the smallest unit of the price, as a part of it; a percentage is off by 0,00005% at most
                let of_price = price.map_or(0, |price| amount.abs() / (2 * price.normalize().mantissa()));
                let of_percent = amount.abs() / 2_000_000;
                let off = (amount * i128::from(part) - paid * 7).abs();
                prop_assert!(off <= 7 * (of_price.max(of_percent) + 2), "{amount} {paid}: {line:?}");
            }
        }
    }

    #[test]
    fn a_giver_gives_what_another_gets(plan in arbitrary::plan(), part in 0..=7_u32, lines in lines()) {
        let before = compute(&plan);
        let after = apply(&plan, &pay_share(&plan, 3, Ratio::new(part, 7).unwrap(), &lines, Some(1))).unwrap();
        let report = compute(&after);
        prop_assert_eq!(costs_of(&report, &after), costs_of(&before, &plan));
        for row in (0..plan.outline.len()).filter(|row| !plan.outline.items()[*row].is_group()) {
            for index in 0..plan.period.len() {
                let kept = |report: &Report| report.share_in_year(Row::Item(row), 1, index).dong();
                let overpaid = before.share_in_year(Row::Item(row), 3, index) < Money::ZERO;
                prop_assert!(overpaid || (kept(&report) - kept(&before)).abs() <= 1, "the second source");
            }
        }
    }

    #[test]
    fn a_slider_sets_what_it_says(plan in arbitrary::plan(), item in 6..18_u32, source in 1..=3_u32, part in 0..=100_u32) {
        let Some(found) = shares(&plan, item) else { return Ok(()) };
        let value = (found.whole * Decimal::from(part) / Decimal::ONE_HUNDRED).round_dp(LIMITS.decimals.min(found.whole.scale()));
        let command = share_of_price(&plan, item, source, value).unwrap();
        let after = apply(&plan, &command).unwrap();
        prop_assert_eq!(costs_of(&compute(&after), &after), costs_of(&compute(&plan), &plan));
        let now = shares(&after, item).unwrap();
        prop_assert_eq!((now.of(source), now.whole, now.unit), (value, found.whole, found.unit));
        prop_assert!(now.rest >= Decimal::ZERO && now.parts.iter().all(|(_, part)| *part >= Decimal::ZERO));
        let alone = found.parts.iter().all(|(id, _)| *id == source);
        let unnamed = found.rest.max(Decimal::ZERO);
        prop_assert!(alone || now.rest == unnamed.min(found.whole - value), "{:?} {:?}", found, now);
    }
}
