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
    /// The round values, lowest first; zero is one of them where it lies between the ends.
    pub(super) ticks: Vec<i128>,
}

impl Axis {
    /// An axis from `low` to `high`, with labels as wide as `label` says.
    pub(super) fn new((low, high): (i128, i128), (left, right): (i32, i32), label: &dyn Fn(i128) -> i32) -> Self {
        let zero = (low <= 0 && high >= 0).then_some(0);
        let mut axis = Self { left, right, low, high, ticks: zero.into_iter().collect() };
        for step in steps(high.saturating_sub(low).max(1)) {
            let first = step.saturating_mul(rounded_up(low, step));
            let count = high.saturating_sub(first).checked_div_euclid(step).unwrap_or(0);
            let ticks: Vec<i128> = (0..=count).map(|at| first.saturating_add(step.saturating_mul(at))).collect();
            let pitch = axis.place(low.saturating_add(step)).saturating_sub(left);
            let widest = ticks.iter().map(|tick| label(*tick)).max().unwrap_or(0);
            // a label at an edge is pushed inside by half its width; of two, both may be at one
            let halves = match ticks.len() {
                0 => continue,
                1 => 0,
                2 => 4,
                _ => 3,
            };
            if halves == 0 || pitch >= (widest.saturating_mul(halves) / 2).saturating_add(GAP) {
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

/// How many steps an amount takes, rounded up.
fn rounded_up(amount: i128, step: i128) -> i128 {
    let down = amount.checked_div_euclid(step).unwrap_or(0);
    if amount.checked_rem_euclid(step) == Some(0) { down } else { down.saturating_add(1) }
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
        assert!(axis.place(low) <= axis.place(high));
    }

    #[test]
    fn values_at_the_ticks_are_round_and_their_labels_have_room() {
        check(0, 301, 400, &[0, 100, 200, 300]);
        check(0, 300, 400, &[0, 50, 100, 150, 200, 250, 300]);
        check(0, 301, 120, &[0, 200]);
        check(0, 1, 400, &[0, 1]);
        check(0, 1, 24, &[0, 1]);
        check(0, 1, 23, &[0]);
        check(0, 7, 400, &[0, 2, 4, 6]);
        check(-30, 100, 400, &[0, 50, 100]);
        check(-60, 100, 400, &[-50, 0, 50, 100]);
        check(-4, 0, 400, &[-4, -3, -2, -1, 0]);
        check(0, 999, 40, &[0]);
        check(0, 0, 400, &[0]);
        check(3_552, 4_005, 400, &[3_600, 3_700, 3_800, 3_900, 4_000]);
        check(3_552, 4_005, 60, &[4_000]);
        check(-1_030, -970, 400, &[-1_020, -1_000, -980]);
        check(7, 7, 400, &[7]);
        check(0, i128::MAX, 400, &[0]);
        check(i128::MIN, i128::MAX, 400, &[0]);
    }

    #[test]
    fn an_amount_lies_where_its_share_of_the_axis_says() {
        let axis = Axis::new((0, 400), (100, 500), &|_| 10);
        assert_eq!([0, 100, 399, 400, 999, -5].map(|amount| axis.place(amount)), [100, 200, 499, 500, 500, 100]);
    }
}
