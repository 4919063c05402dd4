//! Why a text typed into a cell means nothing, in one plain sentence. Decides nothing.

use super::{Lang, number_problem};
use crate::entry::Typo;

/// Why a typed text means nothing.
pub fn typo_text(typo: &Typo, lang: Lang) -> String {
    let words = lang.catalogue();
    match typo {
        Typo::Number(error) => number_problem(error, lang),
        Typo::NotWhole => words.number_not_whole.to_owned(),
        Typo::ReadOnly => words.cell_computed.to_owned(),
    }
}
