//! Scenarios in words: their changes, side by side, appraised, rolled forward. Computes nothing.

mod against;
mod appraisal;
mod beside;
mod change;
mod differences;
mod roll;
#[cfg(test)]
mod tests;
mod value;

pub use against::{against_text, percent_of};
pub use appraisal::{AppraisalLine, AppraisalTable, appraisal_counts, appraisal_table, appraisal_total, judged_text};
pub use beside::{BesideCell, BesideLine, BesideTable, BesideWords, beside_words, percent_text};
pub use change::{change_text, changes_text, conflict_text};
pub use differences::{Differences, differences};
pub use roll::{because_text, dropped_text, recurring_text, roll_problem_text, roll_words};

use super::place::quoted;
use super::{Lang, item_name, item_path};
use crate::plan::{Id, Plan};

/// An item by its number and its first words, in quotes: “1.1 Thuê hội trường”.
fn named(plan: &Plan, id: Id, lang: Lang) -> String {
    match plan.outline.get(id).filter(|item| !item.label.is_empty()) {
        Some(item) => quoted([&item_path(plan, id), " ", &item.label].concat().trim()),
        None => item_name(plan, Some(id), lang),
    }
}
