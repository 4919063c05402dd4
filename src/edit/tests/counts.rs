//! Counts and factors: a table of which numbers change when a count is set.

use super::{DRIVER, LINE, by_year, decimal, line_after, plan};
use crate::edit::{Command, Reason};
use crate::money::Decimal;
use crate::plan::{Basis, Count, Factor, FactorValue, Funding, Price};

/// `12 D D=55 | 1 _ 2`: factors, then the numbers of the years. `D` is the driver (60), `D=55` an exception.
fn read(text: &str) -> Count {
    let (factors, years) = text.split_once('|').unwrap();
    let factor = |text: &str| match text.strip_prefix('D') {
        None => FactorValue::Number(decimal(text)),
        Some(except) => FactorValue::Driver { driver: DRIVER, except: except.strip_prefix('=').map(decimal) },
    };
    let factors = factors.split_whitespace().map(|text| Factor { value: factor(text), unit: "x".to_owned() });
    Count { factors: factors.collect(), by_year: by_year(years) }
}

fn write(count: &Count) -> String {
    let factor = |factor: &Factor| match factor.value {
        FactorValue::Number(number) => number.to_string(),
        FactorValue::Driver { except: None, .. } => "D".to_owned(),
        FactorValue::Driver { except: Some(number), .. } => ["D=", &number.to_string()].concat(),
    };
    let mut words: Vec<String> = count.factors.iter().map(factor).collect();
    words.push("|".to_owned());
    words.extend(count.by_year.iter().map(|number| number.map_or("_".to_owned(), |number| number.to_string())));
    words.join(" ").trim_start().to_owned()
}

#[track_caller]
fn after(before: &str, command: impl Fn(u32) -> Command) -> String {
    let count = read(before);
    let years = count.by_year.len() as u16;
    let basis = Basis::UnitCost { price: Price::Constant(Some(Decimal::TEN)), count };
    match line_after(&plan(years, basis, Funding::Unstated), &command(LINE)) {
        Ok(line) => match line.basis {
            Basis::UnitCost { count, .. } => write(&count),
            _ => "no count".to_owned(),
        },
        Err(refusal) => {
            let year = refusal.cell.year.map_or(String::new(), |year| year.to_string());
            [format!("{:?}", refusal.reason), year].join(" ").trim_end().to_owned()
        }
    }
}

/// Sets the count over all years.
#[track_caller]
fn check_all(before: &str, count: &str, expected: &str) {
    let set = |item| Command::SetCount { item, year: None, count: Some(decimal(count)) };
    assert_eq!(after(before, set), expected);
}

/// Sets the count of one year.
#[track_caller]
fn check_year(before: &str, year: u16, count: &str, expected: &str) {
    let set = |item| Command::SetCount { item, year: Some(year), count: Some(decimal(count)) };
    assert_eq!(after(before, set), expected);
}

#[test]
fn without_factors_the_years_take_the_count() {
    check_all("| 5", "12", "| 12");
    check_all("| _", "12", "| 12");
    check_all("| 5", "2.5", "| 2.5");
    check_all("| 1 1 1", "6", "| 2 2 2");
    check_all("| 1 2 3", "12", "| 2 4 6");
    check_all("| 1 1 1", "5", "| 2 2 1");
    check_all("| 1 _ 3", "10", "| 3 _ 7");
    check_all("| _ _ _", "10", "| 4 3 3");
    check_all("| 0 _ 0", "5", "| 3 _ 2");
    check_all("| 1 1", "2.5", "| 1.25 1.25");
    check_all("| 1 1 1", "2.5", "| 0.9 0.8 0.8");
    check_all("| 0.5 0.5", "2", "| 1 1");
    check_all("| 0.5 0.5", "1.3", "| 0.65 0.65");
    check_all("| 1 2", "0", "| 0 0");
}

#[test]
fn the_same_count_changes_nothing() {
    check_all("12 | 0.5 0.5", "12", "12 | 0.5 0.5");
    check_all("D 1.5 | 1", "90", "D 1.5 | 1");
    check_all("3 | 1 1 _", "6", "3 | 1 1 _");
    check_all("0 3 | 1 2", "0", "0 3 | 1 2");
    check_all("D=60 | 1", "60", "D=60 | 1");
    check_year("0 3 | 1 2", 2011, "0", "0 3 | 1 2");
    check_year("D | 1.5 1", 2011, "90", "D | 1.5 1");
}

#[test]
fn the_one_plain_factor_takes_the_count_if_it_stays_whole() {
    check_all("12 | 1", "24", "24 | 1");
    check_all("12 | 1 1 1", "72", "24 | 1 1 1");
    check_all("12 | 1 _ 2", "9", "3 | 1 _ 2");
    check_all("12 D | 1 1", "240", "2 D | 1 1");
    check_all("12 D=50 | 1", "100", "2 D=50 | 1");
    check_all("0 | 1 1", "4", "2 | 1 1");
    check_all("12 | 1", "2.5", "2.5 | 1");
    check_all("1.5 | 2", "5", "2.5 | 2");
    check_all("0.5 | 1 1", "3", "1.5 | 1 1");
    check_all("12 | 1 1", "0", "0 | 1 1");
}

#[test]
fn a_driver_alone_in_one_year_gets_an_exception() {
    check_all("D | 1", "55", "D=55 | 1");
    check_all("D=55 | 1", "50", "D=50 | 1");
    check_all("D=55 | 1", "60", "D | 1");
    check_all("D | 2", "110", "| 110");
    check_all("D | 2", "180", "D | 3");
    check_all("D | 1 1", "110", "| 55 55");
    check_all("D | 1 1", "240", "D | 2 2");
    check_all("D D | 1", "3000", "| 3000");
    check_all("3 2 D | 1", "330", "3 2 D=55 | 1");
}

#[test]
fn several_plain_factors_stay_if_the_years_scale_exactly() {
    check_all("50 3 | 2", "450", "50 3 | 3");
    check_all("50 3 | 2 4", "1800", "50 3 | 4 8");
    check_all("50 3 | _", "300", "50 3 | 2");
    check_all("50 3 | _ _", "600", "50 3 | 2 2");
    check_all("50 | _ _", "300", "50 | 3 3");
    check_all("50 3 | 1 2", "300", "| 100 200");
}

#[test]
fn else_the_factors_are_folded_into_the_years() {
    check_all("12 | 2", "25", "| 25");
    check_all("50 | 1 1 1", "100", "| 34 33 33");
    check_all("12 D | 1", "700", "| 700");
    check_all("0 3 | 1 2", "6", "| 2 4");
    check_all("50 3 | 1 _ 2", "100", "| 33 _ 67");
}

#[test]
fn a_year_keeps_the_factors_if_they_divide_its_count() {
    check_year("| 5 5", 2012, "7", "| 5 7");
    check_year("| 5 _", 2012, "0.5", "| 5 0.5");
    check_year("12 | 1 1", 2012, "24", "12 | 1 2");
    check_year("12 | 1 1", 2012, "18", "| 12 18");
    check_year("12 | 1 0.5", 2012, "9", "12 | 1 0.75");
    check_year("D | 1 _", 2012, "120", "D | 1 2");
    check_year("D | 1 _ 2", 2011, "90", "| 90 _ 120");
    check_year("0 | 1 1", 2011, "5", "| 5 0");
    check_year("12 | 1", 2011, "18", "| 18");
}

#[test]
fn a_count_can_be_blanked() {
    let blank = |year| move |item| Command::SetCount { item, year, count: None };
    assert_eq!(after("12 | 1 2", blank(None)), "12 | _ _");
    assert_eq!(after("12 | 1 2", blank(Some(2012))), "12 | 1 _");
}

#[test]
fn what_cannot_be_written_exactly_is_refused() {
    check_year("0.0003 0.01 | 1 1", 2011, "5", "Inexact 2012");
    check_year("999999999999999 999 | 1 1", 2011, "5", "Inexact 2012");
    check_year("| 1", 2012, "5", "YearOutside 2012");
    check_all("| 1", "-1", "Negative");
    check_all("| 1", "0.00001", "TooManyDecimals");
    check_all("| 1", "1000000000000000", "TooManyDigits");
}

#[track_caller]
fn check_factor(before: &str, factor: usize, number: Option<&str>, expected: &str) {
    let set = |item| Command::SetFactor { item, factor, number: number.map(decimal) };
    assert_eq!(after(before, set), expected);
}

#[test]
fn a_factor_takes_a_number() {
    check_factor("12 D | 1", 0, Some("6"), "6 D | 1");
    check_factor("12 D | 1", 1, Some("55"), "12 D=55 | 1");
    check_factor("12 D=55 | 1", 1, None, "12 D | 1");
    check_factor("12 D=55 | 1", 1, Some("60"), "12 D | 1");
    check_factor("12 D | 1", 0, None, "Empty");
    check_factor("12 D | 1", 2, Some("1"), "NoFactor");
    check_factor("12 D | 1", 1, Some("-1"), "Negative");
}

#[track_caller]
fn check_factors(before: &str, factors: &str, expected: &str) {
    let factors = read(factors).factors;
    assert_eq!(after(before, |item| Command::SetFactors { item, factors: factors.clone() }), expected);
}

#[test]
fn the_list_of_factors_is_replaced() {
    check_factors("12 | 1 2", "D 3 |", "D 3 | 1 2");
    check_factors("12 | 1 2", "D=60 |", "D=60 | 1 2"); // as it is where it was copied from
    check_factors("12 | 1 2", "|", "| 1 2");
    check_factors("12 | 1 2", "1 1 1 1 1 1 1 1 1 |", "TooMany");
    check_factors("12 | 1 2", "1 -1 |", "Negative");
    let stranger = Factor { value: FactorValue::Driver { driver: 99, except: None }, unit: String::new() };
    let set = |item| Command::SetFactors { item, factors: vec![stranger.clone()] };
    assert_eq!(after("12 | 1 2", set), format!("{:?}", Reason::Missing(99)));
}
