//! Ceilings, totals by budget code and what is given in kind, on one small plan; and that codes add up on random ones.

use crate::calc::{InKind, Report, Row, codes, compute, headroom, in_kind, tightest};
use crate::edit::arbitrary;
use crate::money::{Decimal, Money};
use crate::plan::{
    Basis, Ceiling, Code, CodeKind, Count, Funding, Id, Item, Kind, Line, Outline, Period, Plan, Price, Source, Spent,
};
use proptest::prelude::*;
use std::sync::Arc;

const CITY: Id = 90;
const FIRMS: Id = 91;

/// A line of lump sums in 2026, 2027 and 2028.
fn line(id: Id, depth: usize, entry: &str, years: [Option<i128>; 3], funding: Funding) -> Arc<Item> {
    let basis = Basis::LumpSum(years.map(|amount| amount.map(Money::new)).to_vec());
    let mut line = Line { basis, funding, ..Line::default() };
    *line.codes.of_mut(CodeKind::Entry) = entry.to_owned();
    Arc::new(Item::new(id, depth, Kind::Line(line)))
}

/// Group 1 of lines 2 (6650-6651) and 3 (6650), line 4 (66501) of two sources, line 5 without a code, line 6 in kind.
fn plan() -> Plan {
    let half = |id| (id, Decimal::from(50));
    let donor = Funding::InKind { donor: "VCCI".to_owned() };
    let mut plan = Plan::blank("p", "P", Period::new(2026, 2028).unwrap());
    plan.sources =
        [(CITY, "Thành phố"), (FIRMS, "Doanh nghiệp")].map(|(id, name)| Source { id, name: name.into() }).into();
    let items = vec![
        Arc::new(Item::new(1, 0, Kind::Group)),
        line(2, 1, "6650-6651", [Some(10), Some(20), None], Funding::Source(CITY)),
        line(3, 1, "6650", [Some(1), None, Some(2)], Funding::Source(CITY)),
        line(4, 0, "66501", [Some(100), Some(100), Some(100)], Funding::Percent(vec![half(CITY), half(FIRMS)])),
        line(5, 0, "", [None, Some(7), None], Funding::Unstated),
        line(6, 0, "6650", [Some(1_000), None, Some(1_000)], donor),
    ];
    plan.outline = Outline::from_items(items).unwrap();
    plan.next_id = 100;
    plan
}

fn entry(text: &str) -> Option<Code> {
    Some(Code { kind: CodeKind::Entry, text: text.to_owned() })
}

fn nothing_else() -> Ceiling {
    Ceiling::new(50, Money::new(1_000))
}

#[test]
fn what_a_ceiling_leaves() {
    let check = |ceiling: Ceiling, already: i128, spent: i128| {
        let plan = Plan { ceilings: vec![ceiling.clone()], ..plan() };
        let room = compute(&plan).ceilings[0];
        let figures = (room.already.dong(), room.spent.dong(), room.left.dong(), room.used().dong());
        assert_eq!(figures, (already, spent, 1_000 - already - spent, already + spent), "{ceiling:?}");
        let bare = self::plan();
        assert_eq!(headroom(&bare, &compute(&bare), &ceiling), room, "{ceiling:?}, of a plan without it");
    };
    let spent = |through, amount| Some(Spent { through, amount: Money::new(amount) });
    let everything = nothing_else();
    check(everything.clone(), 0, 340);
    check(Ceiling { item: Some(1), ..everything.clone() }, 0, 33);
    check(Ceiling { item: Some(2), year: Some(2027), ..everything.clone() }, 0, 20);
    check(Ceiling { source: Some(FIRMS), ..everything.clone() }, 0, 150);
    check(Ceiling { item: Some(99), ..everything.clone() }, 0, 0);
    check(Ceiling { year: Some(2040), ..everything.clone() }, 0, 0);
    check(Ceiling { source: Some(99), ..everything.clone() }, 0, 0);
    // by code: 6650 holds 6650-6651 and not 66501; what is in kind is no money
    check(Ceiling { code: entry("6650"), ..everything.clone() }, 0, 33);
    check(Ceiling { code: entry("6650"), year: Some(2026), ..everything.clone() }, 0, 11);
    check(Ceiling { code: entry("6650"), item: Some(3), ..everything.clone() }, 0, 3);
    check(Ceiling { code: entry("66501"), source: Some(CITY), year: Some(2028), ..everything.clone() }, 0, 50);
    check(Ceiling { code: entry("66501"), item: Some(1), ..everything.clone() }, 0, 0);
    check(Ceiling { code: entry("7000"), ..everything.clone() }, 0, 0);
    // what is spent already stands for the years up to there
    check(Ceiling { spent: spent(2025, 5), ..everything.clone() }, 5, 340);
    check(Ceiling { spent: spent(2026, 90), ..everything.clone() }, 90, 229);
    check(Ceiling { spent: spent(2028, 900), ..everything.clone() }, 900, 0);
    check(Ceiling { spent: spent(2026, 60), year: Some(2026), ..everything.clone() }, 60, 0);
    check(Ceiling { spent: spent(2026, 60), source: Some(CITY), code: entry("6650"), ..everything }, 60, 22);
}

#[test]
fn the_tightest_ceiling_of_an_item() {
    let limit = |id, amount| Ceiling::new(id, Money::new(amount));
    let mut plan = plan();
    plan.ceilings = vec![
        limit(50, 500),                                                                          // leaves 160
        Ceiling { item: Some(1), ..limit(51, 100) },                                             // 67
        Ceiling { code: entry("6650"), ..limit(52, 50) },                                        // 17
        Ceiling { year: Some(2028), item: Some(2), ..limit(53, 0) }, // 0, but line 2 has no money in 2028
        Ceiling { source: Some(FIRMS), ..limit(54, 155) },           // 5
        Ceiling { source: Some(CITY), year: Some(2027), ..limit(55, 90) }, // 20
        Ceiling { item: Some(3), ..limit(56, 20) },                  // 17, after another one
        Ceiling { spent: Some(Spent { through: 2028, amount: Money::new(9) }), ..limit(57, 9) }, // no year is left
    ];
    let report = compute(&plan);
    let check = |item: Id, expected: Option<(Id, i128)>| {
        assert_eq!(tightest(&plan, &report, item), expected.map(|(id, left)| (id, Money::new(left))), "{item}");
    };
    check(1, Some((52, 17)));
    check(2, Some((52, 17)));
    check(3, Some((52, 17)));
    check(4, Some((54, 5)));
    check(5, Some((50, 160)));
    check(6, None);
    check(99, None);
}

#[test]
fn what_each_code_comes_to() {
    let plan = plan();
    let report = compute(&plan);
    let sums = codes(&plan, &report, CodeKind::Entry);
    let found: Vec<_> = sums.iter().map(|sum| (sum.code.as_str(), sum.total.dong(), sum.lines.as_slice())).collect();
    let expected: [(&str, i128, &[Id]); 4] =
        [("6650", 3, &[3, 6]), ("6650-6651", 30, &[2]), ("66501", 300, &[4]), ("", 7, &[5])];
    assert_eq!(found, expected);
    let years: Vec<_> = sums[1].years.iter().map(|year| year.map(Money::dong)).collect();
    assert_eq!(years, [Some(10), Some(20), None], "a blank year stays blank");
    assert!(codes(&plan, &report, CodeKind::Chapter).is_empty());
}

#[test]
fn what_is_given_in_kind_is_valued_or_not() {
    let mut plan = plan();
    let ledger = |plan: &Plan, report: &Report| {
        in_kind(plan, report).into_iter().map(|it| (it.donor, it.value)).collect::<Vec<_>>()
    };
    let report = compute(&plan);
    let given = InKind { item: 6, donor: "VCCI".to_owned(), value: Some(Money::new(2_000)) };
    assert_eq!(in_kind(&plan, &report), [given]);
    let price = |price: Option<i64>, count: Option<i64>| Basis::UnitCost {
        price: Price::Constant(price.map(Decimal::from)),
        count: Count { factors: Vec::new(), by_year: vec![count.map(Decimal::from), None, None] },
    };
    for basis in [Basis::Blank, price(None, Some(3)), price(Some(0), Some(3)), price(Some(3), None)] {
        plan.outline = plan.outline.with(6, |item| {
            if let Kind::Line(line) = &mut item.kind {
                line.basis = basis.clone();
            }
        });
        let report = compute(&plan);
        assert_eq!(ledger(&plan, &report), [("VCCI".to_owned(), None)], "{basis:?}");
        assert_eq!(report.total(Row::Plan), Some(Money::new(340)));
    }
}

proptest! {
    #[test]
    fn codes_add_up_to_the_plan(mut plan in arbitrary::plan(), texts in prop::collection::vec("(6650|6650-6651|7)?", 12)) {
        let ids: Vec<Id> = plan.outline.items().iter().map(|item| item.id).collect();
        for (id, text) in ids.into_iter().zip(texts) {
            plan.outline.change(id, |item| {
                if let Kind::Line(line) = &mut item.kind {
                    *line.codes.of_mut(CodeKind::Entry) = text;
                }
            });
        }
        let report = compute(&plan);
        let sums = codes(&plan, &report, CodeKind::Entry);
        if sums.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(sums.iter().map(|sum| sum.total).sum::<Money>(), report.grand_total());
        let lines = plan.outline.items().iter().filter(|item| !item.is_group()).count();
        prop_assert_eq!(sums.iter().map(|sum| sum.lines.len()).sum::<usize>(), lines);
        for index in 0..plan.period.len() {
            let years: Money = sums.iter().filter_map(|sum| sum.years[index]).sum();
            prop_assert_eq!(years, report.in_year(Row::Plan, index).unwrap_or(Money::ZERO));
        }
    }
}
