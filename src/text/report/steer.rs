//! What a planner steers by, in the report for programs: who pays what, what ceilings leave, where targets end, what is
//! given in kind, and totals by budget code. Figures are of `calc`.

use super::{Years, dong, years};
use crate::calc::{self, Outlook, Report, Row, TargetState};
use crate::money::{Decimal, Money, write_plain};
use crate::plan::{CodeKind, Id, Plan, Target};
use crate::text::{Lang, goal_text, item_path, outlook_text};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// Numbers by year, in order; years without one are left out.
#[derive(Debug)]
pub(super) struct Numbers(Vec<(u16, Decimal)>);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (year, number) in &self.0 {
            map.serialize_entry(&year.to_string(), &write_plain(*number))?;
        }
        map.end()
    }
}

impl Numbers {
    fn of(plan: &Plan, numbers: &[Option<Decimal>]) -> Self {
        Self(plan.period.years().zip(numbers).filter_map(|(year, number)| Some((year, (*number)?))).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Which line, as people find it in the document.
#[derive(Debug, Serialize)]
struct Place {
    /// Its number with those of its groups: `II.3`.
    item: String,
    number: String,
    label: String,
}

impl Place {
    fn of(plan: &Plan, id: Id) -> Self {
        let text =
            |part: fn(&crate::plan::Item) -> &String| plan.outline.get(id).map_or(String::new(), |it| part(it).clone());
        Self { item: item_path(plan, id), number: text(|item| &item.number), label: text(|item| &item.label) }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct SourceSum {
    /// `null` for the money that no source is named for.
    name: Option<String>,
    total: String,
    years: Years,
    /// The lines with money of it.
    items: Vec<SourceItem>,
}

#[derive(Debug, Serialize)]
struct SourceItem {
    #[serde(flatten)]
    place: Place,
    total: String,
    years: Years,
}

/// Each source, and last the money that no source is named for, if there is any.
pub(super) fn sources(plan: &Plan, report: &Report) -> Vec<SourceSum> {
    let names = plan.sources.iter().map(|source| Some(source.name.clone())).chain([None]);
    let sums = names.enumerate().map(|(source, name)| SourceSum {
        name,
        total: dong(report.share(Row::Plan, source)),
        years: years(report, |index| Some(report.share_in_year(Row::Plan, source, index))),
        items: source_items(plan, report, source),
    });
    sums.filter(|sum| sum.name.is_some() || !sum.items.is_empty()).collect()
}

fn source_items(plan: &Plan, report: &Report, source: usize) -> Vec<SourceItem> {
    let lines = plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let paid = lines.filter(|(row, _)| {
        (0..plan.period.len()).any(|index| !report.share_in_year(Row::Item(*row), source, index).is_zero())
    });
    let one = |(row, item): (usize, &std::sync::Arc<crate::plan::Item>)| SourceItem {
        place: Place::of(plan, item.id),
        total: dong(report.share(Row::Item(row), source)),
        years: years(report, |index| report.amount(Row::Item(row), Some(index), Some(source))),
    };
    paid.map(one).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct CeilingRoom {
    text: String,
    year: Option<u16>,
    source: Option<String>,
    item: Option<String>,
    code_kind: Option<&'static str>,
    code: Option<String>,
    amount: String,
    /// Spent already, up to `spent_through`.
    already: String,
    spent_through: Option<u16>,
    /// Planned after that.
    spent: String,
    left: String,
}

pub(super) fn ceilings(plan: &Plan, report: &Report) -> Vec<CeilingRoom> {
    let both = plan.ceilings.iter().zip(&report.ceilings);
    let one = |(ceiling, room): (&crate::plan::Ceiling, &calc::Headroom)| CeilingRoom {
        text: ceiling.text.clone(),
        year: ceiling.year,
        source: ceiling.source.and_then(|id| plan.source(id)).map(|source| source.name.clone()),
        item: ceiling.item.map(|id| item_path(plan, id)),
        code_kind: ceiling.code.as_ref().map(|code| kind_code(code.kind)),
        code: ceiling.code.as_ref().map(|code| code.text.clone()),
        amount: dong(ceiling.amount),
        already: dong(room.already),
        spent_through: ceiling.spent.map(|spent| spent.through),
        spent: dong(room.spent),
        left: dong(room.left),
    };
    both.map(one).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct TargetOutlook {
    number: String,
    text: String,
    goal: String,
    year: Option<u16>,
    baseline: Option<String>,
    population: Option<String>,
    state: &'static str,
    /// What its lines add.
    added: String,
    projected: Option<String>,
    short_by: Option<String>,
    /// Reached only if there are at most so many, while nobody says how many there are.
    population_at_most: Option<String>,
    /// What the lines have to add together.
    needed: Option<String>,
    /// The most that they can, where each has a cap.
    most: Option<String>,
    /// What its only line counts, and would have to.
    units: Option<String>,
    units_needed: Option<String>,
    by_year: Numbers,
    cost: Option<String>,
    cost_per_point: Option<String>,
    cost_per_beneficiary: Option<String>,
    why_vi: String,
    why_en: String,
}

pub(super) fn targets(plan: &Plan, report: &Report) -> Vec<TargetOutlook> {
    plan.targets.iter().zip(&report.targets).map(|(target, outlook)| target_outlook(plan, target, outlook)).collect()
}

fn target_outlook(plan: &Plan, target: &Target, outlook: &Outlook) -> TargetOutlook {
    let number = |value: Option<Decimal>| value.map(write_plain);
    let money = |value: Option<Money>| value.map(dong);
    TargetOutlook {
        number: target.number.clone(),
        text: target.text.clone(),
        goal: goal_text(&target.goal, Lang::Vi),
        year: target.year,
        baseline: number(target.baseline.as_ref().map(|baseline| baseline.value)),
        population: number(target.population.as_ref().map(|population| population.value)),
        state: state_code(outlook.state),
        added: write_plain(outlook.added),
        projected: number(outlook.projected),
        short_by: number(outlook.short_by),
        population_at_most: number(outlook.population_at_most),
        needed: number(outlook.needed),
        most: number(outlook.most),
        units: number(outlook.units),
        units_needed: number(outlook.units_needed),
        by_year: Numbers::of(plan, &outlook.by_year),
        cost: money(outlook.cost),
        cost_per_point: money(outlook.cost_per_point),
        cost_per_beneficiary: money(outlook.cost_per_beneficiary),
        why_vi: outlook_text(plan, target, outlook, Lang::Vi),
        why_en: outlook_text(plan, target, outlook, Lang::En),
    }
}

pub(in crate::text) fn state_code(state: TargetState) -> &'static str {
    match state {
        TargetState::Reached => "reached",
        TargetState::Short => "short",
        TargetState::NeedsPopulation => "needs-population",
        TargetState::NeedsBaseline => "needs-baseline",
        TargetState::NoActivity => "no-activity",
        TargetState::NoFigure => "no-figure",
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Given {
    #[serde(flatten)]
    place: Place,
    donor: String,
    /// `null` where nobody valued it; in no total of money.
    value: Option<String>,
}

pub(super) fn in_kind(plan: &Plan, report: &Report) -> Vec<Given> {
    let given = calc::in_kind(plan, report).into_iter();
    given.map(|it| Given { place: Place::of(plan, it.item), donor: it.donor, value: it.value.map(dong) }).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct CodeTotal {
    kind: &'static str,
    /// Empty for the lines without a code of that kind.
    code: String,
    total: String,
    years: Years,
    lines: Vec<Place>,
}

/// The totals by code of each kind that any line has; of each kind they add up to the plan.
pub(super) fn codes(plan: &Plan, report: &Report) -> Vec<CodeTotal> {
    let of_kind = |kind: CodeKind| {
        calc::codes(plan, report, kind).into_iter().map(move |sum| CodeTotal {
            kind: kind_code(kind),
            code: sum.code,
            total: dong(sum.total),
            years: years(report, |index| sum.years.get(index).copied().flatten()),
            lines: sum.lines.into_iter().map(|id| Place::of(plan, id)).collect(),
        })
    };
    CodeKind::ALL.into_iter().flat_map(of_kind).collect()
}

fn kind_code(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Chapter => "chapter",
        CodeKind::Section => "section",
        CodeKind::Entry => "entry",
    }
}

/// By how many percent prices rise in each year.
pub(super) fn index(plan: &Plan) -> Numbers {
    Numbers::of(plan, &plan.index)
}
