//! What ceilings leave, at the cells of the table that they limit. Only finds the cells: what is left is the report's.

use super::column::Column;
use crate::calc::Report;
use crate::money::Money;
use crate::plan::{Ceiling, Id, Plan};
use crate::sort;

/// What a ceiling leaves of the amount in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The row; `None` for that of the whole plan.
    pub item: Option<Id>,
    /// The column.
    pub column: Column,
    /// What is left; negative when it is exceeded.
    pub left: Money,
}

/// What is left at each cell that is the very subject of a ceiling, by row; of several on one cell, the least. A ceiling of
/// one source or one budget code limits no cell of the table.
pub fn rooms(plan: &Plan, report: &Report) -> Vec<Room> {
    let mut rooms: Vec<Room> = Vec::new();
    for (ceiling, headroom) in plan.ceilings.iter().zip(&report.ceilings) {
        let column = column(plan, ceiling);
        rooms.extend(column.map(|column| Room { item: ceiling.item, column, left: headroom.left }));
    }
    sort::by_key(&mut rooms, |room| (room.item, super::kind(room.column), year(room.column), room.left));
    rooms.dedup_by_key(|room| (room.item, room.column));
    rooms
}

/// The column whose amounts the ceiling limits.
fn column(plan: &Plan, ceiling: &Ceiling) -> Option<Column> {
    if ceiling.source.is_some() || ceiling.code.is_some() {
        return None;
    }
    let Some(year) = ceiling.year else { return Some(Column::Total) };
    let at = plan.period.index(year)?;
    // the total of a plan of one year is that year
    Some(if plan.period.len() > 1 { Column::Year(at) } else { Column::Total })
}

fn year(column: Column) -> Option<usize> {
    if let Column::Year(at) = column { Some(at) } else { None }
}
