//! Every amount and every total of a plan. Pure and total: it never fails, never panics, never reads a clock.

mod ceiling;
mod code;
mod columns;
mod effect;
mod exact;
mod in_kind;
mod index;
mod kernel;
mod report;
mod split;
mod sums;
mod target;

#[cfg(test)]
mod tests;

pub use ceiling::{Headroom, Under, headroom, tightest};
pub use code::{CodeSum, codes};
pub use columns::{Columns, PriceRefused};
pub use effect::{lines_without_target, targets_without_line};
pub use exact::count_in_year;
pub(crate) use exact::divide_rounding;
pub use in_kind::{InKind, in_kind};
pub use index::{constant_prices, price_in_year};
pub use report::{Report, Row, compute, recompute};
pub(crate) use split::split;
pub use target::{Outlook, TargetState, projected};
