//! What a plan may come to when its figures come out otherwise, and which figure moves it most. Never changes a plan, and never
//! uses a float, a clock or the randomness of a machine.

mod draw;
mod figure;
mod model;
mod range;
mod ratio;
mod sensitivity;
mod simulate;
#[cfg(test)]
mod tests;

pub use figure::assumed;
pub use range::{End, Figure, Fits, RangedAll, clear_all, figure_of, figures, is_whole, range_all, with_ceiling};
pub use sensitivity::{Effect, Lever, by_target, lever_count, sensitivity};
use serde::{Deserialize, Serialize};
pub use simulate::{Bar, Chance, Runs, Simulated, simulate};

/// Why there is no result of a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsimulated {
    /// Whoever asked for it stopped it.
    Stopped,
    /// No range is about a figure that the plan has.
    NothingVaries,
    /// Amounts are too large to be computed exactly.
    TooLarge,
}
