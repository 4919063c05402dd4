//! What a document prints, table by table, with the computed figure beside each: rows and cells ready to show. It judges
//! nothing; the verdicts come from `check`.

#[cfg(test)]
mod tests;

use super::place::{scale_unit, signed, signed_number};
use super::{Catalogue, Lang, fill};
use crate::check::{Figure, Judged, Verdict};
use crate::money::{Scale, print_decimal, print_scaled, write_words};
use crate::plan::{Claim, ClaimField, Id, Plan, Subject, Table};

/// A table of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTable {
    /// What it is called.
    pub title: String,
    /// Where it stands, in which unit, and of which source.
    pub about: Vec<String>,
    /// What each column of figures is.
    pub columns: Vec<String>,
    /// Its rows, in the order of the document.
    pub rows: Vec<PrintedRow>,
}

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedRow {
    /// What it is about: the first figure that does not agree, else the first of all.
    pub subject: Subject,
    /// Number and label of the item, or what else the row is.
    pub name: String,
    /// The source that the row is about, if it is about one.
    pub source: String,
    /// The level of its item.
    pub depth: usize,
    /// Whether its item is a group, or it is the total of everything.
    pub is_group: bool,
    /// A figure for each column, where one is printed.
    pub cells: Vec<Option<PrintedFigure>>,
}

/// A printed figure beside the computed one, both in the unit of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedFigure {
    /// Exactly as printed.
    pub raw: String,
    /// Whether they agree.
    pub verdict: Verdict,
    /// What the plan comes to; empty where it has nothing to compare.
    pub computed: String,
    /// Computed minus printed, with its sign; empty where there is none.
    pub difference: String,
}

impl PrintedRow {
    /// How many of its figures do not agree.
    pub fn differing(&self) -> usize {
        self.cells.iter().flatten().filter(|figure| figure.verdict != Verdict::Agrees).count()
    }
}

/// How many printed figures agree, and how many there are.
pub fn agreement(judged: &[Judged]) -> (usize, usize) {
    (judged.iter().filter(|judged| judged.verdict == Verdict::Agrees).count(), judged.len())
}

/// The tables in the order of the document, without those of which no figure was taken; `judged` has one verdict for
/// each claim.
pub fn printed_tables(plan: &Plan, judged: &[Judged], lang: Lang) -> Vec<PrintedTable> {
    plan.tables.iter().filter_map(|table| printed_table(plan, table, judged, lang)).collect()
}

fn printed_table(plan: &Plan, table: &Table, judged: &[Judged], lang: Lang) -> Option<PrintedTable> {
    let words = lang.catalogue();
    let claims = || plan.claims.iter().zip(judged).filter(|(claim, _)| claim.table == table.id);
    let mut keys: Vec<Key> = Vec::new();
    for (claim, _) in claims() {
        if let Err(place) = keys.binary_search(&key(claim)) {
            keys.insert(place, key(claim));
        }
    }
    let mut rows: Vec<PrintedRow> = Vec::new();
    // figures stand in one row if they are about the same item and the same source
    for (claim, judged) in claims() {
        let Ok(at) = keys.binary_search(&key(claim)) else { continue };
        let takes = |row: &PrintedRow| {
            let same = (row.subject.item, row.subject.source) == (claim.subject.item, claim.subject.source);
            same && row.cells.get(at).is_some_and(Option::is_none)
        };
        let place = rows.iter().rposition(takes).unwrap_or_else(|| {
            rows.push(row(plan, claim, keys.len(), words));
            rows.len().saturating_sub(1)
        });
        let row = rows.get_mut(place);
        let Some(row) = row else { continue };
        if judged.verdict != Verdict::Agrees && row.differing() == 0 {
            row.subject = claim.subject;
        }
        if let Some(cell) = row.cells.get_mut(at) {
            *cell = Some(figure(table, claim, judged));
        }
    }
    let columns = keys.iter().map(|key| column(*key, &keys, words)).collect();
    let title = table.title.clone();
    (!rows.is_empty()).then(|| PrintedTable { title, about: about(plan, table, lang), columns, rows })
}

/// What tells columns apart, in the order in which they are shown.
type Key = (Kind, Option<u16>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Price,
    Count,
    InYear,
    Total,
    Words,
    TargetGroups,
}

fn key(claim: &Claim) -> Key {
    let year = claim.subject.year;
    let kind = match claim.subject.field {
        ClaimField::Price => Kind::Price,
        ClaimField::Count => Kind::Count,
        ClaimField::Amount if year.is_some() => Kind::InYear,
        ClaimField::Amount => Kind::Total,
        ClaimField::Words => Kind::Words,
        ClaimField::TargetGroups => Kind::TargetGroups,
    };
    (kind, year)
}

fn column((kind, year): Key, keys: &[Key], words: &Catalogue) -> String {
    let has_years = || keys.iter().any(|(kind, _)| *kind == Kind::InYear);
    let name = match kind {
        Kind::Price => words.col_price,
        Kind::Count => words.col_count,
        Kind::InYear => "",
        Kind::Total if has_years() => words.col_sum,
        Kind::Total => words.col_total,
        Kind::Words => words.col_words,
        Kind::TargetGroups => words.col_target_groups,
    };
    let year = year.map_or(String::new(), |year| year.to_string());
    let gap = if name.is_empty() || year.is_empty() { "" } else { " " };
    [name, gap, &year].concat()
}

fn row(plan: &Plan, claim: &Claim, columns: usize, words: &Catalogue) -> PrintedRow {
    let subject = claim.subject;
    let item = subject.item.and_then(|id| plan.outline.get(id));
    let name = match (item, subject.item) {
        (Some(item), _) => [item.number.as_str(), &item.label].join(" ").trim().to_owned(),
        (None, Some(_)) => words.gone_item.to_owned(),
        (None, None) if subject.field == ClaimField::TargetGroups => words.targets.to_owned(),
        (None, None) => words.grand_total.to_owned(),
    };
    PrintedRow {
        subject,
        name,
        source: source(plan, subject.source),
        depth: item.map_or(0, |item| item.depth),
        is_group: item.map_or(subject.item.is_none(), |item| item.is_group()),
        cells: vec![None; columns],
    }
}

fn source(plan: &Plan, id: Option<Id>) -> String {
    id.and_then(|id| plan.source(id)).map_or(String::new(), |source| source.name.clone())
}

fn about(plan: &Plan, table: &Table, lang: Lang) -> Vec<String> {
    let words = lang.catalogue();
    let has_money = plan.claims.iter().any(|claim| claim.table == table.id && claim.dong(table).is_some());
    let unit = match &table.unit_printed {
        Some(unit) => fill(words.unit_as_printed, &[("unit", unit)]),
        None if has_money => fill(words.no_unit_printed, &[("unit", scale_unit(table.scale, lang))]),
        None => String::new(),
    };
    let parts = [table.place.clone(), unit, source(plan, table.source)];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// A claim beside what it was judged by.
pub(super) fn figure(table: &Table, claim: &Claim, judged: &Judged) -> PrintedFigure {
    let in_words = claim.subject.field == ClaimField::Words;
    let computed = match &judged.computed {
        Some(Figure::Money(amount)) if in_words => write_words(*amount),
        Some(figure) => figure_text(figure, table.scale),
        None => String::new(),
    };
    let difference = match (&judged.stated, &judged.computed) {
        (Some(stated), Some(computed)) => difference(stated, computed, table.scale),
        _ => String::new(),
    };
    PrintedFigure { raw: claim.raw.clone(), verdict: judged.verdict, computed, difference }
}

/// A figure without its unit.
pub(super) fn figure_text(figure: &Figure, scale: Scale) -> String {
    match figure {
        Figure::Money(amount) => print_scaled(*amount, scale),
        Figure::Number(number) => print_decimal(*number),
        Figure::Series(amounts) => {
            amounts.iter().map(|amount| print_scaled(*amount, scale)).collect::<Vec<_>>().join("\u{a0}/ ")
        }
        Figure::Text(text) => text.clone(),
    }
}

/// The second minus the first, with its sign; empty where they are no two figures of one kind.
pub(super) fn difference(stated: &Figure, computed: &Figure, scale: Scale) -> String {
    match (stated, computed) {
        (Figure::Money(stated), Figure::Money(computed)) => signed(computed.minus(*stated), scale),
        (Figure::Number(stated), Figure::Number(computed)) => {
            computed.checked_sub(*stated).map_or(String::new(), signed_number)
        }
        _ => String::new(),
    }
}
