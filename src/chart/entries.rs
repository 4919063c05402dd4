//! What money is counted under in a chart, and the smallest of it put together. Adds up nothing but those.

use super::shape::Look;
use super::{Bar, Grid, GridRow, Part, Sheet, share};
use crate::calc::Row;
use crate::money::Money;
use crate::sort;
use crate::text::{amount_text, fill, visible};

/// A group, a line or a source with its money.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) years: Vec<Money>,
    pub(super) total: Money,
    pub(super) look: Look,
}

impl Entry {
    /// An entry with those amounts, or nothing if all are zero.
    pub(super) fn new(key: &str, name: String, years: Vec<Money>, look: Look) -> Option<Self> {
        let total = years.iter().copied().sum();
        let any = years.iter().any(|amount| !amount.is_zero());
        any.then(|| Self { key: visible(key).into_owned(), name: visible(&name).into_owned(), years, total, look })
    }

    /// An item with its amounts, or nothing if it has none. Its sign is its number without dots and brackets.
    pub(super) fn of_item(sheet: Sheet<'_>, at: usize, number: &str) -> Option<Self> {
        let item = sheet.plan.outline.items().get(at)?;
        let amount = |index| sheet.report.in_year(Row::Item(at), index).unwrap_or(Money::ZERO);
        let years = (0..sheet.plan.period.len()).map(amount).collect();
        let name = [number, " ", &item.label].concat().trim().to_owned();
        let key = item.number.trim_matches(|c: char| !c.is_alphanumeric());
        Self::new(key, name, years, Look::Part(0))
    }

    /// A bar of this alone, with its share of the whole plan.
    pub(super) fn bar(&self, sheet: Sheet<'_>) -> Bar {
        let part = Part {
            look: self.look,
            amount: self.total,
            key: String::new(),
            told: told(sheet, &[&self.name], self.total),
        };
        Bar {
            name: self.name.clone(),
            parts: vec![part],
            total: self.total,
            from: Money::ZERO,
            limit: None,
            value: sheet.figure(self.total),
            note: share(self.total, sheet.report.grand_total()),
        }
    }
}

/// What a part says when it is pointed at.
pub(super) fn told(sheet: Sheet<'_>, names: &[&str], amount: Money) -> String {
    [&names.join(" · "), ": ", &amount_text(amount, sheet.plan.scale, sheet.lang)].concat()
}

/// The entries in their order, at most so many: where there are more, the smallest are put together at the end.
pub(super) fn fold(sheet: Sheet<'_>, entries: Vec<Entry>, most: usize) -> Vec<Entry> {
    if entries.len() <= most {
        return entries;
    }
    let kept = most.saturating_sub(1);
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let size = |at: &usize| entries.get(*at).map_or(0, |entry| entry.total.dong().unsigned_abs());
    sort::by_key(&mut order, |at| std::cmp::Reverse(size(at)));
    order.truncate(kept);
    let (mut large, mut small) = (Vec::new(), Vec::new());
    for (at, entry) in entries.into_iter().enumerate() {
        if order.contains(&at) { large.push(entry) } else { small.push(entry) }
    }
    large.push(rest(sheet, &small));
    large
}

/// All of those as one.
pub(super) fn rest(sheet: Sheet<'_>, entries: &[Entry]) -> Entry {
    let in_year = |index: usize| entries.iter().filter_map(|entry| entry.years.get(index)).copied().sum();
    Entry {
        key: String::new(),
        name: fill(sheet.words().chart_rest, &[("n", &entries.len().to_string())]),
        years: (0..sheet.plan.period.len()).map(in_year).collect(),
        total: entries.iter().map(|entry| entry.total).sum(),
        look: Look::part(usize::MAX),
    }
}

/// The table of the entries: by year where there are several, with the total of the plan as its last row.
pub(super) fn grid(sheet: Sheet<'_>, entries: &[Entry]) -> Grid {
    let words = sheet.words();
    let several = sheet.plan.period.len() > 1;
    let years: Vec<String> = sheet.plan.period.years().filter(|_| several).map(|year| year.to_string()).collect();
    let sum = if several { words.col_sum } else { words.col_total };
    let heads = [words.col_label.to_owned()].into_iter().chain(years);
    let row = |name: &str, years: &[Money], total: Money, is_sum: bool| {
        let amounts = years.iter().filter(|_| several).chain([&total]);
        let cells = amounts.map(|amount| sheet.figure(*amount));
        let cells = cells.chain([share(total, sheet.report.grand_total())]).collect();
        GridRow { name: name.to_owned(), cells, is_sum }
    };
    let mut rows: Vec<GridRow> =
        entries.iter().map(|entry| row(&entry.name, &entry.years, entry.total, false)).collect();
    let amount = |index| sheet.report.in_year(Row::Plan, index).unwrap_or(Money::ZERO);
    let whole: Vec<Money> = (0..sheet.plan.period.len()).map(amount).collect();
    rows.push(row(words.grand_total, &whole, sheet.report.grand_total(), true));
    Grid { heads: heads.chain([sum.to_owned(), words.chart_share.to_owned()]).collect(), rows }
}
