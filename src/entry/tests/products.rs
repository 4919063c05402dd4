//! Counts that are products: what typing one sets, and what a cell with one starts with.

use super::{Column, Echo, seed, text, understand};
use crate::edit::arbitrary::plan as any_plan;
use crate::edit::{Command, apply};
use crate::entry::count_text;
use crate::money::{Decimal, print_decimal};
use crate::plan::{Basis, Count, Id, Plan};
use proptest::prelude::*;

fn count(plan: &Plan, id: Id) -> Count {
    match plan.outline.get(id).unwrap().line().unwrap().basis.clone() {
        Basis::UnitCost { count, .. } => count,
        _ => Count::default(),
    }
}

/// The count of a line after typing into a cell: its factors, and the numbers of the years.
fn typed(plan: &Plan, (id, column): (Id, Column), typed: &str) -> (Plan, Echo) {
    let understood = understand(plan, plan.outline.get(id).unwrap(), column, typed).unwrap();
    (apply(plan, &understood.command).unwrap(), understood.echo)
}

#[track_caller]
fn check(plan: &Plan, cell: (Id, Column), text: &str, expected: (&str, &str)) -> Plan {
    let (after, echo) = typed(plan, cell, text);
    let count = count(&after, cell.0);
    let years =
        count.by_year.iter().map(|year| year.map_or("_".to_owned(), print_decimal)).collect::<Vec<_>>().join(" ");
    let factors = count_text(&after, &Count { by_year: vec![Some(Decimal::ONE)], ..count }, true);
    assert_eq!((factors.as_str(), years.as_str()), expected, "{text}");
    match echo {
        Echo::Product { factors: shown, .. } => assert_eq!(shown, factors, "{text}"),
        _ => assert_eq!(factors, "", "{text}"),
    }
    after
}

#[test]
fn a_product_in_a_plan_of_one_year_keeps_its_factors() {
    let plan = seed("dong-nai-2018");
    let cell = (15, Column::Count);
    check(&plan, cell, "2 lớp × 50 người", ("2 lớp × 50 người", "1"));
    check(&plan, cell, "=2 lớp*50 người", ("2 lớp × 50 người", "1"));
    check(&plan, cell, "2lớp x 50người", ("2 lớp × 50 người", "1"));
    check(&plan, cell, "2 lớp/năm × 50 học viên × 1,5", ("2 lớp/năm × 50 học viên × 1,5", "1"));
    check(&plan, cell, "2 lớp * số người dự", ("2 lớp × Số người dự", "1"));
    check(&plan, cell, "so nguoi du", ("Số người dự", "1"));
    check(&plan, cell, "50 người", ("50 người", "1"));
    check(&plan, cell, "2 × 50", ("", "100"));
    check(&plan, cell, "2 lớp × 50 người + 1", ("", "101"));
    let after = check(&plan, (18, Column::Count), "2 lớp × 4", ("2 lớp × 4", "1")); // of a blank line
    assert_eq!(text(&after, after.outline.get(18).unwrap(), Column::Count), "2 lớp × 4");
    // a driver stays alive
    let after = check(&plan, cell, "2 lớp × Số người dự", ("2 lớp × Số người dự", "1"));
    let more = apply(&after, &Command::SetDriverValue { driver: 2, value: Decimal::from(70) }).unwrap();
    assert_eq!(more.total_count(more.outline.get(15).unwrap().line().unwrap()), Some(Decimal::from(140)));
}

#[test]
fn in_a_plan_of_years_a_product_belongs_to_a_year() {
    let plan = seed("da-nang-2011-2015");
    // over several years the product is its number, spread as if that had been typed
    check(&plan, (33, Column::Count), "2 lớp × 50 người", ("", "20 20 20 20 20"));
    // a line that counts in one year keeps it
    check(&plan, (19, Column::Count), "2 lớp × 50 người", ("2 lớp × 50 người", "1 _ _ _ _"));
    // in a year, where the others are blank or whole multiples
    check(&plan, (19, Column::Year(0)), "2 lớp × 50 người", ("2 lớp × 50 người", "1 _ _ _ _"));
    check(&plan, (33, Column::Year(1)), "5 lớp × 2", ("5 lớp × 2", "1 1 1 1 1"));
    check(&plan, (33, Column::Year(1)), "3 lớp × 2", ("", "10 6 10 10 10"));
    let after = check(&plan, (4, Column::Count), "2 lớp × 50 người", ("", "20 20 20 20 20")); // blank
    assert_eq!(text(&after, after.outline.get(4).unwrap(), Column::Year(0)), "20");
}

#[test]
fn a_count_is_printed_as_people_write_it() {
    let plan = seed("dong-nai-2018");
    let shown = |id, names| count_text(&plan, &count(&plan, id), names);
    assert_eq!(shown(8, true), "Số người dự × 2 tem");
    assert_eq!(shown(8, false), "60 người × 2 tem");
    assert_eq!(shown(12, true), "55 người"); // an exception
    assert_eq!(shown(15, true), "");
    let twice = Count { by_year: vec![Some(Decimal::TWO)], ..count(&plan, 8) };
    assert_eq!(count_text(&plan, &twice, true), "2 × Số người dự × 2 tem");
    // what could not be typed again starts as its number
    let start = |id| text(&plan, plan.outline.get(id).unwrap(), Column::Count);
    assert_eq!((start(8).as_str(), start(12).as_str()), ("Số người dự × 2 tem", "55"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_what_a_cell_starts_with_changes_nothing(plan in any_plan()) {
        for item in plan.outline.items() {
            for column in Column::of(&plan) {
                let start = text(&plan, item, column);
                if matches!(column, Column::Count | Column::Year(_)) && start.contains(char::is_alphabetic) {
                    let (after, echo) = typed(&plan, (item.id, column), &start);
                    let is_product = matches!(echo, Echo::Product { .. });
                    prop_assert!(is_product, "{}", start);
                    prop_assert_eq!(after.outline.get(item.id).unwrap().line(), item.line(), "{}", start);
                }
            }
        }
    }

    #[test]
    fn a_product_comes_to_its_number(plan in any_plan(), one in 0_i64..50, other in 1_i64..50) {
        let typed_text = [&one.to_string(), " lớp × ", &other.to_string(), " người"].concat();
        for item in plan.outline.items() {
            for column in [Column::Count, Column::Year(0)] {
                let Ok(understood) = understand(&plan, item, column, &typed_text) else { continue };
                let Ok(after) = apply(&plan, &understood.command) else { continue };
                let line = after.outline.get(item.id).unwrap().line().unwrap();
                let number = match (column, &line.basis) {
                    (Column::Count, _) => plan.total_count(line),
                    (_, Basis::UnitCost { count, .. }) => crate::calc::count_in_year(&after, count, 0),
                    _ => continue,
                };
                prop_assert_eq!(number, Some(Decimal::from(one.saturating_mul(other))), "{:?}", item.line());
            }
        }
    }
}
