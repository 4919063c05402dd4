//! What differs between a plan and another one, for programs: one serialisable object with whole đồng as strings. A view of
//! what stands side by side, never a source.

use super::super::compared::item_change;
use crate::calc::{Outlook, TargetState};
use crate::compare::Field;
use crate::money::{Decimal, Money, write_plain};
use crate::plan::{Id, Plan};
use crate::scenario::{Beside, BesideRow, Presence, Side, Sums, beside};
use crate::text::report::steer::state_code;
use crate::text::{Lang, ceiling_name, item_path};
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The differences, as `examples/compare.rs` prints them.
#[derive(Debug, Serialize)]
pub struct Differences {
    left: Name,
    right: Name,
    total: Amounts,
    /// All years of either plan.
    years: Years,
    sources: Vec<SourceAmounts>,
    /// Groups and lines that differ, in document order.
    items: Vec<ItemAmounts>,
    /// How many lines differ in nothing.
    same: usize,
    /// Targets that end elsewhere.
    targets: Vec<TargetEnds>,
    ceilings: Vec<CeilingLeft>,
    findings: Findings,
}

#[derive(Debug, Serialize)]
struct Name {
    id: String,
    title: String,
    /// What it is called here: the file, or the scenario.
    name: String,
}

#[derive(Debug, Serialize)]
struct Amounts {
    left: Option<String>,
    right: Option<String>,
    difference: String,
    /// Of the left amount, to four decimals; `null` where that is blank or zero.
    percent: Option<String>,
}

/// Amounts by year, in order.
#[derive(Debug)]
struct Years(Vec<(u16, Amounts)>);

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (year, amounts) in &self.0 {
            map.serialize_entry(&year.to_string(), amounts)?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct SourceAmounts {
    /// `null` for the money that no source is named for.
    name: Option<String>,
    #[serde(flatten)]
    amounts: Amounts,
}

#[derive(Debug, Serialize)]
struct ItemAmounts {
    /// Its number with those of its groups: `II.3`.
    item: String,
    label: String,
    group: bool,
    /// `both`, `left` or `right`.
    stands: &'static str,
    #[serde(flatten)]
    amounts: Amounts,
    /// The years in which it differs.
    years: Years,
    /// What of it differs: `price`, `count` and so on.
    fields: Vec<&'static str>,
    what_vi: Vec<String>,
    what_en: Vec<String>,
}

#[derive(Debug, Serialize)]
struct TargetEnds {
    number: String,
    text: String,
    left: Option<End>,
    right: Option<End>,
}

#[derive(Debug, Serialize)]
struct End {
    state: &'static str,
    added: String,
    projected: Option<String>,
    short_by: Option<String>,
    cost: Option<String>,
}

#[derive(Debug, Serialize)]
struct CeilingLeft {
    name: String,
    left: Option<String>,
    right: Option<String>,
}

#[derive(Debug, Serialize)]
struct Findings {
    left: Counts,
    right: Counts,
}

#[derive(Debug, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

/// What differs from the left plan to the right one, which has the ids of the left one.
pub fn differences(left: &Side, right: &Side) -> Differences {
    let found = beside(left, std::slice::from_ref(right));
    let name =
        |side: &Side| Name { id: side.plan.name.clone(), title: side.plan.title.clone(), name: side.name.clone() };
    let plans = [left.plan.as_ref(), right.plan.as_ref()];
    let counts = |at: usize| {
        let tally = found.findings.get(at).copied().unwrap_or_default();
        Counts { error: tally.errors, warning: tally.warnings, note: tally.notes }
    };
    Differences {
        left: name(left),
        right: name(right),
        total: amounts(&found.total),
        years: years(&found.years),
        sources: sources(plans, &found),
        items: found.rows.iter().map(|row| item(plans, row)).collect(),
        same: found.same,
        targets: targets(plans, &found),
        ceilings: ceilings(plans, &found),
        findings: Findings { left: counts(0), right: counts(1) },
    }
}

fn dong(amount: Money) -> String {
    amount.dong().to_string()
}

fn amounts(sums: &Sums) -> Amounts {
    let [left, right] = [0, 1].map(|side| sums.0.get(side).copied().unwrap_or_default());
    let rounded = |percent: Decimal| write_plain(percent.round_dp_with_strategy(4, MidpointAwayFromZero).normalize());
    Amounts {
        left: left.amount.map(dong),
        right: right.amount.map(dong),
        difference: dong(right.difference),
        percent: right.percent.map(rounded),
    }
}

fn years(years: &[(u16, Sums)]) -> Years {
    Years(years.iter().map(|(year, sums)| (*year, amounts(sums))).collect())
}

fn sources(plans: [&Plan; 2], found: &Beside) -> Vec<SourceAmounts> {
    let name = |id: Id, side: usize| plans.get(side)?.source(id).map(|source| source.name.clone());
    let one = |source: &crate::scenario::BesideSource| SourceAmounts {
        name: source.id.and_then(|id| name(id, source.side)),
        amounts: amounts(&source.sums),
    };
    found.sources.iter().map(one).collect()
}

fn item([left, right]: [&Plan; 2], row: &BesideRow) -> ItemAmounts {
    let plan = if row.side == 0 { left } else { right };
    let changed = row.changed.first();
    let what = |lang: Lang| {
        let of = |changed: &crate::scenario::Changed| {
            item_change((left, right), row.id, (&changed.fields, &changed.drivers), lang)
        };
        changed.map_or_else(Vec::new, of)
    };
    let drivers = changed.is_some_and(|changed| !changed.drivers.is_empty()).then_some("driver");
    let fields = changed.into_iter().flat_map(|changed| changed.fields.iter().map(|field| field_code(*field)));
    ItemAmounts {
        item: item_path(plan, row.id),
        label: plan.outline.get(row.id).map_or(String::new(), |item| item.label.clone()),
        group: row.group,
        stands: match changed.map(|changed| changed.presence) {
            Some(Presence::Added) => "right",
            Some(Presence::Dropped) => "left",
            _ => "both",
        },
        amounts: amounts(&row.sums),
        years: years(&row.years),
        fields: fields.chain(drivers).collect(),
        what_vi: what(Lang::Vi),
        what_en: what(Lang::En),
    }
}

fn field_code(field: Field) -> &'static str {
    match field {
        Field::Label => "label",
        Field::Unit => "unit",
        Field::Price => "price",
        Field::Count => "count",
        Field::Factors => "factors",
        Field::Amounts => "amounts",
        Field::Funding => "funding",
        Field::Code(_) => "code",
        Field::Note => "note",
        Field::Lead => "lead",
        Field::Support => "support",
        Field::Prose => "prose",
        Field::Number => "number",
        Field::Place => "place",
    }
}

fn targets(plans: [&Plan; 2], found: &Beside) -> Vec<TargetEnds> {
    let end = |outlook: &Option<Outlook>| outlook.as_ref().map(end);
    let one = |target: &crate::scenario::BesideTarget| {
        let named = plans.get(target.side)?.targets.iter().find(|it| it.id == target.id)?;
        let [left, right] = [0, 1].map(|side| target.outlooks.get(side).and_then(end));
        Some(TargetEnds { number: named.number.clone(), text: named.text.clone(), left, right })
    };
    found.targets.iter().filter(|target| target.differs).filter_map(one).collect()
}

fn end(outlook: &Outlook) -> End {
    let state: TargetState = outlook.state;
    End {
        state: state_code(state),
        added: write_plain(outlook.added),
        projected: outlook.projected.map(write_plain),
        short_by: outlook.short_by.map(write_plain),
        cost: outlook.cost.map(dong),
    }
}

fn ceilings(plans: [&Plan; 2], found: &Beside) -> Vec<CeilingLeft> {
    let one = |ceiling: &crate::scenario::BesideCeiling| {
        let plan = plans.get(ceiling.side)?;
        let named = plan.ceilings.iter().find(|it| it.id == ceiling.id)?;
        let [left, right] = [0, 1].map(|side| Some(dong(ceiling.rooms.get(side).copied().flatten()?.left)));
        Some(CeilingLeft { name: ceiling_name(plan, named, Lang::Vi), left, right })
    };
    found.ceilings.iter().filter_map(one).collect()
}
