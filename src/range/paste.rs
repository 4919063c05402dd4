//! What a block from the clipboard means in the table: one command, or why it means nothing. Changes no plan.

use super::bench::Bench;
use super::clip::{Clip, Held};
use super::dialect::Dialect;
use super::problem::PasteProblem;
use super::row::{Put, Reading};
use crate::edit::{Command, Place};
use crate::entry::Column;
use crate::plan::{Id, Plan};
use crate::text::{Lang, column_name};

/// What a paste comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// All of it; empty where nothing changes.
    pub command: Command,
    /// The rows that are selected afterwards, new ones last.
    pub rows: Vec<Id>,
    /// The columns that are selected afterwards.
    pub columns: Vec<Column>,
    /// Cells of the block that were left out: they only show what is computed, or stand beyond the last column.
    pub skipped: usize,
}

/// Puts a block into the table, its first cell at row and column `at` of those shown, over a selection of so many rows
/// and columns.
///
/// - One cell fills the selection, and a block whose size divides the selection repeats in it; otherwise the size of the
///   block decides.
/// - Rows below the last one become new lines after it: in its group if it is an empty group.
/// - A first row of column names is left out.
/// - A cell that shows just what is pasted stays what it is, with its factors and sources. An empty cell empties.
/// - A cell of a year takes money, as it shows: of a line with a unit price that sets the count which comes to it.
/// - A row pasted with price, count and amounts becomes a unit cost or a lump sum, as the block has it.
///
/// # Errors
/// The first cell that cannot be what is pasted; nothing is changed then.
pub fn paste(
    plan: &Plan,
    ids: &[Id],
    columns: &[Column],
    at: (usize, usize),
    selected: (usize, usize),
    clip: &Clip,
) -> Result<Pasted, PasteProblem> {
    let block =
        Block { plan, ids, columns, at: (at.0.min(ids.len()), at.1), clip, first: usize::from(has_head(plan, clip)) };
    block.paste(selected)
}

/// A block over its place.
struct Block<'a> {
    plan: &'a Plan,
    ids: &'a [Id],
    columns: &'a [Column],
    at: (usize, usize),
    clip: &'a Clip,
    /// The first row of the block that holds cells.
    first: usize,
}

impl Block<'_> {
    fn paste(&self, selected: (usize, usize)) -> Result<Pasted, PasteProblem> {
        let (rows, width) = self.size(selected);
        let columns: Vec<Column> = self.columns.iter().skip(self.at.1).take(width).copied().collect();
        let old = self.ids.iter().skip(self.at.0).take(rows).copied();
        let new = (self.plan.next_id..).take(rows.saturating_sub(self.ids.len().saturating_sub(self.at.0)));
        let mut commands = self.added(new.clone());
        let mut skipped = self.beyond(rows, columns.len(), width);
        let reading = Reading::new(self.plan, self.dialect(&columns));
        let empty = Bench::empty(self.plan);
        let items: Vec<Id> = old.chain(new).collect();
        for (row, id) in items.iter().enumerate() {
            let known = self.plan.outline.get(*id);
            let mut bench = known.map_or_else(|| Bench::new_line(&empty, *id), |item| Bench::of(&empty, item));
            let cells: Vec<Put<'_>> = self.cells(row, &columns).collect();
            reading.put_row(&mut bench, &cells, known.is_none())?;
            skipped = skipped.saturating_add(bench.skipped);
            commands.append(&mut bench.commands);
        }
        Ok(Pasted { command: Command::Several(commands), rows: items, columns, skipped })
    }

    /// How many rows and columns are filled.
    fn size(&self, selected: (usize, usize)) -> (usize, usize) {
        let (rows, columns) = self.block();
        if rows == 0 || columns == 0 {
            return (0, 0);
        }
        if selected.0.is_multiple_of(rows) && selected.1.is_multiple_of(columns) && selected.0 > 0 && selected.1 > 0 {
            return selected;
        }
        // blank rows at the end of a block make no new lines
        let shown = self.ids.len().saturating_sub(self.at.0);
        let is_filled =
            |row: &usize| self.clip.row(self.first.saturating_add(*row)).iter().any(|held| !held.is_blank());
        let filled = (0..rows).rev().find(is_filled).map_or(0, |last| last.saturating_add(1));
        (rows.min(filled.max(shown)), columns)
    }

    fn block(&self) -> (usize, usize) {
        let (rows, columns) = self.clip.size();
        (rows.saturating_sub(self.first), columns)
    }

    /// The cell of the block for that place; it repeats.
    fn held(&self, row: usize, column: usize) -> Option<&Held> {
        let (rows, columns) = self.block();
        let row = self.first.saturating_add(row.checked_rem(rows)?);
        self.clip.cell(row, column.checked_rem(columns)?)
    }

    fn cells<'b>(&'b self, row: usize, columns: &'b [Column]) -> impl Iterator<Item = Put<'b>> {
        let cells = columns.iter().enumerate();
        cells.filter_map(move |(at, column)| Some((*column, self.held(row, at)?)))
    }

    /// How many cells that say something stand beyond the last column.
    fn beyond(&self, rows: usize, columns: usize, width: usize) -> usize {
        let cut = (0..rows).flat_map(|row| (columns..width).map(move |column| (row, column)));
        cut.filter(|(row, column)| self.held(*row, *column).is_some_and(|held| !held.is_blank())).count()
    }

    fn dialect(&self, columns: &[Column]) -> Dialect {
        let (rows, _) = self.block();
        let cells = (0..rows).flat_map(|row| self.cells(row, columns));
        let figures = cells.filter(|(column, held)| column.is_figure() && held.number.is_none());
        Dialect::of(figures.map(|(_, held)| held.text.as_str()))
    }

    /// The commands for new lines after the last row.
    fn added(&self, new: impl Iterator<Item = Id>) -> Vec<Command> {
        let mut place = self.place();
        let add = |id| Command::AddItem { group: false, place: std::mem::replace(&mut place, Place::After(id)) };
        new.map(add).collect()
    }

    fn place(&self) -> Place {
        let last = self.ids.last().and_then(|id| self.plan.outline.position(*id));
        let Some((position, item)) = last.and_then(|at| Some((at, self.plan.outline.items().get(at)?))) else {
            return Place::In { group: None, position: usize::MAX };
        };
        let is_empty = self.plan.outline.subtree(position).len() == 1;
        if item.is_group() && is_empty {
            Place::In { group: Some(item.id), position: 0 }
        } else {
            Place::After(item.id)
        }
    }
}

/// Whether the first row of several is nothing but names of columns; years alone may as well be figures.
fn has_head(plan: &Plan, clip: &Clip) -> bool {
    let mut names: Vec<String> = Vec::new();
    for lang in Lang::ALL {
        names.extend(
            Column::of(plan).into_iter().map(|column| column_name(column, plan.period.first(), lang).to_lowercase()),
        );
    }
    let head: Vec<String> =
        clip.row(0).iter().map(|held| held.text.to_lowercase()).filter(|text| !text.is_empty()).collect();
    clip.size().0 > 1
        && head.iter().any(|text| !text.chars().all(|c| c.is_ascii_digit()))
        && head.iter().all(|text| names.contains(text))
}
