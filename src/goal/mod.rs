//! What one figure has to be so that another reaches what is wanted. Tries changes on copies, and never changes a plan.

mod aim;
mod choices;
mod lever;
mod search;
#[cfg(test)]
mod tests;

pub use aim::Aim;
pub use choices::{aims, levers};
pub use lever::Lever;

use crate::calc::{Report, compute, recompute};
use crate::edit::{Command, Reason, Refusal, apply};
use crate::money::{Decimal, Money};
use crate::plan::Plan;
use lever::Grid;
use search::{Found, search};

/// A value of the lever that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The change that gives the lever that value.
    pub command: Command,
    /// The value.
    pub value: Decimal,
    /// Its value now; `None` where it has none.
    pub before: Option<Decimal>,
    /// What the figure comes to.
    pub reached: Decimal,
    /// Whether that is what is wanted.
    pub exact: bool,
    /// The total of the plan then.
    pub report_total: Money,
    /// Where it is not exact: the next value on the other side of what is wanted, and what the figure comes to with it.
    pub beside: Option<(Decimal, Decimal)>,
}

/// Why there is no such value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// The lever does not move the figure.
    Same,
    /// The figure goes only from `least` to `most`.
    OutOfReach {
        /// The smallest that it can be.
        least: Decimal,
        /// The largest.
        most: Decimal,
    },
    /// There is no such figure: the year, source or item is gone, nobody said of how many a target is a percentage, or the plan
    /// has amounts that are too large to say.
    NoFigure,
    /// The plan does not take the change.
    Refused(Refusal),
}

/// Finds the value of the lever with which the figure comes to what is wanted, as the plan itself would say.
///
/// The lever moves in its own grain: prices and lump sums by a đồng, counts and drivers by one (by less, where a driver has
/// decimals), percentages by 0,01. Where what is wanted lies between two values, money gets the nearest that does not exceed it,
/// and a target the first that reaches it; of values that come to the same, the one nearest to what the plan has.
///
/// # Errors
/// [`Unreached`] says why there is no such value.
pub fn seek(plan: &Plan, lever: &Lever, aim: &Aim, wanted: Decimal) -> Result<Sought, Unreached> {
    let tried = Tried { plan, report: compute(plan), lever, aim };
    aim.of(plan, &tried.report).ok_or(Unreached::NoFigure)?;
    let grid = lever.grid(plan, &tried.report);
    let found = search(&grid, wanted, aim.rounds_up(), &mut |step| tried.figure(&grid, step))?;
    tried.sought(&grid, &found, wanted)
}

/// What comes of one value of the lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    Known(Decimal),
    /// The value, or what follows from it, is beyond what a plan can hold.
    Beyond,
}

/// A plan on which values of a lever are tried.
struct Tried<'a> {
    plan: &'a Plan,
    report: Report,
    lever: &'a Lever,
    aim: &'a Aim,
}

impl Tried<'_> {
    /// The plan and its figures with the lever on that step; `None` where they are too large.
    fn on(&self, grid: &Grid, step: i128) -> Result<Option<(Command, Plan, Report)>, Unreached> {
        let Some(value) = grid.value(step) else { return Ok(None) };
        let command = self.lever.command(self.plan, value);
        match apply(self.plan, &command) {
            Ok(plan) => {
                let report = recompute(&plan, self.plan, &self.report);
                Ok(report.too_large.is_empty().then_some((command, plan, report)))
            }
            Err(Refusal { reason: Reason::TooManyDigits, .. }) => Ok(None),
            Err(refusal) => Err(Unreached::Refused(refusal)),
        }
    }

    fn figure(&self, grid: &Grid, step: i128) -> Result<Figure, Unreached> {
        let Some((_, plan, report)) = self.on(grid, step)? else { return Ok(Figure::Beyond) };
        self.aim.of(&plan, &report).map(Figure::Known).ok_or(Unreached::NoFigure)
    }

    fn sought(&self, grid: &Grid, found: &Found, wanted: Decimal) -> Result<Sought, Unreached> {
        let value = grid.value(found.step).ok_or(Unreached::NoFigure)?;
        let (command, _, report) = self.on(grid, found.step)?.ok_or(Unreached::NoFigure)?;
        Ok(Sought {
            command,
            value,
            before: self.lever.now(self.plan, &self.report),
            reached: found.figure,
            exact: found.figure == wanted,
            report_total: report.grand_total(),
            beside: found.beside.and_then(|(step, figure)| Some((grid.value(step)?, figure))),
        })
    }
}
