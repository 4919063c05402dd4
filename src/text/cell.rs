//! The texts that the cells of the table show, and the names of its columns. Computes nothing.

use super::Lang;
use crate::calc::{Report, Row};
use crate::entry::{Column, print_price, print_prices};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Basis, CodeKind, Id, Line, Plan};

/// The name of a column.
pub fn column_name(column: Column, first_year: u16, lang: Lang) -> String {
    let words = lang.catalogue();
    let name = match column {
        Column::Number => words.col_number,
        Column::Label => words.col_label,
        Column::Unit => words.col_unit,
        Column::Count => words.col_count,
        Column::Price => words.col_price,
        Column::Total => words.col_total,
        Column::Source => words.col_source,
        Column::Code(CodeKind::Chapter) => words.col_chapter,
        Column::Code(CodeKind::Section) => words.col_section,
        Column::Code(CodeKind::Entry) => words.col_entry,
        Column::Note => words.col_note,
        Column::Year(index) => return first_year.saturating_add(u16::try_from(index).unwrap_or(u16::MAX)).to_string(),
    };
    name.to_owned()
}

/// What a cell of the item at that position of the outline shows.
pub fn shown(plan: &Plan, report: &Report, position: usize, column: Column, lang: Lang) -> String {
    let Some(item) = plan.outline.items().get(position) else { return String::new() };
    let (row, line) = (Row::Item(position), item.line());
    let money = |amount: Option<Money>| amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
    match column {
        Column::Number => item.number.clone(),
        Column::Label => item.label.clone(),
        Column::Note => item.note.clone(),
        Column::Unit => line.map_or(String::new(), |line| line.unit.clone()),
        Column::Code(kind) => line.map_or(String::new(), |line| line.codes.of(kind).to_owned()),
        Column::Count => line.and_then(|line| plan.total_count(line)).map_or(String::new(), print_decimal),
        Column::Price => match line.map(|line| &line.basis) {
            Some(Basis::UnitCost { price, .. }) => print_prices(price, plan.scale),
            _ => String::new(),
        },
        Column::Total => money(report.total(row)),
        Column::Year(index) => money(report.in_year(row, index)),
        Column::Source => line.map_or(String::new(), |line| funding_text(plan, line, lang)),
    }
}

/// Who pays a line, in a few words; empty where it is not stated.
pub fn funding_text(plan: &Plan, line: &Line, lang: Lang) -> String {
    use crate::plan::Funding::{Amounts, InKind, Percent, PriceShares, Source, Unstated};
    let name = |id: Id| plan.source(id).map_or("", |source| source.name.as_str());
    let percent = |(id, value): &(Id, Decimal)| [name(*id), " ", &print_decimal(*value), "%"].concat();
    let of_price = |(id, value): &(Id, Decimal)| [name(*id), " ", &print_price(*value, plan.scale)].concat();
    match &line.funding {
        Unstated => String::new(),
        // not filled in: what is shown is also copied, and a copy is as the plan has it
        InKind { donor } => lang.catalogue().funding_in_kind.replace("{donor}", donor),
        Source(id) => name(*id).to_owned(),
        Percent(shares) => shares.iter().map(percent).collect::<Vec<_>>().join(" + "),
        PriceShares(shares) => shares.iter().map(of_price).collect::<Vec<_>>().join(" + "),
        Amounts(shares) => shares.iter().map(|(id, _)| name(*id)).collect::<Vec<_>>().join(" + "),
    }
}
