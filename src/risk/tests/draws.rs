//! The distribution that is drawn, against its closed form.
#![allow(clippy::float_arithmetic)]

use super::super::draw::Triangle;

/// Draws 100.000 figures and holds their mean and percentiles against those of the triangular distribution, within a
/// thousandth of the width.
#[track_caller]
fn check(low: i64, likely: i64, high: i64) {
    let triangle = Triangle::new(7, 1, [low, likely, high]);
    let mut drawn: Vec<i64> = (0..100_000).map(|run| triangle.in_run(run)).collect();
    drawn.sort_unstable();
    assert!(drawn[0] >= low && drawn[99_999] <= high, "{} to {}", drawn[0], drawn[99_999]);
    let (low, likely, high) = (low as f64, likely as f64, high as f64);
    let (width, within) = (high - low, 4.0 * (high - low) / 1_000.0);
    let mean = drawn.iter().map(|it| *it as f64).sum::<f64>() / 100_000.0;
    assert!((mean - (low + likely + high) / 3.0).abs() < within, "mean {mean}");
    for percent in [5, 10, 25, 50, 80, 90, 95] {
        let chance = f64::from(percent) / 100.0;
        let expected = if chance < (likely - low) / width {
            low + (chance * width * (likely - low)).sqrt()
        } else {
            high - ((1.0 - chance) * width * (high - likely)).sqrt()
        };
        let found = drawn[percent as usize * 1_000] as f64;
        assert!((found - expected).abs() < 1.5 * within, "{percent}: {found}, expected {expected}");
    }
}

#[test]
fn mean_and_percentiles_are_those_of_the_triangle() {
    check(9_000_000, 10_000_000, 12_000_000);
    check(0, 1_000_000, 1_000_000);
    check(-5_000_000, -5_000_000, 20_000_000);
    check(-1_000_000_000_000_000, 0, 1_000_000_000_000_000);
    check(0, 5_000, 1_000_000_000_000_000_000);
}

#[test]
fn whole_figures_come_out_whole_and_the_peak_stays_between_the_ends() {
    let counts = |low, likely, high| {
        let triangle = Triangle::new(1, 1, [low, likely, high]);
        let mut counts = [0_u32; 4];
        (0..80_000).for_each(|run| counts[triangle.in_run(run) as usize] += 1);
        counts
    };
    // a half below each end belongs to it: 1/8, 3/4, 1/8
    let [none, one, two, three] = counts(1, 2, 3);
    assert_eq!(none, 0);
    for (found, expected) in [(one, 10_000), (two, 60_000), (three, 10_000)] {
        assert!(u32::abs_diff(found, expected) < 500, "{found}, expected {expected}");
    }
    assert_eq!(counts(2, 2, 2), [0, 0, 80_000, 0]);
    assert_eq!(counts(1, 9, 3), counts(1, 3, 3));
    assert_eq!(counts(1, -9, 3), counts(1, 1, 3));
}

#[test]
fn streams_differ_by_seed_and_by_name_and_repeat() {
    let stream = |seed, name| {
        let triangle = Triangle::new(seed, name, [0, 1 << 40, 1 << 41]);
        (0..8).map(|run| triangle.in_run(run)).collect::<Vec<_>>()
    };
    assert_eq!(stream(1, 2), stream(1, 2));
    for (seed, name) in [(1, 3), (2, 2), (2, 1), (0, 0), (u64::MAX, u64::MAX)] {
        assert!(stream(1, 2).iter().zip(stream(seed, name)).all(|(one, other)| *one != other), "{seed} {name}");
    }
}

#[test]
fn two_streams_do_not_go_together() {
    let [one, other] = [1, 2].map(|name| Triangle::new(1, name, [-1_000, 0, 1_000]));
    // the variance of each is 1000² / 6
    let product: i64 = (0..100_000).map(|run| one.in_run(run) * other.in_run(run)).sum();
    assert!((product / 100_000).abs() < 2_000, "{product}");
}
