//! Tests of rectangles of cells, on the real plans: one check function a topic, many cases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod adds;
mod clips;
mod codes;
mod fills;
mod laws;
mod pastes;
mod sums;

use super::*;
use crate::calc::compute;
use crate::edit::{Command, apply};
use crate::entry::{Arrangement, Column};
use crate::open::Seed;
use crate::plan::{Id, Line, Period, Plan};
use crate::text::Lang;

const THOUSAND: &str = "quang-ngai-2011-2015";
const MILLION: &str = "da-nang-2011-2015";
const DONG: &str = "dong-nai-2018";

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn blank(years: u16) -> Plan {
    Plan::blank("thu", "Thử", Period::new(2026, 2025 + years).unwrap())
}

fn ids(plan: &Plan) -> Vec<Id> {
    plan.outline.items().iter().map(|item| item.id).collect()
}

fn line(plan: &Plan, id: Id) -> Line {
    plan.outline.get(id).unwrap().line().unwrap().clone()
}

/// What those cells show: tabs between columns, ` / ` between rows.
fn shows(plan: &Plan, ids: &[Id], columns: &[Column]) -> String {
    let text = copy(plan, &compute(plan), ids, columns, Lang::Vi).text;
    text.trim_end_matches("\r\n").replace("\r\n", " / ").replace('\t', " | ")
}

/// `a | b / c`: a block as a text of cells.
fn clip(text: &str) -> Clip {
    Clip::from_text(&text.replace(" | ", "\t").replace(" / ", "\r\n")).unwrap()
}

/// A paste at a row and column over one selected cell.
fn paste_at(plan: &Plan, id: Option<Id>, column: Column, text: &str) -> Result<Pasted, PasteProblem> {
    let columns = Arrangement::default().shown(Column::of(plan), &plan.codes_used());
    paste_among(plan, &columns, id, column, text)
}

/// The same, where these columns are shown.
fn paste_among(
    plan: &Plan,
    columns: &[Column],
    id: Option<Id>,
    column: Column,
    text: &str,
) -> Result<Pasted, PasteProblem> {
    let ids = ids(plan);
    let row = ids.iter().position(|other| Some(*other) == id).unwrap_or(ids.len());
    let at = (row, columns.iter().position(|other| *other == column).unwrap());
    paste(plan, &ids, columns, at, (1, 1), &clip(text))
}

fn applied(plan: &Plan, command: &Command) -> Plan {
    apply(plan, command).unwrap()
}
