//! Where a text or a figure stands in the table, and which name fits what was typed. Reads the plan and its report;
//! changes nothing.

mod figure;
mod fold;
mod name;
mod step;
mod wanted;

#[cfg(test)]
mod tests;

pub use fold::{fold, spell};
pub use name::{Fit, fit, items_named};
pub use step::{Way, next};

use crate::calc::{Report, Row};
use crate::entry::Column;
use crate::plan::{Funding, Id, Item, Plan};
use figure::has_figure;
use wanted::Wanted;

/// A cell of the table that has what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub item: Id,
    /// The column.
    pub column: Column,
}

/// The cells that have the query, in the order of the table. Case and spaces do not matter; marks matter if the query
/// has some. Of a figure, a part as it is printed is enough, with points between its groups or without. The units in
/// charge of an item and its budget codes, which have no column, count as its description.
pub fn find(plan: &Plan, report: &Report, query: &str) -> Vec<Hit> {
    let Some(mut wanted) = Wanted::new(query) else { return Vec::new() };
    let payers: Vec<Id> = plan.sources.iter().filter(|source| wanted.is_in(&source.name)).map(|it| it.id).collect();
    let columns = Column::of(plan);
    let mut hits = Vec::new();
    for (place, item) in plan.outline.items().iter().enumerate() {
        for column in &columns {
            let found = if column.is_figure() {
                wanted.is_figure() && has_figure(&mut wanted, (plan, report), (Row::Item(place), item), *column)
            } else {
                has_text(&mut wanted, &payers, item, *column)
            };
            if found {
                hits.push(Hit { item: item.id, column: *column });
            }
        }
    }
    hits
}

fn has_text(wanted: &mut Wanted, payers: &[Id], item: &Item, column: Column) -> bool {
    match column {
        Column::Number => wanted.is_in(&item.number),
        Column::Label => [&item.label, &item.lead, &item.support].into_iter().any(|text| wanted.is_in(text)),
        Column::Note => wanted.is_in(&item.note),
        Column::Unit => item.line().is_some_and(|line| wanted.is_in(&line.unit)),
        Column::Code(kind) => item.line().is_some_and(|line| wanted.is_in(line.codes.of(kind))),
        Column::Source => item.line().is_some_and(|line| match &line.funding {
            Funding::InKind { donor } => wanted.is_in(donor),
            funding => !payers.is_empty() && funding.sources().iter().any(|id| payers.contains(id)),
        }),
        Column::Count | Column::Price | Column::Total | Column::Year(_) => false,
    }
}
