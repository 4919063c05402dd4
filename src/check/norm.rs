//! How the prices of a line stand to a norm. Says nothing of whether a norm is right.

use crate::calc::price_in_year;
use crate::money::Decimal;
use crate::plan::{Basis, Item, Norm, Plan};

/// How the prices of a line stand to a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// It pays no unit price.
    NoPrice,
    /// None of its prices is above the cap.
    Within,
    /// One is above.
    Above {
        /// The first year that pays it; `None` where all years pay the same.
        year: Option<u16>,
        /// What is paid.
        price: Decimal,
        /// By how much that is above the cap.
        by: Decimal,
    },
}

/// How the prices that an item pays stand to a norm, with the rise of prices from year to year.
pub fn against(plan: &Plan, item: &Item, norm: &Norm) -> Against {
    let Some(Basis::UnitCost { price, .. }) = item.line().map(|line| &line.basis) else { return Against::NoPrice };
    let years = plan.period.years().enumerate();
    let mut paid = years.filter_map(|(index, year)| Some((year, price_in_year(plan, price, index)?))).peekable();
    if paid.peek().is_none() {
        return Against::NoPrice;
    }
    let is_same = price.constant().is_some() && plan.index.is_empty();
    let above = paid.find_map(|(year, price)| {
        let by = price.checked_sub(norm.cap).filter(|by| *by > Decimal::ZERO)?;
        Some(Against::Above { year: Some(year).filter(|_| !is_same), price, by: by.normalize() })
    });
    above.unwrap_or(Against::Within)
}

#[cfg(test)]
mod tests {
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
}
