//! Why a text typed into a cell means nothing, in one plain sentence. Decides nothing.

use super::{Lang, fill, number_problem};
use crate::entry::{CeilingTypo, Typo};
use crate::money::print_decimal;

/// Why a typed text means nothing.
pub fn typo_text(typo: &Typo, lang: Lang) -> String {
    let words = lang.catalogue();
    match typo {
        Typo::Number(error) => number_problem(error, lang),
        Typo::NotWhole => words.number_not_whole.to_owned(),
        Typo::ReadOnly => words.cell_computed.to_owned(),
        Typo::DivisionByZero => words.typo_zero.to_owned(),
        Typo::Parentheses => words.typo_parentheses.to_owned(),
        Typo::Unfinished => words.typo_unfinished.to_owned(),
        Typo::UnknownName(name) => fill(words.typo_name, &[("name", name)]),
        Typo::TwoAmounts => words.typo_two_amounts.to_owned(),
        Typo::NotAnAmount => words.typo_not_amount.to_owned(),
        Typo::Percent => words.typo_percent.to_owned(),
        Typo::NotExact(about) => fill(words.typo_not_exact, &[("about", &print_decimal(*about))]),
    }
}

/// Why the fields of a ceiling mean none.
pub fn ceiling_typo_text(typo: &CeilingTypo, lang: Lang) -> String {
    let words = lang.catalogue();
    match typo {
        CeilingTypo::NoAmount => words.funds_ceiling_no_amount.to_owned(),
        CeilingTypo::Negative => words.funds_ceiling_negative.to_owned(),
        CeilingTypo::HalfSpent => words.funds_ceiling_half_spent.to_owned(),
        CeilingTypo::HalfCode => words.funds_ceiling_half_code.to_owned(),
        CeilingTypo::Amount(typo) => typo_text(typo, lang),
    }
}
