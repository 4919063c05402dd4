//! What is said of chances and ranges.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::money::Decimal;
use crate::money::print_scaled;
use crate::open::Seed;
use crate::risk::{Runs, assumed, simulate};

#[test]
fn a_share_of_a_hundred_is_neither_none_nor_all_unless_it_is() {
    let check = |part, whole, text: &str| assert_eq!(out_of_hundred(part, whole, Lang::Vi), text);
    check(0, 1000, "0");
    check(4, 1000, "chưa đến 1");
    check(5, 1000, "1");
    check(825, 1000, "83");
    check(994, 1000, "99");
    check(995, 1000, "hơn 99");
    check(1000, 1000, "100");
    check(u32::MAX, u32::MAX, "100");
    check(0, 0, "0");
}

#[test]
fn what_came_out_of_chance_is_shown_to_a_thousandth_of_its_unit() {
    let check = |dong, scale, shown: &str| assert_eq!(print_scaled(about(Money::new(dong), scale), scale), shown);
    check(3_842_179_583, Scale::Million, "3.842,18");
    check(-3_842_178_499, Scale::Million, "-3.842,178");
    check(3_842_178_499, Scale::Billion, "3,842");
    check(3_842_178_499, Scale::Thousand, "3.842.178,499");
    check(3_842_178_499, Scale::Dong, "3.842.178.499");
}

#[test]
fn a_difference_from_what_is_planned_has_its_sign_and_its_share() {
    let check = |planned, amount, text: &str| {
        assert_eq!(against_planned(Money::new(planned), Money::new(amount), Scale::Thousand), text);
    };
    check(100_000, 120_000, "+20 (+20%)");
    check(100_000, 99_000, "-1 (-1%)");
    check(0, 5_000, "+5");
    check(5, 5, "");
}

#[test]
fn each_ceiling_has_its_sentence_and_several_have_one_more() {
    let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let ranges = assumed(&plan, Decimal::TEN, Decimal::from(20));
    plan.ceilings = vec![Ceiling::new(100, Money::new(3_800_000_000))];
    let texts = |plan: &Plan| {
        let simulated = simulate(plan, &ranges, Runs { runs: 10_000, seed: 1 }, &mut |_| true).unwrap();
        chance_texts(plan, &simulated, Lang::Vi)
    };
    let whole = "Trong 100 trường hợp thì 74 trường hợp không vượt trần tổng cộng: 3.800 triệu đồng.";
    assert_eq!(texts(&plan), [whole]);
    plan.ceilings.push(Ceiling { year: Some(2011), ..Ceiling::new(101, Money::new(1)) });
    let year = "Trong 100 trường hợp thì 0 trường hợp không vượt trần năm 2011: 0,000001 triệu đồng.";
    assert_eq!(texts(&plan), [whole, year, "Trong 100 trường hợp thì 0 trường hợp không vượt trần nào cả."]);
}

#[test]
fn a_ceiling_in_another_unit_is_doubted() {
    let plan = Plan { scale: Scale::Million, ..Seed::named("da-nang-2011-2015").unwrap().plan().unwrap() };
    let check = |total: i128, ceiling: i128, doubted: bool| {
        let [total, ceiling] = [total, ceiling].map(Money::new);
        assert_eq!(ceiling_doubt(&plan, total, ceiling, Lang::Vi).is_some(), doubted, "{total:?} {ceiling:?}");
    };
    check(3_000_000_000, 2_000_000_000, false);
    check(3_000_000_000, 2_000_000_000_000_000, true);
    check(3_000_000_000, 3_000, true);
    check(3_000_000_000, 299_000_000_000, false);
    check(0, 5, false);
    let text = ceiling_doubt(&plan, Money::new(3_000_000_000), Money::ZERO, Lang::Vi);
    assert_eq!(
        text.as_deref(),
        Some("Trần này cách rất xa tổng 3.000 triệu đồng. Số gõ ở đây tính bằng triệu đồng: hãy xem lại.")
    );
}
