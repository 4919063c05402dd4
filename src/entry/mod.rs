//! What the table shows for editing, and what a text typed into a cell or a field of a target means. Changes nothing: it answers with a
//! command, or says why there is none.

mod arrangement;
mod bounds;
mod ceiling;
mod cell;
mod column;
mod count;
mod drafts;
mod formula;
mod hold;
mod room;
mod target;
mod typed;

#[cfg(test)]
mod tests;

pub use arrangement::{Arrangement, kind};
pub use bounds::{PercentTypo, print_end, read_end, read_percent, read_seed};
pub use ceiling::{CeilingTyped, CeilingTypo};
pub(crate) use cell::product as product_of;
pub use cell::{print_price, print_prices, text};
pub use column::{Column, Sets, made_of, sets};
pub use count::count_text;
pub use drafts::{Typed, drafts_text, in_order, read_drafts};
pub use hold::{HoldField, HoldTypo, hold_text, hold_typed, weight_typed};
pub use room::{Room, rooms};
pub use target::{GoalKind, TargetField, TargetTypo, target_text, target_typed, with_line, without_line};
pub(crate) use typed::in_dong;
pub use typed::{Echo, Typo, Understood, read_money, understand, understand_number};
