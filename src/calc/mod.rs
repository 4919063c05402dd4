//! Every amount and every total of a plan. Pure and total: it never fails, never panics, never reads a clock.

mod ceiling;
mod columns;
mod exact;
mod kernel;
mod report;
mod split;
mod sums;
mod target;
mod untargeted;

#[cfg(test)]
mod tests;

pub use ceiling::Headroom;
pub use columns::{Columns, PriceRefused};
pub use exact::count_in_year;
pub use report::{Report, Row, compute, recompute};
pub(crate) use split::split;
pub use target::{Outlook, TargetState};
pub use untargeted::lines_without_target;
