//! Why a block cannot be pasted or filled: data, and the sentence for it. Decides nothing.

use crate::edit::{Reason, Refusal};
use crate::entry::{Column, Typo};
use crate::money::{Decimal, print_decimal};
use crate::plan::{Id, Plan};
use crate::text::{Lang, column_name, fill, item_name, typo_text, why_refused};

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteProblem {
    /// The cell that does not take what it was given, unless it is about the whole block.
    pub cell: Option<PasteCell>,
    /// The reason.
    pub reason: PasteReason,
}

impl PasteProblem {
    /// The block has so many rows and columns, and that is too many.
    pub fn too_large(rows: usize, columns: usize) -> Self {
        Self { cell: None, reason: PasteReason::TooLarge { rows, columns } }
    }
}

/// A cell that a block would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasteCell {
    /// The item, which is not in the plan yet where the row would be new.
    pub item: Id,
    /// Its column.
    pub column: Column,
}

/// Why a block is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteReason {
    /// It has more rows or columns than can be.
    TooLarge {
        /// So many rows.
        rows: usize,
        /// So many columns.
        columns: usize,
    },
    /// The text means nothing in that cell.
    Typo(Typo),
    /// The cell does not take what the text means.
    Refused(Reason),
    /// The figure is one number in Vietnamese and another in English, and no other figure tells which: `140,000`.
    Ambiguous {
        /// The text.
        text: String,
        /// In Vietnamese.
        vietnamese: Decimal,
        /// In English.
        english: Decimal,
    },
    /// No source has that name.
    UnknownSource(String),
    /// It is the amount of a year, and without a price no count follows from it.
    NoPrice(String),
    /// It is the amount of a year, and no count gives it at that price.
    NotDivisible {
        /// The amount as pasted.
        text: String,
        /// The price as shown.
        price: String,
    },
}

impl From<Typo> for PasteReason {
    fn from(typo: Typo) -> Self {
        Self::Typo(typo)
    }
}

impl From<Refusal> for PasteReason {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.reason)
    }
}

/// Why nothing was changed, in one sentence that names the cell.
pub fn problem_text(plan: &Plan, problem: &PasteProblem, lang: Lang) -> String {
    let words = lang.catalogue();
    let reason = reason_text(&problem.reason, lang);
    let Some(PasteCell { item, column }) = problem.cell else { return reason };
    let row = match item.checked_sub(plan.next_id) {
        Some(new) => fill(words.paste_new_row, &[("row", &new.saturating_add(1).to_string())]),
        None => item_name(plan, Some(item), lang),
    };
    let column = column_name(column, plan.period.first(), lang);
    let place = fill(words.paste_place, &[("row", &row), ("column", &column)]);
    fill(words.paste_refused, &[("place", &place), ("reason", &reason)])
}

fn reason_text(reason: &PasteReason, lang: Lang) -> String {
    let words = lang.catalogue();
    match reason {
        PasteReason::TooLarge { rows, columns } => {
            fill(words.paste_too_large, &[("rows", &rows.to_string()), ("columns", &columns.to_string())])
        }
        PasteReason::Typo(typo) => typo_text(typo, lang),
        PasteReason::Refused(reason) => why_refused(*reason, lang),
        PasteReason::Ambiguous { text, vietnamese, english } => {
            let (one, other) = (print_decimal(*vietnamese), print_decimal(*english));
            fill(words.paste_ambiguous, &[("text", text), ("one", &one), ("other", &other)])
        }
        PasteReason::UnknownSource(text) => fill(words.paste_unknown_source, &[("text", text)]),
        PasteReason::NoPrice(text) => fill(words.paste_no_price, &[("text", text)]),
        PasteReason::NotDivisible { text, price } => {
            fill(words.paste_not_divisible, &[("text", text), ("price", price)])
        }
    }
}
