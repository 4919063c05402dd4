//! Tells a figure that the planner changed from one that the document has wrong. Compares, and marks nothing itself.

use super::Figure;
use super::figures::{ByItem, Judged, row_of, source_of};
use crate::calc::{Report, Row};
use crate::money::Money;
use crate::plan::{Claim, ClaimField, Id, Plan, Subject};

/// A plan, what it comes to, and where its items are printed.
type Whole<'a> = (&'a Plan, &'a Report, &'a ByItem);

/// Whether a printed figure differs because of what the planner changed: the line itself, or for a sum exactly the
/// lines in it. Where the print does not say what a changed line was, the document is not blamed.
pub(super) fn explains(whole: Whole<'_>, claim: &Claim, judged: &Judged) -> bool {
    let (plan, ..) = whole;
    let item = claim.subject.item.and_then(|id| plan.outline.get(id));
    match (item, claim.subject.field) {
        (_, ClaimField::TargetGroups) => false,
        (Some(item), _) if !item.is_group() => item.edited,
        (None, _) if claim.subject.item.is_some() => false, // deleted since
        _ => sum_explained(whole, claim, judged),
    }
}

fn sum_explained(whole: Whole<'_>, claim: &Claim, judged: &Judged) -> bool {
    let (plan, ..) = whole;
    let (Some(Figure::Money(stated)), Some(Figure::Money(computed))) = (&judged.stated, &judged.computed) else {
        return false;
    };
    let items = plan.outline.items();
    let range = match row_of(plan, claim) {
        Some(Row::Item(at)) => plan.outline.subtree(at),
        _ => 0..items.len(),
    };
    let mut edited = items.iter().enumerate().filter(|(at, item)| range.contains(at) && item.edited).peekable();
    if edited.peek().is_none() {
        return claim.subject.item.is_none() && plan.claims.iter().any(|other| is_gone(plan, other));
    }
    let mut change = Money::ZERO;
    for (at, item) in edited {
        match (item.is_group(), change_of(whole, claim, (at, item.id))) {
            (false, Some(by)) => change = change.plus(by),
            // something was taken out of a group, or the print does not say what the line was
            _ => return true,
        }
    }
    stated.plus(change) == *computed
}

fn is_gone(plan: &Plan, claim: &Claim) -> bool {
    claim.subject.item.is_some_and(|id| plan.outline.get(id).is_none())
}

/// By how much a changed line differs from its printed figure in the same year and from the same source; all of it
/// where it is printed nowhere, being new.
fn change_of((plan, report, by_item): Whole<'_>, claim: &Claim, (at, id): (usize, Id)) -> Option<Money> {
    let table = plan.table(claim.table)?;
    let year = claim.subject.year.map(|year| plan.period.index(year).ok_or(())).transpose().ok()?;
    let source = source_of(plan, claim, table);
    let now = report.amount(Row::Item(at), year, source).unwrap_or(Money::ZERO);
    let mut printed = by_item.of(Some(id)).filter_map(|at| plan.claims.get(at)).peekable();
    if printed.peek().is_none() {
        return Some(now);
    }
    let subject = Subject { item: Some(id), field: ClaimField::Amount, ..claim.subject };
    let same = |other: &&Claim| {
        let there = plan.table(other.table);
        other.subject == subject && there.is_some_and(|table| source_of(plan, other, table) == source)
    };
    let printed = printed.find(same)?;
    Some(now.minus(printed.dong(plan.table(printed.table)?)?))
}
