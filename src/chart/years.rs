//! Spending by year, stacked by the groups at the top; for a plan of one year a bar for each group. Finds the year, or
//! the group, that costs most.

use super::entries::{Entry, fold, grid, told};
use super::shape::{Look, PARTS};
use super::{Bar, Found, Part, Series, Sheet, share};
use crate::calc::Row;
use crate::money::Money;
use crate::text::{amount_text, fill, short_label};

pub(super) fn years(sheet: Sheet<'_>) -> Found {
    let words = sheet.words();
    let mut groups = fold(sheet, top(sheet), PARTS);
    let table = grid(sheet, &groups);
    if sheet.plan.period.len() == 1 {
        let title =
            groups.iter().rev().max_by_key(|group| group.total).map_or(words.chart_no_money.to_owned(), |most| {
                let values = amount_and_share(sheet, most.total);
                fill(
                    words.chart_item_most,
                    &[("item", &short_label(&most.name)), ("amount", &values.0), ("share", &values.1)],
                )
            });
        let bars = groups.iter().map(|group| group.bar(sheet)).collect();
        return Found { title, about: words.chart_groups, legend: Vec::new(), bars, table };
    }
    for (at, group) in groups.iter_mut().enumerate() {
        group.look = if group.look == Look::part(usize::MAX) { group.look } else { Look::part(at) };
    }
    let legend = groups.iter().map(|group| series(sheet, group)).collect();
    let bars = if groups.is_empty() { Vec::new() } else { bars(sheet, &groups) };
    Found { title: title(sheet), about: words.chart_years, legend, bars, table }
}

/// The items at the top that have money; where one group holds everything, what is in it.
fn top(sheet: Sheet<'_>) -> Vec<Entry> {
    let outline = &sheet.plan.outline;
    let mut parent = None;
    loop {
        let items = outline.children(parent);
        match items.as_slice() {
            [only] if outline.items().get(*only).is_some_and(|item| item.is_group()) => parent = Some(*only),
            items => {
                let number = |at: usize| outline.items().get(at).map_or("", |item| item.number.as_str());
                return items.iter().filter_map(|at| Entry::of_item(sheet, *at, number(*at))).collect();
            }
        }
    }
}

fn series(sheet: Sheet<'_>, group: &Entry) -> Series {
    let share = share(group.total, sheet.report.grand_total());
    let gap = if share.is_empty() { "" } else { " · " };
    let value = [&sheet.figure(group.total), gap, &share].concat();
    Series { look: group.look, key: group.key.clone(), name: group.name.clone(), value }
}

fn bars(sheet: Sheet<'_>, groups: &[Entry]) -> Vec<Bar> {
    let bar = |(index, year): (usize, u16)| {
        let name = year.to_string();
        let total = sheet.report.in_year(Row::Plan, index).unwrap_or(Money::ZERO);
        let part = |group: &Entry| {
            let amount = group.years.get(index).copied().filter(|amount| !amount.is_zero())?;
            let told = told(sheet, &[&name, &group.name], amount);
            Some(Part { look: group.look, amount, key: group.key.clone(), told })
        };
        Bar {
            parts: groups.iter().filter_map(part).collect(),
            total,
            from: Money::ZERO,
            limit: None,
            value: sheet.figure(total),
            note: share(total, sheet.report.grand_total()),
            name,
        }
    };
    sheet.plan.period.years().enumerate().map(bar).collect()
}

/// Which year costs most, or which ones do.
fn title(sheet: Sheet<'_>) -> String {
    let words = sheet.words();
    let amount = |index| sheet.report.in_year(Row::Plan, index).unwrap_or(Money::ZERO);
    let years: Vec<(u16, Money)> =
        sheet.plan.period.years().enumerate().map(|(index, year)| (year, amount(index))).collect();
    let most = years.iter().map(|(_, amount)| *amount).max().unwrap_or(Money::ZERO);
    if most.is_zero() && years.iter().all(|(_, amount)| amount.is_zero()) {
        return words.chart_no_money.to_owned();
    }
    let of_most: Vec<String> =
        years.iter().filter(|(_, amount)| *amount == most).map(|(year, _)| year.to_string()).collect();
    let template = match of_most.len() {
        1 => words.chart_year_most,
        some if some < years.len() => words.chart_years_most,
        _ => words.chart_years_even,
    };
    let (amount, share) = amount_and_share(sheet, most);
    fill(template, &[("years", &of_most.join(", ")), ("amount", &amount), ("share", &share)])
}

/// An amount with its unit, and "22% of the total" after a comma where that can be said.
pub(super) fn amount_and_share(sheet: Sheet<'_>, amount: Money) -> (String, String) {
    let part = share(amount, sheet.report.grand_total());
    let share = if part.is_empty() { part } else { fill(sheet.words().chart_of_total, &[("part", &part)]) };
    (amount_text(amount, sheet.plan.scale, sheet.lang), share)
}
