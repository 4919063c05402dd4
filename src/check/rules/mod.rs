//! Findings about the plan itself, which need no printed figure: one function for each rule.

mod activity;
mod blank_year;
mod clause;
mod grammar;
mod head_count;
mod hidden;
mod identical_block;
mod implied_price;
mod nested_target;
mod note_rule;
mod order;
mod prices;
mod recurring;
mod spelling;
#[cfg(test)]
mod tests;
mod told;
mod unit_of_measure;

pub use head_count::per_head;
pub use recurring::going_on;

use super::{Figure, Finding, Rule, Severity};
use crate::calc::{Report, Row};
use crate::money::{Decimal, Money, Scale};
use crate::plan::{ClaimField, Id, Item, Line, Outline, Plan, Subject};

/// What looks for findings.
pub(super) enum Looks {
    /// In the whole plan at once.
    Through(fn(&Plan, &Report) -> Vec<Finding>),
    /// At one line after the other, so that something else can be done in between.
    AtEachLine(fn(&Plan) -> LineRule),
}

/// What a rule finds in the line of that row, if there is one.
pub(super) type LineRule = Box<dyn FnMut(&Plan, &Report, usize) -> Option<Finding>>;

/// The rules about the plan itself.
pub(super) static RULES: [Looks; 18] = [
    Looks::Through(too_large),
    Looks::Through(ceilings),
    Looks::Through(overpaid),
    Looks::Through(money_unit),
    Looks::Through(prices::cap),
    Looks::Through(note_rule::note_rule),
    Looks::Through(blank_year::blank_year),
    Looks::Through(head_count::head_count),
    Looks::Through(unit_of_measure::unit_of_measure),
    Looks::Through(order::order),
    Looks::Through(identical_block::identical_block),
    Looks::Through(implied_price::implied_price),
    Looks::AtEachLine(prices::outlier),
    Looks::AtEachLine(recurring::recurring),
    Looks::Through(activity::money_without_activity),
    Looks::Through(activity::activity_without_money),
    Looks::Through(nested_target::nested_target),
    Looks::Through(hidden::hidden),
];

fn about(item: Option<Id>, year: Option<u16>, source: Option<Id>) -> Subject {
    Subject { item, field: ClaimField::Amount, year, source }
}

/// A finding about an item, and nothing narrower.
fn of_item(rule: Rule, severity: Severity, item: &Item) -> Finding {
    Finding::new(rule, severity, about(Some(item.id), None, None))
}

/// The lines with their rows.
fn lines(plan: &Plan) -> impl Iterator<Item = (usize, &Item, &Line)> {
    plan.outline.items().iter().enumerate().filter_map(|(row, item)| Some((row, item.as_ref(), item.line()?)))
}

/// The line of that row.
fn line_at(plan: &Plan, row: usize) -> Option<(&Item, &Line)> {
    let item = plan.outline.items().get(row)?;
    Some((item, item.line()?))
}

/// The siblings of the outline: the rows at the top, and those below each group.
fn families(outline: &Outline) -> impl Iterator<Item = Vec<usize>> {
    let mut families = vec![Vec::new(); outline.len().saturating_add(1)];
    for (row, parent) in outline.parents().iter().enumerate() {
        if let Some(family) = families.get_mut(*parent) {
            family.push(row);
        }
    }
    let top = families.pop();
    top.into_iter().chain(families).filter(|family| !family.is_empty())
}

/// The sentences of a document about an item: its note and its prose.
fn sentences(item: &Item) -> impl Iterator<Item = &str> {
    std::iter::once(item.note.as_str()).chain(item.prose.iter().map(String::as_str))
}

fn too_large(_: &Plan, report: &Report) -> Vec<Finding> {
    let cells = report.too_large.iter();
    cells
        .map(|(item, year)| Finding::new(Rule::TooLarge, Severity::Error, about(Some(*item), Some(*year), None)))
        .collect()
}

fn ceilings(plan: &Plan, report: &Report) -> Vec<Finding> {
    let exceeded = plan.ceilings.iter().zip(&report.ceilings).filter(|(_, room)| room.left < Money::ZERO);
    let found = exceeded.map(|(ceiling, room)| Finding {
        stated: Some(Figure::Money(ceiling.amount)),
        computed: Some(Figure::Money(room.used())),
        difference: Some(room.used().minus(ceiling.amount)),
        about: ceiling.code.as_ref().map(|_| ceiling.id),
        ..Finding::new(Rule::Ceiling, Severity::Error, about(ceiling.item, ceiling.year, ceiling.source))
    });
    found.collect()
}

/// Lines to which sources give more than they cost.
fn overpaid(plan: &Plan, report: &Report) -> Vec<Finding> {
    let last = plan.sources.len();
    let mut findings = Vec::new();
    for (row, item) in plan.outline.items().iter().enumerate() {
        let missing = |index: &usize| report.share_in_year(Row::Item(row), last, *index) < Money::ZERO;
        let Some(index) = (0..plan.period.len()).find(missing).filter(|_| !item.is_group()) else { continue };
        let amount = report.in_year(Row::Item(row), index).unwrap_or(Money::ZERO);
        let paid = amount.minus(report.share_in_year(Row::Item(row), last, index));
        let year = plan.period.years().nth(index);
        findings.push(Finding {
            stated: Some(Figure::Money(paid)),
            computed: Some(Figure::Money(amount)),
            difference: Some(amount.minus(paid)),
            ..Finding::new(Rule::Sources, Severity::Error, about(Some(item.id), year, None))
        });
    }
    findings
}

/// A document that prints amounts and nowhere their unit.
fn money_unit(plan: &Plan, _: &Report) -> Vec<Finding> {
    let printed = |table: &crate::plan::Table| {
        plan.claims.iter().any(|claim| claim.table == table.id && claim.subject.field == ClaimField::Amount)
    };
    let has_unit = |table: &&crate::plan::Table| {
        let in_figures = || plan.claims.iter().filter(|claim| claim.table == table.id);
        table.unit_printed.is_some() || in_figures().any(|claim| names_dong(&claim.raw))
    };
    let mut tables = plan.tables.iter().filter(|table| printed(table)).peekable();
    if tables.peek().is_none() || tables.any(|table| has_unit(&table)) {
        return Vec::new();
    }
    let readings = plan.claims.iter().filter(|claim| claim.subject.field == ClaimField::Amount);
    let readings: Vec<Decimal> = readings.filter_map(|claim| claim.reading).filter(|it| !it.is_zero()).collect();
    vec![Finding {
        stated: readings.iter().min().copied().map(Figure::Number),
        computed: readings.iter().max().copied().map(Figure::Number),
        ..Finding::new(Rule::MoneyUnit, Severity::Warning, about(None, None, None))
    }]
}

/// Whether amounts may be in that scale, by the smallest and the largest: no line of a programme is below 100.000 đồng,
/// and no province's programme above 1.000 tỷ. An inference from size, never more.
pub fn is_plausible(scale: Scale, smallest: Decimal, largest: Decimal) -> bool {
    let in_range = |amount: Option<Money>, range: std::ops::RangeInclusive<i128>| {
        amount.is_some_and(|amount| range.contains(&amount.dong()))
    };
    in_range(scale.to_dong(smallest), 100_000..=i128::MAX) && in_range(scale.to_dong(largest), 0..=1_000_000_000_000)
}

fn names_dong(text: &str) -> bool {
    ["đồng", "VNĐ", "VND"].iter().any(|unit| text.contains(unit))
}
