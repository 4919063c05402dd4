//! Turns printed figures that differ into findings, and tells those that are wrong themselves from those that are the
//! right sum of wrong parts.

use super::figures::{Judged, Verdict};
use super::{Figure, Finding, Rule, Severity};
use crate::calc::Report;
use crate::money::{Decimal, Money, read_number};
use crate::plan::{Basis, Claim, ClaimField, Id, Plan, Subject};

/// Where a printed amount stands: table, item, year, source.
type Place = (Id, Option<Id>, Option<u16>, Option<Id>);

struct Printed<'a> {
    plan: &'a Plan,
    judged: &'a [Judged],
    /// Amount claims, sorted by place.
    amounts: Vec<(Place, usize)>,
}

/// The findings about printed figures, in document order.
pub(super) fn findings(plan: &Plan, _report: &Report, judged: &[Judged]) -> Vec<Finding> {
    let amounts = plan.claims.iter().enumerate();
    let amounts = amounts.filter(|(_, claim)| claim.subject.field == ClaimField::Amount);
    let mut amounts: Vec<(Place, usize)> = amounts.map(|(at, claim)| (place(claim), at)).collect();
    amounts.sort_unstable();
    let printed = Printed { plan, judged, amounts };
    let mut findings = Vec::new();
    let mut of_claim = Vec::new();
    for (at, claim) in plan.claims.iter().enumerate() {
        findings.extend(numeral(at, claim));
        if printed.differs(at)
            && let Some(finding) = printed.finding(at, claim)
        {
            of_claim.push((at, findings.len()));
            findings.push(finding);
        }
    }
    for finding in &mut findings {
        let below = finding.claim.filter(|_| finding.rule != Rule::Numeral).and_then(|at| printed.carried_from(at));
        let of = |at: usize| of_claim.iter().find(|(claim, _)| *claim == at).map(|(_, finding)| *finding);
        finding.cause = below.and_then(of);
    }
    findings
}

fn place(claim: &Claim) -> Place {
    (claim.table, claim.subject.item, claim.subject.year, claim.subject.source)
}

impl Printed<'_> {
    fn differs(&self, at: usize) -> bool {
        self.judged.get(at).is_some_and(|judged| judged.verdict == Verdict::Differs)
    }

    fn reading(&self, at: usize) -> Option<Decimal> {
        self.plan.claims.get(at)?.reading
    }

    fn at(&self, claim: &Claim, item: Option<Id>, year: Option<u16>) -> Option<usize> {
        // the last of equals: a table that prints a figure twice means the later one
        let place = (claim.table, item, year, claim.subject.source);
        let after = self.amounts.partition_point(|(other, _)| *other <= place);
        let (found, at) = self.amounts.get(after.checked_sub(1)?)?;
        (*found == place).then_some(*at)
    }

    fn finding(&self, at: usize, claim: &Claim) -> Option<Finding> {
        if self.is_phased_otherwise(claim) {
            // one finding for the row, at its first year that differs
            let first = self.years(claim).into_iter().find(|year| self.differs(*year));
            return (first == Some(at)).then(|| self.phasing(at, claim));
        }
        let judged = self.judged.get(at)?;
        let (rule, severity) = self.rule(claim);
        let (stated, computed) = (judged.stated.clone(), judged.computed.clone());
        let difference = match (&stated, &computed) {
            (Some(Figure::Money(stated)), Some(Figure::Money(computed))) => Some(computed.minus(*stated)),
            _ => None,
        };
        let subject = claim.subject;
        Some(Finding { claim: Some(at), stated, computed, difference, ..Finding::new(rule, severity, subject) })
    }

    fn rule(&self, claim: &Claim) -> (Rule, Severity) {
        let item = claim.subject.item.and_then(|id| self.plan.outline.get(id));
        let rule = match (claim.subject.field, item) {
            (ClaimField::Words, _) => Rule::Words,
            (ClaimField::TargetGroups, _) => return (Rule::DeclaredCount, Severity::Note),
            (ClaimField::Price | ClaimField::Count, _) => Rule::LineProduct,
            (ClaimField::Amount, _) if claim.subject.source.is_some() => Rule::Sources,
            (ClaimField::Amount, None) => Rule::GrandTotal,
            (ClaimField::Amount, Some(item)) if item.is_group() => Rule::GroupSum,
            (ClaimField::Amount, Some(item)) => match item.line().map(|line| &line.basis) {
                Some(Basis::UnitCost { .. }) => Rule::LineProduct,
                _ if claim.subject.year.is_none() && !self.years(claim).is_empty() => Rule::YearSum,
                _ => Rule::TableMismatch,
            },
        };
        (rule, Severity::Error)
    }

    /// The claims of the single years beside this one, in its row.
    fn years(&self, claim: &Claim) -> Vec<usize> {
        self.plan.period.years().filter_map(|year| self.at(claim, claim.subject.item, Some(year))).collect()
    }

    /// Whether this is a row of a line whose printed years add up to the line's total, though not one by one.
    fn is_phased_otherwise(&self, claim: &Claim) -> bool {
        let line = claim.subject.item.and_then(|id| self.plan.outline.get(id)).is_some_and(|item| !item.is_group());
        if !line || claim.subject.field != ClaimField::Amount || claim.subject.year.is_none() {
            return false;
        }
        let years = self.years(claim);
        let money = |figure: Option<&Figure>| match figure {
            Some(Figure::Money(amount)) => *amount,
            _ => Money::ZERO,
        };
        let sum = |side: fn(&Judged) -> Option<&Figure>| -> Money {
            years.iter().filter_map(|at| self.judged.get(*at)).map(|judged| money(side(judged))).sum()
        };
        let stated = sum(|judged| judged.stated.as_ref());
        years.len() == self.plan.period.len() && stated == sum(|judged| judged.computed.as_ref())
    }

    fn phasing(&self, at: usize, claim: &Claim) -> Finding {
        let list = |side: fn(&Judged) -> Option<&Figure>| {
            let figure = |at: usize| match self.judged.get(at).and_then(side) {
                Some(Figure::Money(amount)) => *amount,
                _ => Money::ZERO,
            };
            Some(Figure::Series(self.years(claim).into_iter().map(figure).collect()))
        };
        Finding {
            claim: Some(at),
            stated: list(|judged| judged.stated.as_ref()),
            computed: list(|judged| judged.computed.as_ref()),
            difference: Some(Money::ZERO),
            ..Finding::new(Rule::Phasing, Severity::Warning, Subject { year: None, ..claim.subject })
        }
    }

    /// If this printed figure is the right sum of printed figures below it, the first of those that differs.
    fn carried_from(&self, at: usize) -> Option<usize> {
        let claim = self.plan.claims.get(at).filter(|claim| claim.subject.field == ClaimField::Amount)?;
        let children = self.children(claim);
        let years = if claim.subject.year.is_none() { self.years(claim) } else { Vec::new() };
        [children, years].into_iter().find_map(|below| {
            let sum = below.iter().map(|at| self.reading(*at)).sum::<Option<Decimal>>()?;
            (!below.is_empty() && Some(sum) == claim.reading).then_some(())?;
            below.into_iter().find(|at| self.differs(*at))
        })
    }

    /// The claims of the items directly below, in the same table, year and source.
    fn children(&self, claim: &Claim) -> Vec<usize> {
        let outline = &self.plan.outline;
        let parent = match claim.subject.item {
            None => None,
            Some(id) => match outline.position(id) {
                Some(position) => Some(position),
                None => return Vec::new(),
            },
        };
        let ids = outline.children(parent).into_iter().filter_map(|at| outline.items().get(at)).map(|item| item.id);
        ids.filter_map(|id| self.at(claim, Some(id), claim.subject.year)).collect()
    }
}

/// A figure without a letter in it that is not a well-formed number.
fn numeral(at: usize, claim: &Claim) -> Option<Finding> {
    let is_figure = claim.subject.field != ClaimField::Words && !claim.raw.contains(char::is_alphabetic);
    (is_figure && read_number(&claim.raw).is_err()).then(|| Finding {
        claim: Some(at),
        stated: Some(Figure::Text(claim.raw.clone())),
        computed: claim.reading.map(Figure::Number),
        ..Finding::new(Rule::Numeral, Severity::Warning, claim.subject)
    })
}
