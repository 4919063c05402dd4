//! What moves a plan, and how it may come out, in words. Computes nothing but shares of a hundred.

use super::place::{amount_text, ceiling_name, item_path, scale_unit, short_label, signed};
use super::{Lang, fill, percent_of, percent_text};
use crate::calc::divide_rounding;
use crate::money::{Money, Scale};
use crate::plan::{Ceiling, Plan, RangeOf};
use crate::risk::{Fits, Lever, Simulated, Unsimulated};

/// What kind of figure a lever is: "Đơn giá", "Số dùng chung".
pub fn lever_kind(lever: Lever, lang: Lang) -> &'static str {
    match lever {
        Lever::Price(_) => range_of_text(RangeOf::Price, lang),
        Lever::Count(_) => range_of_text(RangeOf::Count, lang),
        Lever::Amount(_) => range_of_text(RangeOf::Amount, lang),
        Lever::Driver(_) => lang.catalogue().risk_driver,
    }
}

/// What kind of figure a range is of.
pub fn range_of_text(of: RangeOf, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match of {
        RangeOf::Price => words.risk_price,
        RangeOf::Count => words.risk_count,
        RangeOf::Amount => words.risk_amount,
    }
}

/// A lever as people call it: "Đơn giá “6.2 Hỗ trợ doanh nghiệp xây dựng website…”".
pub fn lever_text(plan: &Plan, lever: Lever, lang: Lang) -> String {
    let words = lang.catalogue();
    let name = match lever {
        Lever::Driver(id) => plan.driver(id).map_or(String::new(), |driver| driver.name.clone()),
        Lever::Price(id) | Lever::Count(id) | Lever::Amount(id) => {
            let label = plan.outline.get(id).map_or("", |item| item.label.as_str());
            [&item_path(plan, id), " ", label].concat().trim().to_owned()
        }
    };
    let quoted = ["“", &short_label(&name), "”"].concat();
    fill(words.risk_of, &[("figure", lever_kind(lever, lang)), ("line", &quoted)])
}

/// Why a range does not fit what is planned; empty where it does.
pub fn fits_text(fits: Fits, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match fits {
        Fits::Yes => "",
        Fits::Below => words.risk_fits_below,
        Fits::Above => words.risk_fits_above,
        Fits::Nothing => words.risk_fits_nothing,
    }
}

/// Why there is no result; empty where it was stopped by whoever asked.
pub fn unsimulated_text(why: Unsimulated, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match why {
        Unsimulated::Stopped => "",
        Unsimulated::NothingVaries => words.risk_nothing_varies,
        Unsimulated::TooLarge => words.risk_too_large,
    }
}

/// A sentence for each ceiling of the plan and, where there are several, for all of them: "Trong 100 trường hợp thì 83 trường hợp
/// không vượt trần tổng cộng: 1.500 triệu đồng."
pub fn chance_texts(plan: &Plan, simulated: &Simulated, lang: Lang) -> Vec<String> {
    let words = lang.catalogue();
    let of = |kept: u32| out_of_hundred(kept, simulated.runs, lang);
    let chance = |(ceiling, kept): (&Ceiling, u32)| {
        let amount = amount_text(ceiling.amount, plan.scale, lang);
        let name = ceiling_name(plan, ceiling, lang);
        fill(words.risk_chance, &[("n", &of(kept)), ("ceiling", &name), ("amount", &amount)])
    };
    let found = simulated.under.iter().filter_map(|chance| {
        let ceiling = plan.ceilings.iter().find(|ceiling| ceiling.id == chance.ceiling)?;
        Some((ceiling, chance.runs))
    });
    let mut texts: Vec<String> = found.map(chance).collect();
    if let (Some(all), 2..) = (simulated.under_all, texts.len()) {
        texts.push(fill(words.risk_chance_all, &[("n", &of(all))]));
    }
    texts
}

/// An amount that came out of chance, to a thousandth of the unit that it is shown in: further digits would say nothing.
pub fn about(amount: Money, scale: Scale) -> Money {
    let step = 10_i128.saturating_pow(scale.zeros().saturating_sub(3));
    Money::new(divide_rounding(amount.dong(), step).saturating_mul(step))
}

/// A ceiling so many times the total, or the total so many times the ceiling, was perhaps meant in another unit.
const FAR: i128 = 100;

/// What to look at again of a ceiling that is far from the total of the plan.
pub fn ceiling_doubt(plan: &Plan, total: Money, ceiling: Money, lang: Lang) -> Option<String> {
    let (low, high) = if ceiling < total { (ceiling, total) } else { (total, ceiling) };
    let is_far = total > Money::ZERO && low.dong().saturating_mul(FAR) <= high.dong();
    let values = [("total", &*amount_text(total, plan.scale, lang)), ("unit", scale_unit(plan.scale, lang))];
    is_far.then(|| fill(lang.catalogue().risk_ceiling_far, &values))
}

/// By how much an amount differs from what is planned: "+120 (+3,3%)".
pub fn against_planned(planned: Money, amount: Money, scale: Scale) -> String {
    let difference = amount.minus(planned);
    if difference.is_zero() {
        return String::new();
    }
    let text = signed(difference, scale);
    match percent_of(difference, planned) {
        Some(percent) => [&text, " (", &percent_text(percent), ")"].concat(),
        None => text,
    }
}

/// How many of a hundred, rounded; neither none nor all where that is not so: "83", "chưa đến 1", "hơn 99".
pub fn out_of_hundred(part: u32, whole: u32, lang: Lang) -> String {
    let words = lang.catalogue();
    let (part, whole) = (u64::from(part), u64::from(whole));
    let twice = part.saturating_mul(200).saturating_add(whole);
    match twice.checked_div(whole.saturating_mul(2)).unwrap_or(0) {
        0 if part > 0 => words.risk_under_one.to_owned(),
        100.. if part < whole => words.risk_over_99.to_owned(),
        rounded => rounded.to_string(),
    }
}

#[cfg(test)]
mod tests;
