//! Puts findings of one row with one and the same cause under a finding of their own. Judges nothing anew.

use super::{Figure, Finding, Severity};
use crate::money::Money;
use crate::plan::{Plan, Subject};
use crate::sort;

/// The findings, and for each cause that shows in several years of a row one more, which the others follow from.
pub(super) fn same_causes(plan: &Plan, mut findings: Vec<Finding>) -> Vec<Finding> {
    let row = |at: &usize| {
        let finding = findings.get(*at)?;
        let table = finding.claim.and_then(|at| plan.claims.get(at)).map(|claim| claim.table);
        let Subject { item, field, source, .. } = finding.subject;
        Some((table, item, source, field, finding.rule))
    };
    let mut places: Vec<usize> = (0..findings.len()).filter(|at| findings.get(*at).is_some_and(is_of_a_year)).collect();
    sort::by_key(&mut places, row);
    let same_why = |one: &usize, other: &usize| {
        findings.get(*one).map(|finding| &finding.why) == findings.get(*other).map(|finding| &finding.why)
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in places.chunk_by(|one, next| row(one) == row(next)) {
        let mut rest = row.to_vec();
        while let Some(first) = rest.first().copied() {
            let (same, others): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|at| same_why(&first, at));
            groups.push(same);
            rest = others;
        }
    }
    groups.retain(|group| group.len() > 1);
    put_under(&mut findings, &groups);
    findings
}

/// Adds a cause for each group, and makes its members, and what followed from them, follow from it.
fn put_under(findings: &mut Vec<Finding>, groups: &[Vec<usize>]) {
    let mut new_cause = vec![None; findings.len()];
    for group in groups {
        let Some(cause) = combined(findings, group) else { continue };
        for member in group {
            if let Some(slot) = new_cause.get_mut(*member) {
                *slot = Some(findings.len());
            }
        }
        findings.push(cause);
    }
    let of = |at: usize| new_cause.get(at).copied().flatten();
    for (at, finding) in findings.iter_mut().enumerate() {
        if let Some(cause) = of(at).or_else(|| of(finding.cause?)) {
            finding.cause = Some(cause);
            finding.why = None;
        }
    }
}

fn is_of_a_year(finding: &Finding) -> bool {
    let named = finding.subject.year.is_some() && finding.years.is_empty();
    named && finding.why.is_some() && finding.cause.is_none() && finding.severity == Severity::Error
}

fn combined(findings: &[Finding], members: &[usize]) -> Option<Finding> {
    let members: Vec<&Finding> = members.iter().filter_map(|at| findings.get(*at)).collect();
    let first = members.first()?;
    let (stated, computed) = (amounts(&members, |it| &it.stated), amounts(&members, |it| &it.computed));
    let difference = computed.iter().copied().sum::<Money>().minus(stated.iter().copied().sum());
    Some(Finding {
        claim: first.claim,
        stated: Some(Figure::Series(stated)),
        computed: Some(Figure::Series(computed)),
        difference: Some(difference),
        years: members.iter().filter_map(|finding| finding.subject.year).collect(),
        why: first.why.clone(),
        ..Finding::new(first.rule, first.severity, Subject { year: None, ..first.subject })
    })
}

fn amounts(findings: &[&Finding], figure: fn(&Finding) -> &Option<Figure>) -> Vec<Money> {
    let amount = |finding: &&Finding| match figure(finding) {
        Some(Figure::Money(amount)) => *amount,
        _ => Money::ZERO,
    };
    findings.iter().map(amount).collect()
}
