//! Unit prices above their norm, and unit prices far from those of the same activity in other plans.

use super::{LineRule, about, line_at, lines, of_item};
use crate::calc::Report;
use crate::check::book::{BOOK, Entry};
use crate::check::norm::{Against, against};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{Decimal, Money, SAME_ACTIVITY, likeness, plain_words, unit_key};
use crate::plan::{Basis, ClaimField, Funding, Item, Norm, Plan, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// Prices this many times apart are far apart.
const FAR: u32 = 3;

pub(super) fn cap(plan: &Plan, _: &Report) -> Vec<Finding> {
    let mut lines_of: BTreeMap<u32, Vec<&Norm>> = BTreeMap::new();
    for norm in &plan.norms {
        for line in &norm.lines {
            lines_of.entry(*line).or_default().push(norm);
        }
    }
    let mut findings = Vec::new();
    for (_, item, _) in lines(plan).filter(|_| !lines_of.is_empty()) {
        let norms = lines_of.get(&item.id).into_iter().flatten();
        let lowest = norms.min_by_key(|norm| norm.cap);
        findings.extend(lowest.and_then(|norm| exceeded(plan, item, norm)));
    }
    findings
}

/// The first year in which what is paid is above the norm, or all of them where it is one price.
fn exceeded(plan: &Plan, item: &Item, norm: &Norm) -> Option<Finding> {
    let Against::Above { year, price, .. } = against(plan, item, norm) else { return None };
    let (stated, computed) = (Money::from_decimal(norm.cap)?, Money::from_decimal(price)?);
    let document = if norm.document.is_empty() { &norm.name } else { &norm.document };
    Some(Finding {
        subject: of_price(item, year),
        stated: Some(Figure::Money(stated)),
        computed: Some(Figure::Money(computed)),
        difference: Some(computed.minus(stated)),
        detail: document.clone(),
        ..of_item(Rule::PriceCap, Severity::Error, item)
    })
}

fn of_price(item: &Item, year: Option<u16>) -> Subject {
    Subject { field: ClaimField::Price, ..about(Some(item.id), year, None) }
}

/// An entry of the book as it is compared.
struct Known {
    entry: &'static Entry,
    unit: String,
    label: BTreeSet<String>,
}

pub(super) fn outlier(plan: &Plan) -> LineRule {
    let others = BOOK.iter().filter(|entry| entry.plan != plan.name);
    let known = |entry: &'static Entry| Known { entry, unit: unit_key(entry.unit), label: plain_words(entry.label) };
    let book: Vec<Known> = others.map(known).collect();
    // the entries of each unit that was met
    let mut of_unit: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    Box::new(move |plan, _, row| {
        let (item, line) = line_at(plan, row)?;
        let Basis::UnitCost { price, .. } = &line.basis else { return None };
        if line.unit.is_empty() || matches!(line.funding, Funding::InKind { .. }) {
            return None;
        }
        if !of_unit.contains_key(&line.unit) {
            let unit = unit_key(&line.unit);
            let same = book.iter().enumerate().filter(|(_, known)| known.unit == unit).map(|(at, _)| at);
            of_unit.insert(line.unit.clone(), same.collect());
        }
        let entries = of_unit.get(&line.unit)?;
        let price = (0..plan.period.len()).find_map(|index| price.in_year(index))?;
        if price <= Decimal::ZERO || entries.is_empty() {
            return None;
        }
        far(item, price, closest(entries.iter().filter_map(|at| book.get(*at)), &item.label)?)
    })
}

/// The entry of the same activity whose label is most like this one; of two as like, the first.
fn closest<'a>(same_unit: impl Iterator<Item = &'a Known>, label: &str) -> Option<&'static Entry> {
    let label = plain_words(label);
    let alike =
        same_unit.map(|known| (likeness(&known.label, &label), known.entry)).filter(|(like, _)| *like >= SAME_ACTIVITY);
    alike.min_by_key(|(like, _)| std::cmp::Reverse(*like)).map(|(_, entry)| entry)
}

fn far(item: &Item, price: Decimal, entry: &'static Entry) -> Option<Finding> {
    let theirs = entry.price.to_decimal()?;
    let (low, high) = if price < theirs { (price, theirs) } else { (theirs, price) };
    let is_far = low.checked_mul(Decimal::from(FAR)).is_some_and(|low| low <= high);
    is_far.then_some(())?;
    let ours = Money::from_decimal(price)?;
    Some(Finding {
        subject: of_price(item, None),
        stated: Some(Figure::Money(ours)),
        computed: Some(Figure::Money(entry.price)),
        difference: Some(entry.price.minus(ours)),
        detail: entry.title.to_owned(),
        ..of_item(Rule::PriceOutlier, Severity::Note, item)
    })
}
