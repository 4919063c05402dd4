//! Where an amount lies between two edges, and the round values marked between them. In whole numbers throughout.

/// How many steps an axis has at most.
const MOST_STEPS: i128 = 6;
/// The room between two labels.
const GAP: i32 = 8;

/// An axis from its left to its right edge.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    left: i32,
    right: i32,
    low: i128,
    high: i128,
    /// The round values, lowest first; zero is always one of them.
    pub(super) ticks: Vec<i128>,
}

impl Axis {
    /// An axis from `low` (0 or less) to `high` (0 or more), with labels as wide as `label` says.
    pub(super) fn new((low, high): (i128, i128), (left, right): (i32, i32), label: &dyn Fn(i128) -> i32) -> Self {
        let mut axis = Self { left, right, low, high, ticks: vec![0] };
        for step in steps(high.saturating_sub(low).max(1)) {
            let first = 0_i128.saturating_sub(step.saturating_mul(low.saturating_abs().checked_div(step).unwrap_or(0)));
            let count = high.saturating_sub(first).checked_div(step).unwrap_or(0);
            let ticks: Vec<i128> = (0..=count).map(|at| first.saturating_add(step.saturating_mul(at))).collect();
            let pitch = axis.place(low.saturating_add(step)).saturating_sub(left);
            let widest = ticks.iter().map(|tick| label(*tick)).max().unwrap_or(0);
            // a label at an edge is pushed inside by half its width
            if ticks.len() == 1 || pitch >= (widest.saturating_mul(3) / 2).saturating_add(GAP) {
                axis.ticks = ticks;
                break;
            }
        }
        axis
    }

    fn length(&self) -> i32 {
        self.right.saturating_sub(self.left).max(0)
    }

    /// Where an amount lies; never outside the edges.
    pub(super) fn place(&self, amount: i128) -> i32 {
        let span = self.high.saturating_sub(self.low);
        // a millionth of the span is finer than any screen, and keeps the product in bounds
        let unit = (span / 1_000_000).max(1);
        let whole = span.checked_div(unit).unwrap_or(1).max(1);
        let part = amount.clamp(self.low, self.high).saturating_sub(self.low).checked_div(unit).unwrap_or(0);
        let along = part.saturating_mul(self.length().into()).checked_div(whole).unwrap_or(0);
        self.left.saturating_add(i32::try_from(along).unwrap_or(0).clamp(0, self.length()))
    }
}

/// 1, 2 and 5 times the powers of ten, from the first of which no more than [`MOST_STEPS`] are needed on.
fn steps(span: i128) -> impl Iterator<Item = i128> {
    let powers = (0..=37_u32).filter_map(|power| 10_i128.checked_pow(power));
    let steps = powers.flat_map(|power| [1, 2, 5].into_iter().map(move |times: i128| power.saturating_mul(times)));
    steps.skip_while(move |step| step.saturating_mul(MOST_STEPS) < span).take(9)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]
    use super::Axis;

    fn check(low: i128, high: i128, length: i32, ticks: &[i128]) {
        let axis = Axis::new((low, high), (10, 10 + length), &|tick| 8 * tick.to_string().len() as i32);
        assert_eq!(axis.ticks, ticks);
        for tick in &axis.ticks {
            assert!((10..=10 + length).contains(&axis.place(*tick)));
        }
        assert!(axis.place(low) <= axis.place(0) && axis.place(0) <= axis.place(high));
    }

    #[test]
    fn values_at_the_ticks_are_round_and_their_labels_have_room() {
        check(0, 301, 400, &[0, 100, 200, 300]);
        check(0, 300, 400, &[0, 50, 100, 150, 200, 250, 300]);
        check(0, 301, 120, &[0, 200]);
        check(0, 1, 400, &[0, 1]);
        check(0, 7, 400, &[0, 2, 4, 6]);
        check(-30, 100, 400, &[0, 50, 100]);
        check(-60, 100, 400, &[-50, 0, 50, 100]);
        check(-4, 0, 400, &[-4, -3, -2, -1, 0]);
        check(0, 999, 40, &[0]);
        check(0, 0, 400, &[0]);
        check(0, i128::MAX, 400, &[0]);
        check(i128::MIN, i128::MAX, 400, &[0]);
    }

    #[test]
    fn an_amount_lies_where_its_share_of_the_axis_says() {
        let axis = Axis::new((0, 400), (100, 500), &|_| 10);
        assert_eq!([0, 100, 399, 400, 999, -5].map(|amount| axis.place(amount)), [100, 200, 499, 500, 500, 100]);
    }
}
