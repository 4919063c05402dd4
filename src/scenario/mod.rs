//! What a plan could be instead: its variants side by side, the way from the plan to one of them, what an appraiser makes of
//! it, and the plan of the next years. Changes no plan; what a scenario makes of one is in `edit`.

mod appraisal;
mod beside;
mod roll;
mod shift;
mod side;
mod together;
mod waterfall;

#[cfg(test)]
mod tests;

pub use appraisal::{Appraisal, Appraised, AppraisedRow, Judged, Looked, appraisal, appraisal_of, appraising};
pub use beside::{Beside, BesideCeiling, BesideRow, BesideSource, BesideTarget, Changed, MOST, Presence, beside};
pub use roll::{Because, Carry, Dropped, Guess, Roll, RollProblem, RollSummary, RollWords, Rolled, guess, rolled};
pub use side::{Side, Sum, Sums, Tally};
pub use waterfall::{By, STEPS, Step, Waterfall, by_item, waterfall};
