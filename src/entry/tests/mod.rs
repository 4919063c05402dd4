//! What typing into a cell means, case by case, on the real plans.

#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::integer_division)]

mod bounds;
mod ceilings;
mod formulas;
mod holds;
mod products;
mod rooms;
mod targets;

use super::{Column, Echo, Typo, in_order, made_of, sets, text, understand};
use crate::edit::{Command, ItemText, Spread, apply};
use crate::money::{Decimal, Money, NumberError};
use crate::open::Seed;
use crate::plan::{Basis, CodeKind, Id};

fn seed(name: &str) -> crate::plan::Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

/// The text in a cell when its editing starts.
#[track_caller]
fn check_text(name: &str, item: Id, column: Column, expected: &str) {
    let plan = seed(name);
    assert_eq!(text(&plan, plan.outline.get(item).unwrap(), column), expected);
}

#[test]
fn a_cell_starts_with_what_it_holds() {
    let (thousand, million, dong) = ("quang-ngai-2011-2015", "da-nang-2011-2015", "dong-nai-2018");
    check_text(thousand, 3, Column::Year(0), "9.600");
    check_text(thousand, 3, Column::Total, "73.600");
    check_text(thousand, 8, Column::Year(0), "");
    check_text(thousand, 3, Column::Count, "");
    check_text(million, 33, Column::Price, "6,95");
    check_text(million, 33, Column::Count, "50");
    check_text(million, 33, Column::Year(2), "10");
    check_text(dong, 8, Column::Count, "Số người dự × 2 tem");
    check_text(dong, 15, Column::Count, "15");
    check_text(dong, 15, Column::Note, "02 kỳ/tháng");
    check_text(dong, 14, Column::Number, "2.");
}

#[test]
fn a_code_is_a_text_of_a_line() {
    let entry = Column::Code(CodeKind::Entry);
    for (typed, code) in [("6650", "6650"), (" 6650-6651 ", "6650-6651"), ("340 - 341", "340 - 341"), ("", "")] {
        let set = Command::SetItemText { item: 15, field: ItemText::Code(CodeKind::Entry), text: code.to_owned() };
        check("dong-nai-2018", 15, entry, typed, Ok((set.clone(), Echo::Text)));
        let plan = apply(&seed("dong-nai-2018"), &set).unwrap();
        assert_eq!(text(&plan, plan.outline.get(15).unwrap(), entry), code);
    }
    check("dong-nai-2018", 14, entry, "6650", Err(Typo::ReadOnly)); // a group
}

#[test]
fn cells_come_in_the_order_of_the_table() {
    let plan = seed("dong-nai-2018");
    let cells =
        [(16, Column::Count), (15, Column::Note), (15, Column::Count), (15, Column::Total), (999, Column::Count)];
    let ordered = in_order(&plan, cells.into_iter());
    // a figure that is computed and a row that is gone wait for nobody
    assert_eq!(ordered, [(15, Column::Count), (15, Column::Note), (16, Column::Count)]);
}

#[test]
fn what_is_computed_is_not_set() {
    let (thousand, dong) = (seed("quang-ngai-2011-2015"), seed("dong-nai-2018"));
    let none = |plan: &crate::plan::Plan, item, column| {
        let item = plan.outline.get(item).unwrap();
        assert_eq!(sets(plan, item, column), None, "{column:?}");
        assert_eq!(understand(plan, item, column, "1"), Err(Typo::ReadOnly));
    };
    none(&dong, 14, Column::Total); // a group
    none(&dong, 14, Column::Unit);
    none(&dong, 15, Column::Total); // price × count
    none(&thousand, 3, Column::Price); // a lump sum
    none(&thousand, 3, Column::Count);
}

/// What a text typed into a cell means.
#[track_caller]
fn check(name: &str, item: Id, column: Column, typed: &str, expected: Result<(Command, Echo), Typo>) {
    let plan = seed(name);
    let understood = understand(&plan, plan.outline.get(item).unwrap(), column, typed);
    assert_eq!(understood.map(|understood| (understood.command, understood.echo)), expected, "{typed}");
}

#[test]
fn an_amount_is_in_the_unit_of_the_table() {
    let plan = "quang-ngai-2011-2015";
    let amount = |dong: i128| Money::new(dong);
    let set = |dong| {
        let command = Command::SetAmount { item: 3, year: 2012, amount: Some(amount(dong)) };
        Ok((command, Echo::Money(amount(dong))))
    };
    check(plan, 3, Column::Year(1), "9.000", set(9_000_000));
    check(plan, 3, Column::Year(1), " 9000 ", set(9_000_000));
    check(plan, 3, Column::Year(1), "9tr", set(9_000_000));
    check(plan, 3, Column::Year(1), "1.500 đ", set(1_500));
    check(plan, 3, Column::Year(1), "-5", set(-5_000));
    check(plan, 3, Column::Year(1), "0,0005", Err(Typo::NotWhole));
    // a misplaced dot and an English comma are asked about, in the unit of the table
    let ask = |readings: [i64; 2]| {
        let readings = readings.map(Decimal::from).to_vec();
        Err(Typo::Number(NumberError::Grouping { readings }))
    };
    check(plan, 3, Column::Year(1), "87.5000", ask([87_500, 875_000]));
    check(plan, 3, Column::Year(1), "9,000", ask([9, 9_000]));
    check("dong-nai-2018", 15, Column::Price, "140,000", ask([140, 140_000]));
    let blank = Command::SetAmount { item: 3, year: 2012, amount: None };
    check(plan, 3, Column::Year(1), "", Ok((blank, Echo::Blank)));
    let spread = Command::SpreadAmount { item: 3, amount: Some(amount(80_000_000)), spread: Spread::Proportional };
    check(plan, 3, Column::Total, "80.000", Ok((spread, Echo::Money(amount(80_000_000)))));
}

#[test]
fn a_count_has_no_unit_and_a_year_of_its_own() {
    let plan = "da-nang-2011-2015";
    let set = |year, count: i64| {
        let count = Decimal::from(count);
        Ok((Command::SetCount { item: 33, year, count: Some(count) }, Echo::Number(count)))
    };
    check(plan, 33, Column::Count, "60", set(None, 60));
    check(plan, 33, Column::Year(2), "12", set(Some(2013), 12));
    let price = Decimal::from(7_000_000);
    let command = Command::SetPrice { item: 33, year: None, price: Some(price) };
    check(plan, 33, Column::Price, "7", Ok((command, Echo::Money(Money::new(7_000_000)))));
    let error = NumberError::Unexpected { character: 'x', at: 1 };
    check(plan, 33, Column::Price, "7x", Err(Typo::Number(error)));
}

#[test]
fn a_line_is_made_of_the_cells_that_set_it() {
    for seed in ["dong-nai-2018", "da-nang-2011-2015", "quang-ngai-2011-2015"] {
        let plan = Seed::named(seed).unwrap().plan().unwrap();
        for item in plan.outline.items() {
            let made = made_of(&plan, item);
            let cells = match item.line().map(|line| &line.basis) {
                Some(Basis::UnitCost { .. }) => 2,
                Some(Basis::LumpSum(_)) => plan.period.len(),
                Some(Basis::Blank) | None => 0,
            };
            assert_eq!(made.len(), cells, "{}", item.label);
            assert!(made.iter().all(|column| sets(&plan, item, *column).is_some()));
        }
    }
}
