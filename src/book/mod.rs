//! The price book: what plans pay for one, with the document that says so. Reads plans and proposes commands; changes
//! nothing and names no price of its own.

mod gather;
mod rows;
mod search;
#[cfg(test)]
mod tests;

pub use gather::Book;
pub use rows::{Document, Row, rows};
pub use search::{Prices, find, like, spread};

use crate::edit::{Command, ItemText, Place};
use crate::plan::Plan;

/// Adds a line with what the row says, and nothing more: how many and who pays is left to the planner. The note is the
/// line's note, where its price is from. The line gets the plan's next id.
pub fn take(plan: &Plan, row: &Row, place: Place, note: &str) -> Command {
    let item = plan.next_id;
    let texts = [(ItemText::Label, row.label.as_str()), (ItemText::Unit, &row.unit), (ItemText::Note, note)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.map(|(field, text)| Command::SetItemText { item, field, text: text.to_owned() });
    let price = Command::SetPrice { item, year: None, price: Some(row.price) };
    Command::Several([Command::AddItem { group: false, place }].into_iter().chain(texts).chain([price]).collect())
}
