//! The lines that cost most, and all others together. Finds how much of the plan the large ones are.

use super::entries::{Entry, rest};
use super::years::amount_and_share;
use super::{Found, Grid, GridRow, Sheet, share};
use crate::money::Money;
use crate::sort;
use crate::text::{fill, item_path, short_label};

/// How many lines have a bar of their own. One that would be left over alone has one, too.
const MOST: usize = 10;

pub(super) fn lines(sheet: Sheet<'_>) -> Found {
    let items = sheet.plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let mut lines: Vec<Entry> =
        items.filter_map(|(at, item)| Entry::of_item(sheet, at, &item_path(sheet.plan, item.id))).collect();
    sort::by_key(&mut lines, |line| std::cmp::Reverse(line.total));
    let others = if lines.len() > MOST.saturating_add(1) { lines.split_off(MOST) } else { Vec::new() };
    let title = title(sheet, &lines, !others.is_empty());
    if !others.is_empty() {
        lines.push(rest(sheet, &others));
    }
    let bars = lines.iter().map(|line| line.bar(sheet)).collect();
    Found { title, about: sheet.words().chart_lines, legend: Vec::new(), bars, table: grid(sheet, &lines) }
}

fn grid(sheet: Sheet<'_>, lines: &[Entry]) -> Grid {
    let words = sheet.words();
    let whole = sheet.report.grand_total();
    let row = |name: &str, amount: Money, is_sum: bool| GridRow {
        name: name.to_owned(),
        cells: vec![sheet.figure(amount), share(amount, whole)],
        is_sum,
    };
    let rows = lines.iter().map(|line| row(&line.name, line.total, false));
    let heads = [words.col_label, words.col_total, words.chart_share].map(str::to_owned).to_vec();
    Grid { heads, rows: rows.chain([row(words.grand_total, whole, true)]).collect() }
}

/// `lines` are the large ones, largest first.
fn title(sheet: Sheet<'_>, lines: &[Entry], are_there_others: bool) -> String {
    let words = sheet.words();
    let Some(most) = lines.first() else { return words.chart_no_money.to_owned() };
    let (amount, of_total) = amount_and_share(sheet, most.total);
    let part = share(lines.iter().map(|line| line.total).sum(), sheet.report.grand_total());
    let template = match are_there_others && !part.is_empty() {
        true => words.chart_lines_most,
        false => words.chart_item_most,
    };
    let (n, item) = (lines.len().to_string(), short_label(&most.name));
    let values = [("n", n.as_str()), ("part", &part), ("item", &item), ("amount", &amount), ("share", &of_total)];
    fill(template, &values)
}
