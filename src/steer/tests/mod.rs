//! Single moves on the seeds, with figures computed by hand, and what holds for every plan.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod effects;
mod laws;

use super::{Lines, Moved, Ratio, ShareUnit, moves, pay_share, share_of_price, shares, stop, stop_donor, unpaid};
use crate::calc::{Row, compute};
use crate::edit::{Command, apply};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{Basis, Count, Funding, Id, Item, Kind, Line, Outline, Period, Plan, Price, Source};
use std::sync::Arc;

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn million(amount: i128) -> Money {
    Money::new(amount * 1_000_000)
}

/// What each source pays over all years, and what nobody pays.
fn by_source(plan: &Plan) -> Vec<i128> {
    let report = compute(plan);
    (0..=plan.sources.len()).map(|source| report.share(Row::Plan, source).dong()).collect()
}

#[test]
fn da_nang_is_paid_by_its_sources_on_every_path() {
    let plan = seed("da-nang-2011-2015");
    let report = compute(&plan);
    let rows = plan.outline.items();
    let lines: Vec<usize> = (0..rows.len()).filter(|row| !rows[*row].is_group()).collect();
    let years = 0..plan.period.len();
    let expected = [million(3_340), million(100), Money::new(197_500_000), Money::ZERO];
    for (source, expected) in expected.into_iter().enumerate() {
        let of_lines: Money = lines.iter().map(|row| report.share(Row::Item(*row), source)).sum();
        let of_years: Money = years.clone().map(|year| report.share_in_year(Row::Plan, source, year)).sum();
        let of_cells: Money = years
            .clone()
            .flat_map(|year| lines.iter().map(move |row| (*row, year)))
            .map(|(row, year)| report.share_in_year(Row::Item(row), source, year))
            .sum();
        let tops: Money = plan.outline.children(None).into_iter().map(|row| report.share(Row::Item(row), source)).sum();
        let paths = [report.share(Row::Plan, source), of_lines, of_years, of_cells, tops];
        assert_eq!(paths, [expected; 5], "source {source}");
    }
}

#[test]
fn da_nang_without_its_enterprises_lacks_what_they_pay() {
    let plan = seed("da-nang-2011-2015");
    let after = apply(&plan, &stop(&plan, 3)).unwrap();
    assert_eq!(by_source(&after), [3_340_000_000, 100_000_000, 0, 197_500_000]);
    let report = compute(&after);
    let unpaid = unpaid(&after, &report);
    let said: Vec<_> = unpaid
        .iter()
        .map(|one| {
            let number = after.outline.get(one.item).unwrap().number.as_str();
            (number, one.by_year.clone(), one.total)
        })
        .collect();
    // 6.1: 20 × 500.000 a year; 6.3: 10 × 2.950.000 a year; five years each
    assert_eq!(
        said,
        [("6.1", vec![million(10); 5], million(50)), ("6.3", vec![Money::new(29_500_000); 5], Money::new(147_500_000)),]
    );
    assert_eq!(report.grand_total(), Money::new(3_637_500_000));
}

#[test]
fn dong_nai_for_eighty_people() {
    let plan = seed("dong-nai-2018");
    let uses: Vec<_> = plan.uses_of_driver(2).map(|one| (one.item, one.factor, one.except)).collect();
    let lunch = Some(Decimal::from(55));
    let class = |first: Id| {
        [(first, 0, None), (first + 1, 0, None), (first + 2, 0, None), (first + 4, 0, None), (first + 5, 0, lunch)]
    };
    assert_eq!(uses, [class(7), class(23)].concat());
    let command = Command::SetDriverValue { driver: 2, value: Decimal::from(80) };
    let moved = |item, from, to| Moved { item, from: Some(Money::new(from)), to: Some(Money::new(to)) };
    // twice: 60 → 80 kits of 20.000, two stamps of 3.000 each, envelopes of 3.000, drinks of 30.000; 55 lunches stay
    let class = |first: Id| {
        [
            moved(first, 1_200_000, 1_600_000),
            moved(first + 1, 360_000, 480_000),
            moved(first + 2, 180_000, 240_000),
            moved(first + 4, 1_800_000, 2_400_000),
        ]
    };
    let after = apply(&plan, &command).unwrap();
    let moved = moves((&plan, &compute(&plan)), (&after, &compute(&after)));
    assert_eq!(moved, [class(7), class(23)].concat());
    // 2 × (400.000 + 120.000 + 60.000 + 600.000) more
    assert_eq!(compute(&after).grand_total(), Money::new(329_650_000 + 2_360_000));
}

/// A plan of two years and three sources (1, 2, 3) with that one line (4).
fn plan(basis: Basis, funding: Funding) -> Plan {
    let mut plan = Plan::blank("mot", "Kế hoạch", Period::new(2026, 2027).unwrap());
    plan.sources = ["Thành phố", "Trung ương", "Doanh nghiệp"]
        .map(|name| Source { id: plan.take_id(), name: name.to_owned() })
        .to_vec();
    let id = plan.take_id();
    let line = Line { basis, funding, ..Line::default() };
    plan.outline = Outline::from_items(vec![Arc::new(Item::new(id, 0, Kind::Line(line)))]).unwrap();
    plan
}

fn costs(price: Price) -> Basis {
    let count = Count { factors: Vec::new(), by_year: vec![Some(Decimal::TWO), Some(Decimal::from(3))] };
    Basis::UnitCost { price, count }
}

fn one_price(price: i64) -> Basis {
    costs(Price::Constant(Some(Decimal::from(price))))
}

fn lump(first: i128, second: i128) -> Basis {
    Basis::LumpSum(vec![Some(Money::new(first)), Some(Money::new(second))])
}

fn parts(parts: &[(Id, &str)]) -> Vec<(Id, Decimal)> {
    parts.iter().map(|(id, part)| (*id, part.parse().unwrap())).collect()
}

fn amounts(list: &[(Id, [Option<i128>; 2])]) -> Funding {
    Funding::Amounts(list.iter().map(|(id, years)| (*id, years.map(|year| year.map(Money::new)).to_vec())).collect())
}

fn funding(plan: &Plan) -> Funding {
    plan.outline.get(4).unwrap().line().unwrap().funding.clone()
}

/// Unit, whole, parts and rest.
type Said<'a> = (ShareUnit, &'a str, &'a [(Id, &'a str)], &'a str);

#[test]
fn what_there_is_to_share() {
    let check = |basis: Basis, funding: Funding, expected: Option<Said>| {
        let found = shares(&plan(basis, funding), 4);
        let found = found.map(|found| (found.unit, found.whole, found.parts, found.rest));
        let read = |text: &str| text.parse::<Decimal>().unwrap();
        let expected = expected.map(|(unit, whole, list, rest)| (unit, read(whole), parts(list), read(rest)));
        assert_eq!(found, expected);
    };
    use ShareUnit::{Dong, Percent};
    check(one_price(2000), Funding::Unstated, Some((Dong, "2000", &[], "2000")));
    check(one_price(2000), Funding::Source(2), Some((Dong, "2000", &[(2, "2000")], "0")));
    let shared = |list: &[(Id, &str)]| Funding::PriceShares(parts(list));
    check(one_price(2000), shared(&[(1, "1500"), (3, "400")]), Some((Dong, "2000", &[(1, "1500"), (3, "400")], "100")));
    check(
        one_price(2000),
        shared(&[(1, "1500"), (3, "600")]),
        Some((Dong, "2000", &[(1, "1500"), (3, "600")], "-100")),
    );
    let percent = Funding::Percent(parts(&[(1, "60"), (2, "30")]));
    check(one_price(2000), percent.clone(), Some((Percent, "100", &[(1, "60"), (2, "30")], "10")));
    check(lump(5, 7), percent, Some((Percent, "100", &[(1, "60"), (2, "30")], "10")));
    check(lump(5, 7), Funding::Source(1), Some((Percent, "100", &[(1, "100")], "0")));
    check(one_price(0), Funding::Source(1), Some((Percent, "100", &[(1, "100")], "0")));
    let by_year = || costs(Price::ByYear(vec![Some(Decimal::ONE), Some(Decimal::TWO)]));
    check(by_year(), Funding::Unstated, Some((Percent, "100", &[], "100")));
    check(by_year(), shared(&[(1, "1")]), None);
    check(lump(5, 7), amounts(&[(1, [Some(5), None])]), None);
    check(Basis::Blank, Funding::Source(1), None);
    check(one_price(2000), Funding::InKind { donor: "Hội".to_owned() }, None);
    assert_eq!(shares(&plan(Basis::Blank, Funding::Unstated), 99), None);
}

#[test]
fn the_slider_keeps_the_whole() {
    let slide = |basis: Basis, funding: Funding, source: Id, value: &str| {
        let plan = plan(basis, funding);
        let command = share_of_price(&plan, 4, source, value.parse().unwrap())?;
        Some(self::funding(&apply(&plan, &command).unwrap()))
    };
    let shared = |list: &[(Id, &str)]| Funding::PriceShares(parts(list));
    let two = || shared(&[(1, "1500"), (3, "500")]);
    let check = |found: Option<Funding>, expected: &[(Id, &str)]| assert_eq!(found, Some(shared(expected)));
    check(slide(one_price(2000), two(), 3, "700"), &[(1, "1300"), (3, "700")]);
    check(slide(one_price(2000), two(), 1, "0"), &[(1, "0"), (3, "2000")]);
    check(slide(one_price(2000), two(), 1, "2000"), &[(1, "2000"), (3, "0")]);
    // back from one end: the other has no proportion, and gets the rest all the same
    check(slide(one_price(2000), shared(&[(1, "0"), (3, "2000")]), 3, "500"), &[(1, "1500"), (3, "500")]);
    // 1000 between 1 : 2, the đồng left over to the larger remainder
    check(
        slide(one_price(4000), shared(&[(1, "1000"), (2, "2000"), (3, "1000")]), 3, "3000"),
        &[(1, "333"), (2, "667"), (3, "3000")],
    );
    // 300 have no source and keep having none, until there is not enough
    check(slide(one_price(2000), shared(&[(1, "1200"), (3, "500")]), 3, "700"), &[(1, "1000"), (3, "700")]);
    check(slide(one_price(2000), shared(&[(1, "1200"), (3, "500")]), 3, "1900"), &[(1, "0"), (3, "1900")]);
    check(slide(one_price(2000), shared(&[(1, "1800"), (3, "900")]), 3, "500"), &[(1, "1500"), (3, "500")]);
    check(slide(one_price(2000), Funding::Source(1), 3, "500"), &[(1, "1500"), (3, "500")]);
    check(slide(one_price(2000), Funding::Source(1), 1, "500"), &[(1, "500")]);
    check(slide(one_price(2000), Funding::Unstated, 3, "500"), &[(3, "500")]);
    check(slide(one_price(2000), two(), 3, "0.5"), &[(1, "1999.5"), (3, "0.5")]);
    let percents = Funding::Percent(parts(&[(1, "50"), (2, "30"), (3, "20")]));
    let after = Funding::Percent(parts(&[(1, "33"), (2, "40.2"), (3, "26.8")]));
    assert_eq!(slide(lump(5, 7), percents.clone(), 1, "33"), Some(after));
    for bad in ["-1", "100.0001", "33.33333"] {
        assert_eq!(slide(lump(5, 7), percents.clone(), 1, bad), None, "{bad}");
    }
    assert_eq!(slide(lump(5, 7), percents, 9, "1"), None, "no such source");
    assert_eq!(slide(lump(5, 7), amounts(&[(1, [Some(5), None])]), 1, "1"), None);
}

#[test]
fn firms_pay_a_third() {
    let third = Ratio::new(1, 3).unwrap();
    let pay = |basis: Basis, funding: Funding, part: Ratio, from: Option<Id>| {
        let plan = plan(basis, funding);
        self::funding(&apply(&plan, &pay_share(&plan, 3, part, &Lines::Under(4), from)).unwrap())
    };
    let shared = |list: &[(Id, &str)]| Funding::PriceShares(parts(list));
    assert_eq!(pay(one_price(2000), Funding::Source(1), third, None), shared(&[(1, "1333"), (3, "667")]));
    assert_eq!(pay(one_price(2000), Funding::Unstated, third, None), shared(&[(3, "667")]));
    assert_eq!(pay(one_price(2000), Funding::Source(3), third, None), shared(&[(3, "667")]));
    assert_eq!(
        pay(one_price(2000), Funding::Source(3), third, Some(1)),
        Funding::Source(3),
        "the city pays nothing of it"
    );
    let three = || shared(&[(1, "1000"), (2, "500"), (3, "500")]);
    assert_eq!(pay(one_price(2000), three(), third, None), shared(&[(1, "889"), (2, "444"), (3, "667")]));
    assert_eq!(pay(one_price(2000), three(), third, Some(2)), shared(&[(1, "1000"), (2, "333"), (3, "667")]));
    let all = Ratio::new(1, 1).unwrap();
    assert_eq!(
        pay(one_price(2000), three(), all, Some(2)),
        shared(&[(1, "1000"), (3, "1000")]),
        "no more than it pays"
    );
    assert_eq!(pay(one_price(2000), three(), all, None), Funding::Source(3));
    let none = Ratio::new(0, 1).unwrap();
    assert_eq!(pay(one_price(2000), three(), none, None), shared(&[(1, "1333"), (2, "667")]));
    let percents = || Funding::Percent(parts(&[(1, "60"), (2, "40")]));
    let after = Funding::Percent(parts(&[(1, "40"), (2, "26.6667"), (3, "33.3333")]));
    assert_eq!(pay(lump(300, 150), percents(), third, None), after);
    // a third is no percentage: a lump sum is shared to the đồng; a quarter is one
    assert_eq!(
        pay(lump(300, 200), Funding::Source(1), third, None),
        amounts(&[(1, [Some(200), Some(133)]), (3, [Some(100), Some(67)])])
    );
    let quarter = Ratio::percent(Decimal::from(25)).unwrap();
    assert_eq!(
        pay(lump(300, 200), Funding::Source(1), quarter, None),
        Funding::Percent(parts(&[(1, "75"), (3, "25")]))
    );
    // amounts: a year without one stays
    let given = amounts(&[(1, [Some(200), Some(5)]), (2, [Some(100), None])]);
    let basis = Basis::LumpSum(vec![Some(Money::new(300)), None]);
    let expected = amounts(&[(1, [Some(133), Some(5)]), (2, [Some(67), None]), (3, [Some(100), None])]);
    assert_eq!(pay(basis, given, third, None), expected);
    assert_eq!(
        pay(lump(-300, 0), Funding::Source(1), third, None),
        amounts(&[(1, [Some(-200), Some(0)]), (3, [Some(-100), Some(0)])])
    );
    // prices that differ by year, of which the city pays 20 each: 40 of 60 and 60 of 180; the rest has no source still
    let by_year = costs(Price::ByYear(vec![Some(Decimal::from(30)), Some(Decimal::from(60))]));
    let expected = amounts(&[(1, [Some(20), Some(0)]), (3, [Some(20), Some(60)])]);
    assert_eq!(pay(by_year, shared(&[(1, "20")]), third, Some(1)), expected);
    assert_eq!(pay(Basis::Blank, Funding::Source(1), third, None), Funding::Source(1));
    let given = Funding::InKind { donor: "Hội".to_owned() };
    assert_eq!(pay(one_price(2000), given.clone(), third, None), given);
    assert_eq!((Ratio::new(4, 3), Ratio::new(0, 0), Ratio::percent(Decimal::NEGATIVE_ONE)), (None, None, None));
}

#[test]
fn firms_pay_a_third_of_what_they_pay_in_da_nang() {
    let plan = seed("da-nang-2011-2015");
    let command = pay_share(&plan, 3, Ratio::new(1, 3).unwrap(), &Lines::ItPays, None);
    let after = apply(&plan, &command).unwrap();
    let of = |number: &str| {
        let item = after.outline.items().iter().find(|item| item.number == number).unwrap();
        item.line().unwrap().funding.clone()
    };
    let shared = |list: &[(Id, &str)]| Funding::PriceShares(parts(list));
    assert_eq!(of("6.1"), shared(&[(1, "1333333"), (3, "666667")]));
    assert_eq!(of("6.2"), shared(&[(1, "8000000"), (2, "2000000")]), "they pay nothing there");
    assert_eq!(of("6.3"), shared(&[(1, "4633333"), (3, "2316667")]));
    // firms: 5 × (20 × 666.667 + 10 × 2.316.667); the city the rest of 3.637,5 million
    assert_eq!(by_source(&after), [3_354_999_950, 100_000_000, 182_500_050, 0]);
    let these = Lines::These(vec![32]);
    assert_eq!(pay_share(&plan, 9, Ratio::new(1, 3).unwrap(), &these, None), Command::Several(Vec::new()));
}

#[test]
fn a_donor_that_stops_leaves_the_value_to_find() {
    let given = || Funding::InKind { donor: "EcomViet".to_owned() };
    let plan = plan(one_price(2000), given());
    let after = apply(&plan, &stop_donor(&plan, " EcomViet")).unwrap();
    let report = compute(&after);
    let unpaid = unpaid(&after, &report);
    assert_eq!(unpaid.len(), 1);
    assert_eq!((unpaid[0].total, report.in_kind_total()), (Money::new(10_000), Money::ZERO));
    assert_eq!(stop_donor(&plan, "Hội"), Command::Several(Vec::new()));
    let seed = seed("da-nang-2011-2015");
    let donor = "Trung tâm Phát triển thương mại điện tử (EcomViet)";
    assert_eq!(stop_donor(&seed, donor), Command::Several(Vec::new()), "the document gives no value");
}
