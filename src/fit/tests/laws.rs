//! What holds for every answer on small plans.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

use super::small::{best, is_kept, loss, plan};
use crate::calc::compute;
use crate::edit::{Command, apply};
use crate::fit::{Fitted, How, Unfit, cuttable, fit};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Plan};

/// So many small plans that have to be cut.
const PLANS: usize = 1100;

/// Calls with the seed of each small plan that is over a ceiling.
fn each_over(call: &mut dyn FnMut(u64, &Plan)) {
    let over = |plan: &Plan| compute(plan).ceilings.iter().any(|room| room.left < Money::ZERO);
    let all = (0..).map(|seed| (seed, plan(seed))).filter(|(_, plan)| over(plan));
    all.take(PLANS).for_each(|(seed, plan)| call(seed, &plan));
}

/// What is true of any answer: it fits, it keeps what is to be kept, and it says of itself what is so.
#[track_caller]
fn check(seed: u64, plan: &Plan, fitted: &Fitted) -> Plan {
    let cut = apply(plan, &Command::Several(fitted.commands.clone())).unwrap();
    let (before, report) = (compute(plan), compute(&cut));
    assert!(report.ceilings.iter().all(|room| room.left >= Money::ZERO), "seed {seed}: over a ceiling");
    assert_eq!(report.grand_total(), fitted.total, "seed {seed}");
    let left: Vec<Money> = report.ceilings.iter().map(|room| room.left).collect();
    assert_eq!(left, fitted.left, "seed {seed}");
    assert!(fitted.total <= fitted.bound, "seed {seed}: the bound {:?} is below {:?}", fitted.bound, fitted.total);
    assert!(!fitted.optimal || fitted.bound == fitted.total, "seed {seed}: an optimum with a gap");
    assert!(is_kept(plan, &cut), "seed {seed}: cut more than it may");
    let saved: Money = fitted.cuts.iter().map(|cut| cut.saved).sum();
    assert_eq!(before.grand_total().minus(saved), fitted.total, "seed {seed}: cuts do not add up");
    assert!(fitted.cuts.iter().all(|cut| cut.to < cut.from && cut.to >= Decimal::ZERO), "seed {seed}");
    for (before, after) in plan.outline.items().iter().zip(cut.outline.items()) {
        let (Some(before), Some(after)) = (before.line(), after.line()) else { continue };
        assert_eq!(before.funding, after.funding, "seed {seed}: who pays changed");
        if let (Basis::UnitCost { price, .. }, Basis::UnitCost { price: new, .. }) = (&before.basis, &after.basis) {
            assert_eq!(price, new, "seed {seed}: a price changed");
        }
    }
    let may = cuttable(plan);
    assert!(fitted.cuts.iter().filter_map(|cut| cut.item).all(|item| may.contains(&item)), "seed {seed}");
    cut
}

#[test]
fn the_best_cut_is_the_best_of_all() {
    let (mut fitting, mut losing) = (0, 0);
    each_over(&mut |seed, plan| {
        let (before, expected) = (compute(plan), best(plan));
        match (fit(plan, &plan.ceilings, How::Best, &mut |_| true), expected) {
            (Ok(fitted), Some((least, total))) => {
                let cut = check(seed, plan, &fitted);
                assert_eq!(loss(plan, &before, &compute(&cut)), least, "seed {seed}: {fitted:?}");
                assert_eq!(fitted.total, total, "seed {seed}: {fitted:?}");
                assert!(fitted.optimal, "seed {seed}: not proved");
                fitting += 1;
                losing += usize::from(least != loss(plan, &before, &before));
            }
            (Err(Unfit::TooTight { .. }), None) => {}
            (found, expected) => panic!("seed {seed}: {found:?}, and of all {expected:?}"),
        }
    });
    assert!(fitting >= 500, "only {fitting} plans of them fit");
    assert!(losing >= 50, "only {losing} plans of them lose targets");
}

#[test]
fn even_and_ordered_cuts_fit_as_well() {
    each_over(&mut |seed, plan| {
        for how in [How::Even, How::Order] {
            match fit(plan, &plan.ceilings, how, &mut |_| true) {
                Ok(fitted) => drop(check(seed, plan, &fitted)),
                Err(Unfit::TooTight { least, ceiling }) => {
                    assert!(least > ceiling.amount, "seed {seed}: {how:?}");
                    // what an even cut cannot fit, none can, since it goes as low as any
                    assert!(best(plan).is_none(), "seed {seed}: {how:?} gave up");
                }
                Err(other) => panic!("seed {seed}: {how:?}: {other:?}"),
            }
        }
    });
}

#[test]
fn a_search_that_is_stopped_claims_no_more_than_it_knows() {
    let mut stopped = 0;
    each_over(&mut |seed, plan| {
        if let Ok(fitted) = fit(plan, &plan.ceilings, How::Best, &mut |_| false) {
            check(seed, plan, &fitted);
            let (least, total) = best(plan).unwrap();
            let cut = apply(plan, &Command::Several(fitted.commands.clone())).unwrap();
            if loss(plan, &compute(plan), &compute(&cut)) == least {
                assert!(fitted.bound >= total, "seed {seed}: the bound is wrong");
            } else {
                assert!(!fitted.optimal, "seed {seed}");
            }
            stopped += usize::from(!fitted.optimal);
        }
    });
    assert!(stopped > 0, "nothing was stopped");
}
