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
mod tests;
