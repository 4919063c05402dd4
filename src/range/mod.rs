//! Rectangles of cells: what is copied, and what a paste, a fill or an emptied block means, as one command each. Changes
//! no plan itself.
//!
//! Rows are ids and columns are [`Column`](crate::entry::Column)s, both as the table shows them: a row that is folded
//! away or a hidden column is in neither list. A group stands for its row only.

mod add;
mod bench;
mod clip;
mod copy;
mod dialect;
mod fill;
mod markup;
mod paste;
mod problem;
mod row;
mod series;
mod sum;
#[cfg(test)]
mod tests;

pub use add::{add_group, add_line, insert_line, line_place};
pub use clip::{Clip, ClipCell};
pub use copy::{Copied, copy};
pub use fill::{Filled, clear, fill_down, fill_right, seeded};
pub use markup::only_cells;
pub use paste::{Pasted, paste};
pub use problem::{PasteProblem, PasteReason, problem_text};
pub use series::{Direction, fill_series};
pub use sum::{Sum, sum, sum_text};
