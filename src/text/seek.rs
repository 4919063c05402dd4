//! The search for a figure in words: what it is looked for with, what was found, and why nothing was. Searches nothing.

use super::{Lang, amount_text, fill, line_name, refusal_text, scale_unit, target_name};
use crate::goal::{Aim, Lever, Sought, Unreached};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Id, Plan};

/// What a lever is called: "Đơn giá: Thuê hội trường".
pub fn lever_name(plan: &Plan, lever: &Lever, lang: Lang) -> String {
    let words = lang.catalogue();
    let of = |what: &str, item: Option<Id>, year: Option<u16>| {
        let item = item.map(|id| line_name(plan, id, lang));
        let parts = [Some(what.to_owned()), item, year.map(|year| year.to_string())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match lever {
        Lever::Price { item, year } => of(words.col_price, Some(*item), *year),
        Lever::Count { item, year } => of(words.col_count, Some(*item), *year),
        Lever::Amount { item, year } => of(words.basis_lump_sum, Some(*item), *year),
        Lever::Driver(id) => plan.driver(*id).map_or(String::new(), |driver| driver.name.clone()),
        Lever::Share { item, source } => {
            let source = plan.source(*source).map_or("", |source| &source.name);
            of(&fill(words.seek_share, &[("source", source)]), *item, None)
        }
        Lever::Prices { item } => of(words.seek_prices, *item, None),
        Lever::Counts { item } => of(words.seek_counts, *item, None),
    }
}

/// What a figure is called: "Tổng cộng", "2019", the name of a source.
pub fn aim_name(plan: &Plan, aim: &Aim, lang: Lang) -> String {
    let words = lang.catalogue();
    match aim {
        Aim::Total => words.grand_total.to_owned(),
        Aim::Year(year) => fill(words.seek_year, &[("year", &year.to_string())]),
        Aim::Source(id) => plan.source(*id).map_or(String::new(), |source| source.name.clone()),
        Aim::Item(id) => line_name(plan, *id, lang),
        Aim::Target(id) => target_name(plan, *id, lang).unwrap_or_default(),
    }
}

/// The figure as it is: money in the unit of the plan, a target in its own.
fn figure(plan: &Plan, aim: &Aim, value: Decimal, lang: Lang) -> String {
    match aim {
        Aim::Target(id) => {
            let target = plan.targets.iter().find(|target| target.id == *id);
            let unit = target.and_then(|target| target.goal.threshold()).map_or("", |(_, unit)| unit);
            [&print_decimal(value.normalize()), " ", unit].concat().trim_end().to_owned()
        }
        _ => Money::from_decimal(value).map_or(String::new(), |money| amount_text(money, plan.scale, lang)),
    }
}

/// The value of a lever as it is: a price in the unit of the plan, a share in percent.
fn value(plan: &Plan, lever: &Lever, value: Decimal, lang: Lang) -> String {
    match lever {
        Lever::Price { .. } | Lever::Amount { .. } => {
            let printed = Money::from_decimal(value).map(|money| print_scaled(money, plan.scale));
            [&printed.unwrap_or_default(), " ", scale_unit(plan.scale, lang)].concat()
        }
        Lever::Share { .. } => [&print_decimal(value.normalize()), "%"].concat(),
        Lever::Prices { .. } | Lever::Counts { .. } => {
            let sign = if value > Decimal::ZERO { "+" } else { "" };
            [sign, &print_decimal(value.normalize()), "%"].concat()
        }
        Lever::Count { .. } | Lever::Driver(_) => print_decimal(value.normalize()),
    }
}

/// "Đơn giá · Thuê hội trường: 9.000.000 → 8.500.000 đồng thì Tổng cộng là 300.000.000 đồng."
pub fn sought_text(plan: &Plan, (lever, aim): (&Lever, &Aim), sought: &Sought, lang: Lang) -> Vec<String> {
    let words = lang.catalogue();
    let (name, what) = (lever_name(plan, lever, lang), aim_name(plan, aim, lang));
    let before = sought.before.map_or(words.compare_blank.to_owned(), |before| value(plan, lever, before, lang));
    let now = value(plan, lever, sought.value, lang);
    let reached = figure(plan, aim, sought.reached, lang);
    let found = [("lever", &*name), ("from", &before), ("to", &now), ("aim", &what), ("reached", &reached)];
    let mut said = vec![fill(words.seek_found, &found)];
    if let Some((next, reached)) = sought.beside.filter(|_| !sought.exact) {
        let (next, reached) = (value(plan, lever, next, lang), figure(plan, aim, reached, lang));
        said.push(fill(words.seek_beside, &[("to", &next), ("reached", &reached)]));
    }
    said
}

/// Why there is no such value.
pub fn unreached_text(plan: &Plan, (lever, aim): (&Lever, &Aim), why: &Unreached, lang: Lang) -> String {
    let words = lang.catalogue();
    let (name, what) = (lever_name(plan, lever, lang), aim_name(plan, aim, lang));
    match why {
        Unreached::Same => fill(words.seek_same, &[("lever", &name), ("aim", &what)]),
        Unreached::OutOfReach { least, most } => {
            let (least, most) = (figure(plan, aim, *least, lang), figure(plan, aim, *most, lang));
            fill(words.seek_out_of_reach, &[("lever", &name), ("aim", &what), ("least", &least), ("most", &most)])
        }
        Unreached::NoFigure => fill(words.seek_no_figure, &[("aim", &what)]),
        Unreached::Refused(refusal) => refusal_text(plan, refusal, lang),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::goal::seek;
    use crate::open::Seed;

    /// What is said of the search in Đồng Nai.
    #[track_caller]
    fn check(lever: &Lever, aim: &Aim, wanted: i64, expected: &str) {
        let plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
        let said = match seek(&plan, lever, aim, Decimal::from(wanted)) {
            Ok(sought) => sought_text(&plan, (lever, aim), &sought, Lang::Vi).join(" "),
            Err(why) => unreached_text(&plan, (lever, aim), &why, Lang::Vi),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_found_is_said_with_its_neighbour() {
        let hall = Lever::Price { item: 4, year: None };
        let expected = "Đơn giá · dòng 1.1: Chi phí thuê hội trường (80 người): 9.000.000 đồng → 4.350.000 đồng thì Tổng cộng là \
                        325.000.000 đồng.";
        check(&hall, &Aim::Total, 325_000_000, expected);
        let expected = "Số người dự: 60 → 20 thì Tổng cộng là 324.930.000 đồng. Với 21 thì là 325.048.000 đồng.";
        check(&Lever::Driver(2), &Aim::Total, 325_000_000, expected);
        let expected =
            "Mọi giá và khoán: 0% → -9% thì Tổng cộng là 299.981.500 đồng. Với -8,99% thì là 300.014.342 đồng.";
        check(&Lever::Prices { item: None }, &Aim::Total, 300_000_000, expected);
    }

    #[test]
    fn what_is_not_found_has_a_reason() {
        let expected = "Đổi “Số người dự” không làm “nhóm 4: Hỗ trợ doanh nghiệp, HTX... xây dựng…” thay đổi. Hãy chọn con số khác để đổi.";
        check(&Lever::Driver(2), &Aim::Item(30), 1, expected);
        let expected =
            "“Năm 2030” chưa tính được, nên chưa tìm được. Nếu là mục tiêu tính theo %, hãy nhập tổng số trước.";
        check(&Lever::Driver(2), &Aim::Year(2030), 1, expected);
        let expected = "Đổi “Phần Ngân sách tỉnh trả · dòng 1.1: Chi phí thuê hội trường (80 người)” thì “Ngân sách tỉnh” chỉ đi từ \
                        320.650.000 đồng đến 329.650.000 đồng.";
        check(&Lever::Share { item: Some(4), source: 1 }, &Aim::Source(1), 1, expected);
    }
}
