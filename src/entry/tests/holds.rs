//! What the fields of a cut mean, and what they show.

use super::*;
use crate::entry::{HoldField, HoldTypo, hold_text, hold_typed, weight_typed};
use crate::plan::Hold;

#[test]
fn a_field_shows_what_was_typed_and_keeps_the_rest() {
    let before = Hold { locked: true, least: Some(Decimal::from(7)), rank: 3, ..Hold::none(1) };
    let check = |field, typed: &str, least: Option<Decimal>, rank: u16, shown: &str| {
        let hold = hold_typed(&before, None, field, typed).unwrap();
        assert_eq!(hold, Hold { least, rank, ..before }, "{typed}");
        assert_eq!(hold_text(&hold, field), shown, "{typed}");
    };
    check(HoldField::Least, " 1.200,5 ", Some(Decimal::new(12_005, 1)), 3, "1.200,5");
    check(HoldField::Least, "0", Some(Decimal::ZERO), 3, "0");
    check(HoldField::Least, "", None, 3, "");
    check(HoldField::Rank, "12", before.least, 12, "12");
    check(HoldField::Rank, " ", before.least, 0, "");
}

#[test]
fn what_means_nothing_says_why() {
    let check = |field, typed: &str, why: fn(&HoldTypo) -> bool| {
        let typo = hold_typed(&Hold::none(1), None, field, typed).unwrap_err();
        assert!(why(&typo), "{typed}: {typo:?}");
    };
    for field in [HoldField::Least, HoldField::Rank] {
        check(field, "abc", |typo| matches!(typo, HoldTypo::Number(_)));
    }
    check(HoldField::Least, "-1", |typo| *typo == HoldTypo::Negative);
    for typed in ["0", "-1", "1,5", "65.536", "99.999.999.999"] {
        check(HoldField::Rank, typed, |typo| *typo == HoldTypo::Rank);
    }
}

#[test]
fn no_more_can_stay_than_is_planned() {
    let check = |before: Option<i64>, typed: &str, expected: Result<i64, HoldTypo>| {
        let before = Hold { least: before.map(Decimal::from), ..Hold::none(1) };
        let hold = hold_typed(&before, Some(Decimal::from(60)), HoldField::Least, typed);
        assert_eq!(hold.map(|hold| hold.least), expected.map(|least| Some(Decimal::from(least))), "{typed}");
    };
    check(None, "60", Ok(60));
    check(None, "61", Err(HoldTypo::Above(Decimal::from(60))));
    // what was said when the line counted more still holds
    check(Some(80), "80", Ok(80));
}

#[test]
fn a_weight_is_0_to_100() {
    let check = |typed: &str, expected: Result<u8, HoldTypo>| assert_eq!(weight_typed(typed), expected, "{typed}");
    check("", Ok(1));
    check("0", Ok(0));
    check(" 100 ", Ok(100));
    check("101", Err(HoldTypo::Weight));
    check("-1", Err(HoldTypo::Weight));
    check("1,5", Err(HoldTypo::Weight));
    assert!(matches!(weight_typed("nhiều"), Err(HoldTypo::Number(_))));
}
