//! The bare sums over columns of integers. Knows nothing of plans; whoever fills the columns proves that they fit.

/// The integers a kernel runs on: `i64` where every sum provably fits, `i128` otherwise.
pub(super) trait Int: Copy + Default + PartialEq {
    const ONE: Self;
    fn from_wide(value: i128) -> Self;
    fn wide(self) -> i128;
    // Plain machine operations: the caller has proved that nothing overflows.
    fn mul(self, other: Self) -> Self;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    /// Divided by a positive number, rounded half away from zero.
    fn div(self, divisor: Self) -> Self;
}

macro_rules! int {
    ($type:ty) => {
        impl Int for $type {
            const ONE: Self = 1;
            #[allow(clippy::cast_possible_truncation)] // proved to fit by `Columns::compile`
            fn from_wide(value: i128) -> Self {
                value as $type
            }
            fn wide(self) -> i128 {
                i128::from(self)
            }
            #[inline(always)]
            fn mul(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            fn div(self, divisor: Self) -> Self {
                Self::from_wide(super::exact::divide_rounding(self.wide(), divisor.wide()))
            }
        }
    };
}
int!(i64);
int!(i128);

/// Columns of one plan, and their sums.
///
/// A row of sums has one value a year, then the total, then one share a source: total × weight, not yet divided by the
/// sum of the weights and so never rounded. Group 0 is the whole plan; a group's parent has a smaller index than it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kernel<T> {
    pub(super) years: usize,
    pub(super) shares: usize,
    /// One a line.
    pub(super) prices: Vec<T>,
    /// One a line: what price × quantity is divided by, mostly 1.
    pub(super) divisors: Vec<T>,
    /// One a line and year.
    pub(super) quantities: Vec<T>,
    /// One a line and source.
    pub(super) weights: Vec<T>,
    /// One a line: its group.
    pub(super) line_parents: Vec<usize>,
    /// One a group: its group; its own index for the whole plan.
    pub(super) group_parents: Vec<usize>,
    /// A row a line.
    pub(super) line_sums: Vec<T>,
    /// A row a group.
    pub(super) group_sums: Vec<T>,
    /// Room for the changes of one line, kept between edits.
    pub(super) scratch: Vec<T>,
}

impl<T: Int> Kernel<T> {
    fn width(&self) -> usize {
        self.years.saturating_add(1).saturating_add(self.shares)
    }

    fn at(&self, row: usize, column: usize) -> usize {
        row.saturating_mul(self.width()).saturating_add(column)
    }

    /// Everything again from the columns.
    pub(super) fn run(&mut self) {
        let width = self.width();
        self.line_sums.resize(self.prices.len().saturating_mul(width), T::default());
        self.group_sums.clear();
        self.group_sums.resize(self.group_parents.len().saturating_mul(width), T::default());
        let inputs = self.prices.iter().zip(&self.divisors).zip(&self.line_parents);
        let columns =
            self.quantities.chunks_exact(self.years.max(1)).zip(self.weights.chunks_exact(self.shares.max(1)));
        for ((((price, divisor), parent), (quantities, weights)), sums) in
            inputs.zip(columns).zip(self.line_sums.chunks_exact_mut(width))
        {
            line(*price, *divisor, quantities, weights, sums);
            let start = parent.saturating_mul(width);
            if let Some(group) = self.group_sums.get_mut(start..start.saturating_add(width)) {
                add_to(group, sums);
            }
        }
        self.gather(width);
    }

    /// Adds each group to its parent, last group first, so that a group is complete before it is added.
    fn gather(&mut self, width: usize) {
        for (group, parent) in self.group_parents.iter().enumerate().skip(1).rev() {
            let (before, from) = self.group_sums.split_at_mut(group.saturating_mul(width));
            let start = parent.saturating_mul(width);
            if let (Some(sums), Some(own)) = (before.get_mut(start..start.saturating_add(width)), from.get(..width)) {
                add_to(sums, own);
            }
        }
    }

    /// Gives a line another price and moves the differences up to the whole plan. False if there is no such line.
    pub(super) fn set_price(&mut self, at: usize, price: T, divisor: T) -> bool {
        let (Some(old_price), Some(old_divisor)) = (self.prices.get_mut(at), self.divisors.get_mut(at)) else {
            return false;
        };
        (*old_price, *old_divisor) = (price, divisor);
        let width = self.width();
        let mut change = std::mem::take(&mut self.scratch);
        change.resize(width, T::default());
        self.reline(at, price, divisor, &mut change);
        self.climb(at, &change);
        self.scratch = change;
        true
    }

    /// Recomputes a line's row and leaves in `change` by how much each sum changed.
    fn reline(&mut self, at: usize, price: T, divisor: T, change: &mut [T]) {
        let slice = |width: usize| at.saturating_mul(width)..at.saturating_add(1).saturating_mul(width);
        let quantities = self.quantities.get(slice(self.years)).unwrap_or_default();
        let weights = self.weights.get(slice(self.shares)).unwrap_or_default();
        line(price, divisor, quantities, weights, change);
        let Some(sums) = self.line_sums.get_mut(slice(self.years.saturating_add(1).saturating_add(self.shares))) else {
            return;
        };
        for (sum, new) in sums.iter_mut().zip(change) {
            let old = std::mem::replace(sum, *new);
            *new = new.sub(old);
        }
    }

    /// Adds `change` to every group above a line.
    fn climb(&mut self, at: usize, change: &[T]) {
        let mut group = self.line_parents.get(at).copied();
        while let Some(index) = group {
            let start = self.at(index, 0);
            if let Some(sums) = self.group_sums.get_mut(start..start.saturating_add(change.len())) {
                add_to(sums, change);
            }
            group = self.group_parents.get(index).copied().filter(|parent| *parent != index);
        }
    }

    /// One sum of a line: a year, the total (`years`), or a share.
    pub(super) fn line_sum(&self, line: usize, column: usize) -> i128 {
        self.line_sums.get(self.at(line, column)).map_or(0, |sum| sum.wide())
    }

    /// One sum of a group.
    pub(super) fn group_sum(&self, group: usize, column: usize) -> i128 {
        self.group_sums.get(self.at(group, column)).map_or(0, |sum| sum.wide())
    }
}

/// The sums of one line.
#[inline(always)]
fn line<T: Int>(price: T, divisor: T, quantities: &[T], weights: &[T], sums: &mut [T]) {
    let (amounts, rest) = sums.split_at_mut(quantities.len().min(sums.len()));
    let mut total = T::default();
    for (amount, quantity) in amounts.iter_mut().zip(quantities) {
        *amount = price.mul(*quantity);
        if divisor != T::ONE {
            *amount = amount.div(divisor);
        }
        total = total.add(*amount);
    }
    let Some((sum, shares)) = rest.split_first_mut() else { return };
    *sum = total;
    for (share, weight) in shares.iter_mut().zip(weights) {
        *share = total.mul(*weight);
    }
}

#[inline(always)]
fn add_to<T: Int>(sums: &mut [T], change: &[T]) {
    for (sum, change) in sums.iter_mut().zip(change) {
        *sum = sum.add(*change);
    }
}
