//! The report for programs: one serialisable object with whole đồng as strings. A view of a report, never a source.

use super::mend::place_text;
use super::place::item_path;
use super::{Lang, finding_text, goal_text, outlook_text};
use crate::calc::{Report, Row, TargetState};
use crate::check::{Figure, Finding, Verdict, judge};
use crate::money::{Decimal, Money, write_plain, write_words};
use crate::plan::{Basis, Plan};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The report of a plan, as `examples/report.rs` prints it and the embedded engine hands it to JavaScript.
#[derive(Debug, Serialize)]
pub struct PlanReport {
    plan: Name,
    total: String,
    years: Years,
    sources: Vec<SourceSum>,
    words: String,
    items: Vec<ItemSum>,
    claims: Claims,
    findings: Vec<Found>,
    targets: Vec<TargetOutlook>,
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
struct SourceSum {
    /// `null` for the money that no source is named for.
    name: Option<String>,
    total: String,
    years: Years,
}

#[derive(Debug, Serialize)]
struct ItemSum {
    number: String,
    label: String,
    depth: usize,
    unit: String,
    count: Option<String>,
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

#[derive(Debug, Serialize)]
struct TargetOutlook {
    text: String,
    goal: String,
    baseline: Option<String>,
    population: Option<String>,
    state: &'static str,
    projected: Option<String>,
    short_by: Option<String>,
    why_vi: String,
    why_en: String,
}

/// The report of a plan whose amounts and findings are given.
pub fn report(plan: &Plan, computed: &Report, findings: &[Finding]) -> PlanReport {
    let judged = judge(plan, computed);
    let count = |verdicts: &[Verdict]| judged.iter().filter(|judged| verdicts.contains(&judged.verdict)).count();
    PlanReport {
        plan: Name { id: plan.name.clone(), title: plan.title.clone() },
        total: dong(computed.grand_total()),
        years: years(computed, |index| computed.in_year(Row::Plan, index)),
        sources: sources(plan, computed),
        words: write_words(computed.grand_total()),
        items: items(plan, computed),
        claims: Claims { checked: count(&[Verdict::Agrees, Verdict::Differs]), agree: count(&[Verdict::Agrees]) },
        findings: findings.iter().map(|finding| found(plan, findings, finding)).collect(),
        targets: targets(plan, computed),
    }
}

fn dong(amount: Money) -> String {
    amount.dong().to_string()
}

fn years(computed: &Report, amount: impl Fn(usize) -> Option<Money>) -> Years {
    let all = computed.period().years().enumerate();
    Years(all.filter_map(|(index, year)| amount(index).map(|amount| (year, amount))).collect())
}

/// Each source, and last the money that no source is named for, if there is any.
fn sources(plan: &Plan, computed: &Report) -> Vec<SourceSum> {
    let names = plan.sources.iter().map(|source| Some(source.name.clone())).chain([None]);
    let sums = names.enumerate().map(|(source, name)| SourceSum {
        name,
        total: dong(computed.share(Row::Plan, source)),
        years: years(computed, |index| Some(computed.share_in_year(Row::Plan, source, index))),
    });
    sums.filter(|sum| sum.name.is_some() || sum.years.0.iter().any(|(_, amount)| !amount.is_zero())).collect()
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

fn targets(plan: &Plan, computed: &Report) -> Vec<TargetOutlook> {
    let number = |value: Option<Decimal>| value.map(write_plain);
    let one = |(target, outlook): (&crate::plan::Target, &crate::calc::Outlook)| TargetOutlook {
        text: target.text.clone(),
        goal: goal_text(&target.goal, Lang::Vi),
        baseline: number(target.baseline.as_ref().map(|baseline| baseline.value)),
        population: number(target.population.as_ref().map(|population| population.value)),
        state: state_code(outlook.state),
        projected: number(outlook.projected),
        short_by: number(outlook.short_by),
        why_vi: outlook_text(plan, target, outlook, Lang::Vi),
        why_en: outlook_text(plan, target, outlook, Lang::En),
    };
    plan.targets.iter().zip(&computed.targets).map(one).collect()
}

fn state_code(state: TargetState) -> &'static str {
    match state {
        TargetState::Reached => "reached",
        TargetState::Short => "short",
        TargetState::NeedsPopulation => "needs-population",
        TargetState::NeedsBaseline => "needs-baseline",
        TargetState::NoActivity => "no-activity",
        TargetState::NoFigure => "no-figure",
    }
}
