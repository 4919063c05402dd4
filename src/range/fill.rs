//! Filling cells from their neighbours and emptying them, as one command. What is copied from a cell to one alike keeps
//! all that it means: factors, payers, prices by year.

use super::bench::Bench;
use super::clip::Held;
use super::copy::number;
use super::dialect::Dialect;
use super::problem::PasteProblem;
use super::row::{Reading, turn};
use crate::calc::{Report, compute, count_in_year};
use crate::edit::{Command, Spread};
use crate::entry::{Column, Sets, product_of, sets, understand};
use crate::money::Money;
use crate::plan::{Basis, Count, Funding, Id, Item, Plan, Price};
use crate::sort;
use crate::text::{Lang, shown};
use std::ops::Range;

/// What a fill comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// All of it; empty where nothing changes.
    pub command: Command,
    /// Cells that were left as they are, since they only show what is computed.
    pub skipped: usize,
}

/// The selected part of those rows or columns, with the one before it where only one is selected: a single row is filled
/// from the row above it.
pub fn seeded<T>(shown: &[T], selected: Range<usize>) -> &[T] {
    let start = if selected.len() == 1 { selected.start.saturating_sub(1) } else { selected.start };
    shown.get(start..selected.end).unwrap_or_default()
}

/// Copies the first of these rows into the others; see [`seeded`] for a selection of one row.
///
/// # Errors
/// The first cell that does not take what is copied; nothing is changed then.
pub fn fill_down(plan: &Plan, ids: &[Id], columns: &[Column]) -> Result<Filled, PasteProblem> {
    let Some((first, rest)) = ids.split_first() else { return Ok(Filler::nothing()) };
    let filler = Filler::new(plan);
    filler.rows(rest, |filler, bench| {
        columns_to_fill(columns).into_iter().try_for_each(|column| filler.copy(bench, (*first, column), column))
    })
}

/// Copies the first of these columns into the others; see [`seeded`] for a selection of one column.
///
/// # Errors
/// The first cell that does not take what is copied; nothing is changed then.
pub fn fill_right(plan: &Plan, ids: &[Id], columns: &[Column]) -> Result<Filled, PasteProblem> {
    let Some((first, rest)) = columns.split_first() else { return Ok(Filler::nothing()) };
    let filler = Filler::new(plan);
    filler.rows(ids, |filler, bench| {
        let from = (bench.id(), *first);
        columns_to_fill(rest).into_iter().try_for_each(|column| filler.copy(bench, from, column))
    })
}

/// Empties the cells that can be set.
///
/// # Errors
/// The first cell that does not take it; nothing is changed then.
pub fn clear(plan: &Plan, ids: &[Id], columns: &[Column]) -> Result<Filled, PasteProblem> {
    Filler::new(plan).rows(ids, |_, bench| {
        for column in columns.iter().copied() {
            let Some(item) = bench.item() else { continue };
            match sets(bench.plan(), &item, column).map(|sets| emptied(item.id, sets)) {
                Some(command) => bench.attempt(column, command)?,
                None => bench.skipped = bench.skipped.saturating_add(1),
            }
        }
        Ok(())
    })
}

/// The command that empties what a cell sets.
fn emptied(item: Id, sets: Sets) -> Command {
    match sets {
        Sets::Text(field) => Command::SetItemText { item, field, text: String::new() },
        Sets::Price => Command::SetPrice { item, year: None, price: None },
        Sets::Count => Command::SetCount { item, year: None, count: None },
        Sets::CountInYear(year) => Command::SetCount { item, year: Some(year), count: None },
        Sets::Amount(year) => Command::SetAmount { item, year, amount: None },
        Sets::Spread => Command::SpreadAmount { item, amount: None, spread: Spread::Proportional },
        Sets::Funding => Command::SetFunding { item, funding: Funding::Unstated },
    }
}

/// The columns in the order in which they are filled: without the sum of years that are filled themselves, since it
/// would be spread over them again.
pub(super) fn columns_to_fill(columns: &[Column]) -> Vec<Column> {
    let years = columns.iter().any(|column| matches!(column, Column::Year(_)));
    let mut columns = columns.to_vec();
    columns.retain(|column| !(years && *column == Column::Total));
    sort::by_key(&mut columns, |column| turn(*column));
    columns
}

/// A plan whose cells are copied from one to another.
pub(super) struct Filler<'a> {
    pub(super) plan: &'a Plan,
    pub(super) report: Report,
    reading: Reading<'a>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self { plan, report: compute(plan), reading: Reading::new(plan, Dialect::default()) }
    }

    pub(super) fn nothing() -> Filled {
        Filled { command: Command::Several(Vec::new()), skipped: 0 }
    }

    /// Does that to each of the rows.
    pub(super) fn rows(
        &self,
        ids: &[Id],
        each: impl Fn(&Self, &mut Bench) -> Result<(), PasteProblem>,
    ) -> Result<Filled, PasteProblem> {
        let empty = Bench::empty(self.plan);
        let (mut commands, mut skipped) = (Vec::new(), 0_usize);
        for item in ids.iter().filter_map(|id| self.plan.outline.get(*id)) {
            let mut bench = Bench::of(&empty, item);
            each(self, &mut bench)?;
            skipped = skipped.saturating_add(bench.skipped);
            commands.append(&mut bench.commands);
        }
        Ok(Filled { command: Command::Several(commands), skipped })
    }

    /// Copies a cell of the plan into a cell of the row.
    pub(super) fn copy(&self, bench: &mut Bench, (id, from): (Id, Column), to: Column) -> Result<(), PasteProblem> {
        let (Some(source), Some(target)) = (self.plan.outline.get(id), bench.item()) else { return Ok(()) };
        match alike(bench, source, &target, (from, to)) {
            Some(commands) => commands.into_iter().try_for_each(|command| bench.attempt(to, command)),
            None => self.reading.put(bench, to, &self.held(id, from)),
        }
    }

    /// What a cell shows, as if it were pasted.
    fn held(&self, id: Id, column: Column) -> Held {
        let Some(position) = self.plan.outline.position(id) else { return Held::default() };
        Held {
            text: shown(self.plan, &self.report, position, column, Lang::Vi).trim().to_owned(),
            number: number(self.plan, &self.report, position, column),
        }
    }
}

/// What makes a cell mean what one of the same kind means; `None` where they are of different kinds.
fn alike(bench: &Bench, source: &Item, target: &Item, (from, to): (Column, Column)) -> Option<Vec<Command>> {
    let (plan, item) = (bench.plan(), target.id);
    let line = source.line()?;
    match (sets(plan, source, from)?, sets(plan, target, to)?) {
        (Sets::Funding, Sets::Funding) => Some(vec![Command::SetFunding { item, funding: line.funding.clone() }]),
        (Sets::Price, Sets::Price) => {
            let Basis::UnitCost { price, .. } = &line.basis else { return None };
            let in_year =
                |(year, price): (u16, &Option<_>)| Command::SetPrice { item, year: Some(year), price: *price };
            Some(match price {
                Price::Constant(price) => vec![Command::SetPrice { item, year: None, price: *price }],
                Price::ByYear(prices) => plan.period.years().zip(prices).map(in_year).collect(),
            })
        }
        (Sets::Count, Sets::Count) => {
            let Basis::UnitCost { count, .. } = &line.basis else { return None };
            Some(counted(plan, target, count))
        }
        // the very amounts, which the cells of a gift in kind do not show
        (Sets::Amount(from), Sets::Amount(to)) => {
            let amount = lump(plan, source, from);
            Some(vec![Command::SetAmount { item, year: to, amount }])
        }
        (Sets::Spread, Sets::Spread) => {
            let amount = plan.period.years().filter_map(|year| lump(plan, source, year)).reduce(Money::plus);
            Some(vec![Command::SpreadAmount { item, amount, spread: Spread::Proportional }])
        }
        (Sets::CountInYear(year), Sets::CountInYear(into)) => {
            let Basis::UnitCost { count, .. } = &line.basis else { return None };
            let count = count_in_year(plan, count, plan.period.index(year)?);
            // a product is filled as if it were typed, so that its factors go along where they can
            let product = product_of(plan, line, Some(year)).and_then(|text| understand(plan, target, to, &text).ok());
            let number = Command::SetCount { item, year: Some(into), count };
            Some(vec![product.map_or(number, |product| product.command)])
        }
        _ => None,
    }
}

/// The lump sum of a year.
pub(super) fn lump(plan: &Plan, item: &Item, year: u16) -> Option<Money> {
    let Basis::LumpSum(amounts) = &item.line()?.basis else { return None };
    amounts.get(plan.period.index(year)?).copied().flatten()
}

/// What gives a line that very count: its factors, and the number of every year.
fn counted(plan: &Plan, target: &Item, count: &Count) -> Vec<Command> {
    let item = target.id;
    if target.line().is_some_and(|line| matches!(&line.basis, Basis::UnitCost { count: own, .. } if own == count)) {
        return Vec::new();
    }
    // the numbers of the years are set while no factor stands beside them, so that they are taken as they are
    let number = |(year, count): (u16, &Option<_>)| Command::SetCount { item, year: Some(year), count: *count };
    let mut commands = vec![Command::SetFactors { item, factors: Vec::new() }];
    commands.extend(plan.period.years().zip(&count.by_year).map(number));
    commands.push(Command::SetFactors { item, factors: count.factors.clone() });
    commands
}
