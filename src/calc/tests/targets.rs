//! What lines bring a target to: effects, caps and delays, years, costs and what would reach the goal.

use crate::calc::{Outlook, TargetState, compute, lines_without_target, targets_without_line};
use crate::edit::arbitrary;
use crate::money::{Decimal, Money, read_plain};
use crate::plan::{
    Baseline, Basis, Contribution, Count, Funding, Goal, Id, Item, Kind, Line, Outline, Period, Plan, Population,
    Price, Target,
};
use proptest::prelude::*;
use std::sync::Arc;

fn number(text: &str) -> Decimal {
    read_plain(text).unwrap()
}

/// A line at that price with those counts in 2026, 2027 and 2028.
fn line(id: Id, price: i64, counts: [&str; 3]) -> Arc<Item> {
    let count = Count { factors: Vec::new(), by_year: counts.map(read_plain).to_vec() };
    let basis = Basis::UnitCost { price: Price::Constant(Some(price.into())), count };
    Arc::new(Item::new(id, 0, Kind::Line(Line { basis, ..Line::default() })))
}

/// Line 1 counts 10, 20 and 20 of a million, line 2 counts 4 and 6 of half a million, line 3 has a lump sum.
fn plan(target: Target) -> Plan {
    let mut plan = Plan::blank("p", "P", Period::new(2026, 2028).unwrap());
    let mut lump = Item::new(3, 0, Kind::Line(Line::default()));
    lump.kind = Kind::Line(Line { basis: Basis::LumpSum(vec![Some(Money::new(9)); 3]), ..Line::default() });
    let items = vec![line(1, 1_000_000, ["10", "20", "20"]), line(2, 500_000, ["", "4", "6"]), Arc::new(lump)];
    plan.outline = Outline::from_items(items).unwrap();
    plan.targets = vec![target];
    plan.next_id = 100;
    plan
}

/// `60 %`, `30-40 %`, `100 lượt`, `level`, `done`.
fn goal(text: &str) -> Goal {
    let Some((figures, unit)) = text.split_once(' ') else {
        return if text == "done" { Goal::Done } else { Goal::Level(2) };
    };
    let unit = unit.to_owned();
    match figures.split_once('-') {
        Some((from, to)) => Goal::Range { from: number(from), to: number(to), unit },
        None => Goal::AtLeast { value: number(figures), unit },
    }
}

/// A target by 2028: its goal, baseline, population, and contributions such as `1×0.5 cap 9 delay 1`.
fn target(asked: &str, baseline: &str, population: &str, lines: &[&str]) -> Target {
    let contribution = |text: &&str| {
        let after = |word: &str| Some(text.split_once(word)?.1.split(' ').next()?.to_owned());
        let (item, rest) = text.split_once('×').unwrap();
        Contribution {
            item: item.parse().unwrap(),
            effect: number(rest.split(' ').next().unwrap()),
            cap: after("cap ").map(|cap| number(&cap)),
            delay: after("delay ").map_or(0, |delay| delay.parse().unwrap()),
        }
    };
    let none = String::new;
    Target {
        id: 50,
        number: none(),
        text: none(),
        goal: goal(asked),
        year: Some(2028),
        baseline: read_plain(baseline).map(|value| Baseline { value, year: None, text: none() }),
        population: read_plain(population).map(|value| Population { value, unit: none(), text: none() }),
        parent: None,
        contributions: lines.iter().map(contribution).collect(),
    }
}

/// An outlook in one line; what is not known is left out.
fn summary(outlook: &Outlook) -> String {
    let mut text = format!("{:?} +{}", outlook.state, outlook.added);
    let mut put = |name: &str, value: Option<String>| text.extend(value.map(|value| format!(" {name} {value}")));
    let said = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let money = |value: Option<Money>| value.map(|value| value.dong().to_string());
    put("to", said(outlook.projected));
    put("short", said(outlook.short_by));
    put("above", said(outlook.above_by));
    put("population", said(outlook.population_at_most));
    if outlook.by_year.iter().any(Option::is_some) {
        put(
            "years",
            Some(outlook.by_year.iter().map(|it| said(*it).unwrap_or_default()).collect::<Vec<_>>().join("/")),
        );
    }
    put("needs", said(outlook.needed));
    put("of most", said(outlook.most));
    put("units", said(outlook.units));
    put("of", said(outlook.units_needed));
    put("cost", money(outlook.cost));
    put("point", money(outlook.cost_per_point));
    put("head", money(outlook.cost_per_beneficiary));
    text
}

#[track_caller]
fn check(target: Target, expected: &str) {
    assert_eq!(summary(&compute(&plan(target)).targets[0]), expected);
}

#[test]
fn percentages() {
    let websites = |population: &str| target("60 %", "31", population, &["1×1"]);
    check(websites(""), "NeedsPopulation +50 population 172 units 50 cost 50000000 head 1000000");
    check(
        websites("1500"),
        "Short +50 to 34.33 short 25.67 years 31.66/33/34.33 needs 435 units 50 of 435 cost 50000000 point 15000000 head 1000000",
    );
    check(
        websites("172"),
        "Reached +50 to 60.06 short 0 years 36.81/48.44/60.06 needs 50 units 50 of 50 cost 50000000 point 1720000 head 1000000",
    );
    check(
        websites("173"),
        "Short +50 to 59.9 short 0.1 years 36.78/48.34/59.9 needs 51 units 50 of 51 cost 50000000 point 1730000 head 1000000",
    );
    check(target("60 %", "", "", &["1×1"]), "NeedsBaseline +50 units 50 cost 50000000 head 1000000");
    check(target("60 %", "", "1000", &["1×1"]), "NeedsBaseline +50 units 50 cost 50000000 point 10000000 head 1000000");
    check(target("60 %", "31", "1500", &[]), "NoActivity +0 years 31/31/31 needs 435");
    check(target("60 %", "31", "", &[]), "NoActivity +0");
    // what adds nothing leaves things as they are, of how many soever
    check(target("60 %", "31", "", &["3×1"]), "Short +0 to 31 short 29 units 0 cost 27");
    check(target("60 %", "61", "", &["1×1"]), "Reached +50 needs 0 units 50 of 0 cost 50000000 head 1000000");
    check(target("60 %", "60", "", &["1×-1"]), "NeedsPopulation +-50 needs 0 units 50 cost 50000000");
    check(
        target("60 %", "61", "100", &["1×-1"]),
        "Short +-50 to 11 short 49 years 51/31/11 needs 0 units 50 cost 50000000",
    );
    // a goal with more decimals is not reached by rounding down the projection, nor missed by it
    check(
        target("60.0005 %", "60", "10000", &["2×0.005"]),
        "Reached +0.05 to 60.0005 short 0 years 60/60.0002/60.0005 needs 1 units 10 of 10 cost 5000000 point 10000000000 head 100000000",
    );
}

#[test]
fn counts_ranges_and_what_has_no_figure() {
    check(
        target("60 lượt", "", "", &["1×1"]),
        "Short +50 to 50 short 10 years 10/30/50 needs 60 units 50 of 60 cost 50000000 point 1000000 head 1000000",
    );
    check(
        target("60 lượt", "10", "", &["1×1"]),
        "Reached +50 to 60 short 0 years 20/40/60 needs 50 units 50 of 50 cost 50000000 point 1000000 head 1000000",
    );
    check(
        target("30-40 lượt", "", "", &["1×0.7"]),
        "Reached +35 to 35 short 0 years 7/21/35 needs 30 units 50 of 43 cost 50000000 point 1428571 head 1428571",
    );
    check(
        target("30-40 lượt", "", "", &["1×1"]),
        "Reached +50 to 50 short 0 above 10 years 10/30/50 needs 30 units 50 of 30 cost 50000000 point 1000000 head 1000000",
    );
    check(target("30-40 lượt", "", "", &[]), "NoActivity +0 years 0/0/0 needs 30");
    check(target("done", "", "", &["1×2"]), "NoFigure +100 units 50 cost 50000000 head 500000");
    check(target("level", "", "", &[]), "NoFigure +0");
    check(target("60 lượt", "", "", &["99×1"]), "NoActivity +0 years 0/0/0 needs 60");
}

#[test]
fn several_lines_caps_and_delays() {
    check(
        target("100 lượt", "", "", &["1×1", "2×3"]),
        "Short +80 to 80 short 20 years 10/42/80 needs 100 cost 55000000 point 687500 head 687500",
    );
    check(
        target("100 lượt", "", "", &["1×2 cap 90"]),
        "Short +90 to 90 short 10 years 20/60/90 needs 100 of most 90 units 50 cost 50000000 point 555556 head 555556",
    );
    check(
        target("100 lượt", "", "", &["1×1 cap 30", "2×1 cap 70"]),
        "Short +40 to 40 short 60 years 10/34/40 needs 100 of most 100 cost 55000000 point 1375000 head 1375000",
    );
    // what is counted in 2028 has its effect in 2029, too late; its money is spent all the same
    check(
        target("100 lượt", "", "", &["1×1 delay 1"]),
        "Short +30 to 30 short 70 years 0/10/30 needs 100 units 30 of 100 cost 50000000 point 1666667 head 1666667",
    );
    check(
        target("100 lượt", "", "", &["1×1 delay 200"]),
        "Short +0 to 0 short 100 years 0/0/0 needs 100 units 0 of 100 cost 50000000",
    );
    let by = |year| Target { year, ..target("100 lượt", "", "", &["1×1 delay 1"]) };
    check(
        by(Some(2027)),
        "Short +10 to 10 short 90 years 0/10/30 needs 100 units 10 of 100 cost 30000000 point 3000000 head 3000000",
    );
    check(
        by(Some(2029)),
        "Short +50 to 50 short 50 years 0/10/30 needs 100 units 50 of 100 cost 50000000 point 1000000 head 1000000",
    );
    check(
        by(None),
        "Short +50 to 50 short 50 years 0/10/30 needs 100 units 50 of 100 cost 50000000 point 1000000 head 1000000",
    );
}

#[test]
fn money_without_a_target_and_targets_without_a_line() {
    let mut plan = plan(target("60 lượt", "", "", &["1×1"]));
    let alone = |id, lines: &[&str]| Target { id, ..target("done", "", "", lines) };
    plan.targets.extend([alone(51, &[]), alone(52, &["99×1"]), alone(53, &["3×1"])]);
    assert_eq!(lines_without_target(&plan, &compute(&plan)), [2]);
    assert_eq!(targets_without_line(&plan), [51, 52]);
    plan.outline.change(2, |item| {
        if let Kind::Line(line) = &mut item.kind {
            line.funding = Funding::InKind { donor: "VCCI".to_owned() };
        }
    });
    assert!(lines_without_target(&plan, &compute(&plan)).is_empty(), "what is in kind is no money");
}

proptest! {
    #[test]
    fn the_needed_count_reaches_the_goal_and_one_less_does_not(
        population in 1_i64..100_000,
        goal in 1_i64..=10_000,
        baseline in 0_i64..=10_000,
        effect in 1_i64..40,
    ) {
        let percent = |hundredths: i64| Decimal::new(hundredths, 2).normalize().to_string();
        let effect = Decimal::new(effect, 1).normalize().to_string();
        let asked = [percent(goal), " %".to_owned()].concat();
        let lines = [["1×".to_owned(), effect].concat()];
        let target = target(&asked, &percent(baseline), &population.to_string(), &[lines[0].as_str()]);
        let mut plan = plan(target);
        let needed = compute(&plan).targets[0].units_needed.unwrap();
        for (count, state) in [(needed, TargetState::Reached), (needed - Decimal::ONE, TargetState::Short)] {
            if count < Decimal::ZERO {
                continue;
            }
            plan.outline.change(1, |item| {
                if let Kind::Line(Line { basis: Basis::UnitCost { count: slot, .. }, .. }) = &mut item.kind {
                    slot.by_year = vec![Some(count), None, None];
                }
            });
            prop_assert_eq!(compute(&plan).targets[0].state, state);
        }
    }

    #[test]
    fn the_largest_population_is_just_small_enough(goal in 1_i64..=100, baseline in 0_i64..100) {
        let asked = [goal.to_string(), " %".to_owned()].concat();
        let with = |population: &str| compute(&plan(target(&asked, &baseline.to_string(), population, &["1×1"]))).targets[0].clone();
        let open = with("");
        prop_assert_eq!(open.population_at_most.is_some(), goal > baseline);
        if let Some(most) = open.population_at_most {
            prop_assert_eq!(with(&most.to_string()).state, TargetState::Reached);
            prop_assert_eq!(with(&(most + Decimal::ONE).to_string()).state, TargetState::Short);
        }
    }

    #[test]
    fn a_target_of_any_plan_is_judged(plan in arbitrary::plan()) {
        for (target, outlook) in plan.targets.iter().zip(&compute(&plan).targets) {
            prop_assert_eq!(outlook.by_year.len(), plan.period.len());
            let reached = outlook.state == TargetState::Reached;
            prop_assert_eq!(reached, reached && outlook.short_by.is_none_or(|short| short.is_zero()));
            let at_once = target.contributions.iter().all(|one| one.delay == 0);
            if target.year.is_none() && at_once && let (Some(projected), Some(last)) = (outlook.projected, outlook.by_year.last()) {
                prop_assert!(last.is_none_or(|last| last == projected), "without delays the last year is the end");
            }
        }
    }
}
