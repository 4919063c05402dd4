//! Puts findings of one row with one and the same cause under a finding of their own. Judges nothing anew.

use super::{Figure, Finding, Severity};
use crate::money::Money;
use crate::plan::{Plan, Subject};

/// The findings, and for each cause that shows in several years of a row one more, which the others follow from.
pub(super) fn same_causes(plan: &Plan, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut at = 0;
    while at < findings.len() {
        let members = members(plan, &findings, at);
        if members.len() > 1
            && let Some(cause) = combined(&findings, &members)
        {
            let place = findings.len();
            for finding in &mut findings {
                // what followed from one of them follows from all
                if finding.cause.is_some_and(|cause| members.contains(&cause)) {
                    finding.cause = Some(place);
                }
            }
            for member in &members {
                if let Some(finding) = findings.get_mut(*member) {
                    finding.cause = Some(place);
                    finding.why = None;
                }
            }
            findings.push(cause);
        }
        at = at.saturating_add(1);
    }
    findings
}

/// The findings from `at` on that are about another year of the same row and came about in the same way.
fn members(plan: &Plan, findings: &[Finding], at: usize) -> Vec<usize> {
    let Some(first) = findings.get(at).filter(|first| is_of_a_year(first)) else { return Vec::new() };
    let table = |finding: &Finding| finding.claim.and_then(|at| plan.claims.get(at)).map(|claim| claim.table);
    let row = |finding: &Finding| (table(finding), Subject { year: None, ..finding.subject });
    let same = |finding: &Finding| {
        is_of_a_year(finding) && row(finding) == row(first) && finding.rule == first.rule && finding.why == first.why
    };
    (at..findings.len()).filter(|at| findings.get(*at).is_some_and(same)).collect()
}

fn is_of_a_year(finding: &Finding) -> bool {
    let named = finding.subject.year.is_some() && finding.years.is_empty();
    named && finding.why.is_some() && finding.cause.is_none() && finding.severity == Severity::Error
}

fn combined(findings: &[Finding], members: &[usize]) -> Option<Finding> {
    let members: Vec<&Finding> = members.iter().filter_map(|at| findings.get(*at)).collect();
    let first = members.first()?;
    let sum = |figure: fn(&Finding) -> &Option<Figure>| -> Money {
        let amount = |finding: &&Finding| match figure(finding) {
            Some(Figure::Money(amount)) => *amount,
            _ => Money::ZERO,
        };
        members.iter().map(amount).sum()
    };
    let (stated, computed) = (sum(|finding| &finding.stated), sum(|finding| &finding.computed));
    Some(Finding {
        claim: first.claim,
        stated: Some(Figure::Money(stated)),
        computed: Some(Figure::Money(computed)),
        difference: Some(computed.minus(stated)),
        years: members.iter().filter_map(|finding| finding.subject.year).collect(),
        why: first.why.clone(),
        ..Finding::new(first.rule, first.severity, Subject { year: None, ..first.subject })
    })
}
