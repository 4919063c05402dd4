//! Which figures may have a range, whether it fits, and the commands that set ranges.

use super::super::{End, Figure, Fits, clear_all, figure_of, figures, is_whole, range_all, with_ceiling};
use super::*;

/// What is planned and the range of a figure, and whether they fit.
#[track_caller]
fn check(planned: Option<&str>, ends: Option<(&str, &str)>, fits: Fits) {
    let range = ends.map(|(low, high)| range(10, RangeOf::Price, low, high));
    let figure = Figure { item: 10, of: RangeOf::Price, planned: planned.map(number), range };
    assert_eq!(figure.fits(), fits, "{figure:?}");
}

#[test]
fn a_range_fits_while_what_is_planned_lies_in_it() {
    check(Some("5"), None, Fits::Yes);
    check(Some("5"), Some(("5", "5")), Fits::Yes);
    check(Some("5"), Some(("4", "6")), Fits::Yes);
    check(Some("3"), Some(("4", "6")), Fits::Below);
    check(Some("7"), Some(("4", "6")), Fits::Above);
    check(None, Some(("4", "6")), Fits::Nothing);
}

#[test]
fn every_price_count_and_lump_sum_is_listed_in_the_order_of_the_plan() {
    let in_kind = Funding::InKind { donor: String::new() };
    let mut it = plan(vec![
        (lump_sum(["7", "8", ""]), Funding::Unstated),
        (unit_cost("100", ["2", "", "3"]), Funding::Unstated),
        (unit_cost("100", ["2", "", "3"]), in_kind),
        (Basis::Blank, Funding::Unstated),
    ]);
    it.ranges = vec![range(11, RangeOf::Count, "4", "6"), range(13, RangeOf::Amount, "1", "2")];
    let listed: Vec<_> = figures(&it).iter().map(|it| (it.item, it.of, it.planned, it.fits())).collect();
    let expected = [
        (10, RangeOf::Amount, Some(number("15")), Fits::Yes),
        (11, RangeOf::Price, Some(number("100")), Fits::Yes),
        (11, RangeOf::Count, Some(number("5")), Fits::Yes),
        (13, RangeOf::Amount, None, Fits::Nothing),
    ];
    assert_eq!(listed, expected);
    assert!(figures(&it).iter().all(|figure| figure_of(&it, figure.item, figure.of) == Some(*figure)));
    assert_eq!((figure_of(&it, 12, RangeOf::Price), figure_of(&it, 99, RangeOf::Price)), (None, None));
}

#[test]
fn an_end_that_is_typed_alone_takes_what_is_planned_as_the_other() {
    let check = |before: Option<(&str, &str)>, end, typed: &str, after: Option<(&str, &str)>| {
        let ranged = |ends: Option<(&str, &str)>| ends.map(|(low, high)| range(10, RangeOf::Price, low, high));
        let figure = Figure { item: 10, of: RangeOf::Price, planned: Some(number("100")), range: ranged(before) };
        let value = (!typed.is_empty()).then(|| number(typed));
        let expected = Command::SetRange { item: 10, of: RangeOf::Price, range: ranged(after) };
        assert_eq!(figure.with(end, value), expected);
        assert_eq!(figure.end(end), figure.range.map(|it| if end == End::Low { it.low } else { it.high }));
    };
    check(None, End::Low, "90", Some(("90", "100")));
    check(None, End::High, "120", Some(("100", "120")));
    check(None, End::Low, "110", Some(("110", "110")));
    check(None, End::High, "80", Some(("80", "80")));
    check(Some(("90", "120")), End::Low, "95", Some(("95", "120")));
    check(Some(("90", "120")), End::High, "130", Some(("90", "130")));
    check(Some(("90", "120")), End::Low, "", None);
    check(None, End::High, "", None);
}

#[test]
fn one_step_gives_all_a_range_and_one_takes_them_away() {
    let plan = seed("da-nang-2011-2015");
    let (low, high) = (number("10"), number("20"));
    assert_eq!(clear_all(&plan), None);
    let all = range_all(&plan, low, high).unwrap();
    let ranged = apply(&plan, &all.command).unwrap();
    assert_eq!((all.given, all.replaced), (ranged.ranges.len(), 0));
    assert_eq!(range_all(&ranged, low, high).unwrap().replaced, 0, "the same once more");
    let wider = figures(&ranged)[0].with(End::High, Some(number("90000000")));
    let wider = apply(&ranged, &wider).unwrap();
    assert_eq!(range_all(&wider, low, high).unwrap().replaced, 1, "typed by hand");
    assert_eq!(ranged.ranges, assumed(&plan, low, high));
    assert!(figures(&ranged).iter().all(|figure| figure.fits() == Fits::Yes));
    assert_eq!(apply(&ranged, &clear_all(&ranged).unwrap()).unwrap(), plan);
    assert_eq!(range_all(&super::plan(Vec::new()), low, high), None);
}

#[test]
fn a_ceiling_of_the_whole_is_asked_about_only_where_the_plan_has_none() {
    let mut it = plan(vec![(lump_sum(["7", "8", ""]), Funding::Unstated)]);
    it.ceilings = vec![Ceiling { year: Some(2026), ..Ceiling::new(100, Money::new(5)) }];
    let asked = with_ceiling(&it, Money::new(20));
    assert_eq!(asked.ceilings.iter().filter(|ceiling| is_whole(ceiling)).count(), 1);
    assert_eq!(asked.ceilings.last().map(|ceiling| ceiling.amount), Some(Money::new(20)));
    assert_eq!(with_ceiling(&asked, Money::new(30)).ceilings, asked.ceilings);
}
