//! What is said of a check code: what is wrong with what was typed, and whether a plan agrees with it.

use super::{Lang, fill};
use crate::paper::{Agreement, CodeError};

/// Why what was typed is no code.
pub fn code_problem(error: CodeError, lang: Lang) -> String {
    let words = lang.catalogue();
    match error {
        CodeError::Length(many) => fill(words.code_length, &[("n", &many.to_string())]),
        CodeError::Character(at, c) => fill(words.code_character, &[("n", &at.to_string()), ("c", &c.to_string())]),
        CodeError::Mistyped => words.code_mistyped.to_owned(),
    }
}

/// What a print and a plan say of each other.
pub fn code_agreement(agreement: Agreement, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match agreement {
        Agreement::Same => words.code_same,
        Agreement::TotalsOnly => words.code_totals_only,
        Agreement::Different => words.code_different,
    }
}
