//! One plain sentence on how a wrong figure came about. Says what the figures show, and calls a guess a guess.

use super::place::item_name;
use super::{Lang, fill};
use crate::check::Why;
use crate::plan::{Basis, Id, Plan};

/// The sentence, about a figure of `item`.
pub fn why_text(plan: &Plan, item: Option<Id>, why: &Why, lang: Lang) -> String {
    let words = lang.catalogue();
    let part = |id: Id| item_name(plan, Some(id), lang);
    let year = |year: &u16| fill(words.in_year, &[("year", &year.to_string())]);
    match why {
        Why::LeftOut(id) => fill(words.cause_left_out, &[("part", &part(*id))]),
        Why::Doubled(id) => fill(words.cause_doubled, &[("part", &part(*id))]),
        Why::Outside(id) => fill(words.cause_outside, &[("part", &part(*id))]),
        Why::Repeated(id) => fill(words.cause_repeated, &[("part", &part(*id))]),
        Why::YearLeftOut(at) => fill(words.cause_left_out, &[("part", &year(at))]),
        Why::YearDoubled(at) => fill(words.cause_doubled, &[("part", &year(at))]),
        Why::OtherYear(at) => fill(words.cause_other_year, &[("year", &at.to_string())]),
        Why::OtherItem(id) => fill(words.cause_other_item, &[("part", &part(*id))]),
        Why::SwappedDigits => words.cause_swapped_digits.to_owned(),
        Why::ExtraZeros(zeros) => zeros_text(words.cause_extra_zeros, *zeros),
        Why::MissingZeros(zeros) => zeros_text(words.cause_missing_zeros, *zeros),
        Why::Sign => words.cause_sign.to_owned(),
        Why::FactorLeftOut(at) => fill(words.cause_factor, &[("factor", &factor(plan, item, *at))]),
        Why::Part { item, how } => {
            let how = why_text(plan, Some(*item), how, lang);
            fill(words.cause_part, &[("part", &part(*item)), ("how", &how)])
        }
        Why::Word { written, expected } => {
            let template = match (written.is_empty(), expected.is_empty()) {
                (true, _) => words.cause_word_missing,
                (_, true) => words.cause_word_extra,
                _ => words.cause_word,
            };
            fill(template, &[("written", written), ("expected", expected)])
        }
    }
}

/// "10 times", "1.000 times".
fn zeros_text(template: &str, zeros: u32) -> String {
    let times = crate::money::print_decimal(10_u64.saturating_pow(zeros).into());
    fill(template, &[("times", &times), ("zeros", &zeros.to_string())])
}

/// A factor as people write it: "12 tháng".
fn factor(plan: &Plan, item: Option<Id>, at: usize) -> String {
    let line = item.and_then(|id| plan.outline.get(id)).and_then(|item| item.line());
    let Some(Basis::UnitCost { count, .. }) = line.map(|line| &line.basis) else { return String::new() };
    let Some(factor) = count.factors.get(at) else { return String::new() };
    let number = factor.number(plan).map_or(String::new(), crate::money::print_decimal);
    [number.as_str(), " ", &factor.unit].concat().trim().to_owned()
}
