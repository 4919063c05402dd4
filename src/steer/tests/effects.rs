//! What a move would change of who pays; parts as people write them; how far a slider moves at a time.

use super::*;
use crate::steer::{Payer, effect};

#[test]
fn da_nang_without_its_enterprises_lacks_two_lines() {
    let plan = seed("da-nang-2011-2015");
    let effect = effect(&plan, &compute(&plan), &stop(&plan, 3)).unwrap();
    let million5 = |tenths: i128| Money::new(tenths * 100_000);
    let payers = [
        Payer { source: Some(3), from: million5(1_975), to: Money::ZERO },
        Payer { source: None, from: Money::ZERO, to: million5(1_975) },
    ];
    assert_eq!(effect.payers, payers);
    let unpaid: Vec<_> = effect.unpaid.iter().map(|unpaid| (unpaid.item, unpaid.total)).collect();
    assert_eq!(unpaid, [(31, million5(500)), (33, million5(1_475))]);
    assert_eq!(effect.report, compute(&effect.plan));
}

#[test]
fn what_is_unpaid_already_is_not_told_again() {
    let plan = seed("da-nang-2011-2015");
    let plan = apply(&plan, &stop(&plan, 3)).unwrap();
    let after = effect(&plan, &compute(&plan), &stop(&plan, 2)).unwrap();
    let unpaid: Vec<_> = after.unpaid.iter().map(|unpaid| (unpaid.item, unpaid.total)).collect();
    assert_eq!(unpaid, [(32, million(100))]);
    let again = effect(&after.plan, &after.report, &stop(&plan, 3)).unwrap();
    assert_eq!((again.payers, again.unpaid), (Vec::new(), Vec::new()));
}

#[test]
fn a_part_is_read_as_it_is_written() {
    let third = Ratio::new(1, 3);
    for (typed, expected) in [
        ("1/3", third),
        (" 1 / 3 ", third),
        ("30%", Ratio::percent(30.into())),
        ("12,5 %", Ratio::percent(Decimal::new(125, 1))),
        ("100％", Ratio::percent(100.into())),
        ("0/1", Ratio::new(0, 1)),
        ("", None),
        ("30", None),
        ("1/0", None),
        ("4/3", None),
        ("-1/3", None),
        ("130%", None),
        ("%", None),
        ("1/3%", None),
        ("một phần ba", None),
    ] {
        assert_eq!(Ratio::read(typed), expected, "{typed}");
    }
}

#[test]
fn a_slider_stands_on_round_shares() {
    let plan = seed("da-nang-2011-2015");
    let step = |item: Id| shares(&plan, item).unwrap().step();
    assert_eq!([step(31), step(33)], [10_000, 10_000].map(Decimal::from));
    let percent =
        apply(&plan, &Command::SetFunding { item: 31, funding: Funding::Percent(vec![(1, 50.into())]) }).unwrap();
    assert_eq!(shares(&percent, 31).unwrap().step(), Decimal::ONE);
    let cheap = apply(&plan, &Command::SetPrice { item: 31, year: None, price: Some(7.into()) }).unwrap();
    assert_eq!(shares(&cheap, 31).unwrap().step(), Decimal::ONE);
}
