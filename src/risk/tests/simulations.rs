//! Simulations computed by hand.

use super::*;

/// Ranges that leave no choice, and what every run then comes to.
#[track_caller]
fn check(plan: &Plan, ranges: &[Range], expected: i128) {
    let simulated = run(plan, ranges, 10, 1);
    assert_eq!([simulated.least, simulated.mean, simulated.most].map(Money::dong), [expected; 3]);
}

#[test]
fn a_figure_that_is_set_moves_what_follows_from_it() {
    let source = Funding::Source(1);
    let price =
        plan(vec![(unit_cost("100", ["2", "", "3"]), source.clone()), (lump_sum(["7", "", ""]), source.clone())]);
    check(&price, &[range(10, RangeOf::Price, "101", "101")], 5 * 101 + 7);
    check(&price, &[range(10, RangeOf::Price, "100.5", "100.5")], 201 + 302 + 7);
    check(&price, &[range(10, RangeOf::Count, "7", "7")], 280 + 420 + 7);
    check(&price, &[range(10, RangeOf::Price, "10", "10"), range(10, RangeOf::Count, "10", "10")], 100 + 7);
    check(&price, &[range(11, RangeOf::Amount, "-5", "-5")], 500 - 5);
    // what the line does not have does not vary
    check(&price, &[range(11, RangeOf::Amount, "9", "9"), range(11, RangeOf::Price, "1", "1")], 500 + 9);
    // the first range of a figure counts
    check(&price, &[range(10, RangeOf::Price, "1", "1"), range(10, RangeOf::Price, "9", "9")], 5 + 7);

    let mut years = plan(vec![(unit_cost("100", ["1", "1", "1"]), source.clone())]);
    let prices = Command::SetPrice { item: 10, year: Some(2028), price: Some(number("200")) };
    years = apply(&years, &prices).unwrap();
    check(&years, &[range(10, RangeOf::Price, "150", "150")], 150 + 150 + 300);
    let lumps = plan(vec![(lump_sum(["1", "", "2"]), source)]);
    check(&lumps, &[range(10, RangeOf::Amount, "4", "4")], 1 + 3);
}

#[test]
fn from_zero_a_figure_goes_up_as_it_would_if_it_were_typed() {
    let free =
        plan(vec![(unit_cost("0", ["2", "", "3"]), Funding::Source(1)), (lump_sum(["0", "0", ""]), Funding::Unstated)]);
    check(&free, &[range(10, RangeOf::Price, "20", "20")], 100);
    check(&free, &[range(11, RangeOf::Amount, "20", "20")], 20);
    let none = plan(vec![(unit_cost("10", ["0", "0", ""]), Funding::Source(1))]);
    check(&none, &[range(10, RangeOf::Count, "4", "4")], 40);
    let some = run(&free, &[range(10, RangeOf::Price, "0", "20")], 1_000, 1);
    assert_eq!(some.planned, Money::ZERO);
    assert!(some.p50 > Money::ZERO && some.most <= Money::new(100));
}

#[test]
fn the_mean_and_the_chance_of_one_price_are_those_of_the_triangle() {
    let mut one = plan(vec![(unit_cost("10000000", ["1", "2", ""]), Funding::Source(1))]);
    one.ceilings.push(Ceiling::new(100, Money::new(33_000_000)));
    let simulated = run(&one, &[range(10, RangeOf::Price, "9000000", "12000000")], 100_000, 3);
    // mean (9 + 10 + 12) / 3 million × 3; above 11 million: 1² / (3 × 2) of the runs
    assert!(simulated.mean.minus(Money::new(31_000_000)).dong().abs() < 20_000, "{:?}", simulated.mean);
    assert!(simulated.under[0].runs.abs_diff(83_333) < 400, "{:?}", simulated.under);
    assert_eq!(simulated.under_all, Some(simulated.under[0].runs));
    assert!(simulated.assumed, "the plan has no such range");
}

#[test]
fn each_ceiling_counts_its_years_sources_lines_and_codes() {
    let shares = Funding::PriceShares(vec![(1, number("60")), (2, number("40"))]);
    let mut it = plan(vec![(unit_cost("100", ["2", "", "3"]), shares), (lump_sum(["7", "8", ""]), Funding::Source(2))]);
    let chapter = crate::plan::Code { kind: crate::plan::CodeKind::ALL[0], text: "416".to_owned() };
    it.outline = it.outline.with(11, |item| {
        let Kind::Line(line) = &mut item.kind else { return };
        line.codes.chapter = "416".to_owned();
    });
    let ranges = [range(10, RangeOf::Price, "200", "200"), range(11, RangeOf::Amount, "30", "30")];
    // what each comes to in every run: one đồng less is too little
    let cases: [(Ceiling, i128); 8] = [
        (Ceiling::new(100, Money::ZERO), 1_030),
        (Ceiling { year: Some(2026), ..Ceiling::new(101, Money::ZERO) }, 414),
        (Ceiling { year: Some(2027), ..Ceiling::new(102, Money::ZERO) }, 16),
        (Ceiling { source: Some(1), ..Ceiling::new(103, Money::ZERO) }, 600),
        (Ceiling { source: Some(2), year: Some(2026), ..Ceiling::new(104, Money::ZERO) }, 174),
        (Ceiling { item: Some(11), ..Ceiling::new(105, Money::ZERO) }, 30),
        (Ceiling { code: Some(chapter), ..Ceiling::new(106, Money::ZERO) }, 30),
        (Ceiling { year: Some(1999), ..Ceiling::new(107, Money::ZERO) }, 0),
    ];
    for (ceiling, amount) in cases {
        for (limit, kept) in [(amount, 20), (amount - 1, 0)] {
            it.ceilings = vec![Ceiling { amount: Money::new(limit), ..ceiling.clone() }];
            assert_eq!(run(&it, &ranges, 20, 1).under_all, Some(kept), "{:?}", it.ceilings);
        }
    }
    let spent = crate::plan::Spent { through: 2026, amount: Money::new(100) };
    it.ceilings = vec![Ceiling { spent: Some(spent), ..Ceiling::new(100, Money::new(716)) }];
    assert_eq!(run(&it, &ranges, 20, 1).under_all, Some(20));
    it.ceilings[0].amount = Money::new(715);
    assert_eq!(run(&it, &ranges, 20, 1).under_all, Some(0));
}

#[test]
fn the_same_seed_repeats_and_another_differs() {
    let plan = seed("da-nang-2011-2015");
    let ranges = assumed(&plan, number("10"), number("20"));
    let one = run(&plan, &ranges, 3_000, 1);
    assert_eq!(run(&plan, &ranges, 3_000, 1), one);
    let other = run(&plan, &ranges, 3_000, 2);
    assert_ne!((other.mean, other.p50, other.least), (one.mean, one.p50, one.least));
    let mut turned = ranges.clone();
    turned.reverse();
    assert_eq!(run(&plan, &turned, 3_000, 1), one, "the order of the ranges means nothing");
}

#[test]
fn progress_is_told_and_a_simulation_can_be_stopped() {
    let plan = seed("da-nang-2011-2015");
    let ranges = assumed(&plan, number("10"), number("20"));
    let told = |runs: u32, last: u32| {
        let mut told = Vec::new();
        let result = simulate(&plan, &ranges, Runs { runs, seed: 1 }, &mut |done| {
            told.push(done);
            done < last
        });
        (told, result.map(|it| it.runs))
    };
    assert_eq!(told(2_500, 9_999), (vec![0, 1_000, 2_000, 2_500], Ok(2_500)));
    assert_eq!(told(2_500, 1_000), (vec![0, 1_000], Err(Unsimulated::Stopped)));
    assert_eq!(told(0, 9_999), (vec![0, 1], Ok(1)));
    // a part of a block is the beginning of it
    assert_eq!(run(&plan, &ranges, 1, 1).mean, run(&plan, &ranges, 1, 1).p90);
}

#[test]
fn what_cannot_be_simulated_says_why() {
    let why =
        |plan: &Plan, ranges: &[Range]| simulate(plan, ranges, Runs { runs: 10, seed: 1 }, &mut |_| true).unwrap_err();
    let in_kind = Funding::InKind { donor: String::new() };
    let one = plan(vec![(unit_cost("5", ["1", "", ""]), in_kind), (Basis::Blank, Funding::Unstated)]);
    let all: Vec<Range> =
        [9, 10, 11].into_iter().flat_map(|id| RangeOf::ALL.map(|of| range(id, of, "1", "9"))).collect();
    assert_eq!(why(&one, &[]), Unsimulated::NothingVaries);
    assert_eq!(why(&one, &all), Unsimulated::NothingVaries);
    assert_eq!(assumed(&one, number("10"), number("20")), []);
    let most = "999999999999999";
    let large = plan(vec![(unit_cost(most, [most, "", ""]), Funding::Unstated)]);
    assert_eq!(why(&large, &[range(10, RangeOf::Price, "1", "2")]), Unsimulated::TooLarge);
    let fine = plan(vec![(unit_cost("1", ["1", "", ""]), Funding::Unstated)]);
    let both = [range(10, RangeOf::Price, "0", most), range(10, RangeOf::Count, "0", most)];
    assert_eq!(why(&fine, &both), Unsimulated::TooLarge);
    assert!(run(&fine, &both[..1], 10, 1).most > Money::ZERO);
}

#[test]
fn assumed_ranges_are_around_what_is_planned() {
    let it = plan(vec![
        (unit_cost("1000001", ["1", "", ""]), Funding::Unstated),
        (unit_cost("0", ["1", "", ""]), Funding::Unstated),
        (unit_cost("1.5", ["1", "", ""]), Funding::Unstated),
        (lump_sum(["-50", "", "-50"]), Funding::Unstated),
    ]);
    let expected = [
        range(10, RangeOf::Price, "900001", "1200001"),
        range(12, RangeOf::Price, "1.4", "1.8"),
        range(13, RangeOf::Amount, "-120", "-90"),
    ];
    assert_eq!(assumed(&it, number("10"), number("20")), expected);
    assert_eq!(assumed(&it, number("100"), number("0"))[0], range(10, RangeOf::Price, "0", "1000001"));
}
