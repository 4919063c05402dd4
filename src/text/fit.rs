//! What was cut so that a plan fits, and why it cannot be, in words. Decides nothing.

use super::problem::{capital, number_problem};
use super::target::figure;
use super::{Lang, amount_text, ceiling_name, fill, item_name, target_name};
use crate::calc::Outlook;
use crate::edit::Field;
use crate::entry::HoldTypo;
use crate::fit::{Cut, Fitted, TargetLoss, Unfit, Why};
use crate::money::{Decimal, Money, print_decimal};
use crate::plan::{Basis, Ceiling, Id, Plan, Target};
use rust_decimal::RoundingStrategy::ToNegativeInfinity;

/// "Trần tổng cộng: 300.000.000 đồng".
pub fn ceiling_text(plan: &Plan, ceiling: &Ceiling, lang: Lang) -> String {
    let (what, amount) = (ceiling_name(plan, ceiling, lang), amount_text(ceiling.amount, plan.scale, lang));
    fill(lang.catalogue().room_line, &[("what", &what), ("amount", &amount)])
}

/// Of what a figure is cut: a line, or a number that lines share.
pub fn cut_name(plan: &Plan, cut: &Cut, lang: Lang) -> String {
    match cut.driver.and_then(|id| plan.driver(id)) {
        Some(driver) => fill(lang.catalogue().fit_shared, &[("name", &driver.name)]),
        None => item_name(plan, cut.item, lang),
    }
}

/// "4 → 1 lớp", or "năm 2012: 4 → 1 lớp".
pub fn cut_text(plan: &Plan, cut: &Cut, lang: Lang) -> String {
    let words = lang.catalogue();
    let amount = |dong: Decimal| Money::from_decimal(dong).map(|dong| amount_text(dong, plan.scale, lang));
    let line = cut.item.and_then(|id| plan.outline.get(id)).and_then(|item| item.line());
    let unit = cut.driver.and_then(|id| plan.driver(id)).map(|driver| &driver.unit).or(line.map(|line| &line.unit));
    let to = match cut.field {
        Field::Amount => amount(cut.to).unwrap_or_default(),
        _ => figure(cut.to, unit.map_or("", |unit| unit.as_str())),
    };
    let from = match cut.field {
        Field::Amount => amount(cut.from).unwrap_or_default(),
        _ => print_decimal(cut.from),
    };
    let change = [from.trim(), " → ", to.trim()].concat();
    match cut.year {
        Some(year) => fill(words.fit_in_year, &[("year", &year.to_string()), ("change", &change)]),
        None => change,
    }
}

/// Why a figure is cut.
pub fn cut_why_text(plan: &Plan, why: &Why, lang: Lang) -> String {
    let words = lang.catalogue();
    match why {
        Why::NoTarget => words.fit_why_no_target.to_owned(),
        Why::LeastLoss { target } => {
            let target = target_name(plan, *target, lang).unwrap_or_default();
            fill(words.fit_why_least_loss, &[("target", &target)])
        }
        Why::Even { percent } => fill(words.fit_why_even, &[("percent", &print_decimal(shown(*percent)))]),
        Why::Rank(0) => words.fit_why_no_rank.to_owned(),
        Why::Rank(rank) => fill(words.fit_why_rank, &[("rank", &rank.to_string())]),
        Why::FillsUp => words.fit_why_fills_up.to_owned(),
    }
}

/// Rounded down to what people say.
fn shown(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(1, ToNegativeInfinity).normalize()
}

/// Whether another cut may be better, and by how much.
pub fn fitted_text(plan: &Plan, fitted: &Fitted, lang: Lang) -> String {
    let words = lang.catalogue();
    let more = fitted.bound.minus(fitted.total);
    match (fitted.optimal, more.is_zero()) {
        // nothing is tied to a target, and so nothing was weighed but money
        (true, _) if fitted.targets.is_empty() => words.fit_proved_money.to_owned(),
        (true, _) => words.fit_proved.to_owned(),
        (false, true) => words.fit_unproved.to_owned(),
        (false, false) => fill(words.fit_may_keep, &[("more", &amount_text(more, plan.scale, lang))]),
    }
}

/// What a target comes to before and after, with the goal's unit where that is what is known.
pub fn target_loss_text(target: &Target, outlook: Option<&Outlook>, loss: &TargetLoss) -> (String, String) {
    let projected = outlook.is_some_and(|outlook| outlook.projected.is_some() && outlook.projected == loss.before);
    let unit = target.goal.threshold().filter(|_| projected).map_or("", |(_, unit)| unit);
    let text = |number: Option<Decimal>| number.map_or(String::new(), |it| figure(shown(it), unit).trim().to_owned());
    (text(loss.before), text(loss.after))
}

/// Why there is no cut.
pub fn unfit_text(plan: &Plan, unfit: &Unfit, lang: Lang) -> String {
    let words = lang.catalogue();
    match unfit {
        Unfit::AlreadyFits => words.fit_already.to_owned(),
        Unfit::TooTight { least, ceiling } => {
            let name = ceiling_name(plan, ceiling, lang);
            let (least_text, amount) = (amount_text(*least, plan.scale, lang), ceiling.amount);
            if *least > amount {
                return fill(words.fit_tight, &[("name", &name), ("least", &least_text)]);
            }
            fill(words.fit_clash, &[("name", &name), ("amount", &amount_text(amount, plan.scale, lang))])
        }
        Unfit::Stopped => words.fit_stopped.to_owned(),
        Unfit::NoCeiling => words.fit_no_ceiling.to_owned(),
        Unfit::Empty => words.fit_empty.to_owned(),
    }
}

/// "21 lớp": what the line counts over all years; of a lump sum that it is one.
pub fn shown_count(plan: &Plan, line: Id, lang: Lang) -> String {
    let Some(line) = plan.outline.get(line).and_then(|item| item.line()) else { return String::new() };
    if matches!(line.basis, Basis::LumpSum(_)) {
        return lang.catalogue().fit_lump.to_owned();
    }
    plan.total_count(line).map_or(String::new(), |count| figure(count, &line.unit).trim().to_owned())
}

/// Why what was typed to hold a cut back means nothing.
pub fn hold_typo_text(typo: &HoldTypo, lang: Lang) -> String {
    let words = lang.catalogue();
    match typo {
        HoldTypo::Number(error) => capital(&number_problem(error, lang)),
        HoldTypo::Negative => words.fit_typo_negative.to_owned(),
        HoldTypo::Above(planned) => fill(words.fit_typo_above, &[("n", &print_decimal(planned.normalize()))]),
        HoldTypo::Rank => words.fit_typo_rank.to_owned(),
        HoldTypo::Weight => words.fit_typo_weight.to_owned(),
    }
}

#[cfg(test)]
mod tests;
