//! Who pays how much for what: rows of the outline, columns of sources or of years, ready to show and to copy. Every figure
//! is one of the report; it adds up nothing.

#[cfg(test)]
mod tests;

use super::{Lang, grid};
use crate::calc::{Report, Row};
use crate::money::{Scale, print_scaled};
use crate::plan::{Id, Plan};

/// What the columns are. Sources count from 0, and the place after the last is "no source named".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaidBy {
    /// The sources, in the year at that place or in all of them.
    Source {
        /// The place of the year.
        year: Option<usize>,
    },
    /// The years, from the source at that place or from all of them.
    Year {
        /// The place of the source.
        source: Option<usize>,
    },
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidRow {
    /// The item; none of the totals.
    pub id: Option<Id>,
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is a group.
    pub group: bool,
    /// Its number and its name.
    pub name: String,
    /// A figure under each heading, the sum last; empty where nothing is paid.
    pub cells: Vec<String>,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidTable {
    /// What the columns of figures are called, the sum last.
    pub heads: Vec<String>,
    /// The rows asked for, in the order of the plan.
    pub rows: Vec<PaidRow>,
    /// The whole plan.
    pub total: PaidRow,
}

/// The table with a row for each of those items that is in the plan.
pub fn paid_table(plan: &Plan, report: &Report, by: PaidBy, items: &[Id], lang: Lang) -> PaidTable {
    let words = lang.catalogue();
    let columns = columns(plan, report, by);
    let cells = |row: Row| columns.iter().map(|column| column.text(report, row, plan.scale)).collect();
    let row = |id: &Id| {
        let place = plan.outline.position(*id)?;
        let item = plan.outline.items().get(place)?;
        Some(PaidRow {
            id: Some(*id),
            depth: item.depth,
            group: item.is_group(),
            name: item.name(),
            cells: cells(Row::Item(place)),
        })
    };
    let head = |column: &Column| match (column.year, column.source) {
        _ if column.is_sum => words.col_sum.to_owned(),
        (Some(year), _) if matches!(by, PaidBy::Year { .. }) => {
            plan.period.years().nth(year).map_or(String::new(), |year| year.to_string())
        }
        (_, Some(source)) => plan.sources.get(source).map_or(words.no_source, |source| &source.name).to_owned(),
        (_, None) => String::new(),
    };
    PaidTable {
        heads: columns.iter().map(head).collect(),
        rows: items.iter().filter_map(row).collect(),
        total: PaidRow {
            id: None,
            depth: 0,
            group: true,
            name: super::capital(words.whole_plan),
            cells: cells(Row::Plan),
        },
    }
}

/// What stands under a heading.
#[derive(Clone, Copy)]
struct Column {
    year: Option<usize>,
    source: Option<usize>,
    is_sum: bool,
}

impl Column {
    fn text(self, report: &Report, row: Row, scale: Scale) -> String {
        let amount = report.amount(row, self.year, self.source);
        // a share of nothing is no share; a row that comes to zero says so in its sum
        let shown = amount.filter(|amount| self.is_sum || row == Row::Plan || !amount.is_zero());
        shown.map_or(String::new(), |amount| print_scaled(amount, scale))
    }
}

fn columns(plan: &Plan, report: &Report, by: PaidBy) -> Vec<Column> {
    let column = |year, source| Column { year, source, is_sum: false };
    let (mut columns, year, source): (Vec<Column>, _, _) = match by {
        PaidBy::Source { year } => {
            let none = has_unpaid(plan, report).then_some(plan.sources.len());
            let sources = (0..plan.sources.len()).chain(none);
            (sources.map(|source| column(year, Some(source))).collect(), year, None)
        }
        PaidBy::Year { source } => {
            ((0..plan.period.len()).map(|year| column(Some(year), source)).collect(), None, source)
        }
    };
    columns.push(Column { year, source, is_sum: true });
    columns
}

/// Whether any line has money in any year that no source is named for, or more named for it than it has.
fn has_unpaid(plan: &Plan, report: &Report) -> bool {
    let none = plan.sources.len();
    let years = || 0..plan.period.len();
    let rows = (0..plan.outline.len()).map(Row::Item);
    rows.into_iter().any(|row| years().any(|year| !report.share_in_year(row, none, year).is_zero()))
}

impl PaidTable {
    /// The table as lines of cells between tabs, with the title of the plan above.
    pub fn as_tsv(&self, plan: &Plan, lang: Lang) -> String {
        grid::tsv(self.title(plan, lang), self.lines(lang))
    }

    /// The same as a table, as word processors take it from the clipboard.
    pub fn as_html(&self, plan: &Plan, lang: Lang) -> String {
        grid::html(self.title(plan, lang), self.lines(lang))
    }

    fn title<'a>(&self, plan: &'a Plan, lang: Lang) -> impl Iterator<Item = &'a str> {
        [plan.title.as_str(), super::scale_unit(plan.scale, lang)].into_iter()
    }

    fn lines(&self, lang: Lang) -> impl Iterator<Item = Vec<&str>> {
        let head = (lang.catalogue().col_label, &self.heads);
        let rows = self.rows.iter().chain([&self.total]).map(|row| (row.name.as_str(), &row.cells));
        std::iter::once(head)
            .chain(rows)
            .map(|(name, cells)| [name].into_iter().chain(cells.iter().map(String::as_str)).collect())
    }
}
