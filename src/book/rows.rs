//! The rows of a plan: each line with a unit price, each of its prices once. Never compares them.

use crate::check::per_head;
use crate::money::Decimal;
use crate::plan::{Basis, Funding, Id, Item, Line, Plan, Price, path};
use std::sync::Arc;

/// The plan that a price is from, and the document behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of the plan.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Who issued it, as printed.
    pub issuer: String,
    /// The decision it comes with, as printed.
    pub decision: String,
    /// Its first year.
    pub first: u16,
    /// Its last year.
    pub last: u16,
}

/// A unit price that a plan pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub document: Arc<Document>,
    /// The line.
    pub item: Id,
    /// The number of the line with those above it: `II.3`.
    pub number: String,
    /// What it is paid for.
    pub label: String,
    /// The label of the group that the line is in; empty at the top.
    pub group: Arc<str>,
    /// The unit of measure as printed; may be empty.
    pub unit: String,
    /// The first year that pays it, where years pay different prices; `None`: the plan's years pay all the same.
    pub year: Option<u16>,
    /// For one, in đồng, as the plan gives it: without the rise of prices from year to year.
    pub price: Decimal,
    /// For one person, where the line counts people.
    pub per_head: Option<Decimal>,
    /// Who pays: the names of sources, or the donor.
    pub sources: Vec<String>,
    /// Whether it is the value of what a donor gives.
    pub in_kind: bool,
}

/// The rows of a plan, in document order. A line without a price has none, nor has one whose price is zero: nothing can
/// be bought for it.
pub fn rows(plan: &Plan) -> Vec<Row> {
    let document = Arc::new(Document {
        plan: plan.name.clone(),
        title: plan.title.clone(),
        issuer: plan.issuer.clone(),
        decision: plan.decision.clone(),
        first: plan.period.first(),
        last: plan.period.last(),
    });
    let nowhere: Arc<str> = Arc::from("");
    let mut open: Vec<(&Item, Arc<str>)> = Vec::new(); // the groups that the item is in
    let mut rows = Vec::new();
    for item in plan.outline.items() {
        open.truncate(item.depth);
        let Some(line) = item.line() else {
            open.push((item, Arc::from(item.label.as_str())));
            continue;
        };
        let group = || open.last().map_or(&nowhere, |(_, label)| label).clone();
        let upwards = || std::iter::once(&**item).chain(open.iter().rev().map(|(group, _)| *group));
        rows.extend(prices(plan, line).into_iter().map(|(index, price)| Row {
            document: document.clone(),
            item: item.id,
            number: path(upwards().map(|item| item.number.as_str())),
            label: item.label.clone(),
            group: group(),
            unit: line.unit.clone(),
            year: index.and_then(|index| plan.period.years().nth(index)),
            price: price.normalize(),
            per_head: per_head(plan, line, price, index).map(|price| price.normalize()),
            sources: payers(plan, &line.funding),
            in_kind: matches!(line.funding, Funding::InKind { .. }),
        }));
    }
    rows
}

/// Each price of the line once, with the position of the first year that pays it where years differ.
fn prices(plan: &Plan, line: &Line) -> Vec<(Option<usize>, Decimal)> {
    let Basis::UnitCost { price, .. } = &line.basis else { return Vec::new() };
    let mut found: Vec<(Option<usize>, Decimal)> = Vec::new();
    match (price.constant(), price) {
        (Some(price), _) => found.push((None, price)),
        (None, Price::Constant(_)) => {}
        (None, Price::ByYear(_)) => {
            for (index, price) in (0..plan.period.len()).filter_map(|index| Some((index, price.in_year(index)?))) {
                if found.iter().all(|(_, known)| *known != price) {
                    found.push((Some(index), price));
                }
            }
        }
    }
    found.retain(|(_, price)| *price > Decimal::ZERO);
    found
}

fn payers(plan: &Plan, funding: &Funding) -> Vec<String> {
    match funding {
        Funding::InKind { donor } => vec![donor.clone()],
        funding => funding.sources().into_iter().filter_map(|id| Some(plan.source(id)?.name.clone())).collect(),
    }
}
