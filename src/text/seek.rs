//! The search for a figure in words: what it is looked for with, what was found, and why nothing was. Searches nothing.

use super::{Lang, amount_text, fill, line_name, refusal_text, scale_unit, signed_number, target_name};
use crate::edit::apply;
use crate::goal::{Aim, Lever, Sought, Turned, Unreached};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Id, Plan};
use std::cmp::Ordering;

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

/// In what a figure is said: money in the unit of the plan, a target in its own.
pub fn aim_unit<'a>(plan: &'a Plan, aim: &Aim, lang: Lang) -> &'a str {
    match aim {
        Aim::Target(id) => {
            let target = plan.targets.iter().find(|target| target.id == *id);
            target.and_then(|target| target.goal.threshold()).map_or("", |(_, unit)| unit)
        }
        _ => scale_unit(plan.scale, lang),
    }
}

fn figure(plan: &Plan, aim: &Aim, value: Decimal, lang: Lang) -> String {
    match aim {
        Aim::Target(_) => {
            [&print_decimal(value.normalize()), " ", aim_unit(plan, aim, lang)].concat().trim_end().to_owned()
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
        Lever::Prices { .. } | Lever::Counts { .. } => [&signed_number(value), "%"].concat(),
        Lever::Count { .. } | Lever::Driver(_) => print_decimal(value.normalize()),
    }
}

/// "Đơn giá · Thuê hội trường: 9.000.000 → 8.500.000 đồng thì Tổng cộng là 299.000.000 đồng, kém 1.000.000 đồng." of what was
/// found, and "Với 8.500.001 thì là …" of the value on the other side of what is wanted.
pub fn sought_text(
    plan: &Plan,
    (lever, aim): (&Lever, &Aim),
    (sought, wanted): (&Sought, Decimal),
    lang: Lang,
) -> Vec<String> {
    let words = lang.catalogue();
    let said = |turned: &Turned| (value(plan, lever, turned.value, lang), figure(plan, aim, turned.reached, lang));
    let off = |turned: &Turned| {
        let off = turned.reached.saturating_sub(wanted);
        let template = match off.cmp(&Decimal::ZERO) {
            Ordering::Less => words.seek_below,
            Ordering::Equal => words.seek_exact,
            Ordering::Greater => words.seek_above,
        };
        fill(template, &[("off", &figure(plan, aim, off.abs(), lang))])
    };
    let (name, what) = (lever_name(plan, lever, lang), aim_name(plan, aim, lang));
    let before = sought.before.map_or(words.compare_blank.to_owned(), |before| value(plan, lever, before, lang));
    let (now, reached) = said(&sought.found);
    let found = [("lever", &*name), ("from", &before), ("to", &now), ("aim", &what), ("reached", &reached)];
    let found = fill(words.seek_found, &[&found[..], &[("off", &off(&sought.found))]].concat());
    let beside = sought.beside.as_ref().map(|beside| {
        let (to, reached) = said(beside);
        fill(words.seek_beside, &[("to", &to), ("reached", &reached), ("off", &off(beside))])
    });
    std::iter::once(found).chain(beside).collect()
}

/// Why there is no such value.
pub fn unreached_text(
    plan: &Plan,
    (lever, aim): (&Lever, &Aim),
    (why, wanted): (&Unreached, Decimal),
    lang: Lang,
) -> String {
    let words = lang.catalogue();
    let (name, what) = (lever_name(plan, lever, lang), aim_name(plan, aim, lang));
    match why {
        Unreached::Same => fill(words.seek_same, &[("lever", &name), ("aim", &what)]),
        Unreached::OutOfReach { least, most } => {
            let (template, end) =
                if wanted < *least { (words.seek_too_low, least) } else { (words.seek_too_high, most) };
            let (wanted, end) = (figure(plan, aim, wanted, lang), figure(plan, aim, *end, lang));
            fill(template, &[("wanted", &wanted), ("lever", &name), ("aim", &what), ("end", &end)])
        }
        Unreached::NoFigure => fill(words.seek_no_figure, &[("aim", &what)]),
        Unreached::Refused(value) => match apply(plan, &lever.command(plan, *value)) {
            Err(refusal) => refusal_text(plan, &refusal, lang),
            Ok(_) => fill(words.seek_no_figure, &[("aim", &what)]),
        },
        Unreached::Stopped => words.seek_stopped.to_owned(),
    }
}

#[cfg(test)]
mod tests;
