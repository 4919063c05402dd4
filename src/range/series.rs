//! Pulling cells on: numbers that change by the same step go on so, everything else repeats. Sets nothing itself.

use super::bench::Bench;
use super::copy::{in_scale, number};
use super::fill::{Filled, Filler, columns_to_fill, lump};
use super::problem::PasteProblem;
use crate::calc::count_in_year;
use crate::entry::{Column, Sets, Typo, sets, understand_number};
use crate::money::Decimal;
use crate::plan::{Basis, Id, Plan};
use std::collections::BTreeMap;

/// Where cells are pulled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the rows below: the first rows are pulled.
    Down,
    /// To the rows above: the last rows are pulled.
    Up,
    /// To the columns on the right: the first columns are pulled.
    Right,
    /// To the columns on the left: the last columns are pulled.
    Left,
}

/// Pulls the first or last `from` of these rows or columns over the others, as the handle of a selection does.
///
/// One cell is copied. Two or more figures with the same step between them go on by that step; anything else repeats.
///
/// # Errors
/// The first cell that does not take what comes to it; nothing is changed then.
pub fn fill_series(
    plan: &Plan,
    ids: &[Id],
    columns: &[Column],
    from: usize,
    direction: Direction,
) -> Result<Filled, PasteProblem> {
    let filler = Filler::new(plan);
    match direction {
        Direction::Down | Direction::Up => {
            let (seeds, rest) = parts(ids, from, direction == Direction::Up);
            let columns = columns_to_fill(columns);
            let pulls: Vec<Pull> = columns
                .iter()
                .map(|column| Pull::new(&filler, seeds.iter().map(|id| (*id, *column)).collect()))
                .collect();
            let places: BTreeMap<Id, usize> = rest.iter().enumerate().map(|(at, id)| (*id, at)).collect();
            filler.rows(&rest, |filler, bench| {
                let at = places.get(&bench.id()).copied().unwrap_or_default();
                pulls.iter().zip(&columns).try_for_each(|(pull, column)| pull.put(filler, bench, *column, at))
            })
        }
        Direction::Right | Direction::Left => {
            let (seeds, rest) = parts(columns, from, direction == Direction::Left);
            filler.rows(ids, |filler, bench| {
                let pull = Pull::new(filler, seeds.iter().map(|column| (bench.id(), *column)).collect());
                let place = |column| rest.iter().position(|other| *other == column).unwrap_or_default();
                columns_to_fill(&rest).into_iter().try_for_each(|column| pull.put(filler, bench, column, place(column)))
            })
        }
    }
}

/// The cells that are pulled and those they are pulled over, both in the direction of the pull.
fn parts<T: Copy>(all: &[T], from: usize, back: bool) -> (Vec<T>, Vec<T>) {
    let mut all = all.to_vec();
    if back {
        all.reverse();
    }
    let rest = all.split_off(from.min(all.len()));
    (all, rest)
}

/// Cells of one row or column that are pulled.
struct Pull {
    seeds: Vec<(Id, Column)>,
    /// The last figure and the step, where they go on.
    steps: Option<(Figure, Decimal)>,
}

/// A figure as it is typed, and what kind of figure it is.
type Figure = (Decimal, bool);

impl Pull {
    fn new(filler: &Filler<'_>, seeds: Vec<(Id, Column)>) -> Self {
        let figures: Option<Vec<Figure>> = seeds.iter().map(|seed| figure(filler, *seed)).collect();
        let steps = figures.and_then(|figures| steps(&figures));
        Self { seeds, steps }
    }

    /// Puts what comes at that distance from the pulled cells.
    fn put(&self, filler: &Filler<'_>, bench: &mut Bench, column: Column, at: usize) -> Result<(), PasteProblem> {
        let Some(((last, counts), step)) = self.steps else {
            let Some(seed) = at.checked_rem(self.seeds.len()).and_then(|at| self.seeds.get(at)) else { return Ok(()) };
            return filler.copy(bench, *seed, column);
        };
        let Some(item) = bench.item() else { return Ok(()) };
        match sets(bench.plan(), &item, column) {
            Some(sets) if is_count(sets) == Some(counts) => {
                let distance = Decimal::from(at.saturating_add(1));
                let number = step.checked_mul(distance).and_then(|way| last.checked_add(way));
                let number = number.ok_or_else(|| bench.problem(column, Typo::NotWhole))?;
                let understood = understand_number(bench.plan(), &item, column, Some(number));
                let command = understood.map_err(|typo| bench.problem(column, typo))?.command;
                bench.attempt(column, command)
            }
            _ => {
                bench.skipped = bench.skipped.saturating_add(1);
                Ok(())
            }
        }
    }
}

/// The last figure and the step to the next, if there is one step, and it leads anywhere.
fn steps(figures: &[Figure]) -> Option<(Figure, Decimal)> {
    let last = *figures.last()?;
    let pairs = || figures.iter().zip(figures.iter().skip(1));
    let step = |((one, _), (next, _)): (&Figure, &Figure)| next.checked_sub(*one);
    let first = step(pairs().next()?)?;
    let same = pairs().all(|pair| step(pair) == Some(first) && pair.0.1 == pair.1.1);
    (same && !first.is_zero()).then_some((last, first))
}

fn figure(filler: &Filler<'_>, (id, column): (Id, Column)) -> Option<Figure> {
    let plan = filler.plan;
    let position = plan.outline.position(id)?;
    let item = plan.outline.items().get(position)?;
    let sets = sets(plan, item, column)?;
    let number = match (sets, item.line().map(|line| &line.basis)) {
        (Sets::CountInYear(year), Some(Basis::UnitCost { count, .. })) => {
            count_in_year(plan, count, plan.period.index(year)?)?
        }
        (Sets::Amount(year), _) => in_scale(lump(plan, item, year)?.to_decimal()?, plan.scale)?,
        _ => number(plan, &filler.report, position, column)?,
    };
    Some((number, is_count(sets)?))
}

/// Whether a cell of figures is a count; `None` for other cells.
fn is_count(sets: Sets) -> Option<bool> {
    match sets {
        Sets::Count | Sets::CountInYear(_) => Some(true),
        Sets::Price | Sets::Amount(_) | Sets::Spread => Some(false),
        Sets::Text(_) | Sets::Funding => None,
    }
}
