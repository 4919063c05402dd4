//! One plain sentence for a finding. Says what is, not what to think of it.

use super::place::{amount_text, ceiling_name, item_name, scale_unit, target_name};
use super::problem::capital;
use super::why::why_text;
use super::{Lang, fill};
use crate::check::{Figure, Finding, Rule, Why, is_plausible};
use crate::money::{Decimal, Scale, print_decimal, print_scaled};
use crate::plan::{Ceiling, ClaimField, Id, Plan, Subject};

/// The sentence of a finding.
pub fn finding_text(plan: &Plan, finding: &Finding, lang: Lang) -> String {
    let words = lang.catalogue();
    let subject = finding.subject;
    let only = (plan.period.len() == 1).then_some(plan.period.first());
    let several = finding.years.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let one = || subject.year.or(only).map(|year| year.to_string());
    let year = if several.is_empty() { one() } else { Some(several) };
    let year = year.map_or_else(|| words.all_years.to_owned(), |year| fill(words.in_year, &[("year", &year)]));
    let source = subject.source.and_then(|id| plan.source(id)).map_or("", |source| source.name.as_str());
    let figure =
        |figure: &Option<Figure>| figure.as_ref().map_or(String::new(), |figure| figure_text(plan, figure, lang));
    let difference = finding.difference.map_or(String::new(), |amount| amount_text(amount, plan.scale, lang));
    let values = [
        ("item", subject_name(plan, finding, lang)),
        ("year", year),
        ("source", source.to_owned()),
        ("stated", figure(&finding.stated)),
        ("computed", figure(&finding.computed)),
        ("difference", difference),
        ("other", finding.other.map_or(String::new(), |id| other_name(plan, id, lang))),
        ("detail", finding.detail.clone()),
        ("right", right_text(plan, finding)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let what = capital(&fill(template(plan, finding, lang), &values));
    if finding.rule == Rule::MoneyUnit {
        return [what.as_str(), &scales_text(finding, lang)].concat();
    }
    match &finding.why {
        Some(Why::ExtraZeros(zeros) | Why::MissingZeros(zeros)) if finding.rule == Rule::Changed => {
            [what.as_str(), " ", &slip_text(*zeros, lang)].concat()
        }
        Some(why) => [what.as_str(), " ", &capital(&why_text(plan, subject.item, why, lang))].concat(),
        None => what,
    }
}

/// The item, or the target or the ceiling where it is about one.
fn subject_name(plan: &Plan, finding: &Finding, lang: Lang) -> String {
    if let Some(target) = finding.about.and_then(|id| target_name(plan, id, lang)) {
        return target;
    }
    let ceiling = plan.ceilings.iter().find(|ceiling| Some(ceiling.id) == finding.about);
    match ceiling {
        // the sentence says the year
        Some(ceiling) => ceiling_name(plan, &Ceiling { year: None, ..ceiling.clone() }, lang),
        None => item_name(plan, finding.subject.item, lang),
    }
}

fn other_name(plan: &Plan, id: Id, lang: Lang) -> String {
    target_name(plan, id, lang).unwrap_or_else(|| item_name(plan, Some(id), lang))
}

/// What the amounts would be in each unit, and in which of them they are likely.
fn scales_text(finding: &Finding, lang: Lang) -> String {
    let words = lang.catalogue();
    let (Some(Figure::Number(smallest)), Some(Figure::Number(largest))) = (&finding.stated, &finding.computed) else {
        return String::new();
    };
    let one = |scale: Scale| {
        let amount = |number: &Decimal| {
            let amount = scale.to_dong(*number).unwrap_or_default();
            let in_millions = amount.dong() >= 1_000_000;
            amount_text(amount, if in_millions { Scale::Million } else { Scale::Dong }, lang)
        };
        let (smallest_text, largest_text) = (amount(smallest), amount(largest));
        let likely = is_plausible(scale, *smallest, *largest);
        let template = if likely { words.unit_likely } else { words.unit_unlikely };
        let values = [("unit", scale_unit(scale, lang)), ("smallest", &smallest_text), ("largest", &largest_text)];
        [" ", &fill(template, &values)].concat()
    };
    [Scale::Dong, Scale::Thousand, Scale::Million].map(one).concat()
}

/// What a malformed figure comes to, in the scale of its table.
fn right_text(plan: &Plan, finding: &Finding) -> String {
    let right = || {
        let claim = plan.claims.get(finding.claim?)?;
        let table = plan.table(claim.table)?;
        Some(print_scaled(claim.dong(table)?.plus(finding.difference?), table.scale))
    };
    right().unwrap_or_default()
}

fn has_the_number_of_other(plan: &Plan, finding: &Finding) -> bool {
    let number = |id: Option<_>| id.and_then(|id| plan.outline.get(id)).map(|item| item.number.as_str());
    number(finding.subject.item) == number(finding.other)
}

/// A guess at what the planner typed.
fn slip_text(zeros: u32, lang: Lang) -> String {
    fill(lang.catalogue().slip_of_planner, &[("times", &print_decimal(10_u64.saturating_pow(zeros).into()))])
}

fn is_line(plan: &Plan, finding: &Finding) -> bool {
    let item = finding.subject.item.and_then(|id| plan.outline.get(id));
    item.is_some_and(|item| !item.is_group())
}

fn template(plan: &Plan, finding: &Finding, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match finding.rule {
        Rule::LineProduct => match finding.subject.field {
            ClaimField::Price => words.finding_price,
            ClaimField::Count => words.finding_count,
            _ => words.finding_line_product,
        },
        Rule::GroupSum if !finding.years.is_empty() => words.finding_group_sums,
        Rule::GroupSum => words.finding_group_sum,
        Rule::YearSum => words.finding_year_sum,
        Rule::GrandTotal => words.finding_grand_total,
        Rule::TableMismatch => words.finding_table_mismatch,
        Rule::Phasing => words.finding_phasing,
        Rule::Sources if finding.claim.is_some() => words.finding_sources,
        Rule::Sources => words.finding_overpaid,
        Rule::Words => words.finding_words,
        Rule::Numeral if finding.difference.is_some() => words.finding_numeral_wrong,
        Rule::Numeral => words.finding_numeral,
        Rule::MoneyUnit => words.finding_money_unit,
        Rule::DeclaredCount => words.finding_declared_count,
        Rule::UnitOfMeasure => words.finding_unit_of_measure,
        Rule::NoteRule => words.finding_note_rule,
        Rule::HeadCount => words.finding_head_count,
        Rule::IdenticalBlock => words.finding_identical_block,
        Rule::MoneyWithoutActivity => words.finding_money_without_activity,
        Rule::ActivityWithoutMoney => words.finding_activity_without_money,
        Rule::Order if has_the_number_of_other(plan, finding) => words.order_repeated,
        Rule::Order => words.finding_order,
        Rule::ImpliedPrice => words.finding_implied_price,
        Rule::Recurring => words.finding_recurring,
        Rule::BlankYear => words.finding_blank_year,
        Rule::Changed if is_line(plan, finding) => match finding.subject.field {
            ClaimField::Price => words.finding_changed_price,
            ClaimField::Count => words.finding_changed_count,
            _ => words.finding_changed,
        },
        Rule::Changed => words.finding_changed_sum,
        Rule::Ceiling => words.finding_ceiling,
        Rule::PriceCap => words.finding_price_cap,
        Rule::PriceOutlier => words.finding_price_outlier,
        Rule::TooLarge => words.finding_too_large,
        Rule::NestedTarget if finding.other.is_some() => words.finding_nested_year,
        Rule::NestedTarget if finding.computed.is_some() => words.finding_nested_reached,
        Rule::NestedTarget => words.finding_nested_short,
        Rule::HiddenCharacter => match finding.subject {
            Subject { item: Some(_), .. } => words.finding_hidden,
            Subject { source: Some(_), .. } => words.finding_hidden_source,
            _ => words.finding_hidden_plan,
        },
    }
}

fn figure_text(plan: &Plan, figure: &Figure, lang: Lang) -> String {
    match figure {
        Figure::Money(amount) => amount_text(*amount, plan.scale, lang),
        Figure::Series(amounts) if amounts.iter().all(|amount| Some(amount) == amounts.first()) => {
            let amount = amounts.first().map_or(String::new(), |amount| amount_text(*amount, plan.scale, lang));
            fill(lang.catalogue().each_year, &[("amount", &amount)])
        }
        Figure::Series(amounts) => {
            let amounts: Vec<String> = amounts.iter().map(|amount| print_scaled(*amount, plan.scale)).collect();
            [&amounts.join(" / "), " ", scale_unit(plan.scale, lang)].concat()
        }
        Figure::Number(number) => print_decimal(*number),
        Figure::Text(text) => text.clone(),
    }
}
