//! The report for programs: one serialisable object with whole đồng as strings. A view of a report, never a source.

mod prices;
pub(super) mod steer;
#[cfg(test)]
mod tests;

use super::mend::place_text;
use super::place::item_path;
use super::{Lang, finding_text};
use crate::calc::{Report, Row};
use crate::check::{Figure, Finding, Verdict, judge};
use crate::money::{Money, write_plain, write_words};
use crate::plan::{Basis, Plan};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The report of a plan, as `examples/report.rs` prints it and the embedded engine hands it to JavaScript.
#[derive(Debug, Serialize)]
pub struct PlanReport {
    plan: Name,
    total: String,
    years: Years,
    sources: Vec<steer::SourceSum>,
    words: String,
    items: Vec<ItemSum>,
    claims: Claims,
    findings: Vec<Found>,
    ceilings: Vec<steer::CeilingRoom>,
    targets: Vec<steer::TargetOutlook>,
    in_kind: Vec<steer::Given>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<steer::CodeTotal>,
    #[serde(skip_serializing_if = "steer::Numbers::is_empty")]
    index: steer::Numbers,
    price_book: Vec<prices::Price>,
}

#[derive(Debug, Serialize)]
struct Name {
    id: String,
    title: String,
}

/// Amounts by year, in order; blank years are left out.
#[derive(Debug)]
struct Years(Vec<(u16, Money)>);

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (year, amount) in &self.0 {
            map.serialize_entry(&year.to_string(), &amount.dong().to_string())?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct ItemSum {
    number: String,
    label: String,
    depth: usize,
    unit: String,
    count: Option<String>,
    /// Before any index of prices.
    unit_price: Option<String>,
    total: Option<String>,
    years: Years,
}

#[derive(Debug, Serialize)]
struct Claims {
    checked: usize,
    agree: usize,
}

#[derive(Debug, Serialize)]
struct Found {
    id: String,
    rule: &'static str,
    severity: &'static str,
    item: Option<String>,
    year: Option<u16>,
    stated: Option<String>,
    computed: Option<String>,
    difference: Option<String>,
    cause: Option<String>,
    place: Option<String>,
    years: Vec<u16>,
    waived: Option<String>,
    text_vi: String,
    text_en: String,
}

/// The report of a plan whose amounts and findings are given.
pub fn report(plan: &Plan, computed: &Report, findings: &[Finding]) -> PlanReport {
    let judged = judge(plan, computed);
    let count = |verdicts: &[Verdict]| judged.iter().filter(|judged| verdicts.contains(&judged.verdict)).count();
    PlanReport {
        plan: Name { id: plan.name.clone(), title: plan.title.clone() },
        total: dong(computed.grand_total()),
        years: years(computed, |index| computed.in_year(Row::Plan, index)),
        sources: steer::sources(plan, computed),
        words: write_words(computed.grand_total()),
        items: items(plan, computed),
        claims: Claims { checked: count(&[Verdict::Agrees, Verdict::Differs]), agree: count(&[Verdict::Agrees]) },
        findings: findings.iter().map(|finding| found(plan, findings, finding)).collect(),
        ceilings: steer::ceilings(plan, computed),
        targets: steer::targets(plan, computed),
        in_kind: steer::in_kind(plan, computed),
        codes: steer::codes(plan, computed),
        index: steer::index(plan),
        price_book: prices::price_book(plan),
    }
}

fn dong(amount: Money) -> String {
    amount.dong().to_string()
}

fn years(computed: &Report, amount: impl Fn(usize) -> Option<Money>) -> Years {
    let all = computed.period().years().enumerate();
    Years(all.filter_map(|(index, year)| amount(index).map(|amount| (year, amount))).collect())
}

fn items(plan: &Plan, computed: &Report) -> Vec<ItemSum> {
    let sum = |(row, item): (usize, &std::sync::Arc<crate::plan::Item>)| ItemSum {
        number: item.number.clone(),
        label: item.label.clone(),
        depth: item.depth,
        unit: item.line().map_or(String::new(), |line| line.unit.clone()),
        count: item.line().and_then(|line| plan.total_count(line)).map(write_plain),
        unit_price: item.line().and_then(|line| match &line.basis {
            Basis::UnitCost { price, .. } => price.constant().map(write_plain),
            Basis::Blank | Basis::LumpSum(_) => None,
        }),
        total: computed.total(Row::Item(row)).map(dong),
        years: years(computed, |index| computed.in_year(Row::Item(row), index)),
    };
    plan.outline.items().iter().enumerate().map(sum).collect()
}

fn found(plan: &Plan, all: &[Finding], finding: &Finding) -> Found {
    let figure = |figure: &Option<Figure>| {
        figure.as_ref().map(|figure| match figure {
            Figure::Money(amount) => dong(*amount),
            Figure::Series(amounts) => amounts.iter().map(|amount| dong(*amount)).collect::<Vec<_>>().join(" / "),
            Figure::Number(number) => write_plain(*number),
            Figure::Text(text) => text.clone(),
        })
    };
    Found {
        id: finding.id(plan),
        rule: finding.rule.code(),
        severity: finding.severity.code(),
        item: finding.subject.item.map(|id| item_path(plan, id)),
        year: finding.subject.year,
        stated: figure(&finding.stated),
        computed: figure(&finding.computed),
        difference: finding.difference.map(dong),
        cause: finding.cause.and_then(|at| all.get(at)).map(|cause| cause.id(plan)),
        place: place_text(plan, finding),
        years: finding.years.clone(),
        waived: finding.waived.and_then(|at| plan.waivers.get(at)).map(|waiver| waiver.reason.clone()),
        text_vi: finding_text(plan, finding, Lang::Vi),
        text_en: finding_text(plan, finding, Lang::En),
    }
}
