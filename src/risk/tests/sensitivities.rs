//! Sensitivities computed by hand.

use super::*;
use crate::open::SEEDS;
use crate::plan::{Baseline, Contribution, Goal, Population, Target};
use crate::risk::{Effect, Lever, by_target, sensitivity};

fn all(plan: &Plan, percent: &str) -> Vec<Effect> {
    sensitivity(plan, number(percent), &mut |_| true).unwrap()
}

/// Each effect as "lever low high", with "target low high" for each target that moves.
#[track_caller]
fn check(plan: &Plan, percent: &str, expected: &[&str]) {
    let said = |effect: &Effect| {
        let mut text = format!("{:?} {} {}", effect.lever, effect.low.dong(), effect.high.dong());
        for (target, low, high) in &effect.targets {
            let figure = |it: &Option<Decimal>| it.map_or("?".to_owned(), |it| it.to_string());
            text.push_str(&format!(" {target}: {} {}", figure(low), figure(high)));
        }
        text
    };
    assert_eq!(all(plan, percent).iter().map(said).collect::<Vec<_>>(), expected);
}

fn target(id: Id, contributions: Vec<(Id, &str, Option<&str>)>, population: Option<&str>) -> Target {
    let contribution = |(item, effect, cap): (Id, &str, Option<&str>)| Contribution {
        item,
        effect: number(effect),
        cap: cap.map(number),
        delay: 0,
    };
    Target {
        id,
        number: String::new(),
        text: String::new(),
        goal: Goal::AtLeast { value: number("60"), unit: if population.is_some() { "%" } else { "" }.to_owned() },
        year: None,
        baseline: Some(Baseline { value: number("31"), year: None, text: String::new() }),
        population: population.filter(|it| !it.is_empty()).map(|it| Population {
            value: number(it),
            unit: String::new(),
            text: String::new(),
        }),
        parent: None,
        contributions: contributions.into_iter().map(contribution).collect(),
    }
}

fn example() -> Plan {
    let factor = |except: Option<&str>| Factor {
        value: FactorValue::Driver { driver: 50, except: except.map(number) },
        unit: String::new(),
    };
    let people = |except: Option<&str>| Basis::UnitCost {
        price: Price::Constant(Some(number("100"))),
        count: Count { factors: vec![factor(except)], by_year: by_year(["1", "1", ""]) },
    };
    let mut it = plan(vec![
        (unit_cost("1000", ["2", "", "3"]), Funding::Source(1)),
        (people(None), Funding::Unstated),
        (people(Some("7")), Funding::Unstated),
        (lump_sum(["500", "", "1"]), Funding::Source(1)),
        (unit_cost("9", ["4", "", ""]), Funding::InKind { donor: String::new() }),
        (Basis::Blank, Funding::Unstated),
    ]);
    it.drivers.push(Driver { id: 50, name: "n".to_owned(), unit: String::new(), value: number("10") });
    it.targets = vec![
        target(60, vec![(10, "1", None), (11, "0.5", Some("10.2"))], Some("100")),
        target(61, vec![(14, "2", None)], None),
        target(62, vec![(10, "1", None)], Some("")),
    ];
    it
}

#[test]
fn levers_are_ranked_by_how_far_they_move_the_total() {
    let expected = [
        "Price(10) 4500 5500",
        "Count(10) 4500 5500 60: 45.5 46.5 62: ? ?",
        "Price(11) 1800 2200 ",
        "Count(11) 1800 2200 60: 45 46.2",
        "Driver(50) 1800 2200 60: 45 46.2",
        "Price(12) 1260 1540",
        "Count(12) 1260 1540",
        "Amount(13) 451 551",
        "Count(14) 0 0 61: 38.2 39.8",
    ];
    // total: 5.000 + 2.000 + 1.400 + 501
    let total = |line: &str, planned: i128| {
        let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        for word in &mut words[1..3] {
            *word = (word.parse::<i128>().unwrap() + 8_901 - planned).to_string();
        }
        words.join(" ")
    };
    let planned = [5_000, 5_000, 2_000, 2_000, 2_000, 1_400, 1_400, 501, 0];
    let expected: Vec<String> = expected.iter().zip(planned).map(|(line, planned)| total(line, planned)).collect();
    check(&example(), "10", &expected.iter().map(String::as_str).collect::<Vec<_>>());
    check(&example(), "0", &[]);
}

#[test]
fn a_range_takes_the_place_of_the_percentage() {
    let mut it = example();
    it.ranges = vec![
        range(10, RangeOf::Price, "990", "1200"),
        range(10, RangeOf::Count, "4", "5"),
        range(13, RangeOf::Amount, "0", "1002"),
    ];
    let effects = all(&it, "10");
    let of = |lever| effects.iter().find(|effect| effect.lever == lever).unwrap();
    let ends = |lever| [of(lever).low, of(lever).high].map(|total| total.dong() - 8_901);
    assert_eq!(ends(Lever::Price(10)), [-50, 1_000]);
    assert_eq!(ends(Lever::Count(10)), [-1_000, 0]);
    assert_eq!(ends(Lever::Amount(13)), [-501, 501]);
}

#[test]
fn a_target_has_a_ranking_of_its_own() {
    let effects = all(&example(), "10");
    let levers: Vec<Lever> = by_target(&effects, 60).iter().map(|effect| effect.lever).collect();
    assert_eq!(levers, [Lever::Count(11), Lever::Driver(50), Lever::Count(10)]);
    assert!(by_target(&effects, 62).is_empty(), "nobody knows of how many");
}

#[test]
fn it_can_be_stopped_and_the_seeds_have_one() {
    let mut told = Vec::new();
    let stopped = sensitivity(&example(), number("10"), &mut |done| {
        told.push(done);
        done < 3
    });
    assert!(stopped.is_none());
    assert_eq!(told, [0, 1, 2, 3]);
    for seed in &SEEDS {
        let effects = all(&seed.plan().unwrap(), "10");
        assert!(effects.len() > 5 && effects[0].swing() > Money::ZERO, "{}", seed.name);
    }
}
