//! What is said of a job: the answer that the engine gives at once, whether or not anybody listens.

#![allow(clippy::unwrap_used)]

use super::{Answer, Job, Progress, Said, Task, run};
use crate::open::Seed;
use proptest::prelude::*;

fn job(name: &str, task: Task) -> Job {
    Job::new(&Seed::named(name).unwrap().plan().unwrap(), task)
}

#[test]
fn an_answer_is_that_of_the_engine() {
    let check = |name, errors| {
        let said = run(&job(name, Task::Check), &mut |_| true);
        assert_eq!(said, Said::Done(Answer::Checked(errors)), "{name}");
    };
    check("quang-ngai-2011-2015", 11);
    check("dong-nai-2018", 0);
}

#[test]
fn what_is_no_plan_is_said_to_be_none() {
    let job = Job { plan: "{".to_owned(), task: Task::Check, limit: 0 };
    assert_eq!(run(&job, &mut |_| true), Said::Unreadable);
}

#[test]
fn messages_come_back_as_they_went() {
    let said = [Said::Progress(Progress { done: 1, of: u64::MAX }), Said::Done(Answer::Checked(3)), Said::Unreadable];
    for said in said {
        assert_eq!(serde_json::from_str::<Said>(&serde_json::to_string(&said).unwrap()).unwrap(), said);
    }
    let job = job("da-nang-2011-2015", Task::Check);
    assert_eq!(serde_json::from_str::<Job>(&serde_json::to_string(&job).unwrap()).unwrap(), job);
}

#[test]
fn how_far_is_said_in_tens() {
    let check = |done, of, tens| assert_eq!(Progress { done, of }.tens(), tens, "{done} of {of}");
    check(0, 0, None);
    check(5, 0, None);
    check(0, 7, Some(0));
    check(1, 7, Some(10));
    check(99_999, 100_000, Some(90));
    check(100_000, 100_000, Some(100));
    check(9, 3, Some(100));
}

proptest! {
    #[test]
    fn how_far_never_goes_back(done: u64, more: u64, of: u64) {
        let tens = |done| Progress { done, of }.tens();
        prop_assert!(tens(done) <= tens(done.saturating_add(more)));
        prop_assert!(tens(done).is_none_or(|tens| tens <= 100));
    }
}
