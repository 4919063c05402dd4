//! What holds for every plan when its figures are drawn, or moved.

use super::*;
use crate::calc::Row;
use crate::edit::arbitrary;
use crate::risk::{Lever, sensitivity};
use proptest::prelude::*;

fn lines(plan: &Plan) -> Vec<Id> {
    plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect()
}

/// Each figure of the plan from and to itself.
fn as_planned(plan: &Plan) -> Vec<Range> {
    let figure = |item: Id, of| {
        let value = super::super::figure::planned(plan, plan.outline.get(item)?.line()?, of)?;
        Some(Range { item, of, low: value, high: value })
    };
    lines(plan).into_iter().flat_map(|item| RangeOf::ALL.map(|of| figure(item, of))).flatten().collect()
}

fn can_fail(result: Result<Simulated, Unsimulated>) -> Option<Simulated> {
    match result {
        Ok(simulated) => Some(simulated),
        Err(Unsimulated::NothingVaries | Unsimulated::TooLarge) => None,
        Err(Unsimulated::Stopped) => panic!("nobody stopped it"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_no_choice_every_run_is_as_planned(plan in arbitrary::plan(), seed in any::<u64>()) {
        let report = compute(&plan);
        let runs = Runs { runs: 3, seed };
        if let Some(simulated) = can_fail(simulate(&plan, &as_planned(&plan), runs, &mut |_| true)) {
            prop_assert_eq!([simulated.least, simulated.mean, simulated.most], [report.grand_total(); 3]);
            for (chance, room) in simulated.under.iter().zip(&report.ceilings) {
                prop_assert_eq!(chance.runs, if room.left < Money::ZERO { 0 } else { 3 }, "{:?}", room);
            }
        }
    }

    #[test]
    fn one_price_set_comes_to_what_the_plan_would_say(plan in arbitrary::plan(), price in 1..50_000_000_u32) {
        let plan = Plan { index: Vec::new(), ..plan };
        for item in lines(&plan) {
            let price = Decimal::from(price);
            let range = Range { item, of: RangeOf::Price, low: price, high: price };
            let is_constant = |line: &Line| matches!(line.basis, Basis::UnitCost { price: Price::Constant(Some(_)), .. });
            if !plan.outline.get(item).and_then(|item| item.line()).is_some_and(is_constant) {
                continue;
            }
            let Some(simulated) = can_fail(simulate(&plan, &[range], Runs { runs: 2, seed: 1 }, &mut |_| true)) else {
                continue;
            };
            let after = apply(&plan, &Command::SetPrice { item, year: None, price: Some(price) }).unwrap();
            prop_assert_eq!([simulated.least, simulated.most], [compute(&after).grand_total(); 2]);
        }
    }

    #[test]
    fn percentiles_are_in_order_and_bars_hold_every_run(plan in arbitrary::plan(), seed in any::<u64>()) {
        let ranges = assumed(&plan, Decimal::from(30), Decimal::from(70));
        if let Some(it) = can_fail(simulate(&plan, &ranges, Runs { runs: 200, seed }, &mut |_| true)) {
            let figures = [it.least, it.p10, it.p50, it.p80, it.p90, it.most];
            prop_assert!(figures.is_sorted() && it.least <= it.mean && it.mean <= it.most);
            prop_assert_eq!(it.histogram.iter().map(|bar| bar.runs).sum::<u32>(), 200);
            prop_assert!(it.histogram.len() <= 40 && it.histogram.windows(2).all(|pair| pair[0].to == pair[1].from));
            prop_assert!(it.histogram[0].from <= it.least && it.histogram.last().unwrap().to > it.most);
        }
    }

    /// Of prices that need no rounding: what each lever does is what the commands would do.
    #[test]
    fn the_ends_of_a_price_are_what_the_plan_would_say(plan in arbitrary::plan()) {
        let plan = Plan { index: Vec::new(), ranges: Vec::new(), ..plan };
        let report = compute(&plan);
        let effects = sensitivity(&plan, Decimal::from(50), &mut |_| true).unwrap();
        prop_assert!(effects.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
        for effect in &effects {
            let (item, after) = match effect.lever {
                Lever::Driver(driver) => {
                    let value = plan.driver(driver).unwrap().value * number("1.5");
                    (None, apply(&plan, &Command::SetDriverValue { driver, value: value.normalize() }))
                }
                Lever::Price(item) => {
                    let line = plan.outline.get(item).unwrap().line().unwrap();
                    let Basis::UnitCost { price: Price::Constant(Some(price)), .. } = &line.basis else { continue };
                    let price = Some((price * number("1.5")).normalize());
                    (Some(item), apply(&plan, &Command::SetPrice { item, year: None, price }))
                }
                Lever::Count(_) | Lever::Amount(_) => continue,
            };
            let Ok(after) = after else { continue };
            let after = compute(&after);
            prop_assert_eq!(effect.high, after.grand_total(), "{:?}", effect.lever);
            prop_assert!(item.is_none_or(|id| plan.outline.position(id).is_some_and(|at| report.in_year(Row::Item(at), 0).is_some() || plan.period.len() > 1)));
            for (target, _, high) in &effect.targets {
                let outlook = after.targets.iter().find(|outlook| outlook.target == *target).unwrap();
                prop_assert_eq!(*high, outlook.projected);
            }
        }
    }
}
