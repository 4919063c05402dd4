//! What a row of the table shows, as data that can be compared. Draws nothing.

use crate::calc::Row;
use crate::entry::{Column, Room, count_text, sets};
use crate::mend::{Mark, MarkKind};
use crate::money::{Money, print_scaled};
use crate::plan::{Basis, Id, Item, Plan};
use crate::text::{Lang, left_text, shown};
use crate::web::desk::{Cell, Draft, Figures, Sheet};
use std::collections::BTreeSet;

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Its place among all rows, as assistive technology counts: the head is 1.
    pub(super) index: usize,
    pub(super) kind: &'static str,
    pub(super) depth: usize,
    /// Of a group: whether its rows are shown.
    pub(super) unfolded: Option<bool>,
    pub(super) cells: Vec<CellFace>,
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CellFace {
    pub(super) text: String,
    pub(super) read_only: bool,
    /// What the document prints there, and how it is told apart in style.
    pub(super) said: Option<(&'static str, String)>,
    /// What a ceiling on it leaves, and whether it is exceeded.
    pub(super) room: Option<(bool, String)>,
    /// The product that a count comes from.
    pub(super) product: String,
    /// Why the text, which was typed, was not understood.
    pub(super) problem: Option<String>,
}

/// Where faces are made from.
pub(super) struct Source<'a> {
    pub(super) figures: &'a Figures,
    pub(super) sheet: &'a Sheet,
    pub(super) drafts: &'a [(Cell, Draft)],
    pub(super) folded: &'a BTreeSet<Id>,
    pub(super) columns: &'a [Column],
    pub(super) lang: Lang,
}

impl Source<'_> {
    /// The face of an item's row; `at` is its place among the rows shown.
    pub(super) fn of_item(&self, id: Id, at: usize) -> Option<Face> {
        let (row, item) = self.figures.row(id)?;
        let marks = self.sheet.marks_of(Some(id));
        let rooms = self.figures.rooms_of(Some(id));
        let cell =
            |column: &Column| CellFace { room: self.room(rooms, *column), ..self.cell(row, item, *column, marks) };
        let cells = self.columns.iter().map(cell).collect();
        Some(Face {
            index: at.saturating_add(2),
            kind: if item.is_group() { "group" } else { "line" },
            depth: item.depth,
            unfolded: item.is_group().then(|| !self.folded.contains(&id)),
            cells,
        })
    }

    fn cell(&self, row: Row, item: &Item, column: Column, marks: &[Mark]) -> CellFace {
        let plan = &self.figures.plan;
        let draft = self.drafts.iter().find(|(of, _)| *of == (item.id, column)).map(|(_, draft)| draft);
        CellFace {
            text: draft.map_or_else(|| self.text(row, column), |draft| draft.text.clone()),
            read_only: sets(plan, item, column).is_none(),
            said: said(marks, column),
            product: product(plan, item, column),
            problem: draft.map(|draft| draft.problem.clone()),
            room: None,
        }
    }

    /// What a ceiling on the cell leaves.
    fn room(&self, rooms: &[Room], column: Column) -> Option<(bool, String)> {
        let Room { left, .. } = rooms.iter().find(|room| room.column == column)?;
        let print = |amount| print_scaled(amount, self.figures.plan.scale);
        Some((*left < Money::ZERO, left_text(*left, print, self.lang)))
    }

    fn text(&self, row: Row, column: Column) -> String {
        let Row::Item(position) = row else { return String::new() };
        shown(&self.figures.plan, &self.figures.report, position, column, self.lang)
    }

    /// The face of the row of totals.
    pub(super) fn of_plan(&self, rows: usize) -> Face {
        let Figures { plan, report, .. } = self.figures;
        let (marks, rooms) = (self.sheet.marks_of(None), self.figures.rooms_of(None));
        let cell = |column: &Column| {
            let amount = match column {
                Column::Total => report.total(Row::Plan),
                Column::Year(index) => report.in_year(Row::Plan, *index),
                _ => None,
            };
            let text = match column {
                Column::Label => self.lang.catalogue().grand_total.to_owned(),
                _ => amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale)),
            };
            let (said, room) = (said(marks, *column), self.room(rooms, *column));
            CellFace { text, read_only: true, said, room, ..CellFace::default() }
        };
        let cells = self.columns.iter().map(cell).collect();
        Face { index: rows.saturating_add(2), kind: "total", depth: 0, unfolded: None, cells }
    }
}

/// What a count is the product of, as people write it.
fn product(plan: &Plan, item: &Item, column: Column) -> String {
    match item.line().map(|line| &line.basis) {
        // one number alone says no more than the count
        Some(Basis::UnitCost { count, .. }) if column == Column::Count && count.factors.len() > 1 => {
            count_text(plan, count, false)
        }
        _ => String::new(),
    }
}

fn said(marks: &[Mark], column: Column) -> Option<(&'static str, String)> {
    let mark = marks.iter().find(|mark| mark.column == column)?;
    let kind = match mark.kind {
        MarkKind::Cause => "cause",
        MarkKind::Carried => "carried",
        MarkKind::Changed => "changed",
    };
    Some((kind, mark.text.clone()))
}
