//! What a document prints beside the cells of the table that now show something else, and why they do. Changes nothing.

use crate::check::{Figure, Finding, Judged, Rule, Verdict};
use crate::entry::Column;
use crate::money::{print_decimal, print_scaled};
use crate::plan::{Claim, ClaimField, Id, Plan};
use crate::sort;

/// A printed figure that is not the one in its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Of this item; `None` is the plan.
    pub item: Option<Id>,
    /// In this column.
    pub column: Column,
    /// What is printed, in the unit of the table.
    pub text: String,
    /// Why they differ.
    pub kind: MarkKind,
}

/// Why a cell shows another figure than the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The printed figure is wrong itself.
    Cause,
    /// It carries an error from another.
    Carried,
    /// It is no error: the planner changed the plan, or corrected the figure.
    Changed,
}

/// The marks of a plan, whose printed figures are judged as they are printed, by item, the whole plan first.
pub fn marks(plan: &Plan, judged: &[Judged], findings: &[Finding]) -> Vec<Mark> {
    let mut of_claim = vec![MarkKind::Changed; plan.claims.len()];
    for finding in findings.iter().filter(|finding| finding.rule != Rule::Changed && finding.rule != Rule::Numeral) {
        if let Some(slot) = finding.claim.and_then(|at| of_claim.get_mut(at)) {
            *slot = kind(findings, finding);
        }
    }
    let claims = plan.claims.iter().zip(judged).zip(of_claim);
    let differing = claims.filter(|((_, judged), _)| judged.verdict == Verdict::Differs);
    let mut marks: Vec<Mark> =
        differing.filter_map(|((claim, judged), kind)| mark(plan, claim, judged.stated.as_ref()?, kind)).collect();
    sort::by_key(&mut marks, |mark| mark.item);
    marks
}

/// A cell of a cause that shows in several years is as much the cause as the finding that stands for them.
fn kind(findings: &[Finding], finding: &Finding) -> MarkKind {
    let Some(cause) = finding.cause.and_then(|at| findings.get(at)) else { return MarkKind::Cause };
    if cause.stands_for(finding) { MarkKind::Cause } else { MarkKind::Carried }
}

/// The mark of a figure that has a cell of its own and speaks of all sources.
fn mark(plan: &Plan, claim: &Claim, stated: &Figure, kind: MarkKind) -> Option<Mark> {
    let subject = claim.subject;
    if subject.source.or(plan.table(claim.table)?.source).is_some() {
        return None;
    }
    let column = match (subject.field, subject.year) {
        (ClaimField::Amount, None) => Column::Total,
        (ClaimField::Amount, Some(year)) => Column::Year(plan.period.index(year)?),
        (ClaimField::Price, None) => Column::Price,
        (ClaimField::Count, None) => Column::Count,
        _ => return None,
    };
    let text = match stated {
        Figure::Money(amount) => print_scaled(*amount, plan.scale),
        Figure::Number(number) => print_decimal(*number),
        Figure::Series(_) | Figure::Text(_) => return None,
    };
    Some(Mark { item: subject.item, column, text, kind })
}
