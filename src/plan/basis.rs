//! How a line's amounts come about and who pays them. Data only: the arithmetic is in `calc`.

use super::{Id, Plan};
use crate::money::{Decimal, Money};

/// A value for each year of the period, in order; `None` is blank, which is not zero.
pub type ByYear<T> = Vec<Option<T>>;

/// How the amounts of a line come about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// No money is planned: an activity without a budget line.
    #[default]
    Blank,
    /// Unit price × count.
    UnitCost {
        /// đồng for one.
        price: Price,
        /// How many.
        count: Count,
    },
    /// An amount for each year, without price and count.
    LumpSum(ByYear<Money>),
}

/// A unit price in đồng.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// The same in every year.
    Constant(Option<Decimal>),
    /// One for each year.
    ByYear(ByYear<Decimal>),
}

impl Price {
    /// The price in the year at `index`.
    pub fn in_year(&self, index: usize) -> Option<Decimal> {
        match self {
            Self::Constant(price) => *price,
            Self::ByYear(prices) => prices.get(index).copied().flatten(),
        }
    }

    /// The price, if it is the same wherever it is given.
    pub fn constant(&self) -> Option<Decimal> {
        match self {
            Self::Constant(price) => *price,
            Self::ByYear(prices) => {
                let mut given = prices.iter().flatten();
                let first = given.next().copied()?;
                given.all(|price| *price == first).then_some(first)
            }
        }
    }
}

/// How many, year by year: the product of the factors times the number for the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// What the number of each year is multiplied by: "50 người", "12 tháng".
    pub factors: Vec<Factor>,
    /// The number for each year; a blank year has no amount.
    pub by_year: ByYear<Decimal>,
}

/// One multiplier of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The number.
    pub value: FactorValue,
    /// What it counts, as people write it.
    pub unit: String,
}

/// Where a factor's number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactorValue {
    /// From this line alone.
    Number(Decimal),
    /// From a driver of the plan, unless this line records an exception.
    Driver {
        /// The driver.
        driver: Id,
        /// The number that this line uses in its place.
        except: Option<Decimal>,
    },
}

/// A factor that a driver gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriverUse {
    /// The line.
    pub item: Id,
    /// The position of the factor among those of the line.
    pub factor: usize,
    /// The number that the line uses in place of the driver's.
    pub except: Option<Decimal>,
}

impl Plan {
    /// The factors that a driver gives, in document order.
    pub fn uses_of_driver(&self, driver: Id) -> impl Iterator<Item = DriverUse> + '_ {
        let lines = self.outline.items().iter().filter_map(|item| match &item.line()?.basis {
            Basis::UnitCost { count, .. } => Some((item.id, &count.factors)),
            Basis::Blank | Basis::LumpSum(_) => None,
        });
        lines.flat_map(move |(item, factors)| {
            factors.iter().enumerate().filter_map(move |(at, factor)| match factor.value {
                FactorValue::Driver { driver: of, except } if of == driver => {
                    Some(DriverUse { item, factor: at, except })
                }
                _ => None,
            })
        })
    }
}

impl Factor {
    /// The number in force in that plan; `None` if its driver is gone.
    pub fn number(&self, plan: &Plan) -> Option<Decimal> {
        match self.value {
            FactorValue::Number(number) => Some(number),
            FactorValue::Driver { except: Some(number), .. } => Some(number),
            FactorValue::Driver { driver, except: None } => plan.driver(driver).map(|driver| driver.value),
        }
    }
}

/// Who pays a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Funding {
    /// Not stated. Its money stands under "no source named".
    #[default]
    Unstated,
    /// One source pays all of it.
    Source(Id),
    /// Each pays so many percent; what is missing to 100 has no source.
    Percent(Vec<(Id, Decimal)>),
    /// Each pays so many đồng of the unit price; what is missing to the price has no source.
    PriceShares(Vec<(Id, Decimal)>),
    /// Each pays those đồng in those years; what is missing to the amount has no source.
    Amounts(Vec<(Id, ByYear<Money>)>),
    /// A donor gives it. Its value is never in a total of money.
    InKind {
        /// Who gives it.
        donor: String,
    },
}

impl Funding {
    /// The sources it names.
    pub fn sources(&self) -> Vec<Id> {
        match self {
            Self::Unstated | Self::InKind { .. } => Vec::new(),
            Self::Source(id) => vec![*id],
            Self::Percent(shares) | Self::PriceShares(shares) => shares.iter().map(|(id, _)| *id).collect(),
            Self::Amounts(shares) => shares.iter().map(|(id, _)| *id).collect(),
        }
    }
}
