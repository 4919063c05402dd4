//! What the fields of a ceiling mean, and what they show of one.

use super::*;
use crate::entry::{CeilingTyped, CeilingTypo};
use crate::money::{Money, Scale};
use crate::plan::{Ceiling, Code, CodeKind, Period, Plan, Spent};

fn plan(scale: Scale) -> Plan {
    Plan { scale, ..Plan::blank("p", "", Period::new(2011, 2015).unwrap()) }
}

fn typed(amount: &str) -> CeilingTyped {
    CeilingTyped { amount: amount.to_owned(), ..CeilingTyped::default() }
}

#[test]
fn a_ceiling_is_what_its_fields_say() {
    let fields = CeilingTyped {
        year: Some(2012),
        source: Some(7),
        item: Some(8),
        kind: Some(CodeKind::Entry),
        code: " 6650 ".to_owned(),
        through: Some(2011),
        spent: "1,5".to_owned(),
        text: " QĐ 1 ".to_owned(),
        ..typed("3.637,5")
    };
    let ceiling = Ceiling {
        id: 0,
        amount: Money::new(3_637_500_000),
        year: Some(2012),
        source: Some(7),
        item: Some(8),
        code: Some(Code { kind: CodeKind::Entry, text: "6650".to_owned() }),
        spent: Some(Spent { through: 2011, amount: Money::new(1_500_000) }),
        text: "QĐ 1".to_owned(),
    };
    let plan = plan(Scale::Million);
    assert_eq!(fields.meant(&plan, None), Ok(ceiling.clone()));
    let shown = CeilingTyped::of(&plan, &ceiling);
    assert_eq!((shown.amount.as_str(), shown.spent.as_str(), shown.code.as_str()), ("3.637,5", "1,5", "6650"));
    assert_eq!(shown.meant(&plan, Some(&ceiling)), Ok(ceiling));
}

#[test]
fn what_is_half_said_or_no_amount_is_refused() {
    let check = |fields: CeilingTyped, why: CeilingTypo| {
        assert_eq!(fields.meant(&plan(Scale::Dong), None), Err(why), "{fields:?}");
    };
    check(typed("  "), CeilingTypo::NoAmount);
    check(typed("1,5"), CeilingTypo::Amount(Typo::NotWhole));
    check(typed("-1"), CeilingTypo::Negative);
    check(CeilingTyped { kind: Some(CodeKind::Chapter), ..typed("1") }, CeilingTypo::HalfCode);
    check(CeilingTyped { code: "6650".to_owned(), ..typed("1") }, CeilingTypo::HalfCode);
    check(CeilingTyped { through: Some(2011), ..typed("1") }, CeilingTypo::HalfSpent);
    check(CeilingTyped { spent: "0".to_owned(), ..typed("1") }, CeilingTypo::HalfSpent);
    let bad = typed("abc").meant(&plan(Scale::Dong), None);
    assert!(matches!(bad, Err(CeilingTypo::Amount(Typo::Number(_)))), "{bad:?}");
}

/// In thousands, "1,234" would be asked about: 1.234 đồng or 1.234.000. Nobody typed it, so nobody is asked.
#[test]
fn a_field_left_as_it_is_shown_means_what_it_did() {
    let plan = plan(Scale::Thousand);
    let before = Ceiling::new(5, Money::new(1_234));
    let shown = CeilingTyped::of(&plan, &before);
    assert_eq!(shown.amount, "1,234");
    assert!(shown.meant(&plan, None).is_err());
    assert_eq!(shown.meant(&plan, Some(&before)), Ok(before));
}
