//! Goals and outlooks of targets in words. The judgement is in `calc`; this only says it.

use super::place::short_label;
use super::problem::number_problem;
use super::{Lang, fill};
use crate::calc::{Outlook, TargetState};
use crate::entry::TargetTypo;
use crate::money::{Decimal, print_decimal};
use crate::plan::{Goal, Target};

/// What a target asks for: "ít nhất 60%", "3.000 – 5.000 lượt", "mức độ 2 trở lên".
pub fn goal_text(goal: &Goal, lang: Lang) -> String {
    let words = lang.catalogue();
    match goal {
        Goal::AtLeast { value, unit } => fill(words.goal_at_least, &[("value", &with_unit(*value, unit))]),
        Goal::Range { from, to, unit } => {
            let values = [("from", print_decimal(*from)), ("to", with_unit(*to, unit))];
            fill(words.goal_range, &[(values[0].0, &values[0].1), (values[1].0, &values[1].1)])
        }
        Goal::Level(level) => fill(words.goal_level, &[("level", &level.to_string())]),
        Goal::Done => words.goal_done.to_owned(),
    }
}

fn with_unit(value: Decimal, unit: &str) -> String {
    let number = print_decimal(value);
    if unit == "%" { [&number, "%"].concat() } else { [&number, " ", unit].concat() }
}

/// The state of a target in a few words.
pub fn target_state(state: TargetState, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match state {
        TargetState::Reached => words.target_state_reached,
        TargetState::Short => words.target_state_short,
        TargetState::NeedsPopulation => words.target_state_population,
        TargetState::NeedsBaseline => words.target_state_baseline,
        TargetState::NoActivity => words.target_state_no_activity,
        TargetState::NoFigure => words.target_state_no_figure,
    }
}

/// A target as a list names it: its number and the beginning of its text.
pub fn target_name(target: &Target) -> String {
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

/// Figures of an outlook, each with its name: what is projected, what is missing, what the whole may be.
pub fn outlook_figures(target: &Target, outlook: &Outlook, lang: Lang) -> Vec<(&'static str, String)> {
    let words = lang.catalogue();
    let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
    let missing = |value: Decimal| match unit {
        "%" => fill(words.target_points, &[("n", &print_decimal(value))]),
        _ => with_unit(value, unit),
    };
    let projected = outlook.projected.map(|value| (words.target_projected, with_unit(value, unit)));
    let short_by = outlook.short_by.filter(|value| !value.is_zero());
    let short_by = short_by.map(|value| (words.target_short_by, missing(value)));
    let at_most = outlook.population_at_most.map(|value| (words.target_at_most, print_decimal(value)));
    [projected, short_by, at_most].into_iter().flatten().collect()
}

/// Where a target ends and why.
pub fn outlook_text(target: &Target, outlook: &Outlook, lang: Lang) -> String {
    let words = lang.catalogue();
    let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
    let show = |value: Option<Decimal>| value.map_or(String::new(), |value| with_unit(value, unit));
    let template = match outlook.state {
        TargetState::Reached => words.outlook_reached,
        TargetState::Short => words.outlook_short,
        TargetState::NeedsPopulation if outlook.population_at_most.is_some() => words.outlook_at_most,
        TargetState::NeedsPopulation => words.outlook_needs_population,
        TargetState::NeedsBaseline => words.outlook_needs_baseline,
        TargetState::NoActivity => words.outlook_no_activity,
        TargetState::NoFigure => words.outlook_no_figure,
    };
    let added = print_decimal(outlook.added);
    let goal = goal_text(&target.goal, lang);
    let baseline = show(target.baseline.as_ref().map(|baseline| baseline.value));
    let at_most = outlook.population_at_most.map_or(String::new(), print_decimal);
    let (projected, short_by) = (show(outlook.projected), show(outlook.short_by));
    let values = [
        ("added", added.as_str()),
        ("goal", &goal),
        ("baseline", &baseline),
        ("projected", &projected),
        ("short_by", &short_by),
        ("at_most", &at_most),
    ];
    fill(template, &values)
}
