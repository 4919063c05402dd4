//! The figures that can be moved, each with the values that it can have and the command that gives it one. Tries none.

use crate::calc::{Report, Row, count_in_year, price_in_year};
use crate::edit::{Command, mantissa, number};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{Basis, Id, Line, Plan, Spread};
use crate::steer::{Lines, Ratio, pay_share};
use serde::{Deserialize, Serialize};

/// What may be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the sentence of a variant speaks of its fields")]
pub enum Lever {
    /// The unit price of a line, in a year or in all.
    Price { item: Id, year: Option<u16> },
    /// The count of a line, in a year or over all.
    Count { item: Id, year: Option<u16> },
    /// The lump sum of a line, in a year or over all.
    Amount { item: Id, year: Option<u16> },
    /// The number of a driver.
    Driver(Id),
    /// How many percent a source pays of an item and all below it, or of all lines.
    Share { item: Option<Id>, source: Id },
    /// All prices and lump sums of an item, or of the plan, by so many percent.
    Prices { item: Option<Id> },
    /// All counts of an item, or of the plan, by so many percent.
    Counts { item: Option<Id> },
}

/// The values of a lever: every whole number of steps from the first to the last.
pub(super) struct Grid {
    /// Steps are counted in `10^-scale`.
    scale: u32,
    pub(super) first: i128,
    pub(super) last: i128,
    /// What the plan has, or the nearest step to it.
    pub(super) now: i128,
}

impl Grid {
    /// The value on that step.
    pub(super) fn value(&self, step: i128) -> Option<Decimal> {
        number(step, self.scale)
    }
}

/// Hundredths of a percent.
const PERCENT: u32 = 2;

impl Lever {
    /// What the plan has for it.
    pub fn now(&self, plan: &Plan, report: &Report) -> Option<Decimal> {
        let index = |year: u16| plan.period.index(year);
        match *self {
            Self::Price { item, year } => match (&line(plan, item)?.basis, year) {
                (Basis::UnitCost { price, .. }, None) => price.constant(),
                (Basis::UnitCost { price, .. }, Some(year)) => price_in_year(plan, price, index(year)?),
                (Basis::Blank | Basis::LumpSum(_), _) => None,
            },
            Self::Count { item, year } => match (line(plan, item)?, year) {
                (line, None) => plan.total_count(line),
                (Line { basis: Basis::UnitCost { count, .. }, .. }, Some(year)) => {
                    count_in_year(plan, count, index(year)?)
                }
                (_, Some(_)) => None,
            },
            Self::Amount { item, year } => {
                let Basis::LumpSum(amounts) = &line(plan, item)?.basis else { return None };
                let sum = || amounts.iter().flatten().copied().reduce(Money::plus);
                year.map_or_else(sum, |year| amounts.get(index(year)?).copied().flatten())?.to_decimal()
            }
            Self::Driver(id) => plan.driver(id).map(|driver| driver.value),
            Self::Share { item, source } => share(plan, report, item, source),
            Self::Prices { .. } | Self::Counts { .. } => Some(Decimal::ZERO),
        }
    }

    /// The values that it can have.
    pub(super) fn grid(&self, plan: &Plan, report: &Report) -> Grid {
        let now = self.now(plan, report).unwrap_or_default();
        let (scale, first, last) = match self {
            // one lump sum may take away from another
            Self::Amount { .. } if now < Decimal::ZERO => (0, largest().saturating_neg(), largest()),
            Self::Price { .. } | Self::Count { .. } | Self::Amount { .. } => (0, 0, largest()),
            Self::Driver(_) => {
                let scale = now.normalize().scale().min(LIMITS.decimals);
                (scale, 0, largest().saturating_mul(10_i128.saturating_pow(scale)))
            }
            Self::Share { .. } => (PERCENT, 0, 10_000),
            Self::Prices { .. } | Self::Counts { .. } => (PERCENT, -10_000, 100_000),
        };
        let now = mantissa(now.round_dp(scale), scale).unwrap_or(0).clamp(first, last);
        Grid { scale, first, last, now }
    }

    /// The change that gives it that value.
    pub fn command(&self, plan: &Plan, value: Decimal) -> Command {
        const STEP: Money = Money::new(1);
        let money = Money::from_decimal(value);
        match *self {
            Self::Price { item, year } => Command::SetPrice { item, year, price: Some(value) },
            Self::Count { item, year } => Command::SetCount { item, year, count: Some(value) },
            Self::Amount { item, year: Some(year) } => Command::SetAmount { item, year, amount: money },
            Self::Amount { item, year: None } => {
                Command::SpreadAmount { item, amount: money, spread: Spread::Proportional }
            }
            Self::Driver(driver) => Command::SetDriverValue { driver, value },
            Self::Share { item, source } => {
                let lines = item.map_or(Lines::All, Lines::Under);
                Ratio::percent(value)
                    .map_or(Command::Several(Vec::new()), |part| pay_share(plan, source, part, &lines, None))
            }
            Self::Prices { item } => Command::ScalePrices { item, percent: value, step: STEP },
            Self::Counts { item } => Command::ScaleCounts { item, percent: value, step: STEP },
        }
    }
}

/// The largest whole number that a cell takes.
fn largest() -> i128 {
    10_i128.saturating_pow(LIMITS.whole_digits).saturating_sub(1)
}

fn line(plan: &Plan, item: Id) -> Option<&Line> {
    plan.outline.get(item)?.line()
}

/// How many percent of the item, or of everything, the source pays; `None` where there is nothing to pay.
fn share(plan: &Plan, report: &Report, item: Option<Id>, source: Id) -> Option<Decimal> {
    let row = item.map_or(Some(Row::Plan), |id| plan.outline.position(id).map(Row::Item))?;
    let at = plan.sources.iter().position(|it| it.id == source)?;
    let (paid, whole) = (report.share(row, at).to_decimal()?, report.total(row)?.to_decimal()?);
    Some(paid.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?.round_dp(PERCENT).normalize())
}
