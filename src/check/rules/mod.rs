//! Findings that need no printed figure: ceilings, sources, units, sizes.

use super::{Figure, Finding, Rule, Severity};
use crate::calc::{Report, Row};
use crate::money::Money;
use crate::plan::{ClaimField, Id, Plan, Subject};

/// The findings of all rules about the plan itself.
pub(super) fn findings(plan: &Plan, report: &Report) -> Vec<Finding> {
    let mut findings = too_large(report);
    findings.extend(ceilings(plan, report));
    findings.extend(overpaid(plan, report));
    findings.extend(money_unit(plan));
    findings
}

fn about(item: Option<Id>, year: Option<u16>, source: Option<Id>) -> Subject {
    Subject { item, field: ClaimField::Amount, year, source }
}

fn too_large(report: &Report) -> Vec<Finding> {
    let cells = report.too_large.iter();
    cells
        .map(|(item, year)| Finding::new(Rule::TooLarge, Severity::Error, about(Some(*item), Some(*year), None)))
        .collect()
}

fn ceilings(plan: &Plan, report: &Report) -> Vec<Finding> {
    let exceeded = plan.ceilings.iter().zip(&report.ceilings).filter(|(_, room)| room.left < Money::ZERO);
    let found = exceeded.map(|(ceiling, room)| Finding {
        stated: Some(Figure::Money(ceiling.amount)),
        computed: Some(Figure::Money(room.spent)),
        difference: Some(room.spent.minus(ceiling.amount)),
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
fn money_unit(plan: &Plan) -> Option<Finding> {
    let printed = |table: &crate::plan::Table| {
        plan.claims.iter().any(|claim| claim.table == table.id && claim.subject.field == ClaimField::Amount)
    };
    let has_unit = |table: &&crate::plan::Table| {
        let in_figures = || plan.claims.iter().filter(|claim| claim.table == table.id);
        table.unit_printed.is_some() || in_figures().any(|claim| names_dong(&claim.raw))
    };
    let mut tables = plan.tables.iter().filter(|table| printed(table)).peekable();
    tables.peek()?;
    (!tables.any(|table| has_unit(&table)))
        .then(|| Finding::new(Rule::MoneyUnit, Severity::Warning, about(None, None, None)))
}

fn names_dong(text: &str) -> bool {
    ["đồng", "VNĐ", "VND"].iter().any(|unit| text.contains(unit))
}
