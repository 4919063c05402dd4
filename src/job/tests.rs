//! What is said of a job: the answer that the engine gives at once, whether or not anybody listens, and what of it arrives.

#![allow(clippy::unwrap_used)]

use super::{Answer, Job, Progress, Said, Task, pack, run, unpack};
use crate::edit::{Command, apply, variant};
use crate::fit::{How, Unfit, fit};
use crate::goal::{Aim, Lever, Unreached, seek};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{BasisKind, Ceiling, Place, Plan, Scenario, Spread};
use crate::risk::{Runs, Unsimulated, assumed, range_all, sensitivity, simulate, with_ceiling};
use proptest::prelude::*;

const RUNS: Runs = Runs { runs: 5_000, seed: u64::MAX };

fn plan() -> Plan {
    Seed::named("da-nang-2011-2015").unwrap().plan().unwrap()
}

fn ceilings(dong: i128) -> Vec<Ceiling> {
    vec![Ceiling::new(1, Money::new(dong))]
}

/// Every task, with what the engine says of it at once.
fn tasks() -> Vec<(Task, Answer)> {
    let (plan, percent) = (plan(), Decimal::TEN);
    let ranges = assumed(&plan, percent, Decimal::TWO);
    let simulated = simulate(&plan, &ranges, RUNS, &mut |_| true);
    assert!(simulated.is_ok());
    let effects = sensitivity(&plan, percent, &mut |_| true);
    assert!(effects.as_ref().is_some_and(|effects| effects.len() > 10));
    let cuts = [(3_000_000_000, How::Best), (3_000_000_000, How::Even), (3_000_000_000, How::Order), (1, How::Best)];
    let cuts = cuts.map(|(dong, how)| {
        let answer = Answer::Fitted(fit(&plan, &ceilings(dong), how, &mut |_| true));
        (Task::Fit { ceilings: ceilings(dong), how }, answer)
    });
    assert!(cuts.iter().all(|(_, answer)| !matches!(answer, Answer::Fitted(Err(Unfit::Stopped)))));
    let (lever, aim) = (Lever::Prices { item: None }, Aim::Total);
    let seeks = [3_000_000_000_i64, -1].map(|wanted| {
        let wanted = Decimal::from(wanted);
        (Task::Seek { lever, aim, wanted }, Answer::Sought(seek(&plan, (&lever, &aim), wanted, &mut |_| true)))
    });
    assert!(matches!(seeks, [(_, Answer::Sought(Ok(_))), (_, Answer::Sought(Err(Unreached::OutOfReach { .. })))]));
    let others = [
        (Task::Simulate { ranges, runs: RUNS }, Answer::Simulated(simulated)),
        (Task::Simulate { ranges: Vec::new(), runs: RUNS }, Answer::Simulated(Err(Unsimulated::NothingVaries))),
        (Task::Sensitivity { percent }, Answer::Sensitivity(effects)),
    ];
    cuts.into_iter().chain(others).chain(seeks).collect()
}

/// What arrives of a message.
fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(message: &T) -> T {
    unpack(&pack(message)).unwrap()
}

#[test]
fn an_answer_is_that_of_the_engine_and_arrives_as_it_was() {
    for (task, answer) in tasks() {
        let job = Job::new(&plan(), task);
        assert_eq!(sent(&job), job);
        let said = run(&sent(&job), &mut |_| true);
        assert_eq!(said, Said::Done(answer));
        assert_eq!(sent(&said), said);
    }
}

/// What a job says of its way.
fn heard(task: Task) -> Vec<Progress> {
    let mut heard = Vec::new();
    run(&Job::new(&plan(), task), &mut |progress| {
        heard.push(progress);
        true
    });
    heard
}

#[test]
fn what_is_cut_short_is_no_message() {
    let whole = pack(&Job::new(&plan(), Task::Sensitivity { percent: Decimal::TEN }));
    assert!(unpack::<Job>(&whole).is_some());
    for length in (0..whole.len()).step_by(97) {
        assert_eq!(unpack::<Job>(whole.get(..length).unwrap()), None, "{length}");
    }
}

#[test]
fn a_job_says_how_far_it_is_up_to_its_end() {
    let ranges = assumed(&plan(), Decimal::TEN, Decimal::TEN);
    for task in [Task::Simulate { ranges, runs: RUNS }, Task::Sensitivity { percent: Decimal::TEN }] {
        let heard = heard(task.clone());
        assert!(heard.len() > 3, "{task:?}");
        assert!(heard.is_sorted_by_key(|progress| progress.done), "{task:?}");
        assert!(heard.iter().all(|progress| progress.done <= progress.of && progress.of > 0), "{task:?}");
        assert!(heard.last().is_some_and(|last| last.tens() >= Some(90)), "{task:?}");
    }
}

#[test]
fn a_job_that_is_stopped_at_once_has_no_answer() {
    let ranges = assumed(&plan(), Decimal::TEN, Decimal::TEN);
    for (task, stopped) in [
        (Task::Simulate { ranges, runs: RUNS }, Answer::Simulated(Err(Unsimulated::Stopped))),
        (Task::Sensitivity { percent: Decimal::TEN }, Answer::Sensitivity(None)),
        (
            Task::Seek { lever: Lever::Counts { item: None }, aim: Aim::Total, wanted: Decimal::TEN },
            Answer::Sought(Err(Unreached::Stopped)),
        ),
    ] {
        assert_eq!(run(&Job::new(&plan(), task), &mut |_| false), Said::Done(stopped));
    }
}

#[test]
fn what_is_no_plan_is_said_to_be_none() {
    for plan in ["", "{", "{}"] {
        let job = Job { plan: plan.to_owned(), task: Task::Sensitivity { percent: Decimal::TEN }, limit: 0 };
        assert_eq!(run(&job, &mut |_| true), Said::Unreadable, "{plan}");
    }
}

#[test]
fn how_far_is_said_in_tens() {
    let check = |done, of, tens| assert_eq!(Progress::new(done, of).tens(), tens, "{done} of {of}");
    check(0, 0, None);
    check(5, 0, None);
    check(0, 7, Some(0));
    check(1, 7, Some(10));
    check(99_999, 100_000, Some(90));
    check(100_000, 100_000, Some(100));
    check(9, 3, Some(100));
}

#[test]
fn where_nobody_knows_the_steps_the_time_is_said() {
    let check = |progress: (u64, u64), said: (u64, u64)| {
        let [progress, said] = [progress, said].map(|(done, of)| Progress::new(done, of));
        assert_eq!(progress.or_of_time(3, 10), said);
    };
    check((500, 0), (3, 10));
    check((500, 1_000), (500, 1_000));
    let found = Progress { tried: 9, best: Some(Money::new(1 << 90)), ..Progress::new(9, 0) };
    assert_eq!(found.or_of_time(3, 10), Progress { done: 3, of: 10, ..found });
    assert_eq!(sent(&Said::Progress(found)), Said::Progress(found));
}

#[test]
fn a_search_says_the_best_that_it_found() {
    let heard = heard(Task::Fit { ceilings: ceilings(3_000_000_000), how: How::Best });
    let last = heard.last().unwrap();
    assert!(last.tried > 0 && last.best.is_some_and(|best| best <= Money::new(3_000_000_000)), "{last:?}");
}

proptest! {
    #[test]
    fn how_far_never_goes_back(done: u64, more: u64, of: u64) {
        let tens = |done| Progress::new(done, of).tens();
        prop_assert!(tens(done) <= tens(done.saturating_add(more)));
        prop_assert!(tens(done).is_none_or(|tens| tens <= 100));
    }
}

#[test]
fn a_scenario_is_answered_for_under_its_own_ids() {
    let mut base = plan();
    let add = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
    let named = Command::AddScenario { name: "Thử".to_owned(), changes: vec![add] };
    base = apply(&base, &named).unwrap();
    let id = base.scenarios.first().unwrap().id;
    let lump = Command::SpreadAmount { item: Scenario::FIRST_ID, amount: Some(Money::new(7)), spread: Spread::Even };
    let priced = [Command::SetBasis { item: Scenario::FIRST_ID, basis: BasisKind::LumpSum }, lump];
    let change = Command::InScenario { scenario: id, command: Box::new(Command::Several(priced.to_vec())) };
    let shown = variant(&apply(&base, &change).unwrap(), id).unwrap().plan;
    let asked = with_ceiling(&shown, Money::new(3_700_000_000));
    let ranges = assumed(&asked, Decimal::TEN, Decimal::TWO);
    assert!(ranges.iter().any(|range| range.item == Scenario::FIRST_ID));
    let simulated = simulate(&asked, &ranges, RUNS, &mut |_| true);
    let said = run(&sent(&Job::new(&asked, Task::Simulate { ranges, runs: RUNS })), &mut |_| true);
    assert_eq!(said, Said::Done(Answer::Simulated(simulated)));
}

#[test]
fn a_plan_with_ranges_is_asked_about_with_them() {
    let ranged = apply(&plan(), &range_all(&plan(), Decimal::TEN, Decimal::TWO).unwrap().command).unwrap();
    let simulated = simulate(&ranged, &ranged.ranges, RUNS, &mut |_| true);
    assert!(simulated.as_ref().is_ok_and(|it| !it.assumed));
    let job = Job::new(&ranged, Task::Simulate { ranges: ranged.ranges.clone(), runs: RUNS });
    assert_eq!(run(&sent(&job), &mut |_| true), Said::Done(Answer::Simulated(simulated)));
    let effects = sensitivity(&ranged, Decimal::TEN, &mut |_| true);
    let job = Job::new(&ranged, Task::Sensitivity { percent: Decimal::TEN });
    assert_eq!(run(&sent(&job), &mut |_| true), Said::Done(Answer::Sensitivity(effects)));
}
