//! A price of Đà Nẵng against caps, before and after edits.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::edit::{Command, apply};
use crate::open::Seed;

/// How the websites of Đà Nẵng, 10 million each, stand to a cap after some edits.
fn check(cap: i64, edits: Vec<Command>, expected: Against) {
    let plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let item = plan.outline.items().iter().find(|item| item.label.contains("xây dựng website")).unwrap().id;
    let edits = edits.into_iter().map(|edit| match edit {
        Command::SetPrice { year, price, .. } => Command::SetPrice { item, year, price },
        other => other,
    });
    let plan = apply(&plan, &Command::Several(edits.collect())).unwrap();
    let norm = Norm {
        id: 1,
        name: String::new(),
        unit: String::new(),
        cap: Decimal::from(cap),
        document: String::new(),
        date: String::new(),
        lines: Vec::new(),
    };
    assert_eq!(against(&plan, plan.outline.get(item).unwrap(), &norm), expected);
}

#[test]
fn a_price_is_held_against_the_cap_in_every_year() {
    let million = |millions: i64| Decimal::from(millions.saturating_mul(1_000_000));
    let above = |year, price, by| Against::Above { year, price: million(price), by: million(by) };
    let price = |year, price: Option<i64>| Command::SetPrice { item: 0, year, price: price.map(million) };
    check(10_000_000, Vec::new(), Against::Within);
    check(8_000_000, Vec::new(), above(None, 10, 2));
    check(10_000_000, vec![price(Some(2013), Some(12))], above(Some(2013), 12, 2));
    check(1, vec![price(None, None)], Against::NoPrice);
    let rise = Command::SetIndex { year: 2012, percent: Some(Decimal::TEN) };
    check(10_000_000, vec![rise.clone()], above(Some(2012), 11, 1));
    check(11_000_000, vec![rise], Against::Within);
}
