//! The correction note of a document: what it prints, what it should print, and why. One row for each cause; it finds
//! nothing itself.

#[cfg(test)]
mod tests;

use super::place::{item_name, scale_unit, signed};
use super::printed::{PrintedFigure, difference, figure, figure_text};
use super::problem::capital;
use super::{Catalogue, Lang, fill, finding_text, grid};
use crate::calc::Report;
use crate::check::{Figure, Finding, Judged, Rule, Severity, check, judge};
use crate::plan::{ClaimField, Plan, Table};

/// A row of the note, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The table, and where it stands in the document.
    pub place: String,
    /// The item, and the source if it is about one.
    pub item: String,
    /// The year, or all of them.
    pub year: String,
    /// The unit of the amounts; empty for what is no amount in figures.
    pub unit: String,
    /// As printed.
    pub stated: String,
    /// As it should be.
    pub computed: String,
    /// The second minus the first, with its sign.
    pub difference: String,
    /// Why, and how many other figures it makes wrong.
    pub cause: String,
}

impl CorrectionRow {
    /// Its cells, in the order of [`headings`].
    pub fn cells(&self) -> [&str; COLUMNS] {
        let Self { place, item, year, unit, stated, computed, difference, cause } = self;
        [place, item, year, unit, stated, computed, difference, cause]
    }
}

/// How many columns the note has.
const COLUMNS: usize = 8;

/// What its columns are called.
pub fn headings(lang: Lang) -> [&'static str; COLUMNS] {
    let words = lang.catalogue();
    [
        words.note_place,
        words.note_item,
        words.note_year,
        words.note_unit,
        words.note_stated,
        words.note_computed,
        words.note_difference,
        words.note_cause,
    ]
}

/// One row for each printed figure that is wrong itself and that nobody accepted as it is.
///
/// A limit that is exceeded or a source that gives too much is no misprint, so it is not in the note.
pub fn corrections(plan: &Plan, report: &Report, lang: Lang) -> Vec<CorrectionRow> {
    let printed = Plan { corrections: Vec::new(), ..plan.clone() };
    rows(&printed, report, &check(&printed, report), lang)
}

fn rows(plan: &Plan, report: &Report, findings: &[Finding], lang: Lang) -> Vec<CorrectionRow> {
    let judged = judge(plan, report);
    let to_correct = findings.iter().enumerate().filter(|(_, finding)| {
        finding.cause.is_none() && finding.waived.is_none() && finding.severity != Severity::Note
    });
    to_correct.filter_map(|(at, finding)| correction(plan, &judged, findings, (at, finding), lang)).collect()
}

fn correction(
    plan: &Plan,
    judged: &[Judged],
    findings: &[Finding],
    (at, finding): (usize, &Finding),
    lang: Lang,
) -> Option<CorrectionRow> {
    let words = lang.catalogue();
    let (claim, of_claim) = (plan.claims.get(finding.claim?)?, judged.get(finding.claim?)?);
    let table = plan.table(claim.table)?;
    let (stated, computed) = (finding.stated.as_ref()?, finding.computed.as_ref()?);
    // the finding about how a number is written says how it was read, which may be wrong as well
    let as_found = finding.rule == Rule::Numeral || of_claim.computed.as_ref() == Some(computed);
    let shown = Some(figure(table, claim, of_claim)).filter(|shown| as_found && !shown.computed.is_empty());
    let members = figures_by_year(plan, judged, findings, (at, finding));
    let (stated, computed, difference) = match shown {
        _ if !members.is_empty() => joined(members),
        Some(shown) => (shown.raw, shown.computed, shown.difference),
        None => {
            let by = difference(stated, computed, table.scale);
            let by = finding.difference.map_or(by, |amount| signed(amount, table.scale));
            (figure_text(stated, table.scale), figure_text(computed, table.scale), by)
        }
    };
    let computed = match finding.rule {
        Rule::Phasing => fill(words.note_elsewhere, &[("figures", &computed)]), // which of them is right, nobody knows
        _ => computed,
    };
    let in_money = matches!(claim.subject.field, ClaimField::Amount | ClaimField::Price);
    Some(CorrectionRow {
        place: place(table),
        item: item(plan, finding, lang),
        year: year(plan, finding, words),
        unit: if in_money { scale_unit(table.scale, lang).to_owned() } else { String::new() },
        stated,
        computed,
        difference,
        cause: cause(plan, judged, findings, (at, finding), lang),
    })
}

/// The printed figures that one cause made wrong in several years of a row.
fn figures_by_year(
    plan: &Plan,
    judged: &[Judged],
    findings: &[Finding],
    (at, cause): (usize, &Finding),
) -> Vec<PrintedFigure> {
    let in_row = |finding: &&Finding| finding.cause == Some(at) && cause.stands_for(finding);
    let shown = |finding: &Finding| {
        let claim = plan.claims.get(finding.claim?)?;
        Some(figure(plan.table(claim.table)?, claim, judged.get(finding.claim?)?))
    };
    findings.iter().filter(in_row).filter_map(shown).collect()
}

fn joined(figures: Vec<PrintedFigure>) -> (String, String, String) {
    let list = |of: fn(&PrintedFigure) -> &str| figures.iter().map(of).collect::<Vec<_>>().join("\u{a0}/ ");
    (
        list(|figure| &figure.raw),
        list(|figure| &figure.computed),
        list(|figure| figure.difference.trim_start_matches('+')),
    )
}

fn place(table: &Table) -> String {
    let parts = [table.title.as_str(), table.place.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "Nhóm II: Tuyên truyền", or what else it is about.
fn item(plan: &Plan, finding: &Finding, lang: Lang) -> String {
    let subject = finding.subject;
    let mut text = capital(&item_name(plan, subject.item, lang));
    let label = subject.item.and_then(|id| plan.outline.get(id)).filter(|item| !item.number.is_empty());
    let source = subject.source.and_then(|id| plan.source(id));
    if let Some(item) = label {
        text = [&text, ": ", &item.label].concat();
    }
    match source {
        Some(source) => [&text, " (", &source.name, ")"].concat(),
        None => text,
    }
}

fn year(plan: &Plan, finding: &Finding, words: &Catalogue) -> String {
    let (first, last) = (plan.period.first(), plan.period.last());
    match (finding.subject.year, &finding.stated) {
        _ if !finding.years.is_empty() => finding.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        (Some(year), _) => year.to_string(),
        (None, _) if first == last => first.to_string(),
        (None, Some(Figure::Series(_))) => [first.to_string(), last.to_string()].join("–"),
        (None, _) => words.all_years.to_owned(),
    }
}

/// The sentence, and every other figure that the cause made wrong, with what it should be.
fn cause(plan: &Plan, judged: &[Judged], findings: &[Finding], (at, finding): (usize, &Finding), lang: Lang) -> String {
    let words = lang.catalogue();
    let carried = findings.iter().filter(|other| other.cause == Some(at) && !finding.stands_for(other));
    let one = |other: &Finding| {
        let claim = plan.claims.get(other.claim?)?;
        let figure = figure(plan.table(claim.table)?, claim, judged.get(other.claim?)?);
        let name = item_name(plan, other.subject.item, lang);
        Some([&name, " ", &year(plan, other, words), ": ", &figure.raw, " → ", &figure.computed].concat())
    };
    let list: Vec<String> = carried.filter_map(one).collect();
    let said = finding_text(plan, finding, lang);
    if list.is_empty() { said } else { [&said, " ", words.note_carried, " ", &list.join("; "), "."].concat() }
}

/// The note as lines of cells between tabs, as spreadsheets take it from the clipboard.
pub fn as_tsv(plan: &Plan, rows: &[CorrectionRow], lang: Lang) -> String {
    grid::tsv(head(plan, lang), lines(rows, lang))
}

/// The note as a table, as word processors take it from the clipboard.
pub fn as_html(plan: &Plan, rows: &[CorrectionRow], lang: Lang) -> String {
    grid::html(head(plan, lang), lines(rows, lang))
}

/// What the note is, and which document it is about.
fn head(plan: &Plan, lang: Lang) -> impl Iterator<Item = &str> {
    let lines = [lang.catalogue().corrections, plan.issuer.as_str(), &plan.title, &plan.decision];
    lines.into_iter().filter(|line| !line.is_empty())
}

/// The headings, then the rows.
fn lines(rows: &[CorrectionRow], lang: Lang) -> impl Iterator<Item = [&str; COLUMNS]> {
    std::iter::once(headings(lang)).chain(rows.iter().map(CorrectionRow::cells))
}
