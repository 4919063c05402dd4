//! Long jobs as data: what is asked of whoever works beside the page, and what it says. Knows neither where it runs nor what
//! time it is.
//!
//! A job takes its plan along as a file, because nothing else is shared with who does it. Who does it is asked at every step
//! whether to go on; one that is told to stop answers with what it has, if that is of use.

#[cfg(test)]
mod tests;

use crate::calc::compute;
use crate::check::{Severity, check};
use crate::format::{read, write_compact};
use crate::plan::Plan;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The plan, as a file.
    pub plan: String,
    /// What to find out about it.
    pub task: Task,
    /// After so many milliseconds it is told to stop; 0 for never.
    pub limit: u32,
}

/// What to find out about a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// What is wrong with it.
    Check,
}

/// What was found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// So many errors.
    Checked(usize),
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all, as far as that is known; 0 if it is not.
    pub of: u64,
}

impl Progress {
    /// In percent, rounded down to ten, for who hears it: more often would be noise. `None` if nobody knows how far it is.
    pub fn tens(self) -> Option<u64> {
        let tenth = self.done.min(self.of).saturating_mul(10).checked_div(self.of)?;
        Some(tenth.saturating_mul(10))
    }
}

/// What is said of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// It goes on, and is so far.
    Progress(Progress),
    /// It is done.
    Done(Answer),
    /// The plan that was sent is none.
    Unreadable,
}

impl Job {
    /// What is asked of a plan, without a limit.
    pub fn new(plan: &Plan, task: Task) -> Self {
        Self { plan: write_compact(plan), task, limit: 0 }
    }
}

/// Does a job; `go_on` is told how far it is, and says whether it should go on. What it says last is returned.
pub fn run(job: &Job, go_on: &mut dyn FnMut(Progress) -> bool) -> Said {
    let Ok(plan) = read(&job.plan) else { return Said::Unreadable };
    Said::Done(answer(&plan, &job.task, go_on))
}

fn answer(plan: &Plan, task: &Task, go_on: &mut dyn FnMut(Progress) -> bool) -> Answer {
    match task {
        Task::Check => {
            let report = compute(plan);
            go_on(Progress { done: 1, of: 2 });
            let findings = check(plan, &report);
            Answer::Checked(findings.iter().filter(|finding| finding.severity == Severity::Error).count())
        }
    }
}
