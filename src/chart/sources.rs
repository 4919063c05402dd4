//! Spending by source: a bar for each, for what no source is named for, and for what is given in kind. Finds who pays
//! most.

use super::entries::{Entry, grid};
use super::shape::Look;
use super::years::amount_and_share;
use super::{Found, Sheet};
use crate::calc::Row;
use crate::money::Money;
use crate::text::fill;

pub(super) fn sources(sheet: Sheet<'_>) -> Found {
    let words = sheet.words();
    let plan = sheet.plan;
    let names = plan.sources.iter().map(|source| (source.name.clone(), Look::Part(0)));
    let names = names.chain([(words.no_source.to_owned(), Look::Open)]);
    let entry = |(at, (name, look)): (usize, (String, Look))| {
        let amount = |index| sheet.report.share_in_year(Row::Plan, at, index);
        Entry::new("", name, (0..plan.period.len()).map(amount).collect(), look)
    };
    let entries: Vec<Entry> = names.enumerate().filter_map(entry).collect();
    let mut bars: Vec<_> = entries.iter().map(|entry| entry.bar(sheet)).collect();
    // what is given in kind is in no total: it has no share, and stands in no table
    let in_kind = sheet.report.in_kind_total();
    let in_kind = Entry::new("", words.in_kind_total.to_owned(), vec![in_kind], Look::Open);
    bars.extend(in_kind.map(|entry| super::Bar { note: String::new(), ..entry.bar(sheet) }));
    Found {
        title: title(sheet, &entries),
        about: words.chart_sources,
        legend: Vec::new(),
        bars,
        table: grid(sheet, &entries),
    }
}

fn title(sheet: Sheet<'_>, entries: &[Entry]) -> String {
    let words = sheet.words();
    let Some(most) = entries.iter().rev().max_by_key(|entry| entry.total).filter(|most| most.total > Money::ZERO)
    else {
        return words.chart_no_money.to_owned();
    };
    let template = match (most.look, entries.len()) {
        (Look::Open, _) => words.chart_source_unknown,
        (_, 1) => words.chart_source_all,
        _ => words.chart_source_most,
    };
    let (amount, share) = amount_and_share(sheet, most.total);
    fill(template, &[("source", &most.name), ("amount", &amount), ("share", &share)])
}
