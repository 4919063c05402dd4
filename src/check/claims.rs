//! Turns printed figures that differ into findings, and tells those that are wrong themselves from those that are the
//! right sum of wrong parts.

use super::explain::{Why, Wrong, slip};
use super::figures::{ByItem, Judged, Verdict};
use super::{Figure, Finding, Rule, Severity, changed, merge};
use crate::calc::Report;
use crate::money::{Decimal, LIMITS, Money, WrongWord, print_decimal, read_number, wrong_word};
use crate::plan::{Basis, Claim, ClaimField, Id, Plan, Subject};
use crate::sort;

/// Where a printed amount stands: table, item, year, source.
type Place = (Id, Option<Id>, Option<u16>, Option<Id>);

struct Printed<'a> {
    plan: &'a Plan,
    report: &'a Report,
    judged: &'a [Judged],
    /// Amount claims, sorted by place.
    amounts: Vec<(Place, usize)>,
    by_item: ByItem,
}

/// The findings about printed figures, in document order.
pub(super) fn findings(plan: &Plan, report: &Report, judged: &[Judged]) -> Vec<Finding> {
    let amounts = plan.claims.iter().enumerate();
    let amounts = amounts.filter(|(_, claim)| claim.subject.field == ClaimField::Amount);
    let mut amounts: Vec<(Place, usize)> = amounts.map(|(at, claim)| (place(claim), at)).collect();
    sort::by_key(&mut amounts, |amount| *amount);
    let printed = Printed { plan, report, judged, amounts, by_item: ByItem::new(plan) };
    let mut findings = Vec::new();
    let mut of_claim = Vec::new();
    for (at, claim) in plan.claims.iter().enumerate() {
        findings.extend(numeral(at, claim, judged.get(at)));
        if printed.differs(at)
            && let Some(finding) = printed.finding(at, claim)
        {
            of_claim.push((at, findings.len()));
            findings.push(finding);
        }
    }
    let finding_of = |claim: usize| {
        let place = of_claim.binary_search_by_key(&claim, |(claim, _)| *claim).ok()?;
        of_claim.get(place).map(|(_, finding)| *finding)
    };
    for at in 0..findings.len() {
        let cause = findings.get(at).and_then(|finding| printed.origin(finding)).and_then(finding_of);
        let why = findings.get(at).filter(|_| cause.is_none()).and_then(|finding| printed.why(finding));
        if let Some(finding) = findings.get_mut(at) {
            finding.cause = cause.filter(|cause| *cause != at);
            finding.why = why.or(finding.why.take()).filter(|_| finding.cause.is_none());
        }
    }
    merge::same_causes(plan, findings)
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
        if self.is_phased_otherwise(claim) && !self.is_edited(claim) {
            // one finding for the row, at its first year that differs
            let first = self.years(claim).into_iter().find(|year| self.differs(*year));
            return (first == Some(at)).then(|| self.phasing(at, claim));
        }
        let judged = self.judged.get(at)?;
        let changed = changed::explains((self.plan, self.report, &self.by_item), claim, judged);
        let slipped = if changed { self.slip_of_planner(claim, judged) } else { None };
        let (rule, severity) = match (changed, &slipped) {
            (true, None) => (Rule::Changed, Severity::Note),
            (true, Some(_)) => (Rule::Changed, Severity::Warning),
            (false, _) => self.rule(claim),
        };
        let (stated, computed) = (judged.stated.clone(), judged.computed.clone());
        let difference = difference(judged);
        let subject = claim.subject;
        let why = slipped;
        Some(Finding { claim: Some(at), stated, computed, difference, why, ..Finding::new(rule, severity, subject) })
    }

    /// What a planner typed who put a zero too many or too few, by the printed figure: only where figures are typed.
    fn slip_of_planner(&self, claim: &Claim, judged: &Judged) -> Option<Why> {
        let line = self.plan.outline.get(claim.subject.item?)?.line()?;
        let typed = match (claim.subject.field, &line.basis) {
            (ClaimField::Price, _) => true,
            (ClaimField::Amount, Basis::LumpSum(_)) => claim.subject.year.is_some() || self.plan.period.len() == 1,
            _ => false,
        };
        let (Some(Figure::Money(stated)), Some(Figure::Money(computed))) = (&judged.stated, &judged.computed) else {
            return None;
        };
        let why = slip(*computed, *stated).filter(|_| typed)?;
        matches!(why, Why::ExtraZeros(_) | Why::MissingZeros(_)).then_some(why)
    }

    fn is_edited(&self, claim: &Claim) -> bool {
        claim.subject.item.and_then(|id| self.plan.outline.get(id)).is_some_and(|item| item.edited)
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

    /// The claim in which the error of a finding's claim began, if that is another.
    fn origin(&self, finding: &Finding) -> Option<usize> {
        let start = finding.claim.filter(|_| finding.rule != Rule::Numeral)?;
        let mut origin = self.carried_from(start)?;
        // each step goes down or to a single year, so there is an end; the bound only guards against a mistake of ours
        for _ in 0..LIMITS.depth.saturating_mul(2) {
            match self.carried_from(origin) {
                Some(below) => origin = below,
                None => break,
            }
        }
        Some(origin)
    }

    /// If this printed figure is the right sum of printed figures below it, the first of those that differs.
    fn carried_from(&self, at: usize) -> Option<usize> {
        let claim = self.plan.claims.get(at)?;
        let below = || self.adds_up(claim)?.into_iter().find(|at| self.differs(*at));
        below().or_else(|| self.typed_in(claim)).or_else(|| self.copied_from(at, claim))
    }

    /// The price or count that the planner changed, for the amount that follows from it.
    fn typed_in(&self, claim: &Claim) -> Option<usize> {
        if claim.subject.field != ClaimField::Amount || !self.is_edited(claim) {
            return None;
        }
        let is_typed = |at: &usize| {
            let field = self.plan.claims.get(*at).map(|claim| claim.subject.field);
            matches!(field, Some(ClaimField::Price | ClaimField::Count)) && self.differs(*at)
        };
        self.by_item.of(claim.subject.item).find(is_typed)
    }

    /// An amount that the document says in two places is wrong in the first of them; words follow the figures.
    fn copied_from(&self, at: usize, claim: &Claim) -> Option<usize> {
        let words = claim.subject.field == ClaimField::Words;
        if !words && claim.subject.field != ClaimField::Amount {
            return None;
        }
        let subject = Subject { field: ClaimField::Amount, ..claim.subject };
        let stated = |at: usize| self.judged.get(at).and_then(|judged| judged.stated.as_ref());
        let scope =
            |claim: &Claim| claim.subject.source.or(self.plan.table(claim.table).and_then(|table| table.source));
        let same = |other: &usize| {
            let there = self.plan.claims.get(*other);
            there.is_some_and(|there| there.subject == subject)
                && (words || *other < at)
                && self.differs(*other)
                && stated(*other) == stated(at)
                && there.map(scope) == Some(scope(claim))
        };
        self.by_item.of(claim.subject.item).find(same)
    }

    /// The printed figures that this one is the sum of: those of its parts, or those of its years.
    fn adds_up(&self, claim: &Claim) -> Option<Vec<usize>> {
        if claim.subject.field != ClaimField::Amount {
            return None;
        }
        let years = if claim.subject.year.is_none() { self.years(claim) } else { Vec::new() };
        [self.children(claim), years].into_iter().find(|below| {
            let sum = below.iter().map(|at| self.reading(*at)).sum::<Option<Decimal>>();
            !below.is_empty() && sum.is_some() && sum == claim.reading
        })
    }

    /// Whether a printed sum has this printed figure in it; taken for granted where there is no such sum.
    fn is_added_up(&self, at: usize, claim: &Claim) -> bool {
        let outline = &self.plan.outline;
        let position = claim.subject.item.and_then(|id| outline.position(id));
        let parent = position.map(|at| outline.parent(at).and_then(|at| outline.items().get(at)).map(|item| item.id));
        let above = parent.and_then(|parent| self.at(claim, parent, claim.subject.year));
        let beside = claim.subject.year.and_then(|_| self.at(claim, claim.subject.item, None));
        let sums: Vec<usize> = [above, beside].into_iter().flatten().collect();
        let has_it = |sum: &usize| {
            let below = self.plan.claims.get(*sum).and_then(|claim| self.adds_up(claim));
            below.is_some_and(|below| below.contains(&at))
        };
        sums.is_empty() || sums.iter().any(has_it)
    }

    /// How the printed amount of a finding came to be wrong.
    fn why(&self, finding: &Finding) -> Option<Why> {
        let at = finding.claim.filter(|_| finding.rule != Rule::Changed)?;
        let claim = self.plan.claims.get(at)?;
        if let (ClaimField::Words, Some(Figure::Money(computed))) = (claim.subject.field, &finding.computed) {
            let WrongWord { written, expected, .. } = wrong_word(&claim.raw, *computed)?;
            return Some(Why::Word { written, expected });
        }
        let (Some(Figure::Money(stated)), Some(Figure::Money(computed))) = (&finding.stated, &finding.computed) else {
            return None;
        };
        match claim.subject.field {
            ClaimField::Amount => {
                let table = self.plan.table(claim.table)?;
                let added_up = self.is_added_up(at, claim);
                Wrong::new(self.plan, self.report, (claim, table), (*stated, *computed), added_up)?.why()
            }
            ClaimField::Price => slip(*stated, *computed),
            ClaimField::Words | ClaimField::Count | ClaimField::TargetGroups => None,
        }
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

/// Computed minus stated, where both are money.
fn difference(judged: &Judged) -> Option<Money> {
    match (&judged.stated, &judged.computed) {
        (Some(Figure::Money(stated)), Some(Figure::Money(computed))) => Some(computed.minus(*stated)),
        _ => None,
    }
}

/// What a malformed number might mean as well: all its digits, or all but the last.
fn other_reading(claim: &Claim) -> Option<Decimal> {
    let digits: String = claim.raw.chars().filter(char::is_ascii_digit).collect();
    let all = digits.parse::<i64>().ok()?;
    let readings = [Decimal::from(all), Decimal::from(all.checked_div(10)?)];
    readings.into_iter().find(|reading| Some(*reading) != claim.reading)
}

/// A figure without a letter in it that is not a well-formed number.
fn numeral(at: usize, claim: &Claim, judged: Option<&Judged>) -> Option<Finding> {
    let is_figure = claim.subject.field != ClaimField::Words && !claim.raw.contains(char::is_alphabetic);
    (is_figure && read_number(&claim.raw).is_err()).then(|| Finding {
        claim: Some(at),
        stated: Some(Figure::Text(claim.raw.clone())),
        difference: judged.and_then(difference).filter(|difference| !difference.is_zero()),
        detail: other_reading(claim).map_or(String::new(), print_decimal),
        computed: claim.reading.map(Figure::Number),
        ..Finding::new(Rule::Numeral, Severity::Warning, claim.subject)
    })
}
