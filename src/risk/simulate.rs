//! What a plan comes to when its figures are drawn many times. The same plan, ranges and seed give the same, on every machine.

use super::Unsimulated;
use super::model::{Model, Term, Varying};
use crate::calc::divide_rounding;
use crate::money::Money;
use crate::plan::{Id, Plan, Range};
use serde::{Deserialize, Serialize};

/// How often, and from which random numbers on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runs {
    /// How often: 1 to [`Runs::MOST`].
    pub runs: u32,
    /// Any number: the same one gives the same result.
    pub seed: u64,
}

impl Runs {
    /// The most runs: more would show nothing more, and take the memory.
    pub const MOST: u32 = 1_000_000;
}

/// What a plan came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Simulated {
    /// How many runs there were.
    pub runs: u32,
    /// The random numbers they began with.
    pub seed: u64,
    /// The total as planned.
    pub planned: Money,
    /// The smallest total.
    pub least: Money,
    /// The largest.
    pub most: Money,
    /// The mean, rounded to đồng.
    pub mean: Money,
    /// At most this in one run of ten: the smallest total that is enough for so many.
    pub p10: Money,
    /// In half of the runs.
    pub p50: Money,
    /// In eight of ten.
    pub p80: Money,
    /// In nine of ten.
    pub p90: Money,
    /// For each ceiling of the plan, in its order, how many runs kept it.
    pub under: Vec<Chance>,
    /// How many runs kept all of them; `None` where the plan has none.
    pub under_all: Option<u32>,
    /// How many runs came to what.
    pub histogram: Vec<Bar>,
    /// Whether the ranges are not those of the plan.
    pub assumed: bool,
}

/// How many runs kept a ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chance {
    /// The ceiling.
    pub ceiling: Id,
    /// The runs.
    pub runs: u32,
}

/// How many runs came to `from` or more, and less than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The lower end.
    pub from: Money,
    /// The upper end, where the next bar begins.
    pub to: Money,
    /// The runs.
    pub runs: u32,
}

/// Runs between two questions whether to go on.
const BLOCK: u32 = 1_000;

/// Draws every range many times, each for itself, and says what the plan comes to.
///
/// A figure is drawn from a triangular distribution whose peak is what the plan has (brought between the ends of the range), in
/// the finest unit of the four: whole counts come out whole. Figures that differ by year go up and down together in proportion.
/// The amount of a line and year is what is drawn × what stands beside it, rounded to đồng as `calc` does; a source pays of it
/// the part that it pays as planned. Before each block of 1.000 runs, and at the end, `go_on` is told how many are done, and
/// may stop.
///
/// # Errors
/// [`Unsimulated`] says why there is no result.
pub fn simulate(
    plan: &Plan,
    ranges: &[Range],
    runs: Runs,
    go_on: &mut dyn FnMut(u32) -> bool,
) -> Result<Simulated, Unsimulated> {
    let model = Model::of(plan, ranges, runs.seed)?;
    let mut tally = Tally::new(&model, runs.runs.clamp(1, Runs::MOST));
    while tally.done < tally.runs {
        if !go_on(tally.done) {
            return Err(Unsimulated::Stopped);
        }
        tally.block(&model);
    }
    if !go_on(tally.done) {
        return Err(Unsimulated::Stopped);
    }
    Ok(tally.simulated(&model, runs.seed, ranges != plan.ranges.as_slice()))
}

/// What the runs so far came to, and room for a block of them.
struct Tally {
    runs: u32,
    done: u32,
    totals: Vec<i128>,
    under: Vec<u32>,
    under_all: u32,
    /// The totals of the block, and for each ceiling what counts.
    sums: Vec<Vec<i128>>,
    drawn: Vec<i128>,
    amounts: Vec<i128>,
}

impl Tally {
    fn new(model: &Model, runs: u32) -> Self {
        let room = || vec![0; usize::try_from(BLOCK).unwrap_or_default()];
        Self {
            runs,
            done: 0,
            totals: Vec::with_capacity(usize::try_from(runs).unwrap_or_default()),
            under: vec![0; model.limits.len()],
            under_all: 0,
            sums: (0..=model.limits.len()).map(|_| room()).collect(),
            drawn: room(),
            amounts: room(),
        }
    }

    fn block(&mut self, model: &Model) {
        let bases = std::iter::once(model.base).chain(model.limits.iter().map(|limit| limit.base));
        self.sums.iter_mut().zip(bases).for_each(|(sums, base)| sums.fill(base));
        for line in &model.lines {
            draw(line, self.done, &mut self.drawn);
            line.terms.iter().for_each(|term| self.add(term));
        }
        let count = self.runs.saturating_sub(self.done).min(BLOCK);
        for run in 0..usize::try_from(count).unwrap_or_default() {
            self.judge(model, run);
        }
        self.done = self.done.saturating_add(count);
    }

    /// Adds what a term comes to in each run of the block.
    fn add(&mut self, term: &Term) {
        for (amount, drawn) in self.amounts.iter_mut().zip(&self.drawn) {
            *amount = term.amount.of(*drawn);
        }
        let Some((totals, ceilings)) = self.sums.split_first_mut() else { return };
        for (total, amount) in totals.iter_mut().zip(&self.amounts) {
            *total = total.wrapping_add(*amount); // `Model` says that it fits
        }
        for (at, part) in &term.parts {
            let Some(sums) = ceilings.get_mut(*at) else { continue };
            for (sum, amount) in sums.iter_mut().zip(&self.amounts) {
                *sum = sum.wrapping_add(part.of(*amount));
            }
        }
    }

    /// Takes down what the run at that place of the block came to.
    fn judge(&mut self, model: &Model, run: usize) {
        let mut sums = self.sums.iter().filter_map(|sums| sums.get(run));
        self.totals.extend(sums.next());
        let mut all = true;
        for ((sum, limit), under) in sums.zip(&model.limits).zip(&mut self.under) {
            let kept = *sum <= limit.most;
            *under = under.saturating_add(u32::from(kept));
            all &= kept;
        }
        self.under_all = self.under_all.saturating_add(u32::from(all));
    }

    fn simulated(mut self, model: &Model, seed: u64, assumed: bool) -> Simulated {
        self.totals.sort_unstable();
        let sum = self.totals.iter().fold(0_i128, |sum, total| sum.saturating_add(*total));
        let at = |percent| Money::new(percentile(&self.totals, percent));
        let chance = |(limit, runs): (&super::model::Limit, &u32)| Chance { ceiling: limit.ceiling, runs: *runs };
        Simulated {
            runs: self.runs,
            seed,
            planned: model.planned,
            least: at(0),
            most: at(100),
            mean: Money::new(divide_rounding(sum, i128::from(self.runs))),
            p10: at(10),
            p50: at(50),
            p80: at(80),
            p90: at(90),
            under: model.limits.iter().zip(&self.under).map(chance).collect(),
            under_all: (!model.limits.is_empty()).then_some(self.under_all),
            histogram: histogram(&self.totals),
            assumed,
        }
    }
}

/// The product of what is drawn for the line in each run of the block that begins with that run.
fn draw(line: &Varying, first: u32, drawn: &mut [i128]) {
    let (Some(one), rest) = (line.draws.first(), line.draws.get(1..).unwrap_or_default()) else { return };
    for (slot, run) in drawn.iter_mut().zip(first..) {
        *slot = i128::from(one.in_run(run));
    }
    for other in rest {
        for (slot, run) in drawn.iter_mut().zip(first..) {
            *slot = slot.wrapping_mul(i128::from(other.in_run(run)));
        }
    }
}

/// The smallest of the sorted totals that is enough for so many percent of them.
fn percentile(sorted: &[i128], percent: usize) -> i128 {
    let rank = sorted.len().saturating_mul(percent).div_ceil(100).max(1);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

/// How many of the sorted totals lie in each of at most 40 bars, each as wide as 1, 2 or 5 and zeros.
fn histogram(sorted: &[i128]) -> Vec<Bar> {
    const MOST: i128 = 40;
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let bar = |total: &i128, width: i128| total.checked_div_euclid(width).unwrap_or(0);
    let bars = |width| bar(most, width).saturating_sub(bar(least, width)).saturating_add(1);
    let widths =
        (0..36).flat_map(|zeros| [1_i128, 2, 5].map(|digit| digit.saturating_mul(10_i128.saturating_pow(zeros))));
    let Some(width) = widths.into_iter().find(|width| bars(*width) <= MOST) else { return Vec::new() };
    let first = bar(least, width);
    let mut rest = sorted;
    let in_bar = |at: i128| {
        let from = first.saturating_add(at).saturating_mul(width);
        let to = from.saturating_add(width);
        let (inside, after) = rest.split_at(rest.partition_point(|total| *total < to));
        rest = after;
        Bar { from: Money::new(from), to: Money::new(to), runs: u32::try_from(inside.len()).unwrap_or(u32::MAX) }
    };
    (0..bars(width)).map(in_bar).collect()
}
