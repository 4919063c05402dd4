//! Single moves of who pays and of shared numbers, as commands, and what they would move. Never changes a plan itself.

mod effect;
mod moved;
mod pay;
mod ratio;
mod share;
mod stop;
#[cfg(test)]
mod tests;

pub use effect::{Effect, Payer, effect};
pub use moved::{Moved, moves};
pub use pay::{Lines, Ratio, pay_share};
pub use share::{ShareUnit, Shares, share_of_price, shares};
pub use stop::{Unpaid, stop, stop_donor, unpaid};
