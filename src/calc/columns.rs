//! A plan turned into columns of integers, so that one changed price costs one line and not the whole plan.
//! Agrees with [`compute`](super::compute) to the last đồng; never the source of truth.

use super::exact::{Amount, Exact, LARGEST_CELL, amount_in_year, factors, power_of_ten};
use super::index::Rises;
use super::kernel::{Int, Kernel};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Count, Funding, Id, Item, Line, Plan, Price};

/// The columns of a plan. Rows are positions in the outline.
#[derive(Clone, Debug)]
pub struct Columns {
    sums: Sums,
    years: usize,
    sources: usize,
    /// The sum of each line's weights: a share divided by it is đồng.
    weight: i128,
    /// Whether the shares say what each source pays; not where a line names đồng and not percent.
    exact_shares: bool,
    rows: Vec<Place>,
    lines: Vec<LineInfo>,
    /// No sum of one đồng column is larger than this, whatever the signs.
    magnitude: i128,
    too_large: Vec<(Id, usize)>,
    /// Whether prices follow an index; lines are held as amounts then.
    indexed: bool,
}

#[derive(Clone, Debug)]
enum Sums {
    Narrow(Kernel<i64>),
    Wide(Kernel<i128>),
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Line(usize),
    Group(usize),
}

#[derive(Clone, Copy, Debug)]
struct LineInfo {
    /// Its position in the outline.
    row: usize,
    /// What its quantities are divided by.
    divisor: i128,
    /// The sum of its quantities without signs.
    quantity: i128,
    /// Whether it has one unit price for all years.
    has_price: bool,
}

/// What has to be known of a line before it is known how wide the sums are.
struct Draft {
    price: i128,
    divisor: i128,
    info: LineInfo,
}

/// Why a price was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceRefused {
    /// The line has no constant unit price.
    NoPrice,
    /// The sums might no longer fit, or prices follow an index: compile the changed plan again.
    Recompile,
}

impl Columns {
    /// The columns of `plan` with all sums computed.
    pub fn compile(plan: &Plan) -> Self {
        let years = plan.period.len();
        let mut columns = Self {
            sums: Sums::Wide(Kernel::default()),
            years,
            sources: plan.sources.len(),
            weight: weight_unit(plan),
            exact_shares: true,
            rows: Vec::with_capacity(plan.outline.len()),
            lines: Vec::new(),
            magnitude: 0,
            too_large: Vec::new(),
            indexed: !plan.index.is_empty(),
        };
        let tree = columns.place(plan);
        let (drafts, quantities) = columns.draft(plan);
        columns.sums = if columns.magnitude < columns.narrow_magnitude() {
            Sums::Narrow(columns.fill(plan, &drafts, &quantities, tree))
        } else {
            Sums::Wide(columns.fill(plan, &drafts, &quantities, tree))
        };
        columns
    }

    /// Below this magnitude every product, and every sum of products × weights, fits 64 bits with room for one more
    /// edit: a weight is between `weight` and -`sources` × `weight`, since each source has at most 100 percent.
    fn narrow_magnitude(&self) -> i128 {
        let widest = self.weight.saturating_mul(i128::try_from(self.sources).unwrap_or(i128::MAX).saturating_add(1));
        (1_i128 << 62).checked_div(widest).unwrap_or(0)
    }

    /// Numbers lines and groups in document order; returns the parents of lines and of groups.
    fn place(&mut self, plan: &Plan) -> (Vec<usize>, Vec<usize>) {
        let (mut line_parents, mut group_parents) = (Vec::new(), vec![0]);
        let mut open: Vec<usize> = vec![0]; // the groups around the next item, the whole plan first
        for (row, item) in plan.outline.items().iter().enumerate() {
            open.truncate(item.depth.saturating_add(1));
            let parent = open.last().copied().unwrap_or(0);
            if item.is_group() {
                open.push(group_parents.len());
                self.rows.push(Place::Group(group_parents.len()));
                group_parents.push(parent);
            } else {
                self.rows.push(Place::Line(line_parents.len()));
                line_parents.push(parent);
                self.lines.push(LineInfo { row, divisor: 1, quantity: 0, has_price: false });
            }
        }
        (line_parents, group_parents)
    }

    /// The lines, and their quantities one after another.
    fn draft(&mut self, plan: &Plan) -> (Vec<Draft>, Vec<i128>) {
        let mut drafts = Vec::with_capacity(self.lines.len());
        let mut quantities = Vec::with_capacity(self.lines.len().saturating_mul(self.years));
        let rises = Rises::of(plan);
        let lines = plan.outline.items().iter().filter_map(|item| item.line().map(|line| (item, line)));
        for ((item, line), slot) in lines.zip(&mut self.lines) {
            let draft = draft_line(plan, &rises, (item, line, slot.row), &mut quantities, &mut self.too_large);
            self.magnitude =
                self.magnitude.saturating_add(draft.price.saturating_abs().saturating_mul(draft.info.quantity));
            self.exact_shares &= matches!(line.funding, Funding::Unstated | Funding::Source(_) | Funding::Percent(_));
            *slot = draft.info;
            drafts.push(draft);
        }
        (drafts, quantities)
    }

    fn fill<T: Int>(
        &self,
        plan: &Plan,
        drafts: &[Draft],
        quantities: &[i128],
        tree: (Vec<usize>, Vec<usize>),
    ) -> Kernel<T> {
        let shares = self.sources.saturating_add(1);
        let mut kernel = Kernel { years: self.years, shares, ..Kernel::default() };
        (kernel.line_parents, kernel.group_parents) = tree;
        kernel.prices = drafts.iter().map(|draft| T::from_wide(draft.price)).collect();
        kernel.divisors = drafts.iter().map(|draft| T::from_wide(draft.divisor)).collect();
        kernel.quantities = quantities.iter().map(|number| T::from_wide(*number)).collect();
        let lines = plan.outline.items().iter().filter_map(|item| item.line());
        kernel.weights.reserve(drafts.len().saturating_mul(shares));
        let scale = self.weight.checked_ilog10().unwrap_or(2).saturating_sub(2);
        for line in lines {
            push_weights(plan, &line.funding, (self.weight, scale), &mut kernel.weights);
        }
        kernel.run();
        kernel
    }

    /// Everything again from the inputs held.
    pub fn recalc(&mut self) {
        match &mut self.sums {
            Sums::Narrow(kernel) => kernel.run(),
            Sums::Wide(kernel) => kernel.run(),
        }
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The outline position of the line numbered from 0 in document order.
    pub fn line_row(&self, line: usize) -> Option<usize> {
        self.lines.get(line).map(|info| info.row)
    }

    /// Gives the line (numbered from 0 in document order) another unit price in whole đồng.
    ///
    /// # Errors
    /// [`PriceRefused`]; the columns are unchanged then.
    pub fn set_unit_price(&mut self, line: usize, price: i64) -> Result<(), PriceRefused> {
        let Some(info) = self.lines.get(line).copied().filter(|info| info.has_price) else {
            return Err(PriceRefused::NoPrice);
        };
        if self.indexed {
            return Err(PriceRefused::Recompile);
        }
        let price = i128::from(price);
        // |price| < 2^63 and quantity < 2^63 (see `draft_line`): the product fits
        let added = price.saturating_abs().saturating_mul(info.quantity);
        let magnitude = self.magnitude.saturating_add(added);
        let limit = match self.sums {
            Sums::Narrow(_) => self.narrow_magnitude(),
            Sums::Wide(_) => LARGEST_CELL,
        };
        if magnitude >= limit {
            return Err(PriceRefused::Recompile);
        }
        self.magnitude = magnitude;
        match &mut self.sums {
            Sums::Narrow(kernel) => kernel.set_price(line, i64::from_wide(price), i64::from_wide(info.divisor)),
            Sums::Wide(kernel) => kernel.set_price(line, price, info.divisor),
        };
        Ok(())
    }

    fn sum(&self, place: Place, column: usize) -> i128 {
        match (&self.sums, place) {
            (Sums::Narrow(kernel), Place::Line(line)) => kernel.line_sum(line, column),
            (Sums::Narrow(kernel), Place::Group(group)) => kernel.group_sum(group, column),
            (Sums::Wide(kernel), Place::Line(line)) => kernel.line_sum(line, column),
            (Sums::Wide(kernel), Place::Group(group)) => kernel.group_sum(group, column),
        }
    }

    fn place_of(&self, row: Option<usize>) -> Place {
        row.and_then(|row| self.rows.get(row).copied()).unwrap_or(Place::Group(0))
    }

    /// The amount of a row (`None`: the whole plan) in the year at an index (`None`: all years).
    pub fn amount(&self, row: Option<usize>, year: Option<usize>) -> Money {
        Money::new(self.sum(self.place_of(row), year.unwrap_or(self.years)))
    }

    /// What a source (by its position; one past the last is "no source named") pays of a row over all years, before
    /// it is rounded to đồng: a number of đồng and what to divide it by. `None` where a line names đồng, not percent.
    pub fn exact_share(&self, row: Option<usize>, source: usize) -> Option<(i128, i128)> {
        let column = self.years.saturating_add(1).saturating_add(source);
        (self.exact_shares && source <= self.sources).then(|| (self.sum(self.place_of(row), column), self.weight))
    }

    /// The cells whose amount is too large to say: item and position of the year.
    pub fn too_large(&self) -> &[(Id, usize)] {
        &self.too_large
    }
}

/// 100 percent, in the finest fraction of a percent that the plan uses.
fn weight_unit(plan: &Plan) -> i128 {
    let percents = plan.outline.items().iter().filter_map(|item| match &item.line()?.funding {
        Funding::Percent(shares) => shares.iter().map(|(_, percent)| Exact::new(*percent).scale).max(),
        _ => None,
    });
    let decimals = percents.max().unwrap_or(0);
    power_of_ten(decimals.saturating_add(2)).unwrap_or(100)
}

/// One line's price and divisor; its quantities are added to `all`. A cell that is too large counts as nothing and is listed.
fn draft_line(
    plan: &Plan,
    rises: &Rises,
    (item, line, row): (&Item, &Line, usize),
    all: &mut Vec<i128>,
    too_large: &mut Vec<(Id, usize)>,
) -> Draft {
    let start = all.len();
    let priced = match &line.basis {
        Basis::UnitCost { price: Price::Constant(price), count } if !in_kind(line) && rises.are_none() => {
            constant_price(plan, price.unwrap_or(Decimal::ZERO), count, all)
        }
        _ => None,
    };
    let one_price = || matches!(line.basis, Basis::UnitCost { price: Price::Constant(_), .. }) && !in_kind(line);
    let has_price = priced.is_some() || (!rises.are_none() && one_price());
    let (price, divisor, unit) = priced.unwrap_or_else(|| {
        all.truncate(start);
        let amount = |year| match amount_in_year(plan, rises, &line.basis, year) {
            Amount::Known(amount) if !in_kind(line) => amount.dong(),
            Amount::TooLarge => {
                too_large.push((item.id, year));
                0
            }
            Amount::Known(_) | Amount::Blank => 0,
        };
        all.extend((0..plan.period.len()).map(amount));
        (1, 1, 1)
    });
    let quantities = all.get(start..).unwrap_or_default();
    let quantity = quantities.iter().fold(0_i128, |sum, number| sum.saturating_add(number.saturating_abs()));
    Draft { price, divisor, info: LineInfo { row, divisor: unit, quantity, has_price } }
}

/// Price, divisor and the divisor of the quantities alone, which are added to `all`; `None` where one of them is out of
/// the ordinary, so that the line is better held as amounts, and then what was added has no meaning.
fn constant_price(plan: &Plan, price: Decimal, count: &Count, all: &mut Vec<i128>) -> Option<(i128, i128, i128)> {
    const ORDINARY: i128 = 1 << 62;
    let price = Exact::new(price);
    let start = all.len();
    let scale = match whole_quantities(count, plan.period.len(), all) {
        true => 0,
        false => {
            all.truncate(start);
            quantities(plan, count, all)?
        }
    };
    let sum = all.get(start..)?.iter().try_fold(0_i128, |sum, number| sum.checked_add(number.checked_abs()?))?;
    let fits = sum < ORDINARY && price.mantissa.checked_abs()? < ORDINARY;
    let product = Exact { mantissa: sum, scale: 0 }.times(Exact { mantissa: price.mantissa, scale: 0 });
    let small = product.is_some_and(|product| product.mantissa.saturating_abs() < LARGEST_CELL);
    let (unit, divisor) = (power_of_ten(scale)?, power_of_ten(scale.checked_add(price.scale)?)?);
    (fits && small).then_some((price.mantissa, divisor, unit))
}

/// Adds the counts of the years where all of them are whole and nothing multiplies them, as in most plans.
fn whole_quantities(count: &Count, years: usize, all: &mut Vec<i128>) -> bool {
    let add = |number: &Option<Decimal>| match number {
        None => {
            all.push(0);
            true
        }
        Some(number) => {
            all.push(number.mantissa());
            number.scale() == 0
        }
    };
    count.factors.is_empty() && count.by_year.len() == years && count.by_year.iter().all(add)
}

/// Adds the counts of the years at one scale, and returns that scale.
fn quantities(plan: &Plan, count: &Count, all: &mut Vec<i128>) -> Option<u32> {
    let factors = factors(plan, count)?;
    let number = |index: usize| match count.by_year.get(index).copied().flatten() {
        None => Some(Exact { mantissa: 0, scale: 0 }),
        Some(number) => factors.times(Exact::new(number)),
    };
    let numbers: Vec<Exact> = (0..plan.period.len()).map(number).collect::<Option<_>>()?;
    let scale = numbers.iter().map(|number| number.scale).max().unwrap_or(0);
    for number in numbers {
        all.push(number.at_scale(scale)?);
    }
    Some(scale)
}

fn in_kind(line: &Line) -> bool {
    matches!(line.funding, Funding::InKind { .. })
}

/// One weight a source and one for "no source named"; together they are `whole`, which is 100 percent at `scale`.
fn push_weights<T: Int>(plan: &Plan, funding: &Funding, (whole, scale): (i128, u32), weights: &mut Vec<T>) {
    let start = weights.len();
    let weight = |source: &crate::plan::Source| match funding {
        Funding::Source(id) if source.id == *id => whole,
        Funding::Percent(shares) => {
            let percent = shares.iter().filter(|(id, _)| *id == source.id).map(|(_, percent)| Exact::new(*percent));
            percent.filter_map(|percent| percent.at_scale(scale)).fold(0, i128::saturating_add).clamp(0, whole)
        }
        _ => 0,
    };
    weights.extend(plan.sources.iter().map(weight).map(T::from_wide));
    let named = weights.get(start..).unwrap_or_default().iter().fold(0_i128, |sum, w| sum.saturating_add(w.wide()));
    weights.push(T::from_wide(whole.saturating_sub(named)));
}
