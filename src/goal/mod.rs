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
use crate::edit::{Reason, Refusal, apply};
use crate::money::Decimal;
use crate::plan::Plan;
use lever::Grid;
use search::{Found, search};
use serde::{Deserialize, Serialize};

/// A value of the lever, and what comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turned {
    /// The value.
    pub value: Decimal,
    /// What the figure comes to.
    pub reached: Decimal,
}

/// A value of the lever that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// The value of the lever now; `None` where it has none.
    pub before: Option<Decimal>,
    /// What was found.
    pub found: Turned,
    /// Where the figure does not come to what is wanted exactly: the next value, on the other side of it.
    pub beside: Option<Turned>,
}

/// Why there is no such value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The plan does not take the change to this value.
    Refused(Decimal),
    /// It was told to stop before there was an answer.
    Stopped,
}

/// Finds the value of the lever with which the figure comes to what is wanted, as the plan itself would say.
///
/// The lever moves in its own grain: prices and lump sums by a đồng, counts and drivers by one (by less, where a driver has
/// decimals), percentages by 0,01. Where what is wanted lies between two values, money gets the nearest that does not exceed it,
/// and a target the first that reaches it; of values that come to the same, the one nearest to what the plan has. `go_on` is
/// told how many values were tried, and says whether to try another.
///
/// # Errors
/// [`Unreached`] says why there is no such value.
pub fn seek(
    plan: &Plan,
    (lever, aim): (&Lever, &Aim),
    wanted: Decimal,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Sought, Unreached> {
    let tried = Tried { plan, report: compute(plan), lever, aim };
    aim.of(plan, &tried.report).ok_or(Unreached::NoFigure)?;
    let grid = lever.grid(plan, &tried.report);
    let mut steps = 0_u64;
    let found = search(&grid, wanted, aim.rounds_up(), &mut |step| {
        steps = steps.saturating_add(1);
        if go_on(steps) { tried.figure(&grid, step) } else { Err(Unreached::Stopped) }
    })?;
    tried.sought(&grid, &found)
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
    /// What the figure comes to with the lever on that step.
    fn figure(&self, grid: &Grid, step: i128) -> Result<Figure, Unreached> {
        let Some(value) = grid.value(step) else { return Ok(Figure::Beyond) };
        let plan = match apply(self.plan, &self.lever.command(self.plan, value)) {
            Ok(plan) => plan,
            Err(Refusal { reason: Reason::TooManyDigits, .. }) => return Ok(Figure::Beyond),
            Err(_) => return Err(Unreached::Refused(value)),
        };
        let report = recompute(&plan, self.plan, &self.report);
        if !report.too_large.is_empty() {
            return Ok(Figure::Beyond);
        }
        self.aim.of(&plan, &report).map(Figure::Known).ok_or(Unreached::NoFigure)
    }

    fn sought(&self, grid: &Grid, found: &Found) -> Result<Sought, Unreached> {
        let turned = |(step, reached)| grid.value(step).map(|value| Turned { value, reached });
        Ok(Sought {
            before: self.lever.now(self.plan, &self.report),
            found: turned((found.step, found.figure)).ok_or(Unreached::NoFigure)?,
            beside: found.beside.and_then(turned),
        })
    }
}
