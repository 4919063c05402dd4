//! What selected cells come to, each đồng counted once, and the sentence for it. Changes nothing.

use crate::calc::{Report, Row};
use crate::entry::Column;
use crate::money::{Decimal, Money, print_decimal};
use crate::plan::{Id, Plan};
use crate::text::{Lang, amount_text, fill};
use std::collections::BTreeSet;

/// What selected cells come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How many cells there are.
    pub cells: usize,
    /// How many amounts of money are added up.
    pub amounts: usize,
    /// Their money, each đồng once: an item in a selected group counts within it, and years beside their total within
    /// that. `None` where no cell shows an amount.
    pub money: Option<Money>,
    /// Their counts, where no other figures are selected.
    pub count: Option<Decimal>,
}

/// What the cells of those rows and columns come to.
pub fn sum(plan: &Plan, report: &Report, ids: &[Id], columns: &[Column]) -> Sum {
    let chosen: BTreeSet<usize> = ids.iter().filter_map(|id| plan.outline.position(*id)).collect();
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let counts =
        has(|column| *column == Column::Count) && !has(|column| column.is_figure() && *column != Column::Count);
    let mut sum = Sum { cells: chosen.len().saturating_mul(columns.len()), amounts: 0, money: None, count: None };
    for position in &chosen {
        let Some(item) = plan.outline.items().get(*position) else { continue };
        if counts && let Some(count) = item.line().and_then(|line| plan.total_count(line)) {
            sum.count = sum.count.map_or(Some(count), |sum| sum.checked_add(count)).or(sum.count);
        }
    }
    (sum.money, sum.amounts) = money(plan, report, &chosen, columns);
    sum
}

fn money(plan: &Plan, report: &Report, chosen: &BTreeSet<usize>, columns: &[Column]) -> (Option<Money>, usize) {
    let mut covered_until = 0; // the first position after the last selected group
    let (mut sum, mut amounts) = (None, 0_usize);
    for position in chosen {
        if *position < covered_until {
            continue;
        }
        if plan.outline.items().get(*position).is_some_and(|item| item.is_group()) {
            covered_until = plan.outline.subtree(*position).end;
        }
        for amount in of_row(report, Row::Item(*position), columns) {
            sum = Some(sum.unwrap_or(Money::ZERO).plus(amount));
            amounts = amounts.saturating_add(1);
        }
    }
    (sum, amounts)
}

fn of_row(report: &Report, row: Row, columns: &[Column]) -> Vec<Money> {
    if columns.contains(&Column::Total) {
        return report.total(row).into_iter().collect();
    }
    let in_year = |column: &Column| if let Column::Year(index) = column { report.in_year(row, *index) } else { None };
    columns.iter().filter_map(in_year).collect()
}

/// The sum in a few words: `12 ô · Cộng 8 số tiền: 54.000 nghìn đồng`.
pub fn sum_text(plan: &Plan, sum: &Sum, lang: Lang) -> String {
    let words = lang.catalogue();
    let mut parts = vec![fill(words.sum_cells, &[("cells", &sum.cells.to_string())])];
    parts.extend(sum.money.map(|money| {
        let (n, sum) = (sum.amounts.to_string(), amount_text(money, plan.scale, lang));
        fill(words.sum_money, &[("n", &n), ("sum", &sum)])
    }));
    parts.extend(sum.count.map(|count| fill(words.sum_count, &[("sum", &print_decimal(count))])));
    parts.join(" · ")
}
