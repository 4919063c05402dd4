//! Compares every printed figure with the computed plan. One mechanism for all of them; it explains nothing.

use super::Figure;
use crate::calc::{Report, Row, compute, constant_prices};
use crate::money::{Decimal, Money, read_words};
use crate::plan::{Basis, Claim, ClaimField, Funding, Id, Plan, Table};
use crate::sort;
use std::borrow::Cow;

/// What comparing a printed figure with the plan gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are equal.
    Agrees,
    /// They differ.
    Differs,
    /// The plan has no figure to compare it with.
    NotComparable,
}

/// A printed figure beside the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// What is printed, in đồng where it is money.
    pub stated: Option<Figure>,
    /// What the plan comes to.
    pub computed: Option<Figure>,
}

/// How many figures of one item are compared with each other.
const MOST_OF_ITEM: usize = 1_000;

/// The claims by what they speak of, so that a plan of thousands of lines is checked within a frame.
pub(super) struct ByItem(Vec<(Option<Id>, usize)>);

impl ByItem {
    pub(super) fn new(plan: &Plan) -> Self {
        let claims = plan.claims.iter().enumerate().map(|(at, claim)| (claim.subject.item, at));
        let mut claims: Vec<(Option<Id>, usize)> = claims.collect();
        sort::by_key(&mut claims, |claim| *claim);
        Self(claims)
    }

    /// The positions of the claims about an item (`None`: the whole plan), in document order; of more than any document
    /// prints of one item only the first, since each may be compared with each.
    pub(super) fn of(&self, item: Option<Id>) -> impl Iterator<Item = usize> {
        let start = self.0.partition_point(|(other, _)| *other < item);
        self.0.iter().skip(start).take(MOST_OF_ITEM).take_while(move |(other, _)| *other == item).map(|(_, at)| *at)
    }
}

/// One verdict for each claim, in the plan's order. Figures are held against constant prices: what is printed was there
/// before the planner let prices rise.
pub fn judge(plan: &Plan, report: &Report) -> Vec<Judged> {
    judge_all(plan, &as_printed(plan, report))
}

/// The report of the plan as it is printed, without an index on prices.
pub(super) fn as_printed<'a>(plan: &Plan, report: &'a Report) -> Cow<'a, Report> {
    if plan.index.is_empty() {
        return Cow::Borrowed(report);
    }
    Cow::Owned(compute(&constant_prices(plan)))
}

pub(super) fn judge_all(plan: &Plan, report: &Report) -> Vec<Judged> {
    plan.claims.iter().map(|claim| judge_claim(plan, report, claim)).collect()
}

fn judge_claim(plan: &Plan, report: &Report, claim: &Claim) -> Judged {
    let Some(table) = plan.table(claim.table) else { return compare(None, None) };
    let stated = match claim.subject.field {
        ClaimField::Amount | ClaimField::Price => claim.dong(table).map(Figure::Money),
        ClaimField::Count | ClaimField::TargetGroups => claim.reading.map(|value| Figure::Number(value.normalize())),
        ClaimField::Words => Some(match read_words(&claim.raw) {
            Ok(amount) => Figure::Money(amount),
            Err(_) => Figure::Text(claim.raw.clone()),
        }),
    };
    let computed = match claim.subject.field {
        ClaimField::Amount | ClaimField::Words => amount(plan, report, claim, table).map(Figure::Money),
        ClaimField::Price => price(plan, claim).map(Figure::Money),
        ClaimField::Count => count(plan, claim).map(Figure::Number),
        ClaimField::TargetGroups => {
            let groups = plan.targets.iter().filter(|target| target.parent.is_none()).count();
            Some(Figure::Number(Decimal::from(groups)))
        }
    };
    compare(stated, computed)
}

fn compare(stated: Option<Figure>, computed: Option<Figure>) -> Judged {
    let verdict = match (&stated, &computed) {
        (Some(stated), Some(computed)) if stated == computed => Verdict::Agrees,
        (Some(_), Some(_)) => Verdict::Differs,
        _ => Verdict::NotComparable,
    };
    Judged { verdict, stated, computed }
}

/// The scope of a claim: its own source, else the one that its whole table speaks of.
pub(super) fn source_of(plan: &Plan, claim: &Claim, table: &Table) -> Option<usize> {
    let id = claim.subject.source.or(table.source)?;
    plan.sources.iter().position(|source| source.id == id)
}

pub(super) fn row_of(plan: &Plan, claim: &Claim) -> Option<Row> {
    match claim.subject.item {
        None => Some(Row::Plan),
        Some(id) => plan.outline.position(id).map(Row::Item),
    }
}

/// Where the document prints a figure and the plan is blank, the plan has nothing, which is 0 đồng of money.
fn amount(plan: &Plan, report: &Report, claim: &Claim, table: &Table) -> Option<Money> {
    let year = claim.subject.year.map(|year| plan.period.index(year).ok_or(())).transpose().ok()?;
    let row = row_of(plan, claim)?;
    Some(report.amount(row, year, source_of(plan, claim, table)).unwrap_or(Money::ZERO))
}

fn price(plan: &Plan, claim: &Claim) -> Option<Money> {
    let line = plan.outline.get(claim.subject.item?)?.line()?;
    let Basis::UnitCost { price, .. } = &line.basis else { return None };
    let price = match claim.subject.year {
        Some(year) => price.in_year(plan.period.index(year)?),
        None => price.constant(),
    }?;
    let part = match (&line.funding, claim.subject.source) {
        (Funding::PriceShares(shares), Some(source)) => shares.iter().find(|(id, _)| *id == source)?.1,
        (_, _) => price,
    };
    part.fract().is_zero().then(|| Money::from_decimal(part)).flatten()
}

fn count(plan: &Plan, claim: &Claim) -> Option<Decimal> {
    plan.total_count(plan.outline.get(claim.subject.item?)?.line()?)
}
