//! Unit prices that rise from year to year by the plan's index. Only finds the price of a year; changes no plan.

use super::exact::{Exact, divide_rounding, power_of_ten};
use crate::money::Decimal;
use crate::plan::{Plan, Price};
use std::borrow::Cow;

/// Decimals that the factor of a year is kept to: eight years of whole percents are exact, and beyond that no price
/// within the limits is wrong by a đồng.
const DECIMALS: u32 = 16;

/// By what a price that holds for all years is multiplied in each year; empty where prices do not rise. Made once for
/// all lines of a plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Rises(Vec<Rise>);

#[derive(Clone, Copy, Debug)]
enum Rise {
    /// Nothing has risen yet.
    None,
    Factor(Exact),
    TooLarge,
}

/// The price of a year: blank, known, or too large to say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paid {
    Blank,
    Known(Exact),
    TooLarge,
}

impl Rises {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut factor = Rise::None;
        let of_year = |percent: &Option<Decimal>| {
            factor = factor.times(percent.unwrap_or_default());
            factor
        };
        Self(plan.index.iter().map(of_year).collect())
    }

    /// Whether any price may rise.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// What is paid for one in the year at `index`: a price that holds for all years follows the index and is rounded
    /// half away from zero to whole đồng, one that is given for a year does not.
    pub(super) fn price(&self, price: &Price, index: usize) -> Paid {
        let Some(plain) = price.in_year(index).map(Exact::new) else { return Paid::Blank };
        match (price, self.0.get(index)) {
            (Price::ByYear(_), _) | (_, None | Some(Rise::None)) => Paid::Known(plain),
            (_, Some(Rise::TooLarge)) => Paid::TooLarge,
            (_, Some(Rise::Factor(factor))) => match plain.times(*factor).and_then(Exact::round) {
                Some(price) => Paid::Known(Exact { mantissa: price.dong(), scale: 0 }),
                None => Paid::TooLarge,
            },
        }
    }
}

impl Rise {
    /// This rise and one by so many percent more.
    fn times(self, percent: Decimal) -> Self {
        let before = match self {
            Self::TooLarge => return Self::TooLarge,
            unchanged if percent.is_zero() => return unchanged,
            Self::None => Exact::ONE,
            Self::Factor(factor) => factor,
        };
        let grown = || {
            let percent = Exact::new(percent);
            let whole = power_of_ten(percent.scale.checked_add(2)?)?;
            let more = Exact { mantissa: whole.checked_add(percent.mantissa)?, scale: percent.scale.checked_add(2)? };
            before.times(more)
        };
        grown().map_or(Self::TooLarge, |factor| Self::Factor(kept(factor)))
    }
}

/// The factor to [`DECIMALS`], rounded half away from zero, without trailing zeros.
fn kept(factor: Exact) -> Exact {
    let factor = Exact::reduced(factor.mantissa, factor.scale);
    match factor.scale.checked_sub(DECIMALS).and_then(power_of_ten) {
        Some(more) if more > 1 => Exact { mantissa: divide_rounding(factor.mantissa, more), scale: DECIMALS },
        _ => factor,
    }
}

/// What is paid for one at that price in the year at `index`, by the plan's index; `None` where the price is blank or too
/// large to say. What a planner types and what a document prints is [`Price::in_year`], before any index.
pub fn price_in_year(plan: &Plan, price: &Price, index: usize) -> Option<Decimal> {
    if plan.index.is_empty() {
        return price.in_year(index);
    }
    match Rises::of(plan).price(price, index) {
        Paid::Known(price) => price.to_decimal(),
        Paid::Blank | Paid::TooLarge => None,
    }
}

/// The plan in constant prices: as if no price rose.
pub fn constant_prices(plan: &Plan) -> Cow<'_, Plan> {
    if plan.index.is_empty() {
        return Cow::Borrowed(plan);
    }
    Cow::Owned(Plan { index: Vec::new(), ..plan.clone() })
}
