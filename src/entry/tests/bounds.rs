//! What is typed around ranges and simulations.

use super::super::{PercentTypo, Typo, print_end, read_end, read_percent, read_seed};
use crate::money::{Decimal, NumberError, Scale};
use crate::plan::{Period, Plan, RangeOf};

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn an_end_of_a_range_is_read_like_a_cell_of_its_kind() {
    let plan = Plan { scale: Scale::Million, ..Plan::blank("p", "", Period::new(2026, 2027).unwrap()) };
    let check = |of, typed: &str, expected: Result<Option<&str>, Typo>| {
        assert_eq!(read_end(&plan, of, typed, None), expected.map(|value| value.map(number)), "{typed}");
    };
    check(RangeOf::Price, " 1,5 ", Ok(Some("1500000")));
    check(RangeOf::Price, "0,0000005", Ok(Some("0.5")));
    check(RangeOf::Price, "2 tỷ", Ok(Some("2000000000")));
    check(RangeOf::Amount, "12", Ok(Some("12000000")));
    check(RangeOf::Amount, "0,0000005", Err(Typo::NotWhole));
    check(RangeOf::Count, "1,5", Ok(Some("1.5")));
    check(RangeOf::Count, "2*50", Ok(Some("100")));
    check(RangeOf::Count, "", Ok(None));
    assert!(matches!(read_end(&plan, RangeOf::Count, "nhiều", None), Err(Typo::Number(_))));
    for (of, value) in [(RangeOf::Price, "1234567.5"), (RangeOf::Amount, "-1234567"), (RangeOf::Count, "1234.567")] {
        let value = number(value);
        let shown = print_end(&plan, of, value);
        assert_eq!(read_end(&plan, of, &shown, Some(value)), Ok(Some(value)), "{shown}");
    }
}

#[test]
fn a_percentage_has_its_bounds_and_may_have_its_sign() {
    let check = |typed: &str, expected: Result<&str, PercentTypo>| {
        assert_eq!(read_percent(typed, 100), expected.map(number), "{typed}");
    };
    check("10", Ok("10"));
    check(" 12,5 % ", Ok("12.5"));
    check("0", Ok("0"));
    check("100%", Ok("100"));
    check("100,1", Err(PercentTypo::Outside));
    check("-1", Err(PercentTypo::Outside));
    check("", Err(PercentTypo::Number(NumberError::Empty)));
}

#[test]
fn a_starting_number_is_whole() {
    let check = |typed: &str, seed: Option<u64>| assert_eq!(read_seed(typed), seed, "{typed}");
    check("1", Some(1));
    check(" 0 ", Some(0));
    check("123456789012345", Some(123_456_789_012_345));
    check("99999999999999999999999", None);
    check("100", Some(100));
    check("1,5", None);
    check("-1", None);
    check("", None);
}
