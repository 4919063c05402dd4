//! Codes of plans stay what they are, stand for every amount, and notice slips of the hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use super::*;
use crate::calc::compute;
use crate::edit::{Command, Place, apply, arbitrary};
use crate::money::Money;
use crate::open::SEEDS;
use crate::plan::{Basis, Funding, Item, Kind, Line, Outline, Period, Plan, Source};
use proptest::prelude::*;
use std::sync::Arc;

fn code_of(plan: &Plan) -> Code {
    check_code(plan, &compute(plan))
}

/// Two years, two sources; a group with a line by each of them and one in kind, and a line without a source.
fn made_by_hand() -> Plan {
    let mut plan = Plan::blank("thu", "Thử", Period::new(2026, 2027).unwrap());
    for (id, name) in [(1, "Ngân sách tỉnh"), (2, "Doanh nghiệp")] {
        plan.sources.push(Source { id, name: name.to_owned() });
    }
    let line = |id, depth, amounts: [Option<i128>; 2], funding| {
        let amounts = amounts.map(|amount| amount.map(Money::new)).to_vec();
        let line = Line { basis: Basis::LumpSum(amounts), funding, ..Line::default() };
        Arc::new(Item::new(id, depth, Kind::Line(line)))
    };
    let items = vec![
        Arc::new(Item::new(3, 0, Kind::Group)),
        line(4, 1, [Some(1_500_000), Some(0)], Funding::Source(1)),
        line(5, 1, [None, Some(250_000)], Funding::Source(2)),
        line(6, 1, [Some(70_000), None], Funding::InKind { donor: "Hội".to_owned() }),
        line(7, 0, [Some(-1), Some(3_000_000_000_000_000_000_000)], Funding::Unstated),
    ];
    plan.outline = Outline::from_items(items).unwrap();
    plan.next_id = 8;
    plan
}

/// Prints with these codes are in drawers: the recipe never changes.
#[test]
fn codes_stay_what_they_are() {
    let check = |plan: &Plan, code: &str| assert_eq!(code_of(plan).to_string(), code, "{}", plan.name);
    check(&SEEDS[0].plan().unwrap(), "Y5SD-RD5Z");
    check(&SEEDS[1].plan().unwrap(), "23ZQ-WDSG");
    check(&SEEDS[2].plan().unwrap(), "QC42-6767");
    check(&made_by_hand(), "K348-9SFQ");
    check(&Plan::blank("", "", Period::new(2026, 2026).unwrap()), "VJCN-GZME");
}

/// Every amount of every line of a plan, changed by one đồng, as a plan.
fn with_one_amount_changed(plan: &Plan) -> Vec<Plan> {
    let report = compute(plan);
    let mut changed = Vec::new();
    for (at, item) in plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group()) {
        let amounts: Vec<Option<Money>> =
            (0..plan.period.len()).map(|year| report.in_year(crate::calc::Row::Item(at), year)).collect();
        for year in 0..plan.period.len() {
            let mut amounts = amounts.clone();
            amounts[year] = Some(amounts[year].unwrap_or(Money::ZERO).plus(Money::new(1)));
            let mut plan = plan.clone();
            plan.outline.change(item.id, |item| {
                if let Kind::Line(line) = &mut item.kind {
                    line.basis = Basis::LumpSum(amounts);
                }
            });
            changed.push(plan);
        }
    }
    changed
}

#[test]
fn every_amount_of_the_seeds_is_in_it() {
    for seed in &SEEDS {
        let plan = seed.plan().unwrap();
        let before = code_of(&plan);
        let in_kind = compute(&plan).in_kind;
        let changed = with_one_amount_changed(&plan);
        assert!(changed.len() > 10, "{}", seed.name);
        for changed in changed.iter().filter(|plan| compute(plan).in_kind == in_kind) {
            let agrees = agreement(&before, &code_of(changed));
            assert_ne!(agrees, Agreement::Same, "{}", seed.name);
        }
    }
}

#[test]
fn what_two_codes_say() {
    let plan = made_by_hand();
    let check = |what: &str, change: &dyn Fn(&mut Plan), expected| {
        let mut changed = plan.clone();
        change(&mut changed);
        assert_eq!(agreement(&code_of(&plan), &code_of(&changed)), expected, "{what}");
    };
    let amounts = |item: u32, amounts: [Option<i128>; 2]| {
        move |plan: &mut Plan| {
            plan.outline.change(item, |item| {
                let Kind::Line(line) = &mut item.kind else { panic!("no line") };
                line.basis = Basis::LumpSum(amounts.map(|amount| amount.map(Money::new)).to_vec());
            });
        }
    };
    check("nothing", &|_| {}, Agreement::Same);
    check("an amount", &amounts(4, [Some(1_500_001), Some(0)]), Agreement::Different);
    check("blank is not zero", &amounts(4, [Some(1_500_000), None]), Agreement::TotalsOnly);
    check("a value in kind", &amounts(6, [Some(70_001), None]), Agreement::TotalsOnly);
    check("a source's name", &|plan| plan.sources[0].name.push('!'), Agreement::Different);
    check("who pays", &|plan| plan.sources.swap(0, 1), Agreement::Same);
    check(
        "a source that pays nothing",
        &|plan| plan.sources.push(Source { id: 9, name: "A".to_owned() }),
        Agreement::Same,
    );
    check("another year", &|plan| plan.period = Period::new(2027, 2028).unwrap(), Agreement::Different);
    let order = |order: [usize; 5]| {
        move |plan: &mut Plan| {
            let items = order.map(|at| plan.outline.items()[at].clone()).to_vec();
            plan.outline = Outline::from_items(items).unwrap();
        }
    };
    check("the order of rows", &order([0, 2, 1, 3, 4]), Agreement::TotalsOnly);
    check(
        "a line that left its group",
        &|plan| {
            let items = plan.outline.items().iter().map(|item| {
                let mut item = Item::clone(item);
                item.depth = if item.id == 6 || item.id == 5 { 0 } else { item.depth };
                Arc::new(item)
            });
            plan.outline = Outline::from_items(items.collect()).unwrap();
        },
        Agreement::TotalsOnly,
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_numbers_and_ids_do_not_matter(plan in arbitrary::plan(), text in "[a-z ]{0,9}", by in 1_u32..1000) {
        let before = code_of(&plan);
        let mut other = plan.clone();
        other.title.clone_from(&text);
        other.issuer.clone_from(&text);
        other.scale = crate::money::Scale::Million;
        for item in plan.outline.items() {
            other.outline.change(item.id, |item| {
                for words in [&mut item.label, &mut item.note, &mut item.number, &mut item.lead] {
                    words.clone_from(&text);
                }
            });
        }
        let items = other.outline.items().iter().map(|item| {
            let mut item = Item::clone(item);
            item.id += by;
            Arc::new(item)
        });
        other.outline = Outline::from_items(items.collect()).unwrap();
        prop_assert_eq!(code_of(&other), before);
    }

    #[test]
    fn an_empty_row_does_not_matter(plan in arbitrary::plan()) {
        let row = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
        if let Ok(more) = apply(&plan, &row) {
            prop_assert_eq!(code_of(&more), code_of(&plan));
        }
    }

    #[test]
    fn a_code_is_read_as_it_is_printed(totals in 0_u32..1 << 20, rows in 0_u32..1 << 15) {
        let code = Code::new(totals, rows);
        prop_assert_eq!(Code::read(&code.to_string()), Ok(code));
    }

    #[test]
    fn whatever_is_read_does_no_harm(text in any::<String>()) {
        let _ = Code::read(&text);
    }
}

#[test]
fn codes_are_read_as_people_write_them() {
    let code = Code::new(0b00001_00000_10001_11111, 0b00001_00000_01010);
    let printed = code.to_string();
    assert_eq!(&printed[..8], "10HZ-10A");
    let last = &printed[8..];
    let check = |text: String| assert_eq!(Code::read(&text), Ok(code), "{text}");
    check(["10hz10a", last].concat());
    check([" 10HZ  10A", last, " "].concat());
    check(["IOHZ-LOA", last].concat());
    check(["lohz–ioa", &last.to_lowercase()].concat());
    check(["1 0 H Z - 1 0 A ", last].concat());
    check(["https://a.vn/du-toan/#/code/10HZ-10A", last].concat());
    check(["#/code/10hz-10a", last, "/"].concat());
}

#[test]
fn what_is_no_code_says_why() {
    let check = |text: &str, error| assert_eq!(Code::read(text), Err(error), "{text}");
    check("", CodeError::Length(0));
    check("7K3F-92", CodeError::Length(6));
    check("7K3F-92MDX", CodeError::Length(9));
    check("7K3F-9UMD", CodeError::Character(6, 'U'));
    check("Đ", CodeError::Character(1, 'Đ'));
    check("7K3F-92M?", CodeError::Character(8, '?'));
    check("https://a.vn/#/", CodeError::Character(1, '#'));
}

#[test]
fn what_is_meant_as_a_code() {
    let check = |text: &str, meant: Option<&str>| assert_eq!(Code::meant(text).as_deref(), meant, "{text}");
    check("QC42-6767", Some("QC426767"));
    check(" qc42 – 6767 ", Some("qc426767"));
    check("https://a.vn/du-toan/#/code/QC42-6767/", Some("QC426767"));
    check("QC42-6776", Some("QC426776")); // mistyped
    check("QC42-6U67", Some("QC426U67"));
    check("QC42-676", Some("QC42676"));
    check("QC42-67677", Some("QC4267677"));
    check("", None);
    check("QC42-67", None);
    check("https://example.com/ke-hoach", None);
    check("a.vn/QC426767", None);
    check("Kế hoạch", None);
}

/// Codes whose bits are as different as can be.
fn some_codes() -> Vec<String> {
    let bits = [0, u32::MAX, 0x5555_5555, 0xaaaa_aaaa, 0x1234_5678, 0x9e37_79b9];
    bits.iter().map(|bits| Code::new(bits & 0xf_ffff, bits >> 7 & 0x7fff).to_string().replace('-', "")).collect()
}

#[test]
fn one_wrong_character_is_noticed() {
    for code in some_codes() {
        for at in 0..LENGTH {
            for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let typed: String = code.chars().enumerate().map(|(i, c)| if i == at { letter } else { c }).collect();
                let expected = if typed == code { None } else { Some(CodeError::Mistyped) };
                assert_eq!(Code::read(&typed).err(), expected, "{code} as {typed}");
            }
        }
    }
}

#[test]
fn two_characters_in_each_others_place_are_noticed() {
    let mut swaps = 0;
    for code in some_codes() {
        for one in 0..LENGTH {
            for other in 0..one {
                let mut typed: Vec<char> = code.chars().collect();
                typed.swap(one, other);
                let typed: String = typed.into_iter().collect();
                swaps += usize::from(typed != code);
                assert_eq!(Code::read(&typed).is_err(), typed != code, "{code} as {typed}");
            }
        }
    }
    assert!(swaps > 50, "{swaps}");
}
