//! Goals of targets in words. Judges nothing.

use super::place::short_label;
use super::problem::number_problem;
use super::{Lang, fill};
use crate::entry::TargetTypo;
use crate::money::{Decimal, print_decimal};
use crate::plan::{Goal, Target};

/// What a target asks for: "ít nhất 60%", "3.000 – 5.000 lượt", "mức độ 2 trở lên".
pub fn goal_text(goal: &Goal, lang: Lang) -> String {
    let words = lang.catalogue();
    match goal {
        Goal::AtLeast { value, unit } => fill(words.goal_at_least, &[("value", &figure(*value, unit))]),
        Goal::Range { from, to, unit } => {
            let values = [("from", print_decimal(*from)), ("to", figure(*to, unit))];
            fill(words.goal_range, &[(values[0].0, &values[0].1), (values[1].0, &values[1].1)])
        }
        Goal::Level(level) => fill(words.goal_level, &[("level", &level.to_string())]),
        Goal::Done => words.goal_done.to_owned(),
    }
}

/// A figure with its unit.
pub(super) fn figure(value: Decimal, unit: &str) -> String {
    let number = print_decimal(value);
    if unit == "%" { [&number, "%"].concat() } else { [&number, " ", unit].concat() }
}

/// A target as a list names it: its number and the beginning of its text.
pub fn target_label(target: &Target) -> String {
    [target.number.as_str(), " ", &short_label(&target.text)].concat().trim().to_owned()
}

/// Why a text typed into a field of a target means nothing.
pub fn target_typo_text(typo: &TargetTypo, lang: Lang) -> String {
    let words = lang.catalogue();
    match typo {
        TargetTypo::Number(error) => number_problem(error, lang),
        TargetTypo::Year => words.typo_target_year.to_owned(),
        TargetTypo::Small => words.typo_target_small.to_owned(),
        TargetTypo::NumberFirst => words.typo_target_number_first.to_owned(),
    }
}
