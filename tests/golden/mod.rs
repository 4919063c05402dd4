//! What a simulation of Đà Nẵng comes to, frozen: the host and the browser are held against the same numbers.

use du_toan::money::{Decimal, Money};
use du_toan::open::Seed;
use du_toan::plan::Ceiling;
use du_toan::risk::{Runs, assumed, simulate};

/// Ten thousand runs with seed 1, every price and lump sum from 10 % below to 20 % above, and a ceiling of the whole, of a year
/// and of a source.
pub(crate) fn check_simulation() {
    let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    plan.ceilings = vec![
        Ceiling::new(100, Money::new(3_800_000_000)),
        Ceiling { year: Some(2011), ..Ceiling::new(101, Money::new(1_080_000_000)) },
        Ceiling { source: Some(3), ..Ceiling::new(102, Money::new(205_000_000)) },
    ];
    let ranges = assumed(&plan, Decimal::from(10), Decimal::from(20));
    let simulated = simulate(&plan, &ranges, Runs { runs: 10_000, seed: 1 }, &mut |_| true).unwrap();
    let figures = [
        simulated.planned,
        simulated.least,
        simulated.p10,
        simulated.p50,
        simulated.mean,
        simulated.p80,
        simulated.p90,
        simulated.most,
    ];
    assert_eq!(
        figures.map(Money::dong),
        [
            3_637_500_000,
            3_552_229_187,
            3_676_767_494,
            3_757_628_004,
            3_759_042_713,
            3_813_496_954,
            3_843_389_809,
            4_005_282_428
        ]
    );
    let under: Vec<u32> = simulated.under.iter().map(|chance| chance.runs).collect();
    let bars: Vec<u32> = simulated.histogram.iter().map(|bar| bar.runs).collect();
    let expected = (
        vec![7_399, 7_678, 5_607],
        Some(4_267),
        vec![
            1, 13, 25, 87, 172, 294, 491, 723, 966, 1_159, 1_211, 1_178, 1_079, 878, 634, 454, 310, 174, 83, 38, 22, 5,
            2, 1,
        ],
    );
    assert_eq!((under, simulated.under_all, bars), expected);
}
