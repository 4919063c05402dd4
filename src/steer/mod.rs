//! Single moves of who pays and of shared numbers, as commands, and what they would move. Never changes a plan itself.

mod effect;
mod pay;
mod preview;
mod ratio;
mod share;
mod stop;
#[cfg(test)]
mod tests;

pub use effect::{Effect, Payer, effect};
pub use pay::{Lines, Ratio, pay_share};
pub use preview::{Moved, moves, preview};
pub use share::{ShareUnit, Shares, share_of_price, shares};
pub use stop::{Unpaid, stop, stop_donor, unpaid};

use crate::plan::{DriverUse, Id, Plan};

/// The factors that a driver gives, in document order, with the lines that record an exception.
pub fn driver_uses(plan: &Plan, driver: Id) -> Vec<DriverUse> {
    plan.uses_of_driver(driver).collect()
}
