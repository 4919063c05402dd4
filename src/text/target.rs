//! Goals and outlooks of targets in words. The judgement is in `calc`; this only says it.

use super::place::{amount_text, short_label};
use super::problem::number_problem;
use super::{Lang, fill};
use crate::calc::{Outlook, TargetState};
use crate::entry::TargetTypo;
use crate::money::{Decimal, Money, print_decimal};
use crate::plan::{Goal, Plan, Target};
use rust_decimal::RoundingStrategy::{self, ToNegativeInfinity, ToPositiveInfinity};

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

/// Where something stands, as it is shown: a percentage to one decimal, rounded down, for no target is reached by rounding.
fn standing(value: Decimal, unit: &str) -> String {
    with_unit(if unit == "%" { to_one_decimal(value, ToNegativeInfinity) } else { value }, unit)
}

/// How much lies between two figures: of percentages, points to one decimal, rounded up, so that both add up to the goal.
fn distance(value: Decimal, unit: &str, lang: Lang) -> String {
    if unit != "%" {
        return with_unit(value, unit);
    }
    let points = print_decimal(to_one_decimal(value, ToPositiveInfinity));
    fill(lang.catalogue().target_points, &[("n", &points)])
}

fn to_one_decimal(value: Decimal, rounding: RoundingStrategy) -> Decimal {
    value.round_dp_with_strategy(1, rounding).normalize()
}

/// The figures of an outlook, each with its name: where it ends, what that lacks and what it would take, what it costs.
pub fn outlook_figures(plan: &Plan, target: &Target, outlook: &Outlook, lang: Lang) -> Vec<(&'static str, String)> {
    let words = lang.catalogue();
    let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
    let short_by = outlook.short_by.filter(|missing| !missing.is_zero());
    let needed = outlook.units_needed.filter(|_| short_by.is_some()).map(|needed| {
        let units = outlook.units.map_or(String::new(), print_decimal);
        fill(words.target_needed_of, &[("needed", &print_decimal(needed)), ("units", &units)])
    });
    let money = |amount: Money| amount_text(amount, plan.scale, lang);
    let figures = [
        (words.target_projected, outlook.projected.map(|value| standing(value, unit))),
        (words.target_short_by, short_by.map(|value| distance(value, unit, lang))),
        (words.target_above, outlook.above_by.map(|value| distance(value, unit, lang))),
        (words.target_at_most, outlook.population_at_most.map(print_decimal)),
        (words.target_needed, needed),
        (words.target_cost, outlook.cost.map(money)),
        (words.target_cost_point, outlook.cost_per_point.filter(|_| unit == "%").map(money)),
        (words.target_cost_each, outlook.cost_per_beneficiary.map(money)),
    ];
    figures.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Where the target stands at the end of each year; none where that is not known, or there is one year only.
pub fn outlook_by_year(plan: &Plan, target: &Target, outlook: &Outlook) -> Vec<(u16, String)> {
    let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
    let years = plan.period.years().zip(&outlook.by_year);
    let known = years.filter_map(|(year, value)| Some((year, standing((*value)?, unit))));
    known.filter(|_| plan.period.len() > 1).collect()
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
    // whatever it is taken of, what stands above the goal already stays there
    let projected = outlook.projected.or(target.baseline.as_ref().map(|baseline| baseline.value));
    let projected = projected.map_or(String::new(), |value| standing(value, unit));
    let short_by = outlook.short_by.map_or(String::new(), |value| distance(value, unit, lang));
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::calc::compute;
    use crate::edit::{Command, TargetChange, apply};
    use crate::open::Seed;
    use crate::plan::{Baseline, Population};

    /// The enterprises of Đà Nẵng with a website, after these changes: the sentence, the figures, and what each year brings.
    #[track_caller]
    fn check(changes: Vec<TargetChange>, sentence: &str, figures: &[&str], years: &[&str]) {
        let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
        for change in changes {
            plan = apply(&plan, &Command::SetTarget { target: 44, change }).unwrap();
        }
        let report = compute(&plan);
        let both = plan.targets.iter().zip(&report.targets);
        let (target, outlook) = both.into_iter().find(|(target, _)| target.id == 44).unwrap();
        assert_eq!(outlook_text(target, outlook, Lang::Vi), sentence);
        let shown = outlook_figures(&plan, target, outlook, Lang::Vi);
        let shown: Vec<String> = shown.into_iter().map(|(name, value)| [name, ": ", &value].concat()).collect();
        assert_eq!(shown, figures);
        let shown: Vec<String> = outlook_by_year(&plan, target, outlook).into_iter().map(|(_, value)| value).collect();
        assert_eq!(shown, years);
    }

    fn of(value: u32) -> TargetChange {
        let (unit, text) = ("doanh nghiệp".to_owned(), String::new());
        TargetChange::Population(Some(Population { value: value.into(), unit, text }))
    }

    #[test]
    fn a_target_says_where_it_ends_and_what_that_takes() {
        check(
            Vec::new(),
            "Chưa biết tổng số để tính phần trăm. Với 50 đơn vị, từ 31% chỉ đạt ít nhất 60% nếu tổng số không quá 172.",
            &["Tổng số nhiều nhất: 172", "Kinh phí: 500 triệu đồng", "Mỗi đơn vị thêm được: 10 triệu đồng"],
            &[],
        );
        check(
            vec![of(1500)],
            "Chưa đạt: dự kiến 34,3%, còn thiếu 25,7 điểm phần trăm.",
            &[
                "Dự kiến: 34,3%",
                "Còn thiếu: 25,7 điểm phần trăm",
                "Số lượng cần có: 435 (kế hoạch có 50)",
                "Kinh phí: 500 triệu đồng",
                "Mỗi điểm phần trăm: 150 triệu đồng",
                "Mỗi đơn vị thêm được: 10 triệu đồng",
            ],
            &["31,6%", "32,3%", "33%", "33,6%", "34,3%"],
        );
        check(
            vec![of(172)],
            "Đạt: dự kiến 60%, mục tiêu ít nhất 60%.",
            &[
                "Dự kiến: 60%",
                "Kinh phí: 500 triệu đồng",
                "Mỗi điểm phần trăm: 17,2 triệu đồng",
                "Mỗi đơn vị thêm được: 10 triệu đồng",
            ],
            &["36,8%", "42,6%", "48,4%", "54,2%", "60%"],
        );
        let above = Baseline { value: 61.into(), year: None, text: String::new() };
        check(
            vec![TargetChange::Baseline(Some(above))],
            "Đạt: dự kiến 61%, mục tiêu ít nhất 60%.",
            &["Kinh phí: 500 triệu đồng", "Mỗi đơn vị thêm được: 10 triệu đồng"],
            &[],
        );
    }
}
