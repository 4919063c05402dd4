//! What moves a plan, and how it may come out, in words. Computes nothing but shares of a hundred.

use super::place::{amount_text, ceiling_name, item_path, short_label};
use super::{Lang, fill, percent_of, percent_text};
use crate::calc::divide_rounding;
use crate::money::{Money, Scale, print_scaled};
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

/// By how much an amount differs from what is planned: "+120 (+3,3%)".
pub fn against_planned(planned: Money, amount: Money, scale: Scale) -> String {
    let difference = amount.minus(planned);
    if difference.is_zero() {
        return String::new();
    }
    let sign = if difference > Money::ZERO { "+" } else { "" };
    let text = [sign, &print_scaled(difference, scale)].concat();
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::money::Decimal;
    use crate::open::Seed;
    use crate::risk::{Runs, assumed, simulate};

    #[test]
    fn a_share_of_a_hundred_is_neither_none_nor_all_unless_it_is() {
        let check = |part, whole, text: &str| assert_eq!(out_of_hundred(part, whole, Lang::Vi), text);
        check(0, 1000, "0");
        check(4, 1000, "chưa đến 1");
        check(5, 1000, "1");
        check(825, 1000, "83");
        check(994, 1000, "99");
        check(995, 1000, "hơn 99");
        check(1000, 1000, "100");
        check(u32::MAX, u32::MAX, "100");
        check(0, 0, "0");
    }

    #[test]
    fn what_came_out_of_chance_is_shown_to_a_thousandth_of_its_unit() {
        let check = |dong, scale, shown: &str| assert_eq!(print_scaled(about(Money::new(dong), scale), scale), shown);
        check(3_842_179_583, Scale::Million, "3.842,18");
        check(-3_842_178_499, Scale::Million, "-3.842,178");
        check(3_842_178_499, Scale::Billion, "3,842");
        check(3_842_178_499, Scale::Thousand, "3.842.178,499");
        check(3_842_178_499, Scale::Dong, "3.842.178.499");
    }

    #[test]
    fn a_difference_from_what_is_planned_has_its_sign_and_its_share() {
        let check = |planned, amount, text: &str| {
            assert_eq!(against_planned(Money::new(planned), Money::new(amount), Scale::Thousand), text);
        };
        check(100_000, 120_000, "+20 (+20%)");
        check(100_000, 99_000, "-1 (-1%)");
        check(0, 5_000, "+5");
        check(5, 5, "");
    }

    #[test]
    fn each_ceiling_has_its_sentence_and_several_have_one_more() {
        let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
        let ranges = assumed(&plan, Decimal::TEN, Decimal::from(20));
        plan.ceilings = vec![Ceiling::new(100, Money::new(3_800_000_000))];
        let texts = |plan: &Plan| {
            let simulated = simulate(plan, &ranges, Runs { runs: 10_000, seed: 1 }, &mut |_| true).unwrap();
            chance_texts(plan, &simulated, Lang::Vi)
        };
        let whole = "Trong 100 trường hợp thì 74 trường hợp không vượt trần tổng cộng: 3.800 triệu đồng.";
        assert_eq!(texts(&plan), [whole]);
        plan.ceilings.push(Ceiling { year: Some(2011), ..Ceiling::new(101, Money::new(1)) });
        let year = "Trong 100 trường hợp thì 0 trường hợp không vượt trần năm 2011: 0,000001 triệu đồng.";
        assert_eq!(texts(&plan), [whole, year, "Trong 100 trường hợp thì 0 trường hợp không vượt trần nào cả."]);
    }
}
