//! Totals by the codes of the state budget index. Adds up what lines come to; knows no list of codes.

use super::report::{Report, Row};
use crate::money::Money;
use crate::plan::{CodeKind, Id, Plan};
use std::collections::BTreeMap;

/// What the lines of one code come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSum {
    /// The code; empty for the lines that have none.
    pub code: String,
    /// One amount a year; `None` where all of its lines are blank.
    pub years: Vec<Option<Money>>,
    /// All years.
    pub total: Money,
    /// Its lines in document order.
    pub lines: Vec<Id>,
}

/// What each code of a kind comes to, sorted by code, and last what has none; nothing if no line has such a code. Every
/// line is in one of them, so they add up to the whole plan.
pub fn codes(plan: &Plan, report: &Report, kind: CodeKind) -> Vec<CodeSum> {
    let mut sums: BTreeMap<&str, CodeSum> = BTreeMap::new();
    for (at, item) in plan.outline.items().iter().enumerate() {
        let Some(line) = item.line() else { continue };
        let code = line.codes.of(kind);
        let sum = sums.entry(code).or_insert_with(|| CodeSum {
            code: code.to_owned(),
            years: vec![None; plan.period.len()],
            total: Money::ZERO,
            lines: Vec::new(),
        });
        for (index, year) in sum.years.iter_mut().enumerate() {
            if let Some(amount) = report.in_year(Row::Item(at), index) {
                *year = Some(year.unwrap_or(Money::ZERO).plus(amount));
            }
        }
        sum.total = sum.total.plus(report.total(Row::Item(at)).unwrap_or(Money::ZERO));
        sum.lines.push(item.id);
    }
    let without = sums.remove("");
    if sums.is_empty() {
        return Vec::new();
    }
    sums.into_values().chain(without).collect()
}
